"""Doubles found while typing; a non-owner learns that the person is known, and whose, and nothing else (PI-10)."""

from __future__ import annotations

import re
from dataclasses import asdict
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from showroom.bootstrap import Showroom
from showroom.customer_file.views import Known
from showroom.customers.duplicates import FoundBy, Probe
from showroom.customers.model import Customer, IdKind
from showroom.customers.parts import ContactPersonDraft, PaperDraft
from showroom.customers.parts_model import ContactRole
from showroom.customers.records import CustomerDraft
from showroom.customers.sounds import sound_key
from showroom.kernel.actor import Permission
from showroom.kernel.licence import LicencePaper
from showroom.persistence.actions import Tx, Workplace, writes
from showroom.test_drive.model import DrivingLicence
from tests.store_fixtures import People

NAME, PHONE, OTHER, ID = "张伟", "13812341234", "13512341234", "11010519491231002X"
SECRETS = ("伟", PHONE, OTHER, ID, "世纪大道", "1234", "002X", "四驱")


@pytest.fixture
def zhang(store: Showroom, people: People) -> int:
    draft = CustomerDraft(
        NAME, PHONE, (OTHER,), id_kind=IdKind.RESIDENT, id_number=ID, address="世纪大道1号", note="要四驱"
    )
    made = store.customers.create(people.consultant, draft).id
    wife = ContactPersonDraft("李娜", ContactRole.PAYER, "", "13612341234")
    store.customer_parts.save_part(people.consultant, made, wife)
    store.customer_parts.save_part(people.consultant, made, PaperDraft(IdKind.PASSPORT, "E12345678"))
    Licences(store.work).put(people.consultant, made)
    return made


class Licences:
    def __init__(self, work: Workplace) -> None:
        self.work = work

    @writes(Permission.SIGNED_IN)
    def put(self, tx: Tx, customer_id: int) -> None:
        row = DrivingLicence(
            customer_id=customer_id, paper=LicencePaper.LICENCE, number="119999199707060012", name=NAME, classes="C1"
        )  # fmt: skip
        tx.session.add(row)
        tx.session.flush()
        tx.audit("customer", customer_id)


PROBES = [
    (Probe(phone="+86 138-1234-1234"), FoundBy.PHONE),
    (Probe(phone=OTHER), FoundBy.PHONE),
    (Probe(phone="13612341234"), FoundBy.PHONE),
    (Probe(id_number=ID.lower()), FoundBy.ID_NUMBER),
    (Probe(id_number="e1234 5678"), FoundBy.ID_NUMBER),
    (Probe(licence="119999199707060012"), FoundBy.LICENCE),
    (Probe(licence=ID), FoundBy.LICENCE),
    (Probe(name="张伟"), FoundBy.NAME),
    (Probe(name="章炜"), FoundBy.NAME),
    (Probe(name="Zhang Wei"), FoundBy.NAME),
    (Probe(name="zan wei"), FoundBy.NAME),
]


@pytest.mark.parametrize("probe, by", PROBES)
@pytest.mark.rule("PH-04", "DL-01", "PI-10")
def test_a_double_is_found_by_number_and_by_sound(
    store: Showroom, people: People, zhang: int, probe: Probe, by: FoundBy
) -> None:
    for actor in (people.consultant, people.manager):
        (known,) = store.customer_file.duplicates(actor, probe)
        assert (known.by, known.customer_id, known.name) == (by, zhang, NAME)
        assert known.phone == "138****1234"


@pytest.mark.parametrize("probe, by", PROBES)
@pytest.mark.rule("PI-10")
def test_a_non_owner_is_told_nothing_but_known_and_whose(
    store: Showroom, people: People, zhang: int, probe: Probe, by: FoundBy
) -> None:
    for actor in (people.colleague, people.receptionist):
        (known,) = store.customer_file.duplicates(actor, probe)
        assert known == Known(by, known.text, by is not FoundBy.NAME)  # every other field at its empty default
        assert (known.customer_id, known.name, known.phone, known.grade) == (None, "", "", None)
        assert set(known.text.values) <= {"owner", "until"}
        assert known.text.text("zh") == "已建档，归属 周敏"
        everything = repr(asdict(known)) + known.text.text("zh") + known.text.text("en")
        assert [secret for secret in SECRETS if secret in everything] == []


@pytest.mark.rule("PI-10")
def test_parts_of_a_number_and_of_a_name_find_nobody(store: Showroom, people: People, zhang: int) -> None:
    for probe in (
        Probe(phone=PHONE[:10]), Probe(phone="1234"), Probe(id_number=ID[:7]), Probe(licence="1199991"),
        Probe(name="张"),
        Probe(name="zhang"), Probe(name="张伟明"), Probe(), Probe(phone="%"), Probe(name="__"),
    ):  # fmt: skip
        assert store.customer_file.duplicates(people.colleague, probe) == ()


def test_the_open_record_is_not_its_own_double_and_namesakes_come_by_likeness(
    store: Showroom, people: People, zhang: int
) -> None:
    me = people.consultant
    assert store.customer_file.duplicates(me, Probe(PHONE, ID, "", NAME, zhang)) == ()
    alike = store.customers.create(me, CustomerDraft("章维", "13700000001")).id
    same = store.customers.create(me, CustomerDraft("张伟", "13700000002")).id
    found = store.customer_file.duplicates(me, Probe(name="张伟"))
    assert [known.customer_id for known in found] == [same, zhang, alike]
    assert [known.exact for known in found] == [True, True, False]
    for number in range(3, 9):
        store.customers.create(people.colleague, CustomerDraft("张伟", f"1370000000{number}"))
    for_stranger = store.customer_file.duplicates(people.receptionist, Probe(name="张伟"))
    assert len(for_stranger) == len({known.text.text("zh") for known in for_stranger}) <= 2  # one line per owner


def test_a_customer_is_found_by_the_new_name_after_renaming(store: Showroom, people: People, zhang: int) -> None:
    view = store.customers.view(people.consultant, zhang)
    store.customers.save(people.consultant, zhang, CustomerDraft("王磊", PHONE), view.version)
    assert store.customer_file.duplicates(people.consultant, Probe(name="张伟")) == ()
    assert [known.name for known in store.customer_file.duplicates(people.consultant, Probe(name="汪雷"))] == ["王磊"]


@pytest.mark.rule("OW-5")
def test_the_protection_is_told_while_it_lasts(store: Showroom, people: People) -> None:
    from showroom.reception.model import OwnershipDecision

    class Decisions:
        def __init__(self, work: Workplace) -> None:
            self.work = work

        @writes(Permission.SIGNED_IN)
        def put(self, tx: Tx, customer_id: int, until: date) -> None:
            tx.session.add(
                OwnershipDecision(
                    customer_id=customer_id, owner_id=people.consultant.id, rule="OW-5", evidence_zh="", evidence_en="",
                    protected_until=until, at=tx.now, by=tx.actor.id,
                )
            )  # fmt: skip
            tx.audit("customer", customer_id)

    made = store.customers.create(people.consultant, CustomerDraft(NAME, PHONE)).id
    protected = {date(2026, 11, 29): "已建档，归属 周敏，保护至 2026-11-29", date(2026, 11, 21): "已建档，归属 周敏"}
    for until, text in protected.items():
        Decisions(store.work).put(people.manager, made, until)
        (known,) = store.customer_file.duplicates(people.receptionist, Probe(phone=PHONE))
        assert known.text.text("zh") == text
    assert store.customer_file.identity(people.consultant, made).ownership.protected_until is None


@given(st.text(max_size=100))
def test_a_sound_key_is_short_plain_and_made_of_any_name(name: str) -> None:
    key = sound_key(name)
    assert len(key) <= 120
    assert key == "" or (key.isascii() and key.isalnum() and key == key.lower())
    assert sound_key(f"  {name}  ") == key


def test_customers_of_an_import_have_a_sound_too(sqlite_store: Showroom) -> None:
    import sqlalchemy as sa

    with sqlite_store.work.db.begin() as session:
        session.execute(
            sa.insert(Customer.__table__),  # type: ignore[arg-type] # a Table, as the import uses it
            [{"name": "仇英", "kind": "person", "grade": "N", "other_phones": "", "gender": "", "address": "",
              "district": "", "channel": "", "interest": "", "do_not_contact": False, "note": "", "origin": "",
              "created_at": sqlite_store.work.clock.now(), "version": 1}],
        )  # fmt: skip
        assert session.scalar(sa.select(Customer.sound)) == "qiuyin"


def test_doubles_are_found_by_index_only(sqlite_store: Showroom) -> None:
    from tests.customer_file.test_whole_file import SCAN, heard
    from tests.store_fixtures import hire

    people = hire(sqlite_store)
    sqlite_store.customers.create(people.consultant, CustomerDraft(NAME, PHONE))
    with heard(sqlite_store) as said:
        sqlite_store.customer_file.duplicates(people.colleague, Probe(PHONE, ID, ID, NAME))
    assert 0 < len(said) <= 15
    with sqlite_store.work.db.read() as session:
        for statement in said:
            values = tuple("1" for _ in range(statement.count("?")))
            plan = session.connection().exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values)
            assert [row[3] for row in plan if re.match(SCAN, row[3])] == [], statement


@pytest.mark.rule("PH-04")
@pytest.mark.parametrize("name", ["张\x00伟", "张\ud800伟", "张\u202e伟", "张" * 10_000])
def test_a_name_that_nobody_can_have_finds_nobody(store: Showroom, people: People, name: str) -> None:
    assert not store.customer_file.duplicates(people.consultant, Probe(name=name))
