from __future__ import annotations

import pytest

from showroom.kernel.money import Money
from showroom.presentation.rules import (
    OfferedCar,
    PresentationCase,
    WantedCar,
    match_car,
    presentation_findings,
    rank_cars,
)


@pytest.mark.rule("WK-01", "WK-03", "S2-07")
def test_complete_only_when_a_whole_car_is_confirmed() -> None:
    blocked = {entry.field for entry in presentation_findings(PresentationCase(model="E6")) if entry.code == "WK-03"}
    assert blocked == {"version", "colour", "customer_confirmed"}
    done = presentation_findings(PresentationCase("E6", "650", "white", customer_confirmed=True))
    assert {entry.code for entry in done} == {"WK-01"}


@pytest.mark.rule("WK-02")
def test_the_better_fit_comes_first_with_its_reasons() -> None:
    wanted = WantedCar(budget=Money.of(200000), seats=5, needs=("quiet",))
    dear = OfferedCar(Money.of(250000), 5, "BEV", "SUV", features=frozenset({"quiet"}))
    fits = OfferedCar(Money.of(180000), 5, "BEV", "SUV", features=frozenset({"quiet"}))
    assert [place for place, _ in rank_cars(wanted, [dear, fits])] == [1, 0]
    assert match_car(wanted, fits).score == 100
    assert [reason.wish for reason in match_car(wanted, dear).reasons if not reason.met] == ["budget"]
