from __future__ import annotations

import cn2an
import pytest
from hypothesis import given
from hypothesis import strategies as st

from showroom.kernel.capitals import capitals
from showroom.kernel.errors import ShowroomError
from showroom.kernel.money import Money

TABLE = """
0 零元整|0.05 伍分|0.50 伍角整|15.06 壹拾伍元零陆分|325.04 叁佰贰拾伍元零肆分|1001 壹仟零壹元整
1010.10 壹仟零壹拾元零壹角整|1409.50 壹仟肆佰零玖元伍角整|1680.32 壹仟陆佰捌拾元零叁角贰分|6007.14 陆仟零柒元壹角肆分
16409.02 壹万陆仟肆佰零玖元零贰分|31960 叁万壹仟玖佰陆拾元整|107000.53 壹拾万柒仟元零伍角叁分|100000.01 壹拾万元零壹分
100005 壹拾万零伍元整|159800 壹拾伍万玖仟捌佰元整|168888.88 壹拾陆万捌仟捌佰捌拾捌元捌角捌分
183246.59 壹拾捌万叁仟贰佰肆拾陆元伍角玖分|200030.40 贰拾万零叁拾元零肆角整|1002003.04 壹佰万贰仟零叁元零肆分
10010010.10 壹仟零壹万零壹拾元零壹角整|100000001 壹亿零壹元整|120030000 壹亿贰仟零叁万元整
999999999999.99 玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分
"""
CASES = [tuple(case.split()) for case in TABLE.replace("\n", "|").split("|") if case]
DIGITS = {sign: value for value, sign in enumerate("零壹贰叁肆伍陆柒捌玖")}
UNITS = {"拾": 10, "佰": 100, "仟": 1000}


def read_back(text: str) -> int:
    """Fen of an amount in capitals: an independent reading, sign by sign."""
    total = group = digit = 0
    for sign in text.removeprefix("人民币"):
        if sign in DIGITS:
            digit = DIGITS[sign]
        elif sign in UNITS:
            group, digit = group + digit * UNITS[sign], 0
        elif sign in "亿万元":
            total, group, digit = total + (group + digit) * {"亿": 10**10, "万": 10**6, "元": 100}[sign], 0, 0
        elif sign in "角分":
            total, digit = total + digit * {"角": 10, "分": 1}[sign], 0
    return total


@pytest.mark.rule("RM-01", "RM-02", "RM-03", "RM-04", "RM-05")
@pytest.mark.parametrize("amount, text", CASES)
def test_table_of_the_rulebook(amount: str, text: str) -> None:
    assert capitals(Money.of(amount)) == "人民币" + text


@pytest.mark.rule("RM-06")
@given(st.integers(0, 10**14 - 1))
def test_capitals_read_back_as_the_same_amount(fen: int) -> None:
    assert read_back(capitals(Money(fen))) == fen


@pytest.mark.rule("RM-02", "RM-03", "RM-04")
@given(st.integers(0, 10**14 - 1))
def test_form(fen: int) -> None:
    text = capitals(Money(fen))
    assert "零零" not in text
    assert not any(pair in text for pair in ("零亿", "零万")), "a zero before a group's name is silent"
    assert text.endswith("分") == (fen % 10 != 0)
    assert text.endswith("整") != text.endswith("分")


@pytest.mark.rule("RM-02", "RM-03")
@given(st.integers(1, 9999).filter(lambda n: n % 10 or n % 100 == 0))
def test_cn2an_agrees_within_one_group(yuan: int) -> None:
    assert capitals(Money.of(yuan)) == f"人民币{cn2an.an2cn(str(yuan), 'up')}元整"


@pytest.mark.rule("RM-01")
@pytest.mark.parametrize("fen", [-1, 10**14, -(10**30)])
def test_outside_the_range(fen: int) -> None:
    with pytest.raises(ShowroomError) as caught:
        capitals(Money(fen))
    assert caught.value.code == "capitals_range"
