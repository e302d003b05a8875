"""The quotation on paper (§4.3)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from showroom.kernel.errors import ShowroomError
from showroom.kernel.money import Money
from showroom.negotiation.quotation_pdf import QuotedLine, render
from tests.documents.paper_examples import quotation
from tests.documents.pdf_reading import joined


def test_worked_example_a() -> None:
    text = joined(render(quotation(), "zh"))
    for said in (
        "14,141.59",
        "159,800.00",
        "落地价合计183,246.59",
        "壹拾捌万叁仟贰佰肆拾陆元伍角玖分",
        "2026年11月29日",
    ):
        assert said in text


def test_trade_in_reduces_what_is_due_and_the_subsidy_does_not() -> None:
    due = Money.of("121246.59")
    paper = quotation(credits=(QuotedLine("旧车置换", Money.of(-62000)),), due=due, expected_subsidy=Money.of(15000))
    text = joined(render(paper, "zh"))
    assert "-62,000.00" in text
    assert "应付金额¥121,246.59" in text
    assert "¥15,000.00" in text
    assert "未从应付金额中扣除" in text


@pytest.mark.parametrize("field", ["contract_price", "on_road", "due"])
def test_totals_that_are_not_sums_are_refused(field: str) -> None:
    wrong = getattr(quotation(), field) + Money(1)
    with pytest.raises(ShowroomError) as caught:
        render(replace(quotation(), **{field: wrong}), "zh")
    assert caught.value.code == "quotation_disagrees"
