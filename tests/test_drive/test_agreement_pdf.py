"""The test-drive agreement on paper (§2.4)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from showroom.test_drive.agreement_pdf import AgreementPassenger, render
from tests.documents.paper_examples import agreement
from tests.documents.pdf_reading import joined


@pytest.mark.rule("TD-08")
def test_all_sixteen_points_are_there() -> None:
    text = joined(render(agreement(), "zh"))
    points = (
        "91340104MA8NE3M66N",
        "021-58880000",
        "周敏",
        "张𬱖",
        "11010519491231002X",
        "C1",
        "2012年5月20日",
        "长期",
        "☑试驾",
        "☐试乘",
        "买买提·吐尔逊",
        "沪AD12345",
        "LSVAA49J132047371",
        "5,210",
        "电量82%",
        "A线",
        "2026年11月22日10:00至10:30",
        "驾驶证影像作为身份证明",
        "驾龄满12个月",
        "服从陪驾人员",
        "第三人驾驶",
        "先询问陪驾人员",
        "交强险、商业保险赔付",
        "罚款、记分由驾驶人承担",
        "通行费用由甲方承担",
        "立即停车",
        "有权拒绝或随时终止",
        "行车记录仪",
        "☑本人已阅读并理解",
        "驾驶人（签字）",
        "乘客（签字）",
        "陪驾人员（签字）",
        "sale-2026.1",
    )
    for point in points:
        assert point in text, point


@pytest.mark.rule("TD-14")
def test_fitness_is_the_customers_own_tick() -> None:
    assert "☑本人未饮酒" in joined(render(agreement(), "zh"))
    assert "☐本人未饮酒" in joined(render(agreement(fit=False), "zh"))


def test_no_liability_for_injury_is_excluded() -> None:
    for lang, said in (("zh", "不免除任何一方对人身损害"), ("en", "excludesliabilityforpersonalinjury")):
        assert said in joined(render(agreement(), lang))  # type: ignore[arg-type]


@pytest.mark.rule("TR-07", "TD-08")
def test_ride_version_asks_for_no_licence() -> None:
    text = joined(render(agreement(ride=True, licence=None), "zh"))
    assert "☐试驾" in text
    assert "☑试乘" in text
    assert "驾驶证号" not in text
    assert "仅作为乘客" in text
    assert "甲方及其他责任方依法承担" in text
    assert "驾驶人（签字）" not in text


def test_many_passengers_each_get_a_line() -> None:
    people = tuple(AgreementPassenger(f"乘客{n}甲") for n in range(6))
    text = joined(render(replace(agreement(), passengers=people), "zh"))
    assert text.count("乘客（签字）") == 6
