"""The tabs of a customer's file: deals, money, papers, history, complaints, and who sees none of them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from showroom.bootstrap import Showroom
from showroom.customers.model import ConsentPurpose
from showroom.deals.model import Step
from showroom.follow_up.complaint_views import ComplaintDraft
from tests.customer_file.test_whole_file import Papers
from tests.customers.file_pages import card_of, press
from tests.customers.test_page import open_page
from tests.deal_builders import deal_at
from tests.store_fixtures import People
from ui.customers.page import CustomersPage
from ui.widgets.buttons import LinkButton
from ui.widgets.cards import Pill


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
