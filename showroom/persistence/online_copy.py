"""A copy of the encrypted store file taken while others write, and what SQLite says of a file's soundness."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy import exc

from showroom.persistence.database import Database, said_in_words
from showroom.persistence.engines import sqlcipher_engine

PAGES_AT_ONCE = 2_000
Told = Callable[[int, int], None]


def copy_online(source: Database, target: Path, key: bytes, report: Told) -> None:
    """Copy every page of `source` to the new file `target` under the same key, writers not being stopped.

    `report(done, total)` hears of pages. Raises ShowroomError(disk_full | database_…).
    """
    target_engine = sqlcipher_engine(target, key, pool_size=1)
    try:
        with source.engine.connect() as held, target_engine.connect() as fresh:
            inner, outer = held.connection.driver_connection, fresh.connection.driver_connection
            if inner is None or outer is None:
                raise exc.InvalidRequestError("no connection to copy with")  # the pool hands out open ones only
            held.rollback()
            fresh.rollback()
            outer.execute("PRAGMA journal_mode=DELETE")  # one file, nothing beside it
            inner.backup(outer, pages=PAGES_AT_ONCE, progress=lambda _status, left, all_: report(all_ - left, all_))
    except exc.DBAPIError as error:
        words = said_in_words(error)
        raise words or error from error
    finally:
        target_engine.dispose()
    flush_to_disk(target)


def flush_to_disk(path: Path) -> None:
    """The file's bytes are on the disk when this returns."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def cipher_problems(db: Database) -> tuple[str, ...]:
    """Pages whose authentication code does not fit; () for a whole file, and for PostgreSQL, which has none."""
    return _rows(db, "PRAGMA cipher_integrity_check")


def structure_problems(db: Database) -> tuple[str, ...]:
    """What SQLite's integrity check finds wrong."""
    return tuple(line for line in _rows(db, "PRAGMA integrity_check(20)") if line != "ok")


def reference_problems(db: Database) -> tuple[str, ...]:
    """Rows that refer to nothing."""
    return _rows(db, "PRAGMA foreign_key_check")


def _rows(db: Database, statement: str) -> tuple[str, ...]:
    if db.kind != "sqlite":
        return ()
    with db.read() as session:
        return tuple(" ".join(map(str, row)) for row in session.execute(sa.text(statement)))
