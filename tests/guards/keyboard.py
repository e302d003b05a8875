"""No test inherits a key that another held down: Qt remembers Shift of the last event, and lists select by it."""

from __future__ import annotations

import sys
from collections.abc import Generator
from typing import Any

import pytest


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_setup() -> Generator[None, Any, Any]:
    release_keys()
    return (yield)


def release_keys() -> None:
    """Let go of every modifier key that Qt believes to be down."""
    gui, widgets = sys.modules.get("PySide6.QtGui"), sys.modules.get("PySide6.QtWidgets")
    if gui is None or widgets is None or not isinstance(gui.QGuiApplication.instance(), gui.QGuiApplication):
        return
    if gui.QGuiApplication.keyboardModifiers() != gui.Qt.KeyboardModifier.NoModifier:
        from PySide6.QtTest import QTest

        nobody = widgets.QWidget()
        QTest.keyClick(nobody, gui.Qt.Key.Key_Shift)
