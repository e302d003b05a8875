"""Giving a deal room for more than one contract keeps every row, key and trigger of the stores that exist (CT-07)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from showroom.persistence.database import Database
from showroom.persistence.engines import sqlcipher_engine
from showroom.schema import migrate
from tests.store_fixtures import KEY

BEFORE = "0033"
SIGNED = {"document_id": 1, "sha256": "x", "signed_at": 1, "idempotency_key": "k"}


def put(session: Session, table: str, **values: object) -> None:
    """A row with these values; every other column that must not be empty gets a 0."""
    columns = sa.inspect(session.connection()).get_columns(table)
    row = {c["name"]: 0 for c in columns if not c["nullable"] and c["default"] is None and c["name"] != "id"} | values
    names, marks = ", ".join(f'"{name}"' for name in row), ", ".join(f":{name}" for name in row)
    session.execute(sa.text(f"INSERT INTO {table} ({names}) VALUES ({marks})"), row)


def fill(session: Session) -> None:
    """Two deals, a signed contract with an approval and a change, and a draft."""
    put(session, "staff_member", id=1, name="周敏")
    put(session, "customer", id=1, name="张三")
    put(session, "document", id=1, number="SH01-XS-20261122-0001", by=1, sha256="x")
    for deal in (1, 2):
        put(session, "deal", id=deal, number=f"D{deal}", customer_id=1, consultant_id=1)
    put(session, "contract", id=1, deal_id=1, buyer_name="张三", services="[]", price=100, number="N1", **SIGNED)
    put(session, "contract", id=2, deal_id=2, buyer_name="李四", services="[]")
    put(session, "terms_approval", id=1, contract_id=1, by=1, post="gm", terms_sha256="t")
    change = {"contract_id": 1, "deal_id": 1, "created_by": 1, "kind": "change", "draft": "{}", "reason": "x"}
    put(session, "contract_change", id=1, number="B1", **change, **SIGNED)


def contents(session: Session) -> dict[str, list[tuple[object, ...]]]:
    columns = "id, deal_id, buyer_name, services, price, number, document_id, sha256, signed_at, version"
    return {
        "contract": [tuple(row) for row in session.execute(sa.text(f"SELECT {columns} FROM contract ORDER BY id"))],
        "children": [tuple(row) for row in session.execute(sa.text("SELECT contract_id FROM contract_change"))],
    }


def made(session: Session, kind: str) -> dict[str, str]:
    query = "SELECT name, sql FROM sqlite_master WHERE tbl_name = 'contract' AND type = :kind AND sql IS NOT NULL"
    return {name: sql for name, sql in session.execute(sa.text(query), {"kind": kind})}  # noqa: C416 - rows


def refused(db: Database, act: Callable[[Session], object]) -> str:
    with pytest.raises(sa.exc.DBAPIError) as error, db.begin() as session:
        act(session)
    return str(error.value.orig)


@pytest.mark.rule("CT-06", "CT-07")
def test_a_store_with_signed_contracts_is_brought_up_with_every_row_key_and_trigger(tmp_path: Path) -> None:
    db = Database(sqlcipher_engine(tmp_path / "store.db", KEY))
    migrate(db, BEFORE)
    with db.begin() as session:
        fill(session)
    with db.read() as session:
        before, triggers, indexes = contents(session), made(session, "trigger"), made(session, "index")
    migrate(db, "0034")
    with db.read() as session:
        assert contents(session) == before
        assert session.execute(sa.text("PRAGMA foreign_key_check")).all() == []
        assert session.execute(sa.text("PRAGMA integrity_check")).scalar() == "ok"
        assert made(session, "trigger") == triggers
        assert indexes.items() <= made(session, "index").items()
    assert "immutable" in refused(db, lambda session: session.execute(sa.text("UPDATE contract SET price = 1")))
    assert "FOREIGN KEY" in refused(
        db, lambda session: put(session, "terms_approval", contract_id=9, by=1, post="gm", terms_sha256="y")
    )
    assert "UNIQUE" in refused(
        db, lambda session: put(session, "contract", deal_id=2, buyer_name="王五", services="[]")
    )
    with db.begin() as session:
        put(session, "contract", deal_id=1, replaces_id=1, buyer_name="张叁", services="[]")
    assert "UNIQUE" in refused(
        db, lambda session: put(session, "contract", deal_id=1, replaces_id=1, buyer_name="张四", services="[]")
    )
    db.close()
