from __future__ import annotations

from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from stdnum.cn import ric

from showroom.kernel import resident_id
from showroom.kernel.resident_id import check_resident_id

ON = date(2026, 11, 22)
BODIES = st.builds(
    lambda area, birth, sequence: f"{area}{birth:%Y%m%d}{sequence:03d}",
    st.sampled_from(["119999", "110105", "440524", "810000", "330106"]),
    st.dates(date(1900, 1, 1), ON),
    st.integers(0, 999),
)


@pytest.mark.rule("ID-01", "ID-02", "ID-03", "ID-05")
@pytest.mark.parametrize(
    "text, normalized, sex, birth, age",
    [
        ("11010519491231002X", "11010519491231002X", "F", date(1949, 12, 31), 76),
        ("11010519491231002x", "11010519491231002X", "F", date(1949, 12, 31), 76),
        ("１１０１０５ 19491231-002ｘ", "11010519491231002X", "F", date(1949, 12, 31), 76),
        ("440524188001010014", "440524188001010014", "M", date(1880, 1, 1), 146),
        ("119999770706001", "119999197707060012", "M", date(1977, 7, 6), 49),
        ("119999670401001", "119999196704010015", "M", date(1967, 4, 1), 59),
        ("119999200811220033", "119999200811220033", "M", date(2008, 11, 22), 18),
        ("119999200811230039", "119999200811230039", "M", date(2008, 11, 23), 17),
        ("119999195511220011", "119999195511220011", "M", date(1955, 11, 22), 71),
        ("119999198802291016", "119999198802291016", "M", date(1988, 2, 29), 38),
    ],
)
def test_valid_numbers(text: str, normalized: str, sex: str, birth: date, age: int) -> None:
    found = check_resident_id(text, ON)
    assert (found.ok, found.code, found.expected) == (True, None, None)
    assert (found.normalized, found.sex, found.birth, found.age) == (normalized, sex, birth, age)


@pytest.mark.rule("ID-03", "ID-04", "ID-05")
@pytest.mark.parametrize(
    "text, codes",
    [
        ("11010519491231002X", []),
        ("440524188001010014", ["id_age_over_110"]),
        ("119999770706001", ["id_legacy", "id_area_unknown"]),
        ("119999200811220033", ["id_area_unknown"]),
    ],
)
def test_warnings(text: str, codes: list[str]) -> None:
    assert [entry.message.code for entry in check_resident_id(text, ON).warnings] == codes


@pytest.mark.rule("ID-01", "ID-02", "ID-03", "ID-04")
@pytest.mark.parametrize(
    "text, code, expected",
    [
        ("110105194912310021", "BAD_CHECK", "X"),
        ("110101199002301234", "BAD_DATE", None),
        ("11010518791231001X", "BAD_DATE", None),
        ("119999202611230011", "BAD_DATE", None),
        ("161234199001010011", "BAD_FORMAT", None),
        ("01010519491231002X", "BAD_FORMAT", None),
        ("1101051949123100", "BAD_FORMAT", None),
        ("", "BAD_FORMAT", None),
        ("١١٠١٠٥١٩٤٩١٢٣١٠٠٢X", "BAD_FORMAT", None),
        ("11010519491231002X\0", "BAD_FORMAT", None),
        ("11010519491231002X" + " " * 1000 + "1", "BAD_FORMAT", None),
        ("\ud800" * 18, "BAD_FORMAT", None),
        ("1" * 1_000_000, "BAD_FORMAT", None),
        ("\u0301\u0316" * 500_000, "BAD_FORMAT", None),
    ],
    ids=lambda value: ascii(value)[:24],
)
def test_numbers_that_are_none(text: str, code: str, expected: str | None) -> None:
    found = check_resident_id(text, ON)
    assert (found.ok, found.code, found.expected, found.birth) == (False, code, expected, None)
    assert found.problem
    assert found.problem.text("zh")


@pytest.mark.rule("ID-04")
@pytest.mark.parametrize(
    "body, kind",
    [
        ("81000019900101001", "hmt_residence_permit"),
        ("83000019900101001", "hmt_residence_permit"),
        ("91115619900101001", "foreign_residence"),
        ("11010519900101001", "resident"),
    ],
)
def test_permits_that_share_the_form(body: str, kind: str) -> None:
    found = check_resident_id(body + resident_id.check_digit(body), ON)
    assert (found.kind, found.warnings) == (kind, ())


@pytest.mark.rule("ID-02")
@given(BODIES, st.data())
def test_any_wrong_digit_and_any_swap_of_neighbours_is_caught(body: str, data: st.DataObject) -> None:
    number = body + resident_id.check_digit(body)
    assert check_resident_id(number, ON).ok
    place = data.draw(st.integers(0, 16))
    digit = data.draw(st.sampled_from("0123456789").filter(lambda sign: sign != number[place]))
    assert not check_resident_id(number[:place] + digit + number[place + 1 :], ON).ok
    swap = data.draw(st.integers(0, 15))
    assume(number[swap] != number[swap + 1])
    assert not check_resident_id(number[:swap] + number[swap + 1] + number[swap] + number[swap + 2 :], ON).ok


@pytest.mark.rule("ID-02")
@given(BODIES)
def test_stdnum_agrees_on_the_check_digit(body: str) -> None:
    assert resident_id.check_digit(body) == ric.calc_check_digit(body + "0")


@pytest.mark.rule("ID-05")
@given(BODIES.filter(lambda body: body[6:8] == "19"))
def test_legacy_numbers_become_the_same_person(body: str) -> None:
    found = check_resident_id(body[:6] + body[8:], ON)
    assert found.normalized == body + resident_id.check_digit(body)


@pytest.mark.rule("ID-06")
@pytest.mark.parametrize(
    "birth, until",
    [
        (date(2010, 11, 23), date(2031, 11, 22)),
        (date(2010, 11, 22), date(2036, 11, 22)),
        (date(2000, 11, 23), date(2036, 11, 22)),
        (date(2000, 11, 22), date(2046, 11, 22)),
        (date(1980, 11, 23), date(2046, 11, 22)),
        (date(1980, 11, 22), None),
    ],
)
def test_validity_of_the_card_by_age_at_issue(birth: date, until: date | None) -> None:
    assert resident_id.card_valid_to(birth, ON) == until


@given(st.text(alphabet=st.characters(exclude_categories=())))
def test_any_text_gets_an_answer(text: str) -> None:
    found = check_resident_id(text, ON)
    assert found.ok == (found.birth is not None)
