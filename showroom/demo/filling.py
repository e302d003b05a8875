"""Makes, fills and opens the sample store; never touches a store with real data."""

from __future__ import annotations

import os
import tempfile
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from showroom.bootstrap import STORE_EXISTS, Location, NewStore, Showroom, create_store
from showroom.demo import DEMO_PASSWORD, DEMO_USER, Filled
from showroom.demo.crowd import AT_ONCE, CROWDED, FIRST_PLACE, Crowd, CrowdService
from showroom.demo.opening import open_sample
from showroom.demo.paperwork import ROUTE
from showroom.demo.quality import promise_quality
from showroom.demo.sales import SALES, TODAY, sell
from showroom.demo.store_setup import CREDIT_CODE, STORE_NAME, complain, describe_store, hire, stock_up
from showroom.demo.talks import start_library
from showroom.documents.sheet_plan import Watch, keep_going
from showroom.kernel.actor import Actor, Role
from showroom.kernel.clock import STORE_ZONE, SystemClock
from showroom.kernel.credit_code import check_sign, organisation_check
from showroom.kernel.errors import ShowroomError
from showroom.persistence.database import DATABASE_READ_ONLY
from showroom.persistence.fresh_fill import filled_aside, kept_safe

DAYS_BACK = 12
OPENS, CLOSES = 9, 19
EVENING, MORNING = 22, 3


@dataclass
class _PastClock:
    """The clock while samples are made: it starts days ago and is moved towards now."""

    at: datetime

    def now(self) -> datetime:
        return self.at


def fill(location: Location, customers: int, seed: int, watch: Watch) -> Filled:
    """Make the sample store if needed and add customers up to `customers`: all of it or, when cancelled, nothing."""
    if location.exists():
        return _grow(location, customers, seed, watch)
    return _make(location, customers, seed, watch)


def _grow(location: Location, customers: int, seed: int, watch: Watch) -> Filled:
    """Add the customers that lack to a store that others may have open, in one transaction."""
    showroom, demo = open_sample(location)
    try:
        service = CrowdService(showroom.work)
        places, crowd = _lacking(showroom, demo, customers, seed)
        if places:
            service.add(demo, places, crowd, watch)
        keep_going(watch, customers, customers)
        return _filled(service, demo)
    finally:
        showroom.close()


def _fill_aside(location: Location, customers: int, seed: int, watch: Watch) -> Filled:
    """The same in a store that nobody sees yet: in lots, the indexes at the end."""
    showroom, demo = open_sample(location)
    try:
        service = CrowdService(showroom.work)
        places, crowd = _lacking(showroom, demo, customers, seed)
        with filled_aside(showroom.work.db, CROWDED):
            first: int | None = None
            for start in range(0, len(places), AT_ONCE):
                keep_going(watch, start // 2, len(places))
                last = service.gather(demo, places[start : start + AT_ONCE], crowd)
                first = last if first is None else first
            if first is not None:
                service.index(demo, first, watch)
        keep_going(watch, customers, customers)
        return _filled(service, demo)
    finally:
        showroom.close()


def _lacking(showroom: Showroom, demo: Actor, customers: int, seed: int) -> tuple[range, Crowd]:
    """The places of the customers that lack, and who they are; the consultants take them in turn."""
    people = showroom.staff.colleagues(demo, Role.CONSULTANT)
    owners = tuple(person.id for person in people if person.id != demo.id) or (demo.id,)
    there = CrowdService(showroom.work).count(demo)["customer"]
    return range(FIRST_PLACE + there, FIRST_PLACE + customers), Crowd(seed, owners, customers)


def _filled(service: CrowdService, demo: Actor) -> Filled:
    counts = service.count(demo)
    return Filled(counts["customer"], counts["deal"], counts["vehicle"])


def _make(location: Location, customers: int, seed: int, watch: Watch) -> Filled:
    """Make the store aside and move it into place when it is whole: a killed filling leaves no half store."""
    if location.url is not None:
        _make_at(location, seed)
        return _grow(location, customers, seed, watch)
    if location.store_file.exists():
        raise ShowroomError(STORE_EXISTS, place=str(location))
    try:
        location.data.mkdir(parents=True, exist_ok=True, mode=0o700)
        with tempfile.TemporaryDirectory(prefix=".sample-", dir=location.data) as folder:
            fresh = Location(Path(folder) / "store")
            _make_at(fresh, seed)
            filled = _fill_aside(fresh, customers, seed, watch)
            kept_safe((fresh.store_file, fresh.keys_file), location.data)
    except OSError as error:
        raise ShowroomError(DATABASE_READ_ONLY) from error
    return filled


def _make_at(location: Location, seed: int) -> None:
    """The store with people, cars and deals, as if it had been working for some days."""
    password = os.environ.get("SHOWROOM_PASSWORD") or DEMO_PASSWORD
    first = (SystemClock().now() - timedelta(days=DAYS_BACK)).astimezone(STORE_ZONE)
    clock = _PastClock(min(first, first.replace(hour=OPENS, minute=0)).astimezone(UTC))
    roles = frozenset({Role.CONSULTANT, Role.SALES_MANAGER, Role.ADMINISTRATOR})
    store = NewStore(STORE_NAME, DEMO_USER, password, credit_code=credit_code(), sample=True, roles=roles)
    showroom, demo = create_store(location, store, clock)
    try:
        describe_store(showroom, demo)
        staff = hire(showroom, demo, password)
        stock_up(showroom, staff.manager)
        promise_quality(showroom, demo, staff.manager)
        start_library(showroom, staff.manager)
        showroom.test_drive.approve_route(staff.manager, ROUTE)
        today = len(SALES) - TODAY
        open_now = OPENS <= SystemClock().now().astimezone(STORE_ZONE).hour < CLOSES
        for place in range(len(SALES)):
            wanted = _today(len(SALES) - place) if place >= today else _earlier(place, today)
            clock.at = max(clock.at, wanted)  # a store's clock never goes back (G-06)
            sell(showroom, staff, place, seed, in_store=open_now and place >= today)
        complain(showroom, staff)
    finally:
        showroom.close()


def _earlier(place: int, count: int) -> datetime:
    """A working hour on one of the days before today."""
    day = SystemClock().now() - timedelta(days=max(1, round(DAYS_BACK * (1 - place / count))))
    return day.astimezone(STORE_ZONE).replace(hour=OPENS + place % 7, minute=place * 7 % 60).astimezone(UTC)


def _today(place: int) -> datetime:
    """Some minutes ago, so that the store is not empty; at night last evening, since no drive lasts past midnight."""
    now = SystemClock().now()
    night = now.astimezone(STORE_ZONE)
    evening = night.replace(hour=EVENING, minute=0, second=0) - timedelta(days=night.hour < MORNING)
    return min(now, evening) - timedelta(minutes=14 * place + 5)


def credit_code() -> str:
    """A credit code with right check signs (US-02, US-03) in a county that does not exist."""
    body = CREDIT_CODE[8:16]
    bare = CREDIT_CODE[:8] + body + organisation_check(body)
    return bare + check_sign(bare)
