"""What goes into the notice by which one side ends a contract, and what comes out of it (Civil Code 565)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from showroom.contract.change_rules import Remedy
from showroom.contract.notice_rules import Ground, Side
from showroom.kernel.money import ZERO, Money


class NoticeWay(StrEnum):
    """How a notice is brought to the other side."""

    HAND = "hand"
    POST = "post"
    FAX = "fax"
    MESSAGE = "message"


class NoticeOutcome(StrEnum):
    """What became of an issued notice: it arrived, and the contract ended; or it was taken back before."""

    ARRIVED = "arrived"
    RECALLED = "recalled"


@dataclass(frozen=True, slots=True)
class NoticeDraft:
    """解除通知书 as typed: who ends the contract, on which ground, with what evidence and after which reminder.

    `occurred_on` is the event's day where no day of the contract was missed; `reminded_on`, `reminded_how` and
    `grace_until` the reminder (催告) where one was. `way` and `address` say how it is brought to the other side; a
    buyer's own notice has arrived when it is written down, on `arrived_on`. `performed` is the worth of what was
    carried out already (解释 68); the amounts as in a cancellation (DP-03…07).
    """

    reason: str
    declared_by: Side
    ground: Ground
    evidence: str = ""
    occurred_on: date | None = None
    reminded_on: date | None = None
    reminded_how: str = ""
    grace_until: date | None = None
    way: NoticeWay = NoticeWay.POST
    address: str = ""
    arrived_on: date | None = None
    remedy: Remedy = Remedy.EARNEST
    penalty: Money = ZERO
    loss: Money = ZERO
    costs: Money = ZERO
    performed: Money = ZERO
    ledger_is_right: bool = False
    version: int = 0

    @property
    def buyer_signs(self) -> bool:
        """A buyer who brings the notice in person signs it here; one who wrote a letter has signed that."""
        return self.declared_by is Side.BUYER and self.way is NoticeWay.HAND


@dataclass(frozen=True, slots=True)
class ArrivalDraft:
    """That a notice arrived: on which day, how, and what proves it (a tracking number, who took it in)."""

    on: date
    way: NoticeWay
    proof: str


@dataclass(frozen=True, slots=True)
class ObjectionDraft:
    """The other side's objection to being left (Civil Code 565): when and how it came, and what it says."""

    on: date
    way: NoticeWay
    text: str


@dataclass(frozen=True, slots=True)
class ObjectionLine:
    """One objection as stored."""

    id: int
    on: date
    way: NoticeWay
    text: str
    by: str


@dataclass(frozen=True, slots=True)
class IssuedNotice:
    """A numbered notice; `outcome` None while it is on its way. `owed` goes to the buyer, by the ledger at its end."""

    id: int
    number: str
    declared_by: Side
    ground: Ground
    reason: str
    way: NoticeWay
    address: str
    issued_at: datetime
    outcome: NoticeOutcome | None
    ended_on: date | None
    proof: str
    owed: Money
    objections: tuple[ObjectionLine, ...]


@dataclass(frozen=True, slots=True)
class NoticesView:
    """The notices of one deal, the newest first; `may_act`: the one on its way may be recorded as arrived."""

    notices: tuple[IssuedNotice, ...]
    may_act: bool

    @property
    def out(self) -> IssuedNotice | None:
        """The one that is on its way."""
        return next((one for one in self.notices if one.outcome is None), None)
