"""Fourth page of an import: what becomes of every row, and the doubtful ones beside whom they may be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.context import UiContext
from ui.imports.compare_panel import ComparePanel
from ui.imports.trial import FateLine, FateRows
from ui.imports.view_model import ImportViewModel
from ui.imports.words import FATES, fate_text, fate_tone
from ui.theme import SPACE_3
from ui.widgets.buttons import Button
from ui.widgets.cards import FlowRow
from ui.widgets.fixed_rows import FixedRows
from ui.widgets.paged_table import Column, PagedTableModel, TableView

if TYPE_CHECKING:
    from showroom.imports.views import Pair, Side

PANEL_WIDTH = 420


class RowsPage(QWidget):
    """The fates, to be narrowed, and the panel in which a doubtful one is decided."""

    def __init__(self, context: UiContext, view_model: ImportViewModel) -> None:
        super().__init__()
        self.context, self.view_model = context, view_model
        self.shown_fate = ""
        self._decision_words = {
            "same": self.tr("Same person"), "new": self.tr("New customer"), "leave": self.tr("Left out"),
        }  # fmt: skip
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_3)
        column.addWidget(self._build_fates())
        middle = QHBoxLayout()
        middle.setSpacing(SPACE_3)
        middle.addWidget(self._build_table(), 1)
        self.panel = ComparePanel(context.lang)
        self.panel.setFixedWidth(PANEL_WIDTH)
        self.panel.decided.connect(self._on_decided)
        self.panel.decided_all.connect(self._on_decided_all)
        middle.addWidget(self.panel)
        column.addLayout(middle, 1)
        view_model.tried.connect(self.show_rows)
        view_model.taken.connect(self.show_rows)
        view_model.decided.connect(self.table.viewport().update)
        view_model.compared.connect(self._on_compared)

    def show_rows(self) -> None:
        """Show the rows of the plan anew."""
        counts, done = self.view_model.counts, self.view_model.done is not None
        for fate, button in self.fate_buttons.items():
            text = fate_text(fate, done=done) if fate else self.tr("All")
            button.show_text(f"{text} {counts.get(fate, 0)}")
        trial = self.view_model.trial
        self.panel.setVisible(trial is not None and bool(trial.pairs))
        self.show_fate(self.shown_fate)

    def show_fate(self, fate: str) -> None:
        """Only the rows of one fate, '' for all."""
        self.shown_fate = fate
        for key, button in self.fate_buttons.items():
            button.setChecked(key == fate)
        plan = self.view_model.plan
        self.model.use_source(FixedRows() if plan is None else FateRows(plan, fate, self.context.lang))
        self.view_model.compare(0)

    def _build_fates(self) -> FlowRow:
        row = FlowRow()
        self.fate_buttons: dict[str, Button] = {}
        for key in ("", *(fate[0] for fate in FATES)):
            button = Button("")
            button.setObjectName(f"fate_{key or 'all'}")
            button.setCheckable(True)
            button.setProperty("fate", key)
            button.clicked.connect(self._on_fate_clicked)
            self.fate_buttons[key] = button
            row.add(button)
        return row

    def _build_table(self) -> TableView:
        columns = (
            Column("row", self.tr("Row"), lambda line: str(line.id), right=True, width=56),
            Column("fate", self.tr("What happens"), self._fate_text, width=112, tone=self._tone),
            Column("why", self.tr("Reason"), lambda line: str(line.why), width=250),
            Column("cells", self.tr("As it stands in the file"), lambda line: str(line.cells), width=240),
        )
        self.model = PagedTableModel(columns, FixedRows(), self.context.jobs, self)
        self.table = TableView("import_rows", self.tr("Rows of the file"), self.model)
        self.table.setSelectionMode(TableView.SelectionMode.SingleSelection)
        self.table.selectionModel().currentRowChanged.connect(self._on_current)
        return self.table

    def _fate_text(self, line: FateLine) -> str:
        decided = self.view_model.decisions.get(line.id)
        if self.view_model.done is None and decided is not None:
            return self._decision_words[decided.value]
        return fate_text(line.fate, done=self.view_model.done is not None)

    def _tone(self, line: FateLine) -> str:
        decided = self.view_model.decisions.get(line.id)
        if self.view_model.done is None and decided is not None:
            return "muted" if decided.value == "leave" else "good"
        return fate_tone(line.fate)

    def _on_compared(self, pair: Pair | None, sides: tuple[Side, ...]) -> None:
        decided = self.view_model.decisions.get(pair.row) if pair is not None else None
        open_ = self.view_model.done is None and self.view_model.ticket is None
        self.panel.show_pair(pair, sides)
        self.panel.show_choice(decided.value if decided is not None else "leave", open_=open_)

    def _on_fate_clicked(self) -> None:
        self.show_fate(str(self.sender().property("fate")))

    def _on_current(self, index: QModelIndex, _before: QModelIndex) -> None:
        self.view_model.compare(self.model.id_at(index.row()) if index.isValid() else 0)

    def _on_decided(self, row: int, choice: str) -> None:
        from showroom.imports.views import Decision

        self.view_model.decide(row, Decision(choice))

    def _on_decided_all(self, fate: str, choice: str) -> None:
        from showroom.imports.views import Decision

        self.view_model.decide_all(fate, Decision(choice))
