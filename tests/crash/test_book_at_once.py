"""The short form of the race for slots; `python -m tests.crash.book_at_once --bookings 1000` is the long one."""

from __future__ import annotations

import pytest

from tests.crash.book_at_once import empty_store, race
from tests.guards.effort import rounds


@pytest.mark.rule("TD-13", "S2-27")
@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_desks_that_book_at_the_same_minute_never_overlap(kind: str) -> None:
    with empty_store(kind) as location:
        done = race(location, rounds(usual=25, soak=1000), processes=rounds(usual=2, soak=8))
    assert done.overlaps == 0
    assert done.unnamed == []
    assert done.stored > 0
    assert done.said["test_drive_overlap"] > 0


@pytest.mark.rule("TD-13")
def test_control_desks_that_do_not_look_meet_only_the_database() -> None:
    with empty_store("sqlite") as location:
        refused = race(location, 25, processes=2, blind=True)
    assert refused.overlaps == 0
    assert refused.said["refused by the database"] > 0
    with empty_store("sqlite") as location:
        assert race(location, 25, processes=2, blind=True, unguarded=True).overlaps > 0
