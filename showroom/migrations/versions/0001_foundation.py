"""The foundation: audit, parameters, numbers, search, staff, customers, vehicles, deals and stored paper."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from showroom.migrations.ddl import KEY, immutable
from showroom.persistence.search_index import FTS_DDL, PG_DDL

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "audit_entry",
        sa.Column("seq", KEY, autoincrement=False, nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("actor_id", KEY, nullable=True),
        sa.Column("actor_name", sa.String(length=80), nullable=False),
        sa.Column("desk", sa.String(length=80), nullable=False),
        sa.Column("action", sa.String(length=80), nullable=False),
        sa.Column("object_kind", sa.String(length=40), nullable=False),
        sa.Column("object_id", KEY, nullable=False),
        sa.Column("facts", sa.Text(), nullable=False),
        sa.Column("previous", sa.String(length=64), nullable=False),
        sa.Column("mac", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_audit_entry")),
    )
    op.create_index("ix_audit_entry_object", "audit_entry", ["object_kind", "object_id"], unique=False)
    op.create_table(
        "audit_head",
        sa.Column("id", KEY, autoincrement=False, nullable=False),
        sa.Column("seq", KEY, nullable=False),
        sa.Column("mac", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_head")),
    )
    op.create_table(
        "number_series",
        sa.Column("store", sa.String(length=12), nullable=False),
        sa.Column("type", sa.String(length=4), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("store", "type", "day", name=op.f("pk_number_series")),
    )
    op.create_table(
        "parameter",
        sa.Column("key", sa.String(length=80), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("source", sa.String(length=200), nullable=False),
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_parameter")),
    )
    op.create_index(op.f("ix_parameter_key"), "parameter", ["key"], unique=False)
    op.create_table(
        "search_entry",
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("object_id", sa.BigInteger(), nullable=False),
        sa.Column("owner_id", sa.BigInteger(), nullable=True),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("detail", sa.String(length=300), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_search_entry")),
        sa.UniqueConstraint("kind", "object_id", name=op.f("uq_search_entry_kind_object_id")),
    )
    op.create_table(
        "staff_member",
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("roles", sa.String(length=200), nullable=False),
        sa.Column("phone", sa.String(length=30), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("signs_in", sa.Boolean(), nullable=False),
        sa.Column("escort", sa.Boolean(), nullable=False),
        sa.Column("licence_number", sa.String(length=64), nullable=False),
        sa.Column("licence_classes", sa.String(length=12), nullable=False),
        sa.Column("licence_valid_to", sa.Date(), nullable=True),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_staff_member")),
        sa.UniqueConstraint("name", name=op.f("uq_staff_member_name")),
    )
    op.create_table(
        "store",
        sa.Column("code", sa.String(length=12), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("credit_code", sa.String(length=18), nullable=False),
        sa.Column("address", sa.String(length=200), nullable=False),
        sa.Column("phone", sa.String(length=30), nullable=False),
        sa.Column("bank", sa.String(length=80), nullable=False),
        sa.Column("bank_account", sa.String(length=40), nullable=False),
        sa.Column("legal_representative", sa.String(length=80), nullable=False),
        sa.Column("complaint_phone", sa.String(length=30), nullable=False),
        sa.Column("authorised_brand", sa.String(length=80), nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("sample", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_store")),
    )
    op.create_table(
        "vehicle_model",
        sa.Column("brand", sa.String(length=60), nullable=False),
        sa.Column("series", sa.String(length=60), nullable=False),
        sa.Column("version_name", sa.String(length=120), nullable=False),
        sa.Column("model_year", sa.Integer(), nullable=True),
        sa.Column("energy", sa.String(length=40), nullable=False),
        sa.Column("gearbox", sa.String(length=20), nullable=False),
        sa.Column("seats", sa.Integer(), nullable=False),
        sa.Column("displacement_ml", sa.Integer(), nullable=True),
        sa.Column("range_km", sa.Integer(), nullable=True),
        sa.Column("in_relief_list", sa.Boolean(), nullable=False),
        sa.Column("guide_price", sa.BigInteger(), nullable=False),
        sa.Column("origin", sa.String(length=60), nullable=False),
        sa.Column("emission", sa.String(length=40), nullable=False),
        sa.Column("facts", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_vehicle_model")),
        sa.UniqueConstraint(
            "brand",
            "series",
            "version_name",
            "model_year",
            name=op.f("uq_vehicle_model_brand_series_version_name_model_year"),
        ),
    )
    op.create_table(
        "customer",
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("phone", sa.String(length=30), nullable=True),
        sa.Column("other_phones", sa.String(length=120), nullable=False),
        sa.Column("gender", sa.String(length=1), nullable=False),
        sa.Column("birth", sa.Date(), nullable=True),
        sa.Column("id_kind", sa.String(length=40), nullable=True),
        sa.Column("id_number", sa.String(length=64), nullable=True),
        sa.Column("id_valid_to", sa.Date(), nullable=True),
        sa.Column("address", sa.String(length=200), nullable=False),
        sa.Column("district", sa.String(length=80), nullable=False),
        sa.Column("channel", sa.String(length=40), nullable=False),
        sa.Column("interest", sa.String(length=120), nullable=False),
        sa.Column("grade", sa.String(length=40), nullable=False),
        sa.Column("owner_id", KEY, nullable=True),
        sa.Column("first_seen", sa.Date(), nullable=True),
        sa.Column("last_contact", sa.Date(), nullable=True),
        sa.Column("do_not_contact", sa.Boolean(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("origin", sa.String(length=120), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("created_by", KEY, nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(["created_by"], ["staff_member.id"], name=op.f("fk_customer_created_by")),
        sa.ForeignKeyConstraint(["owner_id"], ["staff_member.id"], name=op.f("fk_customer_owner_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_customer")),
        sa.UniqueConstraint("phone", name=op.f("uq_customer_phone")),
    )
    op.create_index(op.f("ix_customer_id_number"), "customer", ["id_number"], unique=False)
    op.create_index(op.f("ix_customer_owner_id"), "customer", ["owner_id"], unique=False)
    op.create_table(
        "document",
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("number", sa.String(length=40), nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("deal_id", KEY, nullable=True),
        sa.Column("customer_id", KEY, nullable=True),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.Column("template", sa.String(length=40), nullable=False),
        sa.Column("snapshot", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("by", KEY, nullable=False),
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(["by"], ["staff_member.id"], name=op.f("fk_document_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_document")),
        sa.UniqueConstraint("number", "kind", "language", name=op.f("uq_document_number_kind_language")),
    )
    op.create_index(op.f("ix_document_customer_id"), "document", ["customer_id"], unique=False)
    op.create_index(op.f("ix_document_deal_id"), "document", ["deal_id"], unique=False)
    op.create_index(op.f("ix_document_sha256"), "document", ["sha256"], unique=False)
    op.create_table(
        "vehicle",
        sa.Column("vin", sa.String(length=17), nullable=False),
        sa.Column("model_id", KEY, nullable=False),
        sa.Column("exterior", sa.String(length=40), nullable=False),
        sa.Column("interior", sa.String(length=40), nullable=False),
        sa.Column("engine_number", sa.String(length=40), nullable=False),
        sa.Column("certificate_number", sa.String(length=40), nullable=False),
        sa.Column("status", sa.String(length=40), nullable=False),
        sa.Column("price", sa.BigInteger(), nullable=True),
        sa.Column("arrived", sa.Date(), nullable=True),
        sa.Column("produced", sa.Date(), nullable=True),
        sa.Column("location", sa.String(length=60), nullable=False),
        sa.Column("plate", sa.String(length=12), nullable=False),
        sa.Column("plate_kind", sa.String(length=20), nullable=False),
        sa.Column("temp_plate_valid_to", sa.Date(), nullable=True),
        sa.Column("compulsory_valid_to", sa.Date(), nullable=True),
        sa.Column("third_party", sa.BigInteger(), nullable=True),
        sa.Column("own_damage", sa.Boolean(), nullable=False),
        sa.Column("passenger_cover", sa.Boolean(), nullable=False),
        sa.Column("inspection_valid_to", sa.Date(), nullable=True),
        sa.Column("open_defect", sa.Boolean(), nullable=False),
        sa.Column("adapted", sa.Boolean(), nullable=False),
        sa.Column("odometer_km", sa.Integer(), nullable=False),
        sa.Column("energy_percent", sa.Integer(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(["model_id"], ["vehicle_model.id"], name=op.f("fk_vehicle_model_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_vehicle")),
        sa.UniqueConstraint("vin", name=op.f("uq_vehicle_vin")),
    )
    op.create_index(op.f("ix_vehicle_model_id"), "vehicle", ["model_id"], unique=False)
    op.create_index(op.f("ix_vehicle_status"), "vehicle", ["status"], unique=False)
    op.create_table(
        "consent",
        sa.Column("customer_id", KEY, nullable=False),
        sa.Column("purpose", sa.String(length=40), nullable=False),
        sa.Column("given", sa.Boolean(), nullable=False),
        sa.Column("notice_version", sa.String(length=20), nullable=False),
        sa.Column("how", sa.String(length=40), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("by", KEY, nullable=False),
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(["by"], ["staff_member.id"], name=op.f("fk_consent_by")),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name=op.f("fk_consent_customer_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consent")),
    )
    op.create_index(op.f("ix_consent_customer_id"), "consent", ["customer_id"], unique=False)
    op.create_table(
        "customer_task",
        sa.Column("customer_id", KEY, nullable=False),
        sa.Column("deal_id", KEY, nullable=True),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("note", sa.String(length=300), nullable=False),
        sa.Column("due", sa.Date(), nullable=False),
        sa.Column("owner_id", KEY, nullable=True),
        sa.Column("done_at", sa.BigInteger(), nullable=True),
        sa.Column("result", sa.String(length=40), nullable=False),
        sa.Column("result_note", sa.String(length=500), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name=op.f("fk_customer_task_customer_id")),
        sa.ForeignKeyConstraint(["owner_id"], ["staff_member.id"], name=op.f("fk_customer_task_owner_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_customer_task")),
    )
    op.create_index(op.f("ix_customer_task_customer_id"), "customer_task", ["customer_id"], unique=False)
    op.create_index("ix_customer_task_due", "customer_task", ["owner_id", "done_at", "due"], unique=False)
    op.create_table(
        "deal",
        sa.Column("number", sa.String(length=40), nullable=False),
        sa.Column("customer_id", KEY, nullable=False),
        sa.Column("consultant_id", KEY, nullable=False),
        sa.Column("status", sa.String(length=40), nullable=False),
        sa.Column("opened_at", sa.BigInteger(), nullable=False),
        sa.Column("closed_reason", sa.String(length=200), nullable=False),
        sa.Column("model_id", KEY, nullable=True),
        sa.Column("vehicle_id", KEY, nullable=True),
        sa.Column("exterior", sa.String(length=40), nullable=False),
        sa.Column("interior", sa.String(length=40), nullable=False),
        sa.Column("budget", sa.BigInteger(), nullable=True),
        sa.Column("needs_summary", sa.String(length=500), nullable=False),
        sa.Column("wanted_seats", sa.Integer(), nullable=True),
        sa.Column("wanted_energy", sa.String(length=40), nullable=False),
        sa.Column("quotation_id", KEY, nullable=True),
        sa.Column("guide_price", sa.BigInteger(), nullable=True),
        sa.Column("discount", sa.BigInteger(), nullable=True),
        sa.Column("contract_price", sa.BigInteger(), nullable=True),
        sa.Column("options_price", sa.BigInteger(), nullable=True),
        sa.Column("on_road_price", sa.BigInteger(), nullable=True),
        sa.Column("quotation_json", sa.Text(), nullable=False),
        sa.Column("pay_way", sa.String(length=40), nullable=True),
        sa.Column("loan_principal", sa.BigInteger(), nullable=True),
        sa.Column("contract_number", sa.String(length=40), nullable=True),
        sa.Column("contract_signed_on", sa.Date(), nullable=True),
        sa.Column("delivered_on", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(["consultant_id"], ["staff_member.id"], name=op.f("fk_deal_consultant_id")),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name=op.f("fk_deal_customer_id")),
        sa.ForeignKeyConstraint(["model_id"], ["vehicle_model.id"], name=op.f("fk_deal_model_id")),
        sa.ForeignKeyConstraint(["vehicle_id"], ["vehicle.id"], name=op.f("fk_deal_vehicle_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deal")),
        sa.UniqueConstraint("contract_number", name=op.f("uq_deal_contract_number")),
        sa.UniqueConstraint("number", name=op.f("uq_deal_number")),
    )
    op.create_index(op.f("ix_deal_consultant_id"), "deal", ["consultant_id"], unique=False)
    op.create_index(op.f("ix_deal_customer_id"), "deal", ["customer_id"], unique=False)
    op.create_index("ix_deal_open", "deal", ["consultant_id", "status", "id"], unique=False)
    op.create_index(
        "uq_deal_vehicle",
        "deal",
        ["vehicle_id"],
        unique=True,
        sqlite_where=sa.text("vehicle_id IS NOT NULL AND status IN ('open', 'won') AND contract_number IS NOT NULL"),
        postgresql_where=sa.text(
            "vehicle_id IS NOT NULL AND status IN ('open', 'won') AND contract_number IS NOT NULL"
        ),
    )
    op.create_table(
        "document_blob",
        sa.Column("document_id", KEY, autoincrement=False, nullable=False),
        sa.Column("pdf", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_document_blob_document_id")),
        sa.PrimaryKeyConstraint("document_id", name=op.f("pk_document_blob")),
    )
    op.create_table(
        "grade_change",
        sa.Column("customer_id", KEY, nullable=False),
        sa.Column("grade", sa.String(length=40), nullable=False),
        sa.Column("suggested", sa.String(length=40), nullable=True),
        sa.Column("reason", sa.String(length=200), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("by", KEY, nullable=False),
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(["by"], ["staff_member.id"], name=op.f("fk_grade_change_by")),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name=op.f("fk_grade_change_customer_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_grade_change")),
    )
    op.create_index(op.f("ix_grade_change_customer_id"), "grade_change", ["customer_id"], unique=False)
    op.create_table(
        "deal_event",
        sa.Column("deal_id", KEY, nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("detail", sa.String(length=200), nullable=False),
        sa.Column("by", KEY, nullable=False),
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(["by"], ["staff_member.id"], name=op.f("fk_deal_event_by")),
        sa.ForeignKeyConstraint(["deal_id"], ["deal.id"], name=op.f("fk_deal_event_deal_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deal_event")),
    )
    op.create_index("ix_deal_event_newest", "deal_event", ["deal_id", "at"], unique=False)
    op.create_table(
        "deal_step",
        sa.Column("deal_id", KEY, nullable=False),
        sa.Column("step", sa.String(length=40), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("reason", sa.String(length=200), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=True),
        sa.Column("by", KEY, nullable=True),
        sa.ForeignKeyConstraint(["by"], ["staff_member.id"], name=op.f("fk_deal_step_by")),
        sa.ForeignKeyConstraint(["deal_id"], ["deal.id"], name=op.f("fk_deal_step_deal_id")),
        sa.PrimaryKeyConstraint("deal_id", "step", name=op.f("pk_deal_step")),
    )
    op.create_table(
        "objection",
        sa.Column("deal_id", KEY, nullable=False),
        sa.Column("category", sa.String(length=40), nullable=False),
        sa.Column("text", sa.String(length=300), nullable=False),
        sa.Column("answer", sa.String(length=500), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("by", KEY, nullable=False),
        sa.Column("settled_at", sa.BigInteger(), nullable=True),
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(["by"], ["staff_member.id"], name=op.f("fk_objection_by")),
        sa.ForeignKeyConstraint(["deal_id"], ["deal.id"], name=op.f("fk_objection_deal_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_objection")),
    )
    op.create_index(op.f("ix_objection_deal_id"), "objection", ["deal_id"], unique=False)
    op.create_table(
        "promise",
        sa.Column("deal_id", KEY, nullable=False),
        sa.Column("text", sa.String(length=300), nullable=False),
        sa.Column("step", sa.String(length=40), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("by", KEY, nullable=False),
        sa.Column("kept_at", sa.BigInteger(), nullable=True),
        sa.Column("kept_note", sa.String(length=300), nullable=False),
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(["by"], ["staff_member.id"], name=op.f("fk_promise_by")),
        sa.ForeignKeyConstraint(["deal_id"], ["deal.id"], name=op.f("fk_promise_deal_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_promise")),
    )
    op.create_index(op.f("ix_promise_deal_id"), "promise", ["deal_id"], unique=False)
    op.create_table(
        "rule_override",
        sa.Column("deal_id", KEY, nullable=False),
        sa.Column("code", sa.String(length=20), nullable=False),
        sa.Column("reason", sa.String(length=300), nullable=False),
        sa.Column("evidence", sa.String(length=300), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("by", KEY, nullable=False),
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(["by"], ["staff_member.id"], name=op.f("fk_rule_override_by")),
        sa.ForeignKeyConstraint(["deal_id"], ["deal.id"], name=op.f("fk_rule_override_deal_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rule_override")),
    )
    op.create_index(op.f("ix_rule_override_deal_id"), "rule_override", ["deal_id"], unique=False)
    if op.get_bind().dialect.name == "sqlite":
        op.execute(FTS_DDL)
    else:
        op.execute(PG_DDL)
    for table in ("audit_entry", "document", "document_blob"):
        immutable(table)
