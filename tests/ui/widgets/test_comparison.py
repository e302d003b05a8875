"""Saves of two desks in the window: chosen by keys, saved in one act, nothing typed is lost (trust Q1, Q2)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from showroom.bootstrap import Showroom
from showroom.contract.intent_drafts import IntentDraft
from showroom.customers.records import CustomerDraft
from showroom.deals.model import Step
from showroom.kernel.actor import Actor
from showroom.kernel.money import Money
from showroom.kernel.three_way import Side
from showroom.negotiation.draft import HaggleReason, OptionLine
from showroom.negotiation.model import QuotationStatus
from tests.contract.contract_builders import drafted
from tests.deal_builders import deal_at
from tests.desk_context import desk
from tests.store_fixtures import People, hire
from ui.contract.intent_dialog import IntentDialog
from ui.contract.page import ContractPage
from ui.customers.page import CustomersPage
from ui.messages import window_language
from ui.negotiation.page import NegotiationPage
from ui.widgets.comparison_dialog import UNSHOWN, ComparisonDialog
from ui.widgets.fields import Field
from ui.widgets.step_page import StepPage

MATS = OptionLine("原厂脚垫", 1, Money.of("600"))


@pytest.fixture
def people(sqlite_store: Showroom) -> People:
    return hire(sqlite_store)


def opened(qtbot: QtBot, store: Showroom, actor: Actor, make: Callable[..., StepPage], deal: int) -> Any:
    page = make(desk(store, actor))
    qtbot.addWidget(page)
    page.open_deal(deal)
    return page


def put(page: Any, **values: object) -> None:
    """Type into fields as a person would."""
    for name, value in values.items():
        field = cast("Field", page.binder[name].field)
        field.set_value(value)
        field.changed.emit()


def keys(dialog: ComparisonDialog, qtbot: QtBot, *pressed: Qt.Key) -> None:
    """Press these on the row that has the keyboard, as Up and Down move it."""
    place = 0
    for key in pressed:
        qtbot.keyClick(dialog.rows[place], key)
        place += {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(key, 0)


def button(dialog: ComparisonDialog, name: str) -> QPushButton:
    found = dialog.findChild(QPushButton, name)
    assert isinstance(found, QPushButton)
    return found


def test_two_desks_on_one_quotation(qtbot: QtBot, sqlite_store: Showroom, people: People) -> None:
    deal = deal_at(sqlite_store, people, Step.NEGOTIATION)
    service = sqlite_store.negotiation
    start = service.current(people.manager, deal).draft
    base = service.save(people.manager, deal, replace(start, options=(MATS,))).draft
    page: NegotiationPage = opened(qtbot, sqlite_store, people.consultant, NegotiationPage, deal)
    put(page, options=(replace(MATS, count=2),), trade_in=Money.of("62000"), trade_in_car="旧车", haggle_reason="habit")
    page.hide_internal(True)  # the customer looks on
    reasons = {"haggle_reason": HaggleReason.BUDGET, "delivery_period": "两周"}
    theirs = replace(base, options=(replace(MATS, price=Money.of("500")),), **reasons)  # type: ignore[arg-type]
    service.save(people.manager, deal, theirs)
    page.primary()
    dialog = page.settling.dialog
    assert dialog is not None
    assert [row.key for row in dialog.rows] == ["options/原厂脚垫", "haggle_reason"]
    assert set(dialog.rows[1].texts.values()) == {UNSHOWN}
    assert not dialog.confirm.isEnabled()
    typed = page.snapshot()
    button(dialog, "back_to_editing").click()
    assert page.snapshot() == typed  # 100 % of the fields
    assert page.primary_text() == page.tr("Save quotation")
    page.flush_drafts()
    assert sqlite_store.drafts.load(people.consultant.id, "negotiation", f"deal:{deal}") is not None
    page.primary()
    dialog = page.settling.dialog
    assert dialog is not None
    keys(dialog, qtbot, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Left)
    assert [row.side for row in dialog.rows] == [Side.MINE, Side.THEIRS]
    dialog.confirm.click()
    view = service.current(people.manager, deal)
    assert (view.revision, view.draft.options, view.draft.haggle_reason) == (3, (replace(MATS, count=2),), "budget")
    assert (view.draft.trade_in, view.draft.delivery_period) == (Money.of("62000"), "两周")
    assert page.binder["delivery_period"].field.value() == "两周"  # type: ignore[attr-defined]
    assert page.totals.figures["due"].text() == f"¥{view.reckoned.price.due.grouped()}"
    assert not page.typed
    assert sqlite_store.drafts.load(people.consultant.id, "negotiation", f"deal:{deal}") is None


def test_all_of_one_side_and_a_second_desk_while_choosing(qtbot: QtBot, sqlite_store: Showroom, people: People) -> None:
    deal = deal_at(sqlite_store, people, Step.NEGOTIATION)
    service = sqlite_store.negotiation
    base = service.save(people.manager, deal, service.current(people.manager, deal).draft).draft
    page: NegotiationPage = opened(qtbot, sqlite_store, people.consultant, NegotiationPage, deal)
    put(page, delivery_period="三周", trade_in=Money.of("1000"), trade_in_car="旧车")
    first = service.save(people.manager, deal, replace(base, delivery_period="一周")).draft
    page.primary()
    dialog = page.settling.dialog
    assert dialog is not None
    service.save(people.manager, deal, replace(first, delivery_period="四周"))
    button(dialog, "mine_for_all").click()
    dialog.confirm.click()
    again = page.settling.dialog  # what was saved while choosing is compared in its turn
    assert again is not None
    assert again is not dialog
    assert again.rows[0].texts == {Side.THEIRS: "四周", Side.MINE: "三周"}
    button(again, "theirs_for_all").click()
    again.confirm.click()
    stored = service.current(people.manager, deal).draft
    assert (stored.delivery_period, stored.trade_in) == ("四周", Money.of("1000"))


def test_who_typed_nothing_sees_what_was_saved_meanwhile(qtbot: QtBot, sqlite_store: Showroom, people: People) -> None:
    deal = deal_at(sqlite_store, people, Step.NEGOTIATION)
    service = sqlite_store.negotiation
    base = service.save(people.manager, deal, service.current(people.manager, deal).draft).draft
    page: NegotiationPage = opened(qtbot, sqlite_store, people.consultant, NegotiationPage, deal)
    service.save(people.manager, deal, replace(base, delivery_period="一周"))
    page.primary()  # the customer accepts what stands here no more
    assert page.context.notifier.told[-1].kind == "error"
    assert page.binder["delivery_period"].field.value() == "一周"  # type: ignore[attr-defined]
    page.primary()
    assert service.current(people.manager, deal).status is QuotationStatus.ACCEPTED


def test_two_desks_on_one_contract_draft(qtbot: QtBot, sqlite_store: Showroom, people: People) -> None:
    deal = drafted(sqlite_store, people)
    page: ContractPage = opened(qtbot, sqlite_store, people.consultant, ContractPage, deal)
    base = sqlite_store.contract.view(people.manager, deal).draft
    put(page, guardian="李四")
    theirs = replace(base, delivery_date=date(2026, 12, 20))
    sqlite_store.contract.save_draft(people.manager, deal, theirs, base)
    page.primary()  # nothing is in the way: saved at once, and said
    assert page.settling.dialog is None
    told = page.context.notifier.told[-1]
    assert told.kind == "done"
    assert "李强" in told.text
    assert {"zh": "最迟交车日", "en": "Delivery at the latest"}[window_language()] in told.text
    stored = sqlite_store.contract.view(people.manager, deal).draft
    assert (stored.guardian, stored.delivery_date) == ("李四", date(2026, 12, 20))
    assert page.binder["delivery_date"].field.value() == date(2026, 12, 20)  # type: ignore[attr-defined]


@pytest.mark.parametrize("make, step", [(NegotiationPage, "negotiation"), (ContractPage, "contract")])
def test_what_a_crash_left_is_compared_with_what_was_saved_since(
    qtbot: QtBot, sqlite_store: Showroom, people: People, make: Callable[..., StepPage], step: str
) -> None:
    """Restored over a newer version the old fields would overwrite what another desk saved (trust Q2)."""
    deal = drafted(sqlite_store, people) if step == "contract" else deal_at(sqlite_store, people, Step.NEGOTIATION)
    page = opened(qtbot, sqlite_store, people.consultant, make, deal)
    if step == "negotiation":
        page.primary()
    put(page, special_terms="送脚垫")
    page.flush_drafts()
    other = opened(qtbot, sqlite_store, people.manager, make, deal)
    put(other, special_terms="送贴膜")
    if step == "contract":
        put(other, sign_place="外展")
    else:
        put(other, delivery_period="两周")
    other.primary()
    again = opened(qtbot, sqlite_store, people.consultant, make, deal)
    offer = again.context.notifier.current
    assert offer is not None
    assert again.context.notifier.act()
    assert again.binder["special_terms"].field.value() == "送脚垫"
    again.primary()
    if again.settling.dialog is not None:
        button(again.settling.dialog, "mine_for_all").click()
        again.settling.dialog.confirm.click()
    if step == "contract":
        stored: Any = sqlite_store.contract.view(people.manager, deal).draft
        assert stored.sign_place == "外展"
    else:
        stored = sqlite_store.negotiation.current(people.manager, deal).draft
        assert stored.delivery_period == "两周"
    assert "送脚垫" in stored.special_terms


def test_two_desks_on_one_intent_order(qtbot: QtBot, sqlite_store: Showroom, people: People) -> None:
    deal = deal_at(sqlite_store, people, Step.CONTRACT)
    base = sqlite_store.intents.save(people.manager, deal, IntentDraft(Money.of("5000"), date(2026, 12, 6))).draft
    page: ContractPage = opened(qtbot, sqlite_store, people.consultant, ContractPage, deal)
    page.intent.ask()
    asking = cast("IntentDialog", page.intent.dialog)
    put(asking, amount=Money.of("6000"), wishes="珍珠白")
    sqlite_store.intents.save(people.manager, deal, replace(base, amount=Money.of("8000"), guardian="李四"), base)
    asking.submit()
    dialog = asking.settling.dialog
    assert dialog is not None
    assert asking.binder["wishes"].field.value() == "珍珠白"  # type: ignore[attr-defined]
    keys(dialog, qtbot, Qt.Key.Key_Right)
    dialog.confirm.click()
    stored = sqlite_store.intents.view(people.manager, deal).draft
    assert (stored.amount, stored.wishes, stored.guardian) == (Money.of("6000"), "珍珠白", "李四")


def test_two_desks_on_one_customer(qtbot: QtBot, sqlite_store: Showroom, people: People) -> None:
    customers = sqlite_store.customers
    filed = CustomerDraft("张伟", "13812341234", address="浦东大道1号")
    zhang = customers.create(people.consultant, filed).id
    page = CustomersPage(desk(sqlite_store, people.consultant))
    qtbot.addWidget(page)
    page.open_item(zhang)
    card = page.card
    assert card is not None
    put(card, address="人民大道3号", interest="E6")
    seen = customers.view(people.manager, zhang)
    customers.save(
        people.manager, zhang, replace(filed, phone="138****1234", address="世纪大道2号", district="浦东"), seen.version
    )
    card.view_model.set_grade("A", "到店")  # reads the file anew: what is typed stays, over what it was typed on
    card.submit()
    dialog = card.saving.settling.dialog
    assert dialog is not None
    assert dialog.rows[0].texts == {Side.THEIRS: "世纪大道2号", Side.MINE: "人民大道3号"}
    keys(dialog, qtbot, Qt.Key.Key_Left)
    dialog.confirm.click()
    view = customers.view(people.consultant, zhang)
    assert (view.address, view.district, view.interest, view.phone) == ("世纪大道2号", "浦东", "E6", "13812341234")
