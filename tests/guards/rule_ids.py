"""A test that claims to prove a rule which the rulebook does not have fails."""

from __future__ import annotations

import functools
import json
from pathlib import Path

import pytest

INDEX = Path(__file__).parents[1] / "rulebook_index.json"


@functools.cache
def known() -> frozenset[str]:
    return frozenset(row["id"] for row in json.loads(INDEX.read_text(encoding="utf-8")))


def pytest_runtest_setup(item: pytest.Item) -> None:
    for marker in item.iter_markers("rule"):
        if not marker.args or (unknown := set(marker.args) - known()):
            pytest.fail(f"not in the rulebook's index: {sorted(unknown) if marker.args else 'no ID given'}", False)
