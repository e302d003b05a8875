"""A store of the revision before the wider search index is found in as a new one is, on both databases."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from showroom.bootstrap import Location, Showroom, open_with_key
from showroom.persistence import search_index
from showroom.persistence.database import Database
from showroom.persistence.engines import postgresql_engine, sqlcipher_engine
from showroom.schema import migrate
from tests.postgres_server import PrivatePostgres
from tests.store_fixtures import KEY

BEFORE = "0016"
MANY = 5_003  # more than the migration takes at once
VIN, PLATE, DEAL, CONTRACT = "LSVAU2182T2000001", "沪AD12345", "SH01-XS-20261122-0007", "SH01-HT-20261122-0012"
QUOTE = "SH01-BJ-20261121-0093"
FOUND = [
    ("单田芳", "customer 1"),
    ("shantianfang", "customer 1"),  # a family name that is read otherwise than the sign elsewhere
    ("stf", "customer 1"),
    ("田芳", "customer 1"),
    ("2345", "customer 1"),
    ("13700002345", "customer 1"),
    ("02155551234", "customer 1"),
    ("shantianfamg", "customer 1"),  # one typing error
    (f"1{MANY:010d}", f"customer {MANY}"),
    (VIN[-6:], "vehicle 1"),
    (PLATE, "vehicle 1"),
    (DEAL, "deal 1"),
    (CONTRACT, "contract 1"),
    (QUOTE, "deal 1"),
    (QUOTE[-4:], "deal 1"),
]


def insert(session: Session, name: str, *rows: dict[str, Any]) -> None:
    """Rows of a table as it is at this revision; what they leave out and must not be null is empty or 0."""
    table = sa.Table(name, sa.MetaData(), autoload_with=session.connection())
    empty: dict[str, Any] = {
        column.name: "" if isinstance(column.type, sa.String) else False if _is_switch(column) else 0
        for column in table.columns
        if not column.nullable and column.server_default is None
    }
    session.execute(table.insert(), [empty | row for row in rows])


def _is_switch(column: sa.Column[Any]) -> bool:
    return isinstance(column.type, sa.Boolean)


def fill(db: Database) -> None:
    with db.begin() as session:
        customers = [{"id": 1, "name": "单田芳", "phone": "13700002345", "other_phones": "02155551234"}]
        customers += [{"id": key, "name": "赵", "phone": f"1{key:010d}"} for key in range(2, MANY + 1)]
        insert(session, "customer", *({"other_phones": "", **row} for row in customers))
        insert(session, "vehicle_model", {"id": 1, "brand": "星河", "series": "E6", "version_name": "650km"})
        insert(session, "vehicle", {"id": 1, "vin": VIN, "plate": PLATE, "model_id": 1})
        # The words of then knew neither readings of family names nor tails.
        entries = [{"kind": "customer", "object_id": row["id"], "words": row["name"]} for row in customers]
        entries.append({"kind": "vehicle", "object_id": 1, "words": VIN})
        insert(session, "staff_member", {"id": 1, "name": "周敏"})
        insert(session, "deal", {"id": 1, "number": DEAL, "customer_id": 1, "vehicle_id": 1, "consultant_id": 1})
        paper = {"document_id": 1, "sha256": "", "signed_at": 0, "idempotency_key": ""}
        insert(session, "document", {"id": 1, "by": 1})
        insert(session, "contract", {"id": 1, "number": CONTRACT, "deal_id": 1, "buyer_name": "单田芳", **paper})
        days = {"quoted_on": date(2026, 11, 21), "valid_until": date(2026, 11, 28)}
        insert(session, "quotation", {"id": 1, "number": QUOTE, "deal_id": 1, "by": 1, **days})
        entries += [{"kind": "deal", "object_id": 1, "words": ""}, {"kind": "contract", "object_id": 1, "words": ""}]
        insert(session, "search_entry", *({"id": key, **entry} for key, entry in enumerate(entries, 1)))
        if db.kind == "sqlite":
            session.execute(
                sa.text("INSERT INTO search_words(rowid, words) SELECT id, words FROM search_entry ORDER BY id")
            )
    db.close()


@pytest.fixture(params=["sqlite", "postgresql"])
def upgraded(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Showroom]:
    """A filled store of BEFORE, opened by this program."""
    url, server = None, None
    if request.param == "postgresql":
        server = request.getfixturevalue("postgres")
        assert isinstance(server, PrivatePostgres)
        url = server.create_database()
    db = Database(postgresql_engine(url, KEY) if url else sqlcipher_engine(tmp_path / "store.db", KEY))
    migrate(db, BEFORE)
    fill(db)
    opened = open_with_key(Location(tmp_path, url), KEY)
    yield opened
    opened.close()
    if server is not None and url is not None:
        server.drop(url)


def found(store: Showroom, text: str) -> list[str]:
    with store.work.db.read() as session:
        return [f"{hit.kind} {hit.id}" for hit in search_index.find(session, text)]


@pytest.mark.rule("PH-04", "G-09")
def test_everything_of_an_older_store_is_found(upgraded: Showroom) -> None:
    for text, wanted in FOUND:
        assert wanted in found(upgraded, text), text


def test_what_changes_after_the_upgrade_leaves_no_old_words(upgraded: Showroom) -> None:
    with upgraded.work.db.begin() as session:
        search_index.remove(session, "customer", 1)
    assert not {"customer 1"} & {hit for text, _ in FOUND for hit in found(upgraded, text)}
    assert found(upgraded, CONTRACT) == ["contract 1"]
