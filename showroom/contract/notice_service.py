"""Issued notices of termination: their arrival, which ends the contract, their recall, and objections (565, CT-06)."""

from __future__ import annotations

from datetime import date

import sqlalchemy as sa

from showroom.contract import duties
from showroom.contract import notice_messages as say
from showroom.contract.change_case import case_of
from showroom.contract.change_drafts import Neighbours
from showroom.contract.change_model import ChangeKind, ContractChange
from showroom.contract.ink_copies import issued_on
from showroom.contract.notice_drafts import (
    ArrivalDraft,
    IssuedNotice,
    NoticeOutcome,
    NoticesView,
    ObjectionDraft,
    ObjectionLine,
)
from showroom.contract.notice_entry import stored_notice
from showroom.contract.notice_model import NoticeEnd, NoticeObjection
from showroom.contract.notice_rows import DELIVER, arrive, notice_out
from showroom.contract.signing import hold
from showroom.deals.handover import get_deal, note, work_on
from showroom.deals.model import Deal, Step
from showroom.kernel.actor import Permission
from showroom.kernel.errors import REQUIRED, Bug, FieldErrors, Message, ShowroomError, Told, told
from showroom.kernel.money import ZERO
from showroom.kernel.text import clean_text
from showroom.persistence.actions import Tx, Workplace, reads, writes
from showroom.staff.service import staff_name

_MOST = 50


class NoticeService:
    """What happens to a notice after its issue; it is written and issued as a change of the contract is."""

    def __init__(self, work: Workplace, neighbours: Neighbours) -> None:
        self.work = work
        self._neighbours = neighbours

    @reads(Permission.CONTRACT_READ)
    def view(self, tx: Tx, deal_id: int) -> NoticesView:
        """The notices of a deal with their arrival and objections; raises not_found, not_your_deal."""
        return _view(tx, get_deal(tx, deal_id))

    @writes(Permission.CONTRACT_WRITE)
    def arrived(self, tx: Tx, deal_id: int, draft: ArrivalDraft) -> NoticesView:
        """The notice has reached the other side: the contract ended on that day, and who owes what is reckoned.

        Raises FieldErrors, notice_none_out, deal_closed.
        """
        deal = work_on(tx, deal_id, Step.CONTRACT)
        hold(tx, deal)
        tx.session.refresh(deal, with_for_update=True)  # no receipt comes in while the money is reckoned
        row = _require_out(tx, deal)
        wrong = _wrong_day(tx, draft.on, row, say.ARRIVAL_BEFORE)
        proof = _text(draft.proof, "proof", 300, wrong)
        case = case_of(tx, deal, self._neighbours)
        arrive(tx, case, row.id, stored_notice(row), (row.number or "", ArrivalDraft(draft.on, draft.way, proof)))
        tx.session.flush()
        tx.audit("deal", deal.id, notice="arrived")
        return _view(tx, deal)

    @writes(Permission.DISCOUNT_APPROVE)
    def recall(self, tx: Tx, deal_id: int, reason: str) -> NoticesView:
        """Take back a notice that has not arrived (Civil Code 141, 565): the contract stands, the number stays (CT-06).

        Raises FieldErrors(reason), notice_none_out, deal_closed.
        """
        deal = work_on(tx, deal_id, Step.CONTRACT)
        hold(tx, deal)
        row = _require_out(tx, deal)
        wrong: dict[str, Told | Message] = {}
        text = _text(reason, "reason", 300, wrong)
        tx.session.add(
            NoticeEnd(
                change_id=row.id, outcome=NoticeOutcome.RECALLED, ended_on=tx.today, proof=text, at=tx.now,
                by=tx.actor.id,
            )
        )  # fmt: skip
        tx.session.flush()
        duties.settle(tx, deal, DELIVER, text)
        note(tx, deal.id, "contract_notice_recalled", f"{row.number} {text}")
        tx.audit("contract_change", row.id, recalled=True)
        tx.audit("deal", deal.id, notice="recalled")
        return _view(tx, deal)

    @writes(Permission.CONTRACT_WRITE)
    def object(self, tx: Tx, deal_id: int, change_id: int, draft: ObjectionDraft) -> NoticesView:
        """Write down that the other side objects (565); a manager hears of it. Raises FieldErrors, notice_unknown."""
        deal = get_deal(tx, deal_id)
        row = tx.session.get(ContractChange, change_id)
        if row is None or row.deal_id != deal.id or row.kind is not ChangeKind.NOTICE or row.number is None:
            raise ShowroomError(say.NO_NOTICE)
        wrong = _wrong_day(tx, draft.on, row, say.OBJECTION_DAY)
        text = _text(draft.text, "text", 500, wrong)
        made = NoticeObjection(
            change_id=row.id, came_on=draft.on, way=draft.way, text=text, at=tx.now, by=tx.actor.id
        )  # fmt: skip
        tx.session.add(made)
        tx.session.flush()
        duties.ask(tx, deal, duties.OBJECTION, tx.today, f"{row.number}：{text}"[:300])
        note(tx, deal.id, "contract_notice_objected", f"{row.number} {text}"[:200])
        tx.audit("notice_objection", made.id, notice=row.number)
        tx.audit("deal", deal.id, notice="objected")
        return _view(tx, deal)


def _require_out(tx: Tx, deal: Deal) -> ContractChange:
    row = notice_out(tx, deal)
    if row is None:
        raise ShowroomError(say.NONE_OUT)
    return row


def _wrong_day(tx: Tx, day: date, row: ContractChange, message: Message) -> dict[str, Told | Message]:
    """Between the issue, which with a pen is the day on the paper, and today."""
    first = issued_on(tx, row)
    return {} if first <= day <= tx.today else {"on": told(message, first=first.isoformat())}


def _text(typed: str, name: str, limit: int, wrong: dict[str, Told | Message]) -> str:
    """The cleaned text; raises FieldErrors with everything that is wrong."""
    text = ""
    try:
        text = clean_text(typed, limit)
    except ShowroomError as error:
        wrong[name] = told(error.message, **error.values)
    if not text:
        wrong.setdefault(name, REQUIRED)
    if wrong:
        raise FieldErrors(wrong)
    return text


def _view(tx: Tx, deal: Deal) -> NoticesView:
    rows = tx.session.execute(
        sa.select(ContractChange, NoticeEnd)
        .outerjoin(NoticeEnd, NoticeEnd.change_id == ContractChange.id)
        .where(
            ContractChange.deal_id == deal.id, ContractChange.kind == ChangeKind.NOTICE,
            ContractChange.number.is_not(None),
        )
        .order_by(ContractChange.id.desc())
        .limit(_MOST)
    )  # fmt: skip
    notices = tuple(_issued(tx, row, end) for row, end in rows)
    return NoticesView(notices, tx.actor.may(Permission.CONTRACT_WRITE))


def _issued(tx: Tx, row: ContractChange, end: NoticeEnd | None) -> IssuedNotice:
    if row.number is None or row.signed_at is None:
        raise Bug(f"notice {row.id} is issued without its number")
    terms = stored_notice(row)
    said = sa.select(NoticeObjection).where(NoticeObjection.change_id == row.id).order_by(NoticeObjection.id)
    objections = tuple(
        ObjectionLine(one.id, one.came_on, one.way, one.text, staff_name(tx.session, one.by))
        for one in tx.session.scalars(said.limit(_MOST))
    )
    owed = row.owed if end is None else end.owed
    return IssuedNotice(
        row.id, row.number, terms.declared_by, terms.ground, row.reason, terms.way, terms.address, row.signed_at,
        None if end is None else end.outcome, None if end is None else end.ended_on, "" if end is None else end.proof,
        owed or ZERO, objections,
    )  # fmt: skip
