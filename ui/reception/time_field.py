"""A time of day: 9:05, 0905, 905; with a day before it where that matters."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any, Unpack

from showroom.kernel.clock import STORE_ZONE
from showroom.kernel.errors import Message, ShowroomError
from ui.widgets.fields import FieldOptions, TextField

BAD_TIME = Message("bad_time_text", "时间如 9:05 或 1430", "A time is like 9:05 or 1430")
_FORM = re.compile(r"([01]?[0-9]|2[0-3])[:：.时 ]?([0-5][0-9])分?")


def parse_time(text: str) -> time:
    """The time of day that is written; raises ShowroomError(bad_time_text)."""
    found = _FORM.fullmatch(text.strip())
    if found is None:
        raise ShowroomError(BAD_TIME)
    return time(int(found[1]), int(found[2]))


class TimeField(TextField):
    """`value()` is a datetime of the day `day()` in the store's zone, None when empty."""

    def __init__(self, name: str, label: str, day: Callable[[], date], **options: Unpack[FieldOptions]) -> None:
        options.setdefault("max_length", 8)
        super().__init__(name, label, **options)
        self._day = day
        self._exact: datetime | None = None

    def value(self) -> Any:
        """The moment; one that was shown and not retyped keeps its seconds. Raises ShowroomError(bad_time_text)."""
        if not self.text().strip():
            return None
        typed = parse_time(self.text())
        if self._exact is not None and (self._exact.hour, self._exact.minute) == (typed.hour, typed.minute):
            return self._exact
        return datetime.combine(self._day(), typed, STORE_ZONE)

    def set_value(self, value: Any) -> None:
        """Show a moment; None is empty."""
        self._exact = None if value is None else value.astimezone(STORE_ZONE)
        self.setText("" if self._exact is None else f"{self._exact:%H:%M}")

    def _tidy(self) -> None:
        try:
            self.setText(f"{parse_time(self.text()):%H:%M}")
        except ShowroomError:
            return  # keep what was typed; it is refused on saving
