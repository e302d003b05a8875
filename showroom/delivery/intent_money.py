"""订金 in the receipts ledger: what is held, and its setting off into 定金 as a contract says (DP-01, DP-05)."""

from __future__ import annotations

from showroom.deals.model import Deal
from showroom.delivery import ledger
from showroom.delivery.drafts import ReceiptDraft
from showroom.delivery.model import PaidBy, ReceiptKind
from showroom.kernel.money import ZERO, Money
from showroom.persistence.actions import Tx


def held(tx: Tx, deal: Deal) -> Money:
    """订金 received and not given back; a refund takes from it first, since it is the customer's to ask for (DP-05)."""
    lines = ledger.money_view(tx, deal).receipts
    came = sum((line.amount for line in lines if line.kind is ReceiptKind.INTENT), ZERO)
    went = sum((line.amount for line in lines if line.kind is ReceiptKind.REFUND), ZERO)
    return max(ZERO, came + went)


def set_off(tx: Tx, deal: Deal, amount: Money, contract: str) -> None:
    """Two lines that cancel each other: 订金 out, 定金 in, above its cap a prepayment (DP-02). No money moves."""
    parts = ((ReceiptKind.REFUND, "out"), (ReceiptKind.EARNEST, "in"))
    for kind, way in parts:
        draft = ReceiptDraft(kind, amount, PaidBy.OFFSET, f"intent-{way}-{contract}", note=f"订金转定金 {contract}")
        ledger.add(tx, deal.id, draft)
