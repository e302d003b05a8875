"""What a cell of a workbook holds: text, numbers, days by their format."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from functools import cache

from showroom.documents.xlsx_xml import Malformed, Value


def unescaped(text: str) -> str:
    """`_x000D_` is how Excel writes a sign that XML cannot hold."""
    if "_x" not in text:
        return text
    from openpyxl.utils.escape import unescape

    return str(unescape(text))


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
    from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900, from_excel

    if 61 <= serial <= 2_958_465 and isinstance(serial, int) and not from_1904:
        return _day(serial)
    try:
        found = from_excel(serial, CALENDAR_MAC_1904 if from_1904 else CALENDAR_WINDOWS_1900)
    except (ValueError, OverflowError):
        return serial
    if isinstance(found, datetime):
        return found
    if isinstance(found, (time, timedelta)):
        return str(found)
    return datetime(found.year, found.month, found.day) if isinstance(found, date) else serial  # noqa: DTZ001


@cache
def _day(serial: int) -> datetime:
    return datetime(1899, 12, 30) + timedelta(days=serial)  # noqa: DTZ001 - a day on paper has no zone


def iso_moment(text: str) -> Value:
    """The day or moment of an ISO text, else the text."""
    try:
        return datetime.fromisoformat(text.strip()).replace(tzinfo=None)
    except ValueError:
        return content(text)
