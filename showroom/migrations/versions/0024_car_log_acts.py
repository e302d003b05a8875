"""Demo cars: why a line was struck, energy of trips and payments, and who said whose a fine is."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
STRUCK = ("car_cover", "car_cost", "staff_trip", "traffic_fine")


def upgrade() -> None:
    reason = sa.String(length=300)
    for table in STRUCK:
        op.add_column(table, sa.Column("struck_reason", reason, nullable=False, server_default=""))
    op.add_column("car_cost", sa.Column("quantity", sa.Integer(), nullable=True))
    op.add_column("staff_trip", sa.Column("out_energy", sa.Integer(), nullable=True))
    op.add_column("staff_trip", sa.Column("back_energy", sa.Integer(), nullable=True))
    with op.batch_alter_table("traffic_fine") as fine:
        fine.add_column(sa.Column("match_by", KEY, nullable=True))
        fine.add_column(sa.Column("struck_at", sa.BigInteger(), nullable=True))
        fine.add_column(sa.Column("struck_by", KEY, nullable=True))
        fine.create_foreign_key(op.f("fk_traffic_fine_match_by"), "staff_member", ["match_by"], ["id"])
        fine.create_foreign_key(op.f("fk_traffic_fine_struck_by"), "staff_member", ["struck_by"], ["id"])
    op.create_index("ix_traffic_fine_at", "traffic_fine", ["at"])
