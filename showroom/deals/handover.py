"""What the steps call inside their own transaction: is this step reached, what happened, who may touch the deal."""

from __future__ import annotations

import sqlalchemy as sa

from showroom.deals.model import STEPS, Deal, DealEvent, DealStatus, DealStep, Step, StepState
from showroom.kernel.actor import Actor, Role
from showroom.kernel.errors import NOT_FOUND, Message, ShowroomError
from showroom.persistence.actions import Tx

STEP_NAMES = {
    Step.RECEPTION: ("接待", "Reception"),
    Step.CONSULTATION: ("咨询", "Consultation"),
    Step.PRESENTATION: ("介绍", "Presentation"),
    Step.TEST_DRIVE: ("试驾", "Test drive"),
    Step.NEGOTIATION: ("协商", "Negotiation"),
    Step.CONTRACT: ("合同", "Contract"),
    Step.FINANCING: ("金融", "Financing"),
    Step.DELIVERY: ("交车", "Delivery"),
    Step.FOLLOW_UP: ("跟踪", "Follow-up"),
}
STEP_NOT_REACHED = Message(
    "step_not_reached",
    "还没到“{step_zh}”：请先完成“{before_zh}”（G-08）",
    "“{step_en}” is not reached yet: finish “{before_en}” first (G-08)",
)
DEAL_CLOSED = Message(
    "deal_closed", "商机 {number} 已经结束，不能再改。", "Deal {number} is closed and can no longer be changed."
)
NOT_YOUR_DEAL = Message(
    "not_your_deal",
    "这是 {owner} 的客户。需要经理同意才能代办。",
    "This customer belongs to {owner}. A manager must agree before you act for them.",
)
_ANY_DEAL = (Role.SALES_MANAGER, Role.GENERAL_MANAGER, Role.FINANCE, Role.DELIVERY, Role.RECEPTIONIST)


def steps_before(step: Step) -> tuple[Step, ...]:
    """The steps that must be done or skipped first; financing runs beside negotiation and contract (G-08)."""
    if step is Step.FINANCING:
        return steps_before(Step.NEGOTIATION)
    before = STEPS[: STEPS.index(step)]
    return tuple(s for s in before if s is not Step.FINANCING or STEPS.index(step) > STEPS.index(Step.FINANCING))


def first_unmet(states: dict[Step, StepState], step: Step) -> Step | None:
    """The first step that still stands before `step`, None when it is reached."""
    return next((s for s in steps_before(step) if states.get(s, StepState.TODO) is StepState.TODO), None)


def current_step(states: dict[Step, StepState]) -> Step:
    """The first step that is still to do and reached; the last one when all is done."""
    todo = (s for s in STEPS if states.get(s, StepState.TODO) is StepState.TODO)
    return next((s for s in todo if first_unmet(states, s) is None), Step.FOLLOW_UP)


def step_states(tx: Tx, deal_id: int) -> dict[Step, StepState]:
    """The stored state of every step of a deal."""
    return {step: state for step, (state, _reason) in step_records(tx, deal_id).items()}


def step_records(tx: Tx, deal_id: int) -> dict[Step, tuple[StepState, str]]:
    """The stored state of every step of a deal with the reason given for it."""
    wanted = sa.select(DealStep.step, DealStep.state, DealStep.reason).where(DealStep.deal_id == deal_id)
    return {row.step: (row.state, row.reason) for row in tx.session.execute(wanted)}


def get_deal(tx: Tx, deal_id: int) -> Deal:
    """The deal, for reading; raises ShowroomError(not_found | not_your_deal)."""
    deal = tx.session.get(Deal, deal_id)
    if deal is None:
        raise ShowroomError(NOT_FOUND, what=f"deal {deal_id}")
    if not may_touch(tx.actor, deal):
        from showroom.staff.service import staff_name

        raise ShowroomError(NOT_YOUR_DEAL, owner=staff_name(tx.session, deal.consultant_id))
    return deal


def readable_deal(tx: Tx, deal_id: int) -> Deal:
    """The deal whose papers are asked for; what is restricted is stored only (PI-08, PIPL 47).

    Raises ShowroomError(not_found | not_your_deal | customer_restricted | customer_erased).
    """
    from showroom.customers.records import get_customer

    deal = get_deal(tx, deal_id)
    get_customer(tx, deal.customer_id)
    return deal


def may_touch(actor: Actor, deal: Deal) -> bool:
    """Consultants act on their own deals; the office and the front desk on all, within their rights."""
    return actor.id == deal.consultant_id or actor.is_any(*_ANY_DEAL)


def work_on(tx: Tx, deal_id: int, step: Step) -> Deal:
    """The deal, to act on at `step`; refuses a closed deal and a step that is not reached (G-08)."""
    deal = get_deal(tx, deal_id)
    closed = deal.status in (DealStatus.CANCELLED, DealStatus.LOST)
    if closed or (deal.status is DealStatus.WON and step is not Step.FOLLOW_UP):
        raise ShowroomError(DEAL_CLOSED, number=deal.number)
    require_reached(tx, deal_id, step)
    return deal


def require_reached(tx: Tx, deal_id: int, step: Step) -> None:
    """Raises ShowroomError(step_not_reached) naming the step to finish first."""
    before = first_unmet(step_states(tx, deal_id), step)
    if before is not None:
        raise ShowroomError(
            STEP_NOT_REACHED,
            step_zh=STEP_NAMES[step][0], step_en=STEP_NAMES[step][1],
            before_zh=STEP_NAMES[before][0], before_en=STEP_NAMES[before][1],
        )  # fmt: skip


def note(tx: Tx, deal_id: int, code: str, detail: str = "") -> None:
    """Put a line on the deal's timeline; `code` is one of `deals.events.EVENTS`."""
    tx.session.add(DealEvent(deal_id=deal_id, at=tx.now, code=code, detail=detail[:200], by=tx.actor.id))
