"""From recognised lines of text to the fields of a licence, each with its confidence; pure (TD-01 to TD-05, DL-01).

A reading is a proposal: only what a person confirms is stored (`licence_confirmation`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from showroom.kernel.dates import add_years
from showroom.kernel.resident_id import check_resident_id
from showroom.recognition.frames import Point, TextLine
from showroom.test_drive.licence_fields import (
    DOUBTFUL,
    LONG_TERM,
    REPAIRED,
    Value,
    is_long_term,
    read_classes,
    read_dates,
    read_file_number,
    read_name,
    read_number,
    read_years,
)
from showroom.test_drive.licence_layout import Layout, Placed, lay_out

FIELDS = ("number", "name", "classes", "first_issue", "valid_from", "valid_to", "birth", "file_number")
SURE = 0.95
"""From this confidence on a field is shown as read well; below it the person is asked to look closely."""
Corners = tuple[Point, Point, Point, Point]


@dataclass(frozen=True, slots=True)
class FieldReading:
    """One field as read; '' when it was not found. `corners` show where, in pixels of sheet number `sheet`."""

    name: str
    text: str = ""
    confidence: float = 0.0
    sheet: int = 0
    corners: Corners | None = None

    @property
    def sure(self) -> bool:
        return self.confidence >= SURE


@dataclass(frozen=True, slots=True)
class LicenceReading:
    """All fields of a licence, in the order of `FIELDS`."""

    fields: tuple[FieldReading, ...]

    def __getitem__(self, name: str) -> FieldReading:
        return self.fields[FIELDS.index(name)]

    @property
    def found(self) -> int:
        """How many fields hold text."""
        return sum(bool(field.text) for field in self.fields)


NOTHING = LicenceReading(tuple(FieldReading(name) for name in FIELDS))


def read_licence(sheets: Sequence[Iterable[TextLine]], on: date) -> LicenceReading:
    """The fields on one sheet or both, whichever sheet comes first; `on` is today, for the checks of an ID number."""
    layouts = [lay_out(lines) for lines in sheets]
    best: dict[str, FieldReading] = {}
    for sheet, layout in enumerate(layouts):
        for found in _fields(layout, on):
            entry = replace(found, sheet=sheet)
            best[entry.name] = _better(best[entry.name], entry) if entry.name in best else entry
    return _judged(LicenceReading(tuple(best.get(name, FieldReading(name)) for name in FIELDS)), on)


def _better(one: FieldReading, other: FieldReading) -> FieldReading:
    """Both sheets name the holder: agreement adds confidence, disagreement leaves the better one in doubt."""
    if one.text == other.text:
        return replace(one, confidence=1 - (1 - one.confidence) * (1 - other.confidence))
    winner, loser = (one, other) if one.confidence >= other.confidence else (other, one)
    clear = loser.confidence <= REPAIRED < winner.confidence
    return winner if clear else replace(winner, confidence=min(winner.confidence, DOUBTFUL))


def _fields(layout: Layout, on: date) -> Iterator[FieldReading]:
    """What one sheet holds."""
    yield from _first("number", layout, lambda text: read_number(text, on))
    yield from _first("name", layout, read_name, anywhere=False)
    yield from _first("classes", layout, read_classes, anywhere=False)
    yield from _first("file_number", layout, read_file_number, anywhere=False)
    for name in ("birth", "first_issue"):
        yield from _first(name, layout, lambda text: next(iter(read_dates(text)), None), anywhere=False)
    yield from _validity(layout)


def _first(
    name: str, layout: Layout, read: Callable[[str], Value | None], *, anywhere: bool = True
) -> Iterator[FieldReading]:
    """The first text beside the label that can be read; else, where the text speaks for itself, any line's."""
    for piece in layout.beside.get(name, ()):
        value = read(piece.text)
        if value is not None:
            yield _found(name, piece, value)
            return
    for piece in layout.values if anywhere else ():
        value = read(piece.text)
        if value is not None and len(value.text) == 18:
            yield _found(name, piece, value)
            return


def _found(name: str, piece: Placed, value: Value) -> FieldReading:
    return FieldReading(name, value.text, min(piece.score, value.limit), 0, piece.line.corners)


def _validity(layout: Layout) -> Iterator[FieldReading]:
    """`A 至 B`, `A 至 长期`, or an old licence's start and number of years; 至 is often misread and not needed."""
    pieces = layout.beside.get("validity", ()) or tuple(p for p in layout.values if _is_range(p.text))
    dates = [(piece, value) for piece in pieces for value in read_dates(piece.text)]
    starts = layout.beside.get("valid_from", ())
    dates = [(piece, value) for piece in starts for value in read_dates(piece.text)][:1] + dates
    if dates:
        yield _found("valid_from", *dates[0])
    for piece in pieces:
        years = read_years(piece.text)
        if is_long_term(piece.text):
            yield _found("valid_to", piece, Value(LONG_TERM))
            return
        if years and dates and len(dates) == 1:
            end = add_years(date.fromisoformat(dates[0][1].text), years)
            yield _found("valid_to", piece, Value(end.isoformat(), REPAIRED))
            return
    if len(dates) > 1:
        yield _found("valid_to", *dates[1])


def _is_range(text: str) -> bool:
    """Whether a line is a validity by itself; the renewal date of the second sheet's record is none."""
    found = read_dates(text)
    return len(found) == 2 or (len(found) == 1 and is_long_term(text))


def _judged(reading: LicenceReading, on: date) -> LicenceReading:
    """Less confidence in what the fields say against each other, more in a birth that the number repeats."""
    limits: dict[str, float] = {}
    texts = {field.name: field.text for field in reading.fields}
    number = check_resident_id(texts["number"], on)
    if number.ok and number.birth is not None and texts["birth"]:
        agree = texts["birth"] == number.birth.isoformat()
        limits |= {} if agree else {"birth": DOUBTFUL, "number": DOUBTFUL}
    order = [texts[name] for name in ("birth", "first_issue", "valid_from", "valid_to")]
    names = ("birth", "first_issue", "valid_from", "valid_to")
    for place in range(3):
        early, late = order[place], order[place + 1]
        if early and late and late != LONG_TERM and early > late:
            limits |= {names[place]: DOUBTFUL, names[place + 1]: DOUBTFUL}
    if texts["first_issue"] > on.isoformat():
        limits["first_issue"] = DOUBTFUL
    if texts["valid_from"] and texts["valid_to"] not in ("", LONG_TERM) and not _usual_term(texts):
        limits["valid_to"] = min(limits.get("valid_to", 1.0), REPAIRED)
    return LicenceReading(
        tuple(replace(f, confidence=min(f.confidence, limits.get(f.name, 1.0))) for f in reading.fields)
    )


def _usual_term(texts: dict[str, str]) -> bool:
    """Six or ten years (DL-02)."""
    begin = date.fromisoformat(texts["valid_from"])
    return texts["valid_to"] in {add_years(begin, years).isoformat() for years in (6, 10)}
