"""The deal page's and deal list's link to the store."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from showroom.kernel.errors import ShowroomError
from ui.changes import Changes
from ui.context import UiContext

if TYPE_CHECKING:
    from showroom.deals.views import DealRow, DealView
    from showroom.kernel.findings import Finding

LIST_PART = 500
CONCERNED = ("deal", "promise", "objection", "document", "customer")


class DealViewModel(QObject):
    """Reads one deal and moves it along its path."""

    loaded = Signal(object)
    advanced = Signal(object)

    def __init__(self, context: UiContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.deal_id = 0
        self.view: DealView | None = None
        context.changes.changed.connect(self._on_changed)

    def load(self, deal_id: int) -> None:
        """Read the deal; `loaded(DealView)` follows."""
        self.deal_id = deal_id
        read = partial(self._context.showroom.deals.view, self._context.actor, deal_id)
        self._context.jobs.read(read, self._on_loaded, key="deal")

    def reload(self) -> None:
        """Read the same deal again."""
        if self.deal_id:
            self.load(self.deal_id)

    def complete(self, step: str) -> None:
        """Finish a step; `advanced(DealView)` follows, or the message bar says what is missing."""
        from showroom.deals.model import Step

        act = partial(self._context.showroom.deals.complete_step, self._context.actor, self.deal_id, Step(step))
        self._context.jobs.write(act, self._on_advanced, self._on_refused)

    def skip(self, step: str, reason: str) -> None:
        """Leave a step out with a reason (G-08)."""
        from showroom.deals.model import Step

        deals, actor = self._context.showroom.deals, self._context.actor
        act = partial(deals.skip_step, actor, self.deal_id, Step(step), reason)
        self._context.jobs.write(act, self._on_advanced, self._on_refused)

    def take(self, view: DealView) -> None:
        """Something was stored: show the deal as it stands now."""
        self._on_loaded(view)

    def override(self, step: str, which: Finding, reason: str) -> None:
        """Let one finding pass with a written reason (G-07)."""
        from showroom.deals.model import Step

        deals, actor = self._context.showroom.deals, self._context.actor
        act = partial(deals.override, actor, self.deal_id, Step(step), which, reason)
        self._context.jobs.write(act, self._on_loaded, self._on_refused)

    def _on_loaded(self, view: DealView) -> None:
        if view.id != self.deal_id:
            return
        self.view = view
        self.loaded.emit(view)

    def _on_advanced(self, view: DealView) -> None:
        self._on_loaded(view)
        self.advanced.emit(view)

    def _on_refused(self, error: ShowroomError) -> None:
        self._context.notifier.error(error)
        self.reload()

    def _on_changed(self, changes: object) -> None:
        view = self.view
        if view is None or not isinstance(changes, Changes) or changes.kind not in CONCERNED:
            return
        own = {"deal": view.id, "customer": view.customer_id}.get(changes.kind)
        if own is None or own in changes.ids:
            self.reload()


class OpenDeals:
    """Rows of the deal list: open deals, newest first; runs on reader threads."""

    def __init__(self, context: UiContext) -> None:
        self._deals: Any = context.showroom.deals
        self._actor = context.actor
        self._rows: dict[int, DealRow] = {}

    def first_page(self, limit: int) -> Sequence[DealRow]:
        """The newest `limit` deals."""
        return tuple(self._deals.list_open(self._actor, limit))

    def ids(self) -> array[int]:
        """All open deals of this person, read in keyset parts."""
        rows: dict[int, DealRow] = {}
        before: int | None = None
        while True:
            part = self._deals.list_open(self._actor, LIST_PART, before)
            rows.update((row.id, row) for row in part)
            if len(part) < LIST_PART:
                break
            before = part[-1].id
        self._rows = rows
        return array("q", rows)

    def rows(self, ids: Sequence[int]) -> Sequence[DealRow]:
        """Rows read by the last `ids()`."""
        known = self._rows
        return tuple(known[ident] for ident in ids if ident in known)
