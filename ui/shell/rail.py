"""The left rail: the places of the window, with counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from ui.theme import SPACE_2, SPACE_4, set_icon
from ui.widgets.labels import plain_label

WIDTH = 168


@dataclass(frozen=True, slots=True)
class RailEntry:
    """One place: `key` opens it."""

    key: str
    icon: str
    title: str


class Rail(QFrame):
    """Chooses the place shown."""

    chosen = Signal(str)

    def __init__(self, brand: str) -> None:
        super().__init__()
        self.setObjectName("rail")
        self.setProperty("kind", "rail")
        self.setFixedWidth(WIDTH)
        self.setAccessibleName(self.tr("Places"))
        self._group = QButtonGroup(self)
        self._group.buttonClicked.connect(self._on_clicked)
        self.buttons: dict[str, QPushButton] = {}
        self._counts: dict[str, QLabel] = {}
        self._titles: dict[str, str] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, SPACE_4, 0, SPACE_2)
        self._column.setSpacing(0)
        self.brand = plain_label(brand)
        self.brand.setProperty("kind", "brand")
        self.brand.setContentsMargins(SPACE_4, 0, SPACE_2, SPACE_2)
        self._column.addWidget(self.brand)
        self._column.addStretch(1)

    def show_entries(self, entries: Sequence[RailEntry]) -> None:
        """The places that exist; the last one (settings) stands at the foot."""
        for entry in entries:
            button = QPushButton(f" {entry.title}")
            button.setAccessibleName(entry.title)
            button.setObjectName(f"rail_{entry.key}")
            button.setProperty("kind", "rail")
            button.setProperty("place", entry.key)
            button.setCheckable(True)
            set_icon(button, entry.icon, "rail_text", 17)
            count = QLabel()
            count.setProperty("kind", "count")
            row = QHBoxLayout(button)
            row.addStretch(1)
            row.addWidget(count)
            at_foot = entry.key == "settings"
            self._column.insertWidget(self._column.count() if at_foot else self._column.count() - 1, button)
            self._group.addButton(button)
            self.buttons[entry.key] = button
            self._counts[entry.key] = count
            self._titles[entry.key] = entry.title

    def show_count(self, key: str, count: int) -> None:
        """How many wait there; 0 shows nothing."""
        if key in self._counts:
            self._counts[key].setText(str(count) if count else "")
            self.buttons[key].setAccessibleName(f"{self._titles[key]}, {count}" if count else self._titles[key])

    def mark(self, key: str) -> None:
        """Show which place is open, without opening it."""
        if key in self.buttons:
            self.buttons[key].setChecked(True)

    def _on_clicked(self, button: QPushButton) -> None:
        self.chosen.emit(str(button.property("place")))
