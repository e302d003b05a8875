"""The licence as staff saw it, checked and stored; what the customer's file lacked is filled in from it."""

from __future__ import annotations

from dataclasses import fields, replace

from showroom.customers.model import Consent, ConsentPurpose, Customer, IdKind
from showroom.customers.notice import NOTICE_VERSION
from showroom.customers.records import CustomerDraft, get_customer, give_consent, newest_consents, update
from showroom.kernel.errors import REQUIRED, FieldErrors, Message, ShowroomError, Told, told
from showroom.kernel.licence import LicencePaper, parse_classes
from showroom.kernel.names import normalise_identifier, normalise_name
from showroom.kernel.text import clean_text, field_text
from showroom.persistence.actions import Tx, check_version
from showroom.test_drive import refusals as say
from showroom.test_drive.case_building import licence_of
from showroom.test_drive.drafts import LicenceDraft
from showroom.test_drive.licence_retention import start_clock
from showroom.test_drive.model import DrivingLicence

MOST_MEGABYTES = 8
ASKED = (ConsentPurpose.PRIVACY, ConsentPurpose.IMAGES, ConsentPurpose.ROUTE)
_PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")
_ABROAD = frozenset({LicencePaper.TEMPORARY_PERMIT, LicencePaper.FOREIGN_LICENCE, LicencePaper.INTERNATIONAL_PERMIT})
_TEXTS = {"number": 64, "name": 80, "classes": 20, "issuer": 10, "conditions": 80}
_PLAIN = (
    "first_issue", "valid_from", "valid_to", "long_term", "paper", "permit_valid_to", "conditions_confirmed",
    "suspended", "points_full", "medical_proof", "copy_filed",
)  # fmt: skip
Wrong = dict[str, Told | Message]


def store_licence(tx: Tx, customer_id: int, draft: LicenceDraft) -> DrivingLicence:
    """Save what the actor saw; raises FieldErrors. Pictures that nothing was read from get their clock here (PI-05)."""
    row = record_licence(tx, customer_id, draft)
    if draft.front or draft.back:
        start_clock(tx, customer_id)
    return row


def record_licence(tx: Tx, customer_id: int, draft: LicenceDraft) -> DrivingLicence:
    """The row itself; raises FieldErrors. An expired or foreign licence is stored: the verdict says so."""
    row = licence_of(tx, customer_id)
    check_version(draft.version, 0 if row is None else row.version)
    values = _checked(tx, draft)
    complete_customer(tx, customer_id, draft)
    row = row or DrivingLicence(customer_id=customer_id)
    for name, value in values.items():
        setattr(row, name, value)
    for side in ("front", "back"):
        picture = getattr(draft, side)
        if picture:
            setattr(row, side, picture)
            setattr(row, f"{side}_taken", True)
    if draft.seen:
        row.seen_by, row.seen_at = tx.actor.id, tx.now
    tx.session.add(row)
    tx.session.flush()
    return row


def _checked(tx: Tx, draft: LicenceDraft) -> dict[str, object]:
    wrong: Wrong = {}
    values: dict[str, object] = {name: getattr(draft, name) for name in _PLAIN}
    for name, limit in _TEXTS.items():
        try:
            values[name] = clean_text(getattr(draft, name), limit)
        except ShowroomError as error:
            wrong[f"licence_{name}"] = told(error.message, **error.values)
            values[name] = ""
    values["number"] = normalise_identifier(str(values["number"]))
    values["name"] = normalise_name(str(values["name"]))
    values["classes"] = normalise_identifier(str(values["classes"]))
    values["issuer"] = normalise_identifier(str(values["issuer"]))
    for name in ("number", "name"):
        if not values[name]:
            wrong.setdefault(f"licence_{name}", REQUIRED)
    _check_classes(str(values["classes"]), draft, wrong)
    _check_dates(tx, draft, wrong)
    _check_issuer(str(values["issuer"]), draft, wrong)
    _check_pictures(draft, wrong)
    if wrong:
        raise FieldErrors(wrong)
    return values


def _check_classes(text: str, draft: LicenceDraft, wrong: Wrong) -> None:
    classes = parse_classes(text)
    if not text and draft.paper not in _ABROAD:
        wrong.setdefault("licence_classes", REQUIRED)
    elif text and classes.unread and draft.paper not in _ABROAD:
        wrong.setdefault("licence_classes", told(say.CLASSES_UNKNOWN, unread=classes.unread))


def _check_dates(tx: Tx, draft: LicenceDraft, wrong: Wrong) -> None:
    if draft.first_issue is not None and draft.first_issue > tx.today:
        wrong["licence_first_issue"] = say.IN_FUTURE
    if draft.valid_from and draft.valid_to and draft.valid_to < draft.valid_from:
        wrong["licence_valid_to"] = say.DATES_REVERSED


def _check_issuer(issuer: str, draft: LicenceDraft, wrong: Wrong) -> None:
    letters = issuer.isascii() and issuer.isalpha() and len(issuer) in (2, 3)
    if not letters or (draft.paper in _ABROAD and issuer in ("CN", "CHN")):
        wrong.setdefault("licence_issuer", say.ISSUER)


def _check_pictures(draft: LicenceDraft, wrong: Wrong) -> None:
    for side in ("front", "back"):
        picture = getattr(draft, side)
        if picture and not picture.startswith(_PICTURES):
            wrong[f"licence_{side}"] = say.NOT_AN_IMAGE
        elif len(picture) > MOST_MEGABYTES * 2**20:
            wrong[f"licence_{side}"] = told(say.IMAGE_TOO_LARGE, limit=MOST_MEGABYTES)


def complete_customer(tx: Tx, customer_id: int, draft: LicenceDraft) -> None:
    """Add identity document and birth where the file has none, and consents newly given (TD-04, TD-07, TD-18)."""
    customer = get_customer(tx, customer_id)
    known = _customer_draft(customer)
    number = normalise_identifier(field_text("id_number", draft.id_number, 64))
    if number and customer.id_number and number != customer.id_number:
        raise FieldErrors({"id_number": say.LICENCE_ELSEWHERE})
    adds_number = bool(number) and not customer.id_number
    birth = draft.birth if customer.birth is None else customer.birth
    if adds_number or birth != customer.birth:
        kind = (draft.id_kind or customer.id_kind or IdKind.RESIDENT) if adds_number else customer.id_kind
        update(tx, customer, replace(known, id_kind=kind, id_number=number or known.id_number, birth=birth))
    have = newest_consents(tx, customer_id)
    for purpose in ASKED:
        stands = purpose in have and have[purpose].given
        if purpose in draft.consents and not stands:
            give_consent(tx, customer_id, purpose, notice_version(have), "test_drive")


def notice_version(have: dict[ConsentPurpose, Consent]) -> str:
    """The version of the notice that the customer was last told, the shipped one when never (PI-02)."""
    newest = max(have.values(), key=lambda consent: consent.id, default=None)
    return NOTICE_VERSION if newest is None else newest.notice_version


def _customer_draft(customer: Customer) -> CustomerDraft:
    same = {f.name: getattr(customer, f.name) for f in fields(CustomerDraft) if f.name != "other_phones"}
    same |= {"phone": customer.phone or "", "id_number": customer.id_number or ""}
    return CustomerDraft(**same, other_phones=tuple(customer.other_phones.split()))
