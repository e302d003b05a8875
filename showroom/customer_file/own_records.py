"""Reading the customer's own records: people, documents, cars, notes, grades, tasks, and how complete all is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from showroom.consultation.model import Consultation
from showroom.customer_file.history import visible_deals
from showroom.customer_file.views import IdentityPart, LicenceLine, OwnershipStanding
from showroom.customers.completeness import Completeness, completeness
from showroom.customers.model import Consent, ConsentPurpose, Customer, CustomerTask, GradeChange
from showroom.customers.owners import NOBODY
from showroom.customers.parts import CarDates, contact_line, note_line, paper_line, paper_state, vehicle_line
from showroom.customers.parts_model import ContactPerson, ContactRole, IdentityPaper, OwnedVehicle, PersonalNote
from showroom.customers.views import GradeLine, TaskRow, sees_notes, task_row
from showroom.kernel.clock import local_date
from showroom.kernel.licence import counts_as_licence, valid_on
from showroom.kernel.names import mask_id
from showroom.persistence.actions import Tx
from showroom.reception.model import OwnershipDecision
from showroom.reception.ownership import live_protection
from showroom.staff.model import StaffMember
from showroom.test_drive.model import DrivingLicence

MOST = 50
"""Lines per list; older ones are in the timeline."""
_OWN_FIELDS = ("name", "phone", "gender", "birth", "id_number", "address", "district", "channel", "interest")


@dataclass(frozen=True, slots=True)
class _Parts:
    contacts: Sequence[ContactPerson]
    papers: Sequence[IdentityPaper]
    vehicles: Sequence[OwnedVehicle]
    tasks: tuple[TaskRow, ...]
    given: frozenset[ConsentPurpose]


def identity_part(tx: Tx, customer: Customer) -> IdentityPart:
    """Everything of the customer's own records, in at most twelve statements."""
    parts = _Parts(
        _rows(tx, ContactPerson, customer.id),
        _rows(tx, IdentityPaper, customer.id),
        _rows(tx, OwnedVehicle, customer.id),
        _tasks(tx, customer),
        _given(tx, customer.id),
    )
    private = sees_notes(tx.actor, customer.owner_id)
    notes: Sequence[PersonalNote] = _rows(tx, PersonalNote, customer.id) if private else ()
    state = None
    if customer.id_kind is not None and customer.id_number:
        state = paper_state(customer.id_kind, customer.id_number, customer.id_valid_to, tx.today)
    dates = _car_dates(tx)
    return IdentityPart(
        customer_id=customer.id,
        papers_state=state,
        completeness=_completeness(customer, parts),
        contacts=tuple(map(contact_line, parts.contacts)),
        deciders=_deciders(tx, customer.id),
        papers=tuple(paper_line(row, tx.today) for row in parts.papers),
        licence=_licence(tx, customer.id),
        vehicles=tuple(vehicle_line(row, dates) for row in parts.vehicles),
        notes=tuple(map(note_line, notes)),
        notes_allowed=private and ConsentPurpose.RELATIONSHIP in parts.given,
        grades=_grades(tx, customer.id),
        tasks=parts.tasks,
        ownership=_standing(tx, customer),
    )


def _rows(tx: Tx, kind: Any, customer_id: int) -> Sequence[Any]:
    wanted = sa.select(kind).where(kind.customer_id == customer_id).order_by(kind.id).limit(MOST)
    return tx.session.scalars(wanted).all()


def _deciders(tx: Tx, customer_id: int) -> tuple[str, ...]:
    """What was said of who decides in the needs talks of the deals that the actor may know of (S4-05)."""
    said = tx.session.scalars(
        sa.select(Consultation.deciders)
        .where(Consultation.deal_id.in_(visible_deals(tx, customer_id)), Consultation.deciders != "")
        .order_by(Consultation.deal_id.desc())
        .limit(3)
    )
    return tuple(said)


def _car_dates(tx: Tx) -> CarDates:
    first, last = (tx.parameters.whole(f"replacement.{end}_months", tx.today) for end in ("from", "to"))
    return CarDates(tx.today, first, last)


def _given(tx: Tx, customer_id: int) -> frozenset[ConsentPurpose]:
    """Purposes whose newest word is yes (PI-03)."""
    said = tx.session.execute(
        sa.select(Consent.purpose, Consent.given)
        .where(Consent.customer_id == customer_id)
        .order_by(Consent.id.desc())
        .limit(4 * MOST)
    )
    newest: dict[ConsentPurpose, bool] = {}
    for purpose, given in said:
        newest.setdefault(purpose, given)
    return frozenset(purpose for purpose, given in newest.items() if given)


def _tasks(tx: Tx, customer: Customer) -> tuple[TaskRow, ...]:
    """What is still to be done, soonest first."""
    rows = tx.session.execute(
        sa.select(CustomerTask, StaffMember.name)
        .outerjoin(StaffMember, StaffMember.id == CustomerTask.owner_id)
        .where(CustomerTask.customer_id == customer.id, CustomerTask.done_at.is_(None))
        .order_by(CustomerTask.due, CustomerTask.id)
        .limit(MOST)
    )
    return tuple(
        task_row(tx.actor, task, customer, {task.owner_id or 0: name or NOBODY}, tx.today) for task, name in rows
    )


def _grades(tx: Tx, customer_id: int) -> tuple[GradeLine, ...]:
    rows = tx.session.execute(
        sa.select(GradeChange, StaffMember.name)
        .join(StaffMember, StaffMember.id == GradeChange.by)
        .where(GradeChange.customer_id == customer_id)
        .order_by(GradeChange.id.desc())
        .limit(MOST)
    )
    return tuple(GradeLine(row.grade, row.suggested, row.reason, row.at, name) for row, name in rows)


def _licence(tx: Tx, customer_id: int) -> LicenceLine | None:
    row = tx.session.scalar(sa.select(DrivingLicence).where(DrivingLicence.customer_id == customer_id).limit(1))
    if row is None:
        return None
    valid = None
    if not counts_as_licence(row.paper) or row.suspended or row.points_full:
        valid = False
    elif row.valid_from is not None and (row.long_term or row.valid_to is not None):
        valid = valid_on(row.valid_from, None if row.long_term else row.valid_to, tx.today)
    seen = None if row.seen_at is None else local_date(row.seen_at, tx.work.zone)
    return LicenceLine(
        row.paper, mask_id(row.number), row.classes, row.valid_from, row.valid_to, row.long_term, valid, seen
    )


def _standing(tx: Tx, customer: Customer) -> OwnershipStanding:
    """The owner as it stands, the rule of the newest decision if it speaks of him, and the protection as of now."""
    decision = OwnershipDecision
    newest = tx.session.execute(
        sa.select(decision.owner_id, decision.rule)
        .where(OwnershipDecision.customer_id == customer.id)
        .order_by(OwnershipDecision.id.desc())
        .limit(1)
    ).first()
    name = NOBODY
    if customer.owner_id is not None:
        wanted = sa.select(StaffMember.name).where(StaffMember.id == customer.owner_id).limit(1)
        name = tx.session.scalar(wanted) or NOBODY
    rule = newest.rule if newest is not None and newest.owner_id == customer.owner_id else ""
    return OwnershipStanding(name, rule, live_protection(tx, customer))


def _completeness(customer: Customer, parts: _Parts) -> Completeness:
    known = {field for field in _OWN_FIELDS if getattr(customer, field)}
    roles = {row.role for row in parts.contacts}
    facts = {
        "id_number": bool(customer.id_number or parts.papers),
        "second_contact": bool(customer.other_phones or any(row.phone for row in parts.contacts)),
        "decision_maker": ContactRole.DECISION_MAKER in roles,
        "agent": ContactRole.AGENT in roles,
        "owned_vehicle": bool(parts.vehicles),
        "privacy": ConsentPurpose.PRIVACY in parts.given,
        "next_contact": bool(parts.tasks) or customer.do_not_contact,
    }
    return completeness(customer.kind, known | {field for field, holds in facts.items() if holds})
