"""What a part of the file must be like before it is stored; every wrong field is named (§1, PI-06)."""

from __future__ import annotations

from datetime import date
from typing import Any

from showroom.customers import messages as say
from showroom.customers.identity import check_identity
from showroom.customers.model import IdKind
from showroom.customers.parts import (
    CHILD_NEEDS,
    DOCUMENT_KINDS,
    ContactPersonDraft,
    NoteDraft,
    OwnedVehicleDraft,
    PaperDraft,
    PartDraft,
)
from showroom.customers.parts_model import NoteTopic
from showroom.kernel.errors import REQUIRED, FieldErrors, Message, ShowroomError, Told, told
from showroom.kernel.identity_documents import DocumentFacts, check_document
from showroom.kernel.names import normalise_identifier, normalise_name
from showroom.kernel.phone import check_phone
from showroom.kernel.plate import check_plate
from showroom.kernel.text import clean_text
from showroom.kernel.vin import check_vin

Wrong = dict[str, Told | Message]
Values = dict[str, Any]
FURTHEST_KM = 3_000_000


def checked_part(draft: PartDraft, on: date) -> Values:
    """The columns to store; raises FieldErrors."""
    wrong: Wrong = {}
    if isinstance(draft, ContactPersonDraft):
        values = _contact(draft, wrong)
    elif isinstance(draft, PaperDraft):
        values = _paper(draft, on, wrong)
    elif isinstance(draft, OwnedVehicleDraft):
        values = _vehicle(draft, on, wrong)
    else:
        values = _note(draft, wrong)
    if wrong:
        raise FieldErrors(wrong)
    return values


def _texts(draft: PartDraft, limits: dict[str, int], wrong: Wrong) -> Values:
    values: Values = {}
    for name, limit in limits.items():
        values[name] = ""
        try:
            values[name] = clean_text(getattr(draft, name), limit)
        except ShowroomError as error:
            wrong[name] = told(error.message, **error.values)
    return values


def _contact(draft: ContactPersonDraft, wrong: Wrong) -> Values:
    values = _texts(draft, {"name": 80, "relation": 40, "note": 200}, wrong)
    values["name"] = normalise_name(values["name"])
    if not values["name"]:
        wrong.setdefault("name", REQUIRED)
    values |= {"role": draft.role, "phone": ""}
    if draft.phone.strip():
        phone = check_phone(draft.phone)
        values["phone"] = phone.normalized
        if phone.problem:
            wrong["phone"] = phone.problem
    return values


def _paper(draft: PaperDraft, on: date, wrong: Wrong) -> Values:
    values = _texts(draft, {"note": 200}, wrong)
    country = normalise_identifier(draft.country)[:4]
    found = check_identity(draft.kind, draft.number, on)
    values |= {"kind": draft.kind, "number": found.normalized, "country": country, "valid_to": draft.valid_to}
    if not draft.number.strip():
        wrong["number"] = REQUIRED
    elif found.problem:
        wrong["number"] = found.problem
    if draft.kind is IdKind.FOREIGN_PASSPORT:
        facts = DocumentFacts(country, draft.valid_to)
        passport = check_document(DOCUMENT_KINDS[draft.kind], found.normalized, facts, on)
        field = {"BAD_COUNTRY": "country", "EXPIRED": "valid_to"}.get(passport.code or "")
        if field and passport.problem:
            wrong.setdefault(field, passport.problem)
    elif country and not (len(country) == 3 and country.isascii() and country.isalpha()):
        wrong["country"] = say.COUNTRY_FORM
    if draft.kind is IdKind.OFFICER and not values["note"]:
        wrong.setdefault("note", say.WHICH_PAPER)
    return values


def _vehicle(draft: OwnedVehicleDraft, on: date, wrong: Wrong) -> Values:
    values = _texts(draft, {"brand": 60, "model": 80, "note": 200}, wrong)
    if not values["brand"]:
        wrong.setdefault("brand", REQUIRED)
    values |= {"plate": "", "vin": ""}
    if draft.plate.strip():
        plate = check_plate(draft.plate)
        values["plate"] = plate.normalized[:12]
        if plate.problem:
            wrong["plate"] = plate.problem
    if draft.vin.strip():
        vin = check_vin(draft.vin, on)
        values["vin"] = vin.normalized[:17]
        if vin.severity == "BLOCK" and vin.problem:
            wrong["vin"] = vin.problem
    for name in ("since", "mileage_on", "gone_on"):
        values[name] = day = getattr(draft, name)
        if day is not None and not date(1950, 1, 1) <= day <= on:
            wrong[name] = say.DAY_AHEAD
    if draft.since and draft.gone_on and draft.gone_on < draft.since:
        wrong.setdefault("gone_on", say.GONE_BEFORE)
    if draft.mileage_km is not None and not 0 <= draft.mileage_km <= FURTHEST_KM:
        wrong["mileage_km"] = say.KM_RANGE
    known_on = draft.mileage_on or (on if draft.mileage_km is not None else None)
    return values | {"mileage_km": draft.mileage_km, "mileage_on": known_on, "insurance_to": draft.insurance_to}


def _note(draft: NoteDraft, wrong: Wrong) -> Values:
    values = _texts(draft, {"text": 500}, wrong)
    if not values["text"]:
        wrong.setdefault("text", REQUIRED)
    elif draft.topic is NoteTopic.CHILDREN and values["text"] not in CHILD_NEEDS:
        wrong["text"] = say.CHILDREN_BAND
    return values | {"topic": draft.topic}
