"""The one registry of commands: shortcuts, palette and the F1 sheet are made from it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from ui.context import UiContext


class Commands:
    """QActions of the window, in order; groups give the F1 sheet its headings."""

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self._actions: dict[str, QAction] = {}

    def add(self, key: str, text: str, shortcut: str, act: Callable[[], object], group: str) -> QAction:
        """A command with its shortcut ('' for none); `key` is its objectName."""
        action = QAction(text, self._window)
        action.setObjectName(key)
        action.setProperty("group", group)
        if shortcut:
            action.setShortcut(QKeySequence(shortcut))
        action.triggered.connect(act)
        self._window.addAction(action)
        self._actions[key] = action
        return action

    def __getitem__(self, key: str) -> QAction:
        return self._actions[key]

    def __iter__(self) -> Iterator[QAction]:
        return iter(self._actions.values())

    def matching(self, text: str) -> list[QAction]:
        """Enabled commands whose text contains every word of `text`, in either case."""
        words = text.casefold().split()
        return [a for a in self if a.isEnabled() and words and all(word in a.text().casefold() for word in words)]

    def dispose(self) -> None:
        """Take all actions off the window."""
        for action in self._actions.values():
            self._window.removeAction(action)
            action.deleteLater()
        self._actions = {}


def add_import(commands: Commands, window: QWidget, context: UiContext | None, group: str) -> None:
    """The import of whole lists, and the way back, for whoever may import."""
    from showroom.kernel.actor import Permission

    if context is not None and context.actor.may(Permission.IMPORT):
        text = QCoreApplication.translate("Commands", "Import lists: customers, stock, prices, visits")
        commands.add("import", text, "", partial(_open_import, window, context), group)


def _open_import(window: QWidget, context: UiContext, _checked: bool = False) -> None:
    from ui.imports.dialog import open_import

    open_import(window, context, "customers")
