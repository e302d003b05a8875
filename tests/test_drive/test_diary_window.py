"""The diary by mouse and by keys: create, move, stretch; a clash jumps back and is told; a walk-in in two keys."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from showroom.bootstrap import Showroom
from showroom.test_drive.views import Diary, DiarySlot
from tests.desk_context import desk
from tests.store_fixtures import People, hire
from tests.test_drive.driving import TEN, VINS, Lot, later
from ui.messages import set_window_language
from ui.test_drive.book_dialog import BookDialog
from ui.test_drive.diary_page import DiaryPage
from ui.test_drive.time_grid import TimeGrid
from ui.theme import Theme

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton


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
def lot(sqlite_store: Showroom, people: People) -> Lot:
    made = Lot(sqlite_store, people)
    made.car(), made.car(VINS[1])
    return made


@pytest.fixture
def page(qtbot: QtBot, lot: Lot) -> DiaryPage:
    made = DiaryPage(desk(lot.store, lot.people.consultant))
    qtbot.addWidget(made)
    made.resize(1200, 760)
    made.show()
    return made


def slots(lot: Lot) -> list[DiarySlot]:
    diary = lot.service.cars(lot.people.consultant, TEN.date())
    return sorted((slot for car in diary.cars for slot in car.slots), key=lambda slot: slot.number)


def point(grid: TimeGrid, row: int, cell: int, *, right: bool = False) -> QPoint:
    """A pixel inside a cell, or at its right edge."""
    left, end = grid._x(cell), grid._x(cell + 1)
    return QPoint(round(end - 3 if right else (left + end) / 2), 26 + row * 40 + 20)


def drag(grid: TimeGrid, begin: QPoint, end: QPoint) -> None:
    QTest.mousePress(grid, LEFT, pos=begin)
    QTest.mouseMove(grid, (begin + end) / 2)
    QTest.mouseMove(grid, end)
    QTest.mouseRelease(grid, LEFT, pos=end)


@pytest.mark.rule("TD-13", "S2-27")
def test_a_booking_is_dragged_to_another_hour_and_stretched(page: DiaryPage, lot: Lot) -> None:
    lot.book(lot.deal(), lot.plan(1))
    page.show_today()
    grid, ten = page.grid, page.grid.cell_of(TEN)
    drag(grid, point(grid, 0, ten), point(grid, 1, ten + 4))
    assert [(s.vehicle_id, s.starts_at) for s in slots(lot)] == [(2, later(60))]
    drag(grid, point(grid, 1, ten + 5, right=True), point(grid, 1, ten + 6))
    assert [(s.starts_at, s.ends_at) for s in slots(lot)] == [(later(60), later(105))]


@pytest.mark.rule("TD-13", "S2-27")
def test_the_same_by_keys(page: DiaryPage, lot: Lot) -> None:
    lot.book(lot.deal(), lot.plan(1))
    page.show_today()
    grid = page.grid
    grid.setFocus()
    grid.go_to(slots(lot)[0])
    QTest.keyClick(grid, Qt.Key.Key_Right, CTRL)
    assert slots(lot)[0].starts_at == later(15)
    QTest.keyClick(grid, Qt.Key.Key_Down, CTRL)
    assert slots(lot)[0].vehicle_id == 2
    QTest.keyClick(grid, Qt.Key.Key_Right, SHIFT)
    assert slots(lot)[0].ends_at == later(60)
    assert slots(lot)[0].number in grid.accessibleDescription()


@pytest.mark.rule("TD-13", "S2-27")
def test_a_clash_jumps_back_and_names_who_when_and_which_car(page: DiaryPage, lot: Lot) -> None:
    first = lot.book(lot.deal(), lot.plan(1))
    lot.book(lot.deal(), lot.plan(2, escort_id=lot.people.consultant.id))
    page.show_today()
    grid, ten = page.grid, page.grid.cell_of(TEN)
    before = slots(lot)
    drag(grid, point(grid, 1, ten), point(grid, 0, ten))
    assert slots(lot) == before
    assert grid.ghost is None
    for part in (first.number, "张三", "11-22 10:00–10:30", "沪AD12345", "陈浩"):
        assert part in page.message.text()


@pytest.mark.rule("TD-13", "S2-27")
def test_new_bookings_by_drag_and_by_n(page: DiaryPage, lot: Lot) -> None:
    lot.deal()
    grid, ten = page.grid, page.grid.cell_of(TEN)
    drag(grid, point(grid, 0, ten), point(grid, 0, ten + 2))
    dialog = page.findChildren(BookDialog)[-1]
    dialog.escort.set_value(lot.people.colleague.id)
    dialog.confirm.click()
    assert [(s.vehicle_id, s.starts_at, s.ends_at) for s in slots(lot)] == [(1, TEN, later(45))]
    lot.deal()
    grid.setFocus()
    grid.row, grid.cell = 1, ten + 8
    QTest.keyClick(grid, Qt.Key.Key_N)
    dialog = page.findChildren(BookDialog)[-1]
    dialog.escort.set_value(lot.people.colleague.id)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert [(s.vehicle_id, s.starts_at) for s in slots(lot)][1:] == [(2, later(120))]


@pytest.mark.rule("TD-09", "TD-13", "S2-27")
def test_a_walk_in_takes_two_keys_and_a_free_car(page: DiaryPage, lot: Lot) -> None:
    lot.book(lot.deal(), lot.plan(1))
    lot.deal()
    page.grid.setFocus()
    QTest.keyClick(page.grid, Qt.Key.Key_W)
    dialog = page.findChildren(BookDialog)[-1]
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert [(s.vehicle_id, s.escort_id, s.starts_at) for s in slots(lot)][1:] == [(2, lot.people.consultant.id, TEN)]


def test_the_week_shows_every_day_and_the_day_is_printed(page: DiaryPage, lot: Lot) -> None:
    lot.book(lot.deal(), lot.plan(1, starts_at=TEN + timedelta(days=3)))
    assert page.table.rowCount() == 0
    page.toggle_week()
    assert page.grid.days == 7
    assert page.table.rowCount() == 1
    page.print_day()
    assert page.paper is not None
    assert page.paper.pdf.startswith(b"%PDF")
    page.paper.close()


def test_a_day_of_two_hundred_bookings_is_painted_within_a_frame(page: DiaryPage, lot: Lot) -> None:
    lot.book(lot.deal(), lot.plan(1))
    real = lot.service.cars(lot.people.consultant, TEN.date())
    car, slot = real.cars[0], real.cars[0].slots[0]
    many = tuple(
        replace(car, id=row, slots=tuple(
            replace(slot, id=row * 20 + n, starts_at=later(25 * n - 60), ends_at=later(25 * n - 40)) for n in range(20)
        ))
        for row in range(10)
    )  # fmt: skip
    grid = page.grid
    grid.resize(1100, 500)
    picture = QImage(grid.size(), QImage.Format.Format_RGB32)
    times = []
    for _ in range(15):
        begin = time.thread_time()
        grid.show_diary(Diary(real.day, many, 30, 15, 1, real.escorts))
        grid.render(picture)
        times.append(time.thread_time() - begin)
    assert sorted(times)[len(times) // 2] < 0.016


def test_the_headings_of_the_list_stand_above_their_columns(page: DiaryPage) -> None:
    left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    assert page.table.horizontalHeader().defaultAlignment() == left
