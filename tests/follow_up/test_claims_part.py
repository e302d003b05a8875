"""Repairs and claims in the window: from the record over the right to the decided, answered and finished claim."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest
import sqlalchemy as sa
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from showroom.bootstrap import Showroom
from showroom.deals.model import Deal, Step
from showroom.kernel.actor import Actor
from showroom.kernel.money import Money
from tests.contract.contract_builders import drafted
from tests.contract.test_returned_car import Yard
from tests.deal_builders import deal_at
from tests.desk_context import desk
from tests.store_fixtures import People, hire
from ui.contract.page import ContractPage
from ui.deals.page import DealPage
from ui.follow_up.claim_commands import open_claim, open_repair
from ui.follow_up.claim_dialogs import ClaimDialog, DecisionDialog, FinishDialog, PayDialog
from ui.follow_up.claims_part import ClaimsPart
from ui.follow_up.page import FollowUpPage
from ui.follow_up.quality_dialog import QualityDialog
from ui.follow_up.repair_dialog import RepairDialog
from ui.negotiation.page import NegotiationPage
from ui.places import step_factories
from ui.widgets.paper_window import PaperWindow
from ui.widgets.reason_dialog import ReasonDialog

if TYPE_CHECKING:
    from ui.widgets.fields import Field
    from ui.widgets.step_page import StepPage


@pytest.fixture
def people(sqlite_store: Showroom) -> People:
    return hire(sqlite_store)


def opened(qtbot: QtBot, page: StepPage, deal_id: int) -> None:
    qtbot.addWidget(page)
    page.open_deal(deal_id)


def part_for(qtbot: QtBot, store: Showroom, actor: Actor, deal_id: int) -> ClaimsPart:
    page = FollowUpPage(desk(store, actor))
    opened(qtbot, page, deal_id)
    return page.claims


def put(dialog: QualityDialog, **raw: object) -> None:
    for name, value in raw.items():
        field = cast("Field", dialog.binder[name].field)
        field.set_raw(value)
        field.changed.emit()


def first_repair(part: ClaimsPart) -> int:
    assert part.model.view is not None
    return part.model.view.repairs[0].id


def sent(part: ClaimsPart) -> None:
    dialog = cast("QualityDialog", part.dialog)
    dialog.confirm.click()
    assert dialog.result() == QDialog.DialogCode.Accepted, dialog.message.full_text


@pytest.mark.rule("SB-04", "SB-06", "SB-07", "SB-11", "SB-12")
def test_from_the_record_to_the_money(qtbot: QtBot, sqlite_store: Showroom, people: People) -> None:
    store, deal = sqlite_store, deal_at(sqlite_store, people, Step.FOLLOW_UP)
    with store.work.db.begin() as session:
        session.execute(sa.update(Deal).values(contract_price=Money.of("159800")))
    part = part_for(qtbot, store, people.consultant, deal)
    assert not part.isHidden()
    assert next(pill.text() for pill in part.pills).endswith("2026-11-29")
    for place in range(2):
        part.record_button.click()
        dialog = cast("RepairDialog", part.dialog)
        dialog.confirm.click()
        assert dialog.isVisible(), "what is missing is marked, nothing is stored"
        put(dialog, odometer_km="12000", system="brakes", fault="制动踏板发软", in_on="2026-11-22", out_on="2026-11-22")
        put(dialog, safety=True, work="repaired", fixed="no")
        if place:
            put(dialog, same_as=str(first_repair(part)))
        sent(part)
    assert len(part.repairs.lines) == 2
    (right,) = part.rights.lines
    right.acted.emit(right.key, "claim")
    assert isinstance(part.dialog, ClaimDialog)
    put(part.dialog, demand="两次修理仍不行，要求退车")
    sent(part)
    (claim,) = part.claims.lines
    boss = part_for(qtbot, store, people.manager, deal)
    boss.claims.lines[0].acted.emit(claim.key, "decide")
    decision = cast("DecisionDialog", boss.dialog)
    assert decision.sums.texts(decision.sums.rowCount() - 1)[1:] == ["¥150,212.00", "-¥9,588.00"]
    put(decision, registration_fee="500")
    assert decision.sums.texts(decision.sums.rowCount() - 1)[1:] == ["¥150,712.00", "-¥9,088.00"]
    sent(boss)
    part = part_for(qtbot, store, people.consultant, deal)
    part.claims.lines[0].acted.emit(claim.key, "answer")
    asked = cast("ReasonDialog", part.dialog)
    asked.reason.set_value("电话告知")
    asked.confirm.click()
    part.claims.lines[0].acted.emit(claim.key, "finish")
    assert isinstance(part.dialog, FinishDialog)
    sent(part)
    part.claims.lines[0].acted.emit(claim.key, "en")
    assert isinstance(part.dialog, PaperWindow)
    part.dialog.close()
    money = part_for(qtbot, store, people.finance, deal)
    money.claims.lines[0].acted.emit(claim.key, "pay")
    assert isinstance(money.dialog, PayDialog)
    put(money.dialog, paid_by="transfer", voucher="回单1")
    sent(money)
    view = money.model.view
    assert view is not None
    assert view.claims[0].left == Money(0)


def test_from_anywhere_it_begins_on_a_delivered_car_and_says_so_before(
    qtbot: QtBot, sqlite_store: Showroom, people: People
) -> None:
    early = deal_at(sqlite_store, people, Step.DELIVERY)
    late = deal_at(sqlite_store, people, Step.FOLLOW_UP, vin="LSVAU2185T2000011", phone="13800138001")
    context = desk(sqlite_store, people.consultant)
    window = DealPage(context, step_factories())
    frame = QWidget()
    qtbot.addWidget(frame)
    QVBoxLayout(frame).addWidget(window)
    frame.show()
    window.open_deal(early)
    open_repair(frame, context)
    assert "delivered car" in context.notifier.told[-1].text
    window.open_deal(late)
    open_repair(frame, context)
    part = cast("FollowUpPage", window.findChild(QWidget, "follow_up_page")).claims
    assert isinstance(part.dialog, RepairDialog)
    part.dialog.reject()
    open_claim(frame, context)
    assert isinstance(part.dialog, ClaimDialog)


@pytest.mark.rule("SB-11")
def test_the_disclosure_is_read_and_acknowledged_on_both_pages(
    qtbot: QtBot, sqlite_store: Showroom, people: People
) -> None:
    store, deal = sqlite_store, drafted(sqlite_store, people)
    pages: list[NegotiationPage | ContractPage] = [
        NegotiationPage(desk(store, people.consultant)),
        ContractPage(desk(store, people.consultant)),
    ]
    for page in pages:
        opened(qtbot, page, deal)
        assert page.returned.isHidden()
    Yard(store.work).take_back(people.manager, deal)
    for page in pages:
        page.load(deal)
        assert not page.returned.isHidden()
        assert "制动系统两次修理未排除" in page.returned.disclosure.text()
    assert pages[0].focus_field("returned_car")
    pages[0].returned.button.click()
    pages[1].load(deal)
    assert pages[1].returned.button.isHidden()
    assert store.returned_cars.state(people.consultant, deal) is not None
