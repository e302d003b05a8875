"""Two windows over one data folder: the second raises the first and leaves; commands may write beside it."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.store_folder import make_folder

ROOT = Path(__file__).parents[2]
LIST = ROOT / "tests" / "data" / "store" / "customers.xlsx"
PASSWORD = "second-instance-1"
pytestmark = pytest.mark.timeout(180)


@pytest.fixture
def sockets() -> Iterator[Path]:
    """A folder with a short name: a socket's path holds about a hundred characters."""
    with TemporaryDirectory(prefix="sr") as folder:
        yield Path(folder)


@pytest.fixture
def environment(tmp_path: Path, sockets: Path) -> dict[str, str]:
    """Settings and sockets of its own; English; the window of a signed-in user without a hand on the keyboard."""
    return os.environ | {
        "QT_QPA_PLATFORM": "offscreen",
        "LANG": "en_US.UTF-8",
        "TMPDIR": str(sockets),
        "XDG_CONFIG_HOME": str(tmp_path / "config"),
        "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring",
        "SHOWROOM_PASSWORD": PASSWORD,
    }


@pytest.fixture
def command(tmp_path: Path) -> list[str]:
    return [sys.executable, "-m", "showroom", "--data", str(tmp_path / "store")]


@pytest.fixture
def first(
    environment: dict[str, str], command: list[str], sockets: Path, sqlite_template: Path, tmp_path: Path
) -> Iterator[subprocess.Popen[str]]:
    """A window over a new store, open and listening for second starts."""
    make_folder(sqlite_template, tmp_path / "store", PASSWORD)
    process = start(environment, command, sockets)
    yield process
    process.send_signal(signal.SIGCONT)
    process.kill()
    process.communicate(timeout=30)


def start(environment: dict[str, str], command: list[str], folder: Path) -> subprocess.Popen[str]:
    for old in folder.glob("showroom-*"):
        if old.is_socket():
            old.unlink()
    process = subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True)
    deadline = time.monotonic() + 60
    while not any(path.is_socket() for path in folder.glob("showroom-*")):
        assert process.poll() is None, process.communicate()
        assert time.monotonic() < deadline, "the window does not listen"
        with suppress(subprocess.TimeoutExpired):
            process.wait(timeout=0.02)
    return process


def again(environment: dict[str, str], command: list[str]) -> tuple[int, list[str]]:
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=False)
    assert "Traceback" not in done.stderr
    return done.returncode, [line for line in done.stderr.splitlines() if line.startswith("showroom: ")]


def test_the_second_start_raises_the_first_and_leaves(
    first: subprocess.Popen[str], environment: dict[str, str], command: list[str]
) -> None:
    assert again(environment, command) == (0, ["showroom: Already open; its window was brought to the front."])
    assert first.poll() is None


def test_a_first_that_does_not_answer_is_named_and_left_alone(
    first: subprocess.Popen[str], environment: dict[str, str], command: list[str]
) -> None:
    first.send_signal(signal.SIGSTOP)
    code, said = again(environment | {"LANG": "zh_CN.UTF-8"}, command)
    # The system takes the word and keeps it for the sleeper, or says that nobody takes it.
    told = {0: "showroom: 程序已经打开，已把窗口带到前面。", 1: "showroom: 另一个程序正在使用这份数据。"}
    assert said == [told[code]]
    assert first.poll() is None


def test_a_killed_first_does_not_stand_in_the_way(
    first: subprocess.Popen[str], environment: dict[str, str], command: list[str], sockets: Path
) -> None:
    first.kill()
    first.communicate(timeout=30)
    next_one = start(environment, command, sockets)
    try:
        assert again(environment, command)[0] == 0
    finally:
        next_one.kill()
        next_one.communicate(timeout=30)


def test_two_commands_write_beside_the_window_and_nothing_is_lost_or_doubled(
    first: subprocess.Popen[str], environment: dict[str, str], command: list[str], tmp_path: Path
) -> None:
    both = [
        subprocess.Popen(
            [*command, "--json", "import", "customers", str(shutil.copy(LIST, tmp_path / f"{number}.xlsx"))],
            env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )
        for number in range(2)
    ]  # fmt: skip
    answers = []
    for process in both:
        out, complained = process.communicate(timeout=120)
        assert process.returncode == 0, complained
        answers.append(json.loads(out))
    expected = json.loads(LIST.with_name("expected.json").read_text("utf-8"))["customers.xlsx"]["rows"]
    fresh, repeated = sorted(answers, key=lambda answer: -answer["accept"])
    assert fresh["accept"] == sum(row["fate"] == "accept" for row in expected) > 0
    assert repeated["accept"] == 0, "the second one found what the first had written"
    assert first.poll() is None
    found = subprocess.run([*command, "--json", "audit", "verify"], env=environment, capture_output=True, check=True)
    assert json.loads(found.stdout)["ok"]
