"""Whose customer it is, from logged facts (OW-1…6): the facts are gathered here, the rule is in rules.py."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

import sqlalchemy as sa

from showroom.customers.model import Customer
from showroom.customers.owner_history import MANAGER_RULE
from showroom.customers.records import index_customer
from showroom.deals.handover import note
from showroom.deals.indexing import index_deal
from showroom.deals.model import Deal, DealStatus
from showroom.kernel.actor import Role
from showroom.kernel.errors import Told, told
from showroom.kernel.names import normalise_name
from showroom.persistence.actions import Tx
from showroom.reception import messages as say
from showroom.reception.model import OwnershipDecision
from showroom.reception.ownership_facts import LoggedFacts, active_consultant, gather, gather_for_owner
from showroom.reception.ownership_views import OwnershipEvidence
from showroom.reception.rules import (
    OwnershipCase,
    OwnershipMode,
    OwnershipPolicy,
    OwnershipVerdict,
    decide_owner,
    protected_until,
)
from showroom.reception.views import OwnershipAnswer
from showroom.staff.service import staff_name

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
    """The verdict with the owner as a member of staff; `protected_until` is the last day of OW-5, whoever won."""

    owner_id: int
    verdict: OwnershipVerdict
    evidence: OwnershipEvidence = field(default_factory=OwnershipEvidence)
    protected_until: date | None = None


def decide(tx: Tx, customer: Customer | None, arrival: Arrival) -> Decided:
    """Apply OW-1…6 to what has been logged of this customer."""
    names = _Names(tx)
    if customer is None:
        facts, asks_for = LoggedFacts(tx.today), None
    else:
        facts = gather(tx, customer, arrival.visit_id)
        asks_for = active_consultant(tx, arrival.asks_for_id)
    policy = OwnershipPolicy.at(facts.on, tx.parameters)
    case = OwnershipCase(
        on=facts.on,
        receiving=names.of(arrival.receiving_id),
        owner=names.of(facts.owner_id) or None,
        owner_last_received=facts.last_received,
        owner_given_on=facts.given_on,
        owner_phone_contacts=facts.phone_contacts,
        appointment_by=names.of(facts.appointment_by) or None,
        asks_for=names.of(asks_for) or None,
        received_before=tuple(names.of(staff_id) for staff_id, _day in facts.received),
        same_policy=arrival.same_policy,
    )
    verdict = decide_owner(case, policy)
    evidence = OwnershipEvidence(
        owner=case.owner or "",
        last_received=facts.last_received,
        given_on=facts.given_on,
        phone_contacts=facts.phone_contacts,
        appointment_by=case.appointment_by or "",
        asks_for=case.asks_for or "",
        same_policy=arrival.same_policy,
        received=tuple((names.of(staff_id), day) for staff_id, day in facts.received),
        split_percent=_split(tx, facts.on),
    )
    return Decided(names.id_of(verdict.owner), verdict, evidence, _protection(facts, policy))


class _Names:
    """Staff by name and back: the rule compares people by name."""

    def __init__(self, tx: Tx) -> None:
        self._tx = tx
        self._ids: dict[str, int] = {}

    def of(self, staff_id: int | None) -> str:
        """The name, '' for nobody."""
        name = staff_name(self._tx.session, staff_id)
        if staff_id is not None:
            self._ids[normalise_name(name)] = staff_id
        return name

    def id_of(self, name: str) -> int:
        """Whose name it is, of those asked for before."""
        return self._ids[normalise_name(name)]


def _protection(facts: LoggedFacts, policy: OwnershipPolicy) -> date | None:
    """The last day on which the owner keeps the customer by OW-5, None when that is over or never began."""
    began = max((day for day in (facts.last_received, facts.given_on) if day is not None), default=None)
    if facts.owner_id is None or began is None or policy.mode is not OwnershipMode.WEEK_PROTECT:
        return None
    until = protected_until(began, facts.phone_contacts, facts.on, policy)
    return until if until >= facts.on else None


def _split(tx: Tx, on: date) -> int:
    """The former owner's share of the bonus in whole percent (§6.3, parameter)."""
    return round(tx.parameters.decimal("ownership.bonus_split", on) * 100)


def settle(tx: Tx, customer: Customer, decided: Decided, visit_id: int | None) -> None:
    """Store the decision with the rule that fired, and hand customer and open deals over to the owner."""
    _record(tx, customer, decided, visit_id)
    hand_over(tx, customer, decided.owner_id, decided.verdict.rule)


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


def _record(tx: Tx, customer: Customer, decided: Decided, visit_id: int | None) -> None:
    verdict, before = decided.verdict, customer.owner_id
    changes = before is not None and before != decided.owner_id
    tx.session.add(
        OwnershipDecision(
            customer_id=customer.id, visit_id=visit_id, before_id=before, owner_id=decided.owner_id,
            rule=verdict.rule, evidence_zh=verdict.evidence_zh[:300], evidence_en=verdict.evidence_en[:300],
            protected_until=verdict.protected_until, at=tx.now, by=tx.actor.id,
            split_percent=_split(tx, tx.today) if changes else 0,
        )
    )  # fmt: skip


def override(tx: Tx, customer: Customer, owner_id: int, reason: str) -> None:
    """The manager's word (§6.3): stored like every decision, with the reason as evidence."""
    values = {"who": tx.actor.name, "reason": reason}
    policy = OwnershipPolicy.at(tx.today, tx.parameters)
    protects = policy.mode is OwnershipMode.WEEK_PROTECT
    until = protected_until(tx.today, (), tx.today, policy) if protects else None
    texts = say.OVERRIDDEN.text("zh", **values), say.OVERRIDDEN.text("en", **values)
    verdict = OwnershipVerdict(staff_name(tx.session, owner_id), MANAGER_RULE, *texts, until)
    _record(tx, customer, Decided(owner_id, verdict), None)
    hand_over(tx, customer, owner_id, MANAGER_RULE)


def live_protection(tx: Tx, customer: Customer) -> date | None:
    """The last day on which the owner keeps the customer by OW-5, from what is logged up to now."""
    return _protection(gather_for_owner(tx, customer), OwnershipPolicy.at(tx.today, tx.parameters))


def open_deals(tx: Tx, customer_id: int) -> list[Deal]:
    """The customer's open deals, newest first."""
    found = tx.session.scalars(
        sa.select(Deal).where(Deal.customer_id == customer_id, Deal.status == DealStatus.OPEN).order_by(Deal.id.desc())
    )
    return list(found)


def answer(tx: Tx, customer: Customer | None, decided: Decided, *, logged: bool = False) -> OwnershipAnswer:
    """The verdict as this person may see it: others than owner and office learn "known, owner …" only (PI-10).

    Once the arrival is `logged`, the new owner sees what he was given the customer for, and everybody to whom the
    customer goes; a look-up alone tells no more than that the number is known, since it may be mere curiosity.
    """
    verdict = decided.verdict
    if customer is None:
        return OwnershipAnswer(
            False, told(say.UNKNOWN_PHONE), owner_id=decided.owner_id, owner=verdict.owner, rule=verdict.rule,
            evidence_zh=verdict.evidence_zh, evidence_en=verdict.evidence_en,
        )  # fmt: skip
    known_owner, until = staff_name(tx.session, customer.owner_id) or "—", decided.protected_until
    text = _known_text(known_owner, until)
    mine = tx.actor.id == customer.owner_id or (logged and tx.actor.id == decided.owner_id)
    if not (mine or tx.actor.is_any(*_OFFICE)):
        if logged:  # the desk must know to whom the customer goes; by which facts is not told
            return OwnershipAnswer(
                True, text, known_owner=known_owner, owner_id=decided.owner_id, owner=verdict.owner,
                rule=verdict.rule, protected_until=until, masked=True,
            )  # fmt: skip
        rule = "OW-5" if until is not None else ""  # says no more than the date beside it
        return OwnershipAnswer(True, text, known_owner=known_owner, rule=rule, protected_until=until, masked=True)
    return OwnershipAnswer(
        known=True,
        text=text,
        customer_id=customer.id,
        customer_name=customer.name,
        known_owner=known_owner,
        owner_id=decided.owner_id,
        owner=verdict.owner,
        rule=verdict.rule,
        evidence_zh=verdict.evidence_zh,
        evidence_en=verdict.evidence_en,
        protected_until=until,
        evidence=decided.evidence,
    )


def _known_text(owner: str, until: date | None) -> Told:
    return told(say.KNOWN_MASKED, owner=owner) if until is None else told(say.KNOWN_PROTECTED, owner=owner, until=until)


def standing(tx: Tx, customer: Customer) -> OwnershipAnswer:
    """The owner as it stands, without a new decision: for calls, which move nobody (§6.3)."""
    verdict = OwnershipVerdict(staff_name(tx.session, customer.owner_id), "", "", "")
    return answer(tx, customer, Decided(customer.owner_id or 0, verdict, protected_until=live_protection(tx, customer)))
