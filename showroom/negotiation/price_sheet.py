"""The accepted quotation as the contract's price sheet takes it over (§3.2 Annex)."""

from __future__ import annotations

from showroom.deals.model import Deal
from showroom.kernel.errors import Lang
from showroom.negotiation.draft import draft_from_json
from showroom.negotiation.model import Quotation
from showroom.negotiation.paper import quotation_paper
from showroom.negotiation.quotation_pdf import QuotationPaper
from showroom.negotiation.reckoning import reckon
from showroom.persistence.actions import Tx
from showroom.vehicles.model import VehicleModel


def accepted_price(tx: Tx, deal: Deal, lang: Lang) -> QuotationPaper | None:
    """The lines of the quotation that the customer accepted, by the day and price it was given at; None without one."""
    if deal.quotation_id is None or deal.model_id is None:
        return None
    quotation = tx.session.get_one(Quotation, deal.quotation_id)
    model = tx.session.get_one(VehicleModel, deal.model_id)
    draft = draft_from_json(quotation.draft)
    found = reckon(draft, model, quotation.quoted_on, tx.parameters, quotation.guide_price)
    return quotation_paper(tx, deal, quotation, found, lang)
