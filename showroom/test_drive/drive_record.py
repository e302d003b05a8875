"""What is kept beside a test drive: licence shown again, marks, pictures, quiet drive, lateness (TR-01, TR-04)."""

from __future__ import annotations

from datetime import datetime, timedelta

import sqlalchemy as sa

from showroom.kernel.dates import add_years
from showroom.kernel.errors import FieldErrors, ShowroomError, told
from showroom.kernel.text import field_text
from showroom.persistence.actions import Tx
from showroom.test_drive import drive_messages as say
from showroom.test_drive.case import Mode
from showroom.test_drive.damage import DamageMark, inside
from showroom.test_drive.drafts import ReadingDraft
from showroom.test_drive.drive_model import DriveDamage, DrivePhoto, DriveRecord, Phase
from showroom.test_drive.model import TestDrive
from showroom.test_drive.photos import Picture
from showroom.test_drive.rules import DriveStatus

MOST_MARKS, MOST_PHOTOS = 40, 24
BEFORE = (DriveStatus.BOOKED, DriveStatus.CHECKED, DriveStatus.AGREEMENT_SIGNED)
AFTER = (DriveStatus.OUT, DriveStatus.RETURNED, DriveStatus.FEEDBACK, DriveStatus.INCIDENT)


def record_of(tx: Tx, drive: TestDrive) -> DriveRecord:
    """The row beside the drive, made when first needed."""
    row = tx.session.scalar(sa.select(DriveRecord).where(DriveRecord.test_drive_id == drive.id))
    if row is None:
        row = DriveRecord(test_drive_id=drive.id)
        tx.session.add(row)
    return row


def show_licence(tx: Tx, drive: TestDrive, draft: ReadingDraft) -> None:
    """Note who saw the licence again at the keys; raises FieldErrors(licence_shown) for a driver without (TD-01)."""
    if drive.mode is not Mode.DRIVE:
        return
    if not draft.licence_shown:
        raise FieldErrors({"licence_shown": say.LICENCE_AGAIN})
    record = record_of(tx, drive)
    record.licence_seen_by, record.licence_seen_at = tx.actor.id, tx.now


def store_marks(tx: Tx, drive: TestDrive, phase: Phase, marks: tuple[DamageMark, ...]) -> None:
    """Keep the marks of one look at the car; raises FieldErrors(marks) for places off the drawing (TR-04)."""
    if len(marks) > MOST_MARKS:
        raise FieldErrors({"marks": told(say.TOO_MANY_MARKS, limit=MOST_MARKS)})
    pictures = frozenset(tx.session.scalars(sa.select(DrivePhoto.id).where(DrivePhoto.test_drive_id == drive.id)))
    for mark in marks:
        if not inside(mark.x, mark.y):
            raise FieldErrors({"marks": say.MARK_OUTSIDE})
        if mark.photo_id is not None and mark.photo_id not in pictures:
            raise FieldErrors({"marks": say.PHOTO_ELSEWHERE})
        tx.session.add(
            DriveDamage(
                test_drive_id=drive.id, phase=phase, x=mark.x, y=mark.y, kind=mark.kind,
                note=field_text("marks", mark.note, 120), photo_id=mark.photo_id,
            )
        )  # fmt: skip


def marks_of(tx: Tx, drive: TestDrive, phase: Phase) -> tuple[DamageMark, ...]:
    """The stored marks of one look at the car, in the order in which they were set."""
    rows = tx.session.scalars(
        sa.select(DriveDamage)
        .where(DriveDamage.test_drive_id == drive.id, DriveDamage.phase == phase)
        .order_by(DriveDamage.id)
        .limit(MOST_MARKS)
    )
    return tuple(DamageMark(row.x, row.y, row.kind, row.note, row.photo_id) for row in rows)


def store_photo(tx: Tx, drive: TestDrive, phase: Phase, picture: Picture) -> DrivePhoto:
    """Keep one picture with its date of erasure; raises ShowroomError photo_late, photos_too_many (TR-04, PI-07)."""
    if drive.status not in (BEFORE if phase is Phase.OUT else AFTER):
        raise ShowroomError(say.PHOTO_LATE)
    count = tx.session.scalar(sa.select(sa.func.count()).where(DrivePhoto.test_drive_id == drive.id)) or 0
    if count >= MOST_PHOTOS:
        raise ShowroomError(say.TOO_MANY_PHOTOS, limit=MOST_PHOTOS)
    years = tx.parameters.whole("retention.test_drive_years", tx.today)
    row = DrivePhoto(
        test_drive_id=drive.id, phase=phase, image=picture.jpeg, width=picture.width, height=picture.height,
        taken_at=tx.now, taken_by=tx.actor.id, keep_until=add_years(tx.today, years),
    )  # fmt: skip
    tx.session.add(row)
    tx.session.flush()
    return row


def late_after(tx: Tx, drive: TestDrive) -> datetime:
    """The moment from which a car that is still out counts as overdue: the agreed end and the store's grace."""
    on = drive.starts_at.astimezone(tx.work.zone).date()
    return drive.ends_at + timedelta(minutes=tx.parameters.whole("test_drive.overdue_minutes", on))
