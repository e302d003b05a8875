"""The papers of the print queue as a table: many rows chosen at once, states in words and colour."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from showroom.contract.print_lists import PAPER_KINDS
from showroom.kernel.clock import STORE_ZONE
from showroom.kernel.errors import Lang
from ui.contracts.print_queue_model import Entry, PrintQueue, State
from ui.theme import ROW_HEIGHT, active

_TONES = {State.DONE: "good", State.FAILED: "refusal", State.RUNNING: "accent", State.UNKNOWN: "caution"}
_WIDTHS = (175, 95, 85, 62, 66, 72, 120)
Index = QModelIndex | QPersistentModelIndex


def kind_text(kind: str, language: str, lang: Lang) -> str:
    """'合同', and '合同（英文）' of its English paper."""
    zh, en = PAPER_KINDS.get(kind, (kind, kind))
    if language == "zh":
        return zh if lang == "zh" else en
    return f"{zh}（英文）" if lang == "zh" else f"{en} (English)"


class QueueModel(QAbstractTableModel):
    """The queue's entries, one a row."""

    def __init__(self, queue: PrintQueue, lang: Lang) -> None:
        super().__init__(queue)
        self._lang = lang
        self._titles = (
            self.tr("Number"), self.tr("Paper"), self.tr("Customer"), self.tr("Pages"), self.tr("Copies"),
            self.tr("Printed"), self.tr("State"),
        )  # fmt: skip
        self.entries: list[Entry] = list(queue.entries)

    def show_entries(self, entries: list[Entry]) -> None:
        """Show these; when only their states differ, what is chosen stays chosen."""
        same = [entry.id for entry in entries] == [entry.id for entry in self.entries]
        if not same:
            self.beginResetModel()
        self.entries = list(entries)
        if not same:
            self.endResetModel()
        elif entries:
            self.dataChanged.emit(self.index(0, 0), self.index(len(entries) - 1, len(self._titles) - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.entries)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._titles)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._titles[section]
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(section)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self.entries):
            return None
        entry = self.entries[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._texts(entry)[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return entry.reason or self._sent(entry) or None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(index.column())
        if role == Qt.ItemDataRole.ForegroundRole and index.column() == len(self._titles) - 1:
            tone = _TONES.get(entry.state, "caution" if entry.reason else "")
            return QColor(active().roles[tone]) if tone else None
        return None

    def _texts(self, entry: Entry) -> tuple[str, ...]:
        paper = entry.paper
        kind = kind_text(paper.kind, paper.language, self._lang)
        printed = f"{paper.printed} ×" if paper.printed else "–"
        return (
            paper.number, kind, paper.customer, str(paper.pages), str(entry.copies), printed, self._state(entry)
        )  # fmt: skip

    def _sent(self, entry: Entry) -> str:
        """When and from where a paper was sent whose fate nobody here knows."""
        if entry.state not in (State.UNKNOWN, State.ELSEWHERE) or entry.sent_at is None:
            return ""
        return f"{entry.sent_at.astimezone(STORE_ZONE):%Y-%m-%d %H:%M}  {entry.machine}".rstrip()

    def _state(self, entry: Entry) -> str:
        if entry.state is State.DONE:
            return self.tr("✓ done")
        if entry.state is State.RUNNING:
            return self.tr("under way…")
        if entry.state is State.UNKNOWN:
            return self.tr("? came out, or not")
        if entry.state is State.ELSEWHERE:
            return self.tr("under way at {machine}").format(machine=entry.machine)
        if entry.state is State.FAILED:
            return f"✕ {entry.reason}"
        return self.tr("cancelled, waits") if entry.reason else self.tr("waits")


class QueueTable(QTableView):
    """Whole rows, many of them; `picked(Entry | None)` for the one to look at."""

    picked = Signal(object)
    unwanted = Signal()
    """Del: what is chosen shall go."""

    def __init__(self, model: QueueModel, label: str) -> None:
        super().__init__()
        self.setObjectName("print_queue_table")
        self.setAccessibleName(label)
        self._entries = model
        self.setModel(model)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setStretchLastSection(True)
        for column, width in enumerate(_WIDTHS):
            self.setColumnWidth(column, width)
        self.selectionModel().currentRowChanged.connect(self._on_current)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self.unwanted.emit()
        else:
            super().keyPressEvent(event)

    def choose(self, row: int) -> None:
        """Choose one row alone, whichever keys are held down."""
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().setCurrentIndex(self._entries.index(row, 0), flags)

    def chosen(self) -> list[int]:
        """The ids of the chosen papers, in order; of all when none is."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [self._entries.entries[row].id for row in rows]

    def show_entries(self, entries: list[Entry]) -> None:
        """Show these; the same papers stay chosen wherever they have moved."""
        chosen, current = set(self.chosen()), self.current()
        ids = [entry.id for entry in entries]
        kept = ids == [entry.id for entry in self._entries.entries]
        self._entries.show_entries(entries)
        if kept or not entries:
            return
        last = self._entries.columnCount() - 1
        selection = QItemSelection()
        for row, ident in enumerate(ids):
            if ident in chosen:
                selection.select(self._entries.index(row, 0), self._entries.index(row, last))
        row = ids.index(current.id) if current is not None and current.id in ids else 0
        model = self.selectionModel()
        model.setCurrentIndex(self._entries.index(row, 0), QItemSelectionModel.SelectionFlag.NoUpdate)
        model.select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        if not chosen.intersection(ids):
            self.choose(row)

    def current(self) -> Entry | None:
        """The paper that is looked at."""
        row = self.currentIndex().row()
        return self._entries.entries[row] if 0 <= row < len(self._entries.entries) else None

    def _on_current(self) -> None:
        self.picked.emit(self.current())


def _alignment(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column in (3, 4, 5) else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
