"""The part of the negotiation page that follows each objection to its end and asks the 100 % question (§6.6)."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QHBoxLayout, QWidget

from showroom.deals.handover import STEP_NAMES
from showroom.deals.talk_words import CATEGORIES, name_of
from showroom.kernel.actor import Permission
from showroom.kernel.clock import STORE_ZONE
from showroom.kernel.errors import ShowroomError
from ui.messages import window_language
from ui.theme import SPACE_2, Tone
from ui.widgets.buttons import Button, LinkButton
from ui.widgets.cards import Pill, Section, text_label
from ui.widgets.focus import reveal
from ui.widgets.line_list import Line, LineList

if TYPE_CHECKING:
    from showroom.negotiation.talk_views import TalkView, TrackedObjection
    from ui.negotiation.talk_view_model import TalkViewModel


class ObjectionsPart(Section):
    """Every objection with where it stands; “answer” follows §6.6, a settled one may teach the library."""

    def __init__(self, model: TalkViewModel) -> None:
        super().__init__("", "")
        self.setObjectName("objections_part")
        self.title.setText(self.tr("Objections"))
        self.subtitle.setText(self.tr("open ones hold the contract back"))
        self.model = model
        self.dialog: QDialog | None = None
        self.state = Pill("")
        self.library_button = self._button("open_library", self.tr("Library…"), self.open_library)
        self.catch_button = self._button("catch_objection", self.tr("Objection…"), self.ask_objection)
        self.story_button = self._button("write_story", self.tr("Case story…"), self.write_story)
        self.story_button.hide()
        for widget in (self.state, self.story_button, self.library_button, self.catch_button):
            self.add_action(widget)
        self.add(self._build_question())
        self.lines = LineList("objections", self.tr("No objection so far."))
        self.lines.acted.connect(self._on_acted)
        self.add(self.lines)
        may_write = model.context.actor.may(Permission.DEAL_WRITE)
        for button in (self.catch_button, self.ask_button):
            button.setEnabled(may_write)
        model.shown.connect(self.show_view)

    def show_view(self, view: TalkView) -> None:
        """Every objection in the order they came up, the open ones first."""
        count = view.open_count
        text = self.tr("{count} open").format(count=count) if count else self.tr("none open")
        self.state.show_state(text, "refusal" if count else "good")
        self._show_question(view)
        self.story_button.setVisible(view.signed and self.model.context.actor.may(Permission.DEAL_WRITE))
        lines = sorted(view.objections, key=lambda line: line.settled_at is not None)
        self.lines.show_lines([self._line(line) for line in lines])

    def ask_objection(self) -> None:
        """Write down what the customer said."""
        from ui.negotiation.talk_dialogs import choices_of
        from ui.widgets.catch_dialog import CatchDialog

        dialog = CatchDialog(self, self.tr("Objection"), self.tr("In the customer's words"), choices_of(CATEGORIES))
        dialog.given.connect(self._on_caught)
        self._open(dialog)

    def ask_question(self) -> None:
        """The 100 % question."""
        from ui.negotiation.talk_dialogs import SatisfactionDialog

        self._open(SatisfactionDialog(self, self.model))

    def open_library(self) -> None:
        """Read what others answer."""
        from ui.negotiation.library_dialog import LibraryDialog

        self._open(LibraryDialog(self.window(), self.model.context))

    def write_story(self) -> None:
        """How this customer was won, for the morning meeting."""
        from ui.negotiation.story_dialog import StoryDialog

        if self.model.view is not None:
            self._open(StoryDialog(self.window(), self.model.context, self.model.view.deal_id))

    def focus_field(self, name: str) -> bool:
        """A finding's link: the answer to that objection, or the 100 % question."""
        what, _, key = name.partition("_")
        if name != "satisfaction" and not (what == "objection" and key.isdecimal()):
            return False
        link = self.findChild(LinkButton, f"answer_{key}")
        target: QWidget = self.ask_button if name == "satisfaction" else link or self.catch_button
        target.setFocus()
        reveal(target)
        return True

    def _build_question(self) -> QWidget:
        holder = QWidget()
        holder.setProperty("kind", "inner")
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_2)
        row.addWidget(text_label(self.tr("“What would make you 100 % satisfied?”")))
        self.asked = Pill("")
        row.addWidget(self.asked)
        row.addStretch(1)
        self.ask_button = self._button("ask_satisfaction", self.tr("Record the answer…"), self.ask_question)
        row.addWidget(self.ask_button)
        return holder

    def _show_question(self, view: TalkView) -> None:
        if view.asked_at is None:
            self.asked.show_state(self.tr("not asked yet"), "caution")
            return
        facts = {"at": _moment(view.asked_at), "count": view.demands}
        text = self.tr("asked {at}: nothing missing") if not view.demands else self.tr("asked {at}: {count} demand(s)")
        self.asked.show_state(text.format(**facts), "good")

    def _line(self, line: TrackedObjection) -> Line:
        lang = window_language()
        kind = self.tr("100 % demand") if line.demand else name_of(CATEGORIES, line.category, lang)
        step = STEP_NAMES[line.step][0 if lang == "zh" else 1]
        facts = [kind, step, f"{line.by} {_moment(line.at)}"]
        if line.settled_at is not None:
            facts += [self.tr("Answer: {text}").format(text=line.answer), line.evidence]
        elif line.owner and line.due is not None:
            facts.append(self.tr("{owner} answers by {day}: {reason}").format(
                owner=line.owner, day=line.due.isoformat(), reason=line.left_reason
            ))  # fmt: skip
        shown = Line(line.id, f"#{line.number}  {line.text}", " · ".join(filter(None, facts)))
        text, tone = self._state(line)
        shown.with_pill(text, tone)
        if not self.model.context.actor.may(Permission.DEAL_WRITE):
            return shown
        if line.settled_at is None:
            return shown.with_link("answer", self.tr("Answer…"))
        return shown if line.in_library else shown.with_link("learn", self.tr("To the library…"))

    def _state(self, line: TrackedObjection) -> tuple[str, Tone]:
        if line.settled_at is not None:
            return self.tr("settled"), "good"
        if line.waived:
            return self.tr("let pass by the manager"), "caution"
        late = line.due is not None and line.due < self._today()
        return (self.tr("overdue"), "refusal") if late else (self.tr("open"), "refusal")

    def _on_acted(self, key: object, act: str) -> None:
        from ui.negotiation.talk_dialogs import AnswerDialog, LearnDialog

        line = self.model.line(key)
        if line is not None:
            self._open((AnswerDialog if act == "answer" else LearnDialog)(self, self.model, line))

    def _on_caught(self, category: str, text: str) -> None:
        from showroom.deals.model import Step
        from showroom.deals.objections import Caught

        self.model.catch(Caught(category, text, Step.NEGOTIATION), self._on_stored, self._on_failed)

    def _on_stored(self, view: TalkView) -> None:
        if self.dialog is not None:
            self.dialog.accept()
        self.model.take(view)

    def _on_failed(self, error: ShowroomError) -> None:
        from ui.widgets.catch_dialog import CatchDialog

        if isinstance(self.dialog, CatchDialog):
            self.dialog.refuse(error)

    def _open(self, dialog: QDialog) -> None:
        self.dialog = dialog
        dialog.open()

    def _button(self, name: str, text: str, act: object) -> Button:
        button = Button(text)
        button.setObjectName(name)
        button.clicked.connect(act)
        return button

    def _today(self) -> date:
        today: date = self.model.context.showroom.work.today()
        return today


def _moment(at: datetime) -> str:
    return at.astimezone(STORE_ZONE).strftime("%m-%d %H:%M")
