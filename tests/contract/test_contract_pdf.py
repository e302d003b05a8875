"""The sale contract on paper: ★ fields, deposit words, capitals, signatures, length."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from PIL import Image

from showroom.contract.contract_paper import (
    ContractEnd,
    ContractPaper,
    ContractSignatures,
    DepositWord,
    Forum,
    missing_fields,
)
from showroom.contract.contract_pdf import render
from showroom.contract.rules import STAR_FIELDS, earnest_cap, split_deposit
from showroom.kernel.errors import Lang, ShowroomError
from showroom.kernel.money import ZERO, Money
from tests.documents.paper_examples import CUSTOMER, STORE, contract, head
from tests.documents.pdf_reading import joined, pages_of

EMPTIED: list[tuple[str, dict[str, object]]] = [
    ("contract_number", {"head": head(" ")}),
    ("sign_date", {"signed_on": None}),
    ("sign_place", {"signed_place": ""}),
    ("seller_name", {"seller": replace(STORE, name="")}),
    ("seller_uscc", {"seller": replace(STORE, uscc="")}),
    ("buyer_name", {"buyer": replace(CUSTOMER, name="")}),
    ("buyer_id_kind", {"buyer": replace(CUSTOMER, id_type="")}),
    ("buyer_id_number", {"buyer": replace(CUSTOMER, id_number="")}),
    ("buyer_phone", {"buyer": replace(CUSTOMER, phone="")}),
    ("brand", {"vehicle": replace(contract().vehicle, brand="")}),
    ("model", {"vehicle": replace(contract().vehicle, model="")}),
    ("version", {"vehicle": replace(contract().vehicle, version="")}),
    ("exterior_colour", {"vehicle": replace(contract().vehicle, exterior="")}),
    ("interior", {"vehicle": replace(contract().vehicle, interior="")}),
    ("guide_price", {"vehicle": replace(contract().vehicle, guide_price=None)}),
    ("unit_price", {"price": replace(contract().price, unit_price=None)}),
    ("discount", {"price": replace(contract().price, discount=None)}),
    ("payment_kind", {"payment": replace(contract().payment, mode="")}),
    ("deposit_word", {"payment": replace(contract().payment, deposit_word=None)}),
    ("deposit_agreed", {"payment": replace(contract().payment, deposit=None)}),
    ("delivery_date", {"delivery": replace(contract().delivery, latest=None)}),
    ("delivery_place", {"delivery": replace(contract().delivery, place="")}),
    ("seller_signatory", {"signatures": ContractSignatures("")}),
]


@pytest.mark.parametrize("name,changes", EMPTIED)
def test_refused_while_a_star_field_is_empty(name: str, changes: dict[str, object]) -> None:
    paper = contract(**changes)
    assert missing_fields(paper) == (name,)
    with pytest.raises(ShowroomError) as caught:
        render(paper, "zh")
    assert caught.value.code == "contract_incomplete"
    label = next((entry for entry in STAR_FIELDS if entry.name == name), None)
    if label:
        assert label.zh in caught.value.text("zh")
        assert label.en in caught.value.text("en")


def test_all_missing_fields_are_named_at_once() -> None:
    paper = contract(signed_on=None, buyer=replace(CUSTOMER, name="", phone=""))
    assert missing_fields(paper) == ("sign_date", "buyer_name", "buyer_phone")
    assert missing_fields(contract()) == ()
    empty_price = contract(price=replace(contract().price, contract_price=None))
    assert missing_fields(empty_price) == ("contract_price", "contract_price_capitals")


@pytest.mark.rule("RM-06", "DP-02")
def test_figures_that_disagree_are_refused() -> None:
    wrong = [
        contract(price=replace(contract().price, contract_price=Money.of(159801))),
        contract(payment=replace(contract().payment, earnest=Money.of(31961), prepayment=Money.of(8039))),
        contract(payment=replace(contract().payment, prepayment=ZERO)),
    ]
    for paper in wrong:
        with pytest.raises(ShowroomError) as caught:
            render(paper, "zh")
        assert caught.value.code == "contract_disagrees"


def _with_word(word: DepositWord) -> ContractPaper:
    price = Money.of(159800)
    split = split_deposit(price, Money.of(40000), word.value, Decimal("0.2"))
    cap = earnest_cap(price, Decimal("0.2"))
    payment = replace(
        contract().payment,
        deposit_word=word,
        earnest_cap=cap,
        earnest=split.earnest,
        prepayment=split.prepayment,
        with_loan=False,
    )
    return contract(payment=payment)


@pytest.mark.rule("DP-01", "DP-02", "DP-03", "DP-04")
def test_earnest_money_says_what_follows_from_it() -> None:
    text = joined(render(_with_word(DepositWord.EARNEST), "zh"))
    for said in (
        "双倍返还定金",
        "自实际支付时成立",
        "以实际支付数额为准",
        "¥31,960.00具有定金效力",
        "¥8,040.00",
        "可以选择适用其一",
    ):
        assert said in text
    assert "订金" not in text


@pytest.mark.rule("DP-05", "DP-07")
def test_refundable_prepayment_is_never_forfeited() -> None:
    text = joined(render(_with_word(DepositWord.PREPAYMENT), "zh"))
    assert "既不没收，也不双倍返还" in text
    assert "承担利息" in text
    assert "无权请求返还定金" not in text
    assert "订金数额" in text


def test_without_deposit_no_word_is_printed() -> None:
    payment = replace(contract().payment, deposit=ZERO, deposit_word=None, with_loan=False)
    text = joined(render(contract(payment=payment), "zh"))
    assert "定金" not in text
    assert "订金" not in text


@pytest.mark.rule("CT-01")
def test_loan_refusal_returns_the_deposit() -> None:
    assert "贷款未获批准" in joined(render(contract(), "zh"))
    assert "Iftheloanisrefused" in joined(render(contract(), "en"))


@pytest.mark.rule("RM-06")
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_price_in_figures_and_capitals(lang: Lang) -> None:
    text = joined(render(contract(), lang))
    assert "¥159,800.00" in text
    assert "人民币壹拾伍万玖仟捌佰元整" in text
    if lang == "en":
        assert "RMB(incapitals)人民币壹拾伍万玖仟捌佰元整" in text


@pytest.mark.rule("MF-04")
def test_services_are_ticked_only_when_chosen() -> None:
    text = joined(render(contract(), "zh"))
    assert "☑代办上牌：¥500.00" in text
    assert "☐代办保险" in text


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_two_to_four_pages_and_the_signatures_are_not_alone(lang: Lang) -> None:
    for terms in range(0, 24, 3):
        pages = pages_of(
            render(contract(end=ContractEnd(special_terms=("交车前贴膜完工并由买方验收。",) * terms)), lang)
        )
        assert 2 <= len(pages) <= 4
        last = "本合同自双方签字" if lang == "zh" else "Thiscontracttakeseffect"
        assert last in pages[-1]


def test_one_forum_only() -> None:
    court = joined(render(contract(), "zh"))
    arbitration = joined(render(contract(end=ContractEnd(forum=Forum.ARBITRATION, forum_name="上海仲裁委员会")), "zh"))
    assert "人民法院起诉" in court
    assert "仲裁" not in court
    assert "提交上海仲裁委员会" in arbitration
    assert "人民法院" not in arbitration


def _png() -> bytes:
    out = BytesIO()
    Image.new("RGBA", (300, 100), (10, 20, 90, 128)).save(out, "PNG")
    return out.getvalue()


def test_signature_images_are_printed_and_other_files_refused() -> None:
    signed = contract(signatures=ContractSignatures("陈浩", buyer_image=_png(), buyer_at="2026年11月22日 10:30"))
    pdf = render(signed, "zh")
    assert b"/Image" in pdf
    assert "10:30" in joined(pdf)
    assert render(signed, "zh") == pdf
    with pytest.raises(ShowroomError) as caught:
        render(contract(signatures=ContractSignatures("陈浩", buyer_image=b"GIF89a nonsense")), "zh")
    assert caught.value.code == "bad_signature_image"


@pytest.mark.rule("G-05")
def test_guardian_gets_a_signature_line() -> None:
    text = joined(render(contract(buyer=replace(CUSTOMER, guardian="张父")), "zh"))
    assert "法定监护人（签字）：张父" in text


def test_car_to_be_allocated_is_said() -> None:
    text = joined(render(contract(vehicle=replace(contract().vehicle, vin="")), "zh"))
    assert "待配车后书面确认" in text


def test_dates_are_printed_in_words() -> None:
    text = joined(render(contract(signed_on=date(2026, 3, 4)), "en"))
    assert "Signedon4March2026" in text
