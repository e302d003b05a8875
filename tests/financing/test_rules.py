from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import numpy_financial
import pytest
from hypothesis import given
from hypothesis import strategies as st

from showroom.financing.annual_rate import annual_rates
from showroom.financing.precheck import LoanApplication, debt_to_income, ltv_base, pre_check
from showroom.financing.rules import (
    LoanTerms,
    Method,
    balloon_payment,
    monthly_payment,
    schedule,
    settle_early,
    subsidy,
)
from showroom.kernel.errors import ShowroomError
from showroom.kernel.findings import Severity, worst
from showroom.kernel.money import ZERO, Money
from showroom.kernel.shipped_parameters import SHIPPED

D = Decimal


def terms(method: str, principal: str, rate: str, months: int, balloon: str = "0", flat: str = "0") -> LoanTerms:
    return LoanTerms(Method(method), Money.of(principal), D(rate), months, Money.of(balloon), D(flat))


@pytest.mark.rule("FM-01", "FM-02", "FM-03", "FM-04", "FM-07", "FM-08", "FI-09")
@pytest.mark.parametrize(
    "loan,fee,expected",
    [
        (terms("FM-01", "120000", "0.045", 36), "0", "3569.63 3569.66 128506.71 8506.71 4.50 4.59"),
        (terms("FM-01", "100000", "0.0399", 24), "0", "4342.05 4341.99 104209.14 4209.14 3.99 4.06"),
        (terms("FM-01", "127840", "0.0388", 60), "0", "2347.45 2347.57 140847.12 13007.12 3.88 3.95"),
        (terms("FM-01", "127840", "0.0388", 60), "2000", "2347.45 2347.57 140847.12 13007.12 4.52 4.62"),
        (terms("FM-02", "120000", "0.045", 36), "0", "3783.33 3345.95 128325.00 8325.00 4.50 4.59"),
        (terms("FM-02", "100000", "0.0399", 36), "0", "3110.27 2787.29 106151.27 6151.27 3.99 4.06"),
        (terms("FM-03", "100000", "0", 36), "0", "2777.77 2778.05 100000.00 0.00 0.00 0.00"),
        (terms("FM-03", "100000", "0", 36), "3000", "2777.77 2778.05 100000.00 0.00 1.99 2.01"),
        (terms("FM-03", "120000", "0", 24), "3600", "5000.00 5000.00 120000.00 0.00 2.94 2.98"),
        (terms("FM-07", "100000", "0", 36, flat="0.12"), "0", "3111.11 3111.15 112000.00 12000.00 7.51 7.77"),
        (terms("FM-07", "100000", "0", 60, flat="0.144"), "0", "1906.67 1906.47 114400.00 14400.00 5.43 5.56"),
        (terms("FM-04", "160000", "0.0499", 36, "48000"), "0", "3555.84 51555.71 176010.11 16010.11 4.99 5.11"),
    ],
)
def test_worked_schedules(loan: LoanTerms, fee: str, expected: str) -> None:
    plan = schedule(loan)
    rates = annual_rates(loan.principal, plan.payments, Money.of(fee))
    figures = (plan.payments[0], plan.payments[-1], plan.total, plan.interest)
    assert f"{' '.join(map(str, figures))} {rates.simple_percent} {rates.compound_percent}" == expected


@pytest.mark.rule("FM-01", "FM-02")
def test_worked_rows() -> None:
    rows = schedule(terms("FM-01", "120000", "0.045", 36)).rows[:3]
    assert [f"{row.principal} {row.interest} {row.balance}" for row in rows] == [
        "3119.63 450.00 116880.37",
        "3131.33 438.30 113749.04",
        "3143.07 426.56 110605.97",
    ]
    falling = schedule(terms("FM-02", "120000", "0.045", 36))
    assert (str(falling.payments[1]), str(falling.rows[-1].principal)) == ("3770.83", "3333.45")


@pytest.mark.rule("FM-06")
def test_worked_subsidies() -> None:
    free = schedule(terms("FM-03", "100000", "0", 24))
    cheap = schedule(terms("FM-06", "100000", "0.0199", 36))
    assert str(subsidy(Money.of(100000), free.payments, D("0.0499"))) == "5015.73"
    assert str(cheap.payments[0]) == "2863.82"
    assert str(subsidy(Money.of(100000), cheap.payments, D("0.0499"))) == "4432.27"


@pytest.mark.rule("FM-05")
def test_yearly_structure_repays_by_the_given_shares() -> None:
    loan = replace(terms("FM-05", "120000", "0.045", 36), yearly_shares=(D("0.2"), D("0.3"), D("0.5")))
    plan = schedule(loan)
    assert [str(plan.rows[month].principal) for month in (0, 11, 23, 35)] == [
        "0.00",
        "24000.00",
        "36000.00",
        "60000.00",
    ]
    assert str(plan.rows[0].payment) == "450.00"
    with pytest.raises(ShowroomError):
        schedule(replace(loan, yearly_shares=(D("0.5"), D("0.5"))))


@pytest.mark.rule("FM-01")
def test_early_settlement() -> None:
    plan = schedule(terms("FM-01", "127840", "0.0388", 60))
    ended = settle_early(plan, 12, D("0.03"))
    assert (str(ended.balance), str(ended.penalty), str(ended.total)) == ("104213.58", "3126.41", "107339.99")
    with pytest.raises(ShowroomError):
        plan.balance_after(61)


LOANS = st.builds(
    LoanTerms,
    st.sampled_from(list(Method)),
    st.integers(0, 2 * 10**8).map(Money),
    st.decimals(0, 1, places=4),
    st.integers(1, 96),
    st.just(ZERO),
    st.decimals(0, 1, places=3),
)


@given(LOANS, st.fractions(0, 1))
@pytest.mark.rule("FM-01", "FM-02", "FM-03", "FM-04", "FM-05", "FM-07")
def test_any_schedule_repays_exactly_the_principal_and_nothing_is_negative(loan: LoanTerms, share: float) -> None:
    balloon = Money(int(loan.principal.fen * share)) if loan.method is Method.BALLOON else ZERO
    plan = schedule(replace(loan, balloon=balloon))
    assert len(plan.rows) == loan.months
    assert sum(row.principal.fen for row in plan.rows) == loan.principal.fen
    assert plan.rows[-1].balance == ZERO
    assert all(min(row.payment, row.principal, row.interest, row.balance) >= ZERO for row in plan.rows)
    assert all(row.payment == row.principal + row.interest for row in plan.rows)
    assert plan.total == loan.principal + plan.interest


@given(st.integers(10**6, 10**8).map(Money), st.decimals(D("0.001"), D("0.3"), places=4), st.integers(2, 84))
@pytest.mark.rule("FM-01", "FM-08")
def test_payment_agrees_with_an_independent_library(principal: Money, rate: Decimal, months: int) -> None:
    payment = monthly_payment(principal, rate, months)
    independent = -numpy_financial.pmt(float(rate) / 12, months, float(principal.yuan))
    assert abs(float(payment.yuan) - independent) < 0.006
    assert monthly_payment(principal, rate + D("0.001"), months) >= payment
    assert balloon_payment(principal, rate, months, ZERO) == payment


@given(LOANS, st.integers(0, 10**5).map(Money))
@pytest.mark.rule("FM-08")
def test_the_rate_discounts_the_payments_to_what_was_paid_out(loan: LoanTerms, fee: Money) -> None:
    plan = schedule(loan)
    if loan.principal <= fee:
        return
    rates = annual_rates(loan.principal, plan.payments, fee)
    assert rates.simple >= 0
    assert rates.compound >= rates.simple
    net = loan.principal - fee
    if plan.total > net:
        growth = 1 + rates.simple / 12
        value = sum((entry.fen / growth**k for k, entry in enumerate(plan.payments, 1)), D(0))
        assert abs(value - net.fen) < D("0.01")
    dearer = annual_rates(loan.principal, plan.payments, Money(fee.fen // 2))
    assert dearer.simple <= rates.simple


@pytest.mark.rule("FM-08", "FI-07")
def test_a_fee_that_eats_the_loan_has_no_rate() -> None:
    with pytest.raises(ShowroomError) as caught:
        annual_rates(Money.of(1000), [Money.of(100)] * 12, Money.of(1000))
    assert caught.value.code == "loan_nothing_paid_out"


@pytest.mark.parametrize(
    "loan",
    [
        terms("FM-01", "1000", "4.5", 12),
        terms("FM-01", "1000", "-0.01", 12),
        terms("FM-01", "1000", "0.1", 0),
        terms("FM-01", "1000", "0.1", 601),
        terms("FM-01", "-1", "0.1", 12),
        terms("FM-04", "1000", "0.1", 12, "1001"),
    ],
)
@pytest.mark.rule("FM-01", "FM-04")
def test_terms_that_make_no_loan_are_refused(loan: LoanTerms) -> None:
    with pytest.raises(ShowroomError):
        schedule(loan)


APPLICATION = LoanApplication(
    on=date(2026, 11, 22), principal=Money.of(124640), months=60, monthly_payment=Money.of(2300), kind="own_ice",
    deal_price=Money.of(159800), published_price=Money.of(155800), birth=date(1990, 1, 1),
    monthly_income=Money.of(12000), overdue_declared=False, lender_consent=True, credit_authorised=True,
)  # fmt: skip


@pytest.mark.rule("FI-01", "FI-02", "FI-03", "FI-04", "PI-04")
@pytest.mark.parametrize(
    "change,code,severity",
    [
        ({}, None, Severity.INFO),
        ({"months": 61}, "FI-01", Severity.WARN),
        ({"months": 85}, "FI-01", Severity.BLOCK),
        ({"kind": "used"}, "FI-01", Severity.BLOCK),
        ({"principal": Money.of(155801)}, "FI-03", Severity.BLOCK),
        ({"principal": Money.of("127840.01")}, "FI-03", Severity.NEEDS_APPROVAL),
        ({"birth": date(2008, 11, 23)}, "FI-04", Severity.BLOCK),
        ({"birth": date(1965, 11, 22)}, "FI-04", Severity.WARN),
        ({"monthly_debts": Money.of(3700)}, None, Severity.INFO),
        ({"monthly_debts": Money.of("3700.01")}, "FI-04", Severity.WARN),
        ({"overdue_declared": True}, "FI-04", Severity.WARN),
        ({"lender_consent": False}, "PI-04", Severity.BLOCK),
    ],
)
def test_pre_check(change: dict[str, object], code: str | None, severity: Severity) -> None:
    found = pre_check(replace(APPLICATION, **change), SHIPPED)  # type: ignore[arg-type]  # any field
    assert worst(found) is severity
    assert (code in {entry.code for entry in found}) is (code is not None)


@pytest.mark.rule("FI-02")
def test_the_base_is_the_lower_price() -> None:
    assert ltv_base(Money.of(159800), Money.of(155800)) == Money.of(155800)
    assert ltv_base(Money.of(159800), Money.of(159800), Money.of(15000)) == Money.of(144800)
    assert debt_to_income(ZERO, Money.of(1), ZERO) is None
