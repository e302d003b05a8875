"""The shared library of objections with its use, the 100 % question, buying signals, closings (rulebook 6.6)."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from showroom.migrations.ddl import KEY, immutable

revision = "0029"
down_revision = "0028"


def upgrade() -> None:
    _objections()
    _library()
    _use()
    _talk()
    immutable("objection_entry_text")


def _objections() -> None:
    """Where an objection came up, how it was restated, and who brings the answer when it is left open."""
    with op.batch_alter_table("objection") as objection:
        objection.add_column(sa.Column("settled_by", KEY, nullable=True))
        objection.add_column(sa.Column("step", sa.String(length=40), server_default="negotiation", nullable=False))
        objection.add_column(sa.Column("demand", sa.Boolean(), server_default=sa.false(), nullable=False))
        objection.add_column(sa.Column("restated", sa.String(length=300), server_default="", nullable=False))
        objection.add_column(sa.Column("evidence", sa.String(length=300), server_default="", nullable=False))
        objection.add_column(sa.Column("owner_id", KEY, nullable=True))
        objection.add_column(sa.Column("due", sa.Date(), nullable=True))
        objection.add_column(sa.Column("left_reason", sa.String(length=300), server_default="", nullable=False))
        objection.add_column(sa.Column("task_id", KEY, nullable=True))
        objection.add_column(sa.Column("version", sa.Integer(), server_default="1", nullable=False))
        for name, table in (("settled_by", "staff_member"), ("owner_id", "staff_member"), ("task_id", "customer_task")):
            objection.create_foreign_key(op.f(f"fk_objection_{name}"), table, [name], ["id"])


def _library() -> None:
    op.create_table(
        "objection_entry",
        sa.Column("category", sa.String(length=40), nullable=False),
        sa.Column("series", sa.String(length=60), nullable=False),
        sa.Column("text", sa.String(length=300), nullable=False),
        sa.Column("answer", sa.String(length=500), nullable=False),
        sa.Column("evidence", sa.String(length=300), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("sought", sa.Text(), nullable=False),
        sa.Column("objection_id", KEY, nullable=True),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("created_by", KEY, nullable=False),
        sa.Column("changed_at", sa.BigInteger(), nullable=False),
        sa.Column("changed_by", KEY, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(["changed_by"], ["staff_member.id"], name=op.f("fk_objection_entry_changed_by")),
        sa.ForeignKeyConstraint(["created_by"], ["staff_member.id"], name=op.f("fk_objection_entry_created_by")),
        sa.ForeignKeyConstraint(["objection_id"], ["objection.id"], name=op.f("fk_objection_entry_objection_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_objection_entry")),
    )
    op.create_index("ix_objection_entry_offered", "objection_entry", ["active", "category", "series"], unique=False)
    op.create_table(
        "objection_entry_text",
        sa.Column("entry_id", KEY, nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("category", sa.String(length=40), nullable=False),
        sa.Column("series", sa.String(length=60), nullable=False),
        sa.Column("text", sa.String(length=300), nullable=False),
        sa.Column("answer", sa.String(length=500), nullable=False),
        sa.Column("evidence", sa.String(length=300), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("by", KEY, nullable=False),
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(["by"], ["staff_member.id"], name=op.f("fk_objection_entry_text_by")),
        sa.ForeignKeyConstraint(["entry_id"], ["objection_entry.id"], name=op.f("fk_objection_entry_text_entry_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_objection_entry_text")),
        sa.UniqueConstraint("entry_id", "revision", name=op.f("uq_objection_entry_text_entry_id_revision")),
    )


def _use() -> None:
    op.create_table(
        "objection_answer",
        sa.Column("objection_id", KEY, nullable=False),
        sa.Column("entry_id", KEY, nullable=True),
        sa.Column("series", sa.String(length=60), nullable=False),
        sa.Column("answer", sa.String(length=500), nullable=False),
        sa.Column("evidence", sa.String(length=300), nullable=False),
        sa.Column("settled", sa.Boolean(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("by", KEY, nullable=False),
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(["by"], ["staff_member.id"], name=op.f("fk_objection_answer_by")),
        sa.ForeignKeyConstraint(["entry_id"], ["objection_entry.id"], name=op.f("fk_objection_answer_entry_id")),
        sa.ForeignKeyConstraint(["objection_id"], ["objection.id"], name=op.f("fk_objection_answer_objection_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_objection_answer")),
    )
    op.create_index(op.f("ix_objection_answer_objection_id"), "objection_answer", ["objection_id"], unique=False)
    op.create_index(
        "ix_objection_answer_rate", "objection_answer", ["entry_id", "series", "settled", "objection_id"], unique=False
    )


def _talk() -> None:
    op.create_table(
        "satisfaction_question",
        sa.Column("deal_id", KEY, nullable=False),
        sa.Column("demands", sa.Integer(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("by", KEY, nullable=False),
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(["by"], ["staff_member.id"], name=op.f("fk_satisfaction_question_by")),
        sa.ForeignKeyConstraint(["deal_id"], ["deal.id"], name=op.f("fk_satisfaction_question_deal_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_satisfaction_question")),
    )
    op.create_index(op.f("ix_satisfaction_question_deal_id"), "satisfaction_question", ["deal_id"], unique=False)
    op.create_table(
        "buying_signal",
        sa.Column("deal_id", KEY, nullable=False),
        sa.Column("signal", sa.String(length=40), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("by", KEY, nullable=False),
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(["by"], ["staff_member.id"], name=op.f("fk_buying_signal_by")),
        sa.ForeignKeyConstraint(["deal_id"], ["deal.id"], name=op.f("fk_buying_signal_deal_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_buying_signal")),
        sa.UniqueConstraint("deal_id", "signal", name=op.f("uq_buying_signal_deal_id_signal")),
    )
    op.create_table(
        "closing_attempt",
        sa.Column("deal_id", KEY, nullable=False),
        sa.Column("technique", sa.String(length=40), nullable=False),
        sa.Column("said", sa.String(length=500), nullable=False),
        sa.Column("basis", sa.String(length=240), nullable=False),
        sa.Column("basis_ends", sa.Date(), nullable=True),
        sa.Column("cars_left", sa.Integer(), nullable=True),
        sa.Column("outcome", sa.String(length=40), nullable=False),
        sa.Column("note", sa.String(length=300), nullable=False),
        sa.Column("decide_by", sa.Date(), nullable=True),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("by", KEY, nullable=False),
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(["by"], ["staff_member.id"], name=op.f("fk_closing_attempt_by")),
        sa.ForeignKeyConstraint(["deal_id"], ["deal.id"], name=op.f("fk_closing_attempt_deal_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_closing_attempt")),
    )
    op.create_index(op.f("ix_closing_attempt_deal_id"), "closing_attempt", ["deal_id"], unique=False)
