"""The accepted price worked out anew for a change order: another car, options or discount (CT-04, CT-06)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from showroom.deals.model import Deal
from showroom.deals.quoted_loan import keep_acceptance
from showroom.kernel.actor import Role
from showroom.kernel.errors import FieldErrors, told
from showroom.kernel.money import ZERO, Money
from showroom.negotiation.draft import (
    DiscountKind,
    DiscountLine,
    OptionLine,
    QuoteDraft,
    draft_from_json,
    draft_to_json,
)
from showroom.negotiation.limits import limits_at
from showroom.negotiation.reckoning import DISCOUNT_TOO_BIG, VALID_DAYS, options_price, reckon, start_draft
from showroom.negotiation.rules import DiscountAsk, approvers
from showroom.persistence.actions import Tx
from showroom.vehicles.model import VehicleModel


@dataclass(frozen=True, slots=True)
class Requoted:
    """The price after the change. `on_road_price` is None and `quotation_json` '' where no quotation was accepted.

    `approvers` are the posts that the discount ladder asks for; () when the consultant may give it alone.
    """

    guide_price: Money
    contract_price: Money
    options_price: Money
    on_road_price: Money | None
    quotation_json: str
    approvers: tuple[Role, ...]


def requote(
    tx: Tx, deal: Deal, model_id: int, discount: Money, options: Sequence[tuple[str, int, Money]]
) -> Requoted:  # fmt: skip
    """The deal's price for this car, with `discount` in all and `options` (name, count, price); gifts stay as given,
    factory options with their model.

    Official amounts are those of today for another model. Raises FieldErrors.
    """
    model = tx.session.get_one(VehicleModel, model_id)
    if discount > model.guide_price:
        raise FieldErrors({"discount": told(DISCOUNT_TOO_BIG, msrp=model.guide_price.grouped())})
    lines = tuple(OptionLine(name, count, price) for name, count, price in options)
    ask = DiscountAsk(model.guide_price, discount)
    roles = approvers(ask, limits_at(tx, model, tx.today))
    price = model.guide_price - discount
    if not deal.quotation_json:
        extras = sum((line.price * line.count for line in lines), ZERO)
        return Requoted(model.guide_price, price, extras, None, "", roles)
    before = draft_from_json(deal.quotation_json)
    same = model.id == deal.model_id
    kinds = {line.name: line.quality for line in before.options}
    lines = tuple(replace(line, quality=kinds.get(line.name, line.quality)) for line in lines)
    draft = replace(
        _for_model(tx, before, model, same=same),
        discounts=_discounts(before, discount),
        options=(*lines, *(line for line in before.options if line.gift or (line.factory and same))),
        valid_until=tx.today + timedelta(days=VALID_DAYS),
    )
    found = reckon(draft, model, tx.today, tx.parameters)
    return Requoted(
        model.guide_price, found.price.contract_price, options_price(draft), found.price.on_road,
        keep_acceptance(deal.quotation_json, draft_to_json(draft)), roles,
    )  # fmt: skip


def _for_model(tx: Tx, draft: QuoteDraft, model: VehicleModel, *, same: bool) -> QuoteDraft:
    """Another model has its own vehicle tax and compulsory insurance; what an insurer quoted stays to be confirmed."""
    if same:
        return draft
    start = start_draft(model, tx.today, tx.parameters)
    return replace(draft, vehicle_vessel_annual=start.vehicle_vessel_annual, compulsory=start.compulsory)


def _discounts(before: QuoteDraft, wanted: Money) -> tuple[DiscountLine, ...]:
    """The discounts as they were, the difference given or taken by the store; one line where that cannot be."""
    had = sum((line.amount for line in before.discounts), ZERO)
    own = sum((line.amount for line in before.discounts if line.kind is DiscountKind.STORE), ZERO) + wanted - had
    if own < ZERO:
        return (DiscountLine(DiscountKind.STORE, wanted),) if wanted else ()
    others = tuple(line for line in before.discounts if line.kind is not DiscountKind.STORE)
    reason = "；".join(line.reason for line in before.discounts if line.kind is DiscountKind.STORE and line.reason)
    return (*((DiscountLine(DiscountKind.STORE, own, reason[:80]),) if own else ()), *others)
