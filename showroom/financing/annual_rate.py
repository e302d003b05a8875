"""The annual rate that a loan really costs: simple and compound, from what the borrower gets and pays (FM-08)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal, localcontext

from showroom.kernel.errors import Message, ShowroomError
from showroom.kernel.money import ZERO, Money

NOTHING_PAID_OUT = Message(
    "loan_nothing_paid_out",
    "费用 {fee} 不低于本金 {principal}：借款人实际得不到钱，无法计算年化利率",
    "The fee {fee} is not below the principal {principal}: the borrower gets nothing, so there is no annual rate",
)
_PRECISE = Context(prec=40)
_WIDE = Context(prec=400, rounding=ROUND_HALF_UP)  # a compound rate may have very many digits before the point
_TOLERANCE = Decimal("1e-13")
_NEWTON_STEPS = 40


@dataclass(frozen=True, slots=True)
class AnnualRates:
    """单利年化 = 12r and 复利年化 = (1+r)¹² − 1, as fractions; show both, labelled (FI-09)."""

    simple: Decimal
    compound: Decimal

    @property
    def simple_percent(self) -> str:
        """'4.50'."""
        return percent(self.simple)

    @property
    def compound_percent(self) -> str:
        """'4.59'."""
        return percent(self.compound)


def percent(rate: Decimal) -> str:
    """A fraction as per cent with two places, half up, without the sign (G-02)."""
    return format((rate * 100).quantize(Decimal("0.01"), context=_WIDE), "f")


def annual_rates(principal: Money, payments: Sequence[Money], upfront_fee: Money = ZERO) -> AnnualRates:
    """The rates of monthly `payments` on what is left of the principal after the upfront costs (FM-08, FI-07).

    Zero when nothing is paid beyond it. Raises loan_nothing_paid_out.
    """
    net = principal - upfront_fee
    total = Money(sum(entry.fen for entry in payments))
    if upfront_fee < ZERO or (net <= ZERO and total > ZERO):
        raise ShowroomError(NOTHING_PAID_OUT, fee=upfront_fee.grouped(), principal=principal.grouped())
    if total <= net:
        return AnnualRates(Decimal(0), Decimal(0))
    with localcontext(_PRECISE):
        monthly = _monthly_rate(Decimal(net.fen), [Decimal(entry.fen) for entry in payments], Decimal(total.fen))
        return AnnualRates(12 * monthly, (1 + monthly) ** 12 - 1)


def _monthly_rate(net: Decimal, payments: list[Decimal], total: Decimal) -> Decimal:
    """The r > 0 with net = Σ pay_k/(1+r)^k, to 1e-12.

    The present value is convex and falls with r, so Newton's steps from 0 rise towards r and never pass it; a rate too
    steep for them is bracketed and halved.
    """
    low = Decimal(0)
    for _ in range(_NEWTON_STEPS):
        value, slope = _value_and_slope(low, payments)
        step = (value - net) / -slope
        low += step
        if abs(step) < _TOLERANCE:
            return low
    high = total / net  # one month's discount alone brings the sum below net
    while high - low > _TOLERANCE * (1 + low):
        middle = (low + high) / 2
        if _value_and_slope(middle, payments)[0] > net:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def _value_and_slope(rate: Decimal, payments: list[Decimal]) -> tuple[Decimal, Decimal]:
    """Σ pay_k·vᵏ and its derivative by the rate, v = 1/(1+rate), by Horner's scheme."""
    discount = 1 / (1 + rate)
    value = derivative = Decimal(0)
    for payment in reversed(payments):
        derivative = derivative * discount + value
        value = value * discount + payment
    # value = Σ pay_k·v^(k−1); d/dv(v·value) = value + v·derivative, and dv/drate = −v².
    return value * discount, -(value + discount * derivative) * discount * discount
