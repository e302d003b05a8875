"""The contract page over a real store: fill in, save, sign once, read only afterwards."""

from __future__ import annotations

from typing import cast

import pytest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from showroom.bootstrap import Showroom
from showroom.deals.model import Step
from showroom.kernel.actor import Actor
from tests.contract.contract_builders import drafted, sign
from tests.deal_builders import deal_at
from tests.desk_context import desk
from tests.store_fixtures import People, hire
from ui.contract.page import ContractPage
from ui.widgets.fields import Field

STROKE = [[(10.0, 80.0), (60.0, 20.0), (120.0, 90.0), (200.0, 40.0)]]


@pytest.fixture
def people(sqlite_store: Showroom) -> People:
    return hire(sqlite_store)


def opened(qtbot: QtBot, store: Showroom, actor: Actor, deal_id: int) -> ContractPage:
    page = ContractPage(desk(store, actor))
    qtbot.addWidget(page)
    page.open_deal(deal_id)
    return page


def put(page: ContractPage, **texts: str) -> None:
    """Type into fields as a person would."""
    for name, text in texts.items():
        field = cast("Field", page.binder[name].field)
        field.set_raw(text)
        field.changed.emit()


@pytest.mark.rule("DP-01", "DP-02", "RM-06")
def test_from_an_empty_draft_to_the_signature(qtbot: QtBot, sqlite_store: Showroom, people: People) -> None:
    page = opened(qtbot, sqlite_store, people.consultant, deal_at(sqlite_store, people, Step.CONTRACT))
    assert page.sale.capitals.text() == "人民币贰拾叁万玖仟捌佰元整"
    assert {link.objectName() for link in page.missing.links} >= {"missing_delivery_date", "missing_deposit_agreed"}
    put(page, deposit_word="定金", deposit_agreed="50000", deposit_paid="50,000", delivery_date="2026-12-08")
    put(page, delivery_place="本店交车区", sign_place="上海市浦东新区")
    assert "47,960.00" in page.split_text.text()
    page.primary()
    assert page.missing.links == []
    page.signatures.buyer_pad.set_strokes(STROKE)
    page.primary()
    assert page.context.notifier.told[-1].kind == "error"
    page.signatures.seller_pad.set_strokes(STROKE)
    page.primary()
    box = page.findChild(QMessageBox, "confirm_sign")
    assert box is not None
    assert "张三" in box.text()
    box.accept()
    view = page.view_model.view
    assert view is not None
    assert view.signed is not None
    assert view.signed.number == "SH01-XS-20261122-0001"
    assert page.primary_text() == ""
    assert not page.binder["buyer_name"].field.isEnabled()
    assert len(page.print_actions()) == 5


@pytest.mark.rule("CT-07")
def test_pressing_twice_signs_once(qtbot: QtBot, sqlite_store: Showroom, people: People) -> None:
    page = opened(qtbot, sqlite_store, people.consultant, drafted(sqlite_store, people))
    page.signatures.buyer_pad.set_strokes(STROKE)
    page.signatures.seller_pad.set_strokes(STROKE)
    key = page.view_model._key
    page.sign_now()
    page.view_model._key = key  # the second press was already under way
    page.sign_now()
    assert [notice.kind for notice in page.context.notifier.told[-2:]] == ["done", "done"]
    assert len(sqlite_store.contract.signed_ids(people.manager)) == 1


def test_wrong_fields_are_marked(qtbot: QtBot, sqlite_store: Showroom, people: People) -> None:
    page = opened(qtbot, sqlite_store, people.consultant, deal_at(sqlite_store, people, Step.CONTRACT))
    put(page, deposit_agreed="100", buyer_id_number="110105194912310021")
    page.primary()
    assert page.binder["deposit_word"].is_bad
    assert page.binder["buyer_id_number"].is_bad
    assert not page.binder["delivery_date"].is_bad


@pytest.mark.rule("CT-04")
def test_terms_show_who_must_approve(qtbot: QtBot, sqlite_store: Showroom, people: People) -> None:
    deal_id = drafted(sqlite_store, people, special_terms="另送脚垫")
    seller = opened(qtbot, sqlite_store, people.consultant, deal_id)
    assert seller.approve_button.isHidden()
    manager = opened(qtbot, sqlite_store, people.manager, deal_id)
    assert not manager.approve_button.isHidden()
    manager.approve_button.click()
    view = manager.view_model.view
    assert view is not None
    assert (view.approved_by_manager, view.approved_by_gm) == (True, False)


def test_papers_open_before_and_after(qtbot: QtBot, sqlite_store: Showroom, people: People) -> None:
    deal_id = drafted(sqlite_store, people)
    page = opened(qtbot, sqlite_store, people.consultant, deal_id)
    page.show_review("zh")
    assert page._paper is not None
    assert page._paper.preview.pages >= 2
    page._paper.close()
    signed = sign(sqlite_store, people, deal_id)
    page.open_deal(deal_id)
    page.show_signed(signed.document_id)
    assert page._paper.pdf == sqlite_store.documents.pdf(people.manager, signed.document_id)
    page._paper.close()
