from __future__ import annotations

from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from vininfo import Vin

from showroom.kernel.vin import check_vin, grouped_vin, model_year, model_year_warning, vin_check_digit

ON = date(2026, 11, 22)
SIGNS = "ABCDEFGHJKLMNPRSTUVWXYZ0123456789"
VINS = st.text(SIGNS, min_size=17, max_size=17).map(lambda vin: vin[:8] + vin_check_digit(vin) + vin[9:])
# Signs of the same value, which no check digit can tell apart (VN-07).
SAME = {
    sign: group for group in ("1AJ", "2BKS", "3CLT", "4DMU", "5ENV", "6FW", "7GPX", "8HY", "9RZ", "0") for sign in group
}


@pytest.mark.rule("VN-01", "VN-02", "VN-03")
@pytest.mark.parametrize(
    "text",
    [
        "1M8GDM9AXKP042788",
        "LSVAU2182T2000001",
        "11111111111111111",
        "5GZCZ43D13S812715",
        "LHGRC3838F8043791",
        "WP0AA2987FK162906",
        "LSVAU2189N2000001",
        "LGXC16AF7T0000018",
        "LRW3E7FA9TC000456",
        "lsv-au2182-t2000001",
    ],
)
def test_valid_vins(text: str) -> None:
    found = check_vin(text, ON)
    assert (found.severity, found.code, found.expected) == ("OK", None, None)


@pytest.mark.rule("VN-01", "VN-03", "VN-04")
@pytest.mark.parametrize(
    "text, severity, code, expected",
    [
        ("SGZCZ43D13S812715", "WARN", "CHECK_MISMATCH", "X"),
        ("AHGRC3838F8043791", "WARN", "CHECK_MISMATCH", "3"),
        ("LFV3A28K7J3000001", "BLOCK", "CHECK_MISMATCH", "5"),
        ("1M8GDM9A1KP042788", "BLOCK", "CHECK_MISMATCH", "X"),
        ("LHGRC3838F804379O", "BLOCK", "BAD_CHAR", None),
        ("WP0AA2987FK16290", "BLOCK", "BAD_LENGTH", None),
        ("", "BLOCK", "BAD_LENGTH", None),
        ("١" * 17, "BLOCK", "BAD_CHAR", None),
        ("LSVAU2182T200000\0", "BLOCK", "BAD_CHAR", None),
        ("\ud800" * 17, "BLOCK", "BAD_CHAR", None),
        ("1" * 1_000_000, "BLOCK", "BAD_LENGTH", None),
    ],
    ids=lambda value: ascii(value)[:24],
)
def test_vins_in_doubt(text: str, severity: str, code: str, expected: str | None) -> None:
    found = check_vin(text, ON)
    assert (found.severity, found.code, found.expected) == (severity, code, expected)
    assert found.problem
    assert found.problem.text("en")


@pytest.mark.rule("VN-04")
def test_european_filler_warns() -> None:
    found = check_vin("WVWZZZ1KZAW123456", ON)
    assert (found.severity, found.code, found.model_year) == ("WARN", "CHECK_MISMATCH", 2010)


@pytest.mark.rule("VN-05")
@pytest.mark.parametrize(
    "code, year",
    [
        ("N", 2022),
        ("P", 2023),
        ("R", 2024),
        ("S", 2025),
        ("T", 2026),
        ("V", 2027),
        ("W", 1998),
        ("1", 2001),
        ("Z", None),
        ("", None),
    ],
)
def test_model_year(code: str, year: int | None) -> None:
    assert model_year(code, ON) == year


@pytest.mark.rule("VN-05")
@given(st.sampled_from("ABCDEFGHJKLMNPRSTVWXY123456789"), st.dates(date(2010, 1, 1), date(2200, 1, 1)))
def test_model_year_is_the_latest_of_its_cycle(code: str, on: date) -> None:
    year = model_year(code, on)
    assert year is not None
    assert on.year + 1 - 30 < year <= on.year + 1
    assert model_year(code, on.replace(year=on.year + 30, day=1)) == year + 30


@pytest.mark.rule("VN-05")
def test_entered_model_year_may_differ_by_one() -> None:
    assert [model_year_warning(2026, year) is None for year in (2024, 2025, 2026, 2027, 2028)] == [
        False,
        True,
        True,
        True,
        False,
    ]
    assert model_year_warning(None, 2026) is None


@pytest.mark.rule("VN-03", "VN-07")
@given(VINS, st.data())
def test_a_wrong_sign_of_another_value_is_caught(vin: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, 16))
    sign = data.draw(st.sampled_from(SIGNS))
    assume(sign != vin[place] if place == 8 else SAME[sign] != SAME[vin[place]])
    assert check_vin(vin[:place] + sign + vin[place + 1 :], ON).code == "CHECK_MISMATCH"


@pytest.mark.rule("VN-07")
def test_equal_valued_letters_pass_so_vins_are_read_back_in_groups() -> None:
    assert check_vin("LSVJU2182T2000001", ON).severity == "OK"
    assert grouped_vin("LSVAU2182T2000001") == "LSV AU2182 T2000001"
    assert grouped_vin("SHORT") == "SHORT"


@pytest.mark.rule("VN-03")
@given(VINS)
def test_vininfo_agrees_on_the_check_digit(vin: str) -> None:
    assume(vin[9] not in "UZ0")  # vininfo refuses a model year that codes none
    assert Vin(vin).verify_checksum(check_year=False) if vin[8] in "0123456789X" else True


@given(st.text(alphabet=st.characters(exclude_categories=())))
def test_any_text_gets_an_answer(text: str) -> None:
    assert check_vin(text, ON).severity in ("OK", "WARN", "BLOCK")
