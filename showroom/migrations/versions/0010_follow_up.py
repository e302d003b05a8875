"""Tables of follow_up: its plan, logged contacts, surveys and referrals; contacts and surveys are never changed."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from showroom.migrations.ddl import KEY, immutable

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    op.create_table(
        "contact",
        sa.Column("deal_id", KEY, nullable=False),
        sa.Column("task_id", KEY, nullable=True),
        sa.Column("way", sa.String(length=40), nullable=False),
        sa.Column("result", sa.String(length=40), nullable=False),
        sa.Column("effective", sa.Boolean(), nullable=False),
        sa.Column("note", sa.String(length=500), nullable=False),
        sa.Column("next_due", sa.Date(), nullable=True),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("by", KEY, nullable=False),
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(["by"], ["staff_member.id"], name=op.f("fk_contact_by")),
        sa.ForeignKeyConstraint(["deal_id"], ["deal.id"], name=op.f("fk_contact_deal_id")),
        sa.ForeignKeyConstraint(["task_id"], ["customer_task.id"], name=op.f("fk_contact_task_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contact")),
    )
    op.create_index("ix_contact_newest", "contact", ["deal_id", "id"], unique=False)
    op.create_index(op.f("ix_contact_task_id"), "contact", ["task_id"], unique=False)
    op.create_table(
        "follow_up",
        sa.Column("deal_id", KEY, nullable=False),
        sa.Column("planned_at", sa.BigInteger(), nullable=True),
        sa.Column("closed_reason", sa.String(length=200), nullable=False),
        sa.Column("closed_at", sa.BigInteger(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(["deal_id"], ["deal.id"], name=op.f("fk_follow_up_deal_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_follow_up")),
        sa.UniqueConstraint("deal_id", name=op.f("uq_follow_up_deal_id")),
    )
    op.create_table(
        "referral",
        sa.Column("deal_id", KEY, nullable=False),
        sa.Column("referrer_id", KEY, nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("phone", sa.String(length=30), nullable=False),
        sa.Column("reward", sa.String(length=120), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("by", KEY, nullable=False),
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(["by"], ["staff_member.id"], name=op.f("fk_referral_by")),
        sa.ForeignKeyConstraint(["deal_id"], ["deal.id"], name=op.f("fk_referral_deal_id")),
        sa.ForeignKeyConstraint(["referrer_id"], ["customer.id"], name=op.f("fk_referral_referrer_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_referral")),
        sa.UniqueConstraint("phone", name=op.f("uq_referral_phone")),
    )
    op.create_index(op.f("ix_referral_deal_id"), "referral", ["deal_id"], unique=False)
    op.create_index(op.f("ix_referral_referrer_id"), "referral", ["referrer_id"], unique=False)
    op.create_table(
        "survey",
        sa.Column("deal_id", KEY, nullable=False),
        sa.Column("scores", sa.Text(), nullable=False),
        sa.Column("comment", sa.String(length=500), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("by", KEY, nullable=False),
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(["by"], ["staff_member.id"], name=op.f("fk_survey_by")),
        sa.ForeignKeyConstraint(["deal_id"], ["deal.id"], name=op.f("fk_survey_deal_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_survey")),
    )
    op.create_index(op.f("ix_survey_deal_id"), "survey", ["deal_id"], unique=False)
    immutable("contact")
    immutable("survey")
