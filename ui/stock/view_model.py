"""Cars and versions between the window and the service."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import fields
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from showroom.kernel.errors import ShowroomError
from showroom.kernel.money import ZERO
from showroom.vehicles.model import Energy, VehicleStatus
from showroom.vehicles.records import ModelDraft, VehicleDraft
from showroom.vehicles.service import ModelCard, StockQuery, VehicleView
from ui.context import UiContext


class StockRows:
    """Cars of one query; runs on reader threads."""

    def __init__(self, context: UiContext, query: StockQuery) -> None:
        self._service: Any = context.showroom.vehicles
        self._actor = context.actor
        self._query = query

    def first_page(self, limit: int) -> Sequence[Any]:
        """The beginning of the list."""
        return tuple(self._service.stock(self._actor, self._query, limit))

    def ids(self) -> array[int]:
        """All matching ids in order."""
        found: array[int] = self._service.all_ids(self._actor, self._query)
        return found

    def rows(self, ids: Sequence[int]) -> Sequence[Any]:
        """The rows of these ids."""
        return tuple(self._service.rows(self._actor, ids))


def query_of(values: dict[str, Any]) -> StockQuery:
    """What the filter row asks for."""
    return StockQuery(
        text=values["text"],
        statuses=(VehicleStatus(values["status"]),) if values["status"] else (),
        energy=Energy(values["energy"]) if values["energy"] else None,
    )


def vehicle_draft(values: dict[str, Any]) -> VehicleDraft:
    """The form's values as the service takes them."""
    given = {field.name: values[field.name] for field in fields(VehicleDraft)}
    given |= {"status": VehicleStatus(values["status"]), "odometer_km": values["odometer_km"] or 0}
    return VehicleDraft(**given)


def model_draft(values: dict[str, Any]) -> ModelDraft:
    """The form's values as the service takes them."""
    given = {field.name: values[field.name] for field in fields(ModelDraft)}
    given |= {"energy": Energy(values["energy"]), "guide_price": values["guide_price"] or ZERO}
    given |= {"seats": values["seats"] or 0}
    return ModelDraft(**given)


class StockViewModel(QObject):
    """One car or one version: read and saved; the library for choices."""

    vehicle_loaded = Signal(object)
    vehicle_saved = Signal(object)
    model_loaded = Signal(object)
    model_saved = Signal(object)
    models_read = Signal(object)
    refused = Signal(object)

    def __init__(self, context: UiContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.vehicle: VehicleView | None = None
        self.model: ModelCard | None = None
        self.library: tuple[ModelCard, ...] = ()

    def read_models(self) -> None:
        """Read the product library; `models_read` follows."""
        read = partial(self._context.showroom.vehicles.models, self._context.actor)
        self._context.jobs.read(read, self._on_models, key="models")

    def load_vehicle(self, vehicle_id: int) -> None:
        """Read one car; `vehicle_loaded` follows."""
        read = partial(self._context.showroom.vehicles.vehicle, self._context.actor, vehicle_id)
        self._context.jobs.read(read, self._on_vehicle, key="vehicle")

    def load_model(self, model_id: int) -> None:
        """Read one version; `model_loaded` follows."""
        read = partial(self._context.showroom.vehicles.model, self._context.actor, model_id)
        self._context.jobs.read(read, self._on_model, key="model")

    def save_vehicle(self, draft: VehicleDraft) -> None:
        """Save the car, as a new one when there is none yet."""
        service, actor = self._context.showroom.vehicles, self._context.actor
        known = (None, 0) if self.vehicle is None else (self.vehicle.id, self.vehicle.version)
        self._context.jobs.write(
            partial(service.save_vehicle, actor, draft, *known), self._on_vehicle_saved, self._fail
        )

    def save_model(self, draft: ModelDraft) -> None:
        """Save the version, as a new one when there is none yet."""
        service, actor = self._context.showroom.vehicles, self._context.actor
        known = (None, 0) if self.model is None else (self.model.id, self.model.version)
        self._context.jobs.write(partial(service.save_model, actor, draft, *known), self._on_model_saved, self._fail)

    def _on_models(self, models: tuple[ModelCard, ...]) -> None:
        self.library = models
        self.models_read.emit(models)

    def _on_vehicle(self, view: VehicleView) -> None:
        self.vehicle = view
        self.vehicle_loaded.emit(view)

    def _on_model(self, card: ModelCard) -> None:
        self.model = card
        self.model_loaded.emit(card)

    def _on_vehicle_saved(self, view: VehicleView) -> None:
        self.vehicle = view
        self.vehicle_saved.emit(view)
        self.vehicle_loaded.emit(view)

    def _on_model_saved(self, card: ModelCard) -> None:
        self.model = card
        self.model_saved.emit(card)
        self.model_loaded.emit(card)
        self.read_models()

    def _fail(self, error: ShowroomError) -> None:
        self.refused.emit(error)
