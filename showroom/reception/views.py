"""What goes into reception and what comes out of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from showroom.customers.model import Grade
from showroom.deals.model import Step
from showroom.kernel.errors import Told
from showroom.reception.model import ContactWay, LineState, VisitKind
from showroom.reception.ownership_views import OwnershipEvidence
from showroom.reception.rules import Purpose, Traffic


@dataclass(frozen=True, slots=True)
class VisitDraft:
    """One arrival or call as the front desk types it, all columns of §6.2; everything but the kind may stay empty.

    `customer_id`: a known customer picked from the list; then name and phone are only what the desk sees of them.
    `arrived` and `left` None: now, and still here. `again`: says to have been here before, although nobody knows him.
    `consultant_id` None: the consultant who types, else the owner, else the next in the queue (RC-06); anybody else
    is chosen with `receive_reason`.
    `appointment_on`: the day a caller promised to come (RC-05), which makes OW-3 hold on that day.
    `same_policy`: both offers under the same sales policy (OW-1), the usual case inside one store.
    """

    kind: VisitKind = VisitKind.WALK_IN
    purpose: Purpose = Purpose.BUY
    party_size: int = 1
    companions: str = ""
    name: str = ""
    phone: str = ""
    gender: str = ""
    district: str = ""
    wanted_model: str = ""
    channel: str = ""
    own_car: str = ""
    remark: str = ""
    consultant_id: int | None = None
    asks_for_id: int | None = None
    same_policy: bool = True
    appointment_on: date | None = None
    open_deal: bool = False
    customer_id: int | None = None
    appointment_id: int | None = None
    arrived: datetime | None = None
    left: datetime | None = None
    again: bool = False
    plate: str = ""
    wanted_brand: str = ""
    wanted_version: str = ""
    wanted_colour: str = ""
    trade_in: str = ""
    campaign_id: int | None = None
    contact_way: ContactWay | None = None
    receive_reason: str = ""
    talk: str = ""
    competitor: str = ""
    grade_left: Grade | None = None
    next_step: str = ""
    next_on: date | None = None
    state: LineState | None = None
    no_file_reason: str = ""


@dataclass(frozen=True, slots=True)
class LineBefore:
    """A line as it was before a change, for undo; handed back as it is and never shown."""

    visit_id: int
    version: int
    values: Mapping[str, object] = field(repr=False)


@dataclass(frozen=True, slots=True)
class OwnershipAnswer:
    """Whose customer a phone number is; others than owner and office get neither name nor evidence (PI-10).

    `owner_id` and `rule` are what this arrival would lead to; `known_owner` is who owns the customer now.
    """

    known: bool
    text: Told
    customer_id: int | None = None
    customer_name: str = ""
    known_owner: str = ""
    owner_id: int | None = None
    owner: str = ""
    rule: str = ""
    evidence_zh: str = ""
    evidence_en: str = ""
    protected_until: date | None = None
    masked: bool = False
    evidence: OwnershipEvidence | None = None


@dataclass(frozen=True, slots=True)
class VisitLogged:
    """What logging a visit led to; `deal_id` is an open deal that was taken up again, or the one just opened.

    `consultant` '': nobody is free, the party waits. `before`: the line as it was, when one was changed.
    """

    visit_id: int
    customer_id: int | None
    deal_id: int | None
    consultant: str
    verdict: OwnershipAnswer | None = None
    notice: Told | None = None
    before: LineBefore | None = None


@dataclass(frozen=True, slots=True)
class OpenVisit:
    """A party in the store now; `minutes` since arrival, `step` where its deal stands.

    `greeted_at` None: nobody has greeted it yet (RC-04); `greet_minutes` and `stay_minutes` are the store's limits.
    """

    id: int
    kind: VisitKind
    purpose: Purpose
    arrived_at: datetime
    minutes: int
    party_size: int
    who: str
    wanted_model: str
    consultant: str
    customer_id: int | None
    deal_id: int | None
    step: Step | None
    greeted_at: datetime | None = None
    greet_minutes: int = 1
    stay_minutes: int = 60


@dataclass(frozen=True, slots=True)
class LogRow:
    """One line of the day's log; `missing` names what the evening meeting will ask for (RC-02, RC-03)."""

    id: int
    number: int
    kind: VisitKind
    purpose: Purpose
    traffic: Traffic | None
    arrived_at: datetime
    left_at: datetime | None
    minutes: int | None
    party_size: int
    who: str
    phone_masked: str
    wanted_model: str
    channel: str
    consultant: str
    filed: bool
    deal_id: int | None
    test_drive: str = ""
    quoted: bool = False
    state: LineState | None = None
    waited_minutes: int | None = None


@dataclass(frozen=True, slots=True)
class DayLog:
    """A day's arrivals and calls, newest first, with its counts by kind (RC-01); calls are no traffic."""

    on: date
    rows: tuple[LogRow, ...]
    counts: Mapping[Traffic, int]
    calls: int
    still_open: int

    @property
    def total(self) -> int:
        """All arrivals: first, again, no intention and incomplete (RC-01)."""
        return sum(self.counts.values())


@dataclass(frozen=True, slots=True)
class ReceptionDraft:
    """What the deal's reception page saves: the visit's data, the customer's basic data, the greeting."""

    deal_id: int
    version: int
    name: str
    phone: str = ""
    gender: str = ""
    district: str = ""
    wanted_model: str = ""
    channel: str = ""
    kind: VisitKind = VisitKind.WALK_IN
    purpose: Purpose = Purpose.BUY
    party_size: int = 1
    companions: str = ""
    own_car: str = ""
    remark: str = ""
    asks_for_id: int | None = None
    greeting: frozenset[str] = field(default_factory=frozenset)


@dataclass(frozen=True, slots=True)
class OwnershipLine:
    """One decision on the owner, newest first."""

    owner: str
    rule: str
    evidence_zh: str
    evidence_en: str
    protected_until: date | None
    at: datetime


@dataclass(frozen=True, slots=True)
class ReceptionView:
    """The deal's reception page. `visit_id` None: the deal was opened without a visit, saving logs it."""

    deal_id: int
    version: int
    visit_id: int | None
    customer_id: int
    name: str
    phone: str
    gender: str
    district: str
    wanted_model: str
    channel: str
    kind: VisitKind
    purpose: Purpose
    party_size: int
    companions: str
    own_car: str
    remark: str
    asks_for_id: int | None
    greeting: frozenset[str]
    arrived_at: datetime | None
    left_at: datetime | None
    consultant: str
    owner: str
    decisions: tuple[OwnershipLine, ...]
    script: Told
