"""A customer's whole file between the window and the services: its parts, history, timeline, doubles, and undo."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from showroom.customer_file.views import HistoryPart, IdentityPart, TimelinePage
from showroom.customers.duplicates import Probe
from showroom.customers.parts import PartDraft, PartSaved
from showroom.kernel.actor import Permission
from showroom.kernel.errors import ShowroomError
from ui.changes import Changes
from ui.context import UiContext

CONCERNED = frozenset({"deal", "visit", "receipt", "document"})


class FileViewModel(QObject):
    """Reads go to reader threads; an answer for a customer left meanwhile is dropped."""

    identity_read = Signal(object)
    history_read = Signal(object)
    timeline_read = Signal(object)
    doubles_found = Signal(object)
    paper_read = Signal(str, object)
    part_stored = Signal(str, int)
    part_refused = Signal(object)
    revealed = Signal(str, int, str)
    undone = Signal(int)
    refused = Signal(object)
    changed_elsewhere = Signal()

    def __init__(self, context: UiContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.customer_id = 0
        self._asked: Probe | None = None
        context.changes.changed.connect(self._on_changed)

    def load(self, customer_id: int) -> None:
        """Read own records and history of a customer; 0 for nobody."""
        if customer_id != self.customer_id:
            self._asked = None  # doubles of the form that was shown before
        self.customer_id = customer_id
        if customer_id:
            read, file, actor = self._context.jobs.read, self._context.showroom.customer_file, self._context.actor
            read(partial(file.identity, actor, customer_id), self._on_identity, self._on_refused, key="identity")
            read(partial(file.history, actor, customer_id), self._on_history, self._on_refused, key="history")

    def read_timeline(self, before: Any = None) -> None:
        """The first page of the timeline, or the one below `before`."""
        if self.customer_id:
            file = self._context.showroom.customer_file
            act = partial(file.timeline, self._context.actor, self.customer_id, before)
            answer = partial(self._on_timeline, self.customer_id)
            self._context.jobs.read(act, answer, self._on_refused, key="timeline")

    def look_for_doubles(self, probe: Probe) -> None:
        """Who may be the one being typed; `doubles_found` with nothing when nothing can be looked for."""
        self._asked = probe
        file = self._context.showroom.customer_file
        act = partial(file.duplicates, self._context.actor, probe)
        self._context.jobs.read(act, partial(self._on_doubles, probe), self._on_refused, key="doubles")

    def read_paper(self, document_id: int, title: str) -> None:
        """The bytes of a stored paper."""
        act = partial(self._context.showroom.documents.pdf, self._context.actor, document_id)
        self._context.jobs.read(act, partial(self._on_paper, title), self._on_refused, key="paper")

    def save_part(self, draft: PartDraft, part_id: int = 0) -> None:
        """Add or change a part of the file."""
        parts = self._context.showroom.customer_parts
        act = partial(parts.save_part, self._context.actor, self.customer_id, draft, part_id)
        self._context.jobs.write(act, partial(self._on_part, "saved"), self._on_part_refused)

    def remove_part(self, kind: str, part_id: int) -> None:
        """Take a part out of the file."""
        parts = self._context.showroom.customer_parts
        act = partial(parts.remove_part, self._context.actor, self.customer_id, kind, part_id)
        self._context.jobs.write(act, partial(self._on_part, "removed"), self._on_refused)

    def reveal_part(self, kind: str, part_id: int, reason: str = "") -> None:
        """Show a masked number of a part; kept with name, time and reason (PI-10)."""
        parts = self._context.showroom.customer_parts
        act = partial(parts.reveal_part, self._context.actor, self.customer_id, kind, part_id, reason)
        self._context.jobs.write(act, partial(self._on_revealed, kind, part_id), self._on_refused)

    def plan_task(self, due: date, note: str) -> None:
        """Plan the next contact."""
        customers = self._context.showroom.customers
        act = partial(customers.plan_task, self._context.actor, self.customer_id, due, note)
        self._context.jobs.write(act, self._on_planned, self._on_refused)

    def undo(self, token: int) -> None:
        """Take back one's own last edit, unless somebody changed it since."""
        act = partial(self._context.showroom.customer_parts.undo_edit, self._context.actor, token)
        self._context.jobs.write(act, self._on_undone, self._on_refused)

    def may(self, permission: Permission) -> bool:
        """Whether the signed-in person has a right."""
        return self._context.actor.may(permission)

    def _on_identity(self, part: IdentityPart) -> None:
        if part.customer_id == self.customer_id:
            self.identity_read.emit(part)

    def _on_history(self, part: HistoryPart) -> None:
        if part.customer_id == self.customer_id:
            self.history_read.emit(part)

    def _on_timeline(self, customer_id: int, page: TimelinePage) -> None:
        if customer_id == self.customer_id:
            self.timeline_read.emit(page)

    def _on_doubles(self, probe: Probe, found: object) -> None:
        if probe == self._asked:
            self.doubles_found.emit(found)

    def _on_paper(self, title: str, pdf: bytes) -> None:
        self.paper_read.emit(title, pdf)

    def _on_part(self, what: str, saved: PartSaved) -> None:
        self.part_stored.emit(what, saved.undo)
        self.load(self.customer_id)

    def _on_part_refused(self, error: ShowroomError) -> None:
        self.part_refused.emit(error)

    def _on_revealed(self, kind: str, part_id: int, value: str) -> None:
        self.revealed.emit(kind, part_id, value)

    def _on_planned(self, _task: int) -> None:
        self.load(self.customer_id)

    def _on_undone(self, customer_id: int) -> None:
        self.undone.emit(customer_id)

    def _on_refused(self, error: ShowroomError) -> None:
        self.refused.emit(error)

    def _on_changed(self, changes: object) -> None:
        if not isinstance(changes, Changes) or not self.customer_id:
            return
        if changes.kind in CONCERNED or (changes.kind == "customer" and self.customer_id in changes.ids):
            self.changed_elsewhere.emit()
