"""Every rule of §2.1 on both sides of its boundary: hundreds of cases with their answers worked out by hand."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date
from decimal import Decimal

import pytest

from showroom.cli.case import Case
from showroom.cli.eligibility_command import read_drive_case
from showroom.kernel.findings import Severity
from showroom.kernel.shipped_parameters import SHIPPED
from showroom.test_drive.case import TestDrivePolicy
from showroom.test_drive.eligibility import Eligibility, decide_eligibility
from tests.cli.eligibility_cases import changed
from tests.test_drive.eligibility_vectors import VECTORS, Vector

TODAY = date(2026, 11, 22)


def decide(vector: Vector) -> Eligibility:
    written = json.dumps(changed(**vector.changes))
    case = read_drive_case(Case(json.loads(written, parse_float=Decimal), TODAY))
    return decide_eligibility(case, TestDrivePolicy.at(case.on, SHIPPED))


@pytest.mark.rule(
    "TD-01", "TD-02", "TD-03", "TD-04", "TD-05", "TD-06", "TD-07", "TD-08", "TD-09", "TD-10", "TD-11", "TD-12", "TD-13",
    "TD-14", "TD-15", "TD-16", "TD-17", "TD-18", "TD-19", "TD-20", "TD-21", "DL-02", "DL-03", "DL-05", "DL-06", "DL-07",
    "DL-08", "DL-09", "PL-02", "PL-03", "G-05", "G-07", "S2-27",
)  # fmt: skip
@pytest.mark.parametrize("vector", VECTORS, ids=[f"{number}-{one.label}" for number, one in enumerate(VECTORS)])
def test_vector(vector: Vector) -> None:
    answer = decide(vector)
    serious = {entry.code for entry in answer.findings if entry.severity >= Severity.NEEDS_APPROVAL}
    warns = {entry.code for entry in answer.findings if entry.severity is Severity.WARN}
    assert (answer.verdict, frozenset(serious)) == (vector.verdict, vector.serious)
    assert vector.warns <= warns
    assert all(entry.text_zh and entry.text_en for entry in answer.findings)


def test_there_are_enough_and_no_two_are_the_same() -> None:
    assert len(VECTORS) >= 200
    assert not [label for label, count in Counter(repr(one.changes) for one in VECTORS).items() if count > 1]
    assert {code for one in VECTORS for code in one.serious | one.warns} >= {f"TD-{n:02}" for n in range(1, 22)}
