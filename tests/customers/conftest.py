"""What the tests of a customer's file begin with: a customer of the consultant, and the page of customers."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from showroom.bootstrap import Showroom
from showroom.customers.model import IdKind
from showroom.customers.records import CustomerDraft
from tests.customers.file_pages import ID
from tests.customers.test_page import open_page
from tests.store_fixtures import People, hire
from ui.customers.page import CustomersPage


@pytest.fixture
def staff(sqlite_store: Showroom) -> People:
    return hire(sqlite_store)


@pytest.fixture
def zhang(sqlite_store: Showroom, staff: People) -> int:
    draft = CustomerDraft("张伟", "13812341234", id_kind=IdKind.RESIDENT, id_number=ID, interest="星河 E6")
    return sqlite_store.customers.create(staff.consultant, draft).id


@pytest.fixture
def page(qtbot: QtBot, sqlite_store: Showroom, staff: People, zhang: int) -> CustomersPage:
    return open_page(qtbot, sqlite_store, staff.consultant)
