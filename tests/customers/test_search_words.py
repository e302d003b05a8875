"""What a customer is found by: signs, pinyin, initials, every reading of the family name, number tails."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from showroom.customers.search_words import customer_words, name_words


@pytest.mark.parametrize(
    "name, words",
    [
        ("王小明", {"wang", "xiao", "ming", "wangxiaoming", "xiaoming", "wxm"}),
        ("单田芳", {"shantianfang", "dantianfang", "stf", "dtf"}),
        ("仇英", {"qiuying", "chouying"}),
        ("曾国强", {"zengguoqiang", "cengguoqiang", "zgq", "cgq"}),
        ("解晓东", {"xiexiaodong", "jiexiaodong"}),
        ("吕布", {"lvbu", "lb"}),
        ("欧阳喆堃", {"ouyangzhekun", "oyzk"}),
        ("买买提·吐尔逊", {"maimaiti", "tuerxun", "mmttex"}),
        ("张𬱖", {"zhangdi", "zd"}),
        ("Müller Jürgen", {"muller", "jurgen", "mj"}),
        ("O'Brien Seán", {"obriensean", "sean"}),
        ("王乐", {"wangle", "wangyue"}),
    ],
)
def test_names(name: str, words: set[str]) -> None:
    assert words <= set(name_words(name))


def test_numbers_are_found_whole_and_by_their_last_eight_and_four() -> None:
    assert {"13812345678", "12345678", "5678", "02155551234", "1234"} <= set(
        customer_words("王", "13812345678", "02155551234")
    )


@given(st.text(max_size=80))
def test_no_name_breaks_it_or_costs_a_flood_of_words(name: str) -> None:
    assert len(customer_words(name, "13812345678")) <= 40 + 3 * len(name)
