"""Whose customer it is, from logged facts (OW-1…6): the facts are gathered here, the rule is in rules.py."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from showroom.customers.model import Customer, CustomerTask
from showroom.customers.records import index_customer
from showroom.deals.handover import note
from showroom.deals.model import Deal, DealStatus
from showroom.deals.service import index_deal
from showroom.kernel.actor import Role
from showroom.kernel.clock import local_date
from showroom.kernel.errors import Told, told
from showroom.kernel.names import normalise_name
from showroom.persistence.actions import Tx
from showroom.reception import messages as say
from showroom.reception.model import OwnershipDecision, Visit, VisitKind
from showroom.reception.rules import OwnershipCase, OwnershipPolicy, OwnershipVerdict, decide_owner
from showroom.reception.views import OwnershipAnswer
from showroom.staff.model import StaffMember
from showroom.staff.service import staff_name

MANAGER_RULE = "manager"
_OFFICE = (Role.SALES_MANAGER, Role.GENERAL_MANAGER)


@dataclass(frozen=True, slots=True)
class Arrival:
    """This time: who receives, whom the customer asks for; `visit_id` keeps the arrival itself out of its own facts."""

    receiving_id: int
    asks_for_id: int | None = None
    same_policy: bool = True
    visit_id: int | None = None


@dataclass(frozen=True, slots=True)
class Decided:
    """The verdict with the owner as a member of staff."""

    owner_id: int
    verdict: OwnershipVerdict


def decide(tx: Tx, customer: Customer | None, arrival: Arrival) -> Decided:
    """Apply OW-1…6 to what has been logged of this customer."""
    names = {arrival.receiving_id: staff_name(tx.session, arrival.receiving_id)}
    case = OwnershipCase(tx.today, names[arrival.receiving_id])
    if customer is not None:
        case = _case_of(tx, customer, arrival, names)
    verdict = decide_owner(case, OwnershipPolicy.at(tx.today, tx.parameters))
    by_name = {normalise_name(name): key for key, name in names.items()}
    return Decided(by_name[normalise_name(verdict.owner)], verdict)


def _case_of(tx: Tx, customer: Customer, arrival: Arrival, names: dict[int, str]) -> OwnershipCase:
    owner = None if customer.owner_id is None else tx.session.get(StaffMember, customer.owner_id)
    owner = owner if owner is not None and owner.active else None  # one who left can keep nobody
    received = _received(tx, customer, arrival.visit_id)
    appointed = _appointment_today(tx, customer, arrival.visit_id)
    for staff_id in (arrival.asks_for_id, appointed, owner.id if owner else None, *received):
        if staff_id is not None:
            names.setdefault(staff_id, staff_name(tx.session, staff_id))
    return OwnershipCase(
        on=tx.today,
        receiving=names[arrival.receiving_id],
        owner=owner.name if owner else None,
        owner_last_received=_last_received(customer, received, owner),
        owner_phone_contacts=_phone_contacts(tx, customer, owner) if owner else (),
        appointment_by=names[appointed] if appointed else None,
        asks_for=names[arrival.asks_for_id] if arrival.asks_for_id else None,
        received_before=tuple(names[staff_id] for staff_id in received),
        same_policy=arrival.same_policy,
    )


def _received(tx: Tx, customer: Customer, but: int | None) -> dict[int, date]:
    """The last day on which each consultant received the customer."""
    rows = tx.session.execute(
        sa.select(Visit.consultant_id, sa.func.max(Visit.day))
        .where(
            Visit.customer_id == customer.id,
            Visit.kind != VisitKind.CALL,
            Visit.consultant_id.is_not(None),
            Visit.id != (but or 0),
        )
        .group_by(Visit.consultant_id)
    )
    return {staff_id: day for staff_id, day in rows if staff_id is not None}


def _last_received(customer: Customer, received: dict[int, date], owner: StaffMember | None) -> date | None:
    if owner is None:
        return None
    if owner.id not in received and customer.origin:
        # Before the move to this program receptions were not logged; the imported file says when he first came.
        return customer.first_seen
    return received.get(owner.id)


def _phone_contacts(tx: Tx, customer: Customer, owner: StaffMember) -> tuple[date, ...]:
    """Days on which the owner and the customer spoke by phone: logged calls, and tasks done with a result (PH-05)."""
    calls = tx.session.scalars(
        sa.select(Visit.day)
        .where(Visit.customer_id == customer.id, Visit.kind == VisitKind.CALL, Visit.consultant_id == owner.id)
        .order_by(Visit.day.desc())
        .limit(50)
    )
    done = tx.session.scalars(
        sa.select(CustomerTask.done_at)
        .where(
            CustomerTask.customer_id == customer.id,
            CustomerTask.owner_id == owner.id,
            CustomerTask.done_at.is_not(None),
            CustomerTask.result_note != "",
        )
        .order_by(CustomerTask.id.desc())
        .limit(50)
    )
    days = {*calls, *(local_date(moment, tx.work.zone) for moment in done if moment is not None)}
    return tuple(sorted(days))


def _appointment_today(tx: Tx, customer: Customer, but: int | None) -> int | None:
    """The consultant who took the call in which the customer promised to come today (OW-3)."""
    return tx.session.scalar(
        sa.select(Visit.consultant_id)
        .where(
            Visit.customer_id == customer.id,
            Visit.kind == VisitKind.CALL,
            Visit.appointment_on == tx.today,
            Visit.consultant_id.is_not(None),
            Visit.id != (but or 0),
        )
        .order_by(Visit.id.desc())
        .limit(1)
    )


def settle(tx: Tx, customer: Customer, decided: Decided, visit_id: int | None) -> None:
    """Store the decision with the rule that fired, and hand customer and open deals over to the owner."""
    verdict = decided.verdict
    _record(tx, customer, decided.owner_id, verdict, visit_id)
    hand_over(tx, customer, decided.owner_id, verdict.rule)


def hand_over(tx: Tx, customer: Customer, owner_id: int, rule: str) -> None:
    """Make `owner_id` the customer's owner and the consultant of the open deals."""
    customer.owner_id = owner_id
    tx.session.flush()
    index_customer(tx, customer)
    detail = f"{staff_name(tx.session, owner_id)} {rule}"
    for deal in open_deals(tx, customer.id):
        if deal.consultant_id != owner_id:
            deal.consultant_id = owner_id
            tx.session.flush()
            index_deal(tx, deal, customer)
            tx.audit("deal", deal.id, consultant=owner_id, rule=rule)
        note(tx, deal.id, "owner_decided", detail)


def _record(tx: Tx, customer: Customer, owner_id: int, verdict: OwnershipVerdict, visit_id: int | None) -> None:
    tx.session.add(
        OwnershipDecision(
            customer_id=customer.id, visit_id=visit_id, before_id=customer.owner_id, owner_id=owner_id,
            rule=verdict.rule, evidence_zh=verdict.evidence_zh[:300], evidence_en=verdict.evidence_en[:300],
            protected_until=verdict.protected_until, at=tx.now, by=tx.actor.id,
        )
    )  # fmt: skip


def override(tx: Tx, customer: Customer, owner_id: int, reason: str) -> None:
    """The manager's word (§6.3): stored like every decision, with the reason as evidence."""
    values = {"who": tx.actor.name, "reason": reason}
    texts = say.OVERRIDDEN.text("zh", **values), say.OVERRIDDEN.text("en", **values)
    verdict = OwnershipVerdict(staff_name(tx.session, owner_id), MANAGER_RULE, *texts)
    _record(tx, customer, owner_id, verdict, None)
    hand_over(tx, customer, owner_id, MANAGER_RULE)


def open_deals(tx: Tx, customer_id: int) -> list[Deal]:
    """The customer's open deals, newest first."""
    found = tx.session.scalars(
        sa.select(Deal).where(Deal.customer_id == customer_id, Deal.status == DealStatus.OPEN).order_by(Deal.id.desc())
    )
    return list(found)


def answer(tx: Tx, customer: Customer | None, decided: Decided) -> OwnershipAnswer:
    """The verdict as this person may see it: others than owner and office learn "known, owner …" only (PI-10)."""
    verdict = decided.verdict
    if customer is None:
        return OwnershipAnswer(
            False, told(say.UNKNOWN_PHONE), owner_id=decided.owner_id, owner=verdict.owner, rule=verdict.rule,
            evidence_zh=verdict.evidence_zh, evidence_en=verdict.evidence_en,
        )  # fmt: skip
    masked = not (tx.actor.id in (customer.owner_id, decided.owner_id) or tx.actor.is_any(*_OFFICE))
    known_owner = staff_name(tx.session, customer.owner_id) or "—"
    return OwnershipAnswer(
        known=True,
        text=_known_text(known_owner, verdict.protected_until),
        customer_id=None if masked else customer.id,
        customer_name="" if masked else customer.name,
        known_owner=known_owner,
        owner_id=decided.owner_id,
        owner=verdict.owner,
        rule=verdict.rule,
        evidence_zh="" if masked else verdict.evidence_zh,
        evidence_en="" if masked else verdict.evidence_en,
        protected_until=verdict.protected_until,
        masked=masked,
    )


def _known_text(owner: str, until: date | None) -> Told:
    return told(say.KNOWN_MASKED, owner=owner) if until is None else told(say.KNOWN_PROTECTED, owner=owner, until=until)


def standing(tx: Tx, customer: Customer) -> OwnershipAnswer:
    """The owner as it stands, without a new decision: for calls, which move nobody (§6.3)."""
    name = staff_name(tx.session, customer.owner_id)
    return answer(tx, customer, Decided(customer.owner_id or 0, OwnershipVerdict(name, "", "", "")))
