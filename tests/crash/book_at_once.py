"""Many desks book test drives at the same time: no car, escort or customer twice, on both databases (TD-13).

python -m tests.crash.book_at_once --bookings 1000
python -m tests.crash.book_at_once --bookings 200 --blind --without-constraint   (the control: overlaps appear)
"""

from __future__ import annotations

import argparse
import pickle
import random
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field
from datetime import timedelta
from multiprocessing import get_context
from multiprocessing.synchronize import Barrier
from pathlib import Path
from unittest.mock import patch

import sqlalchemy as sa

from showroom.bootstrap import Location, Showroom, open_with_key
from showroom.deals.model import Step
from showroom.kernel.clock import FixedClock
from showroom.kernel.errors import ShowroomError
from showroom.persistence.database import Database
from showroom.persistence.engines import postgresql_engine, sqlcipher_engine
from showroom.test_drive import bookings
from showroom.test_drive.drafts import DriveDraft, SlotDraft
from tests.postgres_server import PrivatePostgres
from tests.store_fixtures import KEY, NOW, People, fill_store, hire
from tests.test_drive.driving import VINS, Lot

PROCESSES, CARS = 8, 3
SLOTS = 40
"""Starting minutes that the desks fight for, a quarter of an hour apart over ten hours."""
BUSY = ("database_busy", "changed_meanwhile")
OPEN = ("booked", "checked", "agreement_signed", "out")
HELD = ("vehicle_id", "escort_id", "customer_id")
MINUTE = 60_000_000


@dataclass
class Race:
    """What the desks did, and what the audit found afterwards."""

    kind: str
    said: Counter[str] = field(default_factory=Counter)
    unnamed: list[str] = field(default_factory=list)
    stored: int = 0
    overlaps: int = 0
    seconds: float = 0.0

    def line(self) -> str:
        said = ", ".join(f"{word} {count}" for word, count in sorted(self.said.items()))
        return (
            f"{self.kind}: {self.said.total()} acts in {self.seconds:.0f} s ({said}); {self.stored} slots held in the"
            f" end; overlaps: {self.overlaps}; clashes without a name: {len(self.unnamed)} {self.unnamed[:1]}"
        )


@dataclass(frozen=True)
class Field:
    """What the desks share: the deals of one desk each, the cars, and the people."""

    location: Location
    people: People
    deals: tuple[tuple[int, ...], ...]
    cars: tuple[int, ...]
    blind: bool


def prepare(location: Location, *, processes: int, blind: bool, unguarded: bool) -> Field:
    """A store with cars and, for every desk, deals of its own; every third customer has a deal at two desks."""
    store = open_with_key(location, KEY, FixedClock(NOW))
    people = hire(store)
    lot = Lot(store, people)
    cars = tuple(lot.car(vin) for vin in VINS[:CARS])
    desks = [[lot.deal(), lot.deal()] for _ in range(processes)]
    me = people.consultant
    for number, deals in enumerate(desks):
        other = 1 + (2 * number + 2) % (2 * processes)  # the neighbour's first customer
        deals.append(lot.build.deal(me, other, me, Step.TEST_DRIVE))
    if unguarded:
        drop_constraints(store)
    store.close()
    return Field(location, people, tuple(tuple(deals) for deals in desks), cars, blind)


def drop_constraints(store: Showroom) -> None:
    """The control: the database no longer has the last word."""
    with store.work.db.begin() as session:
        for shared in HELD:
            if store.work.db.kind == "sqlite":
                for act in ("insert", "update"):
                    session.execute(sa.text(f"DROP TRIGGER overlap_{act}_test_drive_{shared}"))
            else:
                session.execute(sa.text(f"ALTER TABLE test_drive DROP CONSTRAINT ex_test_drive_{shared}"))


def desk(packed: bytes, number: int, turns: int, start: Barrier, told: Path) -> None:
    """One process: `turns` random acts on its own deals, against everybody else's."""
    given: Field = pickle.loads(packed)
    store = open_with_key(given.location, KEY, FixedClock(NOW))
    dice, said, unnamed = random.Random(number), Counter[str](), []
    start.wait(timeout=120)
    # Blind desks do not look before they book: then only the database can stop them.
    with patch.object(bookings, "_refuse_clash", lambda *_: None) if given.blind else nullcontext():
        for _ in range(turns):
            try:
                said[act(store, given, number, dice)] += 1
            except ShowroomError as error:
                said[error.code] += 1
                if error.code == "test_drive_overlap" and "SJ-2026" not in error.text("zh"):
                    unnamed.append(error.text("zh"))
            except sa.exc.IntegrityError:
                said["refused by the database"] += 1
    store.close()
    told.write_bytes(pickle.dumps((said, unnamed)))


def act(store: Showroom, given: Field, number: int, dice: random.Random) -> str:
    """Book, move or give back; the dice choose car, escort, time and length."""
    service, me, people = store.test_drive, given.people.consultant, given.people
    deal = dice.choice(given.deals[number])
    begin = NOW + timedelta(minutes=15 * dice.randrange(SLOTS))
    plan = DriveDraft(
        vehicle_id=dice.choice(given.cars), escort_id=dice.choice((people.consultant.id, people.colleague.id)),
        starts_at=begin, minutes=dice.choice((15, 30, 45)), persons=2, children_seated=True, fit_declared=True,
        observed_unfit=False,
    )  # fmt: skip
    with store.work.db.read() as session:
        held = session.execute(
            sa.text("SELECT id, version FROM test_drive WHERE deal_id = :deal AND status IN ('booked', 'checked')"),
            {"deal": deal},
        ).first()
    if held is None:
        service.book(me, deal, plan)
        return "booked"
    if dice.random() < 0.5:
        service.cancel(me, held.id, "客户改天再来")
        return "given back"
    slot = SlotDraft(plan.vehicle_id, plan.escort_id, begin, plan.minutes, held.version)
    service.reschedule(me, held.id, slot)
    return "moved"


def audit(db: Database) -> tuple[int, int]:
    """(open slots, pairs that break TD-13): every pair compared in Python, from the rule's own words."""
    with db.read() as session:
        rows = session.execute(
            sa.text("SELECT status, vehicle_id, escort_id, customer_id, starts_at, ends_at FROM test_drive")
        ).all()
    held = [row for row in rows if row.status in OPEN]
    broken = sum(
        any(getattr(one, name) == getattr(other, name) for name in HELD)
        and one.starts_at < other.ends_at + 15 * MINUTE
        and other.starts_at - 15 * MINUTE < one.ends_at
        for place, one in enumerate(held)
        for other in held[:place]
    )
    return len(held), broken


def race(
    location: Location, turns: int, *, processes: int = PROCESSES, blind: bool = False, unguarded: bool = False
) -> Race:
    """`processes` desks with `turns` acts each on a filled store, started at one moment; then the audit."""
    given = prepare(location, processes=processes, blind=blind, unguarded=unguarded)
    spawn, packed = get_context("spawn"), pickle.dumps(given)
    start, files = spawn.Barrier(processes), [location.data / f"told-{n}" for n in range(processes)]
    desks = [
        spawn.Process(target=desk, args=(packed, number, turns, start, files[number]), name=f"desk {number}")
        for number in range(processes)
    ]
    result, begin = Race("sqlite" if location.url is None else "postgresql"), time.monotonic()
    for process in desks:
        process.start()
    for process in desks:
        process.join()
        if process.exitcode:
            msg = f"{process.name} ended with {process.exitcode}"
            raise RuntimeError(msg)
    result.seconds = time.monotonic() - begin
    for file in files:
        said, unnamed = pickle.loads(file.read_bytes())
        result.said += said
        result.unnamed += unnamed
    engine = postgresql_engine(location.url, KEY) if location.url else sqlcipher_engine(location.store_file, KEY)
    db = Database(engine)
    result.stored, result.overlaps = audit(db)
    db.close()
    return result


@contextmanager
def empty_store(kind: str) -> Iterator[Location]:
    """A migrated, empty store of its own on this kind of database."""
    folder = Path(tempfile.mkdtemp(prefix="book-at-once-"))
    try:
        if kind == "sqlite":
            fill_store(Database(sqlcipher_engine(folder / "store.db", KEY)))
            yield Location(folder)
        else:
            with PrivatePostgres() as server:
                url = server.create_database()
                fill_store(Database(postgresql_engine(url, KEY)))
                yield Location(folder, url)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--bookings", type=int, default=1000, help="acts of each process")
    asked.add_argument("--processes", type=int, default=PROCESSES)
    asked.add_argument("--database", choices=("sqlite", "postgresql", "both"), default="both")
    asked.add_argument("--blind", action="store_true", help="nobody looks before booking: only the database refuses")
    asked.add_argument("--without-constraint", action="store_true", help="the database does not refuse either")
    given, faults = asked.parse_args(), 0
    for kind in ("sqlite", "postgresql") if given.database == "both" else (given.database,):
        with empty_store(kind) as location:
            done = race(
                location,
                given.bookings,
                processes=given.processes,
                blind=given.blind,
                unguarded=given.without_constraint,
            )
        sys.stdout.write(f"{done.line()}\n")
        faults += done.overlaps + len(done.unnamed)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
