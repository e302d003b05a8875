"""Guide prices with the days on which they hold: a new price is a new row, none is ever overwritten."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from showroom.kernel.money import Money
from showroom.persistence.actions import Tx
from showroom.vehicles.model import VehicleModel
from showroom.vehicles.price_model import ModelPrice


@dataclass(frozen=True, slots=True)
class DatedPrice:
    """`since` None: from the beginning; `until` is the last day, None: until further notice. `row`: of an import."""

    price: Money
    since: date | None = None
    until: date | None = None
    row: int = 0

    def holds(self, on: date) -> bool:
        return (self.since is None or self.since <= on) and (self.until is None or on <= self.until)


def in_force(prices: Sequence[DatedPrice], on: date) -> DatedPrice | None:
    """The price of the day: of those that hold the one that began last, of several of one day the newest."""
    holding = [price for price in prices if price.holds(on)]
    return max(reversed(holding), key=lambda price: price.since or date.min, default=None)


def dated_prices(tx: Tx, models: Iterable[VehicleModel]) -> dict[int, list[DatedPrice]]:
    """All prices of these versions in the order in which they were written; without any, the one of the version."""
    kept = list(models)
    found: dict[int, list[DatedPrice]] = {model.id: [] for model in kept}
    rows = sa.select(ModelPrice).order_by(ModelPrice.id)
    for row in tx.session.scalars(rows.where(ModelPrice.model_id == kept[0].id) if len(kept) == 1 else rows):
        if row.model_id in found:
            found[row.model_id].append(DatedPrice(row.price, row.valid_from, row.valid_to))
    for model in kept:
        if not found[model.id]:
            found[model.id].append(DatedPrice(model.guide_price))
    return found


def price_on(tx: Tx, model: VehicleModel, on: date) -> Money:
    """The guide price of a version on a day; the last known one where none holds."""
    found = in_force(dated_prices(tx, [model])[model.id], on)
    return model.guide_price if found is None else found.price


def dated_models(tx: Tx) -> Sequence[VehicleModel]:
    """The versions whose price depends on the day."""
    return tx.session.scalars(
        sa.select(VehicleModel).where(VehicleModel.id.in_(sa.select(ModelPrice.model_id))).order_by(VehicleModel.id)
    ).all()


def note_change(tx: Tx, model: VehicleModel, price: Money) -> None:
    """A price typed by hand holds from today on; what was asked until yesterday stays known (价格欺诈 16)."""
    if price == model.guide_price:
        return
    if not tx.session.scalar(sa.select(ModelPrice.id).where(ModelPrice.model_id == model.id).limit(1)):
        tx.session.add(_typed(tx, model, model.guide_price, None))
    tx.session.add(_typed(tx, model, price, tx.today))


def _typed(tx: Tx, model: VehicleModel, price: Money, since: date | None) -> ModelPrice:
    return ModelPrice(model_id=model.id, price=price, valid_from=since, created_at=tx.now, created_by=tx.actor.id)


def unsettled(tx: Tx) -> list[VehicleModel]:
    """The versions that still have the price of an earlier day."""
    models = dated_models(tx)
    prices = dated_prices(tx, models)
    found = ((model, in_force(prices[model.id], tx.today)) for model in models)
    return [model for model, price in found if price is not None and price.price != model.guide_price]


def settle(tx: Tx, models: Iterable[VehicleModel], prices: dict[int, list[DatedPrice]]) -> int:
    """Give each version the price in force today as its guide price; returns how many changed."""
    changed = 0
    for model in models:
        found = in_force(prices[model.id], tx.today)
        if found is not None and found.price != model.guide_price:
            model.guide_price = found.price
            changed += 1
    tx.session.flush()
    return changed
