"""Where an order stands: nothing, intent (订金), contract (定金): two documents that are never mixed up (DP-06)."""

from __future__ import annotations

from enum import StrEnum

import sqlalchemy as sa

from showroom.contract.contract_paper import DepositWord
from showroom.contract.model import Contract
from showroom.contract.papers_model import IntentEnd, IntentOrder
from showroom.deals.model import Deal, DealStatus
from showroom.kernel.money import ZERO, Money
from showroom.persistence.actions import Tx


class OrderStatus(StrEnum):
    """What binds the two sides at present (DP-06)."""

    NONE = "none"
    INTENT = "intent"
    CONTRACT = "contract"
    CANCELLED = "cancelled"


ORDER_NAMES = {
    OrderStatus.NONE: ("未订购", "no order"),
    OrderStatus.INTENT: ("意向（订金）", "intent (订金)"),
    OrderStatus.CONTRACT: ("合同（定金）", "contract (定金)"),
    OrderStatus.CANCELLED: ("已退订", "cancelled"),
}


def order_status(tx: Tx, deal: Deal) -> OrderStatus:
    """The order's state; a draft of either paper binds nobody."""
    if deal.contract_number is not None:
        return OrderStatus.CANCELLED if deal.status is DealStatus.CANCELLED else OrderStatus.CONTRACT
    return OrderStatus.NONE if standing_intent(tx, deal.id) is None else OrderStatus.INTENT


def standing_intent(tx: Tx, deal_id: int) -> IntentOrder | None:
    """The signed intent order of a deal that has not ended."""
    ended = sa.select(IntentEnd.id).where(IntentEnd.intent_id == IntentOrder.id)
    query = sa.select(IntentOrder).where(
        IntentOrder.deal_id == deal_id, IntentOrder.number.is_not(None), ~ended.exists()
    )
    return tx.session.scalar(query.order_by(IntentOrder.id.desc()).limit(1))


def becomes_earnest(contract: Contract, held: Money) -> bool:
    """Whether the contract makes 订金 taken before part of its 定金: its word is 定金 and it counts the sum as paid."""
    return contract.deposit_word is DepositWord.EARNEST and held > ZERO and contract.deposit_paid >= held
