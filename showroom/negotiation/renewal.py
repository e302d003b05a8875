"""What compulsory insurance costs when a delivered car's policy ends, by the record of its accidents (§4.1)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from showroom.deals.handover import get_deal
from showroom.deals.model import Deal
from showroom.kernel.actor import Permission
from showroom.kernel.errors import Message, ShowroomError, Told, told
from showroom.kernel.money import Money
from showroom.negotiation.rules import ClaimRecord, compulsory_premium, renewal_float, renewal_premium
from showroom.negotiation.saving import use_of
from showroom.persistence.actions import Tx, Workplace, reads
from showroom.vehicles.model import Vehicle, VehicleModel

CLEAN = Message("renewal_clean", "连续 {years} 年无有责事故", "{years} year(s) without an accident at fault")
ONE_FAULT = Message("renewal_one_fault", "上年 1 次有责事故（无死亡）", "One accident at fault last year")
MORE_FAULTS = Message("renewal_more_faults", "上年 2 次及以上有责事故", "Two or more accidents at fault last year")
DEATH = Message("renewal_death", "上年有责死亡事故", "A death at fault last year")
_MOST_CLEAN = 3


@dataclass(frozen=True, slots=True)
class RenewalLine:
    """One record of accidents: by how much the base premium floats (−0.10 … +0.30), and what is then paid."""

    record: Told
    change: Decimal
    premium: Money


@dataclass(frozen=True, slots=True)
class Renewal:
    """The next policy: from `on`, under the store's region scheme A–E, the cheapest record first."""

    on: date
    scheme: str
    base: Money
    lines: tuple[RenewalLine, ...]


class RenewalService:
    """Next year's compulsory premium, for the reminder call (FU-7)."""

    def __init__(self, work: Workplace) -> None:
        self.work = work

    @reads(Permission.DEAL_READ)
    def of_deal(self, tx: Tx, deal_id: int) -> Renewal | None:
        """None before delivery, without a policy's last day, and for cars that the premium table does not know."""
        deal = get_deal(tx, deal_id)
        car = None if deal.vehicle_id is None else tx.session.get(Vehicle, deal.vehicle_id)
        if deal.delivered_on is None or car is None or car.compulsory_valid_to is None:
            return None
        on = car.compulsory_valid_to + timedelta(days=1)
        model = tx.session.get_one(VehicleModel, car.model_id)
        try:
            base = compulsory_premium(use_of(tx, deal), model.seats, on, tx.parameters)
        except ShowroomError:  # more seats than the table has: the insurer says
            return None
        scheme = str(tx.parameters.at("compulsory.scheme", on))
        return Renewal(on, scheme, base, tuple(_line(tx, base, on, *one) for one in _records(deal, on)))


def _records(deal: Deal, on: date) -> list[tuple[Told, ClaimRecord]]:
    """What the record can be: no more clean years than the customer has had the car, and the best first."""
    assert deal.delivered_on is not None
    years = min(_MOST_CLEAN, max(1, round((on - deal.delivered_on).days / 365.25)))
    clean = [(told(CLEAN, years=year), ClaimRecord(year, 0)) for year in range(years, 0, -1)]
    return [
        *clean,
        (told(ONE_FAULT), ClaimRecord(0, 1)),
        (told(MORE_FAULTS), ClaimRecord(0, 2)),
        (told(DEATH), ClaimRecord(0, 1, fatal=True)),
    ]


def _line(tx: Tx, base: Money, on: date, words: Told, record: ClaimRecord) -> RenewalLine:
    change = renewal_float(record, on, tx.parameters)
    return RenewalLine(words, change, renewal_premium(base, record, on, tx.parameters))
