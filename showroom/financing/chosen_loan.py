"""The loan that is applied for, as the contract's finance sheet takes it over (§3.2 Annex)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from showroom.deals.events import LOAN_STATUS_WORDS
from showroom.deals.model import Deal
from showroom.financing.annual_rate import percent
from showroom.financing.messages import METHOD_NAMES
from showroom.financing.queries import chosen_offer, financing_of
from showroom.kernel.money import Money
from showroom.persistence.actions import Tx


@dataclass(frozen=True, slots=True)
class ChosenLoan:
    """The chosen offer; `rate` a year in percent, `method` and `status` in both languages."""

    lender: str
    product: str
    principal: Money
    months: int
    rate: str
    method: tuple[str, str]
    status: tuple[str, str]


def chosen_loan(tx: Tx, deal: Deal) -> ChosenLoan | None:
    """The offer that the deal's financing chose, None while there is none."""
    row = financing_of(tx, deal.id)
    offer = chosen_offer(tx, row)
    if row is None or offer is None:
        return None
    return ChosenLoan(
        offer.lender, offer.product, offer.principal, offer.months, f"{percent(Decimal(offer.annual_rate))}%",
        METHOD_NAMES[offer.method], LOAN_STATUS_WORDS[row.status.value],
    )  # fmt: skip
