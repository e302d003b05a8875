"""Files many new customers at once: rows, search index and next contacts, in as few statements as can be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from showroom.customers.model import Customer, CustomerTask, Grade
from showroom.customers.owner_history import record_imported
from showroom.customers.records import NEXT_CONTACT, findable
from showroom.customers.sounds import sound_key
from showroom.documents.watching import Watch, keep_going
from showroom.persistence import search_index
from showroom.persistence.actions import Tx
from showroom.persistence.bulk import insert_many
from showroom.persistence.orm import Model

CHUNK = 500
AT_ONCE = 2000
_DEFAULTS: dict[str, object] = {
    "other_phones": "", "gender": "", "birth": None, "id_kind": None, "id_number": None, "address": "", "district": "",
    "channel": "", "interest": "", "grade": Grade.N, "owner_id": None, "first_seen": None, "last_contact": None,
    "note": "", "origin": "",
}  # fmt: skip


def file_customers(tx: Tx, values: Sequence[dict[str, Any]], watch: Watch) -> dict[str, int]:
    """Insert customers with index entry and next contact (GR-02); returns their ids by phone.

    Each of `values` holds at least name and phone, one with a note all columns; no phone may be on file already
    (PH-04). Progress counts rows. Raises ShowroomError(import_cancelled).
    """
    ids: dict[str, int] = {}
    for start in range(0, len(values), AT_ONCE):
        keep_going(watch, start, len(values))
        part = [entry if "note" in entry else {**_DEFAULTS, **entry} for entry in values[start : start + AT_ONCE]]
        fresh = _inserted(tx, part)
        search_index.put_new(tx.session, [findable(fresh[entry["phone"]], entry) for entry in part])
        if tasks := _tasks(tx, part, fresh):
            insert_many(tx.session, _table(CustomerTask), tasks)
        ids |= fresh
    keep_going(watch, len(values), len(values))
    return ids


def chunks(values: Sequence[Any]) -> Iterator[Sequence[Any]]:
    """`values` in parts that fit into one IN (…)."""
    return (values[start : start + CHUNK] for start in range(0, len(values), CHUNK))


def began(tx: Tx, day: date | None) -> datetime:
    """The moment a record from elsewhere counts as made: the beginning of its own first day, never in the future."""
    return tx.now if day is None else min(tx.now, _midnight(day, tx.work.zone))


@lru_cache(maxsize=4096)
def _midnight(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time(), zone).astimezone(UTC)


def _table(model: type[Model]) -> sa.Table:
    """The table itself: mapped inserts go row by row, three times as slow."""
    return Model.metadata.tables[model.__tablename__]


def _inserted(tx: Tx, values: list[dict[str, Any]]) -> dict[str, int]:
    """Insert customers; their ids by phone, which is unique."""
    for entry in values:
        entry.setdefault("created_at", tx.now)
        entry.setdefault("created_by", tx.actor.id)
        entry["sound"] = sound_key(entry["name"])
    last = tx.session.scalar(sa.select(sa.func.max(Customer.id))) or 0
    insert_many(tx.session, _table(Customer), values)
    record_imported(tx, last)
    found = tx.session.execute(sa.select(Customer.phone, Customer.id).where(Customer.id > last))
    return {str(phone): key for phone, key in found}


def _tasks(tx: Tx, values: list[dict[str, Any]], ids: dict[str, int]) -> list[dict[str, Any]]:
    """The next contact of each customer by grade (GR-02), today for what is overdue already."""
    days = {
        grade: tx.parameters.whole(f"grade.days.{grade.value}", tx.today)
        for grade in {entry["grade"] for entry in values}
        if tx.parameters.covers(f"grade.days.{grade.value}", tx.today)
    }
    tasks, today = [], tx.today
    for entry in values:
        wait = days.get(entry["grade"])
        if wait is not None:
            due = (entry["last_contact"] or entry["first_seen"] or today) + timedelta(days=wait)
            tasks.append({
                "customer_id": ids[entry["phone"]], "kind": NEXT_CONTACT, "owner_id": entry["owner_id"],
                "due": max(today, due), "created_at": tx.now,
            })  # fmt: skip
    return tasks
