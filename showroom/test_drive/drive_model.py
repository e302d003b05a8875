"""Tables of the drive itself: what was shown and ticked, marks on the drawing of the car, pictures (TR-01, TR-04)."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from showroom.persistence.columns import Key, Moment, PersonalImage, Word
from showroom.persistence.orm import Model, Numbered
from showroom.test_drive.damage import DamageKind


class Phase(StrEnum):
    """When a mark was found or a picture taken: before the keys went out, or after they came back."""

    OUT = "out"
    BACK = "back"


class DriveRecord(Numbered, Model):
    """One row beside a test drive: the licence shown again at the keys, quiet-drive ticks, the sealed report.

    `quiet` holds the ticked points of TR-01, `refuse_codes` the rules for which staff refused, both as words.
    """

    __tablename__ = "drive_record"
    test_drive_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("test_drive.id"), unique=True)
    licence_seen_by: Mapped[int | None] = mapped_column(Key, sa.ForeignKey("staff_member.id"))
    licence_seen_at: Mapped[datetime | None] = mapped_column(Moment)
    quiet: Mapped[str] = mapped_column(sa.String(200), default="")
    refuse_codes: Mapped[str] = mapped_column(sa.String(200), default="")
    report_id: Mapped[int | None] = mapped_column(Key, sa.ForeignKey("document.id"))
    report_sha256: Mapped[str] = mapped_column(sa.String(64), default="")


class DrivePhoto(Numbered, Model):
    """A picture of the car: re-encoded, without what the camera wrote into it; `keep_until` as PI-07 says."""

    __tablename__ = "drive_photo"
    test_drive_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("test_drive.id"), index=True)
    phase: Mapped[Phase] = mapped_column(Word(Phase))
    image: Mapped[bytes] = mapped_column(PersonalImage, deferred=True)
    width: Mapped[int]
    height: Mapped[int]
    taken_at: Mapped[datetime] = mapped_column(Moment)
    taken_by: Mapped[int] = mapped_column(Key, sa.ForeignKey("staff_member.id"))
    keep_until: Mapped[date] = mapped_column(sa.Date, index=True)


class DriveDamage(Numbered, Model):
    """A mark on the plan of the car, in the units of the drawing (TR-04)."""

    __tablename__ = "drive_damage"
    test_drive_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("test_drive.id"), index=True)
    phase: Mapped[Phase] = mapped_column(Word(Phase))
    x: Mapped[int]
    y: Mapped[int]
    kind: Mapped[DamageKind] = mapped_column(Word(DamageKind))
    note: Mapped[str] = mapped_column(sa.String(120), default="")
    photo_id: Mapped[int | None] = mapped_column(Key, sa.ForeignKey("drive_photo.id"))
