"""Planning in the diary: whom to book, what is free now, a slot moved by hand, and the reminder before it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import sqlalchemy as sa

from showroom.customers.model import Customer, CustomerTask
from showroom.customers.records import plan_task
from showroom.deals.handover import current_step, may_touch
from showroom.deals.model import Deal, DealStatus, DealStep, Step, StepState
from showroom.kernel.clock import local_date
from showroom.kernel.errors import Message, ShowroomError
from showroom.persistence.actions import Tx
from showroom.staff.model import StaffMember
from showroom.test_drive.bookings import buffer_of
from showroom.test_drive.case_building import draft_of
from showroom.test_drive.drafts import DriveDraft, SlotDraft
from showroom.test_drive.model import TestDrive
from showroom.test_drive.refusals import NO_FREE_CAR
from showroom.test_drive.rules import OPEN_STATUSES
from showroom.test_drive.views import BookableDeal, FreeNow
from showroom.vehicles.model import Vehicle, VehicleStatus

REMINDER = "test_drive_reminder"
REMIND = Message(
    "test_drive_remind",
    "{day} 试驾 {plate}（{number}）：提醒客户带驾照原件",
    "Test drive {day}, {plate} ({number}): remind the customer to bring the original licence",
)
MOST_DEALS = 300


def bookable_deals(tx: Tx) -> tuple[BookableDeal, ...]:
    """Open deals whose next step is the test drive and that hold no slot yet, the newest first; the actor's own."""
    holding = sa.select(TestDrive.deal_id).where(TestDrive.status.in_(OPEN_STATUSES))
    passed = sa.select(DealStep.deal_id).where(DealStep.step == Step.TEST_DRIVE, DealStep.state != StepState.TODO)
    rows = tx.session.execute(
        sa.select(Deal, Customer.name)
        .join(Customer, Customer.id == Deal.customer_id)
        .where(Deal.status == DealStatus.OPEN, Deal.id.not_in(holding), Deal.id.not_in(passed))
        .order_by(Deal.id.desc())
        .limit(MOST_DEALS)
    ).all()
    mine = [(deal, name) for deal, name in rows if may_touch(tx.actor, deal)]
    at = _steps_of(tx, [deal.id for deal, _ in mine])
    return tuple(
        BookableDeal(deal.id, deal.number, name, deal.model_id)
        for deal, name in mine
        if current_step(at.get(deal.id, {})) is Step.TEST_DRIVE
    )


def _steps_of(tx: Tx, deals: list[int]) -> dict[int, dict[Step, StepState]]:
    found: dict[int, dict[Step, StepState]] = {}
    wanted = sa.select(DealStep.deal_id, DealStep.step, DealStep.state).where(DealStep.deal_id.in_(deals))
    for deal_id, step, state in tx.session.execute(wanted):
        found.setdefault(deal_id, {})[step] = state
    return found


def free_now(tx: Tx) -> FreeNow:
    """A demo car and an escort that nobody holds from this minute on; the actor first, if he may accompany.

    Raises ShowroomError(test_drive_no_free_car).
    """
    start = tx.now.replace(second=0, microsecond=0)
    minutes = tx.parameters.whole("test_drive.slot_minutes", tx.today)
    until = start + timedelta(minutes=minutes) + buffer_of(tx, start)
    taken = tx.session.execute(
        sa.select(TestDrive.vehicle_id, TestDrive.escort_id).where(
            TestDrive.status.in_(OPEN_STATUSES), TestDrive.starts_at < until, TestDrive.held_until > start
        )
    ).all()
    car = tx.session.scalar(
        sa.select(Vehicle.id)
        .where(Vehicle.status == VehicleStatus.DEMO, Vehicle.open_defect.is_(False))
        .where(Vehicle.id.not_in([car for car, _ in taken]))
        .order_by(Vehicle.id)
        .limit(1)
    )
    escort = tx.session.scalar(
        sa.select(StaffMember.id)
        .where(StaffMember.active.is_(True), StaffMember.escort.is_(True))
        .where(StaffMember.id.not_in([escort for _, escort in taken]))
        .order_by(sa.case((StaffMember.id == tx.actor.id, 0), else_=1), StaffMember.name)
        .limit(1)
    )
    if car is None or escort is None:
        raise ShowroomError(NO_FREE_CAR)
    return FreeNow(car, escort, start, minutes)


def moved_draft(drive: TestDrive, slot: SlotDraft) -> DriveDraft:
    """The stored drive with the slot that somebody gave it in the diary; what is None stays as it is."""
    draft = draft_of(drive)
    return replace(
        draft,
        vehicle_id=slot.vehicle_id or draft.vehicle_id,
        escort_id=slot.escort_id or draft.escort_id,
        starts_at=slot.starts_at or draft.starts_at,
        minutes=slot.minutes or draft.minutes,
        version=slot.version,
    )


def remind(tx: Tx, deal: Deal, drive: TestDrive) -> None:
    """The consultant's task to remind the customer the day before; it follows the booking and ends with it."""
    task = tx.session.scalar(
        sa.select(CustomerTask)
        .where(CustomerTask.deal_id == deal.id, CustomerTask.kind == REMINDER, CustomerTask.done_at.is_(None))
        .limit(1)
    )
    day = local_date(drive.starts_at, tx.work.zone)
    # Who comes today needs no reminder; who may not be contacted gets none (PI-11).
    wanted = drive.status in OPEN_STATUSES and day > tx.today
    if wanted and task is None and tx.session.get_one(Customer, deal.customer_id).do_not_contact:
        return
    if not wanted:
        if task is not None:
            task.done_at, task.result = tx.now, drive.status.value
        return
    due, note = max(day - timedelta(days=1), tx.today), _note(tx, drive)
    if task is None:
        plan_task(tx, deal.customer_id, REMINDER, due, deal.consultant_id, note, deal.id)
    else:
        task.due, task.note = due, note
    tx.audit("customer", deal.customer_id, reminder=due.isoformat())


def _note(tx: Tx, drive: TestDrive) -> str:
    start: datetime = drive.starts_at.astimezone(tx.work.zone)
    plate = tx.session.get_one(Vehicle, drive.vehicle_id).plate or "–"
    return REMIND.text("zh", day=f"{start:%m-%d %H:%M}", plate=plate, number=drive.number)
