"""Takes a whole import back, exactly, or says row by row why it cannot be."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from graphlib import TopologicalSorter
from typing import Any

import sqlalchemy as sa

from showroom.documents.sheet_plan import Watch, keep_going
from showroom.imports import messages as say
from showroom.imports.model import ImportTrace
from showroom.imports.raw_tables import ENTRIES, MARK, Link, Range, RawTables, from_json, mark_of
from showroom.imports.views import ImportInUse
from showroom.kernel.errors import Message, Told, told
from showroom.persistence import search_index
from showroom.persistence.actions import Tx
from showroom.persistence.search_index import SearchEntry

NAMED = 500
"""At most so many obstacles are named."""


@dataclass(frozen=True, slots=True)
class Written:
    """What a run wrote into one table."""

    table: str
    columns: tuple[str, ...]
    created: tuple[Range, ...]
    marks: str
    changed: dict[int, dict[str, str]]

    def ids(self) -> Iterator[int]:
        for first, last in self.created:
            yield from range(first, last + 1)


def undo(tx: Tx, run_id: int, watch: Watch) -> tuple[str, ...]:
    """Remove what the run created, give back what it changed; returns the tables.

    Raises ImportInUse when anything else has used or changed one of these rows since.
    """
    raw = RawTables(tx.session.connection())
    traces = tx.session.scalars(sa.select(ImportTrace).where(ImportTrace.run_id == run_id).order_by(ImportTrace.id))
    written = {trace.table_name: _written(trace) for trace in traces}
    entries = written.pop(ENTRIES, None)
    links = raw.links_to(written)
    obstacles = [*_changed_since(raw, written), *_used_since(raw, written, links)]
    if obstacles:
        names = _Names(tx, raw)
        raise ImportInUse(tuple(_told(names, *entry) for entry in obstacles[:NAMED]), len(obstacles))
    if entries is not None:
        _undo_index(tx, raw, entries, written, watch)
    for name in _children_first(written, links):
        raw.remove(name, written[name].created)
        for key, change in written[name].changed.items():
            raw.write_back(name, key, from_json(change["before"]))
    return tuple(written)


def _written(trace: ImportTrace) -> Written:
    created = tuple((first, last) for first, last in json.loads(trace.created))
    changed = {int(key): change for key, change in json.loads(trace.changed).items()}
    return Written(trace.table_name, tuple(json.loads(trace.columns)), created, trace.marks, changed)


Obstacle = tuple[Message, str, int, str]
"""What is the matter, with which row of which table, and the table that uses it."""


def _changed_since(raw: RawTables, written: dict[str, Written]) -> Iterator[Obstacle]:
    """Rows that are no longer as the import left them, so that somebody's work would be lost."""
    for name, entry in written.items():
        known = set(raw.columns(name))
        columns = [column for column in entry.columns if column in known]
        now = {key: _marks(raw, values) for key, values in raw.rows(name, entry.created, columns)}
        for number, key in enumerate(entry.ids()):
            mark = entry.marks[number * MARK : (number + 1) * MARK]
            if mark not in now.get(key, ()):
                yield (say.CHANGED_SINCE if key in now else say.GONE_SINCE), name, key, ""
        for key, change in entry.changed.items():
            row = dict(raw.rows(name, ((key, key),), columns))
            if key not in row or change["mark"] not in _marks(raw, row[key]):
                yield (say.CHANGED_SINCE if key in row else say.GONE_SINCE), name, key, ""


def _marks(raw: RawTables, values: Sequence[Any]) -> tuple[str, ...]:
    """The row's mark as it is stored, and as it was before personal fields were encrypted (revision 0045, PI-09)."""
    plain = raw.plain(values)
    return (mark_of(values),) if plain == values else (mark_of(values), mark_of(plain))


def _used_since(raw: RawTables, written: dict[str, Written], links: Sequence[Link]) -> Iterator[Obstacle]:
    """Rows of others that point at a row of the import."""
    own = {name: set(entry.ids()) for name, entry in written.items()}
    for link in links:
        for row, target in raw.pointing(link, written[link.target].created):
            ours = own.get(link.table, set())
            if row not in ours and row not in (written[link.table].changed if link.table in written else ()):
                yield say.USED_BY, link.target, target, link.table


def _children_first(written: dict[str, Written], links: Sequence[Link]) -> tuple[str, ...]:
    """The tables in the order in which their rows can be removed."""
    order: TopologicalSorter[str] = TopologicalSorter({name: set() for name in written})
    for link in links:
        if link.table in written and link.table != link.target:
            order.add(link.target, link.table)
    return tuple(order.static_order())


def _undo_index(tx: Tx, raw: RawTables, entries: Written, written: dict[str, Written], watch: Watch) -> None:
    """Take the new entries out of the search index, and let the others say what they said."""
    own = {name: set(entry.ids()) for name, entry in written.items()}
    keys: list[int] = []
    for first, last in entries.created:
        columns = (SearchEntry.id, SearchEntry.kind, SearchEntry.object_id)
        found = tx.session.execute(sa.select(*columns).where(SearchEntry.id.between(first, last)))
        keys += [row.id for row in found if row.kind not in own or row.object_id in own[row.kind]]
    keep_going(watch, 0, len(keys))
    search_index.remove_entries(tx.session, keys)
    for key, change in entries.changed.items():
        raw.write_back(ENTRIES, key, from_json(change["before"]))
    search_index.rewrite(tx.session, tuple(entries.changed))


class _Names:
    """What a person calls a row, in both languages: as the search box shows it, with the row of the file it is from."""

    def __init__(self, tx: Tx, raw: RawTables) -> None:
        self.tx = tx
        self.raw = raw
        self.known: dict[tuple[str, int], tuple[str, str]] = {}

    def __call__(self, table: str, key: int) -> tuple[str, str]:
        if (table, key) not in self.known:
            self.known[table, key] = self._name(table, key)
        return self.known[table, key]

    def _name(self, table: str, key: int) -> tuple[str, str]:
        title = self.tx.session.scalar(
            sa.select(SearchEntry.title).where(SearchEntry.kind == table, SearchEntry.object_id == key)
        )
        row: dict[str, Any] = (self.raw.row(table, key) or {}) if table in self.raw.names else {}
        for column, target in (("customer_id", "customer"), ("model_id", "vehicle_model")):
            if title is None and row.get(column):
                return self(target, row[column])
        version = " ".join(str(row[part]) for part in ("brand", "series", "version_name") if row.get(part))
        said = str(title or row.get("name") or row.get("vin") or version or f"#{key}")
        origin = str(row.get("origin") or "").rpartition(" #")[2]
        return (f"{said}（原表第 {origin} 行）", f"{said} (row {origin})") if origin.isdecimal() else (said, said)


def _told(names: _Names, message: Message, table: str, key: int, by: str) -> Told:
    zh, en = say.TABLES.get(table, (table, table))
    by_zh, by_en = say.TABLES.get(by, (by, by))
    name_zh, name_en = names(table, key)
    return told(message, what_zh=f"{zh} {name_zh}", what_en=f"{en} {name_en}", by_zh=by_zh, by_en=by_en)
