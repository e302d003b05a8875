"""What can be done from anywhere stands among the window's commands, for whom it is allowed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from showroom.bootstrap import Showroom
from tests.desk_context import desk
from tests.store_fixtures import People, hire
from ui.customers.merge_candidates import CandidatesDialog
from ui.hand_over.dialog import HandOverDialog
from ui.reception.day_close import DayCloseDialog
from ui.reception.front_desk_page import FrontDeskPage
from ui.shell.commands import ACTS, Commands, add_acts
from ui.test_drive.place import TestDrivePlace
from ui.theme import Theme


@pytest.fixture
def people(qapp: QApplication, sqlite_store: Showroom) -> People:
    Theme(qapp)
    return hire(sqlite_store)


@pytest.fixture
def frame(qtbot: QtBot, people: People) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return window


EVERYBODYS = {"verify_papers", "catch_promise", "catch_objection", "complaints", "new_complaint", "case_stories"}
SELLERS = {
    "catch_promise",
    "catch_objection",
    "objection_library",
    "change_order",
    "reissue_contract",
    "cancel_contract",
    "notice_contract",
    "print_queue",
    "record_repair",
    "open_claim",
}


@pytest.mark.parametrize(
    "post, keys",
    [
        (
            "manager",
            {"import", "duplicates", "day_close", "hand_over", "idle_customers", "demo_cars", "fines", "incident_list"}
            | {
                "campaign_calls",
                "take_lead",
                "prospecting",
                "call_quota",
                "self_review",
                "contract_templates",
                "approvals",
                "haggling",
            }
            | SELLERS,
        ),
        ("receptionist", {"day_close", "take_lead", "call_quota"}),
        (
            "consultant",
            {"day_close", "demo_cars", "fines", "campaign_calls", "take_lead", "call_quota", "self_review"} | SELLERS,
        ),
        ("finance", {"print_queue", "haggling"}),
    ],
)
def test_each_post_finds_what_it_may_do(
    frame: QWidget, sqlite_store: Showroom, people: People, post: str, keys: set[str]
) -> None:
    commands = Commands(frame)
    add_acts(commands, frame, desk(sqlite_store, getattr(people, post)), "Window")
    assert {action.objectName() for action in commands} == keys | EVERYBODYS
    assert keys <= {act.key for act in ACTS}
    commands.dispose()


@pytest.mark.rule("PH-04", "RC-01")
def test_duplicates_hand_over_and_day_close_open_from_the_palette(
    qtbot: QtBot, frame: QWidget, sqlite_store: Showroom, people: People
) -> None:
    context, went = desk(sqlite_store, people.manager), list[tuple[str, int]]()
    page = FrontDeskPage(context)
    page.setParent(frame)
    commands = Commands(frame)
    add_acts(commands, frame, replace(context, open_place=lambda place, ident: went.append((place, ident))), "Window")
    for words, dialog in (("merge", CandidatesDialog), ("hand over", HandOverDialog), ("day close", DayCloseDialog)):
        (act,) = commands.matching(words)
        act.trigger()
        (opened,) = frame.findChildren(dialog)
        assert opened.isVisible()
        opened.reject()
    assert went == [("front_desk", 0)]
    commands.dispose()


@pytest.mark.rule("TR-04", "TD-17")
def test_demo_cars_fines_and_incident_list_open_their_tab(
    qtbot: QtBot, frame: QWidget, sqlite_store: Showroom, people: People
) -> None:
    context = desk(sqlite_store, people.manager)
    place = TestDrivePlace(context)
    place.setParent(frame)
    commands, went = Commands(frame), list[tuple[str, int]]()
    add_acts(commands, frame, replace(context, open_place=lambda kind, ident: went.append((kind, ident))), "Window")
    for words, key in (("demo plates", "cars"), ("fines", "fines"), ("incident list", "list")):
        (act,) = commands.matching(words)
        act.trigger()
        assert place.stack.currentWidget() is place.pages[key]
    assert went == [("test_drives", 0)] * 3
    commands.dispose()
