"""A saved quotation: each change is a version of its own with a number of its own, and reads back as it was given."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import sqlalchemy as sa

from showroom.customers.model import Customer, CustomerKind
from showroom.customers.records import get_customer
from showroom.deals.handover import note, step_states, work_on
from showroom.deals.indexing import index_deal
from showroom.deals.loan_terms import LoanChoice
from showroom.deals.model import Deal, PayWay, Step, StepState
from showroom.deals.optional_services import service_code
from showroom.deals.quote_basis import SERVICE, Recorder, months_of
from showroom.deals.service import mark_step
from showroom.documents.model import Document, DocumentBlob
from showroom.kernel.errors import Lang, ShowroomError
from showroom.kernel.money import Money
from showroom.kernel.text import field_text
from showroom.negotiation import messages as say
from showroom.negotiation.draft import QuoteDraft, ServiceLine, commercial_premium, draft_from_json, draft_to_json
from showroom.negotiation.gate import newest
from showroom.negotiation.goods import require_true_prices
from showroom.negotiation.handing_over import fill
from showroom.negotiation.limits import judged
from showroom.negotiation.model import Quotation, QuotationStatus
from showroom.negotiation.reckoning import OFFICIAL, VALID_DAYS, Reckoned, outdated, reckon, require_marked, start_draft
from showroom.negotiation.rules import Use
from showroom.negotiation.subsidy_once import refuse_second_subsidy
from showroom.persistence import numbering
from showroom.persistence.actions import Tx, check_version
from showroom.staff.service import store_card
from showroom.vehicles.model import VehicleModel

ROW_VERSIONS = 1000
"""How many changes of one version's row a token can tell apart."""
_DUE_DAYS = "tax.purchase_due_days"  # told beside the tax, and no part of the price
_PREFIX = {"vehicle_vessel_annual": "vehicle_vessel.", "compulsory": "compulsory.", "official_fees": "fee."}


def token(quotation: Quotation) -> int:
    """What a draft names as its version: it rises with every change of the deal's quotation, and with a new one."""
    return quotation.revision * ROW_VERSIONS + quotation.version


def save_quote(tx: Tx, deal_id: int, draft: QuoteDraft) -> tuple[Deal, Quotation]:
    """Store the offer as a new version; the very same offer again on the same day stays the version it is.

    Raises FieldErrors, changed_meanwhile, contract_stands.
    """
    deal = work_on(tx, deal_id, Step.NEGOTIATION)
    if deal.contract_number:
        raise ShowroomError(say.CONTRACT_STANDS)
    draft = cleaned(draft)
    require_marked(draft, tx.today, tx.parameters)
    require_true_prices(tx, draft)
    model = model_of(tx, deal)
    found = reckon(draft, model, tx.today, tx.parameters)
    refuse_second_subsidy(tx, deal, draft)
    before = newest(tx, deal.id)
    if before is not None:
        check_version(draft.version, token(before))
        if _same(before, draft, model, found) and before.quoted_on == tx.today:
            tx.audit("deal", deal.id, quotation=before.number, unchanged=True)
            return deal, before
    if step_states(tx, deal.id).get(Step.NEGOTIATION) is StepState.DONE:
        mark_step(tx, deal, Step.NEGOTIATION, StepState.TODO)  # another price needs another yes before the contract
    quotation = _new_version(tx, deal, before)
    fill(quotation, draft, found, tx.today)
    tx.session.flush()
    index_deal(tx, deal, get_customer(tx, deal.customer_id))
    note(tx, deal.id, "quoted", f"{quotation.number} ¥{found.price.on_road.grouped()}")
    tx.audit("deal", deal.id, quotation=quotation.number)
    return deal, quotation


def renewed(tx: Tx, deal: Deal, quotation: Quotation) -> QuoteDraft:
    """The same offer for today: valid anew, with today's official amounts where the old day's were taken (G-06)."""
    draft, model, use = draft_from_json(quotation.draft), model_of(tx, deal), use_of(tx, deal)
    then = start_draft(model, quotation.quoted_on, tx.parameters, use)
    now = start_draft(model, tx.today, tx.parameters, use)
    stale = outdated(draft, then, now)
    amounts = {name: getattr(now, name) for name in OFFICIAL if name in stale}
    valid_until = tx.today + timedelta(days=VALID_DAYS)
    services = tuple(replace(line, price=_marked(tx, line)) for line in draft.services)
    return replace(draft, **amounts, services=services, valid_until=valid_until, version=token(quotation))


def cleaned(draft: QuoteDraft) -> QuoteDraft:
    """The draft with texts made safe and the commercial insurance equal to its lines; raises FieldErrors."""

    def text(field: str, value: str, limit: int) -> str:
        return field_text(field, value, limit)

    return replace(
        draft,
        discounts=tuple(replace(d, reason=text(f"reason_{d.kind.value}", d.reason, 80)) for d in draft.discounts),
        options=tuple(replace(o, name=text("options", o.name, 60)) for o in draft.options),
        services=tuple(
            replace(s, name=text("services", s.name, 60), provider=text("services", s.provider, 60))
            for s in draft.services
        ),
        insurance=tuple(
            replace(i, insurer=text("insurance", i.insurer, 60), cover=text("insurance", i.cover, 60))
            for i in draft.insurance
        ),
        commercial=commercial_premium(draft),
        loan=_loan(draft) if draft.pay_way is PayWay.LOAN else None,
        special_terms=field_text("special_terms", draft.special_terms, 500, multiline=True),
        trade_in_car=text("trade_in_car", draft.trade_in_car, 80),
        delivery_period=text("delivery_period", draft.delivery_period, 60),
    )


def _marked(tx: Tx, line: ServiceLine) -> Money:
    """The price of a service, not above what the board marks today (MF-01)."""
    key = f"{SERVICE}{service_code(line.code, line.name)}"
    covered = tx.parameters.covers(key, tx.today)
    return min(line.price, tx.parameters.money(key, tx.today)) if covered else line.price


def _loan(draft: QuoteDraft) -> LoanChoice | None:
    if draft.loan is None:
        return None
    lender = field_text("lender", draft.loan.lender, 80)
    return replace(draft.loan, lender=lender, product=field_text("lender", draft.loan.product, 80))


def model_of(tx: Tx, deal: Deal, quotation: Quotation | None = None) -> VehicleModel:
    """The car that was quoted, else the deal's; raises no_car."""
    wanted = (quotation.model_id if quotation is not None else None) or deal.model_id
    if wanted is None:
        raise ShowroomError(say.NO_CAR)
    return tx.session.get_one(VehicleModel, wanted)


def use_of(tx: Tx, deal: Deal) -> Use:
    """Whose car it will be, for the compulsory insurance (§4.1)."""
    customer = tx.session.get_one(Customer, deal.customer_id)
    return Use.COMPANY if customer.kind is CustomerKind.COMPANY else Use.FAMILY


def as_quoted(tx: Tx, quotation: Quotation, model: VehicleModel) -> Reckoned:
    """A stored quotation worked out with the day and the guide price that it was made with."""
    draft = draft_from_json(quotation.draft)
    found = reckon(draft, model, quotation.quoted_on, tx.parameters, quotation.guide_price)
    return judged(tx, model, draft, found, quotation.quoted_on)


def model_text(model: VehicleModel) -> str:
    """Brand, series and version."""
    return f"{model.brand} {model.series} {model.version_name}".strip()


def quote_pdf(tx: Tx, deal: Deal, quotation: Quotation, lang: Lang) -> bytes:
    """The version on paper: the bytes that were sealed when it was accepted, else drawn from what was stored."""
    from showroom.negotiation.paper import quotation_paper
    from showroom.negotiation.quotation_pdf import render

    query = (
        sa.select(DocumentBlob.pdf)
        .join(Document, Document.id == DocumentBlob.document_id)
        .where(Document.kind == "quote", Document.number == quotation.number, Document.language == lang)
    )
    sealed = tx.session.scalar(query.limit(1))
    if sealed is not None:
        return sealed
    found = as_quoted(tx, quotation, model_of(tx, deal, quotation))
    return render(quotation_paper(tx, deal, quotation, found, lang), lang)


def basis_of(tx: Tx, deal: Deal, draft: QuoteDraft) -> dict[str, str]:
    """The parameters of today that the price rests on; an official amount that was typed over rests on none (G-06)."""
    model, use, table = model_of(tx, deal), use_of(tx, deal), Recorder(tx.parameters)
    start = start_draft(model, tx.today, table, use)
    taken = tuple(prefix for name, prefix in _PREFIX.items() if getattr(draft, name) == getattr(start, name))
    found = {key: value for key, value in table.asked.items() if key.startswith(taken)} if taken else {}
    table.asked.clear()
    reckon(draft, model, tx.today, table, deal.guide_price)
    found |= {key: value for key, value in table.asked.items() if key.startswith("tax.") and key != _DUE_DAYS}
    codes = ((service_code(line.code, line.name), line) for line in draft.services if line.chosen and line.price)
    found |= {f"{SERVICE}{code}": str(line.price) for code, line in codes if code}
    return found | (months_of(tx.today) if draft.vehicle_vessel_annual else {})


def _same(before: Quotation, draft: QuoteDraft, model: VehicleModel, found: Reckoned) -> bool:
    """Whether nothing at all is different from the version that stands."""
    if before.status is QuotationStatus.REPLACED or before.model_id != model.id:
        return False
    typed = draft_to_json(replace(draft, version=0))
    stored = draft_to_json(replace(draft_from_json(before.draft), version=0))
    sums = (found.guide_price, found.price.on_road, found.price.due)
    return typed == stored and sums == (before.guide_price, before.on_road_price, before.due)


def _new_version(tx: Tx, deal: Deal, before: Quotation | None) -> Quotation:
    if before is not None:
        before.status = QuotationStatus.REPLACED
    quotation = Quotation(
        deal_id=deal.id,
        model_id=deal.model_id,
        number=numbering.allot(tx.session, store_card(tx.session).code, "BJ", tx.today),
        revision=1 if before is None else before.revision + 1,
        at=tx.now,
        by=tx.actor.id,
    )
    tx.session.add(quotation)
    return quotation
