"""The day close: what a day lacks, its totals, its sheet, closing and reopening."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import QObject, Signal

from showroom.documents.store import StoredPaper
from showroom.kernel.errors import FieldErrors, ShowroomError
from showroom.reception.day_close import KIND
from showroom.reception.day_close_views import ClosedDay, DayIncomplete, DayOverview
from ui.changes import Changes
from ui.context import UiContext


class DayCloseViewModel(QObject):
    """One day at a time."""

    loaded = Signal(object)
    """DayOverview of the day shown."""
    history_read = Signal(object)
    paper_ready = Signal(str, object)
    """Name of a paper, and its bytes."""
    closed = Signal(object)
    reopened = Signal(object)
    told = Signal(str)
    """Why something was refused."""

    def __init__(self, context: UiContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._service = context.showroom.day_close
        self.day: date = context.showroom.work.today()
        self.overview: DayOverview | None = None
        context.changes.changed.connect(self._on_changed)

    def load(self, day: date | None = None) -> None:
        """Show a day, the same again without one; never one to come."""
        self.day = min(day or self.day, self._context.showroom.work.today())
        jobs, actor = self._context.jobs, self._context.actor
        jobs.read(partial(self._service.overview, actor, self.day), self._on_loaded, self._on_failed, key="day")
        jobs.read(partial(self._service.history, actor), self._on_history, self._on_failed, key="history")

    def step(self, days: int) -> None:
        """Some days back or on."""
        self.load(self.day + timedelta(days=days))

    def close(self) -> None:
        """Close the day shown."""
        act = partial(self._service.close, self._context.actor, self.day)
        self._context.jobs.write(act, self._on_closed, self._on_failed)

    def reopen(self, reason: str) -> None:
        """Open the day shown again, by the manager."""
        act = partial(self._service.reopen, self._context.actor, self.day, reason)
        self._context.jobs.write(act, self._on_reopened, self._on_failed)

    def preview(self) -> None:
        """The sheet as it would be now."""
        act = partial(self._service.preview, self._context.actor, self.day, self._context.lang)
        done = partial(self._on_preview, self.day.isoformat())
        self._context.jobs.read(act, done, self._on_failed, key="paper")

    def paper(self, number: str) -> None:
        """A sealed sheet."""
        documents = self._context.showroom.documents
        act = partial(documents.paper, self._context.actor, KIND, number, self._context.lang)
        self._context.jobs.read(act, self._on_paper, self._on_failed, key="paper")

    def _on_loaded(self, overview: DayOverview) -> None:
        self.overview = overview
        self.loaded.emit(overview)

    def _on_history(self, days: tuple[ClosedDay, ...]) -> None:
        self.history_read.emit(days)

    def _on_closed(self, closed: ClosedDay) -> None:
        self.closed.emit(closed)
        self.load()

    def _on_reopened(self, opened: ClosedDay) -> None:
        self.reopened.emit(opened)
        self.load()

    def _on_preview(self, name: str, pdf: bytes) -> None:
        self.paper_ready.emit(name, pdf)

    def _on_paper(self, paper: StoredPaper) -> None:
        self.paper_ready.emit(paper.number, paper.pdf)

    def _on_failed(self, error: ShowroomError) -> None:
        if isinstance(error, FieldErrors):
            self.told.emit(" ".join(entry.text(self._context.lang) for entry in error.fields.values()))
            return
        self.told.emit(error.text(self._context.lang))
        if isinstance(error, DayIncomplete):
            self.load()

    def _on_changed(self, changes: Changes) -> None:
        if changes.kind in ("visit", "day_close", "customer"):
            self.load()
