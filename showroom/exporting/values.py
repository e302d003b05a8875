"""From a stored value to what an export shows, masked where nothing is revealed (PI-10)."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import Enum
from zoneinfo import ZoneInfo

from showroom.exporting.tables import ExportColumn, Hiding
from showroom.kernel.money import Money
from showroom.kernel.names import mask_bank_card, mask_id, mask_phone, mask_vin

Value = str | int | float | bool | Decimal | Money | date | datetime | None
WITHHELD = "•••"
_LONG_NUMBER = re.compile(r"\d(?:[ \-]?[\dXx]){6,}")  # phones, IDs, cards typed into a note, with blanks or hyphens
_NO_PERSON = re.compile(r"(19|20)\d\d-\d\d-\d\d|20\d{6}-\d{4}")  # a day, or the end of a paper's number


def shown(value: object, column: ExportColumn, *, reveal: bool) -> Value:
    """A stored value as this export may show it; an empty one stays empty."""
    plain = _plain(value)
    if reveal or plain is None or plain == "":
        return plain
    mask = _MASKS.get(column.hiding)
    return plain if mask is None else mask(str(plain))


def _plain(value: object) -> Value:
    if isinstance(value, Enum):
        return str(value.value)
    if value is None or isinstance(value, (str, int, float, Decimal, Money, date)):
        return value
    return str(value)


def _masked_run(found: re.Match[str]) -> str:
    if _NO_PERSON.fullmatch(found[0]):
        return found[0]
    digits = re.sub(r"[ \-]", "", found[0])
    return mask_phone(digits) if len(digits) <= 12 else mask_id(digits)


_MASKS: dict[Hiding, Callable[[str], str]] = {
    Hiding.DIGITS: lambda text: _LONG_NUMBER.sub(_masked_run, text),
    Hiding.PHONE: lambda text: " ".join(map(mask_phone, text.split(" "))),
    Hiding.NUMBER: mask_id,
    Hiding.CARD: mask_bank_card,
    Hiding.VIN: mask_vin,
    Hiding.WHOLE: lambda _text: WITHHELD,
}


def as_text(value: Value) -> str:
    """For CSV and JSON: ISO dates, moments in UTC to the microsecond, yuan with two decimals, true and false."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Money):
        return f"{value.yuan:.2f}"
    return str(value)


def as_json(value: Value) -> str | int | float | bool | None:
    """A JSON value; yuan and decimals are strings, so that no reader rounds them."""
    if value is None or isinstance(value, (str, bool, int, float)):
        return value
    return as_text(value)


def local_moment(value: datetime, zone: ZoneInfo) -> datetime:
    """The moment on the store's clock, as a workbook shows it: workbooks know no zones, and milliseconds at best."""
    return value.astimezone(zone).replace(tzinfo=None)
