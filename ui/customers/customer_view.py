"""One customer's card: the form, what is hidden and why it was looked at, deals, tasks, consents and grades."""

from __future__ import annotations

from typing import Any

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from showroom.customers.model import ConsentPurpose, Grade
from showroom.customers.views import CustomerView, GradeLine, TaskRow
from showroom.deals.handover import STEP_NAMES
from showroom.deals.views import DealRow
from showroom.kernel.actor import Permission
from showroom.kernel.clock import STORE_ZONE
from showroom.kernel.errors import ShowroomError
from showroom.reception.model import VisitKind
from ui.context import UiContext
from ui.customers import words
from ui.customers.task_dialog import TaskDialog
from ui.customers.view_model import CustomerViewModel, values_of
from ui.theme import Tone
from ui.widgets.buttons import Button, LinkButton
from ui.widgets.cards import Card, Section, text_label
from ui.widgets.channels import channel_choices
from ui.widgets.fields import CheckField, ChoiceField, DateField, IdField, PhoneField, TextField
from ui.widgets.form import Form
from ui.widgets.line_list import Line, LineList
from ui.widgets.multi_line import MultiLine
from ui.widgets.reason_dialog import ReasonDialog
from ui.widgets.record_view import RecordView

STATUS_TONES: dict[str, Tone] = {"open": "accent", "won": "good", "cancelled": "muted", "lost": "refusal"}


class CustomerCard(RecordView):
    """Opened with `open_customer(id)` or `open_new()`."""

    def __init__(self, context: UiContext) -> None:
        super().__init__(context, "customer_card", "")
        self.back.show_text(self.tr("Customers"))
        self.view_model = CustomerViewModel(context, self)
        self.reveal_links: dict[str, LinkButton] = {}
        self._build_head_buttons()
        self.form_card = self.add_card(5)
        self.limited_text = text_label("", "large", "muted", wrap=True)
        self.limited_text.setObjectName("limited")
        self.limited_text.hide()
        self.form_card.add(self.limited_text)
        self._build_forms()
        self.form_card.column.addStretch(1)
        self.side = self.add_card(3)
        self.side.setMinimumWidth(330)
        self._build_side(self.side)
        self.use_forms("customer", self.identity, self.particulars)
        self._connect()

    def open_customer(self, customer_id: int) -> None:
        """Read and show a customer."""
        self.flush_drafts()
        self.typed = False
        self.view_model.view = None
        self.view_model.load(customer_id)

    def open_new(self) -> None:
        """An empty form."""
        self.flush_drafts()
        self.view_model.start_new()
        self.title.setText(self.tr("New customer"))
        self.facts.setText("")
        self.pill.show_state("", "accent")
        self.binder.clear_errors()
        self.binder.set_values(dict.fromkeys(self.binder.rows))
        self.binder.set_values({"kind": "person", "do_not_contact": False})
        self._show_parts(known=False, limited=False)
        self.begin(0)
        self.binder.focus("name")

    def save(self, values: dict[str, Any]) -> None:
        self.view_model.save(values)

    def hide_internal(self, hidden: bool) -> None:
        """The customer looks on: no grade, no notes, no list of what is planned with them."""
        self.pill.setVisible(not hidden and bool(self.pill.text()))
        self.binder["note"].setVisible(not hidden)
        self.grade_section.setVisible(not hidden)
        self.task_section.setVisible(not hidden)

    # --- building -------------------------------------------------------------------------------------------------

    def _build_head_buttons(self) -> None:
        self.deal_button = Button(self.tr("New deal"), "", "handshake")
        self.deal_button.setObjectName("new_deal")
        self.deal_button.setProperty("menu", "true")
        menu = QMenu(self.deal_button)
        self.came = QAction(self.tr("The customer is in the store"), menu)
        self.came.triggered.connect(self._on_came)
        self.phoned = QAction(self.tr("The customer is on the phone"), menu)
        self.phoned.triggered.connect(self._on_phoned)
        menu.addActions([self.came, self.phoned])
        self.deal_button.setMenu(menu)
        self.head.insertWidget(self.head.count() - 1, self.deal_button)

    def _build_forms(self) -> None:
        section = Section(self.tr("Identity"))
        for field, text in (
            ("phone", self.tr("Show phone")),
            ("other_phones", self.tr("Show other phones")),
            ("id_number", self.tr("Show document number")),
        ):
            link = LinkButton(text, "", "eye")
            link.setObjectName(f"reveal_{field}")
            link.setProperty("field", field)
            link.clicked.connect(self._on_reveal_clicked)
            self.reveal_links[field] = link
            section.add_action(link)
        form = self.identity = Form(columns=3)
        form.add(TextField("name", self.tr("Name"), required=True))
        form.add(PhoneField("phone", self.tr("Phone")))
        form.add(TextField("other_phones", self.tr("Other phones"), max_length=120))
        kinds = [("person", self.tr("Person")), ("company", self.tr("Company"))]
        form.add(ChoiceField("kind", self.tr("Kind"), kinds))
        genders = [("", "—"), ("F", self.tr("Ms")), ("M", self.tr("Mr"))]
        form.add(ChoiceField("gender", self.tr("Form of address"), genders))
        form.add(DateField("birth", self.tr("Birth date"), placeholder="1990-05-20"))
        form.add(ChoiceField("id_kind", self.tr("Document"), words.id_kinds(self.context.lang)))
        form.add(IdField("id_number", self.tr("Document number"), max_length=40))
        form.add(DateField("id_valid_to", self.tr("Valid to"), placeholder="2036-05-20"))
        section.add(form)
        self.form_card.add(section)
        self.identity_section = section
        self.particulars_section = Section(self.tr("Particulars"))
        form = self.particulars = Form(columns=3)
        form.add(TextField("address", self.tr("Address"), max_length=200), span=2)
        form.add(TextField("district", self.tr("District")))
        form.add(TextField("interest", self.tr("Interested in"), max_length=120), span=2)
        form.add(ChoiceField("channel", self.tr("How they heard of us"), channel_choices()))
        form.add(MultiLine("note", self.tr("Notes"), lines=4, max_length=5000), span=3)
        form.add(CheckField("do_not_contact", self.tr("Does not want to be contacted")), span=3)
        self.particulars_section.add(form)
        self.form_card.add(self.particulars_section)

    def _build_side(self, card: Card) -> None:
        self.deal_section = Section(self.tr("Deals"))
        self.deals = LineList("customer_deals", self.tr("No deal yet."))
        self.deal_section.add(self.deals)
        self.task_section = Section(self.tr("To do"))
        self.tasks = LineList("customer_tasks", self.tr("Nothing planned."))
        self.task_section.add(self.tasks)
        self.consent_section = Section(self.tr("Consents"))
        self.consents = LineList("customer_consents", "")
        self.consent_section.add(self.consents)
        self.grade_section = Section(self.tr("Grade"))
        self.grade_button = LinkButton(self.tr("Change grade"), "", "pencil")
        self.grade_button.setObjectName("change_grade")
        self.grade_button.clicked.connect(self._on_grade_clicked)
        self.grade_section.add_action(self.grade_button)
        self.grade_form = Form(columns=2)
        self.grade = self.grade_form.add(ChoiceField("grade", self.tr("New grade"), words.grades()))
        self.grade_reason = self.grade_form.add(TextField("grade_reason", self.tr("Reason"), max_length=200))
        self.grade_form.hide()
        self.grade_section.add(self.grade_form)
        self.grades = LineList("customer_grades", self.tr("No change of grade yet."))
        self.grade_section.add(self.grades)
        for section in (self.deal_section, self.task_section, self.consent_section, self.grade_section):
            card.add(section)
        card.column.addStretch(1)

    def _connect(self) -> None:
        model = self.view_model
        model.loaded.connect(self._on_loaded)
        model.saved.connect(self._on_saved)
        model.refused.connect(self._on_refused)
        model.revealed.connect(self._on_revealed)
        model.deals_read.connect(self._on_deals)
        model.tasks_read.connect(self._on_tasks)
        model.grades_read.connect(self._on_grades)
        model.deal_opened.connect(self._on_deal_opened)
        self.deals.acted.connect(self._on_deal_acted)
        self.tasks.acted.connect(self._on_task_acted)
        self.consents.acted.connect(self._on_consent_acted)
        self.grade.changed.connect(self._on_grade_chosen)
        self.grade_reason.returnPressed.connect(self._on_grade_chosen)

    # --- showing --------------------------------------------------------------------------------------------------

    def _on_loaded(self, view: CustomerView) -> None:
        self.title.setText(view.name)
        facts = [view.phone, self.tr("owner {name}").format(name=view.owner_name)]
        if view.do_not_contact:
            facts.append(self.tr("does not want to be contacted"))
        if view.origin:
            facts.append(self.tr("from {file}").format(file=view.origin))
        self.facts.setText("  ·  ".join(fact for fact in facts if fact))
        tone = words.GRADE_TONES.get(view.grade.value, "muted")
        self.pill.show_state("" if view.limited else view.grade.value, tone)
        self.limited_text.setText(
            self.tr("A customer of {name}. You may only see that they are known (PI-10).").format(name=view.owner_name)
        )
        self._show_parts(known=True, limited=view.limited)
        for field, link in self.reveal_links.items():
            link.setVisible(field in view.masked and self.view_model.may(Permission.CUSTOMER_REVEAL))
        self.deal_button.setVisible(
            not view.limited and bool(view.phone) and "phone" not in view.masked and self._may_open_deals()
        )
        self._show_consents(view)
        if self.typed:
            return
        channel = self.binder["channel"].field
        assert isinstance(channel, ChoiceField)
        channel.set_choices(channel_choices(view.channel))
        self.binder.set_values(values_of(view))
        if not view.limited:
            self.begin(view.id, view.version)

    def _show_parts(self, *, known: bool, limited: bool) -> None:
        self.limited_text.setVisible(limited)
        self.identity_section.setVisible(not limited)
        self.particulars_section.setVisible(not limited)
        self.side.setVisible(known and not limited)
        self.deal_button.setVisible(False)
        for link in self.reveal_links.values():
            link.setVisible(False)
        self.set_writable(not limited and self.view_model.may(Permission.CUSTOMER_WRITE))
        self.grade_form.hide()
        self.grade_button.setVisible(self.view_model.may(Permission.CUSTOMER_WRITE))

    def _may_open_deals(self) -> bool:
        return self.view_model.may(Permission.VISIT_WRITE) and self.view_model.may(Permission.DEAL_READ)

    def _on_deals(self, rows: tuple[DealRow, ...]) -> None:
        place = 0 if self.context.lang == "zh" else 1
        lines = []
        for row in rows:
            opened = f"{row.opened_at.astimezone(STORE_ZONE):%Y-%m-%d}"
            step = STEP_NAMES[row.current_step][place]
            line = Line(row.id, row.car_text or row.number, f"{row.number} · {opened} · {step} · {row.owner_name}")
            tone = STATUS_TONES[row.status.value]
            lines.append(
                line.with_pill(words.word(words.STATUSES[row.status.value]), tone).with_link("deal", self.tr("Open"))
            )
        self.deals.show_lines(lines)

    def _on_tasks(self, rows: tuple[TaskRow, ...]) -> None:
        writes = self.view_model.may(Permission.FOLLOW_UP_WRITE)
        lines = []
        for row in rows:
            late = self.tr("overdue") if row.overdue else ""
            facts = [row.due.isoformat(), late, row.owner_name, row.note]
            line = Line(row.id, words.task_text(row.kind), " · ".join(fact for fact in facts if fact))
            if row.overdue:
                line.with_pill(self.tr("overdue"), "caution")
            lines.append(line.with_link("done", self.tr("Done…")) if writes else line)
        self.tasks.show_lines(lines)

    def _on_grades(self, rows: tuple[GradeLine, ...]) -> None:
        lines = []
        for number, row in enumerate(rows):
            at = f"{row.at.astimezone(STORE_ZONE):%Y-%m-%d %H:%M}"
            tone = words.GRADE_TONES.get(row.grade.value, "muted")
            lines.append(Line(number, f"{at} · {row.by}", row.reason).with_pill(row.grade.value, tone))
        self.grades.show_lines(lines)

    def _show_consents(self, view: CustomerView) -> None:
        known = {line.purpose: line for line in view.consents}
        writes = self.view_model.may(Permission.CUSTOMER_WRITE)
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

    # --- acts and answers -----------------------------------------------------------------------------------------

    def _on_saved(self, _view: CustomerView) -> None:
        self.stored()
        self.context.notifier.done(self.tr("Customer saved"))

    def _on_refused(self, error: ShowroomError) -> None:
        if "grade_reason" in getattr(error, "fields", {}):
            self.grade_form.rows["grade_reason"].show_error(error.fields["grade_reason"].text(self.context.lang))  # type: ignore[attr-defined]
            return
        self.show_failure(error)

    def _on_reveal_clicked(self) -> None:
        self._reveal_field = str(self.sender().property("field"))
        question = self.tr("Why do you need to see it? Your name, the time and the reason are kept.")
        self.reason_dialog = ReasonDialog(self, question, self.tr("Show"))
        self.reason_dialog.given.connect(self._on_reason_given)
        self.reason_dialog.open()

    def _on_reason_given(self, reason: str) -> None:
        self.view_model.reveal(self._reveal_field, reason)

    def _on_revealed(self, field: str, value: str) -> None:
        self.binder.set_values({field: value})
        self.reveal_links[field].hide()

    def _on_grade_clicked(self) -> None:
        self.grade_form.setVisible(self.grade_form.isHidden())
        if self.view_model.view is not None:
            self.grade.set_value(self.view_model.view.grade.value)
        self.grade_reason.setFocus()

    def _on_grade_chosen(self) -> None:
        view = self.view_model.view
        chosen = self.grade.value()
        if view is not None and chosen and Grade(chosen) is not view.grade:
            self.view_model.set_grade(chosen, self.grade_reason.value())
            self.grade_reason.set_value("")

    def _on_consent_acted(self, purpose: object, act: str) -> None:
        self.view_model.consent(str(purpose), given=act == "give")

    def _on_task_acted(self, task_id: object, _act: str) -> None:
        if isinstance(task_id, int):
            self.task_dialog = TaskDialog(self, task_id, self.context.showroom.work.today)
            self.task_dialog.given.connect(self.view_model.complete_task)
            self.task_dialog.open()

    def _on_deal_acted(self, deal_id: object, _act: str) -> None:
        if isinstance(deal_id, int):
            self.context.open_place("deal", deal_id)

    def _on_came(self) -> None:
        self.view_model.open_deal(VisitKind.WALK_IN)

    def _on_phoned(self) -> None:
        self.view_model.open_deal(VisitKind.CALL)

    def _on_deal_opened(self, deal_id: int) -> None:
        self.context.open_place("deal", deal_id)
