"""Change orders and cancellations of signed contracts, who agreed to them, and the interest on money returned."""

from __future__ import annotations

from datetime import date

import sqlalchemy as sa
from alembic import op

from showroom.migrations.ddl import KEY, immutable

revision = "0025"
down_revision = "0024"
_SIGNED = "document_id IS NOT NULL AND sha256 IS NOT NULL AND signed_at IS NOT NULL AND idempotency_key IS NOT NULL"
_UNSIGNED = "document_id IS NULL AND sha256 IS NULL AND signed_at IS NULL AND idempotency_key IS NULL"
_SOURCE = "DP-07: the one-year LPR; the store sets it"
_OPEN = sa.text("number IS NULL AND withdrawn_at IS NULL")


def upgrade() -> None:
    op.create_table(
        "contract_change",
        sa.Column("contract_id", KEY, nullable=False),
        sa.Column("deal_id", KEY, nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("draft", sa.Text(), nullable=False),
        sa.Column("reason", sa.String(length=300), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("created_by", KEY, nullable=False),
        sa.Column("withdrawn_at", sa.BigInteger(), nullable=True),
        sa.Column("number", sa.String(length=40), nullable=True),
        sa.Column("revision", sa.String(length=44), nullable=True),
        sa.Column("parent_sha256", sa.String(length=64), nullable=True),
        sa.Column("document_id", KEY, nullable=True),
        sa.Column("translation_id", KEY, nullable=True),
        sa.Column("sha256", sa.String(length=64), nullable=True),
        sa.Column("signed_at", sa.BigInteger(), nullable=True),
        sa.Column("signed_by", KEY, nullable=True),
        sa.Column("buyer_signature", sa.LargeBinary(), nullable=True),
        sa.Column("seller_signature", sa.LargeBinary(), nullable=True),
        sa.Column("idempotency_key", sa.String(length=64), nullable=True),
        sa.Column("total_before", sa.BigInteger(), nullable=True),
        sa.Column("total_after", sa.BigInteger(), nullable=True),
        sa.Column("delivery_date", sa.Date(), nullable=True),
        sa.Column("ending", sa.String(length=40), nullable=True),
        sa.Column("kept", sa.BigInteger(), nullable=True),
        sa.Column("owed", sa.BigInteger(), nullable=True),
        sa.Column("owed_to_lender", sa.BigInteger(), nullable=True),
        sa.Column("refunded_before", sa.BigInteger(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.CheckConstraint(
            f"(number IS NULL AND {_UNSIGNED}) OR (number IS NOT NULL AND {_SIGNED})",
            name=op.f("ck_contract_change_whole"),
        ),
        sa.ForeignKeyConstraint(["contract_id"], ["contract.id"], name=op.f("fk_contract_change_contract_id")),
        sa.ForeignKeyConstraint(["created_by"], ["staff_member.id"], name=op.f("fk_contract_change_created_by")),
        sa.ForeignKeyConstraint(["deal_id"], ["deal.id"], name=op.f("fk_contract_change_deal_id")),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_contract_change_document_id")),
        sa.ForeignKeyConstraint(["signed_by"], ["staff_member.id"], name=op.f("fk_contract_change_signed_by")),
        sa.ForeignKeyConstraint(["translation_id"], ["document.id"], name=op.f("fk_contract_change_translation_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contract_change")),
        sa.UniqueConstraint("idempotency_key", name=op.f("uq_contract_change_idempotency_key")),
        sa.UniqueConstraint("number", name=op.f("uq_contract_change_number")),
        sa.UniqueConstraint("revision", name=op.f("uq_contract_change_revision")),
    )
    op.create_index(op.f("ix_contract_change_contract_id"), "contract_change", ["contract_id"], unique=False)
    op.create_index(op.f("ix_contract_change_deal_id"), "contract_change", ["deal_id"], unique=False)
    op.create_index(
        "uq_contract_change_open",
        "contract_change",
        ["contract_id"],
        unique=True,
        sqlite_where=_OPEN,
        postgresql_where=_OPEN,
    )
    op.create_table(
        "change_approval",
        sa.Column("change_id", KEY, nullable=False),
        sa.Column("role", sa.String(length=40), nullable=False),
        sa.Column("terms_sha256", sa.String(length=64), nullable=False),
        sa.Column("approved", sa.Boolean(), nullable=False),
        sa.Column("note", sa.String(length=300), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("by", KEY, nullable=False),
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(["by"], ["staff_member.id"], name=op.f("fk_change_approval_by")),
        sa.ForeignKeyConstraint(["change_id"], ["contract_change.id"], name=op.f("fk_change_approval_change_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_change_approval")),
        sa.UniqueConstraint(
            "change_id", "role", "terms_sha256", name=op.f("uq_change_approval_change_id_role_terms_sha256")
        ),
    )
    immutable("contract_change", "OLD.number IS NOT NULL")
    immutable("change_approval")
    _ship_interest()


def _ship_interest() -> None:
    """A store that has its parameters already gets the new one; an empty one is given all of them at once."""
    connection = op.get_bind()
    if connection.execute(sa.text("SELECT 1 FROM parameter LIMIT 1")).first() is None:
        return
    table = sa.table("parameter", *(sa.column(n) for n in ("key", "value", "valid_from", "source")))
    row = {"key": "refund.interest_rate", "value": "0.03", "valid_from": date(2000, 1, 1), "source": _SOURCE}
    op.bulk_insert(table, [row])
