"""Customers: who sees what, what is refused, what is kept."""

# ruff: noqa: E501 - tables of cases read better wide
from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
import sqlalchemy as sa

from showroom.bootstrap import Showroom
from showroom.customers.model import ConsentPurpose, Grade, IdKind
from showroom.customers.records import CustomerDraft, CustomerKnown
from showroom.customers.service import CustomerQuery, Sort
from showroom.customers.views import CustomerView
from showroom.kernel.clock import FixedClock
from showroom.kernel.errors import FieldErrors, ShowroomError
from showroom.persistence.audit import AuditEntry
from showroom.persistence.search_index import find
from tests.store_fixtures import People

ID = "11010519491231002X"
DRAFT = CustomerDraft("张伟", "+86 138-0013-8000", id_kind=IdKind.RESIDENT, id_number=ID.lower(), note="要四驱")


@pytest.fixture
def zhang(store: Showroom, people: People) -> CustomerView:
    return store.customers.create(people.consultant, DRAFT)


@pytest.mark.rule("PH-01", "ID-02", "PI-10")
def test_a_new_customer_is_normalised_owned_and_has_a_next_contact(
    store: Showroom, people: People, zhang: CustomerView
) -> None:
    assert (zhang.phone, zhang.owner_name, zhang.birth, zhang.gender) == (
        "13800138000",
        "周敏",
        date(1949, 12, 31),
        "F",
    )
    assert zhang.id_number == "110105********002X"  # masked for the owner too, until asked for
    [task] = store.customers.tasks_due(people.consultant, date(2026, 11, 23))
    assert (task.customer_id, task.due) == (zhang.id, date(2026, 11, 23))
    with store.work.db.read() as session:
        assert [hit.id for hit in find(session, "zhangwei") if hit.kind == "customer"] == [zhang.id]


@pytest.mark.parametrize(
    "change, field",
    [
        ({"name": "  "}, "name"), ({"name": "张\u202e伟"}, "name"), ({"name": "张" * 81}, "name"), ({"phone": "123"}, "phone"),
        ({"other_phones": ("12",)}, "other_phones"), ({"id_number": "110105194912310021"}, "id_number"),
        ({"id_kind": None}, "id_kind"), ({"birth": date(1950, 1, 1)}, "birth"), ({"birth": date(2027, 1, 1)}, "birth"),
        ({"address": "x" * 201}, "address"),
    ],
)  # fmt: skip
def test_wrong_fields_are_told_beside_them(sqlite_store: Showroom, change: dict[str, Any], field: str) -> None:
    from tests.store_fixtures import hire

    with pytest.raises(FieldErrors) as caught:
        sqlite_store.customers.create(hire(sqlite_store).consultant, replace(DRAFT, **change))
    assert set(caught.value.fields) == {field}


@pytest.mark.rule("PH-04")
def test_a_known_number_tells_the_owner_and_nothing_else(store: Showroom, people: People, zhang: CustomerView) -> None:
    for draft in (CustomerDraft("李四", "13800138000"), CustomerDraft("李四", id_kind=IdKind.RESIDENT, id_number=ID)):
        with pytest.raises(CustomerKnown) as caught:
            store.customers.create(people.colleague, draft)
        for text in (caught.value.text("zh"), caught.value.text("en")):
            assert "周敏" in text
            assert "张" not in text
            assert "1380" not in text
    assert store.customers.view(people.consultant, zhang.id) == zhang


@pytest.mark.rule("PI-10")
def test_another_owners_customer_is_only_known(store: Showroom, people: People, zhang: CustomerView) -> None:
    for actor in (people.colleague, people.receptionist):
        seen = store.customers.view(actor, zhang.id)
        assert (seen.name, seen.phone, seen.owner_name, seen.limited) == ("张*", "138****8000", "周敏", True)
        assert (seen.note, seen.id_number, seen.birth, seen.address) == ("", "", None, "")
        [row] = store.customers.rows(actor, [zhang.id, 999])
        assert (row.name, row.phone, row.limited) == ("张*", "138****8000", True)
        with pytest.raises(ShowroomError) as caught:
            store.customers.save(actor, zhang.id, DRAFT, zhang.version)
        assert caught.value.code == "not_yours"
    with pytest.raises(ShowroomError) as caught:
        store.customers.reveal(people.colleague, zhang.id, "phone", "想看看")
    assert caught.value.code == "not_yours"
    with pytest.raises(ShowroomError) as caught:
        store.customers.reveal(people.receptionist, zhang.id, "id_number", "想看看")
    assert caught.value.code == "not_allowed"


@pytest.mark.rule("PI-10")
def test_the_office_sees_masked_numbers_and_reveals_them_with_a_logged_reason(
    store: Showroom, people: People, zhang: CustomerView
) -> None:
    seen = store.customers.view(people.manager, zhang.id)
    assert (seen.name, seen.phone, seen.masked) == ("张伟", "138****8000", ("id_number", "phone"))
    with pytest.raises(FieldErrors):
        store.customers.reveal(people.manager, zhang.id, "id_number", " ")
    with pytest.raises(ShowroomError):
        store.customers.reveal(people.manager, zhang.id, "note", "核对")
    assert store.customers.reveal(people.manager, zhang.id, "id_number", "核对合同") == ID
    with store.work.db.read() as session:
        entry = session.scalars(sa.select(AuditEntry).order_by(AuditEntry.seq.desc()).limit(1)).one()
    assert (entry.action, entry.object_id) == ("CustomerService.reveal", zhang.id)
    assert "id_number" in entry.facts
    assert ID not in entry.facts


def test_saving_a_form_of_masked_numbers_keeps_them(store: Showroom, people: People, zhang: CustomerView) -> None:
    seen = store.customers.view(people.manager, zhang.id)
    draft = CustomerDraft(
        "张玮", seen.phone, id_kind=seen.id_kind, id_number=seen.id_number, birth=seen.birth, gender=seen.gender
    )
    store.customers.save(people.manager, zhang.id, draft, seen.version)
    now = store.customers.view(people.consultant, zhang.id)
    assert (now.name, now.phone) == ("张玮", "13800138000")
    assert store.customers.reveal(people.consultant, zhang.id, "id_number", "核对") == ID
    with pytest.raises(ShowroomError) as caught:
        store.customers.save(people.manager, zhang.id, draft, seen.version)
    assert caught.value.code == "changed_meanwhile"


@pytest.mark.rule("GR-01")
def test_grades_keep_their_history_and_a_reason_for_another_than_suggested(
    store: Showroom, people: People, zhang: CustomerView
) -> None:
    with pytest.raises(FieldErrors):
        store.customers.set_grade(people.consultant, zhang.id, Grade.H, Grade.B)
    store.customers.set_grade(people.consultant, zhang.id, Grade.B, Grade.B)
    store.customers.set_grade(people.consultant, zhang.id, Grade.H, Grade.B, "本周要定")
    lines = store.customers.grade_history(people.consultant, zhang.id)
    assert [(line.grade, line.suggested, line.by) for line in lines] == [
        (Grade.H, Grade.B, "周敏"),
        (Grade.B, Grade.B, "周敏"),
    ]


@pytest.mark.rule("PI-02", "PI-03", "PI-04")
def test_the_newest_word_on_each_purpose_counts(store: Showroom, people: People, zhang: CustomerView) -> None:
    assert zhang.consents == ()
    store.customers.give_consent(people.consultant, zhang.id, ConsentPurpose.PRIVACY, "v1", "当面")
    store.customers.give_consent(people.consultant, zhang.id, ConsentPurpose.PHOTO, "v1")
    seen = store.customers.withdraw_consent(people.consultant, zhang.id, ConsentPurpose.PHOTO, "v1")
    assert {line.purpose: line.given for line in seen.consents} == {
        ConsentPurpose.PRIVACY: True, ConsentPurpose.PHOTO: False,
    }  # fmt: skip
    with pytest.raises(FieldErrors):
        store.customers.give_consent(people.consultant, zhang.id, ConsentPurpose.PRIVACY, " ")


@pytest.mark.rule("GR-02", "PI-11")
def test_a_done_task_leads_to_the_next_unless_contact_is_unwanted(
    store: Showroom, people: People, zhang: CustomerView, clock: FixedClock
) -> None:
    clock.move(days=3)
    [task] = store.customers.tasks_due(people.consultant)
    assert task.overdue
    assert store.customers.tasks_due(people.colleague) == ()
    assert len(store.customers.tasks_due(people.manager)) == 1
    with pytest.raises(FieldErrors):
        store.customers.complete_task(people.consultant, task.id, "")
    store.customers.set_grade(people.consultant, zhang.id, Grade.H)
    following = store.customers.complete_task(people.consultant, task.id, "已接通", "周末来")
    [due] = store.customers.tasks_due(people.consultant, date(2026, 11, 27))
    assert (due.id, due.due) == (following, date(2026, 11, 27))
    now = store.customers.view(people.consultant, zhang.id)
    assert now.last_contact == date(2026, 11, 25)
    store.customers.save(people.consultant, zhang.id, replace(DRAFT, do_not_contact=True), now.version)
    assert store.customers.complete_task(people.consultant, due.id, "不再联系") is None
    with pytest.raises(ShowroomError) as caught:
        store.customers.plan_task(people.consultant, zhang.id, date(2026, 12, 1))
    assert caught.value.code == "do_not_contact"


def test_lists_sort_filter_and_page_by_ids(store: Showroom, people: People, zhang: CustomerView) -> None:
    others = [
        store.customers.create(people.colleague, CustomerDraft(name, f"1390000000{n}")).id
        for n, name in enumerate(("李一", "李二", "王三"))
    ]
    everyone = store.customers.all_ids(people.manager, CustomerQuery())
    assert list(everyone) == [*reversed(others), zhang.id]
    by_name = store.customers.rows(
        people.manager, store.customers.all_ids(people.manager, CustomerQuery(sort=Sort.NAME))
    )
    assert [row.name for row in by_name] == sorted(["张伟", "李一", "李二", "王三"])
    for sort in Sort:
        query = CustomerQuery(owner_id=people.colleague.id, sort=sort)
        ids = store.customers.all_ids(people.manager, query)
        assert set(ids) == set(others)
        assert [row.id for row in store.customers.first_rows(people.manager, query)] == list(ids)
    assert list(store.customers.all_ids(people.manager, CustomerQuery(text="zhang"))) == [zhang.id]
    assert len(store.customers.all_ids(people.manager, CustomerQuery(grade=Grade.H))) == 0
    assert len(store.customers.all_ids(people.manager, CustomerQuery(unowned=True))) == 0


def test_an_owner_changes_only_by_the_manager_and_takes_the_tasks_along(
    store: Showroom, people: People, zhang: CustomerView
) -> None:
    with pytest.raises(ShowroomError):
        store.customers.set_owner(people.consultant, zhang.id, people.colleague.id, "换人")
    store.customers.set_owner(people.manager, zhang.id, people.colleague.id, "离店交接")
    assert store.customers.view(people.consultant, zhang.id).limited
    assert not store.customers.view(people.colleague, zhang.id).limited
    assert len(store.customers.tasks_due(people.colleague, date(2026, 12, 1))) == 1
