"""After an erasure nothing of it may lie on in dead parts of the search index or in the write-ahead log (PI-08)."""

from __future__ import annotations

import logging

from sqlalchemy import exc

from showroom.persistence.database import Database

log = logging.getLogger(__name__)
_ENCRYPTED_SINCE = "0045"
_ONCE_PLAIN = (
    "staff_member", "customer", "driving_licence", "identity_paper", "licence_capture", "signature_evidence",
    "contract", "delivery", "financing", "intent_order", "contract_change", "drive_photo", "drive_signature",
    "incident_photo", "document", "document_blob", "customer_merge_row", "import_trace", "restricted_row",
)  # fmt: skip


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


def forget_plain(db: Database, before: str) -> None:
    """Rewrite the server's tables whose values the upgrade from `before` encrypted: dead rows hold them plain (PI-09).

    While another desk holds a table it is left to the server's own cleaning, and the log says so.
    """
    if db.kind == "sqlite" or before >= _ENCRYPTED_SINCE:
        return
    with db.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        for table in _ONCE_PLAIN:
            try:
                connection.exec_driver_sql(f"VACUUM FULL {table}")
            except exc.DBAPIError as error:
                log.warning("%s was not rewritten, run VACUUM FULL %s: %s", table, table, type(error.orig).__name__)
