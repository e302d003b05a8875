"""When the last proved backup was made, and banners of what concerns everybody: read when the window stands."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout

from showroom.deals.handover import STEP_NAMES
from showroom.deals.model import Step
from showroom.kernel.clock import STORE_ZONE
from ui.theme import SPACE_2, SPACE_5
from ui.widgets.buttons import LinkButton
from ui.widgets.labels import text_label

if TYPE_CHECKING:
    from showroom.staff.store_watch import StoreStanding
    from ui.changes import Changes
    from ui.context import UiContext
    from ui.drafts import DraftEnd, DraftEnds
    from ui.shell.message_bar import MessageBar

HOUR_MS = 3_600_000


class StoreNotices(QObject):
    """Keeps the bar's right end and the banners above it true: at the start, after a backup, and every hour."""

    def __init__(self, context: UiContext, bar: MessageBar) -> None:
        super().__init__(bar)
        self._context, self._bar = context, bar
        self.banners: dict[str, Banner] = {}
        self._closed: set[str] = set()
        self._hourly = QTimer(self)
        self._hourly.setInterval(HOUR_MS)
        self._hourly.timeout.connect(self.read)
        self._hourly.start()
        context.changes.changed.connect(self._on_changed)
        for number, said in enumerate(context.showroom.told_at_opening):
            self._show(f"opening_{number}", said.text(context.lang))
        self.read()

    def read(self) -> None:
        """Ask how the store stands, on a reader's thread."""
        self._context.jobs.read(self._look, self._on_read, key="store_standing")
        self._context.jobs.read(self._look_at_drafts, self._on_drafts, key="draft_ends")

    def end(self) -> None:
        """Somebody else works here from now on."""
        for name in tuple(self.banners):
            self._show(name, "")
        self.deleteLater()

    def _look(self) -> StoreStanding:
        """On a reader's thread, which builds the service there."""
        found: StoreStanding = self._context.showroom.store_watch.look(self._context.actor)
        return found

    def _look_at_drafts(self) -> DraftEnds:
        ends: DraftEnds = self._context.showroom.drafts.ending(self._context.actor.id)
        return ends

    def _on_drafts(self, found: DraftEnds) -> None:
        """Who typed it hears before it is gone (14 days, since it is personal data)."""
        gone = self.tr("{count} of your unsaved drafts were older than 14 days and have been deleted.")
        self._show("drafts_ended", gone.format(count=found.ended) if found.ended else "")
        if not found.soon:
            self._show("drafts_ending", "")
            return
        names = ", ".join(dict.fromkeys(self._draft_name(one) for one in found.soon))
        text = self.tr("Unsaved for ten days and more: {what}. Open and save; the first is deleted on {day}.")
        self._show("drafts_ending", text.format(what=names, day=_day(found.soon[0].at)))
        deals = [key for one in found.soon if (key := one.object_key.removeprefix("deal:")).isdecimal() and _step(one)]
        if deals and (banner := self.banners.get("drafts_ending")) is not None:
            banner.add_way(self.tr("Open deal"), partial(self._context.open_place, "deal", int(deals[0])))

    def _draft_name(self, draft: DraftEnd) -> str:
        step = _step(draft)
        if step is None:
            return self.tr("a form outside the deals")
        return STEP_NAMES[step][0 if self._context.lang == "zh" else 1]

    def _on_changed(self, changes: Changes) -> None:
        if changes.kind == "store":
            self.read()

    def _on_read(self, found: StoreStanding) -> None:
        self._bar.show_backup(self._backup_text(found))
        late = self.tr(
            "No proved backup since {day}. Whoever may make one runs: showroom backup FILE, best onto another disk."
        )
        self._show("backup", late.format(day=_day(found.overdue)) if found.overdue else "")
        self._show("place", found.place.text(self._context.lang) if found.place else "")

    def _backup_text(self, found: StoreStanding) -> str:
        if not found.kept_here:
            return ""
        if found.backup is None:
            return self.tr("No backup yet")
        at, today = found.backup.astimezone(STORE_ZONE), self._context.showroom.work.today()
        days = (today - at.date()).days
        text = {0: self.tr("Backup today {time}"), 1: self.tr("Backup yesterday {time}")}.get(days)
        return (text or self.tr("Backup {day}")).format(time=f"{at:%H:%M}", day=f"{at:%m-%d %H:%M}")

    def _show(self, name: str, text: str) -> None:
        """The banner of that name with this text; none for ''. What was closed stays away until the next start."""
        old = self.banners.pop(name, None)
        if old is not None:
            old.hide()
            old.deleteLater()
        if text and name not in self._closed:
            self.banners[name] = banner = Banner(name, text)
            banner.close_link.clicked.connect(partial(self._close, name))
            self._bar.banners.addWidget(banner)

    def _close(self, name: str, _checked: bool = False) -> None:
        self._closed.add(name)
        self._show(name, "")


class Banner(QFrame):
    """One line across the window that stays until it is read."""

    def __init__(self, name: str, text: str) -> None:
        super().__init__()
        self.setObjectName(f"banner_{name}")
        self.setProperty("kind", "finding")
        self.setProperty("tone", "caution")
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_5, SPACE_2, SPACE_5, SPACE_2)
        self.text = text_label(text, tone="caution", wrap=True)
        row.addWidget(self.text, 1)
        self._row = row
        self.close_link = LinkButton(self.tr("Hide"))
        self.close_link.setAccessibleName(self.tr("Hide: {what}").format(what=text))
        row.addWidget(self.close_link)

    def add_way(self, text: str, opens: Callable[[], object]) -> None:
        """A link to what it is about."""
        self.way = LinkButton(text)
        self.way.setAccessibleName(f"{text}: {self.text.text()}")
        self.way.clicked.connect(partial(_follow, opens))
        self._row.insertWidget(1, self.way)


def _follow(opens: Callable[[], object], _checked: bool = False) -> None:
    opens()


def _step(draft: DraftEnd) -> Step | None:
    return next((one for one in Step if one.value == draft.form), None)


def _day(at: datetime) -> str:
    return at.astimezone(STORE_ZONE).date().isoformat()
