"""The consultant queue (RC-06): fair by rule, past the busy and the absent, by hand only with a reason."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from showroom.bootstrap import Showroom
from showroom.kernel.clock import FixedClock
from showroom.kernel.errors import FieldErrors, ShowroomError
from showroom.reception.desk_views import AbsenceDraft
from showroom.reception.model import AbsenceReason
from showroom.reception.rules import QueuePlace, Skip, next_turn, turn_order
from showroom.reception.views import VisitDraft
from tests.store_fixtures import NOW, People


@dataclass
class Desk:
    """A day's queue, played: who had which turn."""

    people: int
    turn: int = 0

    def __post_init__(self) -> None:
        self.last = dict.fromkeys(range(self.people), 0)
        self.counts: Counter[int] = Counter()

    def places(self, absent: frozenset[int], busy: frozenset[int]) -> list[QueuePlace]:
        return [QueuePlace(who, self.last[who], who not in absent, who in busy) for who in range(self.people)]

    def call(self, absent: frozenset[int] = frozenset(), busy: frozenset[int] = frozenset()) -> int | None:
        turn = next_turn(self.places(absent, busy))
        if turn is None:
            return None
        self.turn += 1
        self.last[turn.consultant] = self.turn
        self.counts[turn.consultant] += 1
        return turn.consultant


some = st.frozensets(st.integers(0, 5))


@pytest.mark.rule("RC-06")
@given(st.integers(1, 6), st.integers(0, 60))
def test_with_everybody_here_turns_never_differ_by_more_than_one(people: int, arrivals: int) -> None:
    desk = Desk(people)
    for _ in range(arrivals):
        desk.call()
        counts = [desk.counts[who] for who in range(people)]
        assert max(counts) - min(counts) <= 1


@pytest.mark.rule("RC-06")
@given(st.integers(1, 6), st.lists(st.tuples(some, some), max_size=40))
def test_nobody_is_passed_over_without_being_absent_or_busy(
    people: int, day: list[tuple[frozenset[int], frozenset[int]]]
) -> None:
    desk = Desk(people)
    for absent, busy in day:
        before = dict(desk.last)
        order = turn_order(desk.places(absent, busy))
        assert sorted(turn.consultant for turn in order) == list(range(people))
        called = desk.call(absent, busy)
        if called is None:
            assert absent >= set(range(people))
            continue
        passed = [who for who in range(people) if who != called and before[who] < before[called]]
        assert all(who in absent or who in busy for who in passed)
        assert called not in absent
        if called in busy:  # only when nobody who is here is free
            assert all(who in absent or who in busy for who in range(people))


@pytest.mark.rule("RC-06")
@given(st.integers(2, 6), st.integers(1, 20))
def test_who_comes_back_from_an_absence_gets_one_turn_and_not_all_of_them(people: int, missed: int) -> None:
    desk = Desk(people)
    for _ in range(missed):
        desk.call(absent=frozenset({0}))
    assert desk.call() == 0
    assert desk.call() != 0


def names(store: Showroom, people: People) -> list[str]:
    return [row.name for row in store.queue.queue(people.receptionist)]


def arrives(store: Showroom, people: People, draft: VisitDraft | None = None) -> str:
    return store.reception.log_visit(people.receptionist, draft or VisitDraft()).consultant


@pytest.mark.rule("RC-06")
def test_lunch_takes_a_consultant_out_and_he_comes_back_into_his_place(
    store: Showroom, people: People, clock: FixedClock
) -> None:
    desk = people.receptionist
    draft = AbsenceDraft(people.consultant.id, AbsenceReason.LUNCH, ends=NOW + timedelta(minutes=45))
    away = store.queue.start_absence(desk, draft)
    row = store.queue.queue(desk)[-1]
    assert (row.name, row.skip, row.reason, row.absence_id) == ("周敏", Skip.ABSENT, AbsenceReason.LUNCH, away)
    assert [arrives(store, people) for _ in range(3)] == ["系统管理员", "陈浩", "系统管理员"]
    with pytest.raises(FieldErrors, match="staff_id"):
        store.queue.start_absence(desk, draft)
    store.queue.end_absence(desk, away)
    assert arrives(store, people) == "周敏"
    with pytest.raises(ShowroomError, match="absence_not_found"):
        store.queue.end_absence(desk, away)
    store.queue.reopen_absence(desk, away)
    assert names(store, people)[-1] == "周敏"
    clock.at = NOW + timedelta(hours=1)
    with pytest.raises(FieldErrors, match="ends"):
        store.queue.start_absence(desk, AbsenceDraft(people.colleague.id, AbsenceReason.LEAVE, ends=NOW))


@pytest.mark.rule("RC-06")
def test_an_absence_ends_by_itself_at_its_end(store: Showroom, people: People, clock: FixedClock) -> None:
    ends = NOW + timedelta(minutes=45)
    store.queue.start_absence(people.receptionist, AbsenceDraft(people.consultant.id, AbsenceReason.LUNCH, ends=ends))
    clock.at = ends
    assert all(row.skip is None for row in store.queue.queue(people.receptionist))


@pytest.mark.rule("RC-06")
def test_another_consultant_than_in_turn_needs_a_reason(store: Showroom, people: People) -> None:
    chosen = VisitDraft(consultant_id=people.colleague.id)
    with pytest.raises(FieldErrors) as refused:
        arrives(store, people, chosen)
    assert refused.value.fields["receive_reason"].text("zh") == "现在轮到 系统管理员：另选顾问请写明理由（RC-06）"
    reasoned = VisitDraft(consultant_id=people.colleague.id, receive_reason="会说粤语")
    assert arrives(store, people, reasoned) == "陈浩"
    assert arrives(store, people, VisitDraft(asks_for_id=people.consultant.id)) == "周敏"  # asked for: reason enough
    assert arrives(store, people, VisitDraft(consultant_id=people.admin.id)) == "系统管理员"  # his turn anyhow


@pytest.mark.rule("RC-06")
def test_ones_own_customer_uses_up_no_turn(store: Showroom, people: People) -> None:
    zhang = VisitDraft(name="张伟", phone="13912345678", wanted_model="E6")
    logged = store.reception.log_visit(people.consultant, zhang)
    store.reception.leave_visit(people.consultant, logged.visit_id)
    order = names(store, people)
    assert order[-1] == "周敏"
    again = store.reception.log_visit(people.receptionist, VisitDraft(phone="13912345678"))
    assert again.consultant == "周敏"
    store.reception.leave_visit(people.receptionist, again.visit_id)
    assert names(store, people) == order


@pytest.mark.rule("RC-06")
def test_with_everybody_away_the_party_is_logged_and_waits_until_one_is_given(store: Showroom, people: People) -> None:
    desk = people.receptionist
    for person in (people.admin, people.consultant, people.colleague):
        store.queue.start_absence(desk, AbsenceDraft(person.id, AbsenceReason.TRAINING))
    logged = store.reception.log_visit(desk, VisitDraft(name="张伟", phone="13912345678", wanted_model="E6"))
    assert (logged.consultant, logged.verdict) == ("", None)
    back = next(row for row in store.queue.queue(desk) if row.name == "周敏")
    assert back.absence_id is not None
    store.queue.end_absence(desk, back.absence_id)
    given_to = store.reception.assign_visit(desk, logged.visit_id)
    assert given_to.consultant == "周敏"
    assert given_to.verdict is not None
    assert given_to.verdict.rule == "OW-4"
    with pytest.raises(FieldErrors, match="receive_reason"):
        store.reception.assign_visit(desk, logged.visit_id, people.colleague.id)
    assert store.reception.assign_visit(desk, logged.visit_id, people.colleague.id, "客户邻居").consultant == "陈浩"
