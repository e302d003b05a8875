"""Effective calls of a day by person against the quota of the post (PH-05, S3-06, S3-08, S3-10).

A call is counted where it was logged: taken down at the front desk, on a call list before a campaign, as a contact of
the follow-up, or by closing a task of the customer file. Two of these logs are read by name: the follow-up is a step
beside this one, and Today counts without loading what prospecting needs. A task that closed with a call of another log
is not counted twice.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta

import sqlalchemy as sa

from showroom.customers.model import CustomerTask
from showroom.customers.records import DUTIES
from showroom.kernel.actor import Permission
from showroom.persistence.actions import Tx, Workplace, reads
from showroom.persistence.columns import Moment
from showroom.reception.call_rules import CallFact, CallQuota, CallRule, CallTally, is_behind, tally
from showroom.reception.call_views import CallCountRow
from showroom.reception.model import Enquiry, Visit, VisitKind
from showroom.staff.model import StaffMember
from showroom.staff.service import roles_of

MOST_PEOPLE = 1000
SPOKEN = ("reached", "no_more_contact", "will_come", "not_interested", "coming", "interested")
"""Results of a contact, a task or a call before a campaign that say that somebody answered and spoke."""
_CONTACT = sa.table(
    "contact", sa.column("task_id"), sa.column("way"), sa.column("result"), sa.column("note"),
    sa.column("at", Moment()), sa.column("by"),
)  # fmt: skip
_ENTRY = sa.table(
    "call_list_entry", sa.column("task_id"), sa.column("result"), sa.column("called_at", Moment()),
    sa.column("called_by"),
)  # fmt: skip
Span = tuple[datetime, datetime]
Ids = Sequence[int]


class CallCountService:
    """Counting the day's calls."""

    def __init__(self, work: Workplace) -> None:
        self.work = work

    @reads(Permission.VISIT_READ)
    def board(self, tx: Tx, day: date | None = None) -> tuple[CallCountRow, ...]:
        """Everybody who owes or made calls on that day for who manages the front desk, for others themselves alone."""
        on = day or tx.today
        people = _people(tx)
        if not tx.actor.may(Permission.FRONT_DESK_MANAGE):
            people = [member for member in people if member.id == tx.actor.id]
        start = datetime.combine(on, time(), tx.work.zone)
        span = (start, datetime.combine(on + timedelta(days=1), time(), tx.work.zone))
        rule = _rule(tx, on)
        counted = tally(_calls(tx, [member.id for member in people], on, span), rule, tx.work.zone)
        noon_passed = tx.now >= start.replace(hour=rule.noon_hour)
        rows = (_row(member, quota_of(tx, member, on), counted.get(member.id), noon_passed) for member in people)
        return tuple(row for row in rows if row.quota is not None or row.day or row.not_counted)


def quota_of(tx: Tx, member: StaffMember, on: date) -> CallQuota | None:
    """What the person's posts ask for on that day, the most of several; None where no parameter asks (§6.7)."""

    def asked(part: str) -> int:
        keys = (f"calls.{part}.{role.value}" for role in roles_of(member))
        return max((tx.parameters.whole(key, on) for key in keys if tx.parameters.covers(key, on)), default=0)

    quota = CallQuota(asked("quota_morning"), asked("quota_afternoon"), asked("quota"))
    return quota if quota.day else None


def _people(tx: Tx) -> list[StaffMember]:
    query = sa.select(StaffMember).where(StaffMember.active.is_(True)).order_by(StaffMember.id).limit(MOST_PEOPLE)
    return list(tx.session.scalars(query))


def _rule(tx: Tx, on: date) -> CallRule:
    def whole(key: str, usual: int) -> int:
        return tx.parameters.whole(key, on) if tx.parameters.covers(key, on) else usual

    return CallRule(
        whole("calls.least_seconds", 30), bool(whole("calls.written_counts", 1)), whole("calls.noon_hour", 12)
    )


def _row(member: StaffMember, quota: CallQuota | None, done: CallTally | None, noon_passed: bool) -> CallCountRow:
    made = done or CallTally()
    behind = quota is not None and is_behind(made, quota, noon_passed=noon_passed)
    return CallCountRow(member.id, member.name, made.morning, made.afternoon, made.not_counted, quota, behind)


def _calls(tx: Tx, people: Ids, on: date, span: Span) -> Iterator[CallFact]:
    yield from _taken(tx, people, on)
    yield from _contacted(tx, people, span)
    yield from _invited(tx, people, span)
    yield from _closed(tx, people, span)


def _taken(tx: Tx, people: Ids, on: date) -> Iterator[CallFact]:
    """Calls in the log of the front desk; whoever took one down had it."""
    said = sa.or_(Visit.talk != "", sa.func.coalesce(Enquiry.note, "") != "")
    query = (
        sa.select(Visit.created_by, Visit.arrived_at, Enquiry.seconds, said)
        .outerjoin(Enquiry, Enquiry.visit_id == Visit.id)
        .where(Visit.day == on, Visit.kind == VisitKind.CALL, Visit.struck_at.is_(None), Visit.created_by.in_(people))
    )
    for by, at, seconds, written in tx.session.execute(query):
        yield CallFact(by, at, True, seconds, bool(written))


def _contacted(tx: Tx, people: Ids, span: Span) -> Iterator[CallFact]:
    """Calls of the follow-up."""
    c = _CONTACT.c
    query = sa.select(c.by, c.at, c.result, c.note).where(
        c.by.in_(people), c.at >= span[0], c.at < span[1], c.way == "call"
    )
    for by, at, result, note in tx.session.execute(query):
        yield CallFact(by, at, result in SPOKEN, None, bool(note))


def _invited(tx: Tx, people: Ids, span: Span) -> Iterator[CallFact]:
    """Calls before a campaign: the result chosen is what came of it."""
    entry = _ENTRY.c
    query = sa.select(entry.called_by, entry.called_at, entry.result).where(
        entry.called_by.in_(people), entry.called_at >= span[0], entry.called_at < span[1]
    )
    for by, at, result in tx.session.execute(query):
        yield CallFact(by, at, result in SPOKEN, None, True)


def _closed(tx: Tx, people: Ids, span: Span) -> Iterator[CallFact]:
    """Tasks closed in the customer file, by the person they were given to; a duty of the contract is no call."""
    task = CustomerTask
    elsewhere = sa.or_(sa.exists().where(_CONTACT.c.task_id == task.id), sa.exists().where(_ENTRY.c.task_id == task.id))
    query = sa.select(task.owner_id, task.done_at, task.result, task.result_note).where(
        task.owner_id.in_(people), task.done_at >= span[0], task.done_at < span[1], task.kind.not_in(DUTIES), ~elsewhere
    )
    for owner, at, result, note in tx.session.execute(query):
        if result in SPOKEN and owner is not None and at is not None:
            yield CallFact(owner, at, True, None, bool(note))
