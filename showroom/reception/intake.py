"""Taking a visit in: checking what was typed, choosing who receives, filing the customer."""

from __future__ import annotations

import sqlalchemy as sa

from showroom.customers.model import Customer
from showroom.customers.owners import owner_name
from showroom.customers.records import NEXT_CONTACT, CustomerDraft, find_by_phone, index_customer, plan_task, register
from showroom.kernel.actor import Role
from showroom.kernel.dates import add_days
from showroom.kernel.errors import REQUIRED, FieldErrors, Message, ShowroomError, Told, told
from showroom.kernel.names import normalise_name
from showroom.kernel.phone import check_phone
from showroom.kernel.text import clean_text
from showroom.persistence.actions import Tx
from showroom.reception import messages as say
from showroom.reception.model import Visit, VisitKind
from showroom.reception.queries import next_consultant
from showroom.reception.views import ReceptionDraft, VisitDraft
from showroom.staff.model import StaffMember
from showroom.staff.service import roles_of

_LIMITS = {
    "name": 80, "companions": 120, "district": 80, "wanted_model": 120, "channel": 40, "own_car": 80, "remark": 500,
}  # fmt: skip
MOST_PEOPLE = 99
Wrong = dict[str, Told | Message]


def checked_visit(tx: Tx, draft: VisitDraft) -> dict[str, object]:
    """The visit's columns from a draft; raises FieldErrors naming every wrong field."""
    wrong: Wrong = {}
    values = _texts(draft, wrong)
    values |= {"kind": draft.kind, "purpose": draft.purpose, "party_size": draft.party_size}
    values |= {"asks_for_id": draft.asks_for_id, "appointment_on": draft.appointment_on}
    values["gender"] = draft.gender if draft.gender in ("M", "F") else ""
    values["phone"] = _phone(draft.phone, wrong)
    if not 1 <= draft.party_size <= MOST_PEOPLE:
        wrong["party_size"] = say.PARTY_SIZE
    if draft.appointment_on is not None:
        if draft.kind is not VisitKind.CALL:
            wrong["appointment_on"] = say.APPOINTMENT_ONLY_CALL
        elif draft.appointment_on < tx.today:
            wrong["appointment_on"] = say.APPOINTMENT_PAST
    for field in ("consultant_id", "asks_for_id"):
        staff_id = getattr(draft, field)
        if staff_id is not None and not _receives(tx, staff_id):
            wrong[field] = say.NOT_A_CONSULTANT
    if wrong:
        raise FieldErrors(wrong)
    return values


def _texts(draft: VisitDraft | ReceptionDraft, wrong: Wrong) -> dict[str, object]:
    values: dict[str, object] = {}
    for name, limit in _LIMITS.items():
        try:
            values[name] = clean_text(getattr(draft, name), limit, multiline=name == "remark")
        except ShowroomError as error:
            wrong[name] = told(error.message, **error.values)
    if "name" in values:
        values["name"] = normalise_name(str(values["name"]))
    return values


def _phone(text: str, wrong: Wrong) -> str:
    if not text.strip():
        return ""
    checked = check_phone(text)
    if checked.problem is not None:
        wrong["phone"] = checked.problem
    return checked.normalized[:30]


def _receives(tx: Tx, staff_id: int) -> bool:
    member = tx.session.get(StaffMember, staff_id)
    return member is not None and member.active and Role.CONSULTANT in roles_of(member)


def consultant_of(tx: Tx, chosen: int | None) -> int:
    """Who receives: the one chosen, else the consultant who acts, else the next in the queue (RC-06).

    Raises FieldErrors(consultant_id), or ShowroomError(no_consultant) in a store without any.
    """
    if chosen is not None:
        if not _receives(tx, chosen):
            raise FieldErrors({"consultant_id": say.NOT_A_CONSULTANT})
        return chosen
    if tx.actor.is_any(Role.CONSULTANT):
        return tx.actor.id
    turn = next_consultant(tx)
    if turn is None:
        raise ShowroomError(say.NO_CONSULTANT)
    return turn


def found_before(tx: Tx, customer_id: int, but: int | None = None) -> bool:
    """Whether the customer was in the store before (RC-01); calls are no visits."""
    found = tx.session.scalar(
        sa.select(Visit.id)
        .where(Visit.customer_id == customer_id, Visit.kind != VisitKind.CALL, Visit.id != (but or 0))
        .limit(1)
    )
    return found is not None


def file_customer(tx: Tx, visit: Visit, draft: VisitDraft) -> Customer | None:
    """A new customer's file as soon as name and phone are known, with the first thing to do (GR-02: grade N)."""
    if not (visit.name and visit.phone):
        return None
    customer = register(
        tx,
        CustomerDraft(
            visit.name, visit.phone, gender=visit.gender, district=visit.district, channel=visit.channel,
            interest=visit.wanted_model,
        ),
    )  # fmt: skip
    due = draft.appointment_on or add_days(tx.today, tx.parameters.whole("grade.days.N", tx.today))
    plan_task(tx, customer.id, NEXT_CONTACT, due, visit.consultant_id)
    return customer


def apply_reception(tx: Tx, visit: Visit, customer: Customer, draft: ReceptionDraft) -> None:
    """Put the page's values into visit and customer; raises FieldErrors. An empty phone keeps the one on file."""
    wrong: Wrong = {}
    values = _texts(draft, wrong)
    phone = _phone(draft.phone, wrong) or customer.phone or ""
    if values.get("name") == "":
        wrong["name"] = REQUIRED
    if not 1 <= draft.party_size <= MOST_PEOPLE:
        wrong["party_size"] = say.PARTY_SIZE
    if draft.asks_for_id is not None and not _receives(tx, draft.asks_for_id):
        wrong["asks_for_id"] = say.NOT_A_CONSULTANT
    other = find_by_phone(tx, phone) if phone and "phone" not in wrong else None
    if other is not None and other.id != customer.id:
        wrong["phone"] = told(say.PHONE_TAKEN, owner=owner_name(tx, other.owner_id))
    if wrong:
        raise FieldErrors(wrong)
    for name, value in values.items():
        setattr(visit, name, value)
    visit.phone, visit.kind, visit.purpose = phone, draft.kind, draft.purpose
    visit.party_size, visit.asks_for_id = draft.party_size, draft.asks_for_id
    visit.gender = draft.gender if draft.gender in ("M", "F") else ""
    visit.greeting = ",".join(point for point in say.GREETING if point in draft.greeting)
    customer.name, customer.phone, customer.gender = visit.name, phone or None, visit.gender
    customer.district, customer.channel, customer.interest = visit.district, visit.channel, visit.wanted_model
    tx.session.flush()
    index_customer(tx, customer)
