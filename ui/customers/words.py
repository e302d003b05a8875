"""Words of the customer records in the window's language."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from showroom.customers.identity import ID_KIND_NAMES
from showroom.customers.model import ConsentPurpose, Grade
from showroom.customers.parts import CHILD_NEEDS, ROLE_NAMES, TOPIC_NAMES
from showroom.follow_up.texts import task_title
from showroom.kernel.errors import Lang
from ui.messages import window_language
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

VISITS = {
    "walk_in": str(QT_TRANSLATE_NOOP("CustomerWords", "Walked in")),
    "appointment": str(QT_TRANSLATE_NOOP("CustomerWords", "By appointment")),
    "call": str(QT_TRANSLATE_NOOP("CustomerWords", "Phone call")),
}
PURPOSES_OF_VISITS = {
    "buy": str(QT_TRANSLATE_NOOP("CustomerWords", "looking at cars")),
    "invited": str(QT_TRANSLATE_NOOP("CustomerWords", "invited")),
    "event": str(QT_TRANSLATE_NOOP("CustomerWords", "event")),
    "pick_up": str(QT_TRANSLATE_NOOP("CustomerWords", "picking up a car")),
    "service": str(QT_TRANSLATE_NOOP("CustomerWords", "service")),
    "paperwork": str(QT_TRANSLATE_NOOP("CustomerWords", "paperwork")),
    "cancellation": str(QT_TRANSLATE_NOOP("CustomerWords", "cancellation")),
}
WAYS = {
    "call": str(QT_TRANSLATE_NOOP("CustomerWords", "Phone call")),
    "wechat": str(QT_TRANSLATE_NOOP("CustomerWords", "WeChat")),
    "sms": str(QT_TRANSLATE_NOOP("CustomerWords", "Text message")),
    "visit": str(QT_TRANSLATE_NOOP("CustomerWords", "In person")),
    "mail": str(QT_TRANSLATE_NOOP("CustomerWords", "Letter or mail")),
}
ANSWERS = RESULTS | {
    "sent": str(QT_TRANSLATE_NOOP("CustomerWords", "Message sent")),
    "call_later": str(QT_TRANSLATE_NOOP("CustomerWords", "Asks to call later")),
    "wrong_number": str(QT_TRANSLATE_NOOP("CustomerWords", "Wrong number")),
    "no_more_contact": str(QT_TRANSLATE_NOOP("CustomerWords", "Wants no more contact")),
}
PAPERS = {
    "quote": str(QT_TRANSLATE_NOOP("CustomerWords", "Quotation")),
    "contract": str(QT_TRANSLATE_NOOP("CustomerWords", "Contract")),
    "intent_order": str(QT_TRANSLATE_NOOP("CustomerWords", "Intent order")),
    "contract_scan": str(QT_TRANSLATE_NOOP("CustomerWords", "Scan of a signed paper")),
    "agent_authority": str(QT_TRANSLATE_NOOP("CustomerWords", "Power of attorney")),
    "agreement": str(QT_TRANSLATE_NOOP("CustomerWords", "Test drive agreement")),
    "drive_report": str(QT_TRANSLATE_NOOP("CustomerWords", "Test drive report")),
    "cost_sheet": str(QT_TRANSLATE_NOOP("CustomerWords", "All-in cost sheet")),
    "delivery": str(QT_TRANSLATE_NOOP("CustomerWords", "Delivery form")),
    "three_guarantees": str(QT_TRANSLATE_NOOP("CustomerWords", "三包 certificate")),
    "claim_sheet": str(QT_TRANSLATE_NOOP("CustomerWords", "Three-guarantees reckoning")),
}
LICENCES = {
    "licence": str(QT_TRANSLATE_NOOP("CustomerWords", "Driving licence")),
    "electronic": str(QT_TRANSLATE_NOOP("CustomerWords", "Electronic driving licence")),
    "temporary_permit": str(QT_TRANSLATE_NOOP("CustomerWords", "Temporary driving permit")),
    "learner_permit": str(QT_TRANSLATE_NOOP("CustomerWords", "Learner permit")),
    "trainee_permit": str(QT_TRANSLATE_NOOP("CustomerWords", "Trainee permit")),
    "foreign_licence": str(QT_TRANSLATE_NOOP("CustomerWords", "Foreign licence")),
    "foreign_provisional": str(QT_TRANSLATE_NOOP("CustomerWords", "Foreign provisional licence")),
    "international_permit": str(QT_TRANSLATE_NOOP("CustomerWords", "International permit")),
}


def word(source: str) -> str:
    """The source text in the window's language."""
    return QCoreApplication.translate("CustomerWords", source)


def task_text(kind: str) -> str:
    """What a task is, whichever step planned it."""
    return task_title(kind).text(window_language())


def results() -> list[tuple[str, str]]:
    """Choices of how a contact went."""
    return [(key, word(source)) for key, source in RESULTS.items()]


def grades() -> list[tuple[str, str]]:
    """Choices of grades."""
    return [(grade.value, grade.value) for grade in Grade]


def id_kinds(lang: Lang) -> list[tuple[str, str]]:
    """Choices of identity documents."""
    return [("", "—"), *((kind.value, names[0 if lang == "zh" else 1]) for kind, names in ID_KIND_NAMES.items())]


def one_of(names: dict[str, str], key: str) -> str:
    """The word of a stored key; one that is not in the list as it stands."""
    return word(names[key]) if key in names else key.replace("_", " ")


def _place(lang: Lang) -> int:
    return 0 if lang == "zh" else 1


def roles(lang: Lang) -> list[tuple[str, str]]:
    """Choices of what a contact person has to do with the purchase."""
    return [(role.value, names[_place(lang)]) for role, names in ROLE_NAMES.items()]


def topics(lang: Lang) -> list[tuple[str, str]]:
    """Choices of what a personal note is about."""
    return [(topic.value, names[_place(lang)]) for topic, names in TOPIC_NAMES.items()]


def child_needs(lang: Lang) -> list[tuple[str, str]]:
    """All that is noted of children."""
    return [(key, names[_place(lang)]) for key, names in CHILD_NEEDS.items()]


def purpose_text(purpose: str) -> str:
    """What a consent is for."""
    return word(PURPOSES[ConsentPurpose(purpose)])
