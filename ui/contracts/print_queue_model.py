"""The print queue of one person: what waits, what came of it, and the run that works through it.

Every paper of it is a row in the store (print_jobs): what is shown here the store said, or will be told at once.
"""

from __future__ import annotations

import platform
import uuid
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QObject, Signal

from showroom.contract.print_lists import Printable
from showroom.documents.export import export_named, sweep
from showroom.documents.file_names import safe_name
from showroom.documents.print_job_model import JobState
from showroom.documents.print_jobs import Claim, Desk, Job
from showroom.documents.print_model import Outcome
from showroom.documents.print_service import MOST_COPIES, Printing
from showroom.documents.store import DOCUMENT_ALTERED, sha256_of
from showroom.kernel.errors import ShowroomError
from ui.context import UiContext
from ui.jobs import Ticket
from ui.widgets.print_devices import PRINT_CANCELLED, PRINTER_TROUBLES, PrintOrder, Watch

if TYPE_CHECKING:
    from showroom.documents.print_jobs import PrintJobService
    from ui.widgets.print_devices import Device

SAVED_AS = "PDF"
DESK = Desk(platform.node(), uuid.uuid4().hex)
"""This run of the program."""
_DISK_TROUBLES = frozenset({"copy_no_space", "copy_not_allowed", "copy_folder_gone", "copy_failed"})


class State(StrEnum):
    """Where a paper of the queue stands; UNKNOWN: its program ended while it was being sent."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    UNKNOWN = "unknown"
    ELSEWHERE = "elsewhere"


_UNDER_WAY = (State.RUNNING, State.ELSEWHERE)
_SHOWN = {JobState.WAITING: State.WAITING, JobState.HELD: State.FAILED}


@dataclass(frozen=True, slots=True)
class Entry:
    """One paper; `reason` is why it did not come out, `refused` that it was the paper's own fault.

    `printing` is which printing of it came out, `sent_at` and `machine` when and from where it was sent last.
    """

    paper: Printable
    copies: int
    state: State = State.WAITING
    reason: str = ""
    printing: int | None = None
    refused: bool = False
    sent_at: datetime | None = None
    machine: str = ""

    @property
    def waits(self) -> bool:
        """Whether the next run takes it: also after a printer or a disk was in trouble, in its old place."""
        return self.state is State.WAITING or (self.state is State.FAILED and not self.refused)

    @property
    def id(self) -> int:
        return self.paper.document_id


class Way(Protocol):
    """Where a run sends its papers; called on a reader thread."""

    def send(self, entry: Entry, pdf: bytes, watch: Watch) -> Printing: ...


@dataclass(frozen=True, slots=True)
class OnPaper:
    """To a printer; `open_device` finds it when the first paper is sent."""

    printer: str
    duplex: bool
    open_device: Callable[[str], Device]
    _opened: list[Device] = field(default_factory=list, init=False, repr=False, compare=False)

    def send(self, entry: Entry, pdf: bytes, watch: Watch) -> Printing:
        """Raises ShowroomError(print_…)."""
        order = PrintOrder(entry.paper.number, pdf, entry.copies, self.duplex)
        if not self._opened:
            self._opened.append(self.open_device(self.printer))
        pages = self._opened[0].send(order, watch)
        return _printing(entry.paper, self.printer, pages, copies=entry.copies, duplex=self.duplex)


@dataclass(frozen=True, slots=True)
class ToFolder:
    """Into a folder, one PDF a paper, named by number and buyer."""

    folder: Path

    def send(self, entry: Entry, pdf: bytes, watch: Watch) -> Printing:
        """The stored bytes; raises ShowroomError(copy_…)."""
        if watch.cancelled:
            raise ShowroomError(PRINT_CANCELLED, title=entry.paper.number)
        export_named(pdf, self.folder, file_name(entry.paper))
        watch.report(entry.paper.pages, entry.paper.pages)
        return _printing(entry.paper, SAVED_AS, entry.paper.pages, outcome=Outcome.SAVED)


class PrintQueue(QObject):
    """Papers in order. `changed` when one of them is another; `ended(error | None)` when a run is over.

    A printer or a disk that is in trouble ends the run: the rest waits, and `start` goes on with it.
    """

    changed = Signal()
    progressed = Signal(int, int, int, int)
    """Papers done and wanted in this run, pages done and wanted of the paper under way."""
    ended = Signal(object)

    def __init__(self, context: UiContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.entries: list[Entry] = []
        self.running = False
        self.watched = False
        """Whether a window shows it; if not, the end of a run is told in the message bar."""
        self._way: Way | None = None
        self._ticket = Ticket()
        self._done = self._wanted = 0
        self._added: set[int] = set()

    @property
    def _jobs(self) -> PrintJobService:
        service: PrintJobService = self._context.showroom.print_jobs
        return service

    def serve(self, context: UiContext) -> None:
        """The same person, signed in anew."""
        if not self.running:
            self._context = context

    def load(self) -> None:
        """Read what the store holds of this queue: what an earlier run of the program left, or another desk changed."""
        if not self.running:
            self._added.clear()  # after what was written before: the writer takes one thing after the other
            self._context.jobs.write(partial(stored_queue, self._context), self._on_loaded, self._on_unkept)

    def take(self, papers: Sequence[Printable]) -> int:
        """Add papers that do not wait already; one that was printed waits again. Returns how many are new."""
        self._use([entry for entry in self.entries if entry.state is not State.DONE])
        known = {entry.id for entry in self.entries}
        new = [Entry(paper, paper.copies) for paper in papers if paper.document_id not in known]
        self._add(new)
        return len(new)

    def drop(self, ids: Iterable[int]) -> None:
        """Take papers out of the queue; the one under way stays, and so does one that another desk sends."""
        wanted = set(ids)
        gone = {one.id for one in self.entries if one.id in wanted and one.state not in _UNDER_WAY}
        self._use([entry for entry in self.entries if entry.id not in gone])
        self._keep(self._jobs.drop, sorted(gone))

    def move(self, ids: Iterable[int], by: int) -> None:
        """Move papers one place up (-1) or down (1), together."""
        wanted, order = set(ids), list(self.entries)
        places = [place for place, entry in enumerate(order) if entry.id in wanted]
        for place in places if by < 0 else reversed(places):
            target = place + by
            if 0 <= target < len(order) and order[target].id not in wanted:
                order[place], order[target] = order[target], order[place]
        self._use(order)
        self._keep(self._jobs.arrange, [entry.id for entry in order])

    def set_copies(self, ids: Iterable[int], copies: int) -> None:
        """How often each of these is wanted, 1 to MOST_COPIES."""
        wanted, count = set(ids), max(1, min(copies, MOST_COPIES))
        self._use([replace(entry, copies=count) if entry.id in wanted else entry for entry in self.entries])
        self._keep(self._jobs.set_copies, sorted(wanted), count)

    def try_again(self, ids: Iterable[int]) -> None:
        """Let papers that failed, or came out, wait once more."""
        wanted = {entry.id for entry in self.entries if entry.state in (State.FAILED, State.DONE)}.intersection(ids)
        again = [entry for entry in self.entries if entry.id in wanted]
        for entry in again:
            self._put(replace(entry, state=State.WAITING, reason="", refused=False))
        self._keep(self._jobs.wait, sorted(wanted))
        self._keep(self._jobs.add, _pairs(again))  # what came out has no open job

    def settle(self, ids: Iterable[int], *, came_out: bool) -> None:
        """Say of papers whose fate is unknown that they came out, or that they are to be printed."""
        wanted = tuple({entry.id for entry in self.entries if entry.state is State.UNKNOWN}.intersection(ids))
        note = self.tr("Came out before the interruption") if came_out else ""
        act = partial(self._jobs.settle, self._context.actor, wanted, DESK, came_out=came_out, note=note)
        self._context.jobs.write(act, self._on_settled, self._on_unkept)

    def waiting(self) -> int:
        """How many papers wait."""
        return sum(entry.waits for entry in self.entries)

    def unknown(self) -> tuple[Entry, ...]:
        """Papers of which only who stands at the printer can tell whether they came out."""
        return tuple(entry for entry in self.entries if entry.state is State.UNKNOWN)

    def start(self, way: Way) -> None:
        """Work through what waits, in order; nothing while a run is under way."""
        if self.running or not self.waiting():
            return
        self.running, self._way, self._ticket = True, way, Ticket()
        self._ticket.progressed.connect(self._on_pages)
        self._done, self._wanted = 0, self.waiting()
        self._use([replace(entry, state=State.WAITING) if entry.waits else entry for entry in self.entries])
        if isinstance(way, ToFolder):
            self._context.jobs.read(partial(sweep, way.folder))
        self._next()

    def cancel(self) -> None:
        """Stop between two papers or two pages; what did not come out waits."""
        self._ticket.cancel()

    def _next(self) -> None:
        entry = next((one for one in self.entries if one.state is State.WAITING), None)
        if entry is None or self._ticket.cancelled or self._way is None:
            self._end(None)
            return
        self._put(replace(entry, state=State.RUNNING, reason=""))
        self.progressed.emit(self._done, self._wanted, 0, entry.paper.pages)
        claim = Claim(entry.id, *self._target(), DESK)
        claimed, taken = partial(self._on_claimed, entry.id), partial(self._on_taken, entry.id)
        self._context.jobs.write(partial(self._jobs.claim, self._context.actor, claim), claimed, taken)

    def _on_claimed(self, ident: int, _nothing: object) -> None:
        if self._way is not None:
            send = partial(send_paper, self._context, self._way, self._entry(ident), self._ticket)
            self._context.jobs.read(send, partial(self._on_sent, ident), partial(self._on_failed, ident))

    def _on_taken(self, ident: int, error: ShowroomError) -> None:
        """Another desk has it, or has had it: it is not printed here."""
        text = error.text(self._context.lang)
        self._put(replace(self._entry(ident), state=State.FAILED, reason=text, refused=True))
        self._next()

    def _on_sent(self, ident: int, printing: Printing) -> None:
        finish = partial(self._jobs.finish, self._context.actor, printing, DESK)
        self._context.jobs.write(finish, partial(self._on_recorded, ident), partial(self._on_unlogged, ident))

    def _on_unlogged(self, ident: int, error: ShowroomError) -> None:
        """It came out and the store does not know: the row still says that it was being sent."""
        text = error.text(self._context.lang)
        self._put(replace(self._entry(ident), state=State.UNKNOWN, reason=text))
        self._end(error)

    def _on_recorded(self, ident: int, printing: int | None) -> None:
        self._done += 1
        entry = self._entry(ident)
        paper = entry.paper if printing is None else replace(entry.paper, printed=printing)
        self._put(replace(entry, paper=paper, state=State.DONE, reason="", printing=printing))
        self.progressed.emit(self._done, self._wanted, 0, 0)
        self._next()

    def _on_failed(self, ident: int, error: ShowroomError) -> None:
        """Keep the paper with its reason, log the attempt; a paper's own fault does not stop the others."""
        entry, text = self._entry(ident), error.text(self._context.lang)
        cancelled = error.code == PRINT_CANCELLED.code
        ends = error if error.code in PRINTER_TROUBLES | _DISK_TROUBLES else None
        state, refused = (State.WAITING, False) if cancelled else (State.FAILED, ends is None)
        self._put(replace(entry, state=state, reason=text, refused=refused))
        outcome = Outcome.CANCELLED if cancelled else Outcome.FAILED
        name, duplex = self._target()
        failed = _printing(entry.paper, name, 0, copies=entry.copies, duplex=duplex, outcome=outcome, reason=text)
        go_on = partial(self._on_noted, ends)
        finish = partial(self._jobs.finish, self._context.actor, failed, DESK, held=refused)
        self._context.jobs.write(finish, go_on, go_on)

    def _target(self) -> tuple[str, bool]:
        return (self._way.printer, self._way.duplex) if isinstance(self._way, OnPaper) else (SAVED_AS, False)

    def _on_noted(self, ends: ShowroomError | None, _noted: object) -> None:
        if ends is not None:
            self._end(ends)
        else:
            self._next()

    def _on_pages(self, count: int, total: int) -> None:
        self.progressed.emit(self._done, self._wanted, count, total)

    def _end(self, error: ShowroomError | None) -> None:
        self.running, self._way = False, None
        self.changed.emit()
        self.ended.emit(error)
        if self.watched:
            return
        if error is not None:
            self._context.notifier.error(error)
        else:
            self._context.notifier.done(
                self.tr("Print queue: {done} of {wanted} done").format(done=self._done, wanted=self._wanted)
            )

    def _add(self, new: list[Entry]) -> None:
        self._added.update(entry.id for entry in new)
        self._use([*self.entries, *new])
        self._keep(self._jobs.add, _pairs(new))

    def _keep(self, act: Callable[..., object], papers: Sequence[object], *more: object) -> None:
        if papers:
            act_on = partial(act, self._context.actor, tuple(papers), *more)
            self._context.jobs.write(act_on, None, self._on_unkept)

    def _on_unkept(self, error: ShowroomError) -> None:
        """The store did not take a change of the queue: what it holds is shown instead."""
        self._context.notifier.error(error)
        if self._added:
            self.load()

    def _on_settled(self, _count: int) -> None:
        self.load()

    def _on_loaded(self, stored: tuple[Entry, ...]) -> None:
        if self.running:
            return
        known = {entry.id for entry in stored}
        done = [one for one in self.entries if one.state is State.DONE and one.id not in known]
        new = [one for one in self.entries if one.id in self._added and one.id not in known and one not in done]
        self._use([*done, *stored, *new])

    def _entry(self, ident: int) -> Entry:
        return next(entry for entry in self.entries if entry.id == ident)

    def _put(self, changed: Entry) -> None:
        self._use([changed if entry.id == changed.id else entry for entry in self.entries])

    def _use(self, entries: list[Entry]) -> None:
        self.entries = entries
        self.changed.emit()


def queue_of(context: UiContext) -> PrintQueue:
    """The queue of who works now; it lives as long as the window does, whichever page is open."""
    name = f"print_queue_{context.actor.id}"
    found = context.changes.findChild(PrintQueue, name)
    if isinstance(found, PrintQueue):
        found.serve(context)
        return found
    queue = PrintQueue(context, context.changes)
    queue.setObjectName(name)
    queue.load()
    return queue


def stored_queue(context: UiContext) -> tuple[Entry, ...]:
    """On a worker thread: the open jobs of who works now."""
    jobs = context.showroom.print_jobs.open_jobs(context.actor, DESK)
    papers = context.showroom.print_lists.queued(context.actor, tuple(job.document_id for job in jobs))
    known = {paper.document_id: paper for paper in papers}
    return tuple(_entry_of(job, known[job.document_id]) for job in jobs if job.document_id in known)


def _entry_of(job: Job, paper: Printable) -> Entry:
    state = _SHOWN.get(job.state, State.WAITING)
    if job.state is JobState.SENDING:
        state = State.UNKNOWN if job.unknown else State.ELSEWHERE
    elif job.state is JobState.WAITING and job.reason:
        state = State.FAILED
    refused = job.state is JobState.HELD
    return Entry(paper, job.copies, state, job.reason, None, refused, job.claimed_at, job.machine)


def send_paper(context: UiContext, way: Way, entry: Entry, watch: Watch) -> Printing:
    """On a reader thread: the stored bytes, proved against their digest once more, onto the way (CT-07)."""
    pdf = context.showroom.documents.pdf(context.actor, entry.id)
    if sha256_of(pdf) != entry.paper.sha256:
        raise ShowroomError(DOCUMENT_ALTERED, number=entry.paper.number)
    return way.send(entry, pdf, watch)


def file_name(paper: Printable) -> str:
    """Number and buyer, made safe; the English paper says so."""
    return safe_name(paper.number, paper.customer, *(("en",) if paper.language == "en" else ()))


def _printing(paper: Printable, printer: str, pages: int, **how: Any) -> Printing:
    return Printing(paper.sha256, printer, pages, document_id=paper.document_id, **how)


def _pairs(entries: Iterable[Entry]) -> tuple[tuple[int, int], ...]:
    return tuple((entry.id, entry.copies) for entry in entries)
