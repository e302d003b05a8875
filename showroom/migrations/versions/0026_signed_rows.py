"""Signed rows: emptying a whole table is refused like changing one row of it (CT-07)."""

from __future__ import annotations

from showroom.migrations.ddl import never_emptied

revision = "0026"
down_revision = "0025"
_SIGNED = (
    "audit_entry", "document", "document_blob", "contract", "terms_approval", "contract_change", "change_approval",
    "receipt", "delivery", "loan_event", "test_drive", "drive_signature", "drive_damage", "day_close",
    "day_close_line", "ownership_decision", "hand_over_item", "contact", "survey",
)  # fmt: skip


def upgrade() -> None:
    never_emptied(_SIGNED)
