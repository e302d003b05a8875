"""What the page and the diary read of test drives."""

from __future__ import annotations

import json
from dataclasses import fields, replace
from datetime import date, datetime, time, timedelta

import sqlalchemy as sa

from showroom.customers.model import Customer
from showroom.customers.records import get_customer, newest_consents
from showroom.deals.handover import may_touch
from showroom.deals.model import Deal
from showroom.kernel.names import mask_name
from showroom.persistence.actions import Tx
from showroom.staff.escorts import has_licence, trained_staff
from showroom.staff.model import StaffMember
from showroom.staff.service import staff_name
from showroom.test_drive.case_building import Plan, draft_of, judge, licence_of
from showroom.test_drive.drafts import DriveDraft
from showroom.test_drive.drive_record import late_after
from showroom.test_drive.licence_record import notice_version
from showroom.test_drive.model import DriveIncident, DriveRoute, TestDrive
from showroom.test_drive.planning import WAITING, reminders
from showroom.test_drive.rules import OPEN_STATUSES, DriveStatus
from showroom.test_drive.views import (
    Diary,
    DiaryCar,
    DiaryEscort,
    DiarySlot,
    DriverView,
    DriveView,
    EscortChoice,
    IncidentLine,
    LicenceView,
    RouteChoice,
    TestDriveView,
)
from showroom.vehicles.model import Vehicle, VehicleModel, VehicleStatus
from showroom.vehicles.records import model_text

MOST_CARS, MOST_SLOTS = 200, 4000
SHOWN = (*OPEN_STATUSES, DriveStatus.RETURNED, DriveStatus.FEEDBACK, DriveStatus.CLOSED, DriveStatus.INCIDENT)


def newest_drive(tx: Tx, deal_id: int) -> TestDrive | None:
    """The deal's newest test drive, whatever became of it."""
    return tx.session.scalar(
        sa.select(TestDrive).where(TestDrive.deal_id == deal_id).order_by(TestDrive.id.desc()).limit(1)
    )


def page_view(tx: Tx, deal: Deal) -> TestDriveView:
    """Everything that the page shows; before a booking the rules judge an empty plan."""
    drive = newest_drive(tx, deal.id)
    under_way = drive is not None and drive.status in OPEN_STATUSES
    draft = draft_of(drive) if drive is not None and under_way else DriveDraft(vehicle_id=deal_demo_car(tx, deal))
    consents = newest_consents(tx, deal.customer_id)
    customer = get_customer(tx, deal.customer_id)
    given = frozenset(purpose for purpose, consent in consents.items() if consent.given)
    return TestDriveView(
        deal_id=deal.id,
        model_id=deal.model_id,
        driver=DriverView(
            customer.id, customer.name, customer.id_kind, customer.id_number or "", customer.birth, given
        ),
        licence=licence_view(tx, deal.customer_id),
        drive=None if drive is None else drive_view(tx, drive),
        eligibility=judge(tx, Plan(deal, draft, drive if under_way else None)),
        slot_minutes=tx.parameters.whole("test_drive.slot_minutes", tx.today),
        buffer_minutes=tx.parameters.whole("test_drive.buffer_minutes", tx.today),
        privacy_version=notice_version(consents),
    )


def deal_demo_car(tx: Tx, deal: Deal) -> int | None:
    """A demo car of the chosen version, else none: the person picks one."""
    return tx.session.scalar(
        sa.select(Vehicle.id)
        .where(Vehicle.status == VehicleStatus.DEMO, Vehicle.model_id == deal.model_id)
        .order_by(Vehicle.id)
        .limit(1)
    )


def licence_view(tx: Tx, customer_id: int) -> LicenceView:
    """The stored licence of a customer, an empty one before the first."""
    row = licence_of(tx, customer_id)
    if row is None:
        return LicenceView()
    same = {f.name: getattr(row, f.name) for f in fields(LicenceView) if f.name != "seen_by"}
    return LicenceView(**same, seen_by=staff_name(tx.session, row.seen_by))


_SAME = tuple(
    f.name for f in fields(DriveView) if f.name not in ("vehicle_text", "escort", "ratings", "overdue", "agreement_id")
)


def drive_view(tx: Tx, drive: TestDrive) -> DriveView:
    """A stored drive as shown."""
    vehicle = tx.session.get_one(Vehicle, drive.vehicle_id)
    return DriveView(
        **{name: getattr(drive, name) for name in _SAME},
        vehicle_text=_car_text(vehicle, tx.session.get_one(VehicleModel, vehicle.model_id)),
        escort=staff_name(tx.session, drive.escort_id),
        agreement_id=drive.agreement_id,
        ratings=json.loads(drive.ratings) if drive.ratings else {},
        overdue=is_overdue(tx, drive),
    )


def is_overdue(tx: Tx, drive: TestDrive) -> bool:
    """Out beyond the agreed end and the store's grace."""
    return drive.status is DriveStatus.OUT and tx.now > late_after(tx, drive)


def _car_text(vehicle: Vehicle, model: VehicleModel) -> str:
    return " · ".join(part for part in (model_text(model), vehicle.plate) if part)


def diary(tx: Tx, day: date, days: int = 1) -> Diary:
    """All demo cars and escorts with their bookings of store days; a car in use stays visible when no longer demo."""
    by_car: dict[int, list[DiarySlot]] = {}
    by_escort: dict[int, list[DiarySlot]] = {}
    for slot in slots_between(tx, day, days):
        by_car.setdefault(slot.vehicle_id, []).append(slot)
        by_escort.setdefault(slot.escort_id, []).append(slot)
    cars = tx.session.execute(
        sa.select(Vehicle, VehicleModel)
        .join(VehicleModel)
        .where(sa.or_(Vehicle.status == VehicleStatus.DEMO, Vehicle.id.in_(list(by_car))))
        .order_by(VehicleModel.series, Vehicle.id)
        .limit(MOST_CARS)
    ).all()
    return Diary(
        day,
        tuple(
            DiaryCar(
                car.id, model_text(model), car.plate, model.id, car.energy_percent, car.odometer_km,
                tuple(by_car.get(car.id, ())),
            )
            for car, model in cars
        ),
        tx.parameters.whole("test_drive.slot_minutes", day),
        tx.parameters.whole("test_drive.buffer_minutes", day),
        days,
        tuple(DiaryEscort(ident, name, tuple(by_escort.get(ident, ()))) for ident, name in _escorts(tx, by_escort)),
    )  # fmt: skip


def slots_between(tx: Tx, day: date, days: int) -> tuple[DiarySlot, ...]:
    """The bookings of store days in the order of time; names of others' customers are masked (PI-10)."""
    begin = datetime.combine(day, time.min, tx.work.zone)
    end = datetime.combine(day + timedelta(days=days), time.min, tx.work.zone)
    rows = tx.session.execute(
        sa.select(TestDrive, Deal, Customer.name, StaffMember.name, Vehicle)
        .join(Deal, Deal.id == TestDrive.deal_id)
        .join(Customer, Customer.id == TestDrive.customer_id)
        .join(StaffMember, StaffMember.id == TestDrive.escort_id)
        .join(Vehicle, Vehicle.id == TestDrive.vehicle_id)
        .where(TestDrive.status.in_(SHOWN), TestDrive.starts_at < end, TestDrive.ends_at > begin)
        .order_by(TestDrive.starts_at, TestDrive.id)
        .limit(MOST_SLOTS)
    ).all()
    told = reminders(tx, [drive for drive, *_ in rows])
    return tuple(
        replace(
            _slot(tx, drive, deal, (customer, escort, car.plate)),
            withdrawn=drive.status in WAITING and (car.status is not VehicleStatus.DEMO or car.open_defect),
            reminder=told.get(drive.id, ""),
        )
        for drive, deal, customer, escort, car in rows
    )


def _escorts(tx: Tx, held: dict[int, list[DiarySlot]]) -> list[tuple[int, str]]:
    rows = tx.session.execute(
        sa.select(StaffMember.id, StaffMember.name)
        .where(
            sa.or_(sa.and_(StaffMember.active.is_(True), StaffMember.escort.is_(True)), StaffMember.id.in_(list(held)))
        )
        .order_by(StaffMember.name, StaffMember.id)
        .limit(MOST_CARS)
    )
    return [(ident, name) for ident, name in rows]


def _slot(tx: Tx, drive: TestDrive, deal: Deal, names: tuple[str, str, str]) -> DiarySlot:
    mine = may_touch(tx.actor, deal)
    return DiarySlot(
        drive.id, drive.number, deal.id, drive.vehicle_id, drive.status, drive.mode, drive.starts_at, drive.ends_at,
        drive.held_until, names[0] if mine else mask_name(names[0]), names[1], mine, is_overdue(tx, drive),
        drive.escort_id, drive.version, names[2],
    )  # fmt: skip


def escort_choices(tx: Tx) -> tuple[EscortChoice, ...]:
    """Active colleagues who are authorised to accompany: designated, trained and licensed today (TD-09)."""
    trained = trained_staff(tx.session, tx.today)
    found = tx.session.scalars(
        sa.select(StaffMember)
        .where(StaffMember.active.is_(True), StaffMember.escort.is_(True))
        .order_by(StaffMember.name)
        .limit(500)
    )
    fit = (m for m in found if m.id in trained and has_licence(m, tx.today))
    return tuple(EscortChoice(m.id, m.name, m.licence_classes, m.licence_valid_to) for m in fit)


def route_choices(tx: Tx) -> tuple[RouteChoice, ...]:
    """Approved routes by name (TR-02)."""
    found = tx.session.scalars(
        sa.select(DriveRoute).where(DriveRoute.active.is_(True)).order_by(DriveRoute.name).limit(200)
    )
    return tuple(RouteChoice(**{f.name: getattr(row, f.name) for f in fields(RouteChoice)}) for row in found)


def incident_lines(tx: Tx, limit: int = 200) -> tuple[IncidentLine, ...]:
    """The incident list, the newest first, without expired entries (TD-17)."""
    found = tx.session.execute(
        sa.select(DriveIncident, Customer.name, StaffMember.name)
        .join(Customer, Customer.id == DriveIncident.customer_id)
        .join(StaffMember, StaffMember.id == DriveIncident.by)
        .where(DriveIncident.expires_on >= tx.today, DriveIncident.removed_at.is_(None))
        .order_by(DriveIncident.id.desc())
        .limit(limit)
    )
    return tuple(IncidentLine(e.id, customer, e.reason, e.at, by, e.expires_on) for e, customer, by in found)
