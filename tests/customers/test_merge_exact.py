"""Merging and undoing is exact: in random stores with random rows in every table nothing is lost and nothing stays."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
import sqlalchemy as sa

from showroom.bootstrap import Location, Showroom, open_with_key
from showroom.customers import merge, merge_journal, merge_undo
from showroom.customers.merge_journal import Entry
from showroom.customers.merge_links import Schema, schema_of
from showroom.customers.merge_rules import CHOSEN, Side
from showroom.customers.merge_views import MergeChoice, Merged
from showroom.kernel.clock import FixedClock
from tests.customers.merge_world import World, dump, naming, tables_of_customers
from tests.guards.effort import rounds
from tests.postgres_server import PrivatePostgres, as_login
from tests.store_fixtures import KEY, NOW, SELLER, People, hire

MERGES = rounds(12, 500)  # on each database: 1,000 under `make soak`
PER_STORE, CUSTOMERS, PILE = 20, 8, 3
Opener = Callable[[], Showroom]


@pytest.fixture(params=["sqlite", "postgresql"])
def fresh(request: pytest.FixtureRequest, tmp_path: Path, sqlite_template: Path) -> Iterator[Opener]:
    """Opens an empty store, as often as wanted; all on one kind of database."""
    opened: list[Showroom] = []

    def on_file() -> Showroom:
        folder = tmp_path / str(len(opened))
        folder.mkdir()
        shutil.copy(sqlite_template, folder / "store.db")
        return open_with_key(Location(folder), KEY, FixedClock(NOW))

    def on_server() -> Showroom:
        server: PrivatePostgres = request.getfixturevalue("postgres")
        url = server.create_database(request.getfixturevalue("postgres_template"))
        return open_with_key(Location(tmp_path, as_login(url, SELLER)), KEY, FixedClock(NOW))

    def open_one() -> Showroom:
        opened.append(on_file() if request.param == "sqlite" else on_server())
        return opened[-1]

    yield open_one
    for store in opened:
        store.close()


def random_choice(store: Showroom, people: People, pair: tuple[int, int], by: random.Random) -> MergeChoice:
    """The proposal, with some fields and the licence decided by chance."""
    preview = store.merging.preview(people.manager, *pair)
    names = [*CHOSEN, *(single.table for single in preview.singles)]
    take = {name: by.choice((Side.KEEP, Side.OTHER)) for name in names if by.random() < 0.6}
    return MergeChoice(*pair, preview.keep.version, preview.other.version, take)


def merge_and_undo(store: Showroom, people: People, choice: MergeChoice) -> None:
    """One round: merged, nobody names the lost record any more, taken back, everything is as it was."""
    before = dump(store)
    merged = store.merging.merge(people.manager, choice)
    assert naming(store, merged.lost_id) == []
    assert dump(store) != before
    store.merging.undo(people.manager, merged.merge_id)
    after = dump(store)
    assert {table: rows for table, rows in after.items() if rows != before[table]} == {}
    assert after.keys() == before.keys()


def run(open_one: Opener, merges: int, seed: int) -> int:
    """`merges` rounds over as many stores as that takes; how many were merged and taken back."""
    done = 0
    while done < merges:
        store = open_one()
        people, by = hire(store), random.Random(seed + done)
        world = World(store.work, seed + done)
        living = [world.customer(people.manager) for _ in range(CUSTOMERS)]
        pile: list[tuple[Merged, dict[str, list[str]]]] = []
        for _ in range(min(PER_STORE, merges - done)):
            one, other = by.sample(living, 2)
            choice = random_choice(store, people, (one, other), by)
            merge_and_undo(store, people, choice)
            done += 1
            if len(pile) < PILE and by.random() < 0.5:  # left standing, so that merges build on merges
                before = dump(store)
                pile.append((store.merging.merge(people.manager, choice), before))
                living.remove(pile[-1][0].lost_id)
        for merged, before in reversed(pile):  # and all of them taken back, newest first
            store.merging.undo(people.manager, merged.merge_id)
            assert dump(store) == before
    return done


@pytest.mark.rule("PH-04", "PI-08")
@pytest.mark.timeout(3600)
def test_merging_and_undoing_random_customers_is_exact(fresh: Opener) -> None:
    assert run(fresh, MERGES, seed=20261122) == MERGES


@contextmanager
def blind_to(store: Showroom, table: str, patch: pytest.MonkeyPatch) -> Iterator[None]:
    """Merging as if it had forgotten a table."""

    def half(session: sa.orm.Session) -> Schema:
        whole = schema_of(session)
        return replace(whole, links=tuple(link for link in whole.links if link.table != table))

    with patch.context() as patched:
        patched.setattr(merge, "schema_of", half)
        yield


@pytest.mark.parametrize("table", sorted(tables_of_customers()))
def test_a_forgotten_table_is_seen(sqlite_store: Showroom, monkeypatch: pytest.MonkeyPatch, table: str) -> None:
    people, world = hire(sqlite_store), World(sqlite_store.work, 7)
    pair = (world.customer(people.manager, 0), world.customer(people.manager, 0))
    world.one_child(people.manager, table, min(pair))
    with (
        blind_to(sqlite_store, table, monkeypatch),
        pytest.raises((AssertionError, sa.exc.IntegrityError)),
    ):
        merge_and_undo(sqlite_store, people, random_choice(sqlite_store, people, pair, random.Random(7)))


@pytest.mark.parametrize("table", ["consent", "customer", "customer_task", "document"])
def test_a_table_that_is_not_taken_back_is_seen(
    sqlite_store: Showroom, monkeypatch: pytest.MonkeyPatch, table: str
) -> None:
    people, world = hire(sqlite_store), World(sqlite_store.work, 8)
    pair = (world.customer(people.manager, 0), world.customer(people.manager, 0))
    if table != "customer":
        world.one_child(people.manager, table, min(pair))

    def lazy(session: sa.orm.Session, schema: Schema, entry: Entry) -> None:
        if entry.table != table or entry.after is None:
            merge_journal.take_back(session, schema, entry)

    monkeypatch.setattr(merge_undo, "take_back", lazy)
    with pytest.raises((AssertionError, sa.exc.IntegrityError)):
        merge_and_undo(sqlite_store, people, random_choice(sqlite_store, people, pair, random.Random(8)))
