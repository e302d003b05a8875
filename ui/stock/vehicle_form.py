"""One car: what it is, its numbers, and what a test drive asks of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from typing import Any

from showroom.kernel.actor import Permission
from showroom.kernel.errors import REQUIRED, FieldErrors
from showroom.kernel.vin import check_vin
from showroom.vehicles.model import VehicleStatus
from showroom.vehicles.records import VehicleDraft
from showroom.vehicles.service import VehicleView
from ui.context import UiContext
from ui.stock import words
from ui.stock.view_model import StockViewModel, vehicle_draft
from ui.widgets.cards import Section
from ui.widgets.fields import CheckField, ChoiceField, DateField, IdField, MoneyField, TextField
from ui.widgets.form import Form
from ui.widgets.multi_line import MultiLine
from ui.widgets.number_fields import NumberField
from ui.widgets.record_view import RecordView
from ui.widgets.search_choice import Answer, Choice, SearchChoice

MOST_HITS = 20


class VehicleForm(RecordView):
    """Opened with `open_vehicle(id)` or `open_new()`."""

    def __init__(self, context: UiContext) -> None:
        super().__init__(context, "vehicle_form", "")
        self.back.show_text(self.tr("Stock"))
        self.view_model = StockViewModel(context, self)
        left, right = self.add_card(1), self.add_card(1)
        left.add(self._build_car())
        left.add(self._build_sale())
        left.column.addStretch(1)
        right.add(self._build_road())
        right.add(self._build_note())
        right.column.addStretch(1)
        self.use_forms("vehicle", self.car, self.sale, self.road, self.remarks)
        self.view_model.vehicle_loaded.connect(self._on_loaded)
        self.view_model.vehicle_saved.connect(self._on_saved)
        self.view_model.refused.connect(self.show_failure)
        self.view_model.read_models()

    def open_vehicle(self, vehicle_id: int) -> None:
        """Read and show a car."""
        self.flush_drafts()
        self.typed = False
        self.view_model.load_vehicle(vehicle_id)

    def open_new(self) -> None:
        """An empty form."""
        self.flush_drafts()
        self.view_model.vehicle = None
        self.title.setText(self.tr("New car"))
        self.facts.setText("")
        self.pill.show_state("", "accent")
        self.binder.clear_errors()
        empty = VehicleDraft(vin="", model_id=0)
        self.binder.set_values(_values(empty) | {"model_id": None})
        self.begin(0)
        self.binder.focus("vin")

    def save(self, values: dict[str, Any]) -> None:
        if values["model_id"] is None:
            self.show_failure(FieldErrors({"model_id": REQUIRED}))
            return
        self.view_model.save_vehicle(vehicle_draft(values))

    def _build_car(self) -> Section:
        section = Section(self.tr("Car"))
        form = self.car = Form(columns=2)
        form.add(IdField("vin", self.tr("VIN"), required=True, max_length=24, check=self._check_vin), span=2)
        form.add(SearchChoice("model_id", self.tr("Version"), self._ask_models, required=True, max_length=200), span=2)
        form.add(TextField("exterior", self.tr("Exterior colour"), max_length=40))
        form.add(TextField("interior", self.tr("Interior colour"), max_length=40))
        form.add(TextField("engine_number", self.tr("Engine or motor number"), max_length=40))
        form.add(TextField("certificate_number", self.tr("Certificate number"), max_length=40))
        form.add(DateField("produced", self.tr("Produced on"), today=self.context.showroom.work.today))
        section.add(form)
        return section

    def _build_sale(self) -> Section:
        section = Section(self.tr("In the store"))
        form = self.sale = Form(columns=2)
        form.add(ChoiceField("status", self.tr("State"), words.statuses(self.context.lang), required=True))
        form.add(MoneyField("price", self.tr("Own price"), hint=self.tr("empty: guide price of the version")))
        form.add(DateField("arrived", self.tr("Arrived on"), today=self.context.showroom.work.today))
        form.add(TextField("location", self.tr("Place"), max_length=60))
        section.add(form)
        return section

    def _build_road(self) -> Section:
        section = Section(self.tr("On the road"), self.tr("what a test drive asks for (TD-10 to TD-16)"))
        form = self.road = Form(columns=2)
        today = self.context.showroom.work.today
        form.add(TextField("plate", self.tr("Plate"), max_length=12))
        form.add(DateField("temp_plate_valid_to", self.tr("Temporary plate until"), today=today))
        form.add(DateField("compulsory_valid_to", self.tr("Compulsory insurance until"), today=today))
        form.add(MoneyField("third_party", self.tr("Third-party cover")))
        form.add(DateField("inspection_valid_to", self.tr("Inspection until"), today=today))
        form.add(NumberField("odometer_km", self.tr("Odometer, km")))
        form.add(NumberField("energy_percent", self.tr("Charge or tank, %"), max_length=3))
        form.add(CheckField("own_damage", self.tr("Own damage covered")))
        form.add(CheckField("passenger_cover", self.tr("Passengers covered")))
        form.add(CheckField("adapted", self.tr("Adapted for disabled drivers")))
        form.add(CheckField("open_defect", self.tr("Open defect: not to be driven")), span=2)
        section.add(form)
        return section

    def _build_note(self) -> Section:
        section = Section(self.tr("Notes"))
        self.remarks = Form(columns=1)
        self.remarks.add(MultiLine("note", self.tr("Note"), max_length=2000))
        section.add(self.remarks)
        return section

    def _check_vin(self, text: str) -> str:
        """The check digit's word; wrong ones are refused on saving (VN-01 to VN-05)."""
        found = check_vin(text, self.context.showroom.work.today())
        return self.tr("17 characters, check digit right") if found.problem is None else ""

    def _ask_models(self, text: str, answer: Answer) -> None:
        parts = text.lower().split()
        hits: Sequence[Choice] = [
            Choice(card.id, card.text, card.guide_price.grouped())
            for card in self.view_model.library
            if all(part in card.text.lower() for part in parts)
        ]
        answer(hits[:MOST_HITS])

    def _on_loaded(self, view: VehicleView) -> None:
        self.title.setText(view.model.text)
        self.facts.setText("  ·  ".join(part for part in (view.draft.vin, view.draft.exterior) if part))
        status = view.draft.status
        self.pill.show_state(words.status_text(status, self.context.lang), words.STATUS_TONES[status])
        self.set_writable(self.context.actor.may(Permission.STOCK_WRITE))
        if self.typed:
            return
        chosen = Choice(view.model.id, view.model.text)
        self.binder.set_values(_values(view.draft) | {"model_id": chosen})
        self.begin(view.id, view.version)

    def _on_saved(self, _view: VehicleView) -> None:
        self.stored()
        self.context.notifier.done(self.tr("Car saved"))


def _values(draft: VehicleDraft) -> dict[str, Any]:
    values = {field.name: getattr(draft, field.name) for field in fields(draft)}
    status: VehicleStatus = draft.status
    return values | {"status": status.value}
