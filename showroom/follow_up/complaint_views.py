"""What goes into and comes out of the complaint register."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from showroom.follow_up.complaint_model import Channel, EntryKind, Outcome, Subject
from showroom.follow_up.complaint_rules import Late


@dataclass(frozen=True, slots=True)
class ComplaintDraft:
    """A complaint as it is taken down; without customer and caller it is anonymous.

    `received_at` None means now; `owner_id` None lets the program choose. `reference` is the number that an authority
    gave it (12315).
    """

    text: str
    channel: Channel = Channel.COUNTER
    subject: Subject = Subject.OTHER
    wish: str = ""
    customer_id: int | None = None
    deal_id: int | None = None
    caller: str = ""
    caller_contact: str = ""
    reference: str = ""
    received_at: datetime | None = None
    owner_id: int | None = None


@dataclass(frozen=True, slots=True)
class AnswerDraft:
    """What the customer was told, and what was promised with it until when ('' for nothing)."""

    text: str
    promised: str = ""
    promised_by: date | None = None


@dataclass(frozen=True, slots=True)
class CloseDraft:
    """How it ended; `satisfied` None where the customer could not be asked."""

    outcome: Outcome | None
    satisfied: bool | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class ComplaintRow:
    """One complaint in a list; `who` is '' for an anonymous one."""

    id: int
    received_at: datetime
    channel: Channel
    subject: Subject
    who: str
    text: str
    owner_id: int
    owner: str
    contact_by: datetime
    answer_by: date
    contacted_at: datetime | None
    answered_at: datetime | None
    closed_at: datetime | None
    outcome: Outcome | None
    satisfied: bool | None
    late: Late
    deal_id: int | None
    customer_id: int | None


@dataclass(frozen=True, slots=True)
class ComplaintEntryLine:
    """One thing done about it."""

    at: datetime
    by: str
    kind: EntryKind
    text: str


@dataclass(frozen=True, slots=True)
class ComplaintView:
    """One complaint with everything done; `may_act` for its owner and managers, `contact` as they need it."""

    row: ComplaintRow
    wish: str
    contact: str
    reference: str
    deal_number: str
    answer: str
    promised: str
    promised_by: date | None
    entries: tuple[ComplaintEntryLine, ...]
    may_act: bool
    version: int
