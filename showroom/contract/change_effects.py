"""What a signed change order or cancellation does to the deal, its cars, the customer and everybody's tasks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import sqlalchemy as sa

from showroom.contract import messages as contract_say
from showroom.contract.change_case import Case
from showroom.contract.change_drafts import CancelDraft, CancelSums, ChangeDraft, Priced
from showroom.contract.change_messages import ENDING_NAMES, KIND_NAMES
from showroom.contract.change_model import ContractChange
from showroom.contract.checks import car_is_gone
from showroom.contract.notice_model import NoticeEnd
from showroom.customers.model import CustomerTask, Grade
from showroom.customers.records import NEXT_CONTACT, complete_task, get_customer, plan_task, set_grade
from showroom.deals.model import Deal, DealStatus
from showroom.kernel.actor import Role
from showroom.kernel.errors import ShowroomError
from showroom.kernel.money import ZERO, Money
from showroom.persistence.actions import Tx
from showroom.staff.posts import colleague_of
from showroom.vehicles.model import Vehicle, VehicleStatus
from showroom.vehicles.records import index_vehicle, release, reserve, set_status

REFUND, APPROVAL = "refund", "change_approval"


@dataclass(frozen=True, slots=True)
class Ended:
    """A cancellation as signed: its terms, who owes what, its number, and until when its paper lets the store pay."""

    draft: CancelDraft
    sums: CancelSums
    number: str
    pay_by: date


def apply_change(tx: Tx, case: Case, row: ContractChange, draft: ChangeDraft, priced: Priced) -> bool:
    """The deal gets its new car and price, the car before is free again (VN-06); says whether the car changed."""
    deal = case.deal
    changed_car = draft.vehicle_id != deal.vehicle_id
    if changed_car:
        _swap_cars(tx, deal, draft.vehicle_id)
    deal.model_id, deal.exterior, deal.interior = draft.model_id, draft.exterior, draft.interior
    deal.guide_price, deal.discount = priced.guide_price, draft.discount
    deal.contract_price, deal.options_price = priced.contract_price, priced.options_price
    deal.on_road_price, deal.quotation_json = priced.on_road_price, priced.quotation_json
    row.total_after = priced.contract_price + priced.options_price
    row.delivery_date = draft.delivery_date
    tx.session.flush()
    return changed_car


def apply_cancel(tx: Tx, case: Case, row: ContractChange, ended: Ended) -> None:
    """The paper says who owes what, and the deal is off from its signing on."""
    settle_row(case, row, ended)
    row.total_after = ZERO
    end_deal(tx, case, ended)


def settle_row(case: Case, row: ContractChange | NoticeEnd, ended: Ended) -> None:
    """Who owes what, as the ledger stands."""
    found = ended.sums.settlement
    row.kept, row.owed, row.owed_to_lender = found.kept, found.to_buyer, found.to_lender
    row.refunded_before = refunded(case)
    if isinstance(row, ContractChange):
        row.ending = ended.draft.ending


def end_deal(tx: Tx, case: Case, ended: Ended) -> None:
    """The deal is off: car free, customer graded T with a next contact, finance told what to pay out."""
    deal, found, draft, number = case.deal, ended.sums.settlement, ended.draft, ended.number
    _free_car(tx, case.vehicle)
    deal.status = DealStatus.CANCELLED
    deal.closed_reason = f"{number} {ENDING_NAMES[draft.ending][0]}：{draft.reason}"[:200]
    tx.session.flush()
    _close_tasks(tx, deal, number)
    _next_for_customer(tx, deal, number)
    if found.to_buyer or found.to_lender:
        _tell_finance(tx, deal, ended)


def refunded(case: Case) -> Money:
    """What was given back so far."""
    return -sum((paid.amount for paid in case.payments if paid.kind == REFUND), ZERO)


def _swap_cars(tx: Tx, deal: Deal, wanted: int | None) -> None:
    """Both cars are locked in the order of their ids, so that two desks never wait for each other."""
    for ident in sorted(ident for ident in (deal.vehicle_id, wanted) if ident is not None):
        tx.session.get(Vehicle, ident, with_for_update=True, populate_existing=True)
    old = None if deal.vehicle_id is None else tx.session.get_one(Vehicle, deal.vehicle_id)
    deal.vehicle_id = None
    tx.session.flush()
    _free_car(tx, old)
    if wanted is None:
        return
    car = tx.session.get_one(Vehicle, wanted)
    if car_is_gone(tx, deal, car):
        raise ShowroomError(contract_say.GATE_CAR_GONE, vin=car.vin)
    set_status(tx, reserve(tx, car.id), VehicleStatus.SOLD)
    index_vehicle(tx, car)
    tx.audit("vehicle", car.id, status="sold")
    deal.vehicle_id = car.id
    tx.session.flush()


def _free_car(tx: Tx, car: Vehicle | None) -> None:
    if car is None or car.status not in {VehicleStatus.SOLD, VehicleStatus.RESERVED}:
        return
    release(tx, car.id)
    tx.audit("vehicle", car.id, status="in_stock")


def _close_tasks(tx: Tx, deal: Deal, number: str) -> None:
    """What was still to do for a deal that is off is done with; its result says why."""
    open_tasks = sa.select(CustomerTask.id).where(CustomerTask.deal_id == deal.id, CustomerTask.done_at.is_(None))
    for ident in tx.session.scalars(open_tasks).all():
        complete_task(tx, ident, "closed", number, contacted=False)


def _next_for_customer(tx: Tx, deal: Deal, number: str) -> None:
    """Grade T and a next contact to win the customer back (§6.1), unless another order of theirs stands."""
    customer = get_customer(tx, deal.customer_id)
    other = sa.select(Deal.id).where(
        Deal.customer_id == customer.id, Deal.id != deal.id, Deal.contract_number.is_not(None),
        Deal.status.in_((DealStatus.OPEN, DealStatus.WON)),
    )  # fmt: skip
    if tx.session.scalar(other.limit(1)) is None:
        set_grade(tx, customer, Grade.T, reason=number)
    if not customer.do_not_contact:  # then the refund, a duty, is the only thing left to do (PI-11)
        due = tx.today + timedelta(days=tx.parameters.whole("grade.days.T", tx.today))
        plan_task(tx, customer.id, NEXT_CONTACT, due, deal.consultant_id, number, deal.id)


def _tell_finance(tx: Tx, deal: Deal, ended: Ended) -> None:
    """A task for whoever keeps the money, due when the paper says (DP-07)."""
    number, found = ended.number, ended.sums.settlement
    buyer, lender = found.to_buyer, found.to_lender
    parts = [f"{number} ¥{buyer.grouped()}"] if buyer else [number]
    if lender:
        parts.append(f"→ 贷款机构 ¥{lender.grouped()}")
    owner = colleague_of(tx, Role.FINANCE)
    plan_task(tx, deal.customer_id, REFUND, ended.pay_by, owner, " ".join(parts), deal.id)


def ask(tx: Tx, deal: Deal, row: ContractChange, role: Role) -> None:
    """A task for whoever decides for that post, never for the one who asks (CT-04)."""
    close_requests(tx, deal)
    owner = colleague_of(tx, role, row.created_by) or colleague_of(tx, Role.GENERAL_MANAGER, row.created_by)
    what = f"{KIND_NAMES[row.kind][0]} {deal.contract_number}：{row.reason}"[:300]
    plan_task(tx, deal.customer_id, APPROVAL, tx.today, owner, what, deal.id)


def close_requests(tx: Tx, deal: Deal) -> None:
    """Nobody is asked any more."""
    asked = sa.select(CustomerTask.id).where(
        CustomerTask.deal_id == deal.id, CustomerTask.kind == APPROVAL, CustomerTask.done_at.is_(None)
    )
    for ident in tx.session.scalars(asked).all():
        complete_task(tx, ident, "closed", contacted=False)
