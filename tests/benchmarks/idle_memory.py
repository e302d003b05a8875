"""Memory of the window that shows the store's data and waits, against a bare window with SQLAlchemy imported."""

from __future__ import annotations

from pathlib import Path

from tests.benchmarks._fresh import BARE_WINDOW, Run, bench_folder, in_turn, median, row, script
from tests.benchmarks.window_start import make_store

WEIGH = """
import json
def weight():
    with open("/proc/self/smaps_rollup") as lines:
        found = dict(line.split()[:2] for line in lines if ":" in line.split()[0])
    return {"shared_fairly": int(found["Pss:"]) / 1024, "resident": int(found["Rss:"]) / 1024}
"""
IDLE_WINDOW = """
import sys
from PySide6.QtCore import QTimer
from ui import app
from ui.program import Program
IDLE_MS = 1500
made, told = Program.__init__, []
def weighed(self):
    told.append(weight())
    self.window.close()
def with_scale(self, *given, **named):
    made(self, *given, **named)
    self.settled.connect(lambda: QTimer.singleShot(IDLE_MS, lambda: weighed(self)))
Program.__init__ = with_scale
app.main(sys.argv[1:])
print(json.dumps(told[0]))
"""


def measure(folder: Path) -> None:
    """Print the rows."""
    store = folder / "store"
    make_store(store)
    bare = BARE_WINDOW + "import sqlalchemy.orm" + WEIGH + "print(json.dumps(weight()))"
    floor, ours = in_turn(script(folder, bare), script(folder, WEIGH + IDLE_WINDOW, "--data", str(store)), 3)
    for key, name in (("shared_fairly", "PSS"), ("resident", "RSS")):
        row(f"idle window, {name}: bare window + sqlalchemy.orm", _middle(floor, key), _middle(ours, key), "MiB", 2)


def _middle(runs: list[Run], key: str) -> float:
    return median(runs, lambda one: one.told[key])


if __name__ == "__main__":
    with bench_folder() as place:
        measure(place)
