"""One deal and one customer after the other opened in the real window, in a process of its own; tells JSON."""

from __future__ import annotations

import json
import os
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QListWidget, QWidget

from tests.benchmarks._desk import Heartbeat, Painted, at, pause, until

if TYPE_CHECKING:
    from ui.program import Program

DEALS, CUSTOMERS = "SHOWROOM_BENCH_DEALS", "SHOWROOM_BENCH_PEOPLE"
WARM, ROUNDS = 6, 40
RAW = "SELECT at, code, detail FROM deal_event WHERE deal_id = ? ORDER BY at DESC LIMIT 200"


@contextmanager
def statements(program: Program) -> Iterator[list[str]]:
    """What the store asks its database meanwhile."""
    said: list[str] = []

    def hear(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        if not statement.startswith(("BEGIN", "PRAGMA")):
            said.append(statement)

    assert program.window.context is not None
    engine = program.window.context.showroom.work.db.engine
    sa.event.listen(engine, "before_cursor_execute", hear)
    try:
        yield said
    finally:
        sa.event.remove(engine, "before_cursor_execute", hear)


class Opening:
    """Opens records in turn, each until its page is painted with nothing left to read."""

    def __init__(self, program: Program, kind: str, idents: list[int]) -> None:
        self.program, self.kind, self.idents = program, kind, idents
        self.times: list[float] = []
        self.blocks: list[float] = []
        self.work: list[float] = []
        self.processor: list[float] = []

    def run(self) -> dict[str, float]:
        """Milliseconds from asking to painted, the longest block of the GUI thread, and the statements of one."""
        for number in range(WARM):
            self._open(self.idents[number % len(self.idents)])
        self.times, self.blocks, self.work, self.processor = [], [], [], []
        for number in range(ROUNDS):
            self._open(self.idents[number % len(self.idents)])
        with statements(self.program) as said:
            self._open(self.idents[0])
        times = sorted(self.times)
        return {
            f"{self.kind}_median": statistics.median(times), f"{self.kind}_p95": at(times, 0.95),
            f"{self.kind}_block": max(self.blocks), f"{self.kind}_work": max(self.work),
            f"{self.kind}_statements": len(said), f"{self.kind}_processor": statistics.median(self.processor),
        }  # fmt: skip

    def _open(self, ident: int) -> None:
        window, beat = self.program.window, Heartbeat()
        beat.begin()
        start, worked = time.perf_counter(), time.process_time()
        window.open_place(self.kind, ident)
        until(lambda: self.program.jobs.under_way == 0, f"{self.kind} {ident}")
        page = window.current_page()
        assert page is not None
        read = (time.perf_counter() - start) * 1000
        self.times.append(read + painted(page, page.update))
        self.processor.append((time.process_time() - worked) * 1000)
        block, work = beat.worst()
        self.blocks.append(block)
        self.work.append(work)
        pause(30)


def painted(widget: QWidget, act: Callable[[], object]) -> float:
    """Milliseconds that `act` takes until the widget is painted."""
    ear, start = Painted(widget), time.perf_counter()
    ear.arm()
    act()
    until(lambda: ear.at > 0, "a paint")
    widget.removeEventFilter(ear)
    ear.deleteLater()
    return (ear.at - start) * 1000


def bare(program: Program, idents: list[int]) -> dict[str, float]:
    """The floor: the 200 events read by a raw query of the encrypted file, and a bare list of them painted."""
    assert program.window.context is not None
    raw = program.window.context.showroom.work.db.engine.raw_connection()
    rows = QListWidget(program.window)
    rows.setGeometry(300, 60, 540, 464)
    rows.show()

    def fill(ident: int) -> None:
        cursor = raw.cursor()
        cursor.execute(RAW, (ident,))
        rows.clear()
        rows.addItems([" ".join(map(str, row)) for row in cursor.fetchall()])

    def open_one(ident: int) -> tuple[float, float]:
        worked = time.process_time()
        shown = painted(rows.viewport(), lambda: fill(ident))
        return shown, (time.process_time() - worked) * 1000

    found, processor = zip(*(open_one(idents[number % len(idents)]) for number in range(ROUNDS)), strict=True)
    raw.close()
    rows.deleteLater()
    median = statistics.median
    return {"bare_median": median(found), "bare_p95": at(sorted(found), 0.95), "bare_processor": median(processor)}


def work(program: Program) -> None:
    """Everything, then the end of the window."""
    deals, customers = ([int(word) for word in os.environ[name].split(",")] for name in (DEALS, CUSTOMERS))
    try:
        told = bare(program, deals) | Opening(program, "deal", deals).run()
        told |= Opening(program, "customer", customers).run()
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
