"""The page of the demo cars on both databases, by its fields and buttons (PL-01, TR-04, TR-06, TD-11, TD-12, TD-17)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from showroom.documents.workbook import read_workbook
from showroom.kernel.actor import Actor
from showroom.kernel.money import Money
from showroom.test_drive.demo_model import IncidentTask
from showroom.vehicles.model import Vehicle, VehicleStatus
from tests.desk_context import desk
from tests.test_drive.driving import VINS, Lot
from ui.messages import set_window_language
from ui.test_drive.car_entry import EntryDialog
from ui.test_drive.demo_cars_page import DemoCarsPage
from ui.test_drive.incident_dialog import IncidentDialog
from ui.test_drive.row_table import RowTable
from ui.theme import Theme

SUNDAY = date(2026, 11, 22)


@pytest.fixture(autouse=True)
def chinese(qapp: QApplication) -> Iterator[None]:
    theme = Theme(qapp)
    set_window_language("zh")
    yield
    set_window_language("en")
    theme.setParent(None)


def opened(qtbot: QtBot, lot: Lot, actor: Actor) -> DemoCarsPage:
    page = DemoCarsPage(desk(lot.store, actor))
    qtbot.addWidget(page)
    page.show()
    return page


def shown(table: RowTable) -> list[list[str]]:
    model = table.model()
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
    cost.binder.set_values({"kind": "wash", "amount": Money.of("38.15"), "quantity": Money.of("20.50")})
    cost.submit()
    assert "TR-04" in cost.binder["quantity"].message.full_text
    cost.binder.set_values({"kind": "charge", "day": SUNDAY, "voucher": "A-1"})
    cost.submit()
    assert [row[2:5] for row in shown(page.month.costs)] == [["¥38.15", "20.50 kWh", "A-1"]]
    assert "20.50 kWh" in page.month.totals.text()
    fine = page.enter("fine")
    assert fine is not None
    fine.binder.set_values({"day": SUNDAY, "clock": "25:00", "place": "世纪大道", "offence": "超速", "points": 3})
    fine.binder.set_values({"amount": Money.of("200")})
    fine.submit()
    assert fine.binder["clock"].is_bad
    fine.binder.set_values({"clock": "10:00"})
    fine.submit()
    driver = shown(page.fines.table)[0][4]
    assert drive.number in driver
    assert "张三" in driver
    assert drive.number in page.fines.evidence.text()
    assert [row[0] for row in shown(page.month.log)] == [drive.number]
    page.month.save_sheet(str(tmp_path / "month.xlsx"))
    rows = next(s.rows for s in read_workbook(tmp_path / "month.xlsx").sheets if s.name == "费用")
    assert rows[-1][2] == 38.15
    assert lot.store.car_log.month(lot.people.manager, car, 2026, 11).cost_total == Money.of("38.15")


@pytest.mark.rule("TR-04")
def test_a_staff_trip_is_entered_struck_out_with_a_reason_and_stays_to_be_seen(qtbot: QtBot, lot: Lot) -> None:
    car = lot.car()
    lot.change(Vehicle, car, odometer_km=1200, energy_percent=50)
    page = opened(qtbot, lot, lot.people.manager)
    page.month.trip_button.click()
    trip = page.findChild(EntryDialog)
    assert isinstance(trip, EntryDialog)
    assert trip.binder["out_km"].field.property("text") == "1200"
    values = {"staff_id": lot.people.colleague.id, "purpose": "去充电", "out_clock": "08:00", "back_clock": "08:30"}
    trip.binder.set_values(values | {"back_km": 1215, "back_energy": 101})
    trip.submit()
    assert trip.binder["back_energy"].is_bad
    trip.binder.set_values({"back_energy": 95, "back_clock": "07:30"})
    trip.submit()
    assert "TR-04" in trip.binder["back_clock"].message.full_text
    trip.binder.set_values({"back_clock": "08:30"})
    trip.submit()
    assert shown(page.month.log)[0][:2] == ["去充电", lot.people.colleague.name]
    assert shown(page.month.log)[0][5:] == ["15", "50 → 95 %"]
    assert lot.store.demo_cars.car(lot.people.manager, car).row.energy_percent == 95
    assert "15 km" in page.month.totals.text()
    reason = page.month.strike_log()
    assert reason is not None
    reason.reason.set_value("记错车")
    reason.confirm.click()
    assert "记错车" in shown(page.month.log)[0][0]
    assert not page.month.log_strike.isEnabled()
    assert page.month.strike_log() is None
    assert lot.store.car_log.month(lot.people.manager, car, 2026, 11).km == 0


@pytest.mark.rule("TR-04")
def test_months_are_turned_and_none_is_shown_that_has_not_begun(qtbot: QtBot, lot: Lot) -> None:
    lot.car()
    page = opened(qtbot, lot, lot.people.manager)
    assert (page.month.month.text(), page.month.after.isEnabled()) == ("2026-11", False)
    page.month.turn(1)
    assert page.month.month.text() == "2026-11"
    for expected in ("2026-10", "2026-09"):
        page.month.before.click()
        assert page.month.month.text() == expected
    page.month.turn(-9)
    assert page.month.month.text() == "2025-12"
    page.month.after.click()
    assert page.month.month.text() == "2026-01"


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
    assert "30" in plate.binder["valid_to"].message.full_text
    plate.binder.set_values({"valid_to": SUNDAY + timedelta(days=30)})
    plate.submit()
    assert shown(page.list)[0][0] == "沪A12345临"
    assert "PL-01" in page.notes.text()
    register = page.enter("register")
    assert register is not None
    register.binder.set_values({"plate": "沪AD54321"})
    register.submit()
    assert shown(page.list)[0][0] == "沪AD54321"
    file = lot.store.demo_cars.car(lot.people.manager, car)
    assert file.plates[0].valid_to == SUNDAY + timedelta(days=3)


@pytest.mark.rule("TD-11", "TD-12")
def test_insurance_inspection_and_gauges_are_kept_and_a_wrong_policy_struck_out(qtbot: QtBot, lot: Lot) -> None:
    car = lot.car()
    lot.change(Vehicle, car, odometer_km=1200)
    page = opened(qtbot, lot, lot.people.manager)
    page.papers.acts["cover"].click()
    cover = page.findChild(EntryDialog)
    assert isinstance(cover, EntryDialog)
    cover.binder.set_values({"kind": "third_party", "valid_from": SUNDAY, "valid_to": SUNDAY})
    cover.submit()
    assert "TD-11" in cover.binder["amount"].message.full_text
    cover.binder.set_values({"amount": Money.of("2000000")})
    cover.submit()
    assert [row[3] for row in shown(page.papers.covers)] == ["¥2,000,000.00"]
    strike = page.strike_cover(lot.store.demo_cars.car(lot.people.manager, car).covers[0].id)
    strike.reason.set_value("录错")
    strike.confirm.click()
    assert shown(page.papers.covers) == []
    inspection = page.enter("inspection")
    assert inspection is not None
    inspection.binder.set_values({"valid_to": SUNDAY + timedelta(days=20)})
    inspection.submit()
    assert "TD-12" in page.notes.text()
    gauges = page.enter("gauges")
    assert gauges is not None
    gauges.binder.set_values({"odometer_km": 1199, "energy_percent": 70})
    gauges.submit()
    assert "TR-04" in gauges.binder["odometer_km"].message.full_text
    gauges.binder.set_values({"odometer_km": 1300})
    gauges.submit()
    row = lot.store.demo_cars.cars(lot.people.manager)[0]
    assert (row.odometer_km, row.energy_percent) == (1300, 70)


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
    assert not page.acts["stop"].isHidden()


@pytest.mark.rule("TR-06", "TR-07", "TD-12", "TD-17")
def test_an_accident_is_reported_ticked_proposed_and_settled(qtbot: QtBot, lot: Lot) -> None:
    _deal, car, drive = lot.signed()
    lot.out(drive)
    lot.change(Vehicle, car, passenger_cover=False)
    lot.service.report_incident(lot.people.consultant, drive.id, "追尾")
    page = opened(qtbot, lot, lot.people.manager)
    assert shown(page.crashes)[0][3] == "0 / 6"
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
    assert shown(page.crashes)[0][3:5] == ["6 / 6", "B-9"]
    assert lot.store.demo_cars.car(lot.people.manager, car).row.status is VehicleStatus.OUT_OF_SERVICE
    reason = page.free()  # settled is not repaired: the car returns by an act of its own
    assert reason is not None
    reason.reason.set_value("后保险杠已更换")
    reason.confirm.click()
    file = lot.store.demo_cars.car(lot.people.manager, car)
    assert (file.row.status, file.stops[0].freed_note) == (VehicleStatus.DEMO, "后保险杠已更换")


@pytest.mark.rule("TD-12")
def test_the_car_asked_for_is_shown_and_stays_chosen(qtbot: QtBot, lot: Lot) -> None:
    first, second = lot.car(), lot.car(VINS[1])
    page = opened(qtbot, lot, lot.people.manager)
    page.open_car(second)
    assert page.file is not None
    assert page.file.row.id == second
    page.reload()
    assert page.file.row.id == second
    again = opened(qtbot, lot, lot.people.manager)
    again.restore(page.snapshot())
    assert again.file is not None
    assert again.file.row.id == second
    again.list.selectRow(0)
    assert again.file.row.id == first


def test_a_store_without_demo_cars_says_so_and_each_post_sees_its_acts(qtbot: QtBot, lot: Lot) -> None:
    page = opened(qtbot, lot, lot.people.consultant)
    assert page.empty.isVisible()
    assert not page.acts["cost"].isEnabled()
    assert page.enter("cost") is None
    lot.car()
    page.reload()
    assert not page.empty.isVisible()
    hidden = {key for key, button in page.acts.items() if button.isHidden()}
    assert hidden == {"export", "free", "plate", "register", "cover", "inspection", "cost"}
    page.tabs.setCurrentIndex(2)
    assert not page.acts["cost"].isHidden()
    assert page.month.trip_button.isHidden()
    page.tabs.setCurrentIndex(1)
    assert not page.month.trip_button.isHidden()
    assert page.month.log_strike.isHidden()
