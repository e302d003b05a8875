"""Makes the plan of contacts that a delivery sets off, in delivery's own transaction (DV-09, FU-1…8, FU-11)."""

from __future__ import annotations

from datetime import date

import sqlalchemy as sa

from showroom.customers.model import ConsentPurpose, Customer, CustomerTask
from showroom.customers.records import DUTIES, get_customer, newest_consents
from showroom.deals.handover import note
from showroom.deals.model import Deal
from showroom.follow_up.model import FollowUp
from showroom.follow_up.rules import DeliveredCar, PlannedTask, allowed_tasks, follow_up_plan
from showroom.persistence.actions import Tx
from showroom.vehicles.model import Energy, Vehicle, VehicleModel

MARKETING = frozenset({"FU-7", "FU-8", "FU-11"})
"""Contacts that need the marketing consent (PI-01)."""
DUTY_KINDS = DUTIES | {"FU-1", "FU-2", "FU-5"}
"""Contacts that the contract asks for: they go on under do-not-contact (PI-11)."""
FESTIVALS = "greeting.festivals"
"""Parameter with the days of the main festivals, '2027-02-06,2027-10-01'; without a row none are greeted."""


def plan_after_delivery(tx: Tx, deal: Deal) -> None:
    """Generate the contacts of a delivered deal; a second time adds only what has become allowed since.

    Given to `DeliveryService.on_delivered`. Marketing contacts need the consent, under do-not-contact only the duties
    of the contract are planned (PI-01, PI-11).
    """
    if deal.delivered_on is None:
        return
    follow_up = follow_up_of(tx, deal)
    customer = get_customer(tx, deal.customer_id)
    allowed = allowed_tasks(
        follow_up_plan(_delivered_car(tx, deal, customer, deal.delivered_on), tx.parameters),
        do_not_contact=customer.do_not_contact,
        marketing_consent=marketing_consent(tx, customer),
    )
    there = {(task.kind, task.due) for task in _tasks_of(tx, deal)} if follow_up.planned_at else set()
    fresh = [task for task in allowed if task.due >= deal.delivered_on and (task.rule, task.due) not in there]
    tx.session.add_all(_row(tx, deal, task) for task in fresh)
    if follow_up.planned_at is None or fresh:
        note(tx, deal.id, "follow_up_planned", str(len(fresh)))
    follow_up.planned_at = follow_up.planned_at or tx.now
    tx.session.flush()
    tx.audit("follow_up", deal.id, planned=len(fresh))


def follow_up_of(tx: Tx, deal: Deal) -> FollowUp:
    """The deal's follow-up, made when first needed."""
    found = tx.session.scalar(sa.select(FollowUp).where(FollowUp.deal_id == deal.id))
    if found is None:
        found = FollowUp(deal_id=deal.id, planned_at=None, closed_reason="", closed_at=None)
        tx.session.add(found)
        tx.session.flush()
    return found


def marketing_consent(tx: Tx, customer: Customer) -> bool:
    """Whether the customer's newest word on marketing is yes (PI-01, PI-03)."""
    consent = newest_consents(tx, customer.id).get(ConsentPurpose.MARKETING)
    return consent is not None and consent.given


def may_be_made(kind: str, *, do_not_contact: bool, consent: bool) -> bool:
    """Whether a contact of this kind is still allowed (PI-01, PI-11)."""
    return (kind in DUTY_KINDS or not do_not_contact) and (consent or kind not in MARKETING)


def _delivered_car(tx: Tx, deal: Deal, customer: Customer, on: date) -> DeliveredCar:
    vehicle = None if deal.vehicle_id is None else tx.session.get(Vehicle, deal.vehicle_id)
    model = None if deal.model_id is None else tx.session.get(VehicleModel, deal.model_id)
    festivals = tx.parameters.words(FESTIVALS, on) if tx.parameters.covers(FESTIVALS, on) else ()
    return DeliveredCar(
        delivered_on=on,
        new_energy=model is not None and model.energy is not Energy.ICE,
        insurance_valid_to=None if vehicle is None else vehicle.compulsory_valid_to,
        birth=customer.birth,
        festivals=tuple(date.fromisoformat(day) for day in festivals),
    )


def _tasks_of(tx: Tx, deal: Deal) -> sa.ScalarResult[CustomerTask]:
    return tx.session.scalars(sa.select(CustomerTask).where(CustomerTask.deal_id == deal.id))


def _row(tx: Tx, deal: Deal, task: PlannedTask) -> CustomerTask:
    """No post is a care desk yet: its calls are the consultant's too (FU-3 leaves the choice to the store)."""
    return CustomerTask(
        customer_id=deal.customer_id, deal_id=deal.id, kind=task.rule, note=task.detail, due=task.due,
        owner_id=deal.consultant_id, created_at=tx.now,
    )  # fmt: skip
