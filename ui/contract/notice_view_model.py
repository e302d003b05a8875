"""The notices of one deal: on their way, arrived, taken back, objected to (Civil Code 565)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from showroom.contract.notice_drafts import ArrivalDraft, NoticesView, NoticeWay, ObjectionDraft
from showroom.kernel.errors import ShowroomError
from ui.context import UiContext


class NoticeViewModel(QObject):
    """Reads and writes; `shown` after every reading and every act, `acted` and `failed` after an act."""

    shown = Signal(object)
    acted = Signal(object)
    failed = Signal(object)

    def __init__(self, context: UiContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.deal_id = 0
        self.view = NoticesView((), may_act=False)

    def load(self, deal_id: int) -> None:
        """Read what there is."""
        self.deal_id = deal_id
        act = partial(self._service.view, self._context.actor, deal_id)
        self._context.jobs.read(act, self._on_view, key="notices")

    def arrived(self, on: date, way: str, proof: str) -> None:
        """The notice reached the other side."""
        self._write(partial(self._service.arrived, draft=ArrivalDraft(on, NoticeWay(way), proof)))

    def recall(self, reason: str) -> None:
        """Take back the one that is on its way."""
        self._write(partial(self._service.recall, reason=reason))

    def object(self, notice_id: int, on: date, way: str, text: str) -> None:
        """The other side objects."""
        draft = ObjectionDraft(on, NoticeWay(way), text)
        self._write(partial(self._service.object, change_id=notice_id, draft=draft))

    @property
    def _service(self) -> Any:
        return self._context.showroom.notices

    def _write(self, act: Callable[..., NoticesView]) -> None:
        self._context.jobs.write(partial(act, self._context.actor, self.deal_id), self._on_acted, self._on_failed)

    def _on_view(self, view: NoticesView) -> None:
        self.view = view
        self.shown.emit(view)

    def _on_acted(self, view: NoticesView) -> None:
        self._on_view(view)
        self.acted.emit(view)

    def _on_failed(self, error: ShowroomError) -> None:
        self.failed.emit(error)
