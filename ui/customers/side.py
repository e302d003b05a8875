"""Beside a customer's tabs: how complete the file is, what to do next, consents, and the grade."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal

from showroom.customer_file.views import IdentityPart
from showroom.customers.completeness import FIELDS, Completeness
from showroom.customers.model import ConsentPurpose, Grade
from showroom.customers.views import CustomerView, GradeLine, TaskRow
from showroom.kernel.actor import Permission
from showroom.kernel.clock import STORE_ZONE
from ui.context import UiContext
from ui.customers import words
from ui.theme import Tone
from ui.widgets.buttons import LinkButton
from ui.widgets.cards import Card, FlowRow, Pill, Section
from ui.widgets.fields import ChoiceField, TextField
from ui.widgets.form import Form
from ui.widgets.line_list import Line, LineList

COMPLETE_FROM = 80


def percent_tone(percent: int) -> Tone:
    """Green from 80 per cent on."""
    return "good" if percent >= COMPLETE_FROM else "caution"


class SideCard(Card):
    """Signals name what is wanted: a missing field, a task's end or a new one, a consent, a grade."""

    missing_wanted = Signal(str)
    plan_wanted = Signal()
    grade_wanted = Signal(str, str)

    def __init__(self, context: UiContext) -> None:
        super().__init__(scroll=True)
        self._context = context
        self.setMinimumWidth(330)
        self._missing: FlowRow | None = None
        self._build_completeness()
        self.task_section = Section(self.tr("To do"))
        self.plan = LinkButton(self.tr("Plan…"), "", "plus")
        self.plan.setObjectName("plan_task")
        self.plan.clicked.connect(self.plan_wanted)
        self.plan.setVisible(context.actor.may(Permission.FOLLOW_UP_WRITE))
        self.task_section.add_action(self.plan)
        self.tasks = LineList("customer_tasks", self.tr("Nothing planned."))
        self.task_section.add(self.tasks)
        self.consent_section = Section(self.tr("Consents"))
        self.consents = LineList("customer_consents", "")
        self.consent_section.add(self.consents)
        self._build_grade()
        for section in (self.complete_section, self.task_section, self.consent_section, self.grade_section):
            self.add(section)
        self.column.addStretch(1)

    def show_part(self, part: IdentityPart) -> None:
        """Show completeness, tasks and grades."""
        self.show_completeness(part.completeness)
        self.show_tasks(part.tasks)
        self.show_grades(part.grades)

    def hide_internal(self, hidden: bool) -> None:
        """The customer looks on."""
        for section in (self.complete_section, self.task_section, self.grade_section):
            section.setVisible(not hidden)

    def show_completeness(self, found: Completeness) -> None:
        """The percentage, and what is missing as links."""
        self.percent.show_state(f"{found.percent} %", percent_tone(found.percent))
        if self._missing is not None:
            self.complete_section.body.removeWidget(self._missing)
            self._missing.deleteLater()
        missing = self._missing = FlowRow()
        for field in found.missing:
            link = LinkButton(FIELDS[field].text(self._context.lang))
            link.setObjectName(f"missing_{field}")
            link.setProperty("field", field)
            link.clicked.connect(self._on_missing)
            missing.add(link)
        self.complete_section.add(missing)
        missing.setVisible(bool(found.missing))
        self.complete_section.subtitle.setText(self.tr("missing:") if found.missing else self.tr("all there"))

    def show_tasks(self, rows: tuple[TaskRow, ...]) -> None:
        """Soonest first."""
        writes = self._context.actor.may(Permission.FOLLOW_UP_WRITE)
        lines = []
        for row in rows:
            facts = [row.due.isoformat(), row.owner_name, row.note]
            line = Line(row.id, words.task_text(row.kind), " · ".join(fact for fact in facts if fact))
            if row.overdue:
                line.with_pill(self.tr("overdue"), "caution")
            lines.append(line.with_link("done", self.tr("Done…")) if writes else line)
        self.tasks.show_lines(lines)

    def show_grades(self, rows: tuple[GradeLine, ...]) -> None:
        """Newest first (GR-01)."""
        lines = []
        for number, row in enumerate(rows):
            at = f"{row.at.astimezone(STORE_ZONE):%Y-%m-%d %H:%M}"
            differs = row.suggested is not None and row.suggested is not row.grade
            suggested = self.tr("suggested {grade}").format(grade=row.suggested) if differs else ""
            fact = " · ".join(text for text in (row.reason, suggested) if text)
            tone = words.GRADE_TONES.get(row.grade.value, "muted")
            lines.append(Line(number, f"{at} · {row.by}", fact).with_pill(row.grade.value, tone))
        self.grades.show_lines(lines)

    def show_consents(self, view: CustomerView) -> None:
        """Every purpose with its newest word."""
        known = {line.purpose: line for line in view.consents}
        writes = self._context.actor.may(Permission.CUSTOMER_WRITE)
        lines = []
        for purpose in ConsentPurpose:
            said = known.get(purpose)
            fact = "" if said is None else f"{said.at.astimezone(STORE_ZONE):%Y-%m-%d} · {said.notice_version}"
            line = Line(purpose.value, words.word(words.PURPOSES[purpose]), fact)
            given = said is not None and said.given
            if said is not None:
                line.with_pill(self.tr("given") if given else self.tr("withdrawn"), "good" if given else "caution")
            if writes:
                line.with_link("withdraw", self.tr("Withdraw")) if given else line.with_link("give", self.tr("Give"))
            lines.append(line)
        self.consents.show_lines(lines)

    def focus_consent(self, purpose: str) -> None:
        """Put the keyboard on the link that gives a consent."""
        for link in self.consents.findChildren(LinkButton, f"give_{purpose}"):
            link.setFocus()
            self.area.ensureWidgetVisible(link)

    def toggle_grade(self, grade: str) -> None:
        """Open or close the row that changes the grade."""
        self.grade_form.setVisible(self.grade_form.isHidden())
        self.grade.set_value(grade)
        self.grade_reason.setFocus()

    def _build_completeness(self) -> None:
        self.complete_section = Section(self.tr("Complete"))
        self.percent = Pill("", "good")
        self.percent.setObjectName("completeness")
        self.complete_section.add_action(self.percent)

    def _build_grade(self) -> None:
        self.grade_section = Section(self.tr("Grade"))
        self.grade_button = LinkButton(self.tr("Change grade"), "", "pencil")
        self.grade_button.setObjectName("change_grade")
        self.grade_section.add_action(self.grade_button)
        self.grade_form = Form(columns=2)
        self.grade = self.grade_form.add(ChoiceField("grade", self.tr("New grade"), words.grades()))
        self.grade_reason = self.grade_form.add(TextField("grade_reason", self.tr("Reason"), max_length=200))
        self.grade_form.hide()
        self.grade_section.add(self.grade_form)
        self.grades = LineList("customer_grades", self.tr("No change of grade yet."))
        self.grade_section.add(self.grades)
        self.grade.changed.connect(self._on_grade_chosen)
        self.grade_reason.returnPressed.connect(self._on_grade_chosen)

    def _on_missing(self) -> None:
        self.missing_wanted.emit(str(self.sender().property("field")))

    def _on_grade_chosen(self) -> None:
        chosen: Any = self.grade.value()
        if chosen:
            self.grade_wanted.emit(str(Grade(chosen).value), self.grade_reason.value())
