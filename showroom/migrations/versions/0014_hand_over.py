"""Hand-over of customers, the pool, the day's viewing count."""

from __future__ import annotations

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    """Nothing yet."""
