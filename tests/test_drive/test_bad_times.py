"""Bad times: a clock set back, midnight, 29 February, summer time and licences that end; on both databases."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from showroom.customers.model import Customer
from showroom.kernel.clock import STORE_ZONE, FixedClock
from showroom.kernel.errors import FieldErrors, ShowroomError
from showroom.kernel.findings import Severity
from showroom.staff.model import StaffMember
from showroom.staff.training_model import StaffTraining
from showroom.test_drive.drafts import SlotDraft
from showroom.test_drive.model import DrivingLicence
from showroom.test_drive.refusals import NotEligible
from showroom.test_drive.rules import DriveStatus
from showroom.test_drive.views import DriveView
from showroom.vehicles.model import Vehicle
from tests.test_drive.driving import TEN, VINS, Lot

REASON = "电脑电池没电，时间已核对"


def at(year: int, month: int, day: int, hour: int = 10, minute: int = 0) -> datetime:
    """A moment by the clock on the store's wall."""
    return datetime(year, month, day, hour, minute, tzinfo=STORE_ZONE).astimezone(UTC)


def against(lot: Lot, deal: int, car: int, start: datetime, **plan: object) -> set[str]:
    """Rules that stand against a drive at `start`, apart from the agreement that nobody signed yet."""
    draft = lot.plan(car, starts_at=start, route_id=1, probation_sticker=True, **plan)
    view = lot.service.eligibility(lot.people.consultant, deal, draft)
    return {f.code for f in view.findings if f.severity >= Severity.NEEDS_APPROVAL} - {"TD-08"}


def ready(lot: Lot, clock: FixedClock, now: datetime, **licence: object) -> tuple[int, int]:
    """(deal, car) at `now`, everything in order for years to come; `licence` is what differs."""
    clock.at = now
    deal, car = lot.deal(), lot.car()
    lot.route()
    lot.licence(deal, valid_to=date(2040, 5, 20))
    far = date(2040, 1, 1)
    lot.change(Vehicle, car, compulsory_valid_to=far, inspection_valid_to=far)
    if licence:
        lot.change(DrivingLicence, 1, **licence)
    for escort in (lot.people.consultant, lot.people.colleague):
        lot.change(StaffMember, escort.id, licence_valid_to=far)
    return deal, car


# The clock set back.


@pytest.mark.rule("G-06", "S2-27")
def test_a_clock_set_back_stands_against_booking_signing_and_the_keys(lot: Lot, clock: FixedClock) -> None:
    deal, car = lot.deal(), lot.car()
    lot.licence(deal)
    right = clock.at
    clock.at = right - timedelta(days=200)
    drive = lot.book(deal, lot.plan(car, starts_at=clock.at))
    assert drive.status is DriveStatus.BOOKED  # held, but not checked
    with pytest.raises(NotEligible) as refused:
        lot.sign(drive)
    found = {f.code: f for f in refused.value.findings}
    assert "2026-05-06" in found["G-06"].text_zh
    assert "2026-11-22" in found["G-06"].text_en
    lot.service.cancel(lot.people.consultant, drive.id, "时钟已校准")
    clock.at = right
    signed = lot.sign(lot.book(deal, lot.plan(car)))
    clock.at = right - timedelta(hours=2)
    with pytest.raises(NotEligible) as keys:
        lot.out(signed)
    assert {f.code for f in keys.value.findings} == {"G-06"}
    clock.at = right
    assert lot.out(signed).status is DriveStatus.OUT  # control: the same act by the right clock


@pytest.mark.rule("G-06", "G-07", "TD-05")
def test_a_manager_answers_for_a_clock_that_cannot_be_set_right_and_for_one_booking_only(
    lot: Lot, clock: FixedClock
) -> None:
    deal, _, drive = lot.signed()
    clock.move(minutes=-30)
    with pytest.raises(ShowroomError) as mine:
        lot.service.override(lot.people.consultant, drive.id, "G-06", REASON)
    assert mine.value.code == "not_allowed"
    lot.service.override(lot.people.manager, drive.id, "G-06", REASON)
    lot.service.cancel(lot.people.consultant, drive.id, "客户改天再来")
    again = lot.book(deal, lot.plan(drive.vehicle_id))
    assert again.status is DriveStatus.BOOKED  # the answer was for the other booking
    lot.service.override(lot.people.manager, again.id, "G-06", REASON)
    assert lot.out(lot.sign(reread(lot, deal))).status is DriveStatus.OUT


@pytest.mark.rule("G-06")
@pytest.mark.parametrize("minutes, noticed", [(5, False), (6, True)])
def test_two_desks_clocks_may_differ_by_five_minutes(lot: Lot, clock: FixedClock, minutes: int, noticed: bool) -> None:
    deal, car = lot.deal(), lot.car()
    lot.licence(deal)
    clock.move(minutes=-minutes)
    assert ("G-06" in against(lot, deal, car, TEN)) is noticed


@pytest.mark.rule("TR-04", "G-06")
def test_a_car_cannot_come_back_before_it_left(lot: Lot, clock: FixedClock) -> None:
    _, _, drive = lot.signed()
    out = lot.out(drive)
    clock.move(minutes=-10)
    with pytest.raises(FieldErrors) as refused:
        lot.back(out)
    assert "早于" in refused.value.fields["odometer_km"].message.text("zh")
    clock.move(minutes=30)
    assert lot.back(out).status is DriveStatus.RETURNED


# Midnight and the end of the month.


@pytest.mark.rule("TD-13", "S2-27")
@pytest.mark.parametrize("day", [date(2026, 11, 22), date(2026, 11, 30), date(2026, 12, 31), date(2028, 2, 29)])
def test_a_slot_ends_on_its_day_and_its_buffer_reaches_into_the_next(lot: Lot, clock: FixedClock, day: date) -> None:
    night = at(day.year, day.month, day.day, 23, 20)
    deal, car = ready(lot, clock, night - timedelta(hours=10))
    with pytest.raises(FieldErrors) as over:
        lot.book(deal, lot.plan(car, starts_at=night, minutes=45))
    assert over.value.fields["starts_at"].message.code == "test_drive_two_days"
    late = lot.book(deal, lot.plan(car, starts_at=night, minutes=39))  # to 23:59, kept free to 00:14
    with pytest.raises(FieldErrors):
        lot.service.reschedule(lot.people.consultant, late.id, SlotDraft(minutes=40, version=late.version))
    other = lot.deal()
    early = lot.plan(car, escort_id=lot.people.consultant.id, starts_at=night + timedelta(minutes=53))
    with pytest.raises(ShowroomError) as clash:
        lot.book(other, early)
    assert clash.value.code == "test_drive_overlap"
    assert f"{day:%m-%d} 23:20–23:59" in clash.value.text("zh")
    free = lot.book(other, lot.plan(car, escort_id=lot.people.consultant.id, starts_at=night + timedelta(minutes=54)))
    tomorrow = day + timedelta(days=1)
    for shown, number in ((day, late.number), (tomorrow, free.number)):
        cars = lot.service.cars(lot.people.consultant, shown).cars
        assert [slot.number for found in cars for slot in found.slots] == [number]
    assert lot.service.day_list(lot.people.consultant, tomorrow, "zh").startswith(b"%PDF")


@pytest.mark.rule("TR-04", "TD-09", "TD-13")
def test_a_car_that_is_late_beyond_midnight_is_not_free_and_comes_back_on_the_next_day(
    lot: Lot, clock: FixedClock
) -> None:
    start = at(2026, 11, 30, 23, 0)
    deal, car = ready(lot, clock, start)
    me = lot.people.consultant
    out = lot.out(lot.sign(lot.book(deal, lot.plan(car, starts_at=start, escort_id=me.id, route_id=1))))
    clock.at = at(2026, 12, 1, 0, 20)
    with pytest.raises(ShowroomError) as none_free:
        lot.service.free_now(me)
    assert none_free.value.code == "test_drive_no_free_car"
    other = lot.car(VINS[1])
    free = lot.service.free_now(me)
    assert (free.vehicle_id, free.escort_id) == (other, lot.people.colleague.id)
    lot.change(StaffMember, lot.people.colleague.id, licence_valid_to=date(2026, 11, 30))
    with pytest.raises(ShowroomError):  # 陈浩's own licence ended yesterday, and 周敏 is on the road
        lot.service.free_now(me)
    assert "TD-13" in against(lot, lot.deal(), car, clock.at)
    back = lot.back(out)
    assert back.back_at == clock.at
    lot.change(StaffMember, lot.people.colleague.id, licence_valid_to=date(2040, 1, 1))
    assert lot.service.free_now(me).vehicle_id == car


# 29 February.


@pytest.mark.rule("TD-05", "G-04", "S2-27")
@pytest.mark.parametrize(
    "first, now, early",
    [
        (date(2028, 2, 29), at(2029, 2, 27), True),
        (date(2028, 2, 29), at(2029, 2, 28), False),  # no 29 February: the month's last day (G-04)
        (date(2027, 2, 28), at(2028, 2, 27), True),
        (date(2027, 2, 28), at(2028, 2, 28), False),
        (date(2027, 3, 1), at(2028, 2, 29), True),
        (date(2027, 3, 1), at(2028, 3, 1), False),
    ],
)
def test_twelve_months_from_and_to_a_29_february(
    lot: Lot, clock: FixedClock, first: date, now: datetime, early: bool
) -> None:
    deal, car = ready(lot, clock, now, first_issue=first, valid_from=first)
    assert against(lot, deal, car, now) == ({"TD-05"} if early else set())


@pytest.mark.rule("TD-02", "DL-02", "S2-27")
def test_a_licence_that_ends_on_29_february_is_good_on_that_day_and_not_on_the_next(
    lot: Lot, clock: FixedClock
) -> None:
    start = at(2028, 2, 29)
    deal, car = ready(lot, clock, start, valid_to=date(2028, 2, 29))
    assert against(lot, deal, car, start + timedelta(days=1)) == {"TD-02"}
    drive = lot.book(deal, lot.plan(car, starts_at=start, route_id=1))
    assert drive.number.endswith("-20280229-0001")
    out = lot.out(lot.sign(drive))
    assert out.status is DriveStatus.OUT
    entry = lot.service.list_incident(lot.people.manager, 1, "试驾时拒不服从陪驾指示")
    assert entry.expires_on == date(2030, 2, 28)


@pytest.mark.rule("TD-07", "G-05", "S2-27")
@pytest.mark.parametrize("now, codes", [(at(2030, 2, 28), set()), (at(2030, 3, 1), {"TD-07"})])
def test_who_was_born_on_29_february_turns_seventy_the_day_after_the_28th(
    lot: Lot, clock: FixedClock, now: datetime, codes: set[str]
) -> None:
    deal, car = ready(lot, clock, now)
    lot.change(Customer, 1, birth=date(1960, 2, 29))
    lot.change(StaffTraining, 1, valid_to=date(2040, 1, 1))
    lot.change(StaffTraining, 2, valid_to=date(2040, 1, 1))
    assert against(lot, deal, car, now) == codes


# The desk's own time zone, and a store whose zone has summer time.


@pytest.fixture
def new_york(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The desk's operating system stands in a zone with summer time."""
    with monkeypatch.context() as patch:
        patch.setenv("TZ", "America/New_York")
        time.tzset()
        yield
    time.tzset()


@pytest.mark.rule("TD-13", "G-06", "S2-27")
@pytest.mark.skipif(not hasattr(time, "tzset"), reason="the zone of a Windows process cannot be set")
@pytest.mark.usefixtures("new_york")
@pytest.mark.parametrize("day", [date(2027, 3, 14), date(2027, 11, 7)], ids=["hour lost", "hour twice"])
def test_a_desk_in_another_zone_books_by_the_clock_on_the_stores_wall(lot: Lot, clock: FixedClock, day: date) -> None:
    # At that minute the clocks of New York jump: 15:00 in the store in spring, 14:00 in autumn.
    jump = at(day.year, day.month, day.day, 15 if day.month == 3 else 14)
    assert datetime.fromtimestamp(jump.timestamp() - 1).hour == 1  # noqa: DTZ006 - the desk's own clock is the point
    assert datetime.fromtimestamp(jump.timestamp()).hour == (3 if day.month == 3 else 1)  # noqa: DTZ006
    start = jump - timedelta(minutes=15)
    deal, car = ready(lot, clock, start)
    drive = lot.book(deal, lot.plan(car, starts_at=start, route_id=1))
    assert (drive.ends_at - drive.starts_at, drive.starts_at) == (timedelta(minutes=30), start)
    slot = lot.service.cars(lot.people.consultant, day).cars[0].slots[0]
    wall = (slot.starts_at.astimezone(STORE_ZONE), slot.ends_at.astimezone(STORE_ZONE))
    assert [f"{moment:%Y-%m-%d %H:%M}" for moment in wall] == [
        f"{day} {jump.astimezone(STORE_ZONE).hour - 1}:45", f"{day} {jump.astimezone(STORE_ZONE).hour}:15",
    ]  # fmt: skip
    other = lot.deal()
    with pytest.raises(ShowroomError) as clash:
        lot.book(other, lot.plan(car, escort_id=lot.people.consultant.id, starts_at=start + timedelta(minutes=44)))
    assert f"{wall[0]:%H:%M}–{wall[1]:%H:%M}" in clash.value.text("zh")
    lot.book(other, lot.plan(car, escort_id=lot.people.consultant.id, starts_at=start + timedelta(minutes=45)))
    clock.at = start + timedelta(minutes=29)
    assert lot.out(lot.sign(drive)).status is DriveStatus.OUT


BERLIN = ZoneInfo("Europe/Berlin")


@pytest.mark.rule("TD-13", "TR-04", "S2-27")
@pytest.mark.parametrize("day", [date(2027, 3, 28), date(2027, 10, 31)], ids=["hour lost", "hour twice"])
def test_a_store_with_summer_time_neither_loses_nor_doubles_an_hour(lot: Lot, clock: FixedClock, day: date) -> None:
    lot.store.work.zone = BERLIN
    jump = datetime(day.year, day.month, day.day, 1, tzinfo=UTC)
    start = jump - timedelta(minutes=15)
    deal, car = ready(lot, clock, start)
    first = lot.book(deal, lot.plan(car, starts_at=start.astimezone(BERLIN), minutes=60, route_id=1))
    assert (first.starts_at, first.ends_at) == (start, start + timedelta(minutes=60))
    me, other = lot.people.consultant, lot.deal()
    # By the wall this begins before (autumn) or long after (spring) the first one ends; the time that passes counts.
    for minutes, fits in ((74, False), (75, True)):
        plan = lot.plan(car, escort_id=me.id, starts_at=(start + timedelta(minutes=minutes)).astimezone(BERLIN))
        if fits:
            lot.book(other, plan)
        else:
            with pytest.raises(ShowroomError) as clash:
                lot.book(other, plan)
            assert clash.value.code == "test_drive_overlap"
    day_slots = lot.service.cars(me, day).cars[0].slots
    assert len(day_slots) == 2
    out = lot.out(lot.sign(reread(lot, deal)))
    clock.at = out.ends_at + timedelta(minutes=1)
    back = lot.back(out)
    assert back.back_at is not None
    assert back.out_at is not None
    assert back.back_at - back.out_at == timedelta(minutes=61)


# Licences that end.


@pytest.mark.rule("TD-02", "DL-02", "S2-27")
def test_a_licence_that_ends_before_the_day_of_the_drive_stands_against_it_already_at_booking(
    lot: Lot, clock: FixedClock
) -> None:
    deal, car = ready(lot, clock, TEN, valid_to=date(2026, 11, 24))
    assert against(lot, deal, car, TEN + timedelta(days=2)) == set()  # the last day counts (DL-02)
    assert against(lot, deal, car, TEN + timedelta(days=3)) == {"TD-02"}
    drive = lot.book(deal, lot.plan(car, starts_at=TEN + timedelta(days=3), route_id=1))
    assert drive.status is DriveStatus.BOOKED
    moved = lot.service.reschedule(
        lot.people.consultant, drive.id, SlotDraft(starts_at=TEN + timedelta(days=2), version=drive.version)
    )
    assert moved.eligibility.findings
    assert lot.sign(reread(lot, deal)).status is DriveStatus.AGREEMENT_SIGNED


@pytest.mark.rule("TD-02", "TD-09", "TD-11", "S2-27")
@pytest.mark.parametrize("whose", ["licence", "escort", "insurance"])
def test_what_ends_on_the_day_of_the_drive_holds_to_its_last_minute_and_not_to_the_next_day(
    lot: Lot, clock: FixedClock, whose: str
) -> None:
    start = at(2026, 11, 30, 23, 20)
    deal, car = ready(lot, clock, start)
    last = date(2026, 11, 30)
    model, row, field, code = {
        "licence": (DrivingLicence, 1, "valid_to", "TD-02"),
        "escort": (StaffMember, lot.people.colleague.id, "licence_valid_to", "TD-09"),
        "insurance": (Vehicle, car, "compulsory_valid_to", "TD-11"),
    }[whose]
    lot.change(model, row, **{field: last})
    assert against(lot, deal, car, start, minutes=39) == set()
    assert against(lot, deal, car, start, minutes=40) == {code}  # ends at midnight, when it holds no more
    drive = lot.sign(lot.book(deal, lot.plan(car, starts_at=start, minutes=39, route_id=1)))
    lot.change(model, row, **{field: last - timedelta(days=1)})
    with pytest.raises(NotEligible) as refused:
        lot.out(drive)
    assert {f.code for f in refused.value.findings} == {code}
    lot.change(model, row, **{field: last})
    out = lot.out(drive)
    clock.at = at(2026, 12, 1, 0, 5)  # on the road when the day ended: late, and taken back as it is
    assert lot.back(out).status is DriveStatus.RETURNED


def reread(lot: Lot, deal: int) -> DriveView:
    drive = lot.service.view(lot.people.consultant, deal).drive
    assert drive is not None
    return drive
