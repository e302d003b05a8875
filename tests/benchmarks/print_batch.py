"""Printing a day's 40 contracts from the store, a contract of real length each, through the queue that the window uses.

Two desks: one whose system takes PDF itself (CUPS; here `lp` is a script that keeps what it is given), and one where
every page is drawn at 300 dots an inch on a printer of 600 that spools bitmaps of 32 bits a dot, as Windows does. The
floors: the same bytes read from the store and handed to `lp` with nothing around; and PDFium's drawing alone.
"""

from __future__ import annotations

import itertools
import os
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtGui import QGuiApplication

from showroom.bootstrap import Location, Showroom, open_with_key
from showroom.kernel.clock import FixedClock
from showroom.persistence.database import Database
from showroom.persistence.engines import sqlcipher_engine
from tests.benchmarks._fresh import limit, row
from tests.contract.contract_builders import drafted, sign
from tests.raster_printer import RasterPrinter
from tests.store_fixtures import KEY, NOW, fill_store, hire
from ui.changes import ChangeHub
from ui.context import UiContext
from ui.contracts.print_queue_model import OnPaper, PrintQueue
from ui.jobs import Jobs
from ui.messages import Notifier
from ui.widgets.page_pieces import PaperPages, _Canvas
from ui.widgets.print_devices import MOST_DPI, DrawingPrinter, Spooler

DAY, BLOCK_MS = 40, 50.0
LEAST_A_SECOND = 10


def scripts(folder: Path) -> None:
    """A printing system that takes everything."""
    for name, text in {
        "lp": f"cat > {folder}/$$.bytes",
        "lpstat": "echo HP",
        "lpoptions": "echo printer-state=3 printer-state-reasons=none printer-is-accepting-jobs=true",
    }.items():
        (folder / name).write_text(f"#!/bin/sh\n{text}\n", encoding="utf-8")
        (folder / name).chmod(0o755)
    os.environ["PATH"] = f"{folder}:{os.environ['PATH']}"


class Desk:
    """A store with a day's contracts, its manager, and a window's jobs."""

    def __init__(self, folder: Path) -> None:
        fill_store(Database(sqlcipher_engine(folder / "store.db", KEY)))
        self.store: Showroom = open_with_key(Location(folder), KEY, FixedClock(NOW))
        people = hire(self.store)
        for number in range(1, DAY + 1):
            sign(self.store, people, drafted(self.store, people, vin=f"LSVAU2182T2{number:06d}"))
        self.jobs = Jobs(QCoreApplication.instance())
        self.context = UiContext(
            self.store, people.manager, self.jobs, Notifier(), ChangeHub(), self.store.drafts, "zh"
        )  # fmt: skip

    def run(self, way: OnPaper, count: int) -> tuple[float, float]:
        """Seconds for `count` papers, and the longest time in milliseconds that the window's thread did not answer."""
        queue = PrintQueue(self.context)
        lists = self.store.print_lists
        papers = lists.papers(self.context.actor, lists.ids(self.context.actor))[:count]
        queue.take([replace(paper, copies=1) for paper in papers])
        ticks: list[float] = []
        timer = QTimer()
        timer.timeout.connect(lambda: ticks.append(time.perf_counter()))
        timer.start(1)
        queue.ended.connect(lambda _error: QCoreApplication.quit())
        begin = time.perf_counter()
        QTimer.singleShot(0, partial(queue.start, way))
        QCoreApplication.exec()
        seconds = time.perf_counter() - begin
        assert queue.waiting() == 0, [entry.reason for entry in queue.entries]
        gaps = [after - before for before, after in itertools.pairwise(ticks)]
        return seconds, max(gaps, default=0.0) * 1000

    def floor(self) -> float:
        """Seconds for reading the same papers and handing them to `lp`, one after the other."""
        lists, actor = self.store.print_lists, self.context.actor
        begin = time.perf_counter()
        for paper in lists.papers(actor, lists.ids(actor)):
            pdf = self.store.documents.pdf(actor, paper.document_id)
            subprocess.run(["lp", "-"], input=pdf, check=True)
        return time.perf_counter() - begin

    def drawing(self) -> float:
        """Seconds for the same papers drawn in greys by PDFium and thrown away."""
        lists, actor = self.store.print_lists, self.context.actor
        papers = [self.store.documents.pdf(actor, one.document_id) for one in lists.papers(actor, lists.ids(actor))]
        begin = time.perf_counter()
        for pdf in papers:
            with PaperPages("", pdf) as pages:
                for page in range(pages.count):
                    _Canvas().draw(pages._document[page], pages.dots(page, MOST_DPI), grey=True)
        return time.perf_counter() - begin


def measure() -> None:
    """Print the rows."""
    app = QGuiApplication(sys.argv[:1])
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        scripts(folder)
        desk = Desk(folder)
        spooler = OnPaper("HP", True, Spooler)
        runs = [desk.run(spooler, DAY) for _ in range(3)]
        floor = statistics.median(desk.floor() for _ in range(3))
        each, most = statistics.median(seconds for seconds, _gap in runs) / DAY * 1000, 1000 / LEAST_A_SECOND
        limit("a contract printed, bytes to the spooler: lp alone", floor / DAY * 1000, each, "ms", most)
        row("window's thread while it prints, spooler", 16.7, max(gap for _seconds, gap in runs), "ms", None)
        drawing = OnPaper(
            "HP", True, lambda title: DrawingPrinter(title, lambda _name: RasterPrinter(600, folder / "spool"))
        )
        runs = [desk.run(drawing, DAY) for _ in range(3)]
        floor = statistics.median(desk.drawing() for _ in range(3))
        each = statistics.median(seconds for seconds, _gap in runs) / DAY * 1000
        limit("a contract drawn onto a raster printer: drawing alone", floor / DAY * 1000, each, "ms", most)
        limit("window's thread while it prints, drawn", 16.7, max(gap for _seconds, gap in runs), "ms", BLOCK_MS)
        desk.jobs.close()
        desk.store.close()
    app.quit()


if __name__ == "__main__":
    measure()
