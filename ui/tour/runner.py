"""Runs a script of user acts, one act per turn of the event loop, and measures how long the loop was held up."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, QTimer, Signal

BEAT_MS = 2
LOOK_MS = 4
PATIENCE_S = 120.0


class TourStopped(Exception):  # noqa: N818 - it says what happened
    """The tour cannot go on; the text says where and why."""


@dataclass(frozen=True)
class Until:
    """Wait until `met()`; `what` is told when it never is."""

    met: Callable[[], bool]
    what: str


Script = Iterator[Until | None]
"""Yields None for "let the window react", Until to wait for something."""


class Heartbeat(QObject):
    """A timer that should beat every two milliseconds: the longest gap is the longest block of the GUI thread."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.longest_ms = 0.0
        self._last = 0.0
        self._paused_s = 0.0
        self._paused = False
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(BEAT_MS)
        self._timer.timeout.connect(self._beat)

    def begin(self) -> None:
        """Measure anew."""
        self.longest_ms = self._paused_s = 0.0
        self._last = time.perf_counter()
        self._timer.start()

    def end(self) -> None:
        """Stop measuring; what happened since the last beat counts too."""
        self._beat()
        self._timer.stop()

    @property
    def paused_s(self) -> float:
        """Seconds of the tour's own work since `begin`, such as writing pictures."""
        return self._paused_s

    @contextmanager
    def paused(self) -> Iterator[None]:
        """The tour's own work is not the program's."""
        self._beat()
        started, self._paused = time.perf_counter(), True
        yield
        self._last, self._paused = time.perf_counter(), False
        self._paused_s += self._last - started

    def _beat(self) -> None:
        now = time.perf_counter()
        if not self._paused:
            self.longest_ms = max(self.longest_ms, (now - self._last) * 1000 - BEAT_MS)
        self._last = now


class Runner(QObject):
    """Drives one script to its end; what it raises reaches `fail` through sys.excepthook, as from any slot."""

    finished = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.error: BaseException | None = None
        self._script: Script = iter(())
        self._wait: Until | None = None
        self._deadline = 0.0
        self._ended = False
        self._next = QTimer(self)
        self._next.setSingleShot(True)
        self._next.timeout.connect(self._go)

    def start(self, script: Script) -> None:
        """Begin with the next turn of the event loop."""
        self._script = script
        self._next.start(0)

    def fail(self, error: BaseException) -> None:
        """Stop because of something that happened outside the script."""
        if not self._ended:
            self._ended = True
            self.error = error
            self._next.stop()
            self.finished.emit()

    def _go(self) -> None:
        if self._ended:
            return
        if self._wait is not None and not self._wait.met():
            if time.perf_counter() > self._deadline:
                self.fail(TourStopped(f"waited in vain: {self._wait.what}"))
            else:
                self._next.start(LOOK_MS)
            return
        self._wait = None
        try:
            wait = next(self._script)
        except StopIteration:
            self._ended = True
            self.finished.emit()
        else:
            self._wait = wait
            self._deadline = time.perf_counter() + PATIENCE_S
            self._next.start(0)
