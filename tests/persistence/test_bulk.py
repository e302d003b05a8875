"""Thousands of rows in one statement hold what the same rows hold when they are inserted one by one."""

from __future__ import annotations

from datetime import date

import pytest
import sqlalchemy as sa

from showroom.bootstrap import Showroom
from showroom.customers.model import Customer, Grade
from showroom.customers.sounds import sound_key
from showroom.persistence.bulk import insert_many
from tests.store_fixtures import NOW

NAME, PHONE = "张䶮", "1390000000{}"


def row(place: int) -> dict[str, object]:
    return {
        "name": NAME, "phone": PHONE.format(place), "grade": Grade.H, "id_number": "119999199205209664",
        "birth": date(1992, 5, 20), "created_at": NOW,
    }  # fmt: skip


def test_a_bulk_row_equals_one_inserted_alone(store: Showroom) -> None:
    with store.work.db.begin() as session:
        session.add(Customer(**row(1)))
        session.flush()
        insert_many(session, Customer.metadata.tables["customer"], [{**row(2), "sound": sound_key(NAME)}])
        alone, bulk = session.scalars(sa.select(Customer).order_by(Customer.id))
        names = [column.key for column in sa.inspect(Customer).columns if column.key not in ("id", "phone")]
        assert {name: getattr(bulk, name) for name in names} == {name: getattr(alone, name) for name in names}
        raw = session.execute(sa.text("SELECT * FROM customer ORDER BY id")).mappings().all()
        assert {k: v for k, v in raw[0].items() if k in names} == {k: v for k, v in raw[1].items() if k in names}


def test_a_computed_default_is_not_forgotten(store: Showroom) -> None:
    with store.work.db.begin() as session:
        insert_many(session, Customer.metadata.tables["customer"], [])
        with pytest.raises(KeyError, match="sound"):
            insert_many(session, Customer.metadata.tables["customer"], [row(1)])
