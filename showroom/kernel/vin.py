"""Vehicle identification numbers, GB 16735 (VN-01 to VN-07)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

from showroom.kernel.errors import Message, Told, told
from showroom.kernel.names import normalise_identifier

VinCode = Literal["BAD_LENGTH", "BAD_CHAR", "CHECK_MISMATCH"]
VinSeverity = Literal["OK", "WARN", "BLOCK"]

VIN_BAD_LENGTH = Message(
    "vin_bad_length", "车架号应为 17 位，现为 {length} 位", "A VIN has 17 signs, this has {length}"
)
VIN_BAD_CHAR = Message(
    "vin_bad_char", "车架号不能含有 {char}（不用字母 I、O、Q）", "A VIN cannot contain {char} (no I, O or Q)"
)
VIN_CHECK_MISMATCH = Message(
    "vin_check_mismatch",
    "第 9 位校验位不符：应为 {expected}，请与合格证核对",
    "The check digit in place 9 should be {expected}: compare with the certificate",
)
VIN_MODEL_YEAR = Message(
    "vin_model_year",
    "车架号表示 {coded} 年款，与录入的 {entered} 年款不符",
    "The VIN says model year {coded}, but {entered} was entered",
)

_SIGNS = "ABCDEFGHJKLMNPRSTUVWXYZ0123456789"
_VALUES = {sign: int(sign) for sign in "0123456789"} | dict(
    zip("ABCDEFGHJKLMNPRSTUVWXYZ", (1, 2, 3, 4, 5, 6, 7, 8, 1, 2, 3, 4, 5, 7, 9, 2, 3, 4, 5, 6, 7, 8, 9), strict=True)
)
_WEIGHTS = (8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2)
_YEAR_CODES = "ABCDEFGHJKLMNPRSTVWXY123456789"
_FIRST_YEAR = 1980
_CHECKED_MARKETS = "L12345"  # China and North America make the check digit mandatory (VN-04)
_FOREIGN_SIGN = re.compile(f"[^{_SIGNS}]")


@dataclass(frozen=True, slots=True)
class VinCheck:
    """What a VIN says. `expected` is the right ninth sign, given with CHECK_MISMATCH; `model_year` may be None."""

    normalized: str
    severity: VinSeverity = "OK"
    code: VinCode | None = None
    problem: Told | None = None
    expected: str | None = None
    model_year: int | None = None

    @property
    def ok(self) -> bool:
        return self.severity == "OK"


def check_vin(text: str, on: date) -> VinCheck:
    """Checks form and check digit (VN-01 to VN-04) and reads the model year as of `on` (VN-05). Never raises.

    A wrong check digit blocks for Chinese and North American cars and warns for others.
    """
    vin = normalise_identifier(text)
    if len(vin) != 17:
        return VinCheck(vin, "BLOCK", "BAD_LENGTH", told(VIN_BAD_LENGTH, length=len(vin)))
    if foreign := _FOREIGN_SIGN.search(vin):
        char = foreign[0] if foreign[0].isprintable() else f"U+{ord(foreign[0]):04X}"
        return VinCheck(vin, "BLOCK", "BAD_CHAR", told(VIN_BAD_CHAR, char=char))
    year = model_year(vin[9], on)
    expected = vin_check_digit(vin)
    if vin[8] == expected:
        return VinCheck(vin, model_year=year)
    severity: VinSeverity = "BLOCK" if vin[0] in _CHECKED_MARKETS else "WARN"
    problem = told(VIN_CHECK_MISMATCH, expected=expected)
    return VinCheck(vin, severity, "CHECK_MISMATCH", problem, expected, year)


def vin_check_digit(vin: str) -> str:
    """The ninth sign that belongs to the other sixteen of a VIN (VN-02, VN-03)."""
    rest = sum(_VALUES[sign] * weight for sign, weight in zip(vin, _WEIGHTS, strict=True)) % 11
    return "X" if rest == 10 else str(rest)


def model_year(code: str, on: date) -> int | None:
    """The latest year with that code not after next year (VN-05); None for a sign that codes no year."""
    place = _YEAR_CODES.find(code)
    if place < 0 or len(code) != 1:
        return None
    year = _FIRST_YEAR + place
    return year + max(0, (on.year + 1 - year) // 30) * 30


def model_year_warning(coded: int | None, entered: int) -> Told | None:
    """The warning when VIN and entered model year differ by more than one (VN-05)."""
    if coded is None or abs(coded - entered) <= 1:
        return None
    return told(VIN_MODEL_YEAR, coded=coded, entered=entered)


def grouped_vin(vin: str) -> str:
    """`LSV AU2182 T2000001`, for reading back: the check digit does not catch everything (VN-07)."""
    return f"{vin[:3]} {vin[3:9]} {vin[9:]}" if len(vin) == 17 else vin
