"""Money that a signed cancellation owes, paid out through the receipts ledger (DP-03, DP-07)."""

from __future__ import annotations

from datetime import date
from typing import Protocol

from showroom.delivery import ledger
from showroom.delivery.drafts import ReceiptDraft
from showroom.delivery.model import PaidBy, ReceiptKind
from showroom.kernel.errors import REQUIRED, FieldErrors
from showroom.kernel.money import Money
from showroom.persistence.actions import Tx


class PayOut(Protocol):
    """A refund as finance types it; `paid_by` is a word of `PaidBy`."""

    @property
    def amount(self) -> Money: ...
    @property
    def paid_by(self) -> str: ...
    @property
    def key(self) -> str: ...
    @property
    def voucher(self) -> str: ...
    @property
    def paid_on(self) -> date | None: ...
    @property
    def note(self) -> str: ...


def pay_out(tx: Tx, deal_id: int, wish: PayOut, limit: ledger.RefundLimit) -> None:
    """Write the refund down, up to `limit`, once per key; raises FieldErrors, receipt_key_used."""
    if wish.paid_by not in set(PaidBy):
        raise FieldErrors({"paid_by": REQUIRED})
    draft = ReceiptDraft(
        ReceiptKind.REFUND, wish.amount, PaidBy(wish.paid_by), wish.key, wish.voucher, wish.paid_on, wish.note
    )
    ledger.add(tx, deal_id, draft, limit)
