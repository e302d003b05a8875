"""Reading a deal's delivery."""

from __future__ import annotations

from dataclasses import replace

import sqlalchemy as sa

from showroom.deals.model import Deal
from showroom.delivery.case import Facts, delivery_gate
from showroom.delivery.certificates import state_of
from showroom.delivery.checklists import OPTIONAL_ITEMS, items_of
from showroom.delivery.drafts import CarChoice, DeliveryView
from showroom.delivery.ledger import money_view
from showroom.delivery.model import Delivery
from showroom.delivery.preparation import delivery_of, draft_of, pdi_passed
from showroom.persistence.actions import Tx
from showroom.vehicles.model import Vehicle
from showroom.vehicles.periods import Periods, three_guarantees
from showroom.vehicles.records import FREE, get_model, get_vehicle, model_text

CHOICES = 50


def facts_of(tx: Tx, deal: Deal) -> Facts:
    """Everything about one deal's delivery that delivery itself knows."""
    row = delivery_of(tx, deal.id)
    vehicle = None if deal.vehicle_id is None else get_vehicle(tx, deal.vehicle_id)
    model_id = vehicle.model_id if vehicle is not None else deal.model_id
    model = None if model_id is None else get_model(tx, model_id)
    found = Facts(deal, row, draft_of(tx, deal, row), money_view(tx, deal), vehicle, model)
    return replace(found, certificate=state_of(tx, found))


def delivery_view(tx: Tx, facts: Facts) -> DeliveryView:
    """What the page shows; with the contract's part of the facts (DV-01, MF-06)."""
    deal, row, vehicle = facts.deal, facts.row, facts.vehicle
    exterior = vehicle.exterior if vehicle is not None else deal.exterior
    interior = vehicle.interior if vehicle is not None else deal.interior
    return DeliveryView(
        deal_id=deal.id,
        draft=facts.draft,
        money=facts.money,
        vin="" if vehicle is None else vehicle.vin,
        car_text="" if facts.model is None else model_text(facts.model),
        colours=" / ".join(part for part in (exterior, interior) if part),
        imported=facts.imported,
        wishes=facts.wishes,
        items=items_of(facts.items),
        optional=OPTIONAL_ITEMS,
        findings=delivery_gate(tx, facts),
        number=(row.number or "") if row is not None else "",
        document_id=None if row is None else row.document_id,
        delivered_at=None if row is None else row.delivered_at,
        periods=None if row is None else stored_periods(tx, row),
        pdi_passed=pdi_passed(facts.draft),
    )


def car_choices(tx: Tx, deal: Deal) -> tuple[CarChoice, ...]:
    """Free cars of the deal's model, those of its colour first."""
    query = sa.select(Vehicle).where(Vehicle.status.in_(FREE)).order_by(Vehicle.arrived, Vehicle.id)
    if deal.model_id is not None:
        query = query.where(Vehicle.model_id == deal.model_id)
    found = [
        CarChoice(
            car.id, car.vin, " / ".join(part for part in (car.exterior, car.interior) if part), car.location,
            (car.exterior, car.interior) == (deal.exterior, deal.interior),
        )
        for car in tx.session.scalars(query.limit(500))
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda car: not car.same_colour)[:CHOICES])


def stored_periods(tx: Tx, row: Delivery) -> Periods | None:
    """The stored 三包 periods; the 60-day distance is read from the table of that day."""
    if row.guarantee_start is None:
        return None
    start = row.guarantee_start
    found = three_guarantees(start, start, tx.parameters)
    return Periods(
        start=start,
        day_7=row.guarantee_day_7 or found.day_7,
        day_60=row.guarantee_day_60 or found.day_60,
        year_2=row.guarantee_return_to or found.year_2,
        year_3=row.guarantee_repair_to or found.year_3,
        sixty_days_km=found.sixty_days_km,
        return_km=row.guarantee_return_km or found.return_km,
        repair_km=row.guarantee_repair_km or found.repair_km,
    )
