"""Loans of a quotation reckoned by the rules of financing; the negotiation is handed these, it imports none of them."""

from __future__ import annotations

from showroom.deals.loan_terms import LenderOffer, LoanChoice, LoanFigures
from showroom.deals.model import Deal
from showroom.financing.annual_rate import annual_rates
from showroom.financing.messages import METHOD_NAMES
from showroom.financing.queries import financing_of, stored_draft
from showroom.financing.rules import LoanTerms, Method, schedule
from showroom.kernel.errors import Message, ShowroomError
from showroom.kernel.money import Money
from showroom.persistence.actions import Tx

UNKNOWN_METHOD = Message("loan_unknown_method", "没有“{method}”这种还款方式", "There is no repayment method “{method}”")


def loan_figures(principal: Money, choice: LoanChoice) -> LoanFigures:
    """What the loan comes to by FM-01…08; raises loan_bad_…, loan_unknown_method, loan_nothing_paid_out."""
    if choice.method not in {method.value for method in Method}:
        raise ShowroomError(UNKNOWN_METHOD, method=choice.method[:20])
    terms = LoanTerms(
        Method(choice.method), principal, choice.annual_rate, choice.months, choice.balloon, choice.flat_fee_rate,
        choice.yearly_shares,
    )  # fmt: skip
    rows = schedule(terms)
    rates = annual_rates(principal, rows.payments, choice.upfront_fee)
    return LoanFigures(
        rows.rows[0].payment, rows.rows[-1].payment, rows.interest + choice.upfront_fee, rates.simple_percent,
        rates.compound_percent, METHOD_NAMES[terms.method],
    )  # fmt: skip


def lender_offers(tx: Tx, deal: Deal) -> tuple[LenderOffer, ...]:
    """What lenders have offered for this deal, as written down at financing."""
    row = financing_of(tx, deal.id)
    if row is None:
        return ()
    return tuple(
        LenderOffer(
            offer.principal,
            LoanChoice(
                offer.method.value, offer.annual_rate, offer.months, offer.lender, offer.product, offer.balloon,
                offer.upfront_fee, offer.flat_fee_rate, offer.yearly_shares,
            ),
        )
        for offer in stored_draft(tx, deal, row).offers
    )  # fmt: skip
