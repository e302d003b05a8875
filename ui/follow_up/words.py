"""The words of the follow-up in the window's language: ways, results, states."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from showroom.follow_up.model import ContactResult, ContactWay
from showroom.follow_up.rules import UnreachedStep
from showroom.follow_up.views import ReferralState, TaskState
from ui.theme import Tone

CONTEXT = "FollowUpWords"
WAYS = {
    ContactWay.CALL: str(QT_TRANSLATE_NOOP("FollowUpWords", "Phone call")),
    ContactWay.WECHAT: str(QT_TRANSLATE_NOOP("FollowUpWords", "WeChat")),
    ContactWay.SMS: str(QT_TRANSLATE_NOOP("FollowUpWords", "Text message")),
    ContactWay.VISIT: str(QT_TRANSLATE_NOOP("FollowUpWords", "In person")),
    ContactWay.MAIL: str(QT_TRANSLATE_NOOP("FollowUpWords", "Letter or mail")),
}
RESULTS = {
    ContactResult.REACHED: str(QT_TRANSLATE_NOOP("FollowUpWords", "Reached")),
    ContactResult.SENT: str(QT_TRANSLATE_NOOP("FollowUpWords", "Message sent")),
    ContactResult.NO_ANSWER: str(QT_TRANSLATE_NOOP("FollowUpWords", "No answer")),
    ContactResult.CALL_LATER: str(QT_TRANSLATE_NOOP("FollowUpWords", "Asks to call later")),
    ContactResult.WRONG_NUMBER: str(QT_TRANSLATE_NOOP("FollowUpWords", "Wrong number")),
    ContactResult.NO_MORE_CONTACT: str(QT_TRANSLATE_NOOP("FollowUpWords", "Wants no more contact")),
}
ENDS = {
    "not_reached": str(QT_TRANSLATE_NOOP("FollowUpWords", "Not reached")),
    "closed": str(QT_TRANSLATE_NOOP("FollowUpWords", "Closed")),
    "delivered": str(QT_TRANSLATE_NOOP("FollowUpWords", "Delivered")),
    "moved": str(QT_TRANSLATE_NOOP("FollowUpWords", "Moved to another day")),
    "surveyed": str(QT_TRANSLATE_NOOP("FollowUpWords", "Survey answered")),
}
STATES = {
    TaskState.OVERDUE: str(QT_TRANSLATE_NOOP("FollowUpWords", "Overdue")),
    TaskState.DUE: str(QT_TRANSLATE_NOOP("FollowUpWords", "Due today")),
    TaskState.PLANNED: str(QT_TRANSLATE_NOOP("FollowUpWords", "Planned")),
    TaskState.STOPPED: str(QT_TRANSLATE_NOOP("FollowUpWords", "Not allowed")),
    TaskState.DONE: str(QT_TRANSLATE_NOOP("FollowUpWords", "Done")),
}
TONES: dict[TaskState, Tone] = {
    TaskState.OVERDUE: "refusal",
    TaskState.DUE: "caution",
    TaskState.PLANNED: "accent",
    TaskState.STOPPED: "muted",
    TaskState.DONE: "good",
}
UNREACHED = {
    UnreachedStep.TRY_AGAIN: str(
        QT_TRANSLATE_NOOP("FollowUpWords", "Not reached: try again on another day or at another hour")
    ),
    UnreachedStep.SEND_SMS: str(
        QT_TRANSLATE_NOOP("FollowUpWords", "Three tries failed: send a text message, then it is closed")
    ),
    UnreachedStep.CLOSE: str(QT_TRANSLATE_NOOP("FollowUpWords", "Not reached")),
}
REFERRALS = {
    ReferralState.REGISTERED: str(QT_TRANSLATE_NOOP("FollowUpWords", "Registered")),
    ReferralState.CAME: str(QT_TRANSLATE_NOOP("FollowUpWords", "Is a customer now")),
    ReferralState.REWARD_DUE: str(QT_TRANSLATE_NOOP("FollowUpWords", "Delivered: reward due")),
}


def word(source: str) -> str:
    """One of these words in the window's language."""
    return QCoreApplication.translate(CONTEXT, source)


def result_word(result: str) -> str:
    """How a task ended; a result of another page is shown as it is."""
    if result in ENDS:
        return word(ENDS[result])
    return word(RESULTS[ContactResult(result)]) if result in set(ContactResult) else result
