"""What may be seen of a customer by whom, and the frozen shapes that leave the service (PI-10)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import Enum
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import InstrumentedAttribute

from showroom.customers.model import ConsentPurpose, Customer, CustomerKind, CustomerTask, Grade, IdKind
from showroom.customers.owners import NOBODY
from showroom.customers.records import CustomerDraft
from showroom.kernel.actor import Actor, Role
from showroom.kernel.names import mask_id, mask_name, mask_phone

OFFICE = (Role.SALES_MANAGER, Role.GENERAL_MANAGER, Role.FINANCE, Role.DELIVERY)


class Sight(Enum):
    """How much of a customer a person sees."""

    OWN = "own"
    OFFICE = "office"
    LIMITED = "limited"


@dataclass(frozen=True, slots=True)
class CustomerRow:
    """A customer in a list; name and phone already masked as the reader may see them."""

    id: int
    name: str
    phone: str
    grade: Grade
    interest: str
    channel: str
    owner_id: int | None
    owner_name: str
    first_seen: date | None
    last_contact: date | None
    do_not_contact: bool
    limited: bool


@dataclass(frozen=True, slots=True)
class ConsentLine:
    """The newest word on one purpose."""

    purpose: ConsentPurpose
    given: bool
    notice_version: str
    at: datetime


@dataclass(frozen=True, slots=True)
class CustomerView:
    """One customer. `limited` leaves only that they are known, and whose they are; `masked` names hidden fields."""

    id: int
    version: int
    kind: CustomerKind
    name: str
    phone: str
    other_phones: tuple[str, ...]
    gender: str
    birth: date | None
    id_kind: IdKind | None
    id_number: str
    id_valid_to: date | None
    address: str
    district: str
    channel: str
    interest: str
    grade: Grade
    owner_id: int | None
    owner_name: str
    first_seen: date | None
    last_contact: date | None
    do_not_contact: bool
    note: str
    origin: str
    limited: bool
    masked: tuple[str, ...] = ()
    consents: tuple[ConsentLine, ...] = ()
    undo: int = 0
    """After saving: what takes the edit back (`customer_parts.undo_edit`)."""


@dataclass(frozen=True, slots=True)
class TaskRow:
    """A task on the Today page."""

    id: int
    customer_id: int
    deal_id: int | None
    customer_name: str
    phone: str
    grade: Grade
    kind: str
    note: str
    due: date
    overdue: bool
    owner_id: int | None
    owner_name: str
    tries: int
    version: int


@dataclass(frozen=True, slots=True)
class GradeLine:
    """One entry of the grade history (GR-01)."""

    grade: Grade
    suggested: Grade | None
    reason: str
    at: datetime
    by: str


def sight(actor: Actor, owner_id: int | None) -> Sight:
    """Consultants and receptionists see another's customer only as known; the office sees names, numbers masked."""
    if owner_id == actor.id:
        return Sight.OWN
    if actor.is_any(*OFFICE):
        return Sight.OFFICE
    if owner_id is None:
        return Sight.OWN if actor.is_any(Role.CONSULTANT) else Sight.OFFICE
    return Sight.LIMITED


def sees_notes(actor: Actor, owner_id: int | None) -> bool:
    """Notes of private life are for the owner and the managers only (PI-09)."""
    return sight(actor, owner_id) is Sight.OWN or actor.is_any(Role.SALES_MANAGER, Role.GENERAL_MANAGER)


# What a list row is made of: reading these alone takes half the time of reading whole customers.
ROW_COLUMNS: tuple[InstrumentedAttribute[Any], ...] = (
    Customer.id, Customer.name, Customer.phone, Customer.grade, Customer.interest, Customer.channel, Customer.owner_id,
    Customer.first_seen, Customer.last_contact, Customer.do_not_contact,
)  # fmt: skip


def customer_row(actor: Actor, customer: Customer | sa.Row[Any], names: dict[int, str]) -> CustomerRow:
    """The list row of a customer, or of their ROW_COLUMNS."""
    seen = sight(actor, customer.owner_id)
    limited = seen is Sight.LIMITED
    return CustomerRow(
        id=customer.id,
        name=mask_name(customer.name) if limited else customer.name,
        phone=_phone(customer.phone, seen),
        grade=customer.grade,
        interest="" if limited else customer.interest,
        channel="" if limited else customer.channel,
        owner_id=customer.owner_id,
        owner_name=_name_of(customer.owner_id, names),
        first_seen=customer.first_seen,
        last_contact=customer.last_contact,
        do_not_contact=customer.do_not_contact,
        limited=limited,
    )


def customer_view(
    actor: Actor, customer: Customer, names: dict[int, str], consents: tuple[ConsentLine, ...]
) -> CustomerView:
    """Everything of a customer that `actor` sees without asking; document numbers are masked for everyone."""
    seen = sight(actor, customer.owner_id)
    others = customer.other_phones.split()
    view = CustomerView(
        id=customer.id,
        version=customer.version,
        kind=customer.kind,
        name=customer.name,
        phone=_phone(customer.phone, seen),
        other_phones=tuple(others if seen is Sight.OWN else map(mask_phone, others)),
        gender=customer.gender,
        birth=customer.birth,
        id_kind=customer.id_kind,
        id_number=mask_id(customer.id_number or ""),
        id_valid_to=customer.id_valid_to,
        address=customer.address,
        district=customer.district,
        channel=customer.channel,
        interest=customer.interest,
        grade=customer.grade,
        owner_id=customer.owner_id,
        owner_name=_name_of(customer.owner_id, names),
        first_seen=customer.first_seen,
        last_contact=customer.last_contact,
        do_not_contact=customer.do_not_contact,
        note=customer.note,
        origin=customer.origin,
        limited=False,
        masked=_masked(customer, seen),
        consents=consents,
    )
    return _only_known(view) if seen is Sight.LIMITED else view


def _only_known(view: CustomerView) -> CustomerView:
    """Known, and whose: nothing else."""
    return replace(
        view,
        name=mask_name(view.name), other_phones=(), gender="", birth=None, id_kind=None, id_number="", id_valid_to=None,
        address="", district="", channel="", interest="", note="", origin="", consents=(), masked=(), limited=True,
    )  # fmt: skip


def _masked(customer: Customer, seen: Sight) -> tuple[str, ...]:
    hidden = ["id_number"] if customer.id_number else []
    if seen is not Sight.OWN:
        hidden += [name for name in ("phone", "other_phones") if getattr(customer, name)]
    return tuple(hidden)


def _phone(phone: str | None, seen: Sight) -> str:
    if not phone:
        return ""
    return phone if seen is Sight.OWN else mask_phone(phone)


def _name_of(owner_id: int | None, names: dict[int, str]) -> str:
    return NOBODY if owner_id is None else names.get(owner_id, NOBODY)


def task_row(actor: Actor, task: CustomerTask, customer: Customer, names: dict[int, str], today: date) -> TaskRow:
    """A task with the customer as `actor` may see them; whoever has the task sees whom to call."""
    seen = Sight.OWN if task.owner_id == actor.id else sight(actor, customer.owner_id)
    return TaskRow(
        id=task.id,
        customer_id=customer.id,
        deal_id=task.deal_id,
        customer_name=mask_name(customer.name) if seen is Sight.LIMITED else customer.name,
        phone=_phone(customer.phone, seen),
        grade=customer.grade,
        kind=task.kind,
        note="" if seen is Sight.LIMITED else task.note,
        due=task.due,
        overdue=task.due < today,
        owner_id=task.owner_id,
        owner_name=_name_of(task.owner_id, names),
        tries=task.tries,
        version=task.version,
    )


def unmasked(draft: CustomerDraft, customer: Customer) -> CustomerDraft:
    """A form that showed masked numbers and left them alone means the stored ones."""
    if draft.phone and draft.phone == mask_phone(customer.phone or ""):
        draft = replace(draft, phone=customer.phone or "")
    if draft.id_number and draft.id_number == mask_id(customer.id_number or ""):
        draft = replace(draft, id_number=customer.id_number or "")
    others = customer.other_phones.split()
    if others and draft.other_phones == tuple(map(mask_phone, others)):
        draft = replace(draft, other_phones=tuple(others))
    return draft
