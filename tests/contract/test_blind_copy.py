"""The copy without prices: no amount on it, marked on every page, and never taken for the contract (CT-07)."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
from pypdf import PdfReader

from showroom.bootstrap import Showroom
from showroom.deals.model import Step
from showroom.documents.veil import hidden
from showroom.documents.verdicts import Genuineness
from showroom.kernel.actor import Actor
from showroom.kernel.errors import ShowroomError
from tests.contract.contract_builders import drafted, sign
from tests.store_fixtures import hire


@pytest.mark.rule("CT-07")
def test_a_copy_without_prices_shows_none_and_proves_nothing(sqlite_store: Showroom) -> None:
    store, people = sqlite_store, hire(sqlite_store)
    me = people.consultant
    signed = sign(store, people, drafted(store, people))
    original = store.documents.pdf(me, signed.document_id)
    amounts = set(re.findall(r"\d[\d,]*\.\d{2}", pages_of(original)[0])) - {"0.05"}
    assert {"249,800.00", "239,800.00", "40,000.00"} <= amounts  # they stand on the original
    for lang in ("zh", "en"):
        copy = store.filing.copy_without_prices(me, signed.number, lang)
        pages = pages_of(copy)
        text = "".join(pages)
        assert not re.search(r"¥|￥|人民币[壹贰叁肆伍陆柒捌玖]|\d,\d{3}\.\d{2}", text)
        assert not [amount for amount in amounts if amount in text]
        assert all("COPYWITHOUTPRICES" in page and digest_of(store, me, signed.number, lang) in page for page in pages)
        for wanted in (signed.number, "张三", "LSVAU2182T2000001"):
            assert wanted in text
        verdict = store.documents.verify_bytes(me, copy)
        assert (verdict.verdict, verdict.number) == (Genuineness.UNKNOWN, signed.number)
        assert "不含价格副本" in verdict.reason("zh")
        assert copy == store.filing.copy_without_prices(me, signed.number, lang)
    assert store.documents.verify_bytes(me, original).verdict is Genuineness.GENUINE


def test_there_is_no_copy_of_what_was_never_signed(sqlite_store: Showroom) -> None:
    store, people = sqlite_store, hire(sqlite_store)
    deal = drafted(store, people)
    store.deals.add_promise(people.consultant, deal, Step.CONTRACT, "送脚垫")
    for number in ("SH01-XS-20261122-0009", "", "'; DROP TABLE contract; --", "合同" * 500):
        with pytest.raises(ShowroomError) as refused:
            store.filing.copy_without_prices(people.consultant, number)
        assert refused.value.code == "not_found"


@pytest.mark.parametrize(
    "text, shown",
    [
        ("合同车价 ¥239,800.00（大写：人民币贰拾叁万玖仟捌佰元整）", "合同车价 ***（大写：***）"),
        ("-10,000.00", "***"), ("950.00", "***"), ("减 5000 元", "减 ***元"), ("24.98万元", "***万元"),
        ("3.10  乙方应付清余款", "3.10  乙方应付清余款"), ("0.05", "0.05"), ("3.88%", "3.88%"),
        ("SH01-XS-20261122-0001", "SH01-XS-20261122-0001"), ("2026年11月22日", "2026年11月22日"),
        ("CNY 5,000.00 a month", "*** a month"), ("1.5L CVT", "1.5L CVT"),
    ],
)  # fmt: skip
def test_amounts_are_hidden_and_nothing_else(text: str, shown: str) -> None:
    assert hidden(text) == shown


def pages_of(pdf: bytes) -> list[str]:
    return ["".join(page.extract_text().split()) for page in PdfReader(BytesIO(pdf)).pages]


def digest_of(store: Showroom, me: Actor, number: str, lang: str) -> str:
    return store.documents.paper(me, "contract", number, lang).sha256
