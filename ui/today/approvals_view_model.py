"""The requests that wait for a manager: listed, opened with their deal, decided one after the other."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from showroom.kernel.errors import FieldErrors, ShowroomError
from ui.context import UiContext

if TYPE_CHECKING:
    from showroom.approvals.views import Dossier, WaitingItem, WaitingList
    from showroom.kernel.money import Money


class ApprovalsViewModel(QObject):
    """Reads the list and one deal at a time; an answer that came too late is told and the list read again."""

    listed = Signal(object)
    opened = Signal(object)
    decided = Signal(object, bool)
    refused = Signal(object)
    failed = Signal(object)

    def __init__(self, context: UiContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context

    def reload(self) -> None:
        """Read what waits."""
        act = partial(self._context.showroom.approvals.waiting, self._context.actor)
        self._context.jobs.read(act, self._on_listed, self._context.notifier.error, key="approvals")

    def open(self, item: WaitingItem) -> None:
        """Read the whole deal behind a line; an older reading is forgotten."""
        act = partial(self._context.showroom.approvals.dossier, self._context.actor, item, self._context.lang)
        self._context.jobs.read(act, self._on_opened, self._on_failed, key="dossier")

    def decide(self, item: WaitingItem, note: str, approve: bool, granted: Money | None = None) -> None:
        """Approve (up to `granted`) or refuse; refusing needs a word (CT-04)."""
        from showroom.negotiation.approvals import Decision

        desk, actor = self._context.showroom.approvals, self._context.actor
        act = partial(desk.decide, actor, item, Decision(approve, note, granted), self._context.lang)
        self._context.jobs.write(act, partial(self._on_decided, item, approve), self._on_not_decided)

    def _on_listed(self, found: WaitingList) -> None:
        self.listed.emit(found)

    def _on_opened(self, dossier: Dossier) -> None:
        self.opened.emit(dossier)

    def _on_failed(self, error: ShowroomError) -> None:
        self.failed.emit(error)
        self.reload()

    def _on_decided(self, item: WaitingItem, approve: bool, _done: object) -> None:
        self.decided.emit(item, approve)
        self.reload()

    def _on_not_decided(self, error: ShowroomError) -> None:
        if isinstance(error, FieldErrors):
            self.refused.emit(error)
        else:
            self._on_failed(error)  # somebody else decided it meanwhile, or it expired
