"""The store's seal certificates, the strokes of who signed, contracts printed for ink and their scans (CT-07, §3.6)."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from showroom.migrations.ddl import KEY, immutable, never_emptied

revision = "0032"
down_revision = "0031"
_OPEN = sa.text("withdrawn_at IS NULL")


def upgrade() -> None:
    _seals()
    _ink()
    for table in ("seal_certificate", "signature_evidence", "paper_scan"):
        immutable(table)
    immutable("ink_copy", "OLD.withdrawn_at IS NOT NULL OR OLD.confirmed_at IS NOT NULL")
    never_emptied(("seal_certificate", "signature_evidence", "paper_scan", "ink_copy"))


def _seals() -> None:
    op.create_table(
        "seal_certificate",
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("subject", sa.String(length=200), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("certificate", sa.LargeBinary(), nullable=False),
        sa.Column("chain", sa.LargeBinary(), nullable=False),
        sa.Column("private_key", sa.LargeBinary(), nullable=False),
        sa.Column("valid_from", sa.BigInteger(), nullable=False),
        sa.Column("valid_to", sa.BigInteger(), nullable=False),
        sa.Column("imported", sa.Boolean(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("by", KEY, nullable=False),
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(["by"], ["staff_member.id"], name=op.f("fk_seal_certificate_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_seal_certificate")),
        sa.UniqueConstraint("place", name=op.f("uq_seal_certificate_place")),
        sa.UniqueConstraint("sha256", name=op.f("uq_seal_certificate_sha256")),
    )
    op.create_table(
        "signature_evidence",
        sa.Column("document_id", KEY, nullable=False),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("device", sa.String(length=10), nullable=False),
        sa.Column("points", sa.Integer(), nullable=False),
        sa.Column("strokes", sa.LargeBinary(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("image_sha256", sa.String(length=64), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("by", KEY, nullable=False),
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(["by"], ["staff_member.id"], name=op.f("fk_signature_evidence_by")),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_signature_evidence_document_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_signature_evidence")),
        sa.UniqueConstraint("document_id", "role", name=op.f("uq_signature_evidence_document_id_role")),
    )


def _ink() -> None:
    op.create_table(
        "ink_copy",
        sa.Column("contract_id", KEY, nullable=False),
        sa.Column("deal_id", KEY, nullable=False),
        sa.Column("number", sa.String(length=40), nullable=False),
        sa.Column("document_id", KEY, nullable=False),
        sa.Column("translation_id", KEY, nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("printed_at", sa.BigInteger(), nullable=False),
        sa.Column("printed_by", KEY, nullable=False),
        sa.Column("withdrawn_at", sa.BigInteger(), nullable=True),
        sa.Column("withdrawn_by", KEY, nullable=True),
        sa.Column("reason", sa.String(length=300), nullable=False),
        sa.Column("signed_on", sa.Date(), nullable=True),
        sa.Column("confirmed_at", sa.BigInteger(), nullable=True),
        sa.Column("confirmed_by", KEY, nullable=True),
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.CheckConstraint("withdrawn_at IS NULL OR confirmed_at IS NULL", name=op.f("ck_ink_copy_one_end")),
        sa.ForeignKeyConstraint(["confirmed_by"], ["staff_member.id"], name=op.f("fk_ink_copy_confirmed_by")),
        sa.ForeignKeyConstraint(["contract_id"], ["contract.id"], name=op.f("fk_ink_copy_contract_id")),
        sa.ForeignKeyConstraint(["deal_id"], ["deal.id"], name=op.f("fk_ink_copy_deal_id")),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_ink_copy_document_id")),
        sa.ForeignKeyConstraint(["printed_by"], ["staff_member.id"], name=op.f("fk_ink_copy_printed_by")),
        sa.ForeignKeyConstraint(["translation_id"], ["document.id"], name=op.f("fk_ink_copy_translation_id")),
        sa.ForeignKeyConstraint(["withdrawn_by"], ["staff_member.id"], name=op.f("fk_ink_copy_withdrawn_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ink_copy")),
        sa.UniqueConstraint("number", name=op.f("uq_ink_copy_number")),
    )
    op.create_index(op.f("ix_ink_copy_deal_id"), "ink_copy", ["deal_id"], unique=False)
    op.create_index(
        "uq_ink_copy_open", "ink_copy", ["contract_id"], unique=True, sqlite_where=_OPEN, postgresql_where=_OPEN
    )
    op.create_table(
        "paper_scan",
        sa.Column("contract_id", KEY, nullable=False),
        sa.Column("document_id", KEY, nullable=False),
        sa.Column("source", sa.String(length=10), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("by", KEY, nullable=False),
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(["by"], ["staff_member.id"], name=op.f("fk_paper_scan_by")),
        sa.ForeignKeyConstraint(["contract_id"], ["contract.id"], name=op.f("fk_paper_scan_contract_id")),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_paper_scan_document_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_paper_scan")),
        sa.UniqueConstraint("document_id", name=op.f("uq_paper_scan_document_id")),
    )
    op.create_index(op.f("ix_paper_scan_contract_id"), "paper_scan", ["contract_id"], unique=False)
