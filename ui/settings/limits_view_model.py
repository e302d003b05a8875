"""Discount limits between the settings and the service (CT-04)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from showroom.kernel.actor import Role
from showroom.kernel.errors import ShowroomError
from ui.context import UiContext

if TYPE_CHECKING:
    from showroom.negotiation.limit_service import CarScope, LimitTable


class LimitsViewModel(QObject):
    """Reads the rows and adds one; none is ever edited."""

    loaded = Signal(object)
    added = Signal()
    refused = Signal(object)

    def __init__(self, context: UiContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.table: LimitTable | None = None

    def load(self) -> None:
        """Read every row."""
        act = partial(self._context.showroom.discount_limits.table, self._context.actor)
        self._context.jobs.read(act, self._on_loaded, self._fail, key="limits")

    def add(self, values: dict[str, Any], car: CarScope | None) -> None:
        """Add a dated row for a car that was chosen from the list."""
        from showroom.negotiation.limit_service import LimitDraft

        draft = LimitDraft(
            role=Role(values["role"] or Role.CONSULTANT), model_id=None if car is None else car.model_id,
            brand="" if car is None else car.brand, series="" if car is None else car.series, share=values["share"],
            amount=values["amount"], valid_from=values["valid_from"], valid_to=values["valid_to"],
            reason=values["reason"],
        )  # fmt: skip
        act = partial(self._context.showroom.discount_limits.add, self._context.actor, draft)
        self._context.jobs.write(act, self._on_added, self._fail)

    def _on_loaded(self, table: LimitTable) -> None:
        self.table = table
        self.loaded.emit(table)

    def _on_added(self, table: LimitTable) -> None:
        self._on_loaded(table)
        self.added.emit()

    def _fail(self, error: ShowroomError) -> None:
        self.refused.emit(error)
