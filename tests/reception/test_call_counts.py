"""Effective calls: which count, for whom, in which half of the day, and against which quota."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from showroom.bootstrap import Showroom
from showroom.customers.records import plan_task
from showroom.deals.model import Step
from showroom.follow_up.model import ContactResult, ContactWay
from showroom.follow_up.views import ContactDraft
from showroom.kernel.actor import Actor, Permission
from showroom.kernel.clock import STORE_ZONE, FixedClock
from showroom.persistence.actions import Tx, Workplace, writes
from showroom.reception.call_rules import CallFact, CallQuota, CallRule, CallTally, is_behind, is_effective, tally
from showroom.reception.call_views import CallCountRow
from showroom.reception.campaign_model import CampaignCallResult
from showroom.reception.campaign_views import Audience, CallListDraft, CampaignCallDraft
from showroom.reception.desk_views import EnquiryDraft
from showroom.reception.model import VisitKind
from showroom.reception.views import VisitDraft
from showroom.settings import RowDraft
from tests.deal_builders import deal_at
from tests.reception.campaign_people import Town
from tests.store_fixtures import NOW, People

RULE = CallRule(least_seconds=30, written_counts=True, noon_hour=12)
QUOTA = CallQuota(40, 60, 100)
AFTERNOON = datetime(2026, 11, 22, 15, 0, tzinfo=STORE_ZONE)
CALL = EnquiryDraft(NOW - timedelta(minutes=2), 125, VisitDraft(VisitKind.CALL, name="张伟", phone="13912345678"))


@pytest.mark.rule("PH-05")
@pytest.mark.parametrize(
    "connected, seconds, written, counts",
    [
        (True, 30, False, True),
        (True, 29, False, False),
        (True, 29, True, True),
        (True, None, True, True),
        (True, None, False, False),
        (False, 300, True, False),
        (False, None, True, False),
    ],
)
def test_a_call_counts_when_connected_and_long_enough_or_with_a_written_result(
    connected: bool, seconds: int | None, written: bool, counts: bool
) -> None:
    assert is_effective(CallFact(1, NOW, connected, seconds, written), RULE) is counts


@pytest.mark.rule("PH-05")
def test_a_store_may_count_by_length_alone() -> None:
    by_length = replace(RULE, written_counts=False, least_seconds=60)
    assert not is_effective(CallFact(1, NOW, True, 59, True), by_length)
    assert is_effective(CallFact(1, NOW, True, 60, False), by_length)


@pytest.mark.rule("S3-06", "S3-08")
def test_noon_divides_the_day_on_the_stores_clock() -> None:
    noon = datetime(2026, 11, 22, 12, 0, tzinfo=STORE_ZONE)
    before = CallFact(1, noon - timedelta(seconds=1), True, 40, False)
    counted = tally([before, replace(before, at=noon), replace(before, seconds=3), replace(before, staff_id=2)], RULE,
                    STORE_ZONE)  # fmt: skip
    assert counted == {1: CallTally(1, 1, 1), 2: CallTally(1, 0, 0)}


@pytest.mark.rule("S3-06", "S3-10")
def test_behind_is_who_misses_the_morning_and_has_not_made_up_for_it() -> None:
    assert not is_behind(CallTally(39, 0), QUOTA, noon_passed=False)
    assert is_behind(CallTally(39, 0), QUOTA, noon_passed=True)
    assert not is_behind(CallTally(40, 0), QUOTA, noon_passed=True)
    assert not is_behind(CallTally(39, 61), QUOTA, noon_passed=True)


def own(store: Showroom, actor: Actor) -> CallCountRow:
    return next(row for row in store.call_counts.board(actor) if row.id == actor.id)


@pytest.mark.rule("PH-05", "S3-08", "S3-10")
def test_calls_taken_down_at_the_desk_count_by_length_or_note(
    store: Showroom, people: People, clock: FixedClock
) -> None:
    for seconds, talk in ((125, ""), (30, ""), (29, ""), (5, "周末来看车")):
        visit = replace(CALL.visit, talk=talk)
        store.enquiries.log_enquiry(people.consultant, replace(CALL, seconds=seconds, visit=visit))
    clock.at = AFTERNOON
    struck = store.enquiries.log_enquiry(people.consultant, CALL)
    store.reception.strike_visit(people.consultant, struck.visit.visit_id)
    store.enquiries.log_enquiry(people.consultant, CALL)
    store.enquiries.log_enquiry(people.colleague, CALL)
    row = own(store, people.consultant)
    assert (row.morning, row.afternoon, row.day, row.not_counted) == (3, 1, 4, 1)
    assert (row.quota, row.missing, row.behind) == (QUOTA, 96, True)
    assert store.call_counts.board(people.consultant, NOW.date() - timedelta(days=1))[0].day == 0


@pytest.mark.rule("PH-05", "S3-10")
def test_calls_of_the_follow_up_count_once_although_they_close_a_task(store: Showroom, people: People) -> None:
    deal = deal_at(store, people, Step.FOLLOW_UP)
    first = store.follow_up.make_plan(people.consultant, deal).tasks[0]
    draft = ContactDraft(ContactWay.CALL, ContactResult.REACHED, note="车况良好", version=first.version)
    store.follow_up.log_contact(people.consultant, deal, first.id, draft)
    store.follow_up.log_contact(people.consultant, deal, None, replace(draft, way=ContactWay.WECHAT))
    missed = replace(draft, result=ContactResult.NO_ANSWER, note="")
    store.follow_up.log_contact(people.consultant, deal, None, missed)
    row = own(store, people.consultant)
    assert (row.day, row.not_counted) == (1, 1)


@pytest.mark.rule("PH-05", "S3-10", "S0-13")
def test_a_call_before_a_campaign_counts_once_by_its_result(store: Showroom, people: People) -> None:
    town = Town(store, people)
    for name in ("张伟", "李娜"):
        town.customer(name, owner=people.consultant)
    store.call_lists.make_list(people.manager, CallListDraft(town.campaign_id, Audience()))
    first, second = store.campaign_calls.calls(people.consultant)
    spoken = CampaignCallDraft(CampaignCallResult.INTERESTED)
    store.campaign_calls.record_call(people.consultant, first.id, first.version, spoken)
    missed = CampaignCallDraft(CampaignCallResult.NO_ANSWER)
    store.campaign_calls.record_call(people.consultant, second.id, second.version, missed)
    row = own(store, people.consultant)
    assert (row.day, row.not_counted) == (1, 1)


class Tasks:
    """Plans tasks past the rules of the steps."""

    def __init__(self, work: Workplace) -> None:
        self.work = work

    @writes(Permission.SIGNED_IN)
    def plan(self, tx: Tx, customer_id: int, kind: str, owner: Actor) -> int:
        task = plan_task(tx, customer_id, kind, tx.today, owner.id)
        tx.audit("customer", customer_id, task=task.id)
        return task.id


@pytest.mark.rule("PH-05", "S3-10")
@pytest.mark.parametrize(
    "kind, result, note, counts",
    [
        ("call_back", "reached", "约好周六", 1),
        ("next_contact", "will_come", "约好周六", 1),
        ("call_back", "reached", "", 0),
        ("call_back", "no_answer", "没人接", 0),
        ("refund", "reached", "已退", 0),
    ],
)
def test_a_task_closed_with_a_written_result_is_a_call(
    store: Showroom, people: People, kind: str, result: str, note: str, counts: int
) -> None:
    visit = VisitDraft(name="张伟", phone="13912345678", wanted_model="E6")
    logged = store.reception.log_visit(people.consultant, visit)
    assert logged.customer_id is not None
    task = Tasks(store.work).plan(people.consultant, logged.customer_id, kind, people.consultant)
    store.customers.complete_task(people.consultant, task, result, note)
    assert own(store, people.consultant).day == counts


@pytest.mark.rule("S3-10")
def test_the_manager_sees_everybody_and_others_themselves(store: Showroom, people: People) -> None:
    store.enquiries.log_enquiry(people.receptionist, CALL)
    everybody = {row.name: row for row in store.call_counts.board(people.manager)}
    assert {"周敏", "陈浩", "王前台"} <= set(everybody)
    assert everybody["王前台"].quota is None  # nothing is asked of this post
    assert "孙交车" not in everybody
    assert [row.name for row in store.call_counts.board(people.consultant)] == ["周敏"]


@pytest.mark.rule("S3-10", "G-06")
def test_a_quota_is_a_dated_parameter_of_a_post(store: Showroom, people: People) -> None:
    tomorrow = NOW.date() + timedelta(days=1)
    for key, value in (("calls.quota.receptionist", "20"), ("calls.quota.consultant", "80")):
        store.parameters.add_row(people.admin, RowDraft(key, value, tomorrow, source="店务会"))
    assert own(store, people.consultant).quota == QUOTA
    later: dict[str, Any] = {row.name: row.quota for row in store.call_counts.board(people.manager, tomorrow)}
    assert (later["周敏"].day, later["王前台"].day) == (80, 20)
