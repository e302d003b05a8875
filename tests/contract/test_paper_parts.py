"""The contract page's parts for the intent order and the file, over a real store."""

from __future__ import annotations

from typing import cast

import pytest
from PySide6.QtWidgets import QDialog, QPushButton
from pytestqt.qtbot import QtBot

from showroom.bootstrap import Showroom
from showroom.contract.intent_state import OrderStatus
from showroom.deals.model import Step
from showroom.delivery.model import ReceiptKind
from showroom.kernel.actor import Actor
from tests.contract.change_builders import pay
from tests.contract.contract_builders import drafted, sign
from tests.contract.test_changes_part import STROKE, put
from tests.deal_builders import deal_at
from tests.desk_context import desk
from tests.store_fixtures import People, hire
from ui.contract.change_dialogs import RefundDialog, SignChangeDialog
from ui.contract.intent_dialog import IntentDialog
from ui.contract.page import ContractPage
from ui.deals.promise_lines import PromiseDialog, PromiseLines
from ui.widgets.asking_dialog import AskingDialog
from ui.widgets.reason_dialog import ReasonDialog


@pytest.fixture
def people(sqlite_store: Showroom) -> People:
    return hire(sqlite_store)


def page_of(qtbot: QtBot, store: Showroom, actor: Actor, deal_id: int) -> ContractPage:
    page = ContractPage(desk(store, actor))
    qtbot.addWidget(page)
    page.open_deal(deal_id)
    return page


@pytest.mark.rule("DP-05", "DP-06")
def test_an_intent_order_is_written_signed_ended_and_paid_back(
    qtbot: QtBot, sqlite_store: Showroom, people: People
) -> None:
    deal = deal_at(sqlite_store, people, Step.CONTRACT)
    part = page_of(qtbot, sqlite_store, people.consultant, deal).intent
    assert part.acts["sign_intent"].isHidden()
    part.acts["write_intent"].click()
    asking = cast("IntentDialog", part.dialog)
    asking.confirm.click()
    assert asking.binder["amount"].message.full_text  # no amount, nothing stored
    put(asking.binder, amount="0.5万", wishes="珍珠白优先")
    asking.confirm.click()
    part.acts["sign_intent"].click()
    signing = cast("SignChangeDialog", part.dialog)
    for pad in (signing.buyer_pad, signing.seller_pad):
        pad.set_strokes(STROKE)
    signing.confirm.click()
    assert signing.result() == QDialog.DialogCode.Accepted
    view = part.model.view
    assert view is not None
    assert view.standing is not None
    assert (view.status, view.standing.amount.grouped()) == (OrderStatus.INTENT, "5,000.00")
    pay(sqlite_store, people, deal, "5000", ReceiptKind.INTENT)
    part.acts["end_intent"].click()
    cast("ReasonDialog", part.dialog).given.emit("客户改买他牌")
    office = page_of(qtbot, sqlite_store, people.finance, deal).intent
    office.acts["refund_intent"].click()
    back = cast("RefundDialog", office.dialog)
    put(back.binder, voucher="PZ-0009", paid_by="transfer")
    back.confirm.click()
    paid = office.model.view
    assert paid is not None
    assert (paid.held.fen, paid.ended[0].left.fen) == (0, 0)


@pytest.mark.rule("CT-05", "S3-27")
def test_the_manager_files_the_contract_and_confirms_an_order(
    qtbot: QtBot, sqlite_store: Showroom, people: People
) -> None:
    deal = drafted(sqlite_store, people)
    desk_part = page_of(qtbot, sqlite_store, people.consultant, deal).filing
    desk_part.acts["take_order"].click()
    asking = cast("AskingDialog", desk_part.dialog)
    put(asking.binder, order_way="phone", order_text="客户来电订购")
    asking.confirm.click()
    assert [line.text for line in desk_part.orders.lines] == ["客户来电订购"]
    office = page_of(qtbot, sqlite_store, people.manager, deal).filing
    office.orders.acted.emit(office.orders.lines[0].key, "confirm")
    assert office.view is not None
    assert office.view.orders[0].confirmed_by == people.manager.name
    sign(sqlite_store, people, deal)
    page = page_of(qtbot, sqlite_store, people.manager, deal)
    assert page.filing.acts["take_order"].isHidden()
    page.filing.acts["file_contract"].click()
    filing = cast("AskingDialog", page.filing.dialog)
    put(filing.binder, department_sales=True)
    filing.confirm.click()
    assert page.filing.view is not None
    assert page.filing.view.filed_by == people.manager.name
    assert page.filing.acts["file_contract"].isHidden()
    for _, show in page.filing.print_actions():
        show()


@pytest.mark.rule("DV-09", "CT-06")
def test_the_ledger_offers_what_a_promise_can_become(qtbot: QtBot, sqlite_store: Showroom, people: People) -> None:
    deal = drafted(sqlite_store, people)
    me, deals = people.consultant, sqlite_store.deals
    deals.add_promise(me, deal, Step.RECEPTION, "送脚垫")
    sign(sqlite_store, people, deal)
    view = deals.add_promise(me, deal, Step.DELIVERY, "送贴膜")
    lines = PromiseLines(view, desk(sqlite_store, me))
    qtbot.addWidget(lines)

    carried, late = view.promises
    for promise, acts in ((carried, {"keep", "withdraw"}), (late, {"keep", "withdraw", "change"})):
        found = {button.objectName() for button in lines.findChildren(QPushButton)}
        assert {name for name in found if name.endswith(f"_{promise.id}")} == {
            f"promise_{act}_{promise.id}" for act in acts
        }
    dialog = PromiseDialog(lines, carried, "withdraw")
    assert "change_number" in dialog.form.rows  # what the contract says is taken back by a change order only
    said: list[dict[str, object]] = []
    dialog.given.connect(said.append)
    dialog.confirm.click()
    assert not said  # no reason, no act
    put(dialog.binder, reason="客户改主意")
    dialog.confirm.click()
    assert said[0]["reason"] == "客户改主意"
