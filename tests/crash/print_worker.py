"""The desk that prints and is killed: everything imported once, then one fork per order, each opening the store itself.

Orders come on standard input: `STAGE PAPER MODE FOLDER URL`: kill -9 at that stage of that paper (counted from 1), or
never. The printer is a file, one line a paper that came out; the queue is the window's own, jobs on one thread.
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
from pathlib import Path
from typing import Any
from unittest.mock import patch

import sqlalchemy as sa
import sqlalchemy.orm

from showroom.bootstrap import Location, Showroom, open_with_key
from showroom.documents.print_jobs import Desk, PrintJobService
from showroom.kernel.clock import FixedClock
from showroom.persistence.mapped import load_models
from tests.desk_context import desk
from tests.store_fixtures import KEY, NOW, People
from ui.contracts import print_queue_model
from ui.contracts.print_queue_model import OnPaper, PrintQueue, queue_of
from ui.widgets.print_devices import PrintOrder, Watch


def say(text: str) -> None:
    os.write(1, f"{text}\n".encode())


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


class Tray:
    """A printer; dies at its stage: 'before' anything came out, 'after' it did."""

    name = "HP"

    def __init__(self, sheets: Path, stage: str, paper: int) -> None:
        self._sheets, self._stage, self._paper, self._sent = sheets, stage, paper, 0

    def send(self, order: PrintOrder, watch: Watch) -> int:
        self._sent += 1
        if (self._stage, self._paper) == ("before", self._sent):
            die()
        with self._sheets.open("a", encoding="utf-8") as sheets:
            sheets.write(f"{order.title}\n")
        if (self._stage, self._paper) == ("after", self._sent):
            die()
        watch.report(1, 1)
        return 1

    @property
    def sent(self) -> int:
        return self._sent


def die_at_commit(store: Showroom, tray: Tray, stage: str, paper: int) -> None:
    """Inside the transaction that ends the job ('logging'), or when it has just returned ('logged')."""

    def look(_session: Any) -> None:
        if tray.sent == paper:  # the first commit after a paper came out is the one that says so
            die()

    event = {"logging": "before_commit", "logged": "after_commit"}.get(stage)
    if event is not None:
        sa.event.listen(sa.orm.Session, event, look)


def child(location: Location, stage: str, paper: int, mode: str) -> None:
    people: People = pickle.loads((location.data / "people.pickle").read_bytes())
    store = open_with_key(location, KEY, FixedClock(NOW))
    machine = f"desk {os.getpid()}" if mode == "race" else "front desk"
    print_queue_model.DESK = Desk(machine, str(os.getpid()))  # else all forks were one run of the program
    tray = Tray(location.data / "tray", stage, paper)
    die_at_commit(store, tray, stage, paper)
    queue = queue_of(desk(store, people.manager))
    say(f"found {len(queue.entries)} {len(queue.unknown())}")
    way = OnPaper("HP", True, lambda _name: tray)
    if mode == "careless":
        with patch.object(PrintJobService, "claim", _claims_nothing):
            queue.start(way)
    else:
        queue.start(way)
    settle(queue, location.data / "tray")
    queue.start(way)
    say(f"left {len(queue.unknown())} {queue.waiting()}")
    store.close()


def _claims_nothing(*_about: object) -> None:
    return


def settle(queue: PrintQueue, tray: Path) -> None:
    """What the person at the printer answers: the truth."""
    out = tray.read_text(encoding="utf-8").split() if tray.exists() else []
    for entry in queue.unknown():
        say(f"asked {entry.paper.number}")
        queue.settle([entry.id], came_out=entry.paper.number in out)


def main() -> None:
    load_models()
    sa.orm.configure_mappers()
    say("warm")
    for line in sys.stdin:
        order = line.split()
        pid = os.fork()
        if pid == 0:
            child(Location(Path(order[3]), order[4] if len(order) > 4 else None), order[0], int(order[1]), order[2])
            os._exit(0)
        if order[2] != "race":
            os.waitpid(pid, 0)
            say("dead")


if __name__ == "__main__":
    main()
