"""A car that is withdrawn while it is booked: refused at the keys, told in the diary; on both databases."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import sqlalchemy as sa

from showroom.customers.model import CustomerTask
from showroom.test_drive.demo_cars import StopDraft
from showroom.test_drive.refusals import NotEligible
from showroom.test_drive.rules import DriveStatus
from showroom.test_drive.views import DiarySlot, DriveView
from showroom.vehicles.model import Vehicle, VehicleStatus
from tests.test_drive.driving import TEN, VINS, Lot, later

Withdraw = Callable[[Lot, int], object]
WAYS: dict[str, tuple[Withdraw, Withdraw]] = {
    "stopped": (
        lambda lot, car: lot.store.demo_cars.stop(lot.people.consultant, car, StopDraft("刹车异响")),
        lambda lot, car: lot.store.demo_cars.free(lot.people.general_manager, car, "已换刹车片"),
    ),
    "sold": (
        lambda lot, car: lot.change(Vehicle, car, status=VehicleStatus.SOLD),
        lambda lot, car: lot.change(Vehicle, car, status=VehicleStatus.DEMO),
    ),
    "back in stock": (
        lambda lot, car: lot.change(Vehicle, car, status=VehicleStatus.IN_STOCK),
        lambda lot, car: lot.change(Vehicle, car, status=VehicleStatus.DEMO),
    ),
    "defect": (
        lambda lot, car: lot.change(Vehicle, car, open_defect=True),
        lambda lot, car: lot.change(Vehicle, car, open_defect=False),
    ),
}


def in_diary(lot: Lot, drive: DriveView) -> DiarySlot:
    diary = lot.service.cars(lot.people.consultant, TEN.date())
    return next(slot for car in diary.cars for slot in car.slots if slot.id == drive.id)


@pytest.mark.rule("TD-12", "S2-27")
@pytest.mark.parametrize("way", list(WAYS))
def test_a_booked_car_that_is_withdrawn_does_not_leave_and_the_diary_tells_it(lot: Lot, way: str) -> None:
    withdraw, restore = WAYS[way]
    _, car, drive = lot.signed()
    assert not in_diary(lot, drive).withdrawn
    withdraw(lot, car)
    with pytest.raises(NotEligible) as refused:
        lot.out(drive)
    assert {f.code for f in refused.value.findings} == {"TD-12"}
    assert "TD-12" in refused.value.text("zh")
    told = in_diary(lot, drive)
    assert told.withdrawn
    assert in_diary_at(lot, told.escort_id, drive).withdrawn  # in the escort's line as well
    restore(lot, car)
    assert not in_diary(lot, drive).withdrawn
    assert lot.out(drive).status is DriveStatus.OUT  # control: the same act with the car in order


def in_diary_at(lot: Lot, escort: int, drive: DriveView) -> DiarySlot:
    diary = lot.service.cars(lot.people.consultant, TEN.date())
    line = next(line for line in diary.escorts if line.id == escort)
    return next(slot for slot in line.slots if slot.id == drive.id)


@pytest.mark.rule("TD-12", "S2-27")
@pytest.mark.parametrize("way", list(WAYS))
def test_a_withdrawn_car_is_neither_signed_for_nor_offered_and_another_takes_its_place(lot: Lot, way: str) -> None:
    deal, car = lot.deal(), lot.car()
    lot.licence(deal)
    drive = lot.book(deal, lot.plan(car, route_id=lot.route()))
    WAYS[way][0](lot, car)
    with pytest.raises(NotEligible) as refused:
        lot.sign(drive)
    assert {f.code for f in refused.value.findings} == {"TD-12"}
    other = lot.car(VINS[1])
    assert lot.service.free_now(lot.people.consultant).vehicle_id == other
    plan = lot.plan(other, route_id=1, version=drive.version)
    moved = lot.service.move(lot.people.consultant, drive.id, plan).drive
    assert moved is not None
    assert not in_diary(lot, moved).withdrawn
    assert lot.out(lot.sign(moved)).status is DriveStatus.OUT


@pytest.mark.rule("TD-12")
def test_a_car_that_is_out_or_back_is_not_called_withdrawn(lot: Lot) -> None:
    _, car, drive = lot.signed()
    out = lot.out(drive)
    lot.change(Vehicle, car, open_defect=True)
    assert not in_diary(lot, out).withdrawn
    back = lot.back(out)
    assert not in_diary(lot, back).withdrawn


@pytest.mark.rule("TD-12", "TR-06")
def test_after_an_accident_the_later_bookings_of_the_car_are_told_and_their_owners_have_a_task(lot: Lot) -> None:
    _, car, drive = lot.signed()
    later_deal = lot.deal()
    waiting = lot.book(later_deal, lot.plan(car, starts_at=later(120)))
    lot.service.report_incident(lot.people.consultant, lot.out(drive).id, "追尾，已报警报险")
    assert in_diary(lot, waiting).withdrawn
    with lot.store.work.db.read() as session:
        notes = session.scalars(sa.select(CustomerTask.note).where(CustomerTask.deal_id == later_deal)).all()
    assert any(waiting.number in note for note in notes)
