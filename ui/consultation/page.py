"""Step 2: listen, restate, let the customer confirm; grade and next contact stay on our side."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from showroom.consultation.views import GradeAdvice, NeedsView
from showroom.customers.model import Grade
from showroom.kernel.errors import FieldErrors
from ui.consultation import choices
from ui.consultation.view_model import ConsultationViewModel, values_from_draft
from ui.context import UiContext
from ui.theme import SPACE_5
from ui.widgets.buttons import LinkButton
from ui.widgets.cards import ChecklistWidget, Pill, Section, text_label
from ui.widgets.fields import CheckField, ChoiceField, DateField, MoneyField, TextField
from ui.widgets.form import Form
from ui.widgets.multi_line import MultiLine
from ui.widgets.step_page import StepPage

FIELDS_OF_FINDINGS = {"top_needs": "need_1"}


class ConsultationPage(StepPage):
    """The needs of one deal."""

    step = "consultation"

    def __init__(self, context: UiContext) -> None:
        super().__init__(context)
        self.view_model = ConsultationViewModel(context, self)
        forms = (
            self._build_needs(),
            self._build_car(),
            self._build_restatement(),
            self._build_consents(),
            *self._build_judgement(),
            self._build_next(),
        )
        self.column.addStretch(1)
        self.use_forms(*forms)
        self.binder.changed.connect(self._on_changed)
        self._multi("restatement").changed.connect(self._on_restated)
        self._choice("grade").changed.connect(self._on_grade_chosen)
        for signal, act in (
            (self.view_model.loaded, self._on_loaded),
            (self.view_model.advised, self._show_advice),
            (self.view_model.saved, self._on_saved),
            (self.view_model.refused, self._on_refused),
        ):
            signal.connect(act)

    def load(self, deal_id: int) -> None:
        self.view_model.load(deal_id)

    def primary_text(self) -> str:
        view = self.view_model.view
        stored = view is not None and view.draft.version > 0
        return "" if stored and not self.typed else self.tr("Save needs")

    def primary_enabled(self) -> bool:
        return self.view_model.view is not None

    def primary(self) -> None:
        values = self.binder.collect()
        if values is not None:
            self.view_model.save(values)

    def focus_field(self, name: str) -> bool:
        return super().focus_field(FIELDS_OF_FINDINGS.get(name, name))

    def hide_internal(self, hidden: bool) -> None:
        for section in (self.judgement, self.grading):
            section.setVisible(not hidden)

    def take_suggestion(self) -> None:
        """Choose the suggested grade."""
        advice = self.view_model.advice
        if advice is not None:
            self._choice("grade").set_value(advice.suggestion.grade.value)
            self._choice("grade").changed.emit()

    def _build_needs(self) -> Form:
        self.needs = Section(self.tr("Needs"), self.tr("ask openly, listen, do not sell yet"))
        self.complete = Pill("", "accent")
        self.needs.add_action(self.complete)
        form = Form(columns=2)
        form.add(TextField("what_brought_you", self.tr("What brought you here, what have you seen?"), max_length=300))
        form.add(TextField("present_car", self.tr("Your present car: likes and dislikes?"), max_length=300))
        form.add(TextField("who_drives", self.tr("Who drives, how far a day, where, children?"), max_length=300))
        form.add(TextField("present_situation", self.tr("Your situation at present?"), max_length=300))
        form.add(TextField("what_to_solve", self.tr("What should the new car solve?"), max_length=300))
        form.add(TextField("what_would_differ", self.tr("What would be different then?"), max_length=300))
        form.add(TextField("must_haves", self.tr("Must-haves: safety, comfort, technology, colour"), max_length=300))
        form.add(TextField("competitors", self.tr("Rivals compared"), max_length=200))
        self.needs.add(form)
        self.column.addWidget(self.needs)
        return form

    def _build_car(self) -> Form:
        section = Section(self.tr("Car, budget and time"))
        form = Form(columns=3)
        form.add(ChoiceField("body_type", self.tr("Body"), choices.translated(choices.BODY, empty=True)))
        seats = [("", "—"), *((str(n), str(n)) for n in range(2, 10))]
        form.add(ChoiceField("seats", self.tr("Seats"), seats))
        form.add(ChoiceField("energy", self.tr("Energy"), choices.translated(choices.ENERGY, empty=True)))
        form.add(MoneyField("budget", self.tr("Budget, total")))
        form.add(ChoiceField("pay_wish", self.tr("Wishes to pay"), choices.translated(choices.PAY, empty=True)))
        form.add(ChoiceField("horizon_days", self.tr("Will order"), choices.translated(choices.HORIZON, empty=True)))
        form.add(TextField("timing", self.tr("When needed and why"), max_length=200))
        form.add(TextField("deciders", self.tr("Who decides, who must see it"), max_length=200))
        ways = choices.translated(choices.CONTACT, empty=True)
        form.add(ChoiceField("contact_preference", self.tr("Prefers to be reached"), ways))
        section.add(form)
        self.column.addWidget(section)
        return form

    def _build_restatement(self) -> Form:
        section = Section(self.tr("Top needs and restatement"), self.tr("the presentation starts from these"))
        form = Form(columns=3)
        for place in (1, 2, 3):
            form.add(TextField(f"need_{place}", self.tr("Need {place}").format(place=place), max_length=80))
        form.add(MultiLine("restatement", self.tr("In our words"), lines=2, max_length=500), span=3)
        confirmed = self.tr("Read back to the customer, who confirmed it")
        form.add(CheckField("restatement_confirmed", confirmed), span=3)
        section.add(form)
        self.column.addWidget(section)
        return form

    def _build_consents(self) -> Form:
        section = Section(self.tr("Consents"), self.tr("one tick each, as the customer says"))
        self.notice = text_label("", "hint", wrap=True)
        self.notice.setObjectName("privacy_notice")
        section.add(self.notice)
        form = Form(columns=1)
        points = choices.translated(choices.CONSENTS)
        form.add(ChecklistWidget("consents", self.tr("Consents"), points))
        section.add(form)
        self.column.addWidget(section)
        return form

    def _build_judgement(self) -> tuple[Form, Form]:
        self.judgement = Section(self.tr("How ripe"), self.tr("BANT and prospect card (GR-04, GR-05)"))
        self.qualified, self.prospect = Pill("", "good"), Pill("", "good")
        self.judgement.add_action(self.qualified)
        self.judgement.add_action(self.prospect)
        left = Form(columns=2)
        known = choices.translated(choices.KNOWN)
        left.add(ChoiceField("bant_budget", self.tr("Budget"), known))
        left.add(ChoiceField("bant_authority", self.tr("Authority"), known))
        left.add(ChoiceField("bant_need", self.tr("Need"), known))
        left.add(ChoiceField("bant_timing", self.tr("Timing"), known))
        meeting = choices.translated(choices.MEETING, empty=True)
        left.add(ChoiceField("first_meeting", self.tr("First meeting"), meeting), span=2)
        right = Form(columns=1)
        points = choices.translated(choices.PROSPECT)
        right.add(ChecklistWidget("prospect", self.tr("Prospect card"), points))
        box = QWidget()
        box.setProperty("kind", "inner")
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_5)
        row.addWidget(left, 3)
        row.addWidget(right, 2)
        self.judgement.add(box)
        self.next_action = text_label("", "fact", wrap=True)
        self.judgement.add(self.next_action)
        self.column.addWidget(self.judgement)
        return left, right

    def _build_next(self) -> Form:
        self.grading = Section(self.tr("Grade and next contact"))
        form = Form(columns=2)
        form.add(CheckField("decision_maker_present", self.tr("The one who decides is here")))
        form.add(CheckField("asked_price", self.tr("Asked for price or loan")))
        grades = choices.translated(choices.GRADES, empty=True)
        form.add(ChoiceField("grade", self.tr("Grade"), grades))
        form.add(TextField("grade_reason", self.tr("Reason if other than suggested"), max_length=200))
        today = self.context.showroom.work.today
        form.add(DateField("next_contact", self.tr("Next contact"), today=today))
        form.add(TextField("next_note", self.tr("About what"), max_length=300))
        self.grading.add(self._build_suggestion())
        self.grading.add(form)
        self.column.addWidget(self.grading)
        return form

    def _build_suggestion(self) -> QWidget:
        box = QWidget()
        box.setProperty("kind", "inner")
        row = QVBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        self.suggestion = text_label("", "fact", wrap=True)
        self.suggestion.setObjectName("suggestion")
        row.addWidget(self.suggestion)
        take = LinkButton(self.tr("Take the suggestion"))
        take.setObjectName("take_suggestion")
        take.clicked.connect(self.take_suggestion)
        self.grading.add_action(take)
        return box

    def _choice(self, name: str) -> ChoiceField:
        field = self.binder[name].field
        assert isinstance(field, ChoiceField)
        return field

    def _multi(self, name: str) -> MultiLine:
        field = self.binder[name].field
        assert isinstance(field, MultiLine)
        return field

    def _on_changed(self) -> None:
        names = ("horizon_days", "bant_budget")
        values = {name: self._choice(name).value() for name in names}
        for name in ("decision_maker_present", "asked_price"):
            field = self.binder[name].field
            assert isinstance(field, CheckField)
            values[name] = field.value()
        self.view_model.advise(values)
        self.primary_changed.emit()

    def _on_restated(self) -> None:
        self.binder.set_values({"restatement_confirmed": False})  # other words must be confirmed anew

    def _on_grade_chosen(self) -> None:
        """Offer the latest day that the grade allows, where no day was agreed."""
        advice, chosen = self.view_model.advice, self._choice("grade").value()
        field = self.binder["next_contact"].field
        assert isinstance(field, DateField)
        if advice is None or not chosen:
            return
        due = advice.due[Grade(chosen)]
        self.binder["next_contact"].set_hint(self.tr("at the latest {day} (GR-02)").format(day=due.isoformat()))
        if not field.text().strip():
            field.set_value(due)

    def _on_loaded(self, view: NeedsView) -> None:
        self._show(view)
        self.loaded(view.draft.version)
        self.primary_changed.emit()

    def _on_saved(self, view: NeedsView) -> None:
        self._show(view)
        self.context.notifier.done(self.tr("Needs saved"))
        self.stored()
        self.primary_changed.emit()

    def _on_refused(self, errors: FieldErrors) -> None:
        self.binder.show_errors(errors)

    def _show(self, view: NeedsView) -> None:
        lang = self.context.lang
        self.binder.set_values(values_from_draft(view.draft))
        self.complete.show_state(self.tr("{percent} % answered").format(percent=view.complete), "accent")
        self.qualified.show_state(self.tr("qualified") if view.qualified else "", "good")
        self.prospect.show_state(self.tr("prospect") if view.is_prospect else "", "good")
        self.notice.setText(view.notice.text(lang))
        self.next_action.setText("" if view.next_action is None else view.next_action.text(lang))
        self.next_action.setVisible(view.next_action is not None)
        self.binder["next_contact"].set_hint("" if view.planned_why is None else view.planned_why.text(lang))
        self._show_advice(view.advice)

    def _show_advice(self, advice: GradeAdvice) -> None:
        found = advice.suggestion
        reasons = found.reasons_zh if self.context.lang == "zh" else found.reasons_en
        joined = "，".join(reasons) if self.context.lang == "zh" else ", ".join(reasons)
        text = self.tr("Suggested {grade}: {reasons}").format(grade=found.grade.value, reasons=joined)
        self.suggestion.setText(text)
