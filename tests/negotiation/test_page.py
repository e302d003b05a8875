"""The quotation page over a real store: typing moves the totals, mistakes stay beside their fields, nothing is lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from showroom.bootstrap import Showroom
from showroom.deals.model import Step
from showroom.kernel.actor import Actor
from showroom.kernel.clock import FixedClock
from showroom.negotiation.model import QuotationStatus
from tests.deal_builders import deal_at
from tests.store_fixtures import People, hire
from ui.changes import ChangeHub
from ui.context import UiContext
from ui.jobs import SameThreadJobs
from ui.messages import Notifier
from ui.negotiation.page import NegotiationPage
from ui.negotiation.view_model import NegotiationViewModel, draft_from_values, values_from_draft


@pytest.fixture
def staff(sqlite_store: Showroom) -> People:
    return hire(sqlite_store)


@pytest.fixture
def deal(sqlite_store: Showroom, staff: People) -> int:
    return deal_at(sqlite_store, staff, Step.NEGOTIATION)


def context(store: Showroom, actor: Actor) -> UiContext:
    return UiContext(
        showroom=store, actor=actor, jobs=SameThreadJobs(), notifier=Notifier(), changes=ChangeHub(),
        drafts=store.drafts, lang="zh",
    )  # fmt: skip


@pytest.fixture
def page(qtbot: QtBot, sqlite_store: Showroom, staff: People, deal: int) -> NegotiationPage:
    shown = NegotiationPage(context(sqlite_store, staff.consultant))
    qtbot.addWidget(shown)
    shown.open_deal(deal)
    return shown


def fill(page: NegotiationPage, name: str, text: str) -> None:
    field = page.binder[name].field
    field.setText(text)  # type: ignore[attr-defined]
    field.textEdited.emit(text)  # type: ignore[attr-defined]


def test_what_is_shown_of_a_draft_reads_back_as_that_draft(sqlite_store: Showroom, staff: People, deal: int) -> None:
    view_model = NegotiationViewModel(context(sqlite_store, staff.consultant))
    view_model.load(deal)
    assert view_model.view is not None
    draft = view_model.view.draft
    assert draft_from_values(values_from_draft(draft), draft) == draft


def test_the_totals_follow_the_typing(qtbot: QtBot, page: NegotiationPage) -> None:
    assert page.totals.figures["on_road"].text() == "¥261,928.10"
    with qtbot.waitSignal(page.view_model.reckoned):
        fill(page, "discount_store", "1万")
    assert page.totals.figures["contract_price"].text() == "¥239,800.00"
    assert page.totals.figures["tax"].text() == "¥10,610.62"
    fill(page, "discount_store", "3")
    fill(page, "discount_store", "3e4")  # no figure stands there as if it were that of what is typed
    assert "3e4" in page.totals.caution.text()
    assert not page.view_model.is_reckoning
    with qtbot.waitSignal(page.view_model.not_reckoned):
        fill(page, "discount_store", "999999999")
    assert "249,800" in page.totals.caution.text()
    assert page.totals.figures["due"].property("tone") == "muted"
    with qtbot.waitSignal(page.view_model.reckoned):
        fill(page, "discount_store", "2万")
    assert (page.totals.caution.text(), page.totals.figures["due"].property("tone")) == ("", "")
    options = page.binder["options"].field
    options.add_row([])  # type: ignore[attr-defined]
    assert options.table.findChild(QLineEdit).accessibleName() == page.binder["options"].field.columns[0].title  # type: ignore[attr-defined]


@pytest.mark.rule("CT-04")
def test_save_ask_wait_and_accept_from_the_page(page: NegotiationPage, sqlite_store: Showroom, staff: People) -> None:
    fill(page, "discount_store", "10000")
    page.primary()
    assert page.view_model.view is not None
    assert page.view_model.view.number == "SH01-BJ-20261122-0001"
    page.primary()  # without a reason
    assert page.binder["haggle_reason"].is_bad
    page.binder["haggle_reason"].field.set_value("competitor")  # type: ignore[attr-defined]
    page.typed = True
    page.primary()  # saves
    page.primary()
    assert page.binder["approval_reason"].is_bad
    fill(page, "approval_reason", "竞品优惠一万，客户今天可定")
    page.typed = False
    page.primary()
    assert not page.primary_enabled()
    (waiting,) = sqlite_store.negotiation.waiting(staff.manager)
    sqlite_store.negotiation.decide(staff.manager, waiting.id, "", approve=True)
    page.load(page.deal_id)
    page.primary()
    assert page.view_model.view.status is QuotationStatus.ACCEPTED
    assert page.primary_text() == ""


@pytest.mark.parametrize("text", ["一万", "1e4", "NaN", "-1", "999999999"])
def test_a_bad_amount_is_told_at_its_field_and_stays_typed(page: NegotiationPage, text: str) -> None:
    fill(page, "commercial" if text == "-1" else "discount_store", text)
    page.primary()
    bad = [name for name, row in page.binder.rows.items() if row.is_bad]
    assert bad == ["commercial" if text == "-1" else "discount_store"]
    assert page.binder[bad[0]].field.text() == text  # type: ignore[attr-defined]
    assert page.view_model.view is not None
    assert page.view_model.view.number == ""


def test_accessories_and_gifts_survive_a_restore(page: NegotiationPage, qtbot: QtBot, staff: People) -> None:
    rows = [["全车贴膜", "1", "2,800.00", False], ["原厂脚垫", "1", "", True]]
    page.binder["options"].field.set_raw(rows)  # type: ignore[attr-defined]
    snapshot = page.snapshot()
    again = NegotiationPage(replace(page.context, actor=staff.consultant))
    qtbot.addWidget(again)
    again.restore(snapshot)
    assert again.snapshot() == snapshot
    first, second = again.binder["options"].field.value()  # type: ignore[attr-defined]
    assert (str(first.price), second.gift) == ("2800.00", True)


def test_the_customer_does_not_see_why_they_haggle(page: NegotiationPage) -> None:
    page.hide_internal(True)
    assert page.binder["haggle_reason"].isHidden()
    page.hide_internal(False)
    assert not page.binder["haggle_reason"].isHidden()


@pytest.mark.rule("G-06")
def test_an_offer_with_last_months_tax_is_saved_again_before_it_is_accepted(
    page: NegotiationPage, sqlite_store: Showroom
) -> None:
    clock = sqlite_store.work.clock
    assert isinstance(clock, FixedClock)
    clock.at = datetime(2026, 11, 28, 2, 0, tzinfo=UTC)
    page.load(page.deal_id)
    fill(page, "vehicle_vessel_annual", "420")
    page.primary()
    clock.at = datetime(2026, 12, 1, 2, 0, tzinfo=UTC)
    assert page.primary_text() == page.tr("Customer accepts")
    page.primary()
    assert page.primary_text() == page.tr("Save quotation")
    page.primary()
    assert page.primary_text() == page.tr("Customer accepts")
    page.primary()
    assert page.view_model.view is not None
    assert page.view_model.view.status is QuotationStatus.ACCEPTED
