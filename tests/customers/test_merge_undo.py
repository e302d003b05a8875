"""Taking a merge back: who may, what stands in the way, what has come since, and that merges build on merges."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
import sqlalchemy as sa

from showroom.bootstrap import Showroom
from showroom.customers.merge_rules import Side
from showroom.customers.model import CustomerTask
from showroom.customers.records import CustomerDraft
from showroom.kernel.errors import ShowroomError
from showroom.persistence.audit import AuditEntry, verify
from showroom.reception.model import Visit, VisitKind
from showroom.reception.views import VisitDraft
from tests.customers.merge_world import FIRST, SECOND, code_of, create, dump, leads_to, merge, row
from tests.deal_builders import Builder
from tests.store_fixtures import NOW, People


@pytest.fixture
def pair(store: Showroom, people: People) -> tuple[int, int]:
    """张伟 and 章炜 of 周敏, who are one man."""
    first = create(store, people.consultant, "张伟", FIRST, note="要四驱", address="世纪大道1号")
    return first, create(store, people.consultant, "章炜", SECOND, note="预算25万", interest="星河 E6")


@pytest.mark.rule("PI-08", "PI-09")
def test_both_ways_are_audited_under_both_numbers(store: Showroom, people: People, pair: tuple[int, int]) -> None:
    merged = merge(store, people.consultant, pair, {"name": Side.OTHER})
    store.merging.undo(people.consultant, merged.merge_id)
    with store.work.db.read() as session:
        found = session.scalars(sa.select(AuditEntry).where(AuditEntry.action.startswith("MergeService"))).all()
        assert [(entry.action, entry.object_id) for entry in found] == [
            ("MergeService.merge", merged.kept_id), ("MergeService.merge", merged.lost_id),
            ("MergeService.undo", merged.kept_id), ("MergeService.undo", merged.lost_id),
        ]  # fmt: skip
        assert '"rule": "PH-04"' in found[0].facts
        assert FIRST not in "".join(entry.facts for entry in found)
        assert verify(session, store.work.audit_key).ok


@pytest.mark.rule("PI-08")
def test_the_history_offers_the_way_back_to_whom_has_the_right(
    store: Showroom, people: People, pair: tuple[int, int]
) -> None:
    merged = merge(store, people.consultant, pair)
    [line] = store.merging.history(people.consultant, pair[0])
    assert (line.id, line.lost_id, line.by, line.may_undo, line.undone_at) == (
        merged.merge_id, merged.lost_id, "周敏", True, None,
    )  # fmt: skip
    assert store.merging.history(people.colleague, pair[0]) == ()
    with pytest.raises(ShowroomError) as refused:
        store.merging.undo(people.colleague, merged.merge_id)
    assert code_of(refused) == "merge_not_yours"
    store.merging.undo(people.consultant, merged.merge_id)
    assert {store.customers.view(people.consultant, key).id for key in pair} == set(pair)
    [line] = store.merging.history(people.consultant, merged.kept_id)
    assert (line.may_undo, line.undone_by, line.undone_at) == (False, "周敏", NOW)
    for merge_id, code in ((merged.merge_id, "merge_undone"), (99, "merge_not_found")):
        with pytest.raises(ShowroomError) as refused:
            store.merging.undo(people.manager, merge_id)
        assert code_of(refused) == code


@pytest.mark.rule("PI-08")
def test_merges_are_taken_back_in_reverse_order(store: Showroom, people: People, pair: tuple[int, int]) -> None:
    third = create(store, people.consultant, "张唯", "13700137000")
    before = dump(store)
    first = merge(store, people.consultant, pair)
    second = merge(store, people.consultant, (first.kept_id, third))
    assert {leads_to(store, key) for key in (*pair, third)} == {second.kept_id}
    with pytest.raises(ShowroomError) as refused:
        store.merging.undo(people.consultant, first.merge_id)
    assert code_of(refused) == "merge_again"
    store.merging.undo(people.consultant, second.merge_id)
    store.merging.undo(people.consultant, first.merge_id)
    assert dump(store) == before


@pytest.mark.rule("PI-08", "RC-02")
def test_what_came_since_stays_with_the_kept_record(store: Showroom, people: People, pair: tuple[int, int]) -> None:
    merged = merge(store, people.consultant, pair)
    visit = store.reception.log_visit(people.consultant, VisitDraft(VisitKind.CALL, name="张伟", phone=FIRST))
    [task] = store.customers.open_tasks(people.consultant, merged.kept_id)
    store.customers.complete_task(people.consultant, task.id, "reached")
    store.merging.undo(people.consultant, merged.merge_id)
    with store.work.db.read() as session:
        assert session.get_one(Visit, visit.visit_id).customer_id == merged.kept_id
        done = session.get_one(CustomerTask, task.id)
        assert done.customer_id == pair[0]  # moved back with what became of it
        assert done.result == "reached"
    assert row(store, merged.kept_id).last_contact == date(2026, 11, 22)


@pytest.mark.rule("PI-08")
def test_what_the_merge_wrote_and_somebody_changed_stands_in_the_way(
    store: Showroom, people: People, pair: tuple[int, int]
) -> None:
    merged = merge(store, people.consultant, pair)
    view = store.customers.view(people.consultant, merged.kept_id)
    draft = CustomerDraft("张大伟", view.phone, other_phones=view.other_phones, interest=view.interest, note=view.note)
    store.customers.save(people.consultant, merged.kept_id, replace(draft, address=view.address), view.version)
    with pytest.raises(ShowroomError) as refused:
        store.merging.undo(people.consultant, merged.merge_id)
    assert code_of(refused) == "merge_changed_since"
    assert "客户档案（姓名）" in refused.value.text("zh")
    assert "The record itself (name)" in refused.value.text("en")


@pytest.mark.rule("PI-08")
def test_a_field_that_the_merge_left_alone_may_change_and_keeps_its_change(store: Showroom, people: People) -> None:
    ids = create(store, people.consultant, "张伟", FIRST), create(store, people.consultant, "张伟", SECOND)
    merged = merge(store, people.consultant, ids, {"phone": Side.OTHER})
    view = store.customers.view(people.consultant, merged.kept_id)
    draft = CustomerDraft(view.name, view.phone, other_phones=view.other_phones, district="徐汇")
    saved = store.customers.save(people.consultant, merged.kept_id, draft, view.version)
    store.merging.undo(people.consultant, merged.merge_id)
    kept = row(store, merged.kept_id)
    assert (kept.district, kept.other_phones, kept.version) == ("徐汇", "", saved.version + 1)
    hits = [hit.id for hit in store.search.find(people.consultant, FIRST) if hit.kind == "customer"]
    assert hits == [ids[0]]


@pytest.mark.rule("PH-04")
def test_a_number_that_became_somebody_elses_stands_in_the_way(
    store: Showroom, people: People, pair: tuple[int, int]
) -> None:
    merged = merge(store, people.consultant, pair)
    Builder(store.work).customer(people.colleague, people.colleague, "别人", SECOND)  # past the checks
    with pytest.raises(ShowroomError) as refused:
        store.merging.undo(people.consultant, merged.merge_id)
    assert code_of(refused) == "merge_number_taken"
    assert "陈浩" in refused.value.text("zh")
