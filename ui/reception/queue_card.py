"""Whose turn it is (RC-06): the queue in its order, who is away and why, and marking somebody away."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from showroom.kernel.clock import STORE_ZONE
from showroom.kernel.errors import FieldErrors
from showroom.reception.desk_views import AbsenceDraft, QueueRow
from showroom.reception.model import AbsenceReason
from showroom.reception.rules import Skip
from ui.reception import words
from ui.reception.time_field import TimeField
from ui.theme import Tone
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, text_label
from ui.widgets.fields import ChoiceField, TextField
from ui.widgets.form import Form, FormBinder
from ui.widgets.line_list import Line, LineList


class QueueCard(Card):
    """`absent(AbsenceDraft)`, `back(absence_id)`."""

    absent = Signal(object)
    back = Signal(int)

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__(scroll=True)
        self.setObjectName("queue")
        self.add(text_label(self.tr("Whose turn"), "heading"))
        self.lines = LineList("queue_lines", self.tr("No consultant is here."))
        self.lines.acted.connect(self._on_acted)
        self.add(self.lines)
        self.away_button = Button(self.tr("Somebody is away"), "Alt+A")
        self.away_button.setObjectName("somebody_away")
        self.away_button.clicked.connect(self.ask)
        self.add(self.away_button)
        self._today = today
        self._here: list[tuple[str, str]] = []
        self.form = Form(columns=2)
        self.binder = FormBinder(self.form, parent=self)
        self.form.hide()
        self.add(self.form)
        self.add(QWidget(), 1)

    def show_queue(self, rows: tuple[QueueRow, ...]) -> None:
        """The queue in the order of being called; the first who is free has the turn."""
        turn = next((row.id for row in rows if row.skip is None), None)
        self.lines.show_lines([self._line(row, row.id == turn) for row in rows])
        self._here = [(str(row.id), row.name) for row in rows if row.skip is not Skip.ABSENT]
        if self.form.rows:
            self._who().set_choices(self._here)

    def ask(self) -> None:
        """Open the row in which somebody is marked away, or close it."""
        if not self.form.rows:
            self._build_form()
        self.form.setVisible(self.form.isHidden())
        if not self.form.isHidden():
            empty: dict[str, Any] = {"absent_reason": "lunch", "absent_until": None, "absent_note": ""}
            self.binder.set_values(empty)
            self._who().setCurrentIndex(0)
            self.binder.focus("absent_staff")

    def submit(self) -> None:
        """Mark the chosen one away."""
        values = self.binder.collect()
        if values is None or not values["absent_staff"]:
            return
        reason = AbsenceReason(values["absent_reason"] or AbsenceReason.OTHER)
        self.absent.emit(
            AbsenceDraft(int(values["absent_staff"]), reason, values["absent_note"], ends=values["absent_until"])
        )

    def done(self) -> None:
        """It was stored."""
        self.form.hide()

    def show_errors(self, errors: FieldErrors) -> None:
        """Mark what was refused."""
        names = {"staff_id": "absent_staff", "ends": "absent_until", "note": "absent_note"}
        self.binder.show_errors(FieldErrors({names.get(name, name): told for name, told in errors.fields.items()}))

    def _who(self) -> ChoiceField:
        field = self.binder["absent_staff"].field
        assert isinstance(field, ChoiceField)
        return field

    def _build_form(self) -> None:
        """The fields, when somebody is marked away for the first time: until then nobody sees them."""
        self.form.add(ChoiceField("absent_staff", self.tr("Who"), self._here))
        self.form.add(ChoiceField("absent_reason", self.tr("Reason"), words.absences()))
        until = TimeField("absent_until", self.tr("Back at"), self._today, placeholder=self.tr("open"))
        note = TextField("absent_note", self.tr("Note"), max_length=200)
        for field in (until, note):
            self.form.add(field)
            field.returnPressed.connect(self.submit)
        self.binder.watch(self.form.rows.values())
        self.save_button = Button(self.tr("Mark away"))
        self.save_button.setObjectName("mark_away")
        self.save_button.clicked.connect(self.submit)
        self.form.add_widget(self.save_button, span=2)
        last: QWidget = self.away_button
        for widget in (*self.form.fields, self.save_button):
            QWidget.setTabOrder(last, widget)
            last = widget

    def _line(self, row: QueueRow, has_turn: bool) -> Line:
        line = Line(row.absence_id or 0, row.name, self._fact(row))
        pill, tone = self._state(row, has_turn)
        if pill:
            line.with_pill(pill, tone)
        return line.with_link("back", self.tr("Back")) if row.absence_id is not None else line

    def _state(self, row: QueueRow, has_turn: bool) -> tuple[str, Tone]:
        if row.reason is not None:
            return words.word(words.ABSENCES[row.reason]), "caution"
        if row.skip is Skip.BUSY:
            return self.tr("with customers"), "accent"
        return (self.tr("next"), "good") if has_turn else ("", "")

    def _fact(self, row: QueueRow) -> str:
        parts = [self.tr("today {count}").format(count=row.turns)]
        if row.since is not None:
            until = "…" if row.until is None else f"{row.until.astimezone(STORE_ZONE):%H:%M}"
            parts.append(f"{row.since.astimezone(STORE_ZONE):%H:%M}–{until}")
        return " · ".join([*parts, row.note] if row.note else parts)

    def _on_acted(self, key: object, act: str) -> None:
        if act == "back" and isinstance(key, int):
            self.back.emit(key)
