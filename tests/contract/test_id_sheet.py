"""The annotation sheet for the copy of an ID: five facts, the purpose, one page, and nothing kept (CT-03)."""

from __future__ import annotations

from pathlib import Path

import pytest
import sqlalchemy as sa
from pytestqt.qtbot import QtBot

from showroom.bootstrap import Showroom
from showroom.documents.model import Document
from showroom.kernel.errors import ShowroomError
from tests.contract.contract_builders import drafted, sign
from tests.desk_context import desk
from tests.documents.pdf_reading import complaints, pages_of
from tests.store_fixtures import People, hire
from ui.contract.page import ContractPage
from ui.messages import window_language

FACTS = {
    "zh": ("购车车型星河E62026款", "款式（配置）650km长续航版", "颜色珍珠白/黑色", "厂家指导价¥249,800.00",
           "特殊要求送脚垫一套；交车前贴膜", "仅供办理本次购车使用", "2026-11-22", "张三", "周敏"),
    "en": ("Model星河E62026", "Version650km", "Colour", "¥249,800.00", "Specialwishes", "Onlyforthispurchaseofacar"),
}  # fmt: skip


@pytest.mark.rule("CT-03", "PI-07", "S2-30", "S3-54")
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_sheet_says_the_five_facts_and_what_it_is_for(sqlite_store: Showroom, tmp_path: Path, lang: str) -> None:
    people = hire(sqlite_store)
    deal = drafted(sqlite_store, people, special_terms="送脚垫一套\n交车前贴膜")
    pdf = sqlite_store.contract.id_sheet_pdf(people.consultant, deal, lang)  # type: ignore[arg-type]
    (page,) = pages_of(pdf)
    for fact in FACTS[lang]:
        assert fact in page, fact
    assert page.count("仅供办理本次购车使用" if lang == "zh" else "Onlyforthispurchaseofacar") >= 6, (
        "across both frames"
    )
    assert complaints(pdf, tmp_path) == ""
    assert pdf == sqlite_store.contract.id_sheet_pdf(people.consultant, deal, lang)  # type: ignore[arg-type]
    with sqlite_store.work.db.read() as session:
        assert session.scalar(sa.select(sa.func.count()).select_from(Document)) == 0


@pytest.mark.rule("CT-03")
def test_a_signed_contract_gives_its_number_and_strangers_get_no_sheet(store: Showroom, people: People) -> None:
    deal = drafted(store, people)
    signed = sign(store, people, deal)
    (page,) = pages_of(store.contract.id_sheet_pdf(people.consultant, deal))
    assert signed.number in page
    with pytest.raises(ShowroomError) as refused:
        store.contract.id_sheet_pdf(people.colleague, deal)
    assert refused.value.code == "not_your_deal"


@pytest.mark.rule("CT-03")
def test_the_contract_page_prints_the_sheet_before_and_after_signing(qtbot: QtBot, sqlite_store: Showroom) -> None:
    people = hire(sqlite_store)
    deal = drafted(sqlite_store, people)
    page = ContractPage(desk(sqlite_store, people.consultant))
    qtbot.addWidget(page)
    for _ in range(2):
        page.open_deal(deal)
        dict(page.print_actions())[page.tr("ID copy annotation sheet")]()
        assert page._paper is not None
        assert page._paper.pdf == sqlite_store.contract.id_sheet_pdf(people.consultant, deal, window_language())
        page._paper.close()
        if sqlite_store.contract.view(people.consultant, deal).signed is None:
            sign(sqlite_store, people, deal)
