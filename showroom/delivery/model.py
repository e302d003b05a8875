"""Tables of delivery: the receipts ledger, and everything that is prepared and confirmed for one handover."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from showroom.kernel.money import Money
from showroom.persistence.columns import Key, Moment, MoneyColumn, PersonalImage, PersonalText, Word
from showroom.persistence.orm import Model, Numbered


class ReceiptKind(StrEnum):
    """What a payment is; 定金 and 订金 are two different things in law (DP-01, DP-05)."""

    EARNEST = "earnest"
    INTENT = "intent"
    PREPAYMENT = "prepayment"
    BALANCE = "balance"
    LOAN = "loan"
    TRADE_IN = "trade_in"
    REFUND = "refund"


class PaidBy(StrEnum):
    """How the money came."""

    TRANSFER = "transfer"
    CARD = "card"
    MOBILE = "mobile"
    CASH = "cash"
    LENDER = "lender"
    OFFSET = "offset"


class Receipt(Numbered, Model):
    """One line of the ledger; the database refuses to change or delete it. A refund counts against the others."""

    __tablename__ = "receipt"
    deal_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("deal.id"), index=True)
    number: Mapped[str] = mapped_column(sa.String(40), unique=True)
    kind: Mapped[ReceiptKind] = mapped_column(Word(ReceiptKind))
    amount: Mapped[Money] = mapped_column(MoneyColumn)
    paid_by: Mapped[PaidBy] = mapped_column(Word(PaidBy))
    voucher: Mapped[str] = mapped_column(sa.String(60), default="")
    note: Mapped[str] = mapped_column(sa.String(200), default="")
    received_on: Mapped[date] = mapped_column(sa.Date, index=True)
    at: Mapped[datetime] = mapped_column(Moment)
    by: Mapped[int] = mapped_column(Key, sa.ForeignKey("staff_member.id"))
    idempotency_key: Mapped[str] = mapped_column(sa.String(64), unique=True)
    __table_args__ = (sa.CheckConstraint("amount > 0", name="above_zero"),)


class Delivery(Numbered, Model):
    """The handover of one deal. With a `number` it has happened, and the database refuses every change.

    Ticked points are kept as JSON lists: `pdi_points`, `papers` (DV-03), `wishes_done` and `ticked`.
    """

    __tablename__ = "delivery"
    deal_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("deal.id"), unique=True)
    appointment: Mapped[datetime | None] = mapped_column(Moment)
    promised_on: Mapped[date | None] = mapped_column(sa.Date)
    delay_told: Mapped[bool] = mapped_column(default=False)
    delay_reason: Mapped[str] = mapped_column(sa.String(200), default="")
    reminder_id: Mapped[int | None] = mapped_column(Key)
    vin_on_car: Mapped[str] = mapped_column(sa.String(30), default="")
    vin_on_certificate: Mapped[str] = mapped_column(sa.String(30), default="")
    vin_on_invoice: Mapped[str] = mapped_column(sa.String(30), default="")
    pdi_points: Mapped[str] = mapped_column(sa.Text, default="[]")
    pdi_ticket: Mapped[str] = mapped_column(sa.String(300), default="")
    pdi_passed_at: Mapped[datetime | None] = mapped_column(Moment)
    pdi_by: Mapped[int | None] = mapped_column(Key, sa.ForeignKey("staff_member.id"))
    wishes_done: Mapped[str] = mapped_column(sa.Text, default="[]")
    papers: Mapped[str] = mapped_column(sa.Text, default="[]")
    invoice_number: Mapped[str] = mapped_column(sa.String(40), default="")
    invoice_on: Mapped[date | None] = mapped_column(sa.Date)
    compulsory_valid_to: Mapped[date | None] = mapped_column(sa.Date)
    plate: Mapped[str] = mapped_column(sa.String(12), default="")
    temporary_plate: Mapped[str] = mapped_column(sa.String(12), default="")
    temporary_from: Mapped[date | None] = mapped_column(sa.Date)
    temporary_to: Mapped[date | None] = mapped_column(sa.Date)
    temporary_issue: Mapped[int] = mapped_column(default=1)
    odometer_km: Mapped[int] = mapped_column(default=0)
    keys: Mapped[int] = mapped_column(default=0)
    energy_percent: Mapped[int | None]
    agent: Mapped[str] = mapped_column(sa.String(80), default="")
    agent_id_number: Mapped[str] = mapped_column(PersonalText, default="")
    agent_authority: Mapped[bool] = mapped_column(default=False)
    photo_published: Mapped[bool] = mapped_column(default=False)
    ticked: Mapped[str] = mapped_column(sa.Text, default="[]")
    service_adviser: Mapped[str] = mapped_column(sa.String(80), default="")
    remarks: Mapped[str] = mapped_column(sa.String(300), default="")
    # set by confirming, all in one transaction
    number: Mapped[str | None] = mapped_column(sa.String(40), unique=True)
    document_id: Mapped[int | None] = mapped_column(Key, sa.ForeignKey("document.id"))
    delivered_at: Mapped[datetime | None] = mapped_column(Moment)
    customer_signature: Mapped[bytes | None] = mapped_column(PersonalImage)
    sales_signature: Mapped[bytes | None] = mapped_column(PersonalImage)
    service_signature: Mapped[bytes | None] = mapped_column(PersonalImage)
    idempotency_key: Mapped[str | None] = mapped_column(sa.String(64), unique=True)
    guarantee_start: Mapped[date | None] = mapped_column(sa.Date)
    guarantee_day_7: Mapped[date | None] = mapped_column(sa.Date)
    guarantee_day_60: Mapped[date | None] = mapped_column(sa.Date)
    guarantee_return_to: Mapped[date | None] = mapped_column(sa.Date)
    guarantee_repair_to: Mapped[date | None] = mapped_column(sa.Date)
    guarantee_return_km: Mapped[int | None]
    guarantee_repair_km: Mapped[int | None]
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}
