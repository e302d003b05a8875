"""Money that the store lays out for a buyer by the accepted quotation (§4.1)."""

from __future__ import annotations

import json

from showroom.deals.model import Deal
from showroom.kernel.money import Money

ADVANCE_RETURN = "subsidy_return"
"""Kind of the task that asks for the advance back when the state has paid; only the receipt ends it."""


def advanced_subsidy(deal: Deal) -> Money:
    """What the store advances of the state's subsidy: owed until it is paid, but no reason to keep the car back."""
    found = json.loads(deal.quotation_json or "{}").get("subsidy_advance") or {}
    return Money(int(found.get("fen", 0)))
