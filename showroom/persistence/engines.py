"""Engines: an encrypted SQLite file through SQLCipher, or PostgreSQL through psycopg."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.pool import QueuePool

from showroom.kernel.errors import Bug

SAFE_SQLITE = (3, 51, 3)
SAFE_BACKPORTS = {(3, 44): 6, (3, 50): 7}
_PRAGMAS = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
    "PRAGMA recursive_triggers=ON",  # without it INSERT OR REPLACE deletes a signed row behind its trigger (CT-07)
    "PRAGMA secure_delete=ON",
    "PRAGMA temp_store=MEMORY",
    "PRAGMA mmap_size=0",
)


def wal_is_safe(version: tuple[int, int, int]) -> bool:
    """Whether this SQLite is free of the WAL-reset corruption (trust.md finding 1)."""
    return version >= SAFE_SQLITE or version[2] >= SAFE_BACKPORTS.get(version[:2], 10_000)


def sqlcipher_engine(path: Path, key: bytes, pool_size: int = 4) -> sa.Engine:
    """An engine on an SQLCipher file with a raw 32-byte key; the file is created when absent."""
    from sqlcipher3 import dbapi2

    if not wal_is_safe(dbapi2.sqlite_version_info):
        raise Bug(f"SQLite {dbapi2.sqlite_version} can corrupt a WAL database: install sqlcipher3 >= 0.6.4")

    def connect() -> Any:
        connection = dbapi2.connect(str(path), isolation_level=None, check_same_thread=False, timeout=10)
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        for pragma in _PRAGMAS:
            connection.execute(pragma)
        return connection

    engine = sa.create_engine(
        "sqlite://", module=dbapi2, creator=connect, poolclass=QueuePool, pool_size=pool_size, max_overflow=4
    )
    sa.event.listen(engine, "begin", _begin)
    return engine


def _begin(connection: sa.Connection) -> None:
    """Writers take the lock at once: a deferred BEGIN dies 'locked' under load (trust.md finding 7)."""
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def postgresql_engine(url: str, key: bytes) -> sa.Engine:
    """An engine on PostgreSQL that encrypts personal fields with `key`; lost connections are noticed and replaced."""
    from showroom.persistence.columns import encrypt_fields
    from showroom.persistence.field_cipher import FieldCipher

    engine = sa.create_engine(
        url,
        pool_size=4,
        max_overflow=4,
        pool_pre_ping=True,
        connect_args={
            "connect_timeout": 5,
            "options": "-c lock_timeout=10s -c idle_in_transaction_session_timeout=60s -c timezone=UTC",
        },
    )
    encrypt_fields(engine.dialect, FieldCipher(key))
    return engine
