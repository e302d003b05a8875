"""Tables of negotiation: quotations and approvals."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from showroom.migrations.ddl import KEY

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    op.create_table(
        "quotation",
        sa.Column("deal_id", KEY, nullable=False),
        sa.Column("number", sa.String(length=40), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(length=40), nullable=False),
        sa.Column("quoted_on", sa.Date(), nullable=False),
        sa.Column("valid_until", sa.Date(), nullable=False),
        sa.Column("guide_price", sa.BigInteger(), nullable=False),
        sa.Column("discount", sa.BigInteger(), nullable=False),
        sa.Column("contract_price", sa.BigInteger(), nullable=False),
        sa.Column("options_price", sa.BigInteger(), nullable=False),
        sa.Column("on_road_price", sa.BigInteger(), nullable=False),
        sa.Column("due", sa.BigInteger(), nullable=False),
        sa.Column("pay_way", sa.String(length=40), nullable=False),
        sa.Column("draft", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("by", KEY, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(["by"], ["staff_member.id"], name=op.f("fk_quotation_by")),
        sa.ForeignKeyConstraint(["deal_id"], ["deal.id"], name=op.f("fk_quotation_deal_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_quotation")),
        sa.UniqueConstraint("deal_id", "revision", name=op.f("uq_quotation_deal_id_revision")),
        sa.UniqueConstraint("number", name=op.f("uq_quotation_number")),
    )
    op.create_index(op.f("ix_quotation_deal_id"), "quotation", ["deal_id"], unique=False)
    op.create_table(
        "approval",
        sa.Column("quotation_id", KEY, nullable=False),
        sa.Column("role", sa.String(length=40), nullable=False),
        sa.Column("reason", sa.String(length=300), nullable=False),
        sa.Column("asked_at", sa.BigInteger(), nullable=False),
        sa.Column("asked_by", KEY, nullable=False),
        sa.Column("decided_at", sa.BigInteger(), nullable=True),
        sa.Column("decided_by", KEY, nullable=True),
        sa.Column("approved", sa.Boolean(), nullable=True),
        sa.Column("note", sa.String(length=300), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(["asked_by"], ["staff_member.id"], name=op.f("fk_approval_asked_by")),
        sa.ForeignKeyConstraint(["decided_by"], ["staff_member.id"], name=op.f("fk_approval_decided_by")),
        sa.ForeignKeyConstraint(["quotation_id"], ["quotation.id"], name=op.f("fk_approval_quotation_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_approval")),
        sa.UniqueConstraint("quotation_id", "role", name=op.f("uq_approval_quotation_id_role")),
    )
    op.create_index(op.f("ix_approval_quotation_id"), "approval", ["quotation_id"], unique=False)
    op.create_index("ix_approval_waiting", "approval", ["decided_at", "role"], unique=False)
