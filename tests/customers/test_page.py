"""The customers page over a real store: narrowing, the card, what is hidden, and everything done on it."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from showroom.bootstrap import Showroom
from showroom.customers.model import ConsentPurpose, Grade
from showroom.customers.records import CustomerDraft
from showroom.customers.service import Sort
from showroom.deals.model import Step
from showroom.kernel.actor import Actor
from showroom.reception.model import VisitKind
from tests.deal_builders import deal_at
from tests.desk_context import desk
from tests.store_fixtures import People, hire
from ui.customers.page import CustomersPage


@pytest.fixture
def staff(sqlite_store: Showroom) -> People:
    return hire(sqlite_store)


@pytest.fixture
def known(sqlite_store: Showroom, staff: People) -> dict[str, int]:
    """张伟 of 周敏, 李娜 of 陈浩, 王磊 of 周敏 graded H."""
    made = {
        name: sqlite_store.customers.create(owner, CustomerDraft(name, phone, interest="星河 E6")).id
        for name, phone, owner in (
            ("张伟", "13812341234", staff.consultant),
            ("李娜", "13912341235", staff.colleague),
            ("王磊", "13712341236", staff.consultant),
        )
    }
    sqlite_store.customers.set_grade(staff.consultant, made["王磊"], Grade.H)
    return made


def open_page(qtbot: QtBot, store: Showroom, actor: Actor) -> CustomersPage:
    page = CustomersPage(desk(store, actor))
    qtbot.addWidget(page)
    page.resize(1100, 640)
    page.show()
    return page


@pytest.fixture
def page(
    qtbot: QtBot,
    sqlite_store: Showroom,
    staff: People,
    known: dict[str, int],
) -> CustomersPage:
    return open_page(qtbot, sqlite_store, staff.consultant)


def names(page: CustomersPage) -> list[str]:
    return [str(page.model.index(row, 0).data()) for row in range(page.model.rowCount())]


def fill(page: CustomersPage, name: str, text: str) -> None:
    assert page.card is not None
    field: Any = page.card.binder[name].field
    field.setText(text)
    field.textEdited.emit(text)


def test_the_list_is_narrowed_by_text_grade_owner_and_mine(qtbot: QtBot, page: CustomersPage, staff: People) -> None:
    assert len(names(page)) == 3
    with qtbot.waitSignal(page.ready):
        qtbot.keyClicks(page.text, "zhangwei")
    assert names(page) == ["张伟"]
    page.text.set_value("")
    page.grade.set_value("H")
    page.filter.changed.emit()
    assert names(page) == ["王磊"]
    page.grade.set_value("")
    page.mine.click()
    assert sorted(names(page)) == ["张伟", "王磊"]
    page.mine.click()
    page.owner.set_value(staff.colleague.id)
    page.filter.changed.emit()
    assert [name[0] for name in names(page)] == ["李"]


def test_nobody_found_says_so(page: CustomersPage) -> None:
    page.text.set_value("没有这个人")
    page.filter.changed.emit()
    assert page.lists.currentIndex() == 2
    page.text.set_value("")
    page.filter.changed.emit()
    assert page.lists.currentIndex() == 0


def test_a_heading_orders_the_list_and_says_so(page: CustomersPage) -> None:
    page.table.horizontalHeader().sectionClicked.emit(0)
    assert page.query().sort is Sort.NAME
    assert str(page.model.headerData(0, Qt.Orientation.Horizontal)).endswith("↓")
    page.table.horizontalHeader().sectionClicked.emit(0)
    assert page.query().sort is Sort.NEWEST
    assert not str(page.model.headerData(0, Qt.Orientation.Horizontal)).endswith("↓")


def test_keyboard_goes_from_the_search_to_the_card_and_back(qtbot: QtBot, page: CustomersPage) -> None:
    qtbot.keyClick(page.text, Qt.Key.Key_Down)
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert page.card is not None
    assert page.stack.currentWidget() is page.card
    assert page.card.title.text() == names(page)[page.table.currentIndex().row()]
    page.card.close_record()
    assert page.stack.currentIndex() == 0


def test_a_new_customer_is_saved_and_a_known_phone_offers_its_card(
    page: CustomersPage, sqlite_store: Showroom, staff: People, known: dict[str, int]
) -> None:
    page.open_new()
    page.primary()
    assert page.card is not None
    assert page.card.binder["name"].is_bad
    fill(page, "name", "赵敏")
    fill(page, "phone", "139 0000 1111")
    page.primary()
    saved = page.card.view_model.view
    assert saved is not None
    assert (saved.name, saved.phone, saved.owner_id) == ("赵敏", "13900001111", staff.consultant.id)
    assert sqlite_store.customers.view(staff.consultant, saved.id).name == "赵敏"
    page.open_new()
    fill(page, "name", "另一位")
    fill(page, "phone", "13812341234")
    page.primary()
    notice = page.context.notifier.current
    assert notice is not None
    assert notice.kind == "offer"
    page.context.notifier.act()
    assert page.card.view_model.customer_id == known["张伟"]


def test_a_change_is_saved_and_a_wrong_one_stays_beside_its_field(
    page: CustomersPage, sqlite_store: Showroom, staff: People, known: dict[str, int]
) -> None:
    page.open_item(known["张伟"])
    fill(page, "phone", "123")
    page.primary()
    assert page.card is not None
    assert page.card.binder["phone"].is_bad
    fill(page, "phone", "13812341234")
    fill(page, "other_phones", "13512341234、13612341234")
    page.primary()
    view = sqlite_store.customers.view(staff.consultant, known["张伟"])
    assert view.other_phones == ("13512341234", "13612341234")


@pytest.mark.rule("PI-10")
def test_a_masked_number_is_shown_with_a_reason_and_survives_saving(
    qtbot: QtBot, sqlite_store: Showroom, staff: People, known: dict[str, int]
) -> None:
    page = open_page(qtbot, sqlite_store, staff.manager)
    page.open_item(known["张伟"])
    assert page.card is not None
    phone = page.card.binder["phone"].field
    assert isinstance(phone, QLineEdit)
    assert phone.text() == "138****1234"
    fill(page, "district", "浦东")
    page.primary()
    assert sqlite_store.customers.view(staff.consultant, known["张伟"]).phone == "13812341234"
    page.card.form.links["phone"].click()
    dialog = page.card.reveals.reason_dialog
    assert dialog is not None
    dialog.reason.set_value("客户来电核对号码")
    dialog.confirm.click()
    assert phone.text() == "13812341234"
    assert page.card.form.links["phone"].isHidden()


@pytest.mark.rule("PI-10")
def test_anothers_customer_is_only_known(page: CustomersPage, known: dict[str, int]) -> None:
    page.open_item(known["李娜"])
    assert page.card is not None
    assert not page.card.form.limited_text.isHidden()
    assert "陈浩" in page.card.form.limited_text.text()
    assert page.card.form.identity_section.isHidden()
    assert page.card.save_button.isHidden()
    assert page.card.side.isHidden()
    page.open_item(known["张伟"])
    assert page.card.form.limited_text.isHidden()
    assert not page.card.save_button.isHidden()


@pytest.mark.rule("PI-02", "PI-03")
def test_consents_are_given_and_taken_back(page: CustomersPage, sqlite_store: Showroom, known: dict[str, int]) -> None:
    page.open_item(known["张伟"])
    assert page.card is not None

    def said() -> list[bool]:
        view = sqlite_store.customers.view(page.context.actor, known["张伟"])
        return [line.given for line in view.consents if line.purpose is ConsentPurpose.MARKETING]

    page.card.side.consents.acted.emit("marketing", "give")
    assert said() == [True]
    page.card.side.consents.acted.emit("marketing", "withdraw")
    assert said() == [False]


@pytest.mark.rule("GR-01")
def test_a_new_grade_stands_in_the_history(page: CustomersPage, known: dict[str, int]) -> None:
    page.open_item(known["张伟"])
    assert page.card is not None
    page.card.side.grade_button.click()
    page.card.side.grade_reason.set_value("本周签约")
    page.card.side.grade.set_value("H")
    page.card.side.grade.changed.emit()
    assert page.card.pill.text() == "H"
    assert len(page.card.side.grades.lines) == 1


@pytest.mark.rule("GR-02")
def test_a_task_is_closed_and_the_next_one_planned(page: CustomersPage, known: dict[str, int]) -> None:
    page.open_item(known["张伟"])
    assert page.card is not None
    (task,) = page.card.side.tasks.lines
    page.card.side.tasks.acted.emit(task.key, "done")
    dialog = page.card.task_dialog
    dialog.confirm.click()
    assert dialog.binder["result"].is_bad
    dialog.binder.set_values({"result": "reached"})
    dialog.confirm.click()
    (following,) = page.card.side.tasks.lines
    assert following.key != task.key


def test_a_deal_is_opened_from_the_card(
    qtbot: QtBot, page: CustomersPage, sqlite_store: Showroom, staff: People, known: dict[str, int]
) -> None:
    page.open_item(known["张伟"])
    assert page.card is not None
    with qtbot.waitSignal(page.card.view_model.deal_opened) as opened:
        page.card.view_model.open_deal(VisitKind.WALK_IN)
    (row,) = sqlite_store.deals.deals_of_customer(staff.consultant, known["张伟"])
    assert opened.args == [row.id]


def test_the_card_lists_the_customers_deals(qtbot: QtBot, sqlite_store: Showroom, staff: People) -> None:
    deal = deal_at(sqlite_store, staff, Step.CONSULTATION)
    page = open_page(qtbot, sqlite_store, staff.consultant)
    page.open_item(sqlite_store.deals.view(staff.consultant, deal).customer_id)
    assert page.card is not None
    page.card.tabs.setCurrentWidget(page.card.deals_tab)
    assert [line.key for line in page.card.deals_tab.deals.lines] == [deal]


def test_what_is_typed_survives_leaving_the_card(page: CustomersPage, known: dict[str, int]) -> None:
    page.open_item(known["张伟"])
    fill(page, "district", "徐汇")
    assert page.card is not None
    page.card.close_record()
    page.open_item(known["张伟"])
    page.context.notifier.act()
    assert page.card.binder["district"].field.text() == "徐汇"  # type: ignore[attr-defined]


def test_an_administrator_sees_no_customers_but_may_import(
    qtbot: QtBot, sqlite_store: Showroom, known: dict[str, int]
) -> None:
    from showroom.kernel.actor import Role

    page = open_page(qtbot, sqlite_store, Actor(1, "系统管理员", frozenset({Role.ADMINISTRATOR})))
    assert page.lists.currentIndex() == 3
    assert page.model.rowCount() == 0
    assert not page.import_button.isHidden()
    page.open_item(known["张伟"])
    assert page.card is None


def test_while_the_customer_looks_on_grade_notes_and_tasks_are_hidden(
    page: CustomersPage, known: dict[str, int]
) -> None:
    page.open_item(known["王磊"])
    assert page.card is not None
    page.hide_internal(True)
    assert page.table.isColumnHidden(2)
    assert page.card.pill.isHidden()
    assert page.card.side.grade_section.isHidden()
    assert page.card.binder["note"].isHidden()
    page.hide_internal(False)
    assert not page.card.pill.isHidden()
