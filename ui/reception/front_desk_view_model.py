"""The front desk: quick entry, the verdict while typing, who is in the store, today's log."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from showroom.kernel.actor import Role
from showroom.kernel.errors import FieldErrors, ShowroomError
from showroom.kernel.phone import check_phone
from showroom.reception.model import VisitKind
from showroom.reception.rules import Purpose
from showroom.reception.views import OpenVisit, VisitDraft
from showroom.staff.service import Colleague
from ui.changes import Changes
from ui.context import UiContext


class FixedRows:
    """Rows that were read already, as a table wants them."""

    def __init__(self, rows: Sequence[Any]) -> None:
        self._rows = {row.id: row for row in rows}

    def first_page(self, limit: int) -> Sequence[Any]:
        return tuple(self._rows.values())[:limit]

    def ids(self) -> array[int]:
        return array("q", self._rows)

    def rows(self, ids: Sequence[int]) -> Sequence[Any]:
        return [self._rows[key] for key in ids if key in self._rows]


class FrontDeskViewModel(QObject):
    """Talks to reception; every answer is a frozen object of the service."""

    board_read = Signal(object)
    log_read = Signal(object)
    staff_read = Signal(object)
    looked_up = Signal(object)
    """OwnershipAnswer, or None once the number is gone or no number yet."""
    logged = Signal(object)
    deal_opened = Signal(int)
    left = Signal(int, int)
    """Visit and minutes stayed."""
    refused = Signal(object)

    def __init__(self, context: UiContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._service = context.showroom.reception
        self._asked = ""
        context.changes.changed.connect(self._on_changed)

    def load(self) -> None:
        """Read colleagues, board and log."""
        staff = self._context.showroom.staff
        self._read(partial(staff.colleagues, self._context.actor, Role.CONSULTANT), self._on_staff, "staff")
        self.reload()

    def reload(self) -> None:
        """Read board and log again: each minute, and when something changed."""
        self._read(partial(self._service.board, self._context.actor), self._on_board, "board")
        self._read(partial(self._service.day_log, self._context.actor), self._on_log, "log")

    def look_up(self, phone: str, consultant_id: int | None = None) -> None:
        """Tell whose customer a complete number is, at once (OW-1…6)."""
        if not check_phone(phone).ok:
            self._asked = ""
            self.looked_up.emit(None)
            return
        if phone == self._asked:
            return
        self._asked = phone
        act = partial(self._service.ownership, self._context.actor, phone, consultant_id)
        self._context.jobs.read(act, self._on_looked_up, self._on_unknown, key="phone")

    def log(self, values: dict[str, Any]) -> None:
        """Log what was typed; everything may be empty."""
        self._write(partial(self._service.log_visit, self._context.actor, draft_of(values)), self._on_logged)

    def complete(self, visit: OpenVisit, values: dict[str, Any]) -> None:
        """Add what was typed to a visit that was logged in haste."""
        kept = values | {"kind": visit.kind.value, "purpose": visit.purpose.value, "party_size": visit.party_size}
        act = partial(self._service.complete_visit, self._context.actor, visit.id, draft_of(kept))
        self._write(act, self._on_logged)

    def leave(self, visit_id: int) -> None:
        """The party leaves."""
        act = partial(self._service.leave_visit, self._context.actor, visit_id)
        self._write(act, partial(self._on_left, visit_id))

    def take_back(self, visit_id: int) -> None:
        """The party did not leave after all."""
        self._write(partial(self._service.return_visit, self._context.actor, visit_id), None)

    def open_deal(self, visit_id: int) -> None:
        """Open the deal of a visit, or find it."""
        act = partial(self._service.open_deal_of, self._context.actor, visit_id)
        self._write(act, self._on_deal_opened)

    def _read(self, act: Callable[[], Any], done: Callable[[Any], None], key: str) -> None:
        self._context.jobs.read(act, done, self._context.notifier.error, key=key)

    def _write(self, act: Callable[[], Any], done: Callable[[Any], None] | None) -> None:
        self._context.jobs.write(act, done, self._on_failed)

    def _on_staff(self, people: tuple[Colleague, ...]) -> None:
        self.staff_read.emit(people)

    def _on_board(self, board: object) -> None:
        self.board_read.emit(board)

    def _on_log(self, log: object) -> None:
        self.log_read.emit(log)

    def _on_looked_up(self, answer: object) -> None:
        if self._asked:
            self.looked_up.emit(answer)

    def _on_unknown(self, _error: ShowroomError) -> None:
        self.looked_up.emit(None)  # a store without consultants says so when a visit is logged

    def _on_logged(self, logged: object) -> None:
        self._asked = ""
        self.logged.emit(logged)
        self.reload()

    def _on_left(self, visit_id: int, minutes: int) -> None:
        self.left.emit(visit_id, minutes)
        self.reload()

    def _on_deal_opened(self, logged: Any) -> None:
        if logged.deal_id is not None:
            self.reload()
            self.deal_opened.emit(logged.deal_id)

    def _on_failed(self, error: ShowroomError) -> None:
        if isinstance(error, FieldErrors):
            self.refused.emit(error)
        else:
            self._context.notifier.error(error)

    def _on_changed(self, changes: Changes) -> None:
        if changes.kind in ("visit", "deal"):
            self.reload()


def draft_of(values: dict[str, Any]) -> VisitDraft:
    """The draft of one line; ids arrive as text from the choices, the party as a number or text."""
    consultant, asks = str(values.get("consultant_id") or ""), str(values.get("asks_for_id") or "")
    party = str(values.get("party_size") or "1").strip()
    kind = VisitKind(values.get("kind") or VisitKind.WALK_IN)
    return VisitDraft(
        kind=kind,
        purpose=Purpose(values.get("purpose") or Purpose.BUY),
        party_size=int(party) if party.isascii() and party.isdecimal() and len(party) < 4 else 0,
        name=values.get("name") or "",
        phone=values.get("phone") or "",
        wanted_model=values.get("wanted_model") or "",
        channel=values.get("channel") or "",
        consultant_id=int(consultant) if consultant else None,
        asks_for_id=int(asks) if asks else None,
        appointment_on=values.get("appointment_on") if kind is VisitKind.CALL else None,
    )
