"""Handing the customer to a manager, and what came of it: read and written for the negotiation page (S4-09)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from showroom.kernel.errors import FieldErrors, ShowroomError
from ui.context import UiContext

if TYPE_CHECKING:
    from showroom.negotiation.turnover import TurnoverDraft, TurnoversView
    from showroom.negotiation.turnover_model import TurnoverOutcome


class TurnoverViewModel(QObject):
    """The turnovers of one deal."""

    loaded = Signal(object)
    refused = Signal(object)

    def __init__(self, context: UiContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.view: TurnoversView | None = None
        self.deal_id = 0

    def load(self, deal_id: int) -> None:
        """Read them."""
        self.deal_id = deal_id
        act = partial(self._context.showroom.turnovers.view, self._context.actor, deal_id)
        self._context.jobs.read(act, self._on_loaded, key="turnovers")

    def hand(self, draft: TurnoverDraft) -> None:
        """Hand the customer to a manager."""
        act = partial(self._context.showroom.turnovers.hand, self._context.actor, self.deal_id, draft)
        self._context.jobs.write(act, self._on_loaded, self._on_failed)

    def end(self, outcome: TurnoverOutcome | None, remark: str) -> None:
        """Write down what came of the open one."""
        opened = None if self.view is None else self.view.open
        if opened is not None:
            service, actor = self._context.showroom.turnovers, self._context.actor
            act = partial(service.end, actor, opened.id, opened.version, outcome, remark)
            self._context.jobs.write(act, self._on_loaded, self._on_failed)

    def _on_loaded(self, view: TurnoversView) -> None:
        self.view = view
        self.loaded.emit(view)

    def _on_failed(self, error: ShowroomError) -> None:
        if isinstance(error, FieldErrors):
            self.refused.emit(error)
        else:
            self._context.notifier.error(error)
            self.load(self.deal_id)  # another desk was faster: show what stands there now
