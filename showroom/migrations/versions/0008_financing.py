"""Tables of financing."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from showroom.migrations.ddl import KEY, immutable

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Offers, the one financing of a deal, and the lender's answers, which are never changed."""
    op.create_table(
        "financing",
        sa.Column("deal_id", KEY, nullable=False),
        sa.Column("chosen", sa.Integer(), nullable=True),
        sa.Column("status", sa.String(length=40), nullable=False),
        sa.Column("status_at", sa.BigInteger(), nullable=False),
        sa.Column("monthly_income", sa.BigInteger(), nullable=True),
        sa.Column("monthly_debts", sa.BigInteger(), nullable=False),
        sa.Column("overdue_declared", sa.Boolean(), nullable=True),
        sa.Column("commercial_use", sa.Boolean(), nullable=False),
        sa.Column("government_subsidy", sa.BigInteger(), nullable=False),
        sa.Column("consent_lender", sa.String(length=80), nullable=False),
        sa.Column("credit_authorised_at", sa.BigInteger(), nullable=True),
        sa.Column("cost_sheet_number", sa.String(length=40), nullable=True),
        sa.Column("cost_sheet_id", KEY, nullable=True),
        sa.Column("cost_sheet_at", sa.BigInteger(), nullable=True),
        sa.Column("borrower_signature", sa.LargeBinary(), nullable=True),
        sa.Column("saves", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(["cost_sheet_id"], ["document.id"], name=op.f("fk_financing_cost_sheet_id")),
        sa.ForeignKeyConstraint(["deal_id"], ["deal.id"], name=op.f("fk_financing_deal_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_financing")),
        sa.UniqueConstraint("cost_sheet_number", name=op.f("uq_financing_cost_sheet_number")),
        sa.UniqueConstraint("deal_id", name=op.f("uq_financing_deal_id")),
    )
    op.create_table(
        "loan_event",
        sa.Column("financing_id", KEY, nullable=False),
        sa.Column("status", sa.String(length=40), nullable=False),
        sa.Column("note", sa.String(length=200), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("by", KEY, nullable=False),
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(["by"], ["staff_member.id"], name=op.f("fk_loan_event_by")),
        sa.ForeignKeyConstraint(["financing_id"], ["financing.id"], name=op.f("fk_loan_event_financing_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_loan_event")),
    )
    op.create_index(op.f("ix_loan_event_financing_id"), "loan_event", ["financing_id"], unique=False)
    op.create_table(
        "loan_offer",
        sa.Column("financing_id", KEY, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("lender", sa.String(length=80), nullable=False),
        sa.Column("product", sa.String(length=80), nullable=False),
        sa.Column("method", sa.String(length=40), nullable=False),
        sa.Column("principal", sa.BigInteger(), nullable=False),
        sa.Column("annual_rate", sa.String(length=30), nullable=False),
        sa.Column("months", sa.Integer(), nullable=False),
        sa.Column("balloon", sa.BigInteger(), nullable=False),
        sa.Column("upfront_fee", sa.BigInteger(), nullable=False),
        sa.Column("fee_collector", sa.String(length=80), nullable=False),
        sa.Column("flat_fee_rate", sa.String(length=30), nullable=False),
        sa.Column("yearly_shares", sa.String(length=200), nullable=False),
        sa.Column("subsidy_payer", sa.String(length=40), nullable=False),
        sa.Column("lender_rate", sa.String(length=30), nullable=False),
        sa.Column("penalty_share", sa.String(length=30), nullable=False),
        sa.Column("overdue_rate", sa.String(length=30), nullable=False),
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(["financing_id"], ["financing.id"], name=op.f("fk_loan_offer_financing_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_loan_offer")),
        sa.UniqueConstraint("financing_id", "position", name=op.f("uq_loan_offer_financing_id_position")),
    )
    op.create_index(op.f("ix_loan_offer_financing_id"), "loan_offer", ["financing_id"], unique=False)
    # ### end Alembic commands ###
    immutable("loan_event")
