from __future__ import annotations

from datetime import date

import pytest

from showroom.follow_up.rules import DeliveredCar, follow_up_plan, next_birthday, promoter_score
from showroom.kernel.shipped_parameters import SHIPPED

TODAY = date(2026, 11, 22)


@pytest.mark.rule("FU-1", "FU-2", "FU-3", "FU-4", "FU-7", "FU-8", "FU-11")
def test_worked_plan() -> None:
    plan = follow_up_plan(DeliveredCar(TODAY, True, date(2027, 11, 21)), SHIPPED)
    due = {rule: [task.due for task in plan if task.rule == rule] for rule in {task.rule for task in plan}}
    assert [due[f"FU-{n}"][0] for n in (1, 2, 3, 4)] == [
        date(2026, 11, 23), date(2026, 11, 25), date(2026, 11, 29), date(2026, 12, 22),
    ]  # fmt: skip
    assert due["FU-7"] == [date(2027, 9, 23), date(2027, 10, 23), date(2027, 11, 15)]
    assert due["FU-11"] == [date(2029, 11, 22)]
    assert next_birthday(date(1988, 2, 29), TODAY) == date(2027, 2, 28)
    assert promoter_score([]) is None
    assert promoter_score([10, 9, 8, 0]) == 25
