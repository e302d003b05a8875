"""The words of the reception log in the window's language: kinds, purposes, channels, traffic."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from showroom.kernel.errors import Lang
from showroom.reception.model import VisitKind
from showroom.reception.rules import Purpose, Traffic
from showroom.reception.views import OwnershipAnswer

CONTEXT = "ReceptionWords"
KINDS = {
    VisitKind.WALK_IN: str(QT_TRANSLATE_NOOP("ReceptionWords", "Walked in")),
    VisitKind.APPOINTMENT: str(QT_TRANSLATE_NOOP("ReceptionWords", "Appointment")),
    VisitKind.CALL: str(QT_TRANSLATE_NOOP("ReceptionWords", "Phone call")),
}
PURPOSES = {
    Purpose.BUY: str(QT_TRANSLATE_NOOP("ReceptionWords", "Looking at cars")),
    Purpose.INVITED: str(QT_TRANSLATE_NOOP("ReceptionWords", "Invited")),
    Purpose.EVENT: str(QT_TRANSLATE_NOOP("ReceptionWords", "Event")),
    Purpose.PICK_UP: str(QT_TRANSLATE_NOOP("ReceptionWords", "Picking up a car")),
    Purpose.SERVICE: str(QT_TRANSLATE_NOOP("ReceptionWords", "Service")),
    Purpose.PAPERWORK: str(QT_TRANSLATE_NOOP("ReceptionWords", "Paperwork")),
    Purpose.CANCELLATION: str(QT_TRANSLATE_NOOP("ReceptionWords", "Cancellation")),
    Purpose.OTHER: str(QT_TRANSLATE_NOOP("ReceptionWords", "Something else")),
}
TRAFFIC = {
    Traffic.FIRST_FILED: str(QT_TRANSLATE_NOOP("ReceptionWords", "First, filed")),
    Traffic.FIRST_HAD_CARD: str(QT_TRANSLATE_NOOP("ReceptionWords", "First, had a card")),
    Traffic.FIRST_NOT_FILED: str(QT_TRANSLATE_NOOP("ReceptionWords", "First, not filed")),
    Traffic.AGAIN: str(QT_TRANSLATE_NOOP("ReceptionWords", "Again")),
    Traffic.NO_INTENTION: str(QT_TRANSLATE_NOOP("ReceptionWords", "No intention")),
    Traffic.INCOMPLETE: str(QT_TRANSLATE_NOOP("ReceptionWords", "Incomplete")),
}

def word(source: str) -> str:
    """The source text in the window's language."""
    return QCoreApplication.translate(CONTEXT, source)


def kinds() -> list[tuple[str, str]]:
    """Choices of how a customer comes."""
    return [(kind.value, word(source)) for kind, source in KINDS.items()]


def purposes() -> list[tuple[str, str]]:
    """Choices of why."""
    return [(purpose.value, word(source)) for purpose, source in PURPOSES.items()]


def verdict_text(answer: OwnershipAnswer, lang: Lang) -> str:
    """One line: known or new, whose the customer would be, on what evidence; the rule stands beside it."""
    evidence = answer.evidence_zh if lang == "zh" else answer.evidence_en
    goes_to = "" if answer.owner in ("", answer.known_owner) else f"→ {answer.owner}"
    facts = (answer.customer_name, answer.text.text(lang), goes_to, evidence)
    return " · ".join(fact for fact in facts if fact)
