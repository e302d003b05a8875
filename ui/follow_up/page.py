"""Step 9: the plan of contacts, the call beside its script, the survey, and who is recommended."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from functools import partial
from typing import Any, cast

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QHBoxLayout

from showroom.follow_up.texts import SURVEY_ITEMS, script_of, task_title
from showroom.follow_up.views import ContactLine, FollowUpView, TaskLine, TaskState
from showroom.kernel.clock import STORE_ZONE
from showroom.kernel.errors import FieldErrors
from ui.context import UiContext
from ui.follow_up import words
from ui.follow_up.claims_part import ClaimsPart
from ui.follow_up.complaint_button import ComplaintButton
from ui.follow_up.pieces import button, fill, line_box, referral_text
from ui.follow_up.renewal_part import RenewalPart
from ui.follow_up.view_model import OPEN, SCORE, FollowUpViewModel
from ui.theme import ROW_HEIGHT, SPACE_2
from ui.widgets.buttons import Button
from ui.widgets.cards import FlowRow, Pill, Section, text_label
from ui.widgets.fields import CheckField, ChoiceField, DateField, Field, PhoneField, TextField
from ui.widgets.fixed_rows import FixedRows
from ui.widgets.form import Form
from ui.widgets.multi_line import MultiLine
from ui.widgets.paged_table import Column, PagedTableModel, TableView
from ui.widgets.step_page import StepPage

ROWS_SHOWN, CONTACTS_SHOWN = 6, 5
CONTACT, SURVEY, REFERRAL = "contact", "survey", "referral"


class FollowUpPage(StepPage):
    """What was promised to the customer after the keys were handed over, and that nobody is forgotten."""

    step = "follow_up"

    def __init__(self, context: UiContext) -> None:
        super().__init__(context)
        self.view_model = FollowUpViewModel(context, self)
        self._part = CONTACT
        self._build_plan()
        self.forms = {CONTACT: self._build_call(), SURVEY: self._build_survey(), REFERRAL: self._build_referral()}
        self.claims = ClaimsPart(self)
        self._build_history()
        self.column.addStretch(1)
        for part, form in self.forms.items():
            for field in form.fields:
                cast("Field", field).changed.connect(partial(self._touch, part))
        self.use_forms(*self.forms.values())
        self.binder.changed.connect(self._on_changed)
        self.view_model.loaded.connect(self._on_loaded)
        self.view_model.acted.connect(self._on_acted)
        self.view_model.refused.connect(self._on_refused)
        self.view_model.refreshed.connect(self._show)

    def load(self, deal_id: int) -> None:
        self.view_model.load(deal_id)

    def primary_text(self) -> str:
        if not self.typed:
            return ""
        texts = {
            CONTACT: self.tr("Log contact"), SURVEY: self.tr("Save survey"), REFERRAL: self.tr("Register referral"),
        }  # fmt: skip
        return texts[self._part]

    def primary(self) -> None:
        acts = {CONTACT: self.log_contact, SURVEY: self.save_survey, REFERRAL: self.register_referral}
        acts[self._part]()

    def log_contact(self) -> None:
        """Log what is typed on the selected contact."""
        self._submit(CONTACT, self.view_model.log)

    def postpone(self) -> None:
        """Move the selected contact; the note is the reason."""
        self._submit(CONTACT, self.view_model.postpone)

    def save_survey(self) -> None:
        """Store the scores."""
        self._submit(SURVEY, self.view_model.save_survey)

    def register_referral(self) -> None:
        """Register the recommended person."""
        self._submit(REFERRAL, self.view_model.register_referral)

    def focus_field(self, name: str) -> bool:
        if name == "make_plan":
            self.view_model.make_plan()
            return True
        return super().focus_field(name)

    def restore(self, snapshot: dict[str, Any]) -> None:
        super().restore(snapshot)
        self._part = next((part for part in (CONTACT, SURVEY, REFERRAL) if self._is_typed(part)), CONTACT)

    def hide_internal(self, hidden: bool) -> None:
        self.history.setVisible(not hidden)
        self.script.setVisible(not hidden)
        self.plan_table.setColumnHidden(3, hidden)

    def _build_plan(self) -> None:
        self.plan = Section(self.tr("Plan"))
        self.update_button = Button(self.tr("Update plan"), icon="refresh-cw")
        self.update_button.setObjectName("make_plan")
        self.update_button.clicked.connect(self.view_model.make_plan)
        self.unplanned_button = Button(self.tr("Unplanned contact"), icon="plus")
        self.unplanned_button.setObjectName("unplanned")
        self.unplanned_button.clicked.connect(self._on_unplanned)
        self.plan.add(FlowRow(ComplaintButton(self), self.unplanned_button, self.update_button))
        columns = (
            Column("due", self.tr("Due"), lambda row: str(row.due.isoformat()), width=100),
            Column("what", self.tr("Contact"), self._title, width=200),
            Column("rule", self.tr("Rule"), _rule, width=60),
            Column("note", self.tr("About"), lambda row: str(row.note), width=190),
            Column("state", self.tr("State"), self._state, width=120, tone=_tone),
            Column("owner", self.tr("Who"), lambda row: str(row.owner), width=60),
        )
        self.plan_model = PagedTableModel(columns, FixedRows(), self.context.jobs, self)
        self.plan_model.loaded.connect(self._select_task)
        self.plan_table = TableView("plan", self.tr("Plan"), self.plan_model)
        self.plan_table.selectionModel().currentRowChanged.connect(self._on_row_changed)
        self.plan.add(self.plan_table)
        self.consent = text_label("", "fact", wrap=True)
        self.plan.add(self.consent)
        self.column.addWidget(self.plan)

    def _build_call(self) -> Form:
        self.call = Section(self.tr("Contact"))
        self.call_state = Pill("", "accent")
        self.call.add_action(self.call_state)
        self.call.subtitle.setWordWrap(True)  # what a contact is about may be a sentence
        self.script = text_label("", wrap=True)
        self.script.setObjectName("script")
        self.call.add(self.script)
        self.renewal = RenewalPart(self.context)
        self.call.add(self.renewal)
        form = Form(columns=4)
        form.add(
            ChoiceField("way", self.tr("How"), [(key.value, words.word(text)) for key, text in words.WAYS.items()])
        )
        results = [(key.value, words.word(text)) for key, text in words.RESULTS.items()]
        form.add(ChoiceField("result", self.tr("Result"), results))
        form.add(CheckField("effective", self.tr("Effective contact")), span=2)
        form.add(MultiLine("contact_note", self.tr("What was said"), lines=2, max_length=500), span=4)
        form.add(DateField("next_due", self.tr("Next contact on"), today=self.context.showroom.work.today))
        form.add(TextField("next_purpose", self.tr("What for"), max_length=300))
        form.add(TextField("closed_reason", self.tr("Or: why nothing more is done"), max_length=200), span=2)
        self.call.add(form)
        row = QHBoxLayout()
        row.setSpacing(SPACE_2)
        for name, text, act in (
            ("log_contact", self.tr("Log contact"), self.log_contact), ("postpone", self.tr("Postpone"), self.postpone),
        ):  # fmt: skip
            row.addWidget(button(name, text, act))
        row.addStretch(1)
        self.call.body.addLayout(row)
        self.column.addWidget(self.call)
        return form

    def _build_survey(self) -> Form:
        section = Section(self.tr("Satisfaction survey"), self.tr("0 to 10; items left open do not count"))
        self.survey_state = Pill("", "good")
        section.add_action(self.survey_state)
        form = Form(columns=5)
        scores = [("", "—"), *((str(score), str(score)) for score in range(10, -1, -1))]
        for item, text in SURVEY_ITEMS.items():
            score = form.add(ChoiceField(SCORE + item, text.text(self.context.lang), scores, placeholder="—"))
            score.setMinimumContentsLength(2)  # five in a row, also in the narrowest window
        form.add(TextField("survey_comment", self.tr("In the customer's words"), max_length=500), span=5)
        section.add(form)
        row = QHBoxLayout()
        row.addWidget(button("save_survey", self.tr("Save survey"), self.save_survey))
        row.addStretch(1)
        section.body.addLayout(row)
        self.survey_section = section
        self.column.addWidget(section)
        return form

    def _build_referral(self) -> Form:
        section = Section(self.tr("Referrals"), self.tr("register before the first visit"))
        form = Form(columns=3)
        form.add(TextField("referral_name", self.tr("Recommended person")))
        form.add(PhoneField("referral_phone", self.tr("Mobile number")))
        form.add(TextField("referral_reward", self.tr("Reward promised"), max_length=120))
        section.add(form)
        row = QHBoxLayout()
        row.addWidget(button("register_referral", self.tr("Register referral"), self.register_referral))
        row.addStretch(1)
        section.body.addLayout(row)
        self.referrals = line_box()
        section.add(self.referrals)
        self.column.addWidget(section)
        return form

    def _build_history(self) -> None:
        self.history = Section(self.tr("Last contacts"))
        self.contacts = line_box()
        self.history.add(self.contacts)
        self.column.addWidget(self.history)

    def _submit(self, part: str, act: Any) -> None:
        self._part = part
        values = self.binder.collect()
        if values is not None:
            act(values)

    def _is_typed(self, part: str) -> bool:
        """Whether a part holds something that is not stored; a stored survey stays shown."""
        typed, kept = self.binder.snapshot(), self._kept_survey() if part == SURVEY else {}
        names = [name for name in self.forms[part].rows if name not in ("way", "effective")]
        return any(str(typed[name] or "") != kept.get(name, "") for name in names)

    def _kept_survey(self) -> dict[str, str]:
        survey = None if self.view_model.view is None else self.view_model.view.survey
        if survey is None:
            return {}
        scores = {SCORE + item: str(score) for item, score in survey.scores.items()}
        return {**scores, "survey_comment": survey.comment}

    def _on_changed(self) -> None:
        self.primary_changed.emit()

    def _touch(self, part: str) -> None:
        self._part = part

    def _on_loaded(self, view: FollowUpView) -> None:
        for part in self.forms:
            self._clear(part)
        self._show(view)
        self.loaded(view.version)
        self.primary_changed.emit()

    def _on_acted(self, what: str) -> None:
        texts = {
            "planned": self.tr("The follow-up plan is up to date"),
            "logged": self.tr("Contact logged"),
            "postponed": self.tr("Contact postponed"),
            "surveyed": self.tr("Survey stored"),
            "referred": self.tr("Referral registered"),
        }
        self.context.notifier.done(texts[what])
        parts = {"logged": CONTACT, "postponed": CONTACT, "surveyed": SURVEY, "referred": REFERRAL}
        if what in parts:
            self._clear(parts[what])
        if self.view_model.view is not None:
            self._show(self.view_model.view)
        if what == "planned" or any(self._is_typed(part) for part in self.forms):
            self.saved.emit()  # what else is typed, or offered from a draft, stays
        else:
            self.stored()
        self.primary_changed.emit()

    def _on_refused(self, errors: FieldErrors) -> None:
        self.binder.show_errors(
            FieldErrors({SCORE + name if name in SURVEY_ITEMS else name: text for name, text in errors.fields.items()})
        )

    def _clear(self, part: str) -> None:
        empty: dict[str, Any] = dict.fromkeys(self.forms[part].rows)
        if part == CONTACT:
            empty["way"] = "call"
        self.binder.set_values(empty)

    def _show(self, view: FollowUpView) -> None:
        facts = [] if view.delivered_on is None else [self.tr("delivered {day}").format(day=view.delivered_on)]
        facts.append(self.tr("{count} open").format(count=sum(line.state in OPEN for line in view.tasks)))
        self.plan.subtitle.setText(" · ".join(facts))
        self.plan_table.setFixedHeight(ROW_HEIGHT * (max(1, min(ROWS_SHOWN, len(view.tasks))) + 1) + 6)
        self.plan_model.use_source(FixedRows(view.tasks))
        self.consent.setText(self._consent_text(view))
        self.consent.setVisible(bool(self.consent.text()))
        self.update_button.setVisible(view.delivered_on is not None)
        self.survey_section.setVisible(view.delivered_on is not None)
        self._show_survey(view)
        suggested = view.suggested_next
        hint = "" if suggested is None else self.tr("by grade {day}").format(day=suggested)
        self.binder["next_due"].set_hint(hint)
        fill(self.contacts, [self._contact_text(line) for line in view.contacts[:CONTACTS_SHOWN]])
        self.history.setVisible(bool(view.contacts))
        fill(self.referrals, [referral_text(line) for line in view.referrals])
        self._show_call()

    def _consent_text(self, view: FollowUpView) -> str:
        if view.closed_reason:
            return self.tr("Closed: {reason}").format(reason=view.closed_reason)
        if view.do_not_contact:
            return self.tr("The customer wants no contact: only duties of the contract remain (PI-11).")
        if view.delivered_on is not None and not view.marketing_consent:
            return self.tr("No marketing consent: renewals, greetings and replacement are left out (PI-01).")
        return ""

    def _show_survey(self, view: FollowUpView) -> None:
        survey = view.survey
        if survey is None:
            self.survey_state.show_state("", "good")
            return
        index = "—" if survey.index is None else _tenths(survey.index)
        nps = survey.scores.get("nps", "—")
        self.survey_state.show_state(f"SSI {index} · NPS {nps}", "caution" if survey.low else "good")
        self.binder.set_values({SCORE + item: survey.scores.get(item) for item in SURVEY_ITEMS})
        self.binder.set_values({"survey_comment": survey.comment})

    def _show_call(self) -> None:
        view, task = self.view_model.view, self.view_model.task
        if view is None:
            return
        kind = "next_contact" if task is None else task.kind
        lang = self.context.lang
        self.call.title.setText(self.tr("Unplanned contact") if task is None else task_title(kind).text(lang))
        about = "" if task is None else task.note
        self.call.subtitle.setText(" · ".join(part for part in (view.customer_name, view.phone, about) if part))
        lines = [f"·  {line.text(lang)}" for line in script_of(kind)]
        if task is not None and task.unreached is not None:
            lines.insert(0, words.word(words.UNREACHED[task.unreached]))
        self.script.setText("\n".join(lines))
        self.renewal.show_task(view, task)
        if task is None:
            self.call_state.show_state("", "accent")
        else:
            self.call_state.show_state(self._state(task), words.TONES[task.state])

    def _select_task(self) -> None:
        """The selected contact is marked in the table."""
        for row in range(self.plan_model.rowCount()):
            if self.plan_model.id_at(row) == self.view_model.task_id:
                self.plan_table.setCurrentIndex(self.plan_model.index(row, 0))

    def _on_row_changed(self, current: QModelIndex, _before: QModelIndex) -> None:
        if current.isValid():
            self.view_model.select(self.plan_model.id_at(current.row()))
            self._show_call()

    def _on_unplanned(self) -> None:
        self.view_model.select(None)
        self.plan_table.clearSelection()
        self._show_call()
        self.binder.focus("way")

    def _title(self, row: TaskLine) -> str:
        return task_title(row.kind).text(self.context.lang)

    def _state(self, row: TaskLine) -> str:
        if row.state is TaskState.DONE and row.result:
            return words.result_word(row.result)
        text = words.word(words.STATES[row.state])
        return self.tr("{state}, tried {count}×").format(state=text, count=row.tries) if row.tries else text

    def _contact_text(self, line: ContactLine) -> str:
        at = line.at.astimezone(STORE_ZONE).strftime("%m-%d %H:%M")
        parts = (
            at, line.by, task_title(line.kind).text(self.context.lang), words.word(words.WAYS[line.way]),
            words.word(words.RESULTS[line.result]), line.note,
        )  # fmt: skip
        return " · ".join(part for part in parts if part)


def _rule(row: TaskLine) -> str:
    return row.kind if row.kind.startswith("FU-") else "GR-02"


def _tone(row: TaskLine) -> str:
    return words.TONES[row.state]


def _tenths(index: Fraction) -> str:
    """86.5: the index to one place, halves up."""
    return str((Decimal(index.numerator) / Decimal(index.denominator)).quantize(Decimal("0.1"), "ROUND_HALF_UP"))
