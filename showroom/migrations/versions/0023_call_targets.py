"""Effective calls against the quota of a post, and the self-review after a reception."""

from __future__ import annotations

from datetime import date

import sqlalchemy as sa
from alembic import op

from showroom.migrations.ddl import KEY

revision = "0023"
down_revision = "0022"
_SOURCE = "§6.7 (PH-05)"
_PARTS = ("quota", "quota_morning", "quota_afternoon")
_NUMBERS = (
    ("calls.least_seconds", "30"),
    ("calls.written_counts", "1"),
    ("calls.noon_hour", "12"),
    ("calls.quota.consultant", "100"),
    ("calls.quota_morning.consultant", "40"),
    ("calls.quota_afternoon.consultant", "60"),
    *((f"calls.{part}.{post}", "0") for post in ("receptionist", "sales_manager") for part in _PARTS),
)


def upgrade() -> None:
    op.create_table(
        "self_review",
        sa.Column("visit_id", KEY, nullable=False),
        sa.Column("staff_id", KEY, nullable=False),
        sa.Column("went_well", sa.String(length=500), nullable=False),
        sa.Column("improve", sa.String(length=500), nullable=False),
        sa.Column("next_time", sa.String(length=500), nullable=False),
        sa.Column("written_at", sa.BigInteger(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(["staff_id"], ["staff_member.id"], name=op.f("fk_self_review_staff_id")),
        sa.ForeignKeyConstraint(["visit_id"], ["visit.id"], name=op.f("fk_self_review_visit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_self_review")),
        sa.UniqueConstraint("visit_id", name=op.f("uq_self_review_visit_id")),
    )
    op.create_index(op.f("ix_self_review_staff_id"), "self_review", ["staff_id"], unique=False)
    op.create_index("ix_contact_by", "contact", ["by", "at"], unique=False)
    op.create_index("ix_call_list_entry_called", "call_list_entry", ["called_by", "called_at"], unique=False)
    _ship()


def _ship() -> None:
    """A store that exists gets the new numbers; a new one is given all of them after its migrations."""
    if op.get_bind().execute(sa.text("SELECT count(*) FROM parameter")).scalar() == 0:
        return
    table = sa.table("parameter", *(sa.column(n) for n in ("key", "value", "valid_from", "source")))
    rows = [{"key": key, "value": value, "valid_from": date(2000, 1, 1), "source": _SOURCE} for key, value in _NUMBERS]
    op.bulk_insert(table, rows)
