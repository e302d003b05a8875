"""An accident: what happened, who drove, the checklist with its times, and the proposal for the list (TR-06, TD-17)."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from showroom.kernel.actor import Permission
from showroom.kernel.clock import STORE_ZONE
from showroom.kernel.errors import FieldErrors, ShowroomError
from showroom.test_drive.case import Mode
from showroom.test_drive.demo_model import IncidentTask, ListState, WhoDrove
from showroom.test_drive.demo_views import IncidentView
from showroom.test_drive.incidents import IncidentDraft
from showroom.test_drive.refusals import NOT_AN_IMAGE
from showroom.test_drive.views import DriveView
from ui.context import UiContext
from ui.test_drive.car_entry import moment_of
from ui.test_drive.demo_words import STEPS, WHO_DROVE, word, worded
from ui.theme import SPACE_2, SPACE_3, SPACE_5
from ui.widgets.buttons import Button, PrimaryButton
from ui.widgets.cards import text_label
from ui.widgets.fields import ChoiceField, DateField, TextField
from ui.widgets.form import Form, FormBinder, MessageLine
from ui.widgets.number_fields import NumberField
from ui.widgets.reason_dialog import ReasonDialog

_SAME = ("place", "what", "driver_name", "insurer", "case_number", "injured", "injured_note")


class IncidentDialog(QDialog):
    """Report an accident, or go on with one that is recorded; `changed` after every act."""

    changed = Signal()

    def __init__(
        self, parent: QWidget | None, context: UiContext, vehicle_id: int, view: IncidentView | None = None,
        drive: DriveView | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.setObjectName("incident_dialog")
        self.setWindowTitle(self.tr("Accident"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(640)
        self.context, self.vehicle_id, self.view, self.drive = context, vehicle_id, view, drive
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_5, SPACE_5, SPACE_5, SPACE_5)
        column.setSpacing(SPACE_3)
        self.warning = text_label("", "fact", "refusal", wrap=True)
        column.addWidget(self.warning)
        self.form = self._build_form()
        column.addWidget(self.form)
        self.steps: dict[IncidentTask, Button] = {}
        column.addWidget(self._build_steps())
        self.binder = FormBinder(self.form, parent=self)
        self.message = MessageLine()
        column.addWidget(self.message)
        column.addLayout(self._build_foot())
        self._show()

    def submit(self) -> None:
        """Record or save, or mark what is wrong."""
        given = self.binder.collect()
        if given is None:
            return
        at = moment_of(given.pop("day"), given.pop("clock"))
        given |= {"injured": given["injured"] or 0, "who_drove": WhoDrove(given["who_drove"])}
        service, who = self.context.showroom.incidents, self.context.actor
        if self.view is None:
            drive = None if self.drive is None else self.drive.id
            self._write(partial(service.report, who, IncidentDraft(self.vehicle_id, at, test_drive_id=drive, **given)))
        else:
            draft = IncidentDraft(self.vehicle_id, at, version=self.view.version, **given)
            self._write(partial(service.save, who, self.view.id, draft))

    def tick(self, step: IncidentTask) -> None:
        """This step is done now."""
        if self.view is not None:
            self._write(partial(self.context.showroom.incidents.tick, self.context.actor, self.view.id, step))

    def add_photo(self, path: str) -> None:
        """Keep the photograph of this file."""
        if self.view is not None:
            service, who, ident = self.context.showroom.incidents, self.context.actor, self.view.id
            self._write(lambda: service.add_photo(who, ident, _bytes_of(path)))

    def choose_photo(self) -> None:
        """Ask for the photograph."""
        dialog = QFileDialog(self, self.tr("Photograph…"))
        dialog.setNameFilter("JPEG, PNG (*.jpg *.jpeg *.png)")
        dialog.fileSelected.connect(self.add_photo)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def propose(self) -> None:
        """Propose the customer for the incident list."""
        question = self.tr("Why should this customer be on the incident list?")
        dialog = ReasonDialog(self, question, self.tr("Propose"))
        dialog.given.connect(self._on_reason)
        dialog.open()

    def decide(self, accept: bool) -> None:
        """The manager takes the proposal on the list, or declines it."""
        if self.view is not None:
            act = partial(self.context.showroom.incidents.decide, self.context.actor, self.view.id, accept=accept)
            self._write(act)

    def close_incident(self) -> None:
        """The accident is settled."""
        if self.view is not None:
            service = self.context.showroom.incidents
            self._write(partial(service.close, self.context.actor, self.view.id, self.view.version))

    def _build_form(self) -> Form:
        form, today = Form(columns=3), self.context.showroom.work.today
        form.add(DateField("day", self.tr("Day"), required=True, today=today))
        form.add(TextField("clock", self.tr("Time"), required=True, max_length=5, placeholder="14:05"))
        form.add(TextField("place", self.tr("Place"), max_length=120))
        form.add(TextField("what", self.tr("What happened"), required=True, max_length=300), span=3)
        form.add(ChoiceField("who_drove", self.tr("Who drove"), worded(WHO_DROVE), required=True))
        form.add(TextField("driver_name", self.tr("Driver's name"), max_length=80))
        form.add(TextField("insurer", self.tr("Insurer"), max_length=80))
        form.add(TextField("case_number", self.tr("Insurance case no."), max_length=40))
        form.add(NumberField("injured", self.tr("People hurt")))
        form.add(TextField("injured_note", self.tr("Who and how"), max_length=300))
        return form

    def _build_steps(self) -> QWidget:
        box = self.step_box = QWidget()
        box.setProperty("kind", "inner")
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_2)
        pair: QHBoxLayout | None = None
        for number, step in enumerate(IncidentTask):
            if number % 2 == 0 or pair is None:
                pair = QHBoxLayout()
                column.addLayout(pair)
            button = Button(word(STEPS, step))
            button.setObjectName(f"step_{step}")
            button.clicked.connect(partial(self._on_tick, step))
            pair.addWidget(button, 1)
            self.steps[step] = button
        return box

    def _build_foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.photo = Button(self.tr("Photograph…"))
        self.photo.clicked.connect(self.choose_photo)
        self.list_button = Button(self.tr("Incident list…"))
        self.list_button.clicked.connect(self.propose)
        self.accept_button = Button(self.tr("Put on the list"))
        self.accept_button.clicked.connect(lambda: self.decide(True))
        self.decline_button = Button(self.tr("Decline"))
        self.decline_button.clicked.connect(lambda: self.decide(False))
        self.settle = Button(self.tr("Settled"))
        self.settle.clicked.connect(self.close_incident)
        self.save_button = PrimaryButton(self.tr("Save"))
        self.save_button.setObjectName("save_incident")
        self.save_button.setDefault(True)
        self.save_button.clicked.connect(self.submit)
        for button in (self.photo, self.list_button, self.accept_button, self.decline_button):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.settle)
        row.addWidget(self.save_button)
        return row

    def _show(self) -> None:
        view, manager = self.view, self.context.actor.may(Permission.RULE_OVERRIDE)
        is_open = view is not None and view.closed_at is None
        proposed = view is not None and view.list_state is ListState.PROPOSED
        for widget, shown in (
            (self.step_box, view is not None), (self.photo, is_open), (self.settle, is_open and manager),
            (self.list_button, is_open and bool(view and view.drive_number) and not proposed),
            (self.accept_button, proposed and manager), (self.decline_button, proposed and manager),
            (self.save_button, view is None or is_open),
        ):  # fmt: skip
            widget.setVisible(shown)
        if view is None:
            self._begin()
            return
        texts = [told.text(self.context.lang) for told in view.warnings]
        if proposed:
            texts.append(self.tr("Proposed for the list: {reason}").format(reason=view.list_reason))
        self.warning.setText("\n".join(texts))
        self.warning.setVisible(bool(texts))
        at = view.at.astimezone(STORE_ZONE)
        same = {name: getattr(view, name) for name in _SAME}
        self.binder.set_values(same | {"day": at.date(), "clock": f"{at:%H:%M}", "who_drove": view.who_drove.value})
        for line in view.steps:
            done = "" if line.done_at is None else f"{line.done_at.astimezone(STORE_ZONE):%m-%d %H:%M} {line.done_by}"
            self.steps[line.step].setText(f"✓ {word(STEPS, line.step)} · {done}" if done else word(STEPS, line.step))
            self.steps[line.step].setEnabled(is_open and not done)

    def _begin(self) -> None:
        """A new record: on a drive it happened now, and who drove is known."""
        values: dict[str, Any] = {"day": self.context.showroom.work.today(), "who_drove": "staff", "injured": 0}
        if self.drive is not None:
            now = self.context.showroom.work.clock.now().astimezone(STORE_ZONE)
            customer = self.drive.mode is Mode.DRIVE
            values |= {"clock": f"{now:%H:%M}", "who_drove": "customer" if customer else "staff"}
            text = self.tr("On test drive {number}: saving ends it and stops the car (TR-06)")
            self.warning.setText(text.format(number=self.drive.number))
        self.warning.setVisible(self.drive is not None)
        self.binder.set_values(values)

    def _write(self, act: Any) -> None:
        self.context.jobs.write(act, self._on_done, self._on_failed)

    def _on_tick(self, step: IncidentTask, _checked: bool = False) -> None:
        self.tick(step)

    def _on_reason(self, reason: str) -> None:
        if self.view is not None:
            self._write(partial(self.context.showroom.incidents.propose, self.context.actor, self.view.id, reason))

    def _on_done(self, view: IncidentView) -> None:
        self.view = view
        self.message.show_text(self.tr("Saved"), "good")
        self._show()
        self.changed.emit()

    def _on_failed(self, error: ShowroomError) -> None:
        if isinstance(error, FieldErrors):
            fields = {("clock" if name == "at" else name): told for name, told in error.fields.items()}
            left = self.binder.show_errors(FieldErrors(fields))
            if not left:
                return
            self.message.show_text(fields[left[0]].text(self.context.lang), "refusal")
        else:
            self.message.show_text(error.text(self.context.lang), "refusal")


def _bytes_of(path: str) -> bytes:
    """What the file holds; raises ShowroomError(not_an_image) where it cannot be read."""
    try:
        return Path(path).read_bytes()
    except OSError as error:
        raise ShowroomError(NOT_AN_IMAGE) from error
