"""Follow-up through the service, on both databases: plan, tries, next action, survey, referral, and the gate."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from fractions import Fraction

import pytest
import sqlalchemy as sa

from showroom.bootstrap import Showroom
from showroom.customers.model import ConsentPurpose, Customer, CustomerTask
from showroom.customers.records import CustomerDraft
from showroom.deals.model import Deal, DealStatus, Step
from showroom.follow_up.model import ContactResult, ContactWay
from showroom.follow_up.plan import plan_after_delivery
from showroom.follow_up.rules import UnreachedStep
from showroom.follow_up.views import (
    ContactDraft,
    FollowUpView,
    PostponeDraft,
    ReferralDraft,
    ReferralState,
    SurveyDraft,
    TaskLine,
    TaskState,
)
from showroom.kernel.clock import FixedClock
from showroom.kernel.errors import FieldErrors, ShowroomError
from showroom.kernel.findings import Severity
from tests.deal_builders import deal_at
from tests.store_fixtures import NOW, People, by_owner

TODAY = date(2026, 11, 22)
CALL, SMS = ContactWay.CALL, ContactWay.SMS
REACHED, NO_ANSWER, SENT = ContactResult.REACHED, ContactResult.NO_ANSWER, ContactResult.SENT
TALKED = ContactDraft(CALL, REACHED, True, "一切正常")
MISSED = ContactDraft(CALL, NO_ANSWER)


@pytest.fixture
def deal(store: Showroom, people: People) -> int:
    """A deal of 周敏 delivered on 2026-11-22; the car's compulsory policy runs until 2027-06-30."""
    return deal_at(store, people, Step.FOLLOW_UP)


@pytest.fixture
def open_deal(store: Showroom, people: People) -> int:
    """A deal of 周敏 that stands at presentation; the customer is graded H."""
    return deal_at(store, people, Step.PRESENTATION)


def agree_to_marketing(store: Showroom, people: People, deal_id: int) -> None:
    store.customers.give_consent(people.consultant, customer_of(store, deal_id), ConsentPurpose.MARKETING, "v1")


def customer_of(store: Showroom, deal_id: int) -> int:
    with store.work.db.read() as session:
        return session.get_one(Deal, deal_id).customer_id


def change(store: Showroom, model: type, values: dict[str, object]) -> None:
    with store.work.db.begin() as session:
        session.execute(sa.update(model).values(**values))


def planned(store: Showroom, people: People, deal_id: int) -> FollowUpView:
    return store.follow_up.make_plan(people.consultant, deal_id)


def task(view: FollowUpView, kind: str) -> TaskLine:
    return next(line for line in view.tasks if line.kind == kind)


def log(store: Showroom, people: People, deal_id: int, line: TaskLine | None, draft: ContactDraft) -> FollowUpView:
    version = 0 if line is None else line.version
    task_id = None if line is None else line.id
    return store.follow_up.log_contact(people.consultant, deal_id, task_id, replace(draft, version=version))


def refusal(act: object, *args: object) -> set[str]:
    with pytest.raises(ShowroomError) as told:
        act(*args)  # type: ignore[operator]
    return set(told.value.fields) if isinstance(told.value, FieldErrors) else {told.value.code}


def gate(store: Showroom, people: People, deal_id: int) -> dict[str, Severity]:
    view = store.deals.view(people.consultant, deal_id)
    return {finding.code: finding.severity for finding in (*view.missing, *view.satisfied)}


def due_days(view: FollowUpView) -> dict[str, list[str]]:
    days: dict[str, list[str]] = {}
    for line in view.tasks:
        days.setdefault(line.kind, []).append(line.due.isoformat())
    return days


@pytest.mark.rule("FU-1", "FU-2", "FU-3", "FU-4", "FU-5", "FU-6", "FU-7", "FU-8", "FU-11", "DV-09", "S2-11", "S2-12")
def test_the_plan_is_the_rulebooks_for_a_delivery_on_22_november(store: Showroom, people: People, deal: int) -> None:
    agree_to_marketing(store, people, deal)
    view = planned(store, people, deal)
    days = due_days(view)
    assert [days[f"FU-{n}"] for n in (1, 2, 3, 4)] == [["2026-11-23"], ["2026-11-25"], ["2026-11-29"], ["2026-12-22"]]
    assert days["FU-5"] == ["2027-10-23", "2027-11-15"]
    assert days["FU-6"][:5] == ["2027-02-20", "2027-05-21", "2027-08-19", "2027-11-17", "2028-05-22"]
    assert days["FU-7"] == ["2027-05-02", "2027-06-01", "2027-06-24"]
    assert days["FU-8"] == ["2026-12-31"]
    assert days["FU-11"] == ["2029-11-22"]
    assert {line.owner for line in view.tasks} == {"周敏"}
    assert task(view, "FU-5").note == "2027-11-22 · 10000 km"


@pytest.mark.rule("FU-7", "FU-8", "FU-11", "PI-01")
def test_without_marketing_consent_only_its_contacts_are_missing_and_come_with_it(
    store: Showroom, people: People, deal: int
) -> None:
    before = planned(store, people, deal)
    assert not {"FU-7", "FU-8", "FU-11"} & set(due_days(before))
    assert not before.marketing_consent
    agree_to_marketing(store, people, deal)
    after = planned(store, people, deal)
    assert {"FU-7", "FU-8", "FU-11"} <= set(due_days(after))
    assert len(after.tasks) == len(before.tasks) + 5


@pytest.mark.rule("PI-11", "FU-1")
def test_under_do_not_contact_only_the_duties_of_the_contract_are_planned(
    store: Showroom, people: People, deal: int
) -> None:
    change(store, Customer, {"do_not_contact": True})
    view = planned(store, people, deal)
    assert set(due_days(view)) == {"FU-1", "FU-2", "FU-5"}
    assert gate(store, people, deal)["GR-02"] is Severity.INFO


def test_planning_twice_changes_nothing(store: Showroom, people: People, deal: int) -> None:
    first = planned(store, people, deal)
    again = planned(store, people, deal)
    assert again.tasks == first.tasks
    with store.work.db.read() as session:
        lines = session.scalar(sa.text("SELECT count(*) FROM deal_event WHERE code = 'follow_up_planned'"))
    assert lines == 1


@pytest.mark.rule("DV-09")
def test_the_delivery_itself_makes_the_plan(store: Showroom) -> None:
    assert plan_after_delivery in store.delivery.on_delivered


@pytest.mark.rule("FU-8")
def test_festivals_are_greeted_when_the_store_names_them(store: Showroom, people: People, deal: int) -> None:
    agree_to_marketing(store, people, deal)
    with store.work.db.begin() as session:
        session.execute(
            sa.text(
                "INSERT INTO parameter (key, value, valid_from, source)"
                " VALUES ('greeting.festivals', '2026-10-01,2027-02-06', '2026-01-01', 'store')"
            )
        )
    assert due_days(planned(store, people, deal))["FU-8"] == ["2026-12-31", "2027-02-06"]


@pytest.mark.rule("G-08", "DV-09")
def test_no_plan_before_the_delivery(store: Showroom, people: People, open_deal: int) -> None:
    assert refusal(store.follow_up.make_plan, people.consultant, open_deal) == {"step_not_reached"}
    assert refusal(store.follow_up.save_survey, people.consultant, open_deal, SurveyDraft({"overall": 9})) == {
        "step_not_reached"
    }


def test_a_step_that_was_reached_without_delivery_day_gets_no_plan(store: Showroom, people: People, deal: int) -> None:
    change(store, Deal, {"delivered_on": None})
    assert refusal(store.follow_up.make_plan, people.consultant, deal) == {"not_delivered"}


@pytest.mark.rule("GR-02", "FU-1")
def test_a_contact_closes_its_task_and_counts_as_last_contact(store: Showroom, people: People, deal: int) -> None:
    view = planned(store, people, deal)
    after = log(store, people, deal, task(view, "FU-1"), TALKED)
    done = task(after, "FU-1")
    assert (done.state, done.result, done.result_note) == (TaskState.DONE, "reached", "一切正常")
    assert [(c.kind, c.way, c.effective, c.by) for c in after.contacts] == [("FU-1", CALL, True, "周敏")]
    assert store.customers.view(people.consultant, customer_of(store, deal)).last_contact == TODAY
    assert len(after.tasks) == len(view.tasks)  # the plan goes on, nothing is added


@pytest.mark.rule("GR-02")
def test_a_promised_date_becomes_the_next_contact_and_is_moved_not_doubled(
    store: Showroom, people: People, deal: int
) -> None:
    view = planned(store, people, deal)
    promise = replace(TALKED, next_due=TODAY + timedelta(days=2), next_purpose="带资料上门")
    view = log(store, people, deal, task(view, "FU-1"), promise)
    assert (task(view, "next_contact").due, task(view, "next_contact").note) == (date(2026, 11, 24), "带资料上门")
    later = replace(promise, next_due=TODAY + timedelta(days=5))
    view = log(store, people, deal, task(view, "FU-2"), later)
    assert due_days(view)["next_contact"] == ["2026-11-27"]


@pytest.mark.rule("GR-02")
def test_before_delivery_the_grade_gives_the_next_date(store: Showroom, people: People, open_deal: int) -> None:
    view = store.follow_up.current(people.consultant, open_deal)
    assert (view.planned, view.suggested_next, view.tasks) == (False, date(2026, 11, 24), ())
    view = log(store, people, open_deal, None, TALKED)
    assert [(line.kind, line.due) for line in view.tasks] == [("next_contact", date(2026, 11, 24))]
    view = log(store, people, open_deal, task(view, "next_contact"), TALKED)
    states = {line.id: line.state for line in view.tasks}
    assert list(states.values()) == [TaskState.DONE, TaskState.PLANNED]


@pytest.mark.rule("GR-02")
def test_a_delivered_customer_is_never_left_without_next_action_or_reason(
    store: Showroom, people: People, deal: int
) -> None:
    change(store, Customer, {"grade": "D"})
    assert refusal(log, store, people, deal, None, TALKED) == {"next_due"}
    closing = replace(TALKED, closed_reason="客户移居国外")
    view = log(store, people, deal, None, closing)
    assert view.closed_reason == "客户移居国外"
    view = log(store, people, deal, None, replace(TALKED, next_due=TODAY, next_purpose="回国后联系"))
    assert (view.closed_reason, due_days(view)) == ("", {"next_contact": ["2026-11-22"]})


@pytest.mark.rule("GR-02", "PI-11")
def test_closing_stops_the_plan_except_the_duties(store: Showroom, people: People, deal: int) -> None:
    view = planned(store, people, deal)
    view = log(store, people, deal, task(view, "FU-3"), replace(TALKED, closed_reason="车辆已转卖"))
    still_open = {line.kind for line in view.tasks if line.state is not TaskState.DONE}
    assert still_open == {"FU-1", "FU-2", "FU-5"}
    assert gate(store, people, deal)["GR-02"] is Severity.INFO


@pytest.mark.rule("PI-11")
def test_who_asks_for_no_contact_is_left_in_peace(store: Showroom, people: People, deal: int) -> None:
    agree_to_marketing(store, people, deal)
    view = planned(store, people, deal)
    view = log(store, people, deal, task(view, "FU-3"), ContactDraft(CALL, ContactResult.NO_MORE_CONTACT))
    assert view.do_not_contact
    assert {line.kind for line in view.tasks if line.state is not TaskState.DONE} == {"FU-1", "FU-2", "FU-5"}
    assert refusal(log, store, people, deal, None, TALKED) == {"task_stopped"}
    log(store, people, deal, task(view, "FU-1"), TALKED)  # a duty may still be done


@pytest.mark.rule("PI-01", "PI-03")
def test_a_withdrawn_consent_stops_marketing_contacts(store: Showroom, people: People, deal: int) -> None:
    agree_to_marketing(store, people, deal)
    planned(store, people, deal)
    store.customers.withdraw_consent(people.consultant, customer_of(store, deal), ConsentPurpose.MARKETING, "v1")
    view = store.follow_up.current(people.consultant, deal)
    assert {line.kind for line in view.tasks if line.state is TaskState.STOPPED} == {"FU-7", "FU-8", "FU-11"}
    assert refusal(log, store, people, deal, task(view, "FU-8"), TALKED) == {"task_stopped"}


@pytest.mark.rule("FU-1", "GR-02")
def test_three_tries_in_different_hours_then_an_sms_then_closed(
    store: Showroom, people: People, deal: int, clock: FixedClock
) -> None:
    view = planned(store, people, deal)
    steps, days = [], []
    for hours in (0, 0, 1, 24):  # twice within one hour counts once
        clock.at = NOW + timedelta(hours=hours)
        view = log(store, people, deal, task(view, "FU-1"), MISSED)
        steps.append(task(view, "FU-1").unreached)
        days.append(task(view, "FU-1").due.isoformat())
    again, sms = UnreachedStep.TRY_AGAIN, UnreachedStep.SEND_SMS
    assert steps == [again, again, again, sms]
    assert days == ["2026-11-23", "2026-11-23", "2026-11-23", "2026-11-23"]  # the last: today, the SMS is due
    view = log(store, people, deal, task(view, "FU-1"), ContactDraft(SMS, SENT, note="请方便时回电"))
    assert (task(view, "FU-1").state, task(view, "FU-1").result) == (TaskState.DONE, "not_reached")
    assert store.customers.view(people.consultant, customer_of(store, deal)).last_contact is None


@pytest.mark.rule("GR-02")
def test_a_message_that_was_sent_is_a_contact(store: Showroom, people: People, deal: int) -> None:
    agree_to_marketing(store, people, deal)
    view = planned(store, people, deal)
    view = log(store, people, deal, task(view, "FU-8"), ContactDraft(ContactWay.WECHAT, SENT, note="生日快乐"))
    assert task(view, "FU-8").result == "sent"
    assert store.customers.view(people.consultant, customer_of(store, deal)).last_contact == TODAY


@pytest.mark.rule("GR-02")
@pytest.mark.parametrize(
    "draft, fields",
    [
        (ContactDraft(), {"result"}),
        (ContactDraft(CALL, SENT), {"result"}),
        (ContactDraft(SMS, NO_ANSWER), {"result"}),
        (ContactDraft(CALL, NO_ANSWER, True, "x"), {"effective"}),
        (ContactDraft(CALL, REACHED, True), {"contact_note"}),
        (ContactDraft(CALL, REACHED, next_due=TODAY - timedelta(days=1), next_purpose="x"), {"next_due"}),
        (ContactDraft(CALL, REACHED, next_due=TODAY), {"next_purpose"}),
        (ContactDraft(CALL, REACHED, next_purpose="x"), {"next_due"}),
        (ContactDraft(CALL, REACHED, next_due=TODAY, next_purpose="x", closed_reason="y"), {"closed_reason"}),
        (ContactDraft(CALL, REACHED, note="a" * 501), {"contact_note"}),
        (ContactDraft(CALL, REACHED, note="a\u202eb"), {"contact_note"}),
    ],
)
def test_bad_input_is_told_beside_its_field_and_nothing_is_stored(
    store: Showroom, people: People, deal: int, draft: ContactDraft, fields: set[str]
) -> None:
    view = planned(store, people, deal)
    assert refusal(log, store, people, deal, task(view, "FU-1"), draft) == fields
    assert store.follow_up.current(people.consultant, deal) == view


def test_a_task_changed_meanwhile_or_done_is_refused(store: Showroom, people: People, deal: int) -> None:
    view = planned(store, people, deal)
    old = task(view, "FU-1")
    log(store, people, deal, old, MISSED)
    assert refusal(log, store, people, deal, old, TALKED) == {"changed_meanwhile"}
    view = store.follow_up.current(people.consultant, deal)
    log(store, people, deal, task(view, "FU-1"), TALKED)
    assert refusal(log, store, people, deal, task(view, "FU-1"), TALKED) == {"task_not_found"}


def test_another_deals_task_and_another_consultants_deal_are_refused(
    store: Showroom, people: People, deal: int
) -> None:
    other = deal_at(store, people, Step.FOLLOW_UP, vin="LSVAU2182T2000002", phone="13900139000")
    theirs = task(planned(store, people, other), "FU-1")
    assert refusal(log, store, people, deal, theirs, TALKED) == {"task_not_found"}
    assert refusal(store.follow_up.current, people.colleague, deal) == {"not_your_deal"}
    assert refusal(store.follow_up.log_contact, people.colleague, deal, None, TALKED) == {"not_your_deal"}


def test_a_lost_deal_takes_no_contacts(store: Showroom, people: People, open_deal: int) -> None:
    change(store, Deal, {"status": DealStatus.LOST})
    assert refusal(log, store, people, open_deal, None, TALKED) == {"deal_closed"}


@pytest.mark.rule("GR-02")
def test_postponing_needs_a_later_day_and_a_reason(store: Showroom, people: People, deal: int) -> None:
    view = planned(store, people, deal)
    line = task(view, "FU-3")

    def postpone(due: date | None, reason: str) -> FollowUpView:
        return store.follow_up.postpone(people.consultant, deal, line.id, PostponeDraft(due, reason, line.version))

    assert refusal(postpone, TODAY, "出差") == {"next_due"}
    assert refusal(postpone, None, "出差") == {"next_due"}
    assert refusal(postpone, date(2026, 12, 1), " ") == {"contact_note"}
    assert task(postpone(date(2026, 12, 1), "客户出差"), "FU-3").due == date(2026, 12, 1)


@pytest.mark.rule("FU-4", "S2-18")
def test_a_survey_has_its_index_ends_its_task_and_a_low_score_opens_one_complaint(
    store: Showroom, people: People, deal: int
) -> None:
    planned(store, people, deal)
    scores = {"consultant": 9, "delivery": 8, "finance": 6, "nps": 10, "facility": 7}
    view = store.follow_up.save_survey(people.consultant, deal, SurveyDraft(scores, "等待太久"))
    assert view.survey is not None
    assert view.survey.index == Fraction(9 * 3 + 8 * 3 + 6 * 2 + 10 * 2, 10) * 10
    assert (view.survey.low, view.survey.comment) == (("finance",), "等待太久")
    assert task(view, "FU-4").state is TaskState.DONE
    complaint = task(view, "complaint")
    assert (complaint.due, "金融与保险" in complaint.note, "2026-12-01" in complaint.note) == (
        date(2026, 11, 23), True, True,
    )  # fmt: skip
    view = store.follow_up.save_survey(people.consultant, deal, SurveyDraft({"overall": 2}))
    assert [line.kind for line in view.tasks].count("complaint") == 1
    assert gate(store, people, deal)["FU-4"] is Severity.WARN


@pytest.mark.rule("FU-4")
def test_good_scores_open_no_complaint_and_impossible_ones_are_refused(
    store: Showroom, people: People, deal: int
) -> None:
    view = store.follow_up.save_survey(people.consultant, deal, SurveyDraft({"overall": 7}))
    assert not view.tasks
    assert view.survey is not None
    assert view.survey.index is None  # nothing that carries weight was answered
    for scores, field in (({"overall": 11}, "overall"), ({"nps": -1}, "nps"), ({}, "overall")):
        assert refusal(store.follow_up.save_survey, people.consultant, deal, SurveyDraft(scores)) == {field}


@pytest.mark.parametrize("statement", ["UPDATE contact SET note = 'x'", "DELETE FROM contact", "DELETE FROM survey"])
def test_the_database_itself_keeps_contacts_and_surveys(
    store: Showroom, people: People, deal: int, statement: str
) -> None:
    log(store, people, deal, None, TALKED)
    store.follow_up.save_survey(people.consultant, deal, SurveyDraft({"overall": 9}))
    with pytest.raises(sa.exc.DBAPIError, match="immutable"), by_owner(store) as session:
        session.execute(sa.text(statement))


@pytest.mark.rule("S3-49")
def test_a_referral_is_registered_once_before_the_first_visit_and_never_for_oneself(
    store: Showroom, people: People, deal: int
) -> None:
    def refer(name: str, phone: str, reward: str = "") -> FollowUpView:
        return store.follow_up.register_referral(people.consultant, deal, ReferralDraft(name, phone, reward))

    assert refusal(refer, "", "") == {"referral_name", "referral_phone"}
    assert refusal(refer, "李四", "12") == {"referral_phone"}
    assert refusal(refer, "李四", "138 0013 8000") == {"referral_phone"}  # the customer's own mobile
    assert refusal(refer, "张三", "13700137000") == {"referral_name"}  # the customer
    view = refer("李四", "13700137000", "保养一次")
    assert [(r.name, r.state, r.reward) for r in view.referrals] == [("李四", ReferralState.REGISTERED, "保养一次")]
    assert refusal(refer, "李四", "13700137000") == {"referral_phone"}
    store.customers.create(people.colleague, CustomerDraft("王五", "13600136000"))
    assert refusal(refer, "王五", "13600136000") == {"referral_phone"}  # known: not before the first visit


@pytest.mark.rule("S3-49")
def test_the_reward_is_due_when_the_referred_takes_delivery(store: Showroom, people: People, deal: int) -> None:
    phone = "13700137000"
    store.follow_up.register_referral(people.consultant, deal, ReferralDraft("李四", phone))
    bought = deal_at(store, people, Step.DELIVERY, vin="LSVAU2182T2000002", phone=phone)
    (came,) = store.follow_up.current(people.consultant, deal).referrals
    assert came.state is ReferralState.CAME
    with store.work.db.begin() as session:
        session.execute(sa.update(Deal).where(Deal.id == bought).values(delivered_on=TODAY))
    (due,) = store.follow_up.current(people.consultant, deal).referrals
    assert due.state is ReferralState.REWARD_DUE


@pytest.mark.rule("GR-02", "FU-1", "G-08")
def test_the_step_is_finished_with_a_plan_and_a_next_action(
    store: Showroom, people: People, deal: int, clock: FixedClock
) -> None:
    assert gate(store, people, deal) == {"FU-1": Severity.BLOCK, "GR-02": Severity.BLOCK}
    planned(store, people, deal)
    assert gate(store, people, deal) == {"FU-1": Severity.INFO, "GR-02": Severity.INFO}
    clock.at = NOW + timedelta(days=2)  # the first call was forgotten
    assert gate(store, people, deal)["GR-02"] is Severity.BLOCK
    view = store.follow_up.current(people.consultant, deal)
    log(store, people, deal, task(view, "FU-1"), TALKED)
    assert gate(store, people, deal)["GR-02"] is Severity.INFO
    assert store.deals.complete_step(people.consultant, deal, Step.FOLLOW_UP).missing == ()


def test_the_follow_up_is_read_in_a_dozen_statements(store: Showroom, people: People, deal: int) -> None:
    agree_to_marketing(store, people, deal)
    view = planned(store, people, deal)
    log(store, people, deal, task(view, "FU-1"), TALKED)
    store.follow_up.save_survey(people.consultant, deal, SurveyDraft({"overall": 9}))
    statements: list[str] = []
    engine = store.work.db.engine

    def count(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        statements.append(statement)

    sa.event.listen(engine, "before_cursor_execute", count)
    store.follow_up.current(people.consultant, deal)
    sa.event.remove(engine, "before_cursor_execute", count)
    assert 0 < len(statements) <= 12, statements


def test_due_tasks_come_to_the_consultants_day(store: Showroom, people: People, deal: int) -> None:
    planned(store, people, deal)
    due = store.customers.tasks_due(people.consultant, on=TODAY + timedelta(days=1))
    assert [(row.kind, row.deal_id, row.overdue) for row in due] == [("FU-1", deal, False)]
    with store.work.db.read() as session:
        created = set(session.scalars(sa.select(CustomerTask.created_at)))
    assert created == {datetime.fromisoformat("2026-11-22T02:00:00+00:00")}
