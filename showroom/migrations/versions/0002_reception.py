"""Tables of reception."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from showroom.migrations.ddl import KEY, immutable

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.create_table(
        "visit",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("purpose", sa.String(length=40), nullable=False),
        sa.Column("arrived_at", sa.BigInteger(), nullable=False),
        sa.Column("left_at", sa.BigInteger(), nullable=True),
        sa.Column("party_size", sa.Integer(), nullable=False),
        sa.Column("companions", sa.String(length=120), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("phone", sa.String(length=30), nullable=False),
        sa.Column("gender", sa.String(length=1), nullable=False),
        sa.Column("district", sa.String(length=80), nullable=False),
        sa.Column("wanted_model", sa.String(length=120), nullable=False),
        sa.Column("channel", sa.String(length=40), nullable=False),
        sa.Column("own_car", sa.String(length=80), nullable=False),
        sa.Column("remark", sa.String(length=500), nullable=False),
        sa.Column("no_file_reason", sa.String(length=200), nullable=False),
        sa.Column("greeting", sa.String(length=200), nullable=False),
        sa.Column("appointment_on", sa.Date(), nullable=True),
        sa.Column("asks_for_id", KEY, nullable=True),
        sa.Column("consultant_id", KEY, nullable=True),
        sa.Column("customer_id", KEY, nullable=True),
        sa.Column("deal_id", KEY, nullable=True),
        sa.Column("visited_before", sa.Boolean(), nullable=False),
        sa.Column("had_card", sa.Boolean(), nullable=False),
        sa.Column("created_by", KEY, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.CheckConstraint("left_at IS NULL OR left_at >= arrived_at", name=op.f("ck_visit_left_after_arrival")),
        sa.CheckConstraint("party_size >= 1", name=op.f("ck_visit_somebody_came")),
        sa.ForeignKeyConstraint(["asks_for_id"], ["staff_member.id"], name=op.f("fk_visit_asks_for_id")),
        sa.ForeignKeyConstraint(["consultant_id"], ["staff_member.id"], name=op.f("fk_visit_consultant_id")),
        sa.ForeignKeyConstraint(["created_by"], ["staff_member.id"], name=op.f("fk_visit_created_by")),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name=op.f("fk_visit_customer_id")),
        sa.ForeignKeyConstraint(["deal_id"], ["deal.id"], name=op.f("fk_visit_deal_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_visit")),
    )
    op.create_index("ix_visit_customer", "visit", ["customer_id", "day"], unique=False)
    op.create_index(op.f("ix_visit_day"), "visit", ["day"], unique=False)
    op.create_index(op.f("ix_visit_deal_id"), "visit", ["deal_id"], unique=False)
    op.create_index("ix_visit_open", "visit", ["left_at", "id"], unique=False)
    op.create_table(
        "ownership_decision",
        sa.Column("customer_id", KEY, nullable=False),
        sa.Column("visit_id", KEY, nullable=True),
        sa.Column("before_id", KEY, nullable=True),
        sa.Column("owner_id", KEY, nullable=False),
        sa.Column("rule", sa.String(length=10), nullable=False),
        sa.Column("evidence_zh", sa.String(length=300), nullable=False),
        sa.Column("evidence_en", sa.String(length=300), nullable=False),
        sa.Column("protected_until", sa.Date(), nullable=True),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("by", KEY, nullable=False),
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(["before_id"], ["staff_member.id"], name=op.f("fk_ownership_decision_before_id")),
        sa.ForeignKeyConstraint(["by"], ["staff_member.id"], name=op.f("fk_ownership_decision_by")),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name=op.f("fk_ownership_decision_customer_id")),
        sa.ForeignKeyConstraint(["owner_id"], ["staff_member.id"], name=op.f("fk_ownership_decision_owner_id")),
        sa.ForeignKeyConstraint(["visit_id"], ["visit.id"], name=op.f("fk_ownership_decision_visit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ownership_decision")),
    )
    op.create_index(op.f("ix_ownership_decision_customer_id"), "ownership_decision", ["customer_id"], unique=False)
    immutable("ownership_decision")
