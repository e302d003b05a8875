"""Accessories and gifts as a small table that is edited in place; one field of the quotation."""

from __future__ import annotations

from typing import Any, Unpack

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from showroom.kernel.errors import Message, ShowroomError
from showroom.kernel.money import ZERO, Money
from showroom.negotiation.draft import OptionLine
from ui.theme import ROW_HEIGHT, SPACE_2
from ui.widgets.buttons import Button
from ui.widgets.fields import FieldOptions, introduce

OPTION_UNREADABLE = Message(
    "option_unreadable",
    "第 {row} 行：数量写整数，单价写金额",
    "Row {row}: the number must be whole and the price an amount",
)
NAME, COUNT, PRICE, GIFT = range(4)
ROWS_SHOWN = 3


class OptionsTable(QWidget):
    """A field whose value is a tuple of OptionLine; a row without name, number and price is no row."""

    changed = Signal()
    noticed = Signal(str)
    left = Signal()

    def __init__(self, name: str, label: str, **options: Unpack[FieldOptions]) -> None:
        super().__init__()
        self.name, self.label_text, self.options = name, label, options
        introduce(self, name, label)
        self.table = self._build_table()
        self._filling = False
        add = Button(self.tr("Add accessory"), icon="plus")
        add.setObjectName("add_option")
        add.clicked.connect(self._on_add_clicked)
        gift = Button(self.tr("Add gift"), icon="gift")
        gift.setObjectName("add_gift")
        gift.clicked.connect(self._on_gift_clicked)
        remove = Button(self.tr("Remove row"), icon="trash-2")
        remove.setObjectName("remove_option")
        remove.clicked.connect(self._on_remove_clicked)
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE_2)
        for button in (add, gift, remove):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_2)
        column.addWidget(self.table)
        column.addLayout(buttons)
        self.setFocusProxy(self.table)

    def value(self) -> Any:
        """The rows; raises ShowroomError(option_unreadable)."""
        return tuple(self._line(row) for row in range(self.table.rowCount()) if self._filled(row))

    def set_value(self, value: Any) -> None:
        """Show these lines."""
        self.set_raw([[o.name, str(o.count), "" if o.gift else o.price.grouped(), o.gift] for o in value or ()])

    def raw(self) -> Any:
        """The cells as typed."""
        return [
            [self._text(row, NAME), self._text(row, COUNT), self._text(row, PRICE), self._is_gift(row)]
            for row in range(self.table.rowCount())
        ]

    def set_raw(self, raw: Any) -> None:
        """Put cells back."""
        self._filling = True
        self.table.setRowCount(0)
        for name, count, price, gift in raw or ():
            self._append(str(name), str(count), str(price), bool(gift))
        self._filling = False

    def positive_hint(self) -> str:
        """Nothing to say."""
        return ""

    def _build_table(self) -> QTableWidget:
        table = QTableWidget(0, 4)
        introduce(table, "options_table", self.label_text)
        titles = (self.tr("Name"), self.tr("Number"), self.tr("Unit price"), self.tr("Gift"))
        for column, title in enumerate(titles):
            heading = QTableWidgetItem(title)
            heading.setTextAlignment(_alignment(column))
            table.setHorizontalHeaderItem(column, heading)
        header = table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        for column, width in ((COUNT, 80), (PRICE, 130), (GIFT, 70)):
            table.setColumnWidth(column, width)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        header.setHighlightSections(False)
        table.setFixedHeight(ROW_HEIGHT * (ROWS_SHOWN + 1) + 8)
        table.itemChanged.connect(self._on_item_changed)
        return table

    def _append(self, name: str, count: str, price: str, gift: bool) -> None:
        row = self.table.rowCount()
        self.table.insertRow(row)
        for column, text in ((NAME, name), (COUNT, count), (PRICE, price)):
            item = QTableWidgetItem(text)
            item.setTextAlignment(_alignment(column))
            self.table.setItem(row, column, item)
        tick = QTableWidgetItem()
        tick.setFlags(Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
        tick.setCheckState(Qt.CheckState.Checked if gift else Qt.CheckState.Unchecked)
        self.table.setItem(row, GIFT, tick)

    def _line(self, row: int) -> OptionLine:
        gift = self._is_gift(row)
        try:
            price = ZERO if gift or not self._text(row, PRICE) else Money.parse(self._text(row, PRICE))
        except ShowroomError:
            raise ShowroomError(OPTION_UNREADABLE, row=row + 1) from None
        count = self._text(row, COUNT) or "1"
        if not (count.isascii() and count.isdigit() and len(count) <= 3):
            raise ShowroomError(OPTION_UNREADABLE, row=row + 1)
        return OptionLine(self._text(row, NAME), int(count), price, gift)

    def _filled(self, row: int) -> bool:
        return any(self._text(row, column) for column in (NAME, PRICE))

    def _text(self, row: int, column: int) -> str:
        item = self.table.item(row, column)
        return "" if item is None else item.text().strip()

    def _is_gift(self, row: int) -> bool:
        item = self.table.item(row, GIFT)
        return item is not None and item.checkState() is Qt.CheckState.Checked

    def _on_add_clicked(self) -> None:
        self._add_row(gift=False)

    def _on_gift_clicked(self) -> None:
        self._add_row(gift=True)

    def _add_row(self, *, gift: bool) -> None:
        self._filling = True
        self._append("", "1", "", gift)
        self._filling = False
        row = self.table.rowCount() - 1
        self.table.setCurrentCell(row, NAME)
        item = self.table.item(row, NAME)
        if item is not None:
            self.table.editItem(item)

    def _on_remove_clicked(self) -> None:
        row = self.table.currentRow()
        if row >= 0:
            self.table.removeRow(row)
            self.changed.emit()

    def _on_item_changed(self, _item: QTableWidgetItem) -> None:
        if not self._filling:
            self.changed.emit()
            self.left.emit()


def _alignment(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column in (COUNT, PRICE) else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
