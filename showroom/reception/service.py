"""Reception: log who comes or phones, find or create the customer, decide the owner, open or take up the deal."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from showroom.customers.owner_history import MANAGER_RULE
from showroom.customers.records import find_by_phone, get_customer
from showroom.deals.handover import get_deal, note, work_on
from showroom.deals.model import Deal, Step
from showroom.deals.service import LEAST_REASON
from showroom.kernel.actor import Permission
from showroom.kernel.errors import REQUIRED, FieldErrors, Message, ShowroomError, told
from showroom.kernel.findings import Finding, Override, Severity
from showroom.kernel.text import field_text
from showroom.persistence.actions import Tx, Workplace, check_version, reads, writes
from showroom.reception import messages as say
from showroom.reception import ownership, queries
from showroom.reception.arrival import decide, link_deal
from showroom.reception.desk_views import KnownCustomer, Leaving, VisitLine
from showroom.reception.intake import apply_reception, consultant_of, found_before
from showroom.reception.line import (
    assign,
    changeable,
    edit_line,
    fill_line,
    get_visit,
    greet,
    leave,
    line_view,
    log_line,
    minutes_between,
    restore_line,
    strike_line,
)
from showroom.reception.model import Visit, VisitKind
from showroom.reception.rules import filing_findings
from showroom.reception.views import (
    DayLog,
    LineBefore,
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

        Raises FieldErrors; party_size, phone, consultant_id, arrived …, and name or phone where a deal is wanted.
        """
        return log_line(tx, draft)

    @writes(Permission.VISIT_WRITE)
    def complete_visit(self, tx: Tx, visit_id: int, draft: VisitDraft) -> VisitLogged:
        """Fill in a visit that was logged in haste; the customer is found or created now (RC-03)."""
        visit = changeable(tx, visit_id)
        return fill_line(tx, visit, draft)

    @writes(Permission.VISIT_WRITE)
    def open_deal_of(self, tx: Tx, visit_id: int) -> VisitLogged:
        """Open a deal for a visit's customer, or take the open one up; raises FieldErrors without name and phone."""
        visit = get_visit(tx, visit_id)
        customer = None if visit.customer_id is None else get_customer(tx, visit.customer_id)
        if customer is None:
            raise FieldErrors({name: REQUIRED for name in ("name", "phone") if not getattr(visit, name)})
        link_deal(tx, visit, customer, wanted=True)
        tx.audit("visit", visit.id, deal=visit.deal_id)
        return VisitLogged(visit.id, customer.id, visit.deal_id, staff_name(tx.session, visit.consultant_id))

    @writes(Permission.VISIT_WRITE)
    def leave_visit(self, tx: Tx, visit_id: int, leaving: Leaving | None = None) -> int:
        """The party leaves; grade, next step and state are kept with the line (§6.2). Returns the minutes it stayed.

        Raises visit_not_found, visit_left, FieldErrors(left | next_step | next_on | no_file_reason).
        """
        visit = get_visit(tx, visit_id)
        if visit.left_at is not None:
            raise ShowroomError(say.VISIT_LEFT)
        leave(tx, visit, leaving or Leaving())
        tx.audit("visit", visit.id, left=True)
        return minutes_between(visit.arrived_at, visit.left_at)

    @writes(Permission.VISIT_WRITE)
    def return_visit(self, tx: Tx, visit_id: int) -> None:
        """Take a leaving back that was logged by mistake (undo)."""
        visit = get_visit(tx, visit_id)
        if visit.kind is VisitKind.CALL or visit.left_at is None:
            raise ShowroomError(say.VISIT_NOT_FOUND)
        visit.left_at = None
        tx.audit("visit", visit.id, left=False)

    @writes(Permission.VISIT_WRITE)
    def edit_visit(self, tx: Tx, visit_id: int, version: int, draft: VisitDraft) -> VisitLogged:
        """Correct a line of the same day, all columns; the answer's `before` takes it back (RC-03).

        Raises ShowroomError(line_of_earlier_day | changed_meanwhile), FieldErrors.
        """
        return edit_line(tx, visit_id, version, draft)

    @writes(Permission.VISIT_WRITE)
    def restore_visit(self, tx: Tx, before: LineBefore) -> None:
        """Put a line back as it was before a correction or before it was taken back (undo)."""
        restore_line(tx, before)

    @writes(Permission.VISIT_WRITE)
    def strike_visit(self, tx: Tx, visit_id: int) -> LineBefore:
        """Take back a line that was logged by mistake; raises ShowroomError(line_of_earlier_day)."""
        return strike_line(tx, visit_id)

    @writes(Permission.VISIT_WRITE)
    def greet_visit(self, tx: Tx, visit_id: int, points: Sequence[str] = ()) -> datetime:
        """The party was greeted (RC-04): the first time is kept, and the points of the standard that were met."""
        return greet(tx, visit_id, points)

    @writes(Permission.VISIT_WRITE)
    def assign_visit(self, tx: Tx, visit_id: int, consultant_id: int | None = None, reason: str = "") -> VisitLogged:
        """Give a party to the next in turn, or to the one chosen with a reason (RC-06); raises FieldErrors."""
        return assign(tx, visit_id, consultant_id, reason)

    @reads(Permission.VISIT_READ)
    def line(self, tx: Tx, visit_id: int) -> VisitLine:
        """One line with all its columns, for the editor; raises ShowroomError(visit_not_found | line_struck)."""
        return line_view(tx, visit_id)

    @reads(Permission.VISIT_READ)
    def find_customers(self, tx: Tx, text: str, limit: int = 8) -> tuple[KnownCustomer, ...]:
        """Customers by the last digits, pinyin, initials or part of the name, as this person may see them (PI-10)."""
        return queries.known_customers(tx, text, limit)

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
        tx.audit("customer", customer.id, owner=owner_id, rule=MANAGER_RULE)

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
            decide(tx, visit, customer, same_policy=True)
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
