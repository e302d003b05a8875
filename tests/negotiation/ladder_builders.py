"""Quotations with a discount, requests for it, and limits of single cars, for tests."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from showroom.bootstrap import Showroom
from showroom.kernel.actor import Actor, Role
from showroom.kernel.money import Money
from showroom.negotiation.draft import DiscountKind, DiscountLine, HaggleReason
from showroom.negotiation.limit_service import LimitDraft, LimitTable
from showroom.negotiation.views import ApprovalView, QuoteView
from tests.store_fixtures import People

SINCE = date(2026, 11, 22)


def quote(store: Showroom, who: Actor, deal: int, discount: str, **changes: object) -> QuoteView:
    """A saved version with that discount and a haggling reason."""
    draft = store.negotiation.current(who, deal).draft
    values: dict[str, object] = {
        "discounts": (DiscountLine(DiscountKind.STORE, Money.of(discount)),),
        "haggle_reason": HaggleReason.COMPETITOR,
    }
    return store.negotiation.save(who, deal, replace(draft, **values | changes))  # type: ignore[arg-type]


def ask(store: Showroom, who: Actor, deal: int, discount: str, **changes: object) -> ApprovalView:
    """The newest request for a saved version with that discount."""
    quote(store, who, deal, discount, **changes)
    return store.negotiation.ask_approval(who, deal, "竞品优惠一万").approvals[-1]


def limit(store: Showroom, people: People, **values: object) -> LimitTable:
    """A limit in force from today on 星河 cars, unless `values` say otherwise."""
    draft = LimitDraft(role=Role.CONSULTANT, valid_from=SINCE, reason="十一月政策")
    wide = {} if "model_id" in values else {"brand": "星河"}
    return store.discount_limits.add(people.general_manager, replace(draft, **wide | values))  # type: ignore[arg-type]
