"""The test-drive page: one sale's drive from licence to feedback through its fields and its one primary button."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QPushButton, QTableWidget, QWidget
from pytestqt.qtbot import QtBot

from showroom.bootstrap import Showroom
from showroom.deals.model import Step
from showroom.kernel.clock import FixedClock
from showroom.test_drive.rules import DriveStatus
from tests.desk_context import desk
from tests.store_fixtures import People, hire
from tests.test_drive.driving import ID_NUMBER, VINS, Lot
from ui.messages import set_window_language
from ui.test_drive.diary import DiaryGrid
from ui.test_drive.diary_page import DiaryPage
from ui.test_drive.page import TestDrivePage
from ui.test_drive.time_grid import TimeGrid
from ui.theme import Theme
from ui.widgets.signature_pad import SignaturePad


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
    made.route()
    return made


@pytest.fixture
def page(qtbot: QtBot, lot: Lot) -> TestDrivePage:
    made = TestDrivePage(desk(lot.store, lot.people.consultant))
    qtbot.addWidget(made)
    made.resize(900, 1400)
    made.open_deal(lot.deal())
    made.show()
    return made


def fill(page: TestDrivePage, **values: object) -> None:
    page.binder.set_values(values)
    page.binder.changed.emit()


LICENCE: dict[str, object] = {
    "licence_number": ID_NUMBER, "licence_name": "张三", "licence_classes": "C2", "licence_issuer": "CN",
    "licence_first_issue": date(2020, 5, 20), "licence_valid_from": date(2020, 5, 20),
    "licence_valid_to": date(2030, 5, 20), "paper": "licence", "suspended": "no", "points_full": "no", "seen": True,
    "copy_filed": True, "consents": frozenset({"privacy", "images"}),
}  # fmt: skip


def draw(*pads: SignaturePad) -> None:
    """Sign on the pads with the mouse."""
    for pad in pads:
        QTest.mousePress(pad, Qt.MouseButton.LeftButton, pos=QPoint(20, 40))
        for x in (60, 100, 140):
            QTest.mouseMove(pad, QPoint(x, 40 + x % 30))
        QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=QPoint(180, 60))


def status(page: TestDrivePage) -> DriveStatus | None:
    view = page.view_model.view
    return None if view is None or view.drive is None else view.drive.status


def walk_to_signed(page: TestDrivePage, lot: Lot) -> None:
    fill(page, **LICENCE)
    page.primary()
    grid = page.slot.grid
    grid.setFocus()
    for _ in range(4):
        QTest.keyClick(grid, Qt.Key.Key_Right)
    QTest.keyClick(grid, Qt.Key.Key_Return)
    fill(page, escort_id=lot.people.colleague.id, route_id=1, minutes="30")
    page.primary()
    fill(page, persons="2", fit_declared=True, children_seated=True, observed_unfit="no")
    page.primary()
    draw(*page.agreement.pads.values())
    fill(page, understood=True)
    page.primary()


@pytest.mark.rule("TD-08", "TD-13", "TR-03", "S2-08", "S2-27")
def test_one_button_leads_from_the_licence_to_the_feedback(page: TestDrivePage, lot: Lot, clock: FixedClock) -> None:
    assert page.primary_text() == page.tr("Save licence")
    walk_to_signed(page, lot)
    assert status(page) is DriveStatus.AGREEMENT_SIGNED
    fill(page, odometer_km="1200", energy_percent="80", licence_shown=True)
    page.primary()
    assert status(page) is DriveStatus.OUT
    clock.move(minutes=20)
    fill(page, odometer_km="1212", energy_percent="75", damage_checked=True)
    page.primary()
    marks = {name: "4" for name in page.feedback.form.rows if name.startswith("rating_")}
    fill(page, **marks, intent="week")
    page.primary()
    assert status(page) is DriveStatus.FEEDBACK
    assert page.primary_text() == ""
    done = lot.store.deals.complete_step(lot.people.consultant, page.deal_id, Step.TEST_DRIVE)
    assert done.current_step is Step.NEGOTIATION


@pytest.mark.rule("TD-02")
def test_an_expired_licence_is_told_beside_its_field_and_stops_the_signing(page: TestDrivePage, lot: Lot) -> None:
    fill(page, **{**LICENCE, "licence_valid_to": date(2026, 5, 20)})
    page.primary()
    row = page.binder["licence_valid_to"]
    assert row.is_bad
    assert "TD-02" in row.message.full_text
    assert page.licence.verdict.text() == page.tr("no keys yet")
    assert page.focus_field("consent_images")


def test_refusals_of_the_service_stand_at_the_fields(page: TestDrivePage, lot: Lot) -> None:
    fill(page, **LICENCE)
    page.primary()
    fill(page, start_time="", escort_id="")
    page.primary()
    assert page.binder["start_time"].is_bad
    assert page.binder["escort_id"].is_bad
    assert not page.binder["vehicle_id"].is_bad


def test_a_signature_cannot_be_left_out(page: TestDrivePage, lot: Lot) -> None:
    fill(page, **LICENCE)
    page.primary()
    fill(page, start_time="10:00", escort_id=lot.people.colleague.id, route_id=1)
    page.primary()
    fill(page, persons="2", fit_declared=True, children_seated=True, observed_unfit="no")
    page.primary()
    assert status(page) is DriveStatus.CHECKED
    page.primary()
    assert status(page) is DriveStatus.CHECKED
    assert page.binder["understood"].is_bad
    assert all("TD-08" in label.text() or "§2.4" in label.text() for label in page.agreement.messages.values())
    fill(page, understood=True, on_paper=True)
    page.primary()
    assert status(page) is DriveStatus.AGREEMENT_SIGNED


def test_every_field_and_button_has_a_name_for_those_who_cannot_see(page: TestDrivePage) -> None:
    for field in (row.field for row in page.binder.rows.values()):
        assert field.objectName()
        assert field.accessibleName()
    buttons = [button for button in page.findChildren(QPushButton) if button.objectName()]
    assert {"save_licence", "book", "save_check", "sign_agreement", "keys_out", "come_back", "save_feedback"} <= {
        button.objectName() for button in buttons
    }
    assert all(isinstance(page.findChild(QComboBox, name), QComboBox) for name in ("mode", "escort_id"))


def test_the_grid_goes_by_keys_and_says_where_it_stands(page: TestDrivePage, lot: Lot) -> None:
    walk_to_signed(page, lot)
    grid: DiaryGrid = page.slot.grid
    grid.setFocus()
    assert "SH01-SJ-20261122-0001" in grid.accessibleDescription()
    QTest.keyClick(grid, Qt.Key.Key_Down)
    assert page.tr("free") in grid.accessibleDescription() or "空闲" in grid.accessibleDescription()
    assert grid.hours() == (9, 18)


def test_the_diary_page_lists_what_the_grid_paints(qtbot: QtBot, lot: Lot) -> None:
    drive = lot.book(lot.deal(), lot.plan(1))
    opened: list[tuple[str, int]] = []
    context = desk(lot.store, lot.people.consultant)
    object.__setattr__(context, "open_place", lambda kind, ident: opened.append((kind, ident)))
    page = DiaryPage(context)
    qtbot.addWidget(page)
    page.show()
    table = page.findChild(QTableWidget, "diary_list")
    assert isinstance(table, QTableWidget)
    cells = [item.text() for column in range(7) if (item := table.item(0, column)) is not None]
    assert (cells[0], cells[2], cells[6]) == ("10:00–10:30", "张三", drive.number)
    table.selectRow(0)
    table.activated.emit(table.model().index(0, 0))
    assert opened == [("deal", 1)]
    page.show_after()
    assert table.rowCount() == 0
    page.restore({"day": "2026-11-22"})
    assert table.rowCount() == 1
    assert isinstance(page.findChild(QWidget, "diary_grid"), TimeGrid)
