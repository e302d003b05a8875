"""An accident reported from the page of the drive: the whole form, then its checklist (TR-06, TR-07)."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from showroom.test_drive.demo_model import IncidentTask, WhoDrove
from showroom.test_drive.rules import DriveStatus
from showroom.vehicles.model import Vehicle, VehicleStatus
from tests.desk_context import desk
from tests.test_drive.driving import Lot, drive_of
from ui.messages import set_window_language
from ui.test_drive.incident_dialog import IncidentDialog
from ui.test_drive.page import TestDrivePage
from ui.theme import Theme


@pytest.fixture(autouse=True)
def chinese(qapp: QApplication) -> Iterator[None]:
    theme = Theme(qapp)
    set_window_language("zh")
    yield
    set_window_language("en")
    theme.setParent(None)


def reporting(qtbot: QtBot, lot: Lot, deal: int) -> tuple[TestDrivePage, IncidentDialog]:
    page = TestDrivePage(desk(lot.store, lot.people.consultant))
    qtbot.addWidget(page)
    page.open_deal(deal)
    page.keys.incident.click()
    dialog = page.findChild(IncidentDialog)
    assert isinstance(dialog, IncidentDialog)
    return page, dialog


@pytest.mark.rule("TR-06", "TD-12")
def test_the_drive_opens_the_form_and_saving_it_ends_the_drive_and_stops_the_car(qtbot: QtBot, lot: Lot) -> None:
    deal, car, drive = lot.signed()
    lot.out(drive)
    page, dialog = reporting(qtbot, lot, deal)
    assert drive.number in dialog.warning.text()
    values = dialog.binder.collect()
    assert values is None  # what happened is still missing
    assert dialog.binder["what"].is_bad
    assert drive_of(lot.service.view(lot.people.consultant, deal)).status is DriveStatus.OUT
    dialog.binder.set_values({"what": "追尾", "place": "世纪大道", "injured": 1, "injured_note": "后排颈部"})
    dialog.submit()
    [found] = lot.store.incidents.of_car(lot.people.consultant, car)
    assert (found.drive_number, found.who_drove, found.driver_name) == (drive.number, WhoDrove.CUSTOMER, "张三")
    assert (found.what, found.place, found.injured, found.injured_note) == ("追尾", "世纪大道", 1, "后排颈部")
    assert lot.store.demo_cars.cars(lot.people.consultant)[0].status is VehicleStatus.OUT_OF_SERVICE
    assert page.view_model.view is not None
    assert drive_of(page.view_model.view).status is DriveStatus.INCIDENT
    dialog.steps[IncidentTask.STOP].click()
    assert not dialog.steps[IncidentTask.STOP].isEnabled()
    assert dialog.steps[IncidentTask.POLICE].isEnabled()


@pytest.mark.rule("TR-06", "TR-07")
def test_on_a_ride_the_escort_drove_and_missing_cover_is_warned_of(qtbot: QtBot, lot: Lot) -> None:
    deal, car, drive = lot.signed()
    lot.out(drive)
    lot.change(Vehicle, car, passenger_cover=False)
    _page, dialog = reporting(qtbot, lot, deal)
    dialog.binder.set_values({"what": "剐蹭", "who_drove": "staff"})
    dialog.submit()
    [found] = lot.store.incidents.of_car(lot.people.consultant, car)
    assert (found.who_drove, found.driver_name) == (WhoDrove.STAFF, lot.people.colleague.name)
    assert "TR-07" in dialog.warning.text()


@pytest.mark.rule("TR-06")
def test_a_report_given_up_changes_nothing(qtbot: QtBot, lot: Lot) -> None:
    deal, car, drive = lot.signed()
    lot.out(drive)
    _page, dialog = reporting(qtbot, lot, deal)
    dialog.reject()
    assert lot.store.incidents.of_car(lot.people.consultant, car) == ()
    assert drive_of(lot.service.view(lot.people.consultant, deal)).status is DriveStatus.OUT
