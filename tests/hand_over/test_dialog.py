"""The dialog of hand-over and pool over a real store, and the ways that lead to it."""

from __future__ import annotations

from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from showroom.bootstrap import Showroom
from showroom.kernel.actor import Actor, Role
from showroom.settings import RowDraft
from tests.deal_builders import Builder
from tests.desk_context import desk
from tests.hand_over.test_pool import Past
from tests.store_fixtures import People, hire
from ui.context import UiContext
from ui.hand_over.dialog import HandOverDialog
from ui.hand_over.leave_part import LeavePart
from ui.hand_over.list_menu import ListActions
from ui.hand_over.pool_parts import IdlePart, PoolPart
from ui.hand_over.record_parts import DonePart, ViewingPart
from ui.settings.page import SettingsPage
from ui.settings.staff_part import StaffPart


@pytest.fixture
def staff(sqlite_store: Showroom) -> People:
    return hire(sqlite_store)


@pytest.fixture
def held(sqlite_store: Showroom, staff: People) -> list[int]:
    """Three customers of 周敏, out of contact since May."""
    build, past = Builder(sqlite_store.work), Past(sqlite_store.work)
    ids = [build.customer(staff.consultant, staff.consultant, f"客户{n}", f"1380013800{n}") for n in range(3)]
    for ident in ids:
        past.contact(staff.consultant, ident, date(2026, 5, 6))
    return ids


def open_dialog(qtbot: QtBot, context: UiContext, tab: str = "", staff_id: int | None = None) -> HandOverDialog:
    dialog = HandOverDialog(None, context, tab, staff_id)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_a_leaver_is_chosen_looked_at_and_handed_over_then_taken_back(
    qtbot: QtBot, sqlite_store: Showroom, staff: People, held: list[int]
) -> None:
    dialog = open_dialog(qtbot, desk(sqlite_store, staff.manager), "leave", staff.consultant.id)
    part = dialog.parts["leave"]
    assert isinstance(part, LeavePart)
    assert str(staff.consultant.id) not in part.takers.boxes
    part.takers.set_value({str(staff.colleague.id)})
    part.takers.changed.emit()
    assert "陈浩: 3" in part.summary.text()
    part.table.selectRow(0)
    part.one.set_value(str(staff.manager.id))
    part.give.click()
    assert "李强: 1" in part.summary.text()
    part.go.click()
    assert part.binder["reason"].is_bad  # never without a reason
    part.reason.set_value("月底离职")
    part.go.click()
    assert sqlite_store.staff.card(staff.admin, staff.consultant.id).draft.active is False
    assert sqlite_store.hand_over.load(staff.manager, staff.colleague.id).customers == 2
    assert part.context.notifier.act()  # the message bar's undo
    assert sqlite_store.hand_over.load(staff.manager, staff.consultant.id).customers == 3
    assert sqlite_store.staff.card(staff.admin, staff.consultant.id).draft.active is True


def test_an_administrator_hands_over_without_seeing_a_name(
    qtbot: QtBot, sqlite_store: Showroom, staff: People, held: list[int]
) -> None:
    admin = Actor(staff.admin.id, staff.admin.name, frozenset({Role.ADMINISTRATOR}))
    dialog = open_dialog(qtbot, desk(sqlite_store, admin), staff_id=staff.consultant.id)
    keys = [dialog.tabs.tabData(number) for number in range(dialog.tabs.count())]
    assert keys == ["leave", "done"]
    part = dialog.parts["leave"]
    assert isinstance(part, LeavePart)
    assert not part.table.isVisible()
    assert part.lines == ()


def test_disabling_a_consultant_with_customers_asks_to_hand_over(
    qtbot: QtBot, sqlite_store: Showroom, staff: People, held: list[int]
) -> None:
    page = SettingsPage(desk(sqlite_store, staff.admin))
    qtbot.addWidget(page)
    page.show()
    part = page.open_part("staff")
    assert isinstance(part, StaffPart)
    part.open_card(staff.consultant.id)
    part.form.binder.set_values({"active": False})
    part.form.submit()
    notice = page.context.notifier.current
    assert notice is not None
    assert "3 customers" in notice.text
    assert page.context.notifier.act()
    dialog = part.hand_over_dialog
    leave = dialog.parts["leave"]
    assert isinstance(leave, LeavePart)
    assert leave.draft().from_id == staff.consultant.id
    dialog.reject()


def test_a_manager_returns_idle_ones_and_a_consultant_takes_one(
    qtbot: QtBot, sqlite_store: Showroom, staff: People, held: list[int]
) -> None:
    idle = open_dialog(qtbot, desk(sqlite_store, staff.manager), "idle")
    part = idle.parts["idle"]
    assert isinstance(part, IdlePart)
    assert part.table.model().rowCount() == 3
    part.go.click()
    assert "!" in part.message.full_text  # nobody selected
    part.all.click()
    part.reason.set_value("每月清理")
    part.go.click()
    assert part.table.model().rowCount() == 0
    dialog = open_dialog(qtbot, desk(sqlite_store, staff.colleague))
    pool = dialog.parts["pool"]
    assert isinstance(pool, PoolPart)
    assert dialog.tabs.count() == 1
    assert pool.table.model().rowCount() == 3
    pool.table.selectRow(1)
    pool.go.click()
    assert pool.table.model().rowCount() == 2
    assert sqlite_store.hand_over.load(staff.manager, staff.colleague.id).customers == 1
    history = open_dialog(qtbot, desk(sqlite_store, staff.manager), "done")
    done = history.parts["done"]
    assert isinstance(done, DonePart)
    done.table.selectRow(0)
    done.go.click()
    assert "✕" in done.message.full_text  # one of them was taken since


def test_a_manager_raises_the_days_limit(qtbot: QtBot, sqlite_store: Showroom, staff: People, held: list[int]) -> None:
    today = date(2026, 11, 22)
    sqlite_store.parameters.add_row(
        staff.admin, RowDraft("customer.daily_views.consultant", "1", today, source="店务会")
    )
    sqlite_store.customers.view(staff.colleague, held[0])
    dialog = open_dialog(qtbot, desk(sqlite_store, staff.manager), "viewing")
    part = dialog.parts["viewing"]
    assert isinstance(part, ViewingPart)
    part.table.selectRow(0)
    part.binder.set_values({"extra": "2", "reason": "月底电话回访，需多看一些"})
    part.go.click()
    assert sqlite_store.viewing.today(staff.manager)[0].limit == 3


def test_the_lists_menu_offers_what_the_post_may(qtbot: QtBot, sqlite_store: Showroom, staff: People) -> None:
    from PySide6.QtWidgets import QWidget

    parent = QWidget()
    qtbot.addWidget(parent)
    counts = {}
    for name in ("manager", "consultant", "finance"):
        actions = ListActions(parent, desk(sqlite_store, getattr(staff, name)))
        actions.setParent(parent)
        counts[name] = len(actions.menu().actions())
    assert counts == {"manager": 2, "consultant": 1, "finance": 0}
    actions = ListActions(parent, desk(sqlite_store, staff.manager))
    actions.setParent(parent)
    actions.open_export()
    assert actions.dialog is not None
    actions.dialog.reject()
