"""Today: each section is one read of one service; sections the person may not see are not read."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from showroom.kernel.actor import Actor, Permission, Role
from ui.changes import Changes
from ui.context import UiContext

if TYPE_CHECKING:
    from showroom.test_drive.views import Diary, DiarySlot

DEALS_READ = 100
TASKS, DEALS, APPROVALS, STORE, DRIVES = "tasks", "deals", "approvals", "store", "drives"
DAY, IDLE, CARS, CALLS = "day", "idle", "cars", "calls"
OWED = COMPLAINTS, DUTIES, PRIVACY = "complaints", "duties", "privacy"
"""The day that is not closed in the evening, customers nobody contacts, demo cars of which something ends, calls
against the quota of a post, complaints, what the store owes the national system, and the clocks of the privacy desk:
shown only when there is something."""
EVENING = 17
"""From this hour on the store's clock the day should be closed."""
FIRST = (TASKS, DEALS)
REST_MS = 50
RIGHTS = {
    TASKS: Permission.CUSTOMER_READ,
    DEALS: Permission.DEAL_READ,
    APPROVALS: Permission.DISCOUNT_APPROVE,
    STORE: Permission.VISIT_READ,
    DRIVES: Permission.DEAL_READ,
    DAY: Permission.VISIT_WRITE,
    IDLE: Permission.OWNERSHIP_OVERRIDE,
    CARS: Permission.RULE_OVERRIDE,
    CALLS: Permission.VISIT_READ,
    COMPLAINTS: Permission.COMPLAINT_WRITE,
    DUTIES: Permission.STORE_DUTIES,
    PRIVACY: Permission.PRIVACY_DESK,
}
TOUCHED = {
    "deal": (TASKS, DEALS, APPROVALS, STORE, DRIVES, CALLS),
    "customer": (TASKS, DEALS, CALLS),
    "visit": (STORE, DAY, CALLS),
    "enquiry": (CALLS,),
    "day_close": (DAY,),
    "hand_over": (IDLE,),
    "test_drive": (DRIVES,),
    "vehicle": (CARS,),
    "complaint": (COMPLAINTS,),
    "quality_claim": (APPROVALS,),
    "store_duty": (DUTIES,),
    "rights_request": (PRIVACY,),
    "breach": (PRIVACY,),
}
"""Which sections a changed record can concern."""


class TodayViewModel(QObject):
    """Reads the sections."""

    section_read = Signal(str, object)

    def __init__(self, context: UiContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._awaited: set[str] = set()
        self._idle_known = False  # all customers are looked through: once, not every minute
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self.read_rest)
        context.changes.changed.connect(self._on_changed)

    @property
    def sections(self) -> tuple[str, ...]:
        """The sections this person has a right to see."""
        actor = self._context.actor
        closes = actor.is_any(Role.RECEPTIONIST, Role.SALES_MANAGER)
        return tuple(name for name, right in RIGHTS.items() if actor.may(right) and (name != DAY or closes))

    def reload(self) -> None:
        """Read everything again: first what one works on, the rest when that stands on the screen."""
        first = [name for name in self.sections if name in FIRST]
        self._awaited = set(first)
        for name in first:
            self.read(name)
        if not first:
            self.read_rest()

    @property
    def resting(self) -> bool:
        """Whether the sections at the side are still to be read."""
        return bool(self._awaited) or self._rest.isActive()

    def read_rest(self) -> None:
        """Read the sections at the side."""
        for name in self.sections:
            if name not in FIRST and not (name == IDLE and self._idle_known):
                self.read(name)

    def read(self, name: str) -> None:
        """Read one section again."""
        act = partial(read_section, self._context.showroom, self._context.actor, name)
        self._context.jobs.read(act, partial(self._on_read, name), self._context.notifier.error, key=name)

    def _on_read(self, name: str, found: object) -> None:
        self._idle_known = self._idle_known or name == IDLE
        if name == APPROVALS:
            self._close_expired(found)
        self.section_read.emit(name, found)
        if name in self._awaited:
            self._awaited.discard(name)
            if not self._awaited:
                self._rest.start()

    def _close_expired(self, found: Any) -> None:
        """What expired counts no more already; now it is written down (CT-04)."""
        if found.expired:
            end = partial(self._context.showroom.approvals.end_expired, self._context.actor)
            self._context.jobs.write(end, self._on_closed, self._context.notifier.error)

    def _on_closed(self, _done: object) -> None:
        """The windows hear of it as of any other change."""

    def _on_changed(self, changes: Changes) -> None:
        for name in TOUCHED.get(changes.kind, ()):
            if name in self.sections:
                self.read(name)


def read_section(showroom: Any, actor: Actor, name: str) -> Any:
    """What a section shows; runs off the GUI thread, which also builds the services there."""
    reads: dict[str, Callable[[], Any]] = {
        TASKS: lambda: showroom.customers.tasks_due(actor),
        DEALS: lambda: showroom.deals.list_open(actor, DEALS_READ),
        APPROVALS: lambda: showroom.approvals.waiting(actor),
        STORE: lambda: showroom.reception.board(actor),
        DRIVES: lambda: drives_of(showroom.test_drive.cars(actor, showroom.work.today())),
        DAY: lambda: open_day(showroom, actor),
        IDLE: lambda: showroom.pool.idle(actor),
        CARS: lambda: showroom.demo_cars.warnings(actor),
        COMPLAINTS: lambda: showroom.complaints.pressing(actor),
        DUTIES: lambda: showroom.duties.waiting(actor),
        PRIVACY: lambda: showroom.privacy_registers.waiting(actor),
        CALLS: lambda: tuple(row for row in showroom.call_counts.board(actor) if row.quota is not None),
    }
    return reads[name]()


def drives_of(diary: Diary) -> tuple[tuple[DiarySlot, str], ...]:
    """The day's drives in time with their cars."""
    slots = [(slot, car.text) for car in diary.cars for slot in car.slots]
    return tuple(sorted(slots, key=lambda pair: (pair[0].starts_at, pair[0].id)))


def open_day(showroom: Any, actor: Actor) -> tuple[Any, ...] | None:
    """What today's log lacks, in the evening while the day is not closed; None when nobody needs to close it."""
    work = showroom.work
    if work.clock.now().astimezone(work.zone).hour < EVENING:
        return None
    overview = showroom.day_close.overview(actor)
    return None if overview.closed is not None or not overview.lines else tuple(overview.gaps)
