"""Who takes over: colleagues to tick, side by side, however many they are."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QCheckBox

from ui.widgets.cards import ChecklistWidget, FlowRow
from ui.widgets.fields import introduce


class Takers(ChecklistWidget):
    """A checklist that flows like text."""

    _row: FlowRow | None = None

    def set_points(self, points: Sequence[tuple[str, str]]) -> None:
        """Offer these (key, text) points instead, none ticked."""
        if self._row is not None:
            self._column.removeWidget(self._row)
            self._row.deleteLater()
        self._row = FlowRow()
        self.boxes = {}
        for key, text in points:
            box = QCheckBox(text)
            introduce(box, f"{self.name}_{key}", text)
            box.clicked.connect(self._on_clicked)
            self._row.add(box)
            self.boxes[key] = box
        self._column.addWidget(self._row)
        if self.boxes:
            self.setFocusProxy(next(iter(self.boxes.values())))
