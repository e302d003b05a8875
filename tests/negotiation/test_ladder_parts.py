"""Approval and turnover on the negotiation page: the own limit, asking, taking back, handing over, and F8."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from showroom.bootstrap import Showroom
from showroom.deals.model import Step
from showroom.kernel.money import Money
from tests.deal_builders import deal_at
from tests.negotiation.ladder_builders import ask, limit
from tests.store_fixtures import People, hire
from ui.changes import ChangeHub
from ui.context import UiContext
from ui.jobs import SameThreadJobs
from ui.messages import Notifier
from ui.negotiation.page import NegotiationPage


@pytest.fixture
def staff(sqlite_store: Showroom) -> People:
    return hire(sqlite_store)


@pytest.fixture
def page(qtbot: QtBot, sqlite_store: Showroom, staff: People) -> NegotiationPage:
    """A discount of 10,000 waits on a deal whose series has a limit of its own."""
    deal = deal_at(sqlite_store, staff, Step.NEGOTIATION)
    limit(sqlite_store, staff, series="E6", amount=Money.of("9000"))
    ask(sqlite_store, staff.consultant, deal, "10000")
    context = UiContext(
        showroom=sqlite_store, actor=staff.consultant, jobs=SameThreadJobs(), notifier=Notifier(),
        changes=ChangeHub(), drafts=sqlite_store.drafts, lang="zh",
    )  # fmt: skip
    made = NegotiationPage(context)
    qtbot.addWidget(made)
    made.deal_id = deal
    made.load(deal)
    return made


def press(page: NegotiationPage, name: str) -> None:
    button = page.findChild(QPushButton, name)
    assert isinstance(button, QPushButton)
    button.click()


@pytest.mark.rule("CT-04", "S3-36", "S4-09")
def test_the_own_limit_is_shown_and_a_request_taken_back_and_asked_anew(
    page: NegotiationPage, sqlite_store: Showroom, staff: People
) -> None:
    assert "¥9,000.00" in page.approval.limit.text()
    assert not page.primary_enabled()
    (waiting,) = sqlite_store.negotiation.waiting(staff.manager)
    press(page, f"withdraw_{waiting.id}")
    assert sqlite_store.negotiation.waiting(staff.manager) == ()
    page.approval.reason.setText("还是要一万")
    page.typed = False
    page.primary()
    (again,) = sqlite_store.negotiation.waiting(staff.manager)
    sqlite_store.negotiation.decide(staff.manager, again.id, "", approve=True, granted=Money.of("9500"))
    page.load(page.deal_id)
    assert not page.primary_enabled()  # granted less than offered: the offer must come down first
    page.binder.set_values({"discount_store": Money.of("9500")})
    page.typed = True
    page.primary()
    page.typed = False
    assert page.primary_enabled()
    assert not page.approval.form.isVisibleTo(page)


@pytest.mark.rule("S4-09", "S3-38")
def test_the_customer_is_handed_to_a_manager_and_comes_back(
    page: NegotiationPage, sqlite_store: Showroom, staff: People
) -> None:
    press(page, "turnover_hand")
    assert page.turnover.hand_binder["turnover_reason"].is_bad
    values = {"turnover_manager": str(staff.manager.id), "turnover_reason": "price", "turnover_note": "差三千"}
    page.turnover.hand_binder.set_values(values)
    press(page, "turnover_hand")
    (row,) = sqlite_store.turnovers.view(staff.manager, page.deal_id).rows
    assert (row.manager, row.note, row.outcome) == ("李强", "差三千", None)
    press(page, "turnover_end")
    assert page.turnover.end_binder["turnover_outcome"].is_bad
    page.turnover.end_binder.set_values({"turnover_outcome": "back", "turnover_remark": "让两千"})
    press(page, "turnover_end")
    assert sqlite_store.turnovers.view(staff.manager, page.deal_id).open is None
    assert page.turnover.hand_button.isVisibleTo(page)


def test_the_customer_sees_neither_limits_nor_requests_nor_turnovers(page: NegotiationPage) -> None:
    page.hide_internal(True)
    page.load(page.deal_id)  # also not after the next reading
    assert not page.approval.section.isVisibleTo(page)
    assert not page.turnover.section.isVisibleTo(page)
    page.hide_internal(False)
    assert page.approval.section.isVisibleTo(page)
