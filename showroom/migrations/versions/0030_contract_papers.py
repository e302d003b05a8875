"""Promises that are carried on and never lost; intent orders (订金); the same-day filing; orders by phone or fax."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from showroom.migrations.ddl import KEY, immutable, never_emptied, refuse, whole_fen

revision = "0030"
down_revision = "0029"
_SIGNED = "document_id IS NOT NULL AND sha256 IS NOT NULL AND signed_at IS NOT NULL AND idempotency_key IS NOT NULL"
_UNSIGNED = "document_id IS NULL AND sha256 IS NULL AND signed_at IS NULL AND idempotency_key IS NULL"
_DRAFT = sa.text("number IS NULL")
_REWRITTEN = " OR ".join(
    f'NEW."{name}" IS DISTINCT FROM OLD."{name}"' for name in ("deal_id", "text", "step", "at", "by")
)
_REOPENED = (
    "(OLD.kept_at IS NOT NULL AND NEW.kept_at IS DISTINCT FROM OLD.kept_at)"
    " OR (OLD.withdrawn_at IS NOT NULL AND NEW.withdrawn_at IS DISTINCT FROM OLD.withdrawn_at)"
    " OR (OLD.carried_by <> '' AND NEW.carried_by = '')"
)
_BOTH = "(NEW.kept_at IS NOT NULL AND NEW.withdrawn_at IS NOT NULL)"
_NO_REASON = "(NEW.withdrawn_at IS NOT NULL AND trim(NEW.withdrawn_reason) = '')"


def upgrade() -> None:
    _promises()
    _intent_order()
    _intent_end()
    _contract_filing()
    _informal_order()
    immutable("intent_order", "OLD.number IS NOT NULL")
    immutable("intent_end")
    immutable("contract_filing")
    refuse("informal_order", "UPDATE", "OLD.confirmed_at IS NOT NULL", "informal_order is immutable")
    refuse("informal_order", "DELETE", "TRUE", "informal_order is never deleted")
    whole_fen("intent_order", ("amount",), least=0)
    whole_fen("intent_end", ("due",), least=0)
    never_emptied(("promise", "intent_order", "intent_end", "contract_filing", "informal_order"))


def _promises() -> None:
    """A promise is never deleted, reworded or opened again, and withdrawn only with a reason."""
    with op.batch_alter_table("promise") as promise:
        promise.add_column(sa.Column("withdrawn_at", sa.BigInteger(), nullable=True))
        promise.add_column(sa.Column("withdrawn_by", KEY, nullable=True))
        promise.add_column(sa.Column("withdrawn_reason", sa.String(length=300), nullable=False, server_default=""))
        promise.add_column(sa.Column("replaced_by", KEY, nullable=True))
        promise.add_column(sa.Column("carried_by", sa.String(length=44), nullable=False, server_default=""))
        promise.create_foreign_key(op.f("fk_promise_withdrawn_by"), "staff_member", ["withdrawn_by"], ["id"])
        promise.create_foreign_key(op.f("fk_promise_replaced_by"), "promise", ["replaced_by"], ["id"])
    lost = f"({_REWRITTEN} OR {_REOPENED} OR {_BOTH} OR {_NO_REASON})"
    refuse("promise", "UPDATE", lost, "promise is not rewritten")
    refuse("promise", "DELETE", "TRUE", "promise is never deleted")


def _intent_order() -> None:
    op.create_table(
        "intent_order",
        sa.Column("deal_id", KEY, nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("valid_until", sa.Date(), nullable=False),
        sa.Column("delivery_note", sa.String(length=120), nullable=False),
        sa.Column("wishes", sa.String(length=500), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("created_by", KEY, nullable=False),
        sa.Column("number", sa.String(length=40), nullable=True),
        sa.Column("document_id", KEY, nullable=True),
        sa.Column("translation_id", KEY, nullable=True),
        sa.Column("sha256", sa.String(length=64), nullable=True),
        sa.Column("signed_at", sa.BigInteger(), nullable=True),
        sa.Column("signed_by", KEY, nullable=True),
        sa.Column("buyer_signature", sa.LargeBinary(), nullable=True),
        sa.Column("seller_signature", sa.LargeBinary(), nullable=True),
        sa.Column("idempotency_key", sa.String(length=64), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.CheckConstraint(
            f"(number IS NULL AND {_UNSIGNED}) OR (number IS NOT NULL AND {_SIGNED})",
            name=op.f("ck_intent_order_whole"),
        ),
        sa.ForeignKeyConstraint(["created_by"], ["staff_member.id"], name=op.f("fk_intent_order_created_by")),
        sa.ForeignKeyConstraint(["deal_id"], ["deal.id"], name=op.f("fk_intent_order_deal_id")),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_intent_order_document_id")),
        sa.ForeignKeyConstraint(["signed_by"], ["staff_member.id"], name=op.f("fk_intent_order_signed_by")),
        sa.ForeignKeyConstraint(["translation_id"], ["document.id"], name=op.f("fk_intent_order_translation_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_intent_order")),
        sa.UniqueConstraint("idempotency_key", name=op.f("uq_intent_order_idempotency_key")),
        sa.UniqueConstraint("number", name=op.f("uq_intent_order_number")),
    )
    op.create_index(op.f("ix_intent_order_deal_id"), "intent_order", ["deal_id"], unique=False)
    op.create_index(
        "uq_intent_order_draft", "intent_order", ["deal_id"], unique=True, sqlite_where=_DRAFT, postgresql_where=_DRAFT
    )


def _intent_end() -> None:
    op.create_table(
        "intent_end",
        sa.Column("intent_id", KEY, nullable=False),
        sa.Column("ending", sa.String(length=40), nullable=False),
        sa.Column("reason", sa.String(length=300), nullable=False),
        sa.Column("contract_number", sa.String(length=40), nullable=False),
        sa.Column("due", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("by", KEY, nullable=False),
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(["by"], ["staff_member.id"], name=op.f("fk_intent_end_by")),
        sa.ForeignKeyConstraint(["intent_id"], ["intent_order.id"], name=op.f("fk_intent_end_intent_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_intent_end")),
        sa.UniqueConstraint("intent_id", name=op.f("uq_intent_end_intent_id")),
    )


def _contract_filing() -> None:
    op.create_table(
        "contract_filing",
        sa.Column("contract_id", KEY, nullable=False),
        sa.Column("departments", sa.Text(), nullable=False),
        sa.Column("note", sa.String(length=300), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("by", KEY, nullable=False),
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(["by"], ["staff_member.id"], name=op.f("fk_contract_filing_by")),
        sa.ForeignKeyConstraint(["contract_id"], ["contract.id"], name=op.f("fk_contract_filing_contract_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contract_filing")),
        sa.UniqueConstraint("contract_id", name=op.f("uq_contract_filing_contract_id")),
    )


def _informal_order() -> None:
    op.create_table(
        "informal_order",
        sa.Column("deal_id", KEY, nullable=False),
        sa.Column("way", sa.String(length=40), nullable=False),
        sa.Column("text", sa.String(length=500), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("by", KEY, nullable=False),
        sa.Column("confirmed_at", sa.BigInteger(), nullable=True),
        sa.Column("confirmed_by", KEY, nullable=True),
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(["by"], ["staff_member.id"], name=op.f("fk_informal_order_by")),
        sa.ForeignKeyConstraint(["confirmed_by"], ["staff_member.id"], name=op.f("fk_informal_order_confirmed_by")),
        sa.ForeignKeyConstraint(["deal_id"], ["deal.id"], name=op.f("fk_informal_order_deal_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_informal_order")),
    )
    op.create_index(op.f("ix_informal_order_deal_id"), "informal_order", ["deal_id"], unique=False)
