from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.cn import uscc

from showroom.kernel.credit_code import check_credit_code, check_sign

SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
BODIES = st.builds(
    str.__add__,
    st.from_regex("[0-9A-HJ-NPQRTUWXY]{2}[0-9]{6}", fullmatch=True).filter(str.isascii),
    st.text(SIGNS, min_size=9, max_size=9),
)


@pytest.mark.rule("US-01", "US-02", "US-03")
@pytest.mark.parametrize(
    "text",
    ["91340104MA8NE3M66N", "91350100M000100Y43", "91110000600037341L", "913100006073684694", " 91340104-ma8ne3m66n "],
)
def test_valid_codes(text: str) -> None:
    found = check_credit_code(text)
    assert (found.ok, found.warnings, found.expected) == (True, (), None)


@pytest.mark.rule("US-01", "US-02")
@pytest.mark.parametrize(
    "text, code, expected",
    [
        ("91340104MA8NE3M66X", "BAD_CHECK", "N"),
        ("91340104MA8NE3M66I", "BAD_FORMAT", None),
        ("9134O104MA8NE3M66N", "BAD_FORMAT", None),
        ("", "BAD_FORMAT", None),
        ("٩١٣٤٠١٠٤MA8NE3M66N", "BAD_FORMAT", None),
        ("9" * 1_000_000, "BAD_FORMAT", None),
    ],
    ids=lambda value: ascii(value)[:24],
)
def test_codes_that_are_none(text: str, code: str, expected: str | None) -> None:
    found = check_credit_code(text)
    assert (found.ok, found.code, found.expected) == (False, code, expected)


@pytest.mark.rule("US-04")
def test_old_registration_number_is_taken_with_a_warning() -> None:
    found = check_credit_code("340104000012345")
    assert found.ok
    assert [entry.message.code for entry in found.warnings] == ["uscc_legacy"]


@pytest.mark.rule("US-03")
def test_wrong_organisation_code_only_warns() -> None:
    body = "91340104MA8NE3M65"
    found = check_credit_code(body + check_sign(body))
    assert found.ok
    assert [entry.text("en") for entry in found.warnings] == ["Its organisation code should end in 6: please compare"]


@pytest.mark.rule("US-02")
@given(BODIES, st.data())
def test_any_wrong_sign_and_any_swap_is_caught(body: str, data: st.DataObject) -> None:
    number = body + check_sign(body)
    place = data.draw(st.integers(0, 17))
    sign = data.draw(st.sampled_from(SIGNS).filter(lambda sign: sign != number[place]))
    assert not check_credit_code(number[:place] + sign + number[place + 1 :]).ok
    # The first and the last sign have the same weight: the rule cannot tell those two swapped, only any others.
    one, other = sorted(data.draw(st.lists(st.integers(0, 16), min_size=2, max_size=2, unique=True)))
    if number[one] != number[other]:
        swapped = number[:one] + number[other] + number[one + 1 : other] + number[one] + number[other + 1 :]
        assert not check_credit_code(swapped).ok


@pytest.mark.rule("US-02")
@given(BODIES)
def test_stdnum_agrees_on_the_check_sign(body: str) -> None:
    assert check_sign(body) == uscc.calc_check_digit(body)


@given(st.text(alphabet=st.characters(exclude_categories=())))
def test_any_text_gets_an_answer(text: str) -> None:
    assert check_credit_code(text).normalized is not None
