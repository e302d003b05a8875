"""The test drive's view model over a real store, without a display."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from showroom.bootstrap import Showroom
from showroom.kernel.errors import FieldErrors
from showroom.test_drive.case import Mode
from showroom.test_drive.rules import DriveStatus
from tests.desk_context import desk
from tests.store_fixtures import People, hire
from tests.test_drive.driving import LICENCE, PNG, Lot
from ui.test_drive.view_model import TestDriveViewModel, drive_draft, licence_draft, page_values

EMPTY: dict[str, Any] = {
    "mode": "drive", "vehicle_id": "1", "escort_id": "", "day": date(2026, 11, 22), "start_time": "10:00",
    "minutes": "30", "route_id": "", "persons": "2", "observed_unfit": "no", "companion_years": "",
    "children_seated": True, "guardian_present": False, "fit_declared": True, "probation_sticker": False,
    "bad_conditions": False, "understood": True, "on_paper": False, "passengers": (), "odometer_km": "1200",
    "energy_percent": "80", "damage_checked": False, "damage_found": False, "damage_note": "",
    "guardian": "", "licence_shown": True, "marks": (),
}  # fmt: skip


@pytest.fixture
def people(sqlite_store: Showroom) -> People:
    return hire(sqlite_store)


@pytest.fixture
def lot(sqlite_store: Showroom, people: People) -> Lot:
    made = Lot(sqlite_store, people)
    made.car()
    return made


@pytest.fixture
def model(lot: Lot) -> TestDriveViewModel:
    made = TestDriveViewModel(desk(lot.store, lot.people.consultant))
    made.load(lot.deal())
    return made


def test_the_stored_page_read_back_is_what_was_saved(model: TestDriveViewModel, lot: Lot) -> None:
    assert model.view is not None
    view = lot.licence(model.view.deal_id, long_term=True, valid_to=None, conditions="眼镜")
    again = licence_draft(view, page_values(view))
    kept = replace(LICENCE, long_term=True, valid_to=None, conditions="眼镜", seen=False)
    assert replace(again, id_kind=None, id_number="", version=0) == kept
    lot.book(view.deal_id, lot.plan(1, mode=Mode.RIDE, persons=3, companion_years=5))
    stored = lot.service.view(lot.people.consultant, view.deal_id)
    assert drive_draft(page_values(stored)) == lot.plan(1, mode=Mode.RIDE, persons=3, companion_years=5)


def test_refusals_go_to_the_page_and_the_stage_follows_the_drive(model: TestDriveViewModel, lot: Lot) -> None:
    refused: list[FieldErrors] = []
    model.refused.connect(refused.append)
    model.book(EMPTY)
    assert set(refused[-1].fields) == {"escort_id"}
    assert model.stage == "plan"
    values = {**EMPTY, "escort_id": str(lot.people.colleague.id)}
    model.book(values)
    assert model.stage == "check"
    assert model.diary is not None
    assert [slot.starts_at.hour for car in model.diary.cars for slot in car.slots] == [2]
    assert model.view is not None
    lot.licence(model.view.deal_id)
    model.save_check(values)
    assert model.stage == "sign"
    model.sign(values, (b"", b""))
    assert set(refused[-1].fields) == {"customer_image", "escort_image"}
    model.sign(values, (PNG, PNG))
    assert model.stage == "keys_out"
    model.keys_out(values)
    assert model.stage == "come_back"


def test_keys_are_refused_in_words_and_nothing_changes(model: TestDriveViewModel, lot: Lot) -> None:
    values = {**EMPTY, "escort_id": str(lot.people.colleague.id)}
    model.book(values)
    model.keys_out(values)
    assert model.view is not None
    assert model.view.drive is not None
    assert model.view.drive.status is DriveStatus.BOOKED
    model.cancel("客户改天再来")
    assert model.stage == "plan"
