"""Random deals, and what each comes to: worked out here from the rulebook's own figures, with nothing of the program.

Everything is whole fen. Only the words of the rulebook are used (§3.1, §4.1): no rule, parameter or rounding of
`showroom` may be imported for the sums.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from showroom.deals.model import PayWay
from showroom.kernel.money import Money
from showroom.negotiation.draft import (
    DiscountKind,
    DiscountLine,
    HaggleReason,
    InsuranceKind,
    InsuranceLine,
    OptionLine,
    QuoteDraft,
    ServiceLine,
)
from showroom.vehicles.model import Energy
from showroom.vehicles.records import ModelDraft

# §4.1: the store's own yearly tax by displacement in ml (up to and including), in fen.
BANDS = ((1000, 300_00), (1600, 420_00), (2000, 480_00), (2500, 900_00), (3000, 1920_00), (4000, 3480_00))
ABOVE = 5280_00
PLATES = 125_00


@dataclass(frozen=True)
class RandomDeal:
    """One car, one day, one offer; `deposit` is what the contract agrees on and `earnest` whether it is 定金."""

    day: date
    company: bool
    model: ModelDraft
    draft: QuoteDraft
    deposit: int
    earnest: bool


@dataclass(frozen=True)
class Sums:
    """What a deal comes to, in fen."""

    annual: int
    compulsory: int
    discount: int
    price: int
    options: int
    base: int
    full: int
    relief: int
    vessel: int
    services: int
    on_road: int
    due: int
    subsidy: int | None
    cap: int
    earnest: int
    prepayment: int
    balance: int
    approvers: tuple[str, ...]


def half_up(numerator: int, denominator: int) -> int:
    """The quotient of two whole numbers >= 0, a half rounded up."""
    return (2 * numerator + denominator) // (2 * denominator)


def random_deal(dice: Random, first: date, days: int) -> RandomDeal:
    """Any car on any of `days` days from `first`, offered in any way that the rules allow."""
    model = _model(dice)
    guide = model.guide_price.fen
    discounts = _discounts(dice, guide)
    options = tuple(_option(dice, n) for n in range(dice.choice((0, 0, 1, 2, 6))))
    price = guide - sum(line.amount.fen for line in discounts) + _factory(options)
    day = first + timedelta(days=dice.randrange(days))
    loan = dice.random() < 0.5 and price > 0
    given_up = dice.choice(("", "", "replace", "scrap"))
    draft = QuoteDraft(
        haggle_reason=HaggleReason.BUDGET,
        discounts=discounts,
        options=options,
        services=_services(dice),
        insurance=_insurance(dice),
        commercial=Money(dice.choice((0, 4860_00, dice.randrange(20_000_00)))),
        trade_in=Money(dice.choice((0, 0, dice.randrange(max(1, price // 3))))),
        trade_in_car="沪A 旧车",
        replaces_car=given_up == "replace",
        scraps_car=given_up == "scrap",
        pay_way=PayWay.LOAN if loan else PayWay.CASH,
        loan_principal=Money(dice.randint(1, max(1, price * 2 // 5))) if loan else Money(0),
        valid_until=day + timedelta(days=dice.randrange(8)),
    )
    deposit = dice.choice((0, min(3000_00, price // 4), price // 5, dice.randrange(max(1, price // 4))))
    company = dice.random() < 0.25
    draft = replace(draft, deposit_paid=Money(dice.choice((0, deposit))))
    if company:  # the state's subsidy is paid to consumers
        draft = replace(draft, replaces_car=False, scraps_car=False)
    deal = RandomDeal(day, company, model, draft, deposit, dice.random() < 0.7)
    helped = _subsidy(deal, price) or 0
    advance = Money(dice.choice((0, 0, helped, dice.randrange(helped + 1))))
    return replace(deal, draft=replace(draft, subsidy_advance=advance))


def worked_out(deal: RandomDeal) -> Sums:
    """The deal by hand."""
    model, draft, day = deal.model, deal.draft, deal.day
    discount = sum(line.amount.fen for line in draft.discounts)
    price = model.guide_price.fen - discount + _factory(draft.options)
    options = sum(line.price.fen * line.count for line in draft.options if not line.gift and not line.factory)
    services = sum(line.price.fen for line in draft.services if line.chosen)
    base = half_up(price * 100, 113)
    full = half_up(base, 10)
    relief = _relief(full, day) if model.in_relief_list and model.energy is not Energy.ICE else 0
    annual, compulsory = annual_tax(model), compulsory_of(model.seats, deal.company)
    vessel = half_up(annual * (13 - day.month), 12)
    lines = sum(line.premium.fen for line in draft.insurance)
    insurance = compulsory + (lines if draft.insurance else draft.commercial.fen)
    on_road = price + options + (full - relief) + vessel + insurance + PLATES + services
    due = on_road - draft.trade_in.fen - draft.deposit_paid.fen - draft.loan_principal.fen - draft.subsidy_advance.fen
    cap = price * 20 // 100
    earnest = min(cap, deal.deposit) if deal.earnest else 0
    return Sums(
        annual, compulsory, discount, price, options, base, full, relief, vessel, services, on_road, due,
        _subsidy(deal, price), cap, earnest, deal.deposit - earnest, price + options - deal.deposit,
        _approvers(model.guide_price.fen, discount, draft.subsidy_advance.fen),
    )  # fmt: skip


def annual_tax(model: ModelDraft) -> int:
    """车船税 a year: none for pure electric cars and listed plug-in hybrids, else by displacement (§4.1).

    A listed energy-saving car up to 1.6 L owes half.
    """
    if model.energy in (Energy.BEV, Energy.FCEV) or (model.energy is Energy.PHEV and model.in_relief_list):
        return 0
    litres = model.displacement_ml
    if litres is None:
        return 0  # not known: the seller enters it
    amount = next((amount for limit, amount in BANDS if litres <= limit), ABOVE)
    return amount // 2 if model.energy is Energy.ICE and model.in_relief_list and litres <= 1600 else amount


def compulsory_of(seats: int, company: bool) -> int:
    """交强险 of a new car; a company's bus has no standard and is entered (§4.1)."""
    if company:
        return 0 if seats > 10 else (1000_00 if seats < 6 else 1130_00)
    return 950_00 if seats < 6 else 1100_00


def _relief(full: int, day: date) -> int:
    if day.year in (2024, 2025):
        return min(full, 30_000_00)
    return min(half_up(full, 2), 15_000_00) if day.year in (2026, 2027) else 0


def _subsidy(deal: RandomDeal, price: int) -> int | None:
    """2026 only (§4.1). 置换更新: 8 % to 15,000 for new energy, 6 % to 13,000 for petrol up to 2.0 L; 报废更新: 12 % to
    20,000 and 10 % to 15,000.
    """
    scraps = deal.draft.scraps_car
    if not (scraps or deal.draft.replaces_car) or deal.day.year != 2026:
        return None
    if deal.model.energy is not Energy.ICE:
        return min(half_up(price * 12, 100), 20_000_00) if scraps else min(half_up(price * 8, 100), 15_000_00)
    litres = deal.model.displacement_ml
    if litres is None:
        return None
    if litres > 2000:
        return 0
    return min(half_up(price * 10, 100), 15_000_00) if scraps else min(half_up(price * 6, 100), 13_000_00)


def _approvers(guide: int, discount: int, advance: int) -> tuple[str, ...]:
    """CT-04 with the store's ladder: 3 % alone, 8 % with the manager, more with the general manager.

    What the store advances of a subsidy is a payment term, which the manager agrees to.
    """
    if discount > guide * 8 // 100:
        return ("general_manager",)
    return ("sales_manager",) if advance or discount > guide * 3 // 100 else ()


def _factory(options: tuple[OptionLine, ...]) -> int:
    """What the factory adds to the car stands in its invoice (§4.1)."""
    return sum(line.price.fen * line.count for line in options if line.factory)


def _model(dice: Random) -> ModelDraft:
    energy = dice.choice(tuple(Energy))
    guide = dice.choice((159_800_00, 249_800_00, dice.randrange(3_000_00, 120_000_000)))
    unknown = energy in (Energy.BEV, Energy.FCEV) or dice.random() < 0.05
    litres = None if unknown else dice.choice((*range(600, 6001, 100), 999, 1599))
    return ModelDraft(
        "星河", "E6", "标准版", energy, Money(guide), 2026, "AT", dice.choice((2, 5, 5, 5, 6, 7, 10, 11)),
        displacement_ml=litres, in_relief_list=dice.random() < (0.3 if energy is Energy.ICE else 0.8),
    )  # fmt: skip


def _discounts(dice: Random, guide: int) -> tuple[DiscountLine, ...]:
    """None, or up to three kinds; often exactly at a limit or one fen beyond it."""
    total = dice.choice((0, guide * 3 // 100, guide * 3 // 100 + 1, guide * 8 // 100, guide * 8 // 100 + 1,
                         dice.randrange(guide // 5)))  # fmt: skip
    lines: list[DiscountLine] = []
    left = total
    for kind in dice.sample(tuple(DiscountKind), 3):
        part = left if len(lines) == 2 else dice.randint(0, left)
        if part:
            lines.append(DiscountLine(kind, Money(part)))
        left -= part
    return (*lines, DiscountLine(DiscountKind.STORE, Money(left))) if left else tuple(lines)


def _services(dice: Random) -> tuple[ServiceLine, ...]:
    """By code at or below what the board marks, or as an older quotation named the plates' service; ticked or not."""
    if dice.random() < 0.3:
        return (ServiceLine("代办上牌服务", Money(500_00), dice.random() < 0.5),)
    fees = {"plates": dice.choice((500_00, 0, dice.randrange(500_00))), "insurance": 0, "tax": 0, "finance": 0}
    return tuple(
        ServiceLine(f"服务 {code}", Money(fee), dice.random() < 0.5, code, dice.choice(("", "星河代办")))
        for code, fee in fees.items()
    )


def _insurance(dice: Random) -> tuple[InsuranceLine, ...]:
    """An insurer's quote line by line, more often than not; its sum is the commercial insurance (§4.1)."""
    count = dice.choice((0, 0, 1, 3, 5))
    return tuple(
        InsuranceLine(dice.choice(tuple(InsuranceKind)), Money(dice.randrange(9_000_00)), "示范财险", f"保额 {n}")
        for n in range(count)
    )


def _option(dice: Random, place: int) -> OptionLine:
    """A gift has its true value, which is in no total; a factory option is part of the car."""
    kind = dice.choice(("gift", "factory", "", ""))
    return OptionLine(
        f"精品{place}", dice.randint(1, 5), Money(dice.randrange(8_000_00)), kind == "gift", factory=kind == "factory"
    )  # fmt: skip
