"""What a contract asks of the office on the same day: its filing, the word on an unsigned order, a refund (CT-05)."""

from __future__ import annotations

from datetime import date

import sqlalchemy as sa

from showroom.customers.model import CustomerTask
from showroom.customers.records import complete_task, plan_task
from showroom.deals.model import Deal
from showroom.kernel.actor import Role
from showroom.persistence.actions import Tx
from showroom.staff.posts import colleague_of

FILING, ORDER, REFUND, OBJECTION = "contract_filing", "informal_order", "refund", "notice_objection"
_POSTS = {
    FILING: Role.SALES_MANAGER, ORDER: Role.SALES_MANAGER, REFUND: Role.FINANCE, OBJECTION: Role.SALES_MANAGER,
}  # fmt: skip


def ask(tx: Tx, deal: Deal, kind: str, due: date, what: str) -> None:
    """A task for whoever holds the post, never for the one who asks; the general manager where there is no other."""
    but = 0 if kind == REFUND else tx.actor.id
    owner = colleague_of(tx, _POSTS[kind], but) or colleague_of(tx, Role.GENERAL_MANAGER, but)
    plan_task(tx, deal.customer_id, kind, due, owner, what, deal.id)


def settle(tx: Tx, deal: Deal, kind: str, result: str) -> None:
    """The duty is done: its open tasks of this deal end."""
    wanted = sa.select(CustomerTask.id).where(
        CustomerTask.deal_id == deal.id, CustomerTask.kind == kind, CustomerTask.done_at.is_(None)
    )
    for ident in tx.session.scalars(wanted).all():
        complete_task(tx, ident, "closed", result, contacted=False)
