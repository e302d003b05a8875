"""A PDF dropped on the window, whatever page it shows, is proved against the store."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

from ui.context import UiContext
from ui.contracts.verdict_dialog import dropped_files, open_verification

_DRAGS = (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop)


class DroppedPapers(QObject):
    """Listens to the window alone: a page that takes files itself gets them first.

    `working()` is the context of who works now, None before signing in and while locked.
    """

    def __init__(self, window: QWidget, working: Callable[[], UiContext | None]) -> None:
        super().__init__(window)
        self._window, self._working = window, working
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() not in _DRAGS:
            return False
        drag, context = cast("QDropEvent", event), self._working()
        files = dropped_files(drag.mimeData())
        if context is None or not files or any(path.suffix.lower() != ".pdf" for path in files):
            return False
        drag.acceptProposedAction()
        if event.type() == QEvent.Type.Drop:
            open_verification(self._window, context).verify(files)
        return True
