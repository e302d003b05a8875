"""Group customers on the negotiation page: enquiry or tender stage by stage, and who decides at the customer."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QHBoxLayout

from showroom.kernel.actor import Permission
from showroom.kernel.clock import STORE_ZONE
from showroom.kernel.errors import FieldErrors, ShowroomError
from showroom.negotiation.group_views import (
    KIND_WORDS,
    STAGE_WORDS,
    CustomerSideView,
    GroupStage,
    GroupView,
    StageDone,
    WaitView,
)
from ui.messages import window_language
from ui.negotiation.group_dialogs import EndWaitDialog, ReportDialog, StageDialog, WaitDialog
from ui.theme import Tone
from ui.widgets.asking_dialog import AskingDialog
from ui.widgets.buttons import Button
from ui.widgets.cards import Pill, Section
from ui.widgets.line_list import Line, LineList
from ui.widgets.step_page import StepPage


class GroupPart(QObject):
    """Puts its section at the end of the page's column; the customer never sees it (F8)."""

    def __init__(self, page: StepPage) -> None:
        super().__init__(page)
        self.page, self.context, self.deal_id = page, page.context, 0
        self.view: CustomerSideView | None = None
        self.dialog: AskingDialog | None = None
        about = self.tr("enquiry or tender at once to the manager; who decides at the customer, and by when")
        self.section = Section(self.tr("Group customer"), about)
        self.section.setObjectName("group_part")
        self.state = Pill("")
        self.section.add_action(self.state)
        self.lines = LineList("group_lines", self.tr("No enquiry or tender, and nothing lies at the customer."))
        self.section.add(self.lines)
        foot = QHBoxLayout()
        self.report_button = self._button("group_report", self.tr("Report an enquiry or tender…"), self.ask_report)
        self.stage_button = self._button("group_stage", "", self.ask_stage)
        self.wait_button = self._button("group_wait", self.tr("Waits for approval at the customer…"), self.ask_wait)
        self.end_button = self._button("group_end_wait", self.tr("The customer has decided…"), self.ask_end)
        for button in (self.report_button, self.stage_button, self.wait_button, self.end_button):
            foot.addWidget(button)
        foot.addStretch(1)
        self.section.body.addLayout(foot)
        page.column.addWidget(self.section)

    def load(self, deal_id: int) -> None:
        """Read both of the deal."""
        self.deal_id = deal_id
        act = partial(self._call, "view")
        self.context.jobs.read(act, self.show_view, self.context.notifier.error, key="group")

    def hide_internal(self, hidden: bool) -> None:
        """The customer does not read how we tender."""
        self.section.setVisible(not hidden)

    def focus_field(self, name: str) -> bool:
        """A finding's link."""
        if name != "group":
            return False
        open_ones = (self.stage_button, self.end_button, self.report_button)
        next((one for one in open_ones if one.isVisibleTo(self.section)), self.wait_button).setFocus()
        return True

    def ask_report(self) -> None:
        """What came in."""
        self._open(ReportDialog(self.section, self.context.showroom.work.today))

    def ask_stage(self) -> None:
        """The next stage."""
        if self.view is not None and self.view.group is not None and self.view.group.next is not None:
            self._open(StageDialog(self.section, self.view.group))

    def ask_wait(self) -> None:
        """Who decides at the customer."""
        if self.view is not None:
            self._open(WaitDialog(self.section, self.view.people, self.context.showroom.work.today))

    def ask_end(self) -> None:
        """What was decided there."""
        if self.view is not None and self.view.open_wait is not None:
            self._open(EndWaitDialog(self.section, self.view.open_wait))

    def show_view(self, view: CustomerSideView) -> None:
        """Every stage and every wait as a line, the newest wait first."""
        self.view = view
        group, wait = view.group, view.open_wait
        lines = [] if group is None else [self._head(group), *(self._stage(one, group) for one in group.done)]
        self.lines.show_lines([*lines, *(self._wait(one) for one in view.waits)])
        may = self.context.actor.may(Permission.DEAL_WRITE)
        self.report_button.setVisible(may and group is None)
        self.stage_button.setVisible(group is not None and group.may_next)
        if group is not None and group.next is not None:
            self.stage_button.show_text(STAGE_WORDS[group.next](window_language()) + "…")
        self.wait_button.setVisible(may and wait is None)
        self.end_button.setVisible(may and wait is not None)
        self.state.show_state(self.tr("approval at the customer") if wait is not None else "", "caution")

    def _head(self, group: GroupView) -> Line:
        lang = window_language()
        facts = [self.tr("{cars} car(s)").format(cars=group.cars), f"{group.reported_by} {_moment(group.reported_at)}"]
        if group.due is not None:
            facts.insert(1, self.tr("due {day}").format(day=group.due.isoformat()))
        line = Line("group", f"{KIND_WORDS[group.kind](lang)}：{group.project}", " · ".join(facts))
        if group.feasible is None:
            return line.with_pill(self.tr("waits for the manager"), "caution")
        if not group.feasible:
            return line.with_pill(self.tr("not feasible"), "refusal")
        text = self.tr("feasible") if group.next is None else STAGE_WORDS[group.next](lang)
        return line.with_pill(text, "good" if group.next in {None, GroupStage.RESULT} else "accent")

    def _stage(self, done: StageDone, group: GroupView) -> Line:
        text = STAGE_WORDS[done.stage](window_language())
        fact = " · ".join(part for part in (f"{done.by} {_moment(done.at)}", done.note) if part)
        no = done.stage is GroupStage.DECIDE and not group.feasible
        return Line(done.stage.value, text, fact).with_pill(self.tr("no") if no else "✓", "refusal" if no else "good")

    def _wait(self, wait: WaitView) -> Line:
        from showroom.negotiation.group_views import WAIT_OUTCOMES

        day = wait.expected.isoformat()
        fact = " · ".join(filter(None, (wait.what, self.tr("by {day}").format(day=day), wait.outcome_note)))
        line = Line(wait.id, self.tr("Decides at the customer: {who}").format(who=wait.who), fact)
        if wait.outcome:
            tone: Tone = "good" if wait.outcome == "agreed" else "caution"
            return line.with_pill(WAIT_OUTCOMES[wait.outcome].text(window_language()), tone)
        late = wait.expected < self.context.showroom.work.today()
        return line.with_pill(self.tr("overdue") if late else self.tr("waiting"), "refusal" if late else "caution")

    def _call(self, name: str, *values: Any) -> CustomerSideView:
        service: Any = self.context.showroom.group_deals  # imported here, off the GUI
        view: CustomerSideView = getattr(service, name)(self.context.actor, self.deal_id, *values)
        return view

    def _open(self, dialog: AskingDialog) -> None:
        self.dialog = dialog
        dialog.given.connect(self._on_given)
        dialog.open()

    def _on_given(self, asked: tuple[str, tuple[Any, ...]]) -> None:
        name, values = asked
        self.context.jobs.write(partial(self._call, name, *values), self._on_stored, self._on_failed)

    def _on_stored(self, view: CustomerSideView) -> None:
        if self.dialog is not None:
            self.dialog.on_stored(view)
            self.dialog = None
        self.show_view(view)
        self.page.saved.emit()

    def _on_failed(self, error: ShowroomError) -> None:
        if self.dialog is not None:
            self.dialog.on_failed(error)
        elif not isinstance(error, FieldErrors):
            self.context.notifier.error(error)

    def _button(self, name: str, text: str, act: Any) -> Button:
        button = Button(text)
        button.setObjectName(name)
        button.clicked.connect(act)
        button.hide()
        return button


def _moment(at: Any) -> str:
    return str(at.astimezone(STORE_ZONE).strftime("%m-%d %H:%M"))
