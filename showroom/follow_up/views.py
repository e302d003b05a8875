"""What goes into and comes out of the follow-up service."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from fractions import Fraction

from showroom.follow_up.model import ContactResult, ContactWay
from showroom.follow_up.rules import UnreachedStep


class TaskState(StrEnum):
    """How a planned contact stands; `stopped` may not be made any more (PI-01, PI-11)."""

    OVERDUE = "overdue"
    DUE = "due"
    PLANNED = "planned"
    STOPPED = "stopped"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class TaskLine:
    """One contact of the plan; `kind` is its rule (FU-1 …) or next_contact, complaint …, `note` its figures or text.

    `unreached` says what follows after tries that reached nobody, None before any.
    """

    id: int
    kind: str
    note: str
    due: date
    owner: str
    state: TaskState
    result: str
    result_note: str
    tries: int
    version: int
    unreached: UnreachedStep | None = None


@dataclass(frozen=True, slots=True)
class ContactLine:
    """One logged contact."""

    at: datetime
    by: str
    way: ContactWay
    result: ContactResult
    effective: bool
    note: str
    kind: str


@dataclass(frozen=True, slots=True)
class SurveyView:
    """The newest survey; `index` 0 … 100 or None without weighted answers, `low` names the items of 6 or less."""

    scores: Mapping[str, int]
    index: Fraction | None
    low: tuple[str, ...]
    comment: str
    at: datetime
    by: str


class ReferralState(StrEnum):
    """A referral is registered, has come to the store, or has taken delivery: then its reward is due."""

    REGISTERED = "registered"
    CAME = "came"
    REWARD_DUE = "reward_due"


@dataclass(frozen=True, slots=True)
class ReferralLine:
    """Somebody the customer recommended."""

    id: int
    name: str
    phone_masked: str
    reward: str
    state: ReferralState
    at: datetime


@dataclass(frozen=True, slots=True)
class FollowUpView:
    """The follow-up of a deal. `suggested_next` is GR-02's date by grade, None for a delivered customer."""

    deal_id: int
    version: int
    customer_name: str
    phone: str
    delivered_on: date | None
    planned: bool
    do_not_contact: bool
    marketing_consent: bool
    today: date
    suggested_next: date | None
    tasks: tuple[TaskLine, ...]
    contacts: tuple[ContactLine, ...]
    survey: SurveyView | None
    referrals: tuple[ReferralLine, ...]
    closed_reason: str


@dataclass(frozen=True, slots=True)
class ContactDraft:
    """A contact to log; `version` is the task's. Give `next_due` with `next_purpose`, or a `closed_reason`, or none
    of them when the plan goes on.
    """

    way: ContactWay = ContactWay.CALL
    result: ContactResult | None = None
    effective: bool = False
    note: str = ""
    next_due: date | None = None
    next_purpose: str = ""
    closed_reason: str = ""
    version: int = 0


@dataclass(frozen=True, slots=True)
class PostponeDraft:
    """A contact moved to a later day, and why."""

    due: date | None
    reason: str
    version: int


@dataclass(frozen=True, slots=True)
class SurveyDraft:
    """Scores by item, 0 to 10; items left out were not answered."""

    scores: Mapping[str, int] = field(default_factory=dict)
    comment: str = ""


@dataclass(frozen=True, slots=True)
class ReferralDraft:
    """Whom the customer recommends."""

    name: str
    phone: str
    reward: str = ""
