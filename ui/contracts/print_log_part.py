"""The print log: who printed which paper when, on what, and what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from showroom.documents.print_model import Outcome
from showroom.documents.print_service import PrintLine
from showroom.kernel.errors import ShowroomError
from ui.context import UiContext
from ui.contracts.queue_table import kind_text
from ui.widgets.fixed_rows import FixedRows
from ui.widgets.labels import text_label
from ui.widgets.paged_table import Column, PagedTableModel, TableView

_TONES = {Outcome.PRINTED: "", Outcome.SAVED: "", Outcome.FAILED: "refusal", Outcome.CANCELLED: "caution"}


class PrintLogPart(QWidget):
    """The newest lines; read again whenever it is shown."""

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self.setObjectName("print_log")
        self._context = context
        self.model = PagedTableModel(self._columns(), FixedRows(), context.jobs, self)
        self.table = TableView("print_log_table", self.tr("Print log"), self.model)
        self.empty = text_label(self.tr("Nothing was printed yet."), "hint")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.empty)
        column.addWidget(self.table, 1)

    def refresh(self) -> None:
        """Read the log."""
        service, actor = self._context.showroom.printing, self._context.actor
        self._context.jobs.read(partial(service.log, actor), self._on_lines, self._on_failed, key="log")

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column("at", self.tr("When"), self._when, width=150),
            Column("by", self.tr("Who"), lambda line: str(line.by), width=80),
            Column("number", self.tr("Number"), lambda line: str(line.number), width=180),
            Column("paper", self.tr("Paper"), self._kind, width=110),
            Column("printer", self.tr("Printer"), lambda line: str(line.printer), width=130),
            Column("copies", self.tr("Copies"), self._copies, right=True, width=70),
            Column("pages", self.tr("Pages"), lambda line: str(line.pages or "–"), right=True, width=64),
            Column("outcome", self.tr("Outcome"), self._outcome, width=220, tone=lambda line: _TONES[line.outcome]),
        )

    def _when(self, line: PrintLine) -> str:
        return f"{line.at.astimezone(self._context.showroom.work.zone):%Y-%m-%d %H:%M}"

    def _kind(self, line: PrintLine) -> str:
        return kind_text(line.kind, line.language, self._context.lang)

    def _copies(self, line: PrintLine) -> str:
        if line.outcome is Outcome.SAVED:
            return "–"
        return f"{line.copies} ⇄" if line.duplex else str(line.copies)

    def _outcome(self, line: PrintLine) -> str:
        if line.outcome is Outcome.PRINTED:
            again = (line.printing or 1) - 1
            return self.tr("reprint {count}").format(count=again) if again else self.tr("printed")
        if line.outcome is Outcome.SAVED:
            return self.tr("saved as PDF")
        return line.reason or self.tr("cancelled")

    def _on_lines(self, lines: Sequence[PrintLine]) -> None:
        self.empty.setVisible(not lines)
        self.table.setVisible(bool(lines))
        self.model.use_source(FixedRows(lines))

    def _on_failed(self, error: ShowroomError) -> None:
        self._context.notifier.error(error)
