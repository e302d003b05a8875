"""Whose customer it is (OW-1…6), what kind of visit it was (RC-01), and who is next in the queue (RC-06); pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from showroom.kernel.dates import add_days
from showroom.kernel.errors import Message, ShowroomError
from showroom.kernel.findings import Finding, Override, Severity
from showroom.kernel.names import normalise_name
from showroom.kernel.parameters import Parameters

NO_RECEIVER = Message(
    "ownership_no_receiver", "缺少当前接待的顾问", "The consultant who receives the customer is not given"
)


class OwnershipMode(StrEnum):
    """The two readings of the seed's third sentence (Q-01)."""

    WEEK_PROTECT = "week_protect"
    LITERAL = "literal"


@dataclass(frozen=True, slots=True)
class OwnershipPolicy:
    """The store's reading and its windows in days (§6.3)."""

    mode: OwnershipMode
    week_days: int
    phone_window_days: int

    @classmethod
    def at(cls, on: date, table: Parameters, mode: OwnershipMode | None = None) -> OwnershipPolicy:
        return cls(
            mode or OwnershipMode(table.at("ownership.mode", on)),
            table.whole("ownership.week_days", on),
            table.whole("ownership.phone_window_days", on),
        )


@dataclass(frozen=True, slots=True)
class OwnershipCase:
    """One arrival. People are names or any other keys, compared as G-09 says; `owner` made the customer's file.

    `owner_given_on`: the day on which a manager's word or a hand-over gave him the customer, counted like a reception
    (decision 006): what another decided for him must not be lost at the next unannounced visit.
    """

    on: date
    receiving: str
    owner: str | None = None
    owner_last_received: date | None = None
    owner_given_on: date | None = None
    owner_phone_contacts: tuple[date, ...] = ()
    appointment_by: str | None = None
    asks_for: str | None = None
    received_before: tuple[str, ...] = ()
    same_policy: bool = False

    @property
    def protected_from(self) -> date | None:
        """The later of the owner's last reception and the day on which he was given the customer."""
        return max((day for day in (self.owner_last_received, self.owner_given_on) if day is not None), default=None)


@dataclass(frozen=True, slots=True)
class OwnershipVerdict:
    """Who owns the customer, by which rule, on what evidence; `protected_until`: last day that OW-5 holds."""

    owner: str
    rule: str
    evidence_zh: str
    evidence_en: str
    protected_until: date | None = None


_ASKED_OTHER = Message(
    "ow1",
    "客户要求 {who}，{who} 以前接待过，且为同一销售政策",
    "The customer asks for {who}, who received him before, same policy",
)
_ASKED_OWNER = Message("ow2", "客户要求原顾问 {who}", "The customer asks for his consultant {who}")
_APPOINTMENT = Message("ow3", "本次到店由 {who} 电话预约", "{who} made the appointment for this visit by phone")
_NO_OWNER = Message(
    "ow4_no_owner", "尚无归属：由当前接待的 {who} 建档", "No owner yet: {who}, who receives now, must create the file"
)
_NEVER_RECEIVED = Message(
    "ow4_never_received",
    "{owner} 从未接待过该客户，也没有预约：归当前接待的 {who}",
    "{owner} never received the customer and made no appointment: {who}, who receives now",
)
_WITHIN_WEEK = Message(
    "ow5_week",
    "{who} 于 {last} 接待，距今 {days} 天，不满 {limit} 天",
    "{who} received the customer on {last}, {days} day(s) ago, under {limit}",
)
_PHONED = Message(
    "ow5_phone",
    "{who} 于 {last} 接待或获派，此后于 {called} 电话联系",
    "{who} received the customer or was given him on {last} and phoned on {called}",
)
_LAPSED = Message(
    "ow6_lapsed",
    "{owner} 上次接待或获派 {last}，已 {days} 天，期间无有效电话联系，客户未要求：归当前接待的 {who}",
    "{owner} last received the customer or was given him on {last}, {days} days ago, with no phone contact that counts:"
    " {who}",
)
_GIVEN = Message(
    "ow5_given",
    "客户于 {last} 由经理指定或移交给 {who}，视同当日接待，距今 {days} 天，不满 {limit} 天",
    "The customer was given to {who} on {last}, which counts like a reception, {days} day(s) ago, under {limit}",
)
_LITERAL = Message(
    "ow6_literal",
    "按字面规定：无预约且客户未要求，归当前接待的 {who}",
    "Literal reading: no appointment and no request, so {who}, who receives now",
)


def decide_owner(case: OwnershipCase, policy: OwnershipPolicy) -> OwnershipVerdict:
    """The owner after this arrival: the first of OW-1…6 that holds (§6.3). Raises ownership_no_receiver."""
    receiving = normalise_name(case.receiving)
    if not receiving:
        raise ShowroomError(NO_RECEIVER)
    asked, appointment = _name(case.asks_for), _name(case.appointment_by)
    owner = _name(case.owner)
    if asked and asked != owner and case.same_policy and asked in map(normalise_name, case.received_before):
        return _verdict("OW-1", asked, _ASKED_OTHER, who=asked)
    if asked and asked == owner:
        return _verdict("OW-2", asked, _ASKED_OWNER, who=asked)
    if appointment:
        return _verdict("OW-3", appointment, _APPOINTMENT, who=appointment)
    protected_from = case.protected_from
    if not owner or protected_from is None:
        message = _NEVER_RECEIVED if owner else _NO_OWNER
        return _verdict("OW-4", receiving, message, owner=owner, who=receiving)
    return _after_reception(case, policy, protected_from)


def protected_until(last_received: date, contacts: Sequence[date], on: date, policy: OwnershipPolicy) -> date:
    """The last day on which the owner keeps the customer by OW-5, from what is known on `on`."""
    counted = [day for day in contacts if last_received < day <= on]
    week = add_days(last_received, policy.week_days - 1)
    return max([week, *(add_days(day, policy.phone_window_days) for day in counted)])


def _after_reception(case: OwnershipCase, policy: OwnershipPolicy, last: date) -> OwnershipVerdict:
    owner, receiving = _name(case.owner), normalise_name(case.receiving)
    if policy.mode is OwnershipMode.LITERAL:
        return _verdict("OW-6", receiving, _LITERAL, who=receiving)
    days = (case.on - last).days
    until = protected_until(last, case.owner_phone_contacts, case.on, policy)
    if days < policy.week_days:
        limit = str(policy.week_days)
        text = _WITHIN_WEEK if last == case.owner_last_received else _GIVEN
        return _verdict("OW-5", owner, text, until, who=owner, last=last, days=days, limit=limit)
    opened = add_days(case.on, -policy.phone_window_days)
    # "Since that reception" leaves its own day out (G-04); "within 7 days before the visit" takes the 7th in (G-03).
    called = [day for day in case.owner_phone_contacts if last < day and opened <= day <= case.on]
    if called:
        return _verdict("OW-5", owner, _PHONED, until, who=owner, last=last, called=max(called))
    return _verdict("OW-6", receiving, _LAPSED, owner=owner, last=last, days=days, who=receiving)


def _verdict(
    rule: str, winner: str, message: Message, until: date | None = None, /, **values: object
) -> OwnershipVerdict:
    return OwnershipVerdict(winner, rule, message.text("zh", **values), message.text("en", **values), until)


def _name(text: str | None) -> str:
    return normalise_name(text) if text else ""


class Purpose(StrEnum):
    """Why someone came (§6.2's visit types)."""

    BUY = "buy"
    INVITED = "invited"
    EVENT = "event"
    PICK_UP = "pick_up"
    SERVICE = "service"
    PAPERWORK = "paperwork"
    CANCELLATION = "cancellation"
    OTHER = "other"


class Traffic(StrEnum):
    """RC-01: total = first visit (three kinds) + return visit + no interest + incomplete."""

    FIRST_FILED = "first_filed"
    FIRST_HAD_CARD = "first_had_card"
    FIRST_NOT_FILED = "first_not_filed"
    AGAIN = "again"
    NO_INTENTION = "no_intention"
    INCOMPLETE = "incomplete"

    @property
    def is_first(self) -> bool:
        return self in (Traffic.FIRST_FILED, Traffic.FIRST_HAD_CARD, Traffic.FIRST_NOT_FILED)


@dataclass(frozen=True, slots=True)
class VisitFacts:
    """What decides a visit's kind. `had_card`: a card existed before the person first came (phone or web lead)."""

    complete: bool
    purpose: Purpose
    visited_before: bool
    had_card: bool
    filed: bool


_INTENTION = frozenset({Purpose.BUY, Purpose.INVITED, Purpose.EVENT})


def classify_traffic(visit: VisitFacts) -> Traffic:
    """The one kind that a visit counts as (RC-01)."""
    if not visit.complete:
        return Traffic.INCOMPLETE
    if visit.purpose not in _INTENTION:
        return Traffic.NO_INTENTION
    if visit.visited_before:
        return Traffic.AGAIN
    if visit.had_card:
        return Traffic.FIRST_HAD_CARD
    return Traffic.FIRST_FILED if visit.filed else Traffic.FIRST_NOT_FILED


_FILE_PARTS = (
    ("surname", Message("rc02_surname", "未留档：缺少姓氏", "Not filed: the surname is missing")),
    ("phone", Message("rc02_phone", "未留档：缺少电话", "Not filed: the phone is missing")),
    ("wanted_model", Message("rc02_model", "未留档：缺少意向车型", "Not filed: the intended car is missing")),
)


def filing_findings(surname: str, phone: str, wanted_model: str) -> tuple[Finding, ...]:
    """What a visit still lacks to count as filed 留档; empty = filed (RC-02)."""
    return tuple(
        Finding("RC-02", Severity.WARN, message.zh, message.en, override=Override.NONE, field=field)
        for (field, message), value in zip(_FILE_PARTS, (surname, phone, wanted_model), strict=True)
        if not value.strip()
    )


def is_filed(surname: str, phone: str, wanted_model: str) -> bool:
    """Surname + phone + intended car (RC-02)."""
    return not filing_findings(surname, phone, wanted_model)


@dataclass(frozen=True, slots=True)
class QueuePlace:
    """A consultant in the reception queue; `turn` is the running number of the last turn taken, 0 = none yet."""

    consultant: int
    turn: int
    present: bool = True
    busy: bool = False


class Skip(StrEnum):
    """Why the queue passes somebody over (RC-06)."""

    ABSENT = "absent"
    BUSY = "busy"


@dataclass(frozen=True, slots=True)
class Turn:
    """A consultant's place in the order of turns; `skip` is why he is passed over now, None when he may be called."""

    consultant: int
    turn: int
    skip: Skip | None = None


def turn_order(queue: Sequence[QueuePlace]) -> tuple[Turn, ...]:
    """The queue as it is called: the free, longest without a turn first, then the busy, then the absent (RC-06)."""
    turns = [Turn(place.consultant, place.turn, _skip(place)) for place in queue]
    rank = {None: 0, Skip.BUSY: 1, Skip.ABSENT: 2}
    return tuple(sorted(turns, key=lambda turn: (rank[turn.skip], turn.turn)))


def next_turn(queue: Sequence[QueuePlace]) -> Turn | None:
    """Who is called next; when all who are here are busy, whoever waits longest for a turn; None: nobody is here."""
    return next((turn for turn in turn_order(queue) if turn.skip is not Skip.ABSENT), None)


def _skip(place: QueuePlace) -> Skip | None:
    if not place.present:
        return Skip.ABSENT
    return Skip.BUSY if place.busy else None


def call_seconds_tone(seconds: int, least_minutes: int, most_minutes: int) -> str:
    """How a call of this length stands against the target of RC-05: `short`, `on_target` or `long`."""
    if seconds < least_minutes * 60:
        return "short"
    return "on_target" if seconds <= most_minutes * 60 else "long"


def may_invite(*, contacted: bool, speaking: bool) -> bool:
    """A prospect is invited only after a relation is there: a logged contact, or the talk going on now (S2-04)."""
    return contacted or speaking
