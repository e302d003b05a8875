"""A store that exists keeps its brand as the first authorisation, and its open survey tickets become complaints."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
import sqlalchemy as sa

from showroom.follow_up.complaint_model import Channel, Complaint
from showroom.persistence.database import Database
from showroom.persistence.engines import postgresql_engine, sqlcipher_engine
from showroom.persistence.parameters import Parameter
from showroom.schema import migrate
from showroom.staff.brand_model import BrandKind, BrandStanding
from tests.persistence.test_search_upgrade import insert
from tests.postgres_server import PrivatePostgres
from tests.store_fixtures import KEY

DAY = date(2026, 9, 1)
CREATED = datetime(2026, 9, 1, 2, tzinfo=UTC)
MICROSECONDS = int(CREATED.timestamp() * 10**6)


@pytest.fixture(params=["sqlite", "postgresql"])
def before(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """An empty store as it was before the register."""
    url, server = None, None
    if request.param == "postgresql":
        server = request.getfixturevalue("postgres")
        assert isinstance(server, PrivatePostgres)
        url = server.create_database()
    db = Database(postgresql_engine(url, KEY) if url else sqlcipher_engine(tmp_path / "store.db", KEY))
    migrate(db, "0036")
    yield db
    db.close()
    if server is not None and url is not None:
        server.drop(url)


@pytest.mark.rule("MF-03", "MF-08")
def test_brand_and_tickets_are_brought_forward(before: Database) -> None:
    tickets = (
        {"id": 1, "kind": "complaint", "note": "低分项：交车；2026-09-10 前答复", "deal_id": 1},
        {"id": 2, "kind": "complaint", "note": "老记录", "deal_id": 1, "done_at": MICROSECONDS, "result": "reached"},
        {"id": 3, "kind": "next_contact", "note": "回访", "deal_id": 1},
    )
    with before.begin() as session:
        insert(session, "store", {"id": 1, "code": "SH01", "name": "星河展厅", "authorised_brand": "星河"})
        insert(session, "staff_member", {"id": 1, "name": "周敏"})
        insert(session, "customer", {"id": 1, "name": "张三"})
        insert(session, "deal", {"id": 1, "number": "D1", "customer_id": 1, "consultant_id": 1})
        insert(session, "parameter", {"key": "fee.plates", "value": "100", "valid_from": DAY, "source": "x"})
        for ticket in tickets:
            insert(
                session, "customer_task",
                {"customer_id": 1, "due": date(2026, 9, 2), "owner_id": 1, "created_at": MICROSECONDS} | ticket,
            )  # fmt: skip
    migrate(before)
    with before.read() as session:
        (brand,) = session.scalars(sa.select(BrandStanding))
        (complaint,) = session.scalars(sa.select(Complaint))
        keys = set(session.scalars(sa.select(Parameter.key)))
        columns = {column["name"] for column in sa.inspect(session.connection()).get_columns("store")}
    assert (brand.brand, brand.kind, brand.valid_to) == ("星河", BrandKind.AUTHORISED, None)
    assert (complaint.task_id, complaint.channel, complaint.owner_id) == (1, Channel.SURVEY, 1)
    assert (complaint.received_at, complaint.answer_by) == (CREATED, date(2026, 9, 10))
    assert complaint.contact_by == datetime(2026, 9, 2, 15, 59, tzinfo=UTC)
    assert {"register.licence_days", "register.change_days", "price.compare_days"} <= keys
    assert "authorised_brand" not in columns
