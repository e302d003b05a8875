"""The frozen shapes of the privacy desk's registers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from showroom.privacy.registers_model import RecordKind, RequestState, RightKind


@dataclass(frozen=True, slots=True)
class RequestDraft:
    """A request as it came in; `customer_id` None: nobody of that name is known here."""

    kind: RightKind
    name: str
    contact: str
    received_on: date
    wish: str = ""
    customer_id: int | None = None


@dataclass(frozen=True, slots=True)
class RequestLine:
    """One request; `late` when it is open beyond its day."""

    id: int
    kind: RightKind
    customer_id: int | None
    name: str
    contact: str
    wish: str
    received_on: date
    due: date
    identity: str
    state: RequestState
    answer: str
    answered_at: datetime | None
    late: bool
    version: int


@dataclass(frozen=True, slots=True)
class RecordDraft:
    """A record of processing, or an assessment of its impact; `replaces_id` is what it takes the place of."""

    kind: RecordKind
    title: str
    purpose: str
    data_kinds: str
    made_on: date
    receivers: str = ""
    risk: str = ""
    measures: str = ""
    replaces_id: int | None = None


@dataclass(frozen=True, slots=True)
class RecordLine:
    """One entry of the register; `replaced` when a newer one took its place."""

    id: int
    kind: RecordKind
    title: str
    purpose: str
    data_kinds: str
    receivers: str
    risk: str
    measures: str
    made_on: date
    keep_until: date
    by: str
    replaced: bool


@dataclass(frozen=True, slots=True)
class BreachDraft:
    """An incident as noticed; names stand in none of its fields: `concerned` says which persons, `persons` how many."""

    noticed_at: datetime
    what: str
    data_kinds: str
    concerned: str
    persons: int
    measures: str = ""


@dataclass(frozen=True, slots=True)
class BreachLine:
    """One incident; `late` when the authority was not told in time."""

    id: int
    noticed_at: datetime
    what: str
    data_kinds: str
    concerned: str
    persons: int
    measures: str
    tell_by: datetime
    authority_at: datetime | None
    persons_at: datetime | None
    not_told_reason: str
    closed_at: datetime | None
    late: bool
    version: int


@dataclass(frozen=True, slots=True)
class Clocks:
    """What waits at the privacy desk: open requests, of them late, the earliest day; incidents the authority awaits."""

    open_requests: int
    late_requests: int
    next_due: date | None
    open_breaches: int
    late_breaches: int


@dataclass(frozen=True, slots=True)
class TellDraft:
    """Who was told of an incident and when; what is empty stays as it was."""

    authority_at: datetime | None = None
    persons_at: datetime | None = None
    not_told_reason: str = ""
    measures: str = ""


@dataclass(frozen=True, slots=True)
class Waiting:
    """One clock that runs: a person's request, or an incident of which the authority was not told; no name."""

    id: int
    is_request: bool
    due: datetime
    late: bool
