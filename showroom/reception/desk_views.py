"""What goes into and comes out of the front desk's own parts: line editor, queue, appointments, calls, campaigns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from showroom.customers.model import Grade
from showroom.kernel.errors import Lang
from showroom.reception.model import AbsenceReason, AppointmentState, LineState
from showroom.reception.rules import Skip
from showroom.reception.views import VisitDraft, VisitLogged


@dataclass(frozen=True, slots=True)
class KnownCustomer:
    """A customer found while typing, as this person may see him (PI-10)."""

    id: int
    name: str
    phone_masked: str
    owner: str
    interest: str


@dataclass(frozen=True, slots=True)
class VisitLine:
    """One line of the log opened for editing; `missing` are the parts of a file that it lacks (RC-02).

    `test_drive` and `quoted` are computed from the deal. `changeable`: of today, or the actor is a manager.
    """

    visit_id: int
    version: int
    draft: VisitDraft
    consultant: str
    test_drive: str
    quoted: bool
    filed: bool
    missing: tuple[str, ...]
    changeable: bool
    greeting: frozenset[str]
    greeted_at: datetime | None
    scripts: Mapping[str, Mapping[Lang, str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Leaving:
    """What is asked when a party leaves (§6.2); all may stay empty for somebody who only looked in."""

    grade: Grade | None = None
    next_step: str = ""
    next_on: date | None = None
    state: LineState | None = None
    left: datetime | None = None
    no_file_reason: str = ""


@dataclass(frozen=True, slots=True)
class QueueRow:
    """A consultant in the queue, in the order of being called; `until` None: absent until he is back (RC-06)."""

    id: int
    name: str
    turns: int
    skip: Skip | None
    absence_id: int | None = None
    reason: AbsenceReason | None = None
    note: str = ""
    since: datetime | None = None
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class AbsenceDraft:
    """A consultant away: from `starts` (None: now) to `ends` (None: until he is back)."""

    staff_id: int
    reason: AbsenceReason
    note: str = ""
    starts: datetime | None = None
    ends: datetime | None = None


@dataclass(frozen=True, slots=True)
class AppointmentDraft:
    """An appointment: time AND place always (S0-03), and whom it is with.

    `speaking`: the customer is on the phone or here now, which is a contact too (S2-04).
    """

    at: datetime | None = None
    place: str = ""
    customer_id: int | None = None
    name: str = ""
    phone: str = ""
    party_size: int = 1
    wanted_model: str = ""
    reason: str = ""
    consultant_id: int | None = None
    speaking: bool = False
    by_phone: bool = True


@dataclass(frozen=True, slots=True)
class AppointmentRow:
    """An appointment in a list; `late_minutes` past its time today, 0 when it is not due yet."""

    id: int
    version: int
    at: datetime
    place: str
    who: str
    phone_masked: str
    party_size: int
    wanted_model: str
    reason: str
    consultant: str
    consultant_id: int | None
    customer_id: int | None
    state: AppointmentState
    overdue: bool
    late_minutes: int
    visit_id: int | None
    prepared: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class EnquiryDraft:
    """One call as the form takes it down (RC-05); goal: an appointment, else a consultant who calls back at once.

    `started` and `seconds` come from the form's timer. `answers` are the lines of the Q&A sheet that were used.
    """

    started: datetime
    seconds: int
    visit: VisitDraft
    address: str = ""
    wish_price: str = ""
    wish_use: str = ""
    wish_pay: str = ""
    wish_when: str = ""
    verified: bool = False
    asked_price: bool = False
    answers: tuple[int, ...] = ()
    note: str = ""
    appointment: AppointmentDraft | None = None
    call_back: bool = False


@dataclass(frozen=True, slots=True)
class EnquiryLogged:
    """What a call led to."""

    id: int
    visit: VisitLogged
    appointment_id: int | None
    task_id: int | None
    call_back_by: str
    tone: str


@dataclass(frozen=True, slots=True)
class EnquiryRow:
    """A call in the archive; `tone` of its length against the target of RC-05."""

    id: int
    visit_id: int
    started_at: datetime
    seconds: int
    tone: str
    who: str
    phone_masked: str
    district: str
    wishes: str
    asked_price: bool
    outcome: str
    consultant: str
    note: str


@dataclass(frozen=True, slots=True)
class CallTarget:
    """How long a call should take, in minutes (RC-05)."""

    least: int
    most: int


@dataclass(frozen=True, slots=True)
class AnswerDraft:
    """One line of the Q&A sheet; one language is enough. `price` marks what is asked about money."""

    question_zh: str = ""
    answer_zh: str = ""
    question_en: str = ""
    answer_en: str = ""
    price: bool = False
    place: int = 0
    active: bool = True


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """A line of the Q&A sheet."""

    id: int
    version: int
    draft: AnswerDraft

    def question(self, lang: Lang) -> str:
        """In `lang`, else in the other language."""
        zh, en = self.draft.question_zh, self.draft.question_en
        return (zh or en) if lang == "zh" else (en or zh)

    def answer(self, lang: Lang) -> str:
        """In `lang`, else in the other language."""
        zh, en = self.draft.answer_zh, self.draft.answer_en
        return (zh or en) if lang == "zh" else (en or zh)


@dataclass(frozen=True, slots=True)
class CampaignDraft:
    """A campaign: kind, place and time (S0-10, S0-11)."""

    kind: str
    name: str
    place: str
    starts: date | None = None
    ends: date | None = None
    note: str = ""
    active: bool = True


@dataclass(frozen=True, slots=True)
class CampaignRow:
    """A campaign with what it brought so far."""

    id: int
    version: int
    draft: CampaignDraft
    running: bool
    visits: int
