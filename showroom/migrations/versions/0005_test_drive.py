"""Tables of the test drive; the database itself refuses double bookings (TD-13) and an unproved drive (§2.3)."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from showroom.migrations.ddl import KEY, immutable, refuse

revision = "0005"
down_revision = "0004"

SHARED = ("vehicle_id", "escort_id", "customer_id")
HOLDING = "status IN ('booked', 'checked', 'agreement_signed', 'out')"
_PROVED = "OLD.status = 'agreement_signed' AND NEW.agreement_id IS NOT NULL AND NEW.out_verdict = 'OK'"


def upgrade() -> None:
    op.create_table(
        "drive_route",
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("length_km", sa.Integer(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("features", sa.String(length=200), nullable=False),
        sa.Column("speed_limit", sa.Integer(), nullable=False),
        sa.Column("swap_point", sa.String(length=80), nullable=False),
        sa.Column("motorway", sa.Boolean(), nullable=False),
        sa.Column("tracked", sa.Boolean(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("approved_by", KEY, nullable=False),
        sa.Column("approved_at", sa.BigInteger(), nullable=False),
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(["approved_by"], ["staff_member.id"], name=op.f("fk_drive_route_approved_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_drive_route")),
        sa.UniqueConstraint("name", name=op.f("uq_drive_route_name")),
    )
    op.create_table(
        "driving_licence",
        sa.Column("customer_id", KEY, nullable=False),
        sa.Column("paper", sa.String(length=40), nullable=False),
        sa.Column("number", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("classes", sa.String(length=20), nullable=False),
        sa.Column("first_issue", sa.Date(), nullable=True),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("long_term", sa.Boolean(), nullable=False),
        sa.Column("issuer", sa.String(length=3), nullable=False),
        sa.Column("permit_valid_to", sa.Date(), nullable=True),
        sa.Column("conditions", sa.String(length=80), nullable=False),
        sa.Column("conditions_confirmed", sa.Boolean(), nullable=False),
        sa.Column("suspended", sa.Boolean(), nullable=True),
        sa.Column("points_full", sa.Boolean(), nullable=True),
        sa.Column("medical_proof", sa.Boolean(), nullable=False),
        sa.Column("copy_filed", sa.Boolean(), nullable=False),
        sa.Column("front", sa.LargeBinary(), nullable=True),
        sa.Column("back", sa.LargeBinary(), nullable=True),
        sa.Column("front_taken", sa.Boolean(), nullable=False),
        sa.Column("back_taken", sa.Boolean(), nullable=False),
        sa.Column("seen_by", KEY, nullable=True),
        sa.Column("seen_at", sa.BigInteger(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name=op.f("fk_driving_licence_customer_id")),
        sa.ForeignKeyConstraint(["seen_by"], ["staff_member.id"], name=op.f("fk_driving_licence_seen_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_driving_licence")),
        sa.UniqueConstraint("customer_id", name=op.f("uq_driving_licence_customer_id")),
    )
    op.create_table(
        "test_drive",
        sa.Column("number", sa.String(length=40), nullable=False),
        sa.Column("deal_id", KEY, nullable=False),
        sa.Column("customer_id", KEY, nullable=False),
        sa.Column("vehicle_id", KEY, nullable=False),
        sa.Column("escort_id", KEY, nullable=False),
        sa.Column("mode", sa.String(length=40), nullable=False),
        sa.Column("status", sa.String(length=40), nullable=False),
        sa.Column("starts_at", sa.BigInteger(), nullable=False),
        sa.Column("ends_at", sa.BigInteger(), nullable=False),
        sa.Column("held_until", sa.BigInteger(), nullable=False),
        sa.Column("route_id", KEY, nullable=True),
        sa.Column("route", sa.String(length=80), nullable=False),
        sa.Column("bad_conditions", sa.Boolean(), nullable=False),
        sa.Column("persons", sa.Integer(), nullable=True),
        sa.Column("children_seated", sa.Boolean(), nullable=False),
        sa.Column("guardian_present", sa.Boolean(), nullable=False),
        sa.Column("fit_declared", sa.Boolean(), nullable=False),
        sa.Column("observed_unfit", sa.Boolean(), nullable=True),
        sa.Column("probation_sticker", sa.Boolean(), nullable=False),
        sa.Column("companion_years", sa.Integer(), nullable=True),
        sa.Column("agreement_id", KEY, nullable=True),
        sa.Column("agreement_template", sa.String(length=40), nullable=False),
        sa.Column("agreement_sha256", sa.String(length=64), nullable=False),
        sa.Column("signed_at", sa.BigInteger(), nullable=True),
        sa.Column("signed_on_paper", sa.Boolean(), nullable=False),
        sa.Column("out_at", sa.BigInteger(), nullable=True),
        sa.Column("out_km", sa.Integer(), nullable=True),
        sa.Column("out_energy", sa.Integer(), nullable=True),
        sa.Column("out_verdict", sa.String(length=20), nullable=False),
        sa.Column("out_findings", sa.Text(), nullable=False),
        sa.Column("out_by", KEY, nullable=True),
        sa.Column("back_at", sa.BigInteger(), nullable=True),
        sa.Column("back_km", sa.Integer(), nullable=True),
        sa.Column("back_energy", sa.Integer(), nullable=True),
        sa.Column("damage_checked", sa.Boolean(), nullable=False),
        sa.Column("damage_note", sa.String(length=300), nullable=False),
        sa.Column("ratings", sa.Text(), nullable=False),
        sa.Column("feedback_text", sa.String(length=500), nullable=False),
        sa.Column("intent", sa.String(length=20), nullable=False),
        sa.Column("end_reason", sa.String(length=300), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("created_by", KEY, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.CheckConstraint("ends_at > starts_at AND held_until >= ends_at", name=op.f("ck_test_drive_whole_slot")),
        sa.ForeignKeyConstraint(["agreement_id"], ["document.id"], name=op.f("fk_test_drive_agreement_id")),
        sa.ForeignKeyConstraint(["created_by"], ["staff_member.id"], name=op.f("fk_test_drive_created_by")),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name=op.f("fk_test_drive_customer_id")),
        sa.ForeignKeyConstraint(["deal_id"], ["deal.id"], name=op.f("fk_test_drive_deal_id")),
        sa.ForeignKeyConstraint(["escort_id"], ["staff_member.id"], name=op.f("fk_test_drive_escort_id")),
        sa.ForeignKeyConstraint(["out_by"], ["staff_member.id"], name=op.f("fk_test_drive_out_by")),
        sa.ForeignKeyConstraint(["route_id"], ["drive_route.id"], name=op.f("fk_test_drive_route_id")),
        sa.ForeignKeyConstraint(["vehicle_id"], ["vehicle.id"], name=op.f("fk_test_drive_vehicle_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_test_drive")),
        sa.UniqueConstraint("number", name=op.f("uq_test_drive_number")),
    )
    op.create_index("ix_test_drive_car", "test_drive", ["vehicle_id", "starts_at"], unique=False)
    op.create_index("ix_test_drive_customer", "test_drive", ["customer_id", "starts_at"], unique=False)
    op.create_index("ix_test_drive_day", "test_drive", ["starts_at"], unique=False)
    op.create_index(op.f("ix_test_drive_deal_id"), "test_drive", ["deal_id"], unique=False)
    op.create_index("ix_test_drive_escort", "test_drive", ["escort_id", "starts_at"], unique=False)
    op.create_table(
        "drive_incident",
        sa.Column("customer_id", KEY, nullable=False),
        sa.Column("test_drive_id", KEY, nullable=True),
        sa.Column("reason", sa.String(length=300), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("by", KEY, nullable=False),
        sa.Column("expires_on", sa.Date(), nullable=False),
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(["by"], ["staff_member.id"], name=op.f("fk_drive_incident_by")),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name=op.f("fk_drive_incident_customer_id")),
        sa.ForeignKeyConstraint(["test_drive_id"], ["test_drive.id"], name=op.f("fk_drive_incident_test_drive_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_drive_incident")),
    )
    op.create_index(op.f("ix_drive_incident_customer_id"), "drive_incident", ["customer_id"], unique=False)
    op.create_table(
        "drive_signature",
        sa.Column("test_drive_id", KEY, nullable=False),
        sa.Column("part", sa.String(length=12), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("image", sa.LargeBinary(), nullable=False),
        sa.Column("signed_at", sa.BigInteger(), nullable=False),
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(["test_drive_id"], ["test_drive.id"], name=op.f("fk_drive_signature_test_drive_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_drive_signature")),
    )
    op.create_index(op.f("ix_drive_signature_test_drive_id"), "drive_signature", ["test_drive_id"], unique=False)
    for shared in SHARED:
        _no_overlap(shared)
    refuse("test_drive", "INSERT", "NEW.status <> 'booked'", "a test drive begins booked")
    refuse(
        "test_drive", "UPDATE", f"NEW.status = 'out' AND OLD.status <> 'out' AND NOT ({_PROVED})", "not proved", "_out"
    )
    refuse("test_drive", "DELETE", "TRUE", "a test drive is cancelled, never deleted")
    immutable("drive_signature")


def _no_overlap(shared: str) -> None:
    """Slots with their buffer must not meet while they hold the same car, escort or customer (TD-13)."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute("CREATE EXTENSION IF NOT EXISTS btree_gist")
        op.execute(
            f"ALTER TABLE test_drive ADD CONSTRAINT ex_test_drive_{shared} EXCLUDE USING gist"
            f" ({shared} WITH =, int8range(starts_at, held_until) WITH &&) WHERE ({HOLDING})"
        )
        return
    for act in ("INSERT", f"UPDATE OF {shared}, starts_at, held_until, status"):
        op.execute(
            f"CREATE TRIGGER overlap_{act[:6].lower()}_test_drive_{shared} BEFORE {act} ON test_drive"
            f" WHEN NEW.{HOLDING} AND EXISTS (SELECT 1 FROM test_drive other WHERE other.{shared} = NEW.{shared}"
            " AND other.id IS NOT NEW.id AND other.starts_at < NEW.held_until AND NEW.starts_at < other.held_until"
            f" AND other.{HOLDING}) BEGIN SELECT RAISE(ABORT, 'ex_test_drive_{shared}'); END"
        )
