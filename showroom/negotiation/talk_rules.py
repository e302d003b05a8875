"""What may be claimed when asking for the decision, and which answer comes first (§6.6, 消保法 20, 价格欺诈 19)."""

from __future__ import annotations

import calendar
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

NEEDS_A_REASON = frozenset({"opportunity", "pressure"})
"""Ways to close that live from a reason; it must be true (§6.6)."""
_ENDING = re.compile(
    r"截止|截至|为止|结束|到期|期满|最后[一1]?[天日]|最后期限|仅限|只限|限时|过期|恢复原价|要?涨价|作废|失效"
    r"|\b(?:until|till|ends?|ending|expires?|expiring|deadline|last day|only today|today only|valid (?:to|through))\b"
)
_OFFER = re.compile(r"优惠|活动|特价|补贴|政策|价格|价|团购|折扣|offer|campaign|discount|subsid|price|deal")
_LAST_DAY = re.compile(r"最后[一1]?天|\blast day\b")
_UP_TO = re.compile(r"到|至|前|之前|by\b|before\b|through\b")
_CLAUSE = re.compile(r"[，,。.；;！!？?\n、]+(?!\d)")
_ISO = re.compile(r"(?<!\d)(\d{4})[-/年.](\d{1,2})[-/月.](\d{1,2})日?号?(?!\d)")
_MONTH_DAY = re.compile(r"(?<!\d)(\d{1,2})月(\d{1,2})[日号]?(?!\d)|(?<![\d/-])(\d{1,2})/(\d{1,2})(?![\d/])")
_DAY = re.compile(r"(?<![\d月年/-])(\d{1,2})[日号](?!\d)")
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_NAME = r"(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_EN_DATE = re.compile(rf"\b{_NAME} (\d{{1,2}})(?:st|nd|rd|th)?\b|\b(\d{{1,2}})(?:st|nd|rd|th)? (?:of )?{_NAME}")
_NUMERAL = {sign: number for number, sign in enumerate("零一二三四五六七八九十")} | {"两": 2}
_COUNT = r"(\d{1,3}|[一二两三四五六七八九十])"
_CARS = (
    re.compile(rf"(?:只剩|仅剩|就剩|还剩|剩下|只有|仅有|最后)(?:下|最后)?(?:这)?{_COUNT}[台辆部]"),
    re.compile(r"\b(?:only|last|just) (\d{1,3}|one|two|three|four|five) (?:left|cars?|units?|of them)\b"),
)
_LAST_CAR = re.compile(r"最后这?[台辆部]|\b(?:the )?last (?:car|one|unit)\b|独此一[台辆]")
_WORDS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5}


@dataclass(frozen=True, slots=True)
class Claims:
    """What a text says to hurry the customer: days on which an offer ends, numbers of cars that are left."""

    ends: frozenset[date]
    cars: frozenset[int]


@dataclass(frozen=True, slots=True)
class Truth:
    """What the store's data bear out: last days of offers that run today, and cars of the deal's version in stock."""

    ends: frozenset[date]
    cars: frozenset[int]


def claims_in(text: str, today: date) -> Claims:
    """Find end dates and numbers of cars in what was said; a day without an ending word is no claim."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    ends: set[date] = set()
    for clause in filter(None, _CLAUSE.split(plain)):
        if _ENDING.search(clause) or (_OFFER.search(clause) and _UP_TO.search(clause)):
            ends |= _days(clause, today) or ({today} if _LAST_DAY.search(clause) else set())
    cars = {_number(found[1]) for pattern in _CARS for found in pattern.finditer(plain)}
    if _LAST_CAR.search(plain):
        cars.add(1)
    return Claims(frozenset(ends), frozenset(cars))


def false_claims(claims: Claims, truth: Truth) -> Claims:
    """What of the claims the data do not bear out."""
    return Claims(claims.ends - truth.ends, claims.cars - truth.cars)


def success_order(used_here: int, settled_here: int, used: int, settled: int) -> tuple[float, float]:
    """Where an answer stands among others, the greater the better: what it did for this car, then for all cars.

    One lucky use must not stand above nine of ten, so that each share is drawn towards one half ((s + 1) / (n + 2));
    only the order is made so, what is shown are the counts.
    """
    return (settled_here + 1) / (used_here + 2), (settled + 1) / (used + 2)


def _number(word: str) -> int:
    return _WORDS.get(word) or _NUMERAL.get(word) or int(word)


def _days(clause: str, today: date) -> set[date]:
    found = set(_spoken(clause, today))
    rest = clause
    for match in _ISO.finditer(clause):
        found |= _real(int(match[1]), int(match[2]), int(match[3]))
    rest = _ISO.sub(" ", rest)
    for match in _MONTH_DAY.finditer(rest):
        found |= _coming(int(match[1] or match[3]), int(match[2] or match[4]), today)
    rest = _MONTH_DAY.sub(" ", rest)
    for match in _EN_DATE.finditer(rest):
        found |= _coming(_MONTHS.index(match[1] or match[4]) + 1, int(match[2] or match[3]), today)
    for match in _DAY.finditer(rest):
        found |= _coming(today.month, int(match[1]), today, by_month=True)
    return found


def _spoken(clause: str, today: date) -> Iterable[date]:
    """Today, tomorrow, the end of this week, month and year."""
    sunday = today + timedelta(days=6 - today.weekday())
    month_end = today.replace(day=calendar.monthrange(today.year, today.month)[1])
    words = (
        (r"今[天日晚]|\btoday\b|\btonight\b", today), (r"明[天日晚]|\btomorrow\b", today + timedelta(days=1)),
        (r"后天", today + timedelta(days=2)), (r"周末|周日|星期天|星期日|\bweekend\b|\bsunday\b", sunday),
        (r"月底|月末|\bend of (?:the|this) month\b|\bmonth end\b", month_end),
        (r"年底|年末|\bend of (?:the|this) year\b", today.replace(month=12, day=31)),
    )  # fmt: skip
    return (day for pattern, day in words if re.search(pattern, clause))


def _real(year: int, month: int, day: int) -> set[date]:
    try:
        return {date(year, month, day)}
    except ValueError:
        return set()  # 2月30日 is no day: nothing that could be compared


def _coming(month: int, day: int, today: date, *, by_month: bool = False) -> set[date]:
    """The next such day from today on; of a bare day number that of this month or the next."""
    this = _real(today.year, month, day)
    if this and min(this) >= today:
        return this
    if by_month:
        later = today.replace(day=28) + timedelta(days=4)
        return _real(later.year, later.month, day) or this
    return _real(today.year + 1, month, day) or this
