"""What worker threads do for the import window: reading, trying, and the rows that its tables show."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from showroom.documents.columns import Layout
from showroom.documents.sheet_plan import Fate, RowFate, SheetPlan
from showroom.documents.workbook import Workbook
from showroom.kernel.errors import Lang

if TYPE_CHECKING:
    from showroom.imports.views import Decision, FileMapping, ImportDone, ImportDraft, ImportPlan, Pair, RunLine
    from ui.context import UiContext
    from ui.jobs import Ticket

SHOWN_CELLS = 8


@dataclass(frozen=True, slots=True)
class OpenedFile:
    """A read file, how it is laid out, and the import of the very same file that still stands."""

    book: Workbook
    layout: Layout
    mapping: FileMapping
    taken_before: RunLine | None
    colleagues: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class Trial:
    """A dry run, counted; `pairs` by row."""

    draft: ImportDraft
    plan: ImportPlan
    counts: Mapping[str, int]
    pairs: Mapping[int, Pair]


@dataclass(frozen=True, slots=True)
class FateLine:
    """One row of the file in the table; `id` is the number that Excel shows."""

    id: int
    fate: str
    why: str
    cells: str


class FateRows:
    """A RowSource over the fates of a file: lines are made for the rows on the screen only."""

    def __init__(self, plan: SheetPlan, wanted: str, lang: Lang) -> None:
        self._plan = plan
        self._wanted = wanted
        self._lang = lang
        self._by_row: dict[int, RowFate] = {}

    def first_page(self, limit: int) -> Sequence[Any]:
        """The first rows of the wanted fate."""
        found = []
        for fate in self._plan.rows:
            if self._matches(fate):
                found.append(self._line(fate))
                if len(found) == limit:
                    break
        return found

    def ids(self) -> array[int]:
        """The row numbers of the wanted fate."""
        return array("q", (fate.row for fate in self._plan.rows if self._matches(fate)))

    def rows(self, ids: Sequence[int]) -> Sequence[Any]:
        """The lines of these rows."""
        if not self._by_row:
            self._by_row = {fate.row: fate for fate in self._plan.rows}
        return [self._line(self._by_row[key]) for key in ids if key in self._by_row]

    def _matches(self, fate: RowFate) -> bool:
        return not self._wanted or fate.fate.value == self._wanted

    def _line(self, fate: RowFate) -> FateLine:
        from showroom.documents.cells import plain

        cells = self._plan.layout.sheet.rows[fate.row - 1]
        filled = [plain(value) for value in cells if value is not None][:SHOWN_CELLS]
        return FateLine(fate.row, fate.fate.value, fate.why(self._lang), " · ".join(filled)[:300])


class RunRows:
    """A RowSource over the imports of the past, of one kind or, for '', of all."""

    def __init__(self, context: UiContext, kind: str) -> None:
        self._context = context
        self._kind = kind

    def first_page(self, limit: int) -> Sequence[Any]:
        """The newest."""
        return self._runs()[:limit]

    def ids(self) -> array[int]:
        """All of them that are listed, newest first."""
        return array("q", (run.id for run in self._runs()))

    def rows(self, ids: Sequence[int]) -> Sequence[Any]:
        """The runs of these numbers."""
        return [run for run in self._runs() if run.id in ids]

    def _runs(self) -> tuple[RunLine, ...]:
        runs: tuple[RunLine, ...] = self._context.showroom.imports.runs(self._context.actor, self._kind)
        return runs


def open_file(context: UiContext, kind: str, path: Path, ticket: Ticket) -> OpenedFile:
    """Read a file and lay it out; raises ShowroomError(not_a_workbook | import_cancelled | …)."""
    from showroom.documents.workbook import read_workbook

    service, actor = context.showroom.imports, context.actor
    book = read_workbook(path, ticket)
    layout, mapping = service.lay_out(actor, kind, book)
    before = service.taken_before(actor, kind, book.sha256)
    return OpenedFile(book, layout, mapping, before, service.colleagues(actor))


def try_out(context: UiContext, kind: str, book: Workbook, layout: Layout, ticket: Ticket) -> Trial:
    """The dry run of a file under a layout; raises ShowroomError(columns_not_found | import_cancelled)."""
    from showroom.imports.service import understand

    service = context.showroom.imports
    draft = understand(kind, book, layout, context.showroom.work.today(), ticket)
    plan = service.plan(context.actor, draft)
    return Trial(draft, plan, counted(plan.sheet), {pair.row: pair for pair in plan.pairs})


def take_over(context: UiContext, draft: ImportDraft, ticket: Ticket) -> tuple[ImportDone, Mapping[str, int]]:
    """Take the list over, and count what became of its rows; raises ShowroomError(import_cancelled | …)."""
    done: ImportDone = context.showroom.imports.take(context.actor, draft, ticket)
    return done, counted(done.sheet)


def decided_alike(pairs: Mapping[int, Pair], fate: str, what: Decision) -> dict[int, Decision]:
    """One decision for all rows of a fate; a row that cannot be a new person is left as it is."""
    alike = (pair for pair in pairs.values() if pair.fate.value == fate)
    return {pair.row: what for pair in alike if what.value != "new" or pair.may_be_new}


def counted(plan: SheetPlan) -> Mapping[str, int]:
    """How many rows meet each fate; '' is all of them."""
    counts = Counter(row.fate for row in plan.rows)
    return {"": len(plan.rows), **{fate.value: counts[fate] for fate in Fate}}
