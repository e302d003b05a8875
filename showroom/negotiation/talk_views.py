"""What the window shows of objections, the shared library, closings and buying signals, and what it hands in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from showroom.deals.model import Step
from showroom.deals.objections import LeftOpen
from showroom.kernel.errors import Lang, Message

REASONS = {
    "campaign": Message("reason_campaign", "{name}，至 {ends}", "{name}, until {ends}"),
    "quotation": Message("reason_quotation", "报价 {name}，至 {ends}", "quotation {name}, until {ends}"),
    "price": Message("reason_price", "{name} 指导价，至 {ends}", "list price of {name}, until {ends}"),
    "stock": Message("reason_stock", "{name} 现车 {cars} 台", "{name}: {cars} in stock"),
}


@dataclass(frozen=True, slots=True)
class AnswerDraft:
    """One try to answer: what was understood, the answer and its proof, and whether the customer calls it settled.

    `entry_id`: the entry of the library it came from; `left`: who answers it later, where it is not settled.
    """

    answer: str
    settled: bool
    evidence: str = ""
    restated: str = ""
    category: str = ""
    entry_id: int | None = None
    left: LeftOpen | None = None


@dataclass(frozen=True, slots=True)
class TrackedObjection:
    """An objection with where it stands; `number` is its place in the deal, by which findings and waivers name it.

    `tries` counts the answers that were tried, `waived`: let pass by a manager; `in_library`: an entry settled it, or
    it became one.
    """

    number: int
    id: int
    version: int
    category: str
    text: str
    demand: bool
    step: Step
    by: str
    at: datetime
    restated: str
    answer: str
    evidence: str
    settled_at: datetime | None
    settled_by: str
    owner_id: int | None
    owner: str
    due: date | None
    left_reason: str
    tries: int
    waived: bool
    in_library: bool


@dataclass(frozen=True, slots=True)
class TrueReason:
    """Something that may be said to hurry the customer, because the store's data bear it out (消保法 20)."""

    key: str
    name: str
    ends: date | None = None
    cars: int | None = None

    def text(self, lang: Lang) -> str:
        """'秋季团购，至 2026-11-30'; `key` begins with what it is: campaign, quotation, price or stock."""
        words = REASONS.get(self.key.partition(":")[0], REASONS["campaign"])
        return words.text(lang, name=self.name, ends=self.ends, cars=self.cars)


@dataclass(frozen=True, slots=True)
class ClosingDraft:
    """How the decision was asked for: `reason` is the key of a TrueReason; `decide_by`: the time given to decide."""

    technique: str
    outcome: str
    said: str = ""
    reason: str = ""
    note: str = ""
    decide_by: date | None = None


@dataclass(frozen=True, slots=True)
class ClosingLine:
    """A try to close as it was recorded."""

    id: int
    technique: str
    outcome: str
    said: str
    basis: TrueReason | None
    note: str
    decide_by: date | None
    at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class TalkView:
    """Everything of the talk about one deal's price; `signals` has the moment each was seen.

    `ready`: signs were seen, nothing is open and the customer has not agreed yet: time to ask for the decision.
    `signed`: there is a contract, so that its story can be written.
    """

    deal_id: int
    objections: tuple[TrackedObjection, ...]
    asked_at: datetime | None
    asked_by: str
    demands: int
    signals: dict[str, datetime]
    closings: tuple[ClosingLine, ...]
    reasons: tuple[TrueReason, ...]
    colleagues: tuple[tuple[int, str], ...]
    series: str
    signed: bool = False

    @property
    def open_count(self) -> int:
        """Objections that hold the contract: neither settled nor let pass."""
        return sum(line.settled_at is None and not line.waived for line in self.objections)

    @property
    def ready(self) -> bool:
        agreed = any(line.outcome == "agreed" for line in self.closings)
        return bool(self.signals) and self.open_count == 0 and not agreed


@dataclass(frozen=True, slots=True)
class EntryDraft:
    """An entry of the library as typed; `series` '' holds for every car."""

    category: str
    text: str
    answer: str
    evidence: str = ""
    series: str = ""
    active: bool = True


@dataclass(frozen=True, slots=True)
class Rate:
    """How often an answer was used, and how often it settled the objection: counted, never typed."""

    used: int = 0
    settled: int = 0

    @property
    def text(self) -> str:
        """'4/5 · 80%' with its denominator; '—' where nothing was counted."""
        return f"{self.settled}/{self.used} · {round(100 * self.settled / self.used)}%" if self.used else "—"


@dataclass(frozen=True, slots=True)
class EntryRow:
    """An entry with its author and its success: `rate` over all cars, `here` for the car that was asked about."""

    id: int
    version: int
    draft: EntryDraft
    author: str
    changed_at: datetime
    rate: Rate
    here: Rate
    may_edit: bool


@dataclass(frozen=True, slots=True)
class EntryVersion:
    """How an entry stood once."""

    revision: int
    draft: EntryDraft
    at: datetime
    by: str
