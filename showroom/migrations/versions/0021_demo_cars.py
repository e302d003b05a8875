"""Demo cars: temporary plates, insurance, stops, trips, costs, fines, incidents; trainings behind the escort right."""

from __future__ import annotations

from datetime import date

import sqlalchemy as sa
from alembic import op

from showroom.migrations.ddl import KEY

revision = "0021"
down_revision = "0020"
_NUMBERS = (("demo_car.warn_days", "30", "PL-01, TD-11, TD-12: days ahead in which a demo car's dates are warned of"),)


def upgrade() -> None:
    _staff()
    _cars()
    _incidents()
    _log()
    op.add_column("drive_incident", sa.Column("removed_at", sa.BigInteger(), nullable=True))
    op.add_column("drive_incident", sa.Column("removed_by", KEY, nullable=True))
    op.add_column(
        "drive_incident", sa.Column("remove_reason", sa.String(length=300), server_default="", nullable=False)
    )
    _ship()


def _ship() -> None:
    """A store that exists gets the new number; a new one is given all of them after its migrations."""
    if op.get_bind().execute(sa.text("SELECT count(*) FROM parameter")).scalar() == 0:
        return
    table = sa.table("parameter", *(sa.column(n) for n in ("key", "value", "valid_from", "source")))
    rows = [
        {"key": key, "value": value, "valid_from": date(2000, 1, 1), "source": source}
        for key, value, source in _NUMBERS
    ]
    op.bulk_insert(table, rows)


def _staff() -> None:
    op.add_column("staff_member", sa.Column("licence_first_issue", sa.Date(), nullable=True))
    op.add_column(
        "staff_member", sa.Column("licence_long_term", sa.Boolean(), server_default=sa.false(), nullable=False)
    )
    # Who has no licence on record never was an escort in the sense of TD-09; the first user was made one unasked.
    op.execute(sa.text("UPDATE staff_member SET escort = :no WHERE licence_classes = ''").bindparams(no=False))
    op.create_table(
        "staff_training",
        sa.Column("staff_id", KEY, nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=False),
        sa.Column("note", sa.String(length=200), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("created_by", KEY, nullable=False),
        sa.Column("struck_at", sa.BigInteger(), nullable=True),
        sa.Column("struck_by", KEY, nullable=True),
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(["created_by"], ["staff_member.id"], name=op.f("fk_staff_training_created_by")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff_member.id"], name=op.f("fk_staff_training_staff_id")),
        sa.ForeignKeyConstraint(["struck_by"], ["staff_member.id"], name=op.f("fk_staff_training_struck_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_staff_training")),
    )
    op.create_index(op.f("ix_staff_training_staff_id"), "staff_training", ["staff_id"], unique=False)


def _cars() -> None:
    op.create_table(
        "temporary_plate",
        sa.Column("vehicle_id", KEY, nullable=False),
        sa.Column("plate", sa.String(length=12), nullable=False),
        sa.Column("issue", sa.Integer(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=False),
        sa.Column("production_late", sa.Boolean(), nullable=False),
        sa.Column("void_on", sa.Date(), nullable=True),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("created_by", KEY, nullable=False),
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(["created_by"], ["staff_member.id"], name=op.f("fk_temporary_plate_created_by")),
        sa.ForeignKeyConstraint(["vehicle_id"], ["vehicle.id"], name=op.f("fk_temporary_plate_vehicle_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_temporary_plate")),
        sa.UniqueConstraint("vehicle_id", "issue", name=op.f("uq_temporary_plate_vehicle_id_issue")),
    )
    op.create_index(op.f("ix_temporary_plate_vehicle_id"), "temporary_plate", ["vehicle_id"], unique=False)
    op.create_table(
        "car_cover",
        sa.Column("vehicle_id", KEY, nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("insurer", sa.String(length=80), nullable=False),
        sa.Column("policy_number", sa.String(length=40), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=True),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("created_by", KEY, nullable=False),
        sa.Column("struck_at", sa.BigInteger(), nullable=True),
        sa.Column("struck_by", KEY, nullable=True),
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(["created_by"], ["staff_member.id"], name=op.f("fk_car_cover_created_by")),
        sa.ForeignKeyConstraint(["struck_by"], ["staff_member.id"], name=op.f("fk_car_cover_struck_by")),
        sa.ForeignKeyConstraint(["vehicle_id"], ["vehicle.id"], name=op.f("fk_car_cover_vehicle_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_car_cover")),
    )
    op.create_index(op.f("ix_car_cover_vehicle_id"), "car_cover", ["vehicle_id"], unique=False)


def _incidents() -> None:
    op.create_table(
        "car_incident",
        sa.Column("vehicle_id", KEY, nullable=False),
        sa.Column("test_drive_id", KEY, nullable=True),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("place", sa.String(length=120), nullable=False),
        sa.Column("what", sa.String(length=300), nullable=False),
        sa.Column("who_drove", sa.String(length=40), nullable=False),
        sa.Column("driver_name", sa.String(length=80), nullable=False),
        sa.Column("insurer", sa.String(length=80), nullable=False),
        sa.Column("case_number", sa.String(length=40), nullable=False),
        sa.Column("injured", sa.Integer(), nullable=False),
        sa.Column("injured_note", sa.String(length=300), nullable=False),
        sa.Column("cover_missing", sa.Boolean(), nullable=False),
        sa.Column("list_state", sa.String(length=40), nullable=False),
        sa.Column("list_reason", sa.String(length=300), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("created_by", KEY, nullable=False),
        sa.Column("closed_at", sa.BigInteger(), nullable=True),
        sa.Column("closed_by", KEY, nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(["closed_by"], ["staff_member.id"], name=op.f("fk_car_incident_closed_by")),
        sa.ForeignKeyConstraint(["created_by"], ["staff_member.id"], name=op.f("fk_car_incident_created_by")),
        sa.ForeignKeyConstraint(["test_drive_id"], ["test_drive.id"], name=op.f("fk_car_incident_test_drive_id")),
        sa.ForeignKeyConstraint(["vehicle_id"], ["vehicle.id"], name=op.f("fk_car_incident_vehicle_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_car_incident")),
    )
    op.create_index(op.f("ix_car_incident_vehicle_id"), "car_incident", ["vehicle_id"], unique=False)
    op.create_table(
        "car_stop",
        sa.Column("vehicle_id", KEY, nullable=False),
        sa.Column("reason", sa.String(length=300), nullable=False),
        sa.Column("freed_role", sa.String(length=40), nullable=False),
        sa.Column("incident_id", KEY, nullable=True),
        sa.Column("stopped_at", sa.BigInteger(), nullable=False),
        sa.Column("stopped_by", KEY, nullable=False),
        sa.Column("freed_at", sa.BigInteger(), nullable=True),
        sa.Column("freed_by", KEY, nullable=True),
        sa.Column("freed_note", sa.String(length=300), nullable=False),
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(["freed_by"], ["staff_member.id"], name=op.f("fk_car_stop_freed_by")),
        sa.ForeignKeyConstraint(["incident_id"], ["car_incident.id"], name=op.f("fk_car_stop_incident_id")),
        sa.ForeignKeyConstraint(["stopped_by"], ["staff_member.id"], name=op.f("fk_car_stop_stopped_by")),
        sa.ForeignKeyConstraint(["vehicle_id"], ["vehicle.id"], name=op.f("fk_car_stop_vehicle_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_car_stop")),
    )
    op.create_index(op.f("ix_car_stop_vehicle_id"), "car_stop", ["vehicle_id"], unique=False)
    op.create_table(
        "incident_step",
        sa.Column("incident_id", KEY, nullable=False),
        sa.Column("step", sa.String(length=40), nullable=False),
        sa.Column("done_at", sa.BigInteger(), nullable=False),
        sa.Column("done_by", KEY, nullable=False),
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(["done_by"], ["staff_member.id"], name=op.f("fk_incident_step_done_by")),
        sa.ForeignKeyConstraint(["incident_id"], ["car_incident.id"], name=op.f("fk_incident_step_incident_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_incident_step")),
        sa.UniqueConstraint("incident_id", "step", name=op.f("uq_incident_step_incident_id_step")),
    )
    op.create_table(
        "incident_photo",
        sa.Column("incident_id", KEY, nullable=False),
        sa.Column("image", sa.LargeBinary(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("created_by", KEY, nullable=False),
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(["created_by"], ["staff_member.id"], name=op.f("fk_incident_photo_created_by")),
        sa.ForeignKeyConstraint(["incident_id"], ["car_incident.id"], name=op.f("fk_incident_photo_incident_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_incident_photo")),
    )
    op.create_index(op.f("ix_incident_photo_incident_id"), "incident_photo", ["incident_id"], unique=False)


def _log() -> None:
    op.create_table(
        "staff_trip",
        sa.Column("vehicle_id", KEY, nullable=False),
        sa.Column("staff_id", KEY, nullable=False),
        sa.Column("purpose", sa.String(length=200), nullable=False),
        sa.Column("out_at", sa.BigInteger(), nullable=False),
        sa.Column("back_at", sa.BigInteger(), nullable=False),
        sa.Column("out_km", sa.Integer(), nullable=False),
        sa.Column("back_km", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("created_by", KEY, nullable=False),
        sa.Column("struck_at", sa.BigInteger(), nullable=True),
        sa.Column("struck_by", KEY, nullable=True),
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(["created_by"], ["staff_member.id"], name=op.f("fk_staff_trip_created_by")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff_member.id"], name=op.f("fk_staff_trip_staff_id")),
        sa.ForeignKeyConstraint(["struck_by"], ["staff_member.id"], name=op.f("fk_staff_trip_struck_by")),
        sa.ForeignKeyConstraint(["vehicle_id"], ["vehicle.id"], name=op.f("fk_staff_trip_vehicle_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_staff_trip")),
    )
    op.create_index("ix_staff_trip_car", "staff_trip", ["vehicle_id", "out_at"], unique=False)
    op.create_table(
        "car_cost",
        sa.Column("vehicle_id", KEY, nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("voucher", sa.String(length=40), nullable=False),
        sa.Column("note", sa.String(length=200), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("created_by", KEY, nullable=False),
        sa.Column("struck_at", sa.BigInteger(), nullable=True),
        sa.Column("struck_by", KEY, nullable=True),
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.CheckConstraint("amount > 0", name=op.f("ck_car_cost_paid_something")),
        sa.ForeignKeyConstraint(["created_by"], ["staff_member.id"], name=op.f("fk_car_cost_created_by")),
        sa.ForeignKeyConstraint(["struck_by"], ["staff_member.id"], name=op.f("fk_car_cost_struck_by")),
        sa.ForeignKeyConstraint(["vehicle_id"], ["vehicle.id"], name=op.f("fk_car_cost_vehicle_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_car_cost")),
    )
    op.create_index("ix_car_cost_car", "car_cost", ["vehicle_id", "day"], unique=False)
    op.create_table(
        "traffic_fine",
        sa.Column("vehicle_id", KEY, nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("place", sa.String(length=120), nullable=False),
        sa.Column("offence", sa.String(length=200), nullable=False),
        sa.Column("number", sa.String(length=40), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("points", sa.Integer(), nullable=False),
        sa.Column("match", sa.String(length=40), nullable=False),
        sa.Column("test_drive_id", KEY, nullable=True),
        sa.Column("trip_id", KEY, nullable=True),
        sa.Column("staff_id", KEY, nullable=True),
        sa.Column("match_reason", sa.String(length=300), nullable=False),
        sa.Column("told_at", sa.BigInteger(), nullable=True),
        sa.Column("told_by", KEY, nullable=True),
        sa.Column("paid_on", sa.Date(), nullable=True),
        sa.Column("voucher", sa.String(length=40), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("created_by", KEY, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(["created_by"], ["staff_member.id"], name=op.f("fk_traffic_fine_created_by")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff_member.id"], name=op.f("fk_traffic_fine_staff_id")),
        sa.ForeignKeyConstraint(["test_drive_id"], ["test_drive.id"], name=op.f("fk_traffic_fine_test_drive_id")),
        sa.ForeignKeyConstraint(["told_by"], ["staff_member.id"], name=op.f("fk_traffic_fine_told_by")),
        sa.ForeignKeyConstraint(["trip_id"], ["staff_trip.id"], name=op.f("fk_traffic_fine_trip_id")),
        sa.ForeignKeyConstraint(["vehicle_id"], ["vehicle.id"], name=op.f("fk_traffic_fine_vehicle_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_traffic_fine")),
    )
    op.create_index("ix_traffic_fine_car", "traffic_fine", ["vehicle_id", "at"], unique=False)
    op.create_index(op.f("ix_traffic_fine_test_drive_id"), "traffic_fine", ["test_drive_id"], unique=False)
