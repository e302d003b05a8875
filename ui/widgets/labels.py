"""Plain text in the style sheet's kinds; light enough for the first paint.

The first paint does without `PySide6.QtCore.Qt`: making all enums of that namespace takes a tenth of the time until
then. Qt takes their numbers through `setProperty`.
"""

from __future__ import annotations

from PySide6.QtWidgets import QLabel

from ui.theme import Tone

PLAIN_TEXT = 0  # Qt.TextFormat.PlainText
CENTRED = 0x84  # Qt.AlignmentFlag.AlignCenter


def text_label(text: str, kind: str = "", tone: Tone = "", wrap: bool = False) -> QLabel:
    """A label of the style sheet's `kind` (subject, heading, label, hint, fact, large, figure)."""
    label = plain_label(text)
    label.setProperty("kind", kind)
    label.setProperty("tone", tone)
    label.setWordWrap(wrap)
    return label


def plain_label(text: str = "") -> QLabel:
    """A label that shows `text` as it is, never as markup."""
    label = QLabel(text)
    label.setProperty("textFormat", PLAIN_TEXT)
    return label
