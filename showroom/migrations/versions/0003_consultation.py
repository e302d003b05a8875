"""Tables of consultation."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from showroom.migrations.ddl import KEY

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.create_table(
        "consultation",
        sa.Column("deal_id", KEY, nullable=False),
        sa.Column("what_brought_you", sa.String(length=300), nullable=False),
        sa.Column("present_car", sa.String(length=300), nullable=False),
        sa.Column("who_drives", sa.String(length=300), nullable=False),
        sa.Column("what_to_solve", sa.String(length=300), nullable=False),
        sa.Column("present_situation", sa.String(length=300), nullable=False),
        sa.Column("what_would_differ", sa.String(length=300), nullable=False),
        sa.Column("body_type", sa.String(length=20), nullable=False),
        sa.Column("seats", sa.Integer(), nullable=True),
        sa.Column("energy", sa.String(length=20), nullable=False),
        sa.Column("must_haves", sa.String(length=300), nullable=False),
        sa.Column("budget", sa.BigInteger(), nullable=True),
        sa.Column("pay_wish", sa.String(length=20), nullable=False),
        sa.Column("horizon_days", sa.Integer(), nullable=True),
        sa.Column("timing", sa.String(length=200), nullable=False),
        sa.Column("deciders", sa.String(length=200), nullable=False),
        sa.Column("competitors", sa.String(length=200), nullable=False),
        sa.Column("contact_preference", sa.String(length=20), nullable=False),
        sa.Column("need_1", sa.String(length=80), nullable=False),
        sa.Column("need_2", sa.String(length=80), nullable=False),
        sa.Column("need_3", sa.String(length=80), nullable=False),
        sa.Column("restatement", sa.String(length=500), nullable=False),
        sa.Column("confirmed_at", sa.BigInteger(), nullable=True),
        sa.Column("first_meeting", sa.String(length=40), nullable=True),
        sa.Column("bant_budget", sa.Integer(), nullable=False),
        sa.Column("bant_authority", sa.Integer(), nullable=False),
        sa.Column("bant_need", sa.Integer(), nullable=False),
        sa.Column("bant_timing", sa.Integer(), nullable=False),
        sa.Column("prospect", sa.String(length=200), nullable=False),
        sa.Column("decision_maker_present", sa.Boolean(), nullable=False),
        sa.Column("asked_price", sa.Boolean(), nullable=False),
        sa.Column("grade", sa.String(length=40), nullable=True),
        sa.Column("suggested", sa.String(length=40), nullable=True),
        sa.Column("grade_reason", sa.String(length=200), nullable=False),
        sa.Column("next_contact", sa.Date(), nullable=True),
        sa.Column("next_note", sa.String(length=300), nullable=False),
        sa.Column("saved_at", sa.BigInteger(), nullable=False),
        sa.Column("saved_by", KEY, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(["deal_id"], ["deal.id"], name=op.f("fk_consultation_deal_id")),
        sa.ForeignKeyConstraint(["saved_by"], ["staff_member.id"], name=op.f("fk_consultation_saved_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consultation")),
        sa.UniqueConstraint("deal_id", name=op.f("uq_consultation_deal_id")),
    )
