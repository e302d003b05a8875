"""Working days (工作日): the week less public holidays, and weekends worked for them, as dated data (G-04, G-06)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from showroom.kernel.dates import add_open_days
from showroom.kernel.errors import ShowroomError
from showroom.kernel.parameters import BAD_PARAMETER, Parameters

HOLIDAYS = "calendar.holidays"
"""Key of the days off of one year, '2026-01-01..2026-01-03,2026-04-04..2026-04-06'; one row a year."""
WORKED_WEEKENDS = "calendar.worked_weekends"
"""Key of the Saturdays and Sundays of one year that are worked for them (调休), in the same form."""
_SATURDAY = 5


class DaysOff:
    """The days that are no working days; a year without a row has Saturdays and Sundays only.

    The State Council publishes each year's holidays in the November before; an administrator adds the two rows.
    """

    __slots__ = ("_parameters", "_years")

    def __init__(self, parameters: Parameters) -> None:
        self._parameters = parameters
        self._years: dict[int, tuple[frozenset[date], frozenset[date]]] = {}

    def __contains__(self, day: object) -> bool:
        if not isinstance(day, date):
            return False
        off, worked = self._year(day.year)
        return day in off or (day.weekday() >= _SATURDAY and day not in worked)

    def _year(self, year: int) -> tuple[frozenset[date], frozenset[date]]:
        if year not in self._years:
            self._years[year] = (self._days(HOLIDAYS, year), self._days(WORKED_WEEKENDS, year))
        return self._years[year]

    def _days(self, key: str, year: int) -> frozenset[date]:
        first = date(year, 1, 1)
        if not self._parameters.covers(key, first):
            return frozenset()
        return frozenset(day for part in self._parameters.words(key, first) for day in _span(key, part))


def add_working_days(day: date, count: int, parameters: Parameters) -> date:
    """The last day of a period of `count` ≥ 1 working days; the starting day is not counted (G-04).

    Complaints are answered within 7 of them (MF-08), 三包 claims within 10 and finished within 20 (SB-06).
    Raises ShowroomError(bad_parameter) for a calendar row that is no list of days.
    """
    return add_open_days(day, count, DaysOff(parameters))


def _span(key: str, part: str) -> Iterator[date]:
    first, _, last = part.partition("..")
    try:
        day, end = date.fromisoformat(first.strip()), date.fromisoformat((last or first).strip())
    except ValueError:
        raise ShowroomError(BAD_PARAMETER, key=key, value=part) from None
    while day <= end:
        yield day
        day += timedelta(days=1)
