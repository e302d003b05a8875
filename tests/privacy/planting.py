"""A customer whose name, phone and document number stand in every personal column of every table."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from typing import Any

import sqlalchemy as sa

from showroom.bootstrap import Showroom
from showroom.customers.merge_links import schema_of
from showroom.customers.model import IdKind
from showroom.customers.records import CustomerDraft
from showroom.documents.store import SealedPaper, seal
from showroom.kernel.actor import Actor, Permission
from showroom.kernel.clock import FixedClock
from showroom.persistence.actions import Tx, writes
from showroom.persistence.columns import Moment, Word
from showroom.persistence.mapped import load_models
from showroom.persistence.orm import Model
from showroom.privacy.inventory import PHONE as BY_PHONE
from showroom.privacy.inventory import Owner, TableRule, Way, inventory
from tests.customers.merge_world import World
from tests.store_fixtures import NOW

PHONE, OTHER_PHONE, ID_NUMBER, NAME = "13955501234", "13766600987", "E55501234", "仉督岳帅"
TRACES = (PHONE, OTHER_PHONE, ID_NUMBER, NAME, "zhangdu", "仉督")
LONG_AGO, LATELY = datetime(2012, 3, 5, 4, tzinfo=UTC), datetime(2026, 1, 5, 4, tzinfo=UTC)
_ALWAYS: dict[str, dict[str, Any]] = {
    "deal": {"status": "lost", "vehicle_id": None},
    "test_drive": {"status": "booked"},
    "rights_request": {"state": "answered"},
    "print_log": {"outcome": "printed", "printing": 1},
    "print_job": {"state": "sent"},
    "ink_copy": {"withdrawn_at": None, "withdrawn_by": None},
    "quote_proposal": {"position": 1},
    "complaint": {"closed_at": None, "outcome": None},
}
"""What the database's own checks ask for, and a deal that is over."""


class Planter(World):
    """One row of every table that can hang on a customer, filled to the brim, all of the clock's day."""

    @writes(Permission.SIGNED_IN)
    def plant(self, tx: Tx, customer_id: int) -> dict[str, int]:
        """Returns the numbers of the rows by table."""
        load_models()
        self.now = tx.now
        rows = {"customer": customer_id}
        there = schema_of(tx.session).tables
        first = Model.metadata.tables["deal"]  # a paper names its deal without a foreign key
        for table in (first, *Model.metadata.sorted_tables):
            rule = inventory().get(table.name)
            if rule is None or rule.owner is not Owner.PERSON or table.name not in there or table.name in rows:
                continue
            if table.name == "document":
                rows |= dict.fromkeys(("document", "document_blob"), self._sealed(tx, rows))
            else:
                rows[table.name] = self.row(tx, table.name, **self._given(table, rule, rows))
        tx.audit("customer", customer_id)
        return rows

    def _sealed(self, tx: Tx, rows: dict[str, int]) -> int:
        text = f'{{"buyer": "{NAME} {PHONE}"}}'
        paper = SealedPaper(
            "contract", f"SH01-HT-{tx.today:%Y%m%d}-0001", "zh", f"%PDF-1.7 {NAME} {PHONE}".encode(), 1, "t", text,
            rows.get("deal"), rows["customer"],
        )  # fmt: skip
        return seal(tx, paper)

    def value(self, tx: Tx, column: sa.Column[Any]) -> Any:
        """Never nothing: what is signed is signed in full."""
        return next((found for _ in range(40) if (found := super(Planter, self).value(tx, column)) is not None), None)

    def moment(self, hours: int) -> datetime:
        return self.now + timedelta(hours=hours)

    def _given(self, table: sa.Table, rule: TableRule, rows: dict[str, int]) -> dict[str, Any]:
        given: dict[str, Any] = {
            link.column: rows[link.parent] for link in rule.links if link.parent in rows and link.column in table.c
        }
        for column in table.columns:
            if column.name not in given and column is not table.autoincrement_column:
                found = self._one(column, rule, rows)
                given |= {} if found is None else {column.name: found}
        if any(link.column == BY_PHONE for link in rule.links):
            given["phone"] = PHONE
        return given | _ALWAYS.get(table.name, {})

    def _one(self, column: sa.Column[Any], rule: TableRule, rows: dict[str, int]) -> Any:
        if column.foreign_keys:
            return rows.get(next(iter(column.foreign_keys)).column.table.name)
        if isinstance(column.type, Moment):
            return self.now
        if isinstance(column.type, sa.Date):
            return self.now.date()
        if column.name in rule.personal:
            return _filled(column, rule.personal[column.name])
        return f"SH01-XX-{self.next()}" if column.name == "number" and isinstance(column.type, sa.String) else None


def _filled(column: sa.Column[Any], way: Way) -> Any:
    """The person's traces as this column can hold them; None where it holds no text."""
    inner = getattr(column.type, "impl", column.type)
    if isinstance(column.type, Word) or not isinstance(inner, (sa.String, sa.LargeBinary)):
        return None
    longest = getattr(column.type, "length", None) or getattr(inner, "length", None) or 1000
    text = next((one for one in (f"{NAME} {PHONE} {ID_NUMBER}", PHONE, NAME) if len(one) <= longest), "")
    if isinstance(inner, sa.LargeBinary):
        return text.encode()
    if way in (Way.TEXTS, Way.OBJECT):
        return json.dumps({"special_terms": text, "price": 100}, ensure_ascii=False)
    return json.dumps([text], ensure_ascii=False) if way is Way.LIST else text


def planted(store: Showroom, actor: Actor, clock: FixedClock, day: datetime = LONG_AGO) -> tuple[int, dict[str, int]]:
    """The customer of that day, and the rows by table; the clock stands at the tests' own day again afterwards."""
    clock.at = day
    draft = CustomerDraft(
        NAME, PHONE, other_phones=(OTHER_PHONE,), id_kind=IdKind.FOREIGN_PASSPORT, id_number=ID_NUMBER,
        note=f"{NAME} {PHONE}", address=f"{NAME}路1号", birth=date(1988, 1, 1),
    )  # fmt: skip
    customer_id = store.customers.create(actor, draft).id
    rows = Planter(store.work, 7).plant(actor, customer_id)
    clock.at = NOW
    return customer_id, rows
