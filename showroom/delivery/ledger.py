"""The receipts ledger of a deal: lines are only ever added (DP-01, DP-02, DV-02)."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import sqlalchemy as sa

from showroom.deals.handover import DEAL_CLOSED, get_deal, note, require_reached
from showroom.deals.model import Deal, DealStatus, PayWay, Step
from showroom.delivery import messages as say
from showroom.delivery.drafts import MoneyView, ReceiptDraft, ReceiptLine
from showroom.delivery.model import PaidBy, Receipt, ReceiptKind
from showroom.kernel.errors import Bug, FieldErrors, Message, ShowroomError, Told, told
from showroom.kernel.money import BAD_AMOUNT, LIMIT_FEN, ZERO, Money
from showroom.kernel.text import clean_text
from showroom.persistence import numbering
from showroom.persistence.actions import Tx
from showroom.staff.model import StaffMember
from showroom.staff.service import store_card

LONGEST_KEY = 60
RefundLimit = Callable[[Tx, Deal], Money | None]
"""The most that a deal may be refunded, None where only what was received limits it."""


def due_of(deal: Deal) -> Money | None:
    """What the customer owes in all: the accepted on-road price, else the car and its options; None before a price."""
    if deal.on_road_price is not None:
        return deal.on_road_price
    return None if deal.contract_price is None else deal.contract_price + (deal.options_price or ZERO)


def money_view(tx: Tx, deal: Deal) -> MoneyView:
    """The ledger and what is still outstanding."""
    rows = tx.session.execute(
        sa.select(Receipt, StaffMember.name)
        .join(StaffMember, StaffMember.id == Receipt.by)
        .where(Receipt.deal_id == deal.id)
        .order_by(Receipt.id)
    )
    lines = tuple(
        ReceiptLine(r.number, r.kind, signed(r), r.paid_by, r.voucher, r.note, r.received_on, name) for r, name in rows
    )
    loan = _sum(line.amount for line in lines if line.kind is ReceiptKind.LOAN)
    received = _sum(line.amount for line in lines) - loan
    due = due_of(deal) or ZERO
    return MoneyView(due, received, loan, due - received - loan, lines)


def signed(receipt: Receipt) -> Money:
    """The amount as it counts: a refund lowers what was received."""
    return -receipt.amount if receipt.kind is ReceiptKind.REFUND else receipt.amount


def add(tx: Tx, deal_id: int, draft: ReceiptDraft, refund_limit: RefundLimit = lambda _tx, _deal: None) -> Deal:
    """Write one payment down, earnest money beyond its cap as a prepayment of its own (DP-02).

    A signed cancellation says by `refund_limit` what may still be paid out, be it twofold or less than was received
    (DP-03). The same key writes nothing again. Raises FieldErrors, receipt_key_used, step_not_reached, deal_closed.
    """
    if not draft.key or len(draft.key) > LONGEST_KEY:
        raise Bug(f"a receipt needs a key of 1 to {LONGEST_KEY} characters")
    deal = _deal_for(tx, deal_id, draft.kind)
    tx.session.refresh(deal, with_for_update=True)  # before the question: a second click waits here and finds the first
    before = tx.session.scalar(sa.select(Receipt).where(Receipt.idempotency_key == draft.key))
    if before is not None:
        if (before.deal_id, before.kind) != (deal.id, draft.kind):
            raise ShowroomError(say.KEY_USED)
        tx.audit("receipt", before.id, replayed=before.number)
        return deal
    _require_taking(deal, draft.kind)  # cancelled while we waited for the lock
    values = _checked(tx, deal, draft, refund_limit)
    for number, (kind, amount, remark) in enumerate(_split(tx, deal, draft)):
        _write(tx, deal, values | {"kind": kind, "amount": amount, "note": remark or values["note"]},
               draft.key if not number else f"{draft.key}+")  # fmt: skip
    return deal


def _deal_for(tx: Tx, deal_id: int, kind: ReceiptKind) -> Deal:
    """Deposits come before the contract, refunds after the deal is off."""
    deal = get_deal(tx, deal_id)
    _require_taking(deal, kind)
    require_reached(tx, deal_id, Step.NEGOTIATION)
    return deal


def _require_taking(deal: Deal, kind: ReceiptKind) -> None:
    if deal.status in (DealStatus.CANCELLED, DealStatus.LOST) and kind is not ReceiptKind.REFUND:
        raise ShowroomError(DEAL_CLOSED, number=deal.number)


def _checked(tx: Tx, deal: Deal, draft: ReceiptDraft, refund_limit: RefundLimit) -> dict[str, object]:
    wrong: dict[str, Told | Message] = {}
    values: dict[str, object] = {"paid_by": draft.paid_by, "received_on": draft.received_on or tx.today}
    for name, limit in (("voucher", 60), ("note", 200)):
        try:
            values[name] = clean_text(getattr(draft, name), limit)
        except ShowroomError as error:
            wrong[name] = told(error.message, **error.values)
    amount_wrong = _amount_error(tx, deal, draft, refund_limit)
    if amount_wrong is not None:
        wrong["amount"] = amount_wrong
    if draft.received_on is not None and draft.received_on > tx.today:
        wrong["received_on"] = say.RECEIVED_LATER
    if not values.get("voucher") and draft.paid_by not in (PaidBy.CASH, PaidBy.OFFSET):
        wrong["voucher"] = say.VOUCHER_NEEDED
    if draft.kind is ReceiptKind.LOAN and deal.pay_way is not PayWay.LOAN:
        wrong["kind"] = say.NO_LOAN
    elif draft.kind is ReceiptKind.EARNEST and deal.contract_price is None:
        wrong["kind"] = say.NO_PRICE
    if wrong:
        raise FieldErrors(wrong)
    return values


def _amount_error(tx: Tx, deal: Deal, draft: ReceiptDraft, refund_limit: RefundLimit) -> Told | Message | None:
    if draft.amount <= ZERO:
        return say.AMOUNT_NEEDED
    if draft.amount.fen >= LIMIT_FEN:
        return told(BAD_AMOUNT, text="≥ 10¹²")
    if draft.kind is not ReceiptKind.REFUND:
        return None
    owed = refund_limit(tx, deal)
    if owed is not None:
        return told(say.REFUND_ABOVE_OWED, owed=owed.grouped()) if draft.amount > owed else None
    money = money_view(tx, deal)
    received = money.received + money.loan
    return told(say.REFUND_TOO_HIGH, received=received.grouped()) if draft.amount > received else None


def _split(tx: Tx, deal: Deal, draft: ReceiptDraft) -> list[tuple[ReceiptKind, Money, str]]:
    """The lines that a payment becomes: (kind, amount, note of its own)."""
    if draft.kind is not ReceiptKind.EARNEST or deal.contract_price is None:
        return [(draft.kind, draft.amount, "")]
    share = tx.parameters.decimal("deposit.max_share", tx.today)
    cap = Money(int(deal.contract_price.fen * share))  # rounded down: the cap is never exceeded
    had = _sum(line.amount for line in money_view(tx, deal).receipts if line.kind is ReceiptKind.EARNEST)
    earnest = max(ZERO, min(draft.amount, cap - had))
    lines = [(ReceiptKind.EARNEST, earnest, "")] if earnest > ZERO else []
    if earnest < draft.amount:
        lines.append((ReceiptKind.PREPAYMENT, draft.amount - earnest, say.EXCESS_NOTE))
    return lines


def _write(tx: Tx, deal: Deal, values: dict[str, object], key: str) -> None:
    number = numbering.allot(tx.session, store_card(tx.session).code, "SK", tx.today)
    receipt = Receipt(deal_id=deal.id, number=number, at=tx.now, by=tx.actor.id, idempotency_key=key, **values)
    tx.session.add(receipt)
    tx.session.flush()
    note(tx, deal.id, "receipt", f"{number} ¥{signed(receipt).grouped()}")
    tx.audit("receipt", receipt.id, number=number, kind=receipt.kind)


def _sum(amounts: Iterable[Money]) -> Money:
    return sum(amounts, ZERO)
