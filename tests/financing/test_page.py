"""The financing page over a real store: offers typed, chosen, signed for and followed to the lender's yes."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import sqlalchemy as sa
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from showroom.bootstrap import Showroom
from showroom.deals.model import PayWay, Step
from showroom.financing.drafts import FinancingView
from showroom.financing.model import LoanStatus
from tests.deal_builders import deal_at
from tests.desk_context import desk
from tests.store_fixtures import People, hire
from ui.financing.page import FinancingPage
from ui.messages import set_window_language
from ui.theme import Theme
from ui.widgets.signature_pad import SignaturePad


@pytest.fixture(autouse=True)
def chinese(qapp: QApplication) -> Iterator[None]:
    theme = Theme(qapp)
    set_window_language("zh")
    yield
    set_window_language("en")
    theme.setParent(None)


@pytest.fixture
def people(sqlite_store: Showroom) -> People:
    return hire(sqlite_store)


@pytest.fixture
def page(qtbot: QtBot, sqlite_store: Showroom, people: People) -> FinancingPage:
    """The page of a deal negotiated with a loan."""
    deal = deal_at(sqlite_store, people, Step.FINANCING)
    with sqlite_store.work.db.begin() as session:
        session.execute(sa.text("UPDATE customer SET birth = '1990-03-07'"))
        session.execute(sa.text("UPDATE deal SET pay_way = 'loan'"))
    made = FinancingPage(desk(sqlite_store, people.consultant))
    qtbot.addWidget(made)
    made.resize(900, 1400)
    made.show()
    made.open_deal(deal)
    return made


def view_of(page: FinancingPage) -> FinancingView:
    assert page.view_model.view is not None
    return page.view_model.view


def type_into(page: FinancingPage, name: str, text: str) -> None:
    field = page.findChild(QLineEdit, name)
    assert isinstance(field, QLineEdit)
    field.selectAll()
    if text.isascii():
        QTest.keyClicks(field, text)
    else:  # comes from an input method, not from keys
        field.setText(text)
        field.textEdited.emit(text)


def press(page: FinancingPage, name: str) -> None:
    button = page.findChild(QPushButton, name)
    assert isinstance(button, QPushButton)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def tick(page: FinancingPage, name: str) -> None:
    box = page.binder[name].field
    QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(10, box.height() // 2))


def choose(page: FinancingPage, name: str, key: str) -> None:
    combo = page.findChild(QComboBox, name)
    assert isinstance(combo, QComboBox)
    combo.setCurrentIndex(combo.findData(key))
    combo.activated.emit(combo.currentIndex())


def sign(page: FinancingPage) -> None:
    pad = page.findChild(SignaturePad, "borrower_signature")
    assert isinstance(pad, SignaturePad)
    pad.set_strokes([[(20, 30), (60, 80), (120, 40), (200, 90)]])


def first_offer(page: FinancingPage) -> None:
    type_into(page, "lender", "示范汽车金融有限公司")
    type_into(page, "principal", "127840")
    type_into(page, "annual_rate", "3.88")
    type_into(page, "months", "60")


@pytest.mark.rule("FM-01", "FM-08", "FI-09")
def test_figures_follow_the_typing_without_saving(qtbot: QtBot, page: FinancingPage) -> None:
    with qtbot.waitSignal(page.view_model.reckoned):
        first_offer(page)
    assert page.table.texts(0)[2:] == ["3.88% / 3.95%", "127,840.00", "60", "2,347.45", "13,007.12"]
    assert page.schedule.texts(59)[1] == "2,347.57"
    assert not view_of(page).stored
    with qtbot.waitSignal(page.view_model.reckoned):
        type_into(page, "upfront_fee", "2000")
    assert page.table.texts(0)[2] == "4.52% / 4.62%"


@pytest.mark.rule("FI-08", "PI-04", "G-08")
def test_the_whole_step_by_the_page_alone(page: FinancingPage) -> None:
    first_offer(page)
    type_into(page, "monthly_income", "12000")
    choose(page, "overdue_declared", "no")
    assert page.primary_text() == "Save offers"
    page.primary()
    assert page.primary_text() == "Customer takes this offer"
    page.primary()
    assert view_of(page).chosen == 0
    tick(page, "lender_consent")
    tick(page, "credit_authorised")
    page.primary()
    assert view_of(page).draft.lender_consent
    assert page.primary_text() == "Sign the cost sheet"
    page.primary()
    assert page.sheet.message.text() == "必填"
    sign(page)
    page.primary()
    assert view_of(page).cost_sheet_number == "SH01-RZ-20261122-0001"
    assert page.primary_text() == "Submit to the lender"
    page.primary()
    assert not page.editor.isEnabled()
    press(page, "status_declined")
    assert view_of(page).status is LoanStatus.SUBMITTED
    assert page.binder["loan_note"].message.full_text
    press(page, "status_approved")
    assert view_of(page).status is LoanStatus.APPROVED
    assert page.primary_text() == ""


def test_offers_keep_their_own_fields_when_another_is_picked(qtbot: QtBot, page: FinancingPage) -> None:
    first_offer(page)
    press(page, "add_offer")
    type_into(page, "lender", "示范银行上海分行")
    choose(page, "method", "FM-07")
    with qtbot.waitSignal(page.view_model.reckoned):
        type_into(page, "flat_fee_rate", "12")
    page.table.setCurrentCell(0, 1)
    assert page.binder["lender"].field.value() == "示范汽车金融有限公司"  # type: ignore[attr-defined]
    assert not page.binder["flat_fee_rate"].isVisible()
    page.table.setCurrentCell(1, 1)
    assert page.binder["flat_fee_rate"].isVisible()
    page.primary()
    assert [offer.lender for offer in view_of(page).draft.offers] == ["示范汽车金融有限公司", "示范银行上海分行"]


def test_what_is_wrong_is_told_at_the_offer_it_is_about(page: FinancingPage) -> None:
    first_offer(page)
    press(page, "add_offer")
    type_into(page, "lender", "示范银行上海分行")
    page.table.setCurrentCell(0, 1)
    page.primary()
    assert page.binder["annual_rate"].is_bad
    assert page.binder["lender"].field.value() == "示范银行上海分行"  # type: ignore[attr-defined]
    type_into(page, "annual_rate", "4.5")
    type_into(page, "principal", "300000")
    page.primary()
    assert page.binder["principal"].is_bad
    assert not view_of(page).stored


def test_cash_is_one_press(sqlite_store: Showroom, people: People, page: FinancingPage) -> None:
    page.context = desk(sqlite_store, people.consultant)
    press(page, "pay_cash")
    assert [told.text for told in page.context.notifier.told] == []
    assert view_of(page).pay_way is PayWay.LOAN  # after the contract only a manager may (CT-04)


def test_half_typed_offers_survive_a_language_switch(qtbot: QtBot, page: FinancingPage) -> None:
    first_offer(page)
    press(page, "add_offer")
    type_into(page, "lender", "示范银行")
    type_into(page, "annual_rate", "4,,5")
    kept = page.snapshot()
    again = FinancingPage(page.context)
    qtbot.addWidget(again)
    again.restore_after_load(kept)
    again.open_deal(page.deal_id)
    assert again.snapshot() == kept
    assert again.findChild(QLabel, "financing_facts") is not None
