from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from showroom.kernel import names

ANY_TEXT = st.text(alphabet=st.characters(exclude_categories=()))


@pytest.mark.rule("G-09")
@pytest.mark.parametrize(
    "text, name",
    [
        ("  张 \u3000 三 ", "张 三"),
        ("Ｊｏｈｎ\tSmith", "John Smith"),
        ("阿卜杜拉·买买提", "阿卜杜拉·买买提"),
        ("阿卜杜拉•买买提", "阿卜杜拉·买买提"),
        ("阿卜杜拉・买买提", "阿卜杜拉·买买提"),
    ],
)
def test_normalised_names(text: str, name: str) -> None:
    assert names.normalise_name(text) == name


@pytest.mark.rule("G-09", "TD-04")
def test_same_name() -> None:
    assert names.same_name("张 三", "张三")
    assert names.same_name("阿卜杜拉•买买提", "阿卜杜拉·买买提")
    assert names.same_name("SCHMIDT ANNA", "Schmidt Anna")
    assert not names.same_name("李四", "张三")
    assert not names.same_name("", " ")


@pytest.mark.rule("G-09")
@pytest.mark.parametrize(
    "text, identifier",
    [
        ("沪a·D12345", "沪AD12345"),
        (" ls v-au2182－t2000001", "LSVAU2182T2000001"),
        ("１１０x", "110X"),
        ("\u200b1\ufeff", "1"),
    ],
)
def test_normalised_identifiers(text: str, identifier: str) -> None:
    assert names.normalise_identifier(text) == identifier


@pytest.mark.rule("G-09")
@given(ANY_TEXT)
def test_normalising_twice_changes_nothing(text: str) -> None:
    name, identifier = names.normalise_name(text), names.normalise_identifier(text)
    assert names.normalise_name(name) == name
    if len(identifier) < names.IDENTIFIER_LIMIT and identifier == identifier.upper().lower().upper():
        assert names.normalise_identifier(identifier) == identifier


@pytest.mark.rule("G-09")
def test_padding_cannot_hide_a_tail() -> None:
    assert names.normalise_identifier("ABC" + " " * 5000 + "－" * 5000 + "D") == "ABCD"
    assert len(names.normalise_identifier("A" * 5000)) > names.IDENTIFIER_LIMIT


@pytest.mark.rule("PI-10")
def test_masks_of_the_rulebook() -> None:
    assert names.mask_phone("13812341234") == "138****1234"
    assert names.mask_id("11010519491231002X") == "110105********002X"
    assert names.mask_name("张三") == "张*"
    assert names.mask_name("欧阳文远") == "欧阳**"
    assert names.mask_bank_card("6222021234567891234") == "***************1234"
    assert names.mask_vin("LSVAU2182T2000001") == "***********000001"


@pytest.mark.rule("PI-10")
@pytest.mark.parametrize(
    "name, masked",
    [("", ""), ("张", "*"), ("欧阳", "欧*"), ("John Smith", "J*** *****"), ("阿卜杜拉·买买提", "阿***·***")],
)
def test_masked_names(name: str, masked: str) -> None:
    assert names.mask_name(name) == masked


@pytest.mark.rule("PI-10")
@given(st.text("0123456789X", max_size=30))
def test_masks_never_leak(number: str) -> None:
    for mask, kept in ((names.mask_phone, 7), (names.mask_id, 10), (names.mask_bank_card, 4), (names.mask_vin, 6)):
        masked = mask(number)
        assert len(masked) == len(number)
        shown = len(masked) - masked.count("*")
        assert shown <= kept
        assert masked.count("*") >= min(len(number), 4)
        assert all(sign in ("*", given_sign) for sign, given_sign in zip(masked, number, strict=True))


@pytest.mark.rule("PI-10")
@given(st.text("欧阳司马张三李四王五", min_size=1, max_size=6))
def test_masked_names_never_show_a_given_name(name: str) -> None:
    masked = names.mask_name(name)
    assert masked.endswith("*")
    assert len(masked) == len(name)
    assert len(masked.replace("*", "")) <= 2
