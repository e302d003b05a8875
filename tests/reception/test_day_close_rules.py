"""The totals of RC-01 always add up, whatever a day brings; what a line lacks is decided without a store."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from showroom.bootstrap import Showroom
from showroom.kernel.clock import FixedClock
from showroom.reception.day_close_rules import Counted, LineFacts, grouped_totals, lacks_of, totals_of
from showroom.reception.desk_views import Leaving
from showroom.reception.model import VisitKind
from showroom.reception.rules import Purpose, Traffic, VisitFacts, classify_traffic
from showroom.reception.views import VisitDraft
from tests.reception.test_day_close import counted
from tests.store_fixtures import NOW, People, hire

LINES = st.lists(
    st.builds(
        Counted,
        traffic=st.one_of(
            st.none(),
            st.builds(
                lambda complete, purpose, before, card, filed: classify_traffic(
                    VisitFacts(complete, purpose, before, card, filed)
                ),
                st.booleans(), st.sampled_from(Purpose), st.booleans(), st.booleans(), st.booleans(),
            ),
        ),
        consultant=st.sampled_from(["", "周敏", "陈浩", "王强"]),
        channel=st.sampled_from(["", "web", "passing"]),
        test_drives=st.integers(0, 3),
    ),
    max_size=60,
)  # fmt: skip


@pytest.mark.rule("RC-01")
@given(LINES)
def test_totals_add_up_for_any_day_and_any_split_of_it(lines: list[Counted]) -> None:
    whole = totals_of(lines)
    assert whole.total + whole.calls == len(lines)
    assert whole.first == sum(
        whole.of(kind) for kind in (Traffic.FIRST_FILED, Traffic.FIRST_HAD_CARD, Traffic.FIRST_NOT_FILED)
    )
    rest = sum(whole.of(kind) for kind in (Traffic.AGAIN, Traffic.NO_INTENTION, Traffic.INCOMPLETE))
    assert whole.total == whole.first + rest
    for key in ("consultant", "channel"):
        parts = [part for _name, part in grouped_totals(lines, key)]
        assert sum(part.total for part in parts) == whole.total
        assert sum(part.calls for part in parts) == whole.calls
        assert sum(part.test_drives for part in parts) == whole.test_drives
        for kind in Traffic:
            assert sum(part.of(kind) for part in parts) == whole.of(kind)


@pytest.mark.rule("RC-02", "RC-03")
@given(
    st.builds(
        LineFacts, call=st.booleans(), purpose=st.sampled_from(Purpose), has_left=st.booleans(),
        has_consultant=st.booleans(), surname=st.sampled_from(["", " ", "张"]), phone=st.sampled_from(["", "139"]),
        wanted_model=st.sampled_from(["", "E6"]), no_file_reason=st.sampled_from(["", "不愿留"]), graded=st.booleans(),
        next_step=st.booleans(), over=st.booleans(),
    )
)  # fmt: skip
def test_a_line_without_lacks_is_complete_for_the_totals(line: LineFacts) -> None:
    """What RC-01 calls 未完善 never gets into a closed day, and nobody is filed by halves without a word."""
    if lacks_of(line):
        return
    assert line.has_consultant
    assert line.call or line.has_left
    facts = VisitFacts(line.has_left and line.has_consultant, line.purpose, False, False, line.filed)
    traffic = None if line.call else classify_traffic(facts)
    assert traffic is not Traffic.INCOMPLETE
    assert traffic is not Traffic.FIRST_NOT_FILED or line.no_file_reason


def _random_day(store: Showroom, people: People, dice: random.Random) -> None:
    """Ten lines as they come; some parties stay, some are known, some say nothing."""
    phones = [f"1390000{number:04d}" for number in range(6)]
    for _line in range(10):
        by = dice.choice((people.consultant, people.colleague))
        draft = VisitDraft(
            kind=dice.choice((VisitKind.WALK_IN, VisitKind.WALK_IN, VisitKind.CALL)),
            purpose=dice.choice((Purpose.BUY, Purpose.BUY, Purpose.EVENT, Purpose.SERVICE)),
            channel=dice.choice(("", "web", "passing")),
        )
        if dice.random() < 0.7:
            draft = replace(draft, phone=dice.choice(phones), name="张伟", wanted_model=dice.choice(("", "E6")))
        logged = store.reception.log_visit(by, draft)
        if draft.kind is not VisitKind.CALL and dice.random() < 0.8:
            store.reception.leave_visit(by, logged.visit_id, Leaving())


@pytest.mark.rule("RC-01")
def test_totals_of_random_days_equal_the_databases(sqlite_store: Showroom, clock: FixedClock) -> None:
    people, dice = hire(sqlite_store), random.Random(20261122)
    for number in range(12):
        clock.at = NOW + timedelta(days=number)
        _random_day(sqlite_store, people, dice)
        day = sqlite_store.work.today()
        overview, rows = sqlite_store.day_close.overview(people.receptionist, day), counted(sqlite_store, day)
        assert overview.totals.total == rows["total"]
        assert overview.totals.calls == rows["calls"]
        assert overview.totals.total == overview.totals.first + sum(
            overview.totals.of(kind) for kind in (Traffic.AGAIN, Traffic.NO_INTENTION, Traffic.INCOMPLETE)
        )
        for parts in (overview.by_consultant, overview.by_channel):
            assert sum(part.total for _name, part in parts) == rows["total"]
