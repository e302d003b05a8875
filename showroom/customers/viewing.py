"""How many customer files a person opens a day: counted, limited by post, raised by a manager for one day (PI-09)."""

from __future__ import annotations

from dataclasses import dataclass

import sqlalchemy as sa

from showroom.customers.model import Customer, CustomerTask
from showroom.customers.owners import staff_table
from showroom.customers.records import get_customer
from showroom.customers.viewing_model import FileOpening, ViewAllowance
from showroom.kernel.actor import Actor, Permission, Role
from showroom.kernel.errors import NOT_FOUND, FieldErrors, Message, ShowroomError, told
from showroom.kernel.text import field_text
from showroom.persistence.actions import Tx, Workplace, composed, reads, writes

FILE, REVEAL = "file", "reveal"
PARAMETER = "customer.daily_views"
LEAST_REASON = 10
_MOST_EXTRA = 500
VIEW_LIMIT = Message(
    "view_limit",
    "今天已打开 {count} 份客户档案，达到上限 {limit}（参数 {key}，PI-09）。有今日任务的本人客户不计。"
    "需要更多请找销售经理为今天调高。",
    "You opened {count} customer files today, which is the limit of {limit} (parameter {key}, PI-09). Your own"
    " customers with a task today do not count. The sales manager can raise it for today.",
)
EXTRA_WRONG = Message("view_extra", "请填 1 至 {most} 的整数", "Give a whole number from 1 to {most}")
REASON_SHORT = Message("view_reason", "请写明理由，至少 {least} 个字", "Give a reason of {least} characters or more")


@dataclass(frozen=True, slots=True)
class ViewCount:
    """What one person opened today; `limit` None: no rule for this post."""

    staff_id: int
    name: str
    count: int
    extra: int
    limit: int | None


class ViewingService:
    """Counts openings and reveals; `open_file` stands before every reading of a whole customer file."""

    def __init__(self, work: Workplace) -> None:
        self.work = work

    @composed(Permission.CUSTOMER_READ)
    def open_file(self, actor: Actor, customer_id: int) -> None:
        """Count the opening of a file; a second one on the same day is free. The refusal is audited too.

        Raises ShowroomError(view_limit | customer_not_found).
        """
        if self._is_free(actor, customer_id):
            return
        try:
            self._count_file(actor, customer_id)
        except ShowroomError as error:
            if error.code == VIEW_LIMIT.code:
                self._note_refusal(actor, customer_id)
            raise

    @writes(Permission.OWNERSHIP_OVERRIDE)
    def raise_limit(self, tx: Tx, staff_id: int, extra: int, reason: str) -> ViewCount:
        """Let one person open `extra` more files today; raises FieldErrors, ShowroomError(not_found)."""
        if not 1 <= extra <= _MOST_EXTRA:
            raise FieldErrors({"extra": told(EXTRA_WRONG, most=_MOST_EXTRA)})
        why = field_text("reason", reason, 200)
        if len(why) < LEAST_REASON:
            raise FieldErrors({"reason": told(REASON_SHORT, least=LEAST_REASON)})
        found = next((line for line in _counts(tx, staff_id)), None)
        if found is None:
            raise ShowroomError(NOT_FOUND, what=f"staff {staff_id}")
        tx.session.add(
            ViewAllowance(staff_id=staff_id, day=tx.today, extra=extra, reason=why, at=tx.now, by=tx.actor.id)
        )
        tx.audit("staff", staff_id, view_limit_extra=extra, day=tx.today.isoformat(), reason=why)
        tx.session.flush()
        return _counts(tx, staff_id)[0]

    @reads(Permission.OWNERSHIP_OVERRIDE)
    def today(self, tx: Tx) -> tuple[ViewCount, ...]:
        """What everybody who works here opened today, the most first."""
        return tuple(sorted(_counts(tx), key=lambda line: (-line.count, line.name)))

    @reads(Permission.CUSTOMER_READ)
    def _is_free(self, tx: Tx, customer_id: int) -> bool:
        return _counted_already(tx, customer_id, FILE) or not _counts_for(tx, get_customer(tx, customer_id))

    @writes(Permission.CUSTOMER_READ)
    def _count_file(self, tx: Tx, customer_id: int) -> None:
        count_use(tx, get_customer(tx, customer_id), FILE)
        tx.audit("file_opening", customer_id, what=FILE)

    @writes(Permission.CUSTOMER_READ)
    def _note_refusal(self, tx: Tx, customer_id: int) -> None:
        tx.audit("file_opening", customer_id, refused=VIEW_LIMIT.code)


def count_use(tx: Tx, customer: Customer, what: str) -> None:
    """Count an opening or a reveal in the caller's transaction; raises ShowroomError(view_limit)."""
    if _counted_already(tx, customer.id, what) or not _counts_for(tx, customer):
        return
    key, limit = _limit(tx, tx.actor.roles)
    if limit is not None:
        most = limit + _extra(tx, tx.actor.id)
        count = _count(tx, tx.actor.id)
        if count >= most:
            raise ShowroomError(VIEW_LIMIT, count=count, limit=most, key=key)
    if tx.session.get_bind().dialect.name == "postgresql":
        from sqlalchemy.dialects.postgresql import insert
    else:
        from sqlalchemy.dialects.sqlite import insert  # type: ignore[assignment]
    row = insert(FileOpening).values(staff_id=tx.actor.id, day=tx.today, customer_id=customer.id, what=what, at=tx.now)
    tx.session.execute(row.on_conflict_do_nothing())  # two windows of one person may open it at once


def _counted_already(tx: Tx, customer_id: int, what: str) -> bool:
    return tx.session.get(FileOpening, (tx.actor.id, tx.today, customer_id, what)) is not None


def _counts_for(tx: Tx, customer: Customer) -> bool:
    """One's own customer with a task due by today is today's work, and free."""
    if customer.owner_id != tx.actor.id:
        return True
    task = sa.select(CustomerTask.id).where(
        CustomerTask.customer_id == customer.id, CustomerTask.done_at.is_(None), CustomerTask.due <= tx.today
    )
    return tx.session.scalar(task.limit(1)) is None


def _limit(tx: Tx, roles: frozenset[Role]) -> tuple[str, int | None]:
    """The key and the number of the post with the most; None where the store has no rule for any of them."""
    keys = [f"{PARAMETER}.{role.value}" for role in sorted(roles)]
    known = [(tx.parameters.whole(key, tx.today), key) for key in keys if tx.parameters.covers(key, tx.today)]
    return (max(known)[1], max(known)[0]) if known else ("", None)


def _count(tx: Tx, staff_id: int) -> int:
    query = sa.select(sa.func.count()).select_from(FileOpening)
    return tx.session.scalar(query.where(FileOpening.staff_id == staff_id, FileOpening.day == tx.today)) or 0


def _extra(tx: Tx, staff_id: int) -> int:
    query = sa.select(sa.func.coalesce(sa.func.sum(ViewAllowance.extra), 0))
    found = tx.session.scalar(query.where(ViewAllowance.staff_id == staff_id, ViewAllowance.day == tx.today))
    return int(found or 0)


def _counts(tx: Tx, staff_id: int | None = None) -> tuple[ViewCount, ...]:
    staff = staff_table()
    query = sa.select(staff.c.id, staff.c.name, staff.c.roles).where(staff.c.active)
    if staff_id is not None:
        query = query.where(staff.c.id == staff_id)
    lines = []
    for row in tx.session.execute(query.limit(1000)).all():
        roles = frozenset(Role(word) for word in row.roles.split(",") if word)
        if Actor(row.id, row.name, roles).may(Permission.CUSTOMER_READ):
            extra, (_key, limit) = _extra(tx, row.id), _limit(tx, roles)
            lines.append(
                ViewCount(row.id, row.name, _count(tx, row.id), extra, None if limit is None else limit + extra)
            )
    return tuple(lines)
