"""One question with an answer at the left and one at the right: arrows choose, and step to the row above or below."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame

from ui.theme import restyle


class SideRow(QFrame):
    """`changed()` when another side was chosen; `step(±1)` asks for the row above or below."""

    changed = Signal()
    step = Signal(int)

    def __init__(self, name: str, left: StrEnum, right: StrEnum) -> None:
        super().__init__()
        self._sides: dict[int, StrEnum] = {Qt.Key.Key_Left: left, Qt.Key.Key_Right: right}
        self.setObjectName(name)
        self.setProperty("kind", "choice")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def choose(self, side: Any) -> None:
        """Take this side."""
        raise NotImplementedError

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in self._sides:
            self.choose(self._sides[key])
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.step.emit(-1 if key == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        restyle(self, state="focused")
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        restyle(self, state="")
        super().focusOutEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        super().mousePressEvent(event)
