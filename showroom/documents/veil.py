"""Amounts hidden on a copy that goes to somebody who must not see them: every text on paper passes through here."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

HIDDEN = "***"
_CAPITALS = re.compile("人民币[零壹贰叁肆伍陆柒捌玖拾佰仟万亿元角分整负]+")
_YUAN = re.compile(r"-?[¥￥]\s?\d[\d,]*(?:\.\d+)?|(?<![\w.,-])\d[\d,]*(?:\.\d+)?\s?(?=万?元)|(?:CNY|RMB)\s?\d[\d,.]*\d")
# With two decimals it is money, unless it is a share in per cent, a part of a name, or the number of a clause.
_FIGURES = re.compile(r"(?<![\w.,-])(?!0\.\d\d(?!\d))-?\d+(?:,\d{3})*\.\d{2}(?![\d%％A-Za-z]|\s{2})")
_on: ContextVar[bool] = ContextVar("amounts_hidden", default=False)


def hidden(text: str) -> str:
    """`text` without amounts: '¥239,800.00' and its capitals become '***'."""
    for pattern in (_CAPITALS, _YUAN, _FIGURES):
        text = pattern.sub(HIDDEN, text)
    return text


@contextmanager
def amounts_hidden() -> Iterator[None]:
    """While it lasts, paper made by this thread shows no amounts."""
    token = _on.set(True)
    try:
        yield
    finally:
        _on.reset(token)


def as_shown(text: str) -> str:
    """What may be seen of `text` at present."""
    return hidden(text) if _on.get() else text
