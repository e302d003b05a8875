"""Pairs that may be one person: why, in which order, in bounded pieces, and nothing for whom it does not concern."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from showroom.bootstrap import Showroom
from showroom.customers import merge_duplicates
from showroom.customers.merge_duplicates import Cursor, DuplicatePage, Reason, slips
from showroom.customers.model import IdKind
from showroom.kernel.errors import ShowroomError
from showroom.test_drive.model import DrivingLicence
from tests.customers.merge_world import FIRST, SECOND, World, create
from tests.store_fixtures import People

ID = "11010519491231002X"


def pages(store: Showroom, people: People, limit: int = 50) -> list[DuplicatePage]:
    """All pieces, one after another."""
    found = [store.merging.duplicates(people.manager, None, limit)]
    while found[-1].after is not None:
        found.append(store.merging.duplicates(people.manager, found[-1].after, limit))
    return found


def pairs(store: Showroom, people: People, limit: int = 50) -> dict[tuple[int, int], Reason]:
    seen = [pair for page in pages(store, people, limit) for pair in page.pairs]
    return {(pair.first.id, pair.second.id): pair.reason for pair in reversed(seen)}


@pytest.fixture
def doubled(store: Showroom, people: People) -> dict[str, tuple[int, int]]:
    """Three pairs that are each one person for another reason, and people who only look alike."""
    actor, other = people.consultant, people.colleague
    first = create(store, actor, "张伟", FIRST, id_kind=IdKind.RESIDENT, id_number=ID)
    second = create(store, other, "李雷", SECOND)
    world = World(store.work, 1)
    world.one_child(people.manager, "driving_licence", second)
    with store.work.db.begin() as session:
        session.execute(sa.update(DrivingLicence).values(number=ID))
    phone = (create(store, actor, "王磊", "13700000001"), create(store, other, "王", "13700000002",
             other_phones=("13700000001",)))  # fmt: skip
    further = (create(store, actor, "赵一", "13611110001", other_phones=("021-66660000",)),
               create(store, actor, "钱二", "13622220002", other_phones=("021-66660000",)))  # fmt: skip
    name = create(store, actor, "章小明", "13512345678"), create(store, other, "张晓明", "13512345687")
    create(store, actor, "张晓明", "13598765432")  # a namesake with quite another number
    create(store, actor, "孙七", "13512345679")  # a near number with quite another name
    return {"document": (second, first), "phone": phone[::-1], "further": further[::-1], "name": name[::-1]}


@pytest.mark.rule("PH-04", "DL-01")
def test_each_reason_is_found_and_looking_alike_is_not_enough(
    store: Showroom, people: People, doubled: dict[str, tuple[int, int]]
) -> None:
    assert pairs(store, people) == {
        doubled["document"]: Reason.DOCUMENT, doubled["phone"]: Reason.PHONE, doubled["further"]: Reason.PHONE,
        doubled["name"]: Reason.NAME,
    }  # fmt: skip


@pytest.mark.rule("PI-10")
def test_the_list_is_masked_and_partners_are_only_ones_own(
    store: Showroom, people: People, doubled: dict[str, tuple[int, int]]
) -> None:
    text = str(pages(store, people))
    assert [phone for phone in (FIRST, SECOND, "13512345678", ID) if phone in text] == []
    others, own = doubled["document"]
    assert store.merging.partners(people.consultant, own) == ()
    assert [(entry.row.id, entry.reason) for entry in store.merging.partners(people.manager, own)] == [
        (others, Reason.DOCUMENT)
    ]
    mine = store.merging.partners(people.consultant, doubled["further"][0])
    assert [(entry.row.id, entry.reason) for entry in mine] == [(doubled["further"][1], Reason.PHONE)]


def test_the_pieces_together_are_the_whole(
    store: Showroom, people: People, doubled: dict[str, tuple[int, int]], monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = pairs(store, people)
    monkeypatch.setattr(merge_duplicates, "CHUNK", 2)
    monkeypatch.setattr(merge_duplicates, "CHUNKS_PER_CALL", 1)
    pieces = pages(store, people, 1)
    assert len(pieces) > 6
    assert pairs(store, people, 1) == whole
    assert [page.looked for page in pieces] == sorted(page.looked for page in pieces)
    assert pieces[-1].looked == pieces[-1].total == 10
    assert store.merging.duplicates(people.manager, Cursor(Reason.NAME, "1")).pairs == ()


@pytest.mark.parametrize(
    "one, other, expected",
    [
        (FIRST, "13800138001", True), (FIRST, "13800130800", True), (FIRST, "13900138001", False),
        ("13512345678", "13512345687", True), ("13512345678", "13512345678", False), (FIRST, "1380013800", False),
        ("13512345678", "13521345679", False),
    ],
)  # fmt: skip
def test_a_slip_is_one_digit_or_two_neighbours_and_not_more(one: str, other: str, expected: bool) -> None:
    assert (other in slips(one)) is (one in slips(other)) is expected


@pytest.mark.rule("PH-04")
def test_a_pair_judged_to_be_two_people_does_not_come_back(
    store: Showroom, people: People, doubled: dict[str, tuple[int, int]]
) -> None:
    before, (one, other) = pairs(store, people), doubled["further"]
    assert [row.row.id for row in store.merging.partners(people.consultant, one)] == [other]
    assert store.merging.judge_apart(people.consultant, other, one)
    assert not store.merging.judge_apart(people.consultant, one, other)  # known already, whichever way round
    assert pairs(store, people) == {pair: why for pair, why in before.items() if pair != doubled["further"]}
    assert store.merging.partners(people.consultant, one) == ()
    assert store.merging.partners(people.consultant, other) == ()
    with pytest.raises(ShowroomError) as foreign:
        store.merging.judge_apart(people.consultant, *doubled["name"])  # one of them is a colleague's
    assert foreign.value.code == "merge_not_yours"
    assert store.merging.forget_apart(people.consultant, one, other)
    assert not store.merging.forget_apart(people.consultant, one, other)
    assert pairs(store, people) == before
