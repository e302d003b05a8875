"""Import runs: what each workbook brought, remembered headings."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from showroom.migrations.ddl import KEY

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    op.create_table(
        "import_heading",
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("heading", sa.String(length=80), nullable=False),
        sa.Column("field", sa.String(length=40), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("by", KEY, nullable=False),
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(["by"], ["staff_member.id"], name=op.f("fk_import_heading_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_heading")),
        sa.UniqueConstraint("kind", "heading", name=op.f("uq_import_heading_kind_heading")),
    )
    op.create_table(
        "import_run",
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("file", sa.String(length=200), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("mapping", sa.Text(), nullable=False),
        sa.Column("counts", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("by", KEY, nullable=False),
        sa.Column("undone_at", sa.BigInteger(), nullable=True),
        sa.Column("undone_by", KEY, nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(["by"], ["staff_member.id"], name=op.f("fk_import_run_by")),
        sa.ForeignKeyConstraint(["undone_by"], ["staff_member.id"], name=op.f("fk_import_run_undone_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_run")),
    )
    op.create_index(op.f("ix_import_run_sha256"), "import_run", ["sha256"], unique=False)
    op.create_table(
        "import_trace",
        sa.Column("run_id", KEY, nullable=False),
        sa.Column("table_name", sa.String(length=60), nullable=False),
        sa.Column("columns", sa.Text(), nullable=False),
        sa.Column("created", sa.Text(), nullable=False),
        sa.Column("marks", sa.Text(), nullable=False),
        sa.Column("changed", sa.Text(), nullable=False),
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(["run_id"], ["import_run.id"], name=op.f("fk_import_trace_run_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_trace")),
    )
    op.create_index(op.f("ix_import_trace_run_id"), "import_trace", ["run_id"], unique=False)
    op.create_table(
        "model_price",
        sa.Column("model_id", KEY, nullable=False),
        sa.Column("price", sa.BigInteger(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("note", sa.String(length=300), nullable=False),
        sa.Column("origin", sa.String(length=120), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("created_by", KEY, nullable=True),
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(["created_by"], ["staff_member.id"], name=op.f("fk_model_price_created_by")),
        sa.ForeignKeyConstraint(["model_id"], ["vehicle_model.id"], name=op.f("fk_model_price_model_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_model_price")),
    )
    op.create_index(op.f("ix_model_price_model_id"), "model_price", ["model_id"], unique=False)
