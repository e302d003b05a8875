"""Signed rows are changed by nobody: not by the ORM, not in bulk, not by hand-written SQL, on both databases.

On PostgreSQL the owner of the tables tries, whom only triggers stop; then, without any trigger, the login of a desk.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from showroom.bootstrap import Showroom
from showroom.contract.model import Contract, TermsApproval
from showroom.deals.model import PayWay
from showroom.delivery.model import Delivery, Receipt
from showroom.documents.model import Document, DocumentBlob
from showroom.persistence.audit import AuditEntry
from showroom.persistence.database import Database
from showroom.persistence.orm import Model
from tests.e2e.sale import Sale, Shop
from tests.e2e.test_one_sale import pay_and_deliver, sell
from tests.made_once import made_once
from tests.store_fixtures import SELLER, People, owner_of

MAPPED: tuple[type[Model], ...] = (Contract, Document, DocumentBlob, AuditEntry, Receipt, Delivery, TermsApproval)
TABLES = (*(model.__tablename__ for model in MAPPED), "loan_event", "drive_signature", "contract_change",
          "quality_certificate", "change_approval", "intent_order", "intent_end", "contract_filing", "document_end",
          "seal_certificate", "signature_evidence", "ink_copy", "paper_scan", "notice_end",
          "notice_objection")  # fmt: skip
BY_HAND = (
    "INSERT INTO terms_approval (contract_id, post, terms_sha256, at, by) VALUES (1, 'gm', 'x', 0, 1)",
    (
        "INSERT INTO contract_change (contract_id, deal_id, kind, draft, reason, created_at, created_by, version,"
        " number, document_id, sha256, signed_at, idempotency_key)"
        " VALUES (1, 1, 'change', '{}', 'x', 0, 1, 1, 'SH01-BG-20261122-0001', 1, 'x', 0, 'k')"
    ),
    (
        "INSERT INTO change_approval (change_id, role, terms_sha256, approved, note, at, by)"
        " VALUES (1, 'gm', 'x', TRUE, '', 0, 1)"
    ),
    (
        "INSERT INTO intent_order (deal_id, amount, valid_until, delivery_note, wishes, created_at, created_by,"
        " version, number, document_id, sha256, signed_at, idempotency_key)"
        " VALUES (1, 500000, '2026-12-06', '', '', 0, 1, 1, 'SH01-DD-20261122-0001', 1, 'x', 0, 'k')"
    ),
    (
        "INSERT INTO intent_end (intent_id, ending, reason, contract_number, due, at, by)"
        " VALUES (1, 'withdrawn', 'x', '', 500000, 0, 1)"
    ),
    "INSERT INTO document_end (document_id, by_number, valid_number, ended_on) VALUES (1, 'x', '', '2026-11-22')",
    (
        "INSERT INTO signature_evidence (document_id, role, name, device, points, strokes, sha256, image_sha256, at,"
        " by) VALUES (1, 'buyer', 'x', 'pen', 9, 'x', 'x', 'x', 0, 1)"
    ),
    (
        "INSERT INTO ink_copy (contract_id, deal_id, number, document_id, translation_id, sha256, printed_at,"
        " printed_by, reason, confirmed_at) VALUES (1, 1, 'x', 1, 1, 'x', 0, 1, '', 0)"
    ),
    (
        "INSERT INTO notice_end (change_id, outcome, ended_on, proof, owed, at, by)"
        " VALUES (1, 'arrived', '2026-11-22', 'x', 0, 0, 1)"
    ),
    "INSERT INTO notice_objection (change_id, came_on, way, text, at, by) VALUES (1, '2026-11-22', 'post', 'x', 0, 1)",
    "INSERT INTO paper_scan (copy_id, document_id, source, at, by) VALUES (1, 1, 'pdf', 0, 1)",
    "INSERT INTO contract_filing (contract_id, departments, note, at, by) VALUES (1, '[]', '', 0, 1)",
)
"""One row each of what this sale does not make by itself."""


@pytest.fixture
def sold(store: Showroom, people: People) -> Showroom:
    """A store with one sale from the first hello to the handed-over car, on a loan; made by a desk's login."""

    def make() -> None:
        sale = Sale(Shop(store, people))
        sell(sale, PayWay.LOAN)
        pay_and_deliver(sale, PayWay.LOAN)
        with store.work.db.begin() as session:
            for statement in BY_HAND:
                session.execute(sa.text(statement))

    made_once(store, "sold with one row of each sealed table", make)
    return store


def rows(store: Showroom) -> dict[str, list[tuple[object, ...]]]:
    with store.work.db.read() as session:
        return {
            table: sorted((tuple(row) for row in session.execute(sa.text(f"SELECT * FROM {table}"))), key=repr)
            for table in TABLES
        }


def statements(session: Session, table: str) -> Iterator[str]:
    """Every way that SQL knows to change or take away rows of a table."""
    about = sa.inspect(session.connection())
    columns = [column["name"] for column in about.get_columns(table)]
    keys = about.get_pk_constraint(table)["constrained_columns"]
    named = ", ".join(f'"{name}"' for name in columns)
    for name in columns:
        yield f'UPDATE {table} SET "{name}" = "{name}"'
        if name not in keys:
            yield f'UPDATE {table} SET "{name}" = NULL'
    yield f"DELETE FROM {table}"
    yield f"DELETE FROM {table} WHERE {keys[0]} = (SELECT max({keys[0]}) FROM {table})"
    upsert = f"INSERT INTO {table} ({named}) SELECT {named} FROM {table} WHERE true"
    yield f"{upsert} ON CONFLICT ({', '.join(keys)}) DO UPDATE SET {keys[0]} = excluded.{keys[0]}"
    if session.get_bind().dialect.name == "sqlite":
        yield f"INSERT OR REPLACE INTO {table} ({named}) SELECT {named} FROM {table}"
        yield f"REPLACE INTO {table} ({named}) SELECT {named} FROM {table}"
        yield f"UPDATE OR REPLACE {table} SET {keys[0]} = {keys[0]}"
    else:
        yield f"TRUNCATE {table} CASCADE"
        yield f"WITH gone AS (DELETE FROM {table} RETURNING 1) SELECT count(*) FROM gone"


def refused(db: Database, statement: str) -> str:
    """What the database says to a statement; '' when it lets it pass."""
    try:
        with db.begin() as session:
            session.execute(sa.text(statement))
    except sa.exc.DBAPIError as error:
        return str(error.orig)
    return ""


@pytest.mark.rule("CT-07", "DP-01", "S3-27")
def test_no_sql_changes_or_takes_away_a_signed_row(sold: Showroom) -> None:
    before = rows(sold)
    assert all(before.values()), "every table has rows to protect"
    with sold.work.db.read() as session:
        attempts = [statement for table in TABLES for statement in statements(session, table)]
    with owner_of(sold) as owner:
        answers = {statement: refused(owner, statement) for statement in attempts}
    assert len(attempts) > 300
    assert [statement for statement, answer in answers.items() if "is immutable" not in answer] == []
    assert rows(sold) == before


@pytest.mark.rule("CT-07")
def test_no_orm_and_no_bulk_statement_changes_a_signed_row(sold: Showroom) -> None:
    before = rows(sold)
    with owner_of(sold) as owner:
        for model in MAPPED:
            key = next(iter(model.__table__.primary_key))
            for bulk in (sa.update(model).values({key.name: key}), sa.delete(model)):
                with pytest.raises(sa.exc.DBAPIError, match="immutable"), owner.begin() as session:
                    session.execute(bulk, execution_options={"synchronize_session": False})
            with pytest.raises(sa.exc.DBAPIError, match="immutable"), owner.begin() as session:
                session.delete(session.scalars(sa.select(model)).first())
        assert rows(sold) == before
        on = "" if owner.kind == "sqlite" else " ON receipt"
        with owner.begin() as session:  # the control: it is the trigger that refuses, and nothing else
            session.execute(sa.text(f"DROP TRIGGER refuse_update_receipt{on}"))
        assert refused(owner, "UPDATE receipt SET amount = 1") == ""
        assert "is immutable" in refused(owner, "DELETE FROM receipt")


NO_TRIGGERS = """
DO $$ DECLARE name text; BEGIN
  FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' LOOP
    EXECUTE format('ALTER TABLE %I DISABLE TRIGGER USER', name);
  END LOOP;
END $$
"""
DENIED, NO_ROWS, DONE = "42501", "no rows", "done"
MEANS = (
    "ALTER TABLE audit_entry DISABLE TRIGGER ALL",
    "ALTER TABLE contract DISABLE ROW LEVEL SECURITY",
    "ALTER TABLE contract OWNER TO seller",
    "DROP TRIGGER refuse_update_receipt ON receipt",
    "DROP POLICY desk_update ON contract",
    "DROP TABLE audit_entry",
    "CREATE OR REPLACE FUNCTION refuse_update_receipt() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'",
    "SET session_replication_role = replica",
    "SET ROLE showroom",
    "CREATE TABLE mine (id int)",
    "CREATE TEMPORARY TABLE erasure_pass (table_name text, row_key text)",
    "CREATE SCHEMA mine",
    "GRANT showroom TO seller",
    "INSERT INTO erasure_pass (erasure_id, table_name, row_key) VALUES (1, 'contact', '[1]')",
    "SELECT count(before) FROM restricted_row",
    "LOCK TABLE audit_entry IN EXCLUSIVE MODE",
    "COPY audit_entry TO PROGRAM 'true'",
    "SELECT setval('contract_id_seq', 1)",
    "UPDATE audit_head SET seq = seq - 1",
    "UPDATE audit_head SET seq = seq + 1, mac = 'x'",
    "UPDATE number_series SET last = last - 1",
    "UPDATE document SET customer_id = NULL",
    "UPDATE contract SET id = id + 1000",
    "UPDATE alembic_version SET version_num = '0001'",
)
"""What else somebody would try who knows a desk's address."""


def outcome(db: Database, statement: str) -> str:
    """What becomes of a statement: DONE, NO_ROWS where it finds none, or the server's code; it is taken back."""
    with db.engine.connect() as connection:
        try:
            done = connection.execute(sa.text(statement))
            found = bool(done.scalar()) if done.returns_rows else done.rowcount != 0
        except sa.exc.DBAPIError as error:
            return str(getattr(error.orig, "sqlstate", error.orig))
        finally:
            connection.rollback()
    return DONE if found else NO_ROWS


@pytest.mark.rule("CT-07", "DP-01")
@pytest.mark.parametrize("store", ["postgresql"], indirect=True)
def test_a_desk_changes_nothing_signed_where_no_trigger_is_left(sold: Showroom) -> None:
    database = sold.work.db.engine.url.database
    with owner_of(sold) as owner:
        with owner.begin() as session:
            session.execute(sa.text(f"REVOKE TEMPORARY ON DATABASE {database} FROM PUBLIC"))  # a copy lost that
            session.execute(sa.text(NO_TRIGGERS))
        before = rows(sold)
        with sold.work.db.read() as session:
            assert session.scalar(sa.text("SELECT current_user")) == SELLER
            attempts = [statement for table in TABLES for statement in statements(session, table)]
        answers = {one: outcome(sold.work.db, one) for one in (*attempts, *MEANS)}
        assert {one: answer for one, answer in answers.items() if answer not in (DENIED, NO_ROWS)} == {}
        assert {answer for one, answer in answers.items() if "DELETE" not in one} == {DENIED}
        assert rows(sold) == before
        # The control: it is the right that lacks. Without triggers the owner is stopped by nothing.
        control = [next(one for one in attempts if one.startswith(f"UPDATE {table} SET")) for table in TABLES]
        control += [f"TRUNCATE {table} CASCADE" for table in TABLES] + ["DELETE FROM audit_entry"]
        assert {outcome(owner, one) for one in control} == {DONE}
