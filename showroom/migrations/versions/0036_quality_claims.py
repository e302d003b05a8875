"""Repairs and claims after delivery, their reckonings, and cars that came back (SB-02…08, SB-11, SB-12)."""

from __future__ import annotations

from datetime import date

import sqlalchemy as sa
from alembic import op

from showroom.migrations.ddl import KEY, immutable, never_emptied, refuse, whole_fen

revision = "0036"
down_revision = "0035"
_ARTICLE_24 = {"safety_repairs": "2", "replacements": "2", "total_days": "30", "same_problem_repairs": "4"}
_SHEET = (
    "price", "compensation", "registration_fee", "accessories", "accessories_worn", "services", "tax_paid", "tax_back",
    "to_customer",
)  # fmt: skip


def upgrade() -> None:
    _repairs()
    _claims()
    _sheets()
    _returned()
    refuse("repair_record", "UPDATE", "OLD.closed_at IS NOT NULL", "repair_record is immutable")
    refuse("repair_record", "DELETE", _six_years(), "repair_record is kept for six years")
    refuse("quality_claim", "UPDATE", "OLD.finished_on IS NOT NULL", "quality_claim is immutable")
    refuse("quality_claim", "DELETE", "1 = 1", "quality_claim is immutable")
    for table in ("claim_sheet", "returned_car", "returned_car_notice"):
        immutable(table)
    whole_fen("repair_record", ("money_a_day",), least=0)
    whole_fen("claim_sheet", _SHEET)
    whole_fen("quality_claim", ("refunded_before",), least=0)
    never_emptied(("repair_record", "quality_claim", "claim_sheet", "returned_car", "returned_car_notice"))
    _ship_numbers()


def _six_years() -> str:
    """Whether a repair ended less than six years ago (SB-12, SAMR Order 43 art. 17)."""
    ended = "COALESCE(OLD.out_on, OLD.reported_on)"
    if op.get_bind().dialect.name == "sqlite":
        return f"{ended} > date('now', '-6 years')"
    return f"{ended} > CURRENT_DATE - INTERVAL '6 years'"


def _ship_numbers() -> None:
    """A store that has its parameters already gets the new ones; an empty one is given all of them at once."""
    if op.get_bind().execute(sa.text("SELECT 1 FROM parameter LIMIT 1")).first() is None:
        return
    table = sa.table("parameter", *(sa.column(name) for name in ("key", "value", "valid_from", "source")))
    since = {"valid_from": date(2013, 10, 1), "source": "SB-04 art. 24"}
    op.bulk_insert(
        table, [{"key": f"three_guarantees.{key}", "value": value, **since} for key, value in _ARTICLE_24.items()]
    )


def _repairs() -> None:
    op.create_table(
        "repair_record",
        sa.Column("deal_id", KEY, nullable=False),
        sa.Column("vehicle_id", KEY, nullable=False),
        sa.Column("reported_on", sa.Date(), nullable=False),
        sa.Column("in_on", sa.Date(), nullable=True),
        sa.Column("out_on", sa.Date(), nullable=True),
        sa.Column("odometer_km", sa.Integer(), nullable=False),
        sa.Column("system", sa.String(length=40), nullable=False),
        sa.Column("part", sa.String(length=80), nullable=False),
        sa.Column("main_part", sa.Boolean(), nullable=False),
        sa.Column("need", sa.String(length=40), nullable=False),
        sa.Column("safety", sa.Boolean(), nullable=False),
        sa.Column("hazard", sa.String(length=40), nullable=False),
        sa.Column("fault", sa.String(length=500), nullable=False),
        sa.Column("problem_id", KEY, nullable=True),
        sa.Column("work", sa.String(length=40), nullable=True),
        sa.Column("work_note", sa.String(length=500), nullable=False),
        sa.Column("fixed", sa.Boolean(), nullable=True),
        sa.Column("parts_days", sa.Integer(), nullable=False),
        sa.Column("rescue_days", sa.Integer(), nullable=False),
        sa.Column("car_days", sa.Integer(), nullable=False),
        sa.Column("money_days", sa.Integer(), nullable=False),
        sa.Column("money_a_day", sa.BigInteger(), nullable=False),
        sa.Column("corrects_id", KEY, nullable=True),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("created_by", KEY, nullable=False),
        sa.Column("closed_at", sa.BigInteger(), nullable=True),
        sa.Column("closed_by", KEY, nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(["closed_by"], ["staff_member.id"], name=op.f("fk_repair_record_closed_by")),
        sa.ForeignKeyConstraint(["corrects_id"], ["repair_record.id"], name=op.f("fk_repair_record_corrects_id")),
        sa.ForeignKeyConstraint(["created_by"], ["staff_member.id"], name=op.f("fk_repair_record_created_by")),
        sa.ForeignKeyConstraint(["deal_id"], ["deal.id"], name=op.f("fk_repair_record_deal_id")),
        sa.ForeignKeyConstraint(["problem_id"], ["repair_record.id"], name=op.f("fk_repair_record_problem_id")),
        sa.ForeignKeyConstraint(["vehicle_id"], ["vehicle.id"], name=op.f("fk_repair_record_vehicle_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_repair_record")),
        sa.UniqueConstraint("corrects_id", name=op.f("uq_repair_record_corrects_id")),
    )
    op.create_index(op.f("ix_repair_record_deal_id"), "repair_record", ["deal_id"], unique=False)


def _claims() -> None:
    op.create_table(
        "quality_claim",
        sa.Column("number", sa.String(length=40), nullable=False),
        sa.Column("deal_id", KEY, nullable=False),
        sa.Column("vehicle_id", KEY, nullable=False),
        sa.Column("ground", sa.String(length=20), nullable=False),
        sa.Column("repairs", sa.String(length=400), nullable=False),
        sa.Column("ground_count", sa.Integer(), nullable=False),
        sa.Column("wanted", sa.String(length=40), nullable=False),
        sa.Column("demand", sa.String(length=500), nullable=False),
        sa.Column("odometer_km", sa.Integer(), nullable=False),
        sa.Column("opened_on", sa.Date(), nullable=False),
        sa.Column("answer_by", sa.Date(), nullable=False),
        sa.Column("finish_by", sa.Date(), nullable=False),
        sa.Column("opened_at", sa.BigInteger(), nullable=False),
        sa.Column("opened_by", KEY, nullable=False),
        sa.Column("outcome", sa.String(length=40), nullable=True),
        sa.Column("reason", sa.String(length=500), nullable=False),
        sa.Column("decided_at", sa.BigInteger(), nullable=True),
        sa.Column("decided_by", KEY, nullable=True),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.Column("answer_note", sa.String(length=500), nullable=False),
        sa.Column("finished_on", sa.Date(), nullable=True),
        sa.Column("finish_note", sa.String(length=500), nullable=False),
        sa.Column("new_vehicle_id", KEY, nullable=True),
        sa.Column("refunded_before", sa.BigInteger(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(["deal_id"], ["deal.id"], name=op.f("fk_quality_claim_deal_id")),
        sa.ForeignKeyConstraint(["decided_by"], ["staff_member.id"], name=op.f("fk_quality_claim_decided_by")),
        sa.ForeignKeyConstraint(["new_vehicle_id"], ["vehicle.id"], name=op.f("fk_quality_claim_new_vehicle_id")),
        sa.ForeignKeyConstraint(["opened_by"], ["staff_member.id"], name=op.f("fk_quality_claim_opened_by")),
        sa.ForeignKeyConstraint(["vehicle_id"], ["vehicle.id"], name=op.f("fk_quality_claim_vehicle_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_quality_claim")),
        sa.UniqueConstraint("number", name=op.f("uq_quality_claim_number")),
    )
    op.create_index(op.f("ix_quality_claim_deal_id"), "quality_claim", ["deal_id"], unique=False)


def _sheets() -> None:
    op.create_table(
        "claim_sheet",
        sa.Column("claim_id", KEY, nullable=False),
        sa.Column("price", sa.BigInteger(), nullable=False),
        sa.Column("use_km", sa.Integer(), nullable=False),
        sa.Column("use_share", sa.String(length=12), nullable=False),
        sa.Column("compensation", sa.BigInteger(), nullable=False),
        sa.Column("registration_fee", sa.BigInteger(), nullable=False),
        sa.Column("accessories", sa.BigInteger(), nullable=False),
        sa.Column("accessories_worn", sa.BigInteger(), nullable=False),
        sa.Column("services", sa.BigInteger(), nullable=False),
        sa.Column("tax_paid", sa.BigInteger(), nullable=False),
        sa.Column("tax_paid_on", sa.Date(), nullable=True),
        sa.Column("tax_back", sa.BigInteger(), nullable=False),
        sa.Column("to_customer", sa.BigInteger(), nullable=False),
        sa.Column("document_id", KEY, nullable=False),
        sa.Column("translation_id", KEY, nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("by", KEY, nullable=False),
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(["by"], ["staff_member.id"], name=op.f("fk_claim_sheet_by")),
        sa.ForeignKeyConstraint(["claim_id"], ["quality_claim.id"], name=op.f("fk_claim_sheet_claim_id")),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_claim_sheet_document_id")),
        sa.ForeignKeyConstraint(["translation_id"], ["document.id"], name=op.f("fk_claim_sheet_translation_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_claim_sheet")),
        sa.UniqueConstraint("claim_id", name=op.f("uq_claim_sheet_claim_id")),
    )


def _returned() -> None:
    op.create_table(
        "returned_car",
        sa.Column("vehicle_id", KEY, nullable=False),
        sa.Column("claim_number", sa.String(length=40), nullable=False),
        sa.Column("exchanged", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.String(length=500), nullable=False),
        sa.Column("odometer_km", sa.Integer(), nullable=False),
        sa.Column("returned_on", sa.Date(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("by", KEY, nullable=False),
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(["by"], ["staff_member.id"], name=op.f("fk_returned_car_by")),
        sa.ForeignKeyConstraint(["vehicle_id"], ["vehicle.id"], name=op.f("fk_returned_car_vehicle_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_returned_car")),
        sa.UniqueConstraint("claim_number", name=op.f("uq_returned_car_claim_number")),
    )
    op.create_index(op.f("ix_returned_car_vehicle_id"), "returned_car", ["vehicle_id"], unique=False)
    op.create_table(
        "returned_car_notice",
        sa.Column("deal_id", KEY, nullable=False),
        sa.Column("vehicle_id", KEY, nullable=False),
        sa.Column("text", sa.String(length=2000), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("by", KEY, nullable=False),
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(["by"], ["staff_member.id"], name=op.f("fk_returned_car_notice_by")),
        sa.ForeignKeyConstraint(["deal_id"], ["deal.id"], name=op.f("fk_returned_car_notice_deal_id")),
        sa.ForeignKeyConstraint(["vehicle_id"], ["vehicle.id"], name=op.f("fk_returned_car_notice_vehicle_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_returned_car_notice")),
        sa.UniqueConstraint("deal_id", "vehicle_id", name=op.f("uq_returned_car_notice_deal_id_vehicle_id")),
    )
