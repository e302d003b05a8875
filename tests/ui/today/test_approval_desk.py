"""The manager's desk of approvals over a real store: the whole deal, the keyboard, the next one, and two at once."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from showroom.bootstrap import Showroom
from showroom.deals.model import Step
from showroom.follow_up.quality_model import Wanted
from showroom.follow_up.quality_views import ClaimDraft
from showroom.kernel.money import Money
from tests.deal_builders import deal_at
from tests.desk_context import desk as desk_context
from tests.negotiation.ladder_builders import ask, quote
from tests.store_fixtures import People, hire
from ui.changes import ChangeHub, Changes
from ui.context import UiContext
from ui.jobs import SameThreadJobs
from ui.messages import Notifier
from ui.today.approval_desk import ApprovalDeskDialog
from ui.today.page import TodayPage


@pytest.fixture
def staff(sqlite_store: Showroom) -> People:
    return hire(sqlite_store)


@pytest.fixture
def deals(sqlite_store: Showroom, staff: People) -> list[int]:
    """Two deals whose discounts wait, the first with a version before and a doubt."""
    found = [
        deal_at(sqlite_store, staff, Step.NEGOTIATION, vin=f"LSVAU2182T200000{n}", phone=f"1380013800{n}") for n in "12"
    ]
    quote(sqlite_store, staff.consultant, found[0], "3000")
    sqlite_store.deals.raise_objection(staff.consultant, found[0], "range", "担心冬天续航")
    for deal in found:
        ask(sqlite_store, staff.consultant, deal, "10000")
        sqlite_store.work.clock.move(minutes=1)  # type: ignore[attr-defined]
    return found


@pytest.fixture
def page(qtbot: QtBot, sqlite_store: Showroom, staff: People, deals: list[int]) -> TodayPage:
    context = UiContext(
        showroom=sqlite_store, actor=staff.manager, jobs=SameThreadJobs(), notifier=Notifier(), changes=ChangeHub(),
        drafts=sqlite_store.drafts, lang="zh", open_place=lambda _kind, _ident: None,
    )  # fmt: skip
    made = TodayPage(context)
    qtbot.addWidget(made)
    qtbot.waitUntil(lambda: len(made.approvals) == 2)
    return made


@pytest.mark.rule("SB-06")
def test_a_claim_is_refused_at_the_desk_and_met_in_its_deal(
    qtbot: QtBot, sqlite_store: Showroom, staff: People
) -> None:
    deal = deal_at(sqlite_store, staff, Step.FOLLOW_UP)
    sqlite_store.quality_claims.open_claim(staff.consultant, deal, ClaimDraft(Wanted.EXCHANGE, "换一台", 9_000))
    went: list[tuple[str, int]] = []
    context = replace(
        desk_context(sqlite_store, staff.manager), open_place=lambda kind, ident: went.append((kind, ident))
    )
    made = TodayPage(context)
    qtbot.addWidget(made)
    qtbot.waitUntil(lambda: len(made.approvals) == 1)
    desk = desk_of(made)
    assert desk.approve_button.isHidden()
    assert not desk.refuse_button.isHidden()
    assert "换一台" in {label.text() for label in desk.dossier.findChildren(QLabel)}
    desk.approve()  # Ctrl+Enter all the same: nothing is decided, and it says where
    assert "SB-06" in desk.message.full_text
    assert desk.current is not None
    desk.deal_link.click()
    assert went == [("deal", deal)]


def desk_of(page: TodayPage) -> ApprovalDeskDialog:
    next(iter(page.approvals.values())).review.click()
    assert page.desk is not None
    return page.desk


@pytest.mark.rule("CT-04", "S3-36", "S0-31")
def test_the_whole_deal_is_in_view_and_the_next_one_follows(
    page: TodayPage, sqlite_store: Showroom, staff: People, deals: list[int]
) -> None:
    desk = desk_of(page)
    shown = desk.dossier.text()
    for words in (
        "张三",
        "¥239,800.00",
        "¥7,494.00",
        "¥2,506.00",
        "担心冬天续航",
        "竞品优惠一万",
        "SH01-BJ-20261122-0001",
    ):
        assert words in shown
    assert desk.current is not None
    assert desk.current.deal_id == deals[0]
    desk.refuse_button.click()  # without a word
    assert desk.binder["note"].is_bad
    desk.binder.set_values({"note": "最多九千", "granted": Money.of("9000")})
    desk.approve_button.click()
    assert desk.current.deal_id == deals[1]
    assert (desk.note.value(), desk.granted.value()) == ("", None)
    (approval,) = sqlite_store.negotiation.current(staff.consultant, deals[0]).approvals
    assert (approval.approved, approval.granted, approval.note) == (True, Money.of("9000"), "最多九千")


@pytest.mark.rule("CT-04")
def test_it_is_decided_by_keyboard_alone(
    qtbot: QtBot, page: TodayPage, sqlite_store: Showroom, staff: People, deals: list[int]
) -> None:
    desk = desk_of(page)
    desk.list.setFocus()
    qtbot.keyClick(desk.list, Qt.Key.Key_Down)
    assert desk.current is not None
    assert desk.current.deal_id == deals[1]
    qtbot.keyClicks(desk.note, "no margin left")
    qtbot.keyClick(
        desk.note, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    assert [sqlite_store.negotiation.current(staff.consultant, deal).approvals[0].approved for deal in deals] == [
        None, False,
    ]  # fmt: skip
    qtbot.keyClick(desk.note, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert sqlite_store.negotiation.current(staff.consultant, deals[0]).approvals[0].approved is True
    assert desk.current is None
    assert not desk.approve_button.isEnabled()


@pytest.mark.rule("CT-04")
def test_what_somebody_else_decided_is_told_and_goes_away(
    page: TodayPage, sqlite_store: Showroom, staff: People, deals: list[int]
) -> None:
    desk = desk_of(page)
    assert desk.current is not None
    sqlite_store.negotiation.decide(staff.general_manager, desk.current.id, "", approve=True)
    desk.approve_button.click()
    assert staff.general_manager.name in desk.message.full_text
    assert desk.current.deal_id == deals[1]
    assert desk.list.count() == 1


def test_a_typed_note_stays_with_its_request(page: TodayPage) -> None:
    desk = desk_of(page)
    desk.note.textEdited.emit("等总经理意见")
    desk.list.setCurrentRow(1)
    assert desk.note.value() == ""
    desk.list.setCurrentRow(0)
    assert desk.note.value() == "等总经理意见"
    page.context.changes.changed.emit(Changes("deal", frozenset({1})))  # another desk did something: nothing is lost
    assert (desk.list.count(), desk.note.value()) == (2, "等总经理意见")
    assert desk.approve_button.isEnabled()
    assert page.snapshot() == {desk.current.key: "等总经理意见"} if desk.current else False


def test_the_customer_does_not_see_the_desk(page: TodayPage, qtbot: QtBot) -> None:
    desk_of(page)
    page.hide_internal(True)
    qtbot.waitUntil(lambda: page.desk is None)
    assert not [label for label in page.findChildren(QLabel) if label.isVisible() and "¥7,494.00" in label.text()]
