"""The loan that the customer accepted with the quotation, for the step that finances it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date

from showroom.deals.loan_terms import LoanChoice, loan_from_plain
from showroom.deals.model import Deal, PayWay
from showroom.kernel.money import ZERO, Money

_ACCEPTED = "accepted"


@dataclass(frozen=True, slots=True)
class QuotedLoan:
    """Terms and principal as accepted on `on` at the contract price `price`; both None in an older quotation."""

    principal: Money
    choice: LoanChoice
    price: Money | None
    on: date | None


def quoted_loan(deal: Deal) -> QuotedLoan | None:
    """The loan of the accepted quotation; None without one, in cash, or where no lender's terms were named."""
    raw = json.loads(deal.quotation_json or "{}")
    if deal.pay_way is not PayWay.LOAN or not isinstance(raw, dict) or not raw.get("loan"):
        return None
    principal = Money(raw["loan_principal"]["fen"])
    if principal <= ZERO:
        return None
    said = raw.get(_ACCEPTED)
    price, on = (Money(said["price"]), date.fromisoformat(said["on"])) if said else (None, None)
    return QuotedLoan(principal, loan_from_plain(raw["loan"]), price, on)


def with_acceptance(quotation_json: str, on: date, price: Money) -> str:
    """The stored quotation with the day and the contract price at which the customer said yes."""
    said = {"on": on.isoformat(), "price": price.fen}
    return json.dumps({**json.loads(quotation_json), _ACCEPTED: said}, ensure_ascii=False)


def keep_acceptance(before: str, after: str) -> str:
    """A changed quotation still says when and at which price the customer said yes to the one before."""
    said = json.loads(before).get(_ACCEPTED)
    return after if said is None else json.dumps({**json.loads(after), _ACCEPTED: said}, ensure_ascii=False)
