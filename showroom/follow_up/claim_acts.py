"""What happens to a claim: opened with its clocks, decided, answered, finished, paid (SB-06…08, SB-11)."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import sqlalchemy as sa

from showroom.customers.model import CustomerTask
from showroom.customers.records import complete_task, plan_task
from showroom.deals.model import Deal, DealStatus
from showroom.follow_up import quality_texts as say
from showroom.follow_up.claim_rules import RETURNS, Losses, Outcome, Sheet, Use, reckon
from showroom.follow_up.quality_model import ClaimSheet, QualityClaim, Wanted
from showroom.follow_up.quality_queries import (
    certificate_share,
    exchange_cars,
    open_return,
    periods_of,
    quality_view,
)
from showroom.follow_up.quality_views import ClaimDraft, DecisionDraft, FinishDraft, Handover
from showroom.follow_up.repair_entry import MOST_KM
from showroom.follow_up.repair_rules import PAYS_FOR_USE, RULES, Ground, Right
from showroom.kernel.actor import Role
from showroom.kernel.errors import NOT_FOUND, REQUIRED, FieldErrors, Message, ShowroomError, Told
from showroom.kernel.money import ZERO, Money
from showroom.kernel.text import field_text
from showroom.kernel.working_days import add_working_days
from showroom.persistence import numbering
from showroom.persistence.actions import Tx, check_version
from showroom.staff.posts import colleague_of
from showroom.staff.service import store_card
from showroom.vehicles.model import Vehicle, VehicleStatus
from showroom.vehicles.records import index_vehicle, reserve, set_status
from showroom.vehicles.returned_cars import ReturnedMark, take_back

SERIES = "SB"
ANSWER, FINISH, PAY = "claim_answer", "claim_finish", "refund"
_GIVES = {
    Right.REPAIR: {Wanted.REPAIR}, Right.COURTESY: {Wanted.COURTESY}, Right.ASSEMBLY: {Wanted.ASSEMBLY},
    Right.RETURN: {Wanted.EXCHANGE, Wanted.REFUND},
}  # fmt: skip
_AS_ASKED = {
    Wanted.REPAIR: {Outcome.REPAIR}, Wanted.COURTESY: {Outcome.REPAIR}, Wanted.ASSEMBLY: {Outcome.ASSEMBLY},
    Wanted.EXCHANGE: set(RETURNS), Wanted.REFUND: set(RETURNS),
}  # fmt: skip


def open_claim(tx: Tx, deal: Deal, draft: ClaimDraft, handover: Handover) -> QualityClaim:
    """Write a demand down; both clocks start, the first day not counted (SB-06, G-04).

    Raises FieldErrors, claim_no_right, claim_open.
    """
    assert deal.vehicle_id is not None
    wrong: dict[str, Told | Message] = {}
    demand = field_text("demand", draft.demand, 500, multiline=True)
    if not demand:
        wrong["demand"] = say.DEMAND_NEEDED
    if draft.odometer_km is None:
        wrong["odometer_km"] = REQUIRED
    elif not 0 <= draft.odometer_km <= MOST_KM:
        wrong["odometer_km"] = say.BAD_KM
    if wrong or draft.odometer_km is None:
        raise FieldErrors(wrong)
    count = 0
    if draft.ground:
        right = quality_view(tx, deal, handover).entitled(draft.ground, draft.repairs)
        if right is None or draft.wanted not in _GIVES[right.right]:
            raise ShowroomError(say.NO_RIGHT)
        count = right.count
    if number := open_return(tx, deal.id):
        raise ShowroomError(say.RETURN_OPEN, number=number)
    row = QualityClaim(
        number=numbering.allot(tx.session, store_card(tx.session).code, SERIES, tx.today), deal_id=deal.id,
        vehicle_id=deal.vehicle_id, ground=draft.ground, repairs=json.dumps(draft.repairs), ground_count=count,
        wanted=draft.wanted, demand=demand, odometer_km=draft.odometer_km, opened_on=tx.today,
        answer_by=_clock(tx, "reply_days"),
        finish_by=_clock(tx, "finish_days"), opened_at=tx.now, opened_by=tx.actor.id,
    )  # fmt: skip
    tx.session.add(row)
    tx.session.flush()
    _plan_clocks(tx, deal, row)
    return row


def _clock(tx: Tx, name: str) -> date:
    return add_working_days(tx.today, tx.parameters.whole(f"three_guarantees.{name}", tx.today), tx.parameters)


def _plan_clocks(tx: Tx, deal: Deal, row: QualityClaim) -> None:
    """The answer is a manager's to decide and not the writer's own; the consultant sees the claim through."""
    decider = colleague_of(tx, Role.SALES_MANAGER, row.opened_by) or colleague_of(
        tx, Role.GENERAL_MANAGER, row.opened_by
    )
    for kind, message, due, owner in (
        (ANSWER, say.ANSWER_TASK, row.answer_by, decider or deal.consultant_id),
        (FINISH, say.FINISH_TASK, row.finish_by, deal.consultant_id),
    ):
        text = message.text("zh", number=row.number, day=due.isoformat())
        plan_task(tx, deal.customer_id, kind, due, owner, text, deal.id)


def sheet_of(tx: Tx, deal: Deal, row: QualityClaim, draft: DecisionDraft, handover: Handover) -> tuple[Sheet, Use]:
    """What an exchange or a refund comes to by the terms of the certificate; raises FieldErrors."""
    periods = periods_of(tx, deal, handover)
    if periods is None:
        raise ShowroomError(say.NO_CAR)
    most = certificate_share(tx, deal, periods)
    share = most if draft.use_share is None else draft.use_share
    pays = row.ground != "" and Ground(row.ground) in PAYS_FOR_USE
    rule = RULES[Ground(row.ground)][0] if row.ground else "SB-08"
    use = Use(row.odometer_km, share, most, pays, rule)
    lost = tx.parameters.decimal("tax.refund_share_per_year", tx.today)
    return reckon(draft.outcome, deal.contract_price or ZERO, use, draft.losses, (tx.today, lost)), use


def decide(tx: Tx, deal: Deal, row: QualityClaim, draft: DecisionDraft) -> None:
    """A manager's decision; an exchange or refund by another than the writer of the claim (SB-06).

    A refusal needs its reason, and so does what the record gives no right to.
    Raises FieldErrors, claim_decided, claim_own, changed_meanwhile.
    """
    check_version(draft.version, row.version)
    if row.outcome is not None:
        raise ShowroomError(say.DECIDED)
    if draft.outcome in RETURNS and row.opened_by == tx.actor.id:
        raise ShowroomError(say.OWN_CLAIM)
    reason = field_text("reason", draft.reason, 500, multiline=True)
    by_right = bool(row.ground) and draft.outcome in _AS_ASKED[row.wanted]
    if not reason and not by_right:
        raise FieldErrors({"reason": say.REASON_NEEDED})
    if draft.outcome in RETURNS and (number := open_return(tx, deal.id)):
        raise ShowroomError(say.RETURN_OPEN, number=number)
    row.outcome, row.reason, row.decided_at, row.decided_by = draft.outcome, reason, tx.now, tx.actor.id
    tx.session.flush()


def answer(tx: Tx, deal: Deal, row: QualityClaim, note: str) -> None:
    """The customer was told; with a refusal the claim is over (SB-06). Raises claim_not_decided, claim_answered."""
    if row.outcome is None:
        raise ShowroomError(say.NOT_DECIDED)
    if row.answered_on is not None:
        raise ShowroomError(say.ANSWERED)
    row.answer_note = field_text("note", note, 500, multiline=True)
    row.answered_on = tx.today
    _close(tx, deal, ANSWER, row.number)
    if row.outcome is Outcome.REFUSED:
        row.finished_on = tx.today
        _close(tx, deal, FINISH, row.number)
    tx.session.flush()


def finish(tx: Tx, deal: Deal, row: QualityClaim, draft: FinishDraft) -> None:
    """What was decided is done; a car that comes back is marked, one given in exchange starts anew (art. 29, SB-11).

    Raises FieldErrors, claim_not_answered, claim_finished, changed_meanwhile.
    """
    check_version(draft.version, row.version)
    if row.finished_on is not None:
        raise ShowroomError(say.FINISHED)
    if row.answered_on is None or row.outcome is None:
        raise ShowroomError(say.NOT_ANSWERED)
    row.finish_note = field_text("note", draft.note, 500, multiline=True)
    if row.outcome in RETURNS:
        _take_back(tx, deal, row, draft.vehicle_id)
    row.finished_on = tx.today
    _close(tx, deal, FINISH, row.number)
    tx.session.flush()


def _take_back(tx: Tx, deal: Deal, row: QualityClaim, new_id: int | None) -> None:
    old = tx.session.get_one(Vehicle, row.vehicle_id, with_for_update=True)
    new = None
    if row.outcome is Outcome.EXCHANGE:
        if new_id is None:
            raise FieldErrors({"vehicle_id": say.CAR_NEEDED})
        if new_id not in {car.id for car in exchange_cars(tx, old)}:
            raise FieldErrors({"vehicle_id": say.NOT_A_CAR})
        new = reserve(tx, new_id)
    deal.vehicle_id = None
    tx.session.flush()
    mark = ReturnedMark(row.number, new is not None, row.reason or row.demand, row.odometer_km, tx.today)
    take_back(tx, old, mark)
    if new is None:
        deal.status = DealStatus.CANCELLED
        deal.closed_reason = f"{row.number} {say.OUTCOMES[Outcome.REFUND]('zh')}"
        _close_all(tx, deal, row.number)
        return
    set_status(tx, new, VehicleStatus.SOLD)
    set_status(tx, new, VehicleStatus.DELIVERED)
    index_vehicle(tx, new)
    tx.audit("vehicle", new.id, status="delivered")
    deal.vehicle_id, row.new_vehicle_id = new.id, new.id
    deal.exterior, deal.interior = new.exterior, new.interior


def ask_finance(tx: Tx, deal: Deal, row: QualityClaim, amount: Money) -> None:
    """Finance is told what the sheet leaves to pay; nothing when the customer owes."""
    if amount <= ZERO:
        return
    owner = colleague_of(tx, Role.FINANCE) or colleague_of(tx, Role.GENERAL_MANAGER)
    text = say.PAY_TASK.text("zh", number=row.number, amount=amount.grouped())
    plan_task(tx, deal.customer_id, PAY, row.finish_by, owner, text, deal.id)


def settle_finance(tx: Tx, deal: Deal, number: str) -> None:
    """All of it is paid."""
    _close(tx, deal, PAY, number)


def get_claim(tx: Tx, deal_id: int, claim_id: int, *, write: bool = True) -> QualityClaim:
    """The claim, of this deal only, locked to `write`; raises ShowroomError(not_found)."""
    row = tx.session.get(QualityClaim, claim_id, with_for_update=write or None, populate_existing=True)
    if row is None or row.deal_id != deal_id:
        raise ShowroomError(NOT_FOUND, what=f"claim {claim_id}")
    return row


def sheet_row(row: QualityClaim, found: tuple[Sheet, Use], draft: DecisionDraft, papers: tuple[int, int]) -> ClaimSheet:
    """The reckoning as it is kept; `at` and `by` are added by the act."""
    from showroom.follow_up.claim_rules import LineKind

    sheet, use = found
    losses: Losses = draft.losses
    return ClaimSheet(
        claim_id=row.id, price=sheet.amount(LineKind.PRICE), use_km=use.kilometres, use_share=str(use.share),
        compensation=-sheet.amount(LineKind.USE), registration_fee=losses.registration_fee,
        accessories=losses.accessories, accessories_worn=losses.accessories_worn, services=losses.services,
        tax_paid=losses.tax_paid, tax_paid_on=losses.tax_paid_on, tax_back=sheet.from_tax_office,
        to_customer=sheet.to_customer, document_id=papers[0], translation_id=papers[1],
    )  # fmt: skip


def both(draft: DecisionDraft) -> tuple[DecisionDraft, DecisionDraft]:
    """The same figures for an exchange and for a refund."""
    return replace(draft, outcome=Outcome.EXCHANGE), replace(draft, outcome=Outcome.REFUND)


def _close(tx: Tx, deal: Deal, kind: str, number: str) -> None:
    """The open task of this claim and kind is done."""
    wanted = sa.select(CustomerTask.id).where(
        CustomerTask.deal_id == deal.id, CustomerTask.kind == kind, CustomerTask.done_at.is_(None),
        CustomerTask.note.contains(number, autoescape=True),
    )  # fmt: skip
    for ident in tx.session.scalars(wanted).all():
        complete_task(tx, ident, "closed", number, contacted=kind == ANSWER)


def _close_all(tx: Tx, deal: Deal, number: str) -> None:
    """Nobody is called about a car they no longer have; what is owed stays to be done."""
    wanted = sa.select(CustomerTask.id).where(
        CustomerTask.deal_id == deal.id, CustomerTask.done_at.is_(None), CustomerTask.kind != PAY
    )
    for ident in tx.session.scalars(wanted).all():
        complete_task(tx, ident, "closed", number, contacted=False)
