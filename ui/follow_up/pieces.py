"""Buttons and short lines that the follow-up page is made of."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from showroom.follow_up.views import ReferralLine
from ui.follow_up import words
from ui.theme import SPACE_1
from ui.widgets.buttons import Button
from ui.widgets.cards import text_label


def button(name: str, text: str, act: Callable[[], None]) -> Button:
    """A button with its name and act."""
    made = Button(text)
    made.setObjectName(name)
    made.clicked.connect(act)
    return made


def line_box() -> QWidget:
    """A box for short lines."""
    box = QWidget()
    box.setProperty("kind", "inner")
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(SPACE_1)
    return box


def fill(box: QWidget, texts: Sequence[str]) -> None:
    """Show these lines instead of the ones before."""
    column = box.layout()
    assert column is not None
    while (item := column.takeAt(0)) is not None:
        if (old := item.widget()) is not None:
            old.deleteLater()
    for text in texts:
        column.addWidget(text_label(text, wrap=True))
    box.setVisible(bool(texts))


def referral_text(line: ReferralLine) -> str:
    """One recommended person in a line."""
    parts = (line.name, line.phone_masked, words.word(words.REFERRALS[line.state]), line.reward)
    return " · ".join(part for part in parts if part)
