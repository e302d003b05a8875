"""Every item of §2.4 on both versions of the agreement in both languages, and none of the void clauses."""

from __future__ import annotations

import pytest

from showroom.documents.phrases import Phrase
from showroom.kernel.errors import Lang
from showroom.test_drive import agreement_texts
from showroom.test_drive.agreement_pdf import AgreementPassenger, render
from tests.documents.paper_examples import agreement
from tests.documents.pdf_reading import joined

ITEMS: dict[str, dict[Lang, tuple[str, ...]]] = {
    "1 store": {
        "zh": ("91340104MA8NE3M66N", "021-58880000", "陪驾人员周敏"),
        "en": ("91340104MA8NE3M66N", "021-58880000", "Accompanyingstaff周敏"),
    },
    "2 customer": {
        "zh": ("张𬱖", "11010519491231002X", "准驾车型C1", "2012年5月20日", "长期", "电话", "地址"),
        "en": ("张𬱖", "11010519491231002X", "LicenceclassC1", "20May2012", "long-term", "Phone", "Address"),
    },
    "3 mode and passengers": {
        "zh": ("☑试驾", "☐试乘", "买买提·吐尔逊"), "en": ("☑Testdrive", "☐Testride", "买买提·吐尔逊"),
    },
    "4 car": {
        "zh": ("沪AD12345", "LSVAA49J132047371", "5,210", "电量82%"),
        "en": ("沪AD12345", "LSVAA49J132047371", "5,210", "Fuelorchargeatstart"),
    },
    "5 route and time": {
        "zh": ("A线", "2026年11月22日10:00至10:30"), "en": ("A线", "22November202610:00to10:30"),
    },
    "6 licence copy as proof": {"zh": ("驾驶证影像作为身份证明",), "en": ("acceptitsimageasproofofidentity",)},
    "7 declarations": {
        "zh": ("驾龄满12个月", "以上资料真实", "☑本人未饮酒"),
        "en": ("atleast12months", "WhatIhavestatedistrue", "☑Ihavedrunknoalcohol"),
    },
    "8 duties": {
        "zh": ("遵守道路交通安全法律法规", "服从陪驾人员",
               "约定路线", "危险动作", "安全带", "手持电话", "不吸烟", "第三人驾驶"),
        "en": ("Trafficlaw", "safetyinstructions", "agreedroute", "dangerousmanoeuvres", "seatbelts", "nophone",
               "nosmoking", "nothirdpersonmaydrive"),
    },
    "9 ask the staff": {"zh": ("先询问陪驾人员",), "en": ("askthestafffirst",)},
    "10 liability": {
        "zh": ("交强险、商业保险赔付", "驾驶人过错造成的", "罚款、记分由驾驶人承担", "车辆缺陷或甲方过错"),
        "en": ("insurancepayfirst", "hisfaultcaused", "Finesandpenaltypoints", "adefectofthecaroritsownfault"),
    },
    "11 energy": {"zh": ("通行费用由甲方承担",), "en": ("tollsarepaidbythestore",)},
    "12 accident": {"zh": ("立即停车", "122"), "en": ("stopatonce", "122")},
    "13 refusal": {"zh": ("有权拒绝或随时终止",), "en": ("mayrefuseorstopthedriveatanytime",)},
    "14 data": {"zh": ("行车记录仪", "定位"), "en": ("dashcam", "positioning")},
    "15 read and understood": {"zh": ("☑本人已阅读并理解",), "en": ("☑Ihavereadandunderstood",)},
    "16 signatures": {
        "zh": ("驾驶人（签字）", "乘客（签字）", "陪驾人员（签字）", "sale-2026.1"),
        "en": ("Driver(signature)", "Passenger(signature)", "Accompanyingstaff(signature)", "sale-2026.1"),
    },
}  # fmt: skip
RIDE_ITEMS: dict[Lang, tuple[str, ...]] = {
    "zh": ("☑试乘", "仅作为乘客", "安全带", "约定路线", "先询问驾驶人", "甲方及其他责任方依法承担", "立即停车",
           "有权拒绝或随时终止", "☑本人已阅读并理解", "乘客（签字）", "陪驾人员（签字）"),
    "en": ("☑Testride", "passengeronly", "seatbelts", "agreedroute", "asksthestafffirst", "areliableunderthelaw",
           "stopatonce", "refuseorstoptheride", "☑Ihavereadandunderstood", "Passenger(signature)"),
}  # fmt: skip
VOID = (
    "一切损失", "全部损失", "所有损失", "全部责任由", "一切责任", "概不负责", "不承担任何责任", "放弃追究", "放弃索赔",
    "自行承担全部", "与甲方无关", "最终解释权",
    "all losses", "any and all liability", "waive", "at my own risk", "sole risk", "not be liable", "no liability",
    "hold harmless", "releases the store",
)  # fmt: skip


@pytest.mark.rule("TD-08", "TD-14", "TR-05")
@pytest.mark.parametrize("item", ITEMS)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_drive_agreement_says_every_item(item: str, lang: Lang) -> None:
    text = joined(render(agreement(), lang))
    assert [said for said in ITEMS[item][lang] if said not in text] == []


@pytest.mark.rule("TD-08", "TR-07")
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_ride_agreement_says_every_item_that_a_rider_needs(lang: Lang) -> None:
    text = joined(render(agreement(ride=True, licence=None), lang))
    assert [said for said in RIDE_ITEMS[lang] if said not in text] == []


def phrases() -> list[Phrase]:
    """Every phrase of the agreement, single or in a tuple or table."""
    found: list[Phrase] = []
    for value in vars(agreement_texts).values():
        parts = value.values() if isinstance(value, dict) else value if isinstance(value, tuple) else (value,)
        found += [part for part in parts if isinstance(part, Phrase)]
    return found


def void_in(text: str) -> list[str]:
    return [clause for clause in VOID if clause in text.casefold()]


@pytest.mark.rule("TD-08")
def test_no_void_clause_gets_into_the_agreement() -> None:
    """Civil Code 497 and 506, Consumer Protection Law 26."""
    assert void_in("试驾期间的一切损失由本人承担") == ["一切损失"]
    assert void_in("I drive At My Own Risk") == ["at my own risk"]
    assert len(phrases()) > 40
    assert [(p.zh, void_in(p.zh + p.en)) for p in phrases() if void_in(p.zh + p.en)] == []


@pytest.mark.rule("TD-08")
def test_a_guardian_signs_for_a_minor_and_paper_is_told_from_screen() -> None:
    young = AgreementPassenger("小明", guardian="王芳", on_paper=True)
    signed = agreement(passengers=(young,), signed_at=agreement().start)
    zh, en = joined(render(signed, "zh")), joined(render(signed, "en"))
    assert "小明（未成年人，监护人王芳代签）" in zh
    assert "theguardian王芳signs" in en
    assert zh.count("纸质签字，登记于") == 1
    assert (
        joined(render(agreement(passengers=(young,), on_paper=True, signed_at=agreement().start), "zh")).count(
            "纸质签字，登记于"
        )
        == 3
    )
