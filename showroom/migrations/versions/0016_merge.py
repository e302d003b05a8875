"""Merged customers, with all that undoing needs; sealed rows may follow a merge, and change in nothing else."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from showroom.migrations.ddl import KEY, follow_merges, refuse

revision = "0016"
down_revision = "0015"

_STANDING = "SELECT 1 FROM customer_merge m WHERE m.undone_at IS NULL AND"


def upgrade() -> None:
    op.create_table(
        "customer_merge",
        sa.Column("kept_id", KEY, nullable=False),
        sa.Column("lost_id", KEY, nullable=False),
        sa.Column("freed_phone", sa.String(length=30), nullable=True),
        sa.Column("lost_owner_id", KEY, nullable=True),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("by", KEY, nullable=False),
        sa.Column("undone_at", sa.BigInteger(), nullable=True),
        sa.Column("undone_by", KEY, nullable=True),
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(["by"], ["staff_member.id"], name=op.f("fk_customer_merge_by")),
        sa.ForeignKeyConstraint(["lost_owner_id"], ["staff_member.id"], name=op.f("fk_customer_merge_lost_owner_id")),
        sa.ForeignKeyConstraint(["undone_by"], ["staff_member.id"], name=op.f("fk_customer_merge_undone_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_customer_merge")),
    )
    op.create_index(op.f("ix_customer_merge_kept_id"), "customer_merge", ["kept_id"], unique=False)
    op.create_index(op.f("ix_customer_merge_freed_phone"), "customer_merge", ["freed_phone"], unique=False)
    op.create_index(
        "uq_customer_merge_standing",
        "customer_merge",
        ["lost_id"],
        unique=True,
        sqlite_where=sa.text("undone_at IS NULL"),
        postgresql_where=sa.text("undone_at IS NULL"),
    )
    op.create_table(
        "customer_merge_row",
        sa.Column("merge_id", KEY, nullable=False),
        sa.Column("table_name", sa.String(length=63), nullable=False),
        sa.Column("row_key", sa.String(length=200), nullable=False),
        sa.Column("before", sa.Text(), nullable=True),
        sa.Column("after", sa.Text(), nullable=True),
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(["merge_id"], ["customer_merge.id"], name=op.f("fk_customer_merge_row_merge_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_customer_merge_row")),
    )
    op.create_index(op.f("ix_customer_merge_row_merge_id"), "customer_merge_row", ["merge_id"], unique=False)
    op.create_index(
        op.f("ix_customer_merge_row_table_name_row_key"), "customer_merge_row", ["table_name", "row_key"], unique=False
    )
    op.create_table(
        "customer_apart",
        sa.Column("high_id", KEY, nullable=False),
        sa.Column("low_id", KEY, nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("by", KEY, nullable=False),
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(["by"], ["staff_member.id"], name=op.f("fk_customer_apart_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_customer_apart")),
        sa.UniqueConstraint("high_id", "low_id", name=op.f("uq_customer_apart_high_id_low_id")),
    )
    refuse(  # an id that leads to a customer must never lead nowhere
        "customer",
        "DELETE",
        f"EXISTS ({_STANDING} m.kept_id = OLD.id) AND NOT EXISTS ({_STANDING} m.lost_id = OLD.id)",
        "customer holds a merged one",
        "_merged",
    )
    for table in ("document", "ownership_decision"):
        follow_merges(table)
    _take_back_own_lines()


def _take_back_own_lines() -> None:
    """A merge that is taken back takes its own line of the history of ownership with it, as an import does."""
    name = "refuse_delete_ownership_decision"
    if op.get_bind().dialect.name == "sqlite":
        op.execute(f"DROP TRIGGER {name}")
    else:
        op.execute(f"DROP TRIGGER {name} ON ownership_decision")
        op.execute(f"DROP FUNCTION {name}()")
    later = "SELECT 1 FROM ownership_decision d WHERE d.customer_id = OLD.customer_id AND d.id > OLD.id"
    added = (
        f"{_STANDING} EXISTS (SELECT 1 FROM customer_merge_row r WHERE r.merge_id = m.id"
        " AND r.table_name = 'ownership_decision' AND r.row_key = '[' || OLD.id || ']' AND r.before IS NULL)"
    )
    imported, merged = "OLD.rule = 'import'", "OLD.rule = 'merge'"
    allowed = f"({imported} AND NOT EXISTS ({later})) OR ({merged} AND EXISTS ({added}))"
    refuse("ownership_decision", "DELETE", f"NOT ({allowed})", "ownership_decision is immutable")
