"""Several lines of text as a field."""

from __future__ import annotations

from typing import Any, Unpack

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtGui import QFocusEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from ui.widgets.fields import FieldOptions, cut_notice, introduce


class MultiLine(QPlainTextEdit):
    """Several lines of text; Tab leaves the field."""

    changed = Signal()
    noticed = Signal(str)
    left = Signal()

    def __init__(self, name: str, label: str, lines: int = 3, **options: Unpack[FieldOptions]) -> None:
        super().__init__()
        self.name, self.label_text, self.options = name, label, options
        introduce(self, name, label)
        self.limit = options.get("max_length", 1000)
        self.setTabChangesFocus(True)
        self.setPlaceholderText(options.get("placeholder", ""))
        self.setFixedHeight(16 + lines * 20)
        self._loading = False
        self.textChanged.connect(self._on_text_changed)

    def value(self) -> Any:
        """The text without surrounding space."""
        return self.toPlainText().strip()

    def set_value(self, value: Any) -> None:
        """Show `value`; None is empty."""
        self._loading = True
        self.setPlainText("" if value is None else str(value))
        self._loading = False

    def raw(self) -> Any:
        """What is typed, as typed."""
        return self.toPlainText()

    def set_raw(self, raw: Any) -> None:
        """Put back what `raw` gave."""
        self.set_value(str(raw or "")[: self.limit])

    def positive_hint(self) -> str:
        """None."""
        return ""

    def insertFromMimeData(self, source: QMimeData) -> None:
        text = source.text()
        room = self.limit - len(self.toPlainText()) + len(self.textCursor().selectedText())
        if len(text) > room:
            self.noticed.emit(cut_notice(self.limit))
        self.textCursor().insertText(text[: max(0, room)])

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    def _on_text_changed(self) -> None:
        if self._loading:
            return
        if len(self.toPlainText()) > self.limit:
            self._loading = True
            cursor = self.textCursor()
            surplus = len(self.toPlainText()) - self.limit
            cursor.movePosition(QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.KeepAnchor, surplus)
            cursor.removeSelectedText()
            self._loading = False
            self.noticed.emit(cut_notice(self.limit))
        self.changed.emit()
