"""Everything that §2.1 needs to know about a planned test drive; what is None was not given and satisfies nothing."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from showroom.kernel.findings import Severity
from showroom.kernel.money import Money
from showroom.kernel.parameters import Parameters
from showroom.kernel.plate import PlateLimits


class Mode(StrEnum):
    """试驾: the customer drives. 试乘: the staff drive him."""

    DRIVE = "drive"
    RIDE = "ride"


@dataclass(frozen=True, slots=True)
class Customer:
    """`id_kind` 'resident' = PRC resident ID; any other kind is compared by a person (TD-04)."""

    name: str | None = None
    birth: date | None = None
    id_kind: str | None = None
    id_number: str | None = None
    file_exists: bool | None = None
    consent_privacy: bool | None = None
    consent_images: bool | None = None
    consent_route: bool | None = None
    guardian_present: bool | None = None


@dataclass(frozen=True, slots=True)
class Licence:
    """`valid_to` None with `long_term` = 长期 (DL-02). `issuer`: country code; CN = the PRC's own licence."""

    number: str | None = None
    name: str | None = None
    classes: str | None = None
    first_issue: date | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    long_term: bool = False
    issuer: str | None = None
    temporary_permit_valid_to: date | None = None
    seen_by: str | None = None
    seen_at: datetime | None = None
    captured: bool | None = None
    suspended_declared: bool | None = None
    points_full_declared: bool | None = None
    medical_proof: bool | None = None
    conditions: str | None = None
    conditions_confirmed: bool | None = None


@dataclass(frozen=True, slots=True)
class Car:
    """`plate_kind` as kernel.plate names it; `energy` ICE, BEV, PHEV, FCEV; `energy_level` 0…1 of tank or battery."""

    gearbox: str | None = None
    seats: int | None = None
    adapted: bool | None = None
    status: str | None = None
    plate: str | None = None
    plate_kind: str | None = None
    temp_plate_valid_from: date | None = None
    temp_plate_valid_to: date | None = None
    compulsory_valid_to: date | None = None
    third_party: Money | None = None
    own_damage: bool | None = None
    passenger_cover: bool | None = None
    inspection_valid_to: date | None = None
    open_defect: bool | None = None
    energy: str | None = None
    energy_level: Decimal | None = None
    probation_sticker: bool | None = None


@dataclass(frozen=True, slots=True)
class Escort:
    """The designated staff (陪驾); `licence_long_term` as in Licence."""

    name: str | None = None
    active: bool | None = None
    authorised: bool | None = None
    classes: str | None = None
    licence_valid_to: date | None = None
    licence_long_term: bool = False
    busy: bool | None = None


@dataclass(frozen=True, slots=True)
class Route:
    """The planned route; the optional flags only warn (TD-19)."""

    approved: bool | None = None
    motorway: bool | None = None
    forbidden: bool | None = None
    night: bool | None = None
    bad_weather: bool | None = None
    tracked: bool | None = None


@dataclass(frozen=True, slots=True)
class Booking:
    """Another booking and what it shares with this one (TD-13)."""

    start: datetime
    end: datetime
    car: bool = False
    escort: bool = False
    customer: bool = False


@dataclass(frozen=True, slots=True)
class DriveCase:
    """One planned drive or ride. Times are the store's own."""

    mode: Mode
    on: date
    start: datetime | None = None
    end: datetime | None = None
    customer: Customer = field(default_factory=Customer)
    licence: Licence | None = None
    car: Car = field(default_factory=Car)
    escort: Escort | None = None
    agreement_signed: bool | None = None
    agreement_version: str | None = None
    fit_declared: bool | None = None
    staff_observed_unfit: bool | None = None
    incident_listed: bool | None = None
    route: Route = field(default_factory=Route)
    companion_years: Decimal | None = None
    persons: int | None = None
    children_seated: bool | None = None
    bookings: tuple[Booking, ...] = ()

    @property
    def last_day(self) -> date:
        """The day on which the drive is planned to end: what must be valid is valid then too (TD-02)."""
        return max(self.on, self.end.date()) if self.end is not None else self.on


@dataclass(frozen=True, slots=True)
class TestDrivePolicy:
    """The dated numbers of §2.1."""

    __test__ = False  # pytest takes the name for a test class

    licence_months: int
    licence_rule: Severity
    probation_months: int
    companion_years: int
    age_min: int
    age_warn: int
    age_medical: int
    ride_age_alone: int
    exchange_age: int
    third_party_min: Money
    fuel_min: Decimal
    charge_min: Decimal
    buffer_minutes: int
    temporary_plate: PlateLimits

    @classmethod
    def at(cls, on: date, table: Parameters) -> TestDrivePolicy:
        """The policy in force on the day of the drive; raises ShowroomError(no_rule_for_date)."""
        strict = table.at("test_drive.licence_rule", on) == Severity.BLOCK.name
        return cls(
            licence_months=table.whole("test_drive.licence_months", on),
            licence_rule=Severity.BLOCK if strict else Severity.NEEDS_APPROVAL,
            probation_months=table.whole("licence.probation_months", on),
            companion_years=table.whole("licence.companion_years", on),
            age_min=table.whole("test_drive.age_min", on),
            age_warn=table.whole("test_drive.age_warn", on),
            age_medical=table.whole("test_drive.age_medical", on),
            ride_age_alone=table.whole("test_drive.ride_age_alone", on),
            exchange_age=table.whole("licence.exchange_age", on),
            third_party_min=table.money("test_drive.third_party_min", on),
            fuel_min=table.decimal("test_drive.fuel_min", on),
            charge_min=table.decimal("test_drive.charge_min", on),
            buffer_minutes=table.whole("test_drive.buffer_minutes", on),
            temporary_plate=PlateLimits.at(on, table),
        )
