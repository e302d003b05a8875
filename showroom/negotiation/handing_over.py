"""What a quotation keeps of its draft, and what the deal keeps of the accepted quotation."""

from __future__ import annotations

from datetime import date

from showroom.deals.model import Deal
from showroom.negotiation.draft import QuoteDraft, draft_to_json
from showroom.negotiation.model import Quotation
from showroom.negotiation.reckoning import Reckoned, options_price


def fill(quotation: Quotation, draft: QuoteDraft, found: Reckoned, on: date) -> None:
    """The columns of a saved quotation; the draft is kept whole."""
    quotation.quoted_on, quotation.valid_until = on, draft.valid_until or on
    quotation.guide_price, quotation.discount = found.guide_price, found.discount
    quotation.contract_price, quotation.options_price = found.price.contract_price, options_price(draft)
    quotation.on_road_price, quotation.due = found.price.on_road, found.price.due
    quotation.pay_way, quotation.draft = draft.pay_way, draft_to_json(draft)


def hand_over(deal: Deal, quotation: Quotation, draft: QuoteDraft) -> None:
    """What the contract, the financing and the receipts take from the accepted price."""
    deal.quotation_id, deal.quotation_json = quotation.id, quotation.draft
    deal.guide_price, deal.discount = quotation.guide_price, quotation.discount
    deal.contract_price, deal.options_price = quotation.contract_price, quotation.options_price
    deal.on_road_price, deal.pay_way = quotation.on_road_price, quotation.pay_way
    deal.loan_principal = draft.loan_principal or None
