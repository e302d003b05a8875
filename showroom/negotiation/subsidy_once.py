"""The state's subsidy is given to consumers, once per person (§4.1): no company and no second time is told of it."""

from __future__ import annotations

import json
from datetime import date

import sqlalchemy as sa

from showroom.customers.model import Customer, CustomerKind
from showroom.deals.model import Deal, DealStatus
from showroom.kernel.errors import FieldErrors, told
from showroom.negotiation.day_rules import SUBSIDY_PERSONS, SUBSIDY_USED, subsidy_kind
from showroom.negotiation.draft import QuoteDraft
from showroom.persistence.actions import Tx


def refuse_second_subsidy(tx: Tx, deal: Deal, draft: QuoteDraft) -> None:
    """Raise FieldErrors for a company, and where another standing contract was quoted with it under the same rule."""
    refuse_company_subsidy(tx, deal, draft)
    kind = subsidy_kind(draft)
    key = f"subsidy.{kind}.nev.share"
    if kind is None or not tx.parameters.covers(key, tx.today):
        return
    since = tx.parameters.row(key, tx.today).valid_from
    others = sa.select(Deal.contract_number, Deal.quotation_json).where(
        Deal.customer_id == deal.customer_id,
        Deal.id != deal.id,
        Deal.contract_number.is_not(None),
        Deal.status.in_((DealStatus.OPEN, DealStatus.WON)),
    )
    for number, quotation in tx.session.execute(others):
        if number and _had_subsidy(quotation or "{}", since):
            raise FieldErrors({_field(draft): told(SUBSIDY_USED, number=number)})


def refuse_company_subsidy(tx: Tx, deal: Deal, draft: QuoteDraft) -> None:
    """Raise FieldErrors where a company asks for what is paid to consumers (§4.1)."""
    if subsidy_kind(draft) is None:
        return
    if tx.session.get_one(Customer, deal.customer_id).kind is CustomerKind.COMPANY:
        raise FieldErrors({_field(draft): SUBSIDY_PERSONS})


def _field(draft: QuoteDraft) -> str:
    return "scraps_car" if draft.scraps_car else "replaces_car"


def _had_subsidy(quotation_json: str, since: date) -> bool:
    quoted = json.loads(quotation_json)
    accepted = quoted.get("basis", {}).get("on", "")
    asked = quoted.get("replaces_car") or quoted.get("scraps_car")
    return bool(asked and accepted and date.fromisoformat(accepted) >= since)
