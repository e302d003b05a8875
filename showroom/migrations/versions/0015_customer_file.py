"""The whole customer file: people, documents, cars and notes of a customer, and how the name sounds."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from showroom.customers.sounds import sound_key
from showroom.migrations.ddl import KEY

revision = "0015"
down_revision = "0014"
BATCH = 5_000


def upgrade() -> None:
    _sounds()
    op.create_index(op.f("ix_driving_licence_number"), "driving_licence", ["number"], unique=False)
    _tables()


def _sounds() -> None:
    """Fill the key of every name there is; like any stored key it is made anew when its rule changes."""
    op.add_column("customer", sa.Column("sound", sa.String(length=120), nullable=False, server_default=""))
    link, after = op.get_bind(), 0
    wanted = sa.text("SELECT id, name FROM customer WHERE id > :after ORDER BY id LIMIT :batch")
    while rows := link.execute(wanted, {"after": after, "batch": BATCH}).all():
        after = rows[-1].id
        keys = [{"id": row.id, "sound": sound_key(row.name)} for row in rows]
        link.execute(sa.text("UPDATE customer SET sound = :sound WHERE id = :id"), keys)
    op.create_index(op.f("ix_customer_sound"), "customer", ["sound"], unique=False)


def _tables() -> None:
    op.create_table(
        "contact_person",
        sa.Column("customer_id", KEY, nullable=False),
        sa.Column("role", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("relation", sa.String(length=40), nullable=False),
        sa.Column("phone", sa.String(length=30), nullable=False),
        sa.Column("note", sa.String(length=200), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("by", KEY, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(["by"], ["staff_member.id"], name=op.f("fk_contact_person_by")),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name=op.f("fk_contact_person_customer_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contact_person")),
    )
    op.create_index(op.f("ix_contact_person_customer_id"), "contact_person", ["customer_id"], unique=False)
    op.create_index(op.f("ix_contact_person_phone"), "contact_person", ["phone"], unique=False)
    op.create_table(
        "identity_paper",
        sa.Column("customer_id", KEY, nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("number", sa.String(length=64), nullable=False),
        sa.Column("country", sa.String(length=3), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("note", sa.String(length=200), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("by", KEY, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(["by"], ["staff_member.id"], name=op.f("fk_identity_paper_by")),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name=op.f("fk_identity_paper_customer_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_identity_paper")),
    )
    op.create_index(op.f("ix_identity_paper_customer_id"), "identity_paper", ["customer_id"], unique=False)
    op.create_index(op.f("ix_identity_paper_number"), "identity_paper", ["number"], unique=False)
    op.create_table(
        "owned_vehicle",
        sa.Column("customer_id", KEY, nullable=False),
        sa.Column("brand", sa.String(length=60), nullable=False),
        sa.Column("model", sa.String(length=80), nullable=False),
        sa.Column("plate", sa.String(length=12), nullable=False),
        sa.Column("vin", sa.String(length=17), nullable=False),
        sa.Column("since", sa.Date(), nullable=True),
        sa.Column("mileage_km", sa.Integer(), nullable=True),
        sa.Column("mileage_on", sa.Date(), nullable=True),
        sa.Column("insurance_to", sa.Date(), nullable=True),
        sa.Column("gone_on", sa.Date(), nullable=True),
        sa.Column("note", sa.String(length=200), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("by", KEY, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.CheckConstraint("mileage_km IS NULL OR mileage_km >= 0", name=op.f("ck_owned_vehicle_mileage_not_negative")),
        sa.ForeignKeyConstraint(["by"], ["staff_member.id"], name=op.f("fk_owned_vehicle_by")),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name=op.f("fk_owned_vehicle_customer_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_owned_vehicle")),
    )
    op.create_index(op.f("ix_owned_vehicle_customer_id"), "owned_vehicle", ["customer_id"], unique=False)
    op.create_index(op.f("ix_owned_vehicle_insurance_to"), "owned_vehicle", ["insurance_to"], unique=False)
    op.create_index(op.f("ix_owned_vehicle_plate"), "owned_vehicle", ["plate"], unique=False)
    op.create_index(op.f("ix_owned_vehicle_vin"), "owned_vehicle", ["vin"], unique=False)
    op.create_table(
        "personal_note",
        sa.Column("customer_id", KEY, nullable=False),
        sa.Column("consent_id", KEY, nullable=False),
        sa.Column("topic", sa.String(length=40), nullable=False),
        sa.Column("text", sa.String(length=500), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("by", KEY, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(["by"], ["staff_member.id"], name=op.f("fk_personal_note_by")),
        sa.ForeignKeyConstraint(["consent_id"], ["consent.id"], name=op.f("fk_personal_note_consent_id")),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name=op.f("fk_personal_note_customer_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_personal_note")),
    )
    op.create_index(op.f("ix_personal_note_customer_id"), "personal_note", ["customer_id"], unique=False)
