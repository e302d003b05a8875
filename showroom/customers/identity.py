"""Identity documents of customers: which form each kind has (rulebook 1.1 to 1.3)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from showroom.customers.messages import ID_FORM
from showroom.customers.model import IdKind
from showroom.kernel.credit_code import check_credit_code
from showroom.kernel.errors import Told, told
from showroom.kernel.names import normalise_identifier
from showroom.kernel.resident_id import check_resident_id

_FORMS = {
    IdKind.PASSPORT: re.compile(r"[A-Z0-9]{5,15}", re.ASCII),  # the PRC form is a warning only (§1.2)
    IdKind.FOREIGN_PASSPORT: re.compile(r"[A-Z0-9]{5,15}", re.ASCII),
    IdKind.HOME_RETURN: re.compile(r"[HM]\d{8}(\d{2})?", re.ASCII),
    IdKind.TAIWAN_PASS: re.compile(r"\d{8}", re.ASCII),
    IdKind.OFFICER: re.compile(r".{3,40}"),
}
_OLD_RESIDENCE = re.compile(r"[A-Z]{3}\d{12}", re.ASCII)
ID_KIND_NAMES = {
    IdKind.RESIDENT: ("居民身份证", "resident ID"),
    IdKind.PASSPORT: ("中国护照", "PRC passport"),
    IdKind.FOREIGN_PASSPORT: ("外国护照", "foreign passport"),
    IdKind.PERMANENT_RESIDENCE: ("外国人永久居留身份证", "foreign permanent residence card"),
    IdKind.HOME_RETURN: ("港澳来往内地通行证", "Hong Kong and Macau travel permit"),
    IdKind.TAIWAN_PASS: ("台胞证", "Taiwan travel permit"),
    IdKind.RESIDENCE_PERMIT: ("港澳台居民居住证", "Hong Kong, Macau and Taiwan residence permit"),
    IdKind.OFFICER: ("军官证等", "military or other document"),
    IdKind.CREDIT_CODE: ("统一社会信用代码", "unified social credit code"),
}


@dataclass(frozen=True, slots=True)
class IdentityCheck:
    """A document number as it is stored, or what is wrong with it; birth and sex where the number tells them."""

    normalized: str
    problem: Told | None = None
    birth: date | None = None
    sex: str = ""


def check_identity(kind: IdKind, text: str, on: date) -> IdentityCheck:
    """Check a document number by its kind (ID-01 to ID-05, §1.2, US-01 to US-04)."""
    number = normalise_identifier(text)
    if kind in (IdKind.RESIDENT, IdKind.RESIDENCE_PERMIT):
        return _resident(number, on)
    if kind is IdKind.PERMANENT_RESIDENCE:
        return IdentityCheck(number) if _OLD_RESIDENCE.fullmatch(number) else _resident(number, on)
    if kind is IdKind.CREDIT_CODE:
        code = check_credit_code(text)
        return IdentityCheck(code.normalized, code.problem)
    if _FORMS[kind].fullmatch(number):
        return IdentityCheck(number)
    zh, en = ID_KIND_NAMES[kind]
    return IdentityCheck(number, told(ID_FORM, kind_zh=zh, kind_en=en))


def _resident(number: str, on: date) -> IdentityCheck:
    found = check_resident_id(number, on)
    return IdentityCheck(found.normalized, found.problem, found.birth, found.sex or "")


def guessed_kind(number: str) -> IdKind | None:
    """Which kind a number without a named kind is; None when nothing fits. A bare form of 18 signs is a resident ID."""
    if len(number) in (15, 18) and number[:17].isdecimal():
        if number.startswith(("81", "82", "83")):
            return IdKind.RESIDENCE_PERMIT
        return IdKind.PERMANENT_RESIDENCE if number.startswith("9") and len(number) == 18 else IdKind.RESIDENT
    if _OLD_RESIDENCE.fullmatch(number):
        return IdKind.PERMANENT_RESIDENCE
    if len(number) == 18 and check_credit_code(number).problem is None:
        return IdKind.CREDIT_CODE
    for kind in (IdKind.HOME_RETURN, IdKind.TAIWAN_PASS, IdKind.PASSPORT, IdKind.FOREIGN_PASSPORT):
        if _FORMS[kind].fullmatch(number) and any(sign.isdigit() for sign in number):
            return kind
    return None
