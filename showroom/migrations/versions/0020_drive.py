"""The drive itself: signatures of all aboard, damage marks, photographs, quiet-drive ticks."""

from __future__ import annotations

revision = "0020"
down_revision = "0019"


def upgrade() -> None:
    """Nothing yet."""
