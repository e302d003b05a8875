"""The handover itself: number, papers, car, 三包 periods, grade and the won deal in one transaction, or nothing."""

from __future__ import annotations

from showroom.customers.model import Grade
from showroom.customers.records import get_customer, set_grade
from showroom.deals.handover import note
from showroom.deals.model import Deal, DealStatus, Step, StepState
from showroom.deals.service import StepBlocked, mark_step, passed_overrides
from showroom.delivery import messages as say
from showroom.delivery.case import Facts, before_signing
from showroom.delivery.confirmation_pdf import render
from showroom.delivery.drafts import ConfirmDraft
from showroom.delivery.ledger import LONGEST_KEY
from showroom.delivery.model import Delivery
from showroom.delivery.paper import KIND, TEMPLATE, Signing, confirmation_paper, snapshot
from showroom.delivery.preparation import close_reminder
from showroom.delivery.sold_terms import sold_terms
from showroom.documents.seals import prepare_seal, sealed_pdf
from showroom.documents.store import SealedPaper, page_count, seal
from showroom.kernel.errors import Bug, FieldErrors, Lang, Message, Told
from showroom.kernel.findings import Severity
from showroom.kernel.plate import check_plate
from showroom.persistence import numbering
from showroom.persistence.actions import Tx
from showroom.staff.service import store_card
from showroom.vehicles.model import Vehicle, VehicleStatus
from showroom.vehicles.periods import three_guarantees
from showroom.vehicles.records import index_vehicle, set_status

_LANGS: tuple[Lang, Lang] = ("zh", "en")


def require_signatures(draft: ConfirmDraft) -> None:
    """Customer or agent, sales and service have signed (DV-05); raises FieldErrors."""
    if not draft.key or len(draft.key) > LONGEST_KEY:
        raise Bug(f"a confirmation needs a key of 1 to {LONGEST_KEY} characters")
    names = ("customer_signature", "sales_signature", "service_signature")
    wrong: dict[str, Told | Message] = {name: say.SIGNATURE_NEEDED for name in names if not getattr(draft, name)}
    if wrong:
        raise FieldErrors(wrong)


def require_ready(tx: Tx, facts: Facts) -> None:
    """Raises StepBlocked with everything that stands before the handover (DV-01…09)."""
    findings = passed_overrides(tx, facts.deal, before_signing(tx, facts))
    missing = tuple(entry for entry in findings if entry.severity >= Severity.NEEDS_APPROVAL)
    if missing:
        raise StepBlocked(Step.DELIVERY, missing)


def rehearse(tx: Tx, facts: Facts, draft: ConfirmDraft) -> None:
    """Draw both papers with a stand-in number, so that what cannot be printed is refused before the write lock."""
    prepare_seal(tx)
    for lang in _LANGS:
        render(confirmation_paper(tx, facts, Signing("XXXX-JC-00000000-0000", draft), lang), lang)


def hand_over(tx: Tx, facts: Facts, row: Delivery, draft: ConfirmDraft) -> None:
    """Everything that a handover changes; sold and delivered stay two facts with two days."""
    deal, vehicle = facts.deal, facts.vehicle
    if vehicle is None:
        raise Bug("a handover without a car")
    number = numbering.allot(tx.session, store_card(tx.session).code, "JC", tx.today)
    for lang in _LANGS:
        paper = confirmation_paper(tx, facts, Signing(number, draft), lang)
        pdf = sealed_pdf(tx, render(paper, lang))
        text = snapshot(paper, lang)
        ident = seal(
            tx, SealedPaper(KIND, number, lang, pdf, page_count(pdf), TEMPLATE, text, deal.id, deal.customer_id)
        )
        row.document_id = row.document_id or ident
    _hand_out(tx, facts, vehicle)
    _guarantee(tx, row, vehicle.model_id)
    close_reminder(tx, row, "delivered")
    row.customer_signature, row.sales_signature = draft.customer_signature, draft.sales_signature
    row.service_signature, row.idempotency_key = draft.service_signature, draft.key
    row.number, row.delivered_at = number, tx.now
    _win(tx, deal, number)
    tx.audit("delivery", row.id, number=number)
    tx.session.flush()


def _hand_out(tx: Tx, facts: Facts, vehicle: Vehicle) -> None:
    draft = facts.draft
    if vehicle.status is VehicleStatus.RESERVED:
        set_status(tx, vehicle, VehicleStatus.SOLD)
    set_status(tx, vehicle, VehicleStatus.DELIVERED)
    vehicle.odometer_km, vehicle.compulsory_valid_to = draft.odometer_km, draft.compulsory_valid_to
    plate = draft.plate or draft.temporary_plate
    vehicle.plate = plate
    vehicle.plate_kind = check_plate(plate, declared_temporary=not draft.plate).kind or ""
    vehicle.temp_plate_valid_to = None if draft.plate else draft.temporary_to
    tx.session.flush()
    index_vehicle(tx, vehicle)
    tx.audit("vehicle", vehicle.id, status="delivered")


def _guarantee(tx: Tx, row: Delivery, model_id: int) -> None:
    """The 三包 periods start with the delivery, unless that is the day of the invoice anyway (SB-01, DV-09)."""
    invoiced = row.invoice_on or tx.today
    terms = sold_terms(tx, model_id, row.invoice_on)
    periods = three_guarantees(invoiced, tx.today, tx.parameters, terms)
    row.guarantee_start, row.guarantee_day_7, row.guarantee_day_60 = periods.start, periods.day_7, periods.day_60
    row.guarantee_return_to, row.guarantee_repair_to = periods.year_2, periods.year_3
    row.guarantee_return_km, row.guarantee_repair_km = periods.return_km, periods.repair_km


def _win(tx: Tx, deal: Deal, number: str) -> None:
    deal.delivered_on, deal.status = tx.today, DealStatus.WON
    mark_step(tx, deal, Step.DELIVERY, StepState.DONE)
    set_grade(tx, get_customer(tx, deal.customer_id), Grade.D, reason=number)
    note(tx, deal.id, "delivered", number)
    tx.audit("deal", deal.id, delivered=number)
