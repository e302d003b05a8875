"""Watches one transaction write: which rows it created, and what stood in the rows that it changed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import ORMExecuteState, Session

from showroom.imports.model import ImportTrace
from showroom.imports.raw_tables import ENTRIES, RawTables, as_json, mark_of, ranges_of
from showroom.kernel.errors import Bug


class Journal:
    """Keeps the values before the first change of each row; whoever imports need not know of it.

    What an import may not do, since it could not be taken back, is a Bug: deleting rows.
    """

    def __init__(self, session: Session) -> None:
        self.session = session
        self.raw = RawTables(session.connection())
        self._last = self.raw.last_ids((*self.raw.names, ENTRIES))
        self._before: dict[tuple[str, int], dict[str, Any]] = {}

    @contextmanager
    def watching(self) -> Iterator[None]:
        """Listen to the session while the block runs."""
        sa.event.listen(self.session, "before_flush", self._on_flush)
        sa.event.listen(self.session, "do_orm_execute", self._on_execute)
        try:
            yield
            self.session.flush()
        finally:
            sa.event.remove(self.session, "before_flush", self._on_flush)
            sa.event.remove(self.session, "do_orm_execute", self._on_execute)

    def traces(self, run_id: int) -> list[ImportTrace]:
        """One trace for each table that was written to."""
        changed: dict[str, dict[int, dict[str, Any]]] = {}
        for (name, key), values in self._before.items():
            changed.setdefault(name, {})[key] = values
        now = self.raw.last_ids(tuple(self._last))
        touched = (name for name, last in self._last.items() if name in changed or now[name] > last)
        found = (self._trace(run_id, name, changed.get(name, {})) for name in touched)
        return [trace for trace in found if trace is not None]

    def _trace(self, run_id: int, name: str, changed: dict[int, dict[str, Any]]) -> ImportTrace | None:
        created = self.raw.written_after(name, self._last[name])
        if not created and not changed:
            return None
        columns = self.raw.columns(name)
        ranges = ranges_of(created)
        # What the index holds follows from the rows themselves, which are marked.
        marked = () if name == ENTRIES else self.raw.rows(name, ranges, columns)
        marks = "".join(mark_of(values) for _, values in marked)
        return ImportTrace(
            run_id=run_id, table_name=name, columns=json.dumps(columns), created=json.dumps(ranges), marks=marks,
            changed=json.dumps({key: self._change(name, key, before) for key, before in sorted(changed.items())}),
        )  # fmt: skip

    def _change(self, name: str, key: int, before: dict[str, Any]) -> dict[str, str]:
        now = self.raw.row(name, key)
        return {"before": as_json(before), "mark": "" if now is None else mark_of(tuple(now.values()))}

    def _on_flush(self, session: Session, _context: object, _instances: object) -> None:
        if session.deleted:
            raise Bug(f"an import deletes {next(iter(session.deleted))!r}: that cannot be undone")
        for row in session.dirty:
            if session.is_modified(row):
                identity = sa.inspect(row).identity
                if identity:
                    self._keep(row.__tablename__, identity[0])

    def _on_execute(self, state: ORMExecuteState) -> None:
        if state.is_delete:
            raise Bug(f"an import deletes: {state.statement}")
        if not state.is_update:
            return
        statement: Any = state.statement
        table = statement.table
        given: Any = state.parameters if isinstance(state.parameters, list) else [state.parameters or {}]
        for values in given:
            if statement.whereclause is None and "id" in values:  # by primary key, as the ORM updates many
                self._keep(table.name, values["id"])
                continue
            wanted = sa.select(table.c.id)
            if statement.whereclause is not None:
                wanted = wanted.where(statement.whereclause)
            for key in self.raw.connection.scalars(wanted, values):
                self._keep(table.name, key)

    def _keep(self, name: str, key: int) -> None:
        if name not in self._last or key > self._last[name] or (name, key) in self._before:
            return
        row = self.raw.row(name, key)
        if row is not None:
            self._before[name, key] = row
