"""Filling a sample store, ended by Ctrl+C: progress is told until then, and nothing is left."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

pty = pytest.importorskip("pty", reason="a terminal of our own needs POSIX")
MANY, SEEN = "400000", 2  # customers; lines of progress before Ctrl+C


@pytest.fixture
def terminal() -> Iterator[tuple[int, int]]:
    """Both ends of a terminal."""
    try:
        ours, theirs = pty.openpty()
    except OSError as error:
        pytest.skip(f"this machine gives out no terminal: {error}")
    yield ours, theirs
    os.close(ours)


def test_ctrl_c_leaves_nothing_behind(tmp_path: Path, terminal: tuple[int, int]) -> None:
    ours, theirs = terminal
    place = tmp_path / "store"
    command = (sys.executable, "-m", "showroom", "demo", "--data", str(place), "--customers", MANY)
    surroundings = os.environ | {
        "SHOWROOM_PASSWORD": "geheim-1234", "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring",
    }  # fmt: skip
    listening = partial(signal.signal, signal.SIGINT, signal.SIG_DFL)  # a run in the background inherits deafness
    with subprocess.Popen(
        command, env=surroundings, stdout=subprocess.PIPE, stderr=theirs,
        preexec_fn=listening,  # noqa: PLW1509 - one thread, one system call
    ) as process:  # fmt: skip
        os.close(theirs)
        try:
            shown = b""
            while shown.count(b"%") < SEEN:
                shown += os.read(ours, 1000)
            (aside,) = place.iterdir()  # the half store, under a name of its own
            assert any(file.name == "store.db" for file in aside.rglob("*"))
            process.send_signal(signal.SIGINT)
            told = process.communicate(timeout=60)[0]
        finally:
            process.kill()
    assert process.returncode == 1
    assert told == b""
    assert list(place.iterdir()) == []
