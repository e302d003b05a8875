"""The price ladder: each step from the guide price to the amount due with its reason, for window, paper and comparison.

One list feeds all three, so that what is seen, printed and compared can never differ (§4.1, S0-29).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from showroom.deals.loan_terms import LoanChoice
from showroom.deals.optional_services import SERVICES, service_code
from showroom.deals.part_quality import PART_QUALITIES
from showroom.kernel.errors import Lang
from showroom.kernel.money import Money
from showroom.negotiation.draft import (
    DiscountKind,
    InsuranceKind,
    InsuranceLine,
    OptionLine,
    PartQuality,
    QuoteDraft,
    ServiceLine,
)
from showroom.negotiation.reckoning import Reckoned


@dataclass(frozen=True, slots=True)
class Words:
    """One text in both languages."""

    zh: str
    en: str

    def __call__(self, lang: Lang, **values: str) -> str:
        text = self.zh if lang == "zh" else self.en
        return text.format(**values) if values else text

    def filled(self, **values: str) -> Words:
        """The same with `values` put in."""
        return Words(self.zh.format(**values), self.en.format(**values))


class RungKind(StrEnum):
    """STEP counts towards the next TOTAL; APART is told but in no total: gifts and what is only expected."""

    STEP = "step"
    TOTAL = "total"
    APART = "apart"


@dataclass(frozen=True, slots=True)
class Rung:
    """One line of the ladder; `note` says who gives it, why, or how it was reckoned. A reduction is negative."""

    key: str
    name: Words
    amount: Money
    note: Words
    kind: RungKind = RungKind.STEP


NO_NOTE = Words("", "")
DISCOUNTS = {
    DiscountKind.STORE: Words("经销商优惠", "Dealer discount"),
    DiscountKind.MANUFACTURER: Words("厂家优惠", "Manufacturer's discount"),
    DiscountKind.TRADE_IN: Words("置换补贴（店内）", "Trade-in bonus"),
    DiscountKind.LOYALTY: Words("老客户优惠", "Loyalty discount"),
}
GIVERS = {
    DiscountKind.STORE: Words("本店承担", "given by this store"),
    DiscountKind.MANUFACTURER: Words("厂家承担", "given by the manufacturer"),
    DiscountKind.TRADE_IN: Words("本店承担，置换客户", "given by this store, for a trade-in"),
    DiscountKind.LOYALTY: Words("本店承担，老客户", "given by this store, to a loyal customer"),
}
QUALITIES = {PartQuality(key): Words(words.zh, words.en) for key, words in PART_QUALITIES.items()}
"""How an accessory must be labelled (MF-07)."""
INSURANCES = {
    InsuranceKind.DAMAGE: Words("车损险", "Own damage"),
    InsuranceKind.THIRD_PARTY: Words("第三者责任险", "Third-party liability"),
    InsuranceKind.SEATS: Words("车上人员责任险", "Driver and passengers"),
    InsuranceKind.OTHER: Words("附加险", "Additional cover"),
}
GUIDE = Words("厂家指导价", "Guide price")
CONTRACT_PRICE = Words("车价（开票价）", "Contract price (invoice)")
TAX = Words("车辆购置税", "Vehicle purchase tax")
TAX_NOTE = Words(
    "计税价 {base}，减免 {relief}；{days} 日内缴纳",
    "base {base}, relief {relief}; due in {days} days",
)
VESSEL = Words("车船税", "Vehicle and vessel tax")
VESSEL_NOTE = Words("年税额 {annual}，按月计至 12 月", "{annual} a year, by months to December")
COMPULSORY = Words("交强险", "Compulsory insurance")
COMPULSORY_NOTE = Words(
    "法定；限额 死伤 {death}、医疗 {medical}、财产 {damage}",
    "by law; death {death}, medical {medical}, property {damage}",
)
COMMERCIAL = Words("商业险", "Commercial insurance")
COMMERCIAL_NOTE = Words("保险公司报价，自愿投保", "insurer's quote, optional")
OFFICIAL = Words("上牌规费", "Official plate fees")
OFFICIAL_NOTE = Words("车管所收取；临时号牌另收 {plate}", "traffic office; temporary plate {plate} more")
FACTORY = Words("厂家选装，计入开票价", "ordered from the factory, in the invoice")
CHOSEN = Words("客户自愿选择", "chosen by the customer")
ON_ROAD = Words("落地价合计", "On-road price")
TRADE_IN = Words("旧车置换抵扣", "Trade-in value")
DEPOSIT = Words("已付定金／订金", "Deposit paid")
LOAN = Words("贷款金额", "Loan")
LOAN_NOTE = Words("{about} {months} 期，年利率 {rate}%", "{about} {months} months at {rate} % a year")
DUE = Words("应付金额", "Amount due")
GIFT = Words("赠品：{name} × {count}", "Gift: {name} × {count}")
GIFT_NOTE = Words("价值，不计入总价", "true value, in no total")
ADVANCE = Words("国家补贴垫付", "State subsidy advanced")
ADVANCE_NOTE = Words("本店垫付，补贴到账后归还本店", "advanced by this store, returned when the subsidy is paid")
SUBSIDY = Words("预计国家补贴", "Expected state subsidy")
SUBSIDY_NOTE = Words("预计，不保证，未从应付金额扣除", "expected, not guaranteed, not deducted")
SUBSIDY_ADVANCED = Words("预计，不保证；仅扣除本店垫付部分", "expected, not guaranteed; only the advance is deducted")


def ladder(draft: QuoteDraft, found: Reckoned) -> tuple[Rung, ...]:
    """Every rung in the order of the paper; STEP rungs since the last TOTAL lead from that total to the next."""
    price = found.price
    return (
        *price_rungs(draft, found),
        Rung("contract_price", CONTRACT_PRICE, price.contract_price, NO_NOTE, RungKind.TOTAL),
        *cost_rungs(draft, found),
        Rung("on_road", ON_ROAD, price.on_road, NO_NOTE, RungKind.TOTAL),
        *credit_rungs(draft),
        Rung("due", DUE, price.due, NO_NOTE, RungKind.TOTAL),
        *apart_rungs(draft, found),
    )


def price_rungs(draft: QuoteDraft, found: Reckoned) -> Iterator[Rung]:
    """From the guide price by each discount, with who gives it and why (S0-29), and each factory option (§4.1)."""
    yield Rung("guide", GUIDE, found.guide_price, NO_NOTE)
    for number, line in enumerate(draft.discounts):
        giver = GIVERS[line.kind]
        note = Words(f"{giver.zh}：{line.reason}", f"{giver.en}: {line.reason}") if line.reason else giver
        yield Rung(f"discount.{line.kind.value}.{number}", DISCOUNTS[line.kind], -line.amount, note)
    for number, option in enumerate(draft.options):
        if option.factory:
            yield Rung(f"factory.{number}.{option.name}", _option(option), option.price * option.count, FACTORY)


def cost_rungs(draft: QuoteDraft, found: Reckoned) -> Iterator[Rung]:
    """Options, tax, insurance, fees and chosen services; what costs nothing is left out, the purchase tax never."""
    price = found.price
    for number, option in enumerate(draft.options):
        if not option.gift and not option.factory:
            yield Rung(f"option.{number}.{option.name}", _option(option), option.price * option.count, _quality(option))
    facts, (death, medical, damage) = found.facts, found.facts.liability
    tax = TAX_NOTE.filled(
        base=price.tax.base.grouped(), relief=price.tax.relief.grouped(), days=str(facts.tax_due_days)
    )  # fmt: skip
    limits = {"death": whole_yuan(death), "medical": whole_yuan(medical), "damage": whole_yuan(damage)}
    plates = OFFICIAL_NOTE.filled(plate=whole_yuan(facts.temporary_plate))
    yield Rung("tax", TAX, price.tax.payable, tax)
    annual = VESSEL_NOTE.filled(annual=draft.vehicle_vessel_annual.grouped())
    costs = [
        Rung("vessel", VESSEL, price.vehicle_vessel_tax, annual),
        Rung("compulsory", COMPULSORY, price.compulsory, COMPULSORY_NOTE.filled(**limits)),
        *(_insurance(number, line) for number, line in enumerate(draft.insurance)),
        Rung("official_fees", OFFICIAL, price.official_fees, plates),
    ]
    if not draft.insurance:
        costs.insert(2, Rung("commercial", COMMERCIAL, price.commercial, COMMERCIAL_NOTE))
    yield from (rung for rung in costs if rung.amount)
    yield from (_service(line) for line in draft.services if line.chosen)


def credit_rungs(draft: QuoteDraft) -> Iterator[Rung]:
    """What lowers the amount that is due now."""
    car = Words(draft.trade_in_car, draft.trade_in_car)
    for key, name, amount, note in (
        ("trade_in", TRADE_IN, draft.trade_in, car),
        ("deposit", DEPOSIT, draft.deposit_paid, NO_NOTE),
        ("subsidy_advance", ADVANCE, draft.subsidy_advance, ADVANCE_NOTE),
        ("loan", LOAN, draft.loan_principal, _loan(draft.loan)),
    ):
        if amount:
            yield Rung(key, name, -amount, note)


def apart_rungs(draft: QuoteDraft, found: Reckoned) -> Iterator[Rung]:
    """Gifts at their true value and the expected subsidy, in no total (明码标价 18, §4.1)."""
    for number, option in enumerate(draft.options):
        if option.gift:
            name = GIFT.filled(name=option.name, count=str(option.count))
            yield Rung(f"gift.{number}.{option.name}", name, option.price * option.count, GIFT_NOTE, RungKind.APART)
    if found.subsidy is not None:
        note = SUBSIDY_ADVANCED if draft.subsidy_advance else SUBSIDY_NOTE
        yield Rung("subsidy", SUBSIDY, found.subsidy, note, RungKind.APART)


def whole_yuan(amount: Money) -> str:
    """An official amount without the fen that it hasn't."""
    return amount.grouped().removesuffix(".00")


def service_name(line: ServiceLine) -> Words:
    """The service as its list calls it, else as an older quotation named it."""
    code = service_code(line.code, line.name)
    if line.code and code:
        return Words(SERVICES[code][0].zh, SERVICES[code][0].en)
    return Words(line.name, line.name)


def _loan(loan: LoanChoice | None) -> Words:
    """The lender's own terms; what they come to is the financing's to say."""
    if loan is None:
        return NO_NOTE
    rate = f"{(loan.annual_rate * 100).normalize():f}"
    about = " ".join(part for part in (loan.lender, loan.product) if part)
    return LOAN_NOTE.filled(about=about, months=str(loan.months), rate=rate)


def _option(option: OptionLine) -> Words:
    return Words(f"{option.name} × {option.count}", f"{option.name} × {option.count}")


def _quality(option: OptionLine) -> Words:
    label = QUALITIES.get(option.quality)
    return CHOSEN if label is None else Words(f"{label.zh}，{CHOSEN.zh}", f"{label.en}, {CHOSEN.en}")


def _insurance(number: int, line: InsuranceLine) -> Rung:
    name, about = INSURANCES[line.kind], " ".join(part for part in (line.insurer, line.cover) if part)
    note = Words(f"{about}，自愿投保", f"{about}, optional")
    key = f"insurance.{line.kind.value}.{number}"
    return Rung(key, Words(f"{COMMERCIAL.zh}·{name.zh}", f"{name.en} (commercial)"), line.premium, note)


def _service(line: ServiceLine) -> Rung:
    code = service_code(line.code, line.name)
    own = Words(SERVICES[code][1].zh, SERVICES[code][1].en) if line.code and code else NO_NOTE
    who = Words(line.provider, line.provider) if line.provider else own
    note = Words(f"{who.zh}，{CHOSEN.zh}", f"{who.en}, {CHOSEN.en}") if who.zh else CHOSEN
    return Rung(f"service.{code or line.name}", service_name(line), line.price, note)
