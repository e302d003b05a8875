"""Hand-over of customers, the pool, the day's viewing count."""

from __future__ import annotations

from datetime import date

import sqlalchemy as sa
from alembic import op

from showroom.migrations.ddl import KEY, immutable

revision = "0014"
down_revision = "0013"
_POOL = "house rule: idle customers return to the pool"
_VIEWS = "house rule: customer files opened a day (PI-09)"
_NUMBERS = (
    ("ownership.idle_days", "90", _POOL),
    ("ownership.idle_days.F", "180", _POOL),
    ("ownership.pool_take_per_day", "5", _POOL),
    ("customer.daily_views.receptionist", "100", _VIEWS),
    ("customer.daily_views.consultant", "80", _VIEWS),
    ("customer.daily_views.finance", "150", _VIEWS),
    ("customer.daily_views.delivery", "150", _VIEWS),
    ("customer.daily_views.sales_manager", "400", _VIEWS),
    ("customer.daily_views.general_manager", "400", _VIEWS),
)


def upgrade() -> None:
    op.create_table(
        "hand_over",
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("from_id", KEY, nullable=True),
        sa.Column("gone", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.String(length=200), nullable=False),
        sa.Column("customers", sa.Integer(), nullable=False),
        sa.Column("deals", sa.Integer(), nullable=False),
        sa.Column("tasks", sa.Integer(), nullable=False),
        sa.Column("appointments", sa.Integer(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("by", KEY, nullable=False),
        sa.Column("undone_at", sa.BigInteger(), nullable=True),
        sa.Column("undone_by", KEY, nullable=True),
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(["from_id"], ["staff_member.id"], name=op.f("fk_hand_over_from_id")),
        sa.ForeignKeyConstraint(["by"], ["staff_member.id"], name=op.f("fk_hand_over_by")),
        sa.ForeignKeyConstraint(["undone_by"], ["staff_member.id"], name=op.f("fk_hand_over_undone_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hand_over")),
    )
    op.create_table(
        "hand_over_item",
        sa.Column("hand_over_id", KEY, nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("object_id", KEY, nullable=False),
        sa.Column("before_id", KEY, nullable=True),
        sa.Column("new_owner_id", KEY, nullable=True),
        sa.Column("row_version", sa.Integer(), nullable=False),
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(["hand_over_id"], ["hand_over.id"], name=op.f("fk_hand_over_item_hand_over_id")),
        sa.ForeignKeyConstraint(["before_id"], ["staff_member.id"], name=op.f("fk_hand_over_item_before_id")),
        sa.ForeignKeyConstraint(["new_owner_id"], ["staff_member.id"], name=op.f("fk_hand_over_item_new_owner_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hand_over_item")),
    )
    op.create_index("ix_hand_over_item_of", "hand_over_item", ["hand_over_id", "kind"], unique=False)
    op.create_index("ix_hand_over_item_object", "hand_over_item", ["kind", "object_id"], unique=False)
    immutable("hand_over_item")
    _viewing()
    _ship()


def _viewing() -> None:
    op.create_table(
        "file_opening",
        sa.Column("staff_id", KEY, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("customer_id", KEY, nullable=False),
        sa.Column("what", sa.String(length=40), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["staff_id"], ["staff_member.id"], name=op.f("fk_file_opening_staff_id")),
        sa.PrimaryKeyConstraint("staff_id", "day", "customer_id", "what", name=op.f("pk_file_opening")),
    )
    op.create_table(
        "view_allowance",
        sa.Column("staff_id", KEY, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("extra", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(length=200), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("by", KEY, nullable=False),
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.CheckConstraint("extra > 0", name=op.f("ck_view_allowance_raises")),
        sa.ForeignKeyConstraint(["by"], ["staff_member.id"], name=op.f("fk_view_allowance_by")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff_member.id"], name=op.f("fk_view_allowance_staff_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_view_allowance")),
    )
    op.create_index("ix_view_allowance_day", "view_allowance", ["staff_id", "day"], unique=False)


def _ship() -> None:
    """A store that exists gets the new numbers; a new one is given all of them after its migrations."""
    if op.get_bind().execute(sa.text("SELECT count(*) FROM parameter")).scalar() == 0:
        return
    table = sa.table("parameter", *(sa.column(n) for n in ("key", "value", "valid_from", "source")))
    rows = [
        {"key": key, "value": value, "valid_from": date(2000, 1, 1), "source": source}
        for key, value, source in _NUMBERS
    ]
    op.bulk_insert(table, rows)
