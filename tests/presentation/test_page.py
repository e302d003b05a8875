"""The presentation page over a real store."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from showroom.bootstrap import Showroom
from showroom.deals.model import Step
from tests.deal_builders import deal_at
from tests.store_fixtures import hire
from ui.changes import ChangeHub
from ui.context import UiContext
from ui.jobs import SameThreadJobs
from ui.messages import Notifier
from ui.presentation.page import PresentationPage
from ui.presentation.view_model import draft_from_values, values_from_view


@pytest.fixture
def page(qtbot: QtBot, sqlite_store: Showroom) -> PresentationPage:
    people = hire(sqlite_store)
    deal = deal_at(sqlite_store, people, Step.PRESENTATION)
    context = UiContext(
        showroom=sqlite_store, actor=people.consultant, jobs=SameThreadJobs(), notifier=Notifier(),
        changes=ChangeHub(), drafts=sqlite_store.drafts, lang="zh",
    )  # fmt: skip
    shown = PresentationPage(context)
    qtbot.addWidget(shown)
    shown.open_deal(deal)
    return shown


@pytest.mark.rule("WK-03")
def test_choose_a_car_tick_and_save(page: PresentationPage) -> None:
    page.cars.table.selectRow(0)
    assert page.binder.values()["exterior"] == "珍珠白"
    assert "✓" in page.cars.reasons.text()
    page.binder["customer_confirmed"].field.click()  # type: ignore[attr-defined]
    assert page.primary_text()
    page.primary()
    assert page.view_model.view is not None
    assert page.view_model.view.draft.customer_confirmed
    assert page.primary_text() == ""


def test_a_confirmation_without_a_car_is_marked_at_the_table(page: PresentationPage) -> None:
    page.binder["customer_confirmed"].field.click()  # type: ignore[attr-defined]
    page.primary()
    assert page.binder["car"].is_bad
    assert page.binder["exterior"].is_bad


def test_what_is_shown_reads_back_as_the_saved_draft(page: PresentationPage) -> None:
    view = page.view_model.view
    assert view is not None
    assert draft_from_values(values_from_view(view), view) == view.draft


def test_links_of_what_is_missing_lead_to_the_fields(page: PresentationPage) -> None:
    for name in ("model", "version", "colour", "customer_confirmed", "positions_shown"):
        assert page.focus_field(name), name


def test_the_customer_does_not_see_internal_notes(page: PresentationPage) -> None:
    page.hide_internal(True)
    assert page.binder["enthusiasm"].isHidden()
