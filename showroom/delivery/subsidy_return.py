"""What the store advanced of the state's subsidy comes back when it is paid: a task stands until it has (§4.1)."""

from __future__ import annotations

import sqlalchemy as sa

from showroom.customers.model import CustomerTask
from showroom.customers.records import complete_task, plan_task
from showroom.deals.advances import ADVANCE_RETURN, advanced_subsidy
from showroom.deals.model import Deal
from showroom.delivery.ledger import money_view
from showroom.kernel.dates import add_days
from showroom.kernel.money import ZERO
from showroom.persistence.actions import Tx

_FIRST_ASKED = "follow_up.days.FU-4"
"""Days after the handover: the call that asks whether the car is registered, without which nobody pays a subsidy."""


def remind_of_advance(tx: Tx, deal: Deal) -> None:
    """With the car out and the advance still owed, its consultant asks whether the state has paid; else nothing."""
    owed = min(advanced_subsidy(deal), money_view(tx, deal).outstanding)
    if owed > ZERO:
        due = add_days(tx.today, tx.parameters.whole(_FIRST_ASKED, tx.today))
        plan_task(tx, deal.customer_id, ADVANCE_RETURN, due, deal.consultant_id, f"¥{owed.grouped()}", deal.id)


def end_reminder(tx: Tx, deal: Deal) -> None:
    """The advance was returned: nothing is owed any more, and the reminder ends."""
    wanted = sa.select(CustomerTask.id).where(
        CustomerTask.deal_id == deal.id, CustomerTask.kind == ADVANCE_RETURN, CustomerTask.done_at.is_(None)
    )
    open_ones = tx.session.scalars(wanted).all()
    if open_ones and money_view(tx, deal).outstanding <= ZERO:
        for ident in open_ones:
            complete_task(tx, ident, "closed", contacted=False)
