"""A table whose last column is chosen from a list: painted as text, a real combo box only in the row being changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)
from shiboken6 import isValid

from ui.theme import ROW_HEIGHT, SPACE_2, active

Index = QModelIndex | QPersistentModelIndex
ARROW = 16
ROOT = QModelIndex()


@dataclass(frozen=True, slots=True)
class ChoiceLine:
    """A row: its key, the texts of the columns before the last, the chosen key, and a tone for the choice."""

    key: Any
    texts: tuple[str, ...]
    chosen: str
    tone: str = ""


class ChoiceModel(QAbstractTableModel):
    """Lines and what may be chosen; `chosen(key, choice)` when a person chose."""

    chosen = Signal(object, str)

    def __init__(self, titles: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.titles = tuple(titles)
        self.lines: tuple[ChoiceLine, ...] = ()
        self.choices: tuple[tuple[str, str], ...] = ()
        self._names: dict[str, str] = {}

    def show_lines(self, lines: Sequence[ChoiceLine], choices: Sequence[tuple[str, str]]) -> None:
        """Show these lines; a change of choices alone keeps the selection."""
        same = [line.key for line in lines] == [line.key for line in self.lines]
        if not same:
            self.beginResetModel()
        self.lines, self.choices, self._names = tuple(lines), tuple(choices), dict(choices)
        if not same:
            self.endResetModel()
        elif self.lines:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.lines) - 1, len(self.titles) - 1))

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.titles)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.titles):
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return self.titles[section] if role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self.lines):
            return None
        line = self.lines[index.row()]
        last = index.column() == len(self.titles) - 1
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._names.get(line.chosen, "") if last else line.texts[index.column()]
        if role == Qt.ItemDataRole.EditRole and last:
            return line.chosen
        if role == Qt.ItemDataRole.ForegroundRole and last and line.tone:
            return QColor(active().roles[line.tone])
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        line = self.lines[index.row()]
        if value != line.chosen:
            self.chosen.emit(line.key, str(value))
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return usual | Qt.ItemFlag.ItemIsEditable if index.column() == len(self.titles) - 1 else usual


class _ChoiceDelegate(QStyledItemDelegate):
    """Paints the chosen text with an arrow, and opens a combo box to change it."""

    def __init__(self, model: ChoiceModel, name: str, parent: QObject) -> None:
        super().__init__(parent)
        self._model = model
        self._name = name
        self._box: QComboBox | None = None

    def pop_up(self) -> None:
        """Open the list of the editor that was made last."""
        if self._box is not None and isValid(self._box):
            self._box.showPopup()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        rect: Any = option.rect
        arrow = active().icon("chevron-down", "muted", ARROW)
        arrow.paint(painter, rect.right() - ARROW - SPACE_2, rect.center().y() - ARROW // 2, ARROW, ARROW)

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, _index: Index) -> QWidget:
        box = QComboBox(parent)
        box.setObjectName("choice")
        box.setAccessibleName(self._name)
        for key, text in self._model.choices:
            box.addItem(text, key)
        box.activated.connect(self._on_activated)
        self._box = box
        return box

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        assert isinstance(editor, QComboBox)
        editor.setCurrentIndex(editor.findData(index.data(Qt.ItemDataRole.EditRole)))

    def setModelData(self, editor: QWidget, model: Any, index: Index) -> None:
        assert isinstance(editor, QComboBox)
        model.setData(index, editor.currentData())

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _index: Index) -> None:
        editor.setGeometry(option.rect)

    def _on_activated(self, _index: int) -> None:
        editor = self.sender()
        assert isinstance(editor, QWidget)
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)


class ChoiceTable(QTableView):
    """`model` is a ChoiceModel; a click, Space, Enter or F2 in a row opens its choice."""

    def __init__(self, name: str, label: str, model: ChoiceModel, widths: Sequence[int]) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(label)
        self.choices = model
        self.setModel(model)
        self._last = len(model.titles) - 1
        self._delegate = _ChoiceDelegate(model, model.titles[-1], self)
        self.setItemDelegateForColumn(self._last, self._delegate)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT + 4)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setStretchLastSection(True)
        for column, width in enumerate(widths):
            self.setColumnWidth(column, width)
        self.clicked.connect(self._on_clicked)

    def open_choice(self, row: int) -> None:
        """Open the list of a row."""
        index = self.choices.index(row, self._last)
        self.setCurrentIndex(index)
        self.edit(index)
        self._delegate.pop_up()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2)
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if plain and event.key() in keys and self.currentIndex().isValid():
            self.open_choice(self.currentIndex().row())
            return
        super().keyPressEvent(event)

    def _on_clicked(self, index: QModelIndex) -> None:
        if index.column() == self._last:
            self.open_choice(index.row())
