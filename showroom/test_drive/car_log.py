"""The log of a demo car: every time it is away, what it cost, and the sheet of a month (TR-04)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import TypeVar

import sqlalchemy as sa

from showroom.customers.model import Customer
from showroom.kernel.actor import Actor, Permission
from showroom.kernel.errors import REQUIRED, FieldErrors, Lang, Message, ShowroomError, Told, told
from showroom.kernel.money import Money
from showroom.kernel.text import field_text
from showroom.persistence.actions import Tx, Workplace, composed, reads, writes
from showroom.staff.model import StaffMember
from showroom.staff.service import staff_name
from showroom.test_drive import demo_messages as say
from showroom.test_drive.case import Mode
from showroom.test_drive.demo_cars import needed_reason
from showroom.test_drive.demo_model import CarCost, CostKind, StaffTrip, TrafficFine
from showroom.test_drive.demo_views import CostLine, LogLine, MonthSheet
from showroom.test_drive.fines import fine_line
from showroom.test_drive.model import TestDrive
from showroom.vehicles.model import Vehicle
from showroom.vehicles.records import get_model, get_vehicle, model_text

MOST = 2000
MEASURED = (CostKind.FUEL, CostKind.CHARGE)
"""What is bought by the litre or the kilowatt-hour."""
L = TypeVar("L", LogLine, CostLine)
Wrong = dict[str, Told | Message]


@dataclass(frozen=True, slots=True)
class TripDraft:
    """A colleague's own trip; moments are aware, energy is in per cent."""

    staff_id: int | None
    purpose: str
    out_at: datetime | None
    back_at: datetime | None
    out_km: int | None
    back_km: int | None
    out_energy: int | None = None
    back_energy: int | None = None


@dataclass(frozen=True, slots=True)
class CostDraft:
    """A payment; `voucher` is the receipt's number, `quantity` kWh or litres with two places."""

    kind: CostKind
    day: date | None
    amount: Money | None
    voucher: str = ""
    note: str = ""
    quantity: Decimal | None = None


class CarLogService:
    """The log, the trips and the costs of demo cars."""

    def __init__(self, work: Workplace) -> None:
        self.work = work

    @reads(Permission.TEST_DRIVE_WRITE)
    def month(self, tx: Tx, vehicle_id: int, year: int, month: int) -> MonthSheet:
        """A month in the store's own time; a drive belongs to the month in which it left."""
        return month_sheet(tx, get_vehicle(tx, vehicle_id), (year, month))

    @composed(Permission.EXPORT)
    def export_month(self, actor: Actor, vehicle_id: int, when: tuple[int, int], path: Path, lang: Lang) -> MonthSheet:
        """Write the month `(year, month)` as an Excel file; raises ShowroomError(copy_failed)."""
        from showroom.test_drive.car_sheet import write_sheet

        sheet = self.month(actor, vehicle_id, *when)
        write_sheet(sheet, path, lang)
        self.note_export(actor, vehicle_id, f"{when[0]}-{when[1]:02d}")
        return sheet

    @writes(Permission.EXPORT)
    def note_export(self, tx: Tx, vehicle_id: int, month: str) -> None:
        """Leave a trace that a car's month was taken out of the program."""
        tx.audit("vehicle", vehicle_id, exported=month)

    @writes(Permission.TEST_DRIVE_WRITE)
    def add_cost(self, tx: Tx, vehicle_id: int, draft: CostDraft) -> CostLine:
        """Record a payment for a car; raises FieldErrors (TR-04)."""
        car = get_vehicle(tx, vehicle_id)
        wrong: Wrong = {}
        if draft.day is None:
            wrong["day"] = REQUIRED
        elif draft.day > tx.today:
            wrong["day"] = say.IN_FUTURE
        if draft.amount is None or draft.amount.fen <= 0:
            wrong["amount"] = say.NO_AMOUNT
        if draft.quantity is not None and (draft.kind not in MEASURED or draft.quantity <= 0):
            wrong["quantity"] = say.QUANTITY
        if wrong or draft.day is None or draft.amount is None:
            raise FieldErrors(wrong)
        row = CarCost(
            vehicle_id=car.id, kind=draft.kind, day=draft.day, amount=draft.amount,
            voucher=field_text("voucher", draft.voucher, 40), note=field_text("note", draft.note, 200),
            quantity=None if draft.quantity is None else round(draft.quantity * 100), created_at=tx.now,
            created_by=tx.actor.id,
        )  # fmt: skip
        tx.session.add(row)
        tx.session.flush()
        tx.audit("vehicle", car.id, cost=row.id)
        return _cost_line(tx, row)

    @writes(Permission.TEST_DRIVE_WRITE)
    def strike_cost(self, tx: Tx, cost_id: int, reason: str) -> None:
        """Take a wrong payment off the log: one's own, or any with the manager's right.

        Raises FieldErrors(reason), ShowroomError(demo_not_found | not_allowed).
        """
        row = tx.session.get(CarCost, cost_id)
        if row is None or row.struck_at is not None:
            raise ShowroomError(say.NOT_FOUND)
        if row.created_by != tx.actor.id:
            tx.require(Permission.RULE_OVERRIDE)
        row.struck_at, row.struck_by, row.struck_reason = tx.now, tx.actor.id, needed_reason(reason)
        tx.audit("vehicle", row.vehicle_id, cost_struck=row.id)

    @writes(Permission.TEST_DRIVE_WRITE)
    def add_trip(self, tx: Tx, vehicle_id: int, draft: TripDraft) -> LogLine:
        """Record a colleague's own trip, which must not meet another use of the car; raises FieldErrors (TR-04)."""
        car = get_vehicle(tx, vehicle_id)
        wrong = _trip_problems(tx, draft)
        given = (draft.staff_id, draft.out_at, draft.back_at, draft.out_km, draft.back_km)
        if wrong or draft.out_at is None or draft.back_at is None or None in given:
            raise FieldErrors(wrong)
        met = _use_within(tx, car.id, draft.out_at, draft.back_at)
        if met:
            raise FieldErrors({"out_at": told(say.TRIP_OVERLAP, what=met)})
        row = StaffTrip(
            vehicle_id=car.id, staff_id=draft.staff_id, purpose=field_text("purpose", draft.purpose, 200),
            out_at=draft.out_at, back_at=draft.back_at, out_km=draft.out_km, back_km=draft.back_km,
            out_energy=draft.out_energy, back_energy=draft.back_energy, created_at=tx.now, created_by=tx.actor.id,
        )  # fmt: skip
        if draft.back_energy is not None and not _use_within(tx, car.id, draft.back_at, tx.now):
            car.energy_percent = draft.back_energy  # nobody had the car since
        tx.session.add(row)
        car.odometer_km = max(car.odometer_km, draft.back_km or 0)
        tx.session.flush()
        tx.audit("vehicle", car.id, trip=row.id)
        return _trip_line(tx, row)

    @writes(Permission.RULE_OVERRIDE)
    def strike_trip(self, tx: Tx, trip_id: int, reason: str) -> None:
        """Take a wrong trip off the log; raises FieldErrors(reason), ShowroomError(demo_not_found)."""
        row = tx.session.get(StaffTrip, trip_id)
        if row is None or row.struck_at is not None:
            raise ShowroomError(say.NOT_FOUND)
        row.struck_at, row.struck_by, row.struck_reason = tx.now, tx.actor.id, needed_reason(reason)
        tx.audit("vehicle", row.vehicle_id, trip_struck=row.id)


def _trip_problems(tx: Tx, draft: TripDraft) -> Wrong:
    names = ("staff_id", "out_at", "back_at", "out_km", "back_km")
    wrong: Wrong = {name: REQUIRED for name in names if getattr(draft, name) is None}
    if not draft.purpose.strip():
        wrong["purpose"] = REQUIRED
    if draft.staff_id is not None and tx.session.get(StaffMember, draft.staff_id) is None:
        wrong["staff_id"] = say.NOT_FOUND
    if draft.out_at and draft.back_at and draft.back_at <= draft.out_at:
        wrong["back_at"] = say.BACKWARDS
    elif draft.back_at and draft.back_at > tx.now:
        wrong["back_at"] = say.IN_FUTURE
    if draft.out_km is not None and draft.back_km is not None and not 0 <= draft.out_km <= draft.back_km:
        wrong["back_km"] = say.BACKWARDS
    for name in ("out_energy", "back_energy"):
        percent = getattr(draft, name)
        if percent is not None and not 0 <= percent <= 100:
            wrong[name] = say.PERCENT
    return wrong


def _use_within(tx: Tx, vehicle_id: int, begin: datetime, end: datetime) -> str:
    """The number of a drive or the purpose of a trip that had the car then, '' if it stood."""
    drive = tx.session.scalar(
        sa.select(TestDrive.number).where(
            TestDrive.vehicle_id == vehicle_id, TestDrive.out_at < end,
            sa.or_(TestDrive.back_at.is_(None), TestDrive.back_at > begin),
        ).limit(1)
    )  # fmt: skip
    trip = sa.select(StaffTrip.purpose).where(
        StaffTrip.vehicle_id == vehicle_id, StaffTrip.struck_at.is_(None), StaffTrip.out_at < end,
        StaffTrip.back_at > begin,
    )  # fmt: skip
    return drive or tx.session.scalar(trip.limit(1)) or ""


def month_sheet(tx: Tx, car: Vehicle, when: tuple[int, int]) -> MonthSheet:
    """The month `(year, month)` of a car, its totals added up from the lines that it shows."""
    first = date(*when, 1)
    after = (first + timedelta(days=32)).replace(day=1)
    begin, end = (datetime.combine(day, time.min, tx.work.zone) for day in (first, after))
    log, struck_log = _parted(_log_lines(tx, car.id, (begin, end)))
    costs, struck_costs = _parted(_cost_lines(tx, car.id, first, after))
    fines = tuple(
        fine_line(tx, row)
        for row in tx.session.scalars(
            sa.select(TrafficFine)
            .where(TrafficFine.vehicle_id == car.id, TrafficFine.struck_at.is_(None))
            .where(TrafficFine.at >= begin, TrafficFine.at < end)
            .order_by(TrafficFine.at, TrafficFine.id)
            .limit(MOST)
        )
    )
    sums = {kind: sum(line.amount.fen for line in costs if line.kind is kind) for kind in CostKind}
    measured = {kind: sum(line.quantity or 0 for line in costs if line.kind is kind) for kind in MEASURED}
    return MonthSheet(
        model_text(get_model(tx, car.model_id)), car.plate, *when, log, costs, fines,
        km=sum(line.km or 0 for line in log), cost_total=Money(sum(sums.values())),
        fine_total=Money(sum(line.amount.fen for line in fines)),
        by_kind=tuple((kind, Money(fen)) for kind, fen in sums.items() if fen),
        trip_km=sum(line.km or 0 for line in log if line.kind == "trip"),
        quantities=tuple((kind, amount) for kind, amount in measured.items() if amount), struck_log=struck_log,
        struck_costs=struck_costs,
    )  # fmt: skip


def _parted(lines: Sequence[L]) -> tuple[tuple[L, ...], tuple[L, ...]]:
    """The lines that count and those that were struck."""
    return tuple(line for line in lines if not line.struck), tuple(line for line in lines if line.struck)


def _cost_lines(tx: Tx, vehicle_id: int, first: date, after: date) -> tuple[CostLine, ...]:
    found = tx.session.scalars(
        sa.select(CarCost)
        .where(CarCost.vehicle_id == vehicle_id, CarCost.day >= first, CarCost.day < after)
        .order_by(CarCost.day, CarCost.id)
        .limit(MOST)
    )
    return tuple(_cost_line(tx, row) for row in found)


def _log_lines(tx: Tx, vehicle_id: int, span: tuple[datetime, datetime]) -> tuple[LogLine, ...]:
    drives = tx.session.execute(
        sa.select(TestDrive, Customer.name)
        .join(Customer, Customer.id == TestDrive.customer_id)
        .where(TestDrive.vehicle_id == vehicle_id, TestDrive.out_at >= span[0], TestDrive.out_at < span[1])
        .limit(MOST)
    )
    lines = [_drive_line(tx, drive, name) for drive, name in drives]
    trips = tx.session.scalars(
        sa.select(StaffTrip)
        .where(StaffTrip.vehicle_id == vehicle_id, StaffTrip.out_at >= span[0], StaffTrip.out_at < span[1])
        .limit(MOST)
    )
    lines += [_trip_line(tx, row) for row in trips]
    return tuple(sorted(lines, key=lambda line: line.out_at))


def _drive_line(tx: Tx, drive: TestDrive, customer: str) -> LogLine:
    staff = staff_name(tx.session, drive.escort_id)
    driver = customer if drive.mode is Mode.DRIVE else staff
    return LogLine(
        drive.id, drive.mode.value, drive.number, driver, staff, drive.out_at or drive.starts_at, drive.back_at,
        drive.out_km, drive.back_km, drive.out_energy, drive.back_energy,
    )  # fmt: skip


def _trip_line(tx: Tx, row: StaffTrip) -> LogLine:
    staff = staff_name(tx.session, row.staff_id)
    # Below zero: drives and trips stand in one list, and each row of a list has an id of its own.
    return LogLine(
        -row.id, "trip", row.purpose, staff, staff, row.out_at, row.back_at, row.out_km, row.back_km, row.out_energy,
        row.back_energy, _struck(tx, row),
    )  # fmt: skip


def _cost_line(tx: Tx, row: CarCost) -> CostLine:
    by = staff_name(tx.session, row.created_by)
    return CostLine(row.id, row.kind, row.day, row.amount, row.voucher, row.note, by, row.quantity, _struck(tx, row))


def _struck(tx: Tx, row: CarCost | StaffTrip) -> str:
    """Who struck the line and why, '' while it counts."""
    return "" if row.struck_at is None else f"{staff_name(tx.session, row.struck_by)}: {row.struck_reason}"
