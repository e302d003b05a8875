"""Filling a store file that nobody sees yet: quick while it is built, whole and on the disk when it is done."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from showroom.persistence.database import Database
from showroom.persistence.online_copy import flush_to_disk

# Nothing is kept for a rollback or a power cut: who fills a file aside throws it away when the filling fails.
# secure_delete stays on: a freed page that is never written has no check sum, and the file would count as damaged.
_HASTE = (
    "PRAGMA journal_mode=OFF",
    "PRAGMA synchronous=OFF",
    "PRAGMA cache_size=-131072",
)
_INDEXES = sa.text("SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL AND tbl_name = :table")


@contextmanager
def filled_aside(db: Database, tables: Sequence[str]) -> Iterator[None]:
    """Write without journal or syncs, the indexes of `tables` being made at the end, each in one sorted pass.

    Only for a file that no other process has open and whose folder the caller removes when the block raises. When the
    block ends well the file is as any other: indexed, WAL, FULL, and on the disk once `db` is closed and the caller has
    called `kept_safe`. On PostgreSQL nothing is different.
    """
    if db.kind != "sqlite":
        yield
        return
    sa.event.listen(db.engine, "connect", _make_haste)
    db.engine.dispose()
    try:
        indexes = _take_off(db, tables)
        yield
        for statement in indexes:
            with db.begin() as session:
                session.execute(sa.text(statement))
    finally:
        sa.event.remove(db.engine, "connect", _make_haste)
        db.engine.dispose()
    with db.read() as session:  # the next connection puts the file back to WAL
        session.execute(sa.text("SELECT count(*) FROM sqlite_master"))


def kept_safe(files: Sequence[Path], folder: Path) -> None:
    """Move finished files into `folder`, their bytes being on the disk before their names are; raises OSError."""
    for file in files:
        flush_to_disk(file)
    for file in files:
        file.replace(folder / file.name)
    if os.name == "posix":  # elsewhere a folder cannot be opened, and the move is logged by the file system
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)


def _make_haste(connection: Any, _record: Any) -> None:
    for pragma in _HASTE:
        connection.execute(pragma)


def _take_off(db: Database, tables: Sequence[str]) -> list[str]:
    """Drop the indexes that are no constraints; returns the statements that make them again."""
    with db.begin() as session:
        found = [row for table in tables for row in session.execute(_INDEXES, {"table": table})]
        for name, _statement in found:
            session.execute(sa.text(f'DROP INDEX "{name}"'))
    return [statement for _name, statement in found]
