"""The front desk: the line, the verdict while typing, who is in the store, the queue, today's log."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from showroom.kernel.actor import Role
from showroom.kernel.errors import FieldErrors, ShowroomError
from showroom.kernel.phone import check_phone
from showroom.reception.desk_views import AbsenceDraft, CampaignRow, Leaving, VisitLine
from showroom.reception.ownership_facts import Typed
from showroom.reception.views import LineBefore, OwnershipAnswer, VisitDraft, VisitLogged
from showroom.staff.service import Colleague
from ui.changes import Changes
from ui.context import UiContext
from ui.widgets.ownership_note import OwnershipLookup

WATCHED = ("visit", "deal", "absence", "appointment", "customer")


class FrontDeskViewModel(QObject):
    """Talks to reception; every answer is a frozen object of the service."""

    board_read = Signal(object)
    log_read = Signal(object)
    queue_read = Signal(object)
    staff_read = Signal(object)
    campaigns_read = Signal(object)
    found = Signal(str, object)
    """Text and the customers it finds."""
    looked_up = Signal(object)
    """OwnershipAnswer, or None once the number is gone or no number yet."""
    logged = Signal(object)
    corrected = Signal(object)
    line_read = Signal(object)
    """VisitLine to be corrected."""
    party_read = Signal(object)
    """VisitLine of the party that is selected on the board."""
    deal_opened = Signal(int)
    left = Signal(int, int)
    """Visit and minutes stayed."""
    struck = Signal(object)
    absence_stored = Signal()
    refused = Signal(object)
    leaving_refused = Signal(object)
    absence_refused = Signal(object)

    def __init__(self, context: UiContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._service = context.showroom.reception
        self._lookup = OwnershipLookup(context, self)
        self._lookup.answered.connect(self._on_looked_up)
        self._is_phone = False
        context.changes.changed.connect(self._on_changed)

    def load(self) -> None:
        """Read colleagues, campaigns, board, queue and log."""
        room, actor = self._context.showroom, self._context.actor
        self._read(partial(room.staff.colleagues, actor, Role.CONSULTANT), self._on_staff, "staff")
        self._read(partial(room.campaigns.campaigns, actor, only_running=True), self._on_campaigns, "campaigns")
        self.reload()

    def reload(self) -> None:
        """Read board, queue and log again: when something changed."""
        self._read(partial(self._service.board, self._context.actor), self._on_board, "board")
        self._read(partial(self._context.showroom.queue.queue, self._context.actor), self._on_queue, "queue")
        self._read(partial(self._service.day_log, self._context.actor), self._on_log, "log")

    def find(self, text: str) -> None:
        """Customers by last digits, pinyin or name, masked as this person may see them."""
        act = partial(self._service.find_customers, self._context.actor, text)
        self._context.jobs.read(act, partial(self._on_found, text), self._context.notifier.error, key="find")

    def look_up(self, text: str, consultant_id: int | None = None) -> None:
        """Tell whose customer a whole phone, ID or licence number is, at once (OW-1…6)."""
        digits = text.strip()
        only_phone = digits.isdecimal() and len(digits) <= 11
        typed = Typed(phone=text) if only_phone else Typed(text, text, text)
        self._is_phone = check_phone(text).ok
        self._lookup.ask(typed, consultant_id)

    def log(self, draft: VisitDraft) -> None:
        """Log what was typed; everything may be empty."""
        self._write(partial(self._service.log_visit, self._context.actor, draft), self._on_logged)

    def correct(self, line: VisitLine, draft: VisitDraft) -> None:
        """Store a corrected line."""
        act = partial(self._service.edit_visit, self._context.actor, line.visit_id, line.version, draft)
        self._write(act, self._on_corrected)

    def restore(self, before: LineBefore) -> None:
        """A line as it was (undo)."""
        self._write(partial(self._service.restore_visit, self._context.actor, before), self._on_undone)

    def strike(self, visit_id: int) -> None:
        """Take a line back that was logged by mistake."""
        self._write(partial(self._service.strike_visit, self._context.actor, visit_id), self._on_struck)

    def open_line(self, visit_id: int) -> None:
        """Read a line to correct it."""
        self._read(partial(self._service.line, self._context.actor, visit_id), self._on_line, "line")

    def show_party(self, visit_id: int) -> None:
        """Read the party that is selected."""
        self._read(partial(self._service.line, self._context.actor, visit_id), self._on_party, "party")

    def greet(self, visit_id: int, points: Sequence[str]) -> None:
        """The party was greeted."""
        act = partial(self._service.greet_visit, self._context.actor, visit_id, tuple(points))
        self._write(act, partial(self._on_greeted, visit_id))

    def leave(self, visit_id: int, leaving: Leaving) -> None:
        """The party leaves."""
        act = partial(self._service.leave_visit, self._context.actor, visit_id, leaving)
        self._context.jobs.write(act, partial(self._on_left, visit_id), self._on_leaving_refused)

    def take_back(self, visit_id: int) -> None:
        """The party did not leave after all."""
        self._write(partial(self._service.return_visit, self._context.actor, visit_id), self._on_undone)

    def open_deal(self, visit_id: int) -> None:
        """Open the deal of a visit, or find it."""
        act = partial(self._service.open_deal_of, self._context.actor, visit_id)
        self._write(act, self._on_deal_opened)

    def mark_away(self, draft: AbsenceDraft) -> None:
        """A consultant leaves the queue."""
        act = partial(self._context.showroom.queue.start_absence, self._context.actor, draft)
        self._context.jobs.write(act, self._on_absence, self._on_absence_refused)

    def mark_back(self, absence_id: int) -> None:
        """He is back."""
        act = partial(self._context.showroom.queue.end_absence, self._context.actor, absence_id)
        self._write(act, self._on_absence)

    def assign(self, visit_id: int) -> None:
        """Give a waiting party to the next in turn."""
        self._write(partial(self._service.assign_visit, self._context.actor, visit_id), self._on_corrected)

    def _read(self, act: Callable[[], Any], done: Callable[[Any], None], key: str) -> None:
        self._context.jobs.read(act, done, self._context.notifier.error, key=key)

    def _write(self, act: Callable[[], Any], done: Callable[[Any], None] | None) -> None:
        self._context.jobs.write(act, done, self._on_failed)

    def _on_staff(self, people: tuple[Colleague, ...]) -> None:
        self.staff_read.emit(people)

    def _on_campaigns(self, rows: tuple[CampaignRow, ...]) -> None:
        self.campaigns_read.emit(rows)

    def _on_board(self, board: object) -> None:
        self.board_read.emit(board)

    def _on_queue(self, queue: object) -> None:
        self.queue_read.emit(queue)

    def _on_log(self, log: object) -> None:
        self.log_read.emit(log)

    def _on_found(self, text: str, customers: object) -> None:
        self.found.emit(text, customers)

    def _on_looked_up(self, answer: OwnershipAnswer | None) -> None:
        new = answer is not None and not answer.known and not self._is_phone
        self.looked_up.emit(None if new else answer)

    def _on_logged(self, logged: VisitLogged) -> None:
        self._lookup.forget()
        self.logged.emit(logged)
        self.reload()

    def _on_corrected(self, logged: VisitLogged) -> None:
        self._lookup.forget()
        self.corrected.emit(logged)
        self.reload()

    def _on_struck(self, before: LineBefore) -> None:
        self.struck.emit(before)
        self.reload()

    def _on_undone(self, _nothing: None) -> None:
        self.reload()

    def _on_line(self, line: VisitLine) -> None:
        self.line_read.emit(line)

    def _on_party(self, line: VisitLine) -> None:
        self.party_read.emit(line)

    def _on_greeted(self, visit_id: int, _at: object) -> None:
        self.show_party(visit_id)
        self.reload()

    def _on_left(self, visit_id: int, minutes: int) -> None:
        self.left.emit(visit_id, minutes)
        self.reload()

    def _on_absence(self, _answer: object) -> None:
        self.absence_stored.emit()
        self.reload()

    def _on_deal_opened(self, logged: VisitLogged) -> None:
        if logged.deal_id is not None:
            self.reload()
            self.deal_opened.emit(logged.deal_id)

    def _on_failed(self, error: ShowroomError) -> None:
        self._refuse(error, self.refused)

    def _on_leaving_refused(self, error: ShowroomError) -> None:
        self._refuse(error, self.leaving_refused)

    def _on_absence_refused(self, error: ShowroomError) -> None:
        self._refuse(error, self.absence_refused)

    def _refuse(self, error: ShowroomError, fields: Any) -> None:
        if isinstance(error, FieldErrors):
            fields.emit(error)
        else:
            self._context.notifier.error(error)

    def _on_changed(self, changes: Changes) -> None:
        if changes.kind in WATCHED:
            self.reload()
        elif changes.kind == "campaign":
            self.load()
