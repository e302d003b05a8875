"""The complaint register on both databases: any channel, its clock, the answer with its promise, the end (MF-08)."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
import sqlalchemy as sa

from showroom.bootstrap import Showroom
from showroom.customers.model import CustomerTask
from showroom.deals.model import Deal, Step
from showroom.follow_up.complaint_model import Channel, ComplaintEntry, EntryKind, Outcome, Subject
from showroom.follow_up.complaint_rules import Late, clock_from, late_on
from showroom.follow_up.complaint_views import AnswerDraft, CloseDraft, ComplaintDraft
from showroom.follow_up.model import ContactResult, ContactWay
from showroom.follow_up.views import ContactDraft, SurveyDraft
from showroom.kernel.clock import STORE_ZONE, FixedClock
from showroom.kernel.errors import FieldErrors, ShowroomError
from showroom.kernel.shipped_parameters import SHIPPED
from tests.deal_builders import deal_at
from tests.store_fixtures import NOW, People, by_owner

LOUD = ComplaintDraft("等了三小时没人接待", Channel.COUNTER, Subject.STAFF, "要求道歉")


def open_tasks(store: Showroom) -> list[tuple[str, date, int | None]]:
    with store.work.db.read() as session:
        query = sa.select(CustomerTask).where(CustomerTask.kind == "complaint", CustomerTask.done_at.is_(None))
        return [(task.note, task.due, task.owner_id) for task in session.scalars(query)]


@pytest.mark.rule("MF-08", "G-04")
@pytest.mark.parametrize(
    "received, contact_by, answer_by",
    [
        ("2026-11-22T10:00", "2026-11-23T10:00", "2026-12-01"),  # Sunday: Monday is the first working day
        ("2026-11-20T23:30", "2026-11-21T23:30", "2026-12-01"),  # Friday night: the next days are no working days
        ("2026-09-18T09:00", "2026-09-19T09:00", "2026-09-29"),  # Sunday 09-20 is worked, 09-25 to 27 are holidays
        ("2026-09-30T09:00", "2026-10-01T09:00", "2026-10-15"),  # the National Day week, Saturday 10-10 is worked
    ],
)
def test_the_clock_counts_working_days_with_holidays(received: str, contact_by: str, answer_by: str) -> None:
    at = datetime.fromisoformat(received).replace(tzinfo=STORE_ZONE)
    clock = clock_from(at, STORE_ZONE, SHIPPED)
    assert clock.contact_by == datetime.fromisoformat(contact_by).replace(tzinfo=STORE_ZONE)
    assert clock.answer_by == date.fromisoformat(answer_by)
    end = datetime.combine(clock.answer_by, datetime.max.time(), STORE_ZONE)
    late = [
        late_on(clock, contacted, None, now, STORE_ZONE)
        for contacted, now in (
            (None, clock.contact_by), (None, clock.contact_by + timedelta(seconds=1)), (at, end),
            (at, end + timedelta(seconds=1)),
        )
    ]  # fmt: skip
    assert late == [Late.NO, Late.CONTACT, Late.NO, Late.ANSWER]
    assert late_on(clock, None, at, end + timedelta(days=9), STORE_ZONE) is Late.NO


@pytest.mark.rule("MF-08")
def test_anybody_takes_down_an_anonymous_complaint_and_a_manager_sees_what_is_late(
    store: Showroom, people: People, clock: FixedClock
) -> None:
    seen = store.complaints.log(people.receptionist, LOUD)
    assert (seen.row.owner, seen.row.who, seen.row.customer_id) == ("李强", "", None)  # the manager's: about behaviour
    assert [entry.kind for entry in seen.entries] == [EntryKind.RECEIVED]
    letter = replace(
        LOUD, channel=Channel.HOTLINE, subject=Subject.PRICE, caller="王先生", caller_contact="13900139000",
        reference="12315-2026-77", received_at=NOW - timedelta(days=2), owner_id=people.consultant.id,
    )  # fmt: skip
    given = store.complaints.log(people.finance, letter)
    assert (given.contact, given.may_act) == ("***", False)
    assert store.complaints.view(people.consultant, given.row.id).contact == "13900139000"
    assert [row.late for row in store.complaints.pressing(people.manager)] == [Late.CONTACT, Late.NO]
    clock.at = NOW + timedelta(days=30)
    assert {row.late for row in store.complaints.pressing(people.general_manager)} == {Late.ANSWER}
    assert [row.id for row in store.complaints.rows(people.consultant)] == [given.row.id]
    assert store.complaints.rows(people.delivery) == ()
    with pytest.raises(ShowroomError) as refused:
        store.complaints.view(people.delivery, given.row.id)
    assert refused.value.code == "complaint_not_yours"
    with pytest.raises(ShowroomError, match="complaint_manage"):
        store.complaints.hand_over(people.consultant, given.row.id, people.colleague.id, "休假", given.version)
    moved = store.complaints.hand_over(people.manager, given.row.id, people.colleague.id, "休假", given.version)
    assert (moved.row.owner_id, moved.entries[0].kind) == (people.colleague.id, EntryKind.HANDED_OVER)


@pytest.mark.rule("MF-08")
def test_what_cannot_be_is_refused_by_field(sqlite_store: Showroom, people: People) -> None:
    for wrong, field in (
        ({"text": "  "}, "text"), ({"text": "x" * 2001}, "text"), ({"wish": "x" * 501}, "wish"),
        ({"caller": "x" * 81}, "caller"), ({"received_at": NOW + timedelta(minutes=1)}, "received_at"),
        ({"received_at": datetime(2020, 1, 1, tzinfo=UTC)}, "received_at"), ({"owner_id": 10**9}, "owner_id"),
    ):  # fmt: skip
        with pytest.raises(FieldErrors) as refused:
            sqlite_store.complaints.log(people.receptionist, replace(LOUD, **wrong))
        assert set(refused.value.fields) == {field}
    assert sqlite_store.complaints.rows(people.manager) == ()


@pytest.mark.rule("MF-08")
def test_from_the_complaint_of_a_buyer_to_the_answer_its_promise_and_the_end(
    store: Showroom, people: People, clock: FixedClock
) -> None:
    deal = deal_at(store, people, Step.FOLLOW_UP)
    draft = replace(LOUD, subject=Subject.DELIVERY, deal_id=deal)
    seen = store.complaints.log(people.receptionist, draft)
    assert (seen.row.owner_id, seen.row.customer_id is not None) == (people.consultant.id, True)
    ((note, due, owner),) = open_tasks(store)
    assert ("等了三小时" in note, due, owner) == (True, date(2026, 11, 23), people.consultant.id)

    plan = store.follow_up.current(people.consultant, deal)
    task = next(line for line in plan.tasks if line.kind == "complaint")
    missed = ContactDraft(ContactWay.CALL, ContactResult.NO_ANSWER, version=task.version)
    plan = store.follow_up.log_contact(people.consultant, deal, task.id, missed)
    task = next(line for line in plan.tasks if line.kind == "complaint")
    reached = ContactDraft(ContactWay.CALL, ContactResult.REACHED, True, "已致歉，正在核实", version=task.version)
    store.follow_up.log_contact(people.consultant, deal, task.id, reached)
    seen = store.complaints.view(people.consultant, seen.row.id)
    assert [entry.kind for entry in seen.entries][:2] == [EntryKind.CONTACTED, EntryKind.TRIED]
    assert seen.row.contacted_at == NOW
    assert [entry[1] for entry in open_tasks(store)] == [date(2026, 12, 1)]  # the answer is owed by then

    ident = seen.row.id
    with pytest.raises(FieldErrors) as early:
        store.complaints.close(people.consultant, ident, CloseDraft(Outcome.SETTLED, satisfied=True), seen.version)
    assert set(early.value.fields) == {"outcome"}
    with pytest.raises(FieldErrors) as undated:
        store.complaints.answer(people.consultant, ident, AnswerDraft("已说明", "送一次保养"), seen.version)
    assert set(undated.value.fields) == {"promised_by"}
    answer = AnswerDraft("已向客户说明原因并致歉", "送一次保养", date(2026, 12, 20))
    answered = store.complaints.answer(people.consultant, ident, answer, seen.version)
    assert [entry[1] for entry in open_tasks(store)] == [date(2026, 12, 20)]
    ledger = store.deals.view(people.consultant, deal).promises
    assert [line.text for line in ledger if line.step is Step.FOLLOW_UP] == ["送一次保养"]
    with pytest.raises(ShowroomError) as stale:
        store.complaints.record(people.consultant, ident, EntryKind.NOTE, "补记", seen.version)
    assert stale.value.code == "changed_meanwhile"
    closed = store.complaints.close(
        people.consultant, ident, CloseDraft(Outcome.GOODWILL, satisfied=False), answered.version
    )
    assert (closed.row.satisfied, open_tasks(store), store.complaints.rows(people.manager)) == (False, [], ())
    assert [row.id for row in store.complaints.rows(people.manager, closed=True)] == [ident]

    clock.at = NOW + timedelta(days=40)
    again = store.complaints.reopen(people.consultant, ident, "客户仍不满意", closed.version)
    assert (again.row.answered_at, again.row.outcome, again.row.late) == (None, None, Late.NO)
    assert again.row.contact_by == NOW + timedelta(days=41)
    with pytest.raises(sa.exc.DBAPIError, match="immutable"), by_owner(store) as session:
        session.execute(sa.update(ComplaintEntry).values(text="x"))


@pytest.mark.rule("MF-08", "FU-4")
def test_a_low_score_is_a_complaint_of_the_register_and_one_is_enough(store: Showroom, people: People) -> None:
    deal = deal_at(store, people, Step.FOLLOW_UP)
    store.follow_up.save_survey(people.consultant, deal, SurveyDraft({"overall": 7}))
    assert store.complaints.rows(people.manager) == ()  # the control
    store.follow_up.save_survey(people.consultant, deal, SurveyDraft({"delivery": 6, "overall": 9}, "等待太久"))
    store.follow_up.save_survey(people.consultant, deal, SurveyDraft({"overall": 1}))
    (row,) = store.complaints.rows(people.manager)
    assert (row.channel, row.owner_id, row.deal_id) == (Channel.SURVEY, people.consultant.id, deal)
    assert ("交车与车况" in row.text, "等待太久" in row.text) == (True, True)
    with store.work.db.read() as session:
        customer = session.get_one(Deal, deal).customer_id
    assert [one.id for one in store.complaints.of_customer(people.consultant, customer)] == [row.id]


@pytest.mark.rule("MF-08")
def test_a_promise_that_no_ledger_keeps_is_accounted_for_at_the_end(sqlite_store: Showroom, people: People) -> None:
    store = sqlite_store
    seen = store.complaints.log(people.manager, LOUD)
    answer = AnswerDraft("已致歉", "寄送小礼品", date(2026, 12, 1))
    seen = store.complaints.answer(people.manager, seen.row.id, answer, seen.version)
    with pytest.raises(FieldErrors, match="寄送小礼品"):
        store.complaints.close(people.manager, seen.row.id, CloseDraft(Outcome.SETTLED), seen.version)
    done = store.complaints.close(
        people.manager, seen.row.id, CloseDraft(Outcome.SETTLED, note="礼品已寄出，单号 SF1"), seen.version
    )
    assert (done.row.satisfied, done.row.outcome) == (None, Outcome.SETTLED)
    dropped = store.complaints.log(people.manager, LOUD)
    store.complaints.close(people.manager, dropped.row.id, CloseDraft(Outcome.TAKEN_BACK), dropped.version)
