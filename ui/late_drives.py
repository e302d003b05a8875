"""What the window sees to on whatever page one is: late cars (TR-04), what comes due with a new day, dropped PDFs."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from showroom.kernel.actor import Actor, Permission

if TYPE_CHECKING:
    from datetime import date

    from showroom.bootstrap import Showroom
    from showroom.test_drive.drive_views import LateDrive
    from ui.context import UiContext
    from ui.main_window import MainWindow

FIRST_MS, LOOK_MS = 3_000, 60_000
AGAIN_MINUTES = 10


class LateDriveWatch(QObject):
    """Asks once a minute; says each late drive when it becomes late, and again every ten minutes.

    Once a day it also lets prices of that day take effect (G-06), and has the photographs of licences taken out that
    may be kept no longer (PI-05, PI-07).
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._told: dict[int, int] = {}
        self._cleared_on: date | None = None
        self._priced_on: date | None = None
        self._papers: QObject | None = None
        self._offered = False
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        window.entered.connect(self._on_entered)

    def look(self) -> None:
        """Ask for late drives, unless nobody works or the person has nothing to do with them."""
        self._timer.setInterval(LOOK_MS)
        context = self._window.context
        if context is None or self._window.locked:
            return
        if self._papers is None:  # long after the first frame, which it must not delay
            from ui.contracts.dropped_papers import DroppedPapers

            self._papers = DroppedPapers(self._window, self._working)
        if not self._offered:
            from ui.contracts.print_queue_offer import offer_open_jobs

            self._offered = True
            offer_open_jobs(self._window, context)
        today = context.showroom.work.today()
        if self._priced_on != today and context.actor.may(Permission.STOCK_READ):
            self._priced_on = today
            context.jobs.write(partial(_price, context.showroom, context.actor), None, context.notifier.error)
        if not context.actor.may(Permission.TEST_DRIVE_WRITE):
            return
        context.jobs.read(
            partial(_overdue, context.showroom, context.actor), self._on_found, context.notifier.error, "late_drives"
        )
        if self._cleared_on != today:
            self._cleared_on = today
            context.jobs.write(partial(_clear, context.showroom, context.actor), None, context.notifier.error)

    def _working(self) -> UiContext | None:
        window = self._window
        return None if window.locked or window.entrance is not None else window.context

    def _on_entered(self) -> None:
        self._told.clear()
        self._offered = False
        self._timer.start(FIRST_MS)

    def _on_found(self, found: tuple[LateDrive, ...]) -> None:
        self._told = {late.drive_id: self._told[late.drive_id] for late in found if late.drive_id in self._told}
        for late in found:
            said = self._told.get(late.drive_id)
            if said is None or late.minutes >= said + AGAIN_MINUTES:
                self._told[late.drive_id] = late.minutes
                self._tell(late)
                return  # the bar holds one line; the next one is told in a minute

    def _tell(self, late: LateDrive) -> None:
        text = self.tr("{plate} is {minutes} min late from test drive {number} (escort {escort})").format(
            plate=late.plate, minutes=late.minutes, number=late.number, escort=late.escort
        )
        opening = partial(self._window.open_place, "deal", late.deal_id)
        self._window.notifier.offer(text, self.tr("Open"), opening)


def _overdue(showroom: Showroom, actor: Actor) -> tuple[LateDrive, ...]:
    """The service is built here, off the GUI thread."""
    return showroom.drive_record.overdue(actor)


def _clear(showroom: Showroom, actor: Actor) -> int:
    return showroom.licence_capture.keep_time(actor)


def _price(showroom: Showroom, actor: Actor) -> int:
    return showroom.vehicles.take_prices_of_today(actor)
