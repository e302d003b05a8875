"""What a workbook says of itself: its visible sheets, shared strings, and the styles that show days."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from showroom.documents.xlsx_values import content, is_day_format, unescaped
from showroom.documents.xlsx_xml import WORDS, Malformed, Purse, TooMuch, local, parse

_PART_LIMIT = 48 * 2**20  # of a part that describes the others; sheets and strings have their own limits
_DAY_FORMATS = {*range(14, 23), *range(27, 37), 45, 46, 47, *range(50, 59)}


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
    if archive.getinfo(member).file_size > _PART_LIMIT:
        raise TooMuch
    kept = _Attributes(frozenset(wanted))
    parse(archive, member, kept)
    return kept.found


@dataclass(slots=True)
class Strings:
    """The table of shared strings; phonetic readings are left out."""

    purse: Purse
    limit: int
    found: list[str | None] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    taking: bool = False
    aside: bool = False

    def start(self, name: str, _: dict[str, str]) -> None:
        word = WORDS[name]
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
        word = WORDS[name]
        if word == "t":
            self.taking = False
        elif word == "rPh":
            self.aside = False
        elif word == "si":
            text = "".join(self.parts)[: self.limit]
            self.purse.pay_text(len(text) + 1)
            self.found.append(content(unescaped(text)))


@dataclass(frozen=True, slots=True)
class Place:
    """One visible sheet of the book."""

    name: str
    member: str


@dataclass(frozen=True, slots=True)
class Book:
    """The visible sheets in their order, the parts that hold strings and styles ('' for none), and how days count."""

    places: tuple[Place, ...]
    strings: str
    styles: str
    from_1904: bool


def read_book(archive: zipfile.ZipFile) -> Book:
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
            places.append(Place(said.get("name", "")[:100], by_id[said["id"]]))
    strings, styles = (
        next((kind["Target"] for kind in relations if _is(kind, sort) and kind["Target"] in names), "")
        for sort in ("sharedStrings", "styles")
    )
    return Book(tuple(places), strings, styles, early)


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


def day_styles(archive: zipfile.ZipFile, member: str) -> frozenset[str]:
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
        if (is_day_format(codes[number]) if number in codes else number.isdecimal() and int(number) in _DAY_FORMATS)
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
