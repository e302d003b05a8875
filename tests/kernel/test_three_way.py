"""The merge of two edits: what one side changed is taken, what both changed is asked, nothing is lost (trust Q1)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from showroom.kernel.three_way import Side, blend_lines, merge

keys = st.sampled_from("abcdefg")
pieces = st.dictionaries(keys, st.integers(0, 3))
texts = st.lists(st.sampled_from(["定金", "脚垫", "贴膜", "保养", "上牌"]), max_size=5, unique=True).map("\n".join)


def by_rule(base: dict[str, int], theirs: dict[str, int], mine: dict[str, int], key: str) -> set[int | None]:
    """What a piece of the result may be, from the rule's own words; both where a person decides."""
    was, now, own = base.get(key), theirs.get(key), mine.get(key)
    if was == own:
        return {now}
    return {own} if was == now else {now, own}


@given(pieces, pieces, pieces, st.data())
def test_each_piece_of_the_result_is_theirs_or_mine_by_rule(
    base: dict[str, int], theirs: dict[str, int], mine: dict[str, int], data: st.DataObject
) -> None:
    merged = merge(base, theirs, mine)
    choices = {key: data.draw(st.sampled_from(Side)) for key in merged.asked}
    result = merged.result(choices)
    for key in {*base, *theirs, *mine}:
        assert result.get(key) in by_rule(base, theirs, mine, key)
    for key, side in choices.items():
        assert base.get(key) not in (theirs.get(key), mine.get(key))
        assert result.get(key) == (mine if side is Side.MINE else theirs).get(key)
    one_sided = {key for key in {*theirs, *mine} if theirs.get(key) != mine.get(key)} - {*merged.asked}
    assert one_sided == {*merged.by_them, *merged.by_me}  # every change is told


@given(pieces, pieces)
def test_who_alone_changed_something_gets_exactly_that_in_its_order(base: dict[str, int], own: dict[str, int]) -> None:
    for merged in (merge(base, base, own), merge(base, own, base)):
        assert merged.asked == ()
        assert list(merged.result({}).items()) == list(own.items())
    unknown = merge(None, base, own)  # without a base every difference is asked
    assert {*unknown.asked} == {key for key in {*base, *own} if base.get(key) != own.get(key)}


@given(texts, texts, texts)
def test_lines_of_a_text_are_kept_or_asked(base: str, theirs: str, mine: str) -> None:
    assert blend_lines(base, base, mine) == mine
    assert blend_lines(base, theirs, base) == theirs
    both = blend_lines(base, theirs, mine)
    if both is not None:
        added = {*theirs.splitlines(), *mine.splitlines()} - {*base.splitlines()}
        assert added <= {*both.splitlines()} <= {*base.splitlines()} | added


def test_what_both_added_stays_and_what_both_rewrote_is_asked() -> None:
    assert blend_lines("送脚垫", "送脚垫\n送贴膜", "送脚垫\n送保养") == "送脚垫\n送贴膜\n送保养"
    assert blend_lines("送脚垫\n代办上牌", "送全车脚垫\n代办上牌", "送脚垫\n免费代办上牌") is None
    assert blend_lines("送脚垫", "送全车脚垫", "送原厂脚垫") is None
    merged = merge({"a": 1}, {"a": 2}, {"a": 3})
    with pytest.raises(KeyError):  # a question without its answer is no merge
        merged.result({})
