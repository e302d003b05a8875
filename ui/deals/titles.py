"""The names of the nine steps as the window shows them."""

from __future__ import annotations


def step_titles(lang: str) -> tuple[tuple[str, str], ...]:
    """(step, title) of the nine steps in order."""
    from showroom.deals.handover import STEP_NAMES

    return tuple((str(step), names[0 if lang == "zh" else 1]) for step, names in STEP_NAMES.items())
