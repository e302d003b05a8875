"""Dialogs of group customers: what came in, the next stage, who decides at the customer, and what they decided.

Each gives `(act, its values)`: the service's function and what it is asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

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
from ui.widgets.asking_dialog import AskingDialog
from ui.widgets.fields import ChoiceField, DateField, TextField
from ui.widgets.form import Form
from ui.widgets.number_fields import NumberField

Act = tuple[str, tuple[Any, ...]]


class ReportDialog(AskingDialog):
    """S3-16: reported at once."""

    def __init__(self, parent: QWidget, today: Callable[[], date]) -> None:
        self._today = today
        title = self.tr("Report to the manager: enquiry or tender")
        super().__init__(parent, "group_report_dialog", title, self.tr("Report"))

    def build(self) -> Form:
        form, lang = Form(columns=4), window_language()
        kinds = [(kind.value, KIND_WORDS[kind](lang)) for kind in GroupKind]
        form.add(ChoiceField("kind", self.tr("What came in"), kinds, required=True))
        form.add(NumberField("cars", self.tr("Cars"), required=True))
        form.add(DateField("due", self.tr("Answer due"), today=self._today), span=2)
        form.add(TextField("project", self.tr("Customer and project"), required=True, max_length=200), span=4)
        return form

    def draft(self) -> Act:
        values = self.binder.values()
        return "report", (GroupDraft(GroupKind(values["kind"]), values["project"], values["cars"], values["due"]),)


class StageDialog(AskingDialog):
    """The next stage with only what it asks for."""

    def __init__(self, parent: QWidget, group: GroupView) -> None:
        self.group, self.stage = group, group.next or GroupStage.DECIDE
        title = STAGE_WORDS[self.stage](window_language())
        super().__init__(parent, "group_stage_dialog", title, self.tr("Done"))

    def build(self) -> Form:
        form = Form(columns=4)
        if self.stage is GroupStage.DECIDE:
            answers = [("yes", self.tr("feasible")), ("no", self.tr("not feasible"))]
            form.add(ChoiceField("yes", self.tr("Decision"), answers, required=True))
        if self.stage is GroupStage.SEAL:
            form.add(TextField("attendees", self.tr("Who attends"), required=True, max_length=200), span=4)
        if self.stage is GroupStage.RESULT:
            results = [(key, words(window_language())) for key, words in RESULTS.items()]
            form.add(ChoiceField("result", self.tr("Result"), results, required=True))
        if self.stage in {GroupStage.DECIDE, GroupStage.RESULT}:
            form.add(TextField("note", self.tr("Why"), max_length=300), span=3)
        return form

    def draft(self) -> Act:
        values = self.binder.values()
        draft = StageDraft(
            self.stage, values.get("yes", "yes") == "yes", values.get("note", ""), values.get("attendees", ""),
            values.get("result", ""),
        )  # fmt: skip
        return "advance", (self.group.version, draft)


class WaitDialog(AskingDialog):
    """S0-30: the contact people are offered, another name may be typed."""

    def __init__(self, parent: QWidget, people: Sequence[str], today: Callable[[], date]) -> None:
        self._people, self._today = people, today
        title = self.tr("Waits for approval at the customer")
        super().__init__(parent, "group_wait_dialog", title, self.tr("Remind me on that day"))
        if people:
            self.binder.set_values({"who": people[0]})

    def build(self) -> Form:
        form, known = Form(columns=4), "、".join(self._people[:6])
        hint = self.tr("known: {people}").format(people=known) if known else ""
        form.add(TextField("who", self.tr("Who decides there"), required=True, max_length=80, hint=hint), span=2)
        form.add(DateField("expected", self.tr("Answer expected"), required=True, today=self._today), span=2)
        form.add(TextField("what", self.tr("On what"), max_length=200), span=4)
        return form

    def draft(self) -> Act:
        values = self.binder.values()
        return "wait", (WaitDraft(values["who"], values["what"], values["expected"]),)


class EndWaitDialog(AskingDialog):
    """What they decided."""

    def __init__(self, parent: QWidget, wait: WaitView) -> None:
        self.wait = wait
        title = self.tr("{who} has decided").format(who=wait.who)
        super().__init__(parent, "group_end_wait_dialog", title, self.tr("Record"))

    def build(self) -> Form:
        form = Form(columns=4)
        outcomes = [(key, message.text(window_language())) for key, message in WAIT_OUTCOMES.items()]
        form.add(ChoiceField("outcome", self.tr("Decision"), outcomes, required=True))
        form.add(TextField("outcome_note", self.tr("Remark"), max_length=300), span=3)
        return form

    def draft(self) -> Act:
        values = self.binder.values()
        return "end_wait", (self.wait.id, values["outcome"], values["outcome_note"])
