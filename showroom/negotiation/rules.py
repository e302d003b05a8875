"""What a car costs on the road (§4) and who must agree to a discount (CT-04); pure, the numbers come from the table."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from showroom.kernel.actor import Role
from showroom.kernel.dates import add_days
from showroom.kernel.errors import Message, ShowroomError
from showroom.kernel.findings import Finding, Override, Severity
from showroom.kernel.money import ZERO, Money
from showroom.kernel.parameters import Parameters

NEGATIVE_AMOUNT = Message("negative_amount", "“{what}”不能是负数", "“{what}” must not be negative")
DISCOUNT_ABOVE_PRICE = Message(
    "discount_above_price", "优惠 {discount} 超过指导价 {msrp}", "The discount {discount} exceeds the list price {msrp}"
)
NO_PREMIUM = Message(
    "no_premium",
    "交强险表中没有这类车（{use}，{seats} 座）：请填写保险公司的报价",
    "The compulsory insurance table has no such car ({use}, {seats} seats): enter the insurer's quote",
)
NOT_LITRES = Message("not_litres", "排量应大于 0", "The displacement must be above 0")


class Energy(StrEnum):
    """How the law of vehicle tax tells cars apart; PHEV_LISTED and ENERGY_SAVING stand in the catalogues."""

    ICE = "ICE"
    ENERGY_SAVING = "ENERGY_SAVING"
    BEV = "BEV"
    FCEV = "FCEV"
    PHEV_LISTED = "PHEV_LISTED"
    PHEV = "PHEV"


class Use(StrEnum):
    """Whose car it is, for the compulsory insurance."""

    FAMILY = "family"
    COMPANY = "company"


@dataclass(frozen=True, slots=True)
class PurchaseTax:
    """车辆购置税: each figure rounded to fen on its own (§4.2)."""

    base: Money
    full: Money
    relief: Money
    payable: Money


def purchase_tax(invoice: Money, *, relief_listed: bool, on: date, table: Parameters) -> PurchaseTax:
    """The tax on an invoice incl. VAT on the purchase date (§4.1, §4.2).

    `relief_listed`: the model stands in the 减免税目录 (Q-12). Raises no_rule_for_date, negative_amount.
    """
    _not_negative(invoice, "invoice")
    base = Money.rounded(Fraction(invoice.fen, 100) / Fraction(table.decimal("tax.vat_divisor", on)))
    full = base.times(table.decimal("tax.purchase_rate", on))
    relief = ZERO
    if relief_listed:
        share = full.times(table.decimal("tax.nev_relief_share", on))
        relief = min(share, table.money("tax.nev_relief_cap", on))
    return PurchaseTax(base, full, relief, full - relief)


def tax_due_by(on: date, table: Parameters) -> date:
    """Last day for the purchase tax: 60 days, the purchase date not counted (§4.1)."""
    return add_days(on, table.whole("tax.purchase_due_days", on))


def vehicle_vessel_tax(annual: Money, on: date) -> Money:
    """车船税 from the month of purchase to December, both counted (§4.1: annual ÷ 12 × months)."""
    _not_negative(annual, "vehicle_vessel_annual")
    return annual.times(Fraction(13 - on.month, 12))


def vehicle_vessel_annual(energy: Energy, litres: Decimal | None, on: date, table: Parameters) -> Money:
    """The store's yearly 车船税 for a car; `litres` is needed unless the kind of energy is not taxed (Q-10)."""
    share = table.decimal(f"vehicle_vessel.share.{energy}", on)
    if share == 0:
        return ZERO
    if litres is None or litres <= 0:
        raise ShowroomError(NOT_LITRES)
    if energy is Energy.ENERGY_SAVING and litres > table.decimal("vehicle_vessel.energy_saving_max_litres", on):
        share = table.decimal(f"vehicle_vessel.share.{Energy.ICE}", on)
    for limit, band in (("1.0", "to_1_0"), ("1.6", "to_1_6"), ("2.0", "to_2_0"), ("2.5", "to_2_5"), ("3.0", "to_3_0"),
                        ("4.0", "to_4_0")):  # fmt: skip
        if litres <= Decimal(limit):
            return table.money(f"vehicle_vessel.annual.{band}", on).times(share)
    return table.money("vehicle_vessel.annual.over_4_0", on).times(share)


def compulsory_premium(use: Use, seats: int, on: date, table: Parameters) -> Money:
    """交强险 of a new car (§4.1); raises no_premium for cars that the table doesn't know."""
    if seats < 1 or (use is Use.COMPANY and seats > 10):
        raise ShowroomError(NO_PREMIUM, use=use, seats=seats)
    if use is Use.FAMILY:
        key = "family_under_6" if seats < 6 else "family_6_plus"
    else:
        key = "company_under_6" if seats < 6 else "company_6_to_10"
    return table.money(f"compulsory.base.{key}", on)


@dataclass(frozen=True, slots=True)
class ClaimRecord:
    """What the renewal floats on: whole years without an at-fault accident, at-fault accidents last year, a death."""

    clean_years: int
    at_fault: int
    fatal: bool = False


def renewal_premium(base: Money, record: ClaimRecord, on: date, table: Parameters) -> Money:
    """交强险 on renewal under the store's region scheme A–E (§4.1)."""
    return base.times(1 + renewal_float(record, on, table))


def renewal_float(record: ClaimRecord, on: date, table: Parameters) -> Decimal:
    """The float as a fraction of the base premium: −0.10 … +0.30."""
    if record.fatal:
        return table.decimal("compulsory.fatal", on)
    if record.at_fault >= 2:
        return table.decimal("compulsory.fault_two_plus", on)
    if record.at_fault == 1:
        return table.decimal("compulsory.fault_one", on)
    if record.clean_years < 1:
        return Decimal(0)
    steps = table.words(f"compulsory.clean.{table.at('compulsory.scheme', on)}", on)
    return -Decimal(steps[min(record.clean_years, len(steps)) - 1])


@dataclass(frozen=True, slots=True)
class QuoteCase:
    """The amounts of a quotation (§4.1); everything optional is zero when not chosen.

    `factory` options are part of the car's price and of its invoice, `options` are sold beside it.
    `subsidy_advance` is what the store pays of the expected subsidy beforehand.
    """

    on: date
    relief_listed: bool
    msrp: Money
    discount: Money = ZERO
    options: Money = ZERO
    vehicle_vessel_annual: Money = ZERO
    compulsory: Money = ZERO
    commercial: Money = ZERO
    official_fees: Money = ZERO
    services: Money = ZERO
    trade_in: Money = ZERO
    deposit_paid: Money = ZERO
    loan: Money = ZERO
    factory: Money = ZERO
    subsidy_advance: Money = ZERO


@dataclass(frozen=True, slots=True)
class OnRoad:
    """落地价 with its lines; `due` = what the customer still pays in cash (negative: the store owes him)."""

    contract_price: Money
    options: Money
    tax: PurchaseTax
    vehicle_vessel_tax: Money
    compulsory: Money
    commercial: Money
    official_fees: Money
    services: Money
    on_road: Money
    due: Money


_AMOUNTS = (
    "msrp",
    "discount",
    "options",
    "vehicle_vessel_annual",
    "compulsory",
    "commercial",
    "official_fees",
    "services",
    "trade_in",
    "deposit_paid",
    "loan",
    "factory",
    "subsidy_advance",
)


def on_road_price(case: QuoteCase, table: Parameters) -> OnRoad:
    """The on-road price and the cash due (§4.1, §4.3). Trade-in reduces the cash, not the tax base."""
    for name in _AMOUNTS:
        _not_negative(getattr(case, name), name)
    if case.discount > case.msrp:
        raise ShowroomError(DISCOUNT_ABOVE_PRICE, discount=case.discount.grouped(), msrp=case.msrp.grouped())
    price = case.msrp - case.discount + case.factory
    tax = purchase_tax(price, relief_listed=case.relief_listed, on=case.on, table=table)
    vessel = vehicle_vessel_tax(case.vehicle_vessel_annual, case.on)
    extras = case.options + case.compulsory + case.commercial + case.official_fees + case.services
    total = price + tax.payable + vessel + extras
    due = total - case.trade_in - case.deposit_paid - case.subsidy_advance - case.loan
    return OnRoad(
        price,
        case.options,
        tax,
        vessel,
        case.compulsory,
        case.commercial,
        case.official_fees,
        case.services,
        total,
        due,
    )


class SubsidyKind(StrEnum):
    """报废更新 or 置换更新 (§4.1)."""

    SCRAP = "scrap"
    REPLACE = "replace"


def expected_subsidy(
    kind: SubsidyKind, price: Money, on: date, table: Parameters, *, litres: Decimal | None = None
) -> Money:
    """The state trade-in subsidy to show as "expected, not guaranteed"; `litres` None = a new-energy car (§4.1).

    Raises no_rule_for_date outside the subsidy's year (Q-11).
    """
    _not_negative(price, "price")
    if litres is not None and litres > table.decimal("subsidy.ice_max_litres", on):
        return ZERO
    key = f"subsidy.{kind}.{'nev' if litres is None else 'ice'}"
    return min(price.times(table.decimal(f"{key}.share", on)), table.money(f"{key}.cap", on))


@dataclass(frozen=True, slots=True)
class DiscountAsk:
    """What a quotation asks for beyond the list: CT-04."""

    msrp: Money
    discount: Money
    payment_terms_changed: bool = False
    special_terms: bool = False
    text_changed: bool = False


@dataclass(frozen=True, slots=True)
class DiscountLimits:
    """What each level may give away alone: a share of the list price, or an amount where a model has its own."""

    consultant: Decimal | Money
    manager: Decimal | Money

    @classmethod
    def at(cls, on: date, table: Parameters) -> DiscountLimits:
        return cls(table.decimal("discount.consultant_share", on), table.decimal("discount.manager_share", on))

    def amounts(self, msrp: Money) -> tuple[Money, Money]:
        """The consultant's and the manager's limit on a car of that list price; the manager's is never the lower."""
        consultant = _most(self.consultant, msrp)
        return consultant, max(consultant, _most(self.manager, msrp))


def _most(limit: Decimal | Money, msrp: Money) -> Money:
    """A limit is a most: a share is rounded down, and reaching it is still within it (G-03)."""
    if isinstance(limit, Money):
        return min(limit, msrp)
    return Money.floored(Fraction(msrp.fen, 100) * Fraction(limit))


_BEYOND_CONSULTANT = Message(
    "ct04_beyond_consultant",
    "优惠 {discount} 超过顾问权限 {limit}，须销售经理批准",
    "The discount {discount} exceeds the consultant's limit {limit}: the sales manager must approve",
)
_BEYOND_MANAGER = Message(
    "ct04_beyond_manager",
    "优惠 {discount} 超过销售经理权限 {limit}，须总经理批准",
    "The discount {discount} exceeds the sales manager's limit {limit}: the general manager must approve",
)
_PAYMENT_TERMS = Message(
    "ct04_payment_terms",
    "付款条件有变动，须销售经理批准",
    "The payment terms were changed: the sales manager must approve",
)
_SPECIAL_TERMS = Message(
    "ct04_special_terms",
    "有特殊条款，须销售经理和总经理批准",
    "There are special terms: the sales manager and the general manager must approve",
)
_TEXT_CHANGED = Message(
    "ct04_text_changed",
    "合同文本不是标准文本，须总经理批准",
    "The contract's text is not the standard one: the general manager must approve",
)


def discount_findings(ask: DiscountAsk, limits: DiscountLimits) -> tuple[Finding, ...]:
    """What needs approval before the quotation may be given; `override` is the level that may approve (CT-04)."""
    _not_negative(ask.discount, "discount")
    if ask.discount > ask.msrp:
        raise ShowroomError(DISCOUNT_ABOVE_PRICE, discount=ask.discount.grouped(), msrp=ask.msrp.grouped())
    found: list[Finding] = []
    consultant, manager = limits.amounts(ask.msrp)
    for limit, message, level in (
        (manager, _BEYOND_MANAGER, Override.GM),
        (consultant, _BEYOND_CONSULTANT, Override.MANAGER),
    ):
        if ask.discount > limit:
            found.append(_approval(message, level, "discount", discount=ask.discount.grouped(), limit=limit.grouped()))
            break
    if ask.payment_terms_changed:
        found.append(_approval(_PAYMENT_TERMS, Override.MANAGER, "payment_terms"))
    if ask.special_terms:
        found.append(_approval(_SPECIAL_TERMS, Override.GM, "special_terms"))
    if ask.text_changed:
        found.append(_approval(_TEXT_CHANGED, Override.GM, "contract_text"))
    return tuple(found)


def approvers(ask: DiscountAsk, limits: DiscountLimits) -> tuple[Role, ...]:
    """Who must approve, in order; special terms need both levels (CT-04, S3-27). Empty: the consultant may decide."""
    found = discount_findings(ask, limits)
    if not found:
        return ()
    if ask.special_terms:
        return (Role.SALES_MANAGER, Role.GENERAL_MANAGER)
    beyond = any(entry.override is Override.GM for entry in found)
    return (Role.GENERAL_MANAGER,) if beyond else (Role.SALES_MANAGER,)


def _approval(message: Message, level: Override, field: str, **values: str) -> Finding:
    return Finding(
        "CT-04", Severity.NEEDS_APPROVAL, message.text("zh", **values), message.text("en", **values),
        evidence=values.get("discount", ""), override=level, field=field, values=dict(values),
    )  # fmt: skip


def _not_negative(amount: Money, what: str) -> None:
    if amount < ZERO:
        raise ShowroomError(NEGATIVE_AMOUNT, what=what)
