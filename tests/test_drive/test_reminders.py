"""Reminders of booked drives, and bookings given back by mistake that are taken up again; on both databases."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
import sqlalchemy as sa

from showroom.customers.model import Customer, CustomerTask
from showroom.kernel.clock import FixedClock
from showroom.kernel.errors import ShowroomError
from showroom.test_drive import bookings
from showroom.test_drive.drafts import SlotDraft
from showroom.test_drive.model import DrivingLicence, TestDrive
from showroom.test_drive.planning import REMINDER
from showroom.test_drive.rules import DriveStatus
from showroom.test_drive.views import DiarySlot, DriveView
from tests.test_drive.driving import TEN, VINS, Lot, drive_of, later

IN_THREE_DAYS = TEN + timedelta(days=3)


def tasks(lot: Lot) -> list[tuple[date, bool, str]]:
    """(due, done, result) of the reminders, the oldest first."""
    with lot.store.work.db.read() as session:
        rows = session.scalars(sa.select(CustomerTask).where(CustomerTask.kind == REMINDER).order_by(CustomerTask.id))
        return [(row.due, row.done_at is not None, row.result) for row in rows]


def deal_of(lot: Lot, drive: DriveView) -> int:
    with lot.store.work.db.read() as session:
        return session.get_one(TestDrive, drive.id).deal_id


def slot_of(lot: Lot, drive: DriveView) -> DiarySlot:
    diary = lot.service.cars(lot.people.consultant, drive.starts_at.date())
    return next(slot for car in diary.cars for slot in car.slots if slot.id == drive.id)


def booked(lot: Lot, **plan: object) -> DriveView:
    deal = lot.deal()
    lot.licence(deal)
    return lot.book(deal, lot.plan(lot.car(), **{"starts_at": IN_THREE_DAYS, **plan}))


def code_of(act: object, *args: object, **kwargs: object) -> str:
    assert callable(act)
    with pytest.raises(ShowroomError) as refused:
        act(*args, **kwargs)
    return refused.value.code


@pytest.mark.rule("TD-01", "S2-27")
def test_a_booking_reminds_its_consultant_the_day_before_with_time_plate_and_number(lot: Lot) -> None:
    drive = booked(lot)
    with lot.store.work.db.read() as session:
        task = session.scalars(sa.select(CustomerTask).where(CustomerTask.kind == REMINDER)).one()
    assert (task.due, task.owner_id, task.deal_id) == (
        date(2026, 11, 24),
        lot.people.consultant.id,
        deal_of(lot, drive),
    )
    for part in ("11-25 10:00", "沪AD12345", drive.number, "驾照原件"):
        assert part in task.note
    assert slot_of(lot, drive).reminder == "due"
    due = lot.store.customers.tasks_due(lot.people.consultant, date(2026, 11, 24))
    assert task.note in [row.note for row in due]


def test_who_comes_today_needs_no_reminder_and_who_wants_no_contact_gets_none(lot: Lot) -> None:
    today = booked(lot, starts_at=TEN)
    assert tasks(lot) == []
    assert slot_of(lot, today).reminder == ""
    deal = lot.deal()
    lot.change(Customer, 2, do_not_contact=True)
    silent = lot.book(deal, lot.plan(lot.car(VINS[1]), starts_at=IN_THREE_DAYS))
    assert tasks(lot) == []
    assert code_of(lot.service.remind, lot.people.consultant, silent.id) == "do_not_contact"


def test_the_reminder_follows_the_booking_and_ends_with_it(lot: Lot) -> None:
    me, drive = lot.people.consultant, booked(lot)
    moved = drive_of(lot.service.reschedule(me, drive.id, SlotDraft(starts_at=later(24 * 60), version=drive.version)))
    assert tasks(lot) == [(date(2026, 11, 22), False, "")]
    nearer = drive_of(lot.service.reschedule(me, drive.id, SlotDraft(starts_at=later(60), version=moved.version)))
    assert tasks(lot) == [(date(2026, 11, 22), True, nearer.status.value)]  # today: nothing left to remind of
    later_again = SlotDraft(starts_at=IN_THREE_DAYS, version=nearer.version)
    lot.service.reschedule(me, drive.id, later_again)
    assert tasks(lot)[1:] == [(date(2026, 11, 24), False, "")]
    lot.service.cancel(me, drive.id, "客户改天再来")
    assert tasks(lot)[1:] == [(date(2026, 11, 24), True, "cancelled")]


def test_the_keys_end_the_reminder(lot: Lot, clock: FixedClock) -> None:
    drive = booked(lot, starts_at=later(24 * 60), route_id=lot.route())
    clock.move(days=1)
    lot.licence(
        deal_of(lot, drive), version=lot.service.view(lot.people.consultant, deal_of(lot, drive)).licence.version
    )
    out = lot.out(lot.sign(drive))
    assert tasks(lot) == [(date(2026, 11, 22), True, "out")]
    assert slot_of(lot, out).reminder == ""
    assert code_of(lot.service.remind, lot.people.consultant, out.id) == "test_drive_no_reminder"


def test_a_reminder_is_ticked_off_and_the_tick_taken_back(lot: Lot) -> None:
    me, drive = lot.people.consultant, booked(lot)
    assert code_of(lot.service.remind, me, drive.id, done=False) == "test_drive_no_reminder"
    lot.service.remind(me, drive.id)
    assert tasks(lot) == [(date(2026, 11, 24), True, "reminded")]
    assert slot_of(lot, drive).reminder == "done"
    codes = [line.code for line in lot.store.deals.view(me, deal_of(lot, drive)).timeline]
    assert "test_drive_reminded" in codes
    lot.service.remind(me, drive.id, done=False)
    assert tasks(lot) == [(date(2026, 11, 24), False, "")]
    assert slot_of(lot, drive).reminder == "due"
    with lot.store.work.db.read() as session:
        assert session.get_one(Customer, 1).last_contact is None  # a reminder is no follow-up contact (GR-02)


def test_a_drive_of_today_is_ticked_without_a_task_and_leaves_none_when_taken_back(lot: Lot) -> None:
    me, drive = lot.people.consultant, booked(lot, starts_at=later(60))
    lot.service.remind(me, drive.id)
    assert slot_of(lot, drive).reminder == "done"
    lot.service.remind(me, drive.id, done=False)
    assert slot_of(lot, drive).reminder == ""
    assert [done for _, done, _ in tasks(lot)] == [True]


def test_another_day_wants_another_reminder(lot: Lot) -> None:
    me, drive = lot.people.consultant, booked(lot)
    seen = drive_of(lot.service.remind(me, drive.id))
    lot.service.reschedule(me, drive.id, SlotDraft(starts_at=IN_THREE_DAYS + timedelta(days=7), version=seen.version))
    assert [(due, done) for due, done, _ in tasks(lot)] == [(date(2026, 11, 24), True), (date(2026, 12, 1), False)]
    assert slot_of(lot, reread(lot, drive)).reminder == "due"


def reread(lot: Lot, drive: DriveView) -> DriveView:
    return drive_of(lot.service.view(lot.people.consultant, deal_of(lot, drive)))


@pytest.mark.rule("TD-13", "S2-27")
@pytest.mark.parametrize("how", ["cancel", "no_show"])
def test_a_booking_given_back_by_mistake_is_taken_up_again(lot: Lot, how: str) -> None:
    me, drive = lot.people.consultant, booked(lot, route_id=lot.route())
    assert drive.status is DriveStatus.CHECKED
    give_back(lot, drive, how)
    diary = lot.service.cars(me, drive.starts_at.date())
    assert [slot for car in diary.cars for slot in car.slots] == []
    again = drive_of(lot.service.reopen(me, drive.id))
    assert (again.status, again.number, again.end_reason) == (DriveStatus.CHECKED, drive.number, "")
    assert (again.starts_at, again.ends_at) == (drive.starts_at, drive.ends_at)
    assert slot_of(lot, again).reminder == "due"
    codes = [line.code for line in lot.store.deals.view(me, deal_of(lot, drive)).timeline]
    assert codes[:2] == ["test_drive_reopened", "test_drive_no_show" if how == "no_show" else "test_drive_cancelled"]


def give_back(lot: Lot, drive: DriveView, how: str) -> None:
    if how == "cancel":
        lot.service.cancel(lot.people.consultant, drive.id, "客户改天再来")
    else:
        lot.service.no_show(lot.people.consultant, drive.id)


@pytest.mark.rule("TD-13", "S2-27")
@pytest.mark.parametrize("shared", ["car", "escort"])
def test_a_slot_taken_meanwhile_is_not_taken_back(lot: Lot, shared: str) -> None:
    me, drive = lot.people.consultant, booked(lot)
    give_back(lot, drive, "no_show")
    car = drive.vehicle_id if shared == "car" else lot.car(VINS[1])
    escort = me.id if shared == "car" else drive.escort_id
    taker = lot.book(lot.deal(), lot.plan(car, escort_id=escort, starts_at=IN_THREE_DAYS))
    with pytest.raises(ShowroomError) as clash:
        lot.service.reopen(me, drive.id)
    assert clash.value.code == "test_drive_overlap"
    assert taker.number in clash.value.text("zh")
    assert reread(lot, drive).status is DriveStatus.NO_SHOW
    lot.service.cancel(me, taker.id, "客户改天再来")
    assert drive_of(lot.service.reopen(me, drive.id)).status is not DriveStatus.NO_SHOW  # control: free again


@pytest.mark.rule("TD-13", "S2-27")
def test_the_database_refuses_a_slot_taken_back_past_the_look(lot: Lot, monkeypatch: pytest.MonkeyPatch) -> None:
    me, drive = lot.people.consultant, booked(lot)
    give_back(lot, drive, "no_show")
    taker = lot.book(lot.deal(), lot.plan(drive.vehicle_id, escort_id=me.id, starts_at=IN_THREE_DAYS))
    monkeypatch.setattr(bookings, "_refuse_clash", lambda *_: None)
    with pytest.raises(sa.exc.IntegrityError, match="ex_test_drive_vehicle_id"):
        lot.service.reopen(me, drive.id)
    lot.service.cancel(me, taker.id, "客户改天再来")
    lot.service.reopen(me, drive.id)  # control: the same act when the slot is free


@pytest.mark.rule("TD-08", "TD-13")
def test_what_cannot_be_taken_up_again_says_so(lot: Lot, clock: FixedClock) -> None:
    me = lot.people.consultant
    _, car, signed = lot.signed()
    assert code_of(lot.service.reopen, me, signed.id) == "test_drive_no_reopen"  # it was never given back
    give_back(lot, signed, "cancel")
    assert code_of(lot.service.reopen, me, signed.id) == "test_drive_no_reopen"  # its paper is signed and sealed
    newer = lot.book(deal_of(lot, signed), lot.plan(car, starts_at=later(60)))
    give_back(lot, newer, "cancel")
    newest = lot.book(deal_of(lot, signed), lot.plan(car, starts_at=later(60)))
    assert code_of(lot.service.reopen, me, newer.id) == "test_drive_no_reopen"  # booked anew
    give_back(lot, newest, "no_show")
    clock.move(days=1)
    assert code_of(lot.service.reopen, me, newest.id) == "test_drive_no_reopen"  # yesterday's
    clock.move(days=-1)
    assert lot.service.reopen(me, newest.id).drive is not None


@pytest.mark.rule("TD-02", "TD-13")
def test_a_booking_taken_up_again_is_judged_afresh(lot: Lot) -> None:
    drive = booked(lot, route_id=lot.route())
    give_back(lot, drive, "cancel")
    lot.change(DrivingLicence, 1, valid_to=date(2026, 11, 23))
    again = drive_of(lot.service.reopen(lot.people.consultant, drive.id))
    assert again.status is DriveStatus.BOOKED  # no longer checked: TD-02
