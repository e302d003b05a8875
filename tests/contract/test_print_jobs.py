"""What an earlier run of the program left in the print queue: offered, asked about, never printed by itself (CT-07)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from showroom.bootstrap import Showroom
from showroom.documents.print_jobs import SILENT_AFTER, Claim, Desk
from showroom.kernel.actor import Actor
from showroom.kernel.clock import FixedClock
from showroom.kernel.errors import ShowroomError
from tests.contract.test_print_queue import Archivist, Tray, states
from tests.desk_context import desk
from tests.store_fixtures import NOW, hire
from ui.contracts.print_queue_model import DESK, PrintQueue, State, queue_of
from ui.contracts.print_queue_offer import offer_open_jobs
from ui.contracts.print_queue_window import PrintQueueWindow

YESTERDAY = Desk(DESK.machine, "yesterday's run of this computer")


def left_over(store: Showroom, actor: Actor, count: int = 4) -> tuple[int, ...]:
    """A queue of which the first two papers were being sent when this computer's program ended."""
    papers = tuple(paper.document_id for paper in Archivist(store.work).pile(actor, count))
    store.print_jobs.add(actor, tuple((ident, 1) for ident in papers))
    for ident in papers[:2]:
        store.print_jobs.claim(actor, Claim(ident, "HP", True, YESTERDAY))
    return papers


@pytest.mark.rule("CT-07")
def test_what_is_left_is_offered_and_the_doubtful_papers_wait_for_an_answer(
    qtbot: QtBot, sqlite_store: Showroom
) -> None:
    manager = hire(sqlite_store).manager
    papers, context, frame = left_over(sqlite_store, manager), desk(sqlite_store, manager), QWidget()
    qtbot.addWidget(frame)
    offer_open_jobs(frame, context)
    (notice,) = context.notifier.told
    assert "4" in notice.text
    assert "2" in notice.text
    assert context.notifier.act()
    (window,) = frame.findChildren(PrintQueueWindow)
    assert states(window.queue) == "uuww"
    assert window.fate.isVisibleTo(window)
    tray = Tray()
    window.queue.start(tray.way())
    assert [order.title[-4:] for order in tray.printed] == ["0002", "0003"]
    _answer(window, "came_out")
    _answer(window, "print_anew")
    assert (window.queue.unknown(), window.queue.waiting()) == ((), 1)
    assert not window.fate.isVisibleTo(window)
    window.queue.start(tray.way())
    assert [order.title[-4:] for order in tray.printed] == ["0002", "0003", "0001"]
    assert [line.document_id for line in sqlite_store.printing.log(manager)] == [
        papers[1], papers[0], papers[3], papers[2],
    ]  # fmt: skip
    offer_open_jobs(frame, context)
    assert len(context.notifier.told) == 1  # nothing is left
    window.close()


@pytest.mark.rule("CT-07")
@pytest.mark.usefixtures("qapp")
def test_copies_order_and_what_was_taken_out_are_kept_and_another_computer_is_believed_for_a_while(
    sqlite_store: Showroom,
) -> None:
    manager = hire(sqlite_store).manager
    queue = queue_of(desk(sqlite_store, manager))
    papers = Archivist(sqlite_store.work).pile(manager, 4)
    queue.take(papers)
    one, two, three, four = (paper.document_id for paper in papers)
    queue.move([three], -1)
    queue.set_copies([two], 3)
    queue.drop([one])
    sqlite_store.print_jobs.claim(manager, Claim(four, "HP", False, Desk("back office", "its run")))
    again = _restarted(sqlite_store, manager)
    assert [(entry.id, entry.copies) for entry in again.entries] == [(three, 2), (two, 3), (four, 2)]
    assert [entry.state for entry in again.entries] == [State.WAITING, State.WAITING, State.ELSEWHERE]
    with pytest.raises(ShowroomError) as taken:
        sqlite_store.print_jobs.claim(manager, Claim(four, "HP", False, DESK))
    assert taken.value.code == "print_job_taken"
    assert sqlite_store.print_jobs.settle(manager, (four,), DESK, came_out=True) == 0  # it may still be printing
    sqlite_store.work.clock = FixedClock(NOW + SILENT_AFTER + timedelta(seconds=1))
    assert [entry.id for entry in _restarted(sqlite_store, manager).unknown()] == [four]


def _answer(window: PrintQueueWindow, name: str) -> None:
    """What whoever stands at the printer says of the first doubtful paper."""
    window.table.choose(window.queue.entries.index(window.queue.unknown()[0]))
    button = window.fate.findChild(QPushButton, name)
    assert button is not None
    button.click()


def _restarted(store: Showroom, actor: Actor) -> PrintQueue:
    """The queue as a new run of the program finds it."""
    return queue_of(desk(store, actor))
