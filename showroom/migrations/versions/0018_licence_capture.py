"""Licence photographs, what was read from them and who confirmed it."""

from __future__ import annotations

revision = "0018"
down_revision = "0017"


def upgrade() -> None:
    """Nothing yet."""
