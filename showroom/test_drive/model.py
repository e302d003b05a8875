"""Tables of the test drive: licences as seen, bookings and their course, signatures, routes, the incident list."""

from __future__ import annotations

from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from showroom.kernel.licence import LicencePaper
from showroom.persistence.columns import Key, Moment, PersonalImage, PersonalText, Word
from showroom.persistence.orm import Model, Numbered
from showroom.test_drive.case import Mode
from showroom.test_drive.rules import DriveStatus


class DrivingLicence(Numbered, Model):
    """The licence of a customer as staff saw it (TD-01, DL-02); `valid_to` None with `long_term` is 长期.

    `copy_filed`: front and back lie as a photocopy in the paper file instead of `front` and `back` here.
    """

    __tablename__ = "driving_licence"
    customer_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("customer.id"), unique=True)
    paper: Mapped[LicencePaper] = mapped_column(Word(LicencePaper))
    number: Mapped[str] = mapped_column(PersonalText, index=True)
    name: Mapped[str] = mapped_column(sa.String(80))
    classes: Mapped[str] = mapped_column(sa.String(20))
    first_issue: Mapped[date | None] = mapped_column(sa.Date)
    valid_from: Mapped[date | None] = mapped_column(sa.Date)
    valid_to: Mapped[date | None] = mapped_column(sa.Date)
    long_term: Mapped[bool] = mapped_column(default=False)
    issuer: Mapped[str] = mapped_column(sa.String(3), default="CN")
    permit_valid_to: Mapped[date | None] = mapped_column(sa.Date)
    conditions: Mapped[str] = mapped_column(sa.String(80), default="")
    conditions_confirmed: Mapped[bool] = mapped_column(default=False)
    suspended: Mapped[bool | None]
    points_full: Mapped[bool | None]
    medical_proof: Mapped[bool] = mapped_column(default=False)
    copy_filed: Mapped[bool] = mapped_column(default=False)
    front: Mapped[bytes | None] = mapped_column(PersonalImage, deferred=True)
    back: Mapped[bytes | None] = mapped_column(PersonalImage, deferred=True)
    front_taken: Mapped[bool] = mapped_column(default=False)
    back_taken: Mapped[bool] = mapped_column(default=False)
    seen_by: Mapped[int | None] = mapped_column(Key, sa.ForeignKey("staff_member.id"))
    seen_at: Mapped[datetime | None] = mapped_column(Moment)
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}


class DriveRoute(Numbered, Model):
    """A route that a manager approved (TR-02, TD-19); `tracked`: the drive is recorded by position (TD-18)."""

    __tablename__ = "drive_route"
    name: Mapped[str] = mapped_column(sa.String(80), unique=True)
    length_km: Mapped[int]
    minutes: Mapped[int]
    features: Mapped[str] = mapped_column(sa.String(200), default="")
    speed_limit: Mapped[int]
    swap_point: Mapped[str] = mapped_column(sa.String(80), default="")
    motorway: Mapped[bool] = mapped_column(default=False)
    tracked: Mapped[bool] = mapped_column(default=False)
    active: Mapped[bool] = mapped_column(default=True)
    approved_by: Mapped[int] = mapped_column(Key, sa.ForeignKey("staff_member.id"))
    approved_at: Mapped[datetime] = mapped_column(Moment)


class TestDrive(Numbered, Model):
    """One drive (试驾) or ride (试乘) from its booking to its feedback (§2.3).

    The slot is `[starts_at, ends_at)`; `held_until` is its end plus the buffer of TD-13. Two bookings that share a
    car, an escort or a customer clash exactly when their `[starts_at, held_until)` overlap: the new one then meets
    the old one's `[start − buffer, end + buffer)`. The database itself refuses such a pair.
    """

    __test__ = False  # pytest takes the name for a test class
    __tablename__ = "test_drive"
    number: Mapped[str] = mapped_column(sa.String(40), unique=True)
    deal_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("deal.id"), index=True)
    customer_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("customer.id"))
    vehicle_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("vehicle.id"))
    escort_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("staff_member.id"))
    mode: Mapped[Mode] = mapped_column(Word(Mode))
    status: Mapped[DriveStatus] = mapped_column(Word(DriveStatus), default=DriveStatus.BOOKED)
    starts_at: Mapped[datetime] = mapped_column(Moment)
    ends_at: Mapped[datetime] = mapped_column(Moment)
    held_until: Mapped[datetime] = mapped_column(Moment)
    route_id: Mapped[int | None] = mapped_column(Key, sa.ForeignKey("drive_route.id"))
    route: Mapped[str] = mapped_column(sa.String(80), default="")
    bad_conditions: Mapped[bool] = mapped_column(default=False)
    persons: Mapped[int | None]
    children_seated: Mapped[bool] = mapped_column(default=False)
    guardian_present: Mapped[bool] = mapped_column(default=False)
    fit_declared: Mapped[bool] = mapped_column(default=False)
    observed_unfit: Mapped[bool | None]
    probation_sticker: Mapped[bool] = mapped_column(default=False)
    companion_years: Mapped[int | None]
    agreement_id: Mapped[int | None] = mapped_column(Key, sa.ForeignKey("document.id"))
    agreement_template: Mapped[str] = mapped_column(sa.String(40), default="")
    agreement_sha256: Mapped[str] = mapped_column(sa.String(64), default="")
    signed_at: Mapped[datetime | None] = mapped_column(Moment)
    signed_on_paper: Mapped[bool] = mapped_column(default=False)
    out_at: Mapped[datetime | None] = mapped_column(Moment)
    out_km: Mapped[int | None]
    out_energy: Mapped[int | None]
    out_verdict: Mapped[str] = mapped_column(sa.String(20), default="")
    out_findings: Mapped[str] = mapped_column(sa.Text, default="")
    out_by: Mapped[int | None] = mapped_column(Key, sa.ForeignKey("staff_member.id"))
    back_at: Mapped[datetime | None] = mapped_column(Moment)
    back_km: Mapped[int | None]
    back_energy: Mapped[int | None]
    damage_checked: Mapped[bool] = mapped_column(default=False)
    damage_note: Mapped[str] = mapped_column(sa.String(300), default="")
    ratings: Mapped[str] = mapped_column(sa.Text, default="")
    feedback_text: Mapped[str] = mapped_column(sa.String(500), default="")
    intent: Mapped[str] = mapped_column(sa.String(20), default="")
    end_reason: Mapped[str] = mapped_column(sa.String(300), default="")
    created_at: Mapped[datetime] = mapped_column(Moment)
    created_by: Mapped[int] = mapped_column(Key, sa.ForeignKey("staff_member.id"))
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}
    __table_args__ = (
        sa.CheckConstraint("ends_at > starts_at AND held_until >= ends_at", name="whole_slot"),
        sa.Index("ix_test_drive_car", "vehicle_id", "starts_at"),
        sa.Index("ix_test_drive_escort", "escort_id", "starts_at"),
        sa.Index("ix_test_drive_customer", "customer_id", "starts_at"),
        sa.Index("ix_test_drive_day", "starts_at"),
    )


class DriveSignature(Numbered, Model):
    """Who signed the agreement in which part, `guardian` for a minor; `image` is empty for a hand on paper (TD-08)."""

    __tablename__ = "drive_signature"
    test_drive_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("test_drive.id"), index=True)
    part: Mapped[str] = mapped_column(sa.String(12))
    name: Mapped[str] = mapped_column(sa.String(80))
    image: Mapped[bytes] = mapped_column(PersonalImage)
    signed_at: Mapped[datetime] = mapped_column(Moment)
    guardian: Mapped[str] = mapped_column(sa.String(80), default="", server_default="")


class DriveIncident(Numbered, Model):
    """An entry of the store's incident list (TD-17): reason, day, author and expiry; only managers see it."""

    __tablename__ = "drive_incident"
    customer_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("customer.id"), index=True)
    test_drive_id: Mapped[int | None] = mapped_column(Key, sa.ForeignKey("test_drive.id"))
    reason: Mapped[str] = mapped_column(sa.String(300))
    at: Mapped[datetime] = mapped_column(Moment)
    by: Mapped[int] = mapped_column(Key, sa.ForeignKey("staff_member.id"))
    expires_on: Mapped[date] = mapped_column(sa.Date)
    removed_at: Mapped[datetime | None] = mapped_column(Moment)
    removed_by: Mapped[int | None] = mapped_column(Key)
    remove_reason: Mapped[str] = mapped_column(sa.String(300), default="")
