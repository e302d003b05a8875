"""What hangs on a customer beside the own row: people, further documents, cars, personal notes; as stored and shown."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from showroom.customers.model import IdKind
from showroom.customers.parts_model import (
    ContactPerson,
    ContactRole,
    IdentityPaper,
    NoteTopic,
    OwnedVehicle,
    PersonalNote,
)
from showroom.kernel.errors import Message, Told, told
from showroom.kernel.identity_documents import DOCUMENT_UNUSUAL, DocumentFacts, DocumentKind, check_document
from showroom.kernel.names import mask_id, mask_phone, mask_vin

ROLE_NAMES = {
    ContactRole.USER: ("使用人", "user"),
    ContactRole.PAYER: ("付款人", "payer"),
    ContactRole.DECISION_MAKER: ("决策人（KP）", "decision maker (KP)"),
    ContactRole.INFLUENCER: ("影响人", "influencer"),
    ContactRole.GUARDIAN: ("监护人", "guardian"),
    ContactRole.AGENT: ("经办人", "agent of the company"),
    ContactRole.LEGAL_REPRESENTATIVE: ("法定代表人", "legal representative"),
    ContactRole.FAMILY: ("家人", "family"),
}
TOPIC_NAMES = {
    NoteTopic.FAMILY: ("家庭", "family"),
    NoteTopic.CHILDREN: ("儿童", "children"),
    NoteTopic.HOBBY: ("爱好", "hobby"),
    NoteTopic.CULTURE: ("文化习俗", "culture"),
    NoteTopic.WORK: ("工作", "work"),
    NoteTopic.OTHER: ("其他", "other"),
}
CHILD_NEEDS = {
    "infant": ("0–1 岁，婴儿提篮", "0–1 years, infant carrier"),
    "toddler": ("1–4 岁，儿童座椅", "1–4 years, child seat"),
    "booster": ("4–12 岁，增高垫", "4–12 years, booster"),
    "grown": ("12 岁以上，无需座椅", "over 12, no seat needed"),
}
"""All that is kept of children: age band and seat (PI-06)."""
PAPER_VALID = Message("paper_valid", "有效期至 {day}", "valid to {day}")
PAPER_LONG_TERM = Message("paper_long_term", "长期有效", "valid long-term")
PAPER_EXPIRED = Message("paper_expired", "已于 {day} 过期（ID-06）", "expired on {day} (ID-06)")
PAPER_LEGACY = Message(
    "paper_legacy", "15 位旧号码：请查验现行证件（ID-05、US-04）", "Old 15-digit number: ask for the present document"
)
PAPER_UNCHECKED = Message("paper_unchecked", "号码不符合证件格式", "The number has not the form of the document")
DOCUMENT_KINDS = {
    IdKind.RESIDENT: DocumentKind.RESIDENT,
    IdKind.PASSPORT: DocumentKind.PRC_PASSPORT,
    IdKind.FOREIGN_PASSPORT: DocumentKind.FOREIGN_PASSPORT,
    IdKind.PERMANENT_RESIDENCE: DocumentKind.FOREIGN_RESIDENCE,
    IdKind.HOME_RETURN: DocumentKind.HM_TRAVEL_PERMIT,
    IdKind.TAIWAN_PASS: DocumentKind.TAIWAN_TRAVEL_PERMIT,
    IdKind.RESIDENCE_PERMIT: DocumentKind.HMT_RESIDENCE_PERMIT,
    IdKind.OFFICER: DocumentKind.OTHER,
}
"""The kernel's names of the kinds; the credit code has a check of its own."""


@dataclass(frozen=True, slots=True)
class ContactPersonDraft:
    """A person beside the customer; `version` 0 for a new one."""

    name: str
    role: ContactRole
    relation: str = ""
    phone: str = ""
    note: str = ""
    version: int = 0


@dataclass(frozen=True, slots=True)
class PaperDraft:
    """One more identity document; `valid_to` None is 长期, `country` is ISO 3166 alpha-3 for foreign passports."""

    kind: IdKind
    number: str
    country: str = ""
    valid_to: date | None = None
    note: str = ""
    version: int = 0


@dataclass(frozen=True, slots=True)
class OwnedVehicleDraft:
    """A car the customer has; kilometres as read on `mileage_on`."""

    brand: str
    model: str = ""
    plate: str = ""
    vin: str = ""
    since: date | None = None
    mileage_km: int | None = None
    mileage_on: date | None = None
    insurance_to: date | None = None
    gone_on: date | None = None
    note: str = ""
    version: int = 0


@dataclass(frozen=True, slots=True)
class NoteDraft:
    """A note of private life; for children `text` is one of CHILD_NEEDS (PI-06)."""

    topic: NoteTopic
    text: str
    version: int = 0


PartDraft = ContactPersonDraft | PaperDraft | OwnedVehicleDraft | NoteDraft


@dataclass(frozen=True, slots=True)
class PartSaved:
    """A part was written; `undo` is the token that takes it back."""

    id: int
    undo: int


@dataclass(frozen=True, slots=True)
class PaperState:
    """How a document stands: validity in words, whether it has run out, and what its number tells besides."""

    text: Told
    expired: bool
    warning: Told | Message | None = None


@dataclass(frozen=True, slots=True)
class ContactPersonLine:
    """A person as the file shows them; the number masked (PI-10)."""

    id: int
    version: int
    name: str
    role: ContactRole
    relation: str
    phone: str
    note: str


@dataclass(frozen=True, slots=True)
class PaperLine:
    """An identity document; the number masked (PI-05, PI-10)."""

    id: int
    version: int
    kind: IdKind
    number: str
    country: str
    valid_to: date | None
    note: str
    state: PaperState


@dataclass(frozen=True, slots=True)
class OwnedVehicleLine:
    """A car; of the VIN the last six signs. `replaceable`: within the months of FU-11; `renew_in` days, or None."""

    id: int
    version: int
    brand: str
    model: str
    plate: str
    vin: str
    since: date | None
    mileage_km: int | None
    mileage_on: date | None
    insurance_to: date | None
    gone_on: date | None
    note: str
    replaceable: bool
    renew_in: int | None


@dataclass(frozen=True, slots=True)
class NoteLine:
    """A personal note; `text` of children is a key of CHILD_NEEDS."""

    id: int
    version: int
    topic: NoteTopic
    text: str


@dataclass(frozen=True, slots=True)
class CarDates:
    """What a car's dates are held against: today, and the months in which a replacement is due (FU-11)."""

    today: date
    from_months: int
    to_months: int


def paper_state(kind: IdKind, number: str, valid_to: date | None, on: date) -> PaperState:
    """Validity and check of a document on a day; it is valid on its last day (ID-06, §1.2)."""
    if valid_to is None:
        return PaperState(told(PAPER_LONG_TERM), False, _warning(kind, number, on))
    expired = valid_to < on
    text = told(PAPER_EXPIRED if expired else PAPER_VALID, day=valid_to.isoformat())
    return PaperState(text, expired, _warning(kind, number, on))


def _warning(kind: IdKind, number: str, on: date) -> Told | Message | None:
    if kind is IdKind.CREDIT_CODE:
        return PAPER_LEGACY if len(number) == 15 else None
    far = DocumentFacts("XXX", date.max, "-")  # the number alone is judged here
    checked = check_document(DOCUMENT_KINDS[kind], number, far, on)
    if not checked.ok:
        return PAPER_UNCHECKED
    if len(number) == 15 and kind is IdKind.RESIDENT:
        return PAPER_LEGACY
    unusual = (warning for warning in checked.warnings if warning.message is DOCUMENT_UNUSUAL)
    return next(unusual, next(iter(checked.warnings), None))


def contact_line(row: ContactPerson) -> ContactPersonLine:
    """The line of a person."""
    return ContactPersonLine(row.id, row.version, row.name, row.role, row.relation, mask_phone(row.phone), row.note)


def paper_line(row: IdentityPaper, on: date) -> PaperLine:
    """The line of a document."""
    state = paper_state(row.kind, row.number, row.valid_to, on)
    return PaperLine(row.id, row.version, row.kind, mask_id(row.number), row.country, row.valid_to, row.note, state)


def vehicle_line(row: OwnedVehicle, dates: CarDates) -> OwnedVehicleLine:
    """The line of a car, with what its age and policy suggest (FU-7, FU-11)."""
    renew_in = None if row.insurance_to is None or row.gone_on else (row.insurance_to - dates.today).days
    return OwnedVehicleLine(
        row.id,
        row.version,
        row.brand,
        row.model,
        row.plate,
        mask_vin(row.vin),
        row.since,
        row.mileage_km,
        row.mileage_on,
        row.insurance_to,
        row.gone_on,
        row.note,
        row.gone_on is None and is_replaceable(row.since, dates),
        renew_in,
    )


def is_replaceable(since: date | None, dates: CarDates) -> bool:
    """Whether a car is in the months in which its owner thinks of the next, both ends in (FU-11, G-03)."""
    if since is None or since > dates.today:
        return False
    months = (dates.today.year - since.year) * 12 + dates.today.month - since.month - (dates.today.day < since.day)
    return dates.from_months <= months <= dates.to_months


def note_line(row: PersonalNote) -> NoteLine:
    """The line of a note."""
    return NoteLine(row.id, row.version, row.topic, row.text)
