"""The delivery confirmation on paper (DV-05)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from showroom.delivery.confirmation_pdf import DELIVERY_ITEMS, render
from showroom.kernel.errors import Bug
from tests.documents.paper_examples import CUSTOMER, confirmation
from tests.documents.pdf_reading import joined


@pytest.mark.rule("DV-05")
def test_items_ticks_promises_and_three_signatures() -> None:
    text = joined(render(confirmation(), "zh"))
    assert text.count("☑") == len(DELIVERY_ITEMS) - 2
    assert "☐备胎" in text
    assert "进口证明" not in text
    for said in (
        "☑三包凭证",
        "☑道路救援",
        "☑介绍服务顾问",
        "全车贴膜是",
        "赠送首次保养否到首保时兑现",
        "客户／代理人（签字）",
        "销售顾问（签字）",
        "服务顾问（签字）",
    ):
        assert said in text
    assert "2026年12月8日15:00" in text


@pytest.mark.rule("DV-06")
def test_an_agent_signs_in_place_of_the_customer() -> None:
    text = joined(render(replace(confirmation(), customer=replace(CUSTOMER, agent="李代办")), "zh"))
    assert "提车代理人（附授权书）李代办" in text
    assert "客户／代理人（签字）：李代办" in text


def test_own_items_are_printed_and_unknown_keys_are_a_bug() -> None:
    text = joined(render(confirmation(other_items=(("行李架安装", True),)), "zh"))
    assert "☑行李架安装" in text
    with pytest.raises(Bug):
        render(confirmation(ticked=("no such item",)), "zh")
