"""Working days: weekends, the year's public holidays and the weekends worked for them, as dated data."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from showroom.kernel.errors import ShowroomError
from showroom.kernel.parameters import ParameterRow, Parameters
from showroom.kernel.shipped_parameters import SHIPPED
from showroom.kernel.working_days import HOLIDAYS, DaysOff, add_working_days


@pytest.mark.rule("MF-08", "SB-06", "G-04")
@pytest.mark.parametrize(
    "day, count, last",
    [
        (date(2026, 11, 22), 7, date(2026, 12, 1)),  # a Sunday: Monday is the first day
        (date(2026, 11, 20), 1, date(2026, 11, 23)),
        (date(2026, 9, 30), 1, date(2026, 10, 8)),  # the seven days of the national holiday
        (date(2026, 10, 8), 2, date(2026, 10, 10)),  # a Saturday worked for them
        (date(2026, 2, 13), 2, date(2026, 2, 24)),  # Saturday the 14th is worked, then nine days off
        (date(2026, 12, 30), 3, date(2027, 1, 4)),  # into a year whose notice is not entered: weekends only
    ],
)
def test_the_last_working_day_of_a_period(day: date, count: int, last: date) -> None:
    assert add_working_days(day, count, SHIPPED) == last


@pytest.mark.rule("MF-08")
def test_without_the_notice_the_holiday_would_count_as_worked() -> None:
    assert add_working_days(date(2026, 9, 30), 1, Parameters(())) == date(2026, 10, 1)


@given(st.dates(date(2026, 1, 1), date(2026, 11, 30)), st.integers(1, 20))
def test_a_period_ends_on_a_working_day_and_holds_as_many_as_it_says(day: date, count: int) -> None:
    off = DaysOff(SHIPPED)
    last = add_working_days(day, count, SHIPPED)
    between = [date.fromordinal(number) for number in range(day.toordinal() + 1, last.toordinal() + 1)]
    assert last not in off
    assert sum(one not in off for one in between) == count


@pytest.mark.rule("G-06")
@pytest.mark.parametrize("value", ["2026-02-30", "spring", "2026-01-01..x"])
def test_a_calendar_row_that_names_no_day_is_refused_by_name(value: str) -> None:
    row = ParameterRow(HOLIDAYS, value, date(2026, 1, 1), date(2026, 12, 31), "s")
    with pytest.raises(ShowroomError) as caught:
        add_working_days(date(2026, 1, 1), 1, Parameters([row]))
    assert caught.value.code == "bad_parameter"
