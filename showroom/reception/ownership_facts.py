"""What has been logged of a customer that decides whose he is (OW-1…6): read here, judged in rules.py."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from showroom.customers.model import Customer, CustomerTask
from showroom.customers.owner_history import GIVEN_RULES
from showroom.customers.parts_model import ContactPerson, IdentityPaper
from showroom.customers.records import find_by_id_number, find_by_phone
from showroom.kernel.actor import Role
from showroom.kernel.clock import local_date
from showroom.kernel.names import normalise_identifier
from showroom.kernel.phone import check_phone
from showroom.persistence import search_index
from showroom.persistence.actions import Tx
from showroom.persistence.columns import Moment, PersonalText
from showroom.reception.model import Appointment, AppointmentState, OwnershipDecision, Visit, VisitKind
from showroom.staff.model import StaffMember
from showroom.staff.service import roles_of

_NEWEST = 50
_FOUND = 10
# Steps never import one another: the contacts of the follow-up and the licences of the test drive are read by table.
_CONTACT = sa.table(
    "contact", sa.column("id"), sa.column("deal_id"), sa.column("task_id"), sa.column("way"), sa.column("result"),
    sa.column("at", Moment()), sa.column("by"),
)  # fmt: skip
_DEAL = sa.table("deal", sa.column("id"), sa.column("customer_id"))
_LICENCE = sa.table("driving_licence", sa.column("customer_id"), sa.column("number", PersonalText()))
_SPOKEN = ("reached", "no_more_contact")
_NOT_REACHED = "not_reached"


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands in the form at this moment; any one of the numbers finds the customer."""

    phone: str = ""
    id_number: str = ""
    licence_number: str = ""


@dataclass(frozen=True, slots=True)
class LoggedFacts:
    """What was logged up to and including the day `on`; people by the ids of staff.

    `received` holds the last day of each consultant; `phone_contacts` are the owner's, oldest first.
    """

    on: date
    owner_id: int | None = None
    last_received: date | None = None
    given_on: date | None = None
    phone_contacts: tuple[date, ...] = ()
    appointment_by: int | None = None
    received: tuple[tuple[int, date], ...] = ()


def find_customer(tx: Tx, typed: Typed) -> Customer | None:
    """The customer of a phone (his own, a further one, a contact's), an ID or a licence number (PH-04, G-09)."""
    found = _by_phone(tx, typed.phone) if typed.phone.strip() else None
    for number in (typed.id_number, typed.licence_number):
        if found is None and number.strip():
            found = _by_document(tx, number)
    return found


def _by_phone(tx: Tx, phone: str) -> Customer | None:
    checked = check_phone(phone)
    if not checked.ok:
        return None
    number = checked.normalized
    found = find_by_phone(tx, number)
    if found is not None:
        return found
    person = tx.session.scalar(
        sa.select(ContactPerson.customer_id).where(ContactPerson.phone == number).order_by(ContactPerson.id).limit(1)
    )
    if person is not None:
        return tx.session.get(Customer, person)
    for hit in search_index.find(tx.session, number.lstrip("+"), _FOUND):
        other = tx.session.get(Customer, hit.id) if hit.kind == "customer" else None
        if other is not None and number in other.other_phones.split():
            return other
    return None


def _by_document(tx: Tx, number: str) -> Customer | None:
    """A Chinese licence carries the ID number; other papers and foreign licences have numbers of their own (DL-01)."""
    wanted = normalise_identifier(number)
    if len(wanted) < 5:
        return None
    found = find_by_id_number(tx, wanted)
    if found is not None:
        return found
    paper = sa.select(IdentityPaper.customer_id).where(IdentityPaper.number == wanted).order_by(IdentityPaper.id)
    licence = sa.select(_LICENCE.c.customer_id).where(_LICENCE.c.number == wanted)
    for query in (paper, licence):
        customer_id = tx.session.scalar(query.limit(1))
        if customer_id is not None:
            return tx.session.get(Customer, customer_id)
    return None


def gather(tx: Tx, customer: Customer, visit_id: int | None) -> LoggedFacts:
    """The facts for an arrival today, or on the day of the visit that is being judged; its own line is left out."""
    visit = None if visit_id is None else tx.session.get(Visit, visit_id)
    on = tx.today if visit is None else visit.day
    owner = active_consultant(tx, customer.owner_id)  # one who left can keep nobody
    received = _received(tx, customer, on, visit_id or 0)
    return LoggedFacts(
        on=on,
        given_on=_given(tx, customer.id, owner, on),
        owner_id=owner,
        last_received=_last_received(customer, dict(received), owner),
        phone_contacts=() if owner is None else _phone_contacts(tx, customer.id, owner, on),
        appointment_by=_appointment(tx, customer, on, visit_id or 0),
        received=received,
    )


def gather_for_owner(tx: Tx, customer: Customer) -> LoggedFacts:
    """What protects the owner today (OW-5), without what only an arrival asks."""
    owner, on = active_consultant(tx, customer.owner_id), tx.today
    if owner is None:
        return LoggedFacts(on)
    return LoggedFacts(
        on=on,
        owner_id=owner,
        last_received=_last_received(customer, dict(_received(tx, customer, on, 0)), owner),
        given_on=_given(tx, customer.id, owner, on),
        phone_contacts=_phone_contacts(tx, customer.id, owner, on),
    )


def active_consultant(tx: Tx, staff_id: int | None) -> int | None:
    """The id of somebody who works here as a consultant, else None."""
    member = None if staff_id is None else tx.session.get(StaffMember, staff_id)
    works = member is not None and member.active and Role.CONSULTANT in roles_of(member)
    return staff_id if works else None


def _received(tx: Tx, customer: Customer, on: date, but: int) -> tuple[tuple[int, date], ...]:
    """The last day on which each consultant received the customer, latest first."""
    last = sa.func.max(Visit.day)
    rows = tx.session.execute(
        sa.select(Visit.consultant_id, last)
        .where(
            Visit.customer_id == customer.id,
            Visit.kind != VisitKind.CALL,
            Visit.consultant_id.is_not(None),
            Visit.struck_at.is_(None),
            Visit.day <= on,
            Visit.id != but,
        )
        .group_by(Visit.consultant_id)
        .order_by(last.desc())
        .limit(_NEWEST)
    )
    return tuple((staff_id, day) for staff_id, day in rows if staff_id is not None)


def _last_received(customer: Customer, received: dict[int, date], owner: int | None) -> date | None:
    if owner is None:
        return None
    if owner not in received and customer.origin:
        # Before the move to this program receptions were not logged; the imported file says when he first came.
        return customer.first_seen
    return received.get(owner)


def _given(tx: Tx, customer_id: int, owner: int | None, on: date) -> date | None:
    """The last day up to `on` on which a manager's word or a hand-over made him the owner (decision 006)."""
    if owner is None:
        return None
    moments = tx.session.scalars(
        sa.select(OwnershipDecision.at)
        .where(
            OwnershipDecision.customer_id == customer_id,
            OwnershipDecision.owner_id == owner,
            OwnershipDecision.rule.in_(GIVEN_RULES),
            sa.or_(OwnershipDecision.before_id.is_(None), OwnershipDecision.before_id != owner),
        )
        .order_by(OwnershipDecision.id.desc())
        .limit(_NEWEST)
    )
    return max((day for day in (local_date(at, tx.work.zone) for at in moments) if day <= on), default=None)


def _phone_contacts(tx: Tx, customer_id: int, owner: int, on: date) -> tuple[date, ...]:
    """Days up to `on` on which the owner and the customer spoke by phone, with a written result (PH-05)."""
    lines = tx.session.scalars(
        sa.select(Visit.day)
        .where(
            Visit.customer_id == customer_id, Visit.kind == VisitKind.CALL, Visit.consultant_id == owner,
            Visit.struck_at.is_(None), Visit.day <= on,
        )
        .order_by(Visit.day.desc())
        .limit(_NEWEST)
    )  # fmt: skip
    calls = tx.session.scalars(
        sa.select(_CONTACT.c.at)
        .join(_DEAL, _DEAL.c.id == _CONTACT.c.deal_id)
        .where(
            _DEAL.c.customer_id == customer_id, _CONTACT.c.by == owner, _CONTACT.c.way == "call",
            _CONTACT.c.result.in_(_SPOKEN),
        )
        .order_by(_CONTACT.c.id.desc())
        .limit(_NEWEST)
    )  # fmt: skip
    moments = [*calls, *_tasks_done(tx, customer_id, owner)]
    days = {*lines, *(local_date(moment, tx.work.zone) for moment in moments)}
    return tuple(sorted(day for day in days if day <= on))


def _tasks_done(tx: Tx, customer_id: int, owner: int) -> list[object]:
    """Tasks closed with words of what was said; where a contact was logged, that one says by which way."""
    logged = sa.select(_CONTACT.c.id).where(_CONTACT.c.task_id == CustomerTask.id)
    found = tx.session.scalars(
        sa.select(CustomerTask.done_at)
        .where(
            CustomerTask.customer_id == customer_id,
            CustomerTask.owner_id == owner,
            CustomerTask.done_at.is_not(None),
            CustomerTask.result_note != "",
            CustomerTask.result != _NOT_REACHED,
            ~logged.exists(),
        )
        .order_by(CustomerTask.id.desc())
        .limit(_NEWEST)
    )
    return list(found)


def _appointment(tx: Tx, customer: Customer, on: date, but: int) -> int | None:
    """The consultant whose phone appointment for this day stands (OW-3): neither cancelled nor moved nor used up."""
    planned = tx.session.scalars(
        sa.select(Appointment)
        .where(
            sa.or_(Appointment.customer_id == customer.id, Appointment.phone == (customer.phone or "none")),
            Appointment.day == on,
            Appointment.by_phone.is_(True),
            sa.or_(
                Appointment.state == AppointmentState.PLANNED,
                sa.and_(Appointment.state == AppointmentState.KEPT, Appointment.visit_id == but),
            ),
        )
        .order_by(Appointment.id.desc())
        .limit(_NEWEST)
    )
    for row in planned:
        by = active_consultant(tx, row.consultant_id) or active_consultant(tx, row.made_by)
        if by is not None:
            return by
    return _promised(tx, customer, on, but)


def _promised(tx: Tx, customer: Customer, on: date, but: int) -> int | None:
    """The consultant whose last call got the customer's word to come on this day; a later word moves the earlier."""
    calls = tx.session.execute(
        sa.select(Visit.consultant_id, Visit.appointment_on)
        .where(
            Visit.customer_id == customer.id,
            Visit.kind == VisitKind.CALL,
            Visit.appointment_on.is_not(None),
            Visit.consultant_id.is_not(None),
            Visit.struck_at.is_(None),
            Visit.day <= on,
            Visit.id != but,
            ~sa.select(Appointment.id).where(Appointment.call_id == Visit.id).exists(),
        )
        .order_by(Visit.id.desc())
        .limit(_NEWEST)
    )
    last_word: dict[int, date] = {}
    for staff_id, day in calls:
        if staff_id is not None and day is not None:
            last_word.setdefault(staff_id, day)
    return next((who for who, day in last_word.items() if day == on and active_consultant(tx, who)), None)
