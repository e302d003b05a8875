"""The first frame is light: what it does without is imported behind it (speed.md)."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
LOOK = """
import json, sys
from ui import app
from ui.main_window import MainWindow
def painted(window):
    from PySide6 import QtCore
    behind = ("sqlalchemy", "showroom.bootstrap", "PySide6.QtNetwork", "ui.jobs")
    heavy = [name for name in behind if name in sys.modules]
    print(json.dumps(heavy + ["Qt"] * ("Qt" in vars(QtCore))))
    window.first_painted.disconnect()
    window.close()
made = MainWindow.__init__
def with_ear(window, *given):
    made(window, *given)
    window.first_painted.connect(lambda: painted(window))
MainWindow.__init__ = with_ear
%s
app.main(["--data", sys.argv[1]])
"""


@pytest.mark.parametrize(
    "before, found",
    [
        pytest.param("", [], id="as it is"),
        pytest.param("import PySide6.QtCore; PySide6.QtCore.Qt", ["Qt"], id="control: the namespace of all enums"),
        pytest.param("import ui.jobs", ["ui.jobs", "Qt"], id="control: the workers"),
    ],
)
def test_what_the_first_frame_does_without(tmp_path: Path, before: str, found: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-c", LOOK % before, str(tmp_path)],
        cwd=ROOT,
        env={"QT_QPA_PLATFORM": "offscreen", "XDG_CONFIG_HOME": str(tmp_path), "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert json.loads(done.stdout) == found
