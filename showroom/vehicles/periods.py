"""三包 periods and what they give (SB-01…08); pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from showroom.kernel.dates import add_days, add_months, completed_years
from showroom.kernel.errors import Message, ShowroomError
from showroom.kernel.money import ZERO, Money
from showroom.kernel.parameters import Parameters

if TYPE_CHECKING:
    from showroom.vehicles.quality_terms import QualityTerms

SHARE_TOO_HIGH = Message(
    "sb07_share_too_high",
    "使用补偿系数 {share} 超过上限 {limit}",
    "The use coefficient {share} exceeds the most allowed, {limit}",
)
NEGATIVE_USE = Message("sb07_negative", "车价和里程不能是负数", "The price and the distance must not be negative")


@dataclass(frozen=True, slots=True)
class Periods:
    """Last days of the 三包 periods; km limits end them earlier (SB-01…03). `year_3` is 包修期, `year_2` 三包有效期."""

    start: date
    day_7: date
    day_60: date
    year_2: date
    year_3: date
    sixty_days_km: int
    return_km: int
    repair_km: int


def three_guarantees(
    invoice_date: date, delivery_date: date | None, table: Parameters, terms: QualityTerms | None = None
) -> Periods:
    """From the invoice date, or from delivery when that differs; the starting day isn't counted (SB-01, G-04).

    `terms` of the manufacturer may promise more than the law, and never less.
    """
    start = invoice_date if delivery_date is None else delivery_date

    def number(name: str) -> int:
        least = table.whole(f"three_guarantees.{name}", start)
        return max(least, getattr(terms, name, least))

    return Periods(
        start=start,
        day_7=add_days(start, number("seven_days")),
        day_60=add_days(start, number("sixty_days")),
        year_2=add_months(start, 12 * number("return_years")),
        year_3=add_months(start, 12 * number("repair_years")),
        sixty_days_km=number("sixty_days_km"),
        return_km=number("return_km"),
        repair_km=number("repair_km"),
    )


def use_compensation(price: Money, kilometres: Decimal, share: Decimal, share_max: Decimal) -> Money:
    """What the customer pays for having used a car that is taken back: price × km/1000 × n (SB-07)."""
    if price < ZERO or kilometres < 0 or share < 0:
        raise ShowroomError(NEGATIVE_USE)
    if share > share_max:
        raise ShowroomError(SHARE_TOO_HIGH, share=share, limit=share_max)
    return price.times(Fraction(kilometres) / 1000 * Fraction(share))


def purchase_tax_refund(paid: Money, paid_on: date, returned_on: date, share_per_year: Decimal) -> Money:
    """The purchase tax that comes back: less 10 % for every full year, never below zero (SB-08)."""
    years = max(0, completed_years(paid_on, returned_on))
    return paid.times(max(Fraction(0), 1 - years * Fraction(share_per_year)))


def courtesy_days(repair_days: int, limit: int) -> int:
    """Days of one repair that a courtesy car or travel money is due for: from day 6 (SB-05)."""
    return max(0, repair_days - limit)
