"""Calendar arithmetic of the Civil Code: months, completed years, period ends, open days (G-03, G-04, G-05)."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Container
from datetime import MAXYEAR, MINYEAR, date, timedelta

from showroom.kernel.errors import Message, ShowroomError

DATE_OUT_OF_RANGE = Message("date_out_of_range", "日期超出范围", "The date is out of range")
ADULT_AGE = 18  # full capacity (Civil Code 17-18, G-05)
_LONGEST_CLOSURE = 366


def add_months(day: date, months: int) -> date:
    """The corresponding day `months` later (earlier when negative), or the month's last day if there is none (G-04)."""
    year, month0 = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not MINYEAR <= year <= MAXYEAR:
        raise ShowroomError(DATE_OUT_OF_RANGE)
    return date(year, month0 + 1, min(day.day, monthrange(year, month0 + 1)[1]))


def add_years(day: date, years: int) -> date:
    """The corresponding day `years` later; 29 February becomes the 28th in a common year (G-04)."""
    return add_months(day, years * 12)


def add_days(day: date, days: int) -> date:
    """`days` later. As the starting day is not counted, this is also the last day of a period of `days` (G-04)."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        raise ShowroomError(DATE_OUT_OF_RANGE) from None


def completed_years(birth: date, on: date) -> int:
    """Age in completed years on `on` (G-05); negative before birth."""
    return on.year - birth.year - ((on.month, on.day) < (birth.month, birth.day))


def is_adult(birth: date, on: date) -> bool:
    """Full capacity: 18 completed years, the birthday itself included (G-03, G-05)."""
    return completed_years(birth, on) >= ADULT_AGE


def within(day: date, first: date | None, last: date | None) -> bool:
    """Whether `day` lies in the period, both ends included (G-03); None is open-ended."""
    return (first is None or first <= day) and (last is None or day <= last)


def next_open_day(day: date, closed: Container[date]) -> date:
    """`day` itself or the first later day that is not in `closed`; a year without one is an error."""
    for offset in range(_LONGEST_CLOSURE):
        candidate = add_days(day, offset)
        if candidate not in closed:
            return candidate
    raise ShowroomError(DATE_OUT_OF_RANGE)


def add_open_days(day: date, count: int, closed: Container[date]) -> date:
    """The `count`-th open day after `day`, the starting day not counted (G-04); `count` ≥ 1."""
    for _ in range(count):
        day = next_open_day(add_days(day, 1), closed)
    return day
