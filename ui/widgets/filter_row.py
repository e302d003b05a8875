"""What narrows a list: fields in one row, label above; typing is answered once it pauses."""

from __future__ import annotations

from typing import TypeVar, cast

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.theme import SPACE_1, SPACE_3
from ui.widgets.fields import CheckField, Field, TextField

PAUSE_MS = 150
F = TypeVar("F", bound=QWidget)


class FilterRow(QWidget):
    """`changed` when a choice was made or typing paused; Down in a text field goes to the list."""

    changed = Signal()
    list_wanted = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__()
        if isinstance(parent, QWidget):
            self.setParent(parent)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(SPACE_3)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.changed)

    def add(self, field: F, stretch: int = 1) -> F:
        """Append a field; returns it."""
        face = cast("Field", field)
        column = QVBoxLayout()
        column.setSpacing(SPACE_1)
        label = QLabel("" if isinstance(field, CheckField) else face.label_text)
        label.setProperty("kind", "label")
        label.setBuddy(field)
        column.addWidget(label)
        column.addWidget(field)
        self._row.addLayout(column, stretch)
        face.changed.connect(self._pause.start if isinstance(field, TextField) else self.changed)
        return field

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._pause.isActive():
                self._pause.stop()
                self.changed.emit()
            self.list_wanted.emit()
            return
        super().keyPressEvent(event)
