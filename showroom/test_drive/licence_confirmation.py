"""What a person confirmed of a licence, field by field; the only thing that the store takes from a recognised picture.

A `ConfirmedReading` comes from `Confirmation.finish` alone, and that asks for every field.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from showroom.kernel.errors import REQUIRED, FieldErrors, Message, ShowroomError, Told, told
from showroom.kernel.licence import parse_classes
from showroom.kernel.names import normalise_identifier, normalise_name
from showroom.test_drive.licence_fields import LONG_TERM, plain, read_dates
from showroom.test_drive.licence_reading import FIELDS, LicenceReading

OPEN = Message(
    "licence_unconfirmed",
    "还有 {count} 项未经人工确认：未保存任何内容",
    "{count} field(s) are not confirmed by a person yet: nothing was stored",
)
NOT_A_DATE = Message("licence_not_a_date", "日期应写作 2026-11-22", "Write the date as 2026-11-22")
NOT_A_FILE_NUMBER = Message(
    "licence_file_number", "档案编号为 12 位数字（DL-01）", "The file number has 12 digits (DL-01)"
)
CLASSES_UNREAD = Message("licence_classes_unread", "无法识别的准驾车型：{unread}", "Unknown licence class: {unread}")
NEEDED = ("number", "name", "classes", "first_issue", "valid_from", "valid_to")
"""What every licence has; birth and file number may be confirmed as not there."""
_DATES = ("first_issue", "valid_from", "valid_to", "birth")
_SEAL = object()


@dataclass(frozen=True, slots=True)
class ConfirmedField:
    """`text` as the person let it stand; `read` tells whether recognition gave exactly that."""

    text: str
    read: bool
    confidence: float


@dataclass(frozen=True, slots=True)
class ConfirmedReading:
    """Every field of `FIELDS`, each confirmed by a person; made by `Confirmation.finish` and by nothing else."""

    fields: Mapping[str, ConfirmedField]
    seal: object = field(repr=False, compare=False)

    def __post_init__(self) -> None:
        if self.seal is not _SEAL or set(self.fields) != set(FIELDS):
            raise ShowroomError(OPEN, count=len(set(FIELDS) - set(self.fields)) or len(FIELDS))

    def text(self, name: str) -> str:
        """'' where the person confirmed that there is nothing."""
        return self.fields[name].text

    def day(self, name: str) -> date | None:
        """A date field; None where it is empty or 长期."""
        text = self.text(name)
        return date.fromisoformat(text) if text and text != LONG_TERM else None

    @property
    def long_term(self) -> bool:
        return self.text("valid_to") == LONG_TERM

    @property
    def corrected(self) -> tuple[str, ...]:
        """The fields in which the person put something else than recognition read."""
        return tuple(name for name in FIELDS if not self.fields[name].read)


class Confirmation:
    """A reading on its way to being confirmed."""

    def __init__(self, reading: LicenceReading) -> None:
        self.reading = reading
        self._confirmed: dict[str, ConfirmedField] = {}

    @property
    def open(self) -> tuple[str, ...]:
        """The fields that nobody confirmed yet."""
        return tuple(name for name in FIELDS if name not in self._confirmed)

    def confirm(self, name: str, text: str) -> str:
        """A person says that `text` stands on the licence; gives its one spelling. Raises FieldErrors({name: …})."""
        value = _checked(name, text)
        read = self.reading[name]
        self._confirmed[name] = ConfirmedField(value, value == read.text, read.confidence)
        return value

    def withdraw(self, name: str) -> None:
        """The person is no longer sure, or has typed on."""
        self._confirmed.pop(name, None)

    def finish(self) -> ConfirmedReading:
        """All of it; raises ShowroomError(licence_unconfirmed) while a field is open."""
        if self.open:
            raise ShowroomError(OPEN, count=len(self.open))
        return ConfirmedReading(dict(self._confirmed), _SEAL)


def _checked(name: str, text: str) -> str:
    value = _spelled(name, text)
    wrong: Told | Message | None = None
    if not value and name in NEEDED:
        wrong = REQUIRED
    elif value and name == "classes" and not parse_classes(value).readable:
        wrong = told(CLASSES_UNREAD, unread=parse_classes(value).unread)
    elif value and name == "file_number" and not (len(value) == 12 and value.isascii() and value.isdecimal()):
        wrong = NOT_A_FILE_NUMBER
    if wrong is not None:
        raise FieldErrors({name: wrong})
    return value


def _spelled(name: str, text: str) -> str:
    if name == "name":
        return normalise_name(text)
    if name not in _DATES:
        return normalise_identifier(text)
    if name == "valid_to" and plain(text) == LONG_TERM:
        return LONG_TERM
    days = read_dates(text) if text.strip() else []
    if text.strip() and (len(days) != 1 or days[0].limit < 1):  # nothing is repaired in what a person types
        raise FieldErrors({name: NOT_A_DATE})
    return days[0].text if days else ""
