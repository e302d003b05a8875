"""What the windows show of quotations and approvals."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from showroom.kernel.actor import Role
from showroom.kernel.money import Money
from showroom.negotiation.draft import QuoteDraft
from showroom.negotiation.model import QuotationStatus
from showroom.negotiation.reckoning import Reckoned


@dataclass(frozen=True, slots=True)
class ApprovalView:
    """One signature a quotation needs: `approved` None while it waits."""

    id: int
    role: Role
    reason: str
    asked_by: str
    asked_at: datetime
    approved: bool | None
    note: str


@dataclass(frozen=True, slots=True)
class QuoteView:
    """A quotation with what it comes to; `number` is '' before it was saved."""

    id: int
    deal_id: int
    number: str
    revision: int
    status: QuotationStatus
    quoted_on: date
    draft: QuoteDraft
    reckoned: Reckoned
    approvals: tuple[ApprovalView, ...]
    model_text: str


@dataclass(frozen=True, slots=True)
class WaitingApproval:
    """A request on the manager's table, with what it takes to decide."""

    id: int
    deal_id: int
    customer_name: str
    consultant: str
    model_text: str
    guide_price: Money
    discount: Money
    role: Role
    reason: str
    asked_at: datetime
