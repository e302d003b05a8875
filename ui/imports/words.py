"""Words of the import window that several of its pages say."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from showroom.kernel.errors import Lang
from ui.theme import Tone

CONTEXT = "Imports"
FATES: tuple[tuple[str, str, str, Tone], ...] = (
    ("accept", "✓", str(QT_TRANSLATE_NOOP("Imports", "Import")), "good"),
    ("duplicate", "=", str(QT_TRANSLATE_NOOP("Imports", "Duplicate")), "muted"),
    ("review", "?", str(QT_TRANSLATE_NOOP("Imports", "To compare")), "caution"),
    ("reject", "✕", str(QT_TRANSLATE_NOOP("Imports", "Refused")), "refusal"),
)
TAKEN = str(QT_TRANSLATE_NOOP("Imports", "Imported"))


def fate_text(fate: str, *, done: bool = False) -> str:
    """`✓ Import`, or once it has been done `✓ Imported`."""
    sign, word = next((sign, word) for key, sign, word, _ in FATES if key == fate)
    return f"{sign} {QCoreApplication.translate(CONTEXT, TAKEN if done and fate == 'accept' else word)}"


def fate_tone(fate: str) -> Tone:
    """The colour role of a fate."""
    return next(tone for key, _, _, tone in FATES if key == fate)


def kind_title(kind: str, lang: Lang) -> str:
    """`Customer list`."""
    from showroom.imports.kinds import TITLES

    return TITLES[kind].text(lang)
