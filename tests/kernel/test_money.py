from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from showroom.kernel.errors import ShowroomError
from showroom.kernel.money import Money

FEN = st.integers(-(10**14) + 1, 10**14 - 1)


@pytest.mark.rule("G-01")
@pytest.mark.parametrize(
    "text, fen",
    [
        ("159800", 15980000),
        ("159,800.5", 15980050),
        ("123,456,789,012", 12345678901200),
        ("１５９８００．００", 15980000),
        ("¥ 100元", 10000),
        ("15.98万", 15980000),
        ("-0", 0),
        ("-0.01", -1),
        ("999999999999.99", 10**14 - 1),
    ],
)
def test_amounts_that_are_understood(text: str, fen: int) -> None:
    assert Money.parse(text).fen == fen


@pytest.mark.rule("G-01")
@pytest.mark.parametrize(
    "text",
    [
        "NaN",
        "sNaN",
        "Infinity",
        "-Infinity",
        "1e400",
        "1e5",
        "1_000",
        "١٢٣",
        "١٢万",
        "१००",
        "1.234",
        "1000000000000",
        "0x10",
        "1,00",
        "12,3456",
        "--",
        ".",
        "元",
        "万",
        "五百",
        "",
        " ",
        "1 2",
        "1\x002",
        "�",
        "1" * 1000000,
        "1" + ",000" * 250000,
        "²",
        "1\n2",
        "½",
    ],
    ids=lambda text: ascii(text)[:24],
)
def test_amounts_that_are_refused(text: str) -> None:
    with pytest.raises(ShowroomError) as caught:
        Money.of(text)
    assert caught.value.code == "bad_amount"


@pytest.mark.rule("G-01")
@pytest.mark.parametrize(
    "value",
    [
        Decimal("NaN"),
        Decimal("sNaN"),
        Decimal("Infinity"),
        Decimal("1e400"),
        Decimal("0.001"),
        10**12,
        pytest.param(10**5000, id="huge"),
        0.1,
        True,
    ],
)
def test_numbers_that_are_no_money(value: object) -> None:
    with pytest.raises(ShowroomError) as caught:
        Money.of(cast("Decimal", value))
    assert caught.value.code == "bad_amount"


@pytest.mark.rule("G-01")
@pytest.mark.parametrize(
    "yuan, fen",
    [("0.005", 1), ("0.0049", 0), ("-0.005", -1), ("2.675", 268), ("1.0049999999999999999999999999999999", 100)],
)
def test_rounding_is_half_up(yuan: str, fen: int) -> None:
    assert Money.rounded(Decimal(yuan)) == Money.rounded(Fraction(yuan)) == Money(fen)


@pytest.mark.rule("G-01")
@given(FEN, st.fractions(-1000, 1000))
def test_rounding_is_never_off_by_more_than_half_a_fen(fen: int, factor: Fraction) -> None:
    exact = Fraction(fen) * factor
    assert abs(Money(fen).times(factor).fen - exact) <= Fraction(1, 2)
    assert 0 <= exact - Money.floored(exact / 100).fen < 1


@pytest.mark.rule("G-01")
@given(FEN, FEN)
def test_written_amounts_read_back(fen: int, other: int) -> None:
    money = Money(fen)
    assert Money.of(str(money)) == Money.of(money.grouped()) == Money.of(money.yuan) == money
    assert money + Money(other) - Money(other) == money


@given(st.text())
def test_any_text_is_an_amount_or_refused(text: str) -> None:
    try:
        assert abs(Money.parse(text).fen) < 10**14
    except ShowroomError as error:
        assert error.code == "bad_amount"  # noqa: PT017 - some texts are amounts
