"""Finds out what the columns of a foreign table mean: by their headings, and by what stands in them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
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
_NEAR = 12
_LONG_NUMBER = re.compile(r"\d{7}")
_EMPTY_WORDS = re.compile(
    r"\s*(?:(?:列|字段|栏|栏目|column|col|field|unnamed:?|f|c)?\s*_?\d*|[a-z]{1,2})\s*", re.IGNORECASE
)
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
    `never` words that speak against it; `looks` says whether a value can be one. Where no heading says anything,
    `by_content` trusts `looks`, and `content` is a stricter look that trusts the values alone.
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
    content: Callable[[Cell], bool] | None = None

    @property
    def tells(self) -> Callable[[Cell], bool] | None:
        """What says without a heading that a value is one."""
        return self.content or (self.looks if self.by_content else None)


@dataclass(frozen=True, slots=True)
class Guess:
    """A column that had to be guessed: by what stands in it, or with other fields or columns as likely."""

    column: str
    heading: str
    field: str
    by: str
    also: tuple[str, ...] = ()
    rivals: tuple[str, ...] = ()

    def as_json(self) -> dict[str, object]:
        """For the answer of `import --json`: columns by Excel's letters, `by` is heading or content."""
        return {
            "column": self.column, "heading": self.heading, "field": self.field, "by": self.by,
            "also": list(self.also), "rivals": list(self.rivals),
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Layout:
    """Where a sheet's data lie: `columns` maps field to column index, `header` is the heading row's index or -1.

    A column without a heading goes by Excel's letter; `guesses` are those that a person should look at.
    """

    sheet: Sheet
    header: int
    columns: dict[str, int]
    headings: dict[str, str] = field(default_factory=dict)
    guesses: tuple[Guess, ...] = ()

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
        if any(_is_no_heading(cell) for cell in sheet.rows[index]):
            continue
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


def _is_no_heading(cell: Cell) -> bool:
    """What stands in no row of headings: days, amounts, numbers of phones, documents and cars."""
    return isinstance(cell, (float, datetime)) or (isinstance(cell, str) and _LONG_NUMBER.search(cell) is not None)


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


@dataclass(frozen=True, slots=True)
class _Score:
    """How well a column fits a field: `by_words` from its heading, `total` with what stands in it."""

    total: float
    by_words: float
    place: int
    entry: Field


def _assigned(sheet: Sheet, index: int, headings: list[str], fields: Sequence[Field]) -> tuple[float, Layout]:
    samples = _samples(sheet, index + 1, len(headings))
    scores = [
        score
        for place, heading in enumerate(headings)
        for entry in fields
        if (score := _score(place, heading, samples[place], entry)) is not None
    ]
    columns, worth = _greedy(scores)
    for entry in fields:  # a required field without a word for it: whatever column can be nothing else
        if entry.required and entry.name not in columns and entry.tells is not None:
            left = [place for place in range(len(headings)) if place not in columns.values()]
            shares = {place: _told_by(samples[place], entry) for place in left if not _vetoed(headings[place], entry)}
            best = max(shares, key=lambda place: (shares[place], -place), default=-1)
            if best >= 0 and shares[best] >= _ALONE:
                columns[entry.name] = best
                scores.append(_Score(shares[best] * _CONTENT, 0, best, entry))
    return worth, _layout(sheet, index, headings, (columns, scores))


def _score(place: int, heading: str, values: list[Cell], entry: Field) -> _Score | None:
    by_words = _heading_score(heading, entry) if heading else 0
    share = _share(values, entry)
    by_content = 0.0 if share is None else (share - 0.5) * 2 * _CONTENT
    if by_words and by_words + by_content >= _ACCEPTED:
        return _Score(by_words + by_content, by_words, place, entry)
    if not values or _vetoed(heading, entry):
        return None
    if entry.by_content and share is not None and share >= _ALONE:
        return _Score(share * _CONTENT, 0, place, entry)
    if _EMPTY_WORDS.fullmatch(heading) and (told := _told_by(values, entry)) >= _ALONE:
        return _Score(told * _CONTENT / 2, 0, place, entry)
    return None


def _told_by(values: list[Cell], entry: Field) -> float:
    """The share of values that say by themselves that they are this."""
    tells = entry.tells
    return sum(map(tells, values)) / len(values) if tells is not None and values else 0.0


def _greedy(scores: Sequence[_Score]) -> tuple[dict[str, int], float]:
    """Best first, each field and each column once. The worth of a heading row counts its words, not its contents."""
    columns: dict[str, int] = {}
    worth = 0.0
    for score in sorted(scores, key=lambda one: (one.total, one.by_words, -one.place), reverse=True):
        if score.entry.name not in columns and score.place not in columns.values():
            columns[score.entry.name] = score.place
            worth += score.by_words + (_EXACT if score.entry.required and score.by_words else 0)
    return columns, worth


def _without_header(sheet: Sheet, fields: Sequence[Field]) -> tuple[float, Layout]:
    """A table without telling headings, read by its contents alone; worth less than any heading."""
    header = _untold_header(sheet, fields)
    headings = headings_of(sheet, header) if header >= 0 else []
    width = max((len(row) for row in sheet.rows[:SAMPLE]), default=0)
    samples = _samples(sheet, header + 1, width)
    scores = [
        _Score(share * (2 if entry.by_content else 1), 0, place, entry)
        for place in range(width)
        for entry in fields
        if (share := _told_by(samples[place], entry)) >= _ALONE
    ]
    columns, _ = _greedy(scores)
    return 0.5 * len(columns), _layout(sheet, header, headings, (columns, scores))


def _untold_header(sheet: Sheet, fields: Sequence[Field]) -> int:
    """The row of words above the first row that holds a telling value; -1 when there is none."""
    telling = [tells for entry in fields if entry.by_content and (tells := entry.tells) is not None]
    rows = sheet.rows[:HEADER_SEARCH]
    first = next((at for at, row in enumerate(rows) if any(tells(cell) for cell in row for tells in telling)), 0)
    words = [cell for cell in rows[first - 1] if cell is not None] if first else []
    plain_words = all(isinstance(cell, str) and len(cell) <= 20 for cell in words)
    return first - 1 if len(words) >= 2 and plain_words and len(set(words)) == len(words) else -1


def _layout(sheet: Sheet, header: int, headings: list[str], found: tuple[dict[str, int], Sequence[_Score]]) -> Layout:
    columns, scores = found
    named: dict[str, str] = {}
    for name, place in sorted(columns.items(), key=lambda pair: pair[1]):
        heading = (headings[place] if place < len(headings) else "") or letter(place)
        named[heading if heading not in named else f"{heading} ({letter(place)})"] = name
    guesses = [
        guess
        for name, place in sorted(columns.items(), key=lambda pair: pair[1])
        if (guess := _guess(headings[place] if place < len(headings) else "", (name, place), columns, scores))
    ]
    return Layout(sheet, header, columns, named, tuple(guesses))


def _guess(heading: str, chosen: tuple[str, int], columns: dict[str, int], scores: Sequence[_Score]) -> Guess | None:
    """What should be said of a column whose meaning is not beyond doubt."""
    name, place = chosen
    mine = max((one for one in scores if one.entry.name == name and one.place == place), key=lambda one: one.total)
    near = [one for one in scores if one.total >= mine.total - _NEAR and one is not mine]
    also = tuple(one.entry.name for one in near if one.place == place and one.entry.name not in columns)
    used = set(columns.values())
    rivals = tuple(letter(one.place) for one in near if one.entry.name == name and one.place not in used)
    if mine.by_words and not also and not rivals:
        return None
    return Guess(letter(place), heading, name, "heading" if mine.by_words else "content", also, rivals)


def letter(place: int) -> str:
    """Excel's name of a column: 0 is A, 26 is AA."""
    name, number = "", place + 1
    while number:
        number, rest = divmod(number - 1, 26)
        name = chr(65 + rest) + name
    return name


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
    if _vetoed(heading, entry):
        return 0
    found = [word for word in _folded(entry.holds) if word in whole]
    if not found:
        return _alike(bare, exact)
    longest = max(found, key=len)
    closeness = 10 * len(longest) / max(1, len(whole))
    return closeness + (_ENDS if bare.endswith(longest) else _HOLDS)


def _vetoed(heading: str, entry: Field) -> bool:
    """Whether the heading says that it is something else."""
    whole = _PUNCTUATION.sub("", wording(heading))
    return whole not in _folded(entry.exact) and any(word in whole for word in _folded(entry.never))


def _alike(bare: str, exact: tuple[str, ...]) -> float:
    """A heading with a slip of the pen, in Latin letters only: one Chinese sign already changes the meaning."""
    if len(bare) < 5 or not bare.isascii():
        return 0
    from rapidfuzz import fuzz

    return _HOLDS if any(len(word) >= 5 and fuzz.ratio(bare, word) >= 88 for word in exact) else 0


@cache
def _folded(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(_PUNCTUATION.sub("", wording(word)) for word in words)
