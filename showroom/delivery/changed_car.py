"""What a change of the contract undoes in a prepared delivery: another car is inspected anew (DV-01, DV-04)."""

from __future__ import annotations

from showroom.deals.model import Deal
from showroom.delivery.preparation import delivery_of
from showroom.persistence.actions import Tx


def forget_car(tx: Tx, deal: Deal) -> None:
    """Nothing that was checked on the car before counts for the one that takes its place."""
    row = delivery_of(tx, deal.id, lock=True)
    if row is None:
        return
    row.vin_on_car = row.vin_on_certificate = row.vin_on_invoice = ""
    row.pdi_points, row.pdi_ticket, row.pdi_passed_at, row.pdi_by = "[]", "", None, None
    row.wishes_done = row.papers = row.ticked = "[]"
    row.plate, row.temporary_plate, row.compulsory_valid_to = "", "", None
    row.temporary_from = row.temporary_to = None
    row.odometer_km = 0
    tx.session.flush()
    tx.audit("delivery", row.id, car="changed")
