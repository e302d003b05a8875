"""The car beside the customer: candidates, walkaround and confirmation."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from showroom.kernel.errors import FieldErrors, ShowroomError
from showroom.presentation.rules import Position
from showroom.presentation.views import Candidate, PresentationDraft, PresentationView
from ui.context import UiContext


class PresentationViewModel(QObject):
    """Loads and saves the presentation of one deal."""

    loaded = Signal(object)
    saved = Signal(object)
    refused = Signal(object)

    def __init__(self, context: UiContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.view: PresentationView | None = None
        self.deal_id = 0

    def load(self, deal_id: int) -> None:
        """Read what was saved and which cars there are."""
        self.deal_id = deal_id
        service = self._context.showroom.presentation
        self._context.jobs.read(
            partial(service.current, self._context.actor, deal_id), self._on_loaded, self._on_failed, key="load"
        )

    def save(self, draft: PresentationDraft) -> None:
        """Save; FieldErrors go to `refused`."""
        service = self._context.showroom.presentation
        self._context.jobs.write(
            partial(service.save, self._context.actor, self.deal_id, draft), self._on_saved, self._on_failed
        )

    def candidate(self, vehicle_id: int | None) -> Candidate | None:
        """The shown car of that id."""
        cars = () if self.view is None else self.view.candidates
        return next((car for car in cars if car.vehicle_id == vehicle_id), None)

    def _on_loaded(self, view: PresentationView) -> None:
        self.view = view
        self.loaded.emit(view)

    def _on_saved(self, view: PresentationView) -> None:
        self.view = view
        self.saved.emit(view)

    def _on_failed(self, error: ShowroomError) -> None:
        if isinstance(error, FieldErrors):
            self.refused.emit(error)
        else:
            self._context.notifier.error(error)


def draft_from_values(values: dict[str, Any], view: PresentationView) -> PresentationDraft:
    """The draft that the page's fields describe; `car` is a vehicle id or None."""
    car = values["car"]
    known = next((c for c in view.candidates if c.vehicle_id == car), None)
    return PresentationDraft(
        model_id=known.model_id if known else view.draft.model_id,
        vehicle_id=car,
        exterior=values["exterior"],
        interior=values["interior"],
        positions=frozenset(Position(word) for word in values["positions_shown"]),
        questions=values["questions"],
        enthusiasm=values["enthusiasm"],
        customer_confirmed=values["customer_confirmed"],
        version=view.draft.version,
    )


def values_from_view(view: PresentationView) -> dict[str, Any]:
    """What the page shows of the saved presentation."""
    draft = view.draft
    return {
        "car": draft.vehicle_id,
        "exterior": draft.exterior,
        "interior": draft.interior,
        "positions_shown": frozenset(position.value for position in draft.positions),
        "questions": draft.questions,
        "enthusiasm": draft.enthusiasm,
        "customer_confirmed": draft.customer_confirmed,
    }
