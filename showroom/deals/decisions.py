"""A manager's word reaches Today of whoever asked for it, not only the page and the timeline (CT-04, CT-05)."""

from __future__ import annotations

import sqlalchemy as sa

from showroom.customers.model import CustomerTask
from showroom.customers.records import complete_task, plan_task
from showroom.deals.model import Deal
from showroom.persistence.actions import Tx

DECIDED = "manager_decision"


def tell_decision(tx: Tx, deal: Deal, asked_by: int | None, what: str) -> None:
    """A line on Today of `asked_by`; the word before it on the same deal is out of date with it.

    Nobody is told what they decided themselves.
    """
    if asked_by is None or asked_by == tx.actor.id:
        return
    heard(tx, deal)
    plan_task(tx, deal.customer_id, DECIDED, tx.today, asked_by, f"{tx.actor.name}：{what}"[:300], deal.id)


def heard(tx: Tx, deal: Deal) -> None:
    """Whoever asked has acted on the answer: it need not be shown any more."""
    wanted = sa.select(CustomerTask.id).where(
        CustomerTask.deal_id == deal.id, CustomerTask.kind == DECIDED, CustomerTask.done_at.is_(None)
    )
    for ident in tx.session.scalars(wanted).all():
        complete_task(tx, ident, "closed", contacted=False)
