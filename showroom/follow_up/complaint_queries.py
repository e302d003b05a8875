"""Reads the complaint register: what is open, first what is late, and one complaint with its entries (MF-08)."""

from __future__ import annotations

from typing import Any, cast

import sqlalchemy as sa

from showroom.customers.model import Customer
from showroom.deals.model import Deal
from showroom.follow_up.complaint_model import Complaint, ComplaintEntry
from showroom.follow_up.complaint_rules import Clock, late_on
from showroom.follow_up.complaint_views import ComplaintEntryLine, ComplaintRow, ComplaintView
from showroom.kernel.actor import Permission
from showroom.kernel.names import mask_phone
from showroom.persistence.actions import Tx
from showroom.staff.model import StaffMember

MOST = 500


def sees_all(tx: Tx) -> bool:
    """Managers see every complaint."""
    return tx.actor.may(Permission.COMPLAINT_MANAGE)


def may_act(tx: Tx, complaint: Complaint) -> bool:
    """Whoever it was given to, and managers."""
    return complaint.owner_id == tx.actor.id or sees_all(tx)


def rows(tx: Tx, *, closed: bool, limit: int = MOST) -> tuple[ComplaintRow, ...]:
    """Open ones by their day of answer, closed ones newest first; all for managers, else one's own and taken down."""
    query = _listed()
    if not sees_all(tx):
        query = query.where(sa.or_(Complaint.owner_id == tx.actor.id, Complaint.created_by == tx.actor.id))
    if closed:
        query = query.where(Complaint.closed_at.is_not(None)).order_by(Complaint.closed_at.desc(), Complaint.id.desc())
    else:
        query = query.where(Complaint.closed_at.is_(None)).order_by(Complaint.answer_by, Complaint.id)
    return tuple(_row(tx, *found) for found in tx.session.execute(query.limit(min(limit, MOST))))


def of_customer(tx: Tx, customer_id: int) -> tuple[ComplaintRow, ...]:
    """All complaints of one customer, newest first."""
    query = _listed().where(Complaint.customer_id == customer_id).order_by(Complaint.id.desc())
    return tuple(_row(tx, *found) for found in tx.session.execute(query.limit(MOST)))


def view(tx: Tx, complaint: Complaint) -> ComplaintView:
    """One complaint whole."""
    tx.session.flush()
    found = tx.session.execute(_listed().where(Complaint.id == complaint.id)).one()
    deal = None if complaint.deal_id is None else tx.session.get(Deal, complaint.deal_id)
    acts = may_act(tx, complaint)
    entries = tx.session.execute(
        sa.select(ComplaintEntry, StaffMember.name)
        .join(StaffMember, StaffMember.id == ComplaintEntry.by)
        .where(ComplaintEntry.complaint_id == complaint.id)
        .order_by(ComplaintEntry.id.desc())
        .limit(MOST)
    )
    return ComplaintView(
        row=_row(tx, *found),
        wish=complaint.wish,
        contact=_contact(tx, complaint, clear=acts),
        reference=complaint.reference,
        deal_number="" if deal is None else deal.number,
        answer=complaint.answer,
        promised=complaint.promised,
        promised_by=complaint.promised_by,
        entries=tuple(ComplaintEntryLine(entry.at, name, entry.kind, entry.text) for entry, name in entries),
        may_act=acts,
        version=complaint.version,
    )


def _contact(tx: Tx, complaint: Complaint, *, clear: bool) -> str:
    """How to reach them: whoever has to within 24 hours reads it unmasked (PI-10)."""
    if complaint.caller_contact:
        return complaint.caller_contact if clear else "***"
    customer = None if complaint.customer_id is None else tx.session.get(Customer, complaint.customer_id)
    phone = "" if customer is None else customer.phone or ""
    return phone if clear else mask_phone(phone)


def _listed() -> sa.Select[Any]:
    found = (
        sa.select(Complaint, Customer.name, StaffMember.name)
        .outerjoin(Customer, Customer.id == Complaint.customer_id)
        .join(StaffMember, StaffMember.id == Complaint.owner_id)
    )
    return cast("sa.Select[Any]", found)


def _row(tx: Tx, one: Complaint, customer: str | None, owner: str) -> ComplaintRow:
    late = late_on(
        Clock(one.contact_by, one.answer_by), one.contacted_at, one.answered_at or one.closed_at, tx.now, tx.work.zone
    )
    return ComplaintRow(
        one.id, one.received_at, one.channel, one.subject, customer or one.caller, one.text, one.owner_id, owner,
        one.contact_by, one.answer_by, one.contacted_at, one.answered_at, one.closed_at, one.outcome, one.satisfied,
        late, one.deal_id, one.customer_id,
    )  # fmt: skip
