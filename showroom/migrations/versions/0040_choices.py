"""Choosing among valid templates; a proposal's loan carried into financing."""

from __future__ import annotations

revision = "0040"
down_revision = "0039"


def upgrade() -> None:
    """Nothing yet."""
