"""Two desks edit one customer's file: compared as each may see it, merged, never overwritten (trust Q1, PI-10)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from showroom.bootstrap import Showroom
from showroom.customers import comparing, service
from showroom.customers.model import Grade, IdKind
from showroom.customers.records import CustomerDraft
from showroom.kernel.actor import Actor
from showroom.kernel.comparison import Compared, EditedMeanwhile, uncompared
from showroom.kernel.three_way import Side
from tests.store_fixtures import NOW, People, hire

PHONE, MASKED = "13812341234", "138****1234"
FILE = CustomerDraft("张伟", PHONE, address="浦东大道1号", note="周末来")


def filed(store: Showroom, people: People) -> tuple[int, int]:
    view = store.customers.create(people.consultant, FILE)
    return view.id, view.version


def refused(
    store: Showroom, who: Actor, customer: int, draft: CustomerDraft, version: int, base: CustomerDraft | None
) -> Compared[CustomerDraft]:
    with pytest.raises(EditedMeanwhile) as told:
        store.customers.save(who, customer, draft, version, base)
    return told.value.compared


@pytest.mark.rule("PI-10")
def test_the_forms_of_two_desks_are_merged_and_no_hidden_number_is_told(store: Showroom, people: People) -> None:
    customer, version = filed(store, people)
    base = replace(FILE, phone=MASKED)
    theirs = replace(base, phone="13912345678", district="浦东", address="世纪大道2号", note="周末来\n爱喝茶")
    store.customers.save(people.consultant, customer, theirs, version, base)
    store.customers.set_grade(people.manager, customer, Grade.A)  # moves the version and no field of the form
    mine = replace(
        base, interest="E6", address="人民大道3号", note="周末来\n带孩子", id_kind=IdKind.RESIDENT,
        id_number="11010519491231002x",
    )  # fmt: skip
    compared = refused(store, people.manager, customer, mine, version, base)
    assert (compared.by, compared.at) == (people.consultant.name, NOW)
    (asked,) = compared.asked
    assert [text[0] for text in (asked.base, asked.theirs, asked.mine)] == ["浦东大道1号", "世纪大道2号", "人民大道3号"]
    assert "13912345678" not in str(compared)
    merged = compared.draft({"address": Side.MINE})
    assert (merged.phone, merged.note) == ("139****5678", "周末来\n爱喝茶\n带孩子")
    now = store.customers.view(people.manager, customer).version
    store.customers.save(people.manager, customer, merged, now, base)
    seen = store.customers.view(people.consultant, customer)
    assert (seen.phone, seen.district, seen.address, seen.interest) == ("13912345678", "浦东", "人民大道3号", "E6")
    assert seen.id_number.endswith("002X")


def test_a_grade_given_meanwhile_stops_no_form(store: Showroom, people: People) -> None:
    customer, version = filed(store, people)
    store.customers.set_grade(people.manager, customer, Grade.A)
    compared = refused(store, people.consultant, customer, replace(FILE, interest="E6"), version, FILE)
    assert [row.key for row in compared.rows] == ["interest"]
    assert not compared.needs_a_person


def test_every_field_of_the_form_is_compared() -> None:
    assert uncompared(comparing.PARTS, FILE, frozenset({"owner_id"})) == set()


def test_control_without_the_comparison_the_other_desk_is_overwritten(
    sqlite_store: Showroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    people = hire(sqlite_store)
    customer, version = filed(sqlite_store, people)
    monkeypatch.setattr(comparing, "require_newest", lambda *_: None)
    monkeypatch.setattr(service, "check_version", lambda *_: None)
    sqlite_store.customers.save(people.manager, customer, replace(FILE, phone=MASKED, district="浦东"), version)
    sqlite_store.customers.save(people.consultant, customer, replace(FILE, interest="E6"), version)
    assert sqlite_store.customers.view(people.consultant, customer).district == ""
