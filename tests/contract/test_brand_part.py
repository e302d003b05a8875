"""The part of the contract page for a brand without authorisation, by its button (MF-03)."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from showroom.bootstrap import Showroom
from showroom.staff.brand_model import BrandKind
from showroom.staff.brands import BrandDraft
from tests.contract.contract_builders import drafted
from tests.contract.test_brand_notice import IMPORTER, TODAY, YESTERDAY
from tests.desk_context import desk
from tests.store_fixtures import People
from ui.contract.page import ContractPage
from ui.theme import Theme


@pytest.mark.rule("MF-03")
def test_the_customer_reads_the_warning_and_the_button_records_it(
    qtbot: QtBot, qapp: QApplication, sqlite_store: Showroom, people: People
) -> None:
    store = sqlite_store
    deal_id = drafted(store, people)
    Theme(qapp)
    page = ContractPage(desk(store, people.consultant))
    qtbot.addWidget(page)
    page.show()
    page.open_deal(deal_id)
    assert not page.brand.isVisibleTo(page)  # the control: authorised
    (row,) = store.brands.rows(people.general_manager)
    store.brands.end(people.general_manager, row.id, YESTERDAY, row.version)
    page.load(deal_id)
    assert (page.brand.isVisibleTo(page), page.brand.button.isVisibleTo(page)) == (True, False)  # nobody named yet
    store.brands.add(
        people.general_manager, BrandDraft("星河", BrandKind.UNAUTHORISED, liable=IMPORTER, valid_from=TODAY)
    )
    page.load(deal_id)
    assert IMPORTER in page.brand.warning.text()
    page.brand.button.click()
    state = store.brand_notices.state(people.consultant, deal_id)
    assert state is not None
    assert state.seen_at is not None
    view = page.view_model.view
    assert view is not None
    assert "MF-03" not in {found.code for found in view.findings}
