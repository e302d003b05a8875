"""Contracts ended by one side, and reissues signed with ink."""

from __future__ import annotations

revision = "0039"
down_revision = "0038"


def upgrade() -> None:
    """Nothing yet."""
