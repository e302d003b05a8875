"""The search box finds the same on both databases."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from showroom.bootstrap import Showroom
from showroom.persistence import search_index
from showroom.persistence.search_index import Findable
from tests.store_fixtures import People

THINGS = (
    Findable("customer", 1, "王小明", "138****1234", ("王小明", "wangxiaoming", "wxm", "13800001234", "1234")),
    Findable("customer", 2, "欧阳𬱖", "139****4321", ("欧阳𬱖", "ouyangwei", "oyw", "13900004321", "4321")),
    Findable("vehicle", 1, "E6", "LSVAU2182T2000001", ("LSVAU2182T2000001", "000001", "沪AD12345")),
    Findable("deal", 1, "王小明", "SH01-XS-20261122-0007", ("SH01-XS-20261122-0007", "王小明")),
)  # fmt: skip


@pytest.fixture
def filled(store: Showroom) -> Showroom:
    with store.work.db.begin() as session:
        for thing in THINGS:
            search_index.put(session, thing)
    return store


@pytest.mark.parametrize(
    "text, found",
    [
        ("王", {("customer", 1), ("deal", 1)}),
        ("小明", {("customer", 1), ("deal", 1)}),
        ("wangx", {("customer", 1)}),
        ("WXM", {("customer", 1)}),
        ("1234", {("customer", 1)}),
        ("4321", {("customer", 2)}),
        ("欧阳", {("customer", 2)}),
        ("𬱖", {("customer", 2)}),
        ("lsvau", {("vehicle", 1)}),
        ("沪ad12345", {("vehicle", 1)}),
        ("SH01-XS-20261122-0007", {("deal", 1)}),
        ("xs 0007", {("deal", 1)}),
        ("王 1234", {("customer", 1)}),
        ("zzz", set()),
        ("", set()),
        ("%", set()),
        ("' OR 1=1 --", set()),
        ('"*', set()),
    ],
)
def test_every_word_is_a_beginning(filled: Showroom, people: People, text: str, found: set[tuple[str, int]]) -> None:
    assert {(hit.kind, hit.id) for hit in filled.search.find(people.consultant, text)} == found


def test_a_changed_name_is_found_and_the_old_one_no_more(filled: Showroom, people: People) -> None:
    with filled.work.db.begin() as session:
        search_index.put(session, Findable("customer", 1, "赵六", "", ("赵六", "zhaoliu")))
        search_index.remove(session, "customer", 2)
    find = filled.search.find
    assert [hit.title for hit in find(people.consultant, "赵六")] == ["赵六"]
    assert {hit.kind for hit in find(people.consultant, "王小明")} == {"deal"}
    assert find(people.consultant, "欧阳") == ()


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.text(max_size=30))
def test_no_text_breaks_the_search(filled: Showroom, text: str) -> None:
    with filled.work.db.read() as session:
        assert isinstance(search_index.find(session, text), tuple)


def test_a_very_long_text_is_answered(filled: Showroom, people: People) -> None:
    assert filled.search.find(people.consultant, "王" * 1_000_000) is not None
