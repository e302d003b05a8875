"""Taking a visit in: checking what was typed, choosing who receives, filing the customer."""

from __future__ import annotations

from collections.abc import Mapping

import sqlalchemy as sa

from showroom.customers.model import Customer
from showroom.customers.owners import owner_name
from showroom.customers.records import (
    NEXT_CONTACT,
    CustomerDraft,
    CustomerKnown,
    find_by_phone,
    index_customer,
    plan_task,
    register,
)
from showroom.kernel.actor import Role
from showroom.kernel.dates import add_days
from showroom.kernel.errors import REQUIRED, FieldErrors, Message, ShowroomError, Told, told
from showroom.kernel.names import normalise_name
from showroom.kernel.phone import check_phone
from showroom.kernel.plate import check_plate
from showroom.kernel.text import clean_text
from showroom.persistence.actions import Tx
from showroom.reception import messages as say
from showroom.reception.model import Campaign, Visit, VisitKind
from showroom.reception.turns import next_consultant, receivers
from showroom.reception.views import ReceptionDraft, VisitDraft
from showroom.staff.model import StaffMember
from showroom.staff.service import roles_of

_LIMITS = {
    "name": 80, "companions": 120, "district": 80, "wanted_model": 120, "channel": 40, "own_car": 80, "remark": 500,
}  # fmt: skip
_LINE_LIMITS = {
    "wanted_brand": 40, "wanted_version": 60, "wanted_colour": 30, "trade_in": 80, "talk": 500, "competitor": 120,
    "next_step": 200, "no_file_reason": 200, "receive_reason": 200,
}  # fmt: skip
_LINE_PLAIN = ("campaign_id", "contact_way", "grade_left", "next_on", "state", "again", "appointment_id")
MOST_PEOPLE = 99
Wrong = dict[str, Told | Message]


def checked_visit(tx: Tx, draft: VisitDraft) -> dict[str, object]:
    """The visit's columns from a draft, all of §6.2; raises FieldErrors naming every wrong field.

    Name and phone of a customer picked from the list are left out: what the desk sees of them may be masked (PI-10).
    """
    wrong: Wrong = {}
    values = _texts(draft, wrong, _LIMITS | _LINE_LIMITS)
    values |= {"kind": draft.kind, "purpose": draft.purpose, "party_size": draft.party_size}
    values |= {"asks_for_id": draft.asks_for_id, "appointment_on": draft.appointment_on}
    values |= {name: getattr(draft, name) for name in _LINE_PLAIN}
    values["gender"] = draft.gender if draft.gender in ("M", "F") else ""
    if draft.customer_id is None:
        values["phone"] = _phone(draft.phone, wrong)
    else:
        _picked(tx, draft, values, wrong)
    values["plate"] = _plate(draft.plate, wrong)
    _times(tx, draft, wrong)
    if not 1 <= draft.party_size <= MOST_PEOPLE:
        wrong["party_size"] = say.PARTY_SIZE
    if draft.campaign_id is not None and tx.session.get(Campaign, draft.campaign_id) is None:
        wrong["campaign_id"] = say.CAMPAIGN_UNKNOWN
    for field in ("consultant_id", "asks_for_id"):
        staff_id = getattr(draft, field)
        if staff_id is not None and not _receives(tx, staff_id):
            wrong[field] = say.NOT_A_CONSULTANT
    if wrong:
        raise FieldErrors(wrong)
    return values


def _picked(tx: Tx, draft: VisitDraft, values: dict[str, object], wrong: Wrong) -> None:
    customer = tx.session.get(Customer, draft.customer_id)
    if customer is None:
        wrong["phone"] = say.CUSTOMER_UNKNOWN
        return
    values |= {"name": customer.name, "phone": customer.phone or ""}


def _plate(text: str, wrong: Wrong) -> str:
    if not text.strip():
        return ""
    checked = check_plate(text[:40])
    if not checked.ok:
        wrong["plate"] = say.BAD_PLATE
    return checked.normalized[:16]


def _times(tx: Tx, draft: VisitDraft, wrong: Wrong) -> None:
    """Arrival and leaving as corrected by hand: not in the future, and in this order; what is promised lies ahead."""
    if draft.arrived is not None and draft.arrived > tx.now:
        wrong["arrived"] = say.ARRIVED_LATER
    if draft.left is not None and draft.left > tx.now:
        wrong["left"] = say.LEFT_LATER
    elif draft.left is not None and draft.left < (draft.arrived or tx.now):
        wrong["left"] = say.LEFT_BEFORE
    if draft.next_on is not None and draft.next_on < tx.today:
        wrong["next_on"] = say.NEXT_PAST
    if draft.appointment_on is None:
        return
    if draft.kind is not VisitKind.CALL:
        wrong["appointment_on"] = say.APPOINTMENT_ONLY_CALL
    elif draft.appointment_on < tx.today:
        wrong["appointment_on"] = say.APPOINTMENT_PAST


def _texts(draft: VisitDraft | ReceptionDraft, wrong: Wrong, limits: Mapping[str, int] = _LIMITS) -> dict[str, object]:
    values: dict[str, object] = {}
    for name, limit in limits.items():
        try:
            values[name] = clean_text(getattr(draft, name), limit, multiline=name in ("remark", "talk"))
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
    return next_consultant(tx) or receivers(tx)[0].id


def found_before(tx: Tx, customer_id: int, but: int | None = None) -> bool:
    """Whether the customer was in the store before (RC-01); calls are no visits."""
    found = tx.session.scalar(
        sa.select(Visit.id)
        .where(Visit.customer_id == customer_id, Visit.kind != VisitKind.CALL, Visit.id != (but or 0))
        .limit(1)
    )
    return found is not None


def file_customer(tx: Tx, visit: Visit, draft: VisitDraft) -> tuple[Customer | None, bool]:
    """A new customer's file as soon as name and phone are known, with the first thing to do (GR-02: grade N).

    Two desks may file the same number at the same instant: the second gets the file of the first (PH-04), and True
    for "known already".
    """
    if not (visit.name and visit.phone):
        return None, False
    try:
        customer = register(
            tx,
            CustomerDraft(
                visit.name, visit.phone, gender=visit.gender, district=visit.district, channel=visit.channel,
                interest=visit.wanted_model,
            ),
        )  # fmt: skip
    except CustomerKnown as known:
        return tx.session.get_one(Customer, known.customer_id), True
    due = draft.appointment_on or add_days(tx.today, tx.parameters.whole("grade.days.N", tx.today))
    plan_task(tx, customer.id, NEXT_CONTACT, due, visit.consultant_id)
    return customer, False


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
