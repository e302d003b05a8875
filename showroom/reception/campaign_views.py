"""What goes into and comes out of prospecting: audiences, call lists, calls, leads, costs, messages."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from showroom.customers.model import Grade
from showroom.kernel.errors import Lang
from showroom.kernel.money import Money
from showroom.reception.campaign_model import CampaignCallResult, LeadReason, LeadVerdict, MessageWay
from showroom.reception.campaign_rules import LeadTally


@dataclass(frozen=True, slots=True)
class Audience:
    """Who is meant; what stays empty does not narrow. `silent_since`: no contact on or after that day (S0-13).

    `campaign_id`: came with, or gave their number at, that earlier campaign. `owner_id`: customers of that consultant.
    `trade` and `least_fleet`: whose portrait says so (S4-02).
    """

    channel: str = ""
    grades: tuple[Grade, ...] = ()
    interest: str = ""
    silent_since: date | None = None
    campaign_id: int | None = None
    owner_id: int | None = None
    trade: str = ""
    least_fleet: int | None = None


@dataclass(frozen=True, slots=True)
class LeftOut:
    """How many of those who match may not be contacted, by the first reason that fits (PI-01, PI-11)."""

    no_contact: int = 0
    no_consent: int = 0
    no_phone: int = 0
    listed: int = 0
    no_words: int = 0

    @property
    def total(self) -> int:
        return self.no_contact + self.no_consent + self.no_phone + self.listed + self.no_words


@dataclass(frozen=True, slots=True)
class AudienceCount:
    """How many match, and how many of them may be contacted."""

    matched: int
    allowed: int
    left_out: LeftOut


@dataclass(frozen=True, slots=True)
class CallListDraft:
    """A list to make: for which campaign, whom, until when, who calls, and at most how many."""

    campaign_id: int
    audience: Audience
    due: date | None = None
    callers: tuple[int, ...] = ()
    most: int = 200


@dataclass(frozen=True, slots=True)
class CallListRow:
    """A call list with how far it is; `blocked` may no longer be called."""

    id: int
    version: int
    campaign_id: int
    campaign: str
    made_at: datetime
    made_by: str
    due: date
    total: int
    done: int
    reached: int
    coming: int
    left_out: LeftOut
    closed: bool

    @property
    def percent(self) -> int:
        """Rounded down, so that 100 means all."""
        return 100 * self.done // self.total if self.total else 100


@dataclass(frozen=True, slots=True)
class CallerProgress:
    """How far one caller is on a list."""

    caller_id: int | None
    caller: str
    total: int
    done: int
    coming: int


@dataclass(frozen=True, slots=True)
class CallRow:
    """One customer to call; name and phone as the reader may see them. `blocked` says why no call may be made now."""

    id: int
    version: int
    customer_id: int
    list_id: int
    campaign: str
    who: str
    phone: str
    grade: Grade
    interest: str
    last_contact: date | None
    caller_id: int | None
    caller: str
    due: date
    tries: int
    message_sent: bool
    result: CampaignCallResult | None
    note: str
    done: bool
    blocked: str
    scripts: dict[Lang, str] = field(default_factory=dict, compare=False)


@dataclass(frozen=True, slots=True)
class CampaignCallDraft:
    """How a call ended; `coming_at` makes the appointment with the campaign's place, `next_due` the next contact."""

    result: CampaignCallResult | None
    note: str = ""
    next_due: date | None = None
    coming_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class CampaignCallLogged:
    """What a call led to; `closed`: the customer is done with, `tries_left` before a message ends it otherwise."""

    entry_id: int
    closed: bool
    appointment_id: int | None
    next_due: date | None
    tries_left: int


@dataclass(frozen=True, slots=True)
class LeadDraft:
    """A number given in exchange for a gift (S0-13). `told`: the notice was told (PI-02); `marketing`: they agreed.

    The gift hangs on the number, never on the consent (PI-03).
    """

    name: str
    phone: str
    channel: str = ""
    campaign_id: int | None = None
    interest: str = ""
    district: str = ""
    gender: str = ""
    gift: str = ""
    note: str = ""
    told: bool = False
    marketing: bool = False


@dataclass(frozen=True, slots=True)
class LeadTaken:
    """What became of a number: a new file, or one that was there, of which only the owner is told (PI-10)."""

    id: int
    customer_id: int
    known: bool
    owner: str


@dataclass(frozen=True, slots=True)
class LeadRow:
    """A lead in the list, hot ones first; `lead_id` None: a visit or call that nobody has judged yet."""

    id: int
    lead_id: int | None
    visit_id: int | None
    version: int
    customer_id: int
    day: date
    who: str
    phone_masked: str
    grade: Grade
    interest: str
    channel: str
    campaign: str
    gift: str
    owner: str
    last_contact: date | None
    last_note: str
    verdict: LeadVerdict
    reason: LeadReason | None
    note: str
    prospect: frozenset[str]
    mine: bool


@dataclass(frozen=True, slots=True)
class LeadJudgement:
    """Valid or not, and why (S0-19); exactly one of `lead_id` and `visit_id` says which lead."""

    verdict: LeadVerdict
    reason: LeadReason | None = None
    note: str = ""
    prospect: frozenset[str] = frozenset()
    lead_id: int | None = None
    visit_id: int | None = None
    version: int = 0


@dataclass(frozen=True, slots=True)
class CostDraft:
    """Money spent for a channel, a campaign or both."""

    day: date | None
    amount: Money | None
    channel: str = ""
    campaign_id: int | None = None
    voucher: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class CostRow:
    """One amount spent."""

    id: int
    day: date
    channel: str
    campaign: str
    amount: Money
    voucher: str
    note: str
    by: str


@dataclass(frozen=True, slots=True)
class CostLine:
    """Leads and money of one channel (`channel` set) or campaign (`campaign_id` set); neither: nobody said which."""

    id: int
    name: str
    channel: str
    campaign_id: int | None
    tally: LeadTally


@dataclass(frozen=True, slots=True)
class CostReport:
    """What leads cost in a period, by channel and by campaign (S0-17)."""

    first: date
    last: date
    channels: tuple[CostLine, ...]
    campaigns: tuple[CostLine, ...]
    whole: LeadTally
    costs: tuple[CostRow, ...]


@dataclass(frozen=True, slots=True)
class MessageDraft:
    """A text for many (S0-14); placeholders in braces."""

    text: str
    audience: Audience = field(default_factory=Audience)
    campaign_id: int | None = None
    way: MessageWay = MessageWay.SMS
    lang: Lang = "zh"


@dataclass(frozen=True, slots=True)
class MessagePerson:
    """The text as one customer would get it; the phone masked until it is taken out."""

    id: int
    who: str
    phone: str
    text: str
    parts: int


@dataclass(frozen=True, slots=True)
class MessagePreview:
    """The first receivers with their texts, and how many there are in all."""

    people: tuple[MessagePerson, ...]
    matched: int
    allowed: int
    left_out: LeftOut


@dataclass(frozen=True, slots=True)
class MessageOrder:
    """Where to and why; the ending of `target` says the format: .xlsx or .csv."""

    draft: MessageDraft
    target: Path
    reason: str


@dataclass(frozen=True, slots=True)
class MessageRow:
    """A message that was taken out."""

    id: int
    made_at: datetime
    made_by: str
    way: MessageWay
    text: str
    campaign: str
    persons: int
    left_out: LeftOut


@dataclass(frozen=True, slots=True)
class PortraitDraft:
    """What kind of customer this is (S4-02); numbers None where not known."""

    trade: str = ""
    staff: int | None = None
    fleet: int | None = None
    pain_points: str = ""
    decision_chain: str = ""


@dataclass(frozen=True, slots=True)
class PortraitView:
    """A portrait; `version` 0: there is none yet."""

    customer_id: int
    who: str
    draft: PortraitDraft
    version: int
    changed_at: datetime | None
    changed_by: str
