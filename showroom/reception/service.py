"""Reception: log who comes or phones, find or create the customer, decide the owner, open or take up the deal."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from showroom.customers.model import Customer
from showroom.customers.records import find_by_phone, get_customer
from showroom.deals.handover import get_deal, may_touch, note, work_on
from showroom.deals.model import Deal, Step
from showroom.deals.service import LEAST_REASON, open_deal
from showroom.kernel.actor import Permission, Role
from showroom.kernel.errors import REQUIRED, FieldErrors, Message, ShowroomError, Told, told
from showroom.kernel.findings import Finding, Override, Severity
from showroom.kernel.names import same_name
from showroom.kernel.text import field_text
from showroom.persistence.actions import Tx, Workplace, check_version, reads, writes
from showroom.reception import messages as say
from showroom.reception import ownership, queries
from showroom.reception.intake import apply_reception, checked_visit, consultant_of, file_customer, found_before
from showroom.reception.model import Visit, VisitKind
from showroom.reception.rules import filing_findings
from showroom.reception.views import (
    DayLog,
    OpenVisit,
    OwnershipAnswer,
    ReceptionDraft,
    ReceptionView,
    VisitDraft,
    VisitLogged,
)
from showroom.staff.service import staff_name


class ReceptionService:
    """The front desk and step 1 of a deal."""

    def __init__(self, work: Workplace) -> None:
        self.work = work

    @writes(Permission.VISIT_WRITE)
    def log_visit(self, tx: Tx, draft: VisitDraft) -> VisitLogged:
        """Write an arrival or call down, anonymous too (§6.2); a known phone finds its customer and open deal (PH-04).

        Raises FieldErrors; party_size, phone, consultant_id, appointment_on, and name or phone where a deal is wanted.
        """
        values = checked_visit(tx, draft)
        visit = queries.blank_visit(tx)
        for name, value in values.items():
            setattr(visit, name, value)
        visit.left_at = tx.now if visit.kind is VisitKind.CALL else None
        tx.session.add(visit)
        return _take_in(tx, visit, draft)

    @writes(Permission.VISIT_WRITE)
    def complete_visit(self, tx: Tx, visit_id: int, draft: VisitDraft) -> VisitLogged:
        """Fill in a visit that was logged in haste; the customer is found or created now (RC-03)."""
        visit = _visit(tx, visit_id)
        for name, value in checked_visit(tx, draft).items():
            setattr(visit, name, value)
        return _take_in(tx, visit, draft)

    @writes(Permission.VISIT_WRITE)
    def open_deal_of(self, tx: Tx, visit_id: int) -> VisitLogged:
        """Open a deal for a visit's customer, or take the open one up; raises FieldErrors without name and phone."""
        visit = _visit(tx, visit_id)
        customer = None if visit.customer_id is None else get_customer(tx, visit.customer_id)
        if customer is None:
            raise FieldErrors({name: REQUIRED for name in ("name", "phone") if not getattr(visit, name)})
        _link_deal(tx, visit, customer, wanted=True)
        tx.audit("visit", visit.id, deal=visit.deal_id)
        return VisitLogged(visit.id, customer.id, visit.deal_id, staff_name(tx.session, visit.consultant_id))

    @writes(Permission.VISIT_WRITE)
    def leave_visit(self, tx: Tx, visit_id: int) -> int:
        """The party leaves now; returns the minutes it stayed. Raises visit_not_found, visit_left."""
        visit = _visit(tx, visit_id)
        if visit.left_at is not None:
            raise ShowroomError(say.VISIT_LEFT)
        visit.left_at = max(tx.now, visit.arrived_at)
        tx.audit("visit", visit.id, left=True)
        return int((visit.left_at - visit.arrived_at).total_seconds() // 60)

    @writes(Permission.VISIT_WRITE)
    def return_visit(self, tx: Tx, visit_id: int) -> None:
        """Take a leaving back that was logged by mistake (undo)."""
        visit = _visit(tx, visit_id)
        if visit.kind is VisitKind.CALL or visit.left_at is None:
            raise ShowroomError(say.VISIT_NOT_FOUND)
        visit.left_at = None
        tx.audit("visit", visit.id, left=False)

    @reads(Permission.VISIT_READ)
    def board(self, tx: Tx) -> tuple[OpenVisit, ...]:
        """Who is in the store, how long, and at which step."""
        return queries.open_visits(tx)

    @reads(Permission.VISIT_READ)
    def day_log(self, tx: Tx, on: date | None = None) -> DayLog:
        """A day's arrivals and calls with the counts of RC-01; today without `on`."""
        return queries.day_log(tx, on or tx.today)

    @reads(Permission.VISIT_READ)
    def ownership(
        self, tx: Tx, phone: str, consultant_id: int | None = None, asks_for_id: int | None = None
    ) -> OwnershipAnswer:
        """Whose customer this number is, and whose he would be on arriving now (OW-1…6); nothing is stored."""
        customer = find_by_phone(tx, phone)
        receiving = consultant_of(tx, consultant_id)
        decided = ownership.decide(tx, customer, ownership.Arrival(receiving, asks_for_id))
        return ownership.answer(tx, customer, decided)

    @writes(Permission.OWNERSHIP_OVERRIDE)
    def override_owner(self, tx: Tx, customer_id: int, owner_id: int, reason: str) -> None:
        """Give a customer to another consultant by the manager's word (§6.3), ten characters of reason (G-07)."""
        customer = get_customer(tx, customer_id)
        why = field_text("reason", reason, 200)
        if len(why) < LEAST_REASON:
            raise FieldErrors({"reason": told(say.OVERRIDE_REASON, least=LEAST_REASON)})
        ownership.override(tx, customer, consultant_of(tx, owner_id), why)
        tx.audit("customer", customer.id, owner=owner_id, rule=ownership.MANAGER_RULE)

    @reads(Permission.DEAL_READ)
    def view(self, tx: Tx, deal_id: int) -> ReceptionView:
        """The deal's reception page."""
        return queries.reception_view(tx, get_deal(tx, deal_id))

    @writes(Permission.VISIT_WRITE)
    def save(self, tx: Tx, draft: ReceptionDraft) -> ReceptionView:
        """Save visit, basic data and greeting; decides the owner as soon as the file is complete (RC-02, OW-4)."""
        deal = work_on(tx, draft.deal_id, Step.RECEPTION)
        customer = get_customer(tx, deal.customer_id)
        visit = queries.visit_of_deal(tx, deal.id)
        check_version(draft.version, 0 if visit is None else visit.version)
        new = visit is None
        if visit is None:
            visit = queries.blank_visit(tx)
            visit.deal_id, visit.customer_id, visit.consultant_id = deal.id, customer.id, deal.consultant_id
            visit.visited_before = found_before(tx, customer.id)
            tx.session.add(visit)
        asked = visit.asks_for_id
        apply_reception(tx, visit, customer, draft)
        tx.session.flush()
        if new:
            note(tx, deal.id, "visit_logged")
        if customer.owner_id is None or asked != visit.asks_for_id:
            _decide(tx, visit, customer, same_policy=True)
        tx.audit("visit", visit.id, deal=deal.id)
        tx.audit("customer", customer.id)
        tx.session.flush()
        return queries.reception_view(tx, deal)

    def gate(self, tx: Tx, deal: Deal) -> tuple[Finding, ...]:
        """Visit logged, filed (RC-02), owner decided (OW-4), greeting (RC-04, a reminder)."""
        visit = queries.visit_of_deal(tx, deal.id)
        customer = get_customer(tx, deal.customer_id)
        if visit is None:
            return (_point("§6.2", say.GATE_VISIT_MISSING, "kind", Severity.BLOCK),)
        wanted = visit.wanted_model or customer.interest
        lacking = tuple(_blocking(f) for f in filing_findings(customer.name, customer.phone or "", wanted)) or (
            _point("RC-02", say.GATE_FILED),
        )
        owner = staff_name(tx.session, customer.owner_id)
        owned = _owner_point(owner) if owner else _point("OW-4", say.GATE_OWNER_MISSING, "phone", Severity.BLOCK)
        return (_point("§6.2", say.GATE_VISIT), *lacking, owned, _greeting_point(visit))


def _visit(tx: Tx, visit_id: int) -> Visit:
    visit = tx.session.get(Visit, visit_id)
    if visit is None:
        raise ShowroomError(say.VISIT_NOT_FOUND)
    return visit


def _take_in(tx: Tx, visit: Visit, draft: VisitDraft) -> VisitLogged:
    """Find or file the customer, decide the owner, link or open the deal, and say what came of it."""
    known = find_by_phone(tx, visit.phone) if visit.phone else None
    chosen = draft.consultant_id or visit.consultant_id
    visit.consultant_id = consultant_of(tx, chosen)
    tx.session.flush()
    if known is not None:
        visit.visited_before, visit.had_card = found_before(tx, known.id, visit.id), True
    customer = known or file_customer(tx, visit, draft)
    visit.customer_id = None if customer is None else customer.id
    verdict = None
    if customer is not None:
        customer.last_contact = tx.today
        if not customer.interest:
            customer.interest = visit.wanted_model
        verdict = _decide(tx, visit, customer, same_policy=draft.same_policy, chosen=chosen is not None)
    _link_deal(tx, visit, customer, wanted=draft.open_deal)
    tx.audit("visit", visit.id, how=visit.kind.value)
    if customer is not None:
        tx.audit("customer", customer.id)
    tx.session.flush()
    may = visit.deal_id is not None and may_touch(tx.actor, tx.session.get_one(Deal, visit.deal_id))
    return VisitLogged(
        visit.id, visit.customer_id, visit.deal_id if may else None, staff_name(tx.session, visit.consultant_id),
        verdict, _notice(known, visit),
    )  # fmt: skip


def _decide(
    tx: Tx, visit: Visit, customer: Customer, *, same_policy: bool, chosen: bool = True
) -> OwnershipAnswer | None:
    """OW-1…6 for this visit. A call changes no owner; without a complete file there is none yet (OW-4, RC-02)."""
    if visit.kind is VisitKind.CALL and customer.owner_id is not None:
        return ownership.standing(tx, customer)
    receiving = visit.consultant_id or consultant_of(tx, None)
    arrival = ownership.Arrival(receiving, visit.asks_for_id, same_policy, visit.id)
    decided = ownership.decide(tx, customer, arrival)
    answer = ownership.answer(tx, customer, decided)  # as things stood when the customer came in
    if customer.owner_id is None and not queries.is_visit_filed(visit, customer):
        return replace(answer, text=told(say.UNFILED))
    if not chosen and not tx.actor.is_any(Role.CONSULTANT):
        visit.consultant_id = decided.owner_id  # nobody was named: the owner receives
    ownership.settle(tx, customer, decided, visit.id)
    return answer


def _link_deal(tx: Tx, visit: Visit, customer: Customer | None, *, wanted: bool) -> None:
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


def _notice(known: Customer | None, visit: Visit) -> Told | None:
    """Same number, other name: told, never overwritten (PH-04)."""
    differs = known is not None and visit.name and not same_name(known.name, visit.name)
    return told(say.NAME_DIFFERS) if differs else None


def _point(code: str, message: Message, field: str = "", severity: Severity = Severity.INFO) -> Finding:
    return Finding(code, severity, message.zh, message.en, override=Override.NONE, field=field)


def _blocking(finding: Finding) -> Finding:
    return Finding(
        finding.code, Severity.BLOCK, finding.text_zh, finding.text_en, override=Override.NONE,
        field="name" if finding.field == "surname" else finding.field,
    )  # fmt: skip


def _owner_point(owner: str) -> Finding:
    texts = say.GATE_OWNER.text("zh", owner=owner), say.GATE_OWNER.text("en", owner=owner)
    return Finding("OW-4", Severity.INFO, *texts, evidence=owner)


def _greeting_point(visit: Visit) -> Finding:
    left = len(say.GREETING) - len([word for word in visit.greeting.split(",") if word])
    if not left:
        return _point("RC-04", say.GATE_GREETING)
    texts = say.GATE_GREETING_MISSING.text("zh", count=left), say.GATE_GREETING_MISSING.text("en", count=left)
    return Finding("RC-04", Severity.WARN, *texts, field="greeting")
