"""The words of the reception log in the window's language: kinds, purposes, channels, traffic."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import TypeVar

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from showroom.kernel.errors import Lang
from showroom.reception.model import AbsenceReason, AppointmentState, ContactWay, LineState, VisitKind
from showroom.reception.rules import Purpose, Traffic
from showroom.reception.views import OwnershipAnswer

Word = TypeVar("Word", bound=Enum)
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
STATES = {
    LineState.PROSPECT: str(QT_TRANSLATE_NOOP("ReceptionWords", "Prospect")),
    LineState.ORDERED: str(QT_TRANSLATE_NOOP("ReceptionWords", "Ordered")),
    LineState.WON: str(QT_TRANSLATE_NOOP("ReceptionWords", "Bought")),
    LineState.GIVING_UP: str(QT_TRANSLATE_NOOP("ReceptionWords", "About to give up")),
    LineState.GAVE_UP: str(QT_TRANSLATE_NOOP("ReceptionWords", "Gave up")),
    LineState.BOUGHT_ELSEWHERE: str(QT_TRANSLATE_NOOP("ReceptionWords", "Bought another car")),
}
CONTACT_WAYS = {
    ContactWay.PHONE: str(QT_TRANSLATE_NOOP("ReceptionWords", "Telephone")),
    ContactWay.WECHAT: str(QT_TRANSLATE_NOOP("ReceptionWords", "WeChat")),
    ContactWay.SMS: str(QT_TRANSLATE_NOOP("ReceptionWords", "Text message")),
    ContactWay.VISIT: str(QT_TRANSLATE_NOOP("ReceptionWords", "Visit")),
    ContactWay.MAIL: str(QT_TRANSLATE_NOOP("ReceptionWords", "Mail")),
}
ABSENCES = {
    AbsenceReason.LUNCH: str(QT_TRANSLATE_NOOP("ReceptionWords", "Lunch")),
    AbsenceReason.LEAVE: str(QT_TRANSLATE_NOOP("ReceptionWords", "Leave")),
    AbsenceReason.TRAINING: str(QT_TRANSLATE_NOOP("ReceptionWords", "Training")),
    AbsenceReason.TEST_DRIVE: str(QT_TRANSLATE_NOOP("ReceptionWords", "Test drive")),
    AbsenceReason.MEETING: str(QT_TRANSLATE_NOOP("ReceptionWords", "Meeting")),
    AbsenceReason.OTHER: str(QT_TRANSLATE_NOOP("ReceptionWords", "Other")),
}
APPOINTMENT_STATES = {
    AppointmentState.PLANNED: str(QT_TRANSLATE_NOOP("ReceptionWords", "Planned")),
    AppointmentState.KEPT: str(QT_TRANSLATE_NOOP("ReceptionWords", "Came")),
    AppointmentState.NO_SHOW: str(QT_TRANSLATE_NOOP("ReceptionWords", "Did not come")),
    AppointmentState.CANCELLED: str(QT_TRANSLATE_NOOP("ReceptionWords", "Cancelled")),
}
HERE_AGAIN = str(QT_TRANSLATE_NOOP("ReceptionWords", "Here again"))
MR = str(QT_TRANSLATE_NOOP("ReceptionWords", "Mr"))
MS = str(QT_TRANSLATE_NOOP("ReceptionWords", "Ms"))


def word(source: str) -> str:
    """The source text in the window's language."""
    return QCoreApplication.translate(CONTEXT, source)


def choices(table: Mapping[Word, str], *, blank: bool = False) -> list[tuple[str, str]]:
    """(stored value, text) pairs of one table of words, with an empty first choice when `blank`."""
    return [*([("", "—")] if blank else []), *((key.value, word(source)) for key, source in table.items())]


def kinds() -> list[tuple[str, str]]:
    """Choices of how a customer comes."""
    return choices(KINDS)


def purposes() -> list[tuple[str, str]]:
    """Choices of why."""
    return choices(PURPOSES)


def visit_types() -> list[tuple[str, str]]:
    """Choices of §6.2's visit type; first and again are told apart, unless the record knows better."""
    first, *others = purposes()
    return [first, ("again", word(HERE_AGAIN)), *others]


def states() -> list[tuple[str, str]]:
    """Choices of where the customer stands at leaving."""
    return choices(STATES, blank=True)


def contact_ways() -> list[tuple[str, str]]:
    """Choices of how to reach the customer."""
    return choices(CONTACT_WAYS, blank=True)


def absences() -> list[tuple[str, str]]:
    """Choices of why a consultant is away."""
    return choices(ABSENCES)


def genders() -> list[tuple[str, str]]:
    """Choices of the form of address."""
    return [("", "—"), ("M", word(MR)), ("F", word(MS))]


def grades() -> list[tuple[str, str]]:
    """Grades that a consultant gives at leaving (§6.1)."""
    return [("", "—"), *((grade, grade) for grade in "HABC")]


def verdict_text(answer: OwnershipAnswer, lang: Lang) -> str:
    """One line: known or new, whose the customer would be, on what evidence; the rule stands beside it."""
    evidence = answer.evidence_zh if lang == "zh" else answer.evidence_en
    goes_to = "" if answer.owner in ("", answer.known_owner) else f"→ {answer.owner}"
    facts = (answer.customer_name, answer.text.text(lang), goes_to, evidence)
    return " · ".join(fact for fact in facts if fact)
