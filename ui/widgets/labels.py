"""Plain text in the style sheet's kinds; light enough for the first paint."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from ui.theme import Tone


def text_label(text: str, kind: str = "", tone: Tone = "", wrap: bool = False) -> QLabel:
    """A label of the style sheet's `kind` (subject, heading, label, hint, fact, large, figure)."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("kind", kind)
    label.setProperty("tone", tone)
    label.setWordWrap(wrap)
    return label
