"""The dated parameter table: which row wins, and that the shipped rows have no hole where the rulebook has a rule."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from showroom.kernel.errors import ShowroomError
from showroom.kernel.money import Money
from showroom.kernel.parameters import ParameterRow, Parameters
from showroom.kernel.shipped_parameters import SHIPPED, SHIPPED_ROWS

TODAY = date(2026, 11, 22)


@pytest.mark.rule("G-06")
def test_both_ends_of_a_validity_count() -> None:
    table = Parameters([ParameterRow("k", "1", date(2026, 1, 1), date(2026, 1, 31), "s")])
    assert table.at("k", date(2026, 1, 1)) == table.at("k", date(2026, 1, 31)) == "1"
    for outside in (date(2025, 12, 31), date(2026, 2, 1)):
        assert not table.covers("k", outside)
        with pytest.raises(ShowroomError) as caught:
            table.at("k", outside)
        assert caught.value.code == "no_rule_for_date"
        assert outside.isoformat() in caught.value.text("zh")


@pytest.mark.rule("G-06")
def test_the_later_beginning_wins_then_the_later_added() -> None:
    open_row = ParameterRow("k", "old", date(2020, 1, 1), None, "s")
    new_law = ParameterRow("k", "new", date(2026, 1, 1), None, "s")
    correction = ParameterRow("k", "right", date(2026, 1, 1), None, "s")
    table = Parameters([new_law, open_row, correction])
    assert table.at("k", date(2025, 12, 31)) == "old"
    assert table.at("k", date(2026, 1, 1)) == "right"


@pytest.mark.rule("G-06", "Q-11")
def test_every_shipped_row_names_its_source_and_only_subsidy_calendar_and_past_law_end() -> None:
    assert all(row.source for row in SHIPPED_ROWS)
    without_rule_today = {row.key for row in SHIPPED_ROWS if not SHIPPED.covers(row.key, TODAY)}
    assert without_rule_today == set()
    after_the_year = {row.key for row in SHIPPED_ROWS if not SHIPPED.covers(row.key, date(2027, 1, 1))}
    assert after_the_year
    assert all(key.startswith(("subsidy.", "calendar.")) for key in after_the_year)


@pytest.mark.rule("G-06", "G-02")
def test_typed_readings_refuse_what_is_no_such_number() -> None:
    table = Parameters([ParameterRow("k", "0.5", TODAY, None, "s"), ParameterRow("word", "x", TODAY, None, "s")])
    assert table.decimal("k", TODAY) == Decimal("0.5")
    assert table.money("k", TODAY) == Money(50)
    for key in ("k", "word"):
        with pytest.raises(ShowroomError) as caught:
            table.whole(key, TODAY)
        assert caught.value.code == "bad_parameter"
    assert SHIPPED.words("insurance.remind_days", TODAY) == ("60", "30", "7")
