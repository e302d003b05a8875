"""Many customers at once: written in bulk, with owner, grade, next contact and search words, like any other."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

import sqlalchemy as sa

from showroom.customers.model import Customer, CustomerKind, CustomerTask, Grade, IdKind
from showroom.customers.records import NEXT_CONTACT, findable
from showroom.customers.sounds import sound_key
from showroom.demo.invented import person
from showroom.documents.sheet_plan import Watch, keep_going
from showroom.kernel.actor import Permission
from showroom.persistence import search_index
from showroom.persistence.actions import Tx, Workplace, reads, writes
from showroom.persistence.orm import Model

FIRST_PLACE = 1_000  # below it are the people of the sample deals
AT_ONCE = 20_000
CROWDED = ("customer", "customer_task", "search_entry")  # the tables that a crowd fills
_GRADES = (Grade.H, Grade.A, Grade.B, Grade.C, Grade.N)
_WEIGHTS = (4, 10, 26, 50, 10)
_DAYS = {Grade.H: 2, Grade.A: 4, Grade.B: 7, Grade.C: 15, Grade.N: 30}
_CHANNELS = ("自然到店", "老客户介绍", "汽车网站", "短视频", "车展", "户外广告", "电话咨询")
_INTERESTS = ("E6 650km", "E6 530km", "E3", "P7 插混", "S5", "V8 七座")


@dataclass(frozen=True, slots=True)
class Crowd:
    """The same `seed` makes the same people; `owners` take them in turn; `size` is how many there are in the end."""

    seed: int
    owners: tuple[int, ...]
    size: int


class CrowdService:
    """Bulk writing for sample stores only."""

    def __init__(self, work: Workplace) -> None:
        self.work = work

    @reads(Permission.IMPORT)
    def count(self, tx: Tx) -> dict[str, int]:
        """How many customers, deals and cars there are."""
        names = ("customer", "deal", "vehicle")
        return {name: int(tx.session.scalar(sa.text(f"SELECT count(*) FROM {name}")) or 0) for name in names}  # noqa: S608

    @writes(Permission.IMPORT)
    def add(self, tx: Tx, places: range, crowd: Crowd, watch: Watch) -> None:
        """Add a customer for each place, all or none; the places give the phones, so no place may come twice.

        Raises ShowroomError(import_cancelled).
        """
        last = search_index.last_entry(tx.session)
        for start in range(0, len(places), AT_ONCE):
            keep_going(watch, places[start] - FIRST_PLACE, crowd.size)
            _add(tx, places[start : start + AT_ONCE], crowd.seed, crowd.owners)
        search_index.refill(tx.session, last)
        tx.audit("customer", 0, sample=len(places))

    @writes(Permission.IMPORT)
    def gather(self, tx: Tx, places: range, crowd: Crowd) -> int:
        """Add AT_ONCE customers at most whom nobody finds before `index`; returns the search entry before them."""
        last = search_index.last_entry(tx.session)
        _add(tx, places, crowd.seed, crowd.owners)
        tx.audit("customer", 0, sample=len(places))
        return last

    @writes(Permission.IMPORT)
    def index(self, tx: Tx, last: int, watch: Watch) -> None:
        """Make all found who were gathered after the entry `last`; raises ShowroomError(import_cancelled)."""
        for done, total in search_index.refill_slowly(tx.session, last):
            keep_going(watch, min((total + done) // 2, total - 1), total)  # making them was half of the work
        tx.audit("customer", 0, sample_indexed=True)


def _add(tx: Tx, places: range, seed: int, owners: tuple[int, ...]) -> None:
    rows = list(_rows(tx, places, seed, owners))
    last = tx.session.scalar(sa.select(sa.func.max(Customer.id))) or 0
    tx.session.execute(_table(Customer).insert(), rows)
    found = tx.session.execute(sa.select(Customer.phone, Customer.id).where(Customer.id > last))
    ids = {str(phone): key for phone, key in found}
    search_index.put_new(tx.session, [findable(ids[row["phone"]], row) for row in rows], indexed=False)
    rng = random.Random(seed + places.start)  # noqa: S311 - sample data
    tx.session.execute(_table(CustomerTask).insert(), [_task(tx, row, ids[row["phone"]], rng) for row in rows])


def _rows(tx: Tx, places: range, seed: int, owners: tuple[int, ...]) -> Iterator[dict[str, Any]]:
    for place in places:
        rng = random.Random(seed * 1_000_003 + place)  # noqa: S311 - sample data
        who = person(rng, place, tx.today)
        seen = tx.today - timedelta(days=rng.randrange(2, 420))
        grade = rng.choices(_GRADES, _WEIGHTS)[0]
        yield {
            "kind": CustomerKind.PERSON, "name": who.name, "sound": _sound(who.name), "phone": who.phone,
            "other_phones": "", "gender": who.gender, "birth": who.birth,
            "id_kind": IdKind.RESIDENT, "id_number": who.id_number,
            "address": who.address, "district": who.district, "channel": rng.choice(_CHANNELS),
            "interest": rng.choice(_INTERESTS), "grade": grade, "owner_id": owners[place % len(owners)],
            "first_seen": seen, "last_contact": _last_contact(tx.today, seen, grade, rng), "note": "",
            "do_not_contact": False, "origin": "sample", "created_at": tx.now, "created_by": tx.actor.id, "version": 1,
        }  # fmt: skip


@lru_cache(maxsize=4096)
def _sound(name: str) -> str:
    return sound_key(name)


def _last_contact(today: date, seen: date, grade: Grade, rng: random.Random) -> date:
    return max(seen, today - timedelta(days=rng.randrange(0, _DAYS[grade])))


def _task(tx: Tx, row: dict[str, Any], customer_id: int, rng: random.Random) -> dict[str, Any]:
    """The next contact; one in a hundred is overdue, so that Today has something to warn of."""
    late = rng.random() < 0.01
    due = row["last_contact"] + timedelta(days=_DAYS[row["grade"]])
    return {
        "customer_id": customer_id, "kind": NEXT_CONTACT, "owner_id": row["owner_id"], "created_at": tx.now,
        "due": tx.today - timedelta(days=rng.randrange(1, 4)) if late else max(due, tx.today), "note": "", "result": "",
        "result_note": "", "tries": 0, "version": 1,
    }  # fmt: skip


def _table(model: type[Model]) -> sa.Table:
    """The table itself: mapped inserts go row by row."""
    return Model.metadata.tables[model.__tablename__]
