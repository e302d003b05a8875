"""The place of the test drives: its tabs by right, what is kept over a language switch, and the way to a car."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from showroom.kernel.actor import Actor
from tests.desk_context import desk
from tests.test_drive.driving import VINS, Lot
from ui.messages import set_window_language
from ui.test_drive.demo_cars_page import DemoCarsPage
from ui.test_drive.place import TestDrivePlace
from ui.theme import Theme


@pytest.fixture(autouse=True)
def chinese(qapp: QApplication) -> Iterator[None]:
    theme = Theme(qapp)
    set_window_language("zh")
    yield
    set_window_language("en")
    theme.setParent(None)


def opened(qtbot: QtBot, lot: Lot, actor: Actor) -> TestDrivePlace:
    place = TestDrivePlace(desk(lot.store, actor))
    qtbot.addWidget(place)
    return place


@pytest.mark.rule("TD-17", "TR-04")
def test_each_post_has_its_tabs(qtbot: QtBot, lot: Lot) -> None:
    assert opened(qtbot, lot, lot.people.manager).keys == ["diary", "cars", "fines", "list"]
    assert opened(qtbot, lot, lot.people.consultant).keys == ["diary", "cars", "fines"]
    desk_of = opened(qtbot, lot, lot.people.receptionist)
    assert desk_of.keys == ["diary"]
    assert desk_of.tabs.isHidden()
    assert desk_of.show_page("cars") is None
    desk_of.open_item(1)
    assert list(desk_of.pages) == ["diary"]


@pytest.mark.rule("TD-12")
def test_a_car_is_opened_and_kept_over_a_language_switch(qtbot: QtBot, lot: Lot) -> None:
    lot.car()
    second = lot.car(VINS[1])
    place = opened(qtbot, lot, lot.people.manager)
    assert list(place.pages) == ["diary"]  # the rest is built when it is asked for
    place.open_item(second)
    page = place.pages["cars"]
    assert isinstance(page, DemoCarsPage)
    assert page.file is not None
    assert page.file.row.id == second
    again = opened(qtbot, lot, lot.people.manager)
    again.restore(place.snapshot())
    kept = again.pages["cars"]
    assert again.stack.currentWidget() is kept
    assert isinstance(kept, DemoCarsPage)
    assert kept.file is not None
    assert kept.file.row.id == second
    again.reload()


@pytest.mark.rule("TD-17")
def test_a_customer_who_looks_on_sees_neither_fines_nor_accidents_nor_the_list(qtbot: QtBot, lot: Lot) -> None:
    place = opened(qtbot, lot, lot.people.manager)
    place.show_page("list")
    place.hide_internal(True)
    assert place.stack.currentWidget() is place.pages["diary"]
    assert [place.tabs.isTabVisible(number) for number in range(4)] == [True, False, False, False]
    assert place.show_page("fines") is None  # nor by a command
    place.hide_internal(False)
    assert all(place.tabs.isTabVisible(number) for number in range(4))
