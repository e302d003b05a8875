"""The follow-up page over a real store: plan, call, survey and referral, each beside its own mistakes."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
import sqlalchemy as sa
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from showroom.bootstrap import Showroom
from showroom.deals.model import Step
from tests.deal_builders import deal_at
from tests.follow_up.test_service import agree_to_marketing
from tests.store_fixtures import People, hire
from ui.changes import ChangeHub
from ui.context import UiContext
from ui.follow_up.page import FollowUpPage
from ui.jobs import SameThreadJobs
from ui.messages import Notifier


@pytest.fixture
def staff(sqlite_store: Showroom) -> People:
    return hire(sqlite_store)


@pytest.fixture
def deal(sqlite_store: Showroom, staff: People) -> int:
    return deal_at(sqlite_store, staff, Step.FOLLOW_UP)


@pytest.fixture
def page(qtbot: QtBot, sqlite_store: Showroom, staff: People, deal: int) -> FollowUpPage:
    context = UiContext(
        showroom=sqlite_store, actor=staff.consultant, jobs=SameThreadJobs(), notifier=Notifier(),
        changes=ChangeHub(), drafts=sqlite_store.drafts, lang="zh",
    )  # fmt: skip
    shown = FollowUpPage(context)
    qtbot.addWidget(shown)
    shown.open_deal(deal)
    return shown


def choose(page: FollowUpPage, name: str, key: str) -> None:
    field: Any = page.binder[name].field
    field.set_value(key)
    field.activated.emit(field.currentIndex())


def fill(page: FollowUpPage, name: str, text: str) -> None:
    field: Any = page.binder[name].field
    field.setText(text)
    field.textEdited.emit(text)


def note(page: FollowUpPage, text: str) -> None:
    field: Any = page.binder["contact_note"].field
    field.setPlainText(text)


def bad(page: FollowUpPage) -> list[str]:
    return [name for name, row in page.binder.rows.items() if row.is_bad]


def told(page: FollowUpPage) -> list[str]:
    return [notice.kind for notice in page.context.notifier.told]


@pytest.mark.rule("FU-1", "DV-09")
def test_the_plan_stands_on_opening_with_the_first_call_ready(page: FollowUpPage) -> None:
    assert page.plan_model.rowCount() == 18
    assert page.plan_table.currentIndex().row() == 0
    assert page.call.title.text() == "24 小时回访"
    assert "平安到家" in page.script.text()
    assert page.primary_text() == ""


@pytest.mark.rule("GR-02", "FU-1")
def test_logging_a_call_moves_on_to_the_next(page: FollowUpPage, qtbot: QtBot) -> None:
    choose(page, "result", "reached")
    note(page, "一切正常")
    assert page.primary_text() != ""
    with qtbot.waitSignal(page.saved):
        page.primary()
    assert page.call.title.text() == "第 3 天：使用与应用问题"
    assert page.plan_table.currentIndex().row() == 1
    assert page.binder["contact_note"].field.toPlainText() == ""  # type: ignore[attr-defined]
    assert (page.typed, page.primary_text()) == (False, "")
    assert told(page) == ["done", "done"]


@pytest.mark.rule("GR-02")
def test_mistakes_stay_beside_their_fields_with_what_was_typed(page: FollowUpPage) -> None:
    note(page, "谈了续航")
    page.log_contact()
    assert bad(page) == ["result"]
    choose(page, "result", "reached")
    fill(page, "next_due", "2026-11-21")
    fill(page, "next_purpose", "再谈")
    page.primary()
    assert bad(page) == ["next_due"]
    fill(page, "next_due", "下辈子")
    page.primary()
    assert bad(page) == ["next_due"]
    assert page.binder["next_due"].field.text() == "下辈子"  # type: ignore[attr-defined]


def test_choosing_another_contact_changes_the_script(page: FollowUpPage, qtbot: QtBot) -> None:
    page.resize(900, 900)
    page.show()
    page.plan_table.setFocus()
    qtbot.keyClick(page.plan_table, Qt.Key.Key_Down)
    assert page.call.title.text() == "第 3 天：使用与应用问题"
    page.unplanned_button.click()
    assert page.view_model.task_id is None


def test_postponing_takes_the_day_and_the_reason(page: FollowUpPage) -> None:
    fill(page, "next_due", "2026-11-30")
    note(page, "客户出差")
    page.postpone()
    assert not bad(page)
    row = page.plan_model.row_at(page.plan_table.currentIndex().row())
    assert row is not None
    assert (row.kind, row.due.isoformat()) == ("FU-1", "2026-11-30")


@pytest.mark.rule("FU-4")
def test_the_survey_has_its_own_primary_act_and_shows_its_index(page: FollowUpPage) -> None:
    choose(page, "score_consultant", "9")
    choose(page, "score_nps", "6")
    assert page._part == "survey"
    page.primary()
    assert page.survey_state.text() == "SSI 78.0 · NPS 6"
    assert page.plan_model.rowCount() == 19  # the complaint that a 6 opens
    assert not page.typed


@pytest.mark.rule("S3-49")
def test_a_referral_is_told_beside_its_number_and_then_listed(page: FollowUpPage) -> None:
    fill(page, "referral_name", "李四")
    fill(page, "referral_phone", "13800138000")  # the customer's own
    page.primary()
    assert bad(page) == ["referral_phone"]
    fill(page, "referral_phone", "13700137000")
    page.primary()
    assert not bad(page)
    assert page.referrals.layout().count() == 1  # type: ignore[union-attr]


def test_what_is_typed_survives_a_new_page(page: FollowUpPage, qtbot: QtBot) -> None:
    fill(page, "referral_name", "李四")
    note(page, "")
    snapshot = page.snapshot()
    again = FollowUpPage(replace(page.context))
    qtbot.addWidget(again)
    again.restore_after_load(snapshot)
    again.open_deal(page.deal_id)
    assert again.snapshot() == snapshot
    assert again._part == "referral"


def test_the_customer_does_not_see_script_notes_and_history(page: FollowUpPage) -> None:
    page.hide_internal(True)
    assert page.script.isHidden()
    assert page.history.isHidden()
    page.hide_internal(False)
    assert not page.script.isHidden()


def test_a_draft_left_by_a_crash_survives_the_plan_being_made(
    sqlite_store: Showroom, staff: People, deal: int, page: FollowUpPage, qtbot: QtBot
) -> None:
    note(page, "说到一半")
    page.flush_drafts()
    with sqlite_store.work.db.begin() as session:
        session.execute(sa.text("UPDATE follow_up SET planned_at = NULL"))
    again = FollowUpPage(replace(page.context))
    qtbot.addWidget(again)
    again.open_deal(deal)  # makes the plan anew
    kept = sqlite_store.drafts.load(staff.consultant.id, "follow_up", f"deal:{deal}")
    assert kept is not None
    assert "说到一半" in kept.payload


@pytest.mark.rule("FU-7", "S2-12")
def test_the_renewal_call_shows_next_years_premium_by_the_accidents(
    page: FollowUpPage, sqlite_store: Showroom, staff: People, deal: int
) -> None:
    assert page.renewal.isHidden()
    agree_to_marketing(sqlite_store, staff, deal)
    page.view_model.make_plan()
    assert page.view_model.view is not None
    renewal = next(line for line in page.view_model.view.tasks if line.kind == "FU-7")
    row = next(n for n in range(page.plan_model.rowCount()) if page.plan_model.id_at(n) == renewal.id)
    page.plan_table.setCurrentIndex(page.plan_model.index(row, 0))
    page.plan_table.opened.emit(renewal.id)
    assert page.view_model.task_id == renewal.id
    assert not page.renewal.isHidden()
    head, *lines = page.renewal.texts()
    assert "2027-07-01" in head[0]
    assert "950.00" in head[0]
    assert [(percent, premium) for _record, percent, premium in lines] == [
        ("-10\N{NO-BREAK SPACE}%", "¥855.00"), ("0\N{NO-BREAK SPACE}%", "¥950.00"),
        ("+10\N{NO-BREAK SPACE}%", "¥1,045.00"), ("+30\N{NO-BREAK SPACE}%", "¥1,235.00"),
    ]  # fmt: skip
    page.unplanned_button.click()
    assert page.renewal.isHidden()
