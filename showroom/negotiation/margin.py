"""What the store earns on an offer, for those who may see it; '—' while a cost is not known."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

import sqlalchemy as sa

from showroom.deals.handover import get_deal
from showroom.deals.model import Deal
from showroom.kernel.actor import Permission
from showroom.kernel.errors import FieldErrors, Message, Told, told
from showroom.kernel.money import BAD_AMOUNT, LIMIT_FEN, ZERO, Money
from showroom.kernel.text import field_text
from showroom.negotiation.cost_model import OptionCost, VehicleCost
from showroom.negotiation.draft import DiscountKind, QuoteDraft, draft_from_json
from showroom.negotiation.gate import newest
from showroom.negotiation.reckoning import NOT_NEGATIVE, Reckoned, reckon, start_draft
from showroom.negotiation.saving import as_quoted, model_of, use_of
from showroom.persistence.actions import Tx, Workplace, reads, writes
from showroom.staff.service import store_card
from showroom.vehicles.model import Vehicle

NO_CAR_ALLOTTED = Message(
    "margin_no_car",
    "还没有分配具体车辆（VIN），没有车可记成本",
    "No car (VIN) is allotted yet, so there is none to enter a cost for",
)


@dataclass(frozen=True, slots=True)
class CostLine:
    """An accessory or gift: what the customer pays for all pieces, and what one piece costs; None where not known."""

    name: str
    count: int
    price: Money
    gift: bool
    unit_cost: Money | None


@dataclass(frozen=True, slots=True)
class MarginView:
    """The newest offer and its costs, all incl. VAT.

    `from_manufacturer` is the part of the discount that the manufacturer pays back; `service_fees` are those chosen
    services that the store itself renders (MF-04), another provider's fee only passes through.
    """

    deal_id: int
    number: str
    vin: str
    guide_price: Money
    discount: Money
    from_manufacturer: Money
    contract_price: Money
    options_price: Money
    car_cost: Money | None
    lines: tuple[CostLine, ...]
    service_fees: Money = ZERO

    @property
    def income(self) -> Money:
        """What comes in: from the customer for car, options and services, and from the manufacturer."""
        return self.contract_price + self.options_price + self.service_fees + self.from_manufacturer

    @property
    def options_cost(self) -> Money | None:
        """Of all accessories and gifts; None as soon as one is not known."""
        costs = [None if line.unit_cost is None else line.unit_cost * line.count for line in self.lines]
        return None if None in costs else sum((cost for cost in costs if cost is not None), ZERO)

    @property
    def gross(self) -> Money | None:
        """What comes in less the costs of car and options, gifts among them; None while a cost is not known."""
        if self.car_cost is None or self.options_cost is None:
            return None
        return self.income - self.car_cost - self.options_cost

    @property
    def percent(self) -> str:
        """The gross margin as a share of what comes in, half up to 0.01 %; '' where not known."""
        if self.gross is None or not self.income:
            return ""
        return str(Money.rounded(Fraction(self.gross.fen * 100, self.income.fen)))


@dataclass(frozen=True, slots=True)
class CostDraft:
    """Costs as typed: of the allotted car, and of one piece of each accessory by name; None leaves one not known."""

    car: Money | None = None
    options: tuple[tuple[str, Money | None], ...] = ()


class MarginService:
    """Reads the margin and keeps what things cost (declared right: MARGIN_READ)."""

    def __init__(self, work: Workplace) -> None:
        self.work = work

    @reads(Permission.MARGIN_READ)
    def margin(self, tx: Tx, deal_id: int) -> MarginView:
        """The margin of the newest saved offer, or of the list price while there is none."""
        return _view(tx, get_deal(tx, deal_id))

    @writes(Permission.MARGIN_READ)
    def set_costs(self, tx: Tx, deal_id: int, draft: CostDraft) -> MarginView:
        """Keep what the car and the accessories cost; raises FieldErrors (`car`, `options`)."""
        deal = get_deal(tx, deal_id)
        _check(deal, draft)
        if deal.vehicle_id is not None:
            _put_car(tx, deal.vehicle_id, draft.car)
        for name, amount in draft.options:
            _put_option(tx, field_text("options", name, 60), amount)
        tx.session.flush()
        tx.audit("deal", deal.id, costs="car" if draft.car is not None else "options")
        return _view(tx, deal)


def _view(tx: Tx, deal: Deal) -> MarginView:
    quotation = newest(tx, deal.id)
    model = model_of(tx, deal, quotation)
    draft: QuoteDraft
    found: Reckoned
    if quotation is None:
        draft = start_draft(model, tx.today, tx.parameters, use_of(tx, deal))
        found = reckon(draft, model, tx.today, tx.parameters)
    else:
        draft, found = draft_from_json(quotation.draft), as_quoted(tx, quotation, model)
    vehicle = None if deal.vehicle_id is None else tx.session.get(Vehicle, deal.vehicle_id)
    borne = (line.amount for line in draft.discounts if line.kind is DiscountKind.MANUFACTURER)
    return MarginView(
        deal.id, "" if quotation is None else quotation.number, vehicle.vin if vehicle else "", found.guide_price,
        found.discount, sum(borne, ZERO), found.price.contract_price, found.price.options, _car_cost(tx, deal),
        tuple(_lines(tx, draft)), sum(_own_fees(tx, draft), ZERO),
    )  # fmt: skip


def _own_fees(tx: Tx, draft: QuoteDraft) -> Iterator[Money]:
    own = {"", "本店", "this store", store_card(tx.session).name}
    yield from (line.price for line in draft.services if line.chosen and line.provider in own)


def _car_cost(tx: Tx, deal: Deal) -> Money | None:
    if deal.vehicle_id is None:
        return None
    return tx.session.scalar(sa.select(VehicleCost.amount).where(VehicleCost.vehicle_id == deal.vehicle_id))


def _lines(tx: Tx, draft: QuoteDraft) -> Iterator[CostLine]:
    names = {option.name for option in draft.options}
    query = sa.select(OptionCost.name, OptionCost.amount).where(OptionCost.name.in_(names))
    known = {name: amount for name, amount in tx.session.execute(query)} if names else {}  # noqa: C416 - Rows
    for option in draft.options:
        paid = ZERO if option.gift else option.price * option.count
        yield CostLine(option.name, option.count, paid, option.gift, known.get(option.name))


def _check(deal: Deal, draft: CostDraft) -> None:
    wrong: dict[str, Told | Message] = {}
    for field, amount in (("car", draft.car), *(("options", amount) for _, amount in draft.options)):
        if amount is not None and amount < ZERO:
            wrong[field] = NOT_NEGATIVE
        elif amount is not None and amount.fen >= LIMIT_FEN:
            wrong[field] = told(BAD_AMOUNT, text="≥ 10¹²")
    if draft.car is not None and deal.vehicle_id is None:
        wrong["car"] = NO_CAR_ALLOTTED
    if wrong:
        raise FieldErrors(wrong)


def _put_car(tx: Tx, vehicle_id: int, amount: Money | None) -> None:
    row = tx.session.scalar(sa.select(VehicleCost).where(VehicleCost.vehicle_id == vehicle_id))
    if amount is None:
        if row is not None:
            tx.session.delete(row)
    elif row is None:
        tx.session.add(VehicleCost(vehicle_id=vehicle_id, amount=amount, at=tx.now, by=tx.actor.id))
    elif row.amount != amount:
        row.amount, row.at, row.by = amount, tx.now, tx.actor.id


def _put_option(tx: Tx, name: str, amount: Money | None) -> None:
    row = tx.session.scalar(sa.select(OptionCost).where(OptionCost.name == name))
    if amount is None:
        if row is not None:
            tx.session.delete(row)
    elif row is None:
        tx.session.add(OptionCost(name=name, amount=amount, at=tx.now, by=tx.actor.id))
        tx.session.flush()
    elif row.amount != amount:
        row.amount, row.at, row.by = amount, tx.now, tx.actor.id
