"""Every change of owner leaves a line, whoever makes it, and what is taken back takes nothing else with it (§6.3)."""

from __future__ import annotations

from pathlib import Path

import pytest
import sqlalchemy as sa

from showroom.bootstrap import Showroom
from showroom.customers.merge_rules import Side
from showroom.customers.merge_views import MergeChoice
from showroom.customers.model import Customer
from showroom.customers.records import CustomerDraft
from showroom.hand_over.views import HandOverDraft
from showroom.imports.views import Decision
from showroom.reception.model import OwnershipDecision
from tests.imports.test_import_runs import ROWS, take, write_csv
from tests.store_fixtures import People, by_owner


def lines(store: Showroom, customer_id: int) -> list[tuple[str, int | None, int | None, int]]:
    """`(rule, before, owner, who)`, oldest first; each says why in both languages."""
    with store.work.db.read() as session:
        found = session.scalars(
            sa.select(OwnershipDecision)
            .where(OwnershipDecision.customer_id == customer_id)
            .order_by(OwnershipDecision.id)
        ).all()
    assert all(row.evidence_zh and row.evidence_en for row in found)
    return [(row.rule, row.before_id, row.owner_id, row.by) for row in found]


@pytest.mark.rule("S2-24")
def test_the_whole_way_of_a_customer_stands_in_one_list(store: Showroom, people: People) -> None:
    first, second, chief = people.consultant.id, people.colleague.id, people.manager.id
    key = store.customers.create(people.consultant, CustomerDraft("张伟", "13812345678")).id
    store.hand_over.undo(
        people.manager, store.hand_over.hand_over(people.manager, HandOverDraft(first, (second,), "休假")).id
    )
    store.customers.set_owner(people.manager, key, None, "放回公共池")
    store.pool.take(people.colleague, key)
    store.customers.set_owner(people.manager, key, first, "客户要求")
    store.customers.set_owner(people.manager, key, first, "没有变化")  # nobody lost anything: no line
    assert lines(store, key) == [
        ("file", None, first, first),
        ("hand-over", first, second, chief),
        ("returned", second, first, chief),
        ("manager", first, None, chief),
        ("pool", None, second, second),
        ("manager", second, first, chief),
    ]
    shown = store.ownership.history(people.manager, key)
    assert (shown[2].owner, shown[2].by) == ("", people.manager.name)
    assert store.customer_file.history(people.manager, key).owners[2].owner == "—"


@pytest.mark.rule("OW-5")
def test_who_was_given_a_customer_is_protected_for_a_week(store: Showroom, people: People) -> None:
    key = store.customers.create(people.consultant, CustomerDraft("张伟", "13812345678")).id
    assert store.customer_file.identity(people.manager, key).ownership.protected_until is None
    store.customers.set_owner(people.manager, key, people.colleague.id, "调岗")
    today, (newest, _filed) = store.work.today(), store.ownership.history(people.manager, key)
    standing = store.customer_file.identity(people.manager, key).ownership
    assert (standing.rule, standing.protected_until) == ("manager", newest.protected_until)
    assert newest.protected_until is not None
    assert (newest.protected_until - today).days == 6


def test_an_owner_who_came_with_a_list_stands_there_and_goes_with_it(
    store: Showroom, people: People, tmp_path: Path
) -> None:
    done = take(store, people.manager, "customers", write_csv(tmp_path / "1.csv", *ROWS))
    with store.work.db.read() as session:
        owned = session.execute(sa.select(Customer.id, Customer.owner_id).where(Customer.owner_id.is_not(None))).all()
    assert owned
    for key, owner in owned:
        assert lines(store, key) == [("import", None, owner, people.manager.id)]
        assert "1.csv" in store.ownership.history(people.manager, key)[0].evidence_en
    store.imports.undo(people.manager, done.run.id)
    with store.work.db.read() as session:
        assert session.scalar(sa.select(sa.func.count()).select_from(OwnershipDecision)) == 0


def test_a_list_gives_an_owner_to_one_who_had_none(store: Showroom, people: People, tmp_path: Path) -> None:
    known = store.customers.create(people.receptionist, CustomerDraft("张伟", "13912345678"))
    assert lines(store, known.id) == []
    path = write_csv(tmp_path / "1.csv", *ROWS)
    draft = store.imports.read_file(people.manager, "customers", path)
    (pair,) = store.imports.plan(people.manager, draft).pairs
    done = take(store, people.manager, "customers", path, decisions={pair.row: Decision.SAME})
    owner = store.customers.view(people.manager, known.id).owner_id
    assert lines(store, known.id) == ([] if owner is None else [("import", None, owner, people.manager.id)])
    assert owner is not None
    store.imports.undo(people.manager, done.run.id)
    assert lines(store, known.id) == []


@pytest.mark.rule("PH-04")
def test_a_merge_says_who_lost_the_customer_until_it_is_taken_back(store: Showroom, people: People) -> None:
    one = store.customers.create(people.consultant, CustomerDraft("张伟", "13812345678"))
    two = store.customers.create(people.colleague, CustomerDraft("张伟", "13912345678"))
    before = {key: lines(store, key) for key in (one.id, two.id)}
    choice = MergeChoice(one.id, two.id, one.version, two.version, {"owner": Side.OTHER})
    merged = store.merging.merge(people.manager, choice)
    newest = lines(store, merged.kept_id)[-1]
    assert newest == ("merge", people.consultant.id, people.colleague.id, people.manager.id)
    store.customers.set_owner(people.manager, merged.kept_id, people.colleague.id, "没有变化")
    store.merging.undo(people.manager, merged.merge_id)
    assert {key: lines(store, key) for key in (one.id, two.id)} == before


def test_a_line_can_neither_be_changed_nor_removed(store: Showroom, people: People) -> None:
    key = store.customers.create(people.consultant, CustomerDraft("张伟", "13812345678")).id
    for act in ("DELETE FROM ownership_decision", "UPDATE ownership_decision SET rule = 'pool'"):
        with pytest.raises(sa.exc.DBAPIError), by_owner(store) as session:
            session.execute(sa.text(act))
    assert len(lines(store, key)) == 1
