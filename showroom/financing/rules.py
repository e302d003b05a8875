"""Loan schedules to the fen (FM-01…07) and early settlement; pure, exact integers throughout."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from showroom.kernel.errors import Message, ShowroomError
from showroom.kernel.money import ZERO, Money

LONGEST_MONTHS = 600
BAD_MONTHS = Message(
    "loan_bad_months",
    "期数应为 1 到 {limit} 个月，不能是 {months}",
    "The term must be 1 to {limit} months, not {months}",
)
BAD_RATE = Message(
    "loan_bad_rate",
    "“{what}”应在 0 与 1 之间（4.5% 写作 0.045），不能是 {rate}",
    "“{what}” must lie between 0 and 1 (4.5 % is 0.045), not {rate}",
)
BAD_PRINCIPAL = Message("loan_bad_principal", "贷款本金不能是负数", "The principal must not be negative")
BAD_BALLOON = Message(
    "loan_bad_balloon",
    "尾款应在 0 与本金 {principal} 之间",
    "The balloon must lie between 0 and the principal {principal}",
)
BAD_SHARES = Message(
    "loan_bad_shares",
    "年供比例应为 {years} 个不小于 0 的数，合计为 1",
    "The yearly shares must be {years} numbers of at least 0 that add up to 1",
)
NOT_THAT_FAR = Message("loan_not_that_far", "已还期数应为 0 到 {months}", "The months paid must be 0 to {months}")


class Method(StrEnum):
    """The repayment methods of §5.2."""

    EQUAL_INSTALMENTS = "FM-01"
    EQUAL_PRINCIPAL = "FM-02"
    ZERO_INTEREST = "FM-03"
    BALLOON = "FM-04"
    YEARLY = "FM-05"
    SUBSIDISED = "FM-06"
    FLAT_FEE = "FM-07"


@dataclass(frozen=True, slots=True)
class Instalment:
    """One month's row; `interest` is the fee part in a flat-fee loan."""

    number: int
    payment: Money
    principal: Money
    interest: Money
    balance: Money


@dataclass(frozen=True, slots=True)
class Schedule:
    """All rows of a loan; principal parts add up to the loan, and the last balance is zero."""

    rows: tuple[Instalment, ...]

    @property
    def payments(self) -> tuple[Money, ...]:
        return tuple(row.payment for row in self.rows)

    @property
    def total(self) -> Money:
        return Money(sum(row.payment.fen for row in self.rows))

    @property
    def interest(self) -> Money:
        return Money(sum(row.interest.fen for row in self.rows))

    def balance_after(self, months_paid: int) -> Money:
        """What is still owed after so many payments (§5.3 early settlement)."""
        if not 0 <= months_paid <= len(self.rows):
            raise ShowroomError(NOT_THAT_FAR, months=len(self.rows))
        if months_paid:
            return self.rows[months_paid - 1].balance
        return Money(sum(row.principal.fen for row in self.rows))


@dataclass(frozen=True, slots=True)
class LoanTerms:
    """One loan offer. Rates are fractions a year; `flat_fee_rate` is the whole fee on the principal (FM-07).

    `yearly_shares` (FM-05): the share of the principal due each 12th month; empty = equal shares.
    """

    method: Method
    principal: Money
    annual_rate: Decimal
    months: int
    balloon: Money = ZERO
    flat_fee_rate: Decimal = Decimal(0)
    yearly_shares: tuple[Decimal, ...] = ()


def schedule(terms: LoanTerms) -> Schedule:
    """The schedule of any method. Raises loan_bad_… for terms that make no loan."""
    _check(terms)
    if terms.method is Method.FLAT_FEE:
        return _flat_fee(terms)
    if terms.method is Method.YEARLY:
        return _yearly(terms)
    if terms.method is Method.EQUAL_PRINCIPAL:
        part = terms.principal.fen // terms.months
        return _run(terms, [part] * (terms.months - 1))
    if terms.method is Method.ZERO_INTEREST:
        free = LoanTerms(terms.method, terms.principal, Decimal(0), terms.months)
        return _run(free, [terms.principal.fen // terms.months] * (terms.months - 1))
    balloon = terms.balloon if terms.method is Method.BALLOON else ZERO
    return _annuity(terms, balloon)


def monthly_payment(principal: Money, annual_rate: Decimal, months: int) -> Money:
    """等额本息, rounded half up to fen (FM-01); at 0 % the floor of FM-03."""
    terms = LoanTerms(Method.EQUAL_INSTALMENTS, principal, annual_rate, months)
    _check(terms)
    return Money(_annuity_fen(terms, ZERO))


def balloon_payment(principal: Money, annual_rate: Decimal, months: int, balloon: Money) -> Money:
    """The monthly payment of a balloon loan (FM-04)."""
    terms = LoanTerms(Method.BALLOON, principal, annual_rate, months, balloon)
    _check(terms)
    return Money(_annuity_fen(terms, balloon))


def present_value(payments: Iterable[Money], annual_rate: Decimal) -> Money:
    """Σ payment_k / (1+i)^k with the lender's rate, rounded to fen (FM-06)."""
    fens = [entry.fen for entry in payments]
    growth = 1 + Fraction(annual_rate) / 12
    over, under = growth.numerator, growth.denominator
    # Σ p_k·u^k/o^k over one denominator o^n: Horner from the first payment keeps every number an integer.
    total, scale = 0, 1
    for fen in fens:
        scale *= under
        total = total * over + fen * scale
    return Money.rounded(Fraction(total, over ** len(fens) * 100))


def subsidy(principal: Money, payments: Iterable[Money], lender_rate: Decimal) -> Money:
    """贴息: what the manufacturer or store pays the lender, P − Σ payment_k/(1+i_L)^k (FM-06)."""
    _check_rate(lender_rate, "lender_rate")
    return principal - present_value(payments, lender_rate)


@dataclass(frozen=True, slots=True)
class Settlement:
    """Early settlement after some months: the balance and the product's penalty on it."""

    balance: Money
    penalty: Money
    total: Money


def settle_early(loan: Schedule, months_paid: int, penalty_share: Decimal = Decimal(0)) -> Settlement:
    """What ends the loan after `months_paid` payments (§5.3)."""
    _check_rate(penalty_share, "penalty")
    balance = loan.balance_after(months_paid)
    penalty = balance.times(penalty_share)
    return Settlement(balance, penalty, balance + penalty)


def _check(terms: LoanTerms) -> None:
    if not 1 <= terms.months <= LONGEST_MONTHS:
        raise ShowroomError(BAD_MONTHS, limit=LONGEST_MONTHS, months=terms.months)
    if terms.principal < ZERO:
        raise ShowroomError(BAD_PRINCIPAL)
    _check_rate(terms.annual_rate, "annual_rate")
    _check_rate(terms.flat_fee_rate, "flat_fee_rate")
    if not ZERO <= terms.balloon <= terms.principal:
        raise ShowroomError(BAD_BALLOON, principal=terms.principal.grouped())


def _check_rate(rate: Decimal, what: str) -> None:
    if not rate.is_finite() or not 0 <= rate <= 1:
        raise ShowroomError(BAD_RATE, what=what, rate=rate)


def _annuity_fen(terms: LoanTerms, balloon: Money) -> int:
    """M = (P·(1+i)ⁿ − B)·i / ((1+i)ⁿ − 1) in fen, half up; with i = a/b everything is one integer fraction."""
    if terms.annual_rate == 0:
        return (terms.principal - balloon).fen // terms.months
    rate = Fraction(terms.annual_rate) / 12
    a, b = rate.numerator, rate.denominator
    grown, unit = (a + b) ** terms.months, b**terms.months
    return _half_up((terms.principal.fen * grown - balloon.fen * unit) * a, b * (grown - unit))


def _annuity(terms: LoanTerms, balloon: Money) -> Schedule:
    payment = _annuity_fen(terms, balloon)
    rate = Fraction(terms.annual_rate) / 12
    rows: list[Instalment] = []
    balance = terms.principal.fen
    for number in range(1, terms.months + 1):
        interest = _half_up(balance * rate.numerator, rate.denominator)
        # Rounded payments of some fen may pay a tiny loan off early: the balance never goes below zero.
        part = balance if number == terms.months else min(payment - interest, balance)
        balance -= part
        rows.append(Instalment(number, Money(part + interest), Money(part), Money(interest), Money(balance)))
    return Schedule(tuple(rows))


def _run(terms: LoanTerms, parts: Sequence[int]) -> Schedule:
    """The generic balance loop: `parts` are the principal parts of all months but the last, which takes the rest."""
    rate = Fraction(terms.annual_rate) / 12
    rows: list[Instalment] = []
    balance = terms.principal.fen
    for number in range(1, terms.months + 1):
        interest = _half_up(balance * rate.numerator, rate.denominator)
        part = balance if number == terms.months else min(parts[number - 1], balance)
        balance -= part
        rows.append(Instalment(number, Money(part + interest), Money(part), Money(interest), Money(balance)))
    return Schedule(tuple(rows))


def _yearly(terms: LoanTerms) -> Schedule:
    """年供: interest every month, a share of the principal each 12th month, the rest with the last (FM-05)."""
    years = -(-terms.months // 12)
    shares = terms.yearly_shares or tuple(Decimal(1) / years for _ in range(years))
    given = bool(terms.yearly_shares)
    if len(shares) != years or any(share < 0 for share in shares) or (given and sum(shares) != 1):
        raise ShowroomError(BAD_SHARES, years=years)
    parts = [0] * (terms.months - 1)
    for year in range(1, years):
        share = Fraction(shares[year - 1]) if given else Fraction(1, years)
        parts[year * 12 - 1] = (terms.principal.fen * share).__floor__()
    return _run(terms, parts)


def _flat_fee(terms: LoanTerms) -> Schedule:
    """P(1+f)/n a month, half up; the last month takes the rest, so that the total is P(1+f) to the fen (FM-07)."""
    months, principal = terms.months, terms.principal.fen
    fee = terms.principal.times(terms.flat_fee_rate).fen
    if not fee:
        return _run(LoanTerms(terms.method, terms.principal, Decimal(0), months), [principal // months] * (months - 1))
    payment = _half_up(principal + fee, months)
    rows: list[Instalment] = []
    balance, fee_left = principal, fee
    for number in range(1, months + 1):
        last = number == months
        paid_fee = fee_left if last else min(fee * number // months - (fee - fee_left), payment)
        part = balance if last else min(payment - paid_fee, balance)
        balance, fee_left = balance - part, fee_left - paid_fee
        rows.append(Instalment(number, Money(part + paid_fee), Money(part), Money(paid_fee), Money(balance)))
    return Schedule(tuple(rows))


def _half_up(over: int, under: int) -> int:
    """over/under rounded half up, both non-negative."""
    return (2 * over + under) // (2 * under)
