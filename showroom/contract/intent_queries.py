"""What the intent order reads: draft, standing, ended, what is held and what is still to be returned."""

from __future__ import annotations

from collections.abc import Callable

import sqlalchemy as sa

from showroom.contract.annexes import Sources
from showroom.contract.change_drafts import RefundDraft
from showroom.contract.intent_drafts import IntentDraft, IntentView, LapsedRow, SignedIntent
from showroom.contract.intent_state import order_status, standing_intent
from showroom.contract.papers_model import IntentEnd, IntentOrder
from showroom.customers.model import Customer
from showroom.deals.model import Deal, DealStatus
from showroom.kernel.actor import Role
from showroom.kernel.errors import Bug
from showroom.kernel.money import ZERO, Money
from showroom.persistence.actions import Tx

Limit = Callable[[Tx, Deal], Money | None]
PayOut = Callable[[Tx, int, RefundDraft, Limit], None]
"""Write a refund of a deal into the ledger, up to the limit."""
VALID_DAYS = 14


def draft_row(tx: Tx, deal_id: int) -> IntentOrder | None:
    """The one unsigned intent order of a deal."""
    query = sa.select(IntentOrder).where(IntentOrder.deal_id == deal_id, IntentOrder.number.is_(None))
    return tx.session.scalar(query)


def last_ended(tx: Tx, deal_id: int) -> IntentEnd | None:
    """The newest end of an intent order that left money to return."""
    query = sa.select(IntentEnd).join(IntentOrder, IntentOrder.id == IntentEnd.intent_id)
    return tx.session.scalar(
        query.where(IntentOrder.deal_id == deal_id, IntentEnd.due > ZERO).order_by(IntentEnd.id.desc()).limit(1)
    )


def left_of(tx: Tx, deal: Deal, sources: Sources) -> Money:
    """What is still to be returned: what of the 订金 is held, as long as no order stands that it belongs to (DP-05)."""
    if last_ended(tx, deal.id) is None or standing_intent(tx, deal.id) is not None or deal.contract_number:
        return ZERO
    return sources.intent_held(tx, deal)


def intent_view(tx: Tx, deal: Deal, sources: Sources) -> IntentView:
    """Everything that the window shows of a deal's intent orders."""
    row = draft_row(tx, deal.id)
    left = left_of(tx, deal, sources)
    pairs = tx.session.execute(
        sa.select(IntentOrder, IntentEnd)
        .outerjoin(IntentEnd, IntentEnd.intent_id == IntentOrder.id)
        .where(IntentOrder.deal_id == deal.id, IntentOrder.number.is_not(None))
        .order_by(IntentOrder.id.desc())
        .limit(50)
    )
    signed = tuple(_signed(order, end, left) for order, end in pairs)
    standing = next((one for one in signed if one.ending is None), None)
    draft = IntentDraft(ZERO) if row is None else draft_of_intent(row)
    return IntentView(
        order_status(tx, deal), draft, row is not None, sources.intent_held(tx, deal), standing,
        tuple(one for one in signed if one.ending is not None),
        lapsed=standing is not None and standing.valid_until < tx.today,
        may_begin=deal.contract_number is None and deal.status is DealStatus.OPEN,
    )  # fmt: skip


def lapsed_rows(tx: Tx, limit: int) -> tuple[LapsedRow, ...]:
    """Standing orders past their last day: a consultant's own, the office's all."""
    ended = sa.select(IntentEnd.id).where(IntentEnd.intent_id == IntentOrder.id)
    query = (
        sa.select(IntentOrder, Customer.name)
        .join(Deal, Deal.id == IntentOrder.deal_id)
        .join(Customer, Customer.id == Deal.customer_id)
        .where(IntentOrder.number.is_not(None), IntentOrder.valid_until < tx.today, ~ended.exists())
        .order_by(IntentOrder.valid_until, IntentOrder.id)
        .limit(max(1, min(limit, 500)))
    )
    if not tx.actor.is_any(*(role for role in Role if role is not Role.CONSULTANT)):
        query = query.where(Deal.consultant_id == tx.actor.id)
    return tuple(
        LapsedRow(row.deal_id, row.number or "", name, row.valid_until, row.amount)
        for row, name in tx.session.execute(query)
    )


def draft_of_intent(row: IntentOrder) -> IntentDraft:
    """The stored draft as its dialog fills the fields from it."""
    return IntentDraft(row.amount, row.valid_until, row.delivery_note, row.wishes, row.guardian, row.version)


def _signed(order: IntentOrder, end: IntentEnd | None, left: Money) -> SignedIntent:
    if order.number is None or order.document_id is None or order.translation_id is None or order.signed_at is None:
        raise Bug(f"intent order {order.id} is signed without its papers")
    found = SignedIntent(
        order.id, order.number, order.amount, order.valid_until, order.document_id, order.translation_id,
        order.signed_at,
    )  # fmt: skip
    if end is None:
        return found
    return SignedIntent(
        order.id, order.number, order.amount, order.valid_until, order.document_id, order.translation_id,
        order.signed_at, end.ending, end.reason, end.contract_number, end.due, min(end.due, left),
    )  # fmt: skip
