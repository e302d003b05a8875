"""A small read-only table of figures: right-aligned numbers, one row may stand out, copied as TSV."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from ui.theme import ROW_HEIGHT
from ui.widgets.fields import introduce


@dataclass(frozen=True, slots=True)
class Figure:
    """One column; `width` 0 takes what is left, `number` aligns right."""

    title: str
    width: int = 0
    number: bool = True


class FigureTable(QTableWidget):
    """Rows of texts under fixed columns; at most `rows_shown` are seen at once."""

    picked = Signal(int)
    """Another row became the current one."""

    def __init__(self, name: str, label: str, columns: Sequence[Figure], rows_shown: int) -> None:
        super().__init__(0, len(columns))
        introduce(self, name, label)
        self._columns = tuple(columns)
        self._rows_shown = rows_shown
        self.setHorizontalHeaderLabels([column.title for column in columns])
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        for number, column in enumerate(columns):
            self.setColumnWidth(number, column.width)
            stretch = QHeaderView.ResizeMode.Fixed if column.width else QHeaderView.ResizeMode.Stretch
            header.setSectionResizeMode(number, stretch)
            item = self.horizontalHeaderItem(number)
            if item is not None:
                item.setTextAlignment(_alignment(column))
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.currentCellChanged.connect(self._on_current)
        copy = QAction(self.tr("Copy"), self)
        copy.setShortcut(QKeySequence.StandardKey.Copy)
        copy.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        copy.triggered.connect(self.copy_rows)
        self.addAction(copy)
        self.show_rows(())

    def show_rows(self, rows: Sequence[Sequence[str]], strong: int | None = None) -> None:
        """Show these texts; row `strong` in bold. The current row stays where it is."""
        self.blockSignals(True)
        self.setRowCount(len(rows))
        for line, texts in enumerate(rows):
            for number, text in enumerate(texts):
                item = QTableWidgetItem(text)
                item.setTextAlignment(_alignment(self._columns[number]))
                item.setToolTip(text)
                font = self.font()
                font.setBold(line == strong)
                item.setFont(font)
                self.setItem(line, number, item)
        self.blockSignals(False)
        seen = max(1, min(len(rows), self._rows_shown))
        self.setFixedHeight(ROW_HEIGHT * (seen + 1) + 14)

    def texts(self, row: int) -> list[str]:
        """The texts of a row."""
        items = (self.item(row, column) for column in range(self.columnCount()))
        return ["" if item is None else item.text() for item in items]

    def pick(self, row: int) -> None:
        """Make a row the current one without telling."""
        self.blockSignals(True)
        self.setCurrentCell(row, 0)
        self.selectRow(row)
        self.blockSignals(False)

    def copy_rows(self) -> None:
        """The whole table to the clipboard, tab-separated."""
        lines = ["\t".join(column.title for column in self._columns)]
        lines += ["\t".join(self.texts(row)) for row in range(self.rowCount())]
        QGuiApplication.clipboard().setText("\n".join(lines))

    def _on_current(self, row: int, _column: int, before: int, _column_before: int) -> None:
        if row >= 0 and row != before:
            self.picked.emit(row)


def _alignment(column: Figure) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column.number else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
