"""What the ownership verdict shows: its evidence, and the history of decisions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class OwnershipEvidence:
    """The logged facts behind a verdict, people by name; only the owner and the office ever get one (PI-10).

    `given_on`: a manager's word or a hand-over made him the owner, which counts like a reception (decision 006).
    `received` pairs each consultant with the last day he received the customer, latest first; `split_percent` is the
    former owner's share of the bonus should the customer change hands (§6.3).
    """

    owner: str = ""
    last_received: date | None = None
    given_on: date | None = None
    phone_contacts: tuple[date, ...] = ()
    appointment_by: str = ""
    asks_for: str = ""
    same_policy: bool = True
    received: tuple[tuple[str, date], ...] = ()
    split_percent: int = 0


@dataclass(frozen=True, slots=True)
class OwnershipDecided:
    """One decision of the past; `evidence_…` is empty for whom it does not concern. `by` is who wrote it down."""

    id: int
    at: datetime
    before: str
    owner: str
    rule: str
    evidence_zh: str
    evidence_en: str
    protected_until: date | None
    split_percent: int
    by: str
