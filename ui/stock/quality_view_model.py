"""Quality terms of a version between the window and the service."""

from __future__ import annotations

from dataclasses import fields
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from showroom.kernel.errors import ShowroomError
from showroom.vehicles.quality_entry import QualityDraft, Scope
from showroom.vehicles.quality_service import QualityView
from showroom.vehicles.quality_terms import SYSTEMS
from ui.context import UiContext

PARTS = "parts_"
"""Before the key of a system in the names of the form's fields."""


def quality_draft(values: dict[str, Any]) -> QualityDraft:
    """The form's values as the service takes them."""
    plain = {entry.name: values[entry.name] for entry in fields(QualityDraft) if entry.name in values}
    plain["scope"] = Scope(values["scope"])
    return QualityDraft(**plain, main_parts={key: values[PARTS + key] for key in SYSTEMS})


def quality_values(draft: QualityDraft) -> dict[str, Any]:
    """A draft as the form shows it."""
    plain = {entry.name: getattr(draft, entry.name) for entry in fields(QualityDraft) if entry.name != "main_parts"}
    parts = {PARTS + key: draft.main_parts.get(key, "") for key in SYSTEMS}
    return plain | parts | {"scope": draft.scope.value}


class QualityViewModel(QObject):
    """Reads and saves the terms of one version."""

    loaded = Signal(object)
    saved = Signal(object)
    refused = Signal(object)

    def __init__(self, context: UiContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.view: QualityView | None = None
        self.model_id = 0

    def load(self, model_id: int) -> None:
        """Read a version's terms; `loaded` follows."""
        self.model_id, self.view = model_id, None
        act = partial(self._context.showroom.quality_terms.view, self._context.actor, model_id)
        self._context.jobs.read(act, self._on_loaded, self._fail, key="quality_terms")

    def save(self, values: dict[str, Any]) -> None:
        """Keep new terms; `saved` follows."""
        draft = quality_draft(values)
        act = partial(self._context.showroom.quality_terms.save, self._context.actor, self.model_id, draft)
        self._context.jobs.write(act, self._on_saved, self._fail)

    def _on_loaded(self, view: QualityView) -> None:
        if view.model_id == self.model_id:
            self.view = view
            self.loaded.emit(view)

    def _on_saved(self, view: QualityView) -> None:
        self.view = view
        self.saved.emit(view)

    def _fail(self, error: ShowroomError) -> None:
        self.refused.emit(error)
