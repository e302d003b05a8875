"""Hand-over, pool and viewing limit between the window and the services."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from showroom.hand_over.views import HandedOver, HandOverDraft
from showroom.kernel.errors import ShowroomError
from ui.context import UiContext


class HandOverViewModel(QObject):
    """What the parts of the dialog read and write; every answer comes as a signal on the GUI thread."""

    staff_read = Signal(object)
    customers_read = Signal(object)
    previewed = Signal(object)
    handed_over = Signal(object)
    undone = Signal(object)
    history_read = Signal(object)
    idle_read = Signal(object)
    idle_returned = Signal(int)
    pool_read = Signal(object)
    taken = Signal(int)
    counts_read = Signal(object)
    limit_raised = Signal(object)
    refused = Signal(object)
    preview_refused = Signal(object)

    def __init__(self, context: UiContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context

    def read_staff(self) -> None:
        """All colleagues, also those marked as gone: customers may still wait for them."""
        read = partial(self._context.showroom.staff.colleagues, self._context.actor, only_active=False)
        self._context.jobs.read(read, self._on_staff, self._fail, key="staff")

    def read_customers(self, staff_id: int) -> None:
        """The customers of one colleague, to choose for each."""
        self._read("hand_over", "customers_of", self._on_customers, staff_id)

    def preview(self, draft: HandOverDraft) -> None:
        """What a hand-over would do."""
        act = partial(self._context.showroom.hand_over.preview, self._context.actor, draft)
        self._context.jobs.read(act, self._on_preview, self._on_preview_failed, key="preview")

    def hand_over(self, draft: HandOverDraft) -> None:
        """Do it."""
        self._write("hand_over", "hand_over", self._on_handed_over, draft)

    def undo(self, hand_over_id: int) -> None:
        """Take one back."""
        self._write("hand_over", "undo", self._on_undone, hand_over_id)

    def read_history(self) -> None:
        """The newest hand-overs."""
        self._read("hand_over", "history", self._on_history)

    def read_idle(self) -> None:
        """Customers past their limit."""
        self._read("pool", "idle", self._on_idle)

    def return_idle(self, customer_ids: Sequence[int], reason: str) -> None:
        """Return them to the pool."""
        self._write("pool", "return_idle", self._on_returned, customer_ids, reason)

    def read_pool(self) -> None:
        """Customers of nobody."""
        self._read("pool", "pool", self._on_pool)

    def take(self, customer_id: int) -> None:
        """Take one from the pool."""
        self._write("pool", "take", self._on_taken, customer_id)

    def read_counts(self) -> None:
        """Who opened how many files today."""
        self._read("viewing", "today", self._on_counts)

    def raise_limit(self, staff_id: int, extra: int, reason: str) -> None:
        """Let one person open more today."""
        self._write("viewing", "raise_limit", self._on_raised, staff_id, extra, reason)

    def _read(self, service: str, action: str, done: Callable[[Any], None], *values: Any) -> None:
        act = getattr(getattr(self._context.showroom, service), action)
        self._context.jobs.read(partial(act, self._context.actor, *values), done, self._fail, key=action)

    def _write(self, service: str, action: str, done: Callable[[Any], None], *values: Any) -> None:
        act = getattr(getattr(self._context.showroom, service), action)
        self._context.jobs.write(partial(act, self._context.actor, *values), done, self._fail)

    def _on_staff(self, people: object) -> None:
        self.staff_read.emit(people)

    def _on_customers(self, lines: object) -> None:
        self.customers_read.emit(lines)

    def _on_preview(self, preview: object) -> None:
        self.previewed.emit(preview)

    def _on_preview_failed(self, error: ShowroomError) -> None:
        self.preview_refused.emit(error)

    def _on_handed_over(self, done: HandedOver) -> None:
        self.handed_over.emit(done)

    def _on_undone(self, done: HandedOver) -> None:
        self.undone.emit(done)

    def _on_history(self, lines: object) -> None:
        self.history_read.emit(lines)

    def _on_idle(self, lines: object) -> None:
        self.idle_read.emit(lines)

    def _on_returned(self, count: int) -> None:
        self.idle_returned.emit(count)

    def _on_pool(self, pool: object) -> None:
        self.pool_read.emit(pool)

    def _on_taken(self, count: int) -> None:
        self.taken.emit(count)

    def _on_counts(self, lines: object) -> None:
        self.counts_read.emit(lines)

    def _on_raised(self, line: object) -> None:
        self.limit_raised.emit(line)

    def _fail(self, error: ShowroomError) -> None:
        self.refused.emit(error)
