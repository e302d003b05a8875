"""What a cell of a workbook holds: text, numbers, days by their format."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from functools import cache, lru_cache

from showroom.documents.xlsx_xml import Malformed, Value

_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_ASIDE = re.compile(r'"[^"]*"|\[(?!hh?\]|mm?\]|ss?\])[^\]]*\]', re.IGNORECASE)
_DAY_SIGN = re.compile(r"(?<![_\\])[dmhys]", re.IGNORECASE)
_LAST_SERIAL = 2_958_465  # the last day of the year 9999
_ZERO, _ZERO_1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)  # noqa: DTZ001 - a day on paper has no zone


def unescaped(text: str) -> str:
    """`_x000D_` is how Excel writes a sign that XML cannot hold."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text


def content(text: str) -> str | None:
    """Text that is only blanks is no content."""
    return text if text and not text.isspace() else None


@cache
def column_number(letters: str) -> int:
    """A is 1, AA is 27; raises Malformed."""
    number = 0
    for sign in letters:
        if not "A" <= sign <= "Z" or len(letters) > 3:
            raise Malformed
        number = number * 26 + ord(sign) - 64
    return number


def number_value(text: str, is_day: bool, from_1904: bool) -> Value:
    """A whole number stays one; a serial in a day's format is that day, a share of a day its time as text."""
    try:
        value: int | float = int(text)
    except ValueError:
        try:
            value = float(text)
        except ValueError:
            return content(text)
    return _moment(value, from_1904) if is_day else value


def _moment(serial: float, from_1904: bool) -> Value:
    """The day of a serial, with its time to the millisecond; what lies within the first day is a time, as text."""
    if isinstance(serial, int) and 61 <= serial <= _LAST_SERIAL and not from_1904:
        return _day(serial)
    if not -_LAST_SERIAL <= serial <= _LAST_SERIAL:
        return serial
    day, share = divmod(serial, 1)
    rest = timedelta(milliseconds=round(share * 86_400_000))
    if 0 <= serial < 1 and not rest.days:
        return str((_ZERO + rest).time())
    if 0 < serial < 60 and not from_1904:
        day += 1  # the 29th of February 1900, which there never was
    try:
        return (_ZERO_1904 if from_1904 else _ZERO) + timedelta(days=day) + rest
    except OverflowError:
        return serial


@lru_cache(maxsize=4096)
def _day(serial: int) -> datetime:
    return _ZERO + timedelta(days=serial)


@lru_cache(maxsize=4096)
def is_day_format(code: str) -> bool:
    """Whether a number format shows a day or a time: it holds d, m, y, h or s outside of quotes and brackets."""
    return _DAY_SIGN.search(_ASIDE.sub("", code.partition(";")[0])) is not None


def iso_moment(text: str) -> Value:
    """The day or moment of an ISO text, else the text."""
    try:
        return datetime.fromisoformat(text.strip()).replace(tzinfo=None)
    except ValueError:
        return content(text)
