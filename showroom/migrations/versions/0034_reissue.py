"""Contracts void and issued anew."""

from __future__ import annotations

revision = "0034"
down_revision = "0033"


def upgrade() -> None:
    """Nothing yet."""
