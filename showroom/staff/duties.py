"""What the store owes the national system of car dealers: 90 days after its licence, 30 after each change (MF-10)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from showroom.kernel.actor import Permission
from showroom.kernel.dates import add_days
from showroom.kernel.errors import NOT_FOUND, REQUIRED, FieldErrors, Message, ShowroomError, told
from showroom.kernel.text import field_text
from showroom.persistence.actions import Tx, Workplace, check_version, reads, writes
from showroom.staff.duty_model import DutyKind, StoreDuty

LICENCE_FUTURE = Message("licence_future", "日期晚于今天 {today}", "The day lies after today, {today}")
LICENCE_DONE = Message(
    "licence_done",
    "已于 {day} 在全国汽车流通信息管理系统备案，执照日期不能再改（MF-10）",
    "The store was registered on {day}: the day of its licence cannot be changed any more (MF-10)",
)
DUTY_DONE = Message("duty_done", "已于 {day} 办理，不能再改", "This was done on {day} and cannot be changed any more")
DONE_BEFORE = Message("duty_done_before", "早于发生日 {day}", "That is before the day it happened, {day}")
EVIDENCE = Message(
    "duty_evidence",
    "请写明凭证：备案编号、回执或截图存放处（MF-10）",
    "Name the evidence: the number in the system, the receipt, where the picture is kept (MF-10)",
)
CHANGED_FACTS = {
    "name": Message("fact_name", "企业名称", "name"),
    "credit_code": Message("fact_credit_code", "统一社会信用代码", "credit code"),
    "address": Message("fact_address", "地址", "address"),
    "phone": Message("fact_phone", "电话", "telephone"),
    "legal_representative": Message("fact_legal", "法定代表人", "legal representative"),
    "brand": Message("fact_brand", "经销品牌与授权", "brands and authorisations"),
}
"""What is told to the national system, and told again when it changes."""


@dataclass(frozen=True, slots=True)
class DutyRow:
    """One entry owed or made; `facts` are codes of CHANGED_FACTS, `days_left` is negative when it is overdue."""

    id: int
    kind: DutyKind
    facts: tuple[str, ...]
    happened_on: date
    due: date
    done_on: date | None
    evidence: str
    days_left: int | None
    version: int


@dataclass(frozen=True, slots=True)
class DutyBook:
    """All duties, those open first; `licence_on` is the day of the business licence, None before it is entered."""

    licence_on: date | None
    registered_on: date | None
    last_change: date | None
    last_told: date | None
    rows: tuple[DutyRow, ...]


class DutyService:
    """The reminders of the store's own duties, done with evidence."""

    def __init__(self, work: Workplace) -> None:
        self.work = work

    @reads(Permission.STORE_DUTIES)
    def book(self, tx: Tx) -> DutyBook:
        """Everything owed and done."""
        return _book(tx)

    @reads(Permission.STORE_DUTIES)
    def waiting(self, tx: Tx) -> tuple[DutyRow, ...]:
        """What is still owed, the earliest due first; Today shows it."""
        return tuple(_row(row, tx.today) for row in tx.session.scalars(_open()))

    @writes(Permission.STORE_DUTIES)
    def set_licence(self, tx: Tx, licence_on: date | None) -> DutyBook:
        """Enter the day of the business licence, from which the 90 days run; raises FieldErrors, licence_done."""
        if licence_on is None:
            raise FieldErrors({"licence_on": REQUIRED})
        if licence_on > tx.today:
            raise FieldErrors({"licence_on": told(LICENCE_FUTURE, today=tx.today.isoformat())})
        row = _licence(tx)
        if row is not None and row.done_on is not None:
            raise ShowroomError(LICENCE_DONE, day=row.done_on.isoformat())
        due = add_days(licence_on, tx.parameters.whole("register.licence_days", tx.today))
        if row is None:
            row = StoreDuty(
                kind=DutyKind.LICENCE, happened_on=licence_on, due=due, created_at=tx.now, created_by=tx.actor.id
            )
            tx.session.add(row)
        row.happened_on, row.due = licence_on, due
        tx.session.flush()
        tx.audit("store_duty", row.id, licence_on=licence_on.isoformat())
        return _book(tx)

    @writes(Permission.STORE_DUTIES)
    def note_other_change(self, tx: Tx, fact: str, happened_on: date | None) -> DutyBook:
        """A change that was made elsewhere than here, with its day; raises FieldErrors."""
        if fact not in CHANGED_FACTS:
            raise FieldErrors({"fact": REQUIRED})
        if happened_on is None:
            raise FieldErrors({"happened_on": REQUIRED})
        if happened_on > tx.today:
            raise FieldErrors({"happened_on": told(LICENCE_FUTURE, today=tx.today.isoformat())})
        note_change(tx, (fact,), happened_on)
        return _book(tx)

    @writes(Permission.STORE_DUTIES)
    def done(self, tx: Tx, duty_id: int, done_on: date | None, evidence: str, version: int) -> DutyBook:
        """Record that the entry was made, when, and by what that is proved.

        Raises FieldErrors(done_on | evidence), ShowroomError(not_found | duty_done | changed_meanwhile).
        """
        row = tx.session.get(StoreDuty, duty_id)
        if row is None:
            raise ShowroomError(NOT_FOUND, what=f"duty {duty_id}")
        if row.done_on is not None:
            raise ShowroomError(DUTY_DONE, day=row.done_on.isoformat())
        check_version(version, row.version)
        text = field_text("evidence", evidence, 300)
        if not text:
            raise FieldErrors({"evidence": EVIDENCE})
        if done_on is None:
            raise FieldErrors({"done_on": REQUIRED})
        if done_on > tx.today:
            raise FieldErrors({"done_on": told(LICENCE_FUTURE, today=tx.today.isoformat())})
        if done_on < row.happened_on:
            raise FieldErrors({"done_on": told(DONE_BEFORE, day=row.happened_on.isoformat())})
        row.done_on, row.evidence, row.done_at, row.done_by = done_on, text, tx.now, tx.actor.id
        tx.session.flush()
        tx.audit("store_duty", row.id, done_on=done_on.isoformat())
        return _book(tx)


def note_change(tx: Tx, facts: Iterable[str], happened_on: date | None = None) -> None:
    """Something that is registered changed: it is told within 30 days (MF-10). Changes of one day are one entry.

    While the store itself is still to be registered, that entry says everything and no second clock runs.
    """
    day = happened_on or tx.today
    licence = _licence(tx)
    if licence is not None and licence.done_on is None:
        return
    row = tx.session.scalar(
        sa.select(StoreDuty)
        .where(StoreDuty.kind == DutyKind.CHANGE, StoreDuty.happened_on == day, StoreDuty.done_on.is_(None))
        .limit(1)
    )
    if row is None:
        due = add_days(day, tx.parameters.whole("register.change_days", tx.today))
        row = StoreDuty(
            kind=DutyKind.CHANGE, what="", happened_on=day, due=due, created_at=tx.now, created_by=tx.actor.id
        )
        tx.session.add(row)
    row.what = ",".join(dict.fromkeys((*_facts(row.what), *facts)))
    tx.session.flush()
    tx.audit("store_duty", row.id, changed=row.what)


def _facts(what: str) -> tuple[str, ...]:
    return tuple(part for part in what.split(",") if part)


def _open() -> sa.Select[StoreDuty]:
    return sa.select(StoreDuty).where(StoreDuty.done_on.is_(None)).order_by(StoreDuty.due, StoreDuty.id)


def _licence(tx: Tx) -> StoreDuty | None:
    return tx.session.scalar(sa.select(StoreDuty).where(StoreDuty.kind == DutyKind.LICENCE).limit(1))


def _book(tx: Tx) -> DutyBook:
    done = sa.select(StoreDuty).where(StoreDuty.done_on.is_not(None)).order_by(StoreDuty.done_on.desc()).limit(200)
    licence = _licence(tx)
    newest = tx.session.execute(
        sa.select(sa.func.max(StoreDuty.happened_on), sa.func.max(StoreDuty.done_on)).where(
            StoreDuty.kind == DutyKind.CHANGE
        )
    ).one()
    return DutyBook(
        licence_on=None if licence is None else licence.happened_on,
        registered_on=None if licence is None else licence.done_on,
        last_change=newest[0], last_told=newest[1],
        rows=tuple(_row(row, tx.today) for row in (*tx.session.scalars(_open()), *tx.session.scalars(done))),
    )  # fmt: skip


def _row(row: StoreDuty, today: date) -> DutyRow:
    left = None if row.done_on is not None else (row.due - today).days
    return DutyRow(
        row.id, row.kind, _facts(row.what), row.happened_on, row.due, row.done_on, row.evidence, left, row.version
    )
