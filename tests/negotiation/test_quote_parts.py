"""What the quotation page shows beside the figures: ladder, versions, proposals and the margin."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from PySide6.QtWidgets import QCheckBox
from pytestqt.qtbot import QtBot

from showroom.bootstrap import Showroom
from showroom.deals.model import Step
from showroom.financing.rules import monthly_payment
from showroom.kernel.actor import Actor
from showroom.kernel.clock import FixedClock
from showroom.kernel.money import Money
from showroom.negotiation.draft import DiscountKind
from showroom.negotiation.ladder import DISCOUNTS
from tests.deal_builders import deal_at
from tests.store_fixtures import People, hire
from ui.changes import ChangeHub
from ui.context import UiContext
from ui.jobs import SameThreadJobs
from ui.messages import Notifier
from ui.negotiation.page import NegotiationPage
from ui.negotiation.proposal_dialog import ProposalDialog
from ui.negotiation.versions_dialog import VersionsDialog


@pytest.fixture
def staff(sqlite_store: Showroom) -> People:
    return hire(sqlite_store)


def opened(qtbot: QtBot, store: Showroom, actor: Actor, deal: int) -> NegotiationPage:
    context = UiContext(
        showroom=store, actor=actor, jobs=SameThreadJobs(), notifier=Notifier(), changes=ChangeHub(),
        drafts=store.drafts, lang="zh",
    )  # fmt: skip
    page = NegotiationPage(context)
    qtbot.addWidget(page)
    page.open_deal(deal)
    return page


@pytest.fixture
def page(qtbot: QtBot, sqlite_store: Showroom, staff: People) -> NegotiationPage:
    return opened(qtbot, sqlite_store, staff.consultant, deal_at(sqlite_store, staff, Step.NEGOTIATION))


def fill(page: NegotiationPage, name: str, text: str) -> None:
    field = page.binder[name].field
    field.setText(text)  # type: ignore[attr-defined]
    field.textEdited.emit(text)  # type: ignore[attr-defined]


def ladder(page: NegotiationPage) -> dict[str, tuple[str, str]]:
    table = page.parts.ladder.table
    rows = [table.texts(row) for row in range(table.rowCount())]
    return {name: (note, amount) for name, note, amount in rows}


@pytest.mark.rule("S0-29", "MF-04")
def test_the_ladder_follows_the_typing_with_its_reasons(qtbot: QtBot, page: NegotiationPage) -> None:
    fill(page, "reason_store", "十一月促销")
    page.insurance.set_raw([["damage", "示范财险", "", "2,000"], ["other", "示范财险", "车轮", "100.50"]])
    tick = page.findChild(QCheckBox, "services_plates")
    assert tick is not None
    assert not tick.isChecked()
    tick.click()
    with qtbot.waitSignal(page.view_model.reckoned):
        fill(page, "discount_store", "10000")
    shown = ladder(page)
    names = DISCOUNTS[DiscountKind.STORE]
    note, amount = shown.get(names.zh) or shown[names.en]  # in whichever language the test before left the window
    assert ("十一月促销" in note, amount) == (True, "-10,000.00")
    assert {"+2,000.00", "+100.50", "+500.00"} <= {amount for _, amount in shown.values()}
    commercial = page.binder["commercial"].field
    assert (commercial.text(), commercial.isEnabled()) == ("2,100.50", False)  # type: ignore[attr-defined]


@pytest.mark.rule("G-01")
@pytest.mark.parametrize("text", ["NaN", "1e400", "-1", "一千", "1_000"])
def test_a_bad_premium_or_fee_is_told_at_its_table_and_stays_typed(page: NegotiationPage, text: str) -> None:
    page.insurance.set_raw([["damage", "示范财险", "", text]])
    page.binder["services"].field._rows[0].price.setText(text)  # type: ignore[attr-defined]
    page.primary()
    bad = [name for name, row in page.binder.rows.items() if row.is_bad]
    assert bad == ["insurance", "services"]
    assert page.insurance.raw()[0][3] == text
    assert page.view_model.view is not None
    assert page.view_model.view.number == ""
    page.insurance.set_raw([["damage", "示范财险", "", "０．２万"]])  # the control: figure 41's good ones are read
    assert page.insurance.value()[0].premium == Money.of("2000")


def test_versions_are_compared_in_the_dialog(page: NegotiationPage) -> None:
    page.primary()
    fill(page, "trade_in", "1000")
    page.primary()
    page.parts.versions_button.click()
    dialog = page.parts.dialog
    assert isinstance(dialog, VersionsDialog)
    assert dialog.list.rowCount() == 2
    changed = [dialog.differences.texts(row) for row in range(dialog.differences.rowCount())]
    assert [row[3] for row in changed] == ["-1,000.00", "-1,000.00"]  # the old car, and what is due
    dialog.only.setChecked(False)
    assert dialog.differences.rowCount() > len(changed)
    dialog.reject()


@pytest.mark.rule("S4-07", "FM-01")
def test_a_proposal_with_a_loan_is_kept_shown_and_taken(page: NegotiationPage) -> None:
    fill(page, "discount_store", "5000")
    page.primary()
    part = page.parts.proposals
    part.keep_button.click()
    dialog = part.dialog
    assert isinstance(dialog, ProposalDialog)
    dialog.binder.set_values({"title": "36 期", "pay_way": "typed", "loan_principal": Money.of("120000")})
    dialog.submit()
    assert [name for name, row in dialog.binder.rows.items() if row.is_bad] == ["months", "annual_rate"]
    dialog.binder["months"].field.set_value(36)  # type: ignore[attr-defined]
    dialog.binder["annual_rate"].field.setText("3.88")  # type: ignore[attr-defined]
    dialog.submit()
    assert part.table is not None
    rows = [part.table.texts(row) for row in range(part.table.rowCount())]
    monthly = monthly_payment(Money.of("120000"), Decimal("0.0388"), 36).grouped()
    assert any(monthly in row for row in rows), rows
    assert part.view is not None
    page.findChild(type(part.keep_button), "choose_proposal_1").click()  # type: ignore[union-attr]
    assert page.view_model.view is not None
    assert (page.view_model.view.revision, page.binder["pay_way"].field.value()) == (2, "loan")  # type: ignore[attr-defined]
    assert page.view_model.view.draft.loan is not None


@pytest.mark.rule("S4-09")
def test_the_margin_is_shown_to_the_manager_and_never_to_the_customer(
    qtbot: QtBot, page: NegotiationPage, sqlite_store: Showroom, staff: People
) -> None:
    page.primary()
    assert page.parts.margin.isHidden()
    boss = opened(qtbot, sqlite_store, staff.manager, page.deal_id)
    margin = boss.parts.margin
    assert not margin.isHidden()
    assert margin.figures[-1].text() == "—"
    margin.costs_button.click()
    assert margin.dialog is not None
    margin.dialog.binder["car"].field.setText("230000")  # type: ignore[attr-defined]
    margin.dialog.submit()
    assert (margin.figures[-2].text(), margin.figures[-1].text()) == ("19,800.00", "7.93 %")
    boss.hide_internal(True)
    boss.load(boss.deal_id)
    assert margin.isHidden()
    boss.hide_internal(False)
    assert not margin.isHidden()


@pytest.mark.rule("G-06")
def test_an_expired_offer_is_renewed_by_the_main_button(page: NegotiationPage, sqlite_store: Showroom) -> None:
    page.primary()
    clock = sqlite_store.work.clock
    assert isinstance(clock, FixedClock)
    clock.at = datetime(2026, 12, 2, 2, 0, tzinfo=UTC)
    page.load(page.deal_id)
    assert page.primary_text() == page.tr("Renew quotation")
    page.primary()
    assert page.view_model.view is not None
    assert (page.view_model.view.revision, page.primary_text()) == (2, page.tr("Customer accepts"))
    assert page.binder["valid_until"].field.value().isoformat() == "2026-12-09"  # type: ignore[attr-defined]


def test_typed_lines_survive_a_restore_before_the_services_are_known(qtbot: QtBot, page: NegotiationPage) -> None:
    page.insurance.set_raw([["seats", "示范财险", "5 座", "369.5"]])
    provider = page.binder["services"].field._rows[0].provider  # type: ignore[attr-defined]
    provider.setText("星河代办")
    snapshot = page.snapshot()
    again = NegotiationPage(replace(page.context))
    qtbot.addWidget(again)
    again.restore(snapshot)
    assert again.snapshot() == snapshot
    again.open_deal(page.deal_id)
    again.restore(snapshot)
    draft = again.typed_draft()
    assert draft is not None
    assert (draft.insurance[0].premium, draft.services[0].provider) == (Money.of("369.50"), "星河代办")
