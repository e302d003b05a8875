"""The contract page after signing: change order, cancellation, approval, signatures and refund over a real store."""

from __future__ import annotations

from typing import cast

import pytest
import sqlalchemy as sa
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from showroom.bootstrap import Showroom
from showroom.contract.change_drafts import ChangedOption
from showroom.documents.seal_model import SignatureEvidence
from showroom.kernel.actor import Actor
from showroom.kernel.errors import FieldErrors
from showroom.kernel.money import ZERO, Money
from tests.contract.change_builders import OTHER_VIN, cancelled, other_car, signed_deal
from tests.contract.contract_builders import drafted
from tests.desk_context import desk
from tests.store_fixtures import People, hire
from ui.contract.change_commands import open_cancel, open_change, open_reissue
from ui.contract.change_dialogs import CancelDialog, ChangeDialog, RefundDialog, SignChangeDialog
from ui.contract.change_reissue_dialog import ReissueDialog
from ui.contract.changes_part import ChangesPart
from ui.contract.changes_view_model import options_from_text, options_text
from ui.contract.page import ContractPage
from ui.deals.page import DealPage
from ui.widgets.fields import Field
from ui.widgets.form import FormBinder

STROKE = [[(10.0, 80.0), (60.0, 20.0), (120.0, 90.0), (200.0, 40.0)]]


@pytest.fixture
def people(sqlite_store: Showroom) -> People:
    return hire(sqlite_store)


def part_of(qtbot: QtBot, store: Showroom, actor: Actor, deal_id: int) -> ChangesPart:
    page = ContractPage(desk(store, actor))
    qtbot.addWidget(page)
    page.open_deal(deal_id)
    return page.changes


def put(binder: FormBinder, **texts: object) -> None:
    """Type into fields as a person would."""
    for name, text in texts.items():
        field = cast("Field", binder[name].field)
        field.set_raw(text)
        field.changed.emit()


def shown(part: ChangesPart) -> set[str]:
    """The acts offered."""
    begins = {button.objectName(): button for button in (part.change_button, part.reissue_button, part.cancel_button)}
    buttons = begins | part.acts
    return {name for name, button in buttons.items() if not button.isHidden()}


def signed_by_both(part: ChangesPart) -> None:
    part.acts["sign_change"].click()
    dialog = cast("SignChangeDialog", part.dialog)
    dialog.confirm.click()
    assert dialog.message.full_text  # both sides sign first
    dialog.buyer_pad.set_strokes(STROKE)
    dialog.seller_pad.set_strokes(STROKE)
    dialog.confirm.click()
    assert dialog.result() == QDialog.DialogCode.Accepted
    with part._context.showroom.work.db.read() as session:  # how both hands moved is kept beside the paper (§3.6)
        assert set(session.scalars(sa.select(SignatureEvidence.role))) == {"buyer", "seller"}


def test_an_unsigned_contract_offers_no_change(qtbot: QtBot, sqlite_store: Showroom, people: People) -> None:
    assert part_of(qtbot, sqlite_store, people.consultant, drafted(sqlite_store, people)).isHidden()


@pytest.mark.rule("CT-04", "CT-06", "S0-08")
def test_a_change_order_from_the_dialog_to_the_paper(qtbot: QtBot, sqlite_store: Showroom, people: People) -> None:
    deal_id, car = signed_deal(sqlite_store, people), other_car(sqlite_store, people)
    part = part_of(qtbot, sqlite_store, people.consultant, deal_id)
    assert shown(part) == {"change_order", "reissue_contract", "cancel_contract"}
    part.change_button.click()
    dialog = cast("ChangeDialog", part.dialog)
    put(dialog.binder, vehicle_id=str(car), discount="8000", reason="客户改选另一台")
    typed = dialog.binder.snapshot()
    dialog.back.click()
    part.change_button.click()  # what was typed is still there, also the car that hangs on its version
    dialog = cast("ChangeDialog", part.dialog)
    dialog.draft_link.click()
    assert dialog.binder.snapshot() == typed
    assert OTHER_VIN in dialog.sums.text()
    assert "2,000.00" in dialog.sums.text()
    assert "CT-04" in dialog.sums.text()
    dialog.confirm.click()
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert shown(part) == {"review_change", "edit_change", "withdraw_change"}
    boss = part_of(qtbot, sqlite_store, people.manager, deal_id)
    boss.acts["approve_change"].click()
    part = part_of(qtbot, sqlite_store, people.consultant, deal_id)
    assert "sign_change" in shown(part)
    signed_by_both(part)
    assert [line.text.split()[-1] for line in part.papers.lines] == ["SH01-BG-20261122-0001"]
    assert shown(part) == {"change_order", "reissue_contract", "cancel_contract"}
    part._on_paper_wanted(part.model.view.signed[0].id, "en")  # type: ignore[union-attr]
    assert part.dialog is not None
    part.dialog.close()


@pytest.mark.rule("DP-03", "DP-04", "CT-06")
def test_a_cancellation_shows_who_owes_what_before_anybody_is_asked(
    qtbot: QtBot, sqlite_store: Showroom, people: People
) -> None:
    deal_id = signed_deal(sqlite_store, people, "60000")
    part = part_of(qtbot, sqlite_store, people.consultant, deal_id)
    part.cancel_button.click()
    dialog = cast("CancelDialog", part.dialog)
    put(dialog.binder, reason="客户不再购车", ending="buyer_default")
    assert "-¥47,960.00  DP-03" in dialog.sums.text()
    assert "12,040.00" in dialog.sums.text()
    put(dialog.binder, ending="seller_default")
    assert "107,960.00" in dialog.sums.text()
    put(dialog.binder, penalty="5000")
    assert "DP-04" in dialog.sums.text()
    dialog.confirm.click()
    assert dialog.binder["penalty"].is_bad
    put(dialog.binder, penalty="", ending="buyer_default")
    dialog.confirm.click()
    assert dialog.result() == QDialog.DialogCode.Accepted
    part_of(qtbot, sqlite_store, people.manager, deal_id).acts["approve_change"].click()
    part = part_of(qtbot, sqlite_store, people.consultant, deal_id)
    signed_by_both(part)
    assert shown(part) == set()  # a seller pays nothing out
    money = part_of(qtbot, sqlite_store, people.finance, deal_id)
    assert shown(money) == {"pay_refund"}
    money.acts["pay_refund"].click()
    refund = cast("RefundDialog", money.dialog)
    put(refund.binder, paid_by="transfer")
    refund.confirm.click()
    assert refund.binder["voucher"].is_bad
    put(refund.binder, voucher="TK-1")
    refund.confirm.click()
    assert refund.result() == QDialog.DialogCode.Accepted
    assert money.model.view is not None
    assert money.model.view.refund is not None
    assert money.model.view.refund.left == ZERO


@pytest.mark.rule("CT-04")
def test_a_refused_change_is_edited_and_asked_again(qtbot: QtBot, sqlite_store: Showroom, people: People) -> None:
    deal_id = signed_deal(sqlite_store, people)
    part = part_of(qtbot, sqlite_store, people.consultant, deal_id)
    part.change_button.click()
    dialog = cast("ChangeDialog", part.dialog)
    dialog.confirm.click()
    assert dialog.binder["reason"].is_bad
    put(dialog.binder, reason="再优惠一些", discount="19000", options="脚垫 × 2 @ 260\n玻璃膜 x 1 @ 1,800")
    dialog.confirm.click()
    boss = part_of(qtbot, sqlite_store, people.manager, deal_id)
    boss.model.decide(approve=False, remark="优惠过大")
    part = part_of(qtbot, sqlite_store, people.consultant, deal_id)
    assert "优惠过大" in part.summary.text()
    assert "sign_change" not in shown(part)
    part.acts["edit_change"].click()
    again = cast("ChangeDialog", part.dialog)
    assert again.binder["discount"].field.value() == Money.of("19000")  # type: ignore[attr-defined]
    put(again.binder, discount="12000")
    again.confirm.click()
    assert "优惠过大" not in part.summary.text()
    part.acts["withdraw_change"].click()
    assert shown(part) == {"change_order", "reissue_contract", "cancel_contract"}


@pytest.mark.rule("CT-04", "CT-06", "CT-07")
def test_a_misspelt_name_is_put_right_from_the_dialog_to_both_papers(
    qtbot: QtBot, sqlite_store: Showroom, people: People
) -> None:
    deal_id = signed_deal(sqlite_store, people)
    part = part_of(qtbot, sqlite_store, people.consultant, deal_id)
    part.reissue_button.click()
    dialog = cast("ReissueDialog", part.dialog)
    put(dialog.binder, reason="姓名写错")
    assert "there is nothing to reissue" in dialog.sums.text()
    put(dialog.binder, buyer_name="张叁", reason="姓名写错", buyer_id_number="110105194912310021")
    dialog.confirm.click()
    assert dialog.binder["buyer_id_number"].is_bad
    put(dialog.binder, buyer_id_number="11010519491231002X")
    assert "★ Buyer's name" in dialog.sums.text()
    assert "张三 → 张叁" in dialog.sums.text()
    dialog.confirm.click()
    assert dialog.result() == QDialog.DialogCode.Accepted
    part.acts["edit_change"].click()  # as it was typed
    again = cast("ReissueDialog", part.dialog)
    assert again.binder["buyer_name"].field.value() == "张叁"  # type: ignore[attr-defined]
    again.reject()
    part_of(qtbot, sqlite_store, people.manager, deal_id).acts["approve_change"].click()
    part = part_of(qtbot, sqlite_store, people.consultant, deal_id)
    part.acts["review_change"].click()
    assert part.dialog is not None
    part.dialog.close()
    signed_by_both(part)
    assert [line.text.split()[-1] for line in part.papers.lines] == ["SH01-XS-20261122-0001", "SH01-BG-20261122-0001"]
    part._on_paper_wanted(part.papers.lines[0].key, "zh")
    part.dialog.close()
    assert shown(part) == {"change_order", "reissue_contract", "cancel_contract"}


def test_from_anywhere_an_act_begins_on_the_contract_of_the_open_deal(
    qtbot: QtBot, sqlite_store: Showroom, people: People
) -> None:
    context = desk(sqlite_store, people.consultant)
    window, page = QWidget(), DealPage(context, {"contract": ContractPage})
    qtbot.addWidget(window)
    open_cancel(window, context)
    QVBoxLayout(window).addWidget(page)
    window.show()
    page.open_deal(drafted(sqlite_store, people))
    open_change(window, context)
    page.open_deal(signed_deal(sqlite_store, people, vin=OTHER_VIN))
    for act, dialog in ((open_change, ChangeDialog), (open_reissue, ReissueDialog), (open_cancel, CancelDialog)):
        act(window, context)
        (opened,) = window.findChildren(dialog)
        assert opened.isVisible()
        opened.reject()
    assert len(context.notifier.told) == 2


def test_after_a_cancellation_the_page_says_what_is_left(qtbot: QtBot, sqlite_store: Showroom, people: People) -> None:
    deal_id = signed_deal(sqlite_store, people, "60000")
    cancelled(sqlite_store, people, deal_id)
    part = part_of(qtbot, sqlite_store, people.manager, deal_id)
    assert "12,040.00" in part.state.text()
    assert shown(part) == {"pay_refund"}


def test_options_are_typed_a_line_each() -> None:
    lines = (ChangedOption("脚垫", 2, Money.of("260")), ChangedOption("3M 玻璃膜 × 全车", 1, Money.of("1800.50")))
    assert options_from_text(options_text(lines)) == lines
    assert options_from_text(" \n") == ()
    for wrong in ("脚垫", "脚垫 × 2", "脚垫 × x @ 1", "脚垫 × 1 @ 很贵", "脚垫 × 1 @ 1e400"):
        with pytest.raises(FieldErrors):
            options_from_text(wrong)
