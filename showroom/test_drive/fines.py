"""Fines of the traffic police (12123), matched to whoever drove at that minute (TR-04)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import TypeVar

import sqlalchemy as sa

from showroom.customers.model import Customer
from showroom.customers.records import plan_task
from showroom.deals.model import Deal
from showroom.kernel.actor import Permission
from showroom.kernel.errors import REQUIRED, FieldErrors, Message, ShowroomError, Told, told
from showroom.kernel.money import Money
from showroom.kernel.text import field_text
from showroom.persistence.actions import Tx, Workplace, check_version, reads, writes
from showroom.staff.model import StaffMember
from showroom.staff.service import staff_name
from showroom.test_drive import demo_messages as say
from showroom.test_drive.case import Mode
from showroom.test_drive.demo_cars import needed_reason
from showroom.test_drive.demo_model import FineMatch, StaffTrip, TrafficFine
from showroom.test_drive.demo_queries import car_name
from showroom.test_drive.demo_views import DriverChoice, FineLine
from showroom.test_drive.model import TestDrive
from showroom.vehicles.model import Vehicle, VehicleModel
from showroom.vehicles.records import get_vehicle

MOST = 500
MOST_POINTS = 12
NEAR = timedelta(days=2)
"""How far from the fine a use of the car is still offered when the manager says who drove."""
TASK = "demo_car"
Wrong = dict[str, Told | Message]
M = TypeVar("M", Vehicle, VehicleModel, TestDrive, Customer, StaffTrip, StaffMember)


@dataclass(frozen=True, slots=True)
class FineDraft:
    """A fine as 12123 shows it; `at` is aware and known to the minute."""

    at: datetime | None
    place: str
    offence: str
    amount: Money | None
    points: int = 0
    number: str = ""


class FineState(StrEnum):
    """Which fines a list shows; done: paid, and known to the customer whose it is."""

    OPEN = "open"
    DONE = "done"
    ALL = "all"


class FineService:
    """Record fines, say whose they are, and follow them until they are paid."""

    def __init__(self, work: Workplace) -> None:
        self.work = work

    @reads(Permission.TEST_DRIVE_WRITE)
    def of_car(self, tx: Tx, vehicle_id: int) -> tuple[FineLine, ...]:
        """The fines of a car, the newest first."""
        return _listed(tx, TrafficFine.vehicle_id == vehicle_id)

    @reads(Permission.TEST_DRIVE_WRITE)
    def listed(self, tx: Tx, state: FineState = FineState.ALL) -> tuple[FineLine, ...]:
        """The fines of all cars, the newest first."""
        done = sa.and_(
            TrafficFine.paid_on.is_not(None),
            sa.or_(TrafficFine.match != FineMatch.CUSTOMER, TrafficFine.told_at.is_not(None)),
        )
        return _listed(tx, {FineState.OPEN: ~done, FineState.DONE: done, FineState.ALL: sa.true()}[state])

    @reads(Permission.RULE_OVERRIDE)
    def drivers(self, tx: Tx, fine_id: int) -> tuple[DriverChoice, ...]:
        """Who the manager may say drove: who had the car within two days of it, and the active staff."""
        row = self._row(tx, fine_id)
        near = _users_between(tx, row.vehicle_id, row.at - NEAR, row.at + NEAR)
        staff = tx.session.scalars(
            sa.select(StaffMember).where(StaffMember.active.is_(True)).order_by(StaffMember.name).limit(MOST)
        )
        return near + tuple(DriverChoice(member.name, staff_id=member.id) for member in staff)

    @writes(Permission.TEST_DRIVE_WRITE)
    def record(self, tx: Tx, vehicle_id: int, draft: FineDraft) -> FineLine:
        """Record a fine and match it; the customer's consultant has a task. Raises FieldErrors."""
        car = get_vehicle(tx, vehicle_id)
        place, offence = field_text("place", draft.place, 120), field_text("offence", draft.offence, 200)
        number = field_text("number", draft.number, 40)
        known = sa.select(TrafficFine.id).where(TrafficFine.number == number, TrafficFine.struck_at.is_(None))
        wrong: Wrong = {name: REQUIRED for name, text in (("place", place), ("offence", offence)) if not text}
        if draft.at is None:
            wrong["at"] = REQUIRED
        elif draft.at > tx.now:
            wrong["at"] = say.IN_FUTURE
        if draft.amount is None or draft.amount.fen < 0:
            wrong["amount"] = say.NO_AMOUNT
        if not 0 <= draft.points <= MOST_POINTS:
            wrong["points"] = say.POINTS_RANGE
        if number and tx.session.scalar(known.limit(1)) is not None:
            wrong["number"] = say.FINE_KNOWN
        if wrong or draft.at is None or draft.amount is None:
            raise FieldErrors(wrong)
        row = TrafficFine(
            vehicle_id=car.id, at=draft.at, place=place, offence=offence, number=number, amount=draft.amount,
            points=draft.points, match=FineMatch.NOBODY, created_at=tx.now, created_by=tx.actor.id,
        )  # fmt: skip
        found = drivers_at(tx, car.id, draft.at)
        if len(found) == 1:
            _give(tx, row, found[0])
        elif found:
            row.match = FineMatch.UNCLEAR
        tx.session.add(row)
        return self._done(tx, row)

    @writes(Permission.RULE_OVERRIDE)
    def assign(self, tx: Tx, fine_id: int, choice: DriverChoice, reason: str, version: int) -> FineLine:
        """The manager says who drove when the log does not, or is wrong; raises FieldErrors(reason | driver)."""
        row = self._row(tx, fine_id, version)
        why = needed_reason(reason)
        if not _may_be(tx, choice, row.vehicle_id):
            raise FieldErrors({"driver": say.NO_CANDIDATE})
        row.match_reason, row.match_by = why, tx.actor.id
        row.told_at = row.told_by = None  # whoever was told of it was another
        _give(tx, row, choice)
        return self._done(tx, row)

    @writes(Permission.TEST_DRIVE_WRITE)
    def tell(self, tx: Tx, fine_id: int, version: int) -> FineLine:
        """The driver was told of the fine; raises ShowroomError(fine_no_driver) while nobody is known."""
        row = self._row(tx, fine_id, version)
        if row.match not in (FineMatch.CUSTOMER, FineMatch.STAFF):
            raise ShowroomError(say.FINE_NO_DRIVER)
        row.told_at, row.told_by = tx.now, tx.actor.id
        return self._done(tx, row, plan=False)

    @writes(Permission.TEST_DRIVE_WRITE)
    def pay(self, tx: Tx, fine_id: int, paid_on: date | None, version: int, voucher: str = "") -> FineLine:
        """The fine is paid, with the receipt's number; raises FieldErrors(paid_on)."""
        row = self._row(tx, fine_id, version)
        if paid_on is None:
            raise FieldErrors({"paid_on": REQUIRED})
        if paid_on > tx.today:
            raise FieldErrors({"paid_on": say.IN_FUTURE})
        row.paid_on, row.voucher = paid_on, field_text("voucher", voucher, 40)
        return self._done(tx, row, plan=False)

    @writes(Permission.RULE_OVERRIDE)
    def strike(self, tx: Tx, fine_id: int, reason: str, version: int) -> None:
        """Take a wrongly recorded fine off the lists, with why; it is never deleted. Raises FieldErrors(reason)."""
        row = self._row(tx, fine_id, version)
        row.struck_at, row.struck_by, row.struck_reason = tx.now, tx.actor.id, needed_reason(reason)
        tx.audit("vehicle", row.vehicle_id, fine_struck=row.id)

    def _row(self, tx: Tx, fine_id: int, version: int | None = None) -> TrafficFine:
        row = tx.session.get(TrafficFine, fine_id)
        if row is None or row.struck_at is not None:
            raise ShowroomError(say.NOT_FOUND)
        if version is not None:
            check_version(version, row.version)
        return row

    def _done(self, tx: Tx, row: TrafficFine, *, plan: bool = True) -> FineLine:
        tx.session.flush()
        tx.audit("vehicle", row.vehicle_id, fine=row.id, match=row.match.value)
        if plan and row.match is FineMatch.CUSTOMER and row.test_drive_id is not None:
            self._plan(tx, row, tx.session.get_one(TestDrive, row.test_drive_id))
        return fine_line(tx, row)

    @staticmethod
    def _plan(tx: Tx, row: TrafficFine, drive: TestDrive) -> None:
        """The consultant of the drive tells the customer."""
        deal, car = tx.session.get_one(Deal, drive.deal_id), get_vehicle(tx, row.vehicle_id)
        at = f"{row.at.astimezone(tx.work.zone):%Y-%m-%d %H:%M}"
        text = say.FINE_TASK.text("zh", car=car_name(tx, car), at=at, offence=row.offence)
        plan_task(tx, drive.customer_id, TASK, tx.today, deal.consultant_id, text[:300], deal.id)
        tx.audit("test_drive", drive.id, fine=row.id)
        tx.audit("customer", drive.customer_id)


def drivers_at(tx: Tx, vehicle_id: int, at: datetime) -> tuple[DriverChoice, ...]:
    """Whoever had the car in that minute: it counts from the minute of leaving to that of coming back, both included.

    A fine is known to the minute; where one use ends and another begins in it, both are named.
    """
    begin = at.replace(second=0, microsecond=0)
    return _users_between(tx, vehicle_id, begin, begin + timedelta(minutes=1))


def _listed(tx: Tx, wanted: sa.ColumnElement[bool]) -> tuple[FineLine, ...]:
    found = tx.session.scalars(
        sa.select(TrafficFine)
        .where(wanted, TrafficFine.struck_at.is_(None))
        .order_by(TrafficFine.at.desc(), TrafficFine.id.desc())
        .limit(MOST)
    ).all()
    named = _named_by(tx, found)  # held until the lines are made: the session forgets what nobody holds
    lines = tuple(fine_line(tx, row) for row in found)
    del named
    return lines


def _named_by(tx: Tx, fines: Sequence[TrafficFine]) -> list[object]:
    """Cars, drives, customers, trips and staff that the fines name, read once each, however many fines there are."""

    def read(model: type[M], ids: set[int | None]) -> list[M]:
        return list(tx.session.scalars(sa.select(model).where(model.id.in_(ids - {None})))) if ids - {None} else []

    cars = read(Vehicle, {fine.vehicle_id for fine in fines})
    models = read(VehicleModel, {car.model_id for car in cars})
    drives = read(TestDrive, {fine.test_drive_id for fine in fines})
    customers = read(Customer, {drive.customer_id for drive in drives})
    trips = read(StaffTrip, {fine.trip_id for fine in fines})
    staff = {fine.staff_id for fine in fines} | {fine.match_by for fine in fines} | {d.escort_id for d in drives}
    return [*cars, *models, *drives, *customers, *trips, *read(StaffMember, staff)]


def _users_between(tx: Tx, vehicle_id: int, begin: datetime, end: datetime) -> tuple[DriverChoice, ...]:
    """Drives and trips that had the car in `[begin, end)`, each side by time."""
    drives = tx.session.scalars(
        sa.select(TestDrive)
        .where(
            TestDrive.vehicle_id == vehicle_id, TestDrive.out_at < end,
            sa.or_(TestDrive.back_at.is_(None), TestDrive.back_at >= begin),
        )
        .order_by(TestDrive.out_at)
        .limit(20)
    )  # fmt: skip
    trips = tx.session.scalars(
        sa.select(StaffTrip)
        .where(
            StaffTrip.vehicle_id == vehicle_id, StaffTrip.struck_at.is_(None), StaffTrip.out_at < end,
            StaffTrip.back_at >= begin,
        )
        .order_by(StaffTrip.out_at)
        .limit(20)
    )  # fmt: skip
    found = [DriverChoice(_drive_text(tx, drive), test_drive_id=drive.id) for drive in drives]
    found += [DriverChoice(f"{staff_name(tx.session, t.staff_id)} · {t.purpose}", trip_id=t.id) for t in trips]
    return tuple(found)


def _may_be(tx: Tx, choice: DriverChoice, vehicle_id: int) -> bool:
    """Whether there is such a drive or trip of this car, or such a colleague."""
    if choice.test_drive_id is not None:
        car = sa.select(TestDrive.vehicle_id).where(TestDrive.id == choice.test_drive_id)
    elif choice.trip_id is not None:
        car = sa.select(StaffTrip.vehicle_id).where(StaffTrip.id == choice.trip_id, StaffTrip.struck_at.is_(None))
    else:
        return choice.staff_id is not None and tx.session.get(StaffMember, choice.staff_id) is not None
    return tx.session.scalar(car) == vehicle_id


def _drive_text(tx: Tx, drive: TestDrive) -> str:
    return f"{_driver_of(tx, drive)} · {drive.number}"


def _driver_of(tx: Tx, drive: TestDrive) -> str:
    """The customer on a drive, the escort on a ride."""
    if drive.mode is Mode.DRIVE:
        return tx.session.get_one(Customer, drive.customer_id).name
    return staff_name(tx.session, drive.escort_id)


def _give(tx: Tx, row: TrafficFine, choice: DriverChoice) -> None:
    row.test_drive_id, row.trip_id, row.staff_id = choice.test_drive_id, choice.trip_id, None
    if choice.test_drive_id is not None:
        drive = tx.session.get_one(TestDrive, choice.test_drive_id)
        row.match = FineMatch.CUSTOMER if drive.mode is Mode.DRIVE else FineMatch.STAFF
        row.staff_id = None if drive.mode is Mode.DRIVE else drive.escort_id
    elif choice.trip_id is not None:
        row.match, row.staff_id = FineMatch.STAFF, tx.session.get_one(StaffTrip, choice.trip_id).staff_id
    else:
        row.match, row.staff_id = FineMatch.STAFF, choice.staff_id


def fine_line(tx: Tx, row: TrafficFine) -> FineLine:
    """A fine as shown; who may have driven is named while it is open."""
    drive = None if row.test_drive_id is None else tx.session.get_one(TestDrive, row.test_drive_id)
    driver = _driver_of(tx, drive) if drive is not None else staff_name(tx.session, row.staff_id)
    candidates = drivers_at(tx, row.vehicle_id, row.at) if row.match is FineMatch.UNCLEAR else ()
    car = get_vehicle(tx, row.vehicle_id)
    return FineLine(
        row.id, row.version, row.vehicle_id, row.at, row.place, row.offence, row.number, row.amount, row.points,
        row.match, driver, "" if drive is None else drive.number, None if drive is None else drive.deal_id,
        drive.customer_id if drive is not None and row.match is FineMatch.CUSTOMER else None, candidates,
        row.told_at, row.paid_on, car_name(tx, car), car.plate, _evidence(tx, row, driver, candidates), row.voucher,
    )  # fmt: skip


def _evidence(tx: Tx, row: TrafficFine, driver: str, candidates: tuple[DriverChoice, ...]) -> Told:
    """What says whose the fine is: the manager's word, or the line of the log that covers its minute."""
    if row.match_reason:
        return told(say.ASSIGNED, by=staff_name(tx.session, row.match_by), driver=driver, reason=row.match_reason)
    if row.test_drive_id is not None:
        drive = tx.session.get_one(TestDrive, row.test_drive_id)
        return _covered(tx, drive.number, driver, drive.out_at or drive.starts_at, drive.back_at)
    if row.trip_id is not None:
        trip = tx.session.get_one(StaffTrip, row.trip_id)
        return _covered(tx, trip.purpose, driver, trip.out_at, trip.back_at)
    if candidates:
        return told(say.SEVERAL_DROVE, who=" / ".join(choice.text for choice in candidates))
    return told(say.NOBODY_DROVE)


def _covered(tx: Tx, number: str, driver: str, out: datetime, back: datetime | None) -> Told:
    left = f"{out.astimezone(tx.work.zone):%m-%d %H:%M}"
    if back is None:
        return told(say.DROVE_STILL, number=number, driver=driver, out=left)
    returned = f"{back.astimezone(tx.work.zone):%H:%M}"
    return told(say.DROVE, number=number, driver=driver, out=left, back=returned)
