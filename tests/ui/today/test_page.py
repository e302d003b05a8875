"""Today over a real store: tasks, deals, approvals, the store and the drives, by right; decided where they stand."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

import pytest
import sqlalchemy as sa
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from showroom.bootstrap import Showroom
from showroom.customers.records import CustomerDraft
from showroom.deals.model import Step
from showroom.follow_up.complaint_views import ComplaintDraft
from showroom.kernel.actor import Actor
from showroom.kernel.clock import STORE_ZONE, FixedClock
from showroom.kernel.money import Money
from showroom.negotiation.draft import DiscountKind, DiscountLine, HaggleReason
from showroom.reception.views import VisitDraft
from showroom.test_drive.demo_cars import StopDraft
from showroom.vehicles.model import Vehicle, VehicleStatus
from tests.deal_builders import Builder, deal_at
from tests.store_fixtures import NOW, People, hire
from ui.changes import ChangeHub, Changes
from ui.context import UiContext
from ui.jobs import SameThreadJobs
from ui.messages import Notifier
from ui.today.page import TodayPage
from ui.today.view_model import (
    APPROVALS,
    CALLS,
    CARS,
    COMPLAINTS,
    DAY,
    DEALS,
    DRIVES,
    DUTIES,
    IDLE,
    STORE,
    TASKS,
    read_section,
)
from ui.widgets.buttons import LinkButton


@pytest.fixture
def staff(sqlite_store: Showroom) -> People:
    return hire(sqlite_store)


@pytest.fixture
def opened() -> list[tuple[str, int]]:
    return []


def today(qtbot: QtBot, store: Showroom, actor: Actor, opened: list[tuple[str, int]]) -> TodayPage:
    context = UiContext(
        showroom=store, actor=actor, jobs=SameThreadJobs(), notifier=Notifier(), changes=ChangeHub(),
        drafts=store.drafts, lang="zh", open_place=lambda kind, ident: opened.append((kind, ident)),
    )  # fmt: skip
    page = TodayPage(context)
    qtbot.addWidget(page)
    qtbot.waitUntil(lambda: not page.view_model.resting)
    return page


def ask_approval(store: Showroom, staff: People) -> int:
    deal = deal_at(store, staff, Step.NEGOTIATION)
    draft = store.negotiation.current(staff.consultant, deal).draft
    discounts = (DiscountLine(DiscountKind.STORE, Money.of("10000")),)
    store.negotiation.save(
        staff.consultant, deal, replace(draft, discounts=discounts, haggle_reason=HaggleReason.COMPETITOR)
    )
    store.negotiation.ask_approval(staff.consultant, deal, "竞品优惠一万")
    return deal


def texts(page: TodayPage, name: str) -> list[str]:
    return [label.text() for label in page.sections[name].findChildren(QLabel)]


def cell(page: TodayPage, name: str, row: int, key: str) -> str:
    model: Any = page.tables[name].model()
    column = next(n for n, c in enumerate(model.columns) if c.key == key)
    return str(model.data(model.index(row, column)))


@pytest.mark.rule("GR-02", "FU-1")
def test_overdue_tasks_come_first_and_open_their_deal(
    qtbot: QtBot, sqlite_store: Showroom, staff: People, clock: FixedClock, opened: list[tuple[str, int]]
) -> None:
    deal = deal_at(sqlite_store, staff, Step.FOLLOW_UP)
    sqlite_store.follow_up.make_plan(staff.consultant, deal)
    clock.at = NOW + timedelta(days=3)
    page = today(qtbot, sqlite_store, staff.consultant, opened)
    assert [cell(page, TASKS, row, "due") for row in (0, 1)] == ["2026-11-23 late", "2026-11-25"]
    assert cell(page, TASKS, 0, "what") == "24 小时回访"
    assert page.tables[TASKS].model().rowCount() == 2
    page.tables[TASKS].opened.emit(page._models[TASKS].id_at(0))
    assert opened == [("deal", deal)]


def test_a_customers_task_without_deal_opens_the_customer(
    qtbot: QtBot, sqlite_store: Showroom, staff: People, clock: FixedClock, opened: list[tuple[str, int]]
) -> None:
    draft = VisitDraft(
        name="李娜", phone="13700137000", consultant_id=staff.consultant.id, receive_reason="客户的邻居"
    )  # fmt: skip
    customer = sqlite_store.reception.log_visit(staff.receptionist, draft).customer_id
    clock.at = NOW + timedelta(days=1)
    page = today(qtbot, sqlite_store, staff.consultant, opened)
    page.tables[TASKS].opened.emit(page._models[TASKS].id_at(0))
    assert opened == [("customer", customer)]


def test_an_empty_day_says_so(qtbot: QtBot, sqlite_store: Showroom, staff: People) -> None:
    page = today(qtbot, sqlite_store, staff.manager, [])
    assert [page._stacks[name].currentIndex() for name in (TASKS, DEALS)] == [1, 1]
    assert [page._counts[name].text() for name in (TASKS, DEALS, APPROVALS, STORE, DRIVES)] == ["0"] * 5
    assert "No approval is waiting." in texts(page, APPROVALS)


def test_a_new_visit_begins_at_the_front_desk(
    qtbot: QtBot, sqlite_store: Showroom, staff: People, opened: list[tuple[str, int]]
) -> None:
    page = today(qtbot, sqlite_store, staff.receptionist, opened)
    assert page.visit_button.shortcut().toString() == "Ctrl+N"
    page.visit_button.click()
    assert opened == [("front_desk", 0)]


@pytest.mark.rule("CT-04")
def test_the_request_is_listed_with_the_way_to_its_deal(
    qtbot: QtBot, sqlite_store: Showroom, staff: People, opened: list[tuple[str, int]]
) -> None:
    deal = ask_approval(sqlite_store, staff)
    page = today(qtbot, sqlite_store, staff.manager, opened)
    (card,) = page.approvals.values()
    assert any("¥10,000.00" in label.text() and "4.0" in label.text() for label in card.findChildren(QLabel))
    card.open_button.click()
    assert opened == [("deal", deal)]


@pytest.mark.rule("CT-04")
def test_what_expired_leaves_the_list_and_is_written_down(
    qtbot: QtBot, sqlite_store: Showroom, staff: People
) -> None:  # fmt: skip
    deal = ask_approval(sqlite_store, staff)
    sqlite_store.work.clock.move(days=3)  # type: ignore[attr-defined]
    assert today(qtbot, sqlite_store, staff.manager, []).approvals == {}
    codes = {event.code for event in sqlite_store.deals.view(staff.consultant, deal).timeline}
    assert "approval_expired" in codes


def test_everyone_sees_what_their_post_may_read(qtbot: QtBot, sqlite_store: Showroom, staff: People) -> None:
    seen = {
        name: today(qtbot, sqlite_store, getattr(staff, name), []).view_model.sections
        for name in ("consultant", "manager", "receptionist")
    }
    assert seen["consultant"] == (TASKS, DEALS, STORE, DRIVES, CALLS, COMPLAINTS)
    assert seen["manager"] == (TASKS, DEALS, APPROVALS, STORE, DRIVES, DAY, IDLE, CARS, CALLS, COMPLAINTS)
    assert DAY in seen["receptionist"]
    assert APPROVALS not in seen["receptionist"]
    nobody = Actor(9, "外人", frozenset())
    assert today(qtbot, sqlite_store, nobody, []).view_model.sections == ()


def test_who_is_in_the_store_appears_by_itself(qtbot: QtBot, sqlite_store: Showroom, staff: People) -> None:
    page = today(qtbot, sqlite_store, staff.manager, [])
    sqlite_store.reception.log_visit(staff.receptionist, VisitDraft(name="李娜", phone="13700137000"))
    page.context.changes.changed.emit(Changes("visit", frozenset({1})))
    assert page._counts[STORE].text() == "1"
    assert any("李娜" in text for text in texts(page, STORE))


def test_the_customer_sees_no_grades_no_notes_and_no_approvals(
    qtbot: QtBot, sqlite_store: Showroom, staff: People
) -> None:
    page = today(qtbot, sqlite_store, staff.manager, [])
    page.hide_internal(True)
    hidden = {
        (name, model.columns[n].key) for name, model in page._models.items()
        for n in range(len(model.columns)) if page.tables[name].isColumnHidden(n)
    }  # fmt: skip
    assert hidden == {(TASKS, "grade"), (TASKS, "note"), (DEALS, "grade")}
    assert page.side.isHidden()
    page.hide_internal(False)
    assert not page.side.isHidden()


@pytest.mark.parametrize("name", [TASKS, DEALS, APPROVALS, DRIVES, CARS])
def test_a_section_is_read_in_a_dozen_statements_whatever_its_length(
    sqlite_store: Showroom, staff: People, name: str
) -> None:
    ask_approval(sqlite_store, staff)
    for number in range(4):
        deal = deal_at(
            sqlite_store, staff, Step.FOLLOW_UP, vin=f"LSVAU2182T200001{number}", phone=f"1390013900{number}"
        )
        sqlite_store.follow_up.make_plan(staff.consultant, deal)
        Builder(sqlite_store.work).vehicle(staff.manager, f"LSVAU2182T200002{number}", VehicleStatus.DEMO)
    statements: list[str] = []

    def count(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        statements.append(statement)

    sa.event.listen(sqlite_store.work.db.engine, "before_cursor_execute", count)
    read_section(sqlite_store, staff.manager, name)
    sa.event.remove(sqlite_store.work.db.engine, "before_cursor_execute", count)
    assert 0 < len(statements) <= 12, statements


@pytest.fixture
def commands(qtbot: QtBot) -> tuple[QWidget, list[str]]:
    """A window with the commands that the cards lead to, and which of them were given."""
    window, given = QWidget(), list[str]()
    qtbot.addWidget(window)
    for name in ("day_close", "idle_customers", "complaints"):
        action = QAction(name, window)
        action.setObjectName(name)
        action.triggered.connect(partial(given.append, name))
    return window, given


@pytest.mark.rule("RC-01", "RC-03")
def test_the_day_that_is_not_closed_is_told_in_the_evening(
    qtbot: QtBot, sqlite_store: Showroom, staff: People, clock: FixedClock, commands: tuple[QWidget, list[str]]
) -> None:
    clock.at = datetime(2026, 11, 22, 16, 59, tzinfo=STORE_ZONE).astimezone(UTC)
    sqlite_store.reception.log_visit(staff.receptionist, VisitDraft(name="张伟"))
    page = today(qtbot, sqlite_store, staff.receptionist, [])
    page.setParent(commands[0])
    assert page.sections[DAY].isHidden()
    clock.at = datetime(2026, 11, 22, 17, 0, tzinfo=STORE_ZONE).astimezone(UTC)
    page.view_model.read(DAY)
    gaps = len(sqlite_store.day_close.overview(staff.receptionist).gaps)
    assert gaps
    assert not page.sections[DAY].isHidden()
    assert f"{gaps} gaps keep the day open." in texts(page, DAY)
    link = page.sections[DAY].findChild(LinkButton, "open_day")
    assert link is not None
    link.click()
    assert commands[1] == ["day_close"]


def test_idle_customers_are_told_to_the_manager(
    qtbot: QtBot, sqlite_store: Showroom, staff: People, clock: FixedClock, commands: tuple[QWidget, list[str]]
) -> None:
    sqlite_store.customers.create(staff.consultant, CustomerDraft("张伟", "13812345678"))
    page = today(qtbot, sqlite_store, staff.manager, [])
    page.setParent(commands[0])
    assert page.sections[IDLE].isHidden()
    clock.move(days=400)
    assert len(sqlite_store.pool.idle(staff.manager)) == 1
    page.view_model.read_rest()
    assert page.sections[IDLE].isHidden()  # all customers are looked through once, not every minute
    page.view_model.read(IDLE)
    assert not page.sections[IDLE].isHidden()
    link = page.sections[IDLE].findChild(LinkButton, "open_idle")
    assert link is not None
    link.click()
    assert commands[1] == ["idle_customers"]


@pytest.mark.rule("PL-01", "TD-11", "TD-12")
def test_what_ends_of_the_demo_cars_is_told_to_the_manager_and_leads_to_the_car(
    qtbot: QtBot, sqlite_store: Showroom, staff: People, opened: list[tuple[str, int]]
) -> None:
    car = Builder(sqlite_store.work).vehicle(staff.manager, status=VehicleStatus.DEMO)
    page = today(qtbot, sqlite_store, staff.manager, opened)
    assert page.sections[CARS].isHidden()
    with sqlite_store.work.db.begin() as session:
        day = NOW.date()
        row = session.get_one(Vehicle, car)
        row.inspection_valid_to, row.compulsory_valid_to = day - timedelta(days=1), day + timedelta(days=3)
    page.view_model.read(CARS)
    assert not page.sections[CARS].isHidden()
    shown = [text for text in texts(page, CARS) if "TD-1" in text]
    assert len(shown) == 2
    assert "TD-12" in shown[0]  # what is over stands above what ends soon
    assert "TD-11" in shown[1]
    for link in page.sections[CARS].findChildren(LinkButton):
        link.click()
    assert opened == [("test_drives", car)] * 2
    assert CARS not in today(qtbot, sqlite_store, staff.consultant, []).view_model.sections


@pytest.mark.rule("TD-12")
def test_a_handful_of_warnings_stands_in_today_and_the_rest_is_counted(
    qtbot: QtBot, sqlite_store: Showroom, staff: People
) -> None:
    build = Builder(sqlite_store.work)
    for number in range(9):
        car = build.vehicle(staff.manager, f"LSVAU2182T200001{number}", VehicleStatus.DEMO)
        sqlite_store.demo_cars.stop(staff.manager, car, StopDraft(f"刹车异响 {number}"))
    page = today(qtbot, sqlite_store, staff.manager, [])
    lines = texts(page, CARS)
    assert sum("刹车异响" in line for line in lines) == 6
    assert any("3" in line and "刹车" not in line for line in lines)


@pytest.mark.rule("MF-08", "MF-10")
def test_complaints_and_the_stores_own_duties_stand_there_while_something_is_owed(
    qtbot: QtBot, sqlite_store: Showroom, staff: People, clock: FixedClock, commands: tuple[QWidget, list[str]]
) -> None:
    page = today(qtbot, sqlite_store, staff.general_manager, [])
    page.setParent(commands[0])
    assert (page.sections[COMPLAINTS].isHidden(), page.sections[DUTIES].isHidden()) == (True, True)
    logged = sqlite_store.complaints.log(staff.receptionist, ComplaintDraft("没人接待"))
    sqlite_store.duties.set_licence(staff.admin, NOW.date() - timedelta(days=91))
    clock.move(hours=25)
    page.view_model.read(COMPLAINTS)
    page.view_model.read(DUTIES)
    assert any("overdue" in text and "contact by" in text for text in texts(page, COMPLAINTS))
    assert any("overdue since" in text for text in texts(page, DUTIES))
    link = page.sections[COMPLAINTS].findChild(LinkButton)
    assert link is not None
    link.click()
    assert commands[1] == ["complaints"]
    action = commands[0].findChild(QAction, "complaints")
    assert action is not None
    assert action.data() == logged.row.id  # that one, not the most pressing
    assert DUTIES not in today(qtbot, sqlite_store, staff.manager, []).view_model.sections
