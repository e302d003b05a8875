"""The test-drive agreement on paper (§2.4, TD-08), for a drive or for a ride."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from showroom.documents.blocks import Signatures, Signer, Title, clauses, fields, section, ticks
from showroom.documents.flow import Block, Together
from showroom.documents.paper import PaperHead, Sheet, render_sheet
from showroom.documents.parties import CustomerParty, StoreParty
from showroom.documents.phrases import BLANK, NONE, Phrase, clause, date_text, moment_text, period_text
from showroom.documents.text import CELL_STRONG
from showroom.kernel.errors import Lang
from showroom.test_drive import agreement_texts as t


@dataclass(frozen=True, slots=True)
class LicencePaper:
    """The driving licence as seen; `valid_to` None is a long-term licence."""

    number: str
    classes: str
    first_issue: date
    valid_from: date
    valid_to: date | None


@dataclass(frozen=True, slots=True)
class DrivenCar:
    """The demo car at the start: odometer in km, `energy` as fuel or charge in words."""

    model: str
    plate: str
    vin: str
    odometer: int
    energy: str


@dataclass(frozen=True, slots=True)
class AgreementPassenger:
    """Somebody riding along, with the signature as PNG bytes when given on a screen; `guardian` signs for a minor."""

    name: str
    image: bytes = b""
    guardian: str = ""
    on_paper: bool = False


@dataclass(frozen=True, slots=True)
class AgreementPaper:
    """Everything that a test-drive agreement prints.

    `ride` means that staff drive; `licence` is then None. `minimum_months` is the store's limit of TD-05,
    `store_pays` of TR-05; `recorded` says whether dashcam or positioning run (TD-18); `retention` how long the paper
    is kept, in words (PI-07); `understood` and `fit` are the customer's own ticks (TD-14). Signature images are PNG
    bytes, empty for a hand on paper; `signed_at` is aware, None while unsigned.
    """

    head: PaperHead
    made_on: date
    store: StoreParty
    customer: CustomerParty
    licence: LicencePaper | None
    car: DrivenCar
    route: str
    start: datetime
    end: datetime
    escort: str
    minimum_months: int
    retention: str
    privacy_version: str
    ride: bool = False
    passengers: tuple[AgreementPassenger, ...] = ()
    store_pays: bool = True
    recorded: bool = False
    fit: bool = False
    understood: bool = False
    customer_image: bytes = b""
    escort_image: bytes = b""
    customer_guardian: str = ""
    on_paper: bool = False
    signed_at: datetime | None = None


def render(paper: AgreementPaper, lang: Lang) -> bytes:
    """The agreement as PDF bytes, the same for the same paper; raises ShowroomError glyph_missing, too_long."""
    blocks: list[Block] = [
        Title(t.TITLE(lang), t.HEAD_LINE(lang, date=date_text(paper.made_on, lang))),
        ticks([(t.DRIVE(lang), not paper.ride), (t.RIDE(lang), paper.ride)], 2, CELL_STRONG),
        section(1, t.S_STORE(lang), lang),
        _fields(_store(paper), lang),
        section(2, t.S_CUSTOMER(lang), lang),
        _fields(_customer(paper, lang), lang),
        section(3, t.S_DRIVE(lang), lang),
        _fields(_car(paper, lang), lang),
        section(4, t.S_DECLARATIONS(lang), lang),
        *_declarations(paper, lang),
        section(5, t.S_DUTIES(lang), lang),
        *_clauses(t.RIDE_DUTIES if paper.ride else t.DUTIES, 5, lang),
        section(6, t.S_LIABILITY(lang), lang),
        *_liability(paper, lang),
        section(7, t.S_DATA(lang), lang),
        *_data(paper, lang),
        Together(ticks([(t.UNDERSTOOD(lang), paper.understood)], 1, CELL_STRONG), _signatures(paper, lang)),
    ]
    return render_sheet(Sheet(paper.head, t.TITLE(lang), blocks, paper), lang)


def _fields(values: dict[str, str], lang: Lang) -> Block:
    return fields([(t.LABELS[name](lang), value) for name, value in values.items()])


def _clauses(phrases: tuple[Phrase, ...], number: int, lang: Lang, **values: object) -> list[Block]:
    return clauses([clause(phrase, lang, **values) for phrase in phrases], number)


def _store(paper: AgreementPaper) -> dict[str, str]:
    store = paper.store
    return {"store": store.name, "uscc": store.uscc, "store_phone": store.phone, "escort": paper.escort}


def _customer(paper: AgreementPaper, lang: Lang) -> dict[str, str]:
    customer, licence = paper.customer, paper.licence
    id_text = f"{customer.id_type} {customer.id_number}".strip()
    values = {"name": customer.name, "id": id_text, "phone": customer.phone, "address": customer.address}
    if licence:
        until = date_text(licence.valid_to, lang) if licence.valid_to else t.LONG_TERM(lang)
        values |= {
            "licence": licence.number,
            "licence_class": licence.classes,
            "first_issue": date_text(licence.first_issue, lang),
            "licence_until": t.PERIOD(lang, start=date_text(licence.valid_from, lang), end=until),
        }
    comma = "、" if lang == "zh" else ", "
    values["passengers"] = comma.join(passenger.name for passenger in paper.passengers) or NONE(lang)
    return values


def _car(paper: AgreementPaper, lang: Lang) -> dict[str, str]:
    car = paper.car
    return {
        "model": car.model,
        "plate": car.plate,
        "vin": car.vin,
        "odometer": f"{car.odometer:,}",
        "energy": car.energy,
        "planned": period_text(paper.start, paper.end, lang),
        "route": paper.route,
    }


def _declarations(paper: AgreementPaper, lang: Lang) -> list[Block]:
    """The customer's declarations, with the tick that he is fit to drive (TD-14)."""
    if paper.ride:
        return _clauses((t.RIDE_DECLARATION,), 4, lang)
    first, fit = t.DECLARATIONS
    said = _clauses((t.PROOF, first), 4, lang, months=paper.minimum_months)
    return [*said, ticks([("".join(clause(fit, lang)), paper.fit)], 1, CELL_STRONG)]


def _liability(paper: AgreementPaper, lang: Lang) -> list[Block]:
    payer = (t.STORE_PAYS if paper.store_pays else t.CUSTOMER_PAYS)(lang)
    phrases = (*t.RIDE_LIABILITY, *t.LIABILITY[2:]) if paper.ride else t.LIABILITY
    return _clauses(phrases, 6, lang, payer=payer)


def _data(paper: AgreementPaper, lang: Lang) -> list[Block]:
    recording = (t.RECORDED if paper.recorded else t.NOT_RECORDED)(lang)
    version = paper.privacy_version or BLANK
    return _clauses((t.DATA,), 7, lang, retention=paper.retention, recording=recording, version=version)


def _signatures(paper: AgreementPaper, lang: Lang) -> Block:
    at = moment_text(paper.signed_at, lang) if paper.signed_at else ""
    by_hand = t.BY_HAND(lang, at=at) if at else ""
    foot, role = by_hand if paper.on_paper else at, t.SIGN_RIDER if paper.ride else t.SIGN_DRIVER
    name = _named(paper.customer.name, paper.customer_guardian, lang)
    people = [Signer(role(lang), name, paper.customer_image, foot)]
    people += [
        Signer(t.SIGN_RIDER(lang), _named(p.name, p.guardian, lang), p.image, by_hand if p.on_paper else foot)
        for p in paper.passengers
    ]
    people.append(Signer(t.SIGN_STAFF(lang), paper.escort, paper.escort_image, foot))
    rows = [Signatures(people[start : start + 3], lang) for start in range(0, len(people), 3)]
    return Together(*rows)


def _named(name: str, guardian: str, lang: Lang) -> str:
    return t.FOR_MINOR(lang, name=name, guardian=guardian) if guardian else name
