"""What a customer is found by: signs, pinyin, initials, every reading of the family name, number tails."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from showroom.customers.search_words import customer_words, name_words
from showroom.persistence.search_words import index_words


@pytest.mark.parametrize(
    "name, words",
    [
        ("王小明", {"王小明", "wangxiaoming", "wxm", "~xiaoming", "~ming", "~xm"}),
        ("单田芳", {"shantianfang", "dantianfang", "stf", "dtf", "~tianfang"}),
        ("仇英", {"qiuying", "chouying"}),
        ("曾国强", {"zengguoqiang", "cengguoqiang", "zgq", "cgq"}),
        ("解晓东", {"xiexiaodong", "jiexiaodong"}),
        ("查良镛", {"zhaliangyong", "chaliangyong"}),
        ("盖叫天", {"gejiaotian", "gaijiaotian"}),
        ("区志航", {"ouzhihang", "quzhihang"}),
        ("朴树", {"piaoshu", "pushu"}),
        ("任盈盈", {"renyingying"}),
        ("尉迟恭", {"yuchigong", "ycg"}),
        ("万俟卨", {"moqixie"}),
        ("单于飞", {"chanyufei"}),
        ("欧阳喆堃", {"ouyangzhekun", "oyzk", "~zhekun"}),
        ("吕布", {"lvbu", "lb"}),
        ("买买提·吐尔逊", {"maimaitituerxun", "mmttex", "~tuerxun"}),
        ("张𬱖", {"zhangdi", "zd"}),
        ("Müller Jürgen", {"muller jurgen", "mj"}),
        ("O'Brien Seán", {"o brien sean", "obs"}),
        ("王乐", {"wangle", "wangyue"}),
        ("张重阳", {"zhangchongyang", "zhangzhongyang"}),
        ("朱茜", {"zhuqian", "zhuxi"}),
    ],
)
def test_names(name: str, words: set[str]) -> None:
    assert words <= set(name_words(name))


def test_the_reading_that_a_family_name_has_comes_first() -> None:
    for name, spelling in (("单", "shan"), ("仇", "qiu"), ("曾", "zeng"), ("解", "xie"), ("查", "zha"), ("盖", "ge")):
        assert name_words(name)[1] == spelling


def test_a_rare_reading_ranks_behind_the_usual_one() -> None:
    words = name_words("赵浩")
    assert "zhaohao" in words
    assert "zhaogao" not in words
    assert "~zhaogao" in words


def test_numbers_are_found_whole_and_by_their_last_eight_and_four() -> None:
    assert {"13812345678", "12345678", "5678", "02155551234", "1234"} <= set(
        customer_words("王", "13812345678", "02155551234")
    )


def test_the_index_keeps_whole_texts_their_parts_and_their_ends() -> None:
    assert set(index_words("deal", ("SH01-XS-0007", "王小明", "~ming")).split()) == {
        "@deal", "sh01xs0007", "~xs0007", "~0007", "<7000sx10hs", "王小明", "~小明", "~明", "~ming",
    }  # fmt: skip


@given(st.text(max_size=80))
def test_no_name_breaks_it_or_costs_a_flood_of_words(name: str) -> None:
    words = customer_words(name, "13812345678")
    assert len(words) <= 40 + 3 * len(name)
    assert len(index_words("customer", words)) <= 12_000
