"""Demo cars: plates, insurance, costs, fines, incidents."""

from __future__ import annotations

revision = "0021"
down_revision = "0020"


def upgrade() -> None:
    """Nothing yet."""
