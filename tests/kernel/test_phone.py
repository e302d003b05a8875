from __future__ import annotations

import phonenumbers
import pytest
from hypothesis import given
from hypothesis import strategies as st

from showroom.kernel.phone import check_phone


@pytest.mark.rule("PH-01", "PH-02", "PH-03")
@pytest.mark.parametrize(
    "text, kind, normalized",
    [
        ("13800138000", "mobile", "13800138000"),
        ("+86-138 0013 8000", "mobile", "13800138000"),
        ("008613800138000", "mobile", "13800138000"),
        ("86 138-0013-8000", "mobile", "13800138000"),
        ("＋８６１３８００１３８０００", "mobile", "13800138000"),
        ("021-62345678", "landline", "02162345678"),
        ("(0551) 6234567", "landline", "05516234567"),
        ("021-62345678-801", "landline", "02162345678-801"),
        ("+86 21 6234 5678", "landline", "02162345678"),
        ("400-820-8820", "service", "4008208820"),
        ("8008208820", "service", "8008208820"),
        ("+49 30 901820", "foreign", "+4930901820"),
        ("+1 (415) 555-2671", "foreign", "+14155552671"),
    ],
)
def test_numbers(text: str, kind: str, normalized: str) -> None:
    found = check_phone(text)
    assert (found.ok, found.kind, found.normalized) == (True, kind, normalized)


@pytest.mark.rule("PH-01", "PH-02", "PH-03")
@pytest.mark.parametrize(
    "text",
    ["", "12345678901", "1380013800", "138001380001", "+86 12800138000", "+0123456789", "62345678",
     "١٣٨٠٠١٣٨٠٠٠", "+" + "1" * 16,
     "13800138000\0", "1" * 1_000_000, "138001380oo", "\ud800"],
    ids=lambda text: ascii(text)[:24],
)  # fmt: skip
def test_texts_that_are_no_number(text: str) -> None:
    found = check_phone(text)
    assert (found.ok, found.kind) == (False, None)
    assert found.problem


def test_warnings() -> None:
    codes = {text: [entry.message.code for entry in check_phone(text).warnings] for text in (
        "13912345678", "13988888888", "8613912340987", "13912340987",
    )}  # fmt: skip
    assert codes == {
        "13912345678": ["phone_looks_invented"],
        "13988888888": ["phone_looks_invented"],
        "8613912340987": ["phone_no_plus"],
        "13912340987": [],
    }


@pytest.mark.rule("PH-01", "PH-04")
@given(st.from_regex("1[3-9][0-9]{9}", fullmatch=True).filter(str.isascii), st.sampled_from(["", "+86", "0086", "86 "]))
def test_one_key_for_every_spelling_of_a_mobile(number: str, prefix: str) -> None:
    spelled = f"{prefix}{number[:3]}-{number[3:7]} {number[7:]}"
    assert check_phone(spelled).normalized == number
    assert check_phone(number).kind == "mobile"


@pytest.mark.rule("PH-01", "PH-03")
@pytest.mark.parametrize("region", ["CN", "DE", "US", "JP", "GB", "FR", "KR", "AU"])
def test_phonenumbers_agrees_on_its_own_examples(region: str) -> None:
    example = phonenumbers.example_number_for_type(region, phonenumbers.PhoneNumberType.MOBILE)
    assert example
    text = phonenumbers.format_number(example, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
    assert check_phone(text).kind == ("mobile" if region == "CN" else "foreign")


@given(st.text(alphabet=st.characters(exclude_categories=())))
def test_any_text_gets_an_answer(text: str) -> None:
    assert check_phone(text).ok == (check_phone(text).problem is None)
