"""After an erasure nothing of it may lie on in the write-ahead log or in dead parts of the search index (PI-08)."""

from __future__ import annotations

from sqlalchemy.orm import Session

from showroom.persistence.database import Database


def wipe_log(db: Database) -> None:
    """Bring every page home and empty the log; while others read, the next checkpoint does it. PostgreSQL has none."""
    if db.kind == "sqlite":
        with db.engine.connect() as connection:
            connection.rollback()
            driver = connection.connection.driver_connection
            if driver is not None:
                driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def drop_dead_words(session: Session) -> None:
    """Merge the index's pieces into one: only then words of entries taken out are gone. PostgreSQL has no such piece.

    It costs some seconds in a store of 200,000 customers, which erasing a person is worth.
    """
    connection = session.connection()
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("INSERT INTO search_words(search_words) VALUES ('optimize')")
