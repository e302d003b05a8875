"""The print queue of one person at one desk: what waits, what came of it, and the run that works through it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QObject, Signal

from showroom.contract.print_lists import Printable
from showroom.documents.export import export_named, sweep
from showroom.documents.file_names import safe_name
from showroom.documents.print_model import Outcome
from showroom.documents.print_service import MOST_COPIES, Printing
from showroom.documents.store import DOCUMENT_ALTERED, sha256_of
from showroom.kernel.errors import ShowroomError
from ui.context import UiContext
from ui.jobs import Ticket
from ui.widgets.print_devices import PRINT_CANCELLED, PRINTER_TROUBLES, PrintOrder, Watch

if TYPE_CHECKING:
    from ui.widgets.print_devices import Device

SAVED_AS = "PDF"
_DISK_TROUBLES = frozenset({"copy_no_space", "copy_not_allowed", "copy_folder_gone", "copy_failed"})


class State(StrEnum):
    """Where a paper of the queue stands."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Entry:
    """One paper; `reason` is why it did not come out, `refused` that it was the paper's own fault.

    `printing` is which printing of it came out.
    """

    paper: Printable
    copies: int
    state: State = State.WAITING
    reason: str = ""
    printing: int | None = None
    refused: bool = False

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

    def send(self, entry: Entry, pdf: bytes, watch: Watch) -> Printing:
        """Raises ShowroomError(print_…)."""
        order = PrintOrder(entry.paper.number, pdf, entry.copies, self.duplex)
        pages = self.open_device(self.printer).send(order, watch)
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

    def serve(self, context: UiContext) -> None:
        """The same person, signed in anew."""
        if not self.running:
            self._context = context

    def take(self, papers: Sequence[Printable]) -> int:
        """Add papers that do not wait already; one that was printed waits again. Returns how many are new."""
        self._use([entry for entry in self.entries if entry.state is not State.DONE])
        known = {entry.id for entry in self.entries}
        new = [Entry(paper, paper.copies) for paper in papers if paper.document_id not in known]
        self._use([*self.entries, *new])
        return len(new)

    def drop(self, ids: Iterable[int]) -> None:
        """Take papers out of the queue; the one under way stays."""
        gone = set(ids)
        self._use([entry for entry in self.entries if entry.id not in gone or entry.state is State.RUNNING])

    def move(self, ids: Iterable[int], by: int) -> None:
        """Move papers one place up (-1) or down (1), together."""
        wanted, order = set(ids), list(self.entries)
        places = [place for place, entry in enumerate(order) if entry.id in wanted]
        for place in places if by < 0 else reversed(places):
            target = place + by
            if 0 <= target < len(order) and order[target].id not in wanted:
                order[place], order[target] = order[target], order[place]
        self._use(order)

    def set_copies(self, ids: Iterable[int], copies: int) -> None:
        """How often each of these is wanted, 1 to MOST_COPIES."""
        wanted, count = set(ids), max(1, min(copies, MOST_COPIES))
        self._use([replace(entry, copies=count) if entry.id in wanted else entry for entry in self.entries])

    def try_again(self, ids: Iterable[int]) -> None:
        """Let papers that failed, or came out, wait once more."""
        wanted = {entry.id for entry in self.entries if entry.state in (State.FAILED, State.DONE)}.intersection(ids)
        for entry in [entry for entry in self.entries if entry.id in wanted]:
            self._put(replace(entry, state=State.WAITING, reason="", refused=False))

    def waiting(self) -> int:
        """How many papers wait."""
        return sum(entry.waits for entry in self.entries)

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
        send = partial(send_paper, self._context, self._way, entry, self._ticket)
        self._context.jobs.read(send, partial(self._on_sent, entry.id), partial(self._on_failed, entry.id))

    def _on_sent(self, ident: int, printing: Printing) -> None:
        recorded, failed = partial(self._on_recorded, ident), partial(self._on_failed, ident)
        service, actor = self._context.showroom.printing, self._context.actor
        self._context.jobs.write(partial(service.record, actor, printing), recorded, failed)

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
        service, actor = self._context.showroom.printing, self._context.actor
        name, duplex = (self._way.printer, self._way.duplex) if isinstance(self._way, OnPaper) else (SAVED_AS, False)
        failed = _printing(entry.paper, name, 0, copies=entry.copies, duplex=duplex, outcome=outcome, reason=text)
        go_on = partial(self._on_noted, ends)
        self._context.jobs.write(partial(service.record, actor, failed), go_on, go_on)

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
    return queue


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
