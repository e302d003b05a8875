"""Ending a contract by one side's notice in the window, and a reissue on paper: from dialog to stored papers."""

from __future__ import annotations

from datetime import date, timedelta
from typing import cast

import pytest
import sqlalchemy as sa
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from showroom.bootstrap import Showroom
from showroom.deals.model import Deal, DealStatus
from showroom.documents.seal_model import SignatureEvidence
from showroom.kernel.actor import Actor
from showroom.kernel.clock import FixedClock
from tests.contract.change_builders import approve, put_right, signed_deal
from tests.contract.test_changes_part import STROKE, put
from tests.desk_context import desk
from tests.store_fixtures import People, hire
from ui.contract.change_dialogs import SignChangeDialog
from ui.contract.ink_dialog import InkDialog
from ui.contract.notice_dialog import NoticeDialog
from ui.contract.page import ContractPage
from ui.widgets.asking_dialog import AskingDialog

DUE = date(2026, 12, 8)


@pytest.fixture
def people(sqlite_store: Showroom) -> People:
    return hire(sqlite_store)


def page_of(qtbot: QtBot, store: Showroom, actor: Actor, deal_id: int) -> ContractPage:
    page = ContractPage(desk(store, actor))
    qtbot.addWidget(page)
    page.open_deal(deal_id)
    return page


@pytest.mark.rule("DP-03", "CT-04", "CT-06")
def test_a_notice_from_the_dialog_to_its_arrival(
    qtbot: QtBot, sqlite_store: Showroom, people: People, clock: FixedClock
) -> None:
    deal_id = signed_deal(sqlite_store, people)
    clock.move(days=36)  # 28 December: twenty days after the day of delivery
    page = page_of(qtbot, sqlite_store, people.consultant, deal_id)
    assert page.notices.isHidden()
    page.changes.notice_button.click()
    dialog = cast("NoticeDialog", page.changes.dialog)
    rows = dialog.form.rows
    grounds = dialog.ground
    put(dialog.binder, ground="not_taken")
    assert not rows["reminded_on"].isHidden()
    assert rows["occurred_on"].isHidden()  # what the ground does not need is not asked
    put(dialog.binder, declared_by="buyer")
    assert grounds.value() == ""  # nobody ends it for a default of their own
    assert not rows["arrived_on"].isHidden()
    put(dialog.binder, declared_by="seller")
    put(dialog.binder, ground="not_taken", reason="不来提车", evidence="EMS 123", reminded_how="EMS", address="世纪路")
    days = {"reminded_on": DUE + timedelta(days=2), "grace_until": DUE + timedelta(days=4)}
    put(dialog.binder, **{name: day.isoformat() for name, day in days.items()})
    dialog.confirm.click()
    assert rows["grace_until"].is_bad  # two days are no reasonable time
    put(dialog.binder, grace_until=(DUE + timedelta(days=12)).isoformat())
    typed = dialog.binder.snapshot()
    dialog.back.click()
    page.changes.notice_button.click()  # what was typed is still there, also the ground that hangs on its side
    dialog = cast("NoticeDialog", page.changes.dialog)
    dialog.draft_link.click()
    assert dialog.binder.snapshot() == typed
    assert "-¥40,000.00" in dialog.sums.text()
    dialog.confirm.click()
    assert dialog.result() == QDialog.DialogCode.Accepted
    approve(sqlite_store, people, deal_id)
    page.load(deal_id)
    page.changes.acts["sign_change"].click()
    signing = cast("SignChangeDialog", page.changes.dialog)
    assert set(signing.pads) == {"seller_signature"}  # the other side signs nothing (Civil Code 565)
    signing.seller_pad.set_strokes(STROKE)
    signing.confirm.click()
    with sqlite_store.work.db.read() as session:
        assert session.scalars(sa.select(SignatureEvidence.role)).all()[-1] == "seller"
        assert session.get_one(Deal, deal_id).status is DealStatus.OPEN  # issued, and not there yet
    arrival_and_objection(page)
    with sqlite_store.work.db.read() as session:
        assert session.get_one(Deal, deal_id).status is DealStatus.CANCELLED
    (notice,) = sqlite_store.notices.view(people.consultant, deal_id).notices
    assert [one.text for one in notice.objections] == ["不同意解除"]


def arrival_and_objection(page: ContractPage) -> None:
    part = page.notices
    assert not part.isHidden()
    assert page.changes.notice_button.isHidden()
    part.acts["notice_arrived"].click()
    arrival = cast("AskingDialog", part.dialog)
    put(arrival.binder, on="2026-12-27", way="post", proof="EMS 本人签收")
    arrival.confirm.click()
    assert arrival.binder["on"].is_bad  # before it was issued
    put(arrival.binder, on="2026-12-28")
    arrival.confirm.click()
    assert part.acts["notice_arrived"].isHidden()
    part.acts["object_notice"].click()
    put(cast("AskingDialog", part.dialog).binder, on="2026-12-28", way="message", text="不同意解除")
    cast("AskingDialog", part.dialog).confirm.click()


@pytest.mark.rule("CT-06", "CT-07")
def test_a_reissue_is_printed_confirmed_and_shows_as_the_contract(
    qtbot: QtBot, sqlite_store: Showroom, people: People
) -> None:
    deal_id = signed_deal(sqlite_store, people)
    sqlite_store.contract_changes.reissue(
        people.consultant, deal_id, put_right(sqlite_store, people, deal_id, buyer_name="张叁")
    )
    page = page_of(qtbot, sqlite_store, people.consultant, deal_id)
    part = page.ink
    assert part.isHidden()  # not before it is approved (CT-04)
    approve(sqlite_store, people, deal_id)
    page.load(deal_id)
    assert not page.changes.acts["sign_change"].isHidden()
    assert part.print_button.isVisibleTo(page)
    part.model.print_copy()
    assert part.page_button.isVisibleTo(page)
    assert page.changes.acts["sign_change"].isHidden()  # what may be signed with a pen is not signed on the pad
    assert page.changes.acts["edit_change"].isHidden()
    part.confirm_button.click()
    cast("InkDialog", part.dialog).submit()
    assert part.confirm_button.isHidden()
    view = page.view_model.view
    assert view is not None
    assert view.signed is not None
    assert (view.signed.number, view.draft.buyer_name) == ("SH01-XS-20261122-0002", "张叁")
    assert page.ink.model.view.scan_missing  # and the scan is asked for
