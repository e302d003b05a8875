"""What the windows are shown of test drives: frozen, complete, without personal numbers where they are not needed."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from showroom.customers.model import ConsentPurpose, IdKind
from showroom.kernel.findings import Finding
from showroom.kernel.licence import LicencePaper
from showroom.test_drive.case import Mode
from showroom.test_drive.rules import DriveStatus


@dataclass(frozen=True, slots=True)
class EligibilityView:
    """The verdict OK, NEEDS_APPROVAL or BLOCK; `findings` name every rule, INFO for the satisfied ones."""

    verdict: str
    findings: tuple[Finding, ...]
    ride_possible: bool


@dataclass(frozen=True, slots=True)
class LicenceView:
    """The stored licence; version 0 when none was saved yet."""

    number: str = ""
    name: str = ""
    classes: str = ""
    first_issue: date | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    long_term: bool = False
    issuer: str = "CN"
    paper: LicencePaper = LicencePaper.LICENCE
    permit_valid_to: date | None = None
    conditions: str = ""
    conditions_confirmed: bool = False
    suspended: bool | None = None
    points_full: bool | None = None
    medical_proof: bool = False
    copy_filed: bool = False
    front_taken: bool = False
    back_taken: bool = False
    seen_by: str = ""
    seen_at: datetime | None = None
    version: int = 0


@dataclass(frozen=True, slots=True)
class DriverView:
    """The customer as the page needs him: whether the file is complete, and what he agreed to (TD-18)."""

    customer_id: int
    name: str
    id_kind: IdKind | None
    id_number: str = field(repr=False)
    birth: date | None
    consents: frozenset[ConsentPurpose]


@dataclass(frozen=True, slots=True)
class DriveView:
    """One test drive with its course so far; moments are aware."""

    id: int
    number: str
    version: int
    mode: Mode
    status: DriveStatus
    vehicle_id: int
    vehicle_text: str
    escort_id: int
    escort: str
    starts_at: datetime
    ends_at: datetime
    route_id: int | None
    route: str
    bad_conditions: bool
    persons: int | None
    children_seated: bool
    guardian_present: bool
    fit_declared: bool
    observed_unfit: bool | None
    probation_sticker: bool
    companion_years: int | None
    agreement_id: int | None
    signed_at: datetime | None
    signed_on_paper: bool
    out_at: datetime | None
    out_km: int | None
    out_energy: int | None
    back_at: datetime | None
    back_km: int | None
    back_energy: int | None
    damage_checked: bool
    damage_note: str
    ratings: dict[str, int]
    feedback_text: str
    intent: str
    end_reason: str
    overdue: bool


@dataclass(frozen=True, slots=True)
class TestDriveView:
    """The test-drive page of a deal: licence, the newest drive (None before a booking), and what the rules say."""

    __test__ = False  # pytest takes the name for a test class

    deal_id: int
    model_id: int | None
    driver: DriverView
    licence: LicenceView
    drive: DriveView | None
    eligibility: EligibilityView
    slot_minutes: int
    buffer_minutes: int
    privacy_version: str


@dataclass(frozen=True, slots=True)
class DiarySlot:
    """One booking in the diary; the customer's name only for those who may open the deal.

    `withdrawn`: the car that it waits for is no demo car any more, stopped or defect (TD-12). `reminder` of the
    customer: `due`, `done` or empty.
    """

    id: int
    number: str
    deal_id: int
    vehicle_id: int
    status: DriveStatus
    mode: Mode
    starts_at: datetime
    ends_at: datetime
    held_until: datetime
    customer: str
    escort: str
    mine: bool
    overdue: bool
    escort_id: int = 0
    version: int = 0
    car: str = ""
    withdrawn: bool = False
    reminder: str = ""


@dataclass(frozen=True, slots=True)
class DiaryEscort:
    """A colleague who may accompany, with the bookings that hold him."""

    id: int
    name: str
    slots: tuple[DiarySlot, ...]


@dataclass(frozen=True, slots=True)
class DiaryCar:
    """A demo car with its bookings of the day."""

    id: int
    text: str
    plate: str
    model_id: int
    energy_percent: int | None
    odometer_km: int
    slots: tuple[DiarySlot, ...]


@dataclass(frozen=True, slots=True)
class Diary:
    """`days` days from `day` on of all demo cars and escorts; each booking stands at its car and at its escort."""

    day: date
    cars: tuple[DiaryCar, ...]
    slot_minutes: int
    buffer_minutes: int
    days: int = 1
    escorts: tuple[DiaryEscort, ...] = ()


@dataclass(frozen=True, slots=True)
class BookableDeal:
    """A deal at the test drive that holds no slot yet."""

    deal_id: int
    number: str
    customer: str
    model_id: int | None


@dataclass(frozen=True, slots=True)
class FreeNow:
    """What a walk-in can have at this minute."""

    vehicle_id: int
    escort_id: int
    starts_at: datetime
    minutes: int


@dataclass(frozen=True, slots=True)
class EscortChoice:
    """A colleague who may accompany; `fits_until` is the end of the own licence."""

    id: int
    name: str
    classes: str
    licence_valid_to: date | None


@dataclass(frozen=True, slots=True)
class RouteChoice:
    """An approved route."""

    id: int
    name: str
    length_km: int
    minutes: int
    speed_limit: int
    features: str
    swap_point: str
    motorway: bool
    tracked: bool


@dataclass(frozen=True, slots=True)
class IncidentLine:
    """An entry of the incident list, for managers (TD-17)."""

    id: int
    customer: str
    reason: str
    at: datetime
    by: str
    expires_on: date
