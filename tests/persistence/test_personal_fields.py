"""Personal numbers, pictures and papers lie encrypted on PostgreSQL, and are found and read as before (PI-09)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import sqlalchemy as sa

from showroom.bootstrap import Location, Showroom, open_with_key
from showroom.customers.merge_model import CustomerMergeRow
from showroom.customers.model import Customer
from showroom.deals.model import Step
from showroom.documents.model import Document, DocumentBlob
from showroom.imports.model import ImportTrace
from showroom.imports.raw_tables import RawTables, as_json, mark_of
from showroom.imports.undoing import _changed_since, _written
from showroom.kernel.errors import ShowroomError
from showroom.persistence.columns import PersonalText, cipher_of, encrypt_fields, opened, sealed_length
from showroom.persistence.database import Database
from showroom.persistence.engines import postgresql_engine
from showroom.persistence.field_cipher import BYTES, TEXT, FieldCipher
from showroom.persistence.mapped import load_models
from showroom.persistence.orm import Model
from showroom.schema import migrate
from tests.contract.test_ink import picture
from tests.e2e.sale import ID_NUMBER, NAME, Sale, Shop
from tests.persistence.test_search_upgrade import insert
from tests.postgres_server import PrivatePostgres
from tests.store_fixtures import KEY, NOW, People, hire, owner_of

AGENT = "440101198502029918"
OTHER_KEY = bytes(32)
PAPER, STROKES = b"%PDF-1.7 " + ID_NUMBER.encode(), b"\x89PNG " + AGENT.encode()
SNAPSHOT = json.dumps({"id": ID_NUMBER})


def hits(store: Showroom, *numbers: str) -> set[str]:
    """Tables in which a number lies, as text or as the hex digits of bytes: what a dump of the server would show."""
    sought = [form for number in numbers for form in (number, number.encode().hex())]
    with owner_of(store) as owner, owner.read() as session:
        tables = session.scalars(sa.text("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")).all()
        return {
            table
            for table in tables
            for row in session.scalars(sa.text(f'SELECT CAST(t AS text) FROM "{table}" t'))
            if any(form in row for form in sought)
        }


def until_signed(store: Showroom, people: People) -> Sale:
    """A licence shown, a drive with its agreement, a contract signed by an agent."""
    sale = Sale(Shop(store, people))
    sale.come_in()
    sale.greet()
    sale.finish(Step.RECEPTION)
    sale.needs()
    sale.finish(Step.CONSULTATION)
    sale.show_car()
    sale.finish(Step.PRESENTATION)
    sale.show_licence()
    sale.book()
    sale.sign_agreement()
    sale.keys_out()
    store.work.clock.move(minutes=25)  # type: ignore[attr-defined]
    sale.come_back()
    sale.feedback()
    sale.finish(Step.TEST_DRIVE)
    sale.quote()
    sale.approve()
    sale.accept()
    sale.finish(Step.NEGOTIATION)
    draft = sale.draft_contract()
    version = store.contract.view(sale.me, sale.deal).draft.version
    store.contract.save_draft(sale.me, sale.deal, replace(draft, agent="李四", agent_id_number=AGENT, version=version))
    store.authorities.attach(sale.me, sale.deal, (picture(),))
    sale.sign_contract()
    return sale


@pytest.mark.rule("PI-09", "PI-05", "CT-07")
def test_no_table_of_the_server_shows_a_number_in_plain(postgres_store: Showroom) -> None:
    store = postgres_store
    people = hire(store)
    sale = until_signed(store, people)
    assert hits(store, ID_NUMBER, AGENT) == set()
    assert "customer" in hits(store, NAME)  # the search itself finds what is plain
    with store.work.db.read() as session:
        customer = session.scalars(sa.select(Customer).where(Customer.id_number == ID_NUMBER)).one()
        assert customer.id_number == ID_NUMBER
        assert ID_NUMBER in session.scalars(sa.select(Document.snapshot).where(Document.kind == "contract")).all()[0]
    assert store.documents.verify_all(people.general_manager).ok
    assert store.contract.view(sale.me, sale.deal).draft.agent_id_number == AGENT


def test_without_the_cipher_the_same_search_finds_them(postgres_store: Showroom) -> None:
    encrypt_fields(postgres_store.work.db.engine.dialect, None)
    until_signed(postgres_store, hire(postgres_store))
    assert {"customer", "driving_licence", "contract", "document"} <= hits(postgres_store, ID_NUMBER, AGENT)


@pytest.mark.rule("PI-09")
def test_a_desk_with_another_key_is_refused_and_writes_nothing(postgres_store: Showroom) -> None:
    store = postgres_store
    with store.work.db.begin() as session:
        session.add(Customer(name=NAME, id_number=ID_NUMBER, sound="", created_at=NOW, created_by=1))
    mark = sa.text("SELECT pg_snapshot_xmax(pg_current_snapshot())")
    with store.work.db.read() as session:
        before = session.scalar(mark)
    with pytest.raises(ShowroomError) as refused:
        open_with_key(store.location, OTHER_KEY)
    assert refused.value.code == "key_of_another_store"
    assert store.location.url is not None
    other = Database(postgresql_engine(store.location.url, OTHER_KEY))
    with pytest.raises(ShowroomError) as unread, other.read() as session:
        session.scalars(sa.select(Customer)).all()
    other.close()
    assert unread.value.code == "field_unreadable"
    with store.work.db.read() as session:
        assert session.scalar(mark) == before
    open_with_key(store.location, KEY).close()  # the control


@pytest.fixture
def older(postgres: PrivatePostgres) -> Iterator[str]:
    """A store of revision 0044 with a sold customer, everything plain."""
    url = postgres.create_database()
    db = Database(postgresql_engine(url, KEY))
    migrate(db, "0044")
    with db.begin() as session:
        people = [{"id": 1, "name": NAME, "id_number": ID_NUMBER}, {"id": 2, "name": "无证", "id_number": None}]
        insert(session, "customer", *people)
        insert(session, "vehicle_model", {"id": 1, "brand": "星河", "series": "E6", "version_name": "650km"})
        insert(session, "staff_member", {"id": 1, "name": "周敏"})
        insert(session, "deal", {"id": 1, "number": "D1", "customer_id": 1, "consultant_id": 1})
        ended = {"id": 2, "by": 1, "number": "2", "snapshot": "{}"}
        insert(session, "document", {"id": 1, "by": 1, "snapshot": SNAPSHOT}, ended)
        insert(session, "document_blob", {"document_id": 1, "pdf": PAPER})
        signed = {"number": "XS1", "document_id": 1, "sha256": "", "signed_at": 0, "idempotency_key": ""}
        drawn = {"buyer_signature": STROKES, "agent_id_number": AGENT}
        insert(session, "contract", {"id": 1, "deal_id": 1, "buyer_id_number": ID_NUMBER, **signed, **drawn})
        taken = {"table_name": "customer", "row_key": "[3]", "after": None}
        before = json.dumps({"id": 3, "id_number": ID_NUMBER, "birth": {"day": "1990-01-01"}})
        insert(session, "customer_merge", {"id": 1, "kept_id": 1, "lost_id": 3, "by": 1, "undone_at": None})
        insert(session, "customer_merge_row", {"id": 1, "merge_id": 1, "before": before, **taken})
        raw = RawTables(session.connection())
        columns = raw.columns("customer")
        (mark,) = (mark_of(values) for _, values in raw.rows("customer", ((1, 1),), columns))
        changed = json.dumps({1: {"before": as_json({"id_number": AGENT, "birth": date(1990, 1, 1)}), "mark": mark}})
        trace = {"columns": json.dumps(columns), "created": "[[1, 1]]", "marks": mark, "changed": changed}
        insert(session, "import_run", {"id": 1, "by": 1})
        insert(session, "import_trace", {"run_id": 1, "table_name": "customer", **trace})
    db.close()
    yield url
    postgres.drop(url)


@pytest.mark.rule("PI-09", "CT-07")
def test_a_store_of_before_is_encrypted_when_it_is_opened(older: str, tmp_path: Path) -> None:
    store = open_with_key(Location(tmp_path, older), KEY)
    try:
        assert hits(store, ID_NUMBER, AGENT) == set()
        with store.work.db.read() as session:
            assert session.scalar(sa.select(Customer.id_number).where(Customer.id == 1)) == ID_NUMBER
            assert session.scalar(sa.select(DocumentBlob.pdf)) == PAPER
            assert session.scalars(sa.select(Document.snapshot).order_by(Document.id)).all() == [SNAPSHOT, "{}"]
            row = session.execute(sa.text("SELECT buyer_id_number, buyer_signature FROM contract")).one()
            dialect = session.get_bind().dialect
            assert [opened(dialect, value) for value in row] == [ID_NUMBER, STROKES]
            taken_down = json.loads(session.scalars(sa.select(CustomerMergeRow.before)).one() or "")
            assert opened(dialect, taken_down["id_number"]) == ID_NUMBER
            trace = session.scalars(sa.select(ImportTrace)).one()
            # An import of before can still be taken back: its marks were made of plain rows.
            assert list(_changed_since(RawTables(session.connection()), {"customer": _written(trace)})) == []
        with pytest.raises(sa.exc.DBAPIError, match="immutable"), store.work.db.begin() as session:
            session.execute(sa.text("UPDATE contract SET buyer_name = 'x'"))
    finally:
        store.close()


def test_values_sealed_and_opened_are_the_same_and_never_cut_short(postgres_store: Showroom) -> None:
    dialect = postgres_store.work.db.engine.dialect
    cipher = cipher_of(dialect)
    assert cipher is not None
    for text in ("", "1", ID_NUMBER, TEXT, "😀" * 64):
        assert cipher.open_text(cipher.seal_text(text)) == text
        wide = PersonalText(64).load_dialect_impl(dialect)
        assert len(cipher.seal_text(text)) <= wide.length  # type: ignore[attr-defined]
    for raw in (b"", b"\x89PNG", BYTES, bytes(100_000)):
        assert cipher.open_bytes(cipher.seal_bytes(raw)) == raw
    assert cipher.seal_text(ID_NUMBER) == FieldCipher(KEY).seal_text(ID_NUMBER)  # so that equality finds it
    for spoilt in (TEXT, TEXT + "?", TEXT + "AAAA", cipher.seal_text(ID_NUMBER)[:-4]):
        with pytest.raises(ShowroomError):
            cipher.open_text(spoilt)


def test_every_column_has_room_for_what_is_encrypted(postgres_store: Showroom) -> None:
    load_models()
    with postgres_store.work.db.read() as session:
        there = sa.inspect(session.connection())
        wanted = [
            (table.name, column.name, sealed_length(column.type.length))
            for table in Model.metadata.sorted_tables
            for column in table.columns
            if isinstance(column.type, PersonalText)
        ]
        assert len(wanted) > 8
        for table, name, length in wanted:
            (kind,) = (column["type"] for column in there.get_columns(table) if column["name"] == name)
            assert isinstance(kind, sa.String)
            assert (kind.length or length) >= length, (table, name)
