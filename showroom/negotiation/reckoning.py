"""From a typed draft to a reckoned quotation: one car, one day, the parameters of that day (§4)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from showroom.deals.model import PayWay
from showroom.deals.optional_services import SERVICES, service_code
from showroom.kernel.errors import REQUIRED, FieldErrors, Message, ShowroomError, Told, told
from showroom.kernel.findings import Finding
from showroom.kernel.money import BAD_AMOUNT, LIMIT_FEN, ZERO, Money
from showroom.kernel.parameters import Parameters
from showroom.negotiation.day_rules import DayFacts, day_facts, litres, subsidy, subsidy_errors, tax_energy
from showroom.negotiation.draft import OptionLine, QuoteDraft, ServiceLine, commercial_premium
from showroom.negotiation.rules import (
    DiscountAsk,
    DiscountLimits,
    OnRoad,
    QuoteCase,
    Use,
    compulsory_premium,
    discount_findings,
    on_road_price,
    vehicle_vessel_annual,
)
from showroom.vehicles.model import Energy, VehicleModel

VALID_DAYS = 7
MOST_LINES = 40
AMOUNT_POSITIVE = Message("amount_positive", "金额应大于 0", "The amount must be above 0")
COUNT_POSITIVE = Message("count_positive", "数量应为 1 到 999", "The number must be 1 to 999")
NOT_NEGATIVE = Message("not_negative", "不能是负数", "Must not be negative")
TOO_MANY_LINES = Message("too_many_lines", "最多 {limit} 行", "At most {limit} lines")
DISCOUNT_TOO_BIG = Message(
    "discount_too_big", "优惠合计不能超过指导价 {msrp}", "The discounts must not exceed the guide price {msrp}"
)
LOAN_TOO_BIG = Message(
    "loan_too_big", "贷款额不能超过车价 {price}", "The loan must not exceed the contract price {price}"
)
LOAN_WITHOUT = Message(
    "loan_without", "付款方式是全款，没有贷款额", "The customer pays in full: there is no loan amount"
)
LOAN_MISSING = Message("loan_missing", "请填写贷款额", "Enter the amount of the loan")
DATE_PAST = Message("date_past", "日期已过", "This date is past")
TOTAL_TOO_BIG = Message(
    "total_too_big", "合计超出可写的金额（一万亿元以下）", "The total is beyond what can be written (below 10¹² CNY)"
)
OFFICIAL_CHANGED = Message(
    "official_changed",
    "报价后标准已变：{old} → {new}。请改为 {new} 后重新保存报价（G-06）",
    "The official amount changed after the quotation: {old} → {new}. Enter {new} and save the quotation again (G-06)",
)
SERVICE_UNLISTED = Message(
    "service_unlisted",
    "价目表没有“{name}”，不能报价：请由管理员先在参数中标价（MF-01）",
    "“{name}” is not on the price board and cannot be quoted: an administrator must mark its price first (MF-01)",
)
SERVICE_ABOVE_MARKED = Message(
    "service_above_marked",
    "“{name}”标价 {marked}，不能收取 {price}（MF-01）",
    "“{name}” is marked at {marked}: {price} cannot be charged (MF-01)",
)
FACTORY_GIFT = Message(
    "factory_gift",
    "厂家选装属于车价，不能作赠品：请改记为优惠（§4.1）",
    "A factory option is part of the car's price and no gift: give a discount instead (§4.1)",
)
OFFICIAL = ("vehicle_vessel_annual", "compulsory", "official_fees")
AMOUNTS = (*OFFICIAL, "commercial", "trade_in", "deposit_paid", "loan_principal", "subsidy_advance")
_NO_STANDARD = ("no_premium", "not_litres")


@dataclass(frozen=True, slots=True)
class Reckoned:
    """A quotation worked out: the on-road price, what needs approval, and the subsidy to mention.

    The subsidy is never deducted, but for what the store advances of it; `facts` is what its day says beside (§4.1).
    """

    guide_price: Money
    discount: Money
    price: OnRoad
    findings: tuple[Finding, ...]
    subsidy: Money | None
    facts: DayFacts


def start_draft(model: VehicleModel, on: date, table: Parameters, use: Use = Use.FAMILY) -> QuoteDraft:
    """A draft with the official amounts of the day; services are listed but not chosen (MF-04).

    An amount that no standard gives for this car (a bus of a company, an engine without displacement) is left at zero
    to be entered.
    """
    fees = ("fee.plates", "fee.vehicle_licence", "fee.registration_certificate")
    return QuoteDraft(
        vehicle_vessel_annual=_standard(lambda: vehicle_vessel_annual(tax_energy(model), litres(model), on, table)),
        compulsory=_standard(lambda: compulsory_premium(use, model.seats, on, table)),
        official_fees=sum((table.money(fee, on) for fee in fees), ZERO),
        services=tuple(
            ServiceLine(words.zh, table.money(f"service.{code}", on), code=code)
            for code, (words, _) in SERVICES.items()
            if table.covers(f"service.{code}", on)
        ),
        valid_until=on + timedelta(days=VALID_DAYS),
    )


def _standard(amount: Callable[[], Money]) -> Money:
    try:
        return amount()
    except ShowroomError as error:
        if error.code in _NO_STANDARD:
            return ZERO
        raise


def reckon(
    draft: QuoteDraft, model: VehicleModel, on: date, table: Parameters, guide_price: Money | None = None
) -> Reckoned:
    """Work a draft out; raises FieldErrors naming every wrong field, total_too_big.

    `guide_price` is that of a stored quotation, which a new price list must not move; None takes the model's own.
    """
    guide = model.guide_price if guide_price is None else guide_price
    check(draft, guide, on)
    price = on_road_price(_case(draft, model, on, guide), table)
    if price.on_road.fen >= LIMIT_FEN:
        raise ShowroomError(TOTAL_TOO_BIG)
    helped = subsidy(draft, model, price.contract_price, on, table)
    if wrong := subsidy_errors(draft, helped):
        raise FieldErrors(wrong)
    return Reckoned(
        guide_price=guide,
        discount=_discount(draft),
        price=price,
        findings=discount_findings(discount_ask(draft, guide), DiscountLimits.at(on, table)),
        subsidy=helped,
        facts=day_facts(draft, model, on, table),
    )


def _case(draft: QuoteDraft, model: VehicleModel, on: date, guide: Money) -> QuoteCase:
    return QuoteCase(
        on=on,
        relief_listed=model.in_relief_list and model.energy is not Energy.ICE,
        msrp=guide,
        discount=_discount(draft),
        options=options_price(draft),
        factory=factory_price(draft),
        vehicle_vessel_annual=draft.vehicle_vessel_annual,
        compulsory=draft.compulsory,
        commercial=commercial_premium(draft),
        official_fees=draft.official_fees,
        services=sum((line.price for line in draft.services if line.chosen), ZERO),
        trade_in=draft.trade_in,
        deposit_paid=draft.deposit_paid,
        loan=draft.loan_principal,
        subsidy_advance=draft.subsidy_advance,
    )


def _discount(draft: QuoteDraft) -> Money:
    return sum((line.amount for line in draft.discounts), ZERO)


def discount_ask(draft: QuoteDraft, guide_price: Money) -> DiscountAsk:
    """What the discount ladder judges; money that the store lays out is a payment term of its own (CT-04)."""
    special = bool(draft.special_terms.strip())
    return DiscountAsk(guide_price, _discount(draft), bool(draft.subsidy_advance), special)


def options_price(draft: QuoteDraft) -> Money:
    """Accessories and fitting beside the car; gifts cost nothing."""
    return sum((line.price * line.count for line in draft.options if not line.gift and not line.factory), ZERO)


def factory_price(draft: QuoteDraft) -> Money:
    """What was ordered with the car from the factory: part of the contract price and of the tax base (§4.1)."""
    return sum((line.price * line.count for line in draft.options if line.factory and not line.gift), ZERO)


def check(draft: QuoteDraft, guide_price: Money, on: date) -> None:
    """Raise FieldErrors for amounts, counts, names and dates that cannot be."""
    wrong: dict[str, Told | Message] = {}
    wrong |= {name: bad for name in AMOUNTS if (bad := _amount_error(getattr(draft, name)))}
    _check_lines(draft, wrong)
    if "insurance" in wrong:
        wrong.pop("commercial", None)  # only the sum of the lines that are wrong
    discount = _discount(draft)
    if "discount" not in wrong and discount > guide_price:
        wrong["discount"] = told(DISCOUNT_TOO_BIG, msrp=guide_price.grouped())
    _check_loan(draft, guide_price - discount + factory_price(draft), wrong)
    if draft.valid_until is None:
        wrong["valid_until"] = REQUIRED
    elif draft.valid_until < on:
        wrong["valid_until"] = DATE_PAST
    if wrong:
        raise FieldErrors(wrong)


def outdated(draft: QuoteDraft, then: QuoteDraft, now: QuoteDraft) -> dict[str, Told]:
    """Official amounts that a quotation took from the table of its day and that are others today (G-06)."""
    return {
        name: told(OFFICIAL_CHANGED, old=getattr(then, name).grouped(), new=getattr(now, name).grouped())
        for name in OFFICIAL
        if getattr(draft, name) == getattr(then, name) != getattr(now, name)
    }


def require_marked(draft: QuoteDraft, on: date, table: Parameters) -> None:
    """Raise FieldErrors(services) for a chosen service that is not on the price board, or dearer than marked (MF-01).

    Asked of what is offered now; a stored quotation stays readable when the board changes.
    """
    for line in draft.services:
        if not line.chosen:
            continue
        key = f"service.{service_code(line.code, line.name)}"
        if not table.covers(key, on):
            raise FieldErrors({"services": told(SERVICE_UNLISTED, name=line.name[:40])})
        marked = table.money(key, on)
        if line.price > marked:
            values = {"name": line.name[:40], "marked": marked.grouped(), "price": line.price.grouped()}
            raise FieldErrors({"services": told(SERVICE_ABOVE_MARKED, **values)})


def _check_loan(draft: QuoteDraft, price: Money, wrong: dict[str, Told | Message]) -> None:
    if draft.pay_way is PayWay.CASH:
        if draft.loan_principal:
            wrong["loan_principal"] = LOAN_WITHOUT
    elif not draft.loan_principal:
        wrong["loan_principal"] = LOAN_MISSING
    elif draft.loan_principal > price:
        wrong["loan_principal"] = told(LOAN_TOO_BIG, price=price.grouped())


def _check_lines(draft: QuoteDraft, wrong: dict[str, Told | Message]) -> None:
    for name, lines in (("discount", draft.discounts), ("options", draft.options), ("services", draft.services),
                        ("insurance", draft.insurance)):  # fmt: skip
        if len(lines) > MOST_LINES:
            wrong[name] = told(TOO_MANY_LINES, limit=MOST_LINES)
    if any(line.amount <= ZERO for line in draft.discounts):
        wrong["discount"] = AMOUNT_POSITIVE
    for option in draft.options:
        if bad := _option_error(option):
            wrong["options"] = bad
    named = [("insurance", line.premium, line.insurer) for line in draft.insurance]
    named += [("services", line.price, line.name) for line in draft.services]
    for field, amount, name in named:
        if bad := _amount_error(amount) or (None if name.strip() else REQUIRED):
            wrong[field] = bad


def _option_error(option: OptionLine) -> Told | Message | None:
    if not option.name.strip():
        return REQUIRED
    if not 1 <= option.count <= 999:
        return COUNT_POSITIVE
    return FACTORY_GIFT if option.factory and option.gift else _amount_error(option.price)


def _amount_error(amount: Money) -> Told | Message | None:
    if amount < ZERO:
        return NOT_NEGATIVE
    return told(BAD_AMOUNT, text="≥ 10¹²") if amount.fen >= LIMIT_FEN else None
