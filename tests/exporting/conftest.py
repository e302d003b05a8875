"""Who may take everything out."""

from __future__ import annotations

import pytest

from showroom.kernel.actor import Actor
from tests.exporting.hostile_store import BOSS
from tests.store_fixtures import People


@pytest.fixture
def boss(people: People) -> Actor:
    """Somebody who may read everything."""
    return Actor(people.manager.id, people.manager.name, BOSS)
