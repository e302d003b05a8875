"""Writes rows of any table and takes down what they were, so that a merge can be taken back value by value."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from showroom.customers.merge_links import Link, Schema
from showroom.customers.merge_model import CustomerMergeRow

Row = dict[str, Any]
SEARCH = "search_entry"
"""Entries of the search index are put back through the index, which has tables of its own."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of the journal, read back; see CustomerMergeRow."""

    table: str
    key: tuple[Any, ...]
    before: Row | None
    after: Row | None


class Journal:
    """What one merge does to rows, in order."""

    def __init__(self, session: Session, schema: Schema, merge_id: int) -> None:
        self.session, self.schema, self.merge_id = session, schema, merge_id

    def change(self, table: str, key: tuple[Any, ...], values: Row) -> None:
        """Give a row new values; columns that have them already are left alone."""
        row = read_row(self.session, self.schema, table, key)
        if row is None:
            raise LookupError(table)
        changed = {column: value for column, value in values.items() if row[column] != value}
        if changed:
            self.note(table, key, {column: row[column] for column in changed}, changed)
            _update(self.session, self.schema, table, key, changed)

    def remove(self, table: str, row: Row) -> None:
        """Delete a row that was read in full."""
        key = tuple(row[column] for column in self.schema.keys[table])
        self.note(table, key, row, None)
        _delete(self.session, self.schema, table, key)

    def add(self, table: str, values: Row) -> None:
        """Insert a row of a table whose key is numbered."""
        target = self.schema.table(table)
        (number,) = self.schema.keys[table]
        new_id = self.session.scalar(sa.insert(target).values(values).returning(target.c[number]))
        self.note(table, (new_id,), None, read_row(self.session, self.schema, table, (new_id,)))

    def move(self, link: Link, lost: int, kept: int) -> int:
        """Let every row of `link` that names `lost` name `kept`; returns how many there were."""
        target, key = self.schema.table(link.table), self.schema.keys[link.table]
        column = target.c[link.column]
        found = self.session.execute(sa.select(*(target.c[name] for name in key)).where(column == lost)).all()
        notes = []
        for row in found:
            new_key = tuple(kept if name == link.column else value for name, value in zip(key, row, strict=True))
            notes.append(self._values(link.table, new_key, {link.column: lost}, {link.column: kept}))
        if notes:
            self.session.execute(sa.insert(CustomerMergeRow), notes)
            self.session.execute(sa.update(target).where(column == lost).values({link.column: kept}))
        return len(notes)

    def note(self, table: str, key: tuple[Any, ...], before: Row | None, after: Row | None) -> None:
        """Take down one change before it is made: triggers of sealed rows ask for it."""
        self.session.execute(sa.insert(CustomerMergeRow), [self._values(table, key, before, after)])

    def _values(self, table: str, key: tuple[Any, ...], before: Row | None, after: Row | None) -> dict[str, Any]:
        return {
            "merge_id": self.merge_id, "table_name": table, "row_key": json.dumps(list(key), default=_told),
            "before": written(before), "after": written(after),
        }  # fmt: skip


def entries(session: Session, merge_id: int) -> tuple[Entry, ...]:
    """The journal of a merge in the order in which it was written."""
    rows = session.execute(
        sa.select(
            CustomerMergeRow.table_name, CustomerMergeRow.row_key, CustomerMergeRow.before, CustomerMergeRow.after
        )
        .where(CustomerMergeRow.merge_id == merge_id)
        .order_by(CustomerMergeRow.id)
    )
    return tuple(
        Entry(table, tuple(read_back(key)), read_back(before), read_back(after)) for table, key, before, after in rows
    )


def changed_since(session: Session, schema: Schema, entry: Entry) -> tuple[str, ...]:
    """Columns that no longer hold what the merge wrote; ('id',) when the row is gone, or is there again."""
    row = read_row(session, schema, entry.table, entry.key)
    if entry.after is None:
        return () if row is None else schema.keys[entry.table]
    if row is None:
        return schema.keys[entry.table]
    return tuple(column for column, value in entry.after.items() if row.get(column) != value)


def take_back(session: Session, schema: Schema, entry: Entry) -> None:
    """Make the row what it was before."""
    if entry.before is None:
        _delete(session, schema, entry.table, entry.key)
    elif entry.after is None:
        session.execute(sa.insert(schema.table(entry.table)).values(entry.before))
    else:
        _update(session, schema, entry.table, entry.key, entry.before)


def read_row(session: Session, schema: Schema, table: str, key: tuple[Any, ...]) -> Row | None:
    """One row as the driver has it."""
    statement = sa.select(schema.table(table)).where(*_is(schema, table, key))
    return next(_rows(session, statement), None)


def read_rows(session: Session, schema: Schema, table: str, *where: sa.ColumnElement[bool]) -> Sequence[Row]:
    """Rows of a table, in the order of its key."""
    target = schema.table(table)
    statement = sa.select(target).where(*where).order_by(*(target.c[name] for name in schema.keys[table]))
    return tuple(_rows(session, statement))


def _rows(session: Session, statement: sa.Select[Any]) -> Iterator[Row]:
    for row in session.execute(statement).mappings():
        yield {name: bytes(value) if isinstance(value, memoryview) else value for name, value in row.items()}


def _is(schema: Schema, table: str, key: tuple[Any, ...]) -> tuple[sa.ColumnElement[bool], ...]:
    target = schema.table(table)
    return tuple(target.c[name] == value for name, value in zip(schema.keys[table], key, strict=True))


def _update(session: Session, schema: Schema, table: str, key: tuple[Any, ...], values: Mapping[str, Any]) -> None:
    session.execute(sa.update(schema.table(table)).where(*_is(schema, table, key)).values(dict(values)))


def _delete(session: Session, schema: Schema, table: str, key: tuple[Any, ...]) -> None:
    session.execute(sa.delete(schema.table(table)).where(*_is(schema, table, key)))


def written(row: Row | None) -> str | None:
    """A row as JSON text."""
    return None if row is None else json.dumps(row, ensure_ascii=False, default=_told)


def _told(value: object) -> dict[str, str]:
    if isinstance(value, bytes):
        return {"bytes": base64.b64encode(value).decode()}
    if type(value) is date:
        return {"day": value.isoformat()}
    if isinstance(value, Decimal):
        return {"decimal": str(value)}
    raise TypeError(type(value).__name__)


def read_back(text: str | None) -> Any:
    """What `written` wrote."""
    return None if text is None else json.loads(text, object_hook=_understood)


def _understood(found: dict[str, Any]) -> Any:
    if found.keys() == {"bytes"}:
        return base64.b64decode(found["bytes"])
    if found.keys() == {"day"}:
        return date.fromisoformat(found["day"])
    return Decimal(found["decimal"]) if found.keys() == {"decimal"} else found
