"""One table of prints for every paper keeps the prints and scans of the stores that exist (CT-06, CT-07, §3.6)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from showroom.contract.ink_model import InkCopy, PaperScan
from showroom.persistence.database import Database
from showroom.persistence.engines import postgresql_engine, sqlcipher_engine
from showroom.schema import migrate
from tests.persistence.test_search_upgrade import insert as insert_all
from tests.postgres_server import PrivatePostgres
from tests.store_fixtures import KEY

SIGNED = {"document_id": 1, "sha256": "x", "signed_at": 1}
ANEW = SIGNED | {"replaces_id": 1}
ENDS = {
    "open": {},
    "withdrawn": {"withdrawn_at": 3, "withdrawn_by": 1},
    "signed": {"confirmed_at": 4, "confirmed_by": 1},
}


def insert(session: Session, name: str, *rows: dict[str, Any]) -> None:
    """One row after the other, each with its own columns."""
    for row in rows:
        insert_all(session, name, row)


def fill(session: Session) -> None:
    """Two contracts by pen, one of them issued anew by pen with its scan; a reissue withdrawn, and one that waits."""
    insert(session, "staff_member", {"id": 1, "name": "周敏"})
    insert(session, "customer", {"id": 1, "name": "张三"})
    insert(session, "document", *({"id": n, "number": f"P{n}", "by": 1, "sha256": f"h{n}"} for n in range(1, 13)))
    insert(session, "deal", *({"id": n, "number": f"D{n}", "customer_id": 1, "consultant_id": 1} for n in (1, 2)))
    insert(
        session, "contract",
        {"id": 1, "deal_id": 1, "buyer_name": "张三", "number": "XS-1", "idempotency_key": "a", **SIGNED},
        {"id": 2, "deal_id": 1, "buyer_name": "张叁", "number": "XS-3", "idempotency_key": "b", **ANEW},
        {"id": 3, "deal_id": 2, "buyer_name": "李四", "number": "XS-4", "idempotency_key": "c", **SIGNED},
    )  # fmt: skip
    change = {"created_by": 1, "kind": "reissue", "draft": "{}", "buyer_draft": "{}", "reason": "x"}
    insert(
        session, "contract_change",
        {"id": 1, "contract_id": 1, "deal_id": 1, "number": "BG-2", "idempotency_key": "b", **SIGNED, **change},
        {"id": 2, "contract_id": 3, "deal_id": 2, **change},
    )  # fmt: skip
    printed = {"translation_id": 2, "printed_at": 2, "printed_by": 1, "sha256": "x"}
    insert(
        session, "ink_copy",
        {"id": 1, "contract_id": 1, "deal_id": 1, "number": "XS-1", "document_id": 1, **printed, **ENDS["signed"]},
        {"id": 2, "contract_id": 2, "deal_id": 1, "number": "XS-3", "document_id": 7, **printed, **ENDS["signed"]},
    )  # fmt: skip
    insert(session, "paper_scan", {"id": 1, "contract_id": 2, "document_id": 12, "source": "pdf", "by": 1})
    both = {
        "document_id": 5,
        "contract_document_id": 7,
        "contract_translation_id": 8,
        "contract_sha256": "c",
        **printed,
    }
    insert(
        session, "reissue_print",
        {"id": 1, "change_id": 1, "number": "BG-1", "contract_number": "XS-2", **both, **ENDS["withdrawn"]},
        {"id": 2, "change_id": 1, "number": "BG-2", "contract_number": "XS-3", **both, **ENDS["signed"]},
        {"id": 3, "change_id": 2, "number": "BG-3", "contract_number": "XS-5", **both, **ENDS["open"]},
    )  # fmt: skip


@pytest.fixture(params=["sqlite", "postgresql"])
def before(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """A store of the revision before."""
    server: PrivatePostgres | None = None
    url = ""
    if request.param == "sqlite":
        db = Database(sqlcipher_engine(tmp_path / "store.db", KEY))
    else:
        server = request.getfixturevalue("postgres")
        url = server.create_database()
        db = Database(postgresql_engine(url, KEY))
    migrate(db, "0045")
    with db.begin() as session:
        fill(session)
    yield db
    db.close()
    if server is not None:
        server.drop(url)


@pytest.mark.rule("CT-06", "CT-07")
def test_every_print_and_scan_of_before_is_there_and_sealed(before: Database) -> None:
    migrate(before, "0048")
    with before.read() as session:
        copies = {row.number: row for row in session.scalars(sa.select(InkCopy).order_by(InkCopy.id))}
        assert list(copies) == ["XS-1", "XS-3", "XS-2", "XS-5"]
        assert [row.id for row in copies.values()] == [1, 2, 3, 4]
        found = {
            number: (row.deal_id, row.contract_id, row.change_id, row.page_number) for number, row in copies.items()
        }
        assert found == {
            "XS-1": (1, 1, None, None), "XS-3": (1, 2, 1, "BG-2"), "XS-2": (1, None, 1, "BG-1"),
            "XS-5": (2, None, 2, "BG-3"),
        }  # fmt: skip
        assert (copies["XS-5"].document_id, copies["XS-5"].page_document_id, copies["XS-5"].sha256) == (7, 5, "c")
        assert session.execute(sa.select(PaperScan.copy_id, PaperScan.document_id)).all() == [(2, 12)]
    with before.begin() as session:  # the next print gets the next number of its table
        new = {"deal_id": 2, "change_id": 2, "number": "XS-6", "document_id": 9, "withdrawn_at": 5, "sha256": "x"}
        insert(session, "ink_copy", new | {"translation_id": 2, "printed_at": 2, "printed_by": 1})
    for change in ("UPDATE ink_copy SET reason = 'x' WHERE id = 2", "DELETE FROM ink_copy WHERE id = 3",
                   "UPDATE paper_scan SET source = 'x'"):  # fmt: skip
        with pytest.raises(sa.exc.DBAPIError, match="immutable"), before.begin() as session:
            session.execute(sa.text(change))
    with before.begin() as session:  # the control: what waits is open
        session.execute(sa.text("UPDATE ink_copy SET reason = 'x' WHERE id = 4"))
