"""The cost sheet of a stored financing (FI-08, FI-09)."""

from __future__ import annotations

import json
from dataclasses import dataclass

from showroom.customers.identity import ID_KIND_NAMES
from showroom.customers.model import Customer
from showroom.deals.model import Deal
from showroom.documents.paper import PaperHead
from showroom.documents.parties import CustomerParty, StoreParty
from showroom.documents.phrases import Phrase, moment_text
from showroom.financing.annual_rate import percent
from showroom.financing.cost_sheet_pdf import ContingentCost, CostItem, CostSheetPaper, OfferPaper
from showroom.financing.drafts import OfferDraft, OfferResult
from showroom.financing.messages import METHOD_NAMES
from showroom.financing.rules import Method
from showroom.kernel.errors import Lang
from showroom.kernel.money import ZERO, Money
from showroom.persistence.actions import Tx
from showroom.staff.service import store_card
from showroom.vehicles.records import get_model, model_text

TEMPLATE = "cost-sheet-2026.1"
KIND = "cost_sheet"
_INTEREST = Phrase("贷款利息", "Loan interest")
_FLAT_FEE = Phrase("分期手续费", "Instalment fee")
_UPFRONT = Phrase("放款前一次性费用", "One-time fee before disbursement")
_MONTHLY = Phrase("按月计收，{method}", "Monthly, {method}")
_ONCE = Phrase("一次性收取", "Once")
_A_YEAR = Phrase("{rate}% / 年", "{rate}% a year")
_OF_PRINCIPAL = Phrase("本金的 {rate}%", "{rate}% of the principal")
_OVERDUE = Phrase("逾期罚息", "Overdue interest")
_WHEN_OVERDUE = Phrase("未按期还款", "An instalment is late")
_PENALTY = Phrase("提前还款违约金", "Early settlement penalty")
_WHEN_EARLY = Phrase("提前结清", "The loan is settled early")
_OF_BALANCE = Phrase("剩余本金的 {rate}%", "{rate}% of the balance")


@dataclass(frozen=True, slots=True)
class SheetSigning:
    """What signing adds: the number, and the borrower's signature as PNG bytes."""

    number: str
    image: bytes = b""


@dataclass(frozen=True, slots=True)
class Compared:
    """All offers as reckoned; `chosen` is the index of the one that the sheet is about."""

    results: tuple[OfferResult, ...]
    chosen: int


def cost_sheet_paper(tx: Tx, deal: Deal, compared: Compared, signing: SheetSigning, lang: Lang) -> CostSheetPaper:
    """Everything the cost sheet prints."""
    card = store_card(tx.session)
    customer = tx.session.get_one(Customer, deal.customer_id)
    model = None if deal.model_id is None else get_model(tx, deal.model_id)
    results, chosen = compared.results, compared.chosen
    price = results[chosen].down_payment + results[chosen].offer.principal
    return CostSheetPaper(
        head=PaperHead(card.name, signing.number, TEMPLATE, draft=not signing.image),
        shown_on=tx.today,
        store=StoreParty(card.name, card.credit_code, card.address, card.phone),
        borrower=_borrower(customer, lang),
        vehicle="" if model is None else model_text(model),
        vehicle_price=price,
        offers=tuple(_offer(result, lang) for result in results),
        chosen=chosen,
        schedule=results[chosen].schedule.rows,
        contingent=_contingent(results[chosen].offer, lang),
        prepared_by=tx.actor.name,
        borrower_image=signing.image,
        signed_at=moment_text(tx.now, lang) if signing.image else "",
    )


def snapshot(paper: CostSheetPaper, lang: Lang) -> str:
    """The chosen offer's figures as JSON, kept beside the paper (CT-07)."""
    offer = paper.offer
    return json.dumps(
        {
            "language": lang, "number": paper.head.number, "lender": offer.lender, "principal": str(offer.principal),
            "months": offer.months, "annual_rate": offer.annual_rate, "total_cost": str(offer.total_cost),
            "apr_simple": offer.apr_simple, "apr_compound": offer.apr_compound,
            "payments": [str(row.payment) for row in paper.schedule],
        },
        ensure_ascii=False, sort_keys=True,
    )  # fmt: skip


def _borrower(customer: Customer, lang: Lang) -> CustomerParty:
    kind = ID_KIND_NAMES[customer.id_kind][lang == "en"] if customer.id_kind else ""
    return CustomerParty(customer.name, kind, customer.id_number or "", customer.phone or "", address=customer.address)


def _offer(result: OfferResult, lang: Lang) -> OfferPaper:
    offer = result.offer
    return OfferPaper(
        lender=offer.lender,
        product=offer.product,
        method=METHOD_NAMES[offer.method][lang == "en"],
        principal=offer.principal,
        down_payment=result.down_payment,
        months=offer.months,
        annual_rate=percent(offer.annual_rate),
        payment=result.first,
        last_payment=result.last,
        items=_items(result, lang),
        total_cost=result.cost,
        total_paid=result.total,
        apr_simple=result.rates.simple_percent,
        apr_compound=result.rates.compound_percent,
    )


def _items(result: OfferResult, lang: Lang) -> tuple[CostItem, ...]:
    offer = result.offer
    how = _MONTHLY(lang, method=METHOD_NAMES[offer.method][lang == "en"])
    if offer.method is Method.FLAT_FEE:
        rate = _OF_PRINCIPAL(lang, rate=percent(offer.flat_fee_rate))
        items = [CostItem(_FLAT_FEE(lang), how, rate, result.schedule.interest, offer.lender)]
    else:
        rate = _A_YEAR(lang, rate=percent(offer.annual_rate))
        items = [CostItem(_INTEREST(lang), how, rate, result.schedule.interest, offer.lender)]
    if offer.upfront_fee > ZERO:
        share = _of_principal(offer.upfront_fee, offer.principal, lang)
        items.append(CostItem(_UPFRONT(lang), _ONCE(lang), share, offer.upfront_fee, offer.fee_collector))
    return tuple(items)


def _of_principal(fee: Money, principal: Money, lang: Lang) -> str:
    return _OF_PRINCIPAL(lang, rate=percent(fee.yuan / principal.yuan))


def _contingent(offer: OfferDraft, lang: Lang) -> tuple[ContingentCost, ...]:
    costs = []
    if offer.overdue_rate is not None:
        rate = _A_YEAR(lang, rate=percent(offer.overdue_rate))
        costs.append(ContingentCost(_OVERDUE(lang), _WHEN_OVERDUE(lang), rate, offer.lender))
    if offer.penalty_share is not None:
        rate = _OF_BALANCE(lang, rate=percent(offer.penalty_share))
        costs.append(ContingentCost(_PENALTY(lang), _WHEN_EARLY(lang), rate, offer.lender))
    return tuple(costs)
