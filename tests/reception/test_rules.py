from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from showroom.kernel.shipped_parameters import SHIPPED
from showroom.reception.rules import (
    OwnershipCase,
    OwnershipMode,
    OwnershipPolicy,
    Purpose,
    QueuePlace,
    Skip,
    Traffic,
    Turn,
    VisitFacts,
    classify_traffic,
    decide_owner,
    is_filed,
    next_turn,
)

TODAY = date(2026, 11, 22)


def day(month: int, number: int) -> date:
    return date(2026, month, number)


@pytest.mark.rule("OW-1", "OW-2", "OW-3", "OW-4", "OW-5", "OW-6", "S2-24", "Q-01")
@pytest.mark.parametrize(
    "facts,week,literal",
    [
        ({"owner_last_received": day(11, 16)}, "Li OW-5", "Wang OW-6"),
        ({"owner_last_received": day(11, 15)}, "Wang OW-6", "Wang OW-6"),
        ({"owner_last_received": day(11, 15), "owner_phone_contacts": (day(11, 19),)}, "Li OW-5", "Wang OW-6"),
        ({"owner_last_received": day(10, 1), "appointment_by": "Li"}, "Li OW-3", "Li OW-3"),
        ({"owner_last_received": day(10, 1), "asks_for": "Li"}, "Li OW-2", "Li OW-2"),
        ({"owner_last_received": day(11, 20), "asks_for": "Zhao"}, "Zhao OW-1", "Zhao OW-1"),
        ({"owner_phone_contacts": (day(11, 19),)}, "Wang OW-4", "Wang OW-4"),
        ({"appointment_by": "Li", "asks_for": "Zhao", "received_before": ("Li",)}, "Li OW-3", "Li OW-3"),
        ({"owner_last_received": day(10, 1), "owner_phone_contacts": (day(11, 15),)}, "Li OW-5", "Wang OW-6"),
        ({"owner_last_received": day(10, 1), "owner_phone_contacts": (day(11, 14),)}, "Wang OW-6", "Wang OW-6"),
        ({"owner": None}, "Wang OW-4", "Wang OW-4"),
    ],
)
def test_worked_ownership(facts: dict[str, Any], week: str, literal: str) -> None:
    given: dict[str, Any] = {"owner": "Li", "received_before": ("Li", "Zhao"), "same_policy": True} | facts
    case = OwnershipCase(on=TODAY, receiving="Wang", **given)
    for mode, expected in ((OwnershipMode.WEEK_PROTECT, week), (OwnershipMode.LITERAL, literal)):
        verdict = decide_owner(case, OwnershipPolicy.at(TODAY, SHIPPED, mode))
        assert f"{verdict.owner} {verdict.rule}" == expected
        assert verdict.evidence_zh != verdict.evidence_en


@pytest.mark.rule("RC-01", "RC-02", "RC-06")
def test_traffic_filing_and_queue() -> None:
    assert classify_traffic(VisitFacts(False, Purpose.BUY, False, False, True)) is Traffic.INCOMPLETE
    assert classify_traffic(VisitFacts(True, Purpose.SERVICE, True, True, True)) is Traffic.NO_INTENTION
    assert classify_traffic(VisitFacts(True, Purpose.BUY, True, True, True)) is Traffic.AGAIN
    assert classify_traffic(VisitFacts(True, Purpose.BUY, False, True, True)) is Traffic.FIRST_HAD_CARD
    assert classify_traffic(VisitFacts(True, Purpose.BUY, False, False, False)) is Traffic.FIRST_NOT_FILED
    assert is_filed("张", "13800138000", "E6")
    assert not is_filed("张", " ", "E6")
    queue = [QueuePlace(1, 3), QueuePlace(2, 1, busy=True), QueuePlace(3, 2), QueuePlace(4, 0, present=False)]
    assert next_turn(queue) == Turn(3, 2)
    assert next_turn(queue[1:2]) == Turn(2, 1, Skip.BUSY)
    assert next_turn(queue[3:]) is None
