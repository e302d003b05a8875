"""The drive in the window: the car's plan by keys and mouse, passengers, pictures, refusal, lateness (TR-01, TR-04)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from showroom.bootstrap import Showroom
from showroom.kernel.clock import FixedClock
from showroom.test_drive.damage import DamageKind, DamageMark
from showroom.test_drive.drafts import Passenger
from showroom.test_drive.drive_model import Phase
from showroom.test_drive.rules import DriveStatus
from showroom.test_drive.views import DriveView
from tests.desk_context import desk
from tests.store_fixtures import People, hire
from tests.test_drive.driving import Lot
from ui.late_drives import AGAIN_MINUTES
from ui.messages import set_window_language
from ui.rounds import Rounds
from ui.test_drive.damage_marks import CarDrawing, DamageMarks
from ui.test_drive.page import TestDrivePage
from ui.test_drive.refuse_dialog import RefuseDialog
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
def lot(sqlite_store: Showroom, people: People) -> Lot:
    return Lot(sqlite_store, people)


def booked(lot: Lot, persons: int = 2) -> DriveView:
    deal, car = lot.deal(), lot.car()
    lot.licence(deal)
    return lot.book(deal, lot.plan(car, persons=persons, route_id=lot.route()))


def shown(qtbot: QtBot, lot: Lot, deal: int = 1) -> TestDrivePage:
    page = TestDrivePage(desk(lot.store, lot.people.consultant))
    qtbot.addWidget(page)
    page.resize(900, 1600)
    page.open_deal(deal)
    page.show()
    return page


def status(page: TestDrivePage) -> DriveStatus:
    view = page.view_model.view
    assert view is not None
    assert view.drive is not None
    return view.drive.status


@pytest.mark.rule("TR-04")
def test_marks_are_set_by_keys_and_by_mouse_and_taken_off_again(qtbot: QtBot) -> None:
    field = DamageMarks("marks", "车况标记")
    qtbot.addWidget(field)
    field.resize(700, 400)
    field.show()
    drawing: CarDrawing = field.drawing
    drawing.setFocus()
    assert drawing.accessibleDescription() == "中央中部"
    for _ in range(20):
        QTest.keyClick(drawing, Qt.Key.Key_Left)
    QTest.keyClick(drawing, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(drawing, Qt.Key.Key_Return)
    assert field.value() == (DamageMark(100, 206),)
    assert drawing.accessibleDescription() == "中央前部 · 划痕"
    QTest.keyClick(drawing, Qt.Key.Key_Return)
    assert len(field.value()) == 1
    QTest.mouseClick(drawing, Qt.MouseButton.LeftButton, pos=QPoint(drawing.width() - 120, 60))
    second = field.value()[1]
    assert second.x > 710
    kind = field.rows[1].kind
    kind.setCurrentIndex(kind.findData("dent"))
    kind.activated.emit(kind.currentIndex())
    QTest.keyClicks(field.rows[1].note, "deep")
    assert field.value()[1] == DamageMark(second.x, second.y, DamageKind.DENT, "deep")
    kept = field.raw()
    QTest.keyClick(drawing, Qt.Key.Key_Delete)
    assert len(field.value()) == 1
    field.set_raw(kept)
    assert field.value()[1].note == "deep"


@pytest.mark.rule("TD-08")
def test_a_row_for_each_passenger_who_signs_by_name_or_through_a_guardian(qtbot: QtBot, lot: Lot) -> None:
    booked(lot, persons=4)
    page = shown(qtbot, lot)
    rows = page.agreement.passengers.rows
    assert len(rows) == 2
    assert not page.agreement.form.rows["guardian"].isVisible()
    QTest.keyClicks(rows[0].name, "Li Si")
    QTest.mouseClick(rows[0].on_paper, Qt.MouseButton.LeftButton, pos=QPoint(8, 8))
    QTest.keyClicks(rows[1].name, "Xiao Ming")
    assert not rows[1].guardian.isVisible()
    QTest.mouseClick(rows[1].minor, Qt.MouseButton.LeftButton, pos=QPoint(8, 8))
    assert rows[1].guardian.isVisible()
    page.binder.set_values({"understood": True})
    page.primary()
    assert status(page) is DriveStatus.CHECKED
    assert page.binder["passengers"].is_bad
    snapshot = page.snapshot()
    QTest.keyClicks(rows[1].guardian, "Wang Fang")
    for pad in (rows[1].pad, *page.agreement.pads.values()):
        pad.set_strokes([[(20.0, 40.0), (60.0, 60.0), (100.0, 30.0)]])
    assert rows[0].passenger() == Passenger("Li Si", on_paper=True)
    page.primary()
    assert status(page) is DriveStatus.AGREEMENT_SIGNED
    assert "Xiao Ming (Wang Fang)" in page.agreement.state.text()
    assert all(pad.is_empty for pad in page.agreement.pads.values())
    page.agreement.passengers.set_raw(snapshot["passengers"])
    assert [who.name for who in page.agreement.passengers.value()] == ["Li Si", "Xiao Ming"]


@pytest.mark.rule("TR-01", "TR-02", "TR-04", "S2-08")
def test_the_route_stands_large_and_ticks_marks_and_pictures_are_kept(
    qtbot: QtBot, lot: Lot, clock: FixedClock, tmp_path: Path
) -> None:
    lot.sign(booked(lot))
    page = shown(qtbot, lot)
    assert page.card.route.text() == "环湖路线"
    assert "湖滨停车场" in page.card.swap.text()
    assert page.card.swap.isVisible()
    for name in ("swap", "quiet"):
        page.card.quiet.boxes[name].click()
    file = tmp_path / "car.png"
    Image.new("RGB", (640, 480), (90, 90, 90)).save(file)
    page.part.model.add_photos(Phase.OUT, [file])
    record = page.part.model.record
    assert record is not None
    assert record.quiet == {"swap", "quiet"}
    link = page.card.findChild(QPushButton, f"photo_{record.photos[0].id}")
    assert isinstance(link, QPushButton)
    assert "2029-11-22" in link.text()
    link.click()
    dialog = page.findChild(QDialog, "photo_dialog")
    assert isinstance(dialog, QDialog)
    picture = dialog.findChild(QLabel)
    assert isinstance(picture, QLabel)
    assert picture.pixmap().width() > 0
    dialog.close()
    page.binder.set_values({"odometer_km": "1200", "energy_percent": "80"})
    page.primary()
    assert page.binder["licence_shown"].is_bad
    page.binder.set_values({"licence_shown": True})
    page.keys.marks.add(140, 90)
    page.primary()
    assert status(page) is DriveStatus.OUT
    assert page.keys.marks.value() == ()
    assert page.part.model.record is not None
    assert len(page.part.model.record.marks_out) == 1
    for minutes, shown_minutes, tone in ((5, "25", "accent"), (31, "6", "caution"), (5, "11", "refusal")):
        clock.move(minutes=minutes)
        page.card.show_late()
        assert shown_minutes in page.card.late.text()
        assert page.card.late.property("tone") == tone


@pytest.mark.rule("TD-15")
def test_refusing_asks_for_the_rule_and_the_words(qtbot: QtBot, lot: Lot) -> None:
    lot.sign(booked(lot))
    page = shown(qtbot, lot)
    page.part.ask_refuse()
    dialog = page.findChild(RefuseDialog)
    assert isinstance(dialog, RefuseDialog)
    dialog.confirm.click()
    assert dialog.form.rows["codes"].is_bad
    assert dialog.form.rows["reason"].is_bad
    dialog.codes.boxes["TD-15"].click()
    dialog.reason.setPlainText("闻到酒味")
    dialog.confirm.click()
    assert status(page) is DriveStatus.REFUSED
    assert page.view_model.stage == "plan"


@pytest.mark.rule("TR-04")
def test_a_late_car_is_told_in_the_bar_once_and_again_after_ten_minutes(
    qtbot: QtBot, lot: Lot, clock: FixedClock
) -> None:
    drive = lot.out(lot.sign(booked(lot)))
    context = desk(lot.store, lot.people.colleague)
    opened: list[tuple[str, int]] = []
    window: Any = _Window(context, opened)
    qtbot.addWidget(window)
    watch = Rounds(window)
    watch.look()
    assert context.notifier.told == []
    clock.move(minutes=45)
    watch.look()
    watch.look()
    assert len(context.notifier.told) == 1
    assert drive.number in context.notifier.told[0].text
    assert context.notifier.act()
    assert opened == [("deal", 1)]
    clock.move(minutes=AGAIN_MINUTES)
    watch.look()
    assert len(context.notifier.told) == 2


class _Window(QWidget):
    """What the watch needs of the main window."""

    def __init__(self, context: Any, opened: list[tuple[str, int]]) -> None:
        super().__init__()
        self.context, self.locked, self.notifier = context, False, context.notifier
        self.entered = cast("Any", SimpleNamespace(connect=lambda _slot: None))
        self._opened = opened

    def open_place(self, kind: str, ident: int) -> None:
        self._opened.append((kind, ident))
