"""Taking a person's data out of rows of any table, and putting back what was only stored (PI-08, PIPL 47)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from showroom.customers.merge_journal import SEARCH, Row, read_back, read_row, read_rows, written
from showroom.customers.merge_rules import VERSION_STEP
from showroom.persistence.columns import opened
from showroom.persistence.mapped import load_models
from showroom.persistence.orm import Model
from showroom.privacy.erasure_model import ErasurePass, RestrictedRow
from showroom.privacy.inventory import TableRule, Way, inventory, personal_tables
from showroom.privacy.registers_model import RequestState
from showroom.privacy.scope import Scope

TYPED = frozenset({"trade_in_car", "special_terms", "reason", "note", "title", "text"})
"""Fields of stored JSON that somebody typed; the others are amounts, codes and names of goods."""
_DRAFT, _REQUESTS = "number", "rights_request"
_NOTHING: dict[type, Any] = {str: "", bytes: b"", bool: False, int: 0}


@dataclass(frozen=True, slots=True)
class Touched:
    """One row that was changed, or is gone."""

    table: str
    key: tuple[Any, ...]


class Scrubbing:
    """One act on the rows of one scope.

    `stored` keeps what the rows said under that customer's number; signed papers are then left as they are, and what
    rested on consent alone is not even stored. `only` limits it to columns of some tables.
    """

    def __init__(self, session: Session, erasure_id: int, scope: Scope, name: str, stored: int | None = None) -> None:
        load_models()
        self.only: Mapping[str, frozenset[str]] = {}
        self.session, self.scope, self.schema = session, scope, scope.schema
        self.erasure_id, self.name, self.stored = erasure_id, name, stored
        self.touched: list[Touched] = []

    def run(self) -> tuple[Touched, ...]:
        """Every personal column of every row in scope, what hangs on a row before the row itself."""
        order = {table.name: place for place, table in enumerate(Model.metadata.sorted_tables)}
        rules = [rule for rule in personal_tables() if rule.table in self.schema.tables and self._meant(rule.table)]
        plan = [(rule, self._rows(rule)) for rule in sorted(rules, key=lambda rule: -order.get(rule.table, 0))]
        for rule, rows in plan:
            for row in rows:
                self._end(rule, row)
        self.session.execute(sa.delete(ErasurePass).where(ErasurePass.erasure_id == self.erasure_id))
        self.session.expire_all()
        return tuple(self.touched)

    def _meant(self, table: str) -> bool:
        return not self.only or table in self.only

    def _rows(self, rule: TableRule) -> tuple[Row, ...]:
        condition = self.scope.rows_of(rule.table)
        if rule.table == _REQUESTS:  # whoever asked must still be told; the answer then takes the name out
            condition = sa.and_(condition, self.schema.table(_REQUESTS).c.state != RequestState.OPEN.value)
        if self.stored is not None and rule.paper:
            target = self.schema.table(rule.table)
            if rule.drop or _DRAFT not in target.c:
                return ()
            condition = sa.and_(condition, target.c[_DRAFT].is_(None))  # what nobody has signed is no paper yet
        return tuple(read_rows(self.session, self.schema, rule.table, condition))

    def _end(self, rule: TableRule, row: Row) -> None:
        key = tuple(row[name] for name in self.schema.keys[rule.table])
        if rule.drop:
            self._note(rule, key, row, gone=True)
            self.session.execute(sa.delete(self.schema.table(rule.table)).where(*self._is(rule.table, key)))
            return
        named = self.only.get(rule.table, rule.personal.keys())
        ways = {name: way for name, way in rule.personal.items() if name in named}
        change = {name: new for name, way in ways.items() if (new := self._new(rule, name, way, row)) != row[name]}
        if change:
            self.change(rule, key, row, change)

    def change(self, rule: TableRule, key: tuple[Any, ...], row: Row, change: Row) -> None:
        """Give a row other values, its version beyond that of any form opened before."""
        if "version" in row:
            change = change | {"version": row["version"] + VERSION_STEP}
        self._note(rule, key, {name: row[name] for name in change}, gone=False)
        self.session.execute(sa.update(self.schema.table(rule.table)).where(*self._is(rule.table, key)).values(change))

    def _note(self, rule: TableRule, key: tuple[Any, ...], before: Row, *, gone: bool) -> None:
        row_key = json.dumps(list(key), default=str)
        self.touched.append(Touched(rule.table, key))
        if self.stored is None or not rule.paper:  # what nobody has signed yet needs no way in
            values = {"erasure_id": self.erasure_id, "table_name": rule.table, "row_key": row_key}
            self.session.execute(sa.insert(ErasurePass).values(values))
        if self.stored is not None and not rule.private:
            kept = {"table_name": rule.table, "row_key": row_key, "gone": gone}
            self.session.execute(
                sa.insert(RestrictedRow).values(customer_id=self.stored, before=written(before), **kept)
            )

    def _new(self, rule: TableRule, name: str, way: Way, row: Row) -> Any:
        value = row[name]
        if value in (None, "", b""):
            return value
        if way is Way.NAME:
            return self.name
        if way in (Way.LIST, Way.OBJECT):
            return "[]" if way is Way.LIST else "{}"
        if way is Way.TEXTS:
            return _without_texts(value)
        nullable = Model.metadata.tables[rule.table].c[name].nullable
        return None if nullable and way is Way.EMPTY else _NOTHING[type(value)]

    def _is(self, table: str, key: tuple[Any, ...]) -> tuple[sa.ColumnElement[bool], ...]:
        target = self.schema.table(table)
        return tuple(target.c[name] == value for name, value in zip(self.schema.keys[table], key, strict=True))


def put_back(session: Session, scope: Scope, erasure_id: int) -> int:
    """Make the rows of a restricted customer what they were; those changed since by others keep that.

    Returns how many rows there were.
    """
    kept = sa.select(RestrictedRow).where(
        RestrictedRow.customer_id == scope.root_id, RestrictedRow.table_name != SEARCH
    )
    rows = session.scalars(kept.order_by(RestrictedRow.id.desc())).all()
    schema = scope.schema
    for row in rows:
        if row.table_name not in schema.tables:
            continue
        key, before = tuple(read_back(row.row_key)), read_back(row.before)
        target = schema.table(row.table_name)
        is_it = [target.c[name] == value for name, value in zip(schema.keys[row.table_name], key, strict=True)]
        if not inventory()[row.table_name].paper:
            values = {"erasure_id": erasure_id, "table_name": row.table_name, "row_key": row.row_key}
            session.execute(sa.insert(ErasurePass).values(values))
        if row.gone:
            session.execute(sa.insert(target).values(before))
        else:
            session.execute(
                sa.update(target).where(*is_it).values(_further(session, scope, row.table_name, key, before))
            )
    session.execute(sa.delete(ErasurePass).where(ErasurePass.erasure_id == erasure_id))
    forget_stored(session, scope.root_id)
    session.expire_all()
    return len(rows)


def forget_stored(session: Session, customer_id: int) -> None:
    """What was stored of a restricted customer is needed no more."""
    session.execute(sa.delete(RestrictedRow).where(RestrictedRow.customer_id == customer_id))


def stored_rows(session: Session, customer_id: int, limit: int) -> Iterator[tuple[str, Row]]:
    """What is stored of a restricted customer, table by table, as it is meant: rows were taken as they lie (PI-09)."""
    dialect = session.get_bind().dialect
    kept = sa.select(RestrictedRow.table_name, RestrictedRow.before).where(RestrictedRow.customer_id == customer_id)
    for table, before in session.execute(kept.order_by(RestrictedRow.id).limit(limit)):
        yield table, {name: opened(dialect, value) for name, value in read_back(before).items()}


def _further(session: Session, scope: Scope, table: str, key: tuple[Any, ...], before: Row) -> Row:
    if "version" not in before:
        return before
    row = read_row(session, scope.schema, table, key)
    return before if row is None else before | {"version": row["version"] + 1}


def _without_texts(text: str) -> str:
    try:
        found = json.loads(text)
    except ValueError:
        return ""
    emptied = _emptied(found)
    return text if emptied == found else json.dumps(emptied, ensure_ascii=False)


def _emptied(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: "" if key in TYPED and isinstance(part, str) else _emptied(part) for key, part in value.items()}
    return [_emptied(part) for part in value] if isinstance(value, list) else value
