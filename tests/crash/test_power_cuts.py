"""The short form of the power cuts; `python -m tests.crash.power_cuts --cuts 500` is the long one."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.crash.kill_while_signing import Workers
from tests.crash.power_cuts import compiler, cutting, run_all
from tests.guards.effort import rounds

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="the shim is an LD_PRELOAD library"),
    pytest.mark.skipif(compiler() is None, reason="no C compiler here to make the shim with"),
]


@pytest.fixture(scope="module")
def cut() -> Iterator[tuple[Workers, Path]]:
    """One preloaded process under the shim for the whole module."""
    with cutting() as made:
        yield made


@pytest.mark.rule("CT-05", "CT-07", "S3-26")
def test_what_was_acknowledged_survives_a_power_cut(cut: tuple[Workers, Path]) -> None:
    outcome = run_all(cut, rounds(3, 500))
    assert outcome.faults == []
    assert outcome.cuts == rounds(3, 500)
    assert outcome.acknowledged >= 3


@pytest.mark.rule("CT-07")
def test_control_without_full_syncs_acknowledged_papers_are_lost(cut: tuple[Workers, Path]) -> None:
    outcome = run_all(cut, 40, mode="NORMAL")
    assert any(fault.startswith(("lost", "money", "gap", "orphans")) for fault in outcome.faults)
