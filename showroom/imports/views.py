"""What the imports take and give: frozen, no row of the database among them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from showroom.documents.columns import Layout
from showroom.documents.sheet_plan import Fate, SheetPlan
from showroom.documents.workbook import Workbook
from showroom.imports import messages as say
from showroom.kernel.errors import ShowroomError, Told


class Decision(StrEnum):
    """What a person decides of a row that may be somebody known."""

    LEAVE = "leave"
    SAME = "same"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class ColumnGuess:
    """A column of the file: `place` from 0, what it is called, some of its values, and the field it is taken for."""

    place: int
    heading: str
    samples: tuple[str, ...]
    field: str
    remembered: bool


@dataclass(frozen=True, slots=True)
class FileMapping:
    """How a file is read: `columns` in the order of the file, `header` the heading row's index or -1."""

    sheet: int
    header: int
    columns: tuple[ColumnGuess, ...]


@dataclass(frozen=True, slots=True)
class ImportDraft:
    """One file on its way: as read, as laid out, as understood, and what was decided.

    `owners` maps a consultant as written in the file to a colleague's id, `decisions` a row number to what becomes of
    a row that needs one. Without `create_owners` the rows of other unknown consultants are rejected.
    """

    kind: str
    book: Workbook
    layout: Layout
    table: Any
    owners: Mapping[str, int] = field(default_factory=dict)
    decisions: Mapping[int, Decision] = field(default_factory=dict)
    create_owners: bool = True


@dataclass(frozen=True, slots=True)
class Side:
    """One line of a comparison: what the file says, what is on file; a phone or ID on file only masked (PI-10)."""

    zh: str
    en: str
    imported: str
    existing: str


@dataclass(frozen=True, slots=True)
class Pair:
    """A row that may be somebody known: `other_row` is the row of the same file above it, 0 for a stored record."""

    row: int
    fate: Fate
    reason: Told
    title: str
    other_row: int
    may_be_new: bool

    @property
    def id(self) -> int:
        return self.row


@dataclass(frozen=True, slots=True)
class UnknownOwner:
    """A consultant of the file whom the store does not know, and in how many rows."""

    written: str
    rows: int


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """The dry run: the fate of every row, those that a person may decide, and the consultants who are not known."""

    sheet: SheetPlan
    pairs: tuple[Pair, ...]
    owners: tuple[UnknownOwner, ...]


@dataclass(frozen=True, slots=True)
class RunLine:
    """One import of the past; `counts` has `accept duplicate review reject`."""

    id: int
    kind: str
    file: str
    at: datetime
    by: str
    counts: Mapping[str, int]
    undone_at: datetime | None
    undone_by: str


@dataclass(frozen=True, slots=True)
class ImportDone:
    """A finished import: its record, and the fate that every row met."""

    run: RunLine
    sheet: SheetPlan


class ImportInUse(ShowroomError):  # noqa: N818 - it says what is the matter
    """The import cannot be undone; `uses` names, row by row, what stands in the way."""

    def __init__(self, uses: tuple[Told, ...], count: int) -> None:
        first = uses[0]
        super().__init__(say.NOT_UNDOABLE, count=count, first_zh=first.text("zh"), first_en=first.text("en"))
        self.uses = uses
