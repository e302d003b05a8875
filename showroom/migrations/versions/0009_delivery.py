"""Tables of delivery."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from showroom.migrations.ddl import KEY, immutable

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """The receipts ledger, which is only added to, and handovers, which stand once they are numbered."""
    op.create_table(
        "delivery",
        sa.Column("deal_id", KEY, nullable=False),
        sa.Column("appointment", sa.BigInteger(), nullable=True),
        sa.Column("promised_on", sa.Date(), nullable=True),
        sa.Column("delay_told", sa.Boolean(), nullable=False),
        sa.Column("delay_reason", sa.String(length=200), nullable=False),
        sa.Column("reminder_id", KEY, nullable=True),
        sa.Column("vin_on_car", sa.String(length=30), nullable=False),
        sa.Column("vin_on_certificate", sa.String(length=30), nullable=False),
        sa.Column("vin_on_invoice", sa.String(length=30), nullable=False),
        sa.Column("pdi_points", sa.Text(), nullable=False),
        sa.Column("pdi_ticket", sa.String(length=300), nullable=False),
        sa.Column("pdi_passed_at", sa.BigInteger(), nullable=True),
        sa.Column("pdi_by", KEY, nullable=True),
        sa.Column("wishes_done", sa.Text(), nullable=False),
        sa.Column("papers", sa.Text(), nullable=False),
        sa.Column("invoice_number", sa.String(length=40), nullable=False),
        sa.Column("invoice_on", sa.Date(), nullable=True),
        sa.Column("compulsory_valid_to", sa.Date(), nullable=True),
        sa.Column("plate", sa.String(length=12), nullable=False),
        sa.Column("temporary_plate", sa.String(length=12), nullable=False),
        sa.Column("temporary_from", sa.Date(), nullable=True),
        sa.Column("temporary_to", sa.Date(), nullable=True),
        sa.Column("temporary_issue", sa.Integer(), nullable=False),
        sa.Column("odometer_km", sa.Integer(), nullable=False),
        sa.Column("keys", sa.Integer(), nullable=False),
        sa.Column("energy_percent", sa.Integer(), nullable=True),
        sa.Column("agent", sa.String(length=80), nullable=False),
        sa.Column("agent_id_number", sa.String(length=64), nullable=False),
        sa.Column("agent_authority", sa.Boolean(), nullable=False),
        sa.Column("photo_published", sa.Boolean(), nullable=False),
        sa.Column("ticked", sa.Text(), nullable=False),
        sa.Column("service_adviser", sa.String(length=80), nullable=False),
        sa.Column("remarks", sa.String(length=300), nullable=False),
        sa.Column("number", sa.String(length=40), nullable=True),
        sa.Column("document_id", KEY, nullable=True),
        sa.Column("delivered_at", sa.BigInteger(), nullable=True),
        sa.Column("customer_signature", sa.LargeBinary(), nullable=True),
        sa.Column("sales_signature", sa.LargeBinary(), nullable=True),
        sa.Column("service_signature", sa.LargeBinary(), nullable=True),
        sa.Column("idempotency_key", sa.String(length=64), nullable=True),
        sa.Column("guarantee_start", sa.Date(), nullable=True),
        sa.Column("guarantee_day_7", sa.Date(), nullable=True),
        sa.Column("guarantee_day_60", sa.Date(), nullable=True),
        sa.Column("guarantee_return_to", sa.Date(), nullable=True),
        sa.Column("guarantee_repair_to", sa.Date(), nullable=True),
        sa.Column("guarantee_return_km", sa.Integer(), nullable=True),
        sa.Column("guarantee_repair_km", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(["deal_id"], ["deal.id"], name=op.f("fk_delivery_deal_id")),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_delivery_document_id")),
        sa.ForeignKeyConstraint(["pdi_by"], ["staff_member.id"], name=op.f("fk_delivery_pdi_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_delivery")),
        sa.UniqueConstraint("deal_id", name=op.f("uq_delivery_deal_id")),
        sa.UniqueConstraint("idempotency_key", name=op.f("uq_delivery_idempotency_key")),
        sa.UniqueConstraint("number", name=op.f("uq_delivery_number")),
    )
    op.create_table(
        "receipt",
        sa.Column("deal_id", KEY, nullable=False),
        sa.Column("number", sa.String(length=40), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("paid_by", sa.String(length=40), nullable=False),
        sa.Column("voucher", sa.String(length=60), nullable=False),
        sa.Column("note", sa.String(length=200), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("by", KEY, nullable=False),
        sa.Column("idempotency_key", sa.String(length=64), nullable=False),
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.CheckConstraint("amount > 0", name=op.f("ck_receipt_above_zero")),
        sa.ForeignKeyConstraint(["by"], ["staff_member.id"], name=op.f("fk_receipt_by")),
        sa.ForeignKeyConstraint(["deal_id"], ["deal.id"], name=op.f("fk_receipt_deal_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_receipt")),
        sa.UniqueConstraint("idempotency_key", name=op.f("uq_receipt_idempotency_key")),
        sa.UniqueConstraint("number", name=op.f("uq_receipt_number")),
    )
    op.create_index(op.f("ix_receipt_deal_id"), "receipt", ["deal_id"], unique=False)
    op.create_index(op.f("ix_receipt_received_on"), "receipt", ["received_on"], unique=False)
    immutable("receipt")
    immutable("delivery", "OLD.number IS NOT NULL")
