"""Bookings that hold a car, an escort or a customer: who is in the way, and how a slot is taken (TD-13)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlalchemy import exc

from showroom.customers.model import Customer
from showroom.deals.handover import may_touch
from showroom.deals.model import Deal
from showroom.kernel.errors import ShowroomError
from showroom.kernel.names import mask_name
from showroom.persistence.actions import Tx
from showroom.staff.service import staff_name
from showroom.test_drive.case import Booking, TestDrivePolicy
from showroom.test_drive.drafts import DriveDraft
from showroom.test_drive.model import TestDrive
from showroom.test_drive.refusals import OVERLAP
from showroom.test_drive.rules import OPEN_STATUSES, DriveStatus
from showroom.vehicles.model import Vehicle

CONSTRAINT = "ex_test_drive_"
_WINDOW = timedelta(hours=12)


def buffer_of(tx: Tx, starts_at: datetime) -> timedelta:
    """The store's buffer on the day of the drive (TD-13, G-06)."""
    on = starts_at.astimezone(tx.work.zone).date()
    return timedelta(minutes=TestDrivePolicy.at(on, tx.parameters).buffer_minutes)


def others_near(tx: Tx, customer_id: int, draft: DriveDraft, own_id: int | None) -> tuple[Booking, ...]:
    """Bookings around the slot that share car, escort or customer; a car that is out late holds until now."""
    if draft.starts_at is None:
        return ()
    zone = tx.work.zone
    shared = sa.or_(
        TestDrive.vehicle_id == draft.vehicle_id,
        TestDrive.escort_id == draft.escort_id,
        TestDrive.customer_id == customer_id,
    )
    near = sa.or_(
        TestDrive.status == DriveStatus.OUT,
        sa.and_(TestDrive.starts_at < draft.starts_at + _WINDOW, TestDrive.held_until > draft.starts_at - _WINDOW),
    )
    rows = tx.session.scalars(
        sa.select(TestDrive).where(TestDrive.status.in_(OPEN_STATUSES), TestDrive.id != (own_id or 0), shared, near)
    )
    return tuple(
        Booking(
            row.starts_at.astimezone(zone),
            max(row.ends_at, tx.now if row.status is DriveStatus.OUT else row.ends_at).astimezone(zone),
            car=row.vehicle_id == draft.vehicle_id,
            escort=row.escort_id == draft.escort_id,
            customer=row.customer_id == customer_id,
        )
        for row in rows
    )


@dataclass(frozen=True, slots=True)
class Slot:
    """What a booking holds: `[starts_at, held_until)` of a car, an escort and a customer."""

    id: int
    vehicle_id: int
    escort_id: int
    customer_id: int
    starts_at: datetime
    ends_at: datetime
    held_until: datetime


def slot_of(drive: TestDrive) -> Slot:
    """The slot that `drive` holds, or would hold; id 0 before it is stored."""
    return Slot(
        drive.id or 0, drive.vehicle_id, drive.escort_id, drive.customer_id, drive.starts_at, drive.ends_at,
        drive.held_until,
    )  # fmt: skip


def place(tx: Tx, drive: TestDrive) -> None:
    """Store the slot of `drive`; raises ShowroomError(test_drive_overlap) naming the booking that is in the way.

    The database has the last word: two desks that book at the same moment meet its constraint, not this check.
    """
    with tx.session.no_autoflush:
        drive.held_until = drive.ends_at + buffer_of(tx, drive.starts_at)
        slot = slot_of(drive)
        _refuse_clash(tx, slot)
    try:
        tx.session.add(drive)
        tx.session.flush()
    except exc.IntegrityError as error:
        if CONSTRAINT not in str(error.orig):
            raise
        # This transaction is lost; who was faster stands committed and is named from outside it.
        with tx.work.db.read() as session:
            _refuse_clash(replace(tx, session=session), slot)
        raise


def clashing(tx: Tx, slot: Slot) -> TestDrive | None:
    """The first booking whose `[start, end + buffer)` meets the slot on the same car, escort or customer."""
    return tx.session.scalar(
        sa.select(TestDrive)
        .where(
            TestDrive.id != slot.id,
            TestDrive.status.in_(OPEN_STATUSES),
            TestDrive.starts_at < slot.held_until,
            TestDrive.held_until > slot.starts_at,
            sa.or_(
                TestDrive.vehicle_id == slot.vehicle_id,
                TestDrive.escort_id == slot.escort_id,
                TestDrive.customer_id == slot.customer_id,
            ),
        )
        .order_by(TestDrive.starts_at)
        .limit(1)
    )


def _refuse_clash(tx: Tx, slot: Slot) -> None:
    other = clashing(tx, slot)
    if other is None:
        return
    shared = [
        words
        for same, words in (
            (other.vehicle_id == slot.vehicle_id, ("车辆", "car")),
            (other.escort_id == slot.escort_id, ("陪驾", "escort")),
            (other.customer_id == slot.customer_id, ("客户", "customer")),
        )
        if same
    ]
    raise ShowroomError(
        OVERLAP, what_zh="、".join(zh for zh, _ in shared), what_en=" and ".join(en for _, en in shared),
        buffer=(slot.held_until - slot.ends_at).seconds // 60, **_told_of(tx, other),
    )  # fmt: skip


def _told_of(tx: Tx, other: TestDrive) -> dict[str, str]:
    """Who holds the slot, when, which car and with whom; others' customers are masked (PI-10)."""
    zone, deal = tx.work.zone, tx.session.get_one(Deal, other.deal_id)
    customer = tx.session.get_one(Customer, other.customer_id).name
    return {
        "number": other.number,
        "day": f"{other.starts_at.astimezone(zone):%m-%d}",
        "start": f"{other.starts_at.astimezone(zone):%H:%M}",
        "end": f"{other.ends_at.astimezone(zone):%H:%M}",
        "customer": customer if may_touch(tx.actor, deal) else mask_name(customer),
        "plate": tx.session.get_one(Vehicle, other.vehicle_id).plate or "–",
        "escort": staff_name(tx.session, other.escort_id),
    }
