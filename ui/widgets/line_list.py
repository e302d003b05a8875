"""Short lists inside a card: a line with a text, a fact below it, a pill and a few links; or one muted word."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.theme import SPACE_1, SPACE_2, Tone
from ui.widgets.buttons import LinkButton
from ui.widgets.cards import Pill, text_label


class Line(QWidget):
    """One line; `acted(key, act)` when one of its links is pressed."""

    acted = Signal(object, str)

    def __init__(self, key: object, text: str, fact: str = "", tone: Tone = "") -> None:
        super().__init__()
        self.key = key
        self.text = text
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(SPACE_2)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(text_label(text, tone=tone, wrap=True))
        if fact:
            words.addWidget(text_label(fact, "fact", wrap=True))
        row.addLayout(words, 1)
        self._row, self._words = row, words
        self._below: QHBoxLayout | None = None

    def with_pill(self, text: str, tone: Tone) -> Line:
        """Say a state at the right."""
        self._row.addWidget(Pill(text, tone))
        return self

    def with_pill_below(self, text: str, tone: Tone) -> Line:
        """Say a state below the text, where the right is full of links."""
        if self._below is None:
            self._below = QHBoxLayout()
            self._below.setContentsMargins(0, SPACE_1, 0, 0)
            self._below.setSpacing(SPACE_2)
            self._below.addStretch(1)
            self._words.addLayout(self._below)
        self._below.insertWidget(self._below.count() - 1, Pill(text, tone))
        return self

    def with_link(self, act: str, text: str) -> Line:
        """Offer an act at the right."""
        link = LinkButton(text)
        link.setObjectName(f"{act}_{self.key}")
        link.setAccessibleName(f"{text}: {self.text}")
        link.setProperty("act", act)
        link.clicked.connect(self._on_clicked)
        self._row.addWidget(link)
        return self

    def _on_clicked(self) -> None:
        sender = self.sender()
        if isinstance(sender, QPushButton):
            self.acted.emit(self.key, str(sender.property("act")))


class LineList(QWidget):
    """Lines below one another; `acted(key, act)` of any of them."""

    acted = Signal(object, str)

    def __init__(self, name: str, empty_text: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("kind", "inner")
        self._empty_text = empty_text
        self.lines: list[Line] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._empty = text_label(empty_text, tone="muted", wrap=True)
        self._column.addWidget(self._empty)

    def show_lines(self, lines: list[Line]) -> None:
        """Show these lines, or the empty text."""
        for old in self.lines:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.lines = lines
        for line in lines:
            line.acted.connect(self.acted)
            self._column.addWidget(line)
        self._empty.setVisible(not lines)
