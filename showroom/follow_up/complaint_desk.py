"""How a complaint enters the register and what its tasks do with it, within the transaction of whoever opens it."""

from __future__ import annotations

import sqlalchemy as sa

from showroom.customers.model import CustomerTask
from showroom.customers.records import complete_task, plan_task
from showroom.deals.model import Deal
from showroom.follow_up import complaint_words as say
from showroom.follow_up.complaint_model import Channel, Complaint, ComplaintEntry, EntryKind, Subject
from showroom.follow_up.complaint_rules import clock_from
from showroom.follow_up.complaint_views import ComplaintDraft
from showroom.follow_up.model import ContactResult
from showroom.follow_up.texts import COMPLAINT
from showroom.kernel.actor import Role
from showroom.kernel.clock import local_date
from showroom.persistence.actions import Tx
from showroom.staff.posts import colleague_of

_REACHED = (ContactResult.REACHED, ContactResult.NO_MORE_CONTACT)
_TEXT_IN_TASK = 120


def enter(tx: Tx, draft: ComplaintDraft, deal: Deal | None = None, survey_id: int | None = None) -> Complaint:
    """Write a checked draft down with its clock and the task of whoever sees to it."""
    received = draft.received_at or tx.now
    clock = clock_from(received, tx.work.zone, tx.parameters)
    complaint = Complaint(
        received_at=received, channel=draft.channel, subject=draft.subject, customer_id=draft.customer_id,
        deal_id=None if deal is None else deal.id, caller=draft.caller, caller_contact=draft.caller_contact,
        reference=draft.reference, text=draft.text, wish=draft.wish, owner_id=draft.owner_id or _owner(tx, draft, deal),
        contact_by=clock.contact_by, answer_by=clock.answer_by, survey_id=survey_id, created_by=tx.actor.id,
    )  # fmt: skip
    tx.session.add(complaint)
    tx.session.flush()
    write_down(tx, complaint, EntryKind.RECEIVED, draft.text)
    _plan_contact(tx, complaint)
    tx.audit("complaint", complaint.id, channel=complaint.channel.value, subject=complaint.subject.value)
    return complaint


def from_survey(tx: Tx, deal: Deal, low: str, comment: str, survey_id: int) -> Complaint:
    """A score of 6 or less is a complaint like any other (§6.9); `low` names the items."""
    text = say.LOW_SCORES.text("zh", items=low)
    draft = ComplaintDraft(
        f"{text}\n{comment}" if comment else text, Channel.SURVEY, Subject.OTHER, customer_id=deal.customer_id,
        owner_id=deal.consultant_id,
    )  # fmt: skip
    return enter(tx, draft, deal, survey_id)


def survey_complaint_open(tx: Tx, deal: Deal) -> bool:
    """Whether a low score of this deal waits already: a second survey says nothing new."""
    query = sa.select(Complaint.id).where(
        Complaint.deal_id == deal.id, Complaint.channel == Channel.SURVEY, Complaint.closed_at.is_(None)
    )
    return tx.session.scalar(query.limit(1)) is not None


def after_contact(tx: Tx, task: CustomerTask | None, result: ContactResult | None, said: str) -> None:
    """A contact logged on the task of a complaint counts for its clock; the answer stays owed as a task (MF-08)."""
    if task is None or task.kind != COMPLAINT:
        return
    complaint = tx.session.scalar(sa.select(Complaint).where(Complaint.task_id == task.id).limit(1))
    if complaint is None or complaint.closed_at is not None:
        return
    if result not in _REACHED:
        write_down(tx, complaint, EntryKind.TRIED, said)
        return
    write_down(tx, complaint, EntryKind.CONTACTED, said)
    contacted(tx, complaint)


def contacted(tx: Tx, complaint: Complaint) -> None:
    """They were reached: from now on the answer is the next thing to do."""
    complaint.contacted_at = complaint.contacted_at or tx.now
    if complaint.answered_at is None:
        note = say.TASK_ANSWER.text("zh", subject=say.SUBJECTS[complaint.subject].zh)
        next_task(tx, complaint, note, "contacted")
    tx.session.flush()


def next_task(tx: Tx, complaint: Complaint, note: str, result: str) -> None:
    """End the complaint's present task and plan its next one, due on the day of the answer or of the promise."""
    end_task(tx, complaint, result)
    if complaint.customer_id is None:
        return
    due = complaint.answer_by if complaint.answered_at is None else complaint.promised_by or complaint.answer_by
    task = plan_task(tx, complaint.customer_id, COMPLAINT, due, complaint.owner_id, note, complaint.deal_id)
    complaint.task_id = task.id
    tx.session.flush()


def end_task(tx: Tx, complaint: Complaint, result: str) -> None:
    """The complaint's open task ends with `result`."""
    task = None if complaint.task_id is None else tx.session.get(CustomerTask, complaint.task_id)
    if task is not None and task.done_at is None:
        complete_task(tx, task.id, result, contacted=result == "contacted")


def write_down(tx: Tx, complaint: Complaint, kind: EntryKind, text: str) -> None:
    """One entry, for ever."""
    tx.session.add(ComplaintEntry(complaint_id=complaint.id, kind=kind, text=text, at=tx.now, by=tx.actor.id))
    tx.session.flush()


def _plan_contact(tx: Tx, complaint: Complaint) -> None:
    if complaint.customer_id is None:
        return
    due = local_date(complaint.contact_by, tx.work.zone)
    note = say.TASK_NOTE.text(
        "zh", subject=say.SUBJECTS[complaint.subject].zh, text=" ".join(complaint.text.split())[:_TEXT_IN_TASK],
        answer_by=complaint.answer_by.isoformat(),
    )  # fmt: skip
    task = plan_task(tx, complaint.customer_id, COMPLAINT, due, complaint.owner_id, note, complaint.deal_id)
    complaint.task_id = task.id
    tx.session.flush()


def _owner(tx: Tx, draft: ComplaintDraft, deal: Deal | None) -> int:
    """The consultant of the deal, but never of a complaint about how somebody behaved: that is a manager's."""
    if deal is not None and draft.subject is not Subject.STAFF:
        return deal.consultant_id
    manager = colleague_of(tx, Role.SALES_MANAGER) or colleague_of(tx, Role.GENERAL_MANAGER)
    return manager or tx.actor.id
