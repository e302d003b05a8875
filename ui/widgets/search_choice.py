"""A field that searches while one types; its list never takes the focus, so input methods keep working."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Unpack

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem

from ui.theme import FIELD_HEIGHT
from ui.widgets.fields import FieldOptions, TextField

DEBOUNCE_MS = 120


@dataclass(frozen=True, slots=True)
class Choice:
    """One hit: `key` identifies it, `title` is shown, `detail` helps to tell it from others."""

    key: Any
    title: str
    detail: str = ""


Answer = Callable[[Sequence[Choice]], None]
Ask = Callable[[str, Answer], None]
"""`ask(text, answer)` looks `text` up (through jobs) and calls `answer` with the hits."""


class SuggestionList(QListWidget):
    """Hits below a line edit, driven by that edit's keys; a child of the window, not a window of its own."""

    chosen = Signal(object)

    def __init__(self, edit: QLineEdit, width: int = 0) -> None:
        super().__init__(edit.window())
        self._edit = edit
        self._width = width
        self.stale = False  # what is typed has changed since: Enter waits for the hits of now
        self.setObjectName(f"{edit.objectName()}_suggestions")
        self.setAccessibleName(edit.accessibleName())
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self.hide()
        self.clicked.connect(self._on_clicked)
        edit.installEventFilter(self)

    def show_hits(self, hits: Sequence[Choice]) -> None:
        """Fill and show below the edit, the first hit selected; nothing hides the list."""
        self.stale = False
        self.clear()
        for hit in hits:
            item = QListWidgetItem(f"{hit.title}    {hit.detail}" if hit.detail else hit.title)
            item.setData(Qt.ItemDataRole.UserRole, hit)
            item.setSizeHint(QSize(0, 32))
            self.addItem(item)
        if not hits:
            self.hide()
            return
        self.setCurrentRow(0)
        window = self._edit.window()
        if self.parentWidget() is not window:
            self.setParent(window)
        at = self._edit.mapTo(window, QPoint(0, self._edit.height() + 4))
        height = min(10, len(hits)) * 32 + 8
        width = max(self._edit.width(), self._width)
        x = max(0, min(at.x(), window.width() - width - 8))
        y = at.y() if at.y() + height <= window.height() else max(0, at.y() - height - FIELD_HEIGHT - 8)
        self.setGeometry(x, y, width, height)
        self.raise_()
        self.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut or event.type() == QEvent.Type.Hide:
            self.hide()
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self.isVisible():
            return self._on_key(Qt.Key(event.key()))
        return super().eventFilter(watched, event)

    def choose_current(self) -> None:
        """Take the selected hit."""
        item = self.currentItem()
        self.hide()
        if item is not None:
            self.chosen.emit(item.data(Qt.ItemDataRole.UserRole))

    def _on_key(self, key: Qt.Key) -> bool:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}
        if key in steps:
            self.setCurrentRow(max(0, min(self.count() - 1, self.currentRow() + steps[key])))
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self.stale:
            self.choose_current()
            return True
        if key == Qt.Key.Key_Escape:
            self.hide()
            return True
        return False

    def _on_clicked(self, _index: QModelIndex) -> None:
        self.choose_current()


class SearchChoice(TextField):
    """Choose one record by typing part of it; `value()` is the key, None when nothing was chosen."""

    chosen = Signal(object)

    def __init__(self, name: str, label: str, ask: Ask, **options: Unpack[FieldOptions]) -> None:
        super().__init__(name, label, **options)
        self._ask = ask
        self._key: Any = None
        self._asked = ""
        self._list: SuggestionList | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DEBOUNCE_MS)
        self._timer.timeout.connect(self.search)

    def value(self) -> Any:
        """The chosen key or None."""
        return self._key

    def set_value(self, value: Any) -> None:
        """Show a Choice; None is empty."""
        self._key = value.key if isinstance(value, Choice) else None
        self.setText(value.title if isinstance(value, Choice) else "")
        self.setCursorPosition(0)

    def raw(self) -> Any:
        """[key, text]."""
        return [self._key, self.text()]

    def set_raw(self, raw: Any) -> None:
        """Put back what `raw` gave."""
        self._key, text = (raw[0], raw[1]) if isinstance(raw, list) and len(raw) == 2 else (None, "")
        self.setText(str(text)[: self.maxLength()])

    def search(self) -> None:
        """Look up what is typed now."""
        self._asked = self.text().strip()
        if self._asked:
            self._ask(self._asked, self._on_hits)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and (self._list is None or not self._list.isVisible()):
            self.search()
            return
        super().keyPressEvent(event)

    def _on_edited(self, text: str) -> None:
        self._key = None
        super()._on_edited(text)
        self._timer.start()

    def _on_hits(self, hits: Sequence[Choice]) -> None:
        if self.text().strip() != self._asked or not self.hasFocus():
            return
        if self._list is None:
            self._list = SuggestionList(self)
            self._list.chosen.connect(self._on_chosen)
        self._list.show_hits(hits)

    def _on_chosen(self, hit: object) -> None:
        if isinstance(hit, Choice):
            self.set_value(hit)
            self.changed.emit()
            self.chosen.emit(hit.key)
            self.left.emit()
