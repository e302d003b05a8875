"""Telephone numbers (PH-01 to PH-03)."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

from showroom.kernel.errors import Message, Told, told

PhoneKind = Literal["mobile", "landline", "service", "foreign"]

PHONE_BAD = Message(
    "phone_bad",
    "电话号码不对：手机 11 位，座机带区号，国外号码以 + 和国家代码开头",
    "This is no phone number: a mobile has 11 digits, a landline its area code, a foreign one + and country code",
)
PHONE_NO_PLUS = Message("phone_no_plus", "按 +86 号码理解", "Read as a +86 number")
PHONE_LOOKS_INVENTED = Message(
    "phone_looks_invented", "号码像是随意填写的，请核对", "The number looks made up: please compare"
)

_LONGEST = 64
_BLANKS = re.compile("[\\s\u00ad\u200b-\u200d\u2060\ufeff().]+")
_DASHES = re.compile("[‐‑‒–—―−]")
_CHINA = re.compile(r"\+86|0086|86(?=-?1[3-9](-?[0-9]){9}$)")
_MOBILE = re.compile("1[3-9][0-9]{9}")
_LANDLINE = re.compile("(0[0-9]{2,3})-?([0-9]{7,8})(-[0-9]{1,6})?")
_SERVICE = re.compile("(?:400|800)-?[0-9]{3}-?[0-9]{4}")
_FOREIGN = re.compile(r"\+[1-9][0-9]{6,14}")
_RUNS = ("01234567890", "98765432109")


@dataclass(frozen=True, slots=True)
class PhoneCheck:
    """What a number is. `normalized`: digits, `+` abroad, `-` before an extension; keys the customer (PH-04)."""

    normalized: str
    kind: PhoneKind | None = None
    problem: Told | None = None
    warnings: tuple[Told, ...] = ()

    @property
    def ok(self) -> bool:
        return self.kind is not None


def check_phone(text: str) -> PhoneCheck:
    """Which kind of number it is (PH-01 to PH-03). Never raises."""
    plain = _plain(text)
    china = _CHINA.match(plain)
    local = plain[china.end() :].lstrip("-") if china else plain
    warnings = (told(PHONE_NO_PLUS),) if china and china[0] == "86" else ()
    mobile = local.replace("-", "")
    if _MOBILE.fullmatch(mobile):
        return PhoneCheck(mobile, "mobile", warnings=warnings + _doubts(mobile))
    if _SERVICE.fullmatch(local):
        return PhoneCheck(mobile, "service")
    # After +86 the area code loses its 0; of those that begin with 1 there is only Beijing's 10.
    whole = china and (local[:1] != "1" or local.startswith("10"))
    for candidate in (local, f"0{local}") if whole else (local,):
        if found := _LANDLINE.fullmatch(candidate):
            return PhoneCheck(found[1] + found[2] + (found[3] or ""), "landline", warnings=_doubts(found[2]))
    foreign = plain.replace("-", "")
    if not china and _FOREIGN.fullmatch(foreign):
        return PhoneCheck(foreign, "foreign")
    return PhoneCheck(plain, problem=told(PHONE_BAD))


def _plain(text: str) -> str:
    """Without blanks, brackets and dots, dashes as `-`; what is longer than any number is cut, and stays no number."""
    short = _BLANKS.sub("", text)
    if len(short) > _LONGEST:
        return short[: _LONGEST + 1]
    return _BLANKS.sub("", _DASHES.sub("-", unicodedata.normalize("NFKC", short)))


def _doubts(digits: str) -> tuple[Told, ...]:
    """A warning for tails such as 88888888 or 12345678: often typed to get past the field."""
    tail = digits[-7:]
    invented = len(set(tail)) == 1 or any(tail in run for run in _RUNS)
    return (told(PHONE_LOOKS_INVENTED),) if invented else ()
