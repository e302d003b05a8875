"""Dialogs and paper windows of a locked desk: out of sight, and back with what was typed (trust figure 29)."""

from __future__ import annotations

import shiboken6
from PySide6.QtWidgets import QApplication, QDialog, QWidget


class DialogsAside:
    """Hides what stands before `window`; a hidden dialog has not been answered and comes back as it was."""

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self._away: list[QDialog] = []

    def put_away(self) -> None:
        """Hide every dialog of the window; hiding ends what makes it modal, so that is kept beside it."""
        for dialog in QApplication.topLevelWidgets():
            if isinstance(dialog, QDialog) and dialog.isVisible() and self._belongs(dialog):
                modality = dialog.windowModality()
                dialog.hide()
                dialog.setWindowModality(modality)
                self._away.append(dialog)

    def bring_back(self) -> None:
        """Show them again, the last on top."""
        away, self._away = self._away, []
        for dialog in away:
            if shiboken6.isValid(dialog):
                dialog.show()

    def drop(self) -> None:
        """Another person took the desk: close them unseen."""
        away, self._away = self._away, []
        for dialog in away:
            if shiboken6.isValid(dialog):
                dialog.deleteLater()

    def _belongs(self, dialog: QDialog) -> bool:
        parent = dialog.parentWidget()
        while parent is not None and parent is not self._window:
            parent = parent.parentWidget()
        return parent is self._window
