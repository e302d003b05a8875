"""How often a fault or property test repeats itself: a little at the desk and in CI, in full under `make soak`."""

from __future__ import annotations

import os


def rounds(usual: int, soak: int) -> int:
    """`usual`, or `soak` where SHOWROOM_SOAK is set; the second is the acceptance list's number."""
    return soak if os.environ.get("SHOWROOM_SOAK") else usual
