"""Two windows of one user over one data folder: the second raises the first and leaves."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest


@pytest.mark.timeout(120)
def test_the_second_start_says_so_in_one_line_and_leaves(tmp_path: Path) -> None:
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "LANG": "en_US.UTF-8", "TMPDIR": str(tmp_path)}
    command = [sys.executable, "-m", "showroom", "--data", str(tmp_path / "store")]
    first = subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True)
    try:
        deadline = time.monotonic() + 60
        while not any(tmp_path.glob("showroom-*.lock")) and time.monotonic() < deadline:
            assert first.poll() is None  # control: the first runs
        second = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=False)
        assert first.poll() is None
        assert second.returncode in (0, 1)  # 1 while the first does not answer yet
        assert "Traceback" not in second.stderr
        assert sum(line.startswith("showroom: ") for line in second.stderr.splitlines()) == 1
    finally:
        first.terminate()
        first.communicate(timeout=30)
