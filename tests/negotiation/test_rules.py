from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from showroom.kernel.actor import Role
from showroom.kernel.errors import ShowroomError
from showroom.kernel.money import ZERO, Money
from showroom.kernel.shipped_parameters import SHIPPED
from showroom.negotiation.rules import (
    ClaimRecord,
    DiscountAsk,
    DiscountLimits,
    Energy,
    QuoteCase,
    SubsidyKind,
    Use,
    approvers,
    compulsory_premium,
    discount_findings,
    expected_subsidy,
    on_road_price,
    purchase_tax,
    renewal_premium,
    tax_due_by,
    vehicle_vessel_annual,
    vehicle_vessel_tax,
)

TODAY = date(2026, 11, 22)
LIMITS = DiscountLimits(Decimal("0.03"), Decimal("0.08"))
DAYS = st.dates(date(2024, 1, 1), date(2030, 12, 31))
AMOUNTS = st.integers(0, 10**9).map(Money)


@pytest.mark.rule("G-01")
@pytest.mark.parametrize(
    "invoice,listed,on,expected",
    [
        ("159800", False, TODAY, "141415.93 14141.59 0.00 14141.59"),
        ("129900", False, TODAY, "114955.75 11495.58 0.00 11495.58"),
        ("239800", True, TODAY, "212212.39 21221.24 10610.62 10610.62"),
        ("339000", True, TODAY, "300000.00 30000.00 15000.00 15000.00"),
        ("399800", True, TODAY, "353805.31 35380.53 15000.00 20380.53"),
        ("399800", True, date(2025, 12, 31), "353805.31 35380.53 30000.00 5380.53"),
        ("239800", True, date(2028, 1, 1), "212212.39 21221.24 0.00 21221.24"),
        ("239800", True, date(2027, 12, 31), "212212.39 21221.24 10610.62 10610.62"),
    ],
)
def test_worked_purchase_taxes(invoice: str, listed: bool, on: date, expected: str) -> None:
    tax = purchase_tax(Money.of(invoice), relief_listed=listed, on=on, table=SHIPPED)
    assert f"{tax.base} {tax.full} {tax.relief} {tax.payable}" == expected


@pytest.mark.rule("G-06", "Q-11")
def test_no_relief_rule_before_2024_is_told_not_guessed() -> None:
    with pytest.raises(ShowroomError) as caught:
        purchase_tax(Money.of("100000"), relief_listed=True, on=date(2023, 12, 31), table=SHIPPED)
    assert caught.value.code == "no_rule_for_date"
    assert tax_due_by(TODAY, SHIPPED) == date(2027, 1, 21)


@given(AMOUNTS, st.booleans(), DAYS)
@pytest.mark.rule("G-01")
def test_purchase_tax_parts_agree_and_are_never_negative(invoice: Money, listed: bool, on: date) -> None:
    tax = purchase_tax(invoice, relief_listed=listed, on=on, table=SHIPPED)
    assert ZERO <= tax.relief <= tax.full
    assert tax.payable == tax.full - tax.relief
    dearer = purchase_tax(invoice + Money(100), relief_listed=listed, on=on, table=SHIPPED)
    assert dearer.payable >= tax.payable


@pytest.mark.rule("G-01")
@pytest.mark.parametrize(
    "annual,on,expected",
    [
        ("420", TODAY, "70.00"),
        ("480", TODAY, "80.00"),
        ("300", date(2026, 7, 31), "150.00"),
        ("300", date(2026, 1, 1), "300.00"),
        ("300", date(2026, 12, 31), "25.00"),
    ],
)
def test_vehicle_vessel_tax_counts_the_month_of_purchase(annual: str, on: date, expected: str) -> None:
    assert str(vehicle_vessel_tax(Money.of(annual), on)) == expected


@pytest.mark.rule("Q-10")
def test_vehicle_vessel_tax_by_energy_and_displacement() -> None:
    assert vehicle_vessel_annual(Energy.BEV, None, TODAY, SHIPPED) == ZERO
    assert vehicle_vessel_annual(Energy.ICE, Decimal("1.5"), TODAY, SHIPPED) == Money.of(420)
    assert vehicle_vessel_annual(Energy.ENERGY_SAVING, Decimal("1.6"), TODAY, SHIPPED) == Money.of(210)
    with pytest.raises(ShowroomError):
        vehicle_vessel_annual(Energy.ICE, None, TODAY, SHIPPED)
    taxes = [vehicle_vessel_annual(Energy.ICE, Decimal(n) / 10, TODAY, SHIPPED) for n in range(1, 80)]
    assert taxes == sorted(taxes)


@pytest.mark.rule("G-06")
def test_compulsory_insurance_new_and_renewed() -> None:
    base = compulsory_premium(Use.FAMILY, 5, TODAY, SHIPPED)
    assert (str(base), str(compulsory_premium(Use.FAMILY, 6, TODAY, SHIPPED))) == ("950.00", "1100.00")
    assert str(compulsory_premium(Use.COMPANY, 10, TODAY, SHIPPED)) == "1130.00"
    with pytest.raises(ShowroomError):
        compulsory_premium(Use.COMPANY, 11, TODAY, SHIPPED)
    for record, expected in (
        (ClaimRecord(1, 0), "855.00"),
        (ClaimRecord(2, 0), "760.00"),
        (ClaimRecord(9, 0), "665.00"),
        (ClaimRecord(0, 0), "950.00"),
        (ClaimRecord(0, 1), "950.00"),
        (ClaimRecord(0, 2), "1045.00"),
        (ClaimRecord(0, 1, fatal=True), "1235.00"),
    ):
        assert str(renewal_premium(base, record, TODAY, SHIPPED)) == expected


@pytest.mark.rule("G-01", "S3-25")
def test_worked_on_road_prices() -> None:
    a = QuoteCase(
        TODAY, False, Money.of(165800), Money.of(6000), Money.of(2800), Money.of(420), Money.of(950), Money.of(4860),
        Money.of(125), Money.of(500),
    )  # fmt: skip
    price = on_road_price(a, SHIPPED)
    assert (str(price.contract_price), str(price.on_road), str(price.due)) == ("159800.00", "183246.59", "183246.59")
    b = QuoteCase(
        TODAY, True, Money.of(249800), Money.of(10000), compulsory=Money.of(950), commercial=Money.of(6980),
        official_fees=Money.of(125), trade_in=Money.of(62000),
    )  # fmt: skip
    price = on_road_price(b, SHIPPED)
    assert (str(price.on_road), str(price.due)) == ("258465.62", "196465.62")
    subsidy = expected_subsidy(SubsidyKind.REPLACE, price.contract_price, TODAY, SHIPPED)
    assert str(price.due - subsidy) == "181465.62"


@pytest.mark.rule("G-01", "S3-25")
def test_worked_first_payment_with_a_loan() -> None:
    case = QuoteCase(
        TODAY, False, Money.of(165800), Money.of(6000), Money.of(2800), Money.of(420), Money.of(950), Money.of(4860),
        Money.of(125), Money.of(500), loan=Money.of(127840),
    )  # fmt: skip
    assert str(on_road_price(case, SHIPPED).due) == "55406.59"


@pytest.mark.rule("Q-11")
def test_the_subsidy_ends_with_its_year_and_is_not_for_large_engines() -> None:
    assert expected_subsidy(SubsidyKind.REPLACE, Money.of(159800), TODAY, SHIPPED, litres=Decimal("2.1")) == ZERO
    assert (
        str(expected_subsidy(SubsidyKind.SCRAP, Money.of(100000), TODAY, SHIPPED, litres=Decimal("2.0"))) == "10000.00"
    )
    with pytest.raises(ShowroomError) as caught:
        expected_subsidy(SubsidyKind.REPLACE, Money.of(159800), date(2027, 1, 1), SHIPPED)
    assert caught.value.code == "no_rule_for_date"


@pytest.mark.rule("CT-04", "S3-36", "S3-27")
def test_discount_ladder_reaching_a_limit_is_within_it() -> None:
    msrp = Money.of(100000)
    for discount, expected in (
        (3000, ()),
        ("3000.01", (Role.SALES_MANAGER,)),
        (8000, (Role.SALES_MANAGER,)),
        ("8000.01", (Role.GENERAL_MANAGER,)),
    ):
        assert approvers(DiscountAsk(msrp, Money.of(discount)), LIMITS) == expected
    terms = DiscountAsk(msrp, ZERO, payment_terms_changed=True)
    assert approvers(terms, LIMITS) == (Role.SALES_MANAGER,)
    special = DiscountAsk(msrp, ZERO, special_terms=True)
    assert approvers(special, LIMITS) == (Role.SALES_MANAGER, Role.GENERAL_MANAGER)
    (finding,) = discount_findings(DiscountAsk(msrp, Money.of(5000)), LIMITS)
    assert "5,000.00" in finding.text_zh
    assert "5,000.00" in finding.text_en


@pytest.mark.rule("G-01")
@pytest.mark.parametrize("case", [QuoteCase(TODAY, False, Money(-1)), QuoteCase(TODAY, False, Money(1), Money(2))])
def test_impossible_amounts_are_refused(case: QuoteCase) -> None:
    with pytest.raises(ShowroomError):
        on_road_price(case, SHIPPED)
