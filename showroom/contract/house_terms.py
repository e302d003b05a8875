"""What a store's contracts say by its own choice: the daily penalty, when one may withdraw, how many copies (G-06)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from showroom.deals.optional_services import SERVICES
from showroom.deals.quote_basis import SERVICE
from showroom.kernel.money import Money
from showroom.kernel.parameters import Parameters

DAILY_PERCENT, WITHDRAW_DAYS = "contract.daily_percent", "contract.withdraw_days"
COPIES = "print.contract_copies"


@dataclass(frozen=True, slots=True)
class HouseTerms:
    """The same for both sides: percent a day of late delivery or payment, and days after which one may withdraw."""

    daily_percent: str = "0.05"
    withdraw_days: int = 30
    copies: int = 2


def marked_services(table: Parameters, on: date) -> dict[str, Money]:
    """The optional services on the store's price board that day, by code (MF-01)."""
    return {code: table.money(f"{SERVICE}{code}", on) for code in SERVICES if table.covers(f"{SERVICE}{code}", on)}


def house_terms(table: Parameters, on: date) -> HouseTerms:
    """The store's terms for a contract of that day."""
    percent = table.decimal(DAILY_PERCENT, on)
    return HouseTerms(f"{percent.normalize():f}", table.whole(WITHDRAW_DAYS, on), table.whole(COPIES, on))
