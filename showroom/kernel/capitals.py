"""Amounts in capitals for contracts and vouchers (RM-01 to RM-06)."""

from __future__ import annotations

from showroom.kernel.errors import Message, ShowroomError
from showroom.kernel.money import LIMIT_FEN, Money

CAPITALS_RANGE = Message(
    "capitals_range",
    "大写金额只能写 0 至 999,999,999,999.99 元，不能写 {amount}",
    "Only 0 to 999,999,999,999.99 can be written in capitals, not {amount}",
)
PREFIX = "人民币"
_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_PLACES = ("仟", "佰", "拾", "")
_GROUPS = ((10**8, "亿"), (10**4, "万"), (1, ""))


def capitals(amount: Money) -> str:
    """`人民币壹拾万柒仟元零伍角叁分` for 107000.53; raises ShowroomError(capitals_range) outside RM-01's range."""
    if not 0 <= amount.fen < LIMIT_FEN:
        raise ShowroomError(CAPITALS_RANGE, amount=str(amount)[:40])
    yuan, rest = divmod(amount.fen, 100)
    jiao, fen = divmod(rest, 10)
    head = f"{_whole(yuan)}元" if yuan or not rest else ""
    return PREFIX + head + _small_change(yuan, jiao, fen)


def _whole(number: int) -> str:
    """Whole yuan in groups of four (RM-02, RM-03)."""
    text, gap = "", False
    for size, unit in _GROUPS:
        group = number // size % 10_000
        if group:
            if text and (gap or group < 1000):
                text += _DIGITS[0]
            text += _group(group) + unit
        gap = not group
    return text or _DIGITS[0]


def _group(number: int) -> str:
    """1 to 9999: one 零 for a run of interior zeros, none for leading or trailing ones (RM-02)."""
    text, gap = "", False
    for digit, place in zip(f"{number:04d}", _PLACES, strict=True):
        if digit == "0":
            gap = True
            continue
        if text and gap:
            text += _DIGITS[0]
        text += _DIGITS[int(digit)] + place
        gap = False
    return text


def _small_change(yuan: int, jiao: int, fen: int) -> str:
    """What follows 元: 整, or 角 and 分 with the 零 that RM-04 and RM-05 ask for."""
    if not jiao and not fen:
        return "整"
    zero = _DIGITS[0] if yuan and (not jiao or yuan % 10 == 0) else ""
    text = zero + (f"{_DIGITS[jiao]}角" if jiao else "")
    return text + (f"{_DIGITS[fen]}分" if fen else "整")
