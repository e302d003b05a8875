"""The front desk by keyboard, and the reception page inside a deal."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from showroom.bootstrap import Showroom
from showroom.customers.model import Customer
from showroom.customers.owner_history import record_imported
from showroom.deals.model import Step
from showroom.kernel.actor import Permission
from showroom.persistence.actions import Tx, writes
from showroom.reception.views import VisitDraft
from tests.deal_builders import Builder, deal_at
from tests.desk_context import desk
from tests.store_fixtures import People, hire
from ui.messages import set_window_language
from ui.reception.front_desk_page import FrontDeskPage
from ui.reception.page import ReceptionPage
from ui.theme import Theme

OPENED = list[tuple[str, int]]


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


def front_desk(qtbot: QtBot, store: Showroom, people: People, opened: OPENED | None = None) -> FrontDeskPage:
    context = desk(store, people.receptionist)
    if opened is not None:
        context = replace(context, open_place=lambda kind, ident: opened.append((kind, ident)))
    page = FrontDeskPage(context)
    qtbot.addWidget(page)
    page.resize(1184, 616)
    page.show()
    page.open_item(0)
    return page


def field(page: FrontDeskPage | ReceptionPage, name: str) -> QLineEdit:
    found = page.findChild(QLineEdit, name)
    assert isinstance(found, QLineEdit)
    return found


def shown(page: FrontDeskPage | ReceptionPage, name: str) -> str:
    label = page.findChild(QLabel, name)
    assert isinstance(label, QLabel)
    return label.text()


def test_one_key_logs_an_anonymous_visitor(qtbot: QtBot, sqlite_store: Showroom, people: People) -> None:
    page = front_desk(qtbot, sqlite_store, people)
    QTest.keyClick(field(page, "phone"), Qt.Key.Key_Return)
    assert page.board_part.model.rowCount() == 1
    assert len(sqlite_store.reception.board(people.receptionist)) == 1


def test_what_nobody_looks_at_yet_is_made_later(qtbot: QtBot, sqlite_store: Showroom, people: People) -> None:
    """The first opening blocks the window no longer than its first row, board and queue take."""
    page = FrontDeskPage(desk(sqlite_store, people.receptionist))
    qtbot.addWidget(page)
    assert page.findChild(QLineEdit, "competitor") is None
    assert "log" not in page.tabs.parts
    page.show()
    qtbot.waitUntil(lambda: "remark" in page.binder.rows, timeout=10_000)
    assert page.binder.rows.keys() == page.line_form.form.rows.keys() | page.line_form.more.rows.keys()


def test_what_is_typed_in_the_other_columns_survives_a_page_built_anew(
    qtbot: QtBot, sqlite_store: Showroom, people: People
) -> None:
    typed = front_desk(qtbot, sqlite_store, people)
    typed.line_form.show_more(True)
    QTest.keyClicks(field(typed, "competitor"), "Model Y")
    built_anew = FrontDeskPage(desk(sqlite_store, people.receptionist))
    qtbot.addWidget(built_anew)
    built_anew.restore(typed.snapshot())
    assert field(built_anew, "competitor").text() == "Model Y"


def test_the_log_opened_late_shows_the_day(qtbot: QtBot, sqlite_store: Showroom, people: People) -> None:
    sqlite_store.reception.log_visit(people.consultant, VisitDraft(name="张伟"))
    page = front_desk(qtbot, sqlite_store, people)
    page.tabs.open_tab("log")
    assert page.log is not None
    assert page.log.model.rowCount() == 1


@pytest.mark.rule("OW-5")
def test_typing_a_known_number_tells_owner_and_rule_before_logging(
    qtbot: QtBot, sqlite_store: Showroom, people: People
) -> None:
    sqlite_store.reception.log_visit(people.consultant, VisitDraft(name="张伟", phone="13912345678", wanted_model="E6"))
    page = front_desk(qtbot, sqlite_store, people)
    QTest.keyClicks(field(page, "phone"), "1391234567")
    assert page.rule.text() == ""
    QTest.keyClicks(field(page, "phone"), "8")
    assert page.rule.text() == "OW-5"
    assert shown(page, "outcome") == "已建档，归属 周敏，保护至 2026-11-28"


def test_a_new_customer_is_offered_a_deal_and_gets_it(qtbot: QtBot, sqlite_store: Showroom, people: People) -> None:
    opened: OPENED = []
    page = front_desk(qtbot, sqlite_store, people, opened)
    assert page.deal_button.isHidden()
    for name, text in (("phone", "13912345678"), ("name", "Zhang Wei"), ("wanted_model", "E6")):
        QTest.keyClicks(field(page, name), text)
    QTest.keyClick(field(page, "wanted_model"), Qt.Key.Key_Return)
    assert field(page, "phone").text() == ""
    page.deal_button.click()
    ((kind, deal_id),) = opened
    assert kind == "deal"
    assert sqlite_store.reception.view(people.manager, deal_id).name == "Zhang Wei"


def test_a_wrong_number_is_marked_and_stays_typed(qtbot: QtBot, sqlite_store: Showroom, people: People) -> None:
    page = front_desk(qtbot, sqlite_store, people)
    QTest.keyClicks(field(page, "phone"), "12345")
    QTest.keyClick(field(page, "phone"), Qt.Key.Key_Return)
    assert page.binder["phone"].is_bad
    assert (field(page, "phone").text(), page.board_part.model.rowCount()) == ("12345", 0)


def test_the_minutes_tick_only_while_the_page_is_shown(qtbot: QtBot, sqlite_store: Showroom, people: People) -> None:
    page = front_desk(qtbot, sqlite_store, people)
    assert page.board_part.table.is_ticking
    page.hide()
    assert not page.board_part.table.is_ticking


def test_leaving_is_told_with_undo(qtbot: QtBot, sqlite_store: Showroom, people: People) -> None:
    page = front_desk(qtbot, sqlite_store, people)
    page.submit()
    page.leave_selected()
    page.board_part.leaving.submit()
    assert page.board_part.model.rowCount() == 0
    assert page.context.notifier.act()
    assert len(sqlite_store.reception.board(people.receptionist)) == 1


def reception(qtbot: QtBot, store: Showroom, people: People) -> ReceptionPage:
    page = ReceptionPage(desk(store, people.consultant))
    qtbot.addWidget(page)
    page.open_deal(deal_at(store, people, Step.RECEPTION))
    return page


@pytest.mark.rule("RC-02", "RC-04", "S2-23")
def test_the_page_saves_and_then_gives_way_to_the_next_step(
    qtbot: QtBot, sqlite_store: Showroom, people: People
) -> None:
    page = reception(qtbot, sqlite_store, people)
    assert page.primary_text() != ""
    QTest.keyClicks(field(page, "wanted_model"), "E6")
    for box in page.findChildren(QCheckBox):
        box.click()
    with qtbot.waitSignal(page.saved, timeout=1000):
        page.primary()
    assert page.primary_text() == ""
    assert sqlite_store.deals.view(people.consultant, page.deal_id).missing == ()
    QTest.keyClicks(field(page, "district"), "Pudong")
    assert page.primary_text() != ""


@pytest.mark.rule("RC-04", "S2-05")
def test_the_script_greets_in_the_stores_name(qtbot: QtBot, sqlite_store: Showroom, people: People) -> None:
    page = reception(qtbot, sqlite_store, people)
    assert "欢迎光临星河展厅" in shown(page, "script")


def test_every_missing_point_leads_to_a_field(qtbot: QtBot, sqlite_store: Showroom, people: People) -> None:
    page = reception(qtbot, sqlite_store, people)
    for name in ("kind", "name", "phone", "wanted_model", "greeting"):
        assert page.focus_field(name), name
    assert not page.focus_field("no_such_field")


@pytest.mark.rule("OW-6", "G-07")
def test_only_a_manager_sees_how_to_change_the_owner_and_must_say_why(
    qtbot: QtBot, sqlite_store: Showroom, people: People
) -> None:
    assert reception(qtbot, sqlite_store, people).owner_form.isHidden()
    page = ReceptionPage(desk(sqlite_store, people.manager))
    qtbot.addWidget(page)
    page.open_deal(deal_at(sqlite_store, people, Step.RECEPTION, vin="LSVAU2182T2000002", phone="13800138001"))
    assert not page.owner_form.isHidden()
    page.owner_binder.set_values({"new_owner": str(people.colleague.id), "reason": "short"})
    page.owner_button.click()
    assert page.owner_binder["reason"].is_bad
    page.owner_binder.set_values({"reason": "the customer complained about him"})
    page.owner_button.click()
    assert sqlite_store.deals.view(people.colleague, page.deal_id).owner_name == "陈浩"
    assert "陈浩 · 经理" in shown(page, "owner_text")
    assert page.owner_rule.text() == "经理"


class ImportedList(Builder):
    """Gives the customers of a test the line that an imported list gives them."""

    @writes(Permission.SIGNED_IN)
    def bring(self, tx: Tx, customer_id: int) -> None:
        tx.session.get_one(Customer, customer_id).origin = "客户.xlsx"
        tx.session.flush()
        record_imported(tx, customer_id - 1)
        tx.audit("customer", customer_id)


@pytest.mark.rule("OW-4")
def test_an_owner_from_an_imported_list_is_told_in_the_windows_language(
    qtbot: QtBot, sqlite_store: Showroom, people: People
) -> None:
    builder = ImportedList(sqlite_store.work)
    customer = builder.customer(people.admin, people.consultant)
    builder.bring(people.admin, customer)
    page = ReceptionPage(desk(sqlite_store, people.consultant))
    qtbot.addWidget(page)
    page.open_deal(builder.deal(people.admin, customer, people.consultant, Step.RECEPTION))
    assert page.owner_rule.text() == "导入"
    assert "周敏 · 导入 · 随导入的表格转入：客户.xlsx" in shown(page, "owner_text")
    assert "import" not in shown(page, "owner_text")
