"""Reception: closed days, ownership decisions."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from showroom.migrations.ddl import KEY, immutable, refuse

revision = "0013"
down_revision = "0012"
_COUNTS = (
    "first_filed", "first_had_card", "first_not_filed", "again", "no_intention", "incomplete", "calls", "test_drives",
)  # fmt: skip
_FIXED = ("day", "version", "number", *_COUNTS, "closed_at", "closed_by")


def upgrade() -> None:
    op.create_table(
        "day_close",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(length=40), nullable=False),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in _COUNTS),
        sa.Column("closed_at", sa.BigInteger(), nullable=False),
        sa.Column("closed_by", KEY, nullable=False),
        sa.Column("reopened_at", sa.BigInteger(), nullable=True),
        sa.Column("reopened_by", KEY, nullable=True),
        sa.Column("reopen_reason", sa.String(length=200), server_default="", nullable=False),
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(["closed_by"], ["staff_member.id"], name=op.f("fk_day_close_closed_by")),
        sa.ForeignKeyConstraint(["reopened_by"], ["staff_member.id"], name=op.f("fk_day_close_reopened_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_day_close")),
        sa.UniqueConstraint("day", "version", name=op.f("uq_day_close_day_version")),
        sa.UniqueConstraint("number", name=op.f("uq_day_close_number")),
    )
    in_force = sa.text("reopened_at IS NULL")
    op.create_index(
        "ux_day_close_in_force", "day_close", ["day"], unique=True, sqlite_where=in_force, postgresql_where=in_force
    )
    op.create_table(
        "day_close_line",
        sa.Column("close_id", KEY, nullable=False),
        sa.Column("visit_id", KEY, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("traffic", sa.String(length=40), nullable=True),
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(["close_id"], ["day_close.id"], name=op.f("fk_day_close_line_close_id")),
        sa.ForeignKeyConstraint(["visit_id"], ["visit.id"], name=op.f("fk_day_close_line_visit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_day_close_line")),
    )
    op.create_index(op.f("ix_day_close_line_close_id"), "day_close_line", ["close_id"], unique=False)
    op.create_index(op.f("ix_day_close_line_visit_id"), "day_close_line", ["visit_id"], unique=False)
    changed = " OR ".join(f"NEW.{name} <> OLD.{name}" for name in _FIXED)
    refuse("day_close", "UPDATE", f"OLD.reopened_at IS NOT NULL OR {changed}", "a closed day is immutable")
    refuse("day_close", "DELETE", "TRUE", "a closed day is immutable")
    immutable("day_close_line")
    op.add_column("ownership_decision", sa.Column("split_percent", sa.Integer(), server_default="0", nullable=False))
    _history_of_ownership()


def _history_of_ownership() -> None:
    """Customers of nobody have a line too; an import that is taken back takes its own newest lines with it."""
    sqlite = op.get_bind().dialect.name == "sqlite"
    for act in ("update", "delete"):  # the table is built anew on SQLite, and its triggers with it
        name = f"refuse_{act}_ownership_decision"
        op.execute(f"DROP TRIGGER {name}" if sqlite else f"DROP TRIGGER {name} ON ownership_decision")
        if not sqlite:
            op.execute(f"DROP FUNCTION {name}()")
    with op.batch_alter_table("ownership_decision") as batch:
        batch.alter_column("owner_id", existing_type=KEY, nullable=True)
    refuse("ownership_decision", "UPDATE", "TRUE", "ownership_decision is immutable")
    later = "SELECT 1 FROM ownership_decision d WHERE d.customer_id = OLD.customer_id AND d.id > OLD.id"
    refuse(
        "ownership_decision", "DELETE", f"OLD.rule <> 'import' OR EXISTS ({later})", "ownership_decision is immutable"
    )
