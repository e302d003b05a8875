"""Merging itself: every row that names the one record comes to name the other, and each is taken down first."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from showroom.customers import merge_messages as say
from showroom.customers import records
from showroom.customers.merge_journal import SEARCH, Journal, Row, read_row, read_rows
from showroom.customers.merge_links import CUSTOMER, Link, Schema, Unique
from showroom.customers.merge_model import CustomerMerge
from showroom.customers.merge_rules import (
    OTHER_PHONES_LIMIT,
    VERSION_STEP,
    Side,
    freed_phone,
    kept_of,
    merged_values,
    superfluous,
)
from showroom.customers.merge_views import Merged
from showroom.customers.model import Customer
from showroom.customers.owner_history import MERGE_RULE, OwnerMove, line_of
from showroom.customers.owner_history import MERGED as MERGED_OWNER
from showroom.customers.owners import owner_name
from showroom.customers.records import DUTIES, NEXT_CONTACT
from showroom.kernel.errors import ShowroomError, told
from showroom.persistence import search_index
from showroom.persistence.actions import Tx
from showroom.persistence.columns import Moment

TASK = "customer_task"
OWNERSHIP = "ownership_decision"
PAPERS = "identity_paper"
MERGED, NO_CONTACT = "merged", "do_not_contact"


def lock_both(tx: Tx, one: int, other: int) -> None:
    """Let no other desk add a row to either record until this action is done (PostgreSQL; SQLite has one writer)."""
    statement = sa.select(Customer.id).where(Customer.id.in_((one, other))).order_by(Customer.id).with_for_update()
    tx.session.execute(statement).all()


def refuse_too_many_phones(values: Row) -> None:
    """No number may be lost (PH-04), and only so many fit."""
    if len(values["other_phones"]) > OTHER_PHONES_LIMIT:
        text = say.TOO_MANY_PHONES
        raise ShowroomError(say.BLOCKED, reason_zh=text.zh, reason_en=text.en)


class Doing:
    """One merge under way; `take` says whose value counts for every field and every single thing."""

    def __init__(self, tx: Tx, schema: Schema, take: Mapping[str, Side]) -> None:
        self.tx, self.schema, self.take = tx, schema, take

    def merge(self, keep: Customer, other: Customer) -> Merged:
        """Make one record of the two; `keep` is whose values count where nothing else was chosen."""
        session = self.tx.session
        session.flush()
        kept, lost = kept_of(keep.id, other.id), min(keep.id, other.id)
        rows = {customer.id: self._row(customer.id) for customer in (keep, other)}
        values = merged_values(rows[keep.id], rows[other.id], self.take)
        refuse_too_many_phones(values)
        values["version"] = max(keep.version, other.version) + VERSION_STEP
        record = CustomerMerge(
            kept_id=kept, lost_id=lost, freed_phone=freed_phone(rows[keep.id], rows[other.id], values["phone"]),
            lost_owner_id=rows[lost]["owner_id"], at=self.tx.now, by=self.tx.actor.id,
        )  # fmt: skip
        session.add(record)
        session.flush()
        journal = Journal(session, self.schema, record.id)
        self._note_search(journal, kept, lost)
        self._keep_document(journal, kept, (rows[keep.id], rows[other.id]), values)
        chosen_is_kept = {table: (side is Side.OTHER) is (other.id == kept) for table, side in self.take.items()}
        moved = sum(
            self._follow(journal, link, (kept, lost), chosen_is_kept.get(link.table, True))
            for link in self.schema.links
        )
        self._settle_tasks(journal, kept, (rows[kept], rows[lost]), values)
        search_index.remove(session, CUSTOMER, lost)
        journal.remove(CUSTOMER, rows[lost])
        journal.change(CUSTOMER, (kept,), values)
        session.expire_all()
        records.index_customer(self.tx, session.get_one(Customer, kept))
        self._note_owner(journal, kept, {row["owner_id"] for row in rows.values()}, values["owner_id"])
        return Merged(record.id, kept, lost, moved)

    def _note_owner(self, journal: Journal, kept: int, owners: set[int | None], chosen: int | None) -> None:
        """One of two owners lost his customer: that stands in the history of ownership (§6.3) until it is undone."""
        for former in owners - {chosen}:
            names = {"old": owner_name(self.tx, former), "new": owner_name(self.tx, chosen)}
            why = told(MERGED_OWNER, who=self.tx.actor.name, **names)
            line = line_of(self.tx, OwnerMove(kept, former, chosen, MERGE_RULE, why))
            journal.add(OWNERSHIP, line | {"at": self._moment()})

    def _row(self, customer_id: int) -> Row:
        row = read_row(self.tx.session, self.schema, CUSTOMER, (customer_id,))
        assert row is not None  # the caller holds the record
        return row

    def _note_search(self, journal: Journal, kept: int, lost: int) -> None:
        """Take down both entries of the search index; the index itself changes them."""
        for customer_id in (kept, lost):
            for entry in search_entries(self.tx.session, self.schema, customer_id):
                journal.note(SEARCH, (entry["id"],), entry, None)

    def _keep_document(self, journal: Journal, kept: int, pair: tuple[Row, Row], values: Row) -> None:
        """A document that was not chosen for the record stays known as a further one (§1.1 to §1.3)."""
        target = self.schema.table(PAPERS)
        of_both = target.c.customer_id.in_([row["id"] for row in pair])
        known = {row["number"] for row in read_rows(self.tx.session, self.schema, PAPERS, of_both)}
        for row in pair:
            if row["id_number"] and row["id_kind"] and row["id_number"] not in (values["id_number"], *known):
                paper = {
                    "customer_id": kept, "kind": row["id_kind"], "number": row["id_number"], "country": "",
                    "valid_to": row["id_valid_to"], "note": "", "created_at": self._moment(),
                    "by": self.tx.actor.id, "version": 1,
                }  # fmt: skip
                journal.add(PAPERS, paper)

    def _follow(self, journal: Journal, link: Link, pair: tuple[int, int], chosen_is_kept: bool) -> int:
        for unique in link.unique:
            self._make_room(journal, link, unique, (*pair, chosen_is_kept))
        kept, lost = pair
        return journal.move(link, lost, kept)

    def _make_room(self, journal: Journal, link: Link, unique: Unique, pair: tuple[int, int, bool]) -> None:
        """Where both records have the one row that a customer may have, one stays: the higher id, as with customers."""
        kept, lost, chosen_is_kept = pair
        target = self.schema.table(link.table)
        limit = [sa.text(unique.where)] if unique.where else []

        def of(customer_id: int) -> dict[tuple[Any, ...], Row]:
            rows = read_rows(self.tx.session, self.schema, link.table, target.c[link.column] == customer_id, *limit)  # type: ignore[arg-type] # a text is a condition too
            keyed = {tuple(row[name] for name in unique.others): row for row in rows}
            return {key: row for key, row in keyed.items() if None not in key}

        mine, theirs = of(kept), of(lost)
        for key in mine.keys() & theirs.keys():
            chosen, rest = (mine[key], theirs[key]) if chosen_is_kept else (theirs[key], mine[key])
            self._unite(journal, link, chosen, rest)

    def _unite(self, journal: Journal, link: Link, chosen: Row, rest: Row) -> None:
        key = self.schema.keys[link.table]
        if key != ("id",):
            journal.remove(link.table, rest)
            return
        low, high = sorted((chosen, rest), key=lambda row: int(row["id"]))
        journal.remove(link.table, low)
        if high is not chosen:
            values = {name: value for name, value in chosen.items() if name not in ("id", link.column)}
            if "version" in values:
                values["version"] = max(low["version"], high["version"]) + VERSION_STEP
            journal.change(link.table, (high["id"],), values)

    def _settle_tasks(self, journal: Journal, kept: int, pair: tuple[Row, Row], values: Row) -> None:
        """Open tasks go to the chosen owner; none remains that PI-11 forbids or that another says already."""
        target = self.schema.table(TASK)
        is_open = (target.c.customer_id == kept, target.c.done_at.is_(None))
        tasks = read_rows(self.tx.session, self.schema, TASK, *is_open)
        owners = {row["owner_id"] for row in pair} - {values["owner_id"]}
        twice = set(superfluous(tasks, NEXT_CONTACT))
        for task in tasks:
            change: Row = {}
            if values["do_not_contact"] and task["kind"] not in DUTIES:
                change = {"done_at": self._moment(), "result": NO_CONTACT}
            elif task["id"] in twice:
                change = {"done_at": self._moment(), "result": MERGED}
            elif task["owner_id"] in owners:
                change = {"owner_id": values["owner_id"]}
            if change:
                journal.change(TASK, (task["id"],), change | {"version": task["version"] + VERSION_STEP})

    def _moment(self) -> Any:
        """Now as the driver has it."""
        return Moment().process_bind_param(self.tx.now, self.tx.session.get_bind().dialect)


def search_entries(session: Session, schema: Schema, customer_id: int) -> tuple[Row, ...]:
    """What the search index says of a customer: one row, or none."""
    target = schema.table(SEARCH)
    return tuple(read_rows(session, schema, SEARCH, target.c.kind == CUSTOMER, target.c.object_id == customer_id))
