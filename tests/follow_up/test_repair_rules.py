"""The verdict over a repair record: every branch of SAMR Order 43 with its edges, and properties that always hold."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from showroom.follow_up.repair_rules import (
    FaultSystem,
    Ground,
    Hazard,
    Limits,
    Need,
    Repair,
    Right,
    Verdict,
    Work,
    missing_days,
    repair_days,
    verdict,
)
from showroom.kernel.dates import add_days
from showroom.kernel.shipped_parameters import SHIPPED
from showroom.vehicles.periods import three_guarantees

START = date(2026, 11, 22)
PERIODS = three_guarantees(START, START, SHIPPED)
LIMITS = Limits.at(START, SHIPPED)
S = FaultSystem


def on(days: int) -> date:
    return START + timedelta(days=days)


def fault(ident: int, day: int, stay: int | None = 0, **more: object) -> Repair:
    """A fault reported and taken in on a day after the start, and out after `stay` days (None: still in)."""
    out = None if stay is None else on(day + stay)
    plain = {"problem": ident, "odometer_km": 1000, "system": S.OTHER, "fixed": None if stay is None else True}
    plain |= {"work": None if stay is None else Work.REPAIRED}
    return Repair(ident, reported_on=on(day), in_on=on(day), out_on=out, **(plain | more))  # type: ignore[arg-type]


def grounds(*repairs: Repair, today: date | None = None) -> set[Ground]:
    found = verdict(PERIODS, LIMITS, repairs, today or on(700))
    return {one.ground for one in found.rights} - {Ground.WARRANTY}


def returns(*repairs: Repair) -> list[tuple[Ground, tuple[int, ...]]]:
    found = verdict(PERIODS, LIMITS, repairs, on(700))
    return [(one.ground, one.repairs) for one in found.rights if one.right is Right.RETURN]


@pytest.mark.rule("SB-02", "G-03", "G-04")
@pytest.mark.parametrize("day, system, need, given_right", [
    (0, S.ENGINE, Need.ASSEMBLY, True), (7, S.GEARBOX, Need.MAIN_PART, True), (7, S.BATTERY, Need.ASSEMBLY, True),
    (7, S.MOTOR, Need.ASSEMBLY, True), (8, S.ENGINE, Need.ASSEMBLY, False), (7, S.ENGINE, Need.REPAIR, False),
    (7, S.STEERING, Need.ASSEMBLY, False), (7, S.OTHER, Need.MAIN_PART, False),
])  # fmt: skip
def test_within_seven_days_an_assembly_that_must_be_replaced_gives_the_choice(
    day: int, system: FaultSystem, need: Need, given_right: bool
) -> None:
    found = verdict(PERIODS, LIMITS, [fault(1, day, system=system, need=need)], on(700)).rights
    seven = [one for one in found if one.ground is Ground.SEVEN_DAYS]
    assert bool(seven) is given_right
    assert all((one.right, one.rule, one.article, one.since) == (Right.RETURN, "SB-02", 22, on(day)) for one in seven)


@pytest.mark.rule("SB-03", "G-03")
@pytest.mark.parametrize("day, km, inside", [
    (60, 3000, True), (61, 3000, False), (60, 3001, False), (0, 0, True),
])  # fmt: skip
def test_within_60_days_or_3000_km_whichever_is_first(day: int, km: int, inside: bool) -> None:
    main = fault(1, day, system=S.BATTERY, main_part=True, part="电芯模组", odometer_km=km)
    burst = fault(2, day, system=S.BRAKES, hazard=Hazard.BRAKES, odometer_km=km)
    assert (Ground.MAIN_PART_60 in grounds(main)) is inside
    assert (Ground.HAZARD_60 in grounds(burst)) is inside
    right = {one.ground: (one.right, one.article) for one in verdict(PERIODS, LIMITS, [main, burst], on(day)).rights}
    if inside:
        assert right[Ground.MAIN_PART_60] == (Right.ASSEMBLY, 20)
        assert right[Ground.HAZARD_60] == (Right.RETURN, 23)
    assert Ground.MAIN_PART_60 not in grounds(replace(main, system=S.STEERING))
    assert Ground.MAIN_PART_60 not in grounds(replace(main, main_part=False))


@pytest.mark.rule("SB-04")
def test_a_serious_safety_fault_after_two_repairs_still_there_or_a_new_one() -> None:
    first, second = fault(1, 100, safety=True, fixed=False), fault(2, 120, safety=True, problem=1)
    assert returns(first, second) == []
    assert returns(first, replace(second, fixed=False)) == [(Ground.SAFETY, (1, 2))]
    assert returns(first, second, fault(3, 200, safety=True)) == [(Ground.SAFETY, (1, 2, 3))]
    assert returns(first, second, fault(3, 200)) == []
    assert Ground.SAFETY not in grounds(first, fault(2, 120, None, safety=True)), "the second is still under way"


@pytest.mark.rule("SB-04")
def test_an_assembly_or_the_same_main_part_replaced_twice_and_still_bad() -> None:
    one = fault(1, 100, system=S.ENGINE, work=Work.ASSEMBLY)
    two = replace(fault(2, 200, system=S.ENGINE, work=Work.ASSEMBLY), fixed=False)
    assert returns(one, two) == [(Ground.ASSEMBLY_TWICE, (1, 2))]
    assert returns(one, replace(two, fixed=True)) == []
    assert returns(one, replace(two, fixed=True), fault(3, 300, system=S.ENGINE)) == [
        (Ground.ASSEMBLY_TWICE, (1, 2, 3))
    ]
    assert returns(one, replace(two, system=S.GEARBOX)) == []
    part: dict[str, Any] = {"system": S.SUSPENSION, "main_part": True, "work": Work.MAIN_PART}
    left = fault(1, 100, part="左 前控制臂", **part)
    again = fault(2, 200, part="左前控制臂", fixed=False, **part)
    assert returns(left, again) == [(Ground.PART_TWICE, (1, 2))]
    assert returns(left, replace(again, part="右前控制臂")) == []
    assert returns(left, replace(again, system=S.STEERING)) == []
    assert returns(replace(left, system=S.OTHER), replace(again, system=S.OTHER)) == []


@pytest.mark.rule("SB-04", "G-03")
def test_more_than_30_days_in_all_without_what_the_law_leaves_out() -> None:
    assert returns(fault(1, 10, 20), fault(2, 50, 10)) == []
    found = verdict(PERIODS, LIMITS, [fault(1, 10, 20), fault(2, 50, 11)], on(700))
    assert [(one.ground, one.count, one.since) for one in found.rights if one.right is Right.RETURN] == [
        (Ground.DAYS, 31, on(61))
    ]
    assert returns(fault(1, 10, 20), fault(2, 50, 11, parts_days=1)) == []
    assert returns(fault(1, 10, 20), fault(2, 50, 11, rescue_days=1)) == []
    assert returns(fault(1, 10, 31), fault(2, 10, 31)) == [(Ground.DAYS, (1,))], "a day with two faults counts once"
    assert returns(fault(1, 10, 16), fault(2, 10, 16)) == []
    assert returns(fault(1, 720, 40)) == [], "days after the period do not count"
    assert Ground.DAYS in grounds(fault(1, 100, None), today=on(131))
    assert Ground.DAYS not in grounds(fault(1, 100, None), today=on(130))


@pytest.mark.rule("SB-04", "G-03")
def test_more_than_four_repairs_of_the_same_problem() -> None:
    four = [fault(ident, 10 * ident, problem=1) for ident in range(1, 5)]
    assert returns(*four) == []
    assert returns(*four, fault(5, 100, problem=1)) == [(Ground.SAME_PROBLEM, (1, 2, 3, 4, 5))]
    assert returns(*four, fault(5, 100)) == []


@pytest.mark.rule("SB-01", "SB-04", "G-03", "G-04")
@pytest.mark.parametrize("reported, km, inside", [
    (date(2028, 11, 22), 50_000, True), (date(2028, 11, 23), 50_000, False), (date(2028, 11, 22), 50_001, False),
])  # fmt: skip
def test_the_return_period_ends_by_date_or_kilometres(reported: date, km: int, inside: bool) -> None:
    rows = [fault(1, 100, safety=True, fixed=False), fault(2, 200, safety=True, problem=1)]
    last = replace(fault(3, 0, None, safety=True, odometer_km=km), reported_on=reported, in_on=reported)
    found = verdict(PERIODS, LIMITS, [*rows, last], reported)
    assert any(one.ground is Ground.SAFETY for one in found.rights) is inside
    assert found.returning is inside
    assert found.repairing


@pytest.mark.rule("SB-05", "G-03")
def test_a_car_or_travel_money_from_the_sixth_day() -> None:
    assert Ground.LONG_REPAIR not in grounds(fault(1, 10, 5))
    found = verdict(PERIODS, LIMITS, [fault(1, 10, 6)], on(700)).rights
    assert [(one.right, one.count, one.since, one.article) for one in found] == [(Right.COURTESY, 1, on(16), 21)]
    assert missing_days(fault(1, 10, 12, given_days=5), 5, on(700)) == 2
    assert Ground.LONG_REPAIR not in grounds(fault(1, 10, 12, given_days=7))
    waiting = fault(1, 10, 9, parts_days=9)
    assert Ground.LONG_REPAIR in grounds(waiting), "waiting for parts is left out of the 30 days only (art. 24)"
    late = replace(fault(1, 0, 9, odometer_km=60_001), reported_on=on(900), in_on=on(900), out_on=on(909))
    assert verdict(PERIODS, LIMITS, [late], on(1000)).rights == ()


@pytest.mark.rule("SB-01")
def test_a_repair_of_some_hours_is_a_day_and_an_open_one_runs_until_today() -> None:
    assert repair_days(fault(1, 10, 0), on(700)) == 1
    assert repair_days(fault(1, 10, None), on(14)) == 4
    free = verdict(PERIODS, LIMITS, [fault(1, 10, None)], on(11)).rights
    assert [(one.right, one.rule) for one in free] == [(Right.REPAIR, "SB-01")]


rows = st.builds(
    fault, st.integers(1, 9), st.integers(0, 1200), st.one_of(st.none(), st.integers(0, 45)),
    system=st.sampled_from(FaultSystem), need=st.sampled_from(Need), hazard=st.sampled_from(Hazard),
    safety=st.booleans(), main_part=st.booleans(), part=st.sampled_from(["曲轴", "转向机"]), problem=st.integers(1, 3),
    odometer_km=st.integers(0, 70_000), parts_days=st.integers(0, 5), rescue_days=st.integers(0, 2),
    work=st.sampled_from(Work), fixed=st.booleans(),
)  # fmt: skip
records = st.lists(rows, max_size=8, unique_by=lambda row: row.id)


def said(found: Verdict) -> set[tuple[Ground, tuple[int, ...]]]:
    return {(one.ground, tuple(sorted(one.repairs))) for one in found.rights}


@pytest.mark.rule("SB-02", "SB-03", "SB-04", "SB-05")
@given(records, st.randoms(use_true_random=False), st.integers(0, 1300))
def test_the_order_of_the_record_changes_nothing_and_nothing_outside_the_periods_gives_a_right(
    repairs: list[Repair], shuffle: object, day: int
) -> None:
    today = add_days(START, day)
    found = verdict(PERIODS, LIMITS, repairs, today)
    mixed = list(repairs)
    shuffle.shuffle(mixed)  # type: ignore[attr-defined]
    assert said(verdict(PERIODS, LIMITS, mixed, today)) == said(found)
    by_id = {row.id: row for row in repairs}
    for one in found.rights:
        used = [by_id[ident] for ident in one.repairs]
        assert used
        if one.article == 24:
            assert all(row.reported_on <= PERIODS.year_2 and row.odometer_km <= PERIODS.return_km for row in used)
        if one.ground in {Ground.MAIN_PART_60, Ground.HAZARD_60}:
            assert all(row.reported_on <= PERIODS.day_60 and row.odometer_km <= 3000 for row in used)
    counted = sum(repair_days(row, min(today, PERIODS.year_2)) for row in repairs)
    assert 0 <= found.days <= counted


@pytest.mark.rule("SB-04")
@given(records, rows)
def test_one_more_fault_never_takes_a_return_away(repairs: list[Repair], more: Repair) -> None:
    before = {one.ground for one in verdict(PERIODS, LIMITS, repairs, on(1300)).rights if one.right is Right.RETURN}
    later = replace(more, id=50, problem=50)
    after = {
        one.ground for one in verdict(PERIODS, LIMITS, [*repairs, later], on(1300)).rights if one.right is Right.RETURN
    }
    assert before - {Ground.DAYS} <= after
