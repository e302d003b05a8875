"""The short form of the crash proof; `python -m tests.crash.kill_while_signing --kills 200` is the long one."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.crash.kill_while_signing import race, run

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the preloaded worker forks")


@pytest.mark.rule("CT-07", "S3-26")
def test_killed_at_any_moment_nothing_acknowledged_is_lost_and_nothing_is_half(tmp_path: Path) -> None:
    outcome = run(tmp_path, kills=15)
    assert outcome.faults == []
    assert outcome.kills == 15
    assert len(outcome.acknowledged) >= 3


@pytest.mark.rule("CT-07")
def test_the_check_sees_a_number_taken_outside_the_signing(tmp_path: Path) -> None:
    outcome = run(tmp_path, kills=30, mode="careless")
    assert any(fault.startswith("gap") for fault in outcome.faults)


@pytest.mark.rule("CT-06", "S3-26")
def test_six_processes_leave_neither_gap_nor_double(tmp_path: Path) -> None:
    numbers, last = race(tmp_path, processes=6, turns=20)
    assert len(numbers) == len(set(numbers)) == last
    assert int(numbers[-1][-4:]) == last
    assert 0 < last < 120
