"""The frozen shapes of a customer's whole file: what the window shows in its tabs, read across all steps."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from showroom.customers.completeness import Completeness
from showroom.customers.duplicates import FoundBy
from showroom.customers.model import Grade
from showroom.customers.parts import ContactPersonLine, NoteLine, OwnedVehicleLine, PaperLine, PaperState
from showroom.customers.views import GradeLine, TaskRow
from showroom.deals.model import DealStatus, Step
from showroom.kernel.errors import Lang, Told
from showroom.kernel.licence import LicencePaper
from showroom.kernel.money import Money


@dataclass(frozen=True, slots=True)
class LicenceLine:
    """The driving licence as the test drive recorded it; number masked. `valid` as DL-02 asks; None: dates unknown."""

    paper: LicencePaper
    number: str
    classes: str
    valid_from: date | None
    valid_to: date | None
    long_term: bool
    valid: bool | None
    seen_on: date | None


@dataclass(frozen=True, slots=True)
class OwnershipStanding:
    """Whose the customer is, by which rule, and until when that is protected (OW-5); None when it is not."""

    owner: str
    rule: str = ""
    protected_until: date | None = None


@dataclass(frozen=True, slots=True)
class IdentityPart:
    """First look: everything of the customer's own records. `papers_state` is of the document on the own row.

    `deciders` is what the needs talks say of who decides, newest first: told there, not stored twice.
    """

    customer_id: int
    papers_state: PaperState | None
    completeness: Completeness
    contacts: tuple[ContactPersonLine, ...]
    deciders: tuple[str, ...]
    papers: tuple[PaperLine, ...]
    licence: LicenceLine | None
    vehicles: tuple[OwnedVehicleLine, ...]
    notes: tuple[NoteLine, ...]
    notes_allowed: bool
    grades: tuple[GradeLine, ...]
    tasks: tuple[TaskRow, ...]
    ownership: OwnershipStanding


@dataclass(frozen=True, slots=True)
class FileDeal:
    """A deal with its money: what is due in all, what came in, what is outstanding (None before a price)."""

    id: int
    number: str
    car_text: str
    status: DealStatus
    step: Step
    opened_at: datetime
    owner: str
    price: Money | None
    due: Money | None
    received: Money
    outstanding: Money | None
    delivered_on: date | None


@dataclass(frozen=True, slots=True)
class FileVisit:
    """One line of the visitor or telephone log; `kind` and `purpose` are words of reception."""

    id: int
    day: date
    kind: str
    purpose: str
    arrived_at: datetime
    minutes: int | None
    party_size: int
    consultant: str
    model: str
    remark: str


@dataclass(frozen=True, slots=True)
class FileCall:
    """A contact by telephone, message or visit after a deal began; `way` and `result` are words of follow-up."""

    id: int
    at: datetime
    way: str
    result: str
    effective: bool
    note: str
    by: str


@dataclass(frozen=True, slots=True)
class FileDocument:
    """A stored paper that can be opened."""

    id: int
    kind: str
    number: str
    language: str
    at: datetime


@dataclass(frozen=True, slots=True)
class FileReceipt:
    """Money that came in, or went back (negative)."""

    id: int
    number: str
    kind: str
    amount: Money
    paid_by: str
    received_on: date
    deal_number: str


@dataclass(frozen=True, slots=True)
class FilePromise:
    """What was promised; `kept_at` None while it is open, `withdrawn` the reason of one that was taken back."""

    id: int
    deal_id: int
    text: str
    at: datetime
    by: str
    kept_at: datetime | None
    withdrawn: str = ""


@dataclass(frozen=True, slots=True)
class OwnerChange:
    """One decision on the owner, newest first."""

    owner: str
    before: str
    rule: str
    evidence_zh: str
    evidence_en: str
    protected_until: date | None
    at: datetime
    by: str

    def evidence(self, lang: Lang) -> str:
        """What the decision rests on."""
        return self.evidence_zh if lang == "zh" else self.evidence_en


@dataclass(frozen=True, slots=True)
class HistoryPart:
    """What happened with the customer across the nine steps; each list newest first."""

    customer_id: int
    deals: tuple[FileDeal, ...]
    visits: tuple[FileVisit, ...]
    calls: tuple[FileCall, ...]
    documents: tuple[FileDocument, ...]
    receipts: tuple[FileReceipt, ...]
    promises: tuple[FilePromise, ...]
    owners: tuple[OwnerChange, ...]


@dataclass(frozen=True, slots=True)
class Moment:
    """One line of the timeline. `source` says what `code` and `detail` are words of; `deal_id` opens its deal."""

    source: str
    id: int
    at: datetime
    code: str
    detail: str
    by: str
    deal_id: int | None


@dataclass(frozen=True, slots=True)
class TimelinePage:
    """A page, newest first; `before` continues it, None at the end."""

    moments: tuple[Moment, ...]
    before: tuple[datetime, str, int] | None


@dataclass(frozen=True, slots=True)
class Known:
    """A possible double. For others than owner and office `customer_id` is None and name, phone and grade are empty."""

    by: FoundBy
    text: Told
    exact: bool
    customer_id: int | None = None
    name: str = ""
    phone: str = ""
    grade: Grade | None = None
