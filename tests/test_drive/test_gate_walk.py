"""No path to "out" avoids the gate: random acts of every role, direct service calls and changes underneath."""

from __future__ import annotations

import pytest

from tests.guards.effort import rounds
from tests.test_drive.gate_walk import walk


@pytest.mark.rule("TD-01", "TD-02", "TD-08", "TD-09", "TD-12", "TD-15", "TD-16", "TD-18", "G-07", "S2-27")
def test_nothing_is_checked_signed_or_out_without_a_fresh_evaluation_that_passes() -> None:
    tally = walk(11, rounds(usual=300, soak=100_000))
    assert tally.faults == []
    assert tally.reached["out"] > 0
    assert tally.reached["agreement_signed"] > 0


@pytest.mark.rule("TD-08", "S2-27")
@pytest.mark.parametrize("broken", ["keys", "agreement"])
def test_control_a_gate_that_is_left_open_is_noticed(broken: str) -> None:
    tally = walk(11, 3000, broken)
    assert tally.faults[0].startswith("out" if broken == "keys" else ("agreement_signed", "checked"))
