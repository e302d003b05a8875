"""Late cars are told on whatever page one is (TR-04)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from showroom.kernel.actor import Actor, Permission

if TYPE_CHECKING:
    from showroom.bootstrap import Showroom
    from showroom.test_drive.drive_views import LateDrive
    from ui.context import UiContext
    from ui.main_window import MainWindow

AGAIN_MINUTES = 10


class LateDriveWatch(QObject):
    """Says each late drive when it becomes late, and again every ten minutes."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._told: dict[int, int] = {}

    def look(self, context: UiContext) -> None:
        """Ask for late drives, unless the person has nothing to do with them."""
        if context.actor.may(Permission.TEST_DRIVE_WRITE):
            act = partial(_overdue, context.showroom, context.actor)
            context.jobs.read(act, self._on_found, context.notifier.error, "late_drives")

    def forget(self) -> None:
        """Somebody else is told anew."""
        self._told.clear()

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
