"""The real window of a store, typed into and scrolled by a script in a process of its own; tells JSON."""

from __future__ import annotations

import json
import random
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QListWidget, QWidget

if TYPE_CHECKING:
    from ui.program import Program

PEOPLE, KEYS_BARE = 8, 120
PATIENCE_MS = 20_000
JUMPS, SCROLLS = 30, 300


class Painted(QObject):
    """Waits until a widget has been painted for a reason of ours: the moment after the paint it was shown by."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.at = self.work = 0.0
        self._armed = False
        widget.installEventFilter(self)

    def arm(self) -> None:
        """The next paint is the one that counts."""
        self._armed = True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._armed and event.type() == QEvent.Type.Paint:
            self._armed = False
            QTimer.singleShot(0, self._on_painted)  # after the painting itself and what is painted with it
        return super().eventFilter(watched, event)

    def _on_painted(self) -> None:
        self.at, self.work = time.perf_counter(), time.thread_time()


class Heartbeat(QObject):
    """How long the event loop did not come round: a beat each millisecond, measured on the clock and the processor."""

    def __init__(self) -> None:
        super().__init__()
        self.gaps: list[tuple[float, float]] = []
        self._last = (0.0, 0.0)
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)

    def begin(self) -> None:
        """Measure from now on."""
        self.gaps = []
        self._last = (time.perf_counter(), time.thread_time())
        self._timer.start(1)

    def worst(self) -> tuple[float, float]:
        """Stop; the longest gap on the clock and the most work in one, in milliseconds."""
        self._timer.stop()
        walls, works = zip(*self.gaps or [(0.0, 0.0)], strict=True)
        return max(walls), max(works)

    def _beat(self) -> None:
        now = (time.perf_counter(), time.thread_time())
        self.gaps.append(((now[0] - self._last[0]) * 1000, (now[1] - self._last[1]) * 1000))
        self._last = now


def until(true: Callable[[], bool], what: str) -> None:
    """Let the window work until `true`; raises TimeoutError naming `what`."""
    loop, poll, late = QEventLoop(), QTimer(), QTimer()
    poll.timeout.connect(lambda: loop.quit() if true() else None)
    late.timeout.connect(loop.quit)
    poll.start(1)
    late.start(PATIENCE_MS)
    if not true():
        loop.exec()
    if not true():
        raise TimeoutError(what)


def pause(milliseconds: int) -> None:
    """Let the window work for a while."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def press(edit: QLineEdit, sign: str) -> None:
    """A key, or what an input method commits."""
    if sign.isascii():
        QTest.keyClick(edit, sign)  # type: ignore[call-overload]
        return
    committed = QInputMethodEvent()
    committed.setCommitString(sign)
    QApplication.sendEvent(edit, committed)


class Typing:
    """Types into the search field and times each key until the rows of that very text are painted."""

    def __init__(self, program: Program) -> None:
        self.window = program.window
        self.palette = self.window.palette_search
        self.edit = self.window.top_bar.search
        self.painted = Painted(self.palette.hits.viewport())
        self.palette.searched.connect(self.painted.arm)
        self.times: list[float] = []
        self.work: list[float] = []

    def type(self, text: str) -> None:
        """Each sign of `text` when the rows of those before it are there."""
        self.window.top_bar.take_focus()
        self.edit.clear()
        pause(20)
        for number, sign in enumerate(text):
            self.painted.at = 0.0
            start, worked = time.perf_counter(), time.thread_time()
            press(self.edit, sign)
            if self.edit.text().strip() == text[:number].strip():  # a blank finds nothing else
                continue
            until(lambda: self.painted.at > 0, f"the rows of {text[: number + 1]!r}")
            self.times.append((self.painted.at - start) * 1000)
            self.work.append((self.painted.work - worked) * 1000)

    def bare(self) -> list[float]:
        """The floor: a key into a bare field that fills a bare list below it with as many rows."""
        edit, rows = QLineEdit(self.window), QListWidget(self.window)
        rows.setGeometry(300, 60, 540, 264)
        edit.show()
        rows.show()
        painted, found = Painted(rows.viewport()), list[float]()

        def fill(text: str) -> None:
            rows.clear()
            rows.addItems([f"{text} {number} 客户 13800000000" for number in range(8)])
            painted.arm()

        edit.textChanged.connect(fill)
        edit.setFocus()
        for number in range(KEYS_BARE):
            painted.at, start = 0.0, time.perf_counter()
            QTest.keyClick(edit, "abcdefgh"[number % 8])  # type: ignore[call-overload]
            until(lambda: painted.at > 0, "a bare list")
            found.append((painted.at - start) * 1000)
        edit.deleteLater()
        rows.deleteLater()
        return found


def texts(program: Program) -> Iterator[str]:
    """What sellers type: names, spellings, initials, phones and tails of some customers, cars, and hard ones."""
    from showroom.customers.search_words import name_words
    from showroom.customers.service import CustomerQuery

    context = program.window.context
    assert context is not None
    showroom, actor = context.showroom, context.actor
    rng = random.Random(11)
    for key in rng.sample(list(showroom.customers.all_ids(actor, CustomerQuery())), PEOPLE):
        name, spelling, initials = name_words(showroom.customers.view(actor, key).name)[:3]
        phone = showroom.customers.reveal(actor, key, "phone", "benchmark")
        yield from (name, spelling, initials, phone, phone[-4:], phone[-8:], f"{spelling[:3]} {phone[-4:]}")
    for car in showroom.vehicles.stock(actor)[:4]:
        yield from (car.vin[-6:], car.plate or car.vin[-8:])
    yield from ("zhangwwei", "qqqq", "没有这个人", "王 张", "SH01-", "wang zhang")


def keys(program: Program) -> dict[str, float]:
    """Keystrokes, ours and bare."""
    typing = Typing(program)
    bare = sorted(typing.bare())
    words = list(texts(program))
    typing.type("wang")  # the modules of the first search
    typing.times.clear()
    typing.work.clear()
    for text in words:
        typing.type(text)
    typing.edit.clear()
    return {
        "bare_median": statistics.median(bare), "bare_p95": at(bare, 0.95),
        "key_median": statistics.median(typing.times), "key_p95": at(sorted(typing.times), 0.95),
        "key_work_p95": at(sorted(typing.work), 0.95), "keys": len(typing.times),
    }  # fmt: skip


class Blocks:
    """Collects the longest blocks of each act."""

    def __init__(self) -> None:
        self.beat = Heartbeat()
        self.found: dict[str, float] = {}

    @contextmanager
    def of(self, act: str) -> Iterator[None]:
        """Measure an act."""
        self.beat.begin()
        yield
        self.found[f"{act}_block"], self.found[f"{act}_work"] = self.beat.worst()


def lists(program: Program) -> dict[str, float]:
    """The customer list: opened, scrolled by pixels through some pages, and jumped to the end and anywhere."""
    window, blocks = program.window, Blocks()
    with blocks.of("idle"):
        pause(500)
    window.open_place("customers", 0)
    page: Any = window.current_page()
    until(lambda: page.model.rowCount() > 0 and program.jobs.under_way == 0, "the customer list")
    with blocks.of("open"):
        page.reload()
        until(lambda: program.jobs.under_way == 0, "the customer list again")
        pause(50)
    bar, painted = page.table.verticalScrollBar(), Painted(page.table.viewport())
    with blocks.of("scroll"):
        for _ in range(SCROLLS):
            bar.setValue(bar.value() + 90)
            pause(8)
    rng, times = random.Random(5), list[float]()
    places = [bar.maximum(), 0, *(rng.randrange(bar.maximum() + 1) for _ in range(JUMPS))]
    with blocks.of("jump"):
        for place in places:
            start, painted.at = time.perf_counter(), 0.0
            bar.setValue(place)
            until(lambda: page.model.row_at(page.table.rowAt(1)) is not None, "the rows jumped to")
            painted.arm()
            page.table.viewport().update()
            until(lambda: painted.at > 0, "the painted rows jumped to")
            times.append((painted.at - start) * 1000)
    return {**blocks.found, "jump_painted": statistics.median(times)}


def at(found: list[float], part: float) -> float:
    """The value at this part of a sorted list."""
    return found[min(len(found) - 1, int(len(found) * part))]


def work(program: Program) -> None:
    """Everything, then the end of the window."""
    try:
        program.window.activateWindow()
        until(program.window.isActiveWindow, "an active window")
        told = {**keys(program), **lists(program)}
    except BaseException:
        program.window.close()
        raise
    print(json.dumps(told), flush=True)  # noqa: T201 - a script's answer
    program.window.close()


def main() -> int:
    """The window as `showroom` opens it."""
    from ui import app
    from ui.program import Program

    made = Program.__init__

    def with_ear(self: Program, *given: Any, **named: Any) -> None:
        made(self, *given, **named)
        self.settled.connect(lambda: QTimer.singleShot(300, lambda: work(self)))

    Program.__init__ = with_ear  # type: ignore[method-assign]
    return app.main(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
