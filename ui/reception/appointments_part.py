"""Appointments of today and the days to come: made with time and place, and turned into a visit by one key."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from showroom.kernel.actor import Role
from showroom.kernel.clock import STORE_ZONE
from showroom.kernel.errors import FieldErrors, ShowroomError
from showroom.reception.desk_views import AppointmentDraft, AppointmentRow
from showroom.reception.messages import PREPARATION
from showroom.reception.model import AppointmentState
from showroom.reception.views import VisitLogged
from showroom.staff.service import Colleague
from ui.changes import Changes
from ui.context import UiContext
from ui.reception import words
from ui.reception.time_field import TimeField
from ui.theme import SPACE_2, SPACE_3
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, ChecklistWidget, text_label
from ui.widgets.fields import CheckField, ChoiceField, DateField, PhoneField, TextField
from ui.widgets.fixed_rows import FixedRows
from ui.widgets.form import Form, FormBinder
from ui.widgets.paged_table import Column, PagedTableModel, TableView

SIDE_WIDTH = 250


class AppointmentsPart(QWidget):
    """A list, and a row to make or move one; `received(VisitLogged)` once somebody came."""

    received = Signal(object)

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self.setObjectName("appointments_part")
        self.context = context
        self._service = context.showroom.appointments
        self._moving: AppointmentRow | None = None
        column = QHBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_3)
        card = Card()
        card.column.addLayout(self._build_head())
        self.model = PagedTableModel(self._columns(), FixedRows(()), context.jobs, self)
        self.table = TableView("appointments", self.tr("Appointments"), self.model)
        self.table.opened.connect(self._on_opened)
        card.add(self.table, 1)
        card.add(self._build_form())
        column.addWidget(card, 1)
        column.addWidget(self._build_preparation())
        self.table.selectionModel().currentRowChanged.connect(self._on_row)
        context.changes.changed.connect(self._on_changed)
        self._read(partial(context.showroom.staff.colleagues, context.actor, Role.CONSULTANT), self._on_staff, "staff")
        self.reload()

    def reload(self) -> None:
        """Read the list again."""
        self._read(partial(self._service.appointments, self.context.actor), self._on_rows, "appointments")

    def submit(self) -> None:
        """Make the appointment that is typed, or move the one that was opened."""
        values = self.binder.collect()
        if values is None:
            return
        draft = self._draft(values)
        actor, moving = self.context.actor, self._moving
        if moving is None:
            self._write(partial(self._service.make_appointment, actor, draft), self._on_made)
        else:
            act = partial(self._service.change_appointment, actor, moving.id, moving.version, draft)
            self._write(act, self._on_moved)

    def receive_selected(self) -> None:
        """They are here."""
        self._act(self._service.receive_appointment, self._on_received)

    def cancel_selected(self) -> None:
        """They will not come."""
        row = self._selected()
        if row is not None:
            act = partial(self._service.cancel_appointment, self.context.actor, row.id)
            self._write(act, partial(self._on_ended, row.id, self.tr("Appointment cancelled")))

    def miss_selected(self) -> None:
        """They did not come."""
        row = self._selected()
        if row is not None:
            act = partial(self._service.mark_missed, self.context.actor, row.id)
            self._write(act, partial(self._on_ended, row.id, self.tr("Marked as not come")))

    def begin(self) -> None:
        """An empty row for a new appointment."""
        self._moving = None
        empty: dict[str, Any] = dict.fromkeys(self.binder.rows, "")
        empty |= {"appointment_day": self.context.showroom.work.today(), "appointment_time": None, "speaking": True}
        empty |= {"appointment_place": self.tr("Showroom"), "appointment_party": "1"}
        self.binder.set_values(empty)
        self.save_button.setText(self.tr("Make appointment"))

    def _build_head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE_2)
        self.title = text_label(self.tr("Appointments"), "heading")
        row.addWidget(self.title)
        row.addStretch(1)
        for name, text, key, act in (
            ("receive_appointment", self.tr("They are here"), "F2", self.receive_selected),
            ("miss_appointment", self.tr("Did not come"), "", self.miss_selected),
            ("cancel_appointment", self.tr("Cancel it"), "", self.cancel_selected),
        ):
            button = Button(text, key)
            button.setObjectName(name)
            button.clicked.connect(act)
            row.addWidget(button)
        return row

    def _build_preparation(self) -> Card:
        card = Card(scroll=True)
        card.setFixedWidth(SIDE_WIDTH)
        card.add(text_label(self.tr("Preparation"), "heading"))
        self.prepared_for = text_label("", "fact", wrap=True)
        card.add(self.prepared_for)
        points = [(key, message.text(self.context.lang)) for key, message in PREPARATION.items()]
        self.preparation = ChecklistWidget("preparation", self.tr("Preparation"), points)
        self.preparation.changed.connect(self._on_prepared)
        card.add(self.preparation)
        card.add(QWidget(), 1)
        return card

    def _build_form(self) -> Form:
        today = self.context.showroom.work.today
        self.form = Form(columns=18)
        self.form.add(DateField("appointment_day", self.tr("Day"), today=today), span=4)
        self.form.add(TimeField("appointment_time", self.tr("Time"), self._day, placeholder="14:30"), span=2)
        self.form.add(TextField("appointment_place", self.tr("Place"), max_length=120), span=3)
        self.form.add(PhoneField("appointment_phone", self.tr("Phone")), span=3)
        self.form.add(TextField("appointment_name", self.tr("Name")), span=2)
        self.form.add(TextField("appointment_party", self.tr("People"), max_length=3))
        self.form.add(ChoiceField("appointment_consultant", self.tr("With"), [("", "—")]), span=3)
        self.form.add(TextField("appointment_model", self.tr("Intended car"), max_length=120), span=4)
        self.form.add(TextField("appointment_reason", self.tr("Reason for coming"), max_length=200), span=5)
        self.form.add(CheckField("speaking", self.tr("we are speaking now (S2-04)")), span=5)
        box = QWidget()
        box.setProperty("kind", "inner")
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 22, 0, 20)  # level with the fields, between label and message
        self.save_button = Button(self.tr("Make appointment"))
        self.save_button.setObjectName("make_appointment")
        self.save_button.clicked.connect(self.submit)
        row.addWidget(self.save_button, 1)
        self.form.add_widget(box, span=4)
        self.binder = FormBinder(self.form, parent=self)
        for form_row in self.binder.rows.values():
            if isinstance(form_row.field, QLineEdit):
                form_row.field.returnPressed.connect(self.submit)
        self.begin()
        return self.form

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column("at", self.tr("When"), _when, width=96, tone=_lateness_tone),
            Column("place", self.tr("Place"), lambda row: str(row.place), width=92),
            Column("who", self.tr("Customer"), lambda row: str(row.who), width=84),
            Column("phone", self.tr("Phone"), lambda row: str(row.phone_masked), width=112),
            Column("people", self.tr("People"), lambda row: str(row.party_size), right=True, width=60),
            Column("wanted", self.tr("Intended car"), lambda row: str(row.wanted_model), width=104),
            Column("with", self.tr("With"), lambda row: str(row.consultant), width=80),
            Column("state", self.tr("State"), self._state, width=130, tone=_lateness_tone),
        )

    def _state(self, row: AppointmentRow) -> str:
        if row.overdue:
            return self.tr("! to be settled")
        if row.late_minutes:
            return self.tr("! late by {minutes}′").format(minutes=row.late_minutes)
        return words.word(words.APPOINTMENT_STATES[row.state])

    def _day(self) -> Any:
        field = self.binder["appointment_day"].field
        assert isinstance(field, DateField)
        return field.value() or self.context.showroom.work.today()

    def _draft(self, values: dict[str, Any]) -> AppointmentDraft:
        party = str(values["appointment_party"] or "1")
        return AppointmentDraft(
            at=_moment(values), place=values["appointment_place"], name=values["appointment_name"],
            phone=values["appointment_phone"], party_size=int(party) if party.isascii() and party.isdecimal() else 0,
            wanted_model=values["appointment_model"], reason=values["appointment_reason"],
            consultant_id=int(values["appointment_consultant"]) if values["appointment_consultant"] else None,
            speaking=bool(values["speaking"]),
            customer_id=self._moving.customer_id if self._moving and "*" in values["appointment_phone"] else None,
        )  # fmt: skip

    def _selected(self) -> AppointmentRow | None:
        index = self.table.currentIndex()
        row: AppointmentRow | None = self.model.row_at(index.row()) if index.isValid() else None
        return row

    def _act(self, act: Callable[..., Any], done: Callable[[Any], None]) -> None:
        row = self._selected()
        if row is not None:
            self._write(partial(act, self.context.actor, row.id), done)

    def _read(self, act: Callable[[], Any], done: Callable[[Any], None], key: str) -> None:
        self.context.jobs.read(act, done, self.context.notifier.error, key=key)

    def _write(self, act: Callable[[], Any], done: Callable[[Any], None]) -> None:
        self.context.jobs.write(act, done, self._on_failed)

    def _on_staff(self, people: tuple[Colleague, ...]) -> None:
        field = self.binder["appointment_consultant"].field
        assert isinstance(field, ChoiceField)
        field.set_choices([("", "—"), *((str(person.id), person.name) for person in people)])

    def _on_rows(self, rows: tuple[AppointmentRow, ...]) -> None:
        planned = [row for row in rows if row.state is AppointmentState.PLANNED]
        self.title.setText(self.tr("Appointments: {count}").format(count=len(planned)))
        chosen = None if (selected := self._selected()) is None else selected.id
        first = next((number for number, row in enumerate(rows) if row in planned), 0)
        first = next((number for number, row in enumerate(rows) if row.id == chosen), first)
        self.model.use_source(FixedRows(rows))
        if rows:
            self.table.setCurrentIndex(self.model.index(first, 0))
        self._on_row()

    def _on_row(self, *_indexes: object) -> None:
        row = self._selected()
        planned = row is not None and row.state is AppointmentState.PLANNED
        self.preparation.setEnabled(planned)
        self.preparation.set_value(row.prepared if row is not None else frozenset())
        self.prepared_for.setText("" if row is None else f"{_when(row)} · {row.who}")

    def _on_prepared(self) -> None:
        row = self._selected()
        if row is not None:
            points = tuple(self.preparation.value())
            act = partial(self._service.prepare_appointment, self.context.actor, row.id, points)
            self._write(act, self._on_renewed)

    def _on_opened(self, appointment_id: int) -> None:
        row = self._selected()
        if row is None or row.id != appointment_id or row.state is not AppointmentState.PLANNED:
            return
        self._moving = row
        at = row.at.astimezone(STORE_ZONE)
        self.binder.set_values({
            "appointment_day": at.date(), "appointment_time": row.at, "appointment_place": row.place,
            "appointment_phone": row.phone_masked, "appointment_name": row.who,
            "appointment_party": str(row.party_size), "appointment_model": row.wanted_model,
            "appointment_reason": row.reason, "speaking": True,
            "appointment_consultant": "" if row.consultant_id is None else str(row.consultant_id),
        })  # fmt: skip
        self.save_button.setText(self.tr("Move appointment"))
        self.binder.focus("appointment_day")

    def _on_made(self, _appointment_id: int) -> None:
        self.context.notifier.done(self.tr("Appointment made"))
        self.begin()
        self.reload()

    def _on_moved(self, _nothing: None) -> None:
        self.context.notifier.done(self.tr("Appointment moved"))
        self.begin()
        self.reload()

    def _on_received(self, logged: VisitLogged) -> None:
        self.received.emit(logged)
        self.reload()

    def _on_ended(self, appointment_id: int, text: str, _nothing: None) -> None:
        self.context.notifier.done(text, partial(self.renew, appointment_id))
        self.reload()

    def renew(self, appointment_id: int) -> None:
        """It stands after all (undo)."""
        self._write(partial(self._service.renew_appointment, self.context.actor, appointment_id), self._on_renewed)

    def _on_renewed(self, _nothing: None) -> None:
        self.reload()

    def _on_failed(self, error: ShowroomError) -> None:
        if not isinstance(error, FieldErrors):
            self.context.notifier.error(error)
            return
        names = {
            "at": "appointment_time", "place": "appointment_place", "name": "appointment_name",
            "phone": "appointment_phone", "party_size": "appointment_party", "consultant_id": "appointment_consultant",
            "wanted_model": "appointment_model", "reason": "appointment_reason",
        }  # fmt: skip
        self.binder.show_errors(FieldErrors({names.get(name, name): told for name, told in error.fields.items()}))

    def _on_changed(self, changes: Changes) -> None:
        if changes.kind in ("appointment", "visit"):
            self.reload()


def _moment(values: dict[str, Any]) -> datetime | None:
    at: datetime | None = values["appointment_time"]
    day = values["appointment_day"]
    if at is None or day is None:
        return None
    return datetime.combine(day, at.astimezone(STORE_ZONE).timetz())


def _when(row: AppointmentRow) -> str:
    return f"{row.at.astimezone(STORE_ZONE):%m-%d %H:%M}"


def _lateness_tone(row: AppointmentRow) -> str:
    if row.overdue:
        return "refusal"
    return "caution" if row.late_minutes else ""
