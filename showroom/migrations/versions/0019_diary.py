"""The diary of test drives: walk-ins, no-shows, reminders."""

from __future__ import annotations

revision = "0019"
down_revision = "0018"


def upgrade() -> None:
    """Nothing yet."""
