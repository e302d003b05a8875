"""One case of a rule command: reads JSON values into checked Python values, and says which key is wrong."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import TypeVar

from showroom.kernel.errors import Message, ShowroomError
from showroom.kernel.money import ZERO, Money

KEY_MISSING = Message("case_key_missing", "缺少“{key}”", "“{key}” is missing")
KEY_WRONG = Message("case_key_wrong", "“{key}”应为{kind_zh}，不能是 {value}", "“{key}” must be {kind_en}, not {value}")
INT_LIMIT = 10**9
_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_ISO_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2})?", re.ASCII)
_INTEGER = re.compile(r"[+-]?\d{1,9}", re.ASCII)
_NUMBER = re.compile(r"[+-]?\d{1,12}(\.\d{1,18})?", re.ASCII)
_YES = frozenset({"true", "yes", "1", "是"})
_NO = frozenset({"false", "no", "0", "否"})
T = TypeVar("T")


class Case:
    """A JSON object with typed readers. A missing key and `null` are the same: "not given".

    Every reader raises ShowroomError(case_key_missing | case_key_wrong) naming the key (`customer.birth`);
    the `…_or` forms answer their default when the key is not given. `today` is what `on` answers when the case
    itself has no "on".
    """

    __slots__ = ("_prefix", "_values", "today")

    def __init__(self, values: Mapping[str, object], today: dt.date, prefix: str = "") -> None:
        self._values = values
        self._prefix = prefix
        self.today = today

    @property
    def on(self) -> dt.date:
        """The day of the case: its "on", else --on, else today in the store's zone."""
        return self.date_or("on", self.today)

    def given(self, name: str) -> bool:
        return self._values.get(name) is not None

    def has(self, name: str) -> bool:
        """Whether the key stands in the case at all, be it with null: only a licence's end date tells the two apart."""
        return name in self._values

    def raw(self, name: str) -> object:
        """The value as it came out of JSON; None when not given."""
        return self._values.get(name)

    def text(self, name: str) -> str:
        return self._required(name, self._as_text)

    def text_or(self, name: str, default: T) -> str | T:
        return self._read(name, self._as_text, default)

    def date(self, name: str) -> dt.date:
        return self._required(name, self._as_date)

    def date_or(self, name: str, default: T) -> dt.date | T:
        return self._read(name, self._as_date, default)

    def moment(self, name: str) -> dt.datetime:
        """A naive datetime in the store's zone, from `2026-11-22T10:00` or with seconds."""
        return self._required(name, self._as_moment)

    def moment_or(self, name: str, default: T) -> dt.datetime | T:
        return self._read(name, self._as_moment, default)

    def integer(self, name: str) -> int:
        return self._required(name, self._as_integer)

    def integer_or(self, name: str, default: T) -> int | T:
        return self._read(name, self._as_integer, default)

    def number(self, name: str) -> Decimal:
        """A finite decimal, as JSON number or text; never a float."""
        return self._required(name, self._as_number)

    def number_or(self, name: str, default: T) -> Decimal | T:
        return self._read(name, self._as_number, default)

    def money(self, name: str) -> Money:
        return self._required(name, self._as_money)

    def money_or(self, name: str, default: T) -> Money | T:
        return self._read(name, self._as_money, default)

    def money_or_zero(self, name: str) -> Money:
        return self.money_or(name, ZERO)

    def flag(self, name: str, default: bool = False) -> bool:
        return self._read(name, self._as_flag, default)

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of texts, or one text with commas; empty when not given."""
        return tuple(self._as_text(name, entry) for entry in self._entries(name))

    def dates(self, name: str) -> tuple[dt.date, ...]:
        """A list of ISO dates, or one text with commas; empty when not given."""
        return tuple(self._as_date(name, entry) for entry in self._entries(name))

    def part(self, name: str) -> Case:
        """The object under `name`; an empty case when not given."""
        value = self._values.get(name)
        return self._as_part(name, {} if value is None else value)

    def parts(self, name: str) -> tuple[Case, ...]:
        """The list of objects under `name`; empty when not given."""
        entries = self._entries(name)
        return tuple(self._as_part(f"{name}[{position}]", entry) for position, entry in enumerate(entries))

    def wrong(self, name: str, kind_zh: str, kind_en: str) -> ShowroomError:
        """The error to raise when a value has the right type and a meaning that is not known."""
        shown = repr(self._values.get(name))[:60]
        return ShowroomError(KEY_WRONG, key=self._prefix + name, kind_zh=kind_zh, kind_en=kind_en, value=shown)

    def choice(self, name: str, allowed: tuple[str, ...], default: str | None = None) -> str:
        """One of `allowed`; `default` when not given (an error when that is None)."""
        value = self.text(name) if default is None else self.text_or(name, default)
        if value not in allowed:
            raise self.wrong(name, "、".join(allowed) + " 之一", "one of " + ", ".join(allowed))
        return value

    def _required(self, name: str, convert: Callable[[str, object], T]) -> T:
        value = self._values.get(name)
        if value is None:
            raise ShowroomError(KEY_MISSING, key=self._prefix + name)
        return convert(name, value)

    def _read(self, name: str, convert: Callable[[str, object], T], default: T | object) -> T:
        value = self._values.get(name)
        return default if value is None else convert(name, value)  # type: ignore[return-value]  # default's own type

    def _entries(self, name: str) -> list[object]:
        value = self._values.get(name)
        if value is None:
            return []
        if isinstance(value, str):
            return [part.strip() for part in value.split(",") if part.strip()]
        if not isinstance(value, list):
            raise self.wrong(name, "列表", "a list")
        return value

    def _as_text(self, name: str, value: object) -> str:
        if not isinstance(value, str):
            raise self.wrong(name, "文字", "a text")
        return value

    def _as_date(self, name: str, value: object) -> dt.date:
        if isinstance(value, str) and _ISO_DATE.fullmatch(value):
            try:
                return dt.date.fromisoformat(value)
            except ValueError:
                pass  # 2026-02-30 looks like a date and is none: told below
        raise self.wrong(name, "日期 YYYY-MM-DD", "a date YYYY-MM-DD")

    def _as_moment(self, name: str, value: object) -> dt.datetime:
        if isinstance(value, str) and _ISO_MOMENT.fullmatch(value):
            try:
                return dt.datetime.fromisoformat(value)
            except ValueError:
                pass  # as above
        raise self.wrong(name, "时间 YYYY-MM-DDTHH:MM", "a time YYYY-MM-DDTHH:MM")

    def _as_integer(self, name: str, value: object) -> int:
        if isinstance(value, str) and _INTEGER.fullmatch(value):
            return int(value)
        if isinstance(value, int) and not isinstance(value, bool) and abs(value) < INT_LIMIT:
            return value
        raise self.wrong(name, "整数", "a whole number")

    def _as_number(self, name: str, value: object) -> Decimal:
        if isinstance(value, str) and _NUMBER.fullmatch(value):
            return Decimal(value)
        if isinstance(value, int) and not isinstance(value, bool) and abs(value) < 10**12:
            return Decimal(value)
        if isinstance(value, Decimal) and value.is_finite() and -18 <= value.adjusted() < 12:
            return value
        raise self.wrong(name, "数字", "a number")

    def _as_money(self, name: str, value: object) -> Money:
        if isinstance(value, str | Decimal) or (isinstance(value, int) and not isinstance(value, bool)):
            return Money.of(value)
        raise self.wrong(name, "金额", "an amount")

    def _as_flag(self, name: str, value: object) -> bool:
        if isinstance(value, bool):
            return value
        if isinstance(value, str) and value.lower() in _YES | _NO:
            return value.lower() in _YES
        raise self.wrong(name, "true 或 false", "true or false")

    def _as_part(self, name: str, value: object) -> Case:
        if not isinstance(value, dict):
            raise self.wrong(name, "对象 {…}", "an object {…}")
        return Case(value, self.today, f"{self._prefix}{name}.")
