"""Contracts ended by one side, reissues signed with ink, guardians of intent orders, orders that were refused."""

from __future__ import annotations

from datetime import date

import sqlalchemy as sa
from alembic import op

from showroom.migrations.ddl import KEY, immutable, never_emptied, whole_fen

revision = "0039"
down_revision = "0038"
_OPEN = sa.text("withdrawn_at IS NULL")
_GRACE = "Civil Code 563-1-3: a reasonable time after a reminder; the store sets it"


def upgrade() -> None:
    op.add_column("intent_order", sa.Column("guardian", sa.String(length=80), server_default="", nullable=False))
    op.add_column("informal_order", sa.Column("refusal", sa.String(length=300), server_default="", nullable=False))
    _notice_end()
    _notice_objection()
    _reissue_print()
    immutable("notice_end")
    immutable("notice_objection")
    immutable("reissue_print", "(OLD.withdrawn_at IS NOT NULL OR OLD.confirmed_at IS NOT NULL)")
    never_emptied(("notice_end", "notice_objection", "reissue_print"))
    whole_fen("notice_end", ("kept", "owed", "owed_to_lender", "refunded_before"), least=0)
    _ship_grace()


def _notice_end() -> None:
    op.create_table(
        "notice_end",
        sa.Column("change_id", KEY, nullable=False),
        sa.Column("outcome", sa.String(length=40), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=False),
        sa.Column("way", sa.String(length=40), nullable=True),
        sa.Column("proof", sa.String(length=300), nullable=False),
        *(sa.Column(name, sa.BigInteger(), nullable=True) for name in ("kept", "owed", "owed_to_lender")),
        sa.Column("refunded_before", sa.BigInteger(), nullable=True),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("by", KEY, nullable=False),
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(["by"], ["staff_member.id"], name=op.f("fk_notice_end_by")),
        sa.ForeignKeyConstraint(["change_id"], ["contract_change.id"], name=op.f("fk_notice_end_change_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notice_end")),
        sa.UniqueConstraint("change_id", name=op.f("uq_notice_end_change_id")),
    )


def _notice_objection() -> None:
    op.create_table(
        "notice_objection",
        sa.Column("change_id", KEY, nullable=False),
        sa.Column("came_on", sa.Date(), nullable=False),
        sa.Column("way", sa.String(length=40), nullable=False),
        sa.Column("text", sa.String(length=500), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("by", KEY, nullable=False),
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(["by"], ["staff_member.id"], name=op.f("fk_notice_objection_by")),
        sa.ForeignKeyConstraint(["change_id"], ["contract_change.id"], name=op.f("fk_notice_objection_change_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notice_objection")),
    )
    op.create_index(op.f("ix_notice_objection_change_id"), "notice_objection", ["change_id"], unique=False)


def _reissue_print() -> None:
    people, papers = ("printed_by", "withdrawn_by", "confirmed_by"), (
        "document_id", "translation_id", "contract_document_id", "contract_translation_id",
    )  # fmt: skip
    op.create_table(
        "reissue_print",
        sa.Column("change_id", KEY, nullable=False),
        sa.Column("number", sa.String(length=40), nullable=False),
        sa.Column("document_id", KEY, nullable=False),
        sa.Column("translation_id", KEY, nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("contract_number", sa.String(length=40), nullable=False),
        sa.Column("contract_document_id", KEY, nullable=False),
        sa.Column("contract_translation_id", KEY, nullable=False),
        sa.Column("contract_sha256", sa.String(length=64), nullable=False),
        sa.Column("printed_at", sa.BigInteger(), nullable=False),
        sa.Column("printed_by", KEY, nullable=False),
        sa.Column("withdrawn_at", sa.BigInteger(), nullable=True),
        sa.Column("withdrawn_by", KEY, nullable=True),
        sa.Column("reason", sa.String(length=300), nullable=False),
        sa.Column("signed_on", sa.Date(), nullable=True),
        sa.Column("confirmed_at", sa.BigInteger(), nullable=True),
        sa.Column("confirmed_by", KEY, nullable=True),
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.CheckConstraint("withdrawn_at IS NULL OR confirmed_at IS NULL", name=op.f("ck_reissue_print_one_end")),
        sa.ForeignKeyConstraint(["change_id"], ["contract_change.id"], name=op.f("fk_reissue_print_change_id")),
        *(sa.ForeignKeyConstraint([n], ["document.id"], name=op.f(f"fk_reissue_print_{n}")) for n in papers),
        *(sa.ForeignKeyConstraint([n], ["staff_member.id"], name=op.f(f"fk_reissue_print_{n}")) for n in people),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reissue_print")),
        sa.UniqueConstraint("contract_number", name=op.f("uq_reissue_print_contract_number")),
        sa.UniqueConstraint("number", name=op.f("uq_reissue_print_number")),
    )
    op.create_index(
        "uq_reissue_print_open", "reissue_print", ["change_id"], unique=True, sqlite_where=_OPEN, postgresql_where=_OPEN
    )


def _ship_grace() -> None:
    """A store that has its parameters already gets the new one; an empty one is given all of them at once."""
    connection = op.get_bind()
    if connection.execute(sa.text("SELECT 1 FROM parameter LIMIT 1")).first() is None:
        return
    table = sa.table("parameter", *(sa.column(n) for n in ("key", "value", "valid_from", "source")))
    row = {"key": "termination.grace_days", "value": "7", "valid_from": date(2000, 1, 1), "source": _GRACE}
    op.bulk_insert(table, [row])
