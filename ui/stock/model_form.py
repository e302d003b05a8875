"""One version of a car in the product library."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from showroom.kernel.actor import Permission
from showroom.vehicles.records import ModelDraft
from showroom.vehicles.service import ModelCard
from ui.context import UiContext
from ui.stock import words
from ui.stock.quality_part import QualityPart
from ui.stock.view_model import StockViewModel, model_draft
from ui.widgets.cards import Section
from ui.widgets.fields import CheckField, ChoiceField, MoneyField, TextField
from ui.widgets.form import Form
from ui.widgets.multi_line import MultiLine
from ui.widgets.number_fields import NumberField
from ui.widgets.record_view import RecordView

GEARBOXES = ("AT", "MT", "CVT", "DCT", "DHT", "AMT", "EV")


class ModelForm(RecordView):
    """Opened with `open_model(id)` or `open_new()`."""

    def __init__(self, context: UiContext) -> None:
        super().__init__(context, "model_form", "")
        self.back.show_text(self.tr("Stock"))
        self.view_model = StockViewModel(context, self)
        card = self.add_card(1)
        section = Section(self.tr("Version"))
        form = self.form = Form(columns=3)
        form.add(TextField("brand", self.tr("Brand"), max_length=60))
        form.add(TextField("series", self.tr("Series"), required=True, max_length=60))
        form.add(TextField("version_name", self.tr("Version"), required=True, max_length=120))
        form.add(MoneyField("guide_price", self.tr("Guide price"), required=True))
        form.add(ChoiceField("energy", self.tr("Drive"), words.energies(), required=True))
        form.add(ChoiceField("gearbox", self.tr("Gearbox"), [(name, name) for name in GEARBOXES]))
        form.add(NumberField("model_year", self.tr("Model year"), max_length=4))
        form.add(NumberField("seats", self.tr("Seats"), required=True, max_length=2))
        form.add(NumberField("displacement_ml", self.tr("Displacement, ml")))
        form.add(NumberField("range_km", self.tr("Range, km")))
        form.add(TextField("emission", self.tr("Emission standard"), max_length=40))
        form.add(TextField("origin", self.tr("Made in"), max_length=60))
        form.add(CheckField("in_relief_list", self.tr("In the list for purchase tax relief")), span=3)
        form.add(MultiLine("facts", self.tr("Facts for the talk"), lines=5, max_length=10_000), span=3)
        section.add(form)
        card.add(section)
        card.column.addStretch(1)
        self.quality = QualityPart(context)
        beside = self.add_card(1)
        beside.add(self.quality)
        beside.column.addStretch(1)
        self.beside = beside
        self.use_forms("vehicle_model", form)
        self.view_model.model_loaded.connect(self._on_loaded)
        self.view_model.model_saved.connect(self._on_saved)
        self.view_model.refused.connect(self.show_failure)

    def open_model(self, model_id: int) -> None:
        """Read and show a version."""
        self.flush_drafts()
        self.typed = False
        self.beside.show()
        self.quality.open_model(model_id)
        self.view_model.load_model(model_id)

    def open_new(self) -> None:
        """An empty form."""
        self.flush_drafts()
        self.beside.hide()
        self.view_model.model = None
        self.title.setText(self.tr("New version"))
        self.facts.setText("")
        self.binder.clear_errors()
        self.binder.set_values(dict.fromkeys(self.binder.rows, None) | {"gearbox": "AT", "seats": 5})
        self.begin(0)
        self.binder.focus("brand")

    def save(self, values: dict[str, Any]) -> None:
        self.view_model.save_model(model_draft(values))

    def _on_loaded(self, card: ModelCard) -> None:
        self.title.setText(card.text)
        self.facts.setText(f"¥{card.guide_price.grouped()}")
        self.set_writable(self.context.actor.may(Permission.STOCK_WRITE))
        if self.typed:
            return
        values = {field.name: getattr(card, field.name) for field in fields(ModelDraft)}
        gearbox = self.binder["gearbox"].field
        if isinstance(gearbox, ChoiceField) and card.gearbox not in GEARBOXES:
            gearbox.set_choices([*((name, name) for name in GEARBOXES), (card.gearbox, card.gearbox)])
        self.binder.set_values(values | {"energy": card.energy.value})
        self.begin(card.id, card.version)

    def _on_saved(self, card: ModelCard) -> None:
        self.stored()
        self.beside.show()
        self.quality.open_model(card.id)
        self.context.notifier.done(self.tr("Version saved"))
