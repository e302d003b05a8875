"""A discount is shown against a price that was really asked before: no raising first and discounting then (MF-01).

明码标价和禁止价格欺诈规定 16: what a price is compared with is true; 17: no marking up before a discount.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from showroom.deals.model import Deal
from showroom.kernel.dates import add_days
from showroom.kernel.errors import Message
from showroom.kernel.findings import Finding, Override, Severity
from showroom.kernel.money import Money
from showroom.negotiation.draft import QuoteDraft, draft_from_json
from showroom.negotiation.gate import newest
from showroom.negotiation.goods import unmarked_findings
from showroom.negotiation.model import Quotation
from showroom.persistence.actions import Tx
from showroom.vehicles.model import VehicleModel
from showroom.vehicles.prices import DatedPrice, dated_prices, in_force

RAISED = Message(
    "price_raised_before",
    "指导价 {since} 由 {old} 调高到 {new}，{days} 天内又在此价上优惠：没有厂家调价通知等正当理由，属于先涨后降"
    "（明码标价和禁止价格欺诈规定 16、17）",
    "The guide price went up from {old} to {new} on {since}, and within {days} days a discount is shown on it: without"
    " the manufacturer's notice or the like that is raising before a discount (价格欺诈 16, 17)",
)
STALE = Message(
    "price_compared_stale",
    "报价对比的指导价 {quoted} 已不是今天的 {now}：请更新报价（明码标价和禁止价格欺诈规定 16）",
    "The guide price of {quoted} that the quotation compares with is {now} today: renew it (价格欺诈 16)",
)


@dataclass(frozen=True, slots=True)
class Raised:
    """The price of the day, since when, and the lowest one asked in the days before it."""

    old: Money
    new: Money
    since: date


def raised_before(prices: Sequence[DatedPrice], day: date, days: int) -> Raised | None:
    """Whether the price of `day` began within `days` before it and a lower one was asked in that time."""
    now = in_force(prices, day)
    if now is None or now.since is None:
        return None
    asked = [found.price for back in range(1, days + 1) if (found := in_force(prices, add_days(day, -back)))]
    lower = [price for price in asked if price < now.price]
    return Raised(min(lower), now.price, now.since) if lower else None


def comparison_findings(tx: Tx, quotation: Quotation, draft: QuoteDraft, model: VehicleModel) -> tuple[Finding, ...]:
    """What is not true of the price that the discounts are shown against; a manager answers for a good reason."""
    if not draft.discounts:
        return ()
    days = tx.parameters.whole("price.compare_days", tx.today)
    prices = dated_prices(tx, [model])[model.id]
    found = []
    raised = raised_before(prices, quotation.quoted_on, days)
    if raised is not None and quotation.guide_price == raised.new:
        values = {
            "old": raised.old.grouped(), "new": raised.new.grouped(), "since": raised.since.isoformat(),
            "days": str(days),
        }  # fmt: skip
        evidence = f"{values['old']} → {values['new']}"
        found.append(_finding(RAISED, Severity.NEEDS_APPROVAL, evidence, Override.MANAGER, values))
    now = in_force(prices, tx.today)
    if now is not None and quotation.guide_price != now.price:
        values = {"quoted": quotation.guide_price.grouped(), "now": now.price.grouped()}
        found.append(_finding(STALE, Severity.WARN, "", Override.NONE, values))
    return tuple(found)


def _finding(message: Message, severity: Severity, evidence: str, who: Override, values: dict[str, str]) -> Finding:
    zh, en = message.text("zh", **values), message.text("en", **values)
    return Finding("MF-01", severity, zh, en, evidence, who, "discount_store", values)


def price_findings(tx: Tx, deal: Deal) -> tuple[Finding, ...]:
    """What the newest quotation shows that has to be true: compared prices, values of gifts, marked goods (MF-01)."""
    quotation = newest(tx, deal.id)
    model = None if quotation is None else tx.session.get(VehicleModel, quotation.model_id or deal.model_id or 0)
    if quotation is None or model is None:
        return ()
    draft = draft_from_json(quotation.draft)
    return (*comparison_findings(tx, quotation, draft, model), *unmarked_findings(tx, draft))
