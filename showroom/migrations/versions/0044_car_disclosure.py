"""What a contract tells the buyer of the car (§3.2), and the parameters that it and the offer read (G-06)."""

from __future__ import annotations

from datetime import date

import sqlalchemy as sa
from alembic import op

from showroom.migrations.ddl import immutable, never_emptied

revision = "0044"
down_revision = "0043"
_TERMS = "house: what the store's contracts say of late delivery and payment, the same for both sides (§3.2 Breach)"
_ROWS = {
    "vehicle_vessel.energy_saving_max_litres": ("1.6", "§4.1 listed energy-saving cars ≤ 1.6 L half"),
    "contract.daily_percent": ("0.05", _TERMS),
    "contract.withdraw_days": ("30", _TERMS),
}


def upgrade() -> None:
    """A state that is not said is what the stock knows; an empty store is given its parameters all at once."""
    op.add_column("contract", sa.Column("car_state", sa.String(length=40), nullable=True))
    op.add_column("contract", sa.Column("known_defects", sa.Text(), server_default="", nullable=False))
    immutable("parameter")  # a law of the past stays what it was: rows are added, never edited (G-06)
    never_emptied(("parameter",))
    if op.get_bind().execute(sa.text("SELECT 1 FROM parameter LIMIT 1")).first() is None:
        return
    columns = ("key", "value", "valid_from", "valid_to", "source")
    rows = [
        {"key": key, "value": value, "valid_from": date(2000, 1, 1), "valid_to": None, "source": source}
        for key, (value, source) in _ROWS.items()
    ]
    op.bulk_insert(sa.table("parameter", *(sa.column(name) for name in columns)), rows)
