"""A booking in the diary: reminded, did not come, cancelled, by key and by menu, each with its undo or its reason."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from showroom.bootstrap import Showroom
from showroom.kernel.actor import Actor
from showroom.test_drive.model import TestDrive
from showroom.test_drive.rules import DriveStatus
from showroom.test_drive.views import DiarySlot, DriveView
from showroom.vehicles.model import Vehicle
from tests.desk_context import desk
from tests.store_fixtures import People, hire
from tests.test_drive.driving import TEN, VINS, Lot, drive_of, later
from ui.messages import set_window_language
from ui.test_drive.diary_page import DiaryPage
from ui.theme import Theme

STATUS, REMINDER = 5, 7


@pytest.fixture(autouse=True)
def chinese(qapp: QApplication) -> Iterator[None]:
    theme = Theme(qapp)
    set_window_language("zh")
    yield
    set_window_language("en")
    theme.setParent(None)


@pytest.fixture(autouse=True)
def unshown(monkeypatch: pytest.MonkeyPatch) -> None:
    """A popup grabs the keyboard of a display that may not have one: its entries are looked at unshown."""
    monkeypatch.setattr(QMenu, "popup", lambda *_: None)


@pytest.fixture
def people(sqlite_store: Showroom) -> People:
    return hire(sqlite_store)


@pytest.fixture
def lot(sqlite_store: Showroom, people: People) -> Lot:
    made = Lot(sqlite_store, people)
    made.car(), made.car(VINS[1])
    return made


def shown(qtbot: QtBot, lot: Lot, actor: Actor) -> DiaryPage:
    made = DiaryPage(desk(lot.store, actor))
    qtbot.addWidget(made)
    made.resize(1200, 760)
    made.show()
    return made


@pytest.fixture
def booked(lot: Lot) -> DriveView:
    """Tomorrow at ten, for which a reminder is due."""
    deal = lot.deal()
    lot.licence(deal)
    return lot.book(deal, lot.plan(1, starts_at=later(24 * 60)))


@pytest.fixture
def page(qtbot: QtBot, lot: Lot, booked: DriveView) -> DiaryPage:
    made = shown(qtbot, lot, lot.people.consultant)
    made.show_after()
    made.grid.setFocus()
    made.grid.go_to(slots(lot)[0])
    assert booked.number in made.grid.accessibleDescription()
    return made


def slots(lot: Lot) -> list[DiarySlot]:
    diary = lot.service.cars(lot.people.consultant, TEN.date(), 7)
    return sorted((slot for car in diary.cars for slot in car.slots), key=lambda slot: slot.number)


def status(lot: Lot, drive: DriveView) -> DriveStatus:
    with lot.store.work.db.read() as session:
        return session.get_one(TestDrive, drive.id).status


def cell(page: DiaryPage, column: int) -> str:
    item = page.table.item(0, column)
    return "" if item is None else item.text()


def entry(page: DiaryPage, name: str) -> QAction:
    assert page.acts.menu is not None
    return next(action for action in page.acts.menu.actions() if action.objectName() == f"diary_{name}")


def ask_menu(page: DiaryPage) -> None:
    """The menu key at the cursor."""
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(1, 1), QPoint(1, 1))
    QApplication.sendEvent(page.grid, event)


@pytest.mark.rule("S2-27")
def test_r_ticks_the_reminder_off_and_ctrl_z_takes_it_back(page: DiaryPage, lot: Lot) -> None:
    assert cell(page, REMINDER) == page.tr("to remind")
    QTest.keyClick(page.grid, Qt.Key.Key_R)
    assert slots(lot)[0].reminder == "done"
    assert cell(page, REMINDER) == page.tr("reminded")
    assert page.context.notifier.act()
    assert slots(lot)[0].reminder == "due"
    assert cell(page, REMINDER) == page.tr("to remind")
    for expected in ("done", "due"):  # the same key takes it back
        QTest.keyClick(page.grid, Qt.Key.Key_R)
        assert slots(lot)[0].reminder == expected


@pytest.mark.rule("S2-27")
def test_a_marks_who_did_not_come_and_the_undo_holds_the_slot_again(
    page: DiaryPage, lot: Lot, booked: DriveView
) -> None:
    QTest.keyClick(page.grid, Qt.Key.Key_A)
    assert status(lot, booked) is DriveStatus.NO_SHOW
    assert page.table.rowCount() == 0
    notice = page.context.notifier.current
    assert notice is not None
    assert "张三" in notice.text
    assert "11-23 10:00" in notice.text
    assert page.context.notifier.act()
    assert status(lot, booked) is not DriveStatus.NO_SHOW
    assert page.table.rowCount() == 1


@pytest.mark.rule("TD-13", "S2-27")
def test_an_undo_that_comes_too_late_says_who_has_the_slot(page: DiaryPage, lot: Lot, booked: DriveView) -> None:
    QTest.keyClick(page.grid, Qt.Key.Key_A)
    taker = lot.book(lot.deal(), lot.plan(1, starts_at=later(24 * 60)))
    assert page.context.notifier.act()
    assert taker.number in page.message.text()
    assert status(lot, booked) is DriveStatus.NO_SHOW


@pytest.mark.rule("S2-27")
def test_delete_asks_why_and_cancels_only_with_a_reason(page: DiaryPage, lot: Lot, booked: DriveView) -> None:
    QTest.keyClick(page.grid, Qt.Key.Key_Delete)
    dialog = page.acts.dialog
    assert dialog is not None
    dialog.confirm.click()
    assert status(lot, booked) is not DriveStatus.CANCELLED
    dialog.reason.set_value("客户改天再来")
    dialog.confirm.click()
    assert status(lot, booked) is DriveStatus.CANCELLED
    assert drive_of(lot.service.view(lot.people.consultant, 1)).end_reason == "客户改天再来"
    assert page.context.notifier.act()
    assert status(lot, booked) is not DriveStatus.CANCELLED


@pytest.mark.rule("S2-27")
def test_the_menu_at_the_cursor_shows_acts_with_their_keys(page: DiaryPage, lot: Lot, booked: DriveView) -> None:
    ask_menu(page)
    texts = [action.text() for action in page.acts.menu.actions()] if page.acts.menu else []
    assert [text.partition("\t")[2] != "" for text in texts] == [True] * 4
    entry(page, "remind").trigger()
    assert slots(lot)[0].reminder == "done"
    ask_menu(page)
    entry(page, "no_show").trigger()
    assert status(lot, booked) is DriveStatus.NO_SHOW


def test_the_menu_of_the_right_button_belongs_to_the_booking_under_it(page: DiaryPage, lot: Lot) -> None:
    second = lot.book(lot.deal(), lot.plan(2, starts_at=later(25 * 60), escort_id=lot.people.consultant.id))
    page.show_day(page.day)
    grid = page.grid
    box = grid.rect_of(grid.bar_of(slots(lot)[1], 1))
    place = QPointF(box.center()).toPoint()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, grid.mapToGlobal(place))
    QApplication.sendEvent(grid, event)
    assert second.number in grid.accessibleDescription()
    entry(page, "no_show").trigger()
    assert status(lot, second) is DriveStatus.NO_SHOW


def test_keys_act_on_the_row_of_the_list_while_it_has_the_keyboard(page: DiaryPage, lot: Lot) -> None:
    lot.book(lot.deal(), lot.plan(2, starts_at=later(25 * 60), escort_id=lot.people.consultant.id))
    page.show_day(page.day)
    page.table.setFocus()
    page.table.setCurrentCell(1, 0)
    QTest.keyClick(page.table, Qt.Key.Key_R)
    assert [slot.reminder for slot in slots(lot)] == ["due", "done"]


def test_without_a_booking_under_the_cursor_nothing_happens_but_a_word(page: DiaryPage, lot: Lot) -> None:
    page.grid.row, page.grid.cell = 1, 0
    for key in (Qt.Key.Key_R, Qt.Key.Key_A, Qt.Key.Key_Delete):
        page.message.hide()
        QTest.keyClick(page.grid, key)
        assert page.message.isVisible()
    assert slots(lot)[0].reminder == "due"


@pytest.mark.rule("PI-10", "S2-27")
def test_a_colleagues_booking_is_not_given_back(qtbot: QtBot, lot: Lot, booked: DriveView) -> None:
    page = shown(qtbot, lot, lot.people.colleague)
    page.show_after()
    page.grid.setFocus()
    page.grid.go_to(slots(lot)[0])
    for key in (Qt.Key.Key_R, Qt.Key.Key_A, Qt.Key.Key_Delete):
        page.message.hide()
        QTest.keyClick(page.grid, key)
        assert page.message.isVisible()
        assert "张三" not in page.message.text()
    assert status(lot, booked) in (DriveStatus.BOOKED, DriveStatus.CHECKED)
    ask_menu(page)
    assert not any(action.isEnabled() for action in page.acts.menu.actions()) if page.acts.menu else False


@pytest.mark.rule("TD-12", "S2-27")
def test_a_car_that_is_withdrawn_is_told_in_the_list_and_to_the_screen_reader(page: DiaryPage, lot: Lot) -> None:
    assert "TD-12" not in cell(page, STATUS)
    lot.change(Vehicle, 1, open_defect=True)
    page.show_day(page.day)
    assert "TD-12" in cell(page, STATUS)
    assert "TD-12" in page.grid.accessibleDescription()


@pytest.mark.rule("TD-08")
def test_a_signed_booking_is_cancelled_without_an_undo_and_cannot_be_missed(qtbot: QtBot, lot: Lot) -> None:
    deal = lot.deal()
    lot.licence(deal)
    signed = lot.sign(lot.book(deal, lot.plan(1, starts_at=TEN + timedelta(hours=2), route_id=lot.route())))
    page = shown(qtbot, lot, lot.people.consultant)
    page.grid.setFocus()
    page.grid.go_to(slots(lot)[0])
    ask_menu(page)
    assert not entry(page, "no_show").isEnabled()
    entry(page, "cancel").trigger()
    assert page.acts.dialog is not None
    page.acts.dialog.reason.set_value("客户改天再来")
    page.acts.dialog.confirm.click()
    assert status(lot, signed) is DriveStatus.CANCELLED
    assert not page.context.notifier.act()
