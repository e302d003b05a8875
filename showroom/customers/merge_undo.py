"""The way back: first it is asked whether everything that the merge wrote still stands, then all of it is undone."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from showroom.customers import merge_messages as say
from showroom.customers import records
from showroom.customers.merge_doing import lock_both
from showroom.customers.merge_journal import SEARCH, Entry, Row, changed_since, entries, read_row, take_back
from showroom.customers.merge_links import CUSTOMER, Schema, schema_of
from showroom.customers.merge_model import CustomerMerge
from showroom.customers.merge_preview import may_merge
from showroom.customers.merge_views import Merged
from showroom.customers.model import Customer
from showroom.customers.owners import owner_name
from showroom.kernel.errors import ShowroomError
from showroom.persistence import search_index
from showroom.persistence.actions import Tx

GROWS = {CUSTOMER: frozenset({"last_contact", "version"})}
"""Columns that later work changes by itself: it stays, as new rows do. A version is such a column everywhere."""
NAMED = 4
Grown = dict[tuple[str, tuple[Any, ...]], tuple[str, ...]]


def take_back_merge(tx: Tx, merge_id: int) -> Merged:
    """Undo one merge; raises what MergeService.undo names."""
    session, schema = tx.session, schema_of(tx.session)
    merge = session.get(CustomerMerge, merge_id, with_for_update=True)
    if merge is None:
        raise ShowroomError(say.MERGE_NOT_FOUND)
    if merge.undone_at is not None:
        raise ShowroomError(say.UNDONE_ALREADY)
    _refuse_later(session, merge)
    lock_both(tx, merge.kept_id, merge.lost_id)
    kept = records.get_customer(tx, merge.kept_id)
    _require_right(tx, kept, merge)
    session.flush()
    journal = entries(session, merge_id)
    rows = [entry for entry in journal if entry.table != SEARCH]
    later = _later_changes(session, schema, rows)
    _refuse_taken(tx, rows, kept.id)
    for entry in reversed(rows):
        take_back(session, schema, _without(session, schema, entry, later.get((entry.table, entry.key), ())))
    session.expire_all()
    _restore_search(tx, schema, journal, {key[0] for table, key in later if table == CUSTOMER})
    merge.undone_at, merge.undone_by = tx.now, tx.actor.id
    return Merged(merge.id, merge.kept_id, merge.lost_id, len(rows))


def _refuse_later(session: Session, merge: CustomerMerge) -> None:
    """Merges are taken back in reverse order, since each builds on the one before."""
    kept = merge.kept_id
    later = sa.select(CustomerMerge.id).where(
        CustomerMerge.id > merge.id,
        CustomerMerge.undone_at.is_(None),
        sa.or_(CustomerMerge.kept_id == kept, CustomerMerge.lost_id == kept),
    )
    if session.scalar(later.limit(1)) is not None:
        raise ShowroomError(say.MERGED_AGAIN)


def _require_right(tx: Tx, kept: Customer, merge: CustomerMerge) -> None:
    for owner_id in (kept.owner_id, merge.lost_owner_id):
        if not may_merge(tx.actor, owner_id):
            raise ShowroomError(say.NOT_BOTH_YOURS, owner=owner_name(tx, owner_id))


def _later_changes(session: Session, schema: Schema, rows: list[Entry]) -> Grown:
    """Columns of rows that went on growing; raises merge_changed_since for any other change."""
    grown: Grown = {}
    told: dict[tuple[str, str], None] = {}
    for entry in rows:
        changed = changed_since(session, schema, entry)
        allowed = GROWS.get(entry.table, frozenset({"version"}))
        if entry.before is None or entry.after is None:
            allowed = frozenset()
        if set(changed) <= allowed:
            if changed:
                grown[entry.table, entry.key] = changed
        else:
            told[say.what(entry.table, (column for column in changed if column not in allowed))] = None
    if told:
        first = list(told)[:NAMED]
        raise ShowroomError(
            say.CHANGED_SINCE, what_zh="；".join(zh for zh, _ in first), what_en="; ".join(en for _, en in first)
        )
    return grown


def _without(session: Session, schema: Schema, entry: Entry, grown: tuple[str, ...]) -> Entry:
    """The entry without what grew since; a version that went on goes on once more, so that no open form overwrites."""
    if not grown or entry.before is None or entry.after is None:
        return entry
    before: Row = {column: value for column, value in entry.before.items() if column not in grown}
    if "version" in grown:
        row = read_row(session, schema, entry.table, entry.key)
        assert row is not None  # looked at just before, in this transaction
        before["version"] = row["version"] + 1
    return Entry(entry.table, entry.key, before, entry.after)


def _refuse_taken(tx: Tx, rows: list[Entry], kept: int) -> None:
    """The main numbers of before must not have become somebody else's (PH-04)."""
    phones = [entry.before.get("phone") for entry in rows if entry.table == CUSTOMER and entry.before]
    other = tx.session.scalar(
        sa.select(Customer)
        .where(Customer.phone.in_([phone for phone in phones if phone]), Customer.id != kept)
        .limit(1)
    )
    if other is not None:
        raise ShowroomError(say.NUMBER_TAKEN, owner=owner_name(tx, other.owner_id))


def _restore_search(tx: Tx, schema: Schema, journal: tuple[Entry, ...], grown: set[object]) -> None:
    """Both entries as they were, under their own numbers; a record that went on since is indexed anew."""
    session = tx.session
    for entry in journal:
        if entry.table != SEARCH or entry.before is None:
            continue
        before = dict(entry.before)
        search_index.remove(session, CUSTOMER, before["object_id"])
        if read_row(session, schema, SEARCH, entry.key) is not None:
            del before["id"]  # the number went to another entry meanwhile
        target = schema.table(SEARCH)
        entry_id = session.scalar(sa.insert(target).values(before).returning(target.c.id))
        search_index.rewrite(session, [int(entry_id or 0)])
        if before["object_id"] in grown:
            records.index_customer(tx, session.get_one(Customer, before["object_id"]))
