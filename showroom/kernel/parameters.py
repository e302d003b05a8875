"""The dated parameter table: every number of law, tax, insurance or house, asked for by key and date (G-06)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

from showroom.kernel.errors import Message, ShowroomError
from showroom.kernel.money import Money

NO_RULE_FOR_DATE = Message(
    "no_rule_for_date",
    "{on} 没有“{key}”的规定：请由管理员在参数表中补充当日有效的一行",
    "There is no rule for “{key}” on {on}: an administrator must add a row valid on that day",
)
BAD_PARAMETER = Message(
    "bad_parameter",
    "参数“{key}”的值“{value}”不是有效的数",
    "The value “{value}” of the parameter “{key}” is not a valid number",
)


@dataclass(frozen=True, slots=True)
class ParameterRow:
    """One dated value: plain text ('0.10', '15000', 'week_protect'), in force up to and including `valid_to`."""

    key: str
    value: str
    valid_from: date
    valid_to: date | None
    source: str

    def covers(self, on: date) -> bool:
        """Whether the row is in force on the day; both ends count (G-03)."""
        return self.valid_from <= on and (self.valid_to is None or on <= self.valid_to)


class Parameters:
    """An immutable set of rows. Where two cover a day, the one that began later wins, then the one added later.

    Rows are only ever added (product.md), so a new law is a new row that begins later, and a correction is a row with
    the same beginning that was added after the wrong one.
    """

    __slots__ = ("_rows",)

    def __init__(self, rows: Iterable[ParameterRow]) -> None:
        by_key: dict[str, list[ParameterRow]] = {}
        for row in rows:
            by_key.setdefault(row.key, []).append(row)
        # Sorted ascending and stable, so that scanning backwards meets the winner first.
        self._rows = {key: tuple(sorted(found, key=lambda row: row.valid_from)) for key, found in by_key.items()}

    def __iter__(self) -> Iterator[ParameterRow]:
        for found in self._rows.values():
            yield from found

    def row(self, key: str, on: date) -> ParameterRow:
        """The row in force on `on`, with its source; raises ShowroomError(no_rule_for_date) (Q-11)."""
        for row in reversed(self._rows.get(key, ())):
            if row.covers(on):
                return row
        raise ShowroomError(NO_RULE_FOR_DATE, key=key, on=on.isoformat())

    def covers(self, key: str, on: date) -> bool:
        """Whether any row of `key` is in force on the day."""
        return any(row.covers(on) for row in self._rows.get(key, ()))

    def at(self, key: str, on: date) -> str:
        """The value in force on `on` as plain text; raises ShowroomError(no_rule_for_date)."""
        return self.row(key, on).value

    def decimal(self, key: str, on: date) -> Decimal:
        """The value as a Decimal (rates are fractions: 0.045 = 4.5 %, G-02)."""
        text = self.at(key, on)
        try:
            value = Decimal(text)
        except InvalidOperation:
            raise ShowroomError(BAD_PARAMETER, key=key, value=text) from None
        if not value.is_finite():
            raise ShowroomError(BAD_PARAMETER, key=key, value=text)
        return value

    def whole(self, key: str, on: date) -> int:
        """The value as a whole number (days, months, ages)."""
        value = self.decimal(key, on)
        if value != value.to_integral_value():
            raise ShowroomError(BAD_PARAMETER, key=key, value=str(value))
        return int(value)

    def money(self, key: str, on: date) -> Money:
        """The value as an amount in yuan."""
        return Money.of(self.at(key, on))

    def words(self, key: str, on: date) -> tuple[str, ...]:
        """A value that is a comma-separated list, e.g. '60,30,7'."""
        return tuple(part.strip() for part in self.at(key, on).split(",") if part.strip())
