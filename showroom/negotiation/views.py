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
    """One signature a quotation needs: `approved` None while it waits; `ended` is '' while it counts.

    `granted` is the most that was approved; `mine` may be withdrawn by the reader, `may_decide` decided.
    """

    id: int
    role: Role
    reason: str
    asked_by: str
    asked_at: datetime
    approved: bool | None
    note: str
    expires_at: datetime | None = None
    ended: str = ""
    granted: Money | None = None
    decided_by: str = ""
    mine: bool = False
    may_decide: bool = False


@dataclass(frozen=True, slots=True)
class LadderView:
    """Where the quotation stands on the ladder of its car (CT-04): what each post may give away alone on it.

    `must_ask` has not been asked yet, `blocked` says that an asked signature is not there.
    """

    consultant: Money
    manager: Money
    must_ask: tuple[Role, ...] = ()
    blocked: bool = False


@dataclass(frozen=True, slots=True)
class QuoteView:
    """A quotation with what it comes to; `number` is '' before it was saved, `expired` while it must be renewed.

    `unvalued` are the names of gifts whose value may not be shown (价格欺诈 18).
    """

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
    ladder: LadderView | None = None
    expired: bool = False
    unvalued: frozenset[str] = frozenset()


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
    expires_at: datetime | None = None
