"""How many examples the property tests try, and that CI tries the same ones every time."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings


def load() -> None:
    """`HYPOTHESIS_PROFILE` chooses; the same examples on every run where CI is set, fresh ones at the desk."""
    # Two workers share two cores with a database server: time says nothing about an example there.
    settings.register_profile("desk", deadline=None, suppress_health_check=[HealthCheck.too_slow])
    settings.register_profile("ci", settings.get_profile("desk"), derandomize=True, database=None, print_blob=True)
    settings.register_profile("soak", settings.get_profile("desk"), max_examples=20_000)
    settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci" if os.environ.get("CI") else "desk"))
