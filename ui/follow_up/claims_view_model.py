"""Repairs and 三包 claims in the window: what is typed goes to the service, rights and clocks come back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from showroom.follow_up.quality_views import DecisionDraft, QualityView
from showroom.kernel.errors import ShowroomError
from ui.context import UiContext

Done = Callable[[Any], None]
Failed = Callable[[ShowroomError], None]


class ClaimsViewModel(QObject):
    """Reads and writes the quality side of one deal; `shown` after every reading and every act."""

    shown = Signal(object)
    acted = Signal()
    """An act was stored: the follow-up reads its plan again."""

    def __init__(self, context: UiContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.deal_id = 0
        self.view: QualityView | None = None

    def load(self, deal_id: int) -> None:
        """Read record, rights and claims."""
        self.deal_id = deal_id
        act = partial(self._service.view, self._context.actor, deal_id)
        self._context.jobs.read(act, self._on_view, self._context.notifier.error, key="quality")

    def write(self, name: str, *args: Any, done: Done | None = None, failed: Failed | None = None) -> None:
        """One act of the service by its name; handlers are bound methods, dropped with a dialog that is gone."""
        act = partial(getattr(self._service, name), self._context.actor, self.deal_id, *args)
        self._context.jobs.write(act, done or self.take, failed or self._context.notifier.error)

    def offer(self, claim_id: int, draft: DecisionDraft | None, done: Done, failed: Failed) -> None:
        """Both choices reckoned, nothing stored; the newest answer only."""
        act = partial(self._service.offer, self._context.actor, self.deal_id, claim_id, draft)
        self._context.jobs.read(act, done, failed, key="claim_offer")

    def read_paper(self, document_id: int, done: Callable[[bytes], None]) -> None:
        """A sealed sheet, exactly as it was stored."""
        act = partial(self._context.showroom.documents.pdf, self._context.actor, document_id)
        self._context.jobs.read(act, done, self._context.notifier.error, key="claim_paper")

    def take(self, view: QualityView) -> None:
        """An act is stored: show what there is now."""
        self._on_view(view)
        self.acted.emit()

    @property
    def _service(self) -> Any:
        return self._context.showroom.quality_claims

    def _on_view(self, view: QualityView) -> None:
        self.view = view
        self.shown.emit(view)
