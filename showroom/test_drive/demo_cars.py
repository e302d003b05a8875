"""The demo cars themselves: plates, insurance, inspection, gauges, out of service and back (PL-01, TD-10 to TD-12)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from showroom.customers.records import plan_task
from showroom.deals.model import Deal
from showroom.kernel.actor import Permission, Role
from showroom.kernel.errors import REQUIRED, FieldErrors, Message, ShowroomError, Told, told
from showroom.kernel.money import Money
from showroom.kernel.plate import check_plate
from showroom.kernel.text import field_text
from showroom.persistence.actions import Tx, Workplace, check_version, reads, writes
from showroom.staff.service import staff_name
from showroom.test_drive import demo_messages as say
from showroom.test_drive import demo_queries as queries
from showroom.test_drive.demo_facts import facts_on, open_stop
from showroom.test_drive.demo_model import CarCover, CarStop, CoverKind
from showroom.test_drive.demo_views import AffectedBooking, CarWarning, DemoCarFile, DemoCarRow
from showroom.test_drive.model import TestDrive
from showroom.test_drive.rules import OPEN_STATUSES, DriveStatus
from showroom.vehicles.model import Vehicle, VehicleStatus
from showroom.vehicles.plates import AskedPlate, end_issue, issues_of, keep_issue, refused_plate
from showroom.vehicles.records import get_vehicle, index_vehicle, set_status

RETURNERS = {Role.SALES_MANAGER: ("销售经理或总经理", "sales manager or general manager"),
             Role.GENERAL_MANAGER: ("总经理", "general manager")}  # fmt: skip
TASK = "demo_car"
Wrong = dict[str, Told | Message]


@dataclass(frozen=True, slots=True)
class PlateDraft:
    """A temporary plate to be issued; `production_late`: only the plates themselves are missing (15 days)."""

    plate: str
    valid_from: date | None
    valid_to: date | None
    production_late: bool = False


@dataclass(frozen=True, slots=True)
class CoverDraft:
    """A policy; both days are covered."""

    kind: CoverKind
    valid_from: date | None
    valid_to: date | None
    amount: Money | None = None
    insurer: str = ""
    policy_number: str = ""


@dataclass(frozen=True, slots=True)
class GaugeDraft:
    """What the dashboard says; `version` is the car's."""

    odometer_km: int | None
    energy_percent: int | None
    version: int


@dataclass(frozen=True, slots=True)
class StopDraft:
    """Why a car is taken out of service and which post may return it."""

    reason: str
    freed_role: Role = Role.SALES_MANAGER


class DemoCarService:
    """Actions on demo cars."""

    def __init__(self, work: Workplace) -> None:
        self.work = work

    @reads(Permission.STOCK_READ)
    def cars(self, tx: Tx) -> tuple[DemoCarRow, ...]:
        """All demo cars, those out of service too, with what is due."""
        return queries.car_rows(tx)

    @reads(Permission.STOCK_READ)
    def car(self, tx: Tx, vehicle_id: int) -> DemoCarFile:
        """One car's file; raises ShowroomError(vehicle_not_found)."""
        return queries.car_file(tx, get_vehicle(tx, vehicle_id))

    @reads(Permission.RULE_OVERRIDE)
    def warnings(self, tx: Tx) -> tuple[CarWarning, ...]:
        """What ends within the warning days or is missing, of all demo cars: the worst and the nearest first."""
        found = [warning for row in queries.car_rows(tx) for warning in row.warnings]
        return tuple(sorted(found, key=lambda w: (-w.severity, w.due or date.min, w.vehicle_id)))

    @writes(Permission.STOCK_WRITE)
    def issue_plate(self, tx: Tx, vehicle_id: int, draft: PlateDraft) -> DemoCarFile:
        """Put a temporary plate on the car; raises FieldErrors with the limit of PL-01 that it would break."""
        car = get_vehicle(tx, vehicle_id)
        checked = check_plate(draft.plate, declared_temporary=True)
        wrong: Wrong = {"plate": checked.problem or REQUIRED} if checked.kind != "temporary" else {}
        wrong |= {name: REQUIRED for name in ("valid_from", "valid_to") if getattr(draft, name) is None}
        if wrong or draft.valid_from is None or draft.valid_to is None:
            raise FieldErrors(wrong)
        asked = AskedPlate(checked.normalized, draft.valid_from, draft.valid_to, draft.production_late)
        refused = refused_plate(tx, car, asked, facts_on(tx, car, draft.valid_from).compulsory_valid_to)
        if refused is not None:
            raise FieldErrors({"valid_to": refused})
        return self._done(tx, car, temporary_plate=keep_issue(tx, car, asked).issue)

    @writes(Permission.STOCK_WRITE)
    def register_plate(self, tx: Tx, vehicle_id: int, plate: str, received_on: date) -> DemoCarFile:
        """The permanent plates came: the temporary one is void some days later (PL-01). Raises FieldErrors."""
        car = get_vehicle(tx, vehicle_id)
        checked = check_plate(plate)
        if checked.kind in (None, "temporary", "special"):
            raise FieldErrors({"plate": checked.problem or say.PLATE_NOT_PERMANENT})
        if received_on > tx.today:
            raise FieldErrors({"received_on": say.IN_FUTURE})
        issues = issues_of(tx, car.id)
        if issues and received_on < issues[-1].valid_from:
            raise FieldErrors({"received_on": told(say.BEFORE_ISSUE, day=issues[-1].valid_from)})
        end_issue(tx, car.id, received_on)
        car.plate, car.plate_kind, car.temp_plate_valid_to = checked.normalized, checked.kind or "", None
        return self._done(tx, car, plate="registered")

    @writes(Permission.STOCK_WRITE)
    def save_cover(self, tx: Tx, vehicle_id: int, draft: CoverDraft) -> DemoCarFile:
        """Record a policy; what the stock shows follows (TD-11). Raises FieldErrors."""
        car = get_vehicle(tx, vehicle_id)
        wrong: Wrong = {name: REQUIRED for name in ("valid_from", "valid_to") if getattr(draft, name) is None}
        if draft.valid_from and draft.valid_to and draft.valid_to < draft.valid_from:
            wrong["valid_to"] = say.COVER_REVERSED
        if draft.amount is not None and draft.amount.fen <= 0:
            wrong["amount"] = say.NO_AMOUNT
        elif draft.kind is CoverKind.THIRD_PARTY and draft.amount is None:
            wrong["amount"] = say.COVER_AMOUNT
        if wrong or draft.valid_from is None or draft.valid_to is None:
            raise FieldErrors(wrong)
        row = CarCover(
            vehicle_id=car.id, kind=draft.kind, insurer=field_text("insurer", draft.insurer, 80),
            policy_number=field_text("policy_number", draft.policy_number, 40), amount=draft.amount,
            valid_from=draft.valid_from, valid_to=draft.valid_to, created_at=tx.now, created_by=tx.actor.id,
        )  # fmt: skip
        tx.session.add(row)
        return self._insured(tx, car, cover=draft.kind.value)

    @writes(Permission.STOCK_WRITE)
    def strike_cover(self, tx: Tx, cover_id: int, reason: str) -> DemoCarFile:
        """Take a wrongly recorded policy off the file, with why; raises ShowroomError(demo_not_found), FieldErrors."""
        row = tx.session.get(CarCover, cover_id)
        if row is None or row.struck_at is not None:
            raise ShowroomError(say.NOT_FOUND)
        row.struck_at, row.struck_by, row.struck_reason = tx.now, tx.actor.id, needed_reason(reason)
        return self._insured(tx, get_vehicle(tx, row.vehicle_id), cover_struck=row.kind.value)

    @writes(Permission.STOCK_WRITE)
    def save_inspection(self, tx: Tx, vehicle_id: int, valid_to: date | None, version: int) -> DemoCarFile:
        """Until when the inspection holds (TD-12)."""
        car = get_vehicle(tx, vehicle_id)
        check_version(version, car.version)
        car.inspection_valid_to = valid_to
        return self._done(tx, car, inspection="saved")

    @writes(Permission.TEST_DRIVE_WRITE)
    def read_gauges(self, tx: Tx, vehicle_id: int, draft: GaugeDraft) -> DemoCarFile:
        """Odometer and fuel or charge as they stand; the odometer never goes back (TR-04). Raises FieldErrors."""
        car = get_vehicle(tx, vehicle_id)
        check_version(draft.version, car.version)
        wrong: Wrong = {}
        if draft.odometer_km is None:
            wrong["odometer_km"] = REQUIRED
        elif draft.odometer_km < car.odometer_km:
            wrong["odometer_km"] = told(say.ODOMETER_DOWN, least=car.odometer_km)
        if draft.energy_percent is not None and not 0 <= draft.energy_percent <= 100:
            wrong["energy_percent"] = say.PERCENT
        if wrong or draft.odometer_km is None:
            raise FieldErrors(wrong)
        car.odometer_km, car.energy_percent = draft.odometer_km, draft.energy_percent
        return self._done(tx, car, gauges="read")

    @writes(Permission.TEST_DRIVE_WRITE)
    def stop(self, tx: Tx, vehicle_id: int, draft: StopDraft) -> DemoCarFile:
        """Take a car out of service at once; the owners of its later bookings get tasks (TD-12).

        Raises FieldErrors, ShowroomError(not_a_demo_car | car_stopped_already | demo_car_is_out).
        """
        car = get_vehicle(tx, vehicle_id)
        if car.status is not VehicleStatus.DEMO and open_stop(tx, car.id) is None:
            raise ShowroomError(say.NOT_A_DEMO_CAR)
        if (known := open_stop(tx, car.id)) is not None:
            raise ShowroomError(say.STOPPED_ALREADY, reason=known.reason)
        out = tx.session.scalar(
            sa.select(TestDrive.number).where(TestDrive.vehicle_id == car.id, TestDrive.status == DriveStatus.OUT)
        )
        if out is not None:
            raise ShowroomError(say.IS_OUT, number=out)
        put_out_of_service(tx, car, draft)
        return self._done(tx, car, stopped=True)

    @writes(Permission.RULE_OVERRIDE)
    def free(self, tx: Tx, vehicle_id: int, note: str) -> DemoCarFile:
        """Return a car to the demo fleet, its defect mended; only the post that the stop names may (TD-12).

        Raises FieldErrors(note), ShowroomError(car_not_stopped | car_freed_by | vehicle_status_refused).
        """
        car = get_vehicle(tx, vehicle_id)
        stop, text = open_stop(tx, car.id), field_text("note", note, 300)
        if stop is None:
            raise ShowroomError(say.NOT_STOPPED)
        allowed = (Role.GENERAL_MANAGER, stop.freed_role)
        if not tx.actor.is_any(*allowed):
            zh, en = RETURNERS[stop.freed_role]
            raise ShowroomError(say.ONLY_ROLE, role_zh=zh, role_en=en)
        if not text:
            raise FieldErrors({"note": REQUIRED})
        stop.freed_at, stop.freed_by, stop.freed_note = tx.now, tx.actor.id, text
        car.open_defect = False
        set_status(tx, car, VehicleStatus.DEMO)
        return self._done(tx, car, freed=True)

    def _insured(self, tx: Tx, car: Vehicle, **facts: object) -> DemoCarFile:
        """The stock's columns say what holds today."""
        tx.session.flush()
        today = facts_on(tx, car, tx.today)
        car.compulsory_valid_to, car.third_party = today.compulsory_valid_to, today.third_party
        car.own_damage, car.passenger_cover = today.own_damage, today.passenger_cover
        return self._done(tx, car, **facts)

    def _done(self, tx: Tx, car: Vehicle, **facts: object) -> DemoCarFile:
        tx.session.flush()
        index_vehicle(tx, car)
        tx.audit("vehicle", car.id, **facts)
        tx.session.flush()
        return queries.car_file(tx, car)


def put_out_of_service(
    tx: Tx, car: Vehicle, draft: StopDraft, incident_id: int | None = None
) -> tuple[AffectedBooking, ...]:
    """The car is out of service from now on, in the caller's transaction; returns the bookings that must move.

    The owner of each booking has a task. Raises FieldErrors.
    """
    reason = field_text("reason", draft.reason, 300)
    if not reason:
        raise FieldErrors({"reason": REQUIRED})
    if draft.freed_role not in RETURNERS:
        raise FieldErrors({"freed_role": say.FREED_ROLE})
    stop = CarStop(
        vehicle_id=car.id, reason=reason, freed_role=draft.freed_role, incident_id=incident_id, stopped_at=tx.now,
        stopped_by=tx.actor.id,
    )  # fmt: skip
    tx.session.add(stop)
    car.open_defect, car.status = True, VehicleStatus.OUT_OF_SERVICE
    tx.session.flush()
    index_vehicle(tx, car)
    affected = later_bookings(tx, car.id)
    name = queries.car_name(tx, car)
    for booking in affected:
        deal = tx.session.get_one(Deal, booking.deal_id)
        text = say.STOPPED_TASK.text("zh", car=name, reason=reason, number=booking.number)
        task = plan_task(tx, deal.customer_id, TASK, tx.today, deal.consultant_id, text[:300], deal.id)
        tx.audit("deal", deal.id, task=task.id)
        tx.audit("customer", deal.customer_id)
    return affected


def needed_reason(text: str) -> str:
    """Why something is struck, removed or decided; raises FieldErrors(reason)."""
    reason = field_text("reason", text, 300)
    if not reason:
        raise FieldErrors({"reason": REQUIRED})
    return reason


def later_bookings(tx: Tx, vehicle_id: int) -> tuple[AffectedBooking, ...]:
    """The bookings of a car that have not left yet and are not over, the nearest first."""
    waiting = OPEN_STATUSES - {DriveStatus.OUT}
    found = tx.session.execute(
        sa.select(TestDrive, Deal.consultant_id)
        .join(Deal, Deal.id == TestDrive.deal_id)
        .where(TestDrive.vehicle_id == vehicle_id, TestDrive.status.in_(waiting), TestDrive.ends_at > tx.now)
        .order_by(TestDrive.starts_at, TestDrive.id)
        .limit(200)
    )
    return tuple(
        AffectedBooking(d.id, d.number, d.deal_id, d.starts_at, staff_name(tx.session, owner)) for d, owner in found
    )
