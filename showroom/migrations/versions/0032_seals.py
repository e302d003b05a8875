"""The store's seal certificate, signing evidence, scans."""

from __future__ import annotations

revision = "0032"
down_revision = "0031"


def upgrade() -> None:
    """Nothing yet."""
