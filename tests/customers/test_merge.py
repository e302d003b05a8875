"""Merging two records of one person: what is chosen, what follows by rule, who may, and what can be taken back."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from showroom.bootstrap import Showroom
from showroom.customers.customer_import import read_customers
from showroom.customers.merge_rules import Side, joined_text
from showroom.customers.merge_views import MergeChoice
from showroom.customers.model import Consent, ConsentPurpose, IdKind
from showroom.customers.parts_model import IdentityPaper
from showroom.customers.records import CustomerDraft, CustomerKnown
from showroom.customers.service import CustomerQuery
from showroom.deals.model import Step
from showroom.documents.sheet_plan import Fate
from showroom.kernel.errors import ShowroomError
from showroom.reception.model import VisitKind
from showroom.reception.views import VisitDraft
from tests.customers.merge_world import FIRST, SECOND, World, code_of, create, dump, merge, row
from tests.deal_builders import Builder
from tests.store_fixtures import People

ID, OTHER_ID = "11010519491231002X", "440524188001010014"


@pytest.fixture
def pair(store: Showroom, people: People) -> tuple[int, int]:
    """张伟 and 章炜 of 周敏, who are one man."""
    first = create(store, people.consultant, "张伟", FIRST, note="要四驱", address="世纪大道1号")
    return first, create(store, people.consultant, "章炜", SECOND, note="预算25万", interest="星河 E6")


@pytest.mark.rule("PH-04", "S1-04")
def test_the_preview_shows_both_side_by_side(store: Showroom, people: People, pair: tuple[int, int]) -> None:
    preview = store.merging.preview(people.consultant, *pair)
    assert (preview.keep.name, preview.other.name) == ("张伟", "章炜")
    fields = {entry.field: entry for entry in preview.fields}
    assert {name for name, entry in fields.items() if entry.differs} == {
        "name", "phone", "note", "address", "interest",
    }  # fmt: skip
    assert {name: entry.default for name, entry in fields.items() if entry.differs} == {
        "name": Side.KEEP, "phone": Side.KEEP, "note": Side.BOTH, "address": Side.KEEP, "interest": Side.OTHER,
    }  # fmt: skip
    assert [(child.table, child.keep, child.other) for child in preview.children] == [
        ("customer_task", 1, 1),
        ("ownership_decision", 1, 1),
    ]  # fmt: skip
    assert preview.findings == ()


@pytest.mark.rule("PI-10")
def test_numbers_are_masked_as_everywhere(store: Showroom, people: People) -> None:
    mine = create(store, people.consultant, "张伟", FIRST, id_kind=IdKind.RESIDENT, id_number=ID)
    other = create(store, people.colleague, "张伟", SECOND, id_kind=IdKind.RESIDENT, id_number=OTHER_ID)
    preview = store.merging.preview(people.manager, mine, other)
    shown = {entry.field: (entry.keep, entry.other) for entry in preview.fields}
    assert shown["phone"] == ("138****8000", "139****9000")
    assert "110105********002X" in str(shown["identity"])
    assert [secret for secret in (FIRST, SECOND, ID, OTHER_ID) if secret in str(preview)] == []
    assert {finding.code for finding in preview.findings} == {
        "merge_two_documents", "merge_two_births", "merge_two_owners",
    }  # fmt: skip


@pytest.mark.rule("PH-04")
def test_each_field_is_chosen_and_every_number_still_leads_there(
    store: Showroom, people: People, pair: tuple[int, int]
) -> None:
    take = {"name": Side.OTHER, "phone": Side.OTHER, "note": Side.KEEP}
    merged = merge(store, people.consultant, pair, take)
    kept = row(store, merged.kept_id)
    assert (kept.name, kept.phone, kept.other_phones, kept.note) == ("章炜", SECOND, FIRST, "要四驱")
    assert (kept.address, kept.interest) == ("世纪大道1号", "星河 E6")
    assert kept.sound == "zanwei"
    for customer_id in pair:  # both numbers of records lead to the one that lives
        assert store.customers.view(people.consultant, customer_id).id == merged.kept_id
    for phone in (FIRST, SECOND):
        with pytest.raises(CustomerKnown) as known:
            create(store, people.colleague, "别人", phone)
        assert known.value.customer_id == merged.kept_id
        logged = store.reception.log_visit(people.consultant, VisitDraft(VisitKind.WALK_IN, name="张", phone=phone))
        assert logged.customer_id == merged.kept_id


@pytest.mark.rule("PH-04", "S1-04")
def test_the_merged_record_is_found_nowhere(store: Showroom, people: People, pair: tuple[int, int]) -> None:
    merged = merge(store, people.consultant, pair)
    assert list(store.customers.all_ids(people.consultant, CustomerQuery())) == [merged.kept_id]
    for text in ("zhangwei", FIRST, SECOND, "8000"):
        hits = [hit.id for hit in store.search.find(people.consultant, text) if hit.kind == "customer"]
        assert hits == [merged.kept_id], text
    assert store.search.find(people.consultant, "章炜") == ()
    assert store.merging.duplicates(people.manager).pairs == ()


@pytest.mark.rule("PH-04")
def test_a_list_that_is_imported_meets_the_number_a_merge_gave_up(
    store: Showroom, people: People, pair: tuple[int, int], tmp_path: Path
) -> None:
    merge(store, people.consultant, pair)
    (tmp_path / "list.csv").write_text(f"姓名,手机\n章炜,{SECOND}\n张伟,{SECOND}\n李娜,13700137000\n", "utf-8-sig")
    table = read_customers(tmp_path / "list.csv", store.work.today())
    fates = [row.fate for row in store.customers.import_table(people.manager, table).rows]
    assert fates == [Fate.REVIEW, Fate.DUPLICATE, Fate.ACCEPT]


def test_text_of_both_notes_is_joined_once() -> None:
    assert joined_text("要四驱", "预算25万") == "要四驱\n预算25万"
    assert joined_text("要四驱\n预算25万", "预算25万") == "要四驱\n预算25万"
    assert joined_text("", "预算25万") == "预算25万"


@pytest.mark.rule("PI-11")
def test_do_not_contact_stays_if_either_says_so(store: Showroom, people: People, pair: tuple[int, int]) -> None:
    view = store.customers.view(people.consultant, pair[1])
    store.customers.save(people.consultant, pair[1], CustomerDraft("章炜", SECOND, do_not_contact=True), view.version)
    assert [finding.code for finding in store.merging.preview(people.consultant, *pair).findings] == [
        "merge_no_contact"
    ]
    merged = merge(store, people.consultant, pair)
    assert row(store, merged.kept_id).do_not_contact
    assert store.customers.open_tasks(people.consultant, merged.kept_id) == ()
    store.merging.undo(people.consultant, merged.merge_id)
    assert not row(store, pair[0]).do_not_contact
    assert len(store.customers.open_tasks(people.consultant, pair[0])) == 1


@pytest.mark.rule("GR-02", "OW-1")
def test_open_tasks_go_to_the_chosen_owner_and_the_next_contact_stands_once(store: Showroom, people: People) -> None:
    mine = create(store, people.consultant, "张伟", FIRST)
    other = create(store, people.colleague, "张伟", SECOND)
    soon = store.work.today() + timedelta(days=3)
    store.customers.plan_task(people.colleague, other, soon, "合同", kind="contract")
    merged = merge(store, people.manager, (mine, other), {"owner": Side.KEEP})
    tasks = store.customers.open_tasks(people.consultant, merged.kept_id)
    assert sorted(task.kind for task in tasks) == ["contract", "next_contact"]
    assert {task.owner_id for task in tasks} == {people.consultant.id}
    store.merging.undo(people.manager, merged.merge_id)
    assert [task.owner_id for task in store.customers.open_tasks(people.colleague, other)] == [people.colleague.id] * 2


@pytest.mark.rule("PI-03")
def test_the_latest_word_on_a_consent_counts(store: Showroom, people: People, pair: tuple[int, int]) -> None:
    customers, purpose = store.customers, ConsentPurpose.MARKETING
    customers.withdraw_consent(people.consultant, pair[0], purpose, "2026-11")
    with store.work.db.begin() as session:  # an older consent that was entered later, as an import does
        session.add(
            Consent(
                customer_id=pair[1], purpose=purpose, given=True, notice_version="1",
                at=datetime(2025, 1, 1, tzinfo=UTC), by=people.consultant.id,
            )
        )  # fmt: skip
    merged = merge(store, people.consultant, pair)
    view = customers.view(people.consultant, merged.kept_id)
    assert [(line.purpose, line.given) for line in view.consents] == [(purpose, False)]


@pytest.mark.rule("ID-01")
def test_the_document_not_chosen_is_kept_as_a_further_one(store: Showroom, people: People) -> None:
    mine = create(store, people.consultant, "张伟", FIRST, id_kind=IdKind.RESIDENT, id_number=ID)
    passport = create(store, people.consultant, "张伟", SECOND, id_kind=IdKind.PASSPORT, id_number="E12345678")
    before = dump(store)
    merged = merge(store, people.consultant, (mine, passport))
    with store.work.db.read() as session:
        [paper] = session.scalars(sa.select(IdentityPaper))
    assert (paper.customer_id, paper.kind, paper.number) == (merged.kept_id, IdKind.PASSPORT, "E12345678")
    assert row(store, merged.kept_id).id_number == ID
    store.merging.undo(people.consultant, merged.merge_id)
    assert dump(store) == before


@pytest.mark.rule("TD-13")
def test_two_drives_at_once_stand_in_the_way(store: Showroom, people: People, pair: tuple[int, int]) -> None:
    world = World(store.work, 4)
    for customer_id in pair:
        world.one_child(people.manager, "test_drive", customer_id)
        world.count -= 1 if customer_id == pair[0] else 0
    car = Builder(store.work).vehicle(people.manager, "LSVAU2182T2000077")
    with store.work.db.begin() as session:
        first, second = session.execute(sa.text("SELECT id, number FROM test_drive ORDER BY id")).all()
        session.execute(
            sa.text(
                "UPDATE test_drive SET vehicle_id = :car, escort_id = :escort, (starts_at, ends_at, held_until) ="
                " (SELECT starts_at, ends_at, held_until FROM test_drive WHERE id = :first) WHERE id = :second"
            ),
            {"first": first.id, "second": second.id, "escort": people.colleague.id, "car": car},
        )
    preview = store.merging.preview(people.consultant, *pair)
    assert "TD-13" in preview.findings[0].text("en")
    with pytest.raises(ShowroomError) as refused:
        merge(store, people.consultant, pair)
    assert code_of(refused) == "merge_conflict"
    assert first.number in refused.value.text("zh")


@pytest.mark.rule("DL-01")
@pytest.mark.parametrize("side", [Side.KEEP, Side.OTHER])
def test_one_licence_is_chosen(store: Showroom, people: People, pair: tuple[int, int], side: Side) -> None:
    world = World(store.work, 5)
    for customer_id in pair:
        world.one_child(people.manager, "driving_licence", customer_id)
    wanted = licences(store)[0 if side is Side.KEEP else 1]
    before = dump(store)
    [single] = store.merging.preview(people.consultant, *pair).singles
    assert single.table == "driving_licence"
    merged = merge(store, people.consultant, pair, {"driving_licence": side})
    assert licences(store) == [wanted]
    store.merging.undo(people.consultant, merged.merge_id)
    assert dump(store) == before


def licences(store: Showroom) -> list[tuple[Any, ...]]:
    with store.work.db.read() as session:
        statement = "SELECT number, classes, front, seen_at FROM driving_licence ORDER BY customer_id"
        return [tuple(map(repr, found)) for found in session.execute(sa.text(statement))]


@pytest.mark.rule("CT-07", "PH-04")
def test_a_signed_contract_and_its_paper_stay_what_they_were(store: Showroom, people: People) -> None:
    from tests.deal_builders import deal_at

    deal = deal_at(store, people, Step.FINANCING)
    world = World(store.work, 6)
    with store.work.db.read() as session:
        buyer = session.scalar(sa.text("SELECT customer_id FROM deal")) or 0
    world.one_child(people.manager, "document", buyer)
    later = create(store, people.consultant, "张三", SECOND)
    papers = "SELECT id, sha256, snapshot, number, at FROM document"
    contracts = "SELECT contract_number, contract_price, contract_signed_on, version FROM deal"

    def sealed() -> list[Any]:
        with store.work.db.read() as session:
            return [session.execute(sa.text(statement)).all() for statement in (papers, contracts)]

    before = sealed()
    merged = merge(store, people.consultant, (buyer, later))
    assert sealed() == before
    assert [entry.id for entry in store.deals.deals_of_customer(people.consultant, merged.kept_id)] == [deal]


@pytest.mark.rule("OW-1", "PI-10")
def test_the_right_is_needed_on_both_sides(store: Showroom, people: People) -> None:
    mine = create(store, people.consultant, "张伟", FIRST)
    other = create(store, people.colleague, "章炜", SECOND, note="秘密", address="静安区2号")
    nobodys = create(store, people.manager, "张唯", "13700137000")
    for actor, ids in (
        (people.consultant, (mine, other)), (people.consultant, (other, mine)), (people.colleague, (mine, other)),
        (people.consultant, (mine, nobodys)), (people.receptionist, (mine, other)),
    ):  # fmt: skip
        choice = MergeChoice(ids[0], ids[1], 1, 1)
        for act in (partial(store.merging.preview, actor, *ids), partial(store.merging.merge, actor, choice)):
            with pytest.raises(ShowroomError) as refused:
                act()
            assert code_of(refused) == "merge_not_yours"
            told = refused.value.text("zh") + refused.value.text("en")
            assert not [word for word in ("章炜", SECOND, "秘密", "静安", "张唯") if word in told]
    assert store.merging.partners(people.consultant, mine) == ()
    for actor in (people.finance, people.delivery, people.admin):
        if not actor.is_any(*people.manager.roles):
            with pytest.raises(ShowroomError) as refused:
                store.merging.preview(actor, mine, other)
            assert code_of(refused) == "not_allowed"
    with pytest.raises(ShowroomError) as refused:
        store.merging.duplicates(people.consultant)
    assert code_of(refused) == "not_allowed"
    assert merge(store, people.general_manager, (mine, other)).kept_id == max(mine, other)


def test_one_record_is_not_merged_with_itself_nor_with_nobody(
    store: Showroom, people: People, pair: tuple[int, int]
) -> None:
    with pytest.raises(ShowroomError) as refused:
        store.merging.preview(people.consultant, pair[0], pair[0])
    assert code_of(refused) == "merge_same"
    with pytest.raises(ShowroomError) as refused:
        store.merging.preview(people.consultant, pair[0], 999)
    assert code_of(refused) == "customer_not_found"
    merge(store, people.consultant, pair)
    with pytest.raises(ShowroomError) as refused:  # the old number is the same record now
        store.merging.preview(people.consultant, *pair)
    assert code_of(refused) == "merge_same"


def test_a_record_changed_on_another_desk_is_not_merged(store: Showroom, people: People, pair: tuple[int, int]) -> None:
    preview = store.merging.preview(people.consultant, *pair)
    store.customers.save(people.consultant, pair[1], CustomerDraft("章伟", SECOND), preview.other.version)
    with pytest.raises(ShowroomError) as refused:
        store.merging.merge(people.consultant, MergeChoice(*pair, preview.keep.version, preview.other.version))
    assert code_of(refused) == "changed_meanwhile"


def test_numbers_that_do_not_fit_stand_in_the_way(store: Showroom, people: People) -> None:
    phones = [f"1350000{place:04d}" for place in range(16)]
    first = create(store, people.consultant, "张伟", FIRST, other_phones=tuple(phones[:8]))
    second = create(store, people.consultant, "张伟", SECOND, other_phones=tuple(phones[8:]))
    assert [finding.code for finding in store.merging.preview(people.consultant, first, second).findings] == [
        "merge_phones"
    ]
    with pytest.raises(ShowroomError) as refused:
        merge(store, people.consultant, (first, second))
    assert code_of(refused) == "merge_conflict"
