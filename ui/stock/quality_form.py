"""New quality terms for a version, its series or its brand: periods, n, manufacturer, network, lists of parts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal

from showroom.kernel.actor import Permission
from showroom.vehicles.quality_entry import LONGEST_PARTS, Scope
from showroom.vehicles.quality_service import QualityView
from showroom.vehicles.quality_terms import SYSTEMS
from ui.context import UiContext
from ui.stock.quality_view_model import PARTS, QualityViewModel, quality_values
from ui.stock.words import scopes
from ui.widgets.cards import Section
from ui.widgets.fields import ChoiceField, DateField, TextField
from ui.widgets.form import Form
from ui.widgets.multi_line import MultiLine
from ui.widgets.number_fields import NumberField, PercentField
from ui.widgets.record_view import RecordView


class QualityForm(RecordView):
    """Opened with `open_model(id)`; `stored_terms(id)` once new terms are kept."""

    stored_terms = Signal(int)

    def __init__(self, context: UiContext) -> None:
        super().__init__(context, "quality_form", "")
        self.back.show_text(self.tr("Version"))
        self.view_model = QualityViewModel(context, self)
        self._start: dict[str, Any] = {}
        left, right = self.add_card(1), self.add_card(1)
        left.add(self._build_periods())
        left.add(self._build_maker())
        left.column.addStretch(1)
        right.add(self._build_parts())
        right.add(self._build_lists())
        right.column.addStretch(1)
        self.use_forms("quality_terms", self.periods, self.maker, self.parts, self.lists)
        self.scope.changed.connect(self._on_scope)
        self.view_model.loaded.connect(self._on_loaded)
        self.view_model.saved.connect(self._on_saved)
        self.view_model.refused.connect(self.show_failure)

    def open_model(self, model_id: int) -> None:
        """Start from the newest terms of the version."""
        self.flush_drafts()
        self.typed = False
        self.view_model.load(model_id)

    def save(self, values: dict[str, Any]) -> None:
        self.view_model.save(values)

    def _build_periods(self) -> Section:
        section = Section(self.tr("Periods"), self.tr("empty: as the series, the brand or the law says"))
        form = self.periods = Form(columns=4)
        choices = scopes()
        self.scope = form.add(ChoiceField("scope", self.tr("Holds for"), choices, required=True), span=2)
        today = self.context.showroom.work.today
        form.add(DateField("valid_from", self.tr("Holds from"), required=True, today=today), span=2)
        for name, years, km in self._named():
            form.add(NumberField(f"{name}_years", years, max_length=2))
            form.add(NumberField(f"{name}_km", km, max_length=9))
        form.add(PercentField("share", self.tr("Coefficient n, %")), span=2)
        form.add(NumberField("fade_percent", self.tr("Battery fades at most, %"), max_length=3), span=2)
        section.add(form)
        return section

    def _named(self) -> Sequence[tuple[str, str, str]]:
        return (
            ("repair", self.tr("Repair, years"), self.tr("Repair, km")),
            ("return", self.tr("三包, years"), self.tr("三包, km")),
            ("battery", self.tr("Battery, years"), self.tr("Battery, km")),
            ("motor", self.tr("Motor, years"), self.tr("Motor, km")),
        )

    def _build_maker(self) -> Section:
        section = Section(self.tr("Manufacturer and network"))
        form = self.maker = Form(columns=2)
        form.add(TextField("manufacturer", self.tr("Manufacturer"), max_length=120))
        form.add(TextField("manufacturer_phone", self.tr("Service phone"), max_length=40))
        form.add(TextField("manufacturer_address", self.tr("Address"), max_length=200))
        form.add(TextField("vehicle_type", self.tr("Vehicle type"), max_length=60))
        form.add(MultiLine("network", self.tr("Repair network, one place a line"), lines=4, max_length=4000), span=2)
        section.add(form)
        return section

    def _build_parts(self) -> Section:
        section = Section(self.tr("Main parts"), self.tr("of the ten systems (SB-04)"))
        form = self.parts = Form(columns=2)
        for key, names in SYSTEMS.items():
            name = names[self.context.lang == "en"]
            form.add(TextField(PARTS + key, name, max_length=LONGEST_PARTS))
        section.add(form)
        return section

    def _build_lists(self) -> Section:
        section = Section(self.tr("Wear parts and papers"))
        form = self.lists = Form(columns=1)
        label = self.tr("Wear parts, one a line: part: period")
        form.add(MultiLine("wear_parts", label, lines=6, max_length=4000))
        form.add(MultiLine("documents", self.tr("Papers with the car, one a line"), lines=4, max_length=2000))
        section.add(form)
        return section

    def _on_loaded(self, view: QualityView) -> None:
        self.title.setText(self.tr("New terms: {model}").format(model=view.text))
        self.set_writable(self.context.actor.may(Permission.STOCK_WRITE))
        if not self.typed:
            known = next((scope for scope in Scope if view.draft_for(scope).valid_from), Scope.BRAND)
            self._fill(view, known)
            self.begin(view.model_id)

    def _on_scope(self) -> None:
        """Another scope starts from its own newest terms, unless something was typed already."""
        view, chosen = self.view_model.view, self.scope.value()
        if view is not None and chosen and self._written() == self._start:
            self._fill(view, Scope(chosen))

    def _written(self) -> dict[str, Any]:
        typed = self.binder.snapshot()
        return {name: raw for name, raw in typed.items() if name not in ("scope", "valid_from")}

    def _fill(self, view: QualityView, scope: Scope) -> None:
        today = self.context.showroom.work.today()
        start = quality_values(view.draft_for(scope)) | {"scope": scope.value, "valid_from": today}
        self.binder.set_values(start)
        self._start = self._written()

    def _on_saved(self, view: QualityView) -> None:
        self.stored()
        self.context.notifier.done(self.tr("Quality terms saved"))
        self.stored_terms.emit(view.model_id)
