"""One customer's file: head with masked numbers, tabs over everything that is known, and what to do beside them."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction, QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QTabWidget, QVBoxLayout

from showroom.customer_file.views import HistoryPart, IdentityPart, TimelinePage
from showroom.customers.duplicates import Probe
from showroom.customers.model import ConsentPurpose, Grade
from showroom.customers.views import CustomerView
from showroom.kernel.actor import Permission
from showroom.kernel.comparison import EditedMeanwhile
from showroom.kernel.errors import FieldErrors, ShowroomError
from showroom.reception.model import VisitKind
from showroom.reception.ownership_facts import Typed
from ui.context import UiContext
from ui.customers import words
from ui.customers.doubles_card import DoublesCard
from ui.customers.file_view_model import FileViewModel
from ui.customers.form_saving import FormSaving
from ui.customers.header import NumbersRow
from ui.customers.history_tabs import DealsTab, MoneyTab, TimelineTab
from ui.customers.identity_form import IdentityForm
from ui.customers.merge_button import MergeButton
from ui.customers.part_acts import PartActs
from ui.customers.parts_tab import PartsTab
from ui.customers.reveals import Reveals, masks_of
from ui.customers.side import SideCard
from ui.customers.task_dialog import TaskDialog
from ui.customers.view_model import CustomerViewModel, values_of
from ui.widgets.buttons import Button, LinkButton
from ui.widgets.channels import channel_choices
from ui.widgets.fields import ChoiceField
from ui.widgets.ownership_note import OwnershipNote
from ui.widgets.record_view import RecordView

TIMELINE = 4
"""The tab that is read only when it is looked at."""
OWN_FIELDS = frozenset({"name", "phone", "gender", "birth", "id_number", "address", "district", "channel", "interest"})


class CustomerCard(RecordView):
    """Opened with `open_customer(id)` or `open_new()`."""

    def __init__(self, context: UiContext) -> None:
        super().__init__(context, "customer_card", "")
        self.back.show_text(self.tr("Customers"))
        self.view_model = CustomerViewModel(context, self)
        self.file = FileViewModel(context, self)
        self._hidden = False
        self._history: HistoryPart | None = None
        self._unfilled: list[DealsTab | MoneyTab | TimelineTab] = []
        self._rest = QTimer(self, interval=0)
        self._rest.timeout.connect(self._fill_next)
        self._build_head_buttons()
        self.numbers = NumbersRow(context, self)
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.insertWidget(1, self.numbers)
        self._build_tabs()
        self.side = SideCard(context)
        self.columns.addWidget(self.side, 3)
        self.use_forms("customer", self.form.identity, self.form.particulars)
        self.saving = FormSaving(self)
        self.doubles = DoublesCard(self.binder, context.lang)
        self.columns.addWidget(self.doubles, 3)
        self.note = OwnershipNote(context)
        self.form.identity_section.add(self.note)
        self.acts = PartActs(self, context, self.file, self.parts)
        self.reveals = Reveals(self, context, (self.view_model, self.file), self.binder)
        self.reveals.watch(self.form, self.numbers, self.parts)
        self._connect()
        self._connect_file()

    def open_customer(self, customer_id: int) -> None:
        """Read and show a customer."""
        self._leave()
        self.typed = False
        self.view_model.view = None
        self.file.customer_id = 0
        self.timeline.begin()
        self.view_model.load(customer_id)

    def open_new(self) -> None:
        """An empty form."""
        self._leave()
        self.view_model.start_new()
        self.saving.filled.forget()
        self.file.load(0)
        self.title.setText(self.tr("New customer"))
        self.facts.setText("")
        self.pill.show_state("", "accent")
        self.binder.clear_errors()
        self.binder.set_values(dict.fromkeys(self.binder.rows))
        self.binder.set_values({"kind": "person", "do_not_contact": False})
        self._show_parts(known=False, limited=False)
        self.doubles.begin(0, {})
        self.note.show_answer(None)
        self.begin(0)
        self.binder.focus("name")

    def save(self, values: dict[str, Any]) -> None:
        self.saving.save(values)

    def draft_snapshot(self) -> dict[str, Any]:
        return super().draft_snapshot() | self.saving.filled.snapshot()

    def take_draft(self, snapshot: dict[str, Any]) -> None:
        self.saving.filled.restore(snapshot)
        super().take_draft(snapshot)

    def hide_internal(self, hidden: bool) -> None:
        """The customer looks on: no grade, no notes, no list of what is planned with them."""
        self._hidden = self.saving.settling.hide_internal = hidden
        self.numbers.conceal()
        self.pill.setVisible(not hidden and bool(self.pill.text()))
        self.binder["note"].setVisible(not hidden)
        self.side.hide_internal(hidden)
        self.parts.sections["personal_note"].setVisible(not hidden)
        self.tabs.setTabVisible(TIMELINE, not hidden and self.view_model.view is not None)

    def hideEvent(self, event: QHideEvent) -> None:
        self.reveals.conceal()
        super().hideEvent(event)

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
        self.merge_button = MergeButton(self, self.context)
        self.merge_button.hide()
        self.head.insertWidget(self.head.count() - 1, self.merge_button)
        self.head.insertWidget(self.head.count() - 1, self.deal_button)

    def _build_tabs(self) -> None:
        context = self.context
        self.tabs = QTabWidget()
        self.tabs.setObjectName("customer_tabs")
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        self.form, self.parts = IdentityForm(context), PartsTab(context)
        self.deals_tab, self.money, self.timeline = DealsTab(context), MoneyTab(context), TimelineTab(context)
        for number, (tab, text) in enumerate(
            (
                (self.form, self.tr("Identity")),
                (self.parts, self.tr("People and cars")),
                (self.deals_tab, self.tr("Deals and visits")),
                (self.money, self.tr("Papers and money")),
                (self.timeline, self.tr("History")),
            )
        ):
            self.tabs.addTab(tab, text)
            self.tabs.setTabToolTip(number, f"Alt {number + 1}")
            key = QShortcut(QKeySequence(f"Alt+{number + 1}"), self)
            key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            key.activated.connect(partial(self.show_tab, number))
        self.columns.addWidget(self.tabs, 5)

    def show_tab(self, number: int) -> None:
        """Show a tab (0 to 4) and put the keyboard into it, where it is offered now."""
        if not self.tabs.isTabVisible(number):
            return
        self._fill(self.tabs.widget(number))
        self.tabs.setCurrentIndex(number)
        first = self.binder["name"].field if number == 0 else None
        if first is None:
            links = self.tabs.currentWidget().findChildren(LinkButton)
            first = next((link for link in links if link.isVisible()), self.tabs.tabBar())
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _connect(self) -> None:
        model = self.view_model
        model.loaded.connect(self._on_loaded)
        model.saved.connect(self._on_saved)
        model.refused.connect(self._on_refused)
        model.task_done.connect(self._on_again)
        model.deal_opened.connect(self._on_deal_opened)
        self.side.tasks.acted.connect(self._on_task_acted)
        self.side.consents.acted.connect(self._on_consent_acted)
        self.side.grade_button.clicked.connect(self._on_grade_clicked)
        self.side.grade_wanted.connect(self._on_grade_wanted)
        self.side.missing_wanted.connect(self._on_missing)
        self.side.plan_wanted.connect(self.acts.plan)
        self.tabs.currentChanged.connect(self._on_tab)

    def _connect_file(self) -> None:
        file = self.file
        file.identity_read.connect(self._on_identity)
        file.history_read.connect(self._on_history)
        file.timeline_read.connect(self._on_timeline)
        file.doubles_found.connect(self.doubles.show_known)
        file.paper_read.connect(self._on_paper)
        file.undone.connect(self._on_undone)
        file.refused.connect(self.context.notifier.refused)
        file.changed_elsewhere.connect(self._on_again)
        self.acts.show_wanted.connect(self.reveals.show_part)
        self.acts.consent_wanted.connect(self._on_notes_agreed)
        self.doubles.probe_wanted.connect(file.look_for_doubles)
        self.doubles.probe_wanted.connect(self._ask_owner)
        self.doubles.open_wanted.connect(self.open_customer)
        self.deals_tab.deal_wanted.connect(self._on_deal_opened)
        self.money.deal_wanted.connect(self._on_deal_opened)
        self.money.paper_wanted.connect(file.read_paper)
        self.timeline.older_wanted.connect(file.read_timeline)

    def _ask_owner(self, probe: Probe) -> None:
        """Whose a new customer's number is already, as the facts stand now (OW-1…6)."""
        if self.view_model.view is None:
            self.note.ask(Typed(probe.phone, probe.id_number, probe.licence))

    # --- showing --------------------------------------------------------------------------------------------------

    def _on_loaded(self, view: CustomerView) -> None:
        self.title.setText(view.name)
        self.note.show_answer(None)
        self.numbers.show_view(view)
        self._show_facts(view)
        tone = words.GRADE_TONES.get(view.grade.value, "muted")
        self.pill.show_state("" if view.limited or self._hidden else view.grade.value, tone)
        self.form.limited_text.setText(
            self.tr("A customer of {name}. You may only see that they are known (PI-10).").format(name=view.owner_name)
        )
        self._show_parts(known=True, limited=view.limited)
        for field, link in self.form.links.items():
            link.setVisible(bool(getattr(view, field)) and self.view_model.may(Permission.CUSTOMER_REVEAL))
        self.deal_button.setVisible(
            not view.limited and bool(view.phone) and "phone" not in view.masked and self._may_open_deals()
        )
        self.side.show_consents(view)
        self.file.load(0 if view.limited else view.id)
        if self.typed:
            return
        channel = self.binder["channel"].field
        assert isinstance(channel, ChoiceField)
        channel.set_choices(channel_choices(view.channel))
        shown = values_of(view) | masks_of(view)
        self.saving.fill(shown, view.version)
        self.doubles.begin(view.id, shown)
        if not view.limited:
            self.begin(view.id, view.version)

    def _show_facts(self, view: CustomerView, part: IdentityPart | None = None) -> None:
        facts = [self.tr("owner {name}").format(name=view.owner_name)]
        if view.do_not_contact:
            facts.append(self.tr("does not want to be contacted"))
        if view.origin:
            facts.append(self.tr("from {file}").format(file=view.origin))
        self.numbers.show_owner("  ·  ".join(facts), None if part is None else part.ownership)

    def _show_parts(self, *, known: bool, limited: bool) -> None:
        self.form.limited_text.setVisible(limited)
        self.form.identity_section.setVisible(not limited)
        self.form.particulars_section.setVisible(not limited)
        self.side.setVisible(known and not limited)
        self.numbers.setVisible(known)
        for number in range(1, self.tabs.count()):
            self.tabs.setTabVisible(number, known and not limited and not (number == TIMELINE and self._hidden))
        self.tabs.tabBar().setVisible(known and not limited)
        self.deal_button.setVisible(False)
        self.merge_button.show_customer(self.view_model.view if known else None)
        for link in self.form.links.values():
            link.setVisible(False)
        self.set_writable(not limited and self.view_model.may(Permission.CUSTOMER_WRITE))
        self.side.grade_form.hide()
        self.side.grade_button.setVisible(self.view_model.may(Permission.CUSTOMER_WRITE))

    def _may_open_deals(self) -> bool:
        return self.view_model.may(Permission.VISIT_WRITE) and self.view_model.may(Permission.DEAL_READ)

    def _on_identity(self, part: IdentityPart) -> None:
        view = self.view_model.view
        if view is not None and view.id == part.customer_id:
            self.side.show_part(part)
            self.parts.show_part(part, view)
            self._show_facts(view, part)

    def _on_history(self, part: HistoryPart) -> None:
        """The tab that is looked at is filled now, the others one by one: together they would hold the window up."""
        self._history = part
        self._unfilled = [self.deals_tab, self.money, self.timeline]
        self._on_tab(self.tabs.currentIndex())
        self._rest.start()

    def _fill(self, tab: object) -> None:
        for unfilled in self._unfilled:
            if unfilled is tab and self._history is not None:
                unfilled.show_history(self._history)
        self._unfilled = [unfilled for unfilled in self._unfilled if unfilled is not tab]

    def _fill_next(self) -> None:
        if self._unfilled:
            self._fill(self._unfilled[0])
        else:
            self._rest.stop()

    def _on_timeline(self, page: TimelinePage) -> None:
        self.timeline.show_page(page)

    def _on_tab(self, number: int) -> None:
        self._fill(self.tabs.widget(number))
        if number == TIMELINE and self.file.customer_id:
            self.timeline.begin()
            self.file.read_timeline()

    # --- acts and answers -----------------------------------------------------------------------------------------

    def _on_again(self) -> None:
        """Read the file again, but never what is being typed."""
        self.file.load(self.file.customer_id)

    def _on_saved(self, view: CustomerView) -> None:
        self.stored()
        self.acts.offer_undo(self.saving.settling.with_merged(self.tr("Customer saved")), view.undo)

    def _on_undone(self, customer_id: int) -> None:
        self.context.notifier.done(self.tr("Taken back"))
        if customer_id == self.view_model.customer_id:
            self.typed = False
            self.view_model.reload()

    def _on_refused(self, error: ShowroomError) -> None:
        if isinstance(error, FieldErrors) and "grade_reason" in error.fields:
            text = error.fields["grade_reason"].text(self.context.lang)
            self.side.grade_form.rows["grade_reason"].show_error(text)
            return
        if isinstance(error, EditedMeanwhile):
            self.saving.settling.meet(error.compared)
        else:
            self.show_failure(error)

    def _leave(self) -> None:
        self.reveals.conceal()
        self.flush_drafts()
        self.tabs.setCurrentIndex(0)

    def _on_missing(self, field: str) -> None:
        if field in OWN_FIELDS or field == "second_contact":
            self.tabs.setCurrentIndex(0)
            self.binder.focus("other_phones" if field == "second_contact" else field)
        elif field in ("decision_maker", "agent"):
            self.tabs.setCurrentWidget(self.parts)
            self.acts.open("contact_person", role=field)
        elif field == "owned_vehicle":
            self.tabs.setCurrentWidget(self.parts)
            self.acts.open("owned_vehicle")
        elif field == "privacy":
            self.side.focus_consent(ConsentPurpose.PRIVACY.value)
        else:
            self.acts.plan()

    def _on_paper(self, title: str, pdf: bytes) -> None:
        from ui.widgets.paper_window import PaperWindow

        self.paper = PaperWindow(title, pdf, self)
        self.paper.show()

    def _on_grade_clicked(self) -> None:
        if self.view_model.view is not None:
            self.side.toggle_grade(self.view_model.view.grade.value)

    def _on_grade_wanted(self, grade: str, reason: str) -> None:
        view = self.view_model.view
        if view is not None and Grade(grade) is not view.grade:
            self.view_model.set_grade(grade, reason)
            self.side.grade_reason.set_value("")

    def _on_notes_agreed(self) -> None:
        self.view_model.consent(ConsentPurpose.RELATIONSHIP.value, given=True)

    def _on_consent_acted(self, purpose: object, act: str) -> None:
        self.view_model.consent(str(purpose), given=act == "give")

    def _on_task_acted(self, task_id: object, _act: str) -> None:
        if isinstance(task_id, int):
            self.task_dialog = TaskDialog(self, task_id, self.context.showroom.work.today)
            self.task_dialog.given.connect(self.view_model.complete_task)
            self.task_dialog.open()

    def _on_came(self) -> None:
        self.view_model.open_deal(VisitKind.WALK_IN)

    def _on_phoned(self) -> None:
        self.view_model.open_deal(VisitKind.CALL)

    def _on_deal_opened(self, deal_id: int) -> None:
        self.context.open_place("deal", deal_id)
