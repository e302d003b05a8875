"""Which column means what: guessed, corrected by what was taken last time, and finally as the user says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

import sqlalchemy as sa

from showroom.documents.cells import plain, says_nothing, wording
from showroom.documents.columns import Field, Layout, best_layout, headings_of
from showroom.documents.workbook import Sheet, Workbook
from showroom.imports.model import ImportHeading
from showroom.imports.views import ColumnGuess, FileMapping
from showroom.persistence.actions import Tx

HEADER_SEARCH = 40
SAMPLES = 3
SAMPLE_ROWS = 200
SAMPLE_LENGTH = 40


def layout_of(sheet: Sheet, header: int, columns: Mapping[int, str]) -> Layout:
    """The layout in which the column at `place` is the field `columns[place]`; '' leaves a column out."""
    texts = headings_of(sheet, header) if header >= 0 else []
    by_field = {name: place for place, name in columns.items() if name}
    named = {texts[place]: name for name, place in by_field.items() if place < len(texts) and texts[place]}
    return Layout(sheet, header, by_field, named)


def remembered_layout(tx: Tx, kind: str, book: Workbook, fields: Sequence[Field]) -> tuple[Layout, frozenset[int]]:
    """The best layout, and which of its columns are as they were taken the last time (the order does not matter)."""
    known = _known(tx, kind, {entry.name for entry in fields})
    guess = best_layout(book, fields)
    found = _known_header(book, known, guess)
    sheet, header = (guess.sheet, guess.header) if found is None else found
    if header < 0:
        return guess, frozenset()
    same_place = sheet is guess.sheet and header == guess.header
    return _corrected(guess if same_place else Layout(sheet, header, {}), known)


def layout_at(
    tx: Tx, kind: str, book: Workbook, fields: Sequence[Field], at: tuple[int, int]
) -> tuple[Layout, frozenset[int]]:
    """The same where the user says on which sheet and in which row the headings stand, -1 for none."""
    sheet, header = book.sheets[at[0]], at[1]
    rows = sheet.rows if header < 0 else ((),) * header + sheet.rows[header:]
    guess = best_layout(replace(book, sheets=(Sheet(sheet.name, rows),)), fields)
    guessed = Layout(sheet, header, guess.columns if guess.header == header else {})
    if header < 0:
        return guessed, frozenset()
    return _corrected(guessed, _known(tx, kind, {entry.name for entry in fields}))


def _corrected(guess: Layout, known: Mapping[str, str]) -> tuple[Layout, frozenset[int]]:
    """A guess, but for columns whose headings are known from before."""
    sheet, header = guess.sheet, guess.header
    guessed = {place: name for name, place in guess.columns.items()}
    keys = _keys(headings_of(sheet, header))
    taken = _without_rivals({place: known[key] for place, key in keys.items() if key in known}, guessed)
    spoken_for = {name for name in taken.values() if name}
    columns = {place: name for place, name in guessed.items() if place not in taken and name not in spoken_for}
    return layout_of(sheet, header, columns | taken), frozenset(taken)


def describe(book: Workbook, layout: Layout, remembered: frozenset[int] = frozenset()) -> FileMapping:
    """The columns of a layout with some of their values, for the person who checks them."""
    sheet = layout.sheet
    texts = headings_of(sheet, layout.header) if layout.header >= 0 else []
    below = sheet.rows[layout.header + 1 : layout.header + 1 + SAMPLE_ROWS]
    width = max((len(row) for row in (*below, texts)), default=0)
    by_place = {place: name for name, place in layout.columns.items()}
    columns = []
    for place in range(width):
        heading = texts[place] if place < len(texts) else ""
        samples = _samples(sheet, layout.header + 1, place)
        if heading or samples:
            columns.append(ColumnGuess(place, heading, samples, by_place.get(place, ""), place in remembered))
    return FileMapping(book.sheets.index(sheet), layout.header, tuple(columns))


def remember(tx: Tx, kind: str, layout: Layout) -> None:
    """Keep what each heading was taken for; the newest word counts."""
    if layout.header < 0:
        return
    by_place = {place: name for name, place in layout.columns.items()}
    rows = tx.session.scalars(sa.select(ImportHeading).where(ImportHeading.kind == kind))
    stored = {row.heading: row for row in rows}
    for place, key in _keys(headings_of(layout.sheet, layout.header)).items():
        meaning = by_place.get(place, "")
        row = stored.get(key)
        if row is None:
            tx.session.add(ImportHeading(kind=kind, heading=key, field=meaning, at=tx.now, by=tx.actor.id))
        elif row.field != meaning:
            row.field, row.at, row.by = meaning, tx.now, tx.actor.id
    tx.session.flush()


def _known(tx: Tx, kind: str, fields: set[str]) -> dict[str, str]:
    """What the headings of earlier files were taken for; fields of other versions of the program do not count."""
    rows = tx.session.execute(sa.select(ImportHeading.heading, ImportHeading.field).where(ImportHeading.kind == kind))
    return {heading: field for heading, field in rows if not field or field in fields}


def _known_header(book: Workbook, known: Mapping[str, str], guess: Layout) -> tuple[Sheet, int] | None:
    """A row most of whose texts are headings known from before; the guess's own row when it is as good."""
    meaning = {key for key, field in known.items() if field}
    if len(meaning) < 2:
        return None
    best, found = 1, None
    for sheet in (guess.sheet, *(sheet for sheet in book.sheets if sheet is not guess.sheet)):
        order = sorted(range(min(HEADER_SEARCH, len(sheet.rows))), key=lambda index: index != guess.header)
        for index in order:
            keys = list(_keys(headings_of(sheet, index)).values())
            hits = sum(1 for key in keys if key in meaning)
            if hits > best and hits * 2 > len(keys):
                best, found = hits, (sheet, index)
    return found


def _without_rivals(taken: dict[int, str], guessed: Mapping[int, str]) -> dict[int, str]:
    """Where two columns were each taken for one field in different files, the guess decides, else the first."""
    counts = Counter(name for name in taken.values() if name)
    kept: dict[int, str] = {}
    for place, name in sorted(taken.items(), key=lambda entry: (guessed.get(entry[0]) != entry[1], entry[0])):
        if counts[name] < 2 or name not in kept.values():
            kept[place] = name
    return kept


def _keys(headings: Sequence[str]) -> dict[int, str]:
    """How a heading is remembered: its words, numbered from the second of the same name on."""
    seen: Counter[str] = Counter()
    found = {}
    for place, heading in enumerate(headings):
        words = wording(heading)[:70]
        if words:
            seen[words] += 1
            found[place] = words if seen[words] == 1 else f"{words} #{seen[words]}"
    return found


def _samples(sheet: Sheet, first: int, place: int) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for row in sheet.rows[first : first + SAMPLE_ROWS]:
        if place < len(row) and not says_nothing(row[place]):
            found[plain(row[place])[:SAMPLE_LENGTH]] = None
            if len(found) == SAMPLES:
                break
    return tuple(found)
