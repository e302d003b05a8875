"""Licence photographs, what was read from them and who confirmed it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from showroom.migrations.ddl import KEY

revision = "0018"
down_revision = "0017"


def upgrade() -> None:
    op.create_table(
        "licence_capture",
        sa.Column("customer_id", KEY, nullable=False),
        sa.Column("confirmed_at", sa.BigInteger(), nullable=False),
        sa.Column("confirmed_by", KEY, nullable=False),
        sa.Column("corrected", sa.String(length=120), nullable=False),
        sa.Column("confidence_percent", sa.Integer(), nullable=False),
        sa.Column("file_number", sa.String(length=64), nullable=False),
        sa.Column("keep_until", sa.Date(), nullable=False),
        sa.Column("erased_at", sa.BigInteger(), nullable=True),
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(["confirmed_by"], ["staff_member.id"], name=op.f("fk_licence_capture_confirmed_by")),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name=op.f("fk_licence_capture_customer_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_licence_capture")),
    )
    op.create_index(op.f("ix_licence_capture_customer_id"), "licence_capture", ["customer_id"], unique=False)
    op.create_index(op.f("ix_licence_capture_keep_until"), "licence_capture", ["keep_until"], unique=False)
