"""The loan cost sheet on paper (FI-08, FI-09)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from showroom.financing.cost_sheet_pdf import CostSheetPaper, render
from showroom.kernel.errors import ShowroomError
from showroom.kernel.money import Money
from tests.documents.paper_examples import cost_sheet
from tests.documents.pdf_reading import joined, pages_of


@pytest.mark.rule("FI-08", "FI-09")
def test_items_rates_collectors_and_signature_are_there() -> None:
    text = joined(render(cost_sheet(), "zh"))
    points = (
        "单利年化4.52%",
        "复利年化4.62%",
        "13,007.12",
        "2,000.00",
        "收取主体",
        "上海浦东示范汽车销售服务有限公司",
        "综合融资成本合计15,007.12",
        "142,847.12",
        "逾期罚息",
        "剩余本金的3%",
        "2,347.45",
        "2,347.57",
        "方案1（所选）",
        "方案2",
        "以贷款机构的文本为准",
        "借款人（签字）",
        "人民币壹拾贰万柒仟捌佰肆拾元整",
    )
    for point in points:
        assert point in text, point


def test_schedule_has_every_month_and_repeats_its_heading() -> None:
    pages = pages_of(render(cost_sheet(), "zh"))
    text = "".join(pages)
    for row in cost_sheet().schedule:
        assert f"{row.number}{row.payment.grouped()}{row.principal.grouped()}" in text
    assert sum("期次还款额" in page for page in pages) >= 2


def _wrong() -> list[tuple[str, CostSheetPaper]]:
    paper = cost_sheet()
    first, second = paper.offers
    return [
        ("cost_sheet_disagrees", replace(paper, offers=(replace(first, total_cost=Money.of(1)), second))),
        ("cost_sheet_disagrees", replace(paper, offers=(replace(first, total_paid=Money.of(1)), second))),
        ("cost_sheet_disagrees", replace(paper, schedule=paper.schedule[:-1])),
        ("cost_sheet_offers", replace(paper, offers=())),
        ("cost_sheet_offers", replace(paper, offers=(first,) * 5)),
        ("cost_sheet_offers", replace(paper, chosen=2)),
    ]


@pytest.mark.parametrize("code,paper", _wrong())
def test_figures_that_disagree_are_refused(code: str, paper: CostSheetPaper) -> None:
    with pytest.raises(ShowroomError) as caught:
        render(paper, "zh")
    assert caught.value.code == code


def test_four_offers_fit_side_by_side() -> None:
    paper = cost_sheet()
    text = joined(render(replace(paper, offers=(paper.offers[0],) * 4), "en"))
    assert "Offer4" in text
    assert text.count("4.52%") == 5
