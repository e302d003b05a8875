"""Finds out what the columns of a foreign table mean: by their headings, and by what stands in them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache

from showroom.documents.cells import says_nothing, wording
from showroom.documents.workbook import Cell, Sheet, Workbook
from showroom.kernel.errors import Message, ShowroomError

HEADER_SEARCH = 40
HEADER_TRIES = 3
SAMPLE = 100
_EXACT, _ENDS, _HOLDS = 100, 72, 60
_CONTENT = 40
_ACCEPTED = 50
_ALONE = 0.8  # this share of a column without a telling heading must look like the field
_PUNCTUATION = re.compile(r"[\s_\-*/\\.:：,，、·'’\"“”#№?？!！]+")
_BRACKETS = re.compile(r"[(（\[【<《].*?[)）\]】>》]")

COLUMNS_NOT_FOUND = Message(
    "columns_not_found",
    "“{file}”里没有找到这些列：{fields_zh}。请检查表头后再导入。",
    "“{file}” has no column for: {fields_en}. Check the headings and import it again.",
)


@dataclass(frozen=True, slots=True)
class Field:
    """One thing a column can mean.

    `exact` are whole headings, `holds` words within one (the last word of a heading weighs most, as in 客户级别),
    `never` words that speak against it; `looks` says whether a value can be one.
    """

    name: str
    zh: str
    en: str
    exact: tuple[str, ...]
    holds: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    looks: Callable[[Cell], bool] | None = None
    required: bool = False
    by_content: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """Where a sheet's data lie: `columns` maps field to column index, `header` is the heading row's index or -1."""

    sheet: Sheet
    header: int
    columns: dict[str, int]
    headings: dict[str, str] = field(default_factory=dict)

    def heading(self, name: str) -> str:
        """The heading under which the field stands, as written; '' when it has none."""
        return next((heading for heading, found in self.headings.items() if found == name), "")

    def cell(self, row: Sequence[Cell], name: str) -> Cell:
        place = self.columns.get(name, -1)
        return row[place] if 0 <= place < len(row) else None

    def column(self, name: str) -> list[Cell]:
        return [self.cell(row, name) for row in self.sheet.rows[self.header + 1 :]]


def find_layout(book: Workbook, fields: Sequence[Field]) -> Layout:
    """The sheet and columns that fit best; raises ShowroomError(columns_not_found) naming what is missing."""
    layout = best_layout(book, fields)
    missing = missing_fields(layout, fields)
    if missing:
        raise ShowroomError(
            COLUMNS_NOT_FOUND,
            file=book.file,
            fields_zh="、".join(entry.zh for entry in missing),
            fields_en=", ".join(entry.en for entry in missing),
        )
    return layout


def best_layout(book: Workbook, fields: Sequence[Field]) -> Layout:
    """The sheet and columns that fit best, also when required ones are missing: the user may still name them."""
    return max((_best_of_sheet(sheet, fields) for sheet in book.sheets), key=lambda scored: scored[0])[1]


def missing_fields(layout: Layout, fields: Sequence[Field]) -> tuple[Field, ...]:
    """The required fields for which the layout has no column."""
    return tuple(entry for entry in fields if entry.required and entry.name not in layout.columns)


def _best_of_sheet(sheet: Sheet, fields: Sequence[Field]) -> tuple[float, Layout]:
    promising: list[tuple[float, int, list[str]]] = []
    for index in range(min(HEADER_SEARCH, len(sheet.rows))):
        headings = headings_of(sheet, index)
        words = sum(max(_heading_score(heading, entry) for entry in fields) for heading in headings if heading)
        if words and sum(1 for heading in headings if heading) >= 2:
            promising.append((words, -index, headings))
    best: tuple[float, Layout] | None = None
    for _, minus_index, headings in sorted(promising, reverse=True)[:HEADER_TRIES]:
        scored = _assigned(sheet, -minus_index, headings, fields)
        if best is None or scored[0] > best[0]:
            best = scored
    return best if best is not None and best[0] > 0 else _without_header(sheet, fields)


def headings_of(sheet: Sheet, index: int) -> list[str]:
    """The texts of a heading row; a cell that is empty because its heading spans two rows takes the one above."""
    row = sheet.rows[index]
    above = sheet.rows[index - 1] if index else ()
    texts = [value if isinstance(value, str) else "" for value in row]
    filled = sum(1 for text in texts if text)
    if filled >= 2 and sum(1 for value in above if isinstance(value, str)) >= 2:
        for place in range(max(len(texts), len(above))):
            if place >= len(texts):
                texts.append("")
            if not texts[place] and place < len(above) and isinstance(above[place], str):
                texts[place] = str(above[place])
    return [" ".join(text.split()) if len(text) <= 60 else "" for text in texts]


def _assigned(sheet: Sheet, index: int, headings: list[str], fields: Sequence[Field]) -> tuple[float, Layout]:
    samples = _samples(sheet, index + 1, len(headings))
    scores: list[tuple[float, float, int, Field]] = []
    for place, heading in enumerate(headings):
        for entry in fields:
            by_words = _heading_score(heading, entry) if heading else 0
            share = _share(samples[place], entry)
            by_content = 0.0 if share is None else (share - 0.5) * 2 * _CONTENT
            if by_words and by_words + by_content >= _ACCEPTED:
                scores.append((by_words + by_content, by_words, -place, entry))
            elif entry.by_content and share is not None and share >= _ALONE and samples[place]:
                scores.append((share * _CONTENT, 0, -place, entry))
    columns, worth = _greedy(scores)
    named = {headings[place]: name for name, place in columns.items() if headings[place]}
    return worth, Layout(sheet, index, columns, named)


def _greedy(scores: list[tuple[float, float, int, Field]]) -> tuple[dict[str, int], float]:
    """Best first, each field and each column once. The worth of a heading row counts its words, not its contents."""
    columns: dict[str, int] = {}
    taken: set[int] = set()
    worth = 0.0
    for _, by_words, minus_place, entry in sorted(scores, key=lambda score: score[:3], reverse=True):
        if entry.name in columns or -minus_place in taken:
            continue
        columns[entry.name] = -minus_place
        taken.add(-minus_place)
        worth += by_words + (_EXACT if entry.required and by_words else 0)
    return columns, worth


def _without_header(sheet: Sheet, fields: Sequence[Field]) -> tuple[float, Layout]:
    """A table without headings, read by its contents alone; worth less than any heading."""
    width = max((len(row) for row in sheet.rows[:SAMPLE]), default=0)
    samples = _samples(sheet, 0, width)
    scores: list[tuple[float, float, int, Field]] = []
    for place in range(width):
        for entry in fields:
            share = _share(samples[place], entry)
            if entry.by_content and share is not None and share >= _ALONE:
                scores.append((share, 0, -place, entry))
    columns, _ = _greedy(scores)
    return 0.5 * len(columns), Layout(sheet, -1, columns)


def _samples(sheet: Sheet, first: int, width: int) -> list[list[Cell]]:
    rows = [row for row in sheet.rows[first : first + SAMPLE * 2] if len(row) > 1][:SAMPLE]
    return [[row[place] for row in rows if place < len(row) and not says_nothing(row[place])] for place in range(width)]


def _share(values: list[Cell], entry: Field) -> float | None:
    if entry.looks is None or not values:
        return None
    return sum(1 for value in values if entry.looks(value)) / len(values)


def _heading_score(heading: str, entry: Field) -> float:
    whole = _PUNCTUATION.sub("", wording(heading))
    bare = _PUNCTUATION.sub("", wording(_BRACKETS.sub("", heading)))
    exact = _folded(entry.exact)
    if whole in exact:
        return _EXACT
    if bare in exact:
        return _EXACT - 2
    if any(word in whole for word in _folded(entry.never)):
        return 0
    found = [word for word in _folded(entry.holds) if word in whole]
    if not found:
        return _alike(bare, exact)
    longest = max(found, key=len)
    closeness = 10 * len(longest) / max(1, len(whole))
    return closeness + (_ENDS if bare.endswith(longest) else _HOLDS)


def _alike(bare: str, exact: tuple[str, ...]) -> float:
    """A heading with a slip of the pen, in Latin letters only: one Chinese sign already changes the meaning."""
    if len(bare) < 5 or not bare.isascii():
        return 0
    from rapidfuzz import fuzz

    return _HOLDS if any(len(word) >= 5 and fuzz.ratio(bare, word) >= 88 for word in exact) else 0


@cache
def _folded(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(_PUNCTUATION.sub("", wording(word)) for word in words)
