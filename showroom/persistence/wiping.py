"""After an erasure nothing of it may lie on in dead parts of the search index or in the write-ahead log (PI-08)."""

from __future__ import annotations

from showroom.persistence.database import Database


def wipe_leftovers(db: Database) -> None:
    """Merge the index's pieces into one, then bring every page home and empty the log; PostgreSQL has neither.

    Only a merged index is rid of words of entries taken out. It costs some seconds in a store of 200,000 customers,
    once for all that were erased together. While others read, the log is emptied by the next checkpoint.
    """
    if db.kind != "sqlite":
        return
    with db.begin() as session:
        session.connection().exec_driver_sql("INSERT INTO search_words(search_words) VALUES ('optimize')")
    with db.engine.connect() as connection:
        connection.rollback()
        driver = connection.connection.driver_connection
        if driver is not None:
            driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
