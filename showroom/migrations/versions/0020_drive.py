"""The drive itself: signatures of all aboard, damage marks, photographs, quiet-drive ticks."""

from __future__ import annotations

from datetime import date

import sqlalchemy as sa
from alembic import op

from showroom.migrations.ddl import KEY, immutable

revision = "0020"
down_revision = "0019"


def upgrade() -> None:
    op.add_column("drive_signature", sa.Column("guardian", sa.String(length=80), server_default="", nullable=False))
    op.create_table(
        "drive_photo",
        sa.Column("test_drive_id", KEY, nullable=False),
        sa.Column("phase", sa.String(length=40), nullable=False),
        sa.Column("image", sa.LargeBinary(), nullable=False),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.Column("height", sa.Integer(), nullable=False),
        sa.Column("taken_at", sa.BigInteger(), nullable=False),
        sa.Column("taken_by", KEY, nullable=False),
        sa.Column("keep_until", sa.Date(), nullable=False),
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(["taken_by"], ["staff_member.id"], name=op.f("fk_drive_photo_taken_by")),
        sa.ForeignKeyConstraint(["test_drive_id"], ["test_drive.id"], name=op.f("fk_drive_photo_test_drive_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_drive_photo")),
    )
    op.create_index(op.f("ix_drive_photo_keep_until"), "drive_photo", ["keep_until"], unique=False)
    op.create_index(op.f("ix_drive_photo_test_drive_id"), "drive_photo", ["test_drive_id"], unique=False)
    op.create_table(
        "drive_record",
        sa.Column("test_drive_id", KEY, nullable=False),
        sa.Column("licence_seen_by", KEY, nullable=True),
        sa.Column("licence_seen_at", sa.BigInteger(), nullable=True),
        sa.Column("quiet", sa.String(length=200), nullable=False),
        sa.Column("refuse_codes", sa.String(length=200), nullable=False),
        sa.Column("report_id", KEY, nullable=True),
        sa.Column("report_sha256", sa.String(length=64), nullable=False),
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(["licence_seen_by"], ["staff_member.id"], name=op.f("fk_drive_record_licence_seen_by")),
        sa.ForeignKeyConstraint(["report_id"], ["document.id"], name=op.f("fk_drive_record_report_id")),
        sa.ForeignKeyConstraint(["test_drive_id"], ["test_drive.id"], name=op.f("fk_drive_record_test_drive_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_drive_record")),
        sa.UniqueConstraint("test_drive_id", name=op.f("uq_drive_record_test_drive_id")),
    )
    op.create_table(
        "drive_damage",
        sa.Column("test_drive_id", KEY, nullable=False),
        sa.Column("phase", sa.String(length=40), nullable=False),
        sa.Column("x", sa.Integer(), nullable=False),
        sa.Column("y", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("note", sa.String(length=120), nullable=False),
        sa.Column("photo_id", KEY, nullable=True),
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(["photo_id"], ["drive_photo.id"], name=op.f("fk_drive_damage_photo_id")),
        sa.ForeignKeyConstraint(["test_drive_id"], ["test_drive.id"], name=op.f("fk_drive_damage_test_drive_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_drive_damage")),
    )
    op.create_index(op.f("ix_drive_damage_test_drive_id"), "drive_damage", ["test_drive_id"], unique=False)
    immutable("drive_damage")
    _ship_numbers()


def _ship_numbers() -> None:
    """A store that has its parameters already gets the new one; an empty one is given all of them at once."""
    connection = op.get_bind()
    if connection.execute(sa.text("SELECT 1 FROM parameter LIMIT 1")).first() is None:
        return
    table = sa.table("parameter", *(sa.column(n) for n in ("key", "value", "valid_from", "source")))
    row = {"key": "test_drive.overdue_minutes", "value": "10", "valid_from": date(2000, 1, 1), "source": "TR-04"}
    op.bulk_insert(table, [row])
