"""Words of the privacy desk in the window's language."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from showroom.exporting.words import table_title
from showroom.privacy.due import DueRule
from showroom.privacy.registers_model import RecordKind, RequestState, RightKind
from ui.messages import window_language

_TEXTS: dict[str, str] = {
    RightKind.COPY: str(QT_TRANSLATE_NOOP("PrivacyWords", "Inspect or copy (PIPL 45)")),
    RightKind.CORRECT: str(QT_TRANSLATE_NOOP("PrivacyWords", "Correct (PIPL 46)")),
    RightKind.DELETE: str(QT_TRANSLATE_NOOP("PrivacyWords", "Delete (PIPL 47)")),
    RightKind.EXPLAIN: str(QT_TRANSLATE_NOOP("PrivacyWords", "Explain the rules (PIPL 48)")),
    RightKind.WITHDRAW: str(QT_TRANSLATE_NOOP("PrivacyWords", "Withdraw a consent (PIPL 15)")),
    RequestState.OPEN: str(QT_TRANSLATE_NOOP("PrivacyWords", "open")),
    RequestState.ANSWERED: str(QT_TRANSLATE_NOOP("PrivacyWords", "answered")),
    RequestState.REFUSED: str(QT_TRANSLATE_NOOP("PrivacyWords", "refused")),
    RecordKind.PROCESSING: str(QT_TRANSLATE_NOOP("PrivacyWords", "Processing record")),
    RecordKind.ASSESSMENT: str(QT_TRANSLATE_NOOP("PrivacyWords", "Impact assessment")),
    DueRule.SOLD: str(QT_TRANSLATE_NOOP("PrivacyWords", "Sold customers, years after delivery (MF-09)")),
    DueRule.LEAD: str(QT_TRANSLATE_NOOP("PrivacyWords", "Lost leads, months after the last contact (PI-07)")),
    DueRule.STORED: str(QT_TRANSLATE_NOOP("PrivacyWords", "Restricted files whose period is over (PIPL 47)")),
    DueRule.TEST_DRIVE: str(QT_TRANSLATE_NOOP("PrivacyWords", "Test-drive papers (PI-07)")),
    DueRule.CREDIT: str(QT_TRANSLATE_NOOP("PrivacyWords", "Credit data after the lender's decision (PI-07)")),
}


def text_of(word: RightKind | RequestState | RecordKind | DueRule) -> str:
    """A word of the registers."""
    return QCoreApplication.translate("PrivacyWords", _TEXTS[word])


def rows_text(rows: tuple[tuple[str, int], ...]) -> str:
    """How many rows of which tables."""
    lang = window_language()
    return " · ".join(f"{table_title(table, lang)} {count}" for table, count in rows)
