"""When one side alone may end a contract, and what must have gone before (Civil Code 563, 565; DP-03, DP-05); pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from showroom.contract.rules import Ending
from showroom.kernel.errors import REQUIRED, Message, Told, told
from showroom.kernel.money import ZERO, Money

NOT_DUE = Message(
    "notice_not_due",
    "合同约定的日期 {due} 尚未过：现在没有逾期（民法典 563）",
    "The day agreed, {due}, has not passed: nothing is late yet (Civil Code 563)",
)
NO_DAY = Message(
    "notice_no_day",
    "合同没有约定这个日期：请改选其他事由（民法典 563）",
    "The contract names no such day: choose another ground (Civil Code 563)",
)
ALL_PAID = Message(
    "notice_all_paid",
    "台账显示车款已付清：买方没有欠款（DP-01）",
    "By the ledger the price is paid: the buyer owes nothing (DP-01)",
)
NOT_HIS = Message(
    "notice_not_his",
    "违约的一方不能以自己的违约为由解除（民法典 563）：应由另一方提出",
    "A side cannot end it for its own default (Civil Code 563): the other side declares it",
)
NOT_AFTER = Message("notice_future", "不能晚于今天", "It cannot lie after today")
NOT_BEFORE = Message("notice_before", "不能早于 {first}", "It cannot lie before {first}")
GRACE_SHORT = Message(
    "notice_grace_short",
    "催告后的合理期限不少于 {days} 日，至少到 {first}（民法典 563）",
    "A reasonable time after the reminder is {days} days, until {first} at least (Civil Code 563)",
)
GRACE_RUNS = Message(
    "notice_grace_runs",
    "催告期限 {until} 未满，尚不能解除（民法典 563）",
    "The time given by the reminder runs until {until}: it cannot be ended yet (Civil Code 563)",
)


class Side(StrEnum):
    """Who declares that the contract ends."""

    SELLER = "seller"
    BUYER = "buyer"


class Ground(StrEnum):
    """Why one side alone may end the contract."""

    UNPAID = "unpaid"
    NOT_TAKEN = "not_taken"
    BUYER_REFUSES = "buyer_refuses"
    UNDELIVERED = "undelivered"
    SELLER_REFUSES = "seller_refuses"
    UNFIT = "unfit"
    BOTH = "both"
    FORCE_MAJEURE = "force_majeure"


class Due(StrEnum):
    """The day of the contract that a ground is measured by."""

    BALANCE = "balance"
    DELIVERY = "delivery"


@dataclass(frozen=True, slots=True)
class GroundRule:
    """Whose default a ground is, and the article; with a `due` day it takes a reminder that was of no avail."""

    ending: Ending
    article: str
    due: Due | None = None


_LATE, _SAID, _VAIN = "563-1-3", "563-1-2", "563-1-4"
GROUNDS: dict[Ground, GroundRule] = {
    Ground.UNPAID: GroundRule(Ending.BUYER_DEFAULT, _LATE, Due.BALANCE),
    Ground.NOT_TAKEN: GroundRule(Ending.BUYER_DEFAULT, _LATE, Due.DELIVERY),
    Ground.BUYER_REFUSES: GroundRule(Ending.BUYER_DEFAULT, _SAID),
    Ground.UNDELIVERED: GroundRule(Ending.SELLER_DEFAULT, _LATE, Due.DELIVERY),
    Ground.SELLER_REFUSES: GroundRule(Ending.SELLER_DEFAULT, _SAID),
    Ground.UNFIT: GroundRule(Ending.SELLER_DEFAULT, "610"),
    Ground.BOTH: GroundRule(Ending.BOTH_DEFAULT, _VAIN),
    Ground.FORCE_MAJEURE: GroundRule(Ending.FORCE_MAJEURE, "563-1-1"),
}
"""Every ground, whose default it is and the article of the Civil Code it stands on."""
DECLARER = {Ending.BUYER_DEFAULT: Side.SELLER, Ending.SELLER_DEFAULT: Side.BUYER}
"""Whose notice it is; of what is nobody's own default either side's."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What the contract and the ledger say: the two days agreed, what was signed when, what is still to be paid."""

    signed_on: date
    delivery_date: date | None
    balance_due: date | None
    total: Money
    paid: Money
    today: date
    grace_days: int

    def day(self, due: Due) -> date | None:
        """The day agreed for payment or for delivery."""
        return self.balance_due if due is Due.BALANCE else self.delivery_date

    @property
    def short(self) -> Money:
        """What of the price has not come in."""
        return max(ZERO, self.total - self.paid)


@dataclass(frozen=True, slots=True)
class Steps:
    """What the declaring side did before: the event's day, the reminder's, and until when it gave time."""

    occurred_on: date | None
    reminded_on: date | None
    grace_until: date | None


Wrong = dict[str, Told | Message]


def wrong_ground(ground: Ground, side: Side, steps: Steps, found: Standing) -> Wrong:
    """Every field that keeps the contract from being ended on this ground today; {} when it may be (G-03, G-04)."""
    rule, wrong = GROUNDS[ground], Wrong()
    if DECLARER.get(rule.ending, side) is not side:
        wrong["declared_by"] = NOT_HIS
    if rule.due is None:
        return wrong | _within("occurred_on", steps.occurred_on, found.signed_on, found.today)
    due = found.day(rule.due)
    if due is None:
        return wrong | {"ground": NO_DAY}
    if due >= found.today:
        return wrong | {"ground": told(NOT_DUE, due=due.isoformat())}
    if ground is Ground.UNPAID and found.short == ZERO:
        return wrong | {"ground": ALL_PAID}
    return wrong | _reminder(steps, due, found)


def _reminder(steps: Steps, due: date, found: Standing) -> Wrong:
    """A reminder after the day agreed, a reasonable time, and that time over (Civil Code 563-1-3, 201)."""
    wrong = _within("reminded_on", steps.reminded_on, due + timedelta(days=1), found.today)
    if wrong or steps.reminded_on is None:
        return wrong
    until, first = steps.grace_until, steps.reminded_on + timedelta(days=found.grace_days)
    if until is None:
        return {"grace_until": REQUIRED}
    if until < first:
        return {"grace_until": told(GRACE_SHORT, days=found.grace_days, first=first.isoformat())}
    if until >= found.today:
        return {"grace_until": told(GRACE_RUNS, until=until.isoformat())}
    return {}


def _within(name: str, day: date | None, first: date, last: date) -> Wrong:
    if day is None:
        return {name: REQUIRED}
    if day > last:
        return {name: NOT_AFTER}
    return {name: told(NOT_BEFORE, first=first.isoformat())} if day < first else {}
