"""The window of the demo cars: list, file, entries and accidents, by their fields and buttons (TR-04, TR-06, TD-12)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from showroom.bootstrap import Showroom
from showroom.documents.workbook import read_workbook
from showroom.kernel.actor import Actor
from showroom.kernel.money import Money
from showroom.test_drive.demo_model import IncidentTask
from showroom.vehicles.model import Vehicle, VehicleStatus
from tests.desk_context import desk
from tests.store_fixtures import People, hire
from tests.test_drive.driving import VINS, Lot
from ui.messages import set_window_language
from ui.test_drive.demo_cars_page import DemoCarsDialog
from ui.test_drive.diary_page import DiaryPage
from ui.test_drive.incident_dialog import IncidentDialog
from ui.theme import Theme

SUNDAY = date(2026, 11, 22)


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


def opened(qtbot: QtBot, lot: Lot, actor: Actor) -> DemoCarsDialog:
    page = DemoCarsDialog(None, desk(lot.store, actor))
    qtbot.addWidget(page)
    page.show()
    return page


def shown(page: DemoCarsDialog, key: str) -> list[list[str]]:
    model = page.tables[key].model()
    return [
        [str(model.index(row, column).data() or "") for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


@pytest.mark.rule("TR-04")
def test_a_cost_and_a_fine_are_entered_and_the_month_is_exported(qtbot: QtBot, lot: Lot, tmp_path: Path) -> None:
    _deal, car, drive = lot.signed()
    lot.out(drive)
    page = opened(qtbot, lot, lot.people.manager)
    cost = page.enter("cost")
    assert cost is not None
    cost.submit()
    assert cost.binder["amount"].is_bad
    cost.binder.set_values({"kind": "charge", "day": SUNDAY, "amount": Money.of("38.15"), "voucher": "A-1"})
    cost.submit()
    assert [row[2:4] for row in shown(page, "costs")] == [["¥38.15", "A-1"]]
    fine = page.enter("fine")
    assert fine is not None
    fine.binder.set_values({"day": SUNDAY, "clock": "25:00", "place": "世纪大道", "offence": "超速", "points": 3})
    fine.binder.set_values({"amount": Money.of("200")})
    fine.submit()
    assert fine.binder["clock"].is_bad
    fine.binder.set_values({"clock": "10:00"})
    fine.submit()
    assert drive.number in shown(page, "fines")[0][5]
    assert "张三" in shown(page, "fines")[0][5]
    assert [row[0] for row in shown(page, "log")] == [drive.number]
    page.save_sheet(str(tmp_path / "month.xlsx"))
    rows = next(s.rows for s in read_workbook(tmp_path / "month.xlsx").sheets if s.name == "费用")
    assert rows[-1][2] == 38.15
    assert lot.store.car_log.month(lot.people.manager, car, 2026, 11).cost_total == Money.of("38.15")


@pytest.mark.rule("PL-01", "TD-11")
def test_a_plate_beyond_its_limit_is_refused_beside_its_field(qtbot: QtBot, lot: Lot) -> None:
    car = lot.car()
    page = opened(qtbot, lot, lot.people.manager)
    plate = page.enter("plate")
    assert plate is not None
    values = {"plate": "沪A12345临", "valid_from": SUNDAY, "valid_to": SUNDAY + timedelta(days=31)}
    plate.binder.set_values(values)
    plate.submit()
    assert "PL-01" in plate.binder["valid_to"].message.full_text
    plate.binder.set_values({"valid_to": SUNDAY + timedelta(days=30)})
    plate.submit()
    assert shown(page, "cars")[0][1] == "沪A12345临"
    assert "PL-01" in page.notes.text()
    cover = page.enter("cover")
    assert cover is not None
    cover.binder.set_values({"kind": "passengers", "valid_from": SUNDAY, "valid_to": SUNDAY})
    cover.submit()
    assert len(lot.store.demo_cars.car(lot.people.manager, car).covers) == 1


@pytest.mark.rule("TD-12")
def test_a_car_is_stopped_and_returned_with_what_was_done(qtbot: QtBot, lot: Lot) -> None:
    car = lot.car()
    page = opened(qtbot, lot, lot.people.manager)
    assert page.acts["free"].isHidden()
    stop = page.enter("stop")
    assert stop is not None
    stop.binder.set_values({"reason": "刹车异响", "freed_role": "sales_manager"})
    stop.submit()
    assert page.acts["stop"].isHidden()
    assert "刹车异响" in page.notes.text()
    reason = page.free()
    assert reason is not None
    reason.reason.set_value("已更换刹车片")
    reason.confirm.click()
    assert lot.store.demo_cars.car(lot.people.manager, car).row.status is VehicleStatus.DEMO


@pytest.mark.rule("TR-06", "TR-07", "TD-17")
def test_an_accident_is_reported_ticked_proposed_and_settled(qtbot: QtBot, lot: Lot) -> None:
    _deal, car, drive = lot.signed()
    lot.out(drive)
    lot.change(Vehicle, car, passenger_cover=False)
    lot.service.report_incident(lot.people.consultant, drive.id, "追尾")
    page = opened(qtbot, lot, lot.people.manager)
    assert shown(page, "accidents")[0][3] == "0 / 6"
    page.open_incident(lot.store.incidents.of_car(lot.people.manager, car)[0].id)
    dialog = page.findChild(IncidentDialog)
    assert isinstance(dialog, IncidentDialog)
    assert "TR-07" in dialog.warning.text()
    dialog.binder.set_values({"injured": 1, "case_number": "B-9"})
    dialog.submit()
    assert "1" in dialog.warning.text()
    dialog.close_incident()
    assert "TR-06" in dialog.message.full_text
    for step in IncidentTask:
        dialog.steps[step].click()
    dialog._on_reason("不听劝阻")
    assert dialog.accept_button.isVisible()
    dialog.accept_button.click()
    assert [line.reason for line in lot.service.incidents(lot.people.manager)] == ["不听劝阻"]
    dialog.close_incident()
    assert dialog.view is not None
    assert dialog.view.closed_at is not None
    assert shown(page, "accidents")[0][3:5] == ["6 / 6", "B-9"]


def test_a_store_without_demo_cars_says_so_and_the_diary_leads_here(qtbot: QtBot, lot: Lot) -> None:
    page = opened(qtbot, lot, lot.people.consultant)
    assert page.empty.isVisible()
    assert not page.acts["cost"].isEnabled()
    lot.car(), lot.car(VINS[1])
    page.reload()
    assert page.empty.isHidden()
    assert page.acts["export"].isHidden()
    diary = DiaryPage(desk(lot.store, lot.people.consultant))
    qtbot.addWidget(diary)
    diary.demo_cars.click()
    assert isinstance(diary.findChild(DemoCarsDialog), DemoCarsDialog)
