"""Unified social credit codes of companies, GB 32100 (US-01 to US-04)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from showroom.kernel.errors import Message, Told, told
from showroom.kernel.names import normalise_identifier

CreditCodeProblem = Literal["BAD_FORMAT", "BAD_CHECK"]

USCC_BAD_FORMAT = Message(
    "uscc_bad_format",
    "统一社会信用代码为 18 位数字和大写字母，不含 I、O、S、V、Z",
    "A credit code has 18 digits and letters, without I, O, S, V, Z",
)
USCC_BAD_CHECK = Message(
    "uscc_bad_check",
    "校验位不符：末位应为 {expected}",
    "The check sign does not fit: the last sign should be {expected}",
)
USCC_ORGANISATION = Message(
    "uscc_organisation",
    "其中的组织机构代码校验位应为 {expected}，请核对",
    "Its organisation code should end in {expected}: please compare",
)
USCC_LEGACY = Message(
    "uscc_legacy",
    "15 位旧注册号，请索取新的统一社会信用代码",
    "Old 15-digit registration number: ask for the unified credit code",
)

_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_VALUES = {sign: value for value, sign in enumerate(_ALPHABET)}
_FORM = re.compile(f"[{_ALPHABET}]{{2}}[0-9]{{6}}[{_ALPHABET}]{{10}}")
_LEGACY = re.compile("[0-9]{15}")
_WEIGHTS = tuple(pow(3, position, 31) for position in range(17))
_ORGANISATION_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)


@dataclass(frozen=True, slots=True)
class CreditCodeCheck:
    """What a credit code says; `expected` is the right last sign, given only with BAD_CHECK."""

    normalized: str
    code: CreditCodeProblem | None = None
    problem: Told | None = None
    expected: str | None = None
    warnings: tuple[Told, ...] = ()

    @property
    def ok(self) -> bool:
        return self.code is None


def check_credit_code(text: str) -> CreditCodeCheck:
    """Checks form and check sign (US-01, US-02); warns of a wrong organisation code or an old number."""
    number = normalise_identifier(text)
    if _LEGACY.fullmatch(number):
        return CreditCodeCheck(number, warnings=(told(USCC_LEGACY),))
    if not _FORM.fullmatch(number):
        return CreditCodeCheck(number, "BAD_FORMAT", told(USCC_BAD_FORMAT))
    expected = check_sign(number)
    if number[17] != expected:
        return CreditCodeCheck(number, "BAD_CHECK", told(USCC_BAD_CHECK, expected=expected), expected)
    organisation = organisation_check(number[8:16])
    if number[16] != organisation:
        return CreditCodeCheck(number, warnings=(told(USCC_ORGANISATION, expected=organisation),))
    return CreditCodeCheck(number)


def check_sign(number: str) -> str:
    """The 18th sign that belongs to the first 17 (US-02, with the last mod 31 that a common library leaves out)."""
    total = sum(_VALUES[sign] * weight for sign, weight in zip(number, _WEIGHTS, strict=False))
    return _ALPHABET[(31 - total % 31) % 31]


def organisation_check(body: str) -> str:
    """The ninth sign of an organisation code, GB 11714, from its first eight (US-03)."""
    total = sum(int(sign, 36) * weight for sign, weight in zip(body, _ORGANISATION_WEIGHTS, strict=True))
    rest = 11 - total % 11
    return {10: "X", 11: "0"}.get(rest, str(rest))
