"""The drive itself: quiet-drive ticks, pictures, refusal with its rules, and cars that are late (TR-01, TR-04)."""

from __future__ import annotations

import sqlalchemy as sa

from showroom.customers.records import get_customer
from showroom.deals.handover import get_deal, note
from showroom.deals.model import Deal, Step
from showroom.kernel.actor import Permission
from showroom.kernel.dates import is_adult
from showroom.kernel.errors import NOT_FOUND, REQUIRED, FieldErrors, ShowroomError
from showroom.kernel.text import field_text
from showroom.persistence.actions import Tx, Workplace, reads, writes
from showroom.staff.model import StaffMember
from showroom.staff.service import staff_name
from showroom.test_drive import refusals as say
from showroom.test_drive.case import Mode
from showroom.test_drive.drive_messages import REFUSE_CODE
from showroom.test_drive.drive_model import DrivePhoto, DriveRecord, Phase
from showroom.test_drive.drive_record import late_after, marks_of, record_of, store_photo
from showroom.test_drive.drive_views import DriveRecordView, LateDrive, PhotoLine, SignedHand
from showroom.test_drive.model import DriveSignature, TestDrive
from showroom.test_drive.photos import Picture, reencode
from showroom.test_drive.points import REFUSALS
from showroom.test_drive.queries import route_choices
from showroom.test_drive.quiet_drive import packed
from showroom.test_drive.rules import DriveStatus, change_status
from showroom.test_drive.signatures import passengers_needed
from showroom.vehicles.model import Vehicle


class DriveRecordService:
    """What belongs to a drive beside its course; the course itself is `TestDriveService`."""

    def __init__(self, work: Workplace) -> None:
        self.work = work

    @reads(Permission.DEAL_READ)
    def record(self, tx: Tx, test_drive_id: int) -> DriveRecordView:
        """Everything beside the drive; raises ShowroomError(test_drive_not_found | not_your_deal)."""
        _, drive = _drive(tx, test_drive_id)
        return record_view(tx, drive)

    @writes(Permission.TEST_DRIVE_WRITE)
    def save_quiet(self, tx: Tx, test_drive_id: int, ticked: frozenset[str]) -> DriveRecordView:
        """Keep what of the quiet drive was done (TR-01)."""
        deal, drive = _drive(tx, test_drive_id)
        record_of(tx, drive).quiet = packed(ticked)
        return self._done(tx, deal, drive)

    @writes(Permission.TEST_DRIVE_WRITE)
    def add_photo(self, tx: Tx, test_drive_id: int, phase: Phase, picture: Picture) -> DriveRecordView:
        """Keep a picture that `prepare_photo` made; raises ShowroomError photo_late, photos_too_many."""
        deal, drive = _drive(tx, test_drive_id)
        row = store_photo(tx, drive, phase, picture)
        tx.audit("drive_photo", row.id, phase=phase.value)
        return self._done(tx, deal, drive)

    @reads(Permission.DEAL_READ)
    def photo(self, tx: Tx, photo_id: int) -> bytes:
        """A stored picture as JPEG bytes; raises ShowroomError(not_found | not_your_deal)."""
        row = tx.session.get(DrivePhoto, photo_id)
        if row is None:
            raise ShowroomError(NOT_FOUND, what=f"photo {photo_id}")
        _drive(tx, row.test_drive_id)
        return row.image

    @writes(Permission.TEST_DRIVE_WRITE)
    def refuse(self, tx: Tx, test_drive_id: int, codes: tuple[str, ...], reason: str) -> DriveRecordView:
        """Staff refuse the drive for these rules, in their own words (TD-15, §2.4-13); raises FieldErrors."""
        deal, drive = _drive(tx, test_drive_id)
        wrong = {}
        if not codes or not frozenset(codes) <= frozenset(REFUSALS):
            wrong["codes"] = REFUSE_CODE
        words = field_text("reason", reason, 300)
        if not words:
            wrong["reason"] = REQUIRED
        if wrong:
            raise FieldErrors(wrong)
        drive.status = change_status(drive.status, DriveStatus.REFUSED)
        drive.end_reason = words
        record_of(tx, drive).refuse_codes = " ".join(code for code in REFUSALS if code in codes)
        note(tx, deal.id, "test_drive_cancelled", f"{drive.number} · {', '.join(codes)}")
        return self._done(tx, deal, drive)

    @reads(Permission.TEST_DRIVE_WRITE)
    def overdue(self, tx: Tx) -> tuple[LateDrive, ...]:
        """Cars that are out beyond the agreed end and the store's grace: the escort's own, a manager sees all."""
        mine = sa.true() if tx.actor.may(Permission.RULE_OVERRIDE) else TestDrive.escort_id == tx.actor.id
        rows = tx.session.execute(
            sa.select(TestDrive, Vehicle.plate, StaffMember.name)
            .join(Vehicle, Vehicle.id == TestDrive.vehicle_id)
            .join(StaffMember, StaffMember.id == TestDrive.escort_id)
            .where(TestDrive.status == DriveStatus.OUT, TestDrive.ends_at < tx.now, mine)
            .order_by(TestDrive.ends_at)
            .limit(50)
        ).all()
        return tuple(
            LateDrive(
                drive.id, drive.number, drive.deal_id, plate, escort, drive.ends_at,
                int((tx.now - drive.ends_at).total_seconds() // 60),
            )
            for drive, plate, escort in rows
            if tx.now > late_after(tx, drive)
        )  # fmt: skip

    def _done(self, tx: Tx, deal: Deal, drive: TestDrive) -> DriveRecordView:
        tx.session.flush()
        tx.audit("test_drive", drive.id, status=drive.status, deal=deal.id)
        tx.audit("deal", deal.id, step=Step.TEST_DRIVE)
        return record_view(tx, drive)


def prepare_photo(data: bytes) -> Picture:
    """A camera's file as it may be stored: outside any transaction, for a reader's thread; raises as `reencode`."""
    return reencode(data)


def record_view(tx: Tx, drive: TestDrive) -> DriveRecordView:
    """The stored record as shown."""
    record = tx.session.scalar(sa.select(DriveRecord).where(DriveRecord.test_drive_id == drive.id)) or DriveRecord(
        quiet="", refuse_codes="", report_sha256=""
    )
    hands = tx.session.scalars(
        sa.select(DriveSignature).where(DriveSignature.test_drive_id == drive.id).order_by(DriveSignature.id)
    )
    birth = get_customer(tx, drive.customer_id).birth
    return DriveRecordView(
        drive_id=drive.id,
        drives=drive.mode is Mode.DRIVE,
        escort=staff_name(tx.session, drive.escort_id),
        passengers_needed=passengers_needed(drive),
        customer_is_minor=birth is not None and not is_adult(birth, tx.today),
        route=next((route for route in route_choices(tx) if route.id == drive.route_id), None),
        hands=tuple(SignedHand(h.part, h.name, h.guardian, not h.image, h.signed_at) for h in hands),
        agreement_template=drive.agreement_template,
        agreement_sha256=drive.agreement_sha256,
        licence_seen_by="" if record.licence_seen_by is None else staff_name(tx.session, record.licence_seen_by),
        licence_seen_at=record.licence_seen_at,
        quiet=frozenset(record.quiet.split()),
        marks_out=marks_of(tx, drive, Phase.OUT),
        marks_back=marks_of(tx, drive, Phase.BACK),
        photos=_photos(tx, drive),
        refuse_codes=tuple(record.refuse_codes.split()),
        report_id=record.report_id,
        report_sha256=record.report_sha256,
        ends_at=drive.ends_at,
        late_after=late_after(tx, drive) if drive.status is DriveStatus.OUT else None,
    )


def _photos(tx: Tx, drive: TestDrive) -> tuple[PhotoLine, ...]:
    rows = tx.session.scalars(sa.select(DrivePhoto).where(DrivePhoto.test_drive_id == drive.id).order_by(DrivePhoto.id))
    return tuple(
        PhotoLine(p.id, p.phase, p.width, p.height, p.taken_at, staff_name(tx.session, p.taken_by), p.keep_until)
        for p in rows
    )


def _drive(tx: Tx, test_drive_id: int) -> tuple[Deal, TestDrive]:
    drive = tx.session.get(TestDrive, test_drive_id)
    if drive is None:
        raise ShowroomError(say.DRIVE_NOT_FOUND)
    return get_deal(tx, drive.deal_id), drive
