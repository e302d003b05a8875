"""The choices and names of the test-drive page."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from showroom.test_drive.intent import ASPECT_NAMES, ASPECTS, INTENT_NAMES, Intent
from ui.messages import window_language

Choices = tuple[tuple[str, str], ...]
MODES: Choices = (
    ("drive", str(QT_TRANSLATE_NOOP("TestDriveWords", "Customer drives"))),
    ("ride", str(QT_TRANSLATE_NOOP("TestDriveWords", "Customer rides"))),
)
PAPERS: Choices = (
    ("licence", str(QT_TRANSLATE_NOOP("TestDriveWords", "Original licence"))),
    ("electronic", str(QT_TRANSLATE_NOOP("TestDriveWords", "Electronic licence, shown live"))),
    ("temporary_permit", str(QT_TRANSLATE_NOOP("TestDriveWords", "Temporary driving permit"))),
    ("foreign_licence", str(QT_TRANSLATE_NOOP("TestDriveWords", "Foreign licence"))),
    ("international_permit", str(QT_TRANSLATE_NOOP("TestDriveWords", "International permit"))),
    ("learner_permit", str(QT_TRANSLATE_NOOP("TestDriveWords", "Learner permit"))),
)
DECLARED: Choices = (
    ("", "—"),
    ("no", str(QT_TRANSLATE_NOOP("TestDriveWords", "No"))),
    ("yes", str(QT_TRANSLATE_NOOP("TestDriveWords", "Yes"))),
)
OBSERVED: Choices = (
    ("", str(QT_TRANSLATE_NOOP("TestDriveWords", "Not looked yet"))),
    ("no", str(QT_TRANSLATE_NOOP("TestDriveWords", "Fit to drive"))),
    ("yes", str(QT_TRANSLATE_NOOP("TestDriveWords", "Unfit: refuse"))),
)
CONSENTS: Choices = (
    ("privacy", str(QT_TRANSLATE_NOOP("TestDriveWords", "Personal data"))),
    ("images", str(QT_TRANSLATE_NOOP("TestDriveWords", "Copy of licence and ID"))),
    ("route", str(QT_TRANSLATE_NOOP("TestDriveWords", "Recording of the route"))),
)
STATUSES = {
    "booked": str(QT_TRANSLATE_NOOP("TestDriveWords", "Booked")),
    "checked": str(QT_TRANSLATE_NOOP("TestDriveWords", "Checked")),
    "agreement_signed": str(QT_TRANSLATE_NOOP("TestDriveWords", "Agreement signed")),
    "out": str(QT_TRANSLATE_NOOP("TestDriveWords", "Out")),
    "returned": str(QT_TRANSLATE_NOOP("TestDriveWords", "Returned")),
    "feedback": str(QT_TRANSLATE_NOOP("TestDriveWords", "Feedback recorded")),
    "closed": str(QT_TRANSLATE_NOOP("TestDriveWords", "Closed")),
    "refused": str(QT_TRANSLATE_NOOP("TestDriveWords", "Refused")),
    "cancelled": str(QT_TRANSLATE_NOOP("TestDriveWords", "Cancelled")),
    "no_show": str(QT_TRANSLATE_NOOP("TestDriveWords", "Did not come")),
    "incident": str(QT_TRANSLATE_NOOP("TestDriveWords", "Incident")),
}
TIMES: Choices = tuple((f"{h:02}:{m:02}", f"{h:02}:{m:02}") for h in range(8, 21) for m in (0, 15, 30, 45))


def word(source: str) -> str:
    """A word in the window's language."""
    return QCoreApplication.translate("TestDriveWords", source)


def translated(choices: Choices) -> list[tuple[str, str]]:
    """Choices in the window's language."""
    return [(key, word(text)) for key, text in choices]


def aspects() -> list[tuple[str, str]]:
    """(aspect, its name) of TR-03."""
    return [(name, ASPECT_NAMES[name][window_language() == "en"]) for name in ASPECTS]


def intents() -> list[tuple[str, str]]:
    """When the customer means to order."""
    return [("", "—"), *((intent.value, INTENT_NAMES[intent][window_language() == "en"]) for intent in Intent)]
