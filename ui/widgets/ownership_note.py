"""Whose customer a number is, said at the moment it is typed, with the evidence for those it concerns (OW-1…6)."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from showroom.kernel.errors import ShowroomError
from showroom.kernel.names import normalise_identifier
from showroom.kernel.phone import check_phone
from showroom.reception.ownership_facts import Typed
from showroom.reception.ownership_views import OwnershipEvidence
from showroom.reception.views import OwnershipAnswer
from ui.context import UiContext
from ui.theme import SPACE_1, SPACE_2, SPACE_3
from ui.widgets.cards import Pill, text_label

SHORTEST_DOCUMENT = 7


class OwnershipLookup(QObject):
    """Asks as soon as a phone, ID or licence number is whole; `answered(OwnershipAnswer | None)`."""

    answered = Signal(object)

    def __init__(self, context: UiContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._asked: object = None

    def ask(self, typed: Typed, receiving_id: int | None = None, asks_for_id: int | None = None) -> None:
        """What stands in the fields now; None is answered while nothing is whole."""
        whole = whole_numbers(typed)
        question = (whole, receiving_id, asks_for_id)
        if whole == Typed():
            self._asked = None
            self.answered.emit(None)
            return
        if question == self._asked:
            return
        self._asked = question
        service, actor = self._context.showroom.ownership, self._context.actor
        act = partial(service.verdict, actor, whole, receiving_id, asks_for_id)
        self._context.jobs.read(act, self._on_answer, self._on_failed, key="owner")

    def forget(self) -> None:
        """The next question is asked even if it is the same."""
        self._asked = None

    def _on_answer(self, answer: OwnershipAnswer) -> None:
        if self._asked is not None:
            self.answered.emit(answer)

    def _on_failed(self, _error: ShowroomError) -> None:
        self.answered.emit(None)  # a store without consultants says so when something is saved


def whole_numbers(typed: Typed) -> Typed:
    """Only the numbers that may be complete: a valid phone, documents of seven signs or more (§1.1 to §1.4)."""

    def document(text: str) -> str:
        plain = normalise_identifier(text)
        return plain if len(plain) >= SHORTEST_DOCUMENT and any(sign.isdigit() for sign in plain) else ""

    phone = typed.phone if check_phone(typed.phone).ok else ""
    return Typed(phone, document(typed.id_number), document(typed.licence_number))


class OwnershipNote(QFrame):
    """A quiet card below the field: rule, what may be told, and the evidence; hidden while there is nothing to say.

    `only_facts`: one line with the logged facts, for a page that says the verdict itself.
    """

    def __init__(self, context: UiContext, *, only_facts: bool = False) -> None:
        super().__init__()
        self.setObjectName("ownership_note")
        self.setProperty("kind", "inner" if only_facts else "finding")
        self.setProperty("tone", "" if only_facts else "accent")
        self._context, self._only_facts = context, only_facts
        self.lookup = OwnershipLookup(context, self)
        self.lookup.answered.connect(self.show_answer)
        column = QVBoxLayout(self)
        side, above = (0, 0) if only_facts else (SPACE_3, SPACE_2)
        column.setContentsMargins(side, above, side, above)
        column.setSpacing(SPACE_1)
        head = QHBoxLayout()
        head.setSpacing(SPACE_2)
        self.rule = Pill("", "accent")
        self.text = text_label("", wrap=True)
        self.text.setObjectName("ownership_text")
        head.addWidget(self.rule)
        head.addWidget(self.text, 1)
        column.addLayout(head)
        self.evidence = text_label("", "fact", wrap=True)
        self.evidence.setObjectName("ownership_evidence")
        column.addWidget(self.evidence)
        self.hide()

    def ask(self, typed: Typed, receiving_id: int | None = None, asks_for_id: int | None = None) -> None:
        """Called with every change of the fields."""
        self.lookup.ask(typed, receiving_id, asks_for_id)

    def show_answer(self, answer: OwnershipAnswer | None) -> None:
        """Show a verdict; None and unknown numbers hide the note."""
        if answer is None or not answer.known:
            self.hide()
            return
        lang = self._context.lang
        goes_to = "" if answer.owner in ("", answer.known_owner) else f"→ {answer.owner}"
        why = answer.evidence_zh if lang == "zh" else answer.evidence_en
        facts = (answer.customer_name, answer.text.text(lang), goes_to)
        self.rule.show_state("" if self._only_facts else answer.rule, "accent")
        self.text.setText(" · ".join(fact for fact in facts if fact))
        logged = [] if answer.evidence is None else self._facts(answer.evidence)
        said = [" · ".join(logged)] if self._only_facts else [why, " · ".join(logged)]
        self.evidence.setText("\n".join(part for part in said if part))
        self.evidence.setVisible(bool(self.evidence.text()))
        self.text.setVisible(not self._only_facts)
        self.setVisible(not self._only_facts or bool(self.evidence.text()))

    def _facts(self, found: OwnershipEvidence) -> list[str]:
        """The logged facts one by one."""
        said = []
        if found.received:
            days = "、".join(f"{name} {day:%m-%d}" for name, day in found.received[:4])
            said.append(self.tr("received by {days}").format(days=days))
        if found.phone_contacts:
            days = "、".join(f"{day:%m-%d}" for day in found.phone_contacts[-4:])
            said.append(self.tr("phoned {days}").format(days=days))
        if found.appointment_by:
            said.append(self.tr("appointment today by {name}").format(name=found.appointment_by))
        if found.asks_for:
            said.append(self.tr("asks for {name}").format(name=found.asks_for))
        if found.split_percent:
            said.append(self.tr("former owner's share {percent} %").format(percent=found.split_percent))
        return said
