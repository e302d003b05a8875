"""A small table of typed lines that is edited in place; one field of the quotation."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Any, Literal, Unpack

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ui.theme import ROW_HEIGHT, SPACE_2
from ui.widgets.buttons import Button
from ui.widgets.fields import FieldOptions, introduce

ROWS_SHOWN = 3
CHOICE_ROOM = 8  # a choice is higher than a text


@dataclass(frozen=True, slots=True)
class TableColumn:
    """One column; `width` 0 takes what is left. `choices` are (key, text) of a choice."""

    title: str
    width: int = 0
    kind: Literal["text", "figure", "tick", "choice"] = "text"
    choices: tuple[tuple[str, str], ...] = ()


class NamedEditors(QStyledItemDelegate):
    """Names the field that opens in a cell after its column, for whoever hears the screen."""

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QWidget:
        editor = super().createEditor(parent, option, index)
        editor.setAccessibleName(str(index.model().headerData(index.column(), Qt.Orientation.Horizontal)))
        return editor


class LinesTable(QWidget):
    """A field of rows; subclasses give the columns and turn a row of cells into a line and back."""

    changed = Signal()
    noticed = Signal(str)
    left = Signal()

    def __init__(self, name: str, label: str, **options: Unpack[FieldOptions]) -> None:
        super().__init__()
        self.name, self.label_text, self.options = name, label, options
        introduce(self, name, label)
        self.columns = self.make_columns()
        self.table = self._build_table()
        self._filling = False
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(SPACE_2)
        self.buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_2)
        column.addWidget(self.table)
        column.addLayout(self.buttons)
        self.setFocusProxy(self.table)

    def value(self) -> Any:
        """The filled rows as lines; raises ShowroomError for what cannot be read."""
        return tuple(self.line(row, cells) for row, cells in enumerate(self.raw(), 1) if self.is_filled(cells))

    def set_value(self, value: Any) -> None:
        """Show these lines."""
        self.set_raw([self.cells(line) for line in value or ()])

    def raw(self) -> Any:
        """The cells as typed."""
        return [[self._cell(row, place) for place in range(len(self.columns))] for row in range(self.table.rowCount())]

    def set_raw(self, raw: Any) -> None:
        """Put cells back; rows of an older version may be shorter."""
        self._filling = True
        self.table.setRowCount(0)
        for cells in raw or ():
            self._append(list(cells))
        self._filling = False

    def positive_hint(self) -> str:
        """Nothing to say."""
        return ""

    def make_columns(self) -> tuple[TableColumn, ...]:
        """The columns in their order."""
        raise NotImplementedError

    def line(self, row: int, cells: list[Any]) -> Any:
        """The line that the cells of the `row`-th row (from 1) describe; raises ShowroomError."""
        raise NotImplementedError

    def cells(self, line: Any) -> list[Any]:
        """The cells that show a line."""
        raise NotImplementedError

    def is_filled(self, cells: list[Any]) -> bool:
        """Whether the row says anything."""
        raise NotImplementedError

    def add_button(self, name: str, text: str, icon: str) -> Button:
        """One more button below the table, at the left."""
        button = Button(text, icon=icon)
        button.setObjectName(name)
        self.buttons.insertWidget(self.buttons.count() - 1, button)
        return button

    def add_row(self, cells: list[Any]) -> None:
        """A new row, with the cursor in its first text."""
        self._filling = True
        self._append(cells)
        self._filling = False
        row = self.table.rowCount() - 1
        place = next(at for at, column in enumerate(self.columns) if column.kind == "text")
        self.table.setCurrentCell(row, place)
        item = self.table.item(row, place)
        if item is not None:
            self.table.editItem(item)

    def remove_current(self) -> None:
        """Take the current row away."""
        row = self.table.currentRow()
        if row >= 0:
            self.table.removeRow(row)
            self.changed.emit()
            self.left.emit()

    def _build_table(self) -> QTableWidget:
        table = QTableWidget(0, len(self.columns))
        introduce(table, f"{self.name}_table", self.label_text)
        header = table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        for place, column in enumerate(self.columns):
            heading = QTableWidgetItem(column.title)
            heading.setTextAlignment(_alignment(column))
            table.setHorizontalHeaderItem(place, heading)
            if column.width:
                table.setColumnWidth(place, column.width)
            else:
                header.setSectionResizeMode(place, QHeaderView.ResizeMode.Stretch)
        table.verticalHeader().hide()
        row = ROW_HEIGHT + (CHOICE_ROOM if any(column.kind == "choice" for column in self.columns) else 0)
        table.verticalHeader().setDefaultSectionSize(row)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        header.setHighlightSections(False)
        table.setFixedHeight(row * ROWS_SHOWN + ROW_HEIGHT + 8)
        table.itemChanged.connect(self._on_changed)
        self._editors = NamedEditors(table)
        table.setItemDelegate(self._editors)
        return table

    def _append(self, cells: list[Any]) -> None:
        row = self.table.rowCount()
        self.table.insertRow(row)
        for place, column in enumerate(self.columns):
            value = cells[place] if place < len(cells) else ""
            if column.kind == "choice":
                self.table.setCellWidget(row, place, self._choice(column, str(value)))
                continue
            item = QTableWidgetItem("" if column.kind == "tick" else str(value))
            item.setTextAlignment(_alignment(column))
            if column.kind == "tick":
                item.setFlags(
                    Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
                )
                item.setCheckState(Qt.CheckState.Checked if value is True else Qt.CheckState.Unchecked)
            self.table.setItem(row, place, item)

    def _choice(self, column: TableColumn, key: str) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(column.title)
        box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for value, text in column.choices:
            box.addItem(text, value)
        box.setCurrentIndex(max(0, box.findData(key)))
        box.activated.connect(partial(self._on_chosen, box))
        return box

    def _cell(self, row: int, place: int) -> Any:
        box = self.table.cellWidget(row, place)
        if isinstance(box, QComboBox):
            return box.currentData()
        item = self.table.item(row, place)
        if self.columns[place].kind == "tick":
            return item is not None and item.checkState() is Qt.CheckState.Checked
        return "" if item is None else item.text().strip()

    def _on_chosen(self, _box: QComboBox, _index: int) -> None:
        self._on_changed()

    def _on_changed(self, _item: QTableWidgetItem | None = None) -> None:
        if not self._filling:
            self.changed.emit()
            self.left.emit()


def _alignment(column: TableColumn) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column.kind == "figure" else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
