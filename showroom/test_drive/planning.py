"""Planning in the diary: whom to book, what is free now, a slot moved by hand, and the reminder before it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime, timedelta

import sqlalchemy as sa

from showroom.customers.messages import DO_NOT_CONTACT
from showroom.customers.model import Customer, CustomerTask
from showroom.customers.records import complete_task, plan_task
from showroom.deals.handover import current_step, may_touch
from showroom.deals.model import Deal, DealStatus, DealStep, Step, StepState
from showroom.kernel.clock import local_date
from showroom.kernel.errors import Message, ShowroomError
from showroom.persistence.actions import Tx
from showroom.staff.escorts import has_licence, trained_staff
from showroom.staff.model import StaffMember
from showroom.test_drive.bookings import buffer_of, place
from showroom.test_drive.case_building import draft_of
from showroom.test_drive.drafts import DriveDraft, SlotDraft
from showroom.test_drive.model import TestDrive
from showroom.test_drive.refusals import NO_FREE_CAR, NO_REMINDER, NO_REOPEN
from showroom.test_drive.rules import OPEN_STATUSES, DriveStatus
from showroom.test_drive.views import BookableDeal, FreeNow
from showroom.vehicles.model import Vehicle, VehicleStatus

REMINDER = "test_drive_reminder"
REMINDED, TAKEN_BACK = "reminded", "withdrawn"
WAITING = OPEN_STATUSES - {DriveStatus.OUT}
LEFT_OUT = (DriveStatus.CANCELLED, DriveStatus.NO_SHOW)
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
    # Who is out late comes back when he comes: car and escort are not free, whatever their slot says (TD-13).
    holds = sa.or_(TestDrive.held_until > start, TestDrive.status == DriveStatus.OUT)
    taken = tx.session.execute(
        sa.select(TestDrive.vehicle_id, TestDrive.escort_id).where(
            TestDrive.status.in_(OPEN_STATUSES), TestDrive.starts_at < until, holds
        )
    ).all()
    car = tx.session.scalar(
        sa.select(Vehicle.id)
        .where(Vehicle.status == VehicleStatus.DEMO, Vehicle.open_defect.is_(False))
        .where(Vehicle.id.not_in([car for car, _ in taken]))
        .order_by(Vehicle.id)
        .limit(1)
    )
    escort = _free_escort(tx, frozenset(escort for _, escort in taken))
    if car is None or escort is None:
        raise ShowroomError(NO_FREE_CAR)
    return FreeNow(car, escort, start, minutes)


def _free_escort(tx: Tx, taken: frozenset[int]) -> int | None:
    """Somebody designated, trained and licensed today (TD-09): the actor, if he is one, else by name."""
    found = tx.session.scalars(
        sa.select(StaffMember)
        .where(StaffMember.active.is_(True), StaffMember.escort.is_(True))
        .order_by(sa.case((StaffMember.id == tx.actor.id, 0), else_=1), StaffMember.name, StaffMember.id)
    )
    trained = trained_staff(tx.session, tx.today)
    fit = (member.id for member in found if member.id in trained and has_licence(member, tx.today))
    return next((ident for ident in fit if ident not in taken), None)


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
    task = _open_reminder(tx, deal)
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


def _open_reminder(tx: Tx, deal: Deal) -> CustomerTask | None:
    """By the customer, whose tasks are indexed, and the deal."""
    return tx.session.scalar(
        sa.select(CustomerTask)
        .where(CustomerTask.customer_id == deal.customer_id, CustomerTask.deal_id == deal.id)
        .where(CustomerTask.kind == REMINDER, CustomerTask.done_at.is_(None))
        .limit(1)
    )


def note_reminded(tx: Tx, deal: Deal, drive: TestDrive) -> None:
    """The customer was told of the drive: the task is done, or one is put on record as done.

    Raises ShowroomError(test_drive_no_reminder | do_not_contact) (PI-11).
    """
    if drive.status not in WAITING:
        raise ShowroomError(NO_REMINDER, number=drive.number)
    if tx.session.get_one(Customer, deal.customer_id).do_not_contact:
        raise ShowroomError(DO_NOT_CONTACT)
    task = _open_reminder(tx, deal) or plan_task(
        tx, deal.customer_id, REMINDER, tx.today, deal.consultant_id, _note(tx, drive), deal.id
    )
    # No contact in the sense of GR-02: the next one stays due when the grade says.
    complete_task(tx, task.id, REMINDED, contacted=False)
    tx.audit("customer", deal.customer_id, reminded=drive.number)


def unremind(tx: Tx, deal: Deal, drive: TestDrive) -> None:
    """Take that back: whoever pressed the wrong row leaves the customer to be reminded; raises as `note_reminded`."""
    task = tx.session.scalar(
        sa.select(CustomerTask)
        .where(CustomerTask.customer_id == deal.customer_id, CustomerTask.deal_id == deal.id)
        .where(CustomerTask.kind == REMINDER, CustomerTask.result == REMINDED)
        .order_by(CustomerTask.id.desc())
        .limit(1)
    )
    if drive.status not in WAITING or task is None or task.created_at < drive.created_at:
        raise ShowroomError(NO_REMINDER, number=drive.number)
    if local_date(drive.starts_at, tx.work.zone) > tx.today:
        task.done_at, task.result = None, ""
    else:  # who comes today needs no reminder
        task.result = TAKEN_BACK
    tx.audit("customer", deal.customer_id, reminded=False)


def reminders(tx: Tx, drives: Collection[TestDrive]) -> dict[int, str]:
    """`due` or `done` by drive, of those whose reminder is on record."""
    waiting = {drive.deal_id: drive for drive in drives if drive.status in WAITING}
    if not waiting:
        return {}
    rows = tx.session.execute(
        sa.select(CustomerTask.deal_id, CustomerTask.created_at, CustomerTask.done_at, CustomerTask.result)
        .where(CustomerTask.customer_id.in_({drive.customer_id for drive in waiting.values()}))
        .where(CustomerTask.kind == REMINDER, CustomerTask.deal_id.in_(list(waiting)))
        .order_by(CustomerTask.id)
    )
    found: dict[int, str] = {}
    for deal, created, done, result in rows:
        drive = waiting.get(deal or 0)
        if drive is not None and created >= drive.created_at:
            found[drive.id] = "due" if done is None else "done" if result == REMINDED else ""
    return found


def reopen(tx: Tx, deal: Deal, drive: TestDrive) -> None:
    """A booking cancelled or missed by mistake holds its slot again, if nobody took it.

    Raises ShowroomError(test_drive_no_reopen | test_drive_overlap) (TD-13).
    """
    newest = tx.session.scalar(sa.select(sa.func.max(TestDrive.id)).where(TestDrive.deal_id == deal.id))
    over = local_date(drive.starts_at, tx.work.zone) < tx.today
    if drive.status not in LEFT_OUT or drive.agreement_id is not None or newest != drive.id or over:
        raise ShowroomError(NO_REOPEN, number=drive.number)
    with tx.session.no_autoflush:
        drive.status, drive.end_reason = DriveStatus.BOOKED, ""
        place(tx, drive)


def _note(tx: Tx, drive: TestDrive) -> str:
    start: datetime = drive.starts_at.astimezone(tx.work.zone)
    plate = tx.session.get_one(Vehicle, drive.vehicle_id).plate or "–"
    return REMIND.text("zh", day=f"{start:%m-%d %H:%M}", plate=plate, number=drive.number)
