"""Work off the GUI thread: one writer, two readers; answers come back on the GUI thread."""

from __future__ import annotations

import logging
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any, Protocol, cast

import shiboken6
from PySide6.QtCore import QCoreApplication, QObject, Qt, QThreadPool, Signal, Slot

from showroom.kernel.errors import ShowroomError

Work = Callable[[], Any]
Done = Callable[[Any], None]
Failed = Callable[[ShowroomError], None]
READERS = 2
log = logging.getLogger("showroom.jobs")


@dataclass(frozen=True, slots=True)
class BugReport:
    """Our own mistake, as the crash dialog shows and copies it."""

    title: str
    details: str


def report_of(error: BaseException) -> BugReport:
    """`error` with its traceback, ready for the crash dialog."""
    return BugReport(f"{type(error).__name__}: {error}", "".join(traceback.format_exception(error)))


class Ticket(QObject):
    """Handed to a long job: it reports progress and asks whether to stop. Safe from any thread."""

    progressed = Signal(int, int)

    def __init__(self) -> None:
        super().__init__()
        self.cancelled = False

    @Slot()
    def cancel(self) -> None:
        """Ask the job to stop at its next look."""
        self.cancelled = True

    def report(self, count: int, total: int) -> None:
        """Tell the window that `count` of `total` is done (total 0: unknown)."""
        self.progressed.emit(count, total)


class JobRunner(Protocol):
    """What pages and view models need of `Jobs`; tests give them `SameThreadJobs`."""

    def write(self, fn: Work, done: Done | None = None, failed: Failed | None = None) -> None: ...

    def read(self, fn: Work, done: Done | None = None, failed: Failed | None = None, key: str = "") -> None: ...


@dataclass(slots=True)
class _Call:
    fn: Work
    done: Done | None
    failed: Failed | None
    owner: QObject | None
    slot: tuple[int, str] | None
    generation: int


@dataclass(slots=True)
class _Answer:
    call: _Call
    result: Any = None
    error: BaseException | None = None


def owner_of(handler: Callable[..., Any] | None) -> QObject | None:
    """The QObject whose method `handler` is (also inside a partial), or None."""
    while isinstance(handler, partial):
        handler = handler.func
    holder = getattr(handler, "__self__", None)
    return holder if isinstance(holder, QObject) else None


class Jobs(QObject):
    """Runs service calls on worker threads.

    `done(result)` or `failed(error)` is called on the GUI thread, unless the QObject whose method it is has been
    destroyed, or a newer `read` with the same owner and `key` was started meanwhile. ShowroomError (FieldErrors too)
    goes to `failed`, or to the signal `refused` when there is no `failed`. Anything else is a bug: logged and
    given to the signal `bug`.
    """

    refused = Signal(object)
    bug = Signal(object)
    idle = Signal()
    _answered = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._writer = _pool(1, self)
        self._readers = _pool(READERS, self)
        self._generations: dict[tuple[int, str], int] = {}
        self._under_way = 0
        self._closed = False
        self._answered.connect(self._on_answered, Qt.ConnectionType.QueuedConnection)

    @property
    def under_way(self) -> int:
        """Jobs started whose answer has not been handled yet."""
        return self._under_way

    def write(self, fn: Work, done: Done | None = None, failed: Failed | None = None) -> None:
        """Run `fn` on the one writer thread, after everything written before it."""
        self._start(self._writer, _Call(fn, done, failed, owner_of(done) or owner_of(failed), None, 0))

    def read(self, fn: Work, done: Done | None = None, failed: Failed | None = None, key: str = "") -> None:
        """Run `fn` on a reader thread. With a `key`, an older answer of the same owner and key is dropped."""
        owner = owner_of(done) or owner_of(failed)
        slot = (id(owner), key) if key else None
        generation = 0
        if slot is not None:
            generation = self._generations[slot] = self._generations.get(slot, 0) + 1
        self._start(self._readers, _Call(fn, done, failed, owner, slot, generation))

    def close(self, wait_ms: int = 10_000) -> bool:
        """Finish what was written, drop what is only read, take nothing new; False when a job did not end in time."""
        self._closed = True
        self._readers.clear()
        ended = self._writer.waitForDone(wait_ms)
        return self._readers.waitForDone(wait_ms) and ended

    def _start(self, pool: QThreadPool, call: _Call) -> None:
        if self._closed:
            return
        self._under_way += 1
        pool.start(partial(self._run, call))

    def _run(self, call: _Call) -> None:
        answer = _Answer(call)
        try:
            answer.result = call.fn()
        except BaseException as error:  # noqa: BLE001 - whatever happens on a worker must reach the GUI thread
            answer.error = error
        if shiboken6.isValid(self):
            self._answered.emit(answer)

    @Slot(object)
    def _on_answered(self, payload: object) -> None:
        answer = cast("_Answer", payload)
        self._under_way -= 1
        deliver(answer, self, self._is_late(answer.call))
        if self._under_way == 0:
            self.idle.emit()

    def _is_late(self, call: _Call) -> bool:
        if call.owner is not None and not shiboken6.isValid(call.owner):
            return True
        return call.slot is not None and self._generations.get(call.slot) != call.generation


def deliver(answer: _Answer, jobs: Jobs | SameThreadJobs, late: bool) -> None:
    """Hand an answer to its handler, to `refused`, or report it as a bug; `late` ones only report bugs."""
    call, error = answer.call, answer.error
    if error is None:
        if call.done is not None and not late:
            call.done(answer.result)
    elif isinstance(error, ShowroomError):
        if late:
            return
        if call.failed is not None:
            call.failed(error)
        else:
            jobs.refused.emit(error)
    else:
        report = report_of(error)
        log.error("bug in a job: %s\n%s", report.title, report.details)
        jobs.bug.emit(report)


class SameThreadJobs(QObject):
    """`Jobs` for tests: runs at once, on the calling thread; a bug is raised where it happens."""

    refused = Signal(object)
    bug = Signal(object)
    idle = Signal()
    under_way = 0

    def write(self, fn: Work, done: Done | None = None, failed: Failed | None = None) -> None:
        """Run `fn` now."""
        answer = _Answer(_Call(fn, done, failed, None, None, 0))
        try:
            answer.result = fn()
        except ShowroomError as error:
            answer.error = error
        deliver(answer, self, late=False)

    def read(  # the same shape as Jobs.read
        self,
        fn: Work,
        done: Done | None = None,
        failed: Failed | None = None,
        key: str = "",  # noqa: ARG002 - as there
    ) -> None:
        """Run `fn` now; `key` is of no meaning here."""
        self.write(fn, done, failed)

    def close(self, wait_ms: int = 0) -> bool:  # noqa: ARG002 - same shape as Jobs
        """Nothing to wait for."""
        return True


def _pool(threads: int, parent: QObject) -> QThreadPool:
    pool = QThreadPool(parent)
    pool.setMaxThreadCount(threads)
    pool.setExpiryTimeout(-1)  # database connections belong to a thread: keep the threads
    return pool


def jobs_of_application() -> Jobs:
    """A `Jobs` owned by the running application."""
    return Jobs(QCoreApplication.instance())
