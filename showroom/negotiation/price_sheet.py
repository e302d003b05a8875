"""The accepted quotation as the contract's price sheet takes it over (§3.2 Annex)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from showroom.deals.model import Deal
from showroom.kernel.actor import Role
from showroom.kernel.errors import Lang
from showroom.kernel.money import Money
from showroom.negotiation.draft import draft_from_json
from showroom.negotiation.model import Approval, Quotation
from showroom.negotiation.paper import quotation_paper
from showroom.negotiation.quotation_pdf import QuotationPaper
from showroom.negotiation.reckoning import reckon
from showroom.persistence.actions import Tx
from showroom.vehicles.model import VehicleModel


@dataclass(frozen=True, slots=True)
class GivenApproval:
    """A decided request for a discount; `by` is the staff member."""

    role: Role
    by: int
    at: datetime
    approved: bool
    note: str
    granted: Money | None = None


def given_approvals(tx: Tx, deal: Deal) -> tuple[GivenApproval, ...]:
    """Who decided on the deal's discounts, oldest first (CT-04)."""
    rows = tx.session.scalars(
        sa.select(Approval)
        .join(Quotation, Quotation.id == Approval.quotation_id)
        .where(Quotation.deal_id == deal.id, Approval.decided_at.is_not(None))
        .order_by(Approval.id)
        .limit(30)
    )
    return tuple(
        GivenApproval(row.role, row.decided_by, row.decided_at, bool(row.approved), row.note, row.granted)
        for row in rows
        if row.decided_by is not None and row.decided_at is not None
    )


def accepted_price(tx: Tx, deal: Deal, lang: Lang) -> QuotationPaper | None:
    """The lines of the quotation that the customer accepted, by the day and price it was given at; None without one."""
    if deal.quotation_id is None or deal.model_id is None:
        return None
    quotation = tx.session.get_one(Quotation, deal.quotation_id)
    model = tx.session.get_one(VehicleModel, deal.model_id)
    draft = draft_from_json(quotation.draft)
    found = reckon(draft, model, quotation.quoted_on, tx.parameters, quotation.guide_price)
    return quotation_paper(tx, deal, quotation, found, lang)
