"""One import in the window: the file, its columns, the trial, what a person decides, and what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from showroom.kernel.errors import ShowroomError
from ui.context import UiContext
from ui.imports.trial import OpenedFile, Trial, decided_alike, open_file, take_over, try_out
from ui.jobs import Ticket

if TYPE_CHECKING:
    from showroom.documents.columns import Field, Layout
    from showroom.documents.sheet_plan import SheetPlan
    from showroom.imports.views import Decision, FileMapping, ImportDone, Pair, RunLine, Side
    from ui.theme import Tone

TYPING_MS = 250


class ImportViewModel(QObject):
    """Everything of one import that is not a widget. Row numbers are those that Excel shows."""

    opened = Signal()
    mapped = Signal()
    tried = Signal()
    taken = Signal()
    decided = Signal()
    compared = Signal(object, object)
    """A pair and the lines of its comparison, or None and nothing."""
    undone = Signal(object)
    in_use = Signal(object)
    busy = Signal(object, str)
    """A ticket and what is being done, or None."""
    told = Signal(str, str)
    """A text and its tone."""
    rejects_saved = Signal(str, int)

    def __init__(self, context: UiContext, kind: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.kind = kind
        self.file = ""
        self.opened_file: OpenedFile | None = None
        self.mapping: FileMapping | None = None
        self.trial: Trial | None = None
        self.done: ImportDone | None = None
        self.done_counts: Mapping[str, int] = {}
        self.owners: dict[str, int] = {}
        self.decisions: dict[int, Decision] = {}
        self.corrected: set[int] = set()
        self.ticket: Ticket | None = None
        self._layout: Layout | None = None
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(TYPING_MS)
        self._later.timeout.connect(self.try_now)

    # --- the file -------------------------------------------------------------------------------------------------

    def read_file(self, path: str) -> None:
        """Read a file; `opened` or `told` follows."""
        self.forget()
        self.file = Path(path).name
        ticket = self._start("reading")
        work = partial(open_file, self.context, self.kind, Path(path), ticket)
        self.context.jobs.read(work, self._on_opened, self._on_failed, key="file")

    def forget(self) -> None:
        """Begin anew, with no file."""
        self.cancel()
        self.opened_file = self.mapping = self.trial = self.done = self._layout = None
        self.owners, self.decisions, self.corrected, self.file = {}, {}, set(), ""

    def cancel(self) -> None:
        """Stop what is under way; nothing has been written then."""
        self._later.stop()
        if self.ticket is not None:
            self.ticket.cancel()

    # --- the columns ----------------------------------------------------------------------------------------------

    @property
    def fields(self) -> tuple[Field, ...]:
        """What a column of this list can mean."""
        from showroom.imports.kinds import kind_of

        return tuple(kind_of(self.kind).fields)

    @property
    def missing(self) -> tuple[Field, ...]:
        """Required fields without a column."""
        from showroom.documents.columns import missing_fields

        return () if self._layout is None else missing_fields(self._layout, self.fields)

    def set_column(self, place: int, field: str) -> None:
        """Take the column at `place` for a field, '' for none; a field has one column."""
        assert self.mapping is not None
        columns = tuple(
            replace(column, field=field, remembered=False) if column.place == place
            else replace(column, field="") if field and column.field == field else column
            for column in self.mapping.columns
        )  # fmt: skip
        self._lay_out(self.mapping.sheet, self.mapping.header, {column.place: column.field for column in columns})
        self.mapping = replace(self.mapping, columns=columns)
        self.corrected.add(place)
        self.mapped.emit()
        self._later.start()

    def set_header(self, row: int) -> None:
        """The headings stand in row `row` as Excel counts, 0: there are none; columns are guessed anew."""
        self._other_place(self.mapping.sheet if self.mapping else 0, row - 1)

    def set_sheet(self, sheet: int) -> None:
        """Another sheet of the workbook, its first row the headings."""
        self._other_place(sheet, 0)

    def _other_place(self, sheet: int, header: int) -> None:
        if self.mapping is None or self.opened_file is None:
            return
        if (sheet, header) == (self.mapping.sheet, self.mapping.header):
            return
        self._start("trying")
        work = partial(
            self.context.showroom.imports.lay_out_at, self.context.actor, self.kind, self.opened_file.book,
            (sheet, header),
        )  # fmt: skip
        self.context.jobs.read(work, self._on_laid_out, self._on_failed, key="layout")

    def _lay_out(self, sheet: int, header: int, columns: Mapping[int, str]) -> None:
        from showroom.imports.mapping import layout_of

        assert self.opened_file is not None
        self._layout = layout_of(self.opened_file.book.sheets[sheet], header, columns)

    # --- the trial ------------------------------------------------------------------------------------------------

    def try_now(self) -> None:
        """Find out the fate of every row under the present columns; `tried` follows."""
        self._later.stop()
        if self.opened_file is None or self._layout is None:
            return
        if self.ticket is not None:
            self.ticket.cancel()
        self.trial = None
        self.decisions = {}
        if self.missing:
            self._finish()
            self.tried.emit()
            return
        ticket = self._start("trying")
        work = partial(try_out, self.context, self.kind, self.opened_file.book, self._layout, ticket)
        self.context.jobs.read(work, self._on_tried, self._on_failed, key="trial")

    @property
    def plan(self) -> SheetPlan | None:
        """The fates to show: those that came true, else those of the trial."""
        if self.done is not None:
            return self.done.sheet
        return None if self.trial is None else self.trial.plan.sheet

    @property
    def counts(self) -> Mapping[str, int]:
        """Rows by fate, '' for all."""
        if self.done is not None:
            return self.done_counts
        return {} if self.trial is None else self.trial.counts

    @property
    def taking(self) -> int:
        """How many rows would be written: those accepted, and those that a person decided to take."""
        decided = sum(1 for what in self.decisions.values() if what.value != "leave")
        return self.counts.get("accept", 0) + decided

    def decide(self, row: int, what: Decision) -> None:
        """What becomes of a row that may be somebody known."""
        self.decisions[row] = what
        self.decided.emit()

    def decide_all(self, fate: str, what: Decision) -> None:
        """The same for all such rows of one fate; a row that cannot be a new person stays as it is."""
        if self.trial is not None:
            self.context.jobs.read(partial(decided_alike, self.trial.pairs, fate, what), self._on_decided, key="alike")

    def compare(self, row: int) -> None:
        """Read both records of a doubtful row; `compared` follows, with None for a row that is not doubtful."""
        pair = self.trial.pairs.get(row) if self.trial is not None else None
        if pair is None or self.trial is None:
            self.compared.emit(None, ())
            return
        work = partial(self.context.showroom.imports.compare, self.context.actor, self.trial.draft, pair)
        self.context.jobs.read(work, partial(self._on_compared, pair), self._on_failed, key="compare")

    def map_owner(self, written: str, colleague: int) -> None:
        """A consultant of the list is this colleague, 0: somebody who has left."""
        if colleague:
            self.owners[written] = colleague
        else:
            self.owners.pop(written, None)

    # --- writing --------------------------------------------------------------------------------------------------

    def take(self) -> None:
        """Take the list over; `taken` or `told` follows."""
        if self.trial is None or self.ticket is not None or self.done is not None or not self.taking:
            return
        draft = replace(self.trial.draft, owners=dict(self.owners), decisions=dict(self.decisions))
        ticket = self._start("writing")
        self.context.jobs.write(partial(take_over, self.context, draft, ticket), self._on_taken, self._on_failed)

    def undo(self, run_id: int) -> None:
        """Take a whole import back; `undone`, `in_use` or `told` follows."""
        if self.ticket is not None:
            return
        ticket = self._start("undoing")
        service, actor = self.context.showroom.imports, self.context.actor
        self.context.jobs.write(partial(service.undo, actor, run_id, ticket), self._on_undone, self._on_failed)

    def save_rejects(self, path: str) -> None:
        """Write the rows that were not taken, with their reasons."""
        from showroom.documents.sheet_plan import write_rejects

        if self.plan is not None:
            work = partial(write_rejects, self.plan, Path(path), self.context.lang)
            self.context.jobs.read(work, partial(self._on_rejects_saved, Path(path).name), self._on_failed)

    # --- answers --------------------------------------------------------------------------------------------------

    def _on_opened(self, found: OpenedFile) -> None:
        self.opened_file, self.mapping, self._layout = found, found.mapping, found.layout
        self._finish()
        self.opened.emit()
        self.mapped.emit()
        self.try_now()

    def _on_laid_out(self, found: tuple[Layout, FileMapping]) -> None:
        self._layout, self.mapping = found
        self.corrected = set()
        self._finish()
        self.mapped.emit()
        self.try_now()

    def _on_tried(self, trial: Trial) -> None:
        self._finish()
        self.trial = trial
        self.tried.emit()

    def _on_taken(self, answer: tuple[ImportDone, Mapping[str, int]]) -> None:
        self._finish()
        self.done, self.done_counts = answer
        self.taken.emit()

    def _on_decided(self, alike: dict[int, Decision]) -> None:
        self.decisions |= alike
        self.decided.emit()

    def _on_compared(self, pair: Pair, sides: tuple[Side, ...]) -> None:
        self.compared.emit(pair, sides)

    def _on_undone(self, run: RunLine) -> None:
        self._finish()
        if self.done is not None and self.done.run.id == run.id:
            self.done = replace(self.done, run=run)
        self.undone.emit(run)

    def _on_rejects_saved(self, file: str, count: int) -> None:
        self.rejects_saved.emit(file, count)

    def _on_failed(self, error: ShowroomError) -> None:
        if error.code == "import_cancelled" and self.ticket is None:
            return  # of a trial that nobody waits for any more
        self._finish()
        uses = getattr(error, "uses", None)
        tone: Tone = "caution" if error.code == "import_cancelled" else "refusal"
        self.told.emit(error.text(self.context.lang), tone)
        if uses:
            self.in_use.emit(uses)

    def _start(self, what: str) -> Ticket:
        self.ticket = Ticket()
        self.busy.emit(self.ticket, what)
        return self.ticket

    def _finish(self) -> None:
        self.ticket = None
        self.busy.emit(None, "")
