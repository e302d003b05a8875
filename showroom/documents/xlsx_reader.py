"""Streams the sheets of an .xlsx: values only, no entities, no more rows, cells or text than agreed."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import cache
from pathlib import PurePosixPath
from typing import Any
from xml.parsers import expat

from showroom.documents.watching import Watch, keep_going

Value = str | int | float | bool | datetime | None
CHUNK = 2**18
_MOST_NAMES = 10_000  # a workbook has some hundred kinds of elements
PART_LIMIT = 48 * 2**20  # of a part that describes the others; sheets and strings have their own limits
_DAY_FORMATS = {*range(14, 23), *range(27, 37), 45, 46, 47, *range(50, 59)}


class Malformed(Exception):  # noqa: N818 - it says what is the matter
    """The file is no workbook, or one that only means harm."""


class TooMuch(Exception):  # noqa: N818
    """There is more in the file than the limits allow."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of a workbook is read; `text` counts the signs of all cells that hold text."""

    rows: int
    columns: int
    cells: int
    text: int
    cell: int


@dataclass(slots=True)
class Purse:
    """What is left of the limits for the whole file."""

    cells: int
    text: int

    def pay_text(self, length: int) -> None:
        self.text -= length
        if self.text < 0:
            raise TooMuch


def parse(archive: zipfile.ZipFile, member: str, target: Any, told: Callable[[int, int], None] | None = None) -> None:
    """Feed a part to `target.start end data`; raises Malformed for a document type declaration or broken XML."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.buffer_size = 2**16
    parser.StartDoctypeDeclHandler = _refuse  # no declaration, no entities: neither laughs nor files of others
    parser.StartElementHandler = target.start
    parser.EndElementHandler = target.end
    parser.CharacterDataHandler = target.data
    size, done = archive.getinfo(member).file_size, 0
    try:
        with archive.open(member) as stream:
            while chunk := stream.read(CHUNK):
                parser.Parse(chunk, False)
                done += len(chunk)
                if told is not None:
                    told(done, size)
            parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise Malformed from error


def _refuse(*_: object) -> None:
    raise Malformed


class _Local(dict[str, str]):
    """Names of elements without their namespace, each worked out once."""

    def __missing__(self, name: str) -> str:
        if len(self) > _MOST_NAMES:
            raise Malformed
        word = self[name] = name.rpartition(" ")[2]
        return word


_WORDS = _Local()
_WRITTEN = frozenset(("v", "t", "f"))


def local(name: str) -> str:
    """The element's name without its namespace."""
    return name.rpartition(" ")[2]


@dataclass(slots=True)
class _Attributes:
    """Keeps `(element, attributes)` of the wanted elements."""

    wanted: frozenset[str]
    found: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if local(name) in self.wanted:
            self.found.append((local(name), {local(key): value for key, value in attributes.items()}))

    def end(self, name: str) -> None:
        """Nothing ends here."""

    def data(self, text: str) -> None:
        """Nothing is said in words."""


def _described(archive: zipfile.ZipFile, member: str, *wanted: str) -> list[tuple[str, dict[str, str]]]:
    if archive.getinfo(member).file_size > PART_LIMIT:
        raise TooMuch
    kept = _Attributes(frozenset(wanted))
    parse(archive, member, kept)
    return kept.found


@dataclass(slots=True)
class _Strings:
    """The table of shared strings; phonetic readings are left out."""

    purse: Purse
    limit: int
    found: list[str | None] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    taking: bool = False
    aside: bool = False

    def start(self, name: str, _: dict[str, str]) -> None:
        word = _WORDS[name]
        if word == "si":
            self.parts = []
        elif word == "rPh":
            self.aside = True
        elif word == "t":
            self.taking = not self.aside

    def data(self, text: str) -> None:
        if self.taking:
            self.parts.append(text)

    def end(self, name: str) -> None:
        word = _WORDS[name]
        if word == "t":
            self.taking = False
        elif word == "rPh":
            self.aside = False
        elif word == "si":
            text = "".join(self.parts)[: self.limit]
            self.purse.pay_text(len(text) + 1)
            self.found.append(_content(unescaped(text)))


def unescaped(text: str) -> str:
    """`_x000D_` is how Excel writes a sign that XML cannot hold."""
    if "_x" not in text:
        return text
    from openpyxl.utils.escape import unescape

    return str(unescape(text))


@dataclass(frozen=True, slots=True)
class _Place:
    """One visible sheet of the book."""

    name: str
    member: str


@dataclass(frozen=True, slots=True)
class _Book:
    places: tuple[_Place, ...]
    strings: str
    styles: str
    from_1904: bool


def _book(archive: zipfile.ZipFile) -> _Book:
    """What the package says of itself: visible sheets in their order, and where strings and styles lie."""
    names = set(archive.namelist())
    main = next((kind["Target"] for kind in _relations(archive, "", names) if _is(kind, "officeDocument")), "")
    if main not in names:
        raise Malformed
    relations = _relations(archive, main, names)
    by_id = {kind["Id"]: kind["Target"] for kind in relations if _is(kind, "worksheet")}
    places, early = [], False
    for word, said in _described(archive, main, "sheet", "workbookPr"):
        if word == "workbookPr":
            early = said.get("date1904", "0") in ("1", "true")
        elif said.get("state", "visible") == "visible" and by_id.get(said.get("id", "")) in names:
            places.append(_Place(said.get("name", "")[:100], by_id[said["id"]]))
    strings, styles = (
        next((kind["Target"] for kind in relations if _is(kind, sort) and kind["Target"] in names), "")
        for sort in ("sharedStrings", "styles")
    )
    return _Book(tuple(places), strings, styles, early)


def _relations(archive: zipfile.ZipFile, member: str, names: set[str]) -> list[dict[str, str]]:
    """The parts that `member` points to, their targets as names in the archive; never outside it."""
    folder, name = str(PurePosixPath(member).parent), PurePosixPath(member).name
    folder = "" if folder == "." else folder + "/"
    listed = f"{folder}_rels/{name}.rels"
    if listed not in names:
        return []
    found = []
    for _, said in _described(archive, listed, "Relationship"):
        target = said.get("Target", "")
        if said.get("TargetMode") != "External" and {"Id", "Type"} <= said.keys():
            found.append({**said, "Target": target.lstrip("/") if target.startswith("/") else folder + target})
    return found


def _is(relation: dict[str, str], sort: str) -> bool:
    return relation["Type"].endswith("/" + sort)


@cache
def _is_day_format(code: str) -> bool:
    from openpyxl.styles.numbers import is_date_format

    return bool(is_date_format(code))


def _day_styles(archive: zipfile.ZipFile, member: str) -> frozenset[str]:
    """The numbers of the cell styles that show a number as a day or time."""
    if not member:
        return frozenset()
    codes: dict[str, str] = {}
    styles: list[str] = []
    kept = _Styles()
    parse(archive, member, kept)
    codes, styles = kept.codes, kept.styles
    return frozenset(
        str(place)
        for place, number in enumerate(styles)
        if (_is_day_format(codes[number]) if number in codes else number.isdecimal() and int(number) in _DAY_FORMATS)
    )


@dataclass(slots=True)
class _Styles:
    """Number formats, and which of them each cell style uses."""

    codes: dict[str, str] = field(default_factory=dict)
    styles: list[str] = field(default_factory=list)
    inside: bool = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        word = local(name)
        if word == "numFmt" and len(self.codes) < 10_000:
            self.codes[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")[:500]
        elif word == "cellXfs":
            self.inside = True
        elif word == "xf" and self.inside:
            self.styles.append(attributes.get("numFmtId", "0"))
            if len(self.styles) > 200_000:
                raise TooMuch

    def end(self, name: str) -> None:
        if local(name) == "cellXfs":
            self.inside = False

    def data(self, text: str) -> None:
        """Styles hold no words."""


class _Sheet:
    """Takes the cells of one sheet as they come; `rows` grow, `merged` are areas to be filled downwards.

    The three handlers are called some hundred thousand times for a usual list: they do the usual by themselves.
    """

    __slots__ = (
        "aside", "book", "cells", "column", "days", "formula", "kind", "limits", "merged", "number", "parts", "purse",
        "rows", "strings", "style", "taking", "value",
    )  # fmt: skip

    def __init__(
        self, strings: list[str | None], days: frozenset[str], book: _Book, bounds: tuple[Limits, Purse]
    ) -> None:
        self.strings, self.days, self.book = strings, days, book
        self.limits, self.purse = bounds
        self.rows: list[tuple[Value, ...]] = []
        self.merged: list[str] = []
        self.cells: list[Value] = []
        self.number = self.column = 0
        self.kind = self.style = self.taking = self.formula = self.value = ""
        self.parts: list[str] = []
        self.aside = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        word = _WORDS[name]
        if word == "c":
            place = attributes.get("r")
            self.column = _column(place.rstrip("0123456789")) if place else self.column + 1
            self.kind = attributes.get("t", "n")
            self.style = attributes.get("s", "")
            self.value = self.formula = ""
        elif word in _WRITTEN:
            if not self.aside:
                self.taking, self.parts = word, []
        elif word == "row":
            said = attributes.get("r")
            self.number = int(said) if said else self.number + 1
            self.column, self.cells = 0, []
        elif word == "rPh":
            self.aside = True
        elif word == "mergeCell" and len(self.merged) < 20_000:
            self.merged.append(attributes.get("ref", ""))

    def data(self, text: str) -> None:
        if self.taking:
            self.parts.append(text)

    def end(self, name: str) -> None:
        word = _WORDS[name]
        if word == "c":
            if self.value or self.formula:
                value = self.strings[int(self.value)] if self.kind == "s" and self.value else self._value()
                if value is not None:
                    self._put(value)
        elif word == self.taking:
            text = self.parts[0] if len(self.parts) == 1 else "".join(self.parts)
            if word == "f":
                self.formula = text
            else:
                self.value = self.value + text if word == "t" else text
            self.taking = ""
        elif word == "row":
            self._close_row()
        elif word == "rPh":
            self.aside = False

    def _put(self, value: Value) -> None:
        cells, place = self.cells, self.column - 1
        if place == len(cells):
            if place < self.limits.columns:
                cells.append(value)
        elif 0 <= place < self.limits.columns:
            if place > len(cells):
                cells.extend([None] * (place - len(cells)))
                cells.append(value)
            else:
                cells[place] = value

    def _close_row(self) -> None:
        if not self.cells:
            return
        self.purse.cells -= len(self.cells)
        if self.number > self.limits.rows or self.purse.cells < 0:
            raise TooMuch
        place = self.number - 1
        if place < len(self.rows):
            raise Malformed  # rows come in their order, each once
        if place > len(self.rows):
            self.rows.extend([()] * (place - len(self.rows)))
        self.rows.append(tuple(self.cells))

    def _value(self) -> Value:
        text = self.value
        if not text:
            return "=" + self.formula[: self.limits.cell]
        if self.kind == "n":
            return _number(text, self.style in self.days, self.book.from_1904)
        if self.kind == "b":
            return text.strip() == "1"
        if self.kind == "d":
            return _iso(text)
        self.purse.pay_text(len(text))
        return _content(unescaped(text[: self.limits.cell]))


def _content(text: str) -> str | None:
    """Text that is only blanks is no content."""
    return text if text and not text.isspace() else None


@cache
def _column(letters: str) -> int:
    """A is 1, AA is 27; raises Malformed."""
    number = 0
    for sign in letters:
        if not "A" <= sign <= "Z" or len(letters) > 3:
            raise Malformed
        number = number * 26 + ord(sign) - 64
    return number


def _number(text: str, is_day: bool, from_1904: bool) -> Value:
    """A whole number stays one; a serial in a day's format is that day, a share of a day its time as text."""
    try:
        value: int | float = int(text)
    except ValueError:
        try:
            value = float(text)
        except ValueError:
            return _content(text)
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


def _iso(text: str) -> Value:
    try:
        return datetime.fromisoformat(text.strip()).replace(tzinfo=None)
    except ValueError:
        return _content(text)


def visible_sheets(
    archive: zipfile.ZipFile, limits: Limits, watch: Watch
) -> Iterator[tuple[str, tuple[tuple[Value, ...], ...]]]:
    """`(name, rows)` of every visible sheet; a cell merged downwards stands in each of its rows.

    Raises Malformed, TooMuch, ShowroomError(import_cancelled).
    """
    book = _book(archive)
    purse = Purse(limits.cells, limits.text)
    strings: list[str | None] = []
    if book.strings:
        table = _Strings(purse, limits.cell)
        parse(archive, book.strings, table, _Progress(watch, table.found))
        strings = table.found
    days = _day_styles(archive, book.styles)
    for place in book.places:
        sheet = _Sheet(strings, days, book, (limits, purse))
        parse(archive, place.member, sheet, _Progress(watch, sheet.rows))
        yield place.name, tuple(_filled(sheet))


@dataclass(frozen=True, slots=True)
class _Progress:
    """Guesses from the bytes read how many rows there will be."""

    watch: Watch
    grown: list[Any]

    def __call__(self, done: int, size: int) -> None:
        count = len(self.grown)
        keep_going(self.watch, count, max(count, count * size // max(1, done)))


def _filled(sheet: _Sheet) -> list[tuple[Value, ...]]:
    """The rows, with what was merged over several rows of one column repeated in each."""
    rows = sheet.rows
    for area in sheet.merged:
        first, _, last = area.partition(":")
        letters, below = first.rstrip("0123456789"), last.rstrip("0123456789")
        top, bottom = first[len(letters) :], last[len(below) :]
        if letters != below or not (top.isdecimal() and bottom.isdecimal()):
            continue
        place, upper, lower = _column(letters) - 1, int(top) - 1, min(int(bottom), len(rows))
        if upper >= len(rows) or place >= len(rows[upper]) or rows[upper][place] is None:
            continue
        for index in range(upper + 1, lower):
            cells = list(rows[index]) + [None] * (place + 1 - len(rows[index]))
            if rows[index] and cells[place] is None:
                cells[place] = rows[upper][place]
                rows[index] = tuple(cells)
    return rows
