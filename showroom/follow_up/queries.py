"""Reads the follow-up of a deal in a handful of statements."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime

import sqlalchemy as sa

from showroom.customers.model import Customer, CustomerTask
from showroom.customers.views import Sight, sight
from showroom.deals.model import Deal
from showroom.follow_up.contacts import due_by_grade, of_deal, step_after
from showroom.follow_up.model import Contact, ContactResult, FollowUp
from showroom.follow_up.plan import marketing_consent, may_be_made
from showroom.follow_up.referrals import referral_lines
from showroom.follow_up.survey import newest_survey
from showroom.follow_up.texts import NEXT_CONTACT
from showroom.follow_up.views import ContactLine, FollowUpView, TaskLine, TaskState
from showroom.kernel.names import mask_phone
from showroom.persistence.actions import Tx
from showroom.staff.model import StaffMember

TASKS_SHOWN, CONTACTS_SHOWN = 200, 200


def follow_up_view(tx: Tx, deal: Deal) -> FollowUpView:
    """Plan, contacts, survey and referrals of a deal."""
    customer = tx.session.get_one(Customer, deal.customer_id)
    row = tx.session.scalar(sa.select(FollowUp).where(FollowUp.deal_id == deal.id))
    consent = marketing_consent(tx, customer)
    contacts = _contacts(tx, deal)
    own = sight(tx.actor, customer.owner_id) is Sight.OWN or deal.consultant_id == tx.actor.id
    phone = customer.phone or ""
    return FollowUpView(
        deal_id=deal.id,
        version=0 if row is None else row.version,
        customer_name=customer.name,
        phone=phone if own else mask_phone(phone),
        delivered_on=deal.delivered_on,
        planned=row is not None and row.planned_at is not None,
        do_not_contact=customer.do_not_contact,
        marketing_consent=consent,
        today=tx.today,
        suggested_next=due_by_grade(tx, customer.grade),
        tasks=_tasks(tx, deal, customer, consent, contacts),
        contacts=tuple(
            ContactLine(c.at, by, c.way, c.result, c.effective, c.note, kind or NEXT_CONTACT)
            for c, by, kind in contacts
        ),
        survey=newest_survey(tx, deal),
        referrals=referral_lines(tx, deal),
        closed_reason="" if row is None else row.closed_reason,
    )


def _contacts(tx: Tx, deal: Deal) -> list[tuple[Contact, str, str | None]]:
    rows = tx.session.execute(
        sa.select(Contact, StaffMember.name, CustomerTask.kind)
        .join(StaffMember, StaffMember.id == Contact.by)
        .outerjoin(CustomerTask, CustomerTask.id == Contact.task_id)
        .where(Contact.deal_id == deal.id)
        .order_by(Contact.id.desc())
        .limit(CONTACTS_SHOWN)
    )
    return [(contact, name, kind) for contact, name, kind in rows]


def _tasks(
    tx: Tx, deal: Deal, customer: Customer, consent: bool, contacts: list[tuple[Contact, str, str | None]]
) -> tuple[TaskLine, ...]:
    tries: dict[int, list[tuple[datetime, ContactResult]]] = defaultdict(list)
    for contact, _, _ in contacts:
        if contact.task_id is not None:
            tries[contact.task_id].append((contact.at, contact.result))
    rows = tx.session.execute(
        sa.select(CustomerTask, StaffMember.name)
        .outerjoin(StaffMember, StaffMember.id == CustomerTask.owner_id)
        .where(CustomerTask.customer_id == deal.customer_id, of_deal(deal))
        .order_by(CustomerTask.due, CustomerTask.id)
        .limit(TASKS_SHOWN)
    )
    return tuple(
        TaskLine(
            task.id, task.kind, task.note, task.due, owner or "", _state(tx, task, customer, consent), task.result,
            task.result_note, task.tries, task.version,
            step_after(tx, tries[task.id]) if task.done_at is None else None,
        )
        for task, owner in rows
    )  # fmt: skip


def _state(tx: Tx, task: CustomerTask, customer: Customer, consent: bool) -> TaskState:
    if task.done_at is not None:
        return TaskState.DONE
    if not may_be_made(task.kind, do_not_contact=customer.do_not_contact, consent=consent):
        return TaskState.STOPPED
    if task.due < tx.today:
        return TaskState.OVERDUE
    return TaskState.DUE if task.due == tx.today else TaskState.PLANNED
