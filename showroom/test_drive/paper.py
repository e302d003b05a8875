"""From the booking and its people to the agreement that is signed and sealed (§2.4, TD-08)."""

from __future__ import annotations

import dataclasses
import json
from dataclasses import dataclass
from typing import Any

from showroom.customers.identity import ID_KIND_NAMES
from showroom.customers.records import get_customer, newest_consents
from showroom.deals.model import Deal
from showroom.documents.paper import PaperHead
from showroom.documents.parties import CustomerParty, StoreParty
from showroom.documents.seals import sealed_pdf
from showroom.documents.store import SealedPaper, page_count, seal, sha256_of
from showroom.kernel.errors import Lang
from showroom.persistence.actions import Tx
from showroom.staff.service import staff_name, store_card
from showroom.test_drive.agreement_pdf import (
    AgreementPaper,
    AgreementPassenger,
    DrivenCar,
    LicencePaper,
    render,
)
from showroom.test_drive.case import Mode, TestDrivePolicy
from showroom.test_drive.case_building import licence_of
from showroom.test_drive.drafts import AgreementDraft
from showroom.test_drive.licence_record import notice_version
from showroom.test_drive.model import DriveRoute, TestDrive
from showroom.test_drive.signatures import hands_of
from showroom.vehicles.records import get_model, get_vehicle, model_text

KIND = "agreement"
TEMPLATE = "test-drive-2026.2"
_RETENTION = {"zh": "{years} 年", "en": "{years} years"}
_NO_ROUTE = {"zh": "由陪驾人员指定", "en": "as the escort directs"}


@dataclass(frozen=True, slots=True)
class Signing:
    """What was signed: the draft and whose hands; None of it before the signing."""

    deal: Deal
    drive: TestDrive
    draft: AgreementDraft


def agreement_paper(tx: Tx, signing: Signing, lang: Lang, *, signed: bool) -> AgreementPaper:
    """Everything the agreement prints; an unsigned one carries the draft mark."""
    drive, draft = signing.drive, signing.draft
    on = drive.starts_at.astimezone(tx.work.zone).date()
    card = store_card(tx.session)
    years = tx.parameters.whole("retention.test_drive_years", on)
    route = None if drive.route_id is None else tx.session.get(DriveRoute, drive.route_id)
    images = signed and not draft.on_paper
    return AgreementPaper(
        head=PaperHead(card.name, drive.number, TEMPLATE, draft=not signed),
        made_on=tx.today,
        store=StoreParty(card.name, card.credit_code, card.address, card.phone),
        customer=_party(tx, signing.deal, lang),
        licence=_licence(tx, drive),
        car=_car(tx, drive),
        route=route.name if route is not None else drive.route or _NO_ROUTE[lang],
        start=drive.starts_at.astimezone(tx.work.zone),
        end=drive.ends_at.astimezone(tx.work.zone),
        escort=staff_name(tx.session, drive.escort_id),
        minimum_months=TestDrivePolicy.at(on, tx.parameters).licence_months,
        retention=_RETENTION[lang].format(years=years),
        privacy_version=notice_version(newest_consents(tx, drive.customer_id)),
        ride=drive.mode is Mode.RIDE,
        passengers=_passengers(draft, signed=signed),
        recorded=route is not None and route.tracked,
        fit=drive.fit_declared,
        understood=draft.understood,
        customer_image=draft.customer_image if images else b"",
        escort_image=draft.escort_image if images else b"",
        customer_guardian=hands_of(tx, drive, draft)[0].guardian,
        on_paper=signed and draft.on_paper,
        signed_at=tx.now.astimezone(tx.work.zone) if signed else None,
    )


def _passengers(draft: AgreementDraft, *, signed: bool) -> tuple[AgreementPassenger, ...]:
    """All who ride along; pictures of hands only on a signed paper, and none for a hand on the printed sheet."""
    shown = signed and not draft.on_paper
    return tuple(
        AgreementPassenger(
            p.name, p.image if shown and not p.on_paper else b"", p.guardian if p.minor else "", signed and p.on_paper
        )
        for p in draft.passengers
    )


def _party(tx: Tx, deal: Deal, lang: Lang) -> CustomerParty:
    customer = get_customer(tx, deal.customer_id)
    kind = "" if customer.id_kind is None else ID_KIND_NAMES[customer.id_kind][lang == "en"]
    return CustomerParty(customer.name, kind, customer.id_number or "", customer.phone or "", customer.address)


def _licence(tx: Tx, drive: TestDrive) -> LicencePaper | None:
    """The licence on a drive's paper; a rider's is nobody's business."""
    row = licence_of(tx, drive.customer_id) if drive.mode is Mode.DRIVE else None
    if row is None or row.first_issue is None or row.valid_from is None:
        return None
    return LicencePaper(row.number, row.classes, row.first_issue, row.valid_from, row.valid_to)


def _car(tx: Tx, drive: TestDrive) -> DrivenCar:
    vehicle = get_vehicle(tx, drive.vehicle_id)
    energy = "" if vehicle.energy_percent is None else f"{vehicle.energy_percent} %"
    model = model_text(get_model(tx, vehicle.model_id))
    return DrivenCar(model, vehicle.plate, vehicle.vin, vehicle.odometer_km, energy)


def seal_agreement(tx: Tx, signing: Signing) -> None:
    """Render and seal both languages in the signing transaction; the one that was signed is the drive's own."""
    drive, first = signing.drive, signing.draft.language
    for lang in _languages(first):
        paper = agreement_paper(tx, signing, lang, signed=True)
        pdf = sealed_pdf(tx, render(paper, lang))
        sealed = SealedPaper(
            KIND, drive.number, lang, pdf, page_count(pdf), TEMPLATE, _snapshot(paper, lang), signing.deal.id,
            drive.customer_id,
        )  # fmt: skip
        document_id = seal(tx, sealed)
        if lang == first:
            drive.agreement_id, drive.agreement_sha256 = document_id, sha256_of(pdf)
    drive.agreement_template, drive.signed_at, drive.signed_on_paper = TEMPLATE, tx.now, signing.draft.on_paper


def _languages(first: Lang) -> tuple[Lang, Lang]:
    return ("zh", "en") if first == "zh" else ("en", "zh")


def _snapshot(paper: AgreementPaper, lang: Lang) -> str:
    """The paper's data as JSON; signature pictures by their digest (CT-07)."""
    return json.dumps({"language": lang, **_plain(paper)}, ensure_ascii=False, sort_keys=True)


def _plain(value: Any) -> Any:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {entry.name: _plain(getattr(value, entry.name)) for entry in dataclasses.fields(value)}
    if isinstance(value, tuple):
        return [_plain(entry) for entry in value]
    if isinstance(value, bytes):
        return f"sha256:{sha256_of(value)}" if value else ""
    return value if isinstance(value, str | int | bool | None) else value.isoformat()
