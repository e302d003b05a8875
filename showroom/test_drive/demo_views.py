"""What the windows are shown of demo cars, their log, fines and incidents: frozen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from showroom.kernel.actor import Role
from showroom.kernel.errors import Told
from showroom.kernel.findings import Severity
from showroom.kernel.money import Money
from showroom.test_drive.demo_model import CostKind, CoverKind, FineMatch, IncidentTask, ListState, WhoDrove
from showroom.vehicles.model import Energy, VehicleStatus


@dataclass(frozen=True, slots=True)
class CarWarning:
    """Something of a demo car that ends soon, ended, or is missing; BLOCK: it may not go out today."""

    vehicle_id: int
    car: str
    told: Told
    due: date | None
    severity: Severity


@dataclass(frozen=True, slots=True)
class DemoCarRow:
    """A demo car in the list; `next_due` is the nearest of its dates."""

    id: int
    text: str
    plate: str
    status: VehicleStatus
    odometer_km: int
    energy_percent: int | None
    next_due: date | None
    next_told: Told | None
    severity: Severity
    warnings: tuple[CarWarning, ...]


@dataclass(frozen=True, slots=True)
class CoverLine:
    """One policy."""

    id: int
    kind: CoverKind
    insurer: str
    policy_number: str
    amount: Money | None
    valid_from: date
    valid_to: date


@dataclass(frozen=True, slots=True)
class PlateLine:
    """One issue of a temporary plate."""

    id: int
    plate: str
    issue: int
    valid_from: date
    valid_to: date
    production_late: bool


@dataclass(frozen=True, slots=True)
class StopLine:
    """Why a car is or was out of service and who may return it."""

    id: int
    reason: str
    freed_role: Role
    stopped_at: datetime
    stopped_by: str
    freed_at: datetime | None
    freed_by: str
    freed_note: str


@dataclass(frozen=True, slots=True)
class AffectedBooking:
    """A booking of a car that was stopped; its owner has a task."""

    id: int
    number: str
    deal_id: int
    starts_at: datetime
    owner: str


@dataclass(frozen=True, slots=True)
class DemoCarFile:
    """One demo car with everything on record."""

    row: DemoCarRow
    version: int
    energy: Energy
    vin: str
    inspection_valid_to: date | None
    covers: tuple[CoverLine, ...]
    plates: tuple[PlateLine, ...]
    stops: tuple[StopLine, ...]
    later: tuple[AffectedBooking, ...]


@dataclass(frozen=True, slots=True)
class LogLine:
    """The car away from the store: a customer's drive or ride, or a colleague's trip; None while it is out.

    `struck`: who took the line off the log and why; it counts nowhere.
    """

    id: int
    kind: str
    number: str
    driver: str
    staff: str
    out_at: datetime
    back_at: datetime | None
    out_km: int | None
    back_km: int | None
    out_energy: int | None
    back_energy: int | None
    struck: str = ""

    @property
    def km(self) -> int | None:
        return None if self.out_km is None or self.back_km is None else self.back_km - self.out_km


@dataclass(frozen=True, slots=True)
class CostLine:
    """One payment; `quantity` in hundredths of kWh or litre, `struck`: who took it off and why."""

    id: int
    kind: CostKind
    day: date
    amount: Money
    voucher: str
    note: str
    by: str
    quantity: int | None = None
    struck: str = ""


@dataclass(frozen=True, slots=True)
class FineLine:
    """A fine, whose it is, and what says so; `candidates` are named when the log does not decide."""

    id: int
    version: int
    vehicle_id: int
    at: datetime
    place: str
    offence: str
    number: str
    amount: Money
    points: int
    match: FineMatch
    driver: str
    drive_number: str
    deal_id: int | None
    customer_id: int | None
    candidates: tuple[DriverChoice, ...]
    told_at: datetime | None
    paid_on: date | None
    car: str
    plate: str
    evidence: Told
    voucher: str = ""

    @property
    def done(self) -> bool:
        """Paid, and the customer knows of it where it is a customer's."""
        return self.paid_on is not None and (self.match is not FineMatch.CUSTOMER or self.told_at is not None)


@dataclass(frozen=True, slots=True)
class DriverChoice:
    """Somebody who may have driven: exactly one of the ids is given; `staff_id` where no trip was written down."""

    text: str
    test_drive_id: int | None = None
    trip_id: int | None = None
    staff_id: int | None = None


@dataclass(frozen=True, slots=True)
class MonthSheet:
    """A month of one car: its log, costs and fines with their totals; struck lines stand apart and count nowhere."""

    car: str
    plate: str
    year: int
    month: int
    log: tuple[LogLine, ...]
    costs: tuple[CostLine, ...]
    fines: tuple[FineLine, ...]
    km: int
    cost_total: Money
    fine_total: Money
    by_kind: tuple[tuple[CostKind, Money], ...]
    trip_km: int = 0
    quantities: tuple[tuple[CostKind, int], ...] = ()
    struck_log: tuple[LogLine, ...] = ()
    struck_costs: tuple[CostLine, ...] = ()


@dataclass(frozen=True, slots=True)
class ListEntry:
    """An entry of the incident list, for managers; it counts until `expires_on`, that day included (TD-17)."""

    id: int
    customer_id: int
    customer: str
    drive_number: str
    reason: str
    at: datetime
    by: str
    expires_on: date
    active: bool
    removed_at: datetime | None
    removed_by: str
    remove_reason: str


@dataclass(frozen=True, slots=True)
class StepLine:
    """A step of the checklist, None while it is not done."""

    step: IncidentTask
    done_at: datetime | None
    done_by: str


@dataclass(frozen=True, slots=True)
class IncidentView:
    """An accident as recorded (TR-06, TR-07); the proposal is shown to managers only."""

    id: int
    version: int
    vehicle_id: int
    car: str
    drive_number: str
    customer: str
    at: datetime
    place: str
    what: str
    who_drove: WhoDrove
    driver_name: str
    insurer: str
    case_number: str
    injured: int
    injured_note: str
    warnings: tuple[Told, ...]
    steps: tuple[StepLine, ...]
    photos: tuple[int, ...]
    list_state: ListState
    list_reason: str
    closed_at: datetime | None
    affected: tuple[AffectedBooking, ...]
