"""Tables as the database knows them, without models: what any import wrote is read and written back byte for byte."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property
from typing import Any

import sqlalchemy as sa

from showroom.persistence.columns import opened

Range = tuple[int, int]
CHUNK = 500
MARK = 16
_LEFT_OUT = (
    "alembic_version", "audit_entry", "audit_head", "import_run", "import_trace", "import_heading", "erasure_pass",
    "restricted_row",
)  # fmt: skip
_INDEX = "search_"
"""Tables of the search index follow from the others and are kept by `search_index`, their entries named by object."""
ENTRIES = "search_entry"
_NUMBERED = {
    "sqlite": "SELECT t.name FROM sqlite_schema t JOIN pragma_table_info(t.name) c"
    " ON c.name = 'id' WHERE t.type = 'table' ORDER BY t.name",
    "postgresql": "SELECT c.table_name FROM information_schema.columns c JOIN information_schema.tables t"
    " USING (table_schema, table_name) WHERE c.table_schema = current_schema() AND c.column_name = 'id'"
    " AND t.table_type = 'BASE TABLE' ORDER BY c.table_name",
}


@dataclass(frozen=True, slots=True)
class Link:
    """`column` of `table` holds the id of a row of `target`."""

    table: str
    column: str
    target: str


class RawTables:
    """The tables of one transaction's database that have a number of their own."""

    def __init__(self, connection: sa.Connection) -> None:
        self.connection = connection
        self.inspector = sa.inspect(connection)
        self.postgresql = connection.dialect.name == "postgresql"
        self._tables: dict[str, sa.TableClause] = {}

    @cached_property
    def names(self) -> tuple[str, ...]:
        """All tables whose rows an import may write, the index of the search box left out; asked for in one go."""
        found = self.connection.scalars(sa.text(_NUMBERED[self.connection.dialect.name]))
        return tuple(name for name in found if is_watched(name))

    def __getitem__(self, name: str) -> sa.TableClause:
        if name not in self._tables:
            columns = (sa.column(entry["name"], entry["type"]) for entry in self.inspector.get_columns(name))
            self._tables[name] = sa.table(name, *columns)
        return self._tables[name]

    def columns(self, name: str) -> tuple[str, ...]:
        return tuple(column.name for column in self[name].c)

    def last_ids(self, names: Sequence[str]) -> dict[str, int]:
        """The highest id there is in each of these tables, 0 in an empty one; asked for in one go."""
        each = (f"SELECT '{name}' AS name, max(id) AS last FROM {name}" for name in names)  # noqa: S608 - our own tables
        found = self.connection.exec_driver_sql(" UNION ALL ".join(each))
        return {str(row[0]): int(row[1] or 0) for row in found}

    def written_after(self, name: str, last: int) -> list[int]:
        """Ids above `last` that this transaction inserted; other desks may be writing at the same time."""
        table = sa.table(name, sa.column("id"))
        statement = sa.select(table.c.id).where(table.c.id > last).order_by(table.c.id)
        if self.postgresql:
            statement = statement.where(sa.text("xmin = pg_current_xact_id()::xid"))
        return list(self.connection.scalars(statement))

    def rows(self, name: str, ranges: Iterable[Range], columns: Sequence[str]) -> Iterator[tuple[int, tuple[Any, ...]]]:
        """`(id, values of columns)` of the rows in `ranges`, in order; locked against other desks' writing."""
        table = self[name]
        wanted = [table.c[column] for column in columns]
        for first, last in ranges:
            statement = sa.select(table.c.id, *wanted).where(table.c.id.between(first, last)).order_by(table.c.id)
            if self.postgresql:
                statement = statement.with_for_update()
            for row in self.connection.execute(statement):
                yield row[0], tuple(row[1:])

    def row(self, name: str, key: int) -> dict[str, Any] | None:
        """One row as stored."""
        found = self.connection.execute(sa.select(self[name]).where(self[name].c.id == key)).mappings().first()
        return None if found is None else dict(found)

    def plain(self, values: Sequence[Any]) -> tuple[Any, ...]:
        """The values with nothing encrypted, as rows were written before revision 0045 (PI-09)."""
        return tuple(opened(self.connection.dialect, value) for value in values)

    def write_back(self, name: str, key: int, values: Mapping[str, Any]) -> None:
        """Give a row the values that it had."""
        kept = {column: value for column, value in values.items() if column in self[name].c and column != "id"}
        self.connection.execute(sa.update(self[name]).where(self[name].c.id == key).values(kept))

    def remove(self, name: str, ranges: Iterable[Range]) -> None:
        """Delete all rows in `ranges`."""
        for first, last in ranges:
            self.connection.execute(sa.delete(self[name]).where(self[name].c.id.between(first, last)))

    def links_to(self, targets: Iterable[str]) -> tuple[Link, ...]:
        """Columns that point at these tables, by foreign key or by their name, such as `document.customer_id`."""
        wanted = set(targets)
        found: set[Link] = set()
        for name in filter(is_watched, self.inspector.get_table_names()):
            for key in self.inspector.get_foreign_keys(name):
                if key["referred_table"] in wanted:
                    found.add(Link(name, key["constrained_columns"][0], key["referred_table"]))
            if "id" not in self.columns(name):
                continue  # a log such as who opened whose file; only the database itself can object
            for column in self.columns(name):
                target = column.removesuffix("_id")
                if column.endswith("_id") and target in wanted:
                    found.add(Link(name, column, target))
        return tuple(sorted(found, key=lambda link: (link.target, link.table, link.column)))

    def pointing(self, link: Link, ranges: Iterable[Range]) -> Iterator[tuple[int, int]]:
        """`(id of the row that points, 0 if it has none, id it points at)` for targets in `ranges`."""
        table = self[link.table]
        column = table.c[link.column]
        key: sa.ColumnElement[int] = table.c.id if "id" in table.c else sa.literal(0)
        for first, last in ranges:
            statement = sa.select(key, column).where(column.between(first, last)).order_by(column)
            for row in self.connection.execute(statement):
                yield row[0], row[1]


def is_watched(name: str) -> bool:
    """Whether what an import does to this table is taken down."""
    return name not in _LEFT_OUT and not name.startswith(_INDEX)


def ranges_of(ids: Sequence[int]) -> list[Range]:
    """`[(1, 500), (502, 502)]` of ids in ascending order."""
    found: list[Range] = []
    for key in ids:
        if found and key == found[-1][1] + 1:
            found[-1] = (found[-1][0], key)
        else:
            found.append((key, key))
    return found


def mark_of(values: Sequence[Any]) -> str:
    """16 hexadecimal digits that change when any of the values does."""
    return hashlib.blake2b(repr(values).encode(), digest_size=MARK // 2).hexdigest()


def as_json(values: Mapping[str, Any]) -> str:
    """Values of a row as JSON that `from_json` reads back to the same Python values."""
    return json.dumps({name: _told(value) for name, value in values.items()}, ensure_ascii=False)


def from_json(text: str) -> dict[str, Any]:
    """The values that `as_json` wrote."""
    return {name: _understood(value) for name, value in json.loads(text).items()}


def _told(value: Any) -> Any:
    if isinstance(value, datetime):
        return {"moment": value.isoformat()}
    if isinstance(value, date):
        return {"day": value.isoformat()}
    if isinstance(value, bytes):
        return {"bytes": base64.b64encode(value).decode()}
    return {"decimal": str(value)} if isinstance(value, Decimal) else value


def _understood(value: Any) -> Any:
    if not isinstance(value, dict):
        return value
    ((kind, text),) = value.items()
    readers: dict[str, Any] = {
        "moment": datetime.fromisoformat, "day": date.fromisoformat, "bytes": base64.b64decode, "decimal": Decimal,
    }  # fmt: skip
    return readers[kind](text)
