"""The consultation page: typing, the suggestion, the confirmation that words can lose, and what the customer sees."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLabel, QLineEdit, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from showroom.bootstrap import Showroom
from showroom.deals.model import Step
from showroom.kernel.findings import Severity
from tests.deal_builders import deal_at
from tests.desk_context import desk
from tests.store_fixtures import People, hire
from ui.consultation.page import ConsultationPage
from ui.messages import set_window_language
from ui.theme import Theme


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
def page(qtbot: QtBot, sqlite_store: Showroom, people: People) -> ConsultationPage:
    made = ConsultationPage(desk(sqlite_store, people.consultant))
    qtbot.addWidget(made)
    made.open_deal(deal_at(sqlite_store, people, Step.CONSULTATION))
    made.show()
    return made


def edit(page: ConsultationPage, name: str) -> QLineEdit:
    found = page.findChild(QLineEdit, name)
    assert isinstance(found, QLineEdit)
    return found


def tick(page: ConsultationPage, name: str) -> QCheckBox:
    found = page.findChild(QCheckBox, name)
    assert isinstance(found, QCheckBox)
    return found


def choose(page: ConsultationPage, name: str, key: str) -> None:
    """Choose as a person does: the combo box tells that it was activated."""
    combo = page.findChild(QComboBox, name)
    assert isinstance(combo, QComboBox)
    combo.setCurrentIndex(combo.findData(key))
    combo.activated.emit(combo.currentIndex())


def said(page: ConsultationPage, name: str) -> str:
    label = page.findChild(QLabel, name)
    assert isinstance(label, QLabel)
    return label.text()


def restate(qtbot: QtBot, page: ConsultationPage, text: str) -> None:
    words = page.findChild(QPlainTextEdit, "restatement")
    assert isinstance(words, QPlainTextEdit)
    QTest.keyClicks(words, text)


@pytest.mark.rule("S0-20", "GR-01", "GR-02", "PI-04")
def test_the_whole_step_by_the_page_alone(
    qtbot: QtBot, sqlite_store: Showroom, people: People, page: ConsultationPage
) -> None:
    QTest.keyClicks(edit(page, "need_1"), "range")
    QTest.keyClicks(edit(page, "budget"), "260000")
    restate(qtbot, page, "family of four")
    tick(page, "restatement_confirmed").click()
    choose(page, "horizon_days", "7")
    choose(page, "bant_budget", "2")
    assert "H" in said(page, "suggestion")
    take = page.findChild(QPushButton, "take_suggestion")
    assert isinstance(take, QPushButton)
    take.click()
    assert edit(page, "next_contact").text() == "2026-11-24"  # the latest day that grade H allows
    tick(page, "consents_privacy").click()
    with qtbot.waitSignal(page.saved, timeout=1000):
        page.primary()
    missing = sqlite_store.deals.view(people.consultant, page.deal_id).missing
    assert [f for f in missing if f.severity >= Severity.NEEDS_APPROVAL] == []
    assert page.primary_text() == ""


@pytest.mark.rule("S0-20")
def test_other_words_lose_the_confirmation(qtbot: QtBot, page: ConsultationPage) -> None:
    restate(qtbot, page, "long range")
    tick(page, "restatement_confirmed").click()
    assert tick(page, "restatement_confirmed").isChecked()
    restate(qtbot, page, " and seven seats")
    assert not tick(page, "restatement_confirmed").isChecked()


@pytest.mark.rule("PI-04", "PI-02")
def test_no_consent_is_ticked_beforehand_and_the_notice_stands_above(page: ConsultationPage) -> None:
    for purpose in ("privacy", "images", "marketing", "relationship"):
        assert not tick(page, f"consents_{purpose}").isChecked()
    assert "星河展厅" in said(page, "privacy_notice")


def test_what_the_customer_must_not_see_hides(page: ConsultationPage) -> None:
    page.hide_internal(True)
    assert not edit(page, "grade_reason").isVisible()
    assert edit(page, "budget").isVisible()
    page.hide_internal(False)
    assert edit(page, "grade_reason").isVisible()


@pytest.mark.rule("GR-01")
def test_another_grade_without_reason_is_marked_beside_the_reason(qtbot: QtBot, page: ConsultationPage) -> None:
    choose(page, "horizon_days", "7")
    choose(page, "grade", "C")
    page.primary()
    assert page.binder["grade_reason"].is_bad
    QTest.keyClicks(edit(page, "grade_reason"), "bonus comes in March")
    with qtbot.waitSignal(page.saved, timeout=1000):
        page.primary()


def test_every_missing_point_leads_to_a_field(sqlite_store: Showroom, people: People, page: ConsultationPage) -> None:
    missing = sqlite_store.deals.view(people.consultant, page.deal_id).missing
    assert {finding.field for finding in missing} == {
        "top_needs", "budget", "restatement", "grade", "next_contact", "consents"
    }  # fmt: skip
    for finding in missing:
        assert page.focus_field(finding.field), finding.field


def test_a_draft_survives_the_page(
    qtbot: QtBot, sqlite_store: Showroom, people: People, page: ConsultationPage
) -> None:
    QTest.keyClicks(edit(page, "need_1"), "range")
    QTest.keyClick(edit(page, "need_1"), Qt.Key.Key_Tab)
    page.flush_drafts()
    again = ConsultationPage(desk(sqlite_store, people.consultant))
    qtbot.addWidget(again)
    again.open_deal(page.deal_id)
    assert again.context.notifier.act()
    assert edit(again, "need_1").text() == "range"
