"""What waits for a manager, and the whole deal behind it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from showroom.kernel.actor import Role
from showroom.kernel.money import Money

if TYPE_CHECKING:
    from showroom.contract.change_drafts import Given
    from showroom.deals.model import Step
    from showroom.negotiation.draft import HaggleReason
    from showroom.negotiation.ladder import Rung
    from showroom.negotiation.margin import MarginView
    from showroom.negotiation.model import QuotationStatus
    from showroom.negotiation.turnover import TurnoverView
    from showroom.negotiation.views import ApprovalView


class AskKind(StrEnum):
    """What is asked for."""

    DISCOUNT = "discount"
    CHANGE = "change"
    CANCEL = "cancel"
    REISSUE = "reissue"
    NOTICE = "notice"
    ORDER = "order"
    TERMS = "terms"
    CLAIM = "claim"


@dataclass(frozen=True, slots=True)
class WaitingItem:
    """One line of the list. `id` is the approval's for a discount, the order's, the claim's, else the deal's.

    `discount` is what a quotation gives in all; `version` and `digest` name exactly what is decided on.
    """

    kind: AskKind
    id: int
    deal_id: int
    customer: str
    car_text: str
    asked_by: str
    reason: str
    role: Role
    since: datetime
    until: datetime | None = None
    discount: Money | None = None
    guide_price: Money | None = None
    version: int = 0
    digest: str = ""

    @property
    def key(self) -> str:
        """Unlike every other line's, and the same after the list was read again."""
        return f"{self.kind}:{self.id}"


@dataclass(frozen=True, slots=True)
class WaitingList:
    """What the reader may decide, the oldest first; `expired` requests are still to be closed."""

    items: tuple[WaitingItem, ...]
    expired: int


@dataclass(frozen=True, slots=True)
class VersionLine:
    """One version of the quotation."""

    number: str
    revision: int
    at: datetime
    by: str
    discount: Money
    on_road: Money
    status: QuotationStatus


@dataclass(frozen=True, slots=True)
class TalkLine:
    """A doubt or a promise; `settled` once it was answered or kept."""

    text: str
    settled: bool


@dataclass(frozen=True, slots=True)
class Limits:
    """What each post may give away alone on this car, and by how much the request goes beyond the consultant's."""

    consultant: Money
    manager: Money
    beyond: Money


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a change of a contract asks for: its discount in all, and another model."""

    discount: Money | None = None
    model_id: int | None = None


@dataclass(frozen=True, slots=True)
class Dossier:
    """One request with its whole deal (CT-04): nothing has to be looked up elsewhere to decide.

    `margin` is None for those who may not see it; `change_lines` and `given` are those of a change of the contract.
    """

    item: WaitingItem
    deal_number: str
    customer: str
    grade: str
    owner: str
    car_text: str
    colours: str
    vin: str
    step: Step
    rungs: tuple[Rung, ...]
    limits: Limits | None
    haggle: HaggleReason
    special_terms: str
    versions: tuple[VersionLine, ...]
    objections: tuple[TalkLine, ...]
    promises: tuple[TalkLine, ...]
    turnovers: tuple[TurnoverView, ...]
    earlier: tuple[ApprovalView, ...]
    waited: timedelta
    margin: MarginView | None
    change_lines: tuple[tuple[str, str], ...] = ()
    given: tuple[Given, ...] = ()
