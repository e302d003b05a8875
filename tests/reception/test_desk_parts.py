"""The front desk's tabs for effective calls and for the self-review, and what Today says of the calls."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit
from pytestqt.qtbot import QtBot

from showroom.bootstrap import Showroom
from showroom.kernel.actor import Actor
from showroom.kernel.clock import STORE_ZONE, FixedClock
from showroom.reception.call_views import ReviewDraft
from showroom.reception.desk_views import EnquiryDraft, Leaving
from showroom.reception.model import VisitKind
from showroom.reception.views import VisitDraft
from tests.desk_context import desk
from tests.store_fixtures import NOW, People, hire
from ui.changes import Changes
from ui.messages import set_window_language
from ui.reception.call_targets_part import CallTargetsPart, open_call_quota
from ui.reception.front_desk_page import FrontDeskPage
from ui.reception.review_part import ReviewPart, open_reviews
from ui.theme import Theme
from ui.today.page import TodayPage

CALL = EnquiryDraft(NOW - timedelta(minutes=2), 125, VisitDraft(VisitKind.CALL, name="张伟", phone="13912345678"))


@pytest.fixture(autouse=True)
def chinese(qapp: QApplication) -> Iterator[None]:
    theme = Theme(qapp)
    set_window_language("zh")
    yield
    set_window_language("en")
    theme.setParent(None)


@pytest.fixture
def people(sqlite_store: Showroom) -> People:
    return hire(sqlite_store)


def at_desk(qtbot: QtBot, store: Showroom, actor: Actor) -> FrontDeskPage:
    page = FrontDeskPage(desk(store, actor))
    qtbot.addWidget(page)
    page.show()
    return page


def cells(model: Any, row: int) -> dict[str, str]:
    return {c.key: str(model.data(model.index(row, n))) for n, c in enumerate(model.columns)}


def received(store: Showroom, people: People, name: str) -> int:
    draft = VisitDraft(name=name, wanted_model="E6", consultant_id=people.consultant.id)
    visit = store.reception.log_visit(people.consultant, draft).visit_id
    store.reception.leave_visit(people.consultant, visit, Leaving())
    return visit


def box(part: ReviewPart, name: str) -> QPlainTextEdit:
    found = part.binder[name].field
    assert isinstance(found, QPlainTextEdit)
    return found


@pytest.mark.rule("PH-05", "S3-10")
def test_the_quota_tab_counts_with_every_call(qtbot: QtBot, sqlite_store: Showroom, people: People) -> None:
    page = at_desk(qtbot, sqlite_store, people.consultant)
    part = page.tabs.open_tab("targets")
    assert isinstance(part, CallTargetsPart)
    assert cells(part.model, 0)["day"] == "0 / 100"
    logged = sqlite_store.enquiries.log_enquiry(people.consultant, CALL)
    sqlite_store.enquiries.log_enquiry(people.consultant, replace(CALL, seconds=3))
    page.context.changes.changed.emit(Changes("enquiry", frozenset({logged.id})))
    row = cells(part.model, 0)
    assert (row["morning"], row["afternoon"], row["day"]) == ("1 / 40", "0 / 60", "1 / 100")
    assert (row["missing"], row["not_counted"]) == ("99", "1")
    part.day.set_raw("2026-11-21")
    part.reload()
    assert cells(part.model, 0)["day"] == "0 / 100"


@pytest.mark.rule("S3-10")
def test_today_tells_calls_made_and_owed(
    qtbot: QtBot, sqlite_store: Showroom, people: People, clock: FixedClock
) -> None:
    sqlite_store.enquiries.log_enquiry(people.consultant, CALL)
    clock.at = datetime(2026, 11, 22, 13, 0, tzinfo=STORE_ZONE)

    def told(actor: Actor) -> list[str]:
        page = TodayPage(desk(sqlite_store, actor))
        qtbot.addWidget(page)
        qtbot.waitUntil(lambda: not page.view_model.resting)
        section = page.sections["calls"]
        return [] if section.isHidden() else [label.text() for label in section.findChildren(QLabel)]

    assert any("周敏 1/100" in text and "1/40" in text and "0/60" in text for text in told(people.consultant))
    assert not any("陈浩" in text for text in told(people.consultant))
    assert {"周敏", "陈浩"} <= {text.split()[0] for text in told(people.manager) if "/" in text}
    assert told(people.receptionist) == []  # the post owes none


@pytest.mark.rule("S3-52")
def test_a_review_is_written_at_the_desk_and_its_reception_stays_chosen(
    qtbot: QtBot, sqlite_store: Showroom, people: People
) -> None:
    first, second = received(sqlite_store, people, "张伟"), received(sqlite_store, people, "李娜")
    page = at_desk(qtbot, sqlite_store, people.consultant)
    part = page.tabs.open_tab("review")
    assert isinstance(part, ReviewPart)
    assert page.entry.isHidden()  # Ctrl+Enter stores the review
    part.table.setCurrentIndex(part.model.index(1, 0))
    assert part.chosen.id == first
    box(part, "went_well").setPlainText("找到了决策人")
    page.primary()
    assert part.chosen.id == first
    assert box(part, "went_well").toPlainText() == "找到了决策人"
    written = {row.id: row.draft for row in sqlite_store.self_reviews.reviews(people.consultant)}
    assert written == {first: ReviewDraft("找到了决策人"), second: ReviewDraft()}
    box(part, "went_well").setPlainText(" ")
    page.primary()
    assert part.binder["went_well"].is_bad


@pytest.mark.rule("S3-52")
def test_the_manager_reads_a_review_and_cannot_change_it(qtbot: QtBot, sqlite_store: Showroom, people: People) -> None:
    visit = received(sqlite_store, people, "张伟")
    sqlite_store.self_reviews.write(people.consultant, visit, 0, ReviewDraft(improve="少说多听"))
    page = at_desk(qtbot, sqlite_store, people.manager)
    part = page.tabs.open_tab("review")
    assert isinstance(part, ReviewPart)
    assert box(part, "improve").toPlainText() == "少说多听"
    assert box(part, "improve").isReadOnly()
    assert not part.save_button.isEnabled()
    part.submit()
    assert sqlite_store.self_reviews.reviews(people.manager)[0].draft.improve == "少说多听"
    receptionist = at_desk(qtbot, sqlite_store, people.receptionist)
    assert receptionist.tabs.open_tab("review") is None


@pytest.mark.rule("S3-52")
def test_without_a_reception_there_is_nothing_to_write(qtbot: QtBot, sqlite_store: Showroom, people: People) -> None:
    page = at_desk(qtbot, sqlite_store, people.consultant)
    part = page.tabs.open_tab("review")
    assert isinstance(part, ReviewPart)
    assert part.chosen is None
    assert box(part, "went_well").isReadOnly()
    part.submit()
    assert part.context.notifier.told == []


@pytest.mark.rule("S3-10", "S3-52")
def test_both_parts_are_reached_from_anywhere(qtbot: QtBot, sqlite_store: Showroom, people: People) -> None:
    page = at_desk(qtbot, sqlite_store, people.consultant)
    opened: list[str] = []
    context = replace(page.context, open_place=lambda kind, _ident: opened.append(kind))
    for opens, key in ((open_call_quota, "targets"), (open_reviews, "review")):
        opens(page, context)
        assert page.tabs.key == key
    assert opened == ["front_desk", "front_desk"]
