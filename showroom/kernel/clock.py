"""The injected clock: UTC now, and today in the store's zone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo

STORE_ZONE = ZoneInfo("Asia/Shanghai")


class Clock(Protocol):
    """Whatever tells the time; `now` is aware and UTC."""

    def now(self) -> datetime: ...


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        return datetime.now(UTC)


@dataclass
class FixedClock:
    """A clock for tests and the tour: stands still until moved."""

    at: datetime

    def now(self) -> datetime:
        return self.at

    def move(self, **delta: float) -> None:
        self.at += timedelta(**delta)


def local_date(at: datetime, zone: ZoneInfo = STORE_ZONE) -> date:
    """The calendar day of an aware moment in the store's zone."""
    return at.astimezone(zone).date()
