from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from showroom.kernel import dates
from showroom.kernel.errors import ShowroomError

DAYS = st.dates(date(1900, 1, 1), date(2200, 1, 1))


@pytest.mark.rule("G-04")
@pytest.mark.parametrize(
    "day, months, end",
    [
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2024, 2, 29), 48, date(2028, 2, 29)),
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
        (date(2025, 11, 22), 12, date(2026, 11, 22)),
    ],
)
def test_month_ends_on_corresponding_day_or_month_end(day: date, months: int, end: date) -> None:
    assert dates.add_months(day, months) == end


@pytest.mark.rule("G-04", "SB-01")
def test_periods_of_the_warranty_example() -> None:
    start = date(2026, 11, 22)
    ends = [dates.add_days(start, 7), dates.add_days(start, 60), dates.add_years(start, 2), dates.add_years(start, 3)]
    assert ends == [date(2026, 11, 29), date(2027, 1, 21), date(2028, 11, 22), date(2029, 11, 22)]


@pytest.mark.rule("G-04")
@given(DAYS, st.integers(-600, 600))
def test_add_months_keeps_the_day_or_takes_the_last(day: date, months: int) -> None:
    end = dates.add_months(day, months)
    assert (end.year * 12 + end.month) - (day.year * 12 + day.month) == months
    assert end.day == day.day or (end.day < day.day and (end + timedelta(days=1)).day == 1)


@pytest.mark.rule("G-04")
@given(DAYS, st.integers(0, 400), st.integers(0, 400))
def test_add_months_is_monotonic_and_never_later_than_in_one_step(day: date, first: int, second: int) -> None:
    in_two = dates.add_months(dates.add_months(day, first), second)
    assert in_two <= dates.add_months(day, first + second)
    assert dates.add_months(day, first) <= dates.add_months(day + timedelta(days=1), first)


@pytest.mark.rule("G-05", "G-03")
@pytest.mark.parametrize(
    "birth, age, adult",
    [
        (date(2008, 11, 22), 18, True),
        (date(2008, 11, 23), 17, False),
        (date(1988, 2, 29), 38, True),
        (date(1949, 12, 31), 76, True),
    ],
)
def test_age_in_completed_years(birth: date, age: int, adult: bool) -> None:
    on = date(2026, 11, 22)
    assert (dates.completed_years(birth, on), dates.is_adult(birth, on)) == (age, adult)


@pytest.mark.rule("G-05")
def test_born_on_leap_day_comes_of_age_on_the_first_of_march() -> None:
    assert dates.completed_years(date(2008, 2, 29), date(2026, 2, 28)) == 17
    assert dates.completed_years(date(2008, 2, 29), date(2026, 3, 1)) == 18


@pytest.mark.rule("G-03")
def test_period_includes_both_ends() -> None:
    first, last = date(2026, 1, 1), date(2026, 1, 3)
    inside = [dates.within(date(2026, 1, 1) + timedelta(days=n), first, last) for n in (-1, 0, 2, 3)]
    assert inside == [False, True, True, False]
    assert dates.within(date(2099, 1, 1), first, None)


def test_open_days() -> None:
    closed = {date(2026, 11, 22), date(2026, 11, 23)}
    assert dates.next_open_day(date(2026, 11, 21), closed) == date(2026, 11, 21)
    assert dates.next_open_day(date(2026, 11, 22), closed) == date(2026, 11, 24)
    assert dates.add_open_days(date(2026, 11, 21), 2, closed) == date(2026, 11, 25)


def test_dates_beyond_the_calendar_are_refused_plainly() -> None:
    with pytest.raises(ShowroomError, match="date_out_of_range"):
        dates.add_months(date(9999, 12, 1), 1)
    with pytest.raises(ShowroomError, match="date_out_of_range"):
        dates.add_days(date(9999, 12, 31), 1)
