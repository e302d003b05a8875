"""The print queue: order, copies, cancel, troubles, what stays in it, and what the log says (CT-07, figure 29)."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
import sqlalchemy as sa
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from showroom.bootstrap import Showroom
from showroom.contract.print_lists import Printable
from showroom.documents.print_model import Outcome
from showroom.documents.store import SealedPaper, seal, sha256_of
from showroom.kernel.actor import Actor, Permission
from showroom.kernel.errors import ShowroomError
from showroom.persistence.actions import Tx, Workplace, writes
from tests.contract.contract_builders import drafted, sign
from tests.desk_context import desk
from tests.documents.test_store import unlock
from tests.store_fixtures import People, hire
from ui.contracts.print_queue_model import OnPaper, PrintQueue, State, ToFolder, queue_of
from ui.widgets.print_devices import (
    OUT_OF_PAPER,
    PRINT_CANCELLED,
    DrawingPrinter,
    PrintOrder,
    Watch,
)

pytestmark = pytest.mark.usefixtures("qapp")


class Archivist:
    """Seals papers, so that a test has a day's pile without selling forty cars."""

    def __init__(self, work: Workplace) -> None:
        self.work = work

    @writes(Permission.DEAL_READ)
    def pile(self, tx: Tx, count: int, deal_id: int | None = None) -> tuple[Printable, ...]:
        return tuple(self._paper(tx, number, deal_id) for number in range(count))

    @staticmethod
    def _paper(tx: Tx, number: int, deal_id: int | None) -> Printable:
        pdf, name = b"%%PDF-1.7 paper %d" % number, f"SH01-BG-20261122-{number:04d}"
        sealed = seal(tx, SealedPaper("contract_change", name, "zh", pdf, 2, "t", "{}", deal_id))
        return Printable(sealed, name, "contract_change", "zh", 2, sha256_of(pdf), "张三", 2, 0)


class Tray:
    """A printer of `sheets` papers, then empty; `meanwhile` is what a person does before each."""

    name = "HP"

    def __init__(self, sheets: int = 99) -> None:
        self.sheets, self.printed = sheets, list[PrintOrder]()
        self.meanwhile: Callable[[], None] = lambda: None

    def send(self, order: PrintOrder, watch: Watch) -> int:
        if len(self.printed) >= self.sheets:
            raise ShowroomError(OUT_OF_PAPER, name=self.name)
        self.meanwhile()
        if watch.cancelled:
            raise ShowroomError(PRINT_CANCELLED, title=order.title)
        watch.report(2, 2)
        self.printed.append(order)
        return 2

    def way(self) -> OnPaper:
        return OnPaper("HP", True, lambda _name: self)


def filled(store: Showroom, people: People, count: int) -> tuple[PrintQueue, tuple[Printable, ...]]:
    """A manager's queue with `count` papers."""
    papers = Archivist(store.work).pile(people.manager, count)
    queue = queue_of(desk(store, people.manager))
    assert queue.take(papers) == len(papers) == count
    return queue, papers


def states(queue: PrintQueue) -> str:
    """The first letter of every state, in order."""
    return "".join(entry.state.value[0] for entry in queue.entries)


def outcomes(store: Showroom, actor: Actor) -> list[tuple[str, Outcome]]:
    """The log, oldest first."""
    return [(line.number[-4:], line.outcome) for line in reversed(store.printing.log(actor))]


@pytest.mark.rule("CT-07")
def test_a_day_of_forty_in_order_with_cancel_empty_tray_and_the_rest(sqlite_store: Showroom) -> None:
    store, people = sqlite_store, hire(sqlite_store)
    queue, papers = filled(store, people, 40)
    steps: list[tuple[int, ...]] = []
    ends: list[ShowroomError | None] = []
    queue.progressed.connect(lambda *step: steps.append(step))
    queue.ended.connect(ends.append)
    tray = Tray(sheets=25)
    tray.meanwhile = lambda: queue.cancel() if len(tray.printed) == 10 else None
    queue.set_copies([papers[0].document_id], 3)
    queue.start(tray.way())
    assert (states(queue), ends) == ("d" * 10 + "w" * 30, [None])
    assert "取消" in queue.entries[10].reason
    tray.meanwhile = lambda: None
    queue.start(tray.way())  # the rest, until the tray is empty
    assert states(queue) == "d" * 25 + "f" + "w" * 14
    assert "缺纸" in queue.entries[25].reason
    assert ends[1] is not None
    assert ends[1].code == "print_out_of_paper"
    tray.sheets = 99
    assert queue.waiting() == 15  # the one that the empty tray kept back is the first of them
    queue.start(tray.way())
    assert (states(queue), ends[2:]) == ("d" * 40, [None])
    assert [order.title for order in tray.printed] == [paper.number for paper in papers]
    assert [order.copies for order in tray.printed] == [3, *[2] * 39]
    assert [sha256_of(order.pdf) for order in tray.printed] == [paper.sha256 for paper in papers]
    assert steps[-2:] == [(14, 15, 2, 2), (15, 15, 0, 0)]
    said = [outcome for _number, outcome in outcomes(store, people.manager)]
    assert said == [Outcome.PRINTED] * 10 + [Outcome.CANCELLED] + [Outcome.PRINTED] * 15 + [
        Outcome.FAILED, *[Outcome.PRINTED] * 15,
    ]  # fmt: skip
    queue.try_again([papers[0].document_id])
    queue.start(tray.way())
    assert (queue.entries[0].printing, queue.entries[1].printing) == (2, 1)  # a reprint, counted as one


@pytest.mark.rule("CT-07")
def test_an_altered_paper_is_refused_and_told_and_the_others_go_on(sqlite_store: Showroom) -> None:
    people = hire(sqlite_store)
    queue, papers = filled(sqlite_store, people, 3)
    with sqlite_store.work.db.begin() as session:
        unlock(session, "document_blob", "update")
        values = {"pdf": b"%PDF other", "id": papers[1].document_id}
        session.execute(sa.text("UPDATE document_blob SET pdf = :pdf WHERE document_id = :id"), values)
    tray = Tray()
    queue.start(tray.way())
    assert (states(queue), queue.waiting()) == ("dfd", 0)
    queue.start(tray.way())  # not again unasked: it is the paper that is at fault
    assert len(tray.printed) == 2
    assert papers[1].number in queue.entries[1].reason
    assert [order.title for order in tray.printed] == [papers[0].number, papers[2].number]
    assert outcomes(sqlite_store, people.manager)[1][1] is Outcome.FAILED


def test_papers_are_taken_once_moved_dropped_and_kept_for_the_person(sqlite_store: Showroom) -> None:
    people = hire(sqlite_store)
    queue, papers = filled(sqlite_store, people, 4)
    one, two, three, four = (paper.document_id for paper in papers)
    assert queue.take(papers) == 0
    queue.move([three, four], -1)
    assert [entry.id for entry in queue.entries] == [one, three, four, two]
    queue.move([one, three], -1)  # at the top already
    queue.move([two], 1)
    assert [entry.id for entry in queue.entries] == [one, three, four, two]
    queue.move([one, three], 1)
    queue.drop([one])
    assert [entry.id for entry in queue.entries] == [four, three, two]
    queue.set_copies([two], 0)
    queue.set_copies([three], 99)
    assert [entry.copies for entry in queue.entries] == [2, 20, 1]
    context = queue._context
    assert queue_of(context) is queue
    queue.start(Tray().way())
    assert queue.take(papers[:1]) == 1  # what came out makes room
    assert states(queue) == "w"


def test_a_folder_gets_whole_copies_or_the_rest_waits(
    sqlite_store: Showroom, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    people = hire(sqlite_store)
    queue, papers = filled(sqlite_store, people, 3)
    folder, ends = tmp_path / "papers", list[ShowroomError | None]()
    queue.ended.connect(ends.append)
    folder.mkdir()

    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patched:
        patched.setattr("os.fsync", full)
        queue.start(ToFolder(folder))
    assert states(queue) == "fww"
    assert ends[0] is not None
    assert ends[0].code == "copy_no_space"
    assert list(folder.iterdir()) == []
    queue.try_again([papers[0].document_id])
    queue.start(ToFolder(folder))
    assert states(queue) == "ddd"
    assert sorted(sha256_of(path.read_bytes()) for path in folder.iterdir()) == sorted(p.sha256 for p in papers)
    assert f"{papers[0].number}_张三.pdf" in {path.name for path in folder.iterdir()}


def test_a_printer_that_is_missing_keeps_everything(sqlite_store: Showroom) -> None:
    queue, _papers = filled(sqlite_store, hire(sqlite_store), 3)
    queue.start(OnPaper("a printer that nobody has", True, DrawingPrinter))
    assert states(queue) == "fww"
    assert "另存为 PDF" in queue.entries[0].reason
    assert queue._context.notifier.told[-1].kind == "error"  # since no window shows the queue


@pytest.mark.rule("CT-07")
def test_the_contract_itself_onto_qts_own_printer(qtbot: QtBot, sqlite_store: Showroom, tmp_path: Path) -> None:
    people = hire(sqlite_store)
    signed = sign(sqlite_store, people, drafted(sqlite_store, people))
    queue = queue_of(desk(sqlite_store, people.manager))
    queue.take(sqlite_store.print_lists.papers(people.manager, (signed.contract_id,), ("zh", "en")))

    def make(target: Path, _name: str) -> QPrinter:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(target))
        printer.setResolution(72)
        return printer

    queue.start(OnPaper("PDF", True, lambda name: DrawingPrinter(name, partial(make, tmp_path / "out.pdf"))))
    assert (states(queue), (tmp_path / "out.pdf").read_bytes()[:5]) == ("dd", b"%PDF-")
    pages = [line.pages for line in sqlite_store.printing.log(people.manager)]
    assert pages == [entry.paper.pages for entry in reversed(queue.entries)]
    assert all(entry.state is State.DONE for entry in queue.entries)
