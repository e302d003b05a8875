"""Resident identity numbers, GB 11643 (ID-01 to ID-07), with the permits that share their form."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal

from showroom.kernel.dates import add_years, completed_years
from showroom.kernel.errors import Message, Told, told
from showroom.kernel.names import normalise_identifier

IdCode = Literal["BAD_FORMAT", "BAD_DATE", "BAD_CHECK"]
IdKind = Literal["resident", "hmt_residence_permit", "foreign_residence"]

ID_BAD_FORMAT = Message(
    "id_bad_format", "证件号码应为 18 位（末位可为 X）", "An ID number has 18 digits (the last may be X)"
)
ID_BAD_DATE = Message(
    "id_bad_date",
    "证件号码中的出生日期 {birth} 不存在或超出范围",
    "The birth date {birth} in the number is not possible",
)
ID_BAD_CHECK = Message(
    "id_bad_check",
    "校验位不符：末位应为 {expected}",
    "The check digit does not fit: the last sign should be {expected}",
)
ID_LEGACY = Message(
    "id_legacy",
    "15 位旧号码已升为 18 位；第一代身份证 2013-01-01 起失效，请出示现行证件",
    "Old 15-digit number brought to 18 digits; such cards are void since 2013-01-01: ask for the current card",
)
ID_AREA_UNKNOWN = Message(
    "id_area_unknown", "地区代码 {area} 未收录，请核对", "Area code {area} is not on our list: please compare"
)
ID_AGE_OVER_110 = Message("id_age_over_110", "年龄 {age} 岁，请核对", "Age {age}: please compare")

_EIGHTEEN = re.compile(r"[1-9]\d{16}[\dX]", re.ASCII)
_FIFTEEN = re.compile(r"[1-9]\d{14}", re.ASCII)
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
_EARLIEST = date(1880, 1, 1)
_OLD_AGE = 110
_HMT_AREAS = frozenset({"810000", "820000", "830000"})
# ID-04; a number that starts with 9 is a foreigner's permanent residence card of 2023.
_REGIONS = frozenset(
    "11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83".split()  # noqa: SIM905 - a list of the same is thrice as long
)


@dataclass(frozen=True, slots=True)
class IdCheck:
    """What an ID number says. Birth, sex and age are given only when `ok`; `expected` only with BAD_CHECK."""

    normalized: str
    code: IdCode | None = None
    problem: Told | None = None
    kind: IdKind | None = None
    birth: date | None = None
    sex: Literal["M", "F"] | None = None
    age: int | None = None
    expected: str | None = None
    warnings: tuple[Told, ...] = ()

    @property
    def ok(self) -> bool:
        return self.code is None


def check_resident_id(text: str, on: date) -> IdCheck:
    """Checks an 18-digit number, or a 15-digit one and brings it to 18; age on the day `on`. Never raises."""
    number = normalise_identifier(text)
    warnings: list[Told] = []
    if _FIFTEEN.fullmatch(number):
        number = upgrade_legacy(number)
        warnings.append(told(ID_LEGACY))
    if not _EIGHTEEN.fullmatch(number) or not (number[0] == "9" or number[:2] in _REGIONS):
        return IdCheck(number, "BAD_FORMAT", told(ID_BAD_FORMAT))
    birth = _birth(number)
    if birth is None or not _EARLIEST <= birth <= on:
        return IdCheck(number, "BAD_DATE", told(ID_BAD_DATE, birth=number[6:14]))
    expected = check_digit(number)
    if number[17] != expected:
        return IdCheck(number, "BAD_CHECK", told(ID_BAD_CHECK, expected=expected), expected=expected)
    age = completed_years(birth, on)
    if not _known_area(number[:6]):
        warnings.append(told(ID_AREA_UNKNOWN, area=number[:6]))
    if age > _OLD_AGE:
        warnings.append(told(ID_AGE_OVER_110, age=age))
    sex: Literal["M", "F"] = "M" if int(number[16]) % 2 else "F"
    return IdCheck(number, kind=_kind(number), birth=birth, sex=sex, age=age, warnings=tuple(warnings))


def check_digit(number: str) -> str:
    """The 18th sign that belongs to the first 17 ASCII digits (ID-02)."""
    return _CHECKS[sum(int(digit) * weight for digit, weight in zip(number, _WEIGHTS, strict=False)) % 11]


def upgrade_legacy(number: str) -> str:
    """The 18-digit form of a 15-digit number: 19 before the year, and the check digit (ID-05)."""
    body = f"{number[:6]}19{number[6:]}"
    return body + check_digit(body)


def card_valid_to(birth: date, issued: date) -> date | None:
    """Until when a card issued on that day is valid; None is long-term (ID-06)."""
    age = completed_years(birth, issued)
    if age >= 46:
        return None
    return add_years(issued, 5 if age < 16 else 10 if age <= 25 else 20)


def _birth(number: str) -> date | None:
    try:
        return date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return None


def _kind(number: str) -> IdKind:
    if number[0] == "9":
        return "foreign_residence"
    return "hmt_residence_permit" if number[:2] in ("81", "82", "83") else "resident"


@lru_cache(maxsize=4096)
def _known_area(area: str) -> bool:
    """Whether the division exists or existed (ID-04); the list is loaded with the first number that needs it."""
    if area[0] == "9" or area in _HMT_AREAS:
        return True
    from stdnum import numdb

    return any("county" in facts for _, facts in numdb.get("cn/loc").info(area))
