"""Short forms of the demo cars: one act each; what the service refuses is said beside its field."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from showroom.kernel.actor import Role
from showroom.kernel.clock import STORE_ZONE
from showroom.kernel.errors import FieldErrors, ShowroomError
from showroom.kernel.money import Money
from showroom.test_drive.car_log import CostDraft, TripDraft
from showroom.test_drive.demo_cars import CoverDraft, GaugeDraft, PlateDraft, StopDraft
from showroom.test_drive.demo_model import CostKind, CoverKind
from showroom.test_drive.demo_views import DemoCarFile, DemoCarRow, DriverChoice, FineLine
from showroom.test_drive.fines import FineDraft
from showroom.test_drive.incident_list import EntryDraft
from ui.context import UiContext
from ui.test_drive.demo_words import COST_KINDS, COVERS, RETURNERS, worded
from ui.theme import SPACE_3, SPACE_5
from ui.widgets.buttons import Button, PrimaryButton
from ui.widgets.cards import text_label
from ui.widgets.fields import CheckField, ChoiceField, DateField, MoneyField, TextField
from ui.widgets.form import Form, FormBinder, MessageLine
from ui.widgets.number_fields import NumberField
from ui.widgets.search_choice import Answer, Choice, SearchChoice

Values = dict[str, Any]
Act = Callable[[], object]
FIELDS = {"at": "clock", "out_at": "out_clock", "back_at": "back_clock"}
"""Names that refusals use, with the field that mends them."""
MOST_HITS = 12


def moment_of(day: Any, clock: str) -> datetime | None:
    """The store's moment of a day and a time such as 14:05; None where either cannot be read."""
    hour, _, minute = clock.replace("：", ":").partition(":")
    if day is None or not (hour.isdigit() and minute.isdigit() and int(hour) < 24 and int(minute) < 60):
        return None
    return datetime(day.year, day.month, day.day, int(hour), int(minute), tzinfo=STORE_ZONE)


@dataclass(frozen=True, slots=True)
class About:
    """What a form is about: one car's file, one fine with who may have driven, or all cars and colleagues."""

    car: DemoCarFile | None = None
    cars: tuple[DemoCarRow, ...] = ()
    staff: tuple[tuple[int, str], ...] = ()
    fine: FineLine | None = None
    drivers: tuple[DriverChoice, ...] = ()


class EntryDialog(QDialog):
    """One form; `saved` with what the service answered, once it took it."""

    saved = Signal(object)

    def __init__(self, parent: QWidget | None, context: UiContext, kind: str, about: About) -> None:
        super().__init__(parent)
        self.setObjectName("entry_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(520)
        self.context, self.kind, self.about = context, kind, about
        self._drivers = dict(enumerate(about.drivers))
        self.form = Form(columns=2)
        title, fill, self._act = self._kinds()[kind]
        self.setWindowTitle(title)
        fill()
        self.binder = FormBinder(self.form, parent=self)
        self.message = MessageLine()
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_5, SPACE_5, SPACE_5, SPACE_5)
        column.setSpacing(SPACE_3)
        self.note = text_label(self._note(), "fact", wrap=True)
        self.note.setVisible(bool(self.note.text()))
        column.addWidget(self.note)
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
        self.binder.set_values(self._first_values())

    def submit(self) -> None:
        """Save, or mark what is wrong."""
        values = self.binder.collect()
        if values is not None:
            self.context.jobs.write(self._act(values), self._on_saved, self._on_failed)

    def _kinds(self) -> dict[str, tuple[str, Callable[[], None], Callable[[Values], Act]]]:
        return {
            "cost": (self.tr("Cost"), self._cost_fields, self._cost),
            "trip": (self.tr("Staff trip"), self._trip_fields, self._trip),
            "fine": (self.tr("Fine (12123)"), self._fine_fields, self._fine),
            "plate": (self.tr("Temporary plate (PL-01)"), self._plate_fields, self._plate),
            "register": (self.tr("Permanent plate"), self._register_fields, self._register),
            "cover": (self.tr("Insurance"), self._cover_fields, self._cover),
            "inspection": (self.tr("Inspection"), self._inspection_fields, self._inspection),
            "gauges": (self.tr("Odometer and energy"), self._gauge_fields, self._gauges),
            "stop": (self.tr("Out of service"), self._stop_fields, self._stop),
            "pay": (self.tr("Fine paid"), self._pay_fields, self._pay),
            "assign": (self.tr("Who drove"), self._assign_fields, self._assign),
            "list": (self.tr("Incident list (TD-17)"), self._list_fields, self._list),
        }

    # --- what each asks for ---------------------------------------------------------------------------------------

    def _cost_fields(self) -> None:
        self.form.add(ChoiceField("kind", self.tr("Kind"), worded(COST_KINDS), required=True))
        self._day("day", self.tr("Day"))
        self.form.add(MoneyField("amount", self.tr("Amount"), required=True))
        hint = self.tr("fuel and charging only")
        self.form.add(MoneyField("quantity", self.tr("kWh or litres"), hint=hint))
        self.form.add(TextField("voucher", self.tr("Receipt"), max_length=40))
        self.form.add(TextField("note", self.tr("Note"), max_length=200))

    def _trip_fields(self) -> None:
        staff = [(str(ident), name) for ident, name in self.about.staff]
        self.form.add(ChoiceField("staff_id", self.tr("Driver"), staff, required=True))
        self.form.add(TextField("purpose", self.tr("Purpose"), required=True, max_length=200))
        self._day("out_day", self.tr("Out on"))
        self._clock("out_clock", self.tr("Out at"))
        self._day("back_day", self.tr("Back on"))
        self._clock("back_clock", self.tr("Back at"))
        self.form.add(NumberField("out_km", self.tr("Odometer out, km"), required=True))
        self.form.add(NumberField("back_km", self.tr("Odometer back, km"), required=True))
        self.form.add(NumberField("out_energy", self.tr("Energy out, %"), max_length=3))
        self.form.add(NumberField("back_energy", self.tr("Energy back, %"), max_length=3))

    def _fine_fields(self) -> None:
        if self.about.car is None:
            cars = [
                (str(row.id), " · ".join(part for part in (row.plate, row.text) if part)) for row in self.about.cars
            ]
            self.form.add(ChoiceField("vehicle_id", self.tr("Car"), cars, required=True), span=2)
        self._day("day", self.tr("Day"))
        self._clock("clock", self.tr("Time"))
        self.form.add(TextField("place", self.tr("Place"), required=True, max_length=120))
        self.form.add(TextField("offence", self.tr("Offence"), required=True, max_length=200))
        self.form.add(MoneyField("amount", self.tr("Amount"), required=True))
        self.form.add(NumberField("points", self.tr("Points")))
        self.form.add(TextField("number", self.tr("Number of the decision"), max_length=40), span=2)

    def _plate_fields(self) -> None:
        self.form.add(TextField("plate", self.tr("Plate"), required=True, max_length=12), span=2)
        self._day("valid_from", self.tr("Valid from"))
        self._day("valid_to", self.tr("Valid to"))
        self.form.add(CheckField("production_late", self.tr("Only the plates themselves are late")), span=2)

    def _register_fields(self) -> None:
        self.form.add(TextField("plate", self.tr("Plate"), required=True, max_length=12))
        self._day("received_on", self.tr("Received on"))

    def _cover_fields(self) -> None:
        self.form.add(ChoiceField("kind", self.tr("Kind"), worded(COVERS), required=True))
        self.form.add(MoneyField("amount", self.tr("Sum insured")))
        self._day("valid_from", self.tr("Valid from"))
        self._day("valid_to", self.tr("Valid to"))
        self.form.add(TextField("insurer", self.tr("Insurer"), max_length=80))
        self.form.add(TextField("policy_number", self.tr("Policy number"), max_length=40))

    def _inspection_fields(self) -> None:
        self._day("valid_to", self.tr("Valid to"))

    def _gauge_fields(self) -> None:
        self.form.add(NumberField("odometer_km", self.tr("Odometer, km"), required=True))
        self.form.add(NumberField("energy_percent", self.tr("Charge or tank, %"), max_length=3))

    def _stop_fields(self) -> None:
        self.form.add(TextField("reason", self.tr("Reason"), required=True, max_length=300), span=2)
        returns = self.tr("Who may return it")
        self.form.add(ChoiceField("freed_role", returns, worded(RETURNERS), required=True), span=2)

    def _pay_fields(self) -> None:
        self._day("paid_on", self.tr("Paid on"))
        self.form.add(TextField("voucher", self.tr("Receipt"), max_length=40))

    def _assign_fields(self) -> None:
        drivers = [(str(number), choice.text) for number, choice in self._drivers.items()]
        self.form.add(ChoiceField("driver", self.tr("Driver"), drivers, required=True), span=2)
        self.form.add(TextField("reason", self.tr("Reason"), required=True, max_length=300), span=2)

    def _list_fields(self) -> None:
        self.form.add(SearchChoice("customer_id", self.tr("Customer"), self._ask_customers, required=True), span=2)
        self.form.add(TextField("reason", self.tr("Reason"), required=True, max_length=300), span=2)
        hint = self.tr("empty: after the store's usual time")
        today = self.context.showroom.work.today
        self.form.add(DateField("expires_on", self.tr("Expires on"), hint=hint, today=today))

    def _day(self, name: str, label: str) -> None:
        self.form.add(DateField(name, label, required=True, today=self.context.showroom.work.today))

    def _clock(self, name: str, label: str) -> None:
        self.form.add(TextField(name, label, required=True, max_length=5, placeholder="14:05"))

    def _note(self) -> str:
        if self.about.fine is not None:
            return self.about.fine.evidence.text(self.context.lang)
        return ""

    def _first_values(self) -> Values:
        today, car = self.context.showroom.work.today(), self.about.car
        first: dict[str, Values] = {
            "trip": {"out_day": today, "back_day": today}, "register": {"received_on": today},
            "pay": {"paid_on": today}, "fine": {"points": 0}, "cost": {"day": today}, "plate": {"valid_from": today},
        }  # fmt: skip
        if car is not None:
            first["trip"] |= {"out_km": car.row.odometer_km, "out_energy": car.row.energy_percent}
            first["gauges"] = {"odometer_km": car.row.odometer_km, "energy_percent": car.row.energy_percent}
            first["inspection"] = {"valid_to": car.inspection_valid_to}
        return first.get(self.kind, {})

    # --- what each does -------------------------------------------------------------------------------------------

    @property
    def _car(self) -> DemoCarFile:
        assert self.about.car is not None
        return self.about.car

    @property
    def _of_fine(self) -> FineLine:
        assert self.about.fine is not None
        return self.about.fine

    def _cost(self, given: Values) -> Act:
        kind, amount = CostKind(given.pop("kind")), given.pop("quantity")
        quantity = Decimal(amount.fen) / 100 if isinstance(amount, Money) else None
        draft = CostDraft(kind, quantity=quantity, **given)
        return partial(self.context.showroom.car_log.add_cost, self.context.actor, self._car.row.id, draft)

    def _trip(self, given: Values) -> Act:
        staff = int(given["staff_id"]) if given["staff_id"] else None
        out = moment_of(given["out_day"], given["out_clock"])
        back = moment_of(given["back_day"], given["back_clock"])
        draft = TripDraft(
            staff, given["purpose"], out, back, given["out_km"], given["back_km"], given["out_energy"],
            given["back_energy"],
        )  # fmt: skip
        return partial(self.context.showroom.car_log.add_trip, self.context.actor, self._car.row.id, draft)

    def _fine(self, given: Values) -> Act:
        car = self.about.car.row.id if self.about.car is not None else int(given.pop("vehicle_id"))
        given["at"] = moment_of(given.pop("day"), given.pop("clock"))
        draft = FineDraft(**given | {"points": given["points"] or 0})
        return partial(self.context.showroom.fines.record, self.context.actor, car, draft)

    def _plate(self, given: Values) -> Act:
        service = self.context.showroom.demo_cars
        return partial(service.issue_plate, self.context.actor, self._car.row.id, PlateDraft(**given))

    def _register(self, given: Values) -> Act:
        service = self.context.showroom.demo_cars
        car, day = self._car.row.id, given["received_on"]
        return partial(service.register_plate, self.context.actor, car, given["plate"], day)

    def _cover(self, given: Values) -> Act:
        draft = CoverDraft(CoverKind(given.pop("kind")), **given)
        return partial(self.context.showroom.demo_cars.save_cover, self.context.actor, self._car.row.id, draft)

    def _inspection(self, given: Values) -> Act:
        service, car = self.context.showroom.demo_cars, self._car
        return partial(service.save_inspection, self.context.actor, car.row.id, given["valid_to"], car.version)

    def _gauges(self, given: Values) -> Act:
        draft = GaugeDraft(version=self._car.version, **given)
        return partial(self.context.showroom.demo_cars.read_gauges, self.context.actor, self._car.row.id, draft)

    def _stop(self, given: Values) -> Act:
        draft = StopDraft(given["reason"], Role(given["freed_role"]))
        return partial(self.context.showroom.demo_cars.stop, self.context.actor, self._car.row.id, draft)

    def _pay(self, given: Values) -> Act:
        service, fine = self.context.showroom.fines, self._of_fine
        return partial(service.pay, self.context.actor, fine.id, given["paid_on"], fine.version, given["voucher"])

    def _assign(self, given: Values) -> Act:
        choice, fine = self._drivers[int(given["driver"])], self._of_fine
        service = self.context.showroom.fines
        return partial(service.assign, self.context.actor, fine.id, choice, given["reason"], fine.version)

    def _list(self, given: Values) -> Act:
        return partial(self.context.showroom.incident_list.enter, self.context.actor, EntryDraft(**given))

    def _ask_customers(self, text: str, answer: Answer) -> None:
        find = partial(self.context.showroom.search.find, self.context.actor, text)
        self.context.jobs.read(find, partial(self._on_hits, answer), self._on_failed, key="customers")

    def _on_hits(self, answer: Answer, hits: tuple[Any, ...]) -> None:
        found = [Choice(hit.id, hit.title, hit.detail) for hit in hits if hit.kind == "customer"]
        answer(found[:MOST_HITS])

    def _on_saved(self, result: object) -> None:
        self.saved.emit(result)
        self.accept()

    def _on_failed(self, error: ShowroomError) -> None:
        if isinstance(error, FieldErrors):
            fields = {FIELDS.get(name, name): told for name, told in error.fields.items()}
            left = self.binder.show_errors(FieldErrors(fields))
            if left:
                self.message.show_text(fields[left[0]].text(self.context.lang), "refusal")
        else:
            self.message.show_text(error.text(self.context.lang), "refusal")
