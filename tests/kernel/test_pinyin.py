"""One wrong key in pinyin never hides a name."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from showroom.kernel.pinyin import confused, is_pinyin, mistyped

SYLLABLES = """
    a ai ang bao bian chuang cui dong e er feng gao gui hua huang jia jiang jiong juan kuai lin ling liu lv lve mo nai
    niang nv ou ping qian qiong rui ruan sha shuang shui tian tiao wang wei xian xiong xue yang yuan yun zai zeng
    zhang zhuang zi zong zuo
""".split()  # noqa: SIM905 - words read better
NAMES = st.lists(st.sampled_from(SYLLABLES), min_size=2, max_size=3).map("".join)
LETTER = st.sampled_from("abcdefghijklmnopqrstuvwxyz")


def test_every_reading_of_a_name_is_pinyin() -> None:
    from showroom.customers.search_words import readings

    common = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎"
    for sign in common:
        assert all(is_pinyin(reading) for reading in readings(sign)), sign


@pytest.mark.parametrize("word", ["zhangw", "x", "ouyangzhek", "lvbu", "xian"])
def test_what_is_not_finished_is_pinyin_too(word: str) -> None:
    assert is_pinyin(word)


@pytest.mark.parametrize("word", ["wamg", "zhagn", "smith", "ii", "vw"])
def test_what_no_syllable_begins_with_is_none(word: str) -> None:
    assert not is_pinyin(word)


@st.composite
def wrong(draw: st.DrawFn) -> tuple[str, str]:
    """A name, and how it comes out with one key wrong."""
    name = draw(NAMES)
    at = draw(st.integers(0, len(name) - 2))
    other = draw(LETTER)
    return name, draw(
        st.sampled_from(
            (
                name[:at] + name[at + 1 :],
                name[:at] + other + name[at:],
                name[:at] + other + name[at + 1 :],
                name[:at] + name[at + 1] + name[at] + name[at + 2 :],
            )
        )
    )


@settings(max_examples=500)
@given(wrong())
def test_one_error_leads_back_to_the_name(pair: tuple[str, str]) -> None:
    name, typed = pair
    assert any(name.startswith(meant) for meant in (typed, *mistyped(typed)))


@pytest.mark.parametrize(
    "typed, meant",
    [
        ("zangwei", "zhangwei"),
        ("zhanwei", "zhangwei"),
        ("lina", "nina"),
        ("lubu", "lvbu"),
        ("fuang", "huang"),
        ("zangsen", "zhangsheng"),  # three at once
        ("sanxiaofang", "shanxiaofang"),
    ],
)
def test_confused_sounds(typed: str, meant: str) -> None:
    assert meant in confused(typed)


@given(st.text(max_size=60))
def test_any_text_costs_a_bounded_number_of_words(text: str) -> None:
    assert len(mistyped(text)) <= 320
    assert len(confused(text)) <= 80


@pytest.mark.parametrize("word", ["a" * 100, "xian" * 20, "zhangshengling" * 5, "lananlanlinglin"])
def test_long_words_too(word: str) -> None:
    assert len(mistyped(word)) <= 320
    assert len(confused(word)) <= 80
