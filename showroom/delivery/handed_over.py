"""What the time after delivery asks of it: the guarantee periods of a handed-over car, and the money given back."""

from __future__ import annotations

from showroom.deals.model import Deal
from showroom.delivery.ledger import money_view
from showroom.delivery.model import ReceiptKind
from showroom.delivery.preparation import delivery_of
from showroom.delivery.queries import stored_periods
from showroom.kernel.money import ZERO, Money
from showroom.persistence.actions import Tx
from showroom.vehicles.periods import Periods


def guarantee_of(tx: Tx, deal: Deal) -> Periods | None:
    """The 三包 periods as the handover set them (SB-01, DV-09); None for a deal that was not handed over here."""
    row = delivery_of(tx, deal.id)
    return None if row is None else stored_periods(tx, row)


def refunded(tx: Tx, deal: Deal) -> Money:
    """All that the ledger has paid back on the deal."""
    lines = money_view(tx, deal).receipts
    return -sum((line.amount for line in lines if line.kind is ReceiptKind.REFUND), ZERO)
