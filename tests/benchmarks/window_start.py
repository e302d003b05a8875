"""From the command to the first paint, and to a window that shows the store's data."""

from __future__ import annotations

from pathlib import Path

from tests.benchmarks._fresh import (
    BARE_WINDOW,
    PASSWORD,
    TELL,
    Run,
    bench_folder,
    in_turn,
    median,
    program,
    row,
    script,
)

PAINTED = """
import json, sys, time
from ui import app
from ui.main_window import MainWindow
def painted(self):
    self.first_painted.disconnect()
    told.append(time.monotonic())
    self.close()
told = []
made = MainWindow.__init__
def with_ear(self, *given):
    made(self, *given)
    self.first_painted.connect(lambda: painted(self))
MainWindow.__init__ = with_ear
app.main(sys.argv[1:])
moment = told[0]
"""


def make_store(folder: Path) -> None:
    """A store with one user, `demo`, and a logged visit, so that the window has something to show."""
    from showroom.bootstrap import Location, NewStore, create_store
    from showroom.reception.views import VisitDraft

    store = NewStore("星河展厅", "demo", PASSWORD)
    showroom, actor = create_store(Location(folder), store)
    showroom.reception.log_visit(actor, VisitDraft(phone="13800138000", name="王女士", wanted_model="星河 L7"))
    showroom.close()


def measure(folder: Path) -> None:
    """Print the rows."""
    store = folder / "store"
    make_store(store)
    data = ("--data", str(store))
    floor, ours = in_turn(script(folder, BARE_WINDOW + TELL), script(folder, PAINTED + TELL, *data))
    row("first paint: bare window", median(floor, _until), median(ours, _until), "ms", 1.6)
    floor, ours = in_turn(
        script(folder, BARE_WINDOW + "import sqlalchemy.orm"), program(folder, *data, "--exit-when-usable")
    )
    row("usable: bare window + sqlalchemy.orm", median(floor, _wall), median(ours, _wall), "ms", 1.3)
    row("usable, processor time", median(floor, _processor), median(ours, _processor), "ms", None)


def _until(one: Run) -> float:
    return one.until


def _wall(one: Run) -> float:
    return one.wall


def _processor(one: Run) -> float:
    return one.processor


if __name__ == "__main__":
    with bench_folder() as place:
        measure(place)
