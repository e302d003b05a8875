from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from itertools import pairwise

import pytest

from showroom.kernel.errors import ShowroomError
from showroom.test_drive.rules import DriveStatus, Reading, change_status, return_findings

S = DriveStatus


@pytest.mark.rule("TR-04")
def test_no_status_is_jumped_over() -> None:
    way = (S.BOOKED, S.CHECKED, S.AGREEMENT_SIGNED, S.OUT, S.RETURNED, S.FEEDBACK, S.CLOSED)
    for now, to in pairwise(way):
        assert change_status(now, to) is to
    for now, to in ((S.BOOKED, S.OUT), (S.CHECKED, S.OUT), (S.CLOSED, S.BOOKED), (S.OUT, S.CANCELLED)):
        with pytest.raises(ShowroomError):
            change_status(now, to)


@pytest.mark.rule("TR-04")
def test_the_odometer_does_not_run_backwards() -> None:
    at = datetime(2026, 11, 22, 2, 0, tzinfo=UTC)
    out = Reading(at, 100, Decimal("0.8"))
    assert return_findings(out, Reading(at, 100, Decimal("0.7"), damage_checked=True)) == ()
    assert {entry.field for entry in return_findings(out, Reading(at, 99))} == {
        "odometer_km",
        "energy_level",
        "damage_checked",
    }
