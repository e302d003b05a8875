from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from showroom.contract.linter import lint_template
from showroom.contract.rules import PaperKind, PaperNumber, missing_star_fields, split_deposit
from showroom.kernel.money import Money

SHARE = Decimal("0.20")


@pytest.mark.rule("DP-01", "DP-02", "DP-03", "DP-05")
@pytest.mark.parametrize(
    "paid,word,expected",
    [
        ("40000", "定金", "31960.00 8040.00 71960.00 8040.00"),
        ("3000", "定金", "3000.00 0.00 6000.00 0.00"),
        ("40000", "订金", "0.00 40000.00 40000.00 40000.00"),
    ],
)
def test_worked_deposits(paid: str, word: str, expected: str) -> None:
    split = split_deposit(Money.of("159800"), Money.of(paid), word, SHARE)
    figures = (split.earnest, split.prepayment, split.seller_default_returns, split.buyer_default_refund)
    assert " ".join(map(str, figures)) == expected


@given(st.integers(0, 10**9).map(Money), st.integers(0, 10**9).map(Money))
@pytest.mark.rule("DP-02")
def test_earnest_money_never_exceeds_a_fifth(price: Money, paid: Money) -> None:
    split = split_deposit(price, paid, "定金", SHARE)
    assert split.earnest.fen * 5 <= price.fen
    assert split.earnest + split.prepayment == paid


@pytest.mark.rule("CT-06", "S3-26")
def test_numbers_read_back() -> None:
    number = PaperNumber("SH01", PaperKind.SALE, date(2026, 11, 22), 7)
    assert str(number) == "SH01-XS-20261122-0007"
    assert str(number.revised().revised()) == "SH01-XS-20261122-0007-R2"
    assert PaperNumber.parse("sh01-xs-20261122-0007") == number
    assert missing_star_fields({"discount": Money(0)})


@pytest.mark.rule("CT-02", "MF-04")
def test_linter_refuses_void_clauses_and_leaves_lawful_ones() -> None:
    for text in ("定金一律不退。", "厂家调价以交车时价格为准；", "逾期未提车视为自动放弃。", "最终 解释权归本店所有",
                 "客户必须在本店指定的保险公司投保。", "试驾中一切损失由本人承担。"):  # fmt: skip
        assert lint_template(text), text
    assert not lint_template("买方违约的，已付定金不予退还；卖方违约的，双倍返还定金。客户可自行选择保险公司。")
