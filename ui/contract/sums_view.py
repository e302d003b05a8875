"""What a change or a cancellation comes to, line by line: what, how much, by which rule."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.theme import SPACE_1, SPACE_4, Tone
from ui.widgets.cards import text_label

_LONG = 40
Row = tuple[str, str, str]
"""Words, value, rule; a row of words alone takes the whole width."""


class SumsView(QWidget):
    """A quiet table of a few lines, rebuilt whenever they change."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("kind", "inner")
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(SPACE_4)
        self._grid.setVerticalSpacing(SPACE_1)
        self._grid.setColumnStretch(3, 1)
        self._rows: tuple[Row, ...] = ()

    def text(self) -> str:
        """Everything shown, a line each."""
        return "\n".join("  ".join(part for part in row if part) for row in self._rows)

    def say(self, text: str, tone: Tone = "") -> None:
        """One sentence instead of the lines."""
        self.show_rows(((text, "", ""),), tone)

    def show_rows(self, rows: tuple[Row, ...], tone: Tone = "") -> None:
        """Show these lines; `tone` colours those that are words alone."""
        while (item := self._grid.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self._rows = rows
        told = any("→" in value for _, value, _ in rows)  # old → new reads from the left, amounts stand right
        side = Qt.AlignmentFlag.AlignLeft if told else Qt.AlignmentFlag.AlignRight
        for place, (words, value, rule) in enumerate(rows):
            if not value:
                self._grid.addWidget(text_label(words, tone=tone, wrap=True), place, 0, 1, 4)
                continue
            self._grid.addWidget(text_label(words, "fact"), place, 0)
            if len(value) > _LONG and not rule:  # terms and addresses: in lines, or the page would be as wide as they
                self._grid.addWidget(text_label(value, wrap=True), place, 1, 1, 3)
                continue
            label = text_label(value)
            label.setAlignment(side | Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(label, place, 1)
            self._grid.addWidget(text_label(rule, "fact"), place, 2)
        self.setVisible(bool(rows))
