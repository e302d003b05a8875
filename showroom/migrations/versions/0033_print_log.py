"""The print log: which stored paper went to which printer, by whom, and what came of it; and how many copies."""

from __future__ import annotations

from datetime import date

import sqlalchemy as sa
from alembic import op

from showroom.migrations.ddl import KEY, immutable

revision = "0033"
down_revision = "0032"
_SIDES = "house: one copy for each side, as the contract says of itself (CT-07)"


def upgrade() -> None:
    op.create_table(
        "print_log",
        sa.Column("document_id", KEY, nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("printer", sa.String(length=200), nullable=False),
        sa.Column("copies", sa.Integer(), nullable=False),
        sa.Column("duplex", sa.Boolean(), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.Column("outcome", sa.String(length=40), nullable=False),
        sa.Column("printing", sa.Integer(), nullable=True),
        sa.Column("reason", sa.String(length=300), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("by", KEY, nullable=False),
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.CheckConstraint("(outcome = 'printed') = (printing IS NOT NULL)", name=op.f("ck_print_log_counted")),
        sa.ForeignKeyConstraint(["by"], ["staff_member.id"], name=op.f("fk_print_log_by")),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_print_log_document_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_print_log")),
        sa.UniqueConstraint("document_id", "printing", name=op.f("uq_print_log_document_id_printing")),
    )
    op.create_index(op.f("ix_print_log_document_id"), "print_log", ["document_id"], unique=False)
    immutable("print_log")
    _never_emptied("print_log")
    _ship_copies()


def _never_emptied(table: str) -> None:
    """PostgreSQL's TRUNCATE too; 0026 made the function."""
    if op.get_bind().dialect.name != "sqlite":
        op.execute(
            f"CREATE TRIGGER refuse_truncate_{table} BEFORE TRUNCATE ON {table}"
            " FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate()"
        )


def _ship_copies() -> None:
    """A store that has its parameters already gets the new one; an empty one is given all of them at once."""
    connection = op.get_bind()
    if connection.execute(sa.text("SELECT 1 FROM parameter LIMIT 1")).first() is None:
        return
    table = sa.table("parameter", *(sa.column(n) for n in ("key", "value", "valid_from", "source")))
    row = {"key": "print.contract_copies", "value": "2", "valid_from": date(2000, 1, 1), "source": _SIDES}
    op.bulk_insert(table, [row])
