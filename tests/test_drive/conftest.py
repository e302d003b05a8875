"""A lot of demo cars on each kind of database."""

from __future__ import annotations

import pytest

from showroom.bootstrap import Showroom
from tests.store_fixtures import People
from tests.test_drive.driving import Lot


@pytest.fixture
def lot(store: Showroom, people: People) -> Lot:
    """The store's demo cars and customers."""
    return Lot(store, people)
