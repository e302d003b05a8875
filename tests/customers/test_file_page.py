"""The customer's file in the window: masked head, parts with undo, keyboard."""

from __future__ import annotations

import json
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from showroom.bootstrap import Showroom
from showroom.customers.model import ConsentPurpose
from showroom.customers.records import CustomerDraft
from tests.customers.file_pages import ID, audited, card_of, press, text_of
from tests.customers.test_page import fill, open_page
from tests.store_fixtures import People
from ui.customers.header import SHOWN_MS
from ui.customers.page import CustomersPage
from ui.widgets.buttons import LinkButton


@pytest.mark.rule("PI-09", "PI-10")
def test_numbers_are_masked_for_the_owner_too_and_shown_for_a_moment_with_one_key(
    qtbot: QtBot, page: CustomersPage, sqlite_store: Showroom, zhang: int
) -> None:
    card = card_of(page, zhang)
    assert card.numbers.phone.text() == "138****1234"
    assert ID not in card.numbers.document.text()
    assert text_of(card, "phone") == "138****1234"
    assert audited(sqlite_store) == []
    press(qtbot, card, Qt.Key.Key_F3)
    assert card.numbers.phone.text() == text_of(card, "phone") == "13812341234"
    assert ID in card.numbers.document.text()
    assert len(audited(sqlite_store)) == 2
    assert card.numbers.timer.isActive()
    assert card.numbers.timer.interval() == SHOWN_MS
    card.numbers.timer.timeout.emit()
    assert card.numbers.phone.text() == text_of(card, "phone") == "138****1234"
    assert ID not in card.numbers.document.text() + text_of(card, "id_number")


@pytest.mark.rule("PI-10")
def test_leaving_the_file_masks_the_numbers_again(qtbot: QtBot, page: CustomersPage, zhang: int) -> None:
    card = card_of(page, zhang)
    press(qtbot, card, Qt.Key.Key_F3)
    assert card.numbers.phone.text() == "13812341234"
    card.close_record()
    assert card.numbers.phone.text() == text_of(card, "phone") == "138****1234"
    assert not card.numbers.timer.isActive()


def test_a_number_changed_while_shown_is_not_masked_away(qtbot: QtBot, page: CustomersPage, zhang: int) -> None:
    card = card_of(page, zhang)
    press(qtbot, card, Qt.Key.Key_F3)
    fill(page, "phone", "13700001111")
    card.numbers.timer.timeout.emit()
    assert text_of(card, "phone") == "13700001111"
    page.primary()
    assert card.numbers.phone.text() == "137****1111"


@pytest.mark.rule("PI-10")
def test_the_office_says_why_and_the_front_desk_has_no_key(
    qtbot: QtBot, sqlite_store: Showroom, staff: People, zhang: int
) -> None:
    page = open_page(qtbot, sqlite_store, staff.manager)
    card = card_of(page, zhang)
    press(qtbot, card, Qt.Key.Key_F3)
    assert card.numbers.phone.text() == "138****1234"
    dialog = card.reveals.reason_dialog
    assert dialog is not None
    dialog.reason.set_value("客户来电核对")
    dialog.confirm.click()
    assert card.numbers.phone.text() == "13812341234"
    assert [json.loads(facts)["reason"] for facts in audited(sqlite_store)] == ["客户来电核对"] * 2
    sqlite_store.customers.set_owner(staff.manager, zhang, None, "公共池")
    desk = open_page(qtbot, sqlite_store, staff.receptionist)
    front = card_of(desk, zhang)
    assert front.numbers.link.isHidden()
    before = len(audited(sqlite_store))
    press(qtbot, front, Qt.Key.Key_F3)
    assert ID not in front.numbers.document.text()
    assert len(audited(sqlite_store)) == before


def test_a_saved_edit_is_taken_back_from_the_message_bar(
    page: CustomersPage, sqlite_store: Showroom, staff: People, zhang: int
) -> None:
    card = card_of(page, zhang)
    fill(page, "district", "浦东")
    page.primary()
    notice = page.context.notifier.current
    assert notice is not None
    assert notice.action is not None
    assert page.context.notifier.act()
    assert sqlite_store.customers.view(staff.consultant, zhang).district == ""
    assert text_of(card, "district") == ""


def test_an_edit_changed_meanwhile_stays(
    page: CustomersPage, sqlite_store: Showroom, staff: People, zhang: int
) -> None:
    card_of(page, zhang)
    fill(page, "district", "浦东")
    page.primary()
    view = sqlite_store.customers.view(staff.manager, zhang)
    other = CustomerDraft("张伟", "138****1234", district="徐汇")
    sqlite_store.customers.save(staff.manager, zhang, other, view.version)
    page.context.notifier.act()
    assert page.context.notifier.told[-1].kind == "error"
    assert sqlite_store.customers.view(staff.consultant, zhang).district == "徐汇"


@pytest.mark.rule("S4-05")
def test_a_person_is_added_edited_removed_and_put_back(page: CustomersPage, zhang: int) -> None:
    card = card_of(page, zhang)
    card.parts.links["contact_person"].click()
    dialog = card.acts.dialog
    assert dialog is not None
    dialog.confirm.click()
    assert dialog.binder["name"].is_bad
    dialog.binder.set_values({"name": "李娜", "role": "decision_maker", "phone": "123"})
    dialog.confirm.click()
    assert dialog.binder["phone"].is_bad  # the service's word, beside the field
    dialog.binder.set_values({"phone": "13912341235"})
    dialog.confirm.click()
    (line,) = card.parts.contacts.lines
    assert line.text == "李娜"
    assert "139****1235" in line.findChildren(LinkButton)[0].accessibleName() or "李娜" in line.text
    card.parts.contacts.acted.emit(line.key, "edit")
    dialog = card.acts.dialog
    assert dialog is not None
    dialog.binder.set_values({"name": "李娜娜"})
    dialog.confirm.click()
    assert [line.text for line in card.parts.contacts.lines] == ["李娜娜"]
    card.parts.contacts.acted.emit(line.key, "remove")
    assert card.parts.contacts.lines == []
    page.context.notifier.act()
    assert [line.text for line in card.parts.contacts.lines] == ["李娜娜"]


@pytest.mark.rule("PI-01", "PI-03", "PI-06", "S3-55")
def test_a_personal_note_waits_for_consent_and_goes_with_it(
    page: CustomersPage, sqlite_store: Showroom, zhang: int
) -> None:
    card = card_of(page, zhang)
    assert card.parts.links["personal_note"].isHidden()
    (asked,) = card.parts.notes.lines
    card.parts.notes.acted.emit(asked.key, "consent")
    assert not card.parts.links["personal_note"].isHidden()
    card.parts.links["personal_note"].click()
    dialog = card.acts.dialog
    assert dialog is not None
    dialog.binder.set_values({"topic": "children"})
    assert dialog.form.rows["text"].isHidden()
    dialog.confirm.click()
    assert dialog.binder["child"].is_bad
    dialog.binder.set_values({"child": "toddler"})
    dialog.confirm.click()
    assert len(card.parts.notes.lines) == 1
    card.side.consents.acted.emit(ConsentPurpose.RELATIONSHIP.value, "withdraw")
    assert [line.key for line in card.parts.notes.lines] == ["consent"]


@pytest.mark.rule("PH-01", "ID-02")
def test_a_wrong_number_is_told_when_its_field_is_left(page: CustomersPage) -> None:
    page.open_new()
    card = page.card
    assert card is not None
    phone: Any = card.binder["phone"].field
    number: Any = card.binder["id_number"].field
    fill(page, "phone", "123")
    phone.left.emit()
    assert card.binder["phone"].is_bad
    fill(page, "phone", "13812340000")
    phone.left.emit()
    assert not card.binder["phone"].is_bad
    fill(page, "id_number", "110105194912310021")
    number.left.emit()
    assert card.binder["id_kind"].field.value() == "resident"  # chosen by its form
    assert card.binder["id_number"].is_bad
    fill(page, "id_number", ID)
    number.left.emit()
    assert "1949-12-31" in card.binder["id_number"].message.full_text


@pytest.mark.rule("S0-16")
def test_a_missing_field_is_a_link_to_its_place(page: CustomersPage, zhang: int) -> None:
    card = card_of(page, zhang)
    percent = card.side.percent.text()
    link = card.side.findChild(LinkButton, "missing_district")
    assert link is not None
    card.show_tab(3)
    link.click()
    assert card.tabs.currentIndex() == 0
    assert card.focusWidget() is card.binder["district"].field
    fill(page, "district", "浦东")
    page.primary()
    assert card.side.percent.text() != percent
    decider = card.side.findChild(LinkButton, "missing_decision_maker")
    assert decider is not None
    decider.click()
    dialog = card.acts.dialog
    assert dialog is not None
    assert dialog.binder["role"].field.value() == "decision_maker"  # type: ignore[attr-defined]
