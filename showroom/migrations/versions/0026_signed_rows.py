"""Signed rows: emptying a whole table is refused like changing one row of it (CT-07); money is whole fen (G-01)."""

from __future__ import annotations

from showroom.migrations.ddl import never_emptied, whole_fen

revision = "0026"
down_revision = "0025"
_SIGNED = (
    "audit_entry", "document", "document_blob", "contract", "terms_approval", "contract_change", "change_approval",
    "receipt", "delivery", "loan_event", "test_drive", "drive_signature", "drive_damage", "day_close",
    "day_close_line", "ownership_decision", "hand_over_item", "contact", "survey",
)  # fmt: skip


def upgrade() -> None:
    never_emptied(_SIGNED)
    whole_fen("receipt", ("amount",), least=1)
    whole_fen("contract", ("deposit_agreed", "deposit_paid", "price"), least=0)
    whole_fen("quotation", ("guide_price", "discount", "contract_price", "options_price", "on_road_price", "due"))
    agreed = ("guide_price", "discount", "contract_price", "options_price", "on_road_price", "loan_principal")
    whole_fen("deal", agreed)
