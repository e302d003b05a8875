"""Words of the customer records in the window's language."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from showroom.customers.identity import ID_KIND_NAMES
from showroom.customers.model import ConsentPurpose, Grade
from showroom.kernel.errors import Lang
from ui.theme import Tone

GRADE_TONES: dict[str, Tone] = {"H": "refusal", "A": "caution", "B": "accent"}
PURPOSES = {
    ConsentPurpose.PRIVACY: str(QT_TRANSLATE_NOOP("CustomerWords", "Privacy notice")),
    ConsentPurpose.IMAGES: str(QT_TRANSLATE_NOOP("CustomerWords", "Copies of documents")),
    ConsentPurpose.MARKETING: str(QT_TRANSLATE_NOOP("CustomerWords", "News and offers")),
    ConsentPurpose.LENDER: str(QT_TRANSLATE_NOOP("CustomerWords", "Passing on to the lender")),
    ConsentPurpose.INSURER: str(QT_TRANSLATE_NOOP("CustomerWords", "Passing on to the insurer")),
    ConsentPurpose.ROUTE: str(QT_TRANSLATE_NOOP("CustomerWords", "Route of the test drive")),
    ConsentPurpose.PHOTO: str(QT_TRANSLATE_NOOP("CustomerWords", "Delivery photograph")),
    ConsentPurpose.RELATIONSHIP: str(QT_TRANSLATE_NOOP("CustomerWords", "Notes on family and friends")),
}
TASKS = {
    "next_contact": str(QT_TRANSLATE_NOOP("CustomerWords", "Next contact")),
    "contract": str(QT_TRANSLATE_NOOP("CustomerWords", "Contract")),
    "delivery": str(QT_TRANSLATE_NOOP("CustomerWords", "Delivery")),
    "complaint": str(QT_TRANSLATE_NOOP("CustomerWords", "Complaint")),
    "refund": str(QT_TRANSLATE_NOOP("CustomerWords", "Refund")),
}
RESULTS = {
    "reached": str(QT_TRANSLATE_NOOP("CustomerWords", "Reached")),
    "no_answer": str(QT_TRANSLATE_NOOP("CustomerWords", "No answer")),
    "call_back": str(QT_TRANSLATE_NOOP("CustomerWords", "Wants to be called later")),
    "will_come": str(QT_TRANSLATE_NOOP("CustomerWords", "Will come to the store")),
    "not_interested": str(QT_TRANSLATE_NOOP("CustomerWords", "Not interested any more")),
}
STATUSES = {
    "open": str(QT_TRANSLATE_NOOP("CustomerWords", "open")),
    "won": str(QT_TRANSLATE_NOOP("CustomerWords", "won")),
    "cancelled": str(QT_TRANSLATE_NOOP("CustomerWords", "cancelled")),
    "lost": str(QT_TRANSLATE_NOOP("CustomerWords", "lost")),
}


def word(source: str) -> str:
    """The source text in the window's language."""
    return QCoreApplication.translate("CustomerWords", source)


def task_text(kind: str) -> str:
    """What a task is; kinds of other steps by their code."""
    return word(TASKS[kind]) if kind in TASKS else kind.replace("_", " ")


def results() -> list[tuple[str, str]]:
    """Choices of how a contact went."""
    return [(key, word(source)) for key, source in RESULTS.items()]


def grades() -> list[tuple[str, str]]:
    """Choices of grades."""
    return [(grade.value, grade.value) for grade in Grade]


def id_kinds(lang: Lang) -> list[tuple[str, str]]:
    """Choices of identity documents."""
    return [("", "—"), *((kind.value, names[0 if lang == "zh" else 1]) for kind, names in ID_KIND_NAMES.items())]
