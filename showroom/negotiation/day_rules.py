"""What the rules of its day add to an offer beside the price: the subsidy, the days to pay tax, what has no rule."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from showroom.kernel.errors import Message, Told, told
from showroom.kernel.findings import Finding, Severity
from showroom.kernel.money import ZERO, Money
from showroom.kernel.parameters import Parameters
from showroom.negotiation.draft import QuoteDraft
from showroom.negotiation.rules import Energy as TaxEnergy
from showroom.negotiation.rules import SubsidyKind, expected_subsidy
from showroom.vehicles.model import Energy, VehicleModel

ONE_SUBSIDY = Message(
    "one_subsidy",
    "报废更新与置换更新只能申请一种补贴（§4.1）",
    "A scrapped car and a replaced one are two subsidies: only one of them can be had (§4.1)",
)
ADVANCE_TOO_BIG = Message(
    "advance_too_big",
    "垫付不能超过预计补贴 {subsidy}（§4.1）",
    "The advance must not exceed the expected subsidy {subsidy} (§4.1)",
)
SUBSIDY_USED = Message(
    "subsidy_used",
    "该客户已在 {number} 享受补贴，每人限一次（§4.1）",
    "This customer had the subsidy with {number} already: it is given once per person (§4.1)",
)
SUBSIDY_PERSONS = Message(
    "subsidy_persons",
    "国家补贴只发给个人消费者，单位客户不能申请，也不得告知（§4.1）",
    "The state's subsidy is paid to consumers: a company cannot have it and is not told of it (§4.1)",
)
_NO_RELIEF = Message(
    "q11_no_relief",
    "{on} 没有新能源车购置税减免的规定：按全额计税（Q-11）",
    "There is no rule for purchase tax relief on {on}: the tax is reckoned in full (Q-11)",
)
_NO_SUBSIDY = Message(
    "q11_no_subsidy",
    "{on} 没有国家补贴的规定：不能告知客户有补贴（Q-11）",
    "There is no rule for a state subsidy on {on}: the customer must not be told of one (Q-11)",
)


@dataclass(frozen=True, slots=True)
class DayFacts:
    """What is said beside the amounts: days to pay the purchase tax, limits of the compulsory insurance (death and
    disability, medical, property), the fee of a temporary plate; `no_rule` names what the day has no rule for (Q-11).
    """

    tax_due_days: int
    liability: tuple[Money, Money, Money]
    temporary_plate: Money
    no_rule: tuple[Finding, ...] = ()


def litres(model: VehicleModel) -> Decimal | None:
    """Displacement in litres, None where the car has none."""
    return None if not model.displacement_ml else Decimal(model.displacement_ml) / 1000


def tax_energy(model: VehicleModel) -> TaxEnergy:
    """The kind of car as the vehicle tax sees it; a listed car with an engine alone is an energy-saving one (§4.1)."""
    if model.energy in (Energy.BEV, Energy.FCEV):
        return TaxEnergy(model.energy.value)
    if model.energy is Energy.PHEV:
        return TaxEnergy.PHEV_LISTED if model.in_relief_list else TaxEnergy.PHEV
    return TaxEnergy.ENERGY_SAVING if model.in_relief_list else TaxEnergy.ICE


def subsidy_kind(draft: QuoteDraft) -> SubsidyKind | None:
    """报废更新 or 置换更新 as the draft asks for it, None for neither."""
    if draft.scraps_car:
        return SubsidyKind.SCRAP
    return SubsidyKind.REPLACE if draft.replaces_car else None


def subsidy(draft: QuoteDraft, model: VehicleModel, price: Money, on: date, table: Parameters) -> Money | None:
    """The state's subsidy to mention where the customer gives up a car; None outside its year (Q-11)."""
    kind = subsidy_kind(draft)
    if kind is None or not _has_subsidy(kind, on, table):
        return None
    engine = litres(model) if model.energy is Energy.ICE else None
    if model.energy is Energy.ICE and engine is None:
        return None  # whether a petrol car is small enough cannot be said without its displacement
    return expected_subsidy(kind, price, on, table, litres=engine)


def subsidy_errors(draft: QuoteDraft, found: Money | None) -> dict[str, Told | Message]:
    """What is wrong with the wishes for the subsidy, by field."""
    if draft.scraps_car and draft.replaces_car:
        return {"scraps_car": ONE_SUBSIDY}
    most = found or ZERO
    if draft.subsidy_advance > most:
        return {"subsidy_advance": told(ADVANCE_TOO_BIG, subsidy=most.grouped())}
    return {}


def day_facts(draft: QuoteDraft, model: VehicleModel, on: date, table: Parameters) -> DayFacts:
    """The facts of the day for this car (§4.1); raises no_rule_for_date where even the law's fixed ones lack."""
    none: list[Finding] = []
    listed = model.in_relief_list and model.energy is not Energy.ICE
    if listed and not table.decimal("tax.nev_relief_share", on):
        none.append(_no_rule(_NO_RELIEF, on, ""))
    kind = subsidy_kind(draft)
    if kind is not None and not _has_subsidy(kind, on, table):
        none.append(_no_rule(_NO_SUBSIDY, on, "scraps_car" if draft.scraps_car else "replaces_car"))
    limits = ("death", "medical", "property")
    death, medical, damage = (table.money(f"compulsory.limit.{name}", on) for name in limits)
    return DayFacts(
        table.whole("tax.purchase_due_days", on), (death, medical, damage), table.money("fee.temporary_plate", on),
        tuple(none),
    )  # fmt: skip


def _has_subsidy(kind: SubsidyKind, on: date, table: Parameters) -> bool:
    return table.covers(f"subsidy.{kind}.nev.share", on)


def _no_rule(message: Message, on: date, field: str) -> Finding:
    values = {"on": on.isoformat()}
    return Finding(
        "Q-11", Severity.WARN, message.text("zh", **values), message.text("en", **values), evidence=values["on"],
        field=field, values=values,
    )  # fmt: skip
