"""Which calls count for the quota of a day, and how far somebody is (PH-05, §6.7): pure arithmetic."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo


@dataclass(frozen=True, slots=True)
class CallFact:
    """One call as it was logged; `seconds` is None where nobody timed it, `written`: what came of it stands there."""

    staff_id: int
    at: datetime
    connected: bool
    seconds: int | None
    written: bool


@dataclass(frozen=True, slots=True)
class CallRule:
    """The store's parameters of PH-05; from `noon_hour` on a call belongs to the afternoon (§6.7)."""

    least_seconds: int
    written_counts: bool
    noon_hour: int


@dataclass(frozen=True, slots=True)
class CallQuota:
    """How many effective calls a post owes: by noon, after it, and on the whole day (S3-06, S3-08, S3-10)."""

    morning: int
    afternoon: int
    day: int


@dataclass(slots=True)
class CallTally:
    """One person's calls of one day; `not_counted` were logged but are not effective."""

    morning: int = field(default=0)
    afternoon: int = field(default=0)
    not_counted: int = field(default=0)

    @property
    def day(self) -> int:
        """Effective calls of the whole day."""
        return self.morning + self.afternoon


def is_effective(call: CallFact, rule: CallRule) -> bool:
    """Whether a call counts: connected, and as long as the rule says or with a written result (PH-05)."""
    long_enough = call.seconds is not None and call.seconds >= rule.least_seconds
    return call.connected and (long_enough or (rule.written_counts and call.written))


def tally(calls: Iterable[CallFact], rule: CallRule, zone: ZoneInfo) -> dict[int, CallTally]:
    """Each person's calls, the half-days told apart on the store's clock."""
    counted: dict[int, CallTally] = {}
    for call in calls:
        mine = counted.setdefault(call.staff_id, CallTally())
        if not is_effective(call, rule):
            mine.not_counted += 1
        elif call.at.astimezone(zone).hour < rule.noon_hour:
            mine.morning += 1
        else:
            mine.afternoon += 1
    return counted


def is_behind(done: CallTally, quota: CallQuota, *, noon_passed: bool) -> bool:
    """Whether somebody owes calls already: the morning's count at noon and stays until the day's are made."""
    return noon_passed and done.morning < quota.morning and done.day < quota.day
