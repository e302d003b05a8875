"""Quotations of a store that exists learn which car they were for, and its price board opens with what was asked."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from showroom.persistence.database import Database
from showroom.persistence.engines import postgresql_engine, sqlcipher_engine
from showroom.schema import migrate
from tests.persistence.test_search_upgrade import insert
from tests.postgres_server import PrivatePostgres
from tests.store_fixtures import KEY

MONEY = ("guide_price", "discount", "contract_price", "options_price", "on_road_price", "due")
DAY = date(2026, 9, 1)
DATES = {"quoted_on": DAY, "valid_until": DAY}


def put(session: Session, table: str, **values: object) -> None:
    insert(session, table, values)


@pytest.fixture(params=["sqlite", "postgresql"])
def before(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """An empty store as it was before quotations knew their car."""
    url, server = None, None
    if request.param == "postgresql":
        server = request.getfixturevalue("postgres")
        assert isinstance(server, PrivatePostgres)
        url = server.create_database()
    db = Database(postgresql_engine(url, KEY) if url else sqlcipher_engine(tmp_path / "store.db", KEY))
    migrate(db, "0026")
    yield db
    db.close()
    if server is not None and url is not None:
        server.drop(url)


@pytest.mark.rule("MF-01", "CT-02")
def test_a_store_with_quotations_is_brought_forward(before: Database) -> None:
    db = before
    with db.begin() as session:
        put(session, "staff_member", id=1, name="周敏")
        put(session, "customer", id=1, name="张三")
        put(session, "vehicle_model", id=7, brand="星河", series="E6", version_name="标准版", energy="BEV")
        put(session, "deal", id=1, number="D1", customer_id=1, consultant_id=1, model_id=7)
        put(session, "parameter", id=9001, key="fee.plates", value="100", valid_from=DAY, source="x")
        for revision, status in ((1, "replaced"), (2, "open")):
            values = {
                "id": revision,
                "number": f"BJ{revision}",
                "revision": revision,
                "status": status,
                "by": 1,
                "deal_id": 1,
            }
            put(session, "quotation", **values, **dict.fromkeys(MONEY, 100), draft="{}", pay_way="cash", **DATES)
    migrate(db)
    with db.read() as session:
        cars = session.execute(sa.text("SELECT model_id FROM quotation")).scalars().all()
        board = session.execute(sa.text("SELECT key, value FROM parameter WHERE key LIKE 'service.%'")).all()
    assert cars == [7, 7]
    assert dict(tuple(row) for row in board)["service.plates"] == "500"
    with pytest.raises(sa.exc.DBAPIError, match="immutable"), db.begin() as session:
        session.execute(sa.text("UPDATE quotation SET due = 1 WHERE status = 'replaced'"))
    too_much = "1.5" if db.kind == "sqlite" else str(10**14)  # PostgreSQL's column takes no fractions anyway
    with pytest.raises(sa.exc.DBAPIError, match="whole fen"), db.begin() as session:
        session.execute(sa.text(f"UPDATE quotation SET due = {too_much} WHERE status = 'open'"))
    with db.begin() as session:
        session.execute(sa.text("UPDATE quotation SET due = 101 WHERE status = 'open'"))  # the control
