"""Each guard is broken once, in a run of its own, and has to notice; beside it stands what it must let through."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.guards import keyboard

ROOT = Path(__file__).parents[2]
BROKEN = """
import logging, threading, pytest

_kept = []

def test_warning_is_noticed(): logging.getLogger("x").warning("disk full")
def test_information_is_let_through(): logging.getLogger("x").info("disk full")
def test_declared_warning_is_let_through(expects_log):
    expects_log("disk f.ll"); logging.getLogger("x").warning("disk full")
def test_declared_warning_that_never_comes_is_noticed(expects_log): expects_log("disk full")
def test_qt_warning_is_noticed(qapp):
    from PySide6.QtCore import qWarning
    qWarning("QPainter: not active")
def test_declared_qt_warning_is_let_through(qapp, expects_log):
    from PySide6.QtCore import qWarning
    expects_log("QPainter"); qWarning("QPainter: not active")
@pytest.fixture
def careless():
    yield
    logging.getLogger("x").error("closing failed")
def test_warning_in_tidying_up_is_noticed(careless): pass

def start_a_thread():
    stop = threading.Event()
    threading.Thread(target=stop.wait, args=(20,), daemon=True, name="forgotten").start()
    return stop
def test_thread_is_noticed(): start_a_thread()
def test_ended_thread_is_let_through(): start_a_thread().set()
@pytest.mark.leaves("thread")
def test_thread_left_on_purpose_is_let_through(): start_a_thread()
@pytest.fixture(scope="module")
def worker():
    stop = start_a_thread()
    yield
    stop.set()
def test_thread_of_a_wider_fixture_is_let_through(worker): pass
def test_timer_is_noticed(qapp):
    from PySide6.QtCore import QTimer
    timer = QTimer(); timer.start(60_000); _kept.append(timer)
def test_stopped_timer_is_let_through(qapp):
    from PySide6.QtCore import QTimer
    timer = QTimer(); timer.start(60_000); timer.stop(); _kept.append(timer)
def test_window_is_noticed(qapp):
    from PySide6.QtWidgets import QLabel
    label = QLabel("x"); label.show(); _kept.append(label)
def test_closed_window_is_let_through(qtbot):
    from PySide6.QtWidgets import QLabel
    label = QLabel("x"); qtbot.addWidget(label); label.show()
def test_qthread_is_noticed(qapp):
    from PySide6.QtCore import QThread
    thread = QThread(); thread.start(); _kept.append(thread)

@pytest.mark.rule("TD-99")
def test_unknown_rule_is_noticed(): pass
@pytest.mark.rule
def test_marker_without_rule_is_noticed(): pass
@pytest.mark.rule("TD-05", "S2-27")
def test_known_rule_is_let_through(): pass

def tell(kind):
    from ui.messages import Notifier
    notifier = Notifier()
    notifier.error("refused") if kind == "error" else notifier.info("saved")
def test_error_told_is_noticed(qapp, told): tell("error")
def test_expected_error_is_let_through(qapp, told):
    tell("error")
    assert told.pop(0).text == "refused"
def test_fact_told_is_let_through(qapp, told):
    tell("info")
    assert [notice.text for notice in told] == ["saved"]
"""
NAMES = re.findall(r"def (test_\w+)", BROKEN)


@pytest.fixture(scope="module")
def outcome(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("broken")
    (folder / "test_broken.py").write_text(BROKEN, encoding="utf-8")
    (folder / "pytest.ini").write_text(
        "[pytest]\nqt_api = pyside6\nmarkers =\n    rule\n    leaves\naddopts = --strict-markers\n", encoding="utf-8"
    )
    guards = [part for name in ("logs", "leaks", "rule_ids", "told") for part in ("-p", f"tests.guards.{name}")]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-rA", "-p", "no:randomly", "-p", "no:cacheprovider", *guards, str(folder)],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout + done.stderr


@pytest.mark.parametrize("name", NAMES)
def test_guard(outcome: str, name: str) -> None:
    noticed = re.search(rf"^(FAILED|ERROR) test_broken.py::{name}\b", outcome, re.MULTILINE)
    passed = re.search(rf"^PASSED test_broken.py::{name}\b", outcome, re.MULTILINE)
    assert noticed or passed, outcome
    assert bool(noticed) == name.endswith("_is_noticed"), outcome


def test_a_leak_is_told_with_the_place_it_was_started(outcome: str) -> None:
    place = r"forgotten.*started at\n(.*\n){0,4}.*in test_thread_is_noticed\n.*start_a_thread\(\)"
    assert re.search(place, outcome), outcome


def test_a_key_that_a_test_held_is_let_go_before_the_next(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    QTest.mouseClick(window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier)
    assert QGuiApplication.keyboardModifiers() == Qt.KeyboardModifier.ShiftModifier  # what the next would inherit
    keyboard.release_keys()
    assert QGuiApplication.keyboardModifiers() == Qt.KeyboardModifier.NoModifier
