"""The customer's file in the window: masked head, tabs, parts with undo, doubles while typing, keyboard."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

import pytest
import sqlalchemy as sa
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from showroom.bootstrap import Showroom
from showroom.customers.duplicates import Probe
from showroom.customers.model import ConsentPurpose, IdKind
from showroom.customers.records import CustomerDraft
from showroom.deals.model import Step
from showroom.follow_up.complaint_views import ComplaintDraft
from showroom.kernel.actor import Actor
from showroom.persistence.audit import AuditEntry
from tests.customer_file.test_whole_file import Papers
from tests.customers.test_page import fill, open_page
from tests.deal_builders import deal_at
from tests.desk_context import desk
from tests.store_fixtures import People, hire
from ui.customers.customer_view import CustomerCard
from ui.customers.file_view_model import FileViewModel
from ui.customers.header import SHOWN_MS
from ui.customers.page import CustomersPage
from ui.jobs import Done, Failed, SameThreadJobs, Work
from ui.widgets.buttons import LinkButton
from ui.widgets.cards import Pill

ID = "11010519491231002X"
NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def staff(sqlite_store: Showroom) -> People:
    return hire(sqlite_store)


@pytest.fixture
def zhang(sqlite_store: Showroom, staff: People) -> int:
    draft = CustomerDraft("张伟", "13812341234", id_kind=IdKind.RESIDENT, id_number=ID, interest="星河 E6")
    return sqlite_store.customers.create(staff.consultant, draft).id


@pytest.fixture
def page(qtbot: QtBot, sqlite_store: Showroom, staff: People, zhang: int) -> CustomersPage:
    return open_page(qtbot, sqlite_store, staff.consultant)


def card_of(page: CustomersPage, customer_id: int) -> CustomerCard:
    page.open_item(customer_id)
    assert page.card is not None
    return page.card


def press(qtbot: QtBot, card: CustomerCard, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
    """A key of the window; shortcuts hear it once the window is active."""
    card.window().activateWindow()
    qtbot.waitUntil(card.window().isActiveWindow)
    qtbot.keyClick(card, key, modifier)


def text_of(card: CustomerCard, field: str) -> str:
    found = card.binder[field].field
    assert isinstance(found, QLineEdit)
    return found.text()


def audited(store: Showroom) -> list[str]:
    with store.work.db.read() as session:
        return [row for row in session.scalars(sa.select(AuditEntry.facts)) if "revealed" in row]


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


def test_alt_3_and_enter_open_the_deal(qtbot: QtBot, sqlite_store: Showroom, staff: People) -> None:
    deal = deal_at(sqlite_store, staff, Step.NEGOTIATION)
    page = open_page(qtbot, sqlite_store, staff.consultant)
    opened: list[tuple[str, int]] = []
    object.__setattr__(page.context, "open_place", lambda kind, ident: opened.append((kind, ident)))
    card = card_of(page, sqlite_store.deals.view(staff.consultant, deal).customer_id)
    press(qtbot, card, Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    assert card.tabs.currentWidget() is card.deals_tab
    link = card.focusWidget()
    assert isinstance(link, LinkButton)
    qtbot.keyClick(link, Qt.Key.Key_Return)
    assert opened == [("deal", deal)]


def test_money_papers_promises_and_history_are_shown(qtbot: QtBot, sqlite_store: Showroom, staff: People) -> None:
    deal = deal_at(sqlite_store, staff, Step.DELIVERY)
    own = sqlite_store.deals.view(staff.consultant, deal).customer_id
    sqlite_store.deals.add_promise(staff.consultant, deal, Step.DELIVERY, "送脚垫")
    paper = Papers(sqlite_store.work).put(staff.consultant, deal, own)
    page = open_page(qtbot, sqlite_store, staff.consultant)
    card = card_of(page, own)
    card.show_tab(3)
    assert [line.key for line in card.money.papers.lines] == [paper]
    assert [line.text for line in card.money.promises.lines] == ["送脚垫"]
    assert len(card.money.balances.lines) == 1
    with qtbot.waitSignal(card.file.paper_read) as read:
        card.money.papers.acted.emit(paper, "open")
    assert bytes(read.args[1]).startswith(b"%PDF")
    card.paper.close()
    card.show_tab(4)
    assert len(card.timeline.timeline.lines) > 5


def test_tabs_nobody_looks_at_are_filled_after_the_first(qtbot: QtBot, sqlite_store: Showroom, staff: People) -> None:
    """A long history would hold the window up for all tabs at once (speed.md)."""
    deal = deal_at(sqlite_store, staff, Step.DELIVERY)
    page = open_page(qtbot, sqlite_store, staff.consultant)
    card = card_of(page, sqlite_store.deals.view(staff.consultant, deal).customer_id)
    assert card.deals_tab.deals.lines == []
    qtbot.waitUntil(lambda: len(card.money.balances.lines) == 1, timeout=10_000)
    assert [line.key for line in card.deals_tab.deals.lines] == [deal]


def test_the_timeline_grows_by_pages(qtbot: QtBot, sqlite_store: Showroom, staff: People, zhang: int) -> None:
    for number in range(50):
        act = sqlite_store.customers.give_consent if number % 2 else sqlite_store.customers.withdraw_consent
        act(staff.consultant, zhang, ConsentPurpose.MARKETING, "2026-11")
    page = open_page(qtbot, sqlite_store, staff.consultant)
    card = card_of(page, zhang)
    card.show_tab(4)
    first = len(card.timeline.timeline.lines)
    assert first < 51
    assert not card.timeline.older.isHidden()
    card.timeline.older.click()
    assert len(card.timeline.timeline.lines) == 51  # the consents, and whose customer it became
    assert card.timeline.older.isHidden()


@pytest.mark.rule("PH-04", "PI-10")
def test_doubles_appear_while_typing_and_only_the_owner_may_open_them(
    qtbot: QtBot, sqlite_store: Showroom, staff: People, zhang: int
) -> None:
    pages = []

    def typing(actor: Actor) -> CustomerCard:
        page = open_page(qtbot, sqlite_store, actor)
        pages.append(page)
        page.open_new()
        assert page.card is not None
        field: Any = page.card.binder["phone"].field
        with qtbot.waitSignal(page.card.file.doubles_found):
            qtbot.keyClicks(field, "13812341234")
        return page.card

    stranger = typing(staff.colleague)
    (line,) = stranger.doubles.lines.lines
    assert line.text == "已建档，归属 周敏"
    assert line.findChildren(LinkButton) == []
    assert "周敏" in stranger.binder["phone"].message.full_text
    mine = typing(staff.consultant)
    (line,) = mine.doubles.lines.lines
    assert line.text == "张伟 · 138****1234"
    line.findChildren(LinkButton)[0].click()
    assert mine.view_model.customer_id == zhang
    assert mine.doubles.isHidden()


def test_doubles_by_name_go_when_the_name_does(page: CustomersPage, zhang: int) -> None:
    page.open_new()
    assert page.card is not None
    fill(page, "name", "章炜")
    page.card.doubles.look()
    assert len(page.card.doubles.lines.lines) == 1
    fill(page, "name", "欧阳修")
    page.card.doubles.look()
    assert page.card.doubles.isHidden()
    assert page.card.binder["name"].message.full_text == ""


class LateJobs(SameThreadJobs):
    """Answers come when the test says so, as from a slow reader."""

    def __init__(self) -> None:
        super().__init__()
        self.waiting: list[Callable[[], None]] = []

    def read(self, fn: Work, done: Done | None = None, failed: Failed | None = None, key: str = "") -> None:
        self.waiting.append(partial(super().read, fn, done, failed, key))


def test_answers_for_a_customer_left_meanwhile_are_dropped(
    qtbot: QtBot, sqlite_store: Showroom, staff: People, zhang: int
) -> None:
    other = sqlite_store.customers.create(staff.consultant, CustomerDraft("李娜", "13912341235")).id
    jobs = LateJobs()
    model = FileViewModel(replace(desk(sqlite_store, staff.consultant), jobs=jobs))
    heard: list[object] = []
    for signal in (model.identity_read, model.history_read, model.timeline_read, model.doubles_found):
        signal.connect(heard.append)
    model.load(zhang)
    model.read_timeline()
    model.look_for_doubles(Probe(name="张伟"))
    model.load(other)
    for answer in jobs.waiting[:4]:
        answer()
    assert heard == []
    for answer in jobs.waiting[4:]:
        answer()
    assert [part.customer_id for part in heard] == [other, other]  # type: ignore[attr-defined]


def test_the_open_record_is_nobodys_double(page: CustomersPage, zhang: int) -> None:
    card = card_of(page, zhang)
    fill(page, "district", "浦东")
    card.doubles.look()
    assert card.doubles.isHidden()


@pytest.mark.rule("PI-10")
def test_of_anothers_customer_there_are_no_tabs(
    qtbot: QtBot, sqlite_store: Showroom, staff: People, zhang: int
) -> None:
    page = open_page(qtbot, sqlite_store, staff.colleague)
    card = card_of(page, zhang)
    assert [card.tabs.isTabVisible(number) for number in range(5)] == [True, False, False, False, False]
    assert card.numbers.link.isHidden()
    assert card.numbers.document.text() == card.numbers.phone.text() == ""
    assert card.tabs.tabBar().isHidden()
    assert card.file.customer_id == 0


def test_while_the_customer_looks_on_history_and_private_notes_are_gone(page: CustomersPage, zhang: int) -> None:
    card = card_of(page, zhang)
    page.hide_internal(True)
    assert not card.tabs.isTabVisible(4)
    assert card.parts.sections["personal_note"].isHidden()
    assert card.side.complete_section.isHidden()
    page.hide_internal(False)
    assert card.tabs.isTabVisible(4)


def test_a_next_contact_is_planned_from_the_file(page: CustomersPage, zhang: int) -> None:
    card = card_of(page, zhang)
    card.side.plan.click()
    dialog = card.acts.plan_dialog
    assert dialog is not None
    dialog.confirm.click()
    assert dialog.binder["due"].is_bad
    dialog.binder.restore({"due": "2026-12-01", "note": "送资料"})
    dialog.confirm.click()
    assert len(card.side.tasks.lines) == 2


@pytest.mark.rule("MF-08")
def test_the_file_lists_the_customers_complaints(
    qtbot: QtBot, sqlite_store: Showroom, staff: People, zhang: int, page: CustomersPage
) -> None:
    card = card_of(page, zhang)
    card.show_tab(2)
    assert not card.deals_tab.complaints.isVisibleTo(card.deals_tab)  # the control: none yet
    sqlite_store.complaints.log(staff.consultant, ComplaintDraft("空调异响", customer_id=zhang))
    other = open_page(qtbot, sqlite_store, staff.consultant)
    card = card_of(other, zhang)
    card.show_tab(2)
    assert card.deals_tab.complaints.isVisibleTo(card.deals_tab)
    (line,) = card.deals_tab.complaints.lines.lines
    (row,) = sqlite_store.complaints.of_customer(staff.consultant, zhang)
    assert (line.key, row.answer_by.isoformat() in str(line.findChildren(Pill)[0].text())) == (row.id, True)
