"""The user's hands: they find what is on the screen by its name, and type, tick, choose, draw and press."""

from __future__ import annotations

import math
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QPointF, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QTableWidget,
    QWidget,
)

from ui.main_window import MainWindow
from ui.tour.runner import Script, TourStopped, Until

W = TypeVar("W", bound=QWidget)
_LEFT, _NO_KEYS = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
STROKE_POINTS = 48


class Hands:
    """Acts on what is visible in the window and its dialogs; every act is a script of single events."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    def find(self, name: str, kind: type[W] = QWidget) -> W:  # type: ignore[assignment] # the default is the widest W
        """The visible widget of that objectName; raises TourStopped."""
        roots = [*(w for w in QApplication.topLevelWidgets() if w is not self._window and w.isVisible()), self._window]
        page = self._window.current_page()
        for root in [*roots[:-1], *([page] if page is not None else []), self._window]:
            for found in root.findChildren(kind, name):
                if found.isVisible():
                    return found
        raise TourStopped(f"nothing on the screen is called {name}")

    def has(self, name: str) -> bool:
        """Whether a widget of that name is visible."""
        try:
            return bool(self.find(name))
        except TourStopped:
            return False

    def type(self, name: str, text: str) -> Script:
        """Replace what stands in a field: Latin signs key by key, Chinese as an input method commits it."""
        field: QWidget = self.find(name)
        yield from self._focus(field)
        if isinstance(field, QLineEdit | QPlainTextEdit):
            field.selectAll()
        if not text:
            yield from self._key(field, Qt.Key.Key_Delete)
        for part in _parts(text):
            if part.isascii():
                yield from self._key(field, Qt.Key(0), part)
            else:
                event = QInputMethodEvent()
                event.setCommitString(part)
                QCoreApplication.postEvent(field, event)
                yield None

    def fill(self, values: dict[str, str]) -> Script:
        """Type into several fields, in this order."""
        for name, text in values.items():
            yield from self.type(name, text)

    def choose(self, name: str, key: object) -> Script:
        """Choose by the arrow keys."""
        box = self.find(name, QComboBox)
        row = box.findData(str(key))
        if row < 0:
            raise TourStopped(f"{name} does not offer {key}")
        yield from self._focus(box)
        if box.currentIndex() != row:
            yield from self._key(box, Qt.Key.Key_Home)
            for _ in range(row):
                yield from self._key(box, Qt.Key.Key_Down)
        if box.currentIndex() != row:
            raise TourStopped(f"{name} could not be set to {key}")

    def tick(self, *names: str, on: bool = True) -> Script:
        """Tick boxes with the space bar."""
        for name in names:
            box = self.find(name, QAbstractButton)
            yield from self._focus(box)
            if box.isChecked() is not on:
                yield from self._key(box, Qt.Key.Key_Space)
            if box.isChecked() is not on:
                raise TourStopped(f"{name} cannot be ticked")

    def press(self, name: str) -> Script:
        """Press the button of that name."""
        yield from self.press_button(self.find(name, QAbstractButton), name)

    def press_button(self, button: QAbstractButton, name: str) -> Script:
        """Press a button with the mouse."""
        yield Until(lambda: button.isEnabled() and button.isVisible(), f"{name} can be pressed")
        yield from self._show(button)
        middle = QPointF(button.rect().center())
        for kind in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease):
            self._mouse(button, kind, middle)
            yield None

    def draw(self, name: str, seed: int) -> Script:
        """Sign on a pad."""
        pad: QWidget = self.find(name)
        yield from self._show(pad)
        width, height = pad.width() * 0.7, pad.height() * 0.5
        points = [
            QPointF(
                20 + width * n / STROKE_POINTS + 14 * math.sin(n * 0.55),
                height * (1 + 0.45 * math.sin(n * 0.5 + seed) * math.cos(n * 0.09 * seed)),
            )
            for n in range(STROKE_POINTS)
        ]
        self._mouse(pad, QEvent.Type.MouseButtonPress, points[0])
        for point in points[1:]:
            self._mouse(pad, QEvent.Type.MouseMove, point)
            yield None
        self._mouse(pad, QEvent.Type.MouseButtonRelease, points[-1])
        yield None

    def choose_row(self, name: str, text: str) -> Script:
        """Click the row of a table in which `text` stands."""
        table = self.find(name, QTableWidget)
        for row in range(table.rowCount()):
            for column in range(table.columnCount()):
                item = table.item(row, column)
                if item is not None and text in item.text():
                    yield from self._show(table)
                    table.scrollToItem(item)
                    yield None
                    at = QPointF(table.visualItemRect(item).center())
                    for kind in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease):
                        self._mouse(table.viewport(), kind, at)
                        yield None
                    return
        raise TourStopped(f"{name} has no row with {text}")

    def leave(self) -> Script:
        """Leave the field that has the focus, as by Tab."""
        focused = self._window.focusWidget()
        if focused is not None:
            focused.clearFocus()
        yield None

    def _focus(self, widget: QWidget) -> Script:
        yield from self._show(widget)
        if not widget.isEnabled():
            raise TourStopped(f"{widget.objectName()} cannot be used")
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        yield None

    @staticmethod
    def _show(widget: QWidget) -> Script:
        """Scroll to the widget, as one does before using it."""
        parent = widget.parentWidget()
        while parent is not None:
            if isinstance(parent, QScrollArea):
                parent.ensureWidgetVisible(widget)
            parent = parent.parentWidget()
        yield None

    @staticmethod
    def _key(widget: QWidget, key: Qt.Key, text: str = "") -> Script:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QCoreApplication.postEvent(widget, QKeyEvent(kind, key, _NO_KEYS, text))
        yield None

    @staticmethod
    def _mouse(widget: QWidget, kind: QEvent.Type, at: QPointF) -> None:
        buttons = Qt.MouseButton.NoButton if kind is QEvent.Type.MouseButtonRelease else _LEFT
        button = Qt.MouseButton.NoButton if kind is QEvent.Type.MouseMove else _LEFT
        event = QMouseEvent(kind, at, widget.mapToGlobal(at), button, buttons, _NO_KEYS)
        QCoreApplication.postEvent(widget, event)


def _parts(text: str) -> list[str]:
    """Latin signs one by one, runs of other signs whole."""
    parts: list[str] = []
    for sign in text:
        if sign.isascii() or not parts or parts[-1].isascii():
            parts.append(sign)
        else:
            parts[-1] += sign
    return parts
