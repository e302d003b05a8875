"""Print jobs that outlive the program."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from showroom.migrations.ddl import KEY, never_emptied, refuse

revision = "0041"
down_revision = "0040"


def upgrade() -> None:
    op.create_table(
        "print_job",
        sa.Column("document_id", KEY, nullable=False),
        sa.Column("queued_by", KEY, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("copies", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("reason", sa.String(length=300), nullable=False),
        sa.Column("printer", sa.String(length=200), nullable=False),
        sa.Column("duplex", sa.Boolean(), nullable=False),
        sa.Column("machine", sa.String(length=100), nullable=False),
        sa.Column("session", sa.String(length=40), nullable=False),
        sa.Column("queued_at", sa.BigInteger(), nullable=False),
        sa.Column("claimed_at", sa.BigInteger(), nullable=True),
        sa.Column("ended_at", sa.BigInteger(), nullable=True),
        sa.Column("log_id", KEY, nullable=True),
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.CheckConstraint("(ended_at IS NOT NULL) = (state IN ('sent', 'dropped'))", name=op.f("ck_print_job_ended")),
        sa.CheckConstraint("(log_id IS NOT NULL) = (state = 'sent')", name=op.f("ck_print_job_logged")),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_print_job_document_id")),
        sa.ForeignKeyConstraint(["log_id"], ["print_log.id"], name=op.f("fk_print_job_log_id")),
        sa.ForeignKeyConstraint(["queued_by"], ["staff_member.id"], name=op.f("fk_print_job_queued_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_print_job")),
    )
    still_open = sa.text("ended_at IS NULL")
    op.create_index(
        "uq_print_job_open", "print_job", ["queued_by", "document_id"],
        unique=True, sqlite_where=still_open, postgresql_where=still_open,
    )  # fmt: skip
    refuse("print_job", "UPDATE", "OLD.ended_at IS NOT NULL", "print_job is immutable")
    refuse("print_job", "DELETE", "TRUE", "print_job is never deleted")
    never_emptied(("print_job",))
