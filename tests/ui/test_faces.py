"""The thread that reads the fonts: a process that ended under it died by a signal instead of leaving."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
LONG_READING = """
import sys
from threading import Thread
from ui import faces

def long_reading():
    faces._ready[faces.REGULAR].set()
    for _ in range({times}):
        faces._add(faces.BOLD)
    sys.stderr.write("read")

def run():
    from PySide6.QtWidgets import QApplication

    app = QApplication([])
    faces.begin()
    {end}
    return 0

faces._load = long_reading
faces.threading.Thread = lambda **words: Thread(**words, daemon={daemon})
sys.exit(run())
"""
SECOND = """
import os, sys
from ui import app
from ui.single_instance import SingleInstance

start = app.Start(data=sys.argv[1])
held = SingleInstance(app._asked(start))
assert held.first
code = app.run_window(start)
assert not {"ui.faces", "PySide6.QtGui"} & set(sys.modules)
sys.exit(code)
"""


def run(text: str, tmp_path: Path) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "TMPDIR": str(tmp_path), "LANG": "en_US.UTF-8"}
    return subprocess.run(
        [sys.executable, "-c", text, str(tmp_path / "store")],
        cwd=ROOT, env=environment, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip


def test_the_end_waits_for_the_reader(tmp_path: Path) -> None:
    done = run(LONG_READING.format(times=20, end="faces.finish()", daemon=False), tmp_path)
    assert (done.returncode, done.stderr) == (0, "read")


def test_control_a_reader_that_nobody_waits_for_is_cut_off(tmp_path: Path) -> None:
    """How the process then ends is a matter of luck: mostly by a signal."""
    assert "read" not in run(LONG_READING.format(times=20_000, end="pass", daemon=True), tmp_path).stderr


def test_a_second_start_makes_no_application_and_reads_no_fonts(tmp_path: Path) -> None:
    done = run(SECOND, tmp_path)
    assert (done.returncode, done.stderr) == (1, "showroom: Another instance is using this data.\n")
