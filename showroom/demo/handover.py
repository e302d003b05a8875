"""Sample handovers: the money is in, the car is checked, the papers are there, three have signed."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from showroom.bootstrap import Showroom
from showroom.delivery.checklists import PDI_POINTS
from showroom.delivery.confirmation_pdf import DELIVERY_ITEMS
from showroom.delivery.drafts import ConfirmDraft, ReceiptDraft
from showroom.delivery.model import PaidBy, ReceiptKind
from showroom.delivery.rules import DOCUMENTS
from showroom.demo.paperwork import DEPOSIT, signature
from showroom.kernel.actor import Actor
from showroom.kernel.dates import add_years
from showroom.kernel.money import ZERO, Money


def pay_deposit(store: Showroom, cashier: Actor, deal_id: int) -> None:
    """The earnest money of the contract, in the ledger."""
    _receive(store, cashier, deal_id, ReceiptKind.EARNEST, DEPOSIT)


def hand_over(store: Showroom, seller: Actor, cashier: Actor, deal_id: int) -> None:
    """Pay the rest, prepare the car and confirm its delivery."""
    service, today = store.delivery, store.work.today()
    rest = service.current(cashier, deal_id).money.outstanding
    if rest > ZERO:
        _receive(store, cashier, deal_id, ReceiptKind.BALANCE, rest)
    view = service.current(seller, deal_id)
    draft = replace(
        view.draft, appointment=store.work.clock.now(), vin_on_car=view.vin, vin_on_certificate=view.vin,
        vin_on_invoice=view.vin, pdi_points=frozenset(PDI_POINTS), wishes_done=frozenset(view.wishes),
        papers=frozenset(DOCUMENTS), invoice_number=f"FP{deal_id:08d}", invoice_on=today,
        compulsory_valid_to=add_years(today, 1) - timedelta(days=1), plate=f"沪AD{60_000 + deal_id}", odometer_km=12,
        keys=2, energy_percent=80, ticked=frozenset(DELIVERY_ITEMS), service_adviser="郑工",
    )  # fmt: skip
    saved = service.save(seller, deal_id, draft)
    store.quality_papers.make_certificate(seller, deal_id)
    hands = (signature(deal_id), signature(deal_id + 3), signature(deal_id + 5))
    service.confirm(seller, deal_id, ConfirmDraft(f"sample-handover-{deal_id}", saved.draft.version, *hands))


def _receive(store: Showroom, cashier: Actor, deal_id: int, kind: ReceiptKind, amount: Money) -> None:
    number = len(store.delivery.current(cashier, deal_id).money.receipts) + 1
    draft = ReceiptDraft(
        kind, amount, PaidBy.TRANSFER, f"sample-{deal_id}-{number}", voucher=f"PZ{deal_id:04d}{number}"
    )
    store.delivery.add_receipt(cashier, deal_id, draft)
