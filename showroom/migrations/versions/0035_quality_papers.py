"""Quality terms per model, 三包 certificates and information sheets."""

from __future__ import annotations

revision = "0035"
down_revision = "0034"


def upgrade() -> None:
    """Nothing yet."""
