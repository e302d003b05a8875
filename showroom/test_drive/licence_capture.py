"""Licences from photographs: read, judged at once, and stored when a person confirmed every field (TD-01 to TD-05).

Nothing that recognition read reaches the database by itself: `store` takes a `ConfirmedReading`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from showroom.customers.model import ConsentPurpose
from showroom.customers.records import newest_consents
from showroom.deals.handover import get_deal, note, work_on
from showroom.deals.model import Deal, Step
from showroom.kernel.actor import Actor, Permission
from showroom.kernel.errors import Bug, Message, ShowroomError
from showroom.kernel.findings import Finding, Severity
from showroom.persistence.actions import Tx, Workplace, composed, reads, writes
from showroom.recognition.frames import TextLine
from showroom.recognition.process import Recogniser
from showroom.test_drive import licence_retention as retention
from showroom.test_drive import queries
from showroom.test_drive.case import Licence, TestDrivePolicy
from showroom.test_drive.case_building import Plan, build_case, draft_of
from showroom.test_drive.drafts import DriveDraft, LicenceDraft
from showroom.test_drive.eligibility import decide_eligibility
from showroom.test_drive.licence_capture_model import LicenceCapture
from showroom.test_drive.licence_confirmation import ConfirmedReading
from showroom.test_drive.licence_fields import LONG_TERM
from showroom.test_drive.licence_layout import LABELS_ENOUGH, lay_out, turns
from showroom.test_drive.licence_pictures import Photograph, prepare, turned
from showroom.test_drive.licence_reading import FIELDS, LicenceReading, read_licence
from showroom.test_drive.licence_record import record_licence
from showroom.test_drive.rules import OPEN_STATUSES
from showroom.test_drive.views import TestDriveView

CONSENT_FIRST = Message(
    "licence_consent_first",
    "请先取得客户对个人信息和证件影像的同意（TD-18）：未保存任何内容",
    "The customer's consent to personal data and to copies comes first (TD-18): nothing was stored",
)
ABOUT_LICENCE = ("TD-02", "TD-03", "TD-04", "TD-05", "TD-06", "TD-07", "TD-21")
"""The rules whose answer a licence alone decides; shown before anything is confirmed."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One photographed sheet: the picture as it is kept, upright, and the lines on it."""

    photo: Photograph
    lines: tuple[TextLine, ...]


@dataclass(frozen=True, slots=True)
class CapturedLicence:
    """What is handed over for storing: confirmed fields and the photographs, the first of which is the main sheet."""

    confirmed: ConfirmedReading
    front: Photograph | None = None
    back: Photograph | None = None


@dataclass(frozen=True, slots=True)
class Foresight:
    """What the rules would say if the reading were confirmed as it stands; nothing of it is stored."""

    findings: tuple[Finding, ...]

    @property
    def passes(self) -> bool:
        return not any(finding.severity >= Severity.NEEDS_APPROVAL for finding in self.findings)


class LicenceCaptureService:
    """Reading, judging and storing photographed licences."""

    def __init__(self, work: Workplace, recogniser: Recogniser | None = None) -> None:
        self.work = work
        self.recogniser = recogniser or Recogniser()

    @composed(Permission.TEST_DRIVE_WRITE)
    def warm(self, _actor: object) -> None:
        """Start the recognition process, so that a photo need not wait for it; raises ShowroomError(recognition_…)."""
        self.recogniser.warm()

    @composed(Permission.TEST_DRIVE_WRITE)
    def keep(self, _actor: object, content: bytes) -> Photograph:
        """The picture as it would be kept; raises ShowroomError(licence_no_picture | licence_picture_too_large)."""
        return prepare(content)

    @composed(Permission.TEST_DRIVE_WRITE)
    def look(self, _actor: object, photo: Photograph) -> Sheet:
        """The lines on a photograph, which is turned upright if it must; raises ShowroomError(recognition_…)."""
        sheet = Sheet(photo, self.recogniser.read(photo.jpeg))
        for degrees in turns(sheet.lines):
            other = turned(photo, degrees)
            again = Sheet(other, self.recogniser.read(other.jpeg))
            if lay_out(again.lines).known >= LABELS_ENOUGH:
                return again
        return sheet

    @composed(Permission.TEST_DRIVE_WRITE)
    def make_out(self, _actor: object, sheets: Sequence[Sheet]) -> LicenceReading:
        """The fields that the sheets together show."""
        return read_licence([sheet.lines for sheet in sheets], self.work.today())

    @reads(Permission.TEST_DRIVE_WRITE)
    def foresee(self, tx: Tx, deal_id: int, reading: LicenceReading) -> Foresight:
        """The licence's own rules on the reading: mismatch with the customer's ID, expiry, class, years (TD-02…07)."""
        deal = get_deal(tx, deal_id)
        case = build_case(tx, _plan(tx, deal))
        seen = replace(case, licence=_as_licence(case.licence, reading))
        if reading["birth"].text and case.customer.birth is None:
            seen = replace(seen, customer=replace(case.customer, birth=_day(reading["birth"].text)))
        found = decide_eligibility(seen, TestDrivePolicy.at(case.on, tx.parameters)).findings
        about = [code for code in ABOUT_LICENCE if code != "TD-03" or case.car.gearbox is not None]  # no car chosen yet
        return Foresight(tuple(f for f in found if f.code in about and f.severity > Severity.INFO))

    @writes(Permission.TEST_DRIVE_WRITE)
    def store(self, tx: Tx, deal_id: int, rest: LicenceDraft, captured: CapturedLicence) -> TestDriveView:
        """Store confirmed fields and the photographs; `rest` has what stands on no licence (declarations, consents).

        The fields of a licence in `rest` are not looked at. Raises FieldErrors, changed_meanwhile,
        ShowroomError(licence_consent_first | licence_unconfirmed).
        """
        confirmed = captured.confirmed
        if not isinstance(confirmed, ConfirmedReading):
            raise Bug("only a ConfirmedReading is stored")
        deal = work_on(tx, deal_id, Step.TEST_DRIVE)
        _require_consent(tx, deal, rest)
        row = record_licence(tx, deal.customer_id, _draft(rest, captured))
        capture = LicenceCapture(
            customer_id=deal.customer_id, confirmed_at=tx.now, confirmed_by=tx.actor.id,
            corrected=",".join(confirmed.corrected), confidence_percent=_percent(confirmed),
            file_number=confirmed.text("file_number"), keep_until=retention.keep_until(tx),
        )  # fmt: skip
        tx.session.add(capture)
        tx.session.flush()
        if rest.seen:
            note(tx, deal.id, "licence_seen", row.classes)
        tx.audit("licence_capture", capture.id, confirmed=",".join(FIELDS), corrected=capture.corrected)
        tx.audit("driving_licence", row.id, deal=deal.id, seen=rest.seen)
        tx.audit("customer", deal.customer_id)
        tx.audit("deal", deal.id, step=Step.TEST_DRIVE)
        retention.erase_overdue(tx)
        tx.session.flush()
        return queries.page_view(tx, deal)

    @reads(Permission.TEST_DRIVE_WRITE)
    def overdue(self, tx: Tx) -> bool:
        """Whether the time of any photograph is over."""
        return tx.session.scalar(retention.overdue(tx).limit(1)) is not None

    @writes(Permission.TEST_DRIVE_WRITE)
    def erase_overdue(self, tx: Tx) -> int:
        """Take out the photographs whose time is over (PI-07); how many captures that were. `store` does it too."""
        count = retention.erase_overdue(tx)
        tx.audit("licence_capture", 0, erased=count)  # that nothing was overdue is worth an entry too
        return count

    @composed(Permission.TEST_DRIVE_WRITE)
    def keep_time(self, actor: Actor) -> int:
        """All of them, a part at a time; asked for daily. Writes nothing when nothing is due (PI-05, PI-07)."""
        total = 0
        while self.overdue(actor):
            erased = self.erase_overdue(actor)
            if not erased:  # another desk is at it
                break
            total += erased
        return total


def _require_consent(tx: Tx, deal: Deal, rest: LicenceDraft) -> None:
    stored = {purpose for purpose, consent in newest_consents(tx, deal.customer_id).items() if consent.given}
    if not {ConsentPurpose.PRIVACY, ConsentPurpose.IMAGES} <= stored | rest.consents:
        raise ShowroomError(CONSENT_FIRST)


def _draft(rest: LicenceDraft, captured: CapturedLicence) -> LicenceDraft:
    """`rest` with every licence field taken from what was confirmed."""
    confirmed = captured.confirmed
    return replace(
        rest,
        number=confirmed.text("number"), name=confirmed.text("name"), classes=confirmed.text("classes"),
        first_issue=confirmed.day("first_issue"), valid_from=confirmed.day("valid_from"),
        valid_to=confirmed.day("valid_to"), long_term=confirmed.long_term, birth=confirmed.day("birth"),
        front=b"" if captured.front is None else captured.front.jpeg,
        back=b"" if captured.back is None else captured.back.jpeg,
    )  # fmt: skip


def _percent(confirmed: ConfirmedReading) -> int:
    """The mean confidence of recognition, to see in the store how far it can be trusted."""
    scores = [field.confidence for field in confirmed.fields.values() if field.text]
    return round(100 * sum(scores) / len(scores))


def _plan(tx: Tx, deal: Deal) -> Plan:
    drive = queries.newest_drive(tx, deal.id)
    if drive is not None and drive.status in OPEN_STATUSES:
        return Plan(deal, draft_of(drive), drive)
    return Plan(deal, DriveDraft(vehicle_id=queries.deal_demo_car(tx, deal)))


def _as_licence(known: Licence | None, reading: LicenceReading) -> Licence:
    return replace(
        known or Licence(issuer="CN"),
        number=reading["number"].text or None, name=reading["name"].text or None,
        classes=reading["classes"].text or None, first_issue=_day(reading["first_issue"].text),
        valid_from=_day(reading["valid_from"].text), valid_to=_day(reading["valid_to"].text),
        long_term=reading["valid_to"].text == LONG_TERM,
    )  # fmt: skip


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text and text != LONG_TERM else None
