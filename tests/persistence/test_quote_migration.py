"""Quotations of a store that exists learn which car they were for, and its price board opens with what was asked."""

from __future__ import annotations

from pathlib import Path

import pytest
import sqlalchemy as sa

from showroom.persistence.database import Database
from showroom.persistence.engines import sqlcipher_engine
from showroom.schema import migrate
from tests.persistence.test_reissue_migration import put
from tests.store_fixtures import KEY

MONEY = ("guide_price", "discount", "contract_price", "options_price", "on_road_price", "due")


@pytest.mark.rule("MF-01", "CT-02")
def test_a_store_with_quotations_is_brought_forward(tmp_path: Path) -> None:
    db = Database(sqlcipher_engine(tmp_path / "store.db", KEY))
    migrate(db, "0026")
    with db.begin() as session:
        put(session, "staff_member", id=1, name="周敏")
        put(session, "customer", id=1, name="张三")
        put(session, "vehicle_model", id=7, brand="星河", series="E6", version_name="标准版", energy="BEV")
        put(session, "deal", id=1, number="D1", customer_id=1, consultant_id=1, model_id=7)
        put(session, "parameter", id=1, key="fee.plates", value="100", valid_from="2000-01-01", source="x")
        for revision, status in ((1, "replaced"), (2, "open")):
            values = {"number": f"BJ{revision}", "revision": revision, "status": status, "by": 1, "deal_id": 1}
            put(session, "quotation", **values, **dict.fromkeys(MONEY, 100), draft="{}", pay_way="cash")
    migrate(db)
    with db.read() as session:
        cars = session.execute(sa.text("SELECT model_id FROM quotation")).scalars().all()
        board = session.execute(sa.text("SELECT key, value FROM parameter WHERE key LIKE 'service.%'")).all()
    assert cars == [7, 7]
    assert dict(tuple(row) for row in board)["service.plates"] == "500"
    with pytest.raises(sa.exc.DBAPIError, match="immutable"), db.begin() as session:
        session.execute(sa.text("UPDATE quotation SET due = 1 WHERE status = 'replaced'"))
    with pytest.raises(sa.exc.DBAPIError, match="whole fen"), db.begin() as session:
        session.execute(sa.text("UPDATE quotation SET due = 1.5 WHERE status = 'open'"))  # its triggers came along
    db.close()
