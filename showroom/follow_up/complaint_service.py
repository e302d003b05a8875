"""The complaint register: taken down by anybody, answered within its clock, closed with the customer's word (MF-08)."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import sqlalchemy as sa

from showroom.customers.model import CustomerTask
from showroom.customers.records import get_customer
from showroom.deals import promises
from showroom.deals.handover import note
from showroom.deals.model import Deal, Step
from showroom.follow_up import complaint_queries as queries
from showroom.follow_up import complaint_words as say
from showroom.follow_up.complaint_desk import contacted, end_task, enter, next_task, write_down
from showroom.follow_up.complaint_model import Complaint, EntryKind, Outcome
from showroom.follow_up.complaint_rules import Late, clock_from
from showroom.follow_up.complaint_views import AnswerDraft, CloseDraft, ComplaintDraft, ComplaintRow, ComplaintView
from showroom.kernel.actor import Permission
from showroom.kernel.errors import NOT_FOUND, REQUIRED, FieldErrors, Message, ShowroomError, Told, told
from showroom.kernel.text import clean_text, field_text
from showroom.persistence.actions import Tx, Workplace, check_version, reads, writes
from showroom.staff.model import StaffMember
from showroom.staff.service import staff_name

_TEXTS = {"text": 2000, "wish": 500, "caller": 80, "caller_contact": 120, "reference": 60}
_LONG = ("text", "wish")
_OLDEST = timedelta(days=366)
_WITHOUT_ANSWER = (Outcome.TAKEN_BACK, Outcome.UNREACHABLE)
_BY_HAND = (EntryKind.NOTE, EntryKind.TRIED, EntryKind.CONTACTED)


class ComplaintService:
    """What customers complain of, and what becomes of it."""

    def __init__(self, work: Workplace) -> None:
        self.work = work

    @reads(Permission.COMPLAINT_WRITE)
    def rows(self, tx: Tx, *, closed: bool = False) -> tuple[ComplaintRow, ...]:
        """Open ones by their day of answer, or closed ones newest first; a manager's all, else one's own."""
        return queries.rows(tx, closed=closed)

    @reads(Permission.COMPLAINT_WRITE)
    def pressing(self, tx: Tx) -> tuple[ComplaintRow, ...]:
        """Open ones for Today, what is overdue first."""
        found = queries.rows(tx, closed=False)
        return tuple(sorted(found, key=lambda row: (row.late is Late.NO, row.answer_by, row.id)))

    @reads(Permission.COMPLAINT_WRITE)
    def view(self, tx: Tx, complaint_id: int) -> ComplaintView:
        """One complaint with its entries; raises not_found, complaint_not_yours."""
        complaint = _found(tx, complaint_id)
        if complaint.created_by != tx.actor.id:
            _require_mine(tx, complaint)
        return queries.view(tx, complaint)

    @reads(Permission.CUSTOMER_READ)
    def of_customer(self, tx: Tx, customer_id: int) -> tuple[ComplaintRow, ...]:
        """A customer's complaints, newest first."""
        return queries.of_customer(tx, customer_id)

    @writes(Permission.COMPLAINT_WRITE)
    def log(self, tx: Tx, draft: ComplaintDraft) -> ComplaintView:
        """Take a complaint down; its clock runs from when it was received. Raises FieldErrors, customer_not_found."""
        checked = replace(draft, **_checked(tx, draft))
        deal = None if draft.deal_id is None else tx.session.get(Deal, draft.deal_id)
        if draft.deal_id is not None and deal is None:
            raise ShowroomError(NOT_FOUND, what=f"deal {draft.deal_id}")
        customer = draft.customer_id if deal is None else deal.customer_id
        if customer is not None:
            customer = get_customer(tx, customer).id
        if deal is not None and draft.customer_id not in (None, customer):
            raise FieldErrors({"deal_id": told(say.NOT_THEIRS, number=deal.number)})
        complaint = enter(tx, replace(checked, customer_id=customer), deal)
        _tell(tx, complaint, "complaint_received")
        return queries.view(tx, complaint)

    @writes(Permission.COMPLAINT_WRITE)
    def record(self, tx: Tx, complaint_id: int, kind: EntryKind, text: str, version: int) -> ComplaintView:
        """Add a note, a try or a contact; the first contact stops the clock of 24 hours.

        Raises FieldErrors(entry), not_found, complaint_not_yours, complaint_closed, changed_meanwhile.
        """
        complaint = _acting(tx, complaint_id, version)
        words = field_text("entry", text, 2000, multiline=True)
        if kind not in _BY_HAND or not words:
            raise FieldErrors({"entry": say.WORDS_NEEDED})
        write_down(tx, complaint, kind, words)
        if kind is EntryKind.CONTACTED:
            contacted(tx, complaint)
        _tell(tx, complaint, "")
        return queries.view(tx, complaint)

    @writes(Permission.COMPLAINT_MANAGE)
    def hand_over(self, tx: Tx, complaint_id: int, owner_id: int | None, reason: str, version: int) -> ComplaintView:
        """Give it to a colleague, task and all; the clock runs on. Raises FieldErrors(owner_id | entry)."""
        complaint = _acting(tx, complaint_id, version)
        words = field_text("entry", reason, 2000, multiline=True)
        member = None if owner_id is None else tx.session.get(StaffMember, owner_id)
        if member is None or not member.active:
            raise FieldErrors({"owner_id": say.NOBODY})
        if not words:
            raise FieldErrors({"entry": say.WORDS_NEEDED})
        complaint.owner_id = member.id
        write_down(tx, complaint, EntryKind.HANDED_OVER, f"→ {member.name}: {words}"[:2000])
        task = None if complaint.task_id is None else tx.session.get(CustomerTask, complaint.task_id)
        if task is not None and task.done_at is None:
            task.owner_id = member.id
        _tell(tx, complaint, "")
        return queries.view(tx, complaint)

    @writes(Permission.COMPLAINT_WRITE)
    def answer(self, tx: Tx, complaint_id: int, draft: AnswerDraft, version: int) -> ComplaintView:
        """Record what the customer was told; what is promised goes into the deal's ledger and is a task (MF-08).

        Raises FieldErrors(answer | promised | promised_by), complaint_closed, complaint_not_yours, changed_meanwhile.
        """
        complaint = _acting(tx, complaint_id, version)
        words = field_text("answer", draft.text, 2000, multiline=True)
        promised = field_text("promised", draft.promised, 300)
        if not words:
            raise FieldErrors({"answer": REQUIRED})
        if promised and (draft.promised_by is None or draft.promised_by < tx.today):
            raise FieldErrors({"promised_by": say.PROMISE_DAY})
        complaint.answer, complaint.promised = words, promised
        complaint.promised_by = draft.promised_by if promised else None
        complaint.answered_at, complaint.contacted_at = tx.now, complaint.contacted_at or tx.now
        write_down(tx, complaint, EntryKind.ANSWERED, words)
        if promised:
            _promise(tx, complaint)
        else:
            end_task(tx, complaint, "answered")
        _tell(tx, complaint, "complaint_answered")
        return queries.view(tx, complaint)

    @writes(Permission.COMPLAINT_WRITE)
    def close(self, tx: Tx, complaint_id: int, draft: CloseDraft, version: int) -> ComplaintView:
        """Close it with its outcome and the customer's word; raises FieldErrors(outcome | satisfied | entry)."""
        complaint = _acting(tx, complaint_id, version)
        words = field_text("entry", draft.note, 2000, multiline=True)
        if draft.outcome is None:
            raise FieldErrors({"outcome": REQUIRED})
        if complaint.answered_at is None and draft.outcome not in _WITHOUT_ANSWER:
            raise FieldErrors({"outcome": say.NOT_ANSWERED})
        if complaint.promised and complaint.promise_id is None and not words:
            raise FieldErrors({"entry": told(say.HOW_KEPT, promised=complaint.promised)})
        complaint.outcome, complaint.satisfied, complaint.closed_at = draft.outcome, draft.satisfied, tx.now
        write_down(tx, complaint, EntryKind.CLOSED, words)
        end_task(tx, complaint, "closed")
        _tell(tx, complaint, "complaint_closed")
        return queries.view(tx, complaint)

    @writes(Permission.COMPLAINT_WRITE)
    def reopen(self, tx: Tx, complaint_id: int, reason: str, version: int) -> ComplaintView:
        """The customer comes back to it: the clock starts again from now; raises FieldErrors(entry), not_closed."""
        complaint = _found(tx, complaint_id)
        _require_mine(tx, complaint)
        if complaint.closed_at is None:
            raise ShowroomError(say.STILL_OPEN)
        check_version(version, complaint.version)
        words = field_text("entry", reason, 2000, multiline=True)
        if not words:
            raise FieldErrors({"entry": say.WORDS_NEEDED})
        clock = clock_from(tx.now, tx.work.zone, tx.parameters)
        complaint.contact_by, complaint.answer_by = clock.contact_by, clock.answer_by
        complaint.contacted_at = complaint.answered_at = complaint.closed_at = None
        complaint.outcome = complaint.satisfied = None
        write_down(tx, complaint, EntryKind.REOPENED, words)
        next_task(tx, complaint, say.TASK_ANSWER.text("zh", subject=say.SUBJECTS[complaint.subject].zh), "reopened")
        _tell(tx, complaint, "complaint_received")
        return queries.view(tx, complaint)


def _checked(tx: Tx, draft: ComplaintDraft) -> dict[str, Any]:
    """The draft's texts made safe; raises FieldErrors naming every wrong field."""
    wrong: dict[str, Told | Message] = {}
    values: dict[str, Any] = {}
    for name, limit in _TEXTS.items():
        try:
            values[name] = clean_text(getattr(draft, name), limit, multiline=name in _LONG)
        except ShowroomError as error:
            wrong[name] = told(error.message, **error.values)
    if values.get("text") == "":
        wrong["text"] = REQUIRED
    if draft.received_at is not None and draft.received_at > tx.now:
        wrong["received_at"] = say.FUTURE
    elif draft.received_at is not None and draft.received_at < tx.now - _OLDEST:
        wrong["received_at"] = say.FAR_BACK
    owner = None if draft.owner_id is None else tx.session.get(StaffMember, draft.owner_id)
    if draft.owner_id is not None and (owner is None or not owner.active):
        wrong["owner_id"] = say.NOBODY
    if wrong:
        raise FieldErrors(wrong)
    return values


def _promise(tx: Tx, complaint: Complaint) -> None:
    """What is promised is remembered where promises are: in the deal's ledger, and as a task of its day."""
    deal = None if complaint.deal_id is None else tx.session.get(Deal, complaint.deal_id)
    if deal is not None:
        complaint.promise_id = promises.made(tx, deal, Step.FOLLOW_UP, complaint.promised).id
    next_task(tx, complaint, say.TASK_PROMISE.text("zh", promised=complaint.promised)[:300], "answered")


def _found(tx: Tx, complaint_id: int) -> Complaint:
    query = sa.select(Complaint).where(Complaint.id == complaint_id)
    found = tx.session.scalar(query)
    if found is None:
        raise ShowroomError(NOT_FOUND, what=f"complaint {complaint_id}")
    return found


def _acting(tx: Tx, complaint_id: int, version: int) -> Complaint:
    """The open complaint, to act on by its owner or a manager."""
    complaint = _found(tx, complaint_id)
    _require_mine(tx, complaint)
    if complaint.closed_at is not None:
        raise ShowroomError(say.CLOSED)
    check_version(version, complaint.version)
    return complaint


def _require_mine(tx: Tx, complaint: Complaint) -> None:
    if not queries.may_act(tx, complaint):
        raise ShowroomError(say.NOT_YOURS, owner=staff_name(tx.session, complaint.owner_id))


def _tell(tx: Tx, complaint: Complaint, event: str) -> None:
    """Audit, and tell the windows that show it, its deal and its customer."""
    tx.session.flush()
    tx.audit("complaint", complaint.id, state=event or "entry")
    if complaint.customer_id is not None:
        tx.audit("customer", complaint.customer_id, complaint=complaint.id)
    if complaint.deal_id is not None:
        if event:
            note(tx, complaint.deal_id, event, say.SUBJECTS[complaint.subject].zh)
        tx.audit("deal", complaint.deal_id, complaint=complaint.id)
