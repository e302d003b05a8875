"""The cars that can be had, the best match first; one field of the presentation, whose value is a vehicle's id."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Unpack

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget

from showroom.presentation.views import Candidate
from showroom.vehicles.model import VehicleStatus
from ui.messages import window_language
from ui.theme import ROW_HEIGHT, SPACE_2
from ui.widgets.cards import text_label
from ui.widgets.fields import FieldOptions, introduce

ROWS_SHOWN = 5
FIGURES = (0, 4)
ID_ROLE = Qt.ItemDataRole.UserRole


class CarTable(QWidget):
    """Choose a car with the arrow keys or a click; below it stands why it fits or not."""

    changed = Signal()
    noticed = Signal(str)
    left = Signal()

    def __init__(self, name: str, label: str, **options: Unpack[FieldOptions]) -> None:
        super().__init__()
        self.name, self.label_text, self.options = name, label, options
        introduce(self, name, label)
        self._cars: dict[int, Candidate] = {}
        self.table = self._build_table()
        self.reasons = text_label("", "hint", wrap=True)
        self.reasons.setObjectName("car_reasons")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_2)
        column.addWidget(self.table)
        column.addWidget(self.reasons)
        self.reasons.hide()
        self.setFocusProxy(self.table)

    def show_cars(self, cars: Sequence[Candidate]) -> None:
        """Offer these cars."""
        chosen = self.value()
        self.table.blockSignals(True)
        self._cars = {car.vehicle_id: car for car in cars}
        self.table.setRowCount(len(cars))
        for row, car in enumerate(cars):
            self._show_car(row, car)
        self.table.blockSignals(False)
        self.set_value(chosen)

    def value(self) -> Any:
        """The chosen vehicle's id, None when none is."""
        item = self.table.item(self.table.currentRow(), 0)
        return None if item is None or not self.table.selectedItems() else item.data(ID_ROLE)

    def set_value(self, value: Any) -> None:
        """Choose the car of that id."""
        self.table.blockSignals(True)
        self.table.clearSelection()
        self.table.setCurrentCell(-1, -1)
        for row in range(self.table.rowCount()):
            item = self.table.item(row, 0)
            if item is not None and item.data(ID_ROLE) == value:
                self.table.selectRow(row)
        self.table.blockSignals(False)
        self._show_reasons()

    def raw(self) -> Any:
        """The chosen id."""
        return self.value()

    def set_raw(self, raw: Any) -> None:
        """Put a choice back."""
        self.set_value(raw)

    def positive_hint(self) -> str:
        """Nothing more to say; the reasons stand below the table."""
        return ""

    def _build_table(self) -> QTableWidget:
        table = QTableWidget(0, 6)
        introduce(table, "car_table", self.label_text)
        titles = ("Match", "Version", "Colour", "Interior", "Price", "State")
        translated = {
            "Match": self.tr("Match"), "Version": self.tr("Version"), "Colour": self.tr("Colour"),
            "Interior": self.tr("Interior"), "Price": self.tr("Price"), "State": self.tr("State"),
        }  # fmt: skip
        for column, title in enumerate(titles):
            heading = QTableWidgetItem(translated[title])
            heading.setTextAlignment(_alignment(column))
            table.setHorizontalHeaderItem(column, heading)
        header = table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        for column, width in ((0, 64), (2, 80), (3, 76), (4, 116), (5, 80)):
            table.setColumnWidth(column, width)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.setWordWrap(False)
        header.setHighlightSections(False)
        table.setFixedHeight(ROW_HEIGHT * (ROWS_SHOWN + 1) + 8)
        table.itemSelectionChanged.connect(self._on_chosen)
        return table

    def _show_car(self, row: int, car: Candidate) -> None:
        in_stock = car.status is VehicleStatus.IN_STOCK
        state = self.tr("In stock") if in_stock else self.tr("In transit")
        if car.status not in (VehicleStatus.IN_STOCK, VehicleStatus.IN_TRANSIT):
            state = self.tr("Held")
        texts = (
            f"{car.score} %", f"{car.model_text}  …{car.vin_tail}", car.exterior, car.interior,
            f"¥{car.price.grouped()}", state,
        )  # fmt: skip
        for column, text in enumerate(texts):
            item = QTableWidgetItem(text)
            item.setData(ID_ROLE, car.vehicle_id)
            item.setTextAlignment(_alignment(column))
            self.table.setItem(row, column, item)

    def _on_chosen(self) -> None:
        self._show_reasons()
        self.changed.emit()
        self.left.emit()

    def _show_reasons(self) -> None:
        car = self._cars.get(self.value() or 0)
        lang = window_language()
        marks = [] if car is None else [(r.met, r.zh if lang == "zh" else r.en) for r in car.reasons]
        self.reasons.setText("    ".join(f"{'✓' if met else '✕'} {text}" for met, text in marks))
        self.reasons.setVisible(bool(marks))


def _alignment(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column in FIGURES else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
