"""Dates as people type them: 今天, +3, 5-20, 20260520, 2026年5月20日."""

from __future__ import annotations

import re
from datetime import date, timedelta

from showroom.kernel.errors import Message, ShowroomError

BAD_DATE = Message(
    "bad_date_text",
    "日期“{text}”无法识别：请写成 2026-05-20、今天 或 +3",
    "“{text}” is not a date: write 2026-05-20, today or +3",
)
_WORDS = {"今天": 0, "today": 0, "明天": 1, "tomorrow": 1, "后天": 2, "昨天": -1, "yesterday": -1, "前天": -2}
_FULL_WIDTH = str.maketrans("０１２３４５６７８９－／．＋", "0123456789-/.+")
_FULL = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?")
_SHORT = re.compile(r"(\d{1,2})[-/.月](\d{1,2})日?")
_SOLID = re.compile(r"(\d{4})(\d{2})(\d{2})")
_STEP = re.compile(r"[+-]\d{1,4}")


def parse_date(text: str, today: date) -> date:
    """The day meant by `text`, seen from `today`; raises ShowroomError(bad_date_text)."""
    plain = text.translate(_FULL_WIDTH).strip().lower()
    if plain in _WORDS:
        return today + timedelta(days=_WORDS[plain])
    if _STEP.fullmatch(plain):
        return today + timedelta(days=int(plain))
    try:
        for pattern in (_FULL, _SOLID):
            if found := pattern.fullmatch(plain):
                return date(*(int(part) for part in found.groups()))
        if found := _SHORT.fullmatch(plain):
            return date(today.year, int(found[1]), int(found[2]))
    except ValueError:
        pass  # a day that does not exist is told like one that cannot be read
    raise ShowroomError(BAD_DATE, text=text[:30])
