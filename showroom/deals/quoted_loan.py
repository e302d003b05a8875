"""The loan that the customer accepted with the quotation, for the step that finances it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date

from showroom.deals.loan_terms import LoanChoice, loan_from_plain
from showroom.deals.model import Deal, PayWay
from showroom.kernel.money import ZERO, Money


@dataclass(frozen=True, slots=True)
class QuotedLoan:
    """Terms and principal as accepted on `on` (None where the day was not recorded), at `price` without taxes."""

    principal: Money
    choice: LoanChoice
    price: Money
    on: date | None

    @property
    def down_payment(self) -> Money:
        return self.price - self.principal


def quoted_loan(deal: Deal) -> QuotedLoan | None:
    """The loan of the accepted quotation; None without one, in cash, or where no lender's terms were named."""
    raw = json.loads(deal.quotation_json or "{}")
    if deal.pay_way is not PayWay.LOAN or not isinstance(raw, dict) or not raw.get("loan"):
        return None
    principal = Money(raw["loan_principal"]["fen"])
    if principal <= ZERO:
        return None
    lines = raw.get("discounts", ())
    discount = sum((Money(line["amount"]["fen"]) for line in lines), ZERO)
    price = (deal.guide_price or ZERO) - discount
    accepted = raw.get("basis", {}).get("on")
    on = date.fromisoformat(accepted) if accepted else None
    return QuotedLoan(principal, loan_from_plain(raw["loan"]), price, on)
