"""A loan's terms and what they come to, as quotation and financing tell each other (FM-01…08)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from showroom.kernel.money import ZERO, Money


@dataclass(frozen=True, slots=True)
class LoanChoice:
    """One product as its lender states it: `method` is 'FM-01' … 'FM-07', rates are fractions (4.5 % is 0.045)."""

    method: str
    annual_rate: Decimal
    months: int
    lender: str = ""
    product: str = ""
    balloon: Money = ZERO
    upfront_fee: Money = ZERO
    flat_fee_rate: Decimal = Decimal(0)
    yearly_shares: tuple[Decimal, ...] = ()


@dataclass(frozen=True, slots=True)
class LoanFigures:
    """What a loan comes to: first and last payment, interest and fees, the yearly rate by FM-08 in per cent,
    and the name of the method in both languages.
    """

    first: Money
    last: Money
    cost: Money
    simple_percent: str
    compound_percent: str
    method: tuple[str, str] = ("", "")


@dataclass(frozen=True, slots=True)
class LenderOffer:
    """What a lender has offered for this deal."""

    principal: Money
    choice: LoanChoice


def loan_to_plain(choice: LoanChoice) -> dict[str, Any]:
    """The terms as JSON values; rates as decimal texts, money in fen."""
    return {
        "method": choice.method, "annual_rate": str(choice.annual_rate), "months": choice.months,
        "lender": choice.lender, "product": choice.product, "balloon": choice.balloon.fen,
        "upfront_fee": choice.upfront_fee.fen, "flat_fee_rate": str(choice.flat_fee_rate),
        "yearly_shares": [str(share) for share in choice.yearly_shares],
    }  # fmt: skip


def loan_from_plain(plain: dict[str, Any]) -> LoanChoice:
    """The terms as `loan_to_plain` wrote them."""
    return LoanChoice(
        plain["method"], Decimal(plain["annual_rate"]), plain["months"], plain["lender"], plain["product"],
        Money(plain["balloon"]), Money(plain["upfront_fee"]), Decimal(plain["flat_fee_rate"]),
        tuple(Decimal(share) for share in plain["yearly_shares"]),
    )  # fmt: skip
