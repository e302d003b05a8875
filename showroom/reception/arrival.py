"""What an arrival leads to: the customer found or filed, who receives, the owner decided, the deal taken up."""

from __future__ import annotations

from dataclasses import dataclass, replace

import sqlalchemy as sa

from showroom.customers.model import Customer
from showroom.customers.records import find_by_phone, get_customer
from showroom.deals.handover import may_touch, note
from showroom.deals.model import Deal
from showroom.deals.service import open_deal
from showroom.kernel.actor import Role
from showroom.kernel.errors import REQUIRED, FieldErrors, Told, told
from showroom.kernel.names import same_name
from showroom.persistence.actions import Tx
from showroom.reception import messages as say
from showroom.reception import ownership, queries
from showroom.reception.intake import consultant_of, file_customer, found_before
from showroom.reception.model import Appointment, AppointmentState, Visit, VisitKind
from showroom.reception.turns import is_away, next_consultant
from showroom.reception.views import OwnershipAnswer, VisitDraft, VisitLogged
from showroom.staff.service import staff_name


@dataclass(frozen=True, slots=True)
class _Party:
    """Who came, as far as known before anything is written; `owner_id` owned the customer till now."""

    customer: Customer | None
    owner_id: int | None
    appointment: Appointment | None


def take_in(tx: Tx, visit: Visit, draft: VisitDraft) -> VisitLogged:
    """Find or file the customer, decide the owner, link or open the deal, and say what came of it."""
    known = _known(tx, visit, draft)
    party = _Party(known, None if known is None else known.owner_id, _appointment(tx, visit, known))
    chosen = (draft.consultant_id or visit.consultant_id or party.appointment) is not None
    _receive(tx, visit, draft, party)
    tx.session.flush()
    customer, met = (known, True) if known is not None else file_customer(tx, visit, draft)
    if customer is not None and met:
        visit.visited_before, visit.had_card = found_before(tx, customer.id, visit.id), True
    visit.visited_before = visit.visited_before or draft.again
    visit.customer_id = None if customer is None else customer.id
    verdict = None
    if customer is not None:
        customer.last_contact = tx.today
        if not customer.interest:
            customer.interest = visit.wanted_model
        verdict = decide(tx, visit, customer, same_policy=draft.same_policy, chosen=chosen)
    _keep_appointment(tx, visit, party.appointment)
    _count_turn(visit, party)
    link_deal(tx, visit, customer, wanted=draft.open_deal)
    tx.audit("visit", visit.id, how=visit.kind.value)
    if customer is not None:
        tx.audit("customer", customer.id)
    tx.session.flush()
    return logged(tx, visit, verdict, _notice(customer if met else None, draft))


def logged(tx: Tx, visit: Visit, verdict: OwnershipAnswer | None = None, notice: Told | None = None) -> VisitLogged:
    """What the desk is told of a line."""
    may = visit.deal_id is not None and may_touch(tx.actor, tx.session.get_one(Deal, visit.deal_id))
    return VisitLogged(
        visit.id, visit.customer_id, visit.deal_id if may else None, staff_name(tx.session, visit.consultant_id),
        verdict, notice,
    )  # fmt: skip


def _known(tx: Tx, visit: Visit, draft: VisitDraft) -> Customer | None:
    if draft.customer_id is not None:
        return get_customer(tx, draft.customer_id)
    return find_by_phone(tx, visit.phone) if visit.phone else None


def _appointment(tx: Tx, visit: Visit, known: Customer | None) -> Appointment | None:
    """The appointment that this arrival keeps: the one named, else today's of the same customer or number."""
    if visit.kind is VisitKind.CALL:
        return None
    if visit.appointment_id is not None:
        return tx.session.get(Appointment, visit.appointment_id)
    if known is None and not visit.phone:
        return None
    same = Appointment.phone == visit.phone
    if known is not None:
        same = sa.or_(same, Appointment.customer_id == known.id) if visit.phone else Appointment.customer_id == known.id
    return tx.session.scalar(
        sa.select(Appointment)
        .where(Appointment.day == tx.today, Appointment.state == AppointmentState.PLANNED, same)
        .order_by(Appointment.at)
        .limit(1)
    )


def _keep_appointment(tx: Tx, visit: Visit, appointment: Appointment | None) -> None:
    """The appointment is kept: the line says so, and it is over."""
    if appointment is None or appointment.state is not AppointmentState.PLANNED:
        return
    appointment.state, appointment.visit_id = AppointmentState.KEPT, visit.id
    visit.appointment_id, visit.kind = appointment.id, VisitKind.APPOINTMENT
    if appointment.customer_id is None:
        appointment.customer_id = visit.customer_id
    tx.audit("appointment", appointment.id, kept=True)


def _receive(tx: Tx, visit: Visit, draft: VisitDraft, party: _Party) -> None:
    """Who receives (RC-06): the one chosen, the appointment's, the one asked for, who acts, else whose turn it is."""
    if draft.consultant_id is not None:
        if draft.consultant_id != visit.consultant_id:
            _require_reason(tx, visit, draft, party)
        visit.consultant_id = draft.consultant_id
    elif visit.consultant_id is None:
        wanted = (party.appointment.consultant_id if party.appointment is not None else None) or draft.asks_for_id
        if wanted is not None and not is_away(tx, wanted):
            visit.consultant_id = wanted
        elif tx.actor.is_any(Role.CONSULTANT):
            visit.consultant_id = tx.actor.id
        else:
            visit.consultant_id = next_consultant(tx)
    if visit.greeted_at is None and visit.consultant_id == tx.actor.id and visit.kind is not VisitKind.CALL:
        visit.greeted_at = max(visit.arrived_at, tx.now)  # who writes the line himself stands before the customer


def _require_reason(tx: Tx, visit: Visit, draft: VisitDraft, party: _Party) -> None:
    """Choosing somebody else than the queue, the owner, the one asked for or appointed needs its reason (RC-06)."""
    appointed = party.appointment.consultant_id if party.appointment is not None else None
    turn = next_consultant(tx)
    plain = {tx.actor.id, draft.asks_for_id, party.owner_id, appointed, turn}
    if visit.kind is VisitKind.CALL or draft.consultant_id in plain or visit.receive_reason:
        return
    message = (
        told(say.RECEIVE_REASON_NOBODY) if turn is None else told(say.RECEIVE_REASON, turn=staff_name(tx.session, turn))
    )
    raise FieldErrors({"receive_reason": message})


def _count_turn(visit: Visit, party: _Party) -> None:
    """A party that is nobody's yet uses up a turn; one's own customer, appointment or request does not (RC-06)."""
    appointed = party.appointment.consultant_id if party.appointment is not None else None
    own = {party.owner_id, visit.asks_for_id, appointed}
    visit.in_turn = (
        visit.kind is not VisitKind.CALL and visit.consultant_id is not None and visit.consultant_id not in own
    )


def decide(
    tx: Tx, visit: Visit, customer: Customer, *, same_policy: bool, chosen: bool = True
) -> OwnershipAnswer | None:
    """OW-1…6 for this visit. A call changes no owner; without a complete file there is none yet (OW-4, RC-02).

    While nobody receives the party, nothing is decided.
    """
    if visit.kind is VisitKind.CALL and customer.owner_id is not None:
        return ownership.standing(tx, customer)
    if visit.consultant_id is None:
        return None if customer.owner_id is None else ownership.standing(tx, customer)
    arrival = ownership.Arrival(visit.consultant_id, visit.asks_for_id, same_policy, visit.id)
    decided = ownership.decide(tx, customer, arrival)
    answer = ownership.answer(tx, customer, decided, logged=True)  # as things stood when the customer came in
    if customer.owner_id is None and not queries.is_visit_filed(visit, customer):
        return replace(answer, text=told(say.UNFILED))
    if not chosen and not tx.actor.is_any(Role.CONSULTANT) and not is_away(tx, decided.owner_id):
        visit.consultant_id = decided.owner_id  # nobody was named: the owner receives
    ownership.settle(tx, customer, decided, visit.id)
    return answer


def link_deal(tx: Tx, visit: Visit, customer: Customer | None, *, wanted: bool) -> None:
    """Take the customer's open deal up again; open one only where wanted and there is none."""
    if customer is None:
        if wanted:
            raise FieldErrors({name: REQUIRED for name in ("name", "phone") if not getattr(visit, name)})
        return
    deals = ownership.open_deals(tx, customer.id)
    if not deals and not wanted:
        return
    if not deals:  # another desk may be opening one at this moment: wait for it, then look again
        tx.session.flush()
        tx.session.refresh(customer, with_for_update=True)
        deals = ownership.open_deals(tx, customer.id)
    owner = customer.owner_id or visit.consultant_id or consultant_of(tx, None)
    deal = deals[0] if deals else open_deal(tx, customer, owner)
    for line in () if deals else queries.decisions_of(tx, customer.id, 1):
        note(tx, deal.id, "owner_decided", f"{line.owner} {line.rule}")
    if visit.deal_id != deal.id:
        visit.deal_id = deal.id
        code = "call_logged" if visit.kind is VisitKind.CALL else "visit_logged"
        note(tx, deal.id, code)
        tx.audit("deal", deal.id, visit=visit.id)


def _notice(known: Customer | None, draft: VisitDraft) -> Told | None:
    """Same number, other name: told, never overwritten (PH-04)."""
    typed = draft.name if draft.customer_id is None else ""
    differs = known is not None and typed.strip() and not same_name(known.name, typed)
    return told(say.NAME_DIFFERS) if differs else None
