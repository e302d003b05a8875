"""Colleagues: the list, and one colleague's posts, escort right, licence and password."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from showroom.kernel.actor import Permission
from showroom.kernel.errors import REQUIRED, FieldErrors, ShowroomError
from showroom.staff.escorts import TrainingLine
from showroom.staff.service import Colleague, StaffCard
from ui.context import UiContext
from ui.messages import window_language
from ui.settings import words
from ui.settings.password_field import PasswordField
from ui.settings.view_model import STAFF_FIELDS, SettingsViewModel
from ui.theme import SPACE_3
from ui.widgets.buttons import Button, PrimaryButton
from ui.widgets.cards import ChecklistWidget, Section, text_label
from ui.widgets.fields import CheckField, DateField, IdField, PhoneField, TextField
from ui.widgets.fixed_rows import FixedRows
from ui.widgets.form import Form
from ui.widgets.paged_table import Column, PagedTableModel, TableView
from ui.widgets.record_view import RecordView


class StaffForm(RecordView):
    """One colleague; the name is fixed once given, since the password is bound to it."""

    hand_over_wanted = Signal()

    def __init__(self, context: UiContext, view_model: SettingsViewModel) -> None:
        super().__init__(context, "staff_form", "")
        self.back.show_text(self.tr("Staff"))
        self.view_model = view_model
        left, right = self.add_card(3), self.add_card(2)
        form = self.form = Form(columns=2)
        form.add(TextField("name", self.tr("Name"), required=True, max_length=80))
        form.add(PhoneField("phone", self.tr("Phone")))
        form.add(CheckField("active", self.tr("Works here")), span=2)
        posts = form.add(ChecklistWidget("roles", self.tr("Posts"), words.posts()), span=2)
        posts.setAccessibleDescription(self.tr("What a person may do follows from their posts"))
        left.add(form)
        left.column.addStretch(1)
        escort = Section(self.tr("Escort"), self.tr("rides along on test drives (TD-09)"))
        self.licence = Form(columns=2)
        self.licence.add(CheckField("escort", self.tr("May escort test drives")), span=2)
        self.licence.add(IdField("licence_number", self.tr("Own licence"), max_length=40), span=2)
        self.licence.add(TextField("licence_classes", self.tr("Classes"), max_length=12))
        today = context.showroom.work.today
        self.licence.add(DateField("licence_first_issue", self.tr("First issued"), today=today))
        self.licence.add(DateField("licence_valid_to", self.tr("Valid to"), today=today, placeholder="2032-05-20"))
        self.licence.add(CheckField("licence_long_term", self.tr("Long-term licence")))
        self.licence.add(DateField("training_held_on", self.tr("Trained as escort on"), today=today))
        self.licence.add(DateField("training_valid_to", self.tr("Training valid to"), today=today))
        escort.add(self.licence)
        self.trainings = text_label("", "fact", wrap=True)
        self.trainings.setObjectName("trainings")
        escort.add(self.trainings)
        right.add(escort)
        right.add(self._build_password())
        right.column.addStretch(1)
        self.use_forms("staff", form, self.licence)
        view_model.card_loaded.connect(self._on_loaded)
        view_model.card_saved.connect(self._on_saved)
        view_model.password_set.connect(self._on_password_set)
        view_model.refused.connect(self._on_refused)

    def open_card(self, staff_id: int) -> None:
        """Read and show a colleague."""
        self.flush_drafts()
        self.typed = False
        self.view_model.load_card(staff_id)

    def open_new(self) -> None:
        """An empty form."""
        self.flush_drafts()
        self.view_model.card = None
        self.title.setText(self.tr("New colleague"))
        self.pill.show_state("", "good")
        self.binder.clear_errors()
        self.binder.set_values(dict.fromkeys(self.binder.rows, None) | {"active": True})
        self._show_trainings(())
        self.binder["name"].field.setEnabled(True)
        self.password_section.hide()
        self.begin(0)
        self.binder.focus("name")

    def save(self, values: dict[str, Any]) -> None:
        self.view_model.save_card(values)

    def give_password(self) -> None:
        """Let the colleague sign in with what is typed."""
        password = self.password.value()
        if password:
            self.view_model.give_password(password)
        else:
            self.password_form.rows["password"].show_error(REQUIRED.text(window_language()))

    def _build_password(self) -> Section:
        self.password_section = Section(self.tr("Sign-in"))
        self.password_form = Form(columns=1)
        hint = self.tr("at least 8 characters; tell it to the colleague")
        self.password = self.password_form.add(PasswordField("password", self.tr("New password"), hint=hint))
        self.password.returnPressed.connect(self.give_password)
        self.password_button = Button(self.tr("Give this password"), "", "key-round")
        self.password_button.setObjectName("give_password")
        self.password_button.clicked.connect(self.give_password)
        row = QHBoxLayout()
        row.addWidget(self.password_button)
        row.addStretch(1)
        self.password_section.add(self.password_form)
        self.password_section.body.addLayout(row)
        return self.password_section

    def _on_loaded(self, card: StaffCard) -> None:
        self.title.setText(card.draft.name)
        active = card.draft.active
        self.pill.show_state(self.tr("works here") if active else self.tr("left"), "good" if active else "muted")
        self.binder["name"].field.setEnabled(False)
        self.password_section.show()
        self._show_trainings(card.trainings)
        if self.typed:
            return
        values = {name: getattr(card.draft, name) for name in STAFF_FIELDS}
        new_training = {"training_held_on": None, "training_valid_to": None}
        self.binder.set_values(values | new_training | {"roles": {role.value for role in card.draft.roles}})
        self.begin(card.id, card.version)

    def _show_trainings(self, lines: tuple[TrainingLine, ...]) -> None:
        """What is on record; new ones are entered in the fields above."""
        texts = [self.tr("trained {day}, valid to {until}").format(day=t.held_on, until=t.valid_to) for t in lines]
        self.trainings.setText("\n".join(texts) or self.tr("No training is on record."))

    def _on_saved(self, _card: object) -> None:
        self.stored()
        self.context.notifier.done(self.tr("Colleague saved"))

    def _on_password_set(self) -> None:
        self.password.set_value("")
        self.password_form.rows["password"].clear_error()
        self.context.notifier.done(self.tr("The colleague can sign in with the new password"))

    def _on_refused(self, error: ShowroomError) -> None:
        if error.code == "password_short":
            self.password_form.rows["password"].show_error(error.text(window_language()))
        elif error.code == "has_customers":
            text = error.text(window_language())
            self.context.notifier.offer(text, self.tr("Hand over…"), self.hand_over_wanted.emit)
        elif isinstance(error, FieldErrors) or self.isVisible():
            self.show_failure(error)


class StaffPart(QWidget):
    """The list of colleagues, with one of them above it when opened."""

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self.setObjectName("staff_part")
        self.setProperty("kind", "page")
        self.context = context
        self.view_model = SettingsViewModel(context, self)
        self.view_model.staff_read.connect(self._on_staff)
        self.stack = QStackedWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.stack)
        self.stack.addWidget(self._build_list())
        self.form = StaffForm(context, self.view_model)
        self.form.closed.connect(self._on_closed)
        self.form.hand_over_wanted.connect(self.open_hand_over)
        self.stack.addWidget(self.form)
        self.view_model.read_staff()

    def open_card(self, staff_id: int) -> None:
        """Show one colleague."""
        self.stack.setCurrentWidget(self.form)
        self.form.open_card(staff_id)

    def open_new(self) -> None:
        """An empty form."""
        self.stack.setCurrentWidget(self.form)
        self.form.open_new()

    def open_hand_over(self) -> None:
        """Hand over what the opened or selected colleague holds."""
        from ui.hand_over.dialog import HandOverDialog

        card, index = self.view_model.card, self.table.currentIndex()
        opened = self.stack.currentWidget() is self.form and card is not None
        selected = self.model.id_at(index.row()) if index.isValid() else None
        staff_id = card.id if opened and card is not None else selected
        self.hand_over_dialog = HandOverDialog(self, self.context, "leave", staff_id)
        self.hand_over_dialog.finished.connect(self._on_handed_over)
        self.hand_over_dialog.open()

    def submit(self) -> None:
        """Ctrl+Enter: save, or open what is selected."""
        if self.stack.currentWidget() is self.form:
            self.form.submit()
        elif self.table.currentIndex().isValid():
            self.open_card(self.model.id_at(self.table.currentIndex().row()))

    def flush_drafts(self) -> None:
        """Store what is typed."""
        self.form.flush_drafts()

    def _build_list(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_3)
        head = QHBoxLayout()
        head.addWidget(text_label(self.tr("Staff"), "subject"))
        head.addStretch(1)
        self.new_button = PrimaryButton(self.tr("New colleague"), "Ctrl+N", "user-plus")
        self.new_button.setObjectName("new_colleague")
        self.new_button.clicked.connect(self.open_new)
        self.new_button.setVisible(self.context.actor.may(Permission.STAFF_WRITE))
        self.hand_over_button = Button(self.tr("Hand over customers…"), "", "users")
        self.hand_over_button.setObjectName("staff_hand_over")
        self.hand_over_button.clicked.connect(self.open_hand_over)
        self.hand_over_button.setVisible(self.context.actor.may(Permission.HAND_OVER))
        head.addWidget(self.hand_over_button)
        head.addWidget(self.new_button)
        column.addLayout(head)
        yes = self.tr("yes")
        columns = (
            Column("name", self.tr("Name"), lambda row: str(row.name), width=150),
            Column("roles", self.tr("Posts"), _posts, width=360),
            Column("phone", self.tr("Phone"), lambda row: str(row.phone), width=150),
            Column("escort", self.tr("Escort"), lambda row: yes if row.escort else "", width=90),
            Column("active", self.tr("State"), self._state, width=120, tone=_state_tone),
        )
        self.model = PagedTableModel(columns, FixedRows(()), self.context.jobs, self)
        self.table = TableView("staff", self.tr("Staff"), self.model)
        self.table.opened.connect(self.open_card)
        column.addWidget(self.table, 1)
        return page

    def _state(self, row: Colleague) -> str:
        return self.tr("works here") if row.active else self.tr("left")

    def _on_staff(self, people: tuple[Colleague, ...]) -> None:
        self.model.use_source(FixedRows(people))
        if people and not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.model.index(0, 0))

    def _on_handed_over(self) -> None:
        self.hand_over_dialog.deleteLater()
        self.view_model.read_staff()
        if self.stack.currentWidget() is self.form and self.view_model.card is not None:
            self.form.open_card(self.view_model.card.id)

    def _on_closed(self) -> None:
        self.stack.setCurrentIndex(0)
        self.table.setFocus()


def _posts(row: Colleague) -> str:
    return " · ".join(words.post_text(role) for role in words.POSTS if role in row.roles)


def _state_tone(row: Colleague) -> str:
    return "" if row.active else "muted"
