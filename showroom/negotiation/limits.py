"""What a post may give away alone on one car: the most specific dated row, else the house's parameter (CT-04)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import sqlalchemy as sa

from showroom.kernel.actor import Role
from showroom.kernel.money import Money
from showroom.negotiation.draft import QuoteDraft
from showroom.negotiation.reckoning import Reckoned, discount_ask
from showroom.negotiation.rules import DiscountLimits, discount_findings
from showroom.persistence.actions import Tx
from showroom.vehicles.model import VehicleModel

if TYPE_CHECKING:
    from showroom.negotiation.limits_model import DiscountLimit

BASIS_POINTS = 10_000
"""A limit is kept in 1/100 %: 325 is 3.25 % of the list price."""


def limits_at(tx: Tx, model: VehicleModel, on: date) -> DiscountLimits:
    """The ladder for one car on one day: its model's rows before its series' before its brand's before the house's."""
    house = DiscountLimits.at(on, tx.parameters)
    found = _rows_of(tx, model, on)
    return DiscountLimits(
        found.get(Role.CONSULTANT, house.consultant), found.get(Role.SALES_MANAGER, house.manager)
    )  # fmt: skip


def judged(tx: Tx, model: VehicleModel, draft: QuoteDraft, found: Reckoned, on: date) -> Reckoned:
    """A reckoned quotation with the findings of the car's own ladder."""
    ask = discount_ask(draft, found.guide_price)
    return replace(found, findings=discount_findings(ask, limits_at(tx, model, on)))


def _rows_of(tx: Tx, model: VehicleModel, on: date) -> dict[Role, Decimal | Money]:
    """By post; of two rows as specific the one that began later counts, then the one added later."""
    from showroom.negotiation.limits_model import DiscountLimit

    row = DiscountLimit
    query = sa.select(row).where(
        sa.or_(row.model_id == model.id, sa.and_(row.brand == model.brand, row.series.in_(("", model.series)))),
        row.valid_from <= on,
        sa.or_(row.valid_to.is_(None), row.valid_to >= on),
    )
    ranked = sorted(tx.session.scalars(query), key=lambda one: (_rank(one), one.valid_from, one.id))
    return {one.role: measure(one) for one in ranked}


def _rank(row: DiscountLimit) -> int:
    return 2 if row.model_id is not None else int(bool(row.series))


def measure(row: DiscountLimit) -> Decimal | Money:
    """The row's limit: its amount, or its share as a fraction of the list price."""
    return row.amount if row.amount is not None else Decimal(row.share_bp or 0) / BASIS_POINTS
