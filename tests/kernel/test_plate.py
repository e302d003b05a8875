from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from showroom.kernel.parameters import ParameterRow, Parameters
from showroom.kernel.plate import PlateLimits, TemporaryPlate, check_plate, energy_warning, temporary_plate_problems
from showroom.kernel.shipped_parameters import SHIPPED


@pytest.mark.rule("G-09")
@pytest.mark.parametrize(
    "text, kind, normalized",
    [
        ("京A12345", "blue", "京A12345"),
        ("苏E5D8K9", "blue", "苏E5D8K9"),
        ("沪AD12345", "nev_small", "沪AD12345"),
        ("沪A·D12345", "nev_small", "沪AD12345"),
        ("沪a d1２345", "nev_small", "沪AD12345"),
        ("粤BFA1234", "nev_small", "粤BFA1234"),
        ("沪ADA1234", "nev_small", "沪ADA1234"),
        ("沪A12345D", "nev_large", "沪A12345D"),
        ("沪A1234临", "temporary", "沪A1234临"),
        ("京A1234学", "special", "京A1234学"),
        ("京A1234警", "special", "京A1234警"),
        ("粤Z1234港", "special", "粤Z1234港"),
        ("使014578", "special", "使014578"),
    ],
)
def test_plates(text: str, kind: str, normalized: str) -> None:
    found = check_plate(text)
    assert (found.ok, found.kind, found.normalized) == (True, kind, normalized)


@pytest.mark.parametrize(
    "text",
    [
        "京I12345",
        "京AO1234",
        "粤BF1A234",
        "沪AX12345",
        "",
        "X",
        "台A12345",
        "京A1234",
        "京A1234٥",
        "京A12345\0",
        "沪" * 500_000,
    ],
    ids=lambda text: ascii(text)[:24],
)
def test_plates_that_are_none(text: str) -> None:
    found = check_plate(text)
    assert (found.ok, found.kind) == (False, None)


@pytest.mark.rule("PL-01")
def test_declared_temporary_plates_are_read_leniently_and_need_dates() -> None:
    found = check_plate("沪AD1234", declared_temporary=True)
    assert found.kind == "temporary"
    assert [entry.message.code for entry in found.warnings] == ["plate_needs_dates"]


def test_special_plates_are_no_demo_cars() -> None:
    assert [entry.message.code for entry in check_plate("京A1234学").warnings] == ["plate_special"]


@pytest.mark.rule("PL-01")
@pytest.mark.parametrize(
    "plate, insured, codes",
    [
        (TemporaryPlate(date(2026, 11, 1), date(2026, 12, 1)), date(2027, 1, 1), []),
        (TemporaryPlate(date(2026, 11, 1), date(2026, 12, 2)), date(2027, 1, 1), ["temp_plate_too_long"]),
        (TemporaryPlate(date(2026, 11, 1), date(2026, 11, 16), 3, True), date(2026, 11, 16), []),
        (TemporaryPlate(date(2026, 11, 1), date(2026, 11, 17), 1, True), date(2027, 1, 1), ["temp_plate_too_long"]),
        (TemporaryPlate(date(2026, 11, 1), date(2026, 11, 2), 4), date(2027, 1, 1), ["temp_plate_too_many"]),
        (TemporaryPlate(date(2026, 11, 1), date(2026, 11, 2)), date(2026, 11, 1), ["temp_plate_insurance"]),
        (TemporaryPlate(date(2026, 11, 1), date(2026, 11, 2)), None, ["temp_plate_insurance"]),
        (TemporaryPlate(date(2026, 11, 2), date(2026, 11, 1)), date(2027, 1, 1), ["temp_plate_order"]),
    ],
)
def test_temporary_plates(plate: TemporaryPlate, insured: date | None, codes: list[str]) -> None:
    limits = PlateLimits.at(plate.valid_from, SHIPPED)
    assert [entry.message.code for entry in temporary_plate_problems(plate, insured, limits)] == codes


@pytest.mark.rule("PL-01", "G-06")
def test_the_limits_are_those_of_the_day_on_which_the_plate_begins() -> None:
    law = ParameterRow("temporary_plate.days", "20", date(2027, 1, 1), None, "a later law")
    table = Parameters([*SHIPPED, law])
    for first, days in ((date(2026, 12, 31), 30), (date(2027, 1, 1), 20)):
        limits = PlateLimits.at(first, table)
        for extra, codes in ((0, []), (1, ["temp_plate_too_long"])):
            plate = TemporaryPlate(first, first + timedelta(days=days + extra))
            found = temporary_plate_problems(plate, date(2028, 1, 1), limits)
            assert [entry.message.code for entry in found] == codes


@pytest.mark.rule("PL-03")
def test_plate_must_fit_the_drive() -> None:
    assert energy_warning("nev_small", "ICE")
    assert energy_warning("blue", "BEV")
    blue = energy_warning("blue", "FCEV")
    assert blue
    assert "燃料电池" in blue.text("zh")
    assert not energy_warning("nev_small", "FCEV")
    assert not energy_warning("blue", "ICE")
    assert not energy_warning("nev_small", "BEV")


@given(st.text(alphabet=st.characters(exclude_categories=())))
def test_any_text_gets_an_answer(text: str) -> None:
    assert check_plate(text).ok == (check_plate(text).problem is None)
