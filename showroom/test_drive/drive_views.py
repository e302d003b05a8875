"""What the windows are shown of the drive itself: route, signatures, marks, pictures, lateness, report."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from showroom.test_drive.damage import DamageMark
from showroom.test_drive.drive_model import Phase
from showroom.test_drive.views import RouteChoice


@dataclass(frozen=True, slots=True)
class SignedHand:
    """Who signed the agreement as what, and when; `on_paper` for a hand on the printed sheet (TD-08)."""

    part: str
    name: str
    guardian: str
    on_paper: bool
    signed_at: datetime


@dataclass(frozen=True, slots=True)
class PhotoLine:
    """A stored picture of the car, without its bytes."""

    id: int
    phase: Phase
    width: int
    height: int
    taken_at: datetime
    by: str
    keep_until: date


@dataclass(frozen=True, slots=True)
class DriveRecordView:
    """Everything beside a test drive; moments are aware, `late_after` is None unless the car is out."""

    drive_id: int
    drives: bool
    escort: str
    passengers_needed: int
    customer_is_minor: bool
    route: RouteChoice | None
    hands: tuple[SignedHand, ...]
    agreement_template: str
    agreement_sha256: str
    licence_seen_by: str
    licence_seen_at: datetime | None
    quiet: frozenset[str]
    marks_out: tuple[DamageMark, ...]
    marks_back: tuple[DamageMark, ...]
    photos: tuple[PhotoLine, ...]
    refuse_codes: tuple[str, ...]
    report_id: int | None
    report_sha256: str
    ends_at: datetime
    late_after: datetime | None


@dataclass(frozen=True, slots=True)
class LateDrive:
    """A car that should be back: for the escort and the manager."""

    drive_id: int
    number: str
    deal_id: int
    plate: str
    escort: str
    ends_at: datetime
    minutes: int
