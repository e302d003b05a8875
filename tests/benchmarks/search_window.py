"""From a key in the search field to the painted rows, and the customer list in the real window, at both sizes.

The floor of a keystroke is a bare list with the same number of rows, filled and painted after the same key in the same
window. `SHOWROOM_BENCH_CUSTOMERS` and `SHOWROOM_BENCH_STORES` are those of search.py.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from tests.benchmarks._fresh import Command, bench_folder, environment, limit, row, run
from tests.benchmarks.search import SIZES, build

FRAME = 16.7


def measure(folder: Path, stores: Path) -> None:
    """Print the rows of every size, each from a window of its own."""
    for size in SIZES:
        store = stores / f"demo-{size}"
        build(store, size, folder)
        arguments = (sys.executable, "-m", "tests.benchmarks._desk", "--data", str(store))
        told = run(Command(arguments, environment(folder))).told
        name = f"{size:,} customers"
        for part in ("median", "p95"):
            most = FRAME if part == "p95" else None
            floor, ours = told[f"bare_{part}"], told[f"key_{part}"]
            what = f"key to painted rows, {name}, {part}: bare list"
            limit(what, floor, ours, "ms", most) if most else row(what, floor, ours, "ms", None)
        row(f"the same on the GUI thread's processor, {name}, p95", told["bare_p95"], told["key_work_p95"], "ms", None)
        for act in ("open", "scroll", "jump"):
            what = f"customer list, {name}, {act}: longest block of the GUI thread"
            limit(what, told["idle_block"], told[f"{act}_block"], "ms", FRAME)
            row(f"the same on its processor, {act}", told["idle_work"], told[f"{act}_work"], "ms", None)
        row(f"jump to painted rows, {name}: median", 0, told["jump_painted"], "ms", None)


if __name__ == "__main__":
    with bench_folder() as place:
        kept = os.environ.get("SHOWROOM_BENCH_STORES")
        measure(place, Path(kept) if kept else place)
