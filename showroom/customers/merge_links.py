"""Which tables refer to a customer, as the database itself says, so that no later table can be forgotten."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from weakref import WeakKeyDictionary

import sqlalchemy as sa
from sqlalchemy.orm import Session

CUSTOMER = "customer"
OWN_TABLES = ("customer_merge", "customer_merge_row", "customer_apart")
"""What merging itself keeps; everything else that names a customer moves."""
STAYS = {
    "file_opening": "counts whose file a person opened on a day: merging must not take from that count (PI-09)",
    "customer_standing": "who is erased or restricted is never merged (PI-08)",
    "restricted_row": "stored for a restricted customer, who is never merged (PI-08)",
}
"""Tables with a plain key that keep the old number, and why; who reads them asks `merge_alias.former_ids`."""


@dataclass(frozen=True, slots=True)
class Unique:
    """A key that the link is part of: `others` are its further columns, `where` its condition in SQL ('' for none)."""

    others: tuple[str, ...]
    where: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """`column` of `table` holds the id of a customer."""

    table: str
    column: str
    unique: tuple[Unique, ...] = ()

    @property
    def single(self) -> bool:
        """Whether a customer has at most one row here."""
        return Unique(()) in self.unique


@dataclass(frozen=True)
class Schema:
    """The links to customers, and the primary key of every table.

    `tables` have no types: values go in and out as the driver has them.
    """

    links: tuple[Link, ...]
    keys: dict[str, tuple[str, ...]]
    tables: Mapping[str, sa.TableClause]

    def table(self, name: str) -> sa.TableClause:
        return self.tables[name]


_SEEN: WeakKeyDictionary[sa.Engine, Schema] = WeakKeyDictionary()


def schema_of(session: Session) -> Schema:
    """The schema of the session's database; looked at once per engine, since it does not change while it is open."""
    connection = session.connection()
    found = _SEEN.get(connection.engine)
    if found is None:
        found = _SEEN[connection.engine] = read_schema(connection)
    return found


def read_schema(connection: sa.Connection) -> Schema:
    """Foreign keys to `customer.id`, and plain columns that are named after it, such as `document.customer_id`."""
    inspector = sa.inspect(connection)
    columns: dict[str, tuple[str, ...]] = {}
    keys: dict[str, tuple[str, ...]] = {}
    links = []
    for table in sorted(inspector.get_table_names()):
        columns[table] = tuple(column["name"] for column in inspector.get_columns(table))
        keys[table] = tuple(inspector.get_pk_constraint(table)["constrained_columns"])
        if table not in OWN_TABLES and table not in STAYS:
            named = _linked(inspector, table, columns[table])
            links += [Link(table, column, _unique(inspector, table, column, keys[table])) for column in sorted(named)]
    tables = {name: sa.table(name, *map(sa.column, names)) for name, names in columns.items()}
    return Schema(tuple(links), keys, tables)


def _linked(inspector: sa.Inspector, table: str, columns: tuple[str, ...]) -> set[str]:
    by_key = {
        foreign["constrained_columns"][0]
        for foreign in inspector.get_foreign_keys(table)
        if foreign["referred_table"] == CUSTOMER
    }
    return by_key | {column for column in columns if names_a_customer(column)}


def names_a_customer(column: str) -> bool:
    """Whether a column says by its name that it holds a customer's id."""
    return column == "customer_id" or column.endswith("_customer_id")


def _unique(inspector: sa.Inspector, table: str, column: str, key: tuple[str, ...]) -> tuple[Unique, ...]:
    keys: list[tuple[tuple[str, ...], str]] = [(key, "")]
    keys += [(tuple(entry["column_names"]), "") for entry in inspector.get_unique_constraints(table)]
    for index in inspector.get_indexes(table):
        names = tuple(name for name in index["column_names"] if name is not None)
        if index["unique"]:
            keys.append((names, _condition(index.get("dialect_options", {}))))
    found = {Unique(tuple(name for name in names if name != column), where) for names, where in keys if column in names}
    return tuple(sorted(found, key=lambda unique: (len(unique.others), unique.others, unique.where)))


def _condition(options: dict[str, Any]) -> str:
    return str(options.get("sqlite_where", options.get("postgresql_where", "")))
