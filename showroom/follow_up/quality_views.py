"""What goes into and comes out of the service for repairs and claims."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Protocol

from showroom.deals.model import Deal
from showroom.follow_up.claim_rules import NO_LOSSES, Losses, Outcome, Sheet
from showroom.follow_up.quality_model import Wanted
from showroom.follow_up.repair_rules import Entitlement, FaultSystem, Hazard, Need, Verdict, Work
from showroom.kernel.money import ZERO, Money
from showroom.persistence.actions import Tx
from showroom.vehicles.periods import Periods


class PayOut(Protocol):
    """Money that finance pays, as typed; `paid_by` is a word of the receipts ledger."""

    @property
    def amount(self) -> Money: ...
    @property
    def paid_by(self) -> str: ...
    @property
    def key(self) -> str: ...
    @property
    def voucher(self) -> str: ...
    @property
    def paid_on(self) -> date | None: ...
    @property
    def note(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Handover:
    """What delivery knows of the sold car: its 三包 periods; steps never import each other."""

    periods: Callable[[Tx, Deal], Periods | None]
    refunded: Callable[[Tx, Deal], Money]
    pay_out: Callable[[Tx, int, PayOut, Callable[[Tx, Deal], Money | None]], None]


@dataclass(frozen=True, slots=True)
class RepairDraft:
    """One fault and its repair as typed; with `out_on` the record is closed for ever (SB-12).

    `same_as` is an earlier repair of the same problem. `version` of the open record that is changed.
    """

    reported_on: date | None
    odometer_km: int | None
    system: FaultSystem
    fault: str
    in_on: date | None = None
    out_on: date | None = None
    part: str = ""
    main_part: bool = False
    need: Need = Need.REPAIR
    safety: bool = False
    hazard: Hazard = Hazard.NONE
    same_as: int | None = None
    work: Work | None = None
    work_note: str = ""
    fixed: bool | None = None
    parts_days: int = 0
    rescue_days: int = 0
    car_days: int = 0
    money_days: int = 0
    money_a_day: Money = ZERO
    version: int = 0


@dataclass(frozen=True, slots=True)
class RepairLine:
    """A repair in force, with what is owed for it: `days` in the workshop, `missing` without a car or money (SB-05)."""

    id: int
    number: int
    draft: RepairDraft
    closed: bool
    corrects: bool
    days: int
    missing: int
    by: str


@dataclass(frozen=True, slots=True)
class ClaimDraft:
    """A demand as typed; `ground` with `repairs` is a right of the verdict, '' a demand without one."""

    wanted: Wanted
    demand: str
    odometer_km: int | None
    ground: str = ""
    repairs: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class DecisionDraft:
    """A manager's word; `losses` and `use_share` (None: that of the certificate) for an exchange or a refund."""

    outcome: Outcome
    reason: str = ""
    losses: Losses = NO_LOSSES
    use_share: Decimal | None = None
    version: int = 0


@dataclass(frozen=True, slots=True)
class FinishDraft:
    """How a claim ended; `vehicle_id` is the car given in exchange."""

    note: str = ""
    vehicle_id: int | None = None
    version: int = 0


@dataclass(frozen=True, slots=True)
class PayDraft:
    """Money of a claim paid out by finance; the same `key` pays once only."""

    amount: Money
    paid_by: str
    key: str
    voucher: str = ""
    paid_on: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """A claim with its clocks (SB-06); `late` names the clock that ran out: answer, finish or ''."""

    id: int
    number: str
    wanted: Wanted
    ground: str
    ground_count: int
    demand: str
    odometer_km: int
    opened_on: date
    opened_by: str
    answer_by: date
    finish_by: date
    late: str
    outcome: Outcome | None
    reason: str
    decided_by: str
    answered_on: date | None
    finished_on: date | None
    new_vin: str
    to_customer: Money | None
    left: Money
    papers: tuple[int, int] | None
    may_decide: bool
    own: bool
    version: int


@dataclass(frozen=True, slots=True)
class ExchangeCar:
    """A free car of the same version."""

    id: int
    vin: str
    colours: str


@dataclass(frozen=True, slots=True)
class QualityView:
    """Everything about a delivered car under 三包; `periods` None before a delivery.

    Of a car that was `taken_back` for its money the record stays to be read, and gives no more rights.
    """

    deal_id: int
    car: str
    vin: str
    periods: Periods | None
    verdict: Verdict | None
    repairs: tuple[RepairLine, ...]
    claims: tuple[ClaimLine, ...]
    cars: tuple[ExchangeCar, ...] = ()
    taken_back: bool = False

    def entitled(self, ground: str, repairs: tuple[int, ...]) -> Entitlement | None:
        """The right of the verdict that a claim rests on."""
        rights = () if self.verdict is None else self.verdict.rights
        return next((one for one in rights if (one.ground.value, one.repairs) == (ground, repairs)), None)


@dataclass(frozen=True, slots=True)
class ClaimOffer:
    """What a claim comes to either way, with what was taken from the deal to begin with (both choices computed)."""

    exchange: Sheet
    refund: Sheet
    losses: Losses
    use_share: Decimal
    pays_use: bool
