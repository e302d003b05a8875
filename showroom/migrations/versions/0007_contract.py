"""Tables of contract; a signed contract and an approval of its terms can be neither changed nor deleted (CT-07)."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from showroom.migrations.ddl import KEY, immutable

revision = "0007"
down_revision = "0006"

_SIGNED = "document_id IS NOT NULL AND sha256 IS NOT NULL AND signed_at IS NOT NULL AND idempotency_key IS NOT NULL"
_UNSIGNED = "document_id IS NULL AND sha256 IS NULL AND signed_at IS NULL AND idempotency_key IS NULL"


def upgrade() -> None:
    op.create_table(
        "contract",
        sa.Column("deal_id", KEY, nullable=False),
        sa.Column("buyer_name", sa.String(length=80), nullable=False),
        sa.Column("buyer_id_kind", sa.String(length=40), nullable=True),
        sa.Column("buyer_id_number", sa.String(length=64), nullable=False),
        sa.Column("buyer_id_valid_to", sa.Date(), nullable=True),
        sa.Column("buyer_birth", sa.Date(), nullable=True),
        sa.Column("buyer_phone", sa.String(length=30), nullable=False),
        sa.Column("buyer_address", sa.String(length=200), nullable=False),
        sa.Column("invoice_title", sa.String(length=120), nullable=False),
        sa.Column("agent", sa.String(length=80), nullable=False),
        sa.Column("agent_id_number", sa.String(length=64), nullable=False),
        sa.Column("guardian", sa.String(length=80), nullable=False),
        sa.Column("deposit_word", sa.String(length=40), nullable=True),
        sa.Column("deposit_agreed", sa.BigInteger(), nullable=True),
        sa.Column("deposit_paid", sa.BigInteger(), nullable=False),
        sa.Column("balance_due", sa.Date(), nullable=True),
        sa.Column("delivery_date", sa.Date(), nullable=True),
        sa.Column("delivery_place", sa.String(length=200), nullable=False),
        sa.Column("sign_place", sa.String(length=200), nullable=False),
        sa.Column("services", sa.Text(), nullable=False),
        sa.Column("special_terms", sa.Text(), nullable=False),
        sa.Column("forum", sa.String(length=40), nullable=False),
        sa.Column("forum_name", sa.String(length=80), nullable=False),
        sa.Column("template", sa.String(length=40), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("number", sa.String(length=40), nullable=True),
        sa.Column("document_id", KEY, nullable=True),
        sa.Column("translation_id", KEY, nullable=True),
        sa.Column("sha256", sa.String(length=64), nullable=True),
        sa.Column("price", sa.BigInteger(), nullable=True),
        sa.Column("signed_at", sa.BigInteger(), nullable=True),
        sa.Column("signed_by", KEY, nullable=True),
        sa.Column("buyer_signature", sa.LargeBinary(), nullable=True),
        sa.Column("seller_signature", sa.LargeBinary(), nullable=True),
        sa.Column("idempotency_key", sa.String(length=64), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.CheckConstraint(
            f"(number IS NULL AND {_UNSIGNED}) OR (number IS NOT NULL AND {_SIGNED})", name=op.f("ck_contract_whole")
        ),
        sa.ForeignKeyConstraint(["deal_id"], ["deal.id"], name=op.f("fk_contract_deal_id")),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_contract_document_id")),
        sa.ForeignKeyConstraint(["signed_by"], ["staff_member.id"], name=op.f("fk_contract_signed_by")),
        sa.ForeignKeyConstraint(["translation_id"], ["document.id"], name=op.f("fk_contract_translation_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contract")),
        sa.UniqueConstraint("deal_id", name=op.f("uq_contract_deal_id")),
        sa.UniqueConstraint("idempotency_key", name=op.f("uq_contract_idempotency_key")),
        sa.UniqueConstraint("number", name=op.f("uq_contract_number")),
    )
    op.create_table(
        "terms_approval",
        sa.Column("contract_id", KEY, nullable=False),
        sa.Column("post", sa.String(length=20), nullable=False),
        sa.Column("terms_sha256", sa.String(length=64), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("by", KEY, nullable=False),
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(["by"], ["staff_member.id"], name=op.f("fk_terms_approval_by")),
        sa.ForeignKeyConstraint(["contract_id"], ["contract.id"], name=op.f("fk_terms_approval_contract_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_terms_approval")),
        sa.UniqueConstraint(
            "contract_id", "post", "terms_sha256", name=op.f("uq_terms_approval_contract_id_post_terms_sha256")
        ),
    )
    immutable("contract", "OLD.number IS NOT NULL")
    immutable("terms_approval")
