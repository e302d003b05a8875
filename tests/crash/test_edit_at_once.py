"""The short form of the race for one paper; `python -m tests.crash.edit_at_once --edits 250` is the long one."""

from __future__ import annotations

from showroom.bootstrap import Showroom
from tests.crash.edit_at_once import race
from tests.guards.effort import rounds
from tests.store_fixtures import People, hire


def test_desks_that_edit_one_quotation_and_one_customer_lose_nothing(store: Showroom, people: People) -> None:
    turns, desks = rounds(usual=6, soak=250), rounds(usual=2, soak=4)
    done = race(store, people, turns, desks=desks)
    assert done.overwritten == []
    assert done.said["quotations saved"] == done.said["customers saved"] == turns * desks
    assert done.said["merged"] + done.said["asked"] > 0  # they did meet
    assert set(done.said) <= {"quotations saved", "customers saved", "merged", "asked"}


def test_control_saves_that_do_not_ask_what_they_were_made_from_overwrite(sqlite_store: Showroom) -> None:
    assert race(sqlite_store, hire(sqlite_store), 12, desks=2, blind=True).overwritten != []
