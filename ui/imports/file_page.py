"""First page of an import: the file, dropped or chosen, and the imports of the past, each of which can be undone."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from showroom.kernel.clock import STORE_ZONE
from ui.context import UiContext
from ui.imports.trial import RunRows
from ui.imports.view_model import ImportViewModel
from ui.imports.words import kind_title
from ui.theme import SPACE_3, SPACE_4
from ui.widgets.buttons import Button, PrimaryButton
from ui.widgets.cards import Card, text_label
from ui.widgets.fields import ChoiceField
from ui.widgets.fixed_rows import FixedRows
from ui.widgets.paged_table import Column, PagedTableModel, TableView

SUFFIXES = (".xlsx", ".xlsm", ".csv", ".txt")


class DropCard(Card):
    """A card onto which a file can be dropped: `dropped(path)`."""

    dropped = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAcceptDrops(True)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        urls = event.mimeData().urls()
        if len(urls) == 1 and urls[0].toLocalFile().lower().endswith(SUFFIXES):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.dropped.emit(event.mimeData().urls()[0].toLocalFile())


class FilePage(QWidget):
    """`file_wanted()` asks for the file dialog, `undo_wanted(run)` for taking an import back."""

    file_wanted = Signal()
    kind_chosen = Signal(str)
    undo_wanted = Signal(int)

    def __init__(self, context: UiContext, view_model: ImportViewModel) -> None:
        super().__init__()
        self.context, self.view_model = context, view_model
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_3)
        column.addWidget(self._build_drop())
        column.addLayout(self._build_head())
        column.addWidget(self._build_runs(), 1)

    def reload(self) -> None:
        """Read the imports of the past again."""
        self.model.use_source(RunRows(self.context, ""))

    def _build_drop(self) -> Card:
        from showroom.imports.kinds import KINDS

        card = DropCard()
        card.setObjectName("drop")
        card.dropped.connect(self.view_model.read_file)
        kinds = [(kind, kind_title(kind, self.context.lang)) for kind in KINDS]
        self.kind = ChoiceField("import_kind", self.tr("What the file holds"), kinds)
        self.kind.set_value(self.view_model.kind)
        self.kind.changed.connect(self._on_kind)
        self.kind.setFixedWidth(220)
        self.choose = PrimaryButton(self.tr("Choose file…"), "Ctrl+O", "upload")
        self.choose.setObjectName("choose_file")
        self.choose.clicked.connect(self.file_wanted)
        row = QHBoxLayout()
        row.setSpacing(SPACE_4)
        label = text_label(self.tr("What the file holds"), "label")
        label.setBuddy(self.kind)
        row.addWidget(label)
        row.addWidget(self.kind)
        row.addStretch(1)
        row.addWidget(self.choose)
        card.column.addWidget(text_label(self.tr("Drop an Excel or CSV file here"), "heading"))
        text = self.tr(
            "Any headings in any order will do. Nothing is written before you have seen what would happen to every"
            " row, and every import can be undone as a whole."
        )
        card.column.addWidget(text_label(text, "hint", wrap=True))
        card.column.addLayout(row)
        return card

    def _build_head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.addWidget(text_label(self.tr("Imports so far"), "heading"))
        head.addStretch(1)
        self.undo_button = Button(self.tr("Undo this import…"), "", "undo-2")
        self.undo_button.setObjectName("undo_run")
        self.undo_button.setEnabled(False)
        self.undo_button.clicked.connect(self._on_undo)
        head.addWidget(self.undo_button)
        return head

    def _build_runs(self) -> TableView:
        columns = (
            Column("at", self.tr("When"), lambda run: f"{run.at.astimezone(STORE_ZONE):%Y-%m-%d %H:%M}", width=140),
            Column("kind", self.tr("List"), lambda run: kind_title(run.kind, self.context.lang), width=130),
            Column("file", self.tr("File"), lambda run: str(run.file), width=260),
            Column("rows", self.tr("Rows"), lambda run: str(run.counts.get("accept", 0)), right=True, width=80),
            Column("by", self.tr("By"), lambda run: str(run.by), width=120),
            Column("state", self.tr("State"), self._state, width=220, tone=_tone),
        )
        self.model = PagedTableModel(columns, FixedRows(), self.context.jobs, self)
        self.table = TableView("import_runs", self.tr("Imports so far"), self.model)
        self.table.setSelectionMode(TableView.SelectionMode.SingleSelection)
        self.table.selectionModel().currentRowChanged.connect(self._on_current)
        self.model.modelReset.connect(self._on_current)
        self.model.loaded.connect(self._on_current)
        return self.table

    def _state(self, run: object) -> str:
        undone = getattr(run, "undone_at", None)
        if undone is None:
            return self.tr("In the store")
        day = f"{undone.astimezone(STORE_ZONE):%Y-%m-%d}"
        return self.tr("Undone {day} by {name}").format(day=day, name=getattr(run, "undone_by", ""))

    def _selected(self) -> int:
        """The selected import that can still be undone, 0 for none."""
        index = self.table.currentIndex()
        run = self.model.row_at(index.row()) if index.isValid() else None
        return run.id if run is not None and run.undone_at is None else 0

    def _on_current(self, *_: object) -> None:
        self.undo_button.setEnabled(self._selected() > 0)

    def _on_undo(self) -> None:
        if self._selected():
            self.undo_wanted.emit(self._selected())

    def _on_kind(self) -> None:
        self.kind_chosen.emit(self.kind.value())


def _tone(run: object) -> str:
    return "muted" if getattr(run, "undone_at", None) is not None else ""
