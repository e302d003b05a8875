"""From a drive that is back and rated to its report, sealed in the same transaction (TR-03, TR-04)."""

from __future__ import annotations

import dataclasses
import json
from datetime import datetime
from typing import Any

from showroom.customers.records import get_customer
from showroom.deals.model import Deal
from showroom.documents.paper import PaperHead
from showroom.documents.store import SealedPaper, page_count, seal, sha256_of
from showroom.kernel.errors import Bug, Lang
from showroom.persistence.actions import Tx
from showroom.staff.service import staff_name, store_card
from showroom.test_drive.case import Mode
from showroom.test_drive.drive_model import DriveRecord, Phase
from showroom.test_drive.drive_record import marks_of, record_of
from showroom.test_drive.intent import ASPECTS, INTENT_NAMES, Intent
from showroom.test_drive.model import DriveRoute, TestDrive
from showroom.test_drive.quiet_drive import points_of
from showroom.test_drive.report_pdf import ReportPaper, render
from showroom.vehicles.records import get_model, get_vehicle, model_text

KIND = "drive_report"
TEMPLATE = "drive-report-2026.2"


def seal_report(tx: Tx, deal: Deal, drive: TestDrive) -> None:
    """Render and seal the report in both languages; the store's language is the drive's own."""
    record = record_of(tx, drive)
    for lang in _LANGUAGES:
        paper = report_paper(tx, drive, record, lang)
        pdf = render(paper, lang)
        sealed = SealedPaper(
            KIND, drive.number, lang, pdf, page_count(pdf), TEMPLATE, _snapshot(paper, lang), deal.id,
            drive.customer_id,
        )  # fmt: skip
        document_id = seal(tx, sealed)
        if record.report_id is None:
            record.report_id, record.report_sha256 = document_id, sha256_of(pdf)


_LANGUAGES: tuple[Lang, Lang] = ("zh", "en")


def report_paper(tx: Tx, drive: TestDrive, record: DriveRecord, lang: Lang) -> ReportPaper:
    """Everything the report prints of a drive that is back and rated."""
    zone, vehicle = tx.work.zone, get_vehicle(tx, drive.vehicle_id)
    if drive.out_at is None or drive.back_at is None or drive.out_km is None or drive.back_km is None:
        raise Bug(f"test drive {drive.id} is rated and was never out and back")
    route = None if drive.route_id is None else tx.session.get(DriveRoute, drive.route_id)
    ratings: dict[str, int] = json.loads(drive.ratings)
    seen = record.licence_seen_at
    return ReportPaper(
        head=PaperHead(store_card(tx.session).name, drive.number, TEMPLATE),
        customer=get_customer(tx, drive.customer_id).name,
        ride=drive.mode is Mode.RIDE,
        escort=staff_name(tx.session, drive.escort_id),
        persons=drive.persons or 0,
        model=model_text(get_model(tx, vehicle.model_id)),
        plate=vehicle.plate,
        vin=vehicle.vin,
        route=drive.route if route is None else route.name,
        planned=(drive.starts_at.astimezone(zone), drive.ends_at.astimezone(zone)),
        actual=(drive.out_at.astimezone(zone), drive.back_at.astimezone(zone)),
        km=(drive.out_km, drive.back_km),
        energy=(_percent(drive.out_energy), _percent(drive.back_energy)),
        licence_seen=None if seen is None else (staff_name(tx.session, record.licence_seen_by), seen.astimezone(zone)),
        quiet_done=(len(record.quiet.split()), len(points_of(drive.mode is Mode.DRIVE))),
        agreement=(drive.agreement_template, drive.agreement_sha256),
        marks_before=marks_of(tx, drive, Phase.OUT),
        marks_after=marks_of(tx, drive, Phase.BACK),
        damage_note=drive.damage_note,
        ratings=tuple(ratings[name] for name in ASPECTS),
        words=drive.feedback_text,
        intent=INTENT_NAMES[Intent(drive.intent)][lang == "en"],
    )


def _percent(value: int | None) -> str:
    return "" if value is None else f"{value} %"


def _snapshot(paper: ReportPaper, lang: Lang) -> str:
    """The paper's data as JSON (CT-07)."""
    return json.dumps({"language": lang, **dataclasses.asdict(paper)}, ensure_ascii=False, default=_plain)


def _plain(value: Any) -> str:
    """A moment in JSON."""
    if isinstance(value, datetime):
        return value.isoformat()
    raise TypeError(f"a report holds no {type(value).__name__}")
