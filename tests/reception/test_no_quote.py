"""The window offers a receptionist nothing that quotes (RC-05, S3-35)."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from showroom.bootstrap import Showroom
from showroom.deals.model import Step
from showroom.kernel.actor import Actor
from tests.deal_builders import deal_at
from tests.desk_context import desk
from tests.store_fixtures import People, hire
from ui.deals.page import DealPage
from ui.negotiation.page import NegotiationPage
from ui.theme import Theme


@pytest.fixture(autouse=True)
def themed(qapp: QApplication) -> Iterator[None]:
    theme = Theme(qapp)
    yield
    theme.setParent(None)


def offered(qtbot: QtBot, store: Showroom, actor: Actor, deal_id: int) -> list[str]:
    """Names of the buttons and fields of the negotiation that `actor` may use."""
    page = DealPage(desk(store, actor), {"negotiation": NegotiationPage})
    qtbot.addWidget(page)
    page.resize(1112, 800)
    page.show()
    page.open_deal(deal_id, "negotiation")
    step = page.findChild(NegotiationPage)
    assert step is not None
    controls = [*step.findChildren(QAbstractButton), *step.findChildren(QLineEdit)]
    return [one.objectName() for one in controls if one.isEnabled()]


@pytest.mark.rule("RC-05", "S3-35")
def test_the_window_offers_a_receptionist_nothing_that_quotes(qtbot: QtBot, sqlite_store: Showroom) -> None:
    people: People = hire(sqlite_store)
    deal_id = deal_at(sqlite_store, people, Step.NEGOTIATION)
    assert offered(qtbot, sqlite_store, people.receptionist, deal_id) == []
    assert "add_option" in offered(qtbot, sqlite_store, people.consultant, deal_id)
