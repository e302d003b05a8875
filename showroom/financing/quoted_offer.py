"""The loan accepted with the quotation as an offer to confirm, and what is another one since then (S4-07, FI-09)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from datetime import date

from showroom.deals.loan_terms import LoanChoice
from showroom.deals.model import Deal
from showroom.deals.quoted_loan import QuotedLoan, quoted_loan
from showroom.financing.annual_rate import percent
from showroom.financing.drafts import FinancingDraft, LoanDifference, OfferDraft, QuotedOffer
from showroom.financing.messages import METHOD_NAMES
from showroom.financing.reckoning import Ground, terms_of
from showroom.financing.rules import Method, schedule
from showroom.kernel.errors import Message, ShowroomError
from showroom.kernel.money import Money
from showroom.kernel.parameters import Parameters

_NAMES = {
    "lender": Message("quoted_lender", "贷款机构", "Lender"),
    "product": Message("quoted_product", "产品", "Product"),
    "method": Message("quoted_method", "还款方式", "Repayment"),
    "principal": Message("quoted_principal", "贷款金额", "Loan"),
    "annual_rate": Message("quoted_rate", "年利率", "Rate a year"),
    "months": Message("quoted_months", "期数", "Months"),
    "balloon": Message("quoted_balloon", "尾款", "Balloon"),
    "upfront_fee": Message("quoted_fee", "一次性费用", "One-time fee"),
    "flat_fee_rate": Message("quoted_flat_fee", "手续费率", "Flat fee"),
    "yearly_shares": Message("quoted_shares", "年度还本比例", "Yearly shares"),
}
"""What the quotation says of a loan; the rest of an offer is asked at financing."""
_PRICE = Message("quoted_price", "车价", "Car price")
_RULES = {
    "loan.max_months_new": Message("quoted_most_months", "最长期数（FI-01）", "Longest term (FI-01)"),
    "loan.min_down_share": Message("quoted_least_down", "最低首付比例（FI-03）", "Least down payment (FI-03)"),
    "loan.max_ltv": Message("quoted_most_loan", "最高贷款比例（FI-03）", "Highest loan to value (FI-03)"),
}
"""Rules of the product that may be others on the day of the application than when the customer accepted."""


def quoted_draft(deal: Deal) -> OfferDraft | None:
    """The accepted loan as an offer; None without one, or where its way of repayment is none that is known."""
    found = quoted_loan(deal)
    if found is None or found.choice.method not in {method.value for method in Method}:
        return None
    values = {entry.name: getattr(found.choice, entry.name) for entry in fields(LoanChoice)}
    return OfferDraft(**(values | {"method": Method(found.choice.method), "principal": found.principal}))


def quoted_offer(
    deal: Deal, draft: FinancingDraft, chosen: int | None, ground: Ground, table: Parameters
) -> QuotedOffer | None:
    """What was accepted, beside the offers of `draft`: where it stands among them and what differs."""
    loan, offer = quoted_loan(deal), quoted_draft(deal)
    if loan is None or offer is None:
        return None
    first, last = _payments(offer)
    now = _counterpart(draft, chosen, offer)
    changes = (*(() if now is None else _terms(offer, now)), *_rules(loan, ground, table))
    position = next((place for place, one in enumerate(draft.offers) if not any(_terms(offer, one))), None)
    return QuotedOffer(offer, (loan.price or ground.price) - loan.principal, loan.on, first, last, changes, position)


def _payments(offer: OfferDraft) -> tuple[Money | None, Money | None]:
    """First and last; None for terms that make no loan, which confirming them refuses beside the field."""
    try:
        rows = schedule(terms_of(offer)).rows
    except ShowroomError:
        return None, None
    return rows[0].payment, rows[-1].payment


def _counterpart(draft: FinancingDraft, chosen: int | None, offer: OfferDraft) -> OfferDraft | None:
    """What the accepted loan is held against: the chosen offer, else the same product as it is offered now."""
    if chosen is not None and chosen < len(draft.offers):
        return draft.offers[chosen]
    same = (one for one in draft.offers if (one.lender, one.product) == (offer.lender, offer.product))
    return next(same, None)


def _terms(old: OfferDraft, new: OfferDraft) -> Iterator[LoanDifference]:
    for name, message in _NAMES.items():
        if getattr(old, name) != getattr(new, name):
            yield LoanDifference(message, _text(old, name), _text(new, name))


def _rules(loan: QuotedLoan, ground: Ground, table: Parameters) -> Iterator[LoanDifference]:
    if loan.price is not None and loan.price != ground.price:
        yield LoanDifference(_PRICE, _both(loan.price.grouped()), _both(ground.price.grouped()))
    if loan.on is None:
        return
    for key, message in _RULES.items():
        wanted = f"{key}.own_{'nev' if ground.electric else 'ice'}" if key == "loan.max_ltv" else key
        old, new = (_rule(table, wanted, day) for day in (loan.on, ground.on))
        if old != new:
            yield LoanDifference(message, _both(old), _both(new))


def _rule(table: Parameters, key: str, day: date) -> str:
    if not table.covers(key, day):
        return "—"
    value = table.decimal(key, day)
    return f"{value:f}" if key == "loan.max_months_new" else f"{percent(value)}%"


def _text(offer: OfferDraft, name: str) -> tuple[str, str]:
    value = getattr(offer, name)
    if name == "method":
        return METHOD_NAMES[offer.method]
    if isinstance(value, Money):
        return _both(value.grouped())
    if name in {"annual_rate", "flat_fee_rate"}:
        return _both(f"{percent(value)}%")
    if name == "yearly_shares":
        return _both(" / ".join(f"{percent(share)}%" for share in value) or "—")
    return _both(str(value) or "—")


def _both(text: str) -> tuple[str, str]:
    return text, text
