"""Papers about a signed contract in the window, with a pen; and what a reissue still lacks (§3.6, §3.2, DV-06)."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import pytest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from showroom.bootstrap import Showroom
from showroom.delivery.model import ReceiptKind
from showroom.kernel.money import Money
from tests.contract.change_builders import approve, pay, put_right, signed_deal, start
from tests.contract.test_change_ink import REFUSES
from tests.contract.test_ink import picture
from tests.contract.test_notice_part import page_of
from tests.store_fixtures import People, hire
from ui.contract.change_dialogs import SignChangeDialog
from ui.contract.ink_dialog import InkDialog


@pytest.fixture
def people(sqlite_store: Showroom) -> People:
    return hire(sqlite_store)


@pytest.mark.rule("CT-06", "CT-07", "S3-26")
def test_a_change_order_and_a_notice_from_the_print_to_the_confirmation(
    qtbot: QtBot, sqlite_store: Showroom, people: People
) -> None:
    store, me = sqlite_store, people.consultant
    deal_id = signed_deal(store, people)
    store.contract_changes.change_order(me, deal_id, start(store, people, deal_id, discount=Money.of("9000")))
    approve(store, people, deal_id)
    page = page_of(qtbot, store, me, deal_id)
    page.show()
    ink, sign = page.ink, page.changes.acts["sign_change"]
    assert (ink.isVisibleTo(page), sign.isHidden()) == (True, False)
    ink.print_button.click()
    box = page.findChild(QMessageBox, "confirm_print_ink")
    assert box is not None
    assert box.text() == "Change order: print it for signature by hand?"
    box.accept()
    assert sign.isHidden()  # what may be signed with a pen any minute is not signed on the pad
    assert page._paper is not None
    page._paper.close()
    pay(store, people, deal_id, "1000", ReceiptKind.BALANCE)
    page.load(deal_id)
    assert (ink.state.text(), ink.confirm_button.isHidden()) == ("print expired", True)
    ink.model.withdraw("客户又付了一千")
    ink.model.print_copy()
    page._paper.close()
    ink.confirm_button.click()
    cast("InkDialog", ink.dialog).submit()
    assert [line.text for line in ink.signed.lines] == ["Change order SH01-BG-20261122-0002"]
    store.contract_changes.notice(me, deal_id, REFUSES)
    approve(store, people, deal_id)
    page.load(deal_id)
    ink.model.print_copy()
    page._paper.close()
    assert ink.confirm_button.text() == "It is signed and sealed…"  # the other side signs nothing (Civil Code 565)
    ink.confirm_button.click()
    cast("InkDialog", ink.dialog).submit()
    assert not page.notices.isHidden()
    assert page.notices.state.text() == "on its way"


@pytest.mark.rule("DV-06", "CT-07")
def test_a_reissue_signed_by_a_new_agent_says_what_it_lacks_and_takes_the_authority(
    qtbot: QtBot, sqlite_store: Showroom, people: People, tmp_path: Path
) -> None:
    store, me = sqlite_store, people.consultant
    deal_id = signed_deal(store, people)
    draft = put_right(store, people, deal_id, agent="李代办", agent_id_number="110105194912310021")
    store.contract_changes.reissue(me, deal_id, draft)
    approve(store, people, deal_id)
    page = page_of(qtbot, store, me, deal_id)
    page.show()
    sign = page.changes.acts["sign_change"]
    assert (sign.isHidden(), page.ink.isHidden(), page.authority.isVisibleTo(page)) == (True, True, True)
    assert "DV-06" in page.changes.state.text()
    assert "power of attorney" in page.changes.summary.text()
    scan = tmp_path / "authority.jpg"
    scan.write_bytes(picture())
    page.authority.attach([scan])
    assert (sign.isHidden(), page.ink.isHidden()) == (False, False)
    assert "DV-06" not in page.changes.state.text()
    sign.click()
    signing = cast("SignChangeDialog", page.changes.dialog)
    assert signing.buyer_pad.accessibleName() == "Agent's signature · 李代办"
