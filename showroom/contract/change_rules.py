"""Who owes what when a contract ends early (DP-01…07), and what a change of it costs (CT-06); pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from showroom.contract.rules import EARNEST_WORD, Ending, earnest_cap
from showroom.kernel.errors import FieldErrors, Message, Told, told
from showroom.kernel.money import ZERO, Money

YEAR_DAYS = 365
NEGATIVE = Message("cancel_negative", "金额不能是负数", "The amount must not be negative")
CHOOSE_ONE = Message(
    "cancel_choose_one",
    "定金和违约金只能选一项（DP-04）：按定金处理时不填违约金",
    "Earnest money or contractual penalty, one of the two (DP-04): give no penalty when the earnest money is chosen",
)
NO_DEFAULT = Message(
    "cancel_no_default",
    "只有一方违约时才计算违约金、损失、利息和费用（DP-03、DP-05、DP-07）",
    "Penalty, loss, interest and costs count only when one side is in default (DP-03, DP-05, DP-07)",
)
KEPT_WITHOUT_AGREEMENT = Message(
    "cancel_kept_without",
    "只有协商解除才能约定扣留金额；其他情形由规则决定（DP-03、DP-05）",
    "An amount kept can be agreed only when both sides agree to end; otherwise the rules decide (DP-03, DP-05)",
)
KEPT_TOO_HIGH = Message(
    "cancel_kept_high", "扣留不能超过已收 {paid}", "The amount kept cannot exceed the {paid} received"
)
SELLER_ONLY = Message(
    "cancel_seller_only",
    "利息和合理费用由违约的卖方承担（DP-07）",
    "Interest and reasonable costs are owed by a seller in default (DP-07)",
)


class Remedy(StrEnum):
    """What the innocent side chooses: 定金 or 违约金, never both (DP-04)."""

    EARNEST = "earnest"
    PENALTY = "penalty"


@dataclass(frozen=True, slots=True)
class Payment:
    """One line of the receipts ledger: `kind` as the ledger names it, a refund as a negative amount."""

    kind: str
    amount: Money
    on: date


@dataclass(frozen=True, slots=True)
class Held:
    """What the seller holds: 定金 within its cap, everything else of the buyer's, and the lender's money."""

    earnest: Money = ZERO
    other: Money = ZERO
    loan: Money = ZERO

    @property
    def paid(self) -> Money:
        """The buyer's own money."""
        return self.earnest + self.other


def held(price: Money, payments: Iterable[Payment], word: str, max_share: Decimal) -> Held:
    """What was actually paid (DP-01), by its quality in law.

    Only what was written down as 定金 under a contract that says 定金 is earnest money, up to the cap (DP-02, DP-05).
    Money given back before lowers the prepayments first.
    """
    earnest = other = loan = ZERO
    for payment in payments:
        if payment.kind == "loan":
            loan += payment.amount
        elif payment.kind == "earnest" and word == EARNEST_WORD:
            earnest += payment.amount
        else:
            other += payment.amount
    capped = max(ZERO, min(earnest, earnest_cap(price, max_share)))
    other += earnest - capped
    if other < ZERO:
        capped, other = max(ZERO, capped + other), ZERO
    return Held(capped, other, loan)


def prepayment_interest(payments: Iterable[Payment], on: date, annual_rate: Decimal) -> Money:
    """Simple interest on the prepayments up to the day of cancellation, 365 days a year, rounded once (DP-07).

    The 定金 bears none: its twofold return is what the seller pays for it (DP-03). Never below zero.
    """
    total = Fraction(0)
    for payment in payments:
        if payment.kind not in {"earnest", "loan"}:
            total += Fraction(payment.amount.fen, 100) * max(0, (on - payment.on).days)
    return max(ZERO, Money.rounded(total * Fraction(annual_rate) / YEAR_DAYS))


@dataclass(frozen=True, slots=True)
class CancelCase:
    """A contract that ends early.

    `penalty` is the 违约金 by the contract; `loss` the proven loss of the innocent side as a whole; `interest` and
    `costs` what a seller in default owes on prepayments; `kept` what both agreed that the seller keeps; `performed`
    the share of the contract that was carried out (解释 68).
    """

    held: Held
    ending: Ending
    remedy: Remedy = Remedy.EARNEST
    penalty: Money = ZERO
    loss: Money = ZERO
    interest: Money = ZERO
    costs: Money = ZERO
    kept: Money = ZERO
    performed: Fraction = Fraction(0)


@dataclass(frozen=True, slots=True)
class OwedLine:
    """One line of the settlement: what it is, the rule, and the amount for (+) or against (−) the buyer."""

    code: str
    rule: str
    amount: Money


@dataclass(frozen=True, slots=True)
class Settlement:
    """`to_buyer` is paid to the buyer, `to_lender` back to the lender; `buyer_owes` is a claim of the seller's."""

    lines: tuple[OwedLine, ...]
    kept: Money
    to_buyer: Money
    buyer_owes: Money
    to_lender: Money


def settle(case: CancelCase) -> Settlement:
    """Who owes what; raises FieldErrors naming every amount that cannot be (DP-03, DP-04, DP-05, DP-07)."""
    _check(case)
    lines = [OwedLine("earnest", "DP-02", case.held.earnest), OwedLine("prepayment", "DP-02", case.held.other)]
    lines += _default_lines(case)
    if case.kept:
        lines.append(OwedLine("agreed", "CT-04", -case.kept))
    lines = [line for line in lines if line.amount]
    balance = sum((line.amount for line in lines), ZERO)
    kept = -sum((line.amount for line in lines if line.amount < ZERO), ZERO)
    return Settlement(tuple(lines), min(kept, case.held.paid), max(balance, ZERO), max(-balance, ZERO), case.held.loan)


def _default_lines(case: CancelCase) -> list[OwedLine]:
    """What the side in default owes; () where the earnest rule does not apply (DP-05)."""
    if case.ending not in {Ending.BUYER_DEFAULT, Ending.SELLER_DEFAULT}:
        return []
    seller = case.ending is Ending.SELLER_DEFAULT
    sign = 1 if seller else -1
    if case.remedy is Remedy.EARNEST:
        rest = Fraction(case.held.earnest.fen, 100) * (1 - case.performed)
        first = OwedLine("doubled" if seller else "forfeited", "DP-03", Money.floored(rest) * sign)
    else:
        first = OwedLine("penalty", "DP-04", case.penalty * sign)
    lines = [first]
    above = case.loss - first.amount * sign
    if above > ZERO:
        lines.append(OwedLine("loss", "DP-04", above * sign))
    if seller:
        lines += [OwedLine("interest", "DP-07", case.interest), OwedLine("costs", "DP-07", case.costs)]
    return lines


def _check(case: CancelCase) -> None:
    wrong: dict[str, Told | Message] = {}
    for name in ("penalty", "loss", "interest", "costs", "kept"):
        if getattr(case, name) < ZERO:
            wrong[name] = NEGATIVE
    in_default = case.ending in {Ending.BUYER_DEFAULT, Ending.SELLER_DEFAULT}
    if case.penalty > ZERO and (case.remedy is Remedy.EARNEST or not in_default):
        wrong["penalty"] = CHOOSE_ONE if in_default else NO_DEFAULT
    if case.loss > ZERO and not in_default:
        wrong["loss"] = NO_DEFAULT
    if case.costs > ZERO and case.ending is not Ending.SELLER_DEFAULT:
        wrong["costs"] = SELLER_ONLY
    if case.kept > ZERO and case.ending is not Ending.AGREED:
        wrong["kept"] = KEPT_WITHOUT_AGREEMENT
    elif case.kept > case.held.paid:
        wrong["kept"] = told(KEPT_TOO_HIGH, paid=case.held.paid.grouped())
    if wrong:
        raise FieldErrors(wrong)


@dataclass(frozen=True, slots=True)
class PriceChange:
    """What a change order does to the money: totals are the car and its options.

    `difference` is above zero when the buyer pays more; `earnest` and `prepayment` are the money held, under `cap`.
    """

    before: Money
    after: Money
    difference: Money
    cap: Money
    earnest: Money
    prepayment: Money


def price_change(before: Money, car_price: Money, options: Money, had: Held, max_share: Decimal) -> PriceChange:
    """The price difference, and the deposit under the cap of the new price: the excess becomes a prepayment (DP-02)."""
    after = car_price + options
    cap = earnest_cap(car_price, max_share)
    earnest = min(had.earnest, cap)
    return PriceChange(before, after, after - before, cap, earnest, had.paid - earnest)
