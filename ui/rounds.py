"""What the window sees to on whatever page one is: late cars (TR-04), what comes due with a new day, dropped PDFs."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from showroom.kernel.actor import Actor, Permission
from ui.late_drives import LateDriveWatch

if TYPE_CHECKING:
    from datetime import date

    from showroom.bootstrap import Showroom
    from ui.context import UiContext
    from ui.main_window import MainWindow

FIRST_MS, LOOK_MS = 3_000, 60_000


class Rounds(QObject):
    """Goes round once a minute while somebody works; begins long after the first frame, which it must not delay."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._late = LateDriveWatch(window)
        self._new_day = NewDay(self)
        self._papers: QObject | None = None
        self._offered = False
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        window.entered.connect(self._on_entered)

    def look(self) -> None:
        """Go round, unless nobody works."""
        self._timer.setInterval(LOOK_MS)
        context = self._window.context
        if context is None or self._window.locked:
            return
        self._offer_papers(context)
        self._new_day.look(context)
        self._late.look(context)

    def _offer_papers(self, context: UiContext) -> None:
        """A PDF dropped anywhere is held against the store; prints that were not finished are offered again."""
        if self._papers is None:
            from ui.contracts.dropped_papers import DroppedPapers

            self._papers = DroppedPapers(self._window, self._working)
        if not self._offered:
            from ui.contracts.print_queue_offer import offer_open_jobs

            self._offered = True
            offer_open_jobs(self._window, context)

    def _working(self) -> UiContext | None:
        window = self._window
        return None if window.locked or window.entrance is not None else window.context

    def _on_entered(self) -> None:
        self._late.forget()
        self._offered = False
        self._timer.start(FIRST_MS)


class NewDay(QObject):
    """Once a day prices of that day take effect (G-06), and the photographs of licences that may be kept no longer are
    taken out (PI-05, PI-07).
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._priced_on: date | None = None
        self._cleared_on: date | None = None

    def look(self, context: UiContext) -> None:
        """What the day asks for and this person may do."""
        today = context.showroom.work.today()
        if self._priced_on != today and context.actor.may(Permission.STOCK_READ):
            self._priced_on = today
            context.jobs.write(partial(_price, context.showroom, context.actor), None, context.notifier.error)
        if self._cleared_on != today and context.actor.may(Permission.TEST_DRIVE_WRITE):
            self._cleared_on = today
            context.jobs.write(partial(_clear, context.showroom, context.actor), None, context.notifier.error)


def _clear(showroom: Showroom, actor: Actor) -> int:
    return showroom.licence_capture.keep_time(actor)


def _price(showroom: Showroom, actor: Actor) -> int:
    return showroom.vehicles.take_prices_of_today(actor)
