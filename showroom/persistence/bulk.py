"""Thousands of new rows in one statement: what the toolkit does for each row costs more than the insert itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session


def insert_many(session: Session, table: sa.Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert `rows` (Python values by column name) into `table`; a missing value is the column's constant default.

    Columns whose default is computed must be given in every row: KeyError otherwise. The number of a row is the
    database's own.
    """
    if not rows:
        return
    connection = session.connection()
    dialect = connection.dialect
    names, values = [], []
    for column in table.columns:
        if column.primary_key:
            continue
        names.append(dialect.identifier_preparer.format_column(column))
        stored = column.type.dialect_impl(dialect).bind_processor(dialect)
        given = _given(column, rows)
        values.append(given if stored is None else [stored(value) for value in given])
    mark = "?" if dialect.paramstyle == "qmark" else "%s"
    statement = f"INSERT INTO {table.name} ({', '.join(names)}) VALUES ({', '.join([mark] * len(names))})"  # noqa: S608
    connection.exec_driver_sql(statement, list(zip(*values, strict=True)))


def _given(column: sa.Column[Any], rows: Sequence[Mapping[str, Any]]) -> list[Any]:
    default = column.default
    if isinstance(default, sa.ColumnDefault) and not default.is_scalar:
        return [row[column.name] for row in rows]
    constant = default.arg if isinstance(default, sa.ColumnDefault) else None
    return [row.get(column.name, constant) for row in rows]
