"""What a claim comes to: the worked number, what cannot be, and sums that always hold (SB-07, SB-08)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from showroom.follow_up.claim_rules import NO_LOSSES, LineKind, Losses, Outcome, Use, reckon
from showroom.kernel.errors import FieldErrors
from showroom.kernel.money import ZERO, Money

TODAY = date(2026, 11, 22)
MOST = Decimal("0.005")
TAX = (TODAY, Decimal("0.10"))
USED = Use(12_000, MOST, MOST, paid_for=True, rule="SB-04")
PRICE = Money.of("159800")


@pytest.mark.rule("SB-07")
def test_the_worked_use_compensation_is_owed_under_article_24_only() -> None:
    found = reckon(Outcome.REFUND, PRICE, USED, NO_LOSSES, TAX)
    assert [(line.kind, line.rule, str(line.amount)) for line in found.lines] == [
        (LineKind.PRICE, "SB-04", "159800.00"), (LineKind.USE, "SB-07", "-9588.00"),
    ]  # fmt: skip
    assert str(reckon(Outcome.EXCHANGE, PRICE, USED, NO_LOSSES, TAX).to_customer) == "-9588.00"
    free = reckon(Outcome.REFUND, PRICE, replace(USED, paid_for=False), NO_LOSSES, TAX)
    assert free.to_customer == PRICE


@pytest.mark.rule("SB-08")
@pytest.mark.parametrize("paid_on, back", [
    (date(2026, 11, 22), "10000.00"), (date(2025, 11, 23), "10000.00"), (date(2025, 11, 22), "9000.00"),
    (date(2024, 11, 22), "8000.00"), (date(2010, 1, 1), "0.00"),
])  # fmt: skip
def test_the_purchase_tax_comes_back_less_a_tenth_a_full_year_and_from_the_tax_office(paid_on: date, back: str) -> None:
    losses = Losses(tax_paid=Money.of("10000"), tax_paid_on=paid_on)
    found = reckon(Outcome.REFUND, PRICE, USED, losses, TAX)
    assert str(found.from_tax_office) == back
    assert found.to_customer == Money.of("150212.00"), "the store does not pay it"
    assert reckon(Outcome.EXCHANGE, PRICE, USED, losses, TAX).from_tax_office == ZERO


@pytest.mark.rule("SB-07", "SB-08")
def test_what_cannot_be_is_told_beside_its_field() -> None:
    for use, losses, fields in (
        (replace(USED, share=Decimal("0.0051")), NO_LOSSES, {"use_share"}),
        (replace(USED, share=Decimal("-0.001")), NO_LOSSES, {"use_share"}),
        (replace(USED, kilometres=-1), NO_LOSSES, {"use_km"}),
        (USED, Losses(services=Money(-1)), {"services"}),
        (USED, Losses(accessories=Money(1), accessories_worn=Money(2)), {"accessories_worn"}),
        (USED, Losses(tax_paid=Money(1)), {"tax_paid_on"}),
        (USED, Losses(tax_paid=Money(1), tax_paid_on=date(2026, 11, 23)), {"tax_paid_on"}),
    ):
        with pytest.raises(FieldErrors) as caught:
            reckon(Outcome.REFUND, PRICE, use, losses, TAX)
        assert set(caught.value.fields) == fields


amounts = st.integers(0, 10**9).map(Money)


@pytest.mark.rule("SB-07", "SB-08")
@given(amounts, st.integers(0, 10**6), st.integers(0, 5000), st.booleans(), st.tuples(amounts, amounts, amounts))
def test_refund_and_exchange_differ_by_the_price_and_each_is_the_sum_of_its_lines(
    price: Money, km: int, share: int, paid_for: bool, paid: tuple[Money, Money, Money]
) -> None:
    use = Use(km, Decimal(share) / 10**6, MOST, paid_for)
    losses = Losses(paid[0], paid[1], Money(paid[1].fen // 2), paid[2])
    refund, exchange = (reckon(one, price, use, losses, TAX) for one in (Outcome.REFUND, Outcome.EXCHANGE))
    assert refund.to_customer - exchange.to_customer == price
    assert refund.to_customer == sum((line.amount for line in refund.lines), ZERO)
    owed = Fraction(price.fen) * km / 1000 * Fraction(share, 10**6) if paid_for else Fraction(0)
    assert abs(-refund.amount(LineKind.USE).fen - owed) <= Fraction(1, 2)
