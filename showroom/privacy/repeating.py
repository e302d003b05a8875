"""A store put back to an older copy: what was erased, restricted or given back since is done again (PI-08)."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.orm import Session

from showroom.kernel.actor import Actor, Permission, Role
from showroom.kernel.errors import Message, ShowroomError, Told, told
from showroom.persistence.actions import Tx, Workplace, writes
from showroom.privacy.erasure_record import FILE_NAME, Anchor, ErasureRecord, RecordedAct

if TYPE_CHECKING:
    from showroom.bootstrap import Showroom

REPEATED = Message(
    "erasures_repeated",
    "这份数据比删除记录旧：已重新执行此后的 {count} 项删除、限制或恢复（客户编号 {numbers}）",
    "This copy of the store is older than its record of erasures: {count} acts made since were carried out again"
    " (customer numbers {numbers})",
)
NOT_REPEATED = Message(
    "erasure_not_repeated",
    "客户 {number} 曾于 {day} 删除或限制，这份旧数据里还不能重新执行（{code}：有未结的合同或期限）。"
    "请在个人信息窗口办理",
    "Customer {number} was erased or restricted on {day}, which this older copy does not let be done again yet ({code}:"
    " an open contract or a period stands against it). See to it at the privacy desk",
)
NOT_RECORDED = Message(
    "erasure_not_recorded",
    "已执行，但没能记到 {place}：请检查磁盘后重新打开门店，记录会自动补上；在此之前不要用旧备份恢复",
    "Done, but it could not be recorded in {place}: check the disk and open the store again, then the record catches"
    " up; restore no older backup before that",
)
ENDED_BEFORE = Message("ended_before_erasure", "客户信息删除前已结束", "Ended before the customer's data were erased")
_REGISTER = sa.table(
    "erasure", sa.column("id"), sa.column("customer_id"), sa.column("kind"), sa.column("rule"), sa.column("scope"),
    sa.column("at"),
)  # fmt: skip
_CUSTOMER = sa.table("customer", sa.column("id"), sa.column("created_at"))
_STANDING = sa.table("customer_standing", sa.column("customer_id"), sa.column("state"), sa.column("since"))
_AUDIT = sa.table("audit_entry", sa.column("seq"), sa.column("mac"), sa.column("at"))
_MOST_NAMED, _AT_ONCE = 20, 500


class RepeatingService:
    """Does recorded acts again, each in its own transaction, dated as they were made."""

    def __init__(self, work: Workplace) -> None:
        self.work = work

    @writes(Permission.PRIVACY_DESK)
    def again(self, tx: Tx, customer_id: int, act: RecordedAct) -> int:
        """One act on one customer; raises ShowroomError(privacy_deal_open | …). Returns the customer's number."""
        from showroom.privacy.due import DueRule
        from showroom.privacy.erasing import carry_out, give_back
        from showroom.privacy.erasure_model import ErasureKind
        from showroom.privacy.retention import end_item
        from showroom.privacy.views import Act

        then = replace(tx, now=moment_of(act.at))  # the register says when it was decided, the audit when repeated
        if act.kind == ErasureKind.EXPIRED:
            end_item(then, DueRule(act.rule.split()[-1]), act.scope or 0)
        elif act.kind == ErasureKind.LIFTED:
            give_back(then, customer_id, act.rule, "")
        else:
            _close_deals(then, customer_id)
            carry_out(then, customer_id, Act.ERASE if act.kind == ErasureKind.ERASED else Act.RESTRICT, act.rule)
        tx.audit("customer", customer_id, repeated_after_restoring=act.kind)
        return customer_id


def record_of(showroom: Showroom) -> ErasureRecord:
    """The record beside this desk's store."""
    return ErasureRecord(showroom.location.data / FILE_NAME, showroom._key)  # noqa: SLF001 - the store's own key


def note_acts(showroom: Showroom, backups: Path | None = None) -> None:
    """Write down what the register has and the record has not, here and beside the backups made so far.

    `backups` is a folder that has just got one. Raises ShowroomError(erasure_not_recorded).
    """
    record = record_of(showroom)
    before = record.anchor() or record.read().anchor
    with showroom.work.db.read() as session:
        holds = before is None or _holds(session, before)
        acts = _acts_after(session, before.register if before is not None and holds else 0)
        now = _anchor(session) if holds else None  # what could not be repeated yet is asked for again
    known = record.read().folders
    new = [] if backups is None or str(backups.resolve()) in known else [str(backups.resolve())]
    try:
        if acts or backups is not None or before is None:
            record.append(acts, now, new)
        for folder in (*known, *new):
            if Path(folder).is_dir():  # a stick that is not there hears of it with the next backup
                record.copy_beside(Path(folder))
    except OSError as error:
        raise ShowroomError(NOT_RECORDED, place=str(error.filename or record.path)) from error


def catch_up(showroom: Showroom, actor: Actor) -> tuple[Told, ...]:
    """Before anybody works: do again what an older copy of the store has not, and say so; () where nothing is wanting.

    Two look-ups where the store is what it was. Acts are carried out for the store, whoever opens it: they were decided
    when they were made, and nobody may be let in before.
    """
    record = record_of(showroom)
    anchor = record.anchor()
    with showroom.work.db.read() as session:
        last = session.scalar(sa.select(sa.func.max(_REGISTER.c.id))) or 0
        if anchor is None and not last and not record.path.exists():
            return ()
        holds = anchor is not None and _holds(session, anchor)
        wanted = () if holds else _wanting(session, record.read().acts)
    if holds and anchor is not None and anchor.register == last:
        return ()
    if holds:
        note_acts(showroom)  # another desk's
        return ()
    return _repeat(showroom, replace(actor, roles=frozenset({Role.ADMINISTRATOR})), wanted)


def _repeat(showroom: Showroom, actor: Actor, wanted: Iterable[tuple[int, RecordedAct]]) -> tuple[Told, ...]:
    from showroom.persistence.wiping import wipe_leftovers

    service, done, left = RepeatingService(showroom.work), [], []
    for customer_id, act in wanted:
        try:
            done.append(service.again(actor, customer_id, act))
        except ShowroomError as error:
            if error.code not in ("privacy_not_due", "privacy_not_restricted", "privacy_erased", "privacy_restricted"):
                left.append(told(NOT_REPEATED, number=customer_id, day=moment_of(act.at).date(), code=error.code))
    if done:
        wipe_leftovers(showroom.work.db)
    if not left:
        _settle(showroom)
    numbers = [str(number) for number in dict.fromkeys(done)]
    shown = ", ".join(numbers[:_MOST_NAMED]) + (" …" if len(numbers) > _MOST_NAMED else "")
    return (*((told(REPEATED, count=len(done), numbers=shown),) if done else ()), *left)


def _settle(showroom: Showroom) -> None:
    """From here on the record is the store's as it is now."""
    record = record_of(showroom)
    with showroom.work.db.read() as session:
        acts, now = _acts_after(session, 0), _anchor(session)
    try:
        record.append(acts, now)
    except OSError as error:
        raise ShowroomError(NOT_RECORDED, place=str(record.path)) from error


def _wanting(session: Session, acts: Iterable[RecordedAct]) -> tuple[tuple[int, RecordedAct], ...]:
    """Which acts on which customers of this store its register does not know."""
    known = {
        tuple(row) for row in session.execute(sa.select(_REGISTER.c.customer_id, _REGISTER.c.kind, _REGISTER.c.at))
    }
    made = _made(session, {number for act in acts for number, _ in act.customers})
    return tuple(
        (number, act)
        for act in acts
        for number, created in act.customers
        if number in made and _is_the_same(made[number], created, act) and (number, act.kind, act.at) not in known
    )


def _is_the_same(made: int, created: int | None, act: RecordedAct) -> bool:
    """A number may have been given anew after restoring: such a customer was made after the act."""
    return made < act.at if created is None else made == created


def _holds(session: Session, anchor: Anchor) -> bool:
    """Whether the store has come at least as far as when the record was written."""
    mac = session.scalar(sa.select(_AUDIT.c.mac).where(_AUDIT.c.seq == anchor.seq))
    return bool(mac == anchor.mac)


def _anchor(session: Session) -> Anchor:
    seq, mac, at = session.execute(
        sa.select(_AUDIT.c.seq, _AUDIT.c.mac, _AUDIT.c.at).order_by(_AUDIT.c.seq.desc()).limit(1)
    ).one()
    return Anchor(int(seq), str(mac), int(session.scalar(sa.select(sa.func.max(_REGISTER.c.id))) or 0), int(at))


def _acts_after(session: Session, register: int) -> tuple[RecordedAct, ...]:
    from showroom.customers.merge_alias import former_ids

    rows = session.execute(sa.select(_REGISTER).where(_REGISTER.c.id > register).order_by(_REGISTER.c.id)).all()
    made = _made(session, {row.customer_id for row in rows})
    return tuple(
        RecordedAct(
            ((row.customer_id, made.get(row.customer_id)), *((n, None) for n in former_ids(session, row.customer_id))),
            row.kind, row.rule, row.scope, row.at,
        )
        for row in rows
    )  # fmt: skip


def _made(session: Session, numbers: Collection[int]) -> dict[int, int]:
    """When these customers' records were made, by number; those that are not there are left out."""
    found: dict[int, int] = {}
    wanted = sorted(numbers)
    for start in range(0, len(wanted), _AT_ONCE):
        some = _CUSTOMER.c.id.in_(wanted[start : start + _AT_ONCE])
        rows = session.execute(sa.select(_CUSTOMER.c.id, _CUSTOMER.c.created_at).where(some))
        found |= {row.id: row.created_at for row in rows}
    return found


def _close_deals(tx: Tx, customer_id: int) -> None:
    """Deals without a signed contract were over when the person was erased; one with a contract stays in the way."""
    from showroom.deals.model import Deal, DealStatus

    over = Deal.customer_id == customer_id, Deal.status == DealStatus.OPEN, Deal.contract_number.is_(None)
    for deal in tx.session.scalars(sa.select(Deal).where(*over)):
        deal.status, deal.vehicle_id, deal.closed_reason = DealStatus.LOST, None, ENDED_BEFORE.zh
        tx.audit("deal", deal.id, closed_before_erasure=True)
    tx.session.flush()


def moment_of(microseconds: int) -> datetime:
    """A moment as the record has it."""
    return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=microseconds)
