"""Step 1: who came, how they were greeted, and whose customer it is."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from showroom.customers.owner_history import rule_name
from showroom.kernel.actor import Permission
from showroom.kernel.clock import STORE_ZONE
from showroom.kernel.errors import FieldErrors
from showroom.reception.messages import GREETING
from showroom.reception.views import OwnershipLine, ReceptionView
from showroom.staff.service import Colleague
from ui.context import UiContext
from ui.reception import words
from ui.reception.view_model import ReceptionViewModel, values_from_view
from ui.widgets.buttons import Button
from ui.widgets.cards import ChecklistWidget, Pill, Section, text_label
from ui.widgets.channels import channel_choices
from ui.widgets.fields import ChoiceField, PhoneField, TextField
from ui.widgets.form import Form, FormBinder
from ui.widgets.multi_line import MultiLine
from ui.widgets.step_page import StepPage


class ReceptionPage(StepPage):
    """The reception of one deal."""

    step = "reception"

    def __init__(self, context: UiContext) -> None:
        super().__init__(context)
        self.view_model = ReceptionViewModel(context, self)
        customer, visit = self._build_customer(), self._build_visit()
        self._build_owner()
        greeting = self._build_greeting()
        self.column.addStretch(1)
        self.use_forms(customer, visit, greeting)
        self.binder.changed.connect(self.primary_changed)
        for signal, act in (
            (self.view_model.loaded, self._on_loaded),
            (self.view_model.saved, self._on_saved),
            (self.view_model.refused, self._on_refused),
            (self.view_model.overridden, self._on_overridden),
            (self.view_model.staff_read, self._on_staff),
        ):
            signal.connect(act)

    def load(self, deal_id: int) -> None:
        self.view_model.load(deal_id)

    def primary_text(self) -> str:
        view = self.view_model.view
        stored = view is not None and view.visit_id is not None
        return "" if stored and not self.typed else self.tr("Save reception")

    def primary_enabled(self) -> bool:
        return self.view_model.view is not None

    def primary(self) -> None:
        values = self.binder.collect()
        if values is not None:
            self.view_model.save(values)

    def hide_internal(self, hidden: bool) -> None:
        self.owner_section.setVisible(not hidden)
        self.greeting_section.setVisible(not hidden)
        self.binder["remark"].setVisible(not hidden)

    def change_owner(self) -> None:
        """The manager's word on whose customer it is."""
        values = self.owner_binder.collect()
        if values is not None and values["new_owner"]:
            self.view_model.override_owner(int(values["new_owner"]), values["reason"])

    def _build_customer(self) -> Form:
        section = Section(self.tr("Customer"), self.tr("filed with name, phone and intended car (RC-02)"))
        form = Form(columns=3)
        form.add(TextField("name", self.tr("Name"), required=True))
        form.add(PhoneField("phone", self.tr("Phone")))
        form.add(TextField("wanted_model", self.tr("Intended car"), max_length=120))
        sexes = [("", "—"), ("M", self.tr("Mr")), ("F", self.tr("Ms"))]
        form.add(ChoiceField("gender", self.tr("Form of address"), sexes))
        form.add(TextField("district", self.tr("District"), max_length=80))
        form.add(ChoiceField("channel", self.tr("How they heard of us"), channel_choices()))
        section.add(form)
        self.column.addWidget(section)
        return form

    def _build_visit(self) -> Form:
        self.visit_section = Section(self.tr("Visit"))
        form = Form(columns=3)
        form.add(ChoiceField("kind", self.tr("How"), words.kinds()))
        form.add(ChoiceField("purpose", self.tr("Why"), words.purposes()))
        form.add(TextField("party_size", self.tr("People"), max_length=3))
        form.add(TextField("companions", self.tr("Companions"), max_length=120))
        form.add(TextField("own_car", self.tr("Came with, own car"), max_length=80))
        form.add(ChoiceField("asks_for_id", self.tr("Asks for"), [("", self.tr("Nobody"))]))
        form.add(MultiLine("remark", self.tr("Remarks"), lines=2, max_length=500), span=3)
        self.visit_section.add(form)
        self.column.addWidget(self.visit_section)
        return form

    def _build_owner(self) -> None:
        self.owner_section = Section(self.tr("Ownership"))
        self.owner_rule = Pill("", "accent")
        self.owner_section.add_action(self.owner_rule)
        self.owner_text = text_label("", wrap=True)
        self.owner_text.setObjectName("owner_text")
        self.owner_section.add(self.owner_text)
        self.owner_form = Form(columns=3)
        self.owner_form.add(ChoiceField("new_owner", self.tr("Give to"), []))
        self.owner_form.add(TextField("reason", self.tr("Reason, ten characters or more"), max_length=200))
        box = QWidget()
        box.setProperty("kind", "inner")
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 22, 0, 20)  # level with the fields, between label and message
        self.owner_button = Button(self.tr("Change owner"))
        self.owner_button.setObjectName("change_owner")
        self.owner_button.clicked.connect(self.change_owner)
        row.addWidget(self.owner_button)
        row.addStretch(1)
        self.owner_form.add_widget(box)
        self.owner_form.setVisible(self.context.actor.may(Permission.OWNERSHIP_OVERRIDE))
        self.owner_binder = FormBinder(self.owner_form, parent=self)
        self.owner_section.add(self.owner_form)
        self.column.addWidget(self.owner_section)

    def _build_greeting(self) -> Form:
        self.greeting_section = Section(self.tr("Greeting"), self.tr("within one minute (RC-04)"))
        lang = self.context.lang
        points = [(key, message.text(lang)) for key, message in GREETING.items()]
        form = Form(columns=1)
        form.add(ChecklistWidget("greeting", self.tr("Greeting standard"), points))
        self.script = text_label("", "hint", wrap=True)
        self.script.setObjectName("script")
        self.greeting_section.add(self.script)
        self.greeting_section.add(form)
        self.column.addWidget(self.greeting_section)
        return form

    def _on_staff(self, people: tuple[Colleague, ...]) -> None:
        field = self.binder["asks_for_id"].field
        assert isinstance(field, ChoiceField)
        names = [(str(person.id), person.name) for person in people]
        field.set_choices([("", self.tr("Nobody")), *names])
        new_owner = self.owner_binder["new_owner"].field
        assert isinstance(new_owner, ChoiceField)
        new_owner.set_choices(names)
        view = self.view_model.view
        if view is not None and view.asks_for_id is not None:
            field.set_value(str(view.asks_for_id))

    def _on_loaded(self, view: ReceptionView) -> None:
        self._show(view)
        self.loaded(view.version)
        self.primary_changed.emit()

    def _on_saved(self, view: ReceptionView) -> None:
        self._show(view)
        self.context.notifier.done(self.tr("Reception saved"))
        self.stored()
        self.primary_changed.emit()

    def _on_refused(self, errors: FieldErrors) -> None:
        self.binder.show_errors(errors)
        self.owner_binder.show_errors(errors)

    def _on_overridden(self) -> None:
        self.context.notifier.done(self.tr("Owner changed"))
        self.owner_binder.set_values({"new_owner": "", "reason": ""})
        self.saved.emit()
        if not self.typed:  # what is typed and not saved stays as it is
            self.view_model.load(self.deal_id)

    def _show(self, view: ReceptionView) -> None:
        channel = self.binder["channel"].field
        assert isinstance(channel, ChoiceField)
        channel.set_choices(channel_choices(view.channel))
        self.binder.set_values(values_from_view(view))
        self.visit_section.subtitle.setText(self._times(view))
        self.script.setText(view.script.text(self.context.lang))
        newest = view.decisions[0] if view.decisions else None
        self.owner_rule.show_state("" if newest is None else rule_name(newest.rule, self.context.lang), "accent")
        lines = [self._line(line) for line in view.decisions]
        self.owner_text.setText("\n".join(lines) or self.tr("Not decided: add name, phone and intended car."))

    def _times(self, view: ReceptionView) -> str:
        if view.arrived_at is None:
            return self.tr("not logged yet: saving logs it")
        text = self.tr("arrived {time}").format(time=f"{view.arrived_at.astimezone(STORE_ZONE):%m-%d %H:%M}")
        if view.left_at is not None:
            text += self.tr(", left {time}").format(time=f"{view.left_at.astimezone(STORE_ZONE):%H:%M}")
        return text + self.tr(", received by {name}").format(name=view.consultant or "—")

    def _line(self, line: OwnershipLine) -> str:
        evidence = line.evidence_zh if self.context.lang == "zh" else line.evidence_en
        day = f"{line.at.astimezone(STORE_ZONE):%m-%d}"
        text = f"{day}  {line.owner} · {rule_name(line.rule, self.context.lang)} · {evidence}"
        if line.protected_until is not None:
            text += self.tr(" · protected until {day}").format(day=line.protected_until.isoformat())
        return text
