"""Takes an Excel list over: choose, look at what would happen to every row, then import; works for any kind of list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from showroom.kernel.errors import ShowroomError
from ui.context import UiContext
from ui.jobs import Ticket
from ui.theme import SPACE_2, SPACE_3, SPACE_5, Tone
from ui.widgets.buttons import Button, PrimaryButton
from ui.widgets.cards import EmptyState, FlowRow, text_label
from ui.widgets.fixed_rows import FixedRows
from ui.widgets.form import MessageLine
from ui.widgets.paged_table import Column, PagedTableModel, TableView
from ui.widgets.progress_row import ProgressRow

if TYPE_CHECKING:
    from showroom.documents.columns import Field
    from showroom.documents.sheet_plan import RowFate, SheetPlan

SHOWN_CELLS = 6
FATES: tuple[tuple[str, str, Tone], ...] = (
    ("accept", "✓", "good"), ("duplicate", "=", "muted"), ("review", "?", "caution"), ("reject", "✕", "refusal"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class ImportKind:
    """What is imported: `read(path, on, watch)` understands a file, `plan` and `take` compare and write its table."""

    title: str
    read: Callable[[Path, date, Any], Any]
    plan: Callable[[Any], SheetPlan]
    take: Callable[[Any, Any], SheetPlan]
    fields: Sequence[Field]


@dataclass(frozen=True, slots=True)
class FateLine:
    """One row of the file in the table; `id` is the number that Excel shows."""

    id: int
    fate: str
    why: str
    cells: str


@dataclass(frozen=True, slots=True)
class DryRun:
    """A read file and what its rows would become."""

    table: Any
    plan: SheetPlan


class ImportDialog(QDialog):
    """`imported(count)` once rows were taken over; never blocks the window."""

    imported = Signal(int)

    def __init__(self, parent: QWidget, context: UiContext, kind: ImportKind) -> None:
        super().__init__(parent)
        self.setObjectName("import_dialog")
        self.setWindowTitle(kind.title)
        self.resize(980, 620)
        self.context, self.kind = context, kind
        self.ticket: Ticket | None = None
        self.run: DryRun | None = None
        self.done_plan: SheetPlan | None = None
        self._shown_fate = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_5, SPACE_5, SPACE_5, SPACE_5)
        column.setSpacing(SPACE_3)
        column.addLayout(self._build_head())
        self.mapping = text_label("", "fact", wrap=True)
        self.mapping.setObjectName("mapping")
        self.mapping.hide()
        column.addWidget(self.mapping)
        column.addWidget(self._build_fates())
        column.addWidget(self._build_middle(), 1)
        self.progress = ProgressRow()
        column.addWidget(self.progress)
        self.message = MessageLine()
        self.message.setObjectName("import_message")
        column.addWidget(self.message)
        column.addLayout(self._build_foot())
        self._show_state()

    # --- building -------------------------------------------------------------------------------------------------

    def _build_head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE_3)
        row.addWidget(text_label(self.kind.title, "subject"))
        self.file_name = text_label("", "fact")
        row.addWidget(self.file_name)
        row.addStretch(1)
        self.choose_button = Button(self.tr("Choose file…"), "Ctrl+O", "upload")
        self.choose_button.setObjectName("choose_file")
        self.choose_button.clicked.connect(self.choose_file)
        row.addWidget(self.choose_button)
        return row

    def _build_fates(self) -> FlowRow:
        self.fate_row = FlowRow()
        self.fate_buttons: dict[str, Button] = {}
        for key in ("", *(fate for fate, _, _ in FATES)):
            button = Button("")
            button.setObjectName(f"fate_{key or 'all'}")
            button.setCheckable(True)
            button.setProperty("fate", key)
            button.clicked.connect(self._on_fate_clicked)
            self.fate_buttons[key] = button
            self.fate_row.add(button)
        self.fate_row.hide()
        return self.fate_row

    def _build_middle(self) -> QStackedWidget:
        columns = (
            Column("row", self.tr("Row"), lambda line: str(line.id), right=True, width=60),
            Column("fate", self.tr("What happens"), self._fate_text, width=120, tone=_tone_of),
            Column("why", self.tr("Reason"), lambda line: str(line.why), width=320),
            Column("cells", self.tr("As it stands in the file"), lambda line: str(line.cells), width=380),
        )
        self.model = PagedTableModel(columns, FixedRows(), self.context.jobs, self)
        self.table = TableView("import_rows", self.tr("Rows of the file"), self.model)
        self.words = {
            "": self.tr("All"),
            "accept": self.tr("Import"),
            "duplicate": self.tr("Duplicate"),
            "review": self.tr("To compare"),
            "reject": self.tr("Refused"),
        }
        text = self.tr("Choose an Excel list. Nothing is written before you have seen what would happen to every row.")
        self.middle = QStackedWidget()
        self.middle.addWidget(EmptyState("upload", text))
        self.middle.addWidget(self.table)
        return self.middle

    def _build_foot(self) -> QHBoxLayout:
        self.rejects_button = Button(self.tr("Save rows not taken…"), "", "download")
        self.rejects_button.setObjectName("save_rejects")
        self.rejects_button.clicked.connect(self.choose_rejects)
        self.close_button = Button(self.tr("Close"))
        self.close_button.setObjectName("close_import")
        self.close_button.clicked.connect(self.reject)
        self.take_button = PrimaryButton("", "Ctrl+Return")
        self.take_button.setObjectName("take")
        self.take_button.clicked.connect(self.take)
        row = QHBoxLayout()
        row.setSpacing(SPACE_2)
        row.addWidget(self.rejects_button)
        row.addStretch(1)
        row.addWidget(self.close_button)
        row.addWidget(self.take_button)
        return row

    # --- acts -----------------------------------------------------------------------------------------------------

    def choose_file(self) -> None:
        """Ask for the file; `read_file` follows."""
        dialog = QFileDialog(self, self.kind.title)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(self.tr("Excel workbooks") + " (*.xlsx *.xlsm)")
        dialog.fileSelected.connect(self.read_file)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def read_file(self, path: str) -> None:
        """Dry run of a file: read it, and find out the fate of every row."""
        self.run = self.done_plan = None
        self.file_name.setText(Path(path).name)
        self.message.show_text("")
        ticket = self._start(self.tr("Reading…"))
        on = self.context.showroom.work.today()
        self.context.jobs.read(partial(_dry_run, self.kind, Path(path), on, ticket), self._on_read, self._on_failed)

    def take(self) -> None:
        """Import the accepted rows."""
        if self.run is None or self.ticket is not None or not self.count("accept"):
            return
        ticket = self._start(self.tr("Importing…"))
        self.context.jobs.write(partial(self.kind.take, self.run.table, ticket), self._on_taken, self._on_failed)

    def choose_rejects(self) -> None:
        """Ask where to; `save_rejects` follows."""
        dialog = QFileDialog(self, self.tr("Save rows not taken…"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(self.tr("Excel workbooks") + " (*.xlsx)")
        dialog.setDefaultSuffix("xlsx")
        not_taken = self.tr("not taken")
        dialog.selectFile(f"{Path(self.file_name.text()).stem} {not_taken}.xlsx")
        dialog.fileSelected.connect(self.save_rejects)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def save_rejects(self, path: str) -> None:
        """Write the rows that are not taken, with their reasons."""
        from showroom.documents.sheet_plan import write_rejects

        plan = self._plan()
        if plan is not None:
            write = partial(write_rejects, plan, Path(path), self.context.lang)
            self.context.jobs.read(write, partial(self._on_rejects_saved, Path(path).name), self._on_failed)

    def show_fate(self, fate: str) -> None:
        """Show only the rows of one fate, '' for all."""
        self._shown_fate = fate
        plan = self._plan()
        for key, button in self.fate_buttons.items():
            button.setChecked(key == fate)
        rows = () if plan is None else plan.rows
        lines = [self._line(row) for row in rows if not fate or row.fate.value == fate]
        self.model.use_source(FixedRows(lines))

    def count(self, fate: str) -> int:
        """Rows of one fate in the file."""
        plan = self._plan()
        return 0 if plan is None else sum(1 for row in plan.rows if row.fate.value == fate)

    def reject(self) -> None:
        if self.ticket is not None:
            self.ticket.cancel()
        super().reject()

    # --- answers --------------------------------------------------------------------------------------------------

    def _on_fate_clicked(self) -> None:
        self.show_fate(str(self.sender().property("fate")))

    def _on_read(self, run: DryRun) -> None:
        self._finish()
        self.run = run
        self._show_mapping(run.plan)
        self._show_state()
        self.show_fate("")
        if not self.count("accept"):
            self.message.show_text(self.tr("Nothing in this file is new."), "caution")

    def _on_taken(self, plan: SheetPlan) -> None:
        self._finish()
        self.done_plan = plan
        taken = self.count("accept")
        self._show_state()
        self.show_fate(self._shown_fate)
        text = self.tr("{count} rows imported").format(count=taken)
        self.message.show_text(text, "good")
        self.context.notifier.done(text)
        self.imported.emit(taken)

    def _on_rejects_saved(self, file: str, count: int) -> None:
        self.message.show_text(self.tr("{count} rows written to {file}").format(count=count, file=file), "good")

    def _on_failed(self, error: ShowroomError) -> None:
        self._finish()
        self._show_state()
        tone: Tone = "caution" if error.code == "import_cancelled" else "refusal"
        self.message.show_text(error.text(self.context.lang), tone)

    # --- showing --------------------------------------------------------------------------------------------------

    def _start(self, text: str) -> Ticket:
        self.ticket = Ticket()
        self.progress.watch(self.ticket, text)
        self._show_state()
        return self.ticket

    def _finish(self) -> None:
        self.ticket = None
        self.progress.finish()

    def _plan(self) -> SheetPlan | None:
        return self.done_plan or (None if self.run is None else self.run.plan)

    def _show_state(self) -> None:
        plan, busy = self._plan(), self.ticket is not None
        self.middle.setCurrentIndex(0 if plan is None else 1)
        self.fate_row.setVisible(plan is not None)
        self.mapping.setVisible(plan is not None)
        for fate, button in self.fate_buttons.items():
            count = (0 if plan is None else len(plan.rows)) if not fate else self.count(fate)
            mark = next((sign for key, sign, _ in FATES if key == fate), "")
            button.show_text(" ".join(part for part in (mark, self.words[fate], str(count)) if part))
        taken = self.count("accept")
        self.take_button.show_text(self.tr("Import {count} rows").format(count=taken) if plan else self.tr("Import"))
        self.take_button.setEnabled(not busy and taken > 0 and self.done_plan is None)
        self.choose_button.setEnabled(not busy)
        self.rejects_button.setEnabled(not busy and plan is not None and taken < len(plan.rows))

    def _show_mapping(self, plan: SheetPlan) -> None:
        names = {field.name: field.zh if self.context.lang == "zh" else field.en for field in self.kind.fields}
        pairs = [f"{heading} → {names.get(name, name)}" for heading, name in plan.layout.headings.items()]
        self.mapping.setText(self.tr("Columns: {pairs}").format(pairs="  ·  ".join(pairs)))

    def _line(self, fate: RowFate) -> FateLine:
        from showroom.documents.cells import plain

        plan = self._plan()
        assert plan is not None
        cells = plan.layout.sheet.rows[fate.row - 1]
        filled = [plain(value) for value in cells if value is not None][:SHOWN_CELLS]
        return FateLine(fate.row, fate.fate.value, fate.why(self.context.lang), " · ".join(filled))

    def _fate_text(self, line: FateLine) -> str:
        mark = next(sign for fate, sign, _ in FATES if fate == line.fate)
        return f"{mark} {self.words[line.fate]}"


def _tone_of(line: FateLine) -> str:
    return next(tone for fate, _, tone in FATES if fate == line.fate)


def _dry_run(kind: ImportKind, path: Path, on: date, watch: Ticket) -> DryRun:
    table = kind.read(path, on, watch)
    return DryRun(table, kind.plan(table))
