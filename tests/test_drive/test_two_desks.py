"""Two desks that take the same minute: one shared thing at a time, booked or moved, also both past the look (TD-13)."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

import pytest
import sqlalchemy as sa

from showroom.bootstrap import Showroom
from showroom.deals.model import Step
from showroom.kernel.errors import ShowroomError
from showroom.persistence.actions import Tx
from showroom.test_drive import bookings
from showroom.test_drive.drafts import DriveDraft, SlotDraft
from showroom.test_drive.views import DriveView
from tests.store_fixtures import by_owner, hire
from tests.test_drive.driving import TEN, VINS, Lot, later
from tests.test_drive.test_overlap import overlaps

WORDS = {"car": "车辆", "escort": "陪驾", "customer": "客户"}
Desk = Callable[[], object]


def at_once(*desks: Desk) -> list[ShowroomError | None]:
    """Every desk acts when all are ready; what each was told, None for one that succeeded."""
    start = threading.Barrier(len(desks))
    done: list[ShowroomError | None] = [None] * len(desks)
    broken: list[BaseException] = []

    def work(number: int) -> None:
        start.wait(timeout=60)
        try:
            desks[number]()
        except ShowroomError as error:
            done[number] = error
        except sa.exc.SQLAlchemyError as error:
            broken.append(error)

    threads = [threading.Thread(target=work, args=(n,), name=f"desk {n}") for n in range(len(desks))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=120)
    assert broken == []
    return done


class Two:
    """Two deals and the plans of two desks, which share exactly one thing (or nothing)."""

    def __init__(self, lot: Lot, shared: str) -> None:
        self.lot, me, colleague = lot, lot.people.consultant.id, lot.people.colleague.id
        self.cars = [lot.car(vin) for vin in VINS]
        self.deals = [lot.deal(), self._second(shared)]
        self.first = lot.plan(self.cars[0], escort_id=me)
        self.second = lot.plan(
            self.cars[0 if shared == "car" else 1], escort_id=me if shared == "escort" else colleague
        )

    def _second(self, shared: str) -> int:
        me = self.lot.people.consultant
        return self.lot.build.deal(me, 1, me, Step.TEST_DRIVE) if shared == "customer" else self.lot.deal()

    def at(self, start: datetime) -> tuple[DriveDraft, DriveDraft]:
        """Both plans, the second at `start`."""
        return self.first, replace(self.second, starts_at=start)


@pytest.fixture
def lot(store: Showroom) -> Lot:
    return Lot(store, hire(store))


@pytest.mark.rule("TD-13", "S2-27")
@pytest.mark.parametrize("minutes", [0, 30, 44])
@pytest.mark.parametrize("shared", list(WORDS))
def test_one_of_two_desks_gets_the_minute_and_the_other_is_told_who_has_it(lot: Lot, shared: str, minutes: int) -> None:
    two = Two(lot, shared)
    plans = two.at(later(minutes))
    told = at_once(*(lambda n=n: lot.book(two.deals[n], plans[n]) for n in range(2)))
    refused = [error for error in told if error is not None]
    assert [error.code for error in refused] == ["test_drive_overlap"]
    assert "SH01-SJ-20261122-0001" in refused[0].text("zh")
    assert refused[0].text("zh").startswith(WORDS[shared] + "已被预约")
    assert overlaps(lot.store) == 0


@pytest.mark.rule("TD-13")
@pytest.mark.parametrize("shared, minutes", [("nothing", 0), ("car", 45), ("escort", 45), ("customer", 45)])
def test_control_both_desks_book_where_nothing_is_shared_or_the_buffer_is_kept(
    lot: Lot, shared: str, minutes: int
) -> None:
    two = Two(lot, shared)
    plans = two.at(later(minutes))
    assert at_once(*(lambda n=n: lot.book(two.deals[n], plans[n]) for n in range(2))) == [None, None]
    assert overlaps(lot.store) == 0


def moved_to(lot: Lot, drive: DriveView, car: int) -> Desk:
    slot = SlotDraft(vehicle_id=car, version=drive.version)
    return lambda: lot.service.reschedule(lot.people.consultant, drive.id, slot)


@pytest.mark.rule("TD-13", "S2-27")
def test_two_desks_that_move_to_the_same_car_and_one_booking_moved_by_two(lot: Lot) -> None:
    two = Two(lot, "nothing")
    drives = [lot.book(deal, plan) for deal, plan in zip(two.deals, two.at(TEN), strict=True)]
    told = at_once(*(moved_to(lot, drive, two.cars[2]) for drive in drives))
    assert sorted(error.code if error else "" for error in told) == ["", "test_drive_overlap"]
    assert overlaps(lot.store) == 0
    moved, stayed = drives[told.index(None)], drives[1 - told.index(None)]
    lot.service.cancel(lot.people.consultant, moved.id, "客户改天再来")
    again = at_once(*(moved_to(lot, stayed, car) for car in (two.cars[2], moved.vehicle_id)))
    assert sorted(error.code if error else "" for error in again) == ["", "changed_meanwhile"]


class BothLooked:
    """Holds whoever looked for a clash until the other has looked as well, once each."""

    def __init__(self) -> None:
        self.real, self.met, self.seen = bookings._refuse_clash, threading.Barrier(2), set[int]()

    def __call__(self, tx: Tx, slot: bookings.Slot) -> None:
        self.real(tx, slot)
        if threading.get_ident() not in self.seen:
            self.seen.add(threading.get_ident())
            self.met.wait(timeout=60)


@pytest.mark.rule("TD-13", "S2-27")
@pytest.mark.parametrize("guarded", [True, False], ids=["guarded", "control"])
def test_two_desks_that_both_looked_before_either_moved_meet_the_database(
    postgres_store: Showroom, monkeypatch: pytest.MonkeyPatch, guarded: bool
) -> None:
    """On SQLite the second desk cannot look before the first one has written; on PostgreSQL both can."""
    lot = Lot(postgres_store, hire(postgres_store))
    two = Two(lot, "nothing")
    drives = [lot.book(deal, plan) for deal, plan in zip(two.deals, two.at(TEN), strict=True)]
    if not guarded:
        with by_owner(lot.store) as session:
            session.execute(sa.text("ALTER TABLE test_drive DROP CONSTRAINT ex_test_drive_vehicle_id"))
    monkeypatch.setattr(bookings, "_refuse_clash", BothLooked())
    told = at_once(*(moved_to(lot, drive, two.cars[2]) for drive in drives))
    monkeypatch.undo()
    refused = [error for error in told if error is not None]
    assert overlaps(lot.store) == (0 if guarded else 1)
    assert [error.code for error in refused] == (["test_drive_overlap"] if guarded else [])
    if guarded:
        winner = drives[told.index(None)]
        assert winner.number in refused[0].text("zh")
