"""Choosing among valid templates; case stories; and the index that the reasons for haggling are counted by."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from showroom.migrations.ddl import KEY, immutable, never_emptied

revision = "0040"
down_revision = "0039"


def upgrade() -> None:
    _templates()
    _stories()
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
