"""Buttons: the primary one with its shortcut written on it, plain, link, quiet and icon buttons."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence, QShowEvent
from PySide6.QtWidgets import QPushButton

from ui.theme import set_icon

_SIGNS = {"Return": "⏎", "Enter": "⏎"}


def shortcut_text(shortcut: str) -> str:
    """'Ctrl+Return' as written on buttons: 'Ctrl ⏎'."""
    return " ".join(_SIGNS.get(part, part) for part in shortcut.split("+"))


class Button(QPushButton):
    """A plain button; `show_text` writes the shortcut after the text."""

    kind = ""

    def __init__(self, text: str, shortcut: str = "", icon: str = "") -> None:
        super().__init__()
        self.setProperty("kind", self.kind)
        self.setAutoDefault(False)
        self._shortcut, self._bound = shortcut, False
        if icon:
            set_icon(self, icon, "on_accent" if self.kind == "primary" else "muted", 16)
        self.show_text(text)

    def show_text(self, text: str, shortcut: str | None = None) -> None:
        """Change the text (and the shortcut); the accessible name is the text alone."""
        if shortcut is not None:
            self._shortcut = shortcut
        plain = text.replace("&", "&&")
        if self.property("icon_name"):
            plain = f" {plain}"  # Qt sets icon and text too close
        self.setText(f"{plain}   {shortcut_text(self._shortcut)}" if self._shortcut else plain)
        self.setAccessibleName(text)
        if self._shortcut or self._bound:
            self.setShortcut(QKeySequence(self._shortcut))
            self._bound = bool(self._shortcut)

    def show_action(self, text: str, shortcut: str) -> None:
        """Like `show_text`, for a shortcut that belongs to one of the window's actions."""
        self.show_text(text, "")
        self.setText(f"{self.text()}   {shortcut_text(shortcut)}")


class PrimaryButton(Button):
    """The one act of the page."""

    kind = "primary"


class DangerButton(Button):
    """An act that cannot be undone; its text is the verb."""

    kind = "danger"


class LinkButton(Button):
    """A text that does something."""

    kind = "link"

    def showEvent(self, event: QShowEvent) -> None:
        from PySide6.QtCore import Qt  # not while the first frame waits: see `labels`

        self.setCursor(Qt.CursorShape.PointingHandCursor)
        super().showEvent(event)


class QuietButton(Button):
    """A button that looks like text until it is pointed at."""

    kind = "quiet"


class IconButton(QuietButton):
    """An icon with a name for the tool tip and the screen reader."""

    def __init__(self, icon: str, name: str, shortcut: str = "") -> None:
        super().__init__("", "")
        set_icon(self, icon, "muted", 18)
        self.setAccessibleName(name)
        self.setToolTip(f"{name}  {shortcut_text(shortcut)}" if shortcut else name)
        self.setFixedWidth(36)
