"""A save that another desk was faster than: mine, theirs and base side by side, and what they come to (trust Q1)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import datetime
from enum import StrEnum
from typing import Any, Generic, TypeVar

from showroom.kernel.errors import Message, ShowroomError
from showroom.kernel.three_way import Merge, Pieces, Side, blend_lines, merge

D = TypeVar("D")
Said = tuple[str, str]
"""One text in Chinese and in English."""
NOTHING: Said = ("", "")


class Verdict(StrEnum):
    """What became of a piece; only ASKED waits for a person."""

    ASKED = "asked"
    BY_THEM = "by_them"
    BY_ME = "by_me"
    BLENDED = "blended"


@dataclass(frozen=True, slots=True)
class Facts:
    """Fields of a draft that are one question, since they make sense together only; `said` puts their values in words.

    `by_line`: one text of one point a line, to which both desks may add. `internal`: not for the customer's eyes.
    """

    key: str
    name: Said
    fields: tuple[str, ...]
    said: Callable[..., Said]
    by_line: bool = False
    internal: bool = False


@dataclass(frozen=True, slots=True)
class Lines:
    """A field with lines, compared line by line: `known_by` says which line is which, however its figures change."""

    field: str
    known_by: Callable[[Any], str]
    name: Callable[[Any], Said]
    said: Callable[[Any], Said]


Parts = Sequence[Facts | Lines]


@dataclass(frozen=True, slots=True)
class Row:
    """One piece that is not the same on both sides; a text is empty where that side says nothing of it."""

    key: str
    name: Said
    base: Said
    theirs: Said
    mine: Said
    verdict: Verdict
    internal: bool = False

    @property
    def field(self) -> str:
        """The field or the list it belongs to: what may be logged."""
        return self.key.partition("/")[0]


@dataclass(frozen=True, slots=True)
class Versions(Generic[D]):
    """The three drafts; `base` None where what the save was made from is not known. `stored`: the version of theirs."""

    base: D | None
    theirs: D
    mine: D
    stored: int = 0


@dataclass(frozen=True, slots=True)
class Compared(Generic[D]):
    """Who saved what and when, and each difference; `notes` are what must be read before anything is merged."""

    by: str
    at: datetime | None
    versions: Versions[D]
    rows: tuple[Row, ...]
    parts: Parts
    merged: Merge
    notes: tuple[Said, ...] = ()

    @property
    def asked(self) -> tuple[Row, ...]:
        """What both sides changed."""
        return tuple(row for row in self.rows if row.verdict is Verdict.ASKED)

    @property
    def needs_a_person(self) -> bool:
        """Whether merging would decide anything for the person at the desk."""
        return bool(self.asked or self.notes)

    def draft(self, choices: Mapping[str, Side] | None = None) -> D:
        """The merged draft, based on theirs, to be saved; raises KeyError while a question has no answer."""
        return _joined(self.parts, self.merged.result(choices or {}), self.versions.theirs)


class EditedMeanwhile(ShowroomError, Generic[D]):  # noqa: N818 - it says what is the matter
    """Another desk saved since; `compared` holds everything, so nothing typed is lost and nothing is overwritten."""

    def __init__(self, message: Message, compared: Compared[D]) -> None:
        super().__init__(message)
        self.compared = compared


def compare(
    parts: Parts, versions: Versions[D], saved: tuple[str, datetime | None], notes: Sequence[Said] = ()
) -> Compared[D]:
    """Compare `versions` by `parts`; `saved` says who saved theirs and when."""
    base = None if versions.base is None else _apart(parts, versions.base)
    theirs, mine = _apart(parts, versions.theirs), _apart(parts, versions.mine)
    blends = {part.key: _blend for part in parts if isinstance(part, Facts) and part.by_line}
    merged = merge(base, theirs, mine, blends)
    sorts = ((Verdict(name), getattr(merged, name)) for name in ("asked", "by_them", "blended", "by_me"))
    rows = tuple(_row(parts, key, (base or {}, theirs, mine), verdict) for verdict, keys in sorts for key in keys)
    return Compared(*saved, versions, rows, parts, merged, tuple(notes))


def _blend(base: tuple[str], theirs: tuple[str], mine: tuple[str]) -> tuple[str] | None:
    text = blend_lines(base[0], theirs[0], mine[0])
    return None if text is None else (text,)


def _apart(parts: Parts, draft: object) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for part in parts:
        if isinstance(part, Facts):
            found[part.key] = tuple(getattr(draft, name) for name in part.fields)
            continue
        for line in getattr(draft, part.field):
            key, number = f"{part.field}/{part.known_by(line)}", 2
            while key in found:  # the second line of one name
                key, number = f"{part.field}/{part.known_by(line)}/{number}", number + 1
            found[key] = line
    return found


def _joined(parts: Parts, pieces: Pieces, like: D) -> D:
    values: dict[str, Any] = {}
    for part in parts:
        if isinstance(part, Facts):
            values |= dict(zip(part.fields, pieces[part.key], strict=True))
        else:
            values[part.field] = tuple(line for key, line in pieces.items() if key.startswith(f"{part.field}/"))
    return replace(like, **values)  # type: ignore[type-var]


def _row(parts: Parts, key: str, pieces: tuple[Pieces, Pieces, Pieces], verdict: Verdict) -> Row:
    part = next(one for one in parts if (one.key if isinstance(one, Facts) else one.field) == key.partition("/")[0])
    shown = [each.get(key) for each in pieces]
    if isinstance(part, Facts):
        base, theirs, mine = (NOTHING if piece is None else part.said(*piece) for piece in shown)
        return Row(key, part.name, base, theirs, mine, verdict, part.internal)
    base, theirs, mine = (NOTHING if piece is None else part.said(piece) for piece in shown)
    named = next(piece for piece in (shown[2], shown[1], shown[0]) if piece is not None)
    return Row(key, part.name(named), base, theirs, mine, verdict)


def uncompared(parts: Parts, draft: object, but: frozenset[str]) -> frozenset[str]:
    """The fields of a draft that no part compares, other than `but`: theirs would be overwritten in silence."""
    known = {name for part in parts for name in (part.fields if isinstance(part, Facts) else (part.field,))}
    return frozenset(entry.name for entry in fields(draft)) - known - but  # type: ignore[arg-type]


def plain(text: object) -> Said:
    """A text that is the same in both languages; '—' for none."""
    return (str(text), str(text)) if text else ("—", "—")
