"""Documents that prove identity besides the resident ID card (rulebook 1.2)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Literal

from showroom.kernel.errors import Message, Told, told
from showroom.kernel.names import normalise_identifier
from showroom.kernel.resident_id import ID_BAD_FORMAT, IdCheck, IdKind, check_resident_id

DocumentCode = Literal["BAD_FORMAT", "BAD_DATE", "BAD_CHECK", "BAD_COUNTRY", "EXPIRED"]

DOCUMENT_BAD_FORMAT = Message("document_bad_format", "证件号码格式不对", "The number has not the form of this document")
DOCUMENT_UNUSUAL = Message(
    "document_unusual", "护照号码的格式不常见，请核对", "An unusual form for such a passport: please compare"
)
DOCUMENT_COUNTRY = Message(
    "document_country",
    "请填写签发国家的三位代码（如 DEU）",
    "The issuing country is needed, as three letters (such as DEU)",
)
DOCUMENT_EXPIRED = Message("document_expired", "证件必须在 {on} 之后仍然有效", "The document must be valid beyond {on}")
DOCUMENT_NEEDS_NOTE = Message("document_needs_note", "请注明证件名称", "Say which document it is")


class DocumentKind(StrEnum):
    """The documents of rulebook 1.2."""

    RESIDENT = "resident"
    PRC_PASSPORT = "prc_passport"
    FOREIGN_PASSPORT = "foreign_passport"
    FOREIGN_RESIDENCE = "foreign_residence"
    HM_TRAVEL_PERMIT = "hm_travel_permit"
    TAIWAN_TRAVEL_PERMIT = "taiwan_travel_permit"
    HMT_RESIDENCE_PERMIT = "hmt_residence_permit"
    OTHER = "other"


_FORMS: dict[DocumentKind, re.Pattern[str]] = {
    DocumentKind.PRC_PASSPORT: re.compile("[A-Z0-9]{5,15}"),
    DocumentKind.FOREIGN_PASSPORT: re.compile("[A-Z0-9]{5,15}"),
    DocumentKind.HM_TRAVEL_PERMIT: re.compile("[HM][0-9]{8}([0-9]{2})?"),
    DocumentKind.TAIWAN_TRAVEL_PERMIT: re.compile("[0-9]{8}"),
    DocumentKind.OTHER: re.compile(".+", re.DOTALL),
}
_USUAL_PRC_PASSPORT = re.compile("E[A-HJ-NP-Z0-9][0-9]{7}|[GDSP][0-9]{7,8}")
_OLD_FOREIGN_RESIDENCE = re.compile("[A-Z]{3}[0-9]{12}")
_COUNTRY = re.compile("[A-Z]{3}")
_LIKE_RESIDENT: dict[DocumentKind, IdKind] = {
    DocumentKind.RESIDENT: "resident",
    DocumentKind.FOREIGN_RESIDENCE: "foreign_residence",
    DocumentKind.HMT_RESIDENCE_PERMIT: "hmt_residence_permit",
}
_MRZ_WEIGHTS = (7, 3, 1)
_MRZ_SIGN = re.compile("[A-Z0-9<]*")
# The second line of a passport; c1 to c4 are the check digits of the fields before them, c5 that of all.
_MRZ_LINE = re.compile(
    "(?P<number>[A-Z0-9<]{9})(?P<c1>[0-9])(?P<country>[A-Z<]{3})(?P<birth>[0-9]{6})(?P<c2>[0-9])(?P<sex>[MFX<])"
    "(?P<expiry>[0-9]{6})(?P<c3>[0-9])(?P<personal>[A-Z0-9<]{14})(?P<c4>[0-9<])(?P<c5>[0-9])"
)


@dataclass(frozen=True, slots=True)
class DocumentCheck:
    """What a document number says; `resident` holds birth, sex and age where the number carries them."""

    normalized: str
    code: DocumentCode | None = None
    problem: Told | None = None
    warnings: tuple[Told, ...] = ()
    resident: IdCheck | None = None

    @property
    def ok(self) -> bool:
        return self.code is None


@dataclass(frozen=True, slots=True)
class DocumentFacts:
    """What was read from the document besides its number; `country` is ISO 3166 alpha-3."""

    country: str = ""
    valid_to: date | None = None
    note: str = ""


def check_document(kind: DocumentKind, text: str, facts: DocumentFacts, on: date) -> DocumentCheck:
    """Checks the number of a document, and for foreign passports country and expiry. Never raises."""
    number = normalise_identifier(text)
    if kind in _LIKE_RESIDENT and not (
        kind is DocumentKind.FOREIGN_RESIDENCE and _OLD_FOREIGN_RESIDENCE.fullmatch(number)
    ):
        return _check_like_resident(kind, number, on)
    form = _FORMS.get(kind)
    if form is not None and not form.fullmatch(number):
        return DocumentCheck(number, "BAD_FORMAT", told(DOCUMENT_BAD_FORMAT))
    if kind is DocumentKind.FOREIGN_PASSPORT:
        return _check_foreign_passport(number, facts, on)
    warnings = []
    if kind is DocumentKind.PRC_PASSPORT and not _USUAL_PRC_PASSPORT.fullmatch(number):
        warnings.append(told(DOCUMENT_UNUSUAL))
    if kind is DocumentKind.OTHER and not facts.note.strip():
        warnings.append(told(DOCUMENT_NEEDS_NOTE))
    return DocumentCheck(number, warnings=tuple(warnings))


def _check_foreign_passport(number: str, facts: DocumentFacts, on: date) -> DocumentCheck:
    """A foreign passport needs its country and an expiry after the day."""
    if not _COUNTRY.fullmatch(facts.country):
        return DocumentCheck(number, "BAD_COUNTRY", told(DOCUMENT_COUNTRY))
    if facts.valid_to is None or facts.valid_to <= on:
        return DocumentCheck(number, "EXPIRED", told(DOCUMENT_EXPIRED, on=on))
    return DocumentCheck(number)


def _check_like_resident(kind: DocumentKind, number: str, on: date) -> DocumentCheck:
    """A number in the form of ID-01, which must belong to the kind of document that was chosen."""
    checked = check_resident_id(number, on)
    if checked.ok and checked.kind != _LIKE_RESIDENT[kind]:
        return DocumentCheck(checked.normalized, "BAD_FORMAT", told(DOCUMENT_BAD_FORMAT))
    if checked.code == "BAD_FORMAT":
        problem = ID_BAD_FORMAT if kind is DocumentKind.RESIDENT else DOCUMENT_BAD_FORMAT
        return DocumentCheck(checked.normalized, "BAD_FORMAT", told(problem))
    return DocumentCheck(checked.normalized, checked.code, checked.problem, checked.warnings, checked)


def mrz_check_digit(field: str) -> str | None:
    """The check digit of a machine-readable field, weights 7-3-1 modulo 10; None if a sign cannot stand there."""
    if not _MRZ_SIGN.fullmatch(field):
        return None
    values = (0 if sign == "<" else int(sign, 36) for sign in field)
    return str(sum(value * _MRZ_WEIGHTS[place % 3] for place, value in enumerate(values)) % 10)


def passport_number_from_mrz(line: str) -> str | None:
    """The passport number in the second machine-readable line (44 signs); None unless all its check digits agree."""
    found = _MRZ_LINE.fullmatch(line.strip().upper())
    if not found:
        return None
    parts = found.groupdict()
    personal = mrz_check_digit(parts["personal"])
    agree = (
        mrz_check_digit(parts["number"]) == parts["c1"]
        and mrz_check_digit(parts["birth"]) == parts["c2"]
        and mrz_check_digit(parts["expiry"]) == parts["c3"]
        # An empty personal number may have < for its check digit.
        and (parts["c4"] == personal or (parts["c4"] == "<" and not parts["personal"].strip("<")))
        and mrz_check_digit(found[0][:10] + found[0][13:20] + found[0][21:43]) == parts["c5"]
    )
    return parts["number"].rstrip("<") if agree else None
