"""The privacy desk's acts are done at a desk that may erase (docs/decisions/021)."""

from __future__ import annotations

import pytest

from tests.store_fixtures import PRIVACY_OFFICER


@pytest.fixture
def desk_login() -> str:
    """Opens the stores of these tests on PostgreSQL."""
    return PRIVACY_OFFICER
