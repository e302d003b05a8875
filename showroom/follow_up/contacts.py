"""Logs a contact: what it does to its task, and that afterwards there is a next action or a reason (GR-02, §6.9)."""

from __future__ import annotations

from datetime import date, datetime

import sqlalchemy as sa

from showroom.customers.model import Customer, CustomerTask, Grade
from showroom.customers.records import OFFICE, complete_task, plan_task
from showroom.deals.advances import ADVANCE_RETURN
from showroom.deals.model import Deal
from showroom.follow_up import messages as say
from showroom.follow_up.model import Contact, ContactResult, ContactWay
from showroom.follow_up.plan import DUTY_KINDS, follow_up_of, marketing_consent, may_be_made
from showroom.follow_up.rules import NEXT_PAST, NO_NEXT, UnreachedStep, after_unreached
from showroom.follow_up.texts import NEXT_CONTACT
from showroom.follow_up.views import ContactDraft
from showroom.kernel.dates import add_days
from showroom.kernel.errors import REQUIRED, FieldErrors, Message, ShowroomError, Told, told
from showroom.kernel.text import clean_text
from showroom.persistence.actions import Tx

WRITTEN = (ContactWay.SMS, ContactWay.WECHAT, ContactWay.MAIL)
UNREACHED = (ContactResult.NO_ANSWER, ContactResult.CALL_LATER, ContactResult.WRONG_NUMBER)
SPOKEN = (ContactResult.REACHED, ContactResult.NO_MORE_CONTACT)
NOT_REACHED, CLOSED = "not_reached", "closed"


def log_contact(tx: Tx, deal: Deal, task: CustomerTask | None, draft: ContactDraft) -> None:
    """Store the contact and see to its task and to the next one.

    Raises FieldErrors, ShowroomError(task_stopped | do_not_contact).
    """
    customer = tx.session.get_one(Customer, deal.customer_id)
    result = _checked(tx, customer, task, draft)
    tx.session.add(
        Contact(
            deal_id=deal.id, task_id=None if task is None else task.id, way=draft.way, result=result,
            effective=draft.effective, note=_text(draft.note, 500, "contact_note"), next_due=draft.next_due, at=tx.now,
            by=tx.actor.id,
        )
    )  # fmt: skip
    tx.session.flush()
    if result is ContactResult.NO_MORE_CONTACT:
        customer.do_not_contact = True
    if task is None:
        if result not in UNREACHED:
            customer.last_contact = tx.today
    else:
        _settle(tx, task, draft, result)
    _see_to_next(tx, deal, customer, task, draft)


def _checked(tx: Tx, customer: Customer, task: CustomerTask | None, draft: ContactDraft) -> ContactResult:
    """The result; raises FieldErrors naming every wrong field."""
    kind = NEXT_CONTACT if task is None else task.kind
    if not may_be_made(kind, do_not_contact=customer.do_not_contact, consent=marketing_consent(tx, customer)):
        raise ShowroomError(say.STOPPED)
    wrong: dict[str, Told | Message] = {}
    if draft.result is None:
        wrong["result"] = REQUIRED
    elif (draft.result is ContactResult.SENT) and draft.way not in WRITTEN:
        wrong["result"] = say.SENT_WAY
    elif draft.result in UNREACHED and draft.way in WRITTEN:
        wrong["result"] = say.WRITTEN_WAY
    if draft.effective and draft.result not in (None, ContactResult.REACHED):
        wrong["effective"] = say.NOT_EFFECTIVE
    elif draft.effective and not draft.note.strip():
        wrong["contact_note"] = say.NOTE_NEEDED
    wrong |= _wrong_next(tx, draft)
    if wrong or draft.result is None:
        raise FieldErrors(wrong)
    return draft.result


def _wrong_next(tx: Tx, draft: ContactDraft) -> dict[str, Told | Message]:
    closing = bool(draft.closed_reason.strip())
    if closing and draft.next_due is not None:
        return {"closed_reason": say.NEXT_OR_CLOSED}
    if draft.next_due is None:
        return {"next_due": REQUIRED} if draft.next_purpose.strip() and not closing else {}
    if draft.next_due < tx.today:
        return {"next_due": told(NEXT_PAST, due=draft.next_due.isoformat(), today=tx.today.isoformat())}
    return {} if draft.next_purpose.strip() else {"next_purpose": REQUIRED}


def _settle(tx: Tx, task: CustomerTask, draft: ContactDraft, result: ContactResult) -> None:
    """Close the task, or leave it open for another try (§6.9: three tries, an SMS, then closed)."""
    if task.kind == ADVANCE_RETURN:  # the receipt ends it, no talk does (§4.1)
        task.tries += 1
        days = 1 if result in UNREACHED else tx.parameters.whole("follow_up.days.FU-4", tx.today)
        task.due = draft.next_due or add_days(tx.today, days)
        tx.session.flush()
        return
    if result in SPOKEN:
        complete_task(tx, task.id, result.value, _text(draft.note, 500, "contact_note"))
        return
    step = unreached_step(tx, task)
    if result is ContactResult.SENT and step is None:
        complete_task(tx, task.id, result.value, _text(draft.note, 500, "contact_note"))
    elif step is UnreachedStep.CLOSE:
        complete_task(tx, task.id, NOT_REACHED, _text(draft.note, 500, "contact_note"), contacted=False)
    else:
        task.tries += 1
        task.due = draft.next_due or (tx.today if step is UnreachedStep.SEND_SMS else add_days(tx.today, 1))
        tx.session.flush()


def unreached_step(tx: Tx, task: CustomerTask) -> UnreachedStep | None:
    """What follows after the tries logged on a task so far; None when none failed."""
    rows = tx.session.execute(sa.select(Contact.at, Contact.result).where(Contact.task_id == task.id)).all()
    return step_after(tx, [(row.at, row.result) for row in rows])


def step_after(tx: Tx, contacts: list[tuple[datetime, ContactResult]]) -> UnreachedStep | None:
    """What follows after these contacts of one task: tries are told apart by the store's day and hour (§6.9)."""
    tries = [at.astimezone(tx.work.zone) for at, result in contacts if result in UNREACHED]
    if not tries:
        return None
    sent = any(result is ContactResult.SENT for _, result in contacts)
    return after_unreached(tries, sms_sent=sent, needed=tx.parameters.whole("follow_up.tries", tx.today))


def _see_to_next(tx: Tx, deal: Deal, customer: Customer, task: CustomerTask | None, draft: ContactDraft) -> None:
    """Nobody is left without a next action or a closed reason (GR-02); raises FieldErrors(next_due)."""
    follow_up = follow_up_of(tx, deal)
    if draft.closed_reason.strip():
        follow_up.closed_reason, follow_up.closed_at = _text(draft.closed_reason, 200, "closed_reason"), tx.now
        _stop_open(tx, deal, CLOSED)
        return
    follow_up.closed_reason, follow_up.closed_at = "", None
    if customer.do_not_contact:
        _stop_open(tx, deal, ContactResult.NO_MORE_CONTACT.value)
        return
    still_trying = task is not None and task.done_at is None
    if draft.next_due is not None and not still_trying:
        _plan_next(tx, deal, draft.next_due, _text(draft.next_purpose, 300, "next_purpose"))
    elif not open_tasks(tx, deal, customer):
        due = due_by_grade(tx, customer.grade)
        if due is None:
            raise FieldErrors({"next_due": NO_NEXT})
        _plan_next(tx, deal, due, "")
    tx.session.flush()


def open_tasks(tx: Tx, deal: Deal, customer: Customer) -> list[CustomerTask]:
    """The open contacts of the deal that may still be made, the earliest first."""
    rows = tx.session.scalars(
        sa.select(CustomerTask)
        .where(CustomerTask.customer_id == deal.customer_id, CustomerTask.done_at.is_(None), of_deal(deal))
        .order_by(CustomerTask.due, CustomerTask.id)
    )
    consent = marketing_consent(tx, customer)
    return [task for task in rows if may_be_made(task.kind, do_not_contact=customer.do_not_contact, consent=consent)]


def of_deal(deal: Deal) -> sa.ColumnElement[bool]:
    """Contacts of the deal, and those of its customer that belong to no deal; what the office does is none."""
    mine = sa.or_(CustomerTask.deal_id == deal.id, CustomerTask.deal_id.is_(None))
    return sa.and_(mine, CustomerTask.kind.not_in(OFFICE))


def due_by_grade(tx: Tx, grade: Grade) -> date | None:
    """The next contact by grade (GR-02); None for grades that have no interval, such as delivered."""
    key = f"grade.days.{grade.value}"
    return add_days(tx.today, tx.parameters.whole(key, tx.today)) if tx.parameters.covers(key, tx.today) else None


def _plan_next(tx: Tx, deal: Deal, due: date, purpose: str) -> None:
    """An open next contact is moved instead of doubled."""
    task = tx.session.scalar(
        sa.select(CustomerTask)
        .where(CustomerTask.customer_id == deal.customer_id, CustomerTask.done_at.is_(None), of_deal(deal))
        .where(CustomerTask.kind == NEXT_CONTACT)
        .order_by(CustomerTask.id)
        .limit(1)
    )
    if task is None:
        plan_task(tx, deal.customer_id, NEXT_CONTACT, due, deal.consultant_id, purpose, deal.id)
    else:
        task.due, task.note, task.deal_id, task.tries = due, purpose or task.note, deal.id, 0


def _stop_open(tx: Tx, deal: Deal, result: str) -> None:
    """Close what is still planned, except duties of the contract (PI-11)."""
    rows = tx.session.scalars(
        sa.select(CustomerTask).where(
            CustomerTask.customer_id == deal.customer_id, CustomerTask.done_at.is_(None), of_deal(deal)
        )
    )
    for task in rows:
        if task.kind not in DUTY_KINDS:
            task.done_at, task.result = tx.now, result
    tx.session.flush()


def _text(text: str, limit: int, field: str) -> str:
    """The text made safe; raises FieldErrors naming the field."""
    try:
        return clean_text(text, limit, multiline=field == "contact_note")
    except ShowroomError as error:
        raise FieldErrors({field: told(error.message, **error.values)}) from None
