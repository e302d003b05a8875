"""Dialogs of group customers: what came in, the next stage, who decides at the customer, and what they decided."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from showroom.kernel.errors import FieldErrors, ShowroomError
from showroom.negotiation.group_model import GroupKind
from showroom.negotiation.group_views import (
    KIND_WORDS,
    RESULTS,
    STAGE_WORDS,
    WAIT_OUTCOMES,
    GroupDraft,
    GroupStage,
    GroupView,
    StageDraft,
    WaitDraft,
    WaitView,
)
from ui.messages import window_language
from ui.theme import SPACE_2, SPACE_3, SPACE_5
from ui.widgets.buttons import Button, PrimaryButton
from ui.widgets.cards import text_label
from ui.widgets.fields import ChoiceField, DateField, TextField
from ui.widgets.form import Form, FormBinder, MessageLine
from ui.widgets.number_fields import NumberField


class GroupDialog(QDialog):
    """`given(act, values)`: what the service is asked for; it closes once that is stored."""

    given = Signal(str, tuple)

    def __init__(self, parent: QWidget, name: str) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(560)
        self.form = Form(columns=4)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(SPACE_5, SPACE_5, SPACE_5, SPACE_5)
        self.column.setSpacing(SPACE_3)
        self.heading = text_label("", "heading", wrap=True)
        self.column.addWidget(self.heading)
        self.column.addWidget(self.form)

    def finish(self, title: str, verb: str) -> None:
        """Title, message line and buttons, once the form has its fields."""
        self.setWindowTitle(title)
        self.heading.setText(title)
        self.binder = FormBinder(self.form, parent=self)
        self.message = MessageLine()
        self.column.addWidget(self.message)
        foot = QHBoxLayout()
        foot.setSpacing(SPACE_2)
        foot.addStretch(1)
        back = Button(self.tr("Back"))
        back.clicked.connect(self.reject)
        self.confirm = PrimaryButton(verb, "Ctrl+Return")
        self.confirm.setObjectName(f"{self.objectName()}_confirm")
        self.confirm.clicked.connect(self.submit)
        foot.addWidget(back)
        foot.addWidget(self.confirm)
        self.column.addLayout(foot)

    def act(self, values: dict[str, Any]) -> tuple[str, tuple[Any, ...]]:
        """The service's function and what it is given."""
        raise NotImplementedError

    def submit(self) -> None:
        """Hand on what is typed, or mark what is wrong."""
        values = self.binder.collect()
        if values is not None:
            self.confirm.setEnabled(False)
            self.given.emit(*self.act(values))

    def refuse(self, error: ShowroomError) -> None:
        """Beside the field, or below the form."""
        self.confirm.setEnabled(True)
        if isinstance(error, FieldErrors):
            rest = self.binder.show_errors(error)
            self.message.show_text("；".join(error.fields[name].text(window_language()) for name in rest), "refusal")
        else:
            self.message.show_text(error.text(window_language()), "refusal")


class ReportDialog(GroupDialog):
    """S3-16: reported at once."""

    def __init__(self, parent: QWidget, today: Callable[[], date]) -> None:
        super().__init__(parent, "group_report_dialog")
        lang = window_language()
        kinds = [(kind.value, KIND_WORDS[kind](lang)) for kind in GroupKind]
        self.form.add(ChoiceField("kind", self.tr("What came in"), kinds, required=True))
        self.form.add(NumberField("cars", self.tr("Cars"), required=True))
        self.form.add(DateField("due", self.tr("Answer due"), today=today), span=2)
        self.form.add(TextField("project", self.tr("Customer and project"), required=True, max_length=200), span=4)
        self.finish(self.tr("Report to the manager: enquiry or tender"), self.tr("Report"))

    def act(self, values: dict[str, Any]) -> tuple[str, tuple[Any, ...]]:
        kind = GroupKind(values["kind"]) if values["kind"] else None
        return "report", (GroupDraft(kind, values["project"], values["cars"], values["due"]),)


class StageDialog(GroupDialog):
    """The next stage with only what it asks for."""

    def __init__(self, parent: QWidget, group: GroupView) -> None:
        self.group, self.stage = group, group.next or GroupStage.DECIDE
        super().__init__(parent, "group_stage_dialog")
        if self.stage is GroupStage.DECIDE:
            answers = [("yes", self.tr("feasible")), ("no", self.tr("not feasible"))]
            self.form.add(ChoiceField("yes", self.tr("Decision"), answers, required=True))
        if self.stage is GroupStage.SEAL:
            self.form.add(TextField("attendees", self.tr("Who attends"), required=True, max_length=200), span=4)
        if self.stage is GroupStage.RESULT:
            results = [(key, words(window_language())) for key, words in RESULTS.items()]
            self.form.add(ChoiceField("result", self.tr("Result"), results, required=True))
        if self.stage in {GroupStage.DECIDE, GroupStage.RESULT}:
            self.form.add(TextField("note", self.tr("Why"), max_length=300), span=3)
        self.finish(STAGE_WORDS[self.stage](window_language()), self.tr("Done"))

    def act(self, values: dict[str, Any]) -> tuple[str, tuple[Any, ...]]:
        draft = StageDraft(
            self.stage, values.get("yes", "yes") == "yes", values.get("note", ""), values.get("attendees", ""),
            values.get("result", ""),
        )  # fmt: skip
        return "advance", (self.group.version, draft)


class WaitDialog(GroupDialog):
    """S0-30: the contact people are offered, another name may be typed."""

    def __init__(self, parent: QWidget, people: Sequence[str], today: Callable[[], date]) -> None:
        super().__init__(parent, "group_wait_dialog")
        known = "、".join(people[:6])
        hint = self.tr("known: {people}").format(people=known) if known else ""
        self.form.add(TextField("who", self.tr("Who decides there"), required=True, max_length=80, hint=hint), span=2)
        self.form.add(DateField("expected", self.tr("Answer expected"), required=True, today=today), span=2)
        self.form.add(TextField("what", self.tr("On what"), max_length=200), span=4)
        self.finish(self.tr("Waits for approval at the customer"), self.tr("Remind me on that day"))
        if people:
            self.binder.set_values({"who": people[0], "expected": None, "what": ""})

    def act(self, values: dict[str, Any]) -> tuple[str, tuple[Any, ...]]:
        return "wait", (WaitDraft(values["who"], values["what"], values["expected"]),)


class EndWaitDialog(GroupDialog):
    """What they decided."""

    def __init__(self, parent: QWidget, wait: WaitView) -> None:
        self.wait = wait
        super().__init__(parent, "group_end_wait_dialog")
        outcomes = [(key, message.text(window_language())) for key, message in WAIT_OUTCOMES.items()]
        self.form.add(ChoiceField("outcome", self.tr("Decision"), outcomes, required=True))
        self.form.add(TextField("outcome_note", self.tr("Remark"), max_length=300), span=3)
        self.finish(self.tr("{who} has decided").format(who=wait.who), self.tr("Record"))

    def act(self, values: dict[str, Any]) -> tuple[str, tuple[Any, ...]]:
        return "end_wait", (self.wait.id, values["outcome"], values["outcome_note"])
