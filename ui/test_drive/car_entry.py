"""Short forms of the demo cars: a cost, a fine, a temporary plate, a policy, a stop."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from showroom.kernel.actor import Role
from showroom.kernel.clock import STORE_ZONE
from showroom.kernel.errors import FieldErrors, ShowroomError
from showroom.test_drive.car_log import CostDraft
from showroom.test_drive.demo_cars import CoverDraft, PlateDraft, StopDraft
from showroom.test_drive.demo_model import CostKind, CoverKind
from showroom.test_drive.fines import FineDraft
from ui.context import UiContext
from ui.test_drive.demo_words import COST_KINDS, COVERS, RETURNERS, worded
from ui.theme import SPACE_3, SPACE_5
from ui.widgets.buttons import Button, PrimaryButton
from ui.widgets.fields import CheckField, ChoiceField, DateField, MoneyField, TextField
from ui.widgets.form import Form, FormBinder, MessageLine
from ui.widgets.number_fields import NumberField


def moment_of(day: Any, clock: str) -> datetime | None:
    """The store's moment of a day and a time such as 14:05; None where either cannot be read."""
    hour, _, minute = clock.replace("：", ":").partition(":")
    if day is None or not (hour.isdigit() and minute.isdigit() and int(hour) < 24 and int(minute) < 60):
        return None
    return datetime(day.year, day.month, day.day, int(hour), int(minute), tzinfo=STORE_ZONE)


class EntryDialog(QDialog):
    """One form for the chosen car; `saved` once the service took it, else the fields say what is wrong."""

    saved = Signal()

    def __init__(self, parent: QWidget | None, context: UiContext, kind: str, vehicle_id: int) -> None:
        super().__init__(parent)
        self.setObjectName("entry_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(520)
        self.context, self.kind, self.vehicle_id = context, kind, vehicle_id
        self.form = Form(columns=2)
        titles: dict[str, tuple[str, Callable[[], None]]] = {
            "cost": (self.tr("Cost"), self._cost_fields), "fine": (self.tr("Fine (12123)"), self._fine_fields),
            "plate": (self.tr("Temporary plate (PL-01)"), self._plate_fields),
            "cover": (self.tr("Insurance"), self._cover_fields), "stop": (self.tr("Out of service"), self._stop_fields),
        }  # fmt: skip
        title, fill = titles[kind]
        self.setWindowTitle(title)
        fill()
        self.binder = FormBinder(self.form, parent=self)
        self.message = MessageLine()
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_5, SPACE_5, SPACE_5, SPACE_5)
        column.setSpacing(SPACE_3)
        column.addWidget(self.form)
        column.addWidget(self.message)
        foot = QHBoxLayout()
        foot.addStretch(1)
        cancel = Button(self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        self.save_button = PrimaryButton(self.tr("Save"))
        self.save_button.setObjectName("save_entry")
        self.save_button.setDefault(True)
        self.save_button.clicked.connect(self.submit)
        foot.addWidget(cancel)
        foot.addWidget(self.save_button)
        column.addLayout(foot)

    def submit(self) -> None:
        """Save, or mark what is wrong."""
        values = self.binder.collect()
        if values is not None:
            self.context.jobs.write(self._act(values), self._on_saved, self._on_failed)

    def _act(self, given: dict[str, Any]) -> Callable[[], object]:
        showroom, who, car = self.context.showroom, self.context.actor, self.vehicle_id
        if self.kind == "cost":
            kind = CostKind(given.pop("kind"))
            return partial(showroom.car_log.add_cost, who, car, CostDraft(kind, **given))
        if self.kind == "fine":
            given["at"] = moment_of(given.pop("day"), given.pop("clock"))
            return partial(showroom.fines.record, who, car, FineDraft(**given | {"points": given["points"] or 0}))
        if self.kind == "plate":
            return partial(showroom.demo_cars.issue_plate, who, car, PlateDraft(**given))
        if self.kind == "cover":
            return partial(showroom.demo_cars.save_cover, who, car, CoverDraft(CoverKind(given.pop("kind")), **given))
        stop = StopDraft(given["reason"], Role(given["freed_role"]))
        return partial(showroom.demo_cars.stop, who, car, stop)

    def _cost_fields(self) -> None:
        self.form.add(ChoiceField("kind", self.tr("Kind"), worded(COST_KINDS), required=True))
        self._day("day", self.tr("Day"))
        self.form.add(MoneyField("amount", self.tr("Amount"), required=True))
        self.form.add(TextField("voucher", self.tr("Receipt"), max_length=40))
        self.form.add(TextField("note", self.tr("Note"), max_length=200), span=2)

    def _fine_fields(self) -> None:
        self._day("day", self.tr("Day"))
        self.form.add(TextField("clock", self.tr("Time"), required=True, max_length=5, placeholder="14:05"))
        self.form.add(TextField("place", self.tr("Place"), required=True, max_length=120))
        self.form.add(TextField("offence", self.tr("Offence"), required=True, max_length=200))
        self.form.add(MoneyField("amount", self.tr("Amount"), required=True))
        self.form.add(NumberField("points", self.tr("Points")))
        self.form.add(TextField("number", self.tr("Number of the decision"), max_length=40), span=2)

    def _plate_fields(self) -> None:
        self.form.add(TextField("plate", self.tr("Plate"), required=True, max_length=12), span=2)
        self._day("valid_from", self.tr("Valid from"))
        self._day("valid_to", self.tr("Valid to"))
        late = self.tr("Only the plates are late (15 days)")
        self.form.add(CheckField("production_late", late), span=2)

    def _cover_fields(self) -> None:
        self.form.add(ChoiceField("kind", self.tr("Kind"), worded(COVERS), required=True))
        self.form.add(MoneyField("amount", self.tr("Sum insured")))
        self._day("valid_from", self.tr("Valid from"))
        self._day("valid_to", self.tr("Valid to"))
        self.form.add(TextField("insurer", self.tr("Insurer"), max_length=80))
        self.form.add(TextField("policy_number", self.tr("Policy number"), max_length=40))

    def _stop_fields(self) -> None:
        self.form.add(TextField("reason", self.tr("Reason"), required=True, max_length=300), span=2)
        returns = self.tr("Who may return it")
        self.form.add(ChoiceField("freed_role", returns, worded(RETURNERS), required=True), span=2)

    def _day(self, name: str, label: str) -> None:
        self.form.add(DateField(name, label, required=True, today=self.context.showroom.work.today))

    def _on_saved(self, _result: object) -> None:
        self.saved.emit()
        self.accept()

    def _on_failed(self, error: ShowroomError) -> None:
        if isinstance(error, FieldErrors):
            fields = {("clock" if name == "at" else name): told for name, told in error.fields.items()}
            left = self.binder.show_errors(FieldErrors(fields))
            if left:
                self.message.show_text(fields[left[0]].text(self.context.lang), "refusal")
        else:
            self.message.show_text(error.text(self.context.lang), "refusal")
