"""Quality terms per model, the store's after-sales policy, and 三包 certificates (SB-01, SB-09, MF-02)."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from showroom.migrations.ddl import KEY, immutable, never_emptied

revision = "0035"
down_revision = "0034"


def upgrade() -> None:
    _terms()
    _policy()
    _certificates()
    for table in ("quality_terms", "after_sales_policy", "quality_certificate"):
        immutable(table)
    never_emptied(("quality_terms", "after_sales_policy", "quality_certificate"))


def _terms() -> None:
    op.create_table(
        "quality_terms",
        sa.Column("brand", sa.String(length=60), nullable=False),
        sa.Column("series", sa.String(length=60), nullable=False),
        sa.Column("model_id", KEY, nullable=True),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("repair_years", sa.Integer(), nullable=True),
        sa.Column("repair_km", sa.Integer(), nullable=True),
        sa.Column("return_years", sa.Integer(), nullable=True),
        sa.Column("return_km", sa.Integer(), nullable=True),
        sa.Column("share", sa.String(length=12), nullable=False),
        sa.Column("battery_years", sa.Integer(), nullable=True),
        sa.Column("battery_km", sa.Integer(), nullable=True),
        sa.Column("motor_years", sa.Integer(), nullable=True),
        sa.Column("motor_km", sa.Integer(), nullable=True),
        sa.Column("fade_percent", sa.Integer(), nullable=True),
        sa.Column("vehicle_type", sa.String(length=60), nullable=False),
        sa.Column("manufacturer", sa.String(length=120), nullable=False),
        sa.Column("manufacturer_address", sa.String(length=200), nullable=False),
        sa.Column("manufacturer_phone", sa.String(length=40), nullable=False),
        sa.Column("network", sa.Text(), nullable=False),
        sa.Column("main_parts", sa.Text(), nullable=False),
        sa.Column("wear_parts", sa.Text(), nullable=False),
        sa.Column("documents", sa.Text(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("created_by", KEY, nullable=False),
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(["created_by"], ["staff_member.id"], name=op.f("fk_quality_terms_created_by")),
        sa.ForeignKeyConstraint(["model_id"], ["vehicle_model.id"], name=op.f("fk_quality_terms_model_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_quality_terms")),
    )
    op.create_index(op.f("ix_quality_terms_brand"), "quality_terms", ["brand"], unique=False)


def _policy() -> None:
    op.create_table(
        "after_sales_policy",
        sa.Column("text_zh", sa.Text(), nullable=False),
        sa.Column("text_en", sa.Text(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("created_by", KEY, nullable=False),
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(["created_by"], ["staff_member.id"], name=op.f("fk_after_sales_policy_created_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_after_sales_policy")),
    )


def _certificates() -> None:
    op.create_table(
        "quality_certificate",
        sa.Column("deal_id", KEY, nullable=False),
        sa.Column("vehicle_id", KEY, nullable=False),
        sa.Column("number", sa.String(length=40), nullable=False),
        sa.Column("vin", sa.String(length=17), nullable=False),
        sa.Column("invoice_number", sa.String(length=40), nullable=False),
        sa.Column("invoice_on", sa.Date(), nullable=False),
        sa.Column("delivery_on", sa.Date(), nullable=False),
        sa.Column("document_id", KEY, nullable=False),
        sa.Column("original_id", KEY, nullable=True),
        sa.Column("reason", sa.String(length=200), nullable=False),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.Column("made_by", KEY, nullable=False),
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(["deal_id"], ["deal.id"], name=op.f("fk_quality_certificate_deal_id")),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_quality_certificate_document_id")),
        sa.ForeignKeyConstraint(["made_by"], ["staff_member.id"], name=op.f("fk_quality_certificate_made_by")),
        sa.ForeignKeyConstraint(
            ["original_id"], ["quality_certificate.id"], name=op.f("fk_quality_certificate_original_id")
        ),
        sa.ForeignKeyConstraint(["vehicle_id"], ["vehicle.id"], name=op.f("fk_quality_certificate_vehicle_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_quality_certificate")),
        sa.UniqueConstraint("number", name=op.f("uq_quality_certificate_number")),
    )
    op.create_index(op.f("ix_quality_certificate_deal_id"), "quality_certificate", ["deal_id"], unique=False)
