"""One walk through the window: nine steps in one language, then every page in the other, then the other places."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QScrollArea, QWidget

from showroom.deals.model import STEPS
from showroom.kernel.clock import STORE_ZONE, FixedClock
from ui.tour.album import Album, StepRecord
from ui.tour.desk import Desk, leave
from ui.tour.hands import Hands
from ui.tour.runner import Heartbeat, Script, TourStopped, Until
from ui.tour.steps import DRIVERS

if TYPE_CHECKING:
    from ui.program import Program
    from ui.tour import TourOptions
    from ui.tour.subject import Subject

PLACES = ("today", "front_desk", "customers", "deals", "test_drives", "stock", "contracts", "settings")
SECTIONS = {"test_drive": ("agreement", "card", "keys")}
"""Parts of a step's page that get a picture of their own."""
DARK = ("test_drive", "negotiation")
OPENING_HOUR, CLOSING_HOUR = 10, 18


class Walk:
    """The tour's script and what it gathers."""

    def __init__(self, program: Program, heartbeat: Heartbeat, subject: Subject, options: TourOptions) -> None:
        self.program = program
        self.album = Album(options.out)
        self.clock = FixedClock(opening_time())
        self.desk = Desk(program, Hands(program.window), heartbeat, self.clock, subject)
        self.languages = (options.lang, "en" if options.lang == "zh" else "zh")
        self.desk.look = self._look
        self.records: list[StepRecord] = []
        self.others: dict[str, list[str]] = {}
        self._deal_id = 0

    def script(self) -> Script:
        """Everything, act by act."""
        window = self.program.window
        yield Until(lambda: window.context is not None and bool(window.places), "the store is open")
        self.desk.showroom.work.clock = self.clock
        yield self.desk.quiet()
        for number, step in enumerate(map(str, STEPS), 1):
            yield from self._step(number, step)
        yield from self._all_places(self.languages[0])
        yield from self._dark_pages(self.languages[0])
        yield from self.desk.hands.press_button(window.top_bar.language, "language")
        yield self.desk.quiet()
        yield from self._all_steps(self.languages[1])
        yield from self._all_places(self.languages[1])

    def summary(self) -> dict[str, Any]:
        """summary.json, as commands.md describes it; `places` and `dark` are the further pictures."""
        view = self.desk.showroom.deals.view(self.desk.actor, self._deal_id)
        return self.album.summary(
            self.records, {"deal": view.number, "contract": view.contract_number, "other_pictures": self.others}
        )

    def _step(self, number: int, step: str) -> Script:
        record, beat = StepRecord(step), self.desk.heartbeat
        self.records.append(record)
        started = time.perf_counter()
        beat.begin()
        yield from DRIVERS[step](self.desk)
        self._deal_id = self.desk.deal_id
        with beat.paused():
            yield from self._picture(record.pictures, f"{number:02}-{step}-{self.languages[0]}")
            yield from self._sections(record, self.languages[0])
        if step != str(STEPS[-1]):
            yield from leave(self.desk, step)
        beat.end()
        record.milliseconds = round((time.perf_counter() - started - beat.paused_s) * 1000)
        record.longest_block_ms = beat.longest_ms
        yield from self._documents(record)

    def _documents(self, record: StepRecord) -> Script:
        """Write the papers that the step sealed, read back through the store."""
        actor, showroom = self.desk.actor, self.desk.showroom
        papers: list[tuple[int, str, str, str, bytes]] = []
        for line in showroom.deals.view(actor, self._deal_id).documents:
            if not self.album.knows(line.id):
                yield from self.desk.do(partial(_read_paper, showroom, actor, line, papers))
        record.documents += self.album.new_documents(papers)

    def _all_steps(self, language: str) -> Script:
        """The deal's pages again, in the other language of the same window."""
        yield from self._open_deal()
        for number, record in enumerate(self.records, 1):
            yield from self._show_step(record.step)
            yield from self._picture(record.pictures, f"{number:02}-{record.step}-{language}")
            yield from self._sections(record, language)

    def _all_places(self, language: str) -> Script:
        for key in PLACES:
            button = self.program.window.rail.buttons.get(key)
            if button is None:
                continue
            yield from self.desk.hands.press_button(button, key)
            yield self.desk.quiet()
            yield from self._picture(self.others.setdefault("places", []), f"place-{key}-{language}")

    def _dark_pages(self, language: str) -> Script:
        theme = self.program.window.top_bar.theme
        yield from self._open_deal()
        yield from self.desk.hands.press_button(theme, "theme")
        for step in DARK:
            if any(record.step == step for record in self.records):
                yield from self._show_step(step)
                yield from self._picture(self.others.setdefault("dark", []), f"dark-{step}-{language}")
        yield from self.desk.hands.press_button(theme, "theme")

    def _open_deal(self) -> Script:
        self.program.window.open_place("deal", self._deal_id)
        yield None
        yield self.desk.quiet()

    def _show_step(self, step: str) -> Script:
        button = self.desk.deal_page.path.buttons[step]
        yield from self.desk.hands.press_button(button, step)
        yield Until(lambda: self.desk.deal_page.step == step, f"{step} is shown")
        yield self.desk.quiet()

    def _sections(self, record: StepRecord, language: str) -> Script:
        """What a long page shows further down."""
        for name in SECTIONS.get(record.step, ()):
            section = getattr(self.desk.page, name)
            pictures = self.others.setdefault("sections", [])
            yield from self._picture(pictures, f"{record.step}-{name}-{language}", section)

    def _look(self, name: str, part: Callable[[], QWidget]) -> Script:
        """A moment that passes, in both languages of the window; everything typed must be saved by then."""
        pictures = self.others.setdefault("moments", [])
        self._deal_id = self.desk.deal_id
        with self.desk.heartbeat.paused():
            for lang in self.languages:
                yield from self._picture(pictures, f"{name}-{lang}", part())
                yield from self.desk.hands.press_button(self.program.window.top_bar.language, "language")
                yield self.desk.quiet()
                yield from self._open_deal()

    def _picture(self, pictures: list[str], name: str, at: QWidget | None = None) -> Script:
        """The page from its top, or from the widget `at`, at rest."""
        window = self.program.window
        for area in window.findChildren(QScrollArea):
            body = area.widget()
            inside = at is not None and body is not None and body.isAncestorOf(at)
            area.verticalScrollBar().setValue(at.mapTo(body, QPoint()).y() if at and body and inside else 0)
        focused = window.focusWidget()
        if focused is not None:
            focused.clearFocus()
        yield None
        yield self.desk.quiet()
        yield None
        pictures.append(self.album.picture(window, name))


def opening_time() -> datetime:
    """The next full quarter of an hour while shops are open, else the next ten in the morning, in the store's zone.

    Never before now: a clock behind the store's records is noticed and stops a test drive (G-06).
    """
    now = datetime.now(STORE_ZONE)
    quarter = now.replace(minute=now.minute // 15 * 15, second=0, microsecond=0) + timedelta(minutes=15)
    if OPENING_HOUR <= quarter.hour < CLOSING_HOUR:
        return quarter.astimezone(UTC)
    morning = quarter.replace(hour=OPENING_HOUR, minute=0)
    return (morning if morning > now else morning + timedelta(days=1)).astimezone(UTC)


def _read_paper(showroom: Any, actor: Any, line: Any, papers: list[tuple[int, str, str, str, bytes]]) -> None:
    pdf = showroom.documents.pdf(actor, line.id)
    if not pdf.startswith(b"%PDF"):
        raise TourStopped(f"{line.kind} {line.number} is no PDF")
    papers.append((line.id, line.kind, line.number, line.language, pdf))
