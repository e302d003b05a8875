"""Fresh processes, ours and the floor's in turn, so that the noise of a busy machine falls on both alike."""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
PASSWORD = "benchmark-1234"
ROUNDS = int(os.environ.get("SHOWROOM_BENCH_ROUNDS", "9"))


@dataclass(frozen=True, slots=True)
class Command:
    """One program to start; `started` lines it prints are JSON objects."""

    arguments: tuple[str, ...]
    environment: dict[str, str]


@dataclass(frozen=True, slots=True)
class Run:
    """One process from its start to its end: milliseconds on the clock and on the processors, and what it told."""

    wall: float
    processor: float
    told: dict[str, float]
    began: float

    @property
    def until(self) -> float:
        """Milliseconds from the start until the moment it told as `moment` (time.monotonic seconds)."""
        return (self.told["moment"] - self.began) * 1000


def run(command: Command) -> Run:
    """Start `command` and wait for its end; raises RuntimeError with its last words when it fails."""
    began = time.monotonic()
    with subprocess.Popen(
        command.arguments, cwd=ROOT, env=command.environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        said, complained = process.stdout.read(), process.stderr.read()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    wall = (time.monotonic() - began) * 1000
    if process.returncode:
        raise RuntimeError(f"{command.arguments[:3]} ended with {process.returncode}: {complained[-2000:]}")
    lines = [json.loads(line) for line in said.splitlines() if line.startswith("{")]
    return Run(wall, (usage.ru_utime + usage.ru_stime) * 1000, lines[-1] if lines else {}, began)


def in_turn(floor: Command, ours: Command, rounds: int = ROUNDS) -> tuple[list[Run], list[Run]]:
    """Both commands once unmeasured (compiled modules, file cache), then `rounds` pairs, the first of each in turn."""
    run(floor), run(ours)
    floors: list[Run] = []
    mine: list[Run] = []
    for number in range(rounds):
        for command, found in ((floor, floors), (ours, mine)) if number % 2 else ((ours, mine), (floor, floors)):
            found.append(run(command))
    return floors, mine


def median(runs: list[Run], figure: Callable[[Run], float]) -> float:
    """The middle one of `figure` over `runs`."""
    return statistics.median(figure(one) for one in runs)


def row(what: str, floor: float, ours: float, unit: str, aim: float | None) -> None:
    """Print one line of the table of `make bench`."""
    figures = {"what": what, "floor": round(floor, 3), "ours": round(ours, 3), "unit": unit, "aim": aim}
    print(json.dumps(figures, ensure_ascii=False), flush=True)  # noqa: T201 - a script's answer


def limit(what: str, floor: float, ours: float, unit: str, most: float) -> None:
    """The same, where the aim is a figure and not a ratio."""
    figures = {"what": what, "floor": round(floor, 3), "ours": round(ours, 3), "unit": unit, "aim": most}
    print(json.dumps({**figures, "absolute": True}, ensure_ascii=False), flush=True)  # noqa: T201


@contextmanager
def bench_folder() -> Iterator[Path]:
    """A folder for this run: the compiled modules of both sides, settings, and a store in `store`."""
    folder = Path(tempfile.mkdtemp(prefix="showroom-bench-"))
    try:
        yield folder
    finally:
        shutil.rmtree(folder)


def environment(folder: Path) -> dict[str, str]:
    """What every measured process is given: no display, own settings, compiled modules kept for both sides."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {
        **kept,
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": str(ROOT),
        "PYTHONPYCACHEPREFIX": str(folder / "compiled"),
        "XDG_CONFIG_HOME": str(folder / "config"),
        "SHOWROOM_PASSWORD": PASSWORD,
    }


def script(folder: Path, source: str, *arguments: str) -> Command:
    """`python -c source arguments`."""
    return Command((sys.executable, "-c", source, *arguments), environment(folder))


def program(folder: Path, *arguments: str) -> Command:
    """`showroom arguments`."""
    return Command((sys.executable, "-m", "showroom", *arguments), environment(folder))


BARE_WINDOW = """
import json, sys, time
from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
class Bare(QMainWindow):
    def event(self, event):
        handled = super().event(event)
        if event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, painted)
        return handled
def painted():
    global moment
    moment = time.monotonic()
    app.quit()
app = QApplication(sys.argv[:1])
window = Bare()
window.resize(1440, 900)
window.show()
app.exec()
"""
TELL = """
print(json.dumps({"moment": moment}))
"""
