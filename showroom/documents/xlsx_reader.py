"""Streams the sheets of an .xlsx: values only, no entities, no more rows, cells or text than agreed."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from showroom.documents.watching import Watch, keep_going
from showroom.documents.xlsx_book import Book, Strings, day_styles, read_book
from showroom.documents.xlsx_quick import QuickReader, Unusual
from showroom.documents.xlsx_sheet import SheetTarget
from showroom.documents.xlsx_values import column_number
from showroom.documents.xlsx_xml import Limits, Purse, Value, parse


def visible_sheets(
    archive: zipfile.ZipFile, limits: Limits, watch: Watch
) -> Iterator[tuple[str, tuple[tuple[Value, ...], ...]]]:
    """`(name, rows)` of every visible sheet; a cell merged downwards stands in each of its rows.

    Raises Malformed, TooMuch, ShowroomError(import_cancelled).
    """
    book = read_book(archive)
    purse = Purse(limits.cells, limits.text)
    strings: list[str | None] = []
    if book.strings:
        table = Strings(purse, limits.cell)
        parse(archive, book.strings, table, _Progress(watch, table.found))
        strings = table.found
    days = day_styles(archive, book.styles)
    for place in book.places:
        yield place.name, tuple(_filled(_read(archive, place.member, (strings, days, book, (limits, purse)), watch)))


def _read(
    archive: zipfile.ZipFile, member: str, given: tuple[Any, Any, Book, tuple[Limits, Purse]], watch: Watch
) -> SheetTarget:
    """One sheet: plain rows quickly, and where anything in them is unusual all of it once more, thoroughly."""
    purse = given[3][1]
    cells, text = purse.cells, purse.text
    sheet = SheetTarget(*given)
    try:
        QuickReader(sheet).read(archive, member, _Progress(watch, sheet.rows))
    except Unusual:
        purse.cells, purse.text = cells, text
        sheet = SheetTarget(*given)
        parse(archive, member, sheet, _Progress(watch, sheet.rows))
    return sheet


@dataclass(frozen=True, slots=True)
class _Progress:
    """Guesses from the bytes read how many rows there will be."""

    watch: Watch
    grown: list[Any]

    def __call__(self, done: int, size: int) -> None:
        count = len(self.grown)
        keep_going(self.watch, count, max(count, count * size // max(1, done)))


def _filled(sheet: SheetTarget) -> list[tuple[Value, ...]]:
    """The rows, with what was merged over several rows of one column repeated in each."""
    rows = sheet.rows
    for area in sheet.merged:
        first, _, last = area.partition(":")
        letters, below = first.rstrip("0123456789"), last.rstrip("0123456789")
        top, bottom = first[len(letters) :], last[len(below) :]
        if letters != below or not (top.isdecimal() and bottom.isdecimal()):
            continue
        place, upper, lower = column_number(letters) - 1, int(top) - 1, min(int(bottom), len(rows))
        if upper >= len(rows) or place >= len(rows[upper]) or rows[upper][place] is None:
            continue
        for index in range(upper + 1, lower):
            cells = list(rows[index]) + [None] * (place + 1 - len(rows[index]))
            if rows[index] and cells[place] is None:
                cells[place] = rows[upper][place]
                rows[index] = tuple(cells)
    return rows
