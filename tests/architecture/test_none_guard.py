"""This pair of Python and PySide6 keeps its references to None (PYSIDE-3474: losing them aborts the program)."""

from __future__ import annotations

import subprocess
import sys

import pytest

CALLS = 2_000
PROGRAM = """
import ctypes, os, sys
from PySide6.QtCore import QObject

thing, calls = QObject(), {calls}
thing.setObjectName("a")  # the first call sets things up
before = sys.getrefcount(None)
for _ in range(calls):
    thing.setObjectName("x")
    if {lose}:
        ctypes.pythonapi.Py_DecRef(ctypes.py_object(None))
lost = before - sys.getrefcount(None)
os._exit(1 if lost > calls // 2 else 0)  # a Python that has lost None cannot end in order
"""


def loses_none(*, lose: bool) -> bool:
    done = subprocess.run([sys.executable, "-c", PROGRAM.format(calls=CALLS, lose=lose)], check=False)
    return done.returncode == 1


def test_methods_without_a_result_keep_the_count_of_none() -> None:
    assert not loses_none(lose=False)


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal from 3.12 on: nothing can be lost")
def test_a_lost_reference_is_noticed() -> None:
    assert loses_none(lose=True)
