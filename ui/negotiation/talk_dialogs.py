"""Dialogs of the talk: the answer to an objection, the 100 % question, and how the decision was asked for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from showroom.deals.objections import LeftOpen
from showroom.deals.talk_words import CATEGORIES, OUTCOMES, TECHNIQUES, name_of
from showroom.kernel.errors import Message
from showroom.negotiation.talk_rules import NEEDS_A_REASON
from showroom.negotiation.talk_views import AnswerDraft, ClosingDraft, EntryDraft, EntryRow, TalkView, TrackedObjection
from ui.messages import window_language
from ui.negotiation.talk_view_model import TalkViewModel
from ui.theme import SPACE_2, SPACE_3
from ui.widgets.asking_dialog import AskingDialog
from ui.widgets.cards import Card, text_label
from ui.widgets.fields import CheckField, ChoiceField, DateField, TextField
from ui.widgets.form import Form
from ui.widgets.line_list import Line, LineList
from ui.widgets.multi_line import MultiLine

SUGGESTIONS_HEIGHT = 138


def choices_of(words: dict[str, Message]) -> list[tuple[str, str]]:
    """(key, text) pairs in the window's language."""
    return [(key, name_of(words, key, window_language())) for key in words]


class TalkDialog(AskingDialog):
    """A heading, what it is about, a form and one verb; what is true must be read, so refusals are told whole."""

    width_wanted = 720

    def __init__(self, parent: QWidget, model: TalkViewModel, name: str, texts: tuple[str, str, str]) -> None:
        title, subtitle, verb = texts
        self.model = model
        super().__init__(parent, name, title, verb, subtitle)

    def on_stored(self, view: Any) -> None:
        """Done: close, and show what there is now."""
        super().on_stored(view)
        if isinstance(view, TalkView):
            self.model.take(view)


class AnswerDialog(TalkDialog):
    """§6.6: repeat, understand, answer with proof, ask whether it is settled; if not, who answers when and why."""

    def __init__(self, parent: QWidget, model: TalkViewModel, line: TrackedObjection) -> None:
        self.line = line
        self.entry: EntryRow | None = None
        self.offered: dict[int, EntryRow] = {}
        self._today = model.context.showroom.work.today
        super().__init__(parent, model, "answer_dialog", (
            self.tr("“{text}”").format(text=line.text),
            self.tr("Listen to the end → repeat → confirm → fact or case → “Is this settled?”"),
            self.tr("Record the answer"),
        ))  # fmt: skip
        self.binder.set_values({
            "category": line.category, "restated": line.restated, "answer": line.answer, "evidence": line.evidence,
            "settled": "", "owner_id": line.owner_id or model.context.actor.id, "due": line.due,
            "left_reason": line.left_reason,
        })  # fmt: skip
        self.keep_draft(model.context, f"objection:{line.id}", line.version)
        self._show_left()
        self._suggest()
        self.binder.focus("restated")

    def parts(self) -> Sequence[QWidget]:
        heard = Form(columns=3)
        heard.add(ChoiceField("category", self.tr("Kind of objection"), choices_of(CATEGORIES)))
        heard.add(TextField("restated", self.tr("Understood as (repeat it)"), max_length=300), span=2)
        self.suggestions = LineList("suggested_answers", self.tr("The library has no answer of this kind yet."))
        self.suggestions.acted.connect(self._on_used)
        offered = Card(scroll=True)  # long answers scroll here, so that the dialog fits a small screen
        offered.column.setContentsMargins(SPACE_3, SPACE_2, SPACE_3, SPACE_2)
        offered.add(self.suggestions)
        offered.column.addStretch(1)
        offered.setFixedHeight(SUGGESTIONS_HEIGHT)
        answer = Form(columns=3)
        answer.add(MultiLine("answer", self.tr("Answer"), lines=3, max_length=500), span=3)
        answer.add(TextField("evidence", self.tr("Fact or case that proves it"), max_length=300), span=2)
        settled = [("yes", self.tr("Yes, the customer says so")), ("no", self.tr("Not yet: next meeting"))]
        answer.add(ChoiceField("settled", self.tr("Is this settled?"), settled, required=True))
        left = Form(columns=3)
        people = () if self.model.view is None else self.model.view.colleagues
        left.add(ChoiceField("owner_id", self.tr("Who answers it"), [(str(key), name) for key, name in people]))
        left.add(DateField("due", self.tr("Until"), today=self._today))
        left.add(TextField("left_reason", self.tr("Reason for the next meeting"), max_length=300))
        return (
            heard,
            text_label(self.tr("From the library, best for this car first"), "label"),
            offered,
            answer,
            left,
        )

    def look(self) -> None:
        """The kind decides what is suggested, “not yet” asks for owner and day; an emptied answer is nobody's."""
        self._show_left()
        if self.binder["category"].field.value() != self._suggested_for:  # type: ignore[attr-defined]
            self._suggest()
        if not self.binder["answer"].field.value():  # type: ignore[attr-defined]
            self.entry = None

    def send(self, values: dict[str, Any]) -> None:
        settled = values["settled"] == "yes"
        owner = int(values["owner_id"]) if values["owner_id"] else None
        left = None if settled else LeftOpen(owner, values["due"], values["left_reason"])
        draft = AnswerDraft(
            values["answer"], settled, values["evidence"], values["restated"], values["category"],
            None if self.entry is None else self.entry.id, left,
        )  # fmt: skip
        self.model.answer(self.line, draft, self.on_stored, self.on_failed)

    def on_suggested(self, rows: tuple[EntryRow, ...]) -> None:
        """Answers of the library with their success, the best for this car first."""
        self.offered = {row.id: row for row in rows}
        self.suggestions.show_lines([
            Line(row.id, row.draft.answer, self._facts(row)).with_link("use", self.tr("Use")) for row in rows
        ])  # fmt: skip

    def _facts(self, row: EntryRow) -> str:
        return " · ".join(filter(None, (self._rate(row), row.draft.text, row.draft.evidence)))

    def _rate(self, row: EntryRow) -> str:
        """'settled 4/5 · 80 %, this car 2/2 · 100 %'; '—' where it was never used."""
        return self.tr("settled {rate}, this car {here}").format(rate=row.rate.text, here=row.here.text)

    def _suggest(self) -> None:
        self._suggested_for = self.binder["category"].field.value()  # type: ignore[attr-defined]
        self.model.suggest(str(self._suggested_for), self.on_suggested)

    def _on_used(self, key: object, _act: str) -> None:
        row = self.offered.get(int(str(key)))
        if row is not None:
            self.entry = row
            self.binder.set_values({"answer": row.draft.answer, "evidence": row.draft.evidence})
            self.binder.focus("answer")

    def _show_left(self) -> None:
        self.show_rows(("owner_id", "due", "left_reason"), self.binder["settled"].field.value() == "no")  # type: ignore[attr-defined]


class SatisfactionDialog(TalkDialog):
    """What would make you 100 % satisfied? Each line becomes a demand that is answered like an objection (S0-22)."""

    def __init__(self, parent: QWidget, model: TalkViewModel) -> None:
        super().__init__(parent, model, "satisfaction_dialog", (
            self.tr("“What would make you 100 % satisfied?”"),
            self.tr("Write every demand down as it is said; each is answered, or has an owner and a day."),
            self.tr("Record"),
        ))  # fmt: skip
        self.keep_draft(model.context, f"deal:{model.deal_id}")

    def build(self) -> Form:
        form = Form(columns=1)
        form.add(MultiLine("demands", self.tr("Demands, one a line"), lines=5, max_length=6000))
        form.add(CheckField("nothing", self.tr("Nothing is missing: the customer is satisfied")))
        return form

    def send(self, values: dict[str, Any]) -> None:
        self.model.ask_satisfaction(values["demands"], bool(values["nothing"]), self.on_stored, self.on_failed)


class ClosingDialog(TalkDialog):
    """Which way the decision was asked for, what was said, what came of it; only what is true may hurry (消保法 20)."""

    def __init__(self, parent: QWidget, model: TalkViewModel) -> None:
        self._today = model.context.showroom.work.today
        super().__init__(parent, model, "closing_dialog", (
            self.tr("Ask for the decision"),
            self.tr("End dates and numbers of cars are held against campaigns, price list and stock (§6.6)."),
            self.tr("Record"),
        ))  # fmt: skip
        self.keep_draft(model.context, f"deal:{model.deal_id}")
        self.look()

    def build(self) -> Form:
        view, lang = self.model.view, window_language()
        reasons = [] if view is None else [(reason.key, reason.text(lang)) for reason in view.reasons]
        form = Form(columns=3)
        form.add(ChoiceField("technique", self.tr("Way to close"), choices_of(TECHNIQUES), required=True))
        none = ("", self.tr("no such reason"))
        form.add(ChoiceField("reason", self.tr("True reason to decide now"), [none, *reasons]), span=2)
        form.add(MultiLine("said", self.tr("What was said"), lines=3, max_length=500), span=3)
        form.add(ChoiceField("outcome", self.tr("Outcome"), choices_of(OUTCOMES), required=True))
        form.add(DateField("decide_by", self.tr("Time to decide until"), today=self._today))
        form.add(TextField("note", self.tr("Note"), max_length=300))
        return form

    def look(self) -> None:
        """Opportunity and pressure live from a reason; time is given to who needs it."""
        needs = self.binder["technique"].field.value() in NEEDS_A_REASON  # type: ignore[attr-defined]
        self.binder["reason"].set_hint(self.tr("this way needs a true one (Consumer Law 20)") if needs else "")
        self.show_rows(("decide_by",), self.binder["outcome"].field.value() == "thinking")  # type: ignore[attr-defined]

    def send(self, values: dict[str, Any]) -> None:
        decide_by = values["decide_by"] if values["outcome"] == "thinking" else None
        draft = ClosingDraft(
            values["technique"], values["outcome"], values["said"], values["reason"], values["note"], decide_by
        )
        self.model.close(draft, self.on_stored, self.on_failed)


class LearnDialog(TalkDialog):
    """What settled an objection becomes an answer for everybody (S0-23)."""

    def __init__(self, parent: QWidget, model: TalkViewModel, line: TrackedObjection) -> None:
        self.line = line
        super().__init__(parent, model, "learn_dialog", (
            self.tr("Add to the library"),
            self.tr("Word it so that a colleague can use it; leave out whose objection it was."),
            self.tr("Add to the library"),
        ))  # fmt: skip
        view = model.view
        self.binder.set_values({
            "category": line.category, "text": line.text, "answer": line.answer, "evidence": line.evidence,
            "series": "" if view is None else view.series,
        })  # fmt: skip
        self.binder.focus("text")

    def build(self) -> Form:
        view = self.model.view
        cars = [("", self.tr("every car")), *([(view.series, view.series)] if view is not None and view.series else [])]
        form = Form(columns=2)
        form.add(ChoiceField("category", self.tr("Kind of objection"), choices_of(CATEGORIES), required=True))
        form.add(ChoiceField("series", self.tr("Holds for"), cars))
        form.add(TextField("text", self.tr("Objection"), required=True, max_length=300), span=2)
        form.add(MultiLine("answer", self.tr("Best answer"), lines=3, required=True, max_length=500), span=2)
        form.add(TextField("evidence", self.tr("Fact or case that proves it"), max_length=300), span=2)
        return form

    def send(self, values: dict[str, Any]) -> None:
        draft = EntryDraft(values["category"], values["text"], values["answer"], values["evidence"], values["series"])
        self.model.learn(self.line, draft, self.on_stored, self.on_failed)

    def on_stored(self, view: Any) -> None:
        super().on_stored(view)
        self.model.context.notifier.done(self.tr("Answer kept in the library"))
        self.model.load(self.model.deal_id)
