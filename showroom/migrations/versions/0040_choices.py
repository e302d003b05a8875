"""Choosing among valid templates; case stories; group customers; and the index that haggling is counted by."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from showroom.migrations.ddl import KEY, immutable, never_emptied

revision = "0040"
down_revision = "0039"


def upgrade() -> None:
    _templates()
    _stories()
    _groups()
    op.create_index("ix_quotation_quoted_on", "quotation", ["quoted_on", "status"], unique=False)


def _templates() -> None:
    op.add_column("contract", sa.Column("template_choice", sa.String(length=20), server_default="", nullable=False))
    op.create_table(
        "contract_template_mark",
        sa.Column("template_id", KEY, nullable=True),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("by", KEY, nullable=False),
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(["by"], ["staff_member.id"], name=op.f("fk_contract_template_mark_by")),
        sa.ForeignKeyConstraint(
            ["template_id"], ["contract_template.id"], name=op.f("fk_contract_template_mark_template_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contract_template_mark")),
    )
    immutable("contract_template_mark")
    never_emptied(("contract_template_mark",))


def _stories() -> None:
    op.create_table(
        "case_story",
        sa.Column("deal_id", KEY, nullable=False),
        sa.Column("series", sa.String(length=60), nullable=False),
        sa.Column("title", sa.String(length=80), nullable=False),
        sa.Column("customer", sa.String(length=500), nullable=False),
        sa.Column("process", sa.String(length=1000), nullable=False),
        sa.Column("lesson", sa.String(length=500), nullable=False),
        sa.Column("told_on", sa.Date(), nullable=True),
        sa.Column("sought", sa.Text(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("created_by", KEY, nullable=False),
        sa.Column("changed_at", sa.BigInteger(), nullable=False),
        sa.Column("changed_by", KEY, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(["changed_by"], ["staff_member.id"], name=op.f("fk_case_story_changed_by")),
        sa.ForeignKeyConstraint(["created_by"], ["staff_member.id"], name=op.f("fk_case_story_created_by")),
        sa.ForeignKeyConstraint(["deal_id"], ["deal.id"], name=op.f("fk_case_story_deal_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_story")),
        sa.UniqueConstraint("deal_id", name=op.f("uq_case_story_deal_id")),
    )
    op.create_index("ix_case_story_told_on", "case_story", ["told_on"], unique=False)
    op.create_table(
        "case_story_answer",
        sa.Column("story_id", KEY, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("category", sa.String(length=40), nullable=False),
        sa.Column("text", sa.String(length=300), nullable=False),
        sa.Column("answer", sa.String(length=500), nullable=False),
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(["story_id"], ["case_story.id"], name=op.f("fk_case_story_answer_story_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_story_answer")),
        sa.UniqueConstraint("story_id", "position", name=op.f("uq_case_story_answer_story_id_position")),
    )


def _groups() -> None:
    """Enquiries and tenders of group customers, and decisions that lie at the customer."""
    op.create_table(
        "customer_wait",
        sa.Column("deal_id", KEY, nullable=False),
        sa.Column("who", sa.String(length=80), nullable=False),
        sa.Column("what", sa.String(length=200), nullable=False),
        sa.Column("expected", sa.Date(), nullable=False),
        sa.Column("task_id", KEY, nullable=True),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("by", KEY, nullable=False),
        sa.Column("outcome", sa.String(length=20), nullable=False),
        sa.Column("outcome_note", sa.String(length=300), nullable=False),
        sa.Column("ended_at", sa.BigInteger(), nullable=True),
        sa.Column("ended_by", KEY, nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(["by"], ["staff_member.id"], name=op.f("fk_customer_wait_by")),
        sa.ForeignKeyConstraint(["deal_id"], ["deal.id"], name=op.f("fk_customer_wait_deal_id")),
        sa.ForeignKeyConstraint(["ended_by"], ["staff_member.id"], name=op.f("fk_customer_wait_ended_by")),
        sa.ForeignKeyConstraint(["task_id"], ["customer_task.id"], name=op.f("fk_customer_wait_task_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_customer_wait")),
    )
    op.create_index(op.f("ix_customer_wait_deal_id"), "customer_wait", ["deal_id"], unique=False)
    op.create_table(
        "group_deal",
        sa.Column("deal_id", KEY, nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("project", sa.String(length=200), nullable=False),
        sa.Column("cars", sa.Integer(), nullable=False),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("reported_at", sa.BigInteger(), nullable=False),
        sa.Column("reported_by", KEY, nullable=False),
        sa.Column("feasible", sa.Boolean(), nullable=True),
        sa.Column("decision_note", sa.String(length=300), nullable=False),
        sa.Column("decided_at", sa.BigInteger(), nullable=True),
        sa.Column("decided_by", KEY, nullable=True),
        sa.Column("prepared_at", sa.BigInteger(), nullable=True),
        sa.Column("prepared_by", KEY, nullable=True),
        sa.Column("reviewed_at", sa.BigInteger(), nullable=True),
        sa.Column("reviewed_by", KEY, nullable=True),
        sa.Column("sealed_at", sa.BigInteger(), nullable=True),
        sa.Column("sealed_by", KEY, nullable=True),
        sa.Column("attendees", sa.String(length=200), nullable=False),
        sa.Column("result", sa.String(length=20), nullable=False),
        sa.Column("result_note", sa.String(length=300), nullable=False),
        sa.Column("result_at", sa.BigInteger(), nullable=True),
        sa.Column("result_by", KEY, nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(["deal_id"], ["deal.id"], name=op.f("fk_group_deal_deal_id")),
        sa.ForeignKeyConstraint(["decided_by"], ["staff_member.id"], name=op.f("fk_group_deal_decided_by")),
        sa.ForeignKeyConstraint(["prepared_by"], ["staff_member.id"], name=op.f("fk_group_deal_prepared_by")),
        sa.ForeignKeyConstraint(["reported_by"], ["staff_member.id"], name=op.f("fk_group_deal_reported_by")),
        sa.ForeignKeyConstraint(["result_by"], ["staff_member.id"], name=op.f("fk_group_deal_result_by")),
        sa.ForeignKeyConstraint(["reviewed_by"], ["staff_member.id"], name=op.f("fk_group_deal_reviewed_by")),
        sa.ForeignKeyConstraint(["sealed_by"], ["staff_member.id"], name=op.f("fk_group_deal_sealed_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_group_deal")),
        sa.UniqueConstraint("deal_id", name=op.f("uq_group_deal_deal_id")),
    )
