"""The table of presentation."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from showroom.migrations.ddl import KEY

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.create_table(
        "presentation",
        sa.Column("deal_id", KEY, nullable=False),
        sa.Column("model_id", KEY, nullable=True),
        sa.Column("vehicle_id", KEY, nullable=True),
        sa.Column("exterior", sa.String(length=40), nullable=False),
        sa.Column("interior", sa.String(length=40), nullable=False),
        sa.Column("positions", sa.String(length=120), nullable=False),
        sa.Column("questions", sa.String(length=500), nullable=False),
        sa.Column("enthusiasm", sa.String(length=300), nullable=False),
        sa.Column("confirmed_at", sa.BigInteger(), nullable=True),
        sa.Column("saved_at", sa.BigInteger(), nullable=False),
        sa.Column("saved_by", KEY, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(["deal_id"], ["deal.id"], name=op.f("fk_presentation_deal_id")),
        sa.ForeignKeyConstraint(["model_id"], ["vehicle_model.id"], name=op.f("fk_presentation_model_id")),
        sa.ForeignKeyConstraint(["saved_by"], ["staff_member.id"], name=op.f("fk_presentation_saved_by")),
        sa.ForeignKeyConstraint(["vehicle_id"], ["vehicle.id"], name=op.f("fk_presentation_vehicle_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_presentation")),
        sa.UniqueConstraint("deal_id", name=op.f("uq_presentation_deal_id")),
    )
