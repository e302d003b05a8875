"""A signed contract as it stands, and what a change order or a cancellation would make of it (CT-06)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

import sqlalchemy as sa

from showroom.contract import change_messages as say
from showroom.contract.change_drafts import (
    CancelDraft,
    CancelSums,
    ChangedOption,
    ChangeDraft,
    ChangeSums,
    Neighbours,
    Priced,
)
from showroom.contract.change_model import ContractChange
from showroom.contract.change_rows import Standing, differences
from showroom.contract.change_rules import (
    CancelCase,
    Held,
    Payment,
    held,
    prepayment_interest,
    price_change,
    settle,
)
from showroom.contract.model import Contract
from showroom.contract.notice_drafts import NoticeDraft
from showroom.contract.paper import quoted, total_price
from showroom.contract.rules import Ending
from showroom.contract.valid import contract_of
from showroom.deals.model import Deal, PayWay
from showroom.kernel.actor import Role
from showroom.kernel.errors import FieldErrors, Lang, ShowroomError, told
from showroom.kernel.money import ZERO, Money
from showroom.persistence.actions import Tx
from showroom.vehicles.model import Vehicle, VehicleModel

_MANAGER, _BOTH = (Role.SALES_MANAGER,), (Role.SALES_MANAGER, Role.GENERAL_MANAGER)
NOTHING_DONE = Fraction(0)
OPTIONS_TOGETHER = "选装/精品（按报价单）"


@dataclass(frozen=True, slots=True)
class Case:
    """A signed contract with all that was changed since, and the buyer's money."""

    deal: Deal
    contract: Contract
    model: VehicleModel | None
    vehicle: Vehicle | None
    signed: tuple[ContractChange, ...]
    payments: tuple[Payment, ...]
    held: Held

    @property
    def delivery_date(self) -> date | None:
        """As agreed last."""
        agreed = [change.delivery_date for change in self.signed if change.delivery_date is not None]
        return agreed[-1] if agreed else self.contract.delivery_date

    @property
    def parent_sha256(self) -> str:
        """The digest of the paper that the next one changes."""
        return (self.signed[-1].sha256 if self.signed else self.contract.sha256) or ""


def case_of(tx: Tx, deal: Deal, neighbours: Neighbours) -> Case:
    """The deal's signed contract; raises ShowroomError(change_unsigned)."""
    contract = signed_contract(tx, deal)
    if contract is None:
        raise ShowroomError(say.UNSIGNED)
    word = contract.deposit_word.value if contract.deposit_word else ""
    payments = payments_of(tx, deal, neighbours)
    share = tx.parameters.decimal("deposit.max_share", tx.today)
    return Case(
        deal, contract,
        None if deal.model_id is None else tx.session.get(VehicleModel, deal.model_id),
        None if deal.vehicle_id is None else tx.session.get(Vehicle, deal.vehicle_id),
        signed_changes(tx, contract.id), payments,
        held(deal.contract_price or ZERO, payments, word, share),
    )  # fmt: skip


def payments_of(tx: Tx, deal: Deal, neighbours: Neighbours) -> tuple[Payment, ...]:
    """The receipts ledger of the deal, in order."""
    return tuple(Payment(str(line.kind), line.amount, line.received_on) for line in neighbours.payments(tx, deal))


def signed_contract(tx: Tx, deal: Deal) -> Contract | None:
    """The deal's valid contract once it is signed."""
    contract = contract_of(tx, deal.id)
    return None if contract is None or contract.number is None else contract


def signed_changes(tx: Tx, contract_id: int) -> tuple[ContractChange, ...]:
    """What was signed after the contract, in order."""
    query = sa.select(ContractChange).where(
        ContractChange.contract_id == contract_id, ContractChange.number.is_not(None)
    )
    return tuple(tx.session.scalars(query.order_by(ContractChange.id)))


def start_of(case: Case) -> ChangeDraft:
    """The contract as it stands, as the draft that a change order starts from."""
    deal, car = case.deal, case.vehicle
    return ChangeDraft(
        reason="", model_id=deal.model_id or 0, discount=deal.discount or ZERO, vehicle_id=deal.vehicle_id,
        exterior=deal.exterior or (car.exterior if car else ""),
        interior=deal.interior or (car.interior if car else ""),
        options=_options(deal), delivery_date=case.delivery_date,
    )  # fmt: skip


def change_sums(
    tx: Tx, case: Case, draft: ChangeDraft, neighbours: Neighbours, lang: Lang
) -> tuple[ChangeSums, Priced]:
    """What the change order comes to; raises FieldErrors, change_nothing_changed, change_loan_high."""
    options = [(line.name, line.count, line.price) for line in draft.options]
    priced = neighbours.requote(tx, case.deal, draft.model_id, draft.discount, options)
    deal, price = case.deal, priced.contract_price
    if deal.pay_way is PayWay.LOAN and deal.loan_principal is not None and deal.loan_principal > price:
        raise ShowroomError(say.LOAN_TOO_HIGH, loan=deal.loan_principal.grouped(), price=price.grouped())
    share = tx.parameters.decimal("deposit.max_share", tx.today)
    rows = differences(standing(case), _wanted(tx, draft, priced), lang)
    if not rows:
        raise ShowroomError(say.NOTHING_CHANGED)
    same_price = (deal.guide_price, deal.discount) == (priced.guide_price, draft.discount)
    ladder = () if same_price else priced.approvers  # CT-04 anew for a price that nobody has agreed to yet
    needs = _BOTH if draft.special_terms else ladder or _MANAGER
    sums = price_change(total_price(deal), price, priced.options_price, case.held, share)
    return ChangeSums(rows, sums, priced.on_road_price, needs), priced


def cancel_sums(tx: Tx, case: Case, draft: CancelDraft, performed: Fraction = NOTHING_DONE) -> CancelSums:
    """Who owes what if the contract ended today (DP-01…07), `performed` of it carried out; raises FieldErrors."""
    interest = ZERO
    if draft.ending is Ending.SELLER_DEFAULT:
        rate = tx.parameters.decimal("refund.interest_rate", tx.today)
        interest = prepayment_interest(case.payments, tx.today, rate)
    found = settle(
        CancelCase(
            case.held, draft.ending, draft.remedy, draft.penalty, draft.loss, interest, draft.costs, draft.kept,
            performed,
        )
    )  # fmt: skip
    short = max(ZERO, case.contract.deposit_paid - case.held.paid)
    return CancelSums(found, case.payments, short, _BOTH if draft.kept else _MANAGER)


def require_ledger(draft: CancelDraft | NoticeDraft, sums: CancelSums) -> None:
    """Only what was paid counts (DP-01): a ledger that lacks the contract's deposit is mended or confirmed first."""
    if sums.ledger_short and not draft.ledger_is_right:
        raise FieldErrors({"ledger_is_right": told(say.LEDGER_SHORT, short=sums.ledger_short.grouped())})


def standing(case: Case) -> Standing:
    """What is compared with the terms wanted."""
    deal, start = case.deal, start_of(case)
    return Standing(
        case.model, case.vehicle.vin if case.vehicle else "", start.exterior, start.interior, deal.guide_price,
        start.discount, deal.contract_price or ZERO, start.options, total_price(deal), start.delivery_date,
    )  # fmt: skip


def _wanted(tx: Tx, draft: ChangeDraft, priced: Priced) -> Standing:
    car = None if draft.vehicle_id is None else tx.session.get_one(Vehicle, draft.vehicle_id)
    return Standing(
        tx.session.get_one(VehicleModel, draft.model_id), car.vin if car else "", draft.exterior, draft.interior,
        priced.guide_price, draft.discount, priced.contract_price, draft.options,
        priced.contract_price + priced.options_price, draft.delivery_date, draft.special_terms,
    )  # fmt: skip


def _options(deal: Deal) -> tuple[ChangedOption, ...]:
    """The options as quoted, or as one sum where the quotation does not name them."""
    wanted = deal.options_price or ZERO
    lines = tuple(
        ChangedOption(entry["name"], entry["count"], Money(entry["price"]["fen"]))
        for entry in quoted(deal).get("options", ())
        if not entry["gift"] and not entry.get("factory")
    )
    if sum((line.price * line.count for line in lines), ZERO) == wanted:
        return lines
    return (ChangedOption(OPTIONS_TOGETHER, 1, wanted),)
