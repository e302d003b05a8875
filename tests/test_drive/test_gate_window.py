"""The list of checks on the page: all 21 at once, who may let pass, the way to the field, the ride that is offered."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import cast

import pytest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from showroom.bootstrap import Showroom
from showroom.deals.model import RuleOverride
from showroom.test_drive.model import DrivingLicence
from showroom.test_drive.points import ALL_CODES
from tests.desk_context import desk
from tests.store_fixtures import People, hire
from tests.test_drive.driving import Lot
from ui.messages import set_window_language
from ui.test_drive.page import TestDrivePage
from ui.theme import Theme
from ui.widgets.reason_dialog import ReasonDialog


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


@pytest.fixture
def lot(sqlite_store: Showroom, people: People) -> Lot:
    return Lot(sqlite_store, people)


def opened(qtbot: QtBot, lot: Lot, deal: int) -> TestDrivePage:
    page = TestDrivePage(desk(lot.store, lot.people.manager))
    qtbot.addWidget(page)
    page.resize(900, 1600)
    page.open_deal(deal)
    page.show()
    return page


def link(page: TestDrivePage, code: str, text: str) -> QPushButton:
    point = page.findChild(QWidget, f"point_{code}")
    assert point is not None
    return next(button for button in point.findChildren(QPushButton) if button.accessibleName().startswith(text))


@pytest.mark.rule("G-07", "TD-01", "TD-20", "S2-27")
def test_every_check_is_shown_at_once(qtbot: QtBot, lot: Lot) -> None:
    lot.car()
    page = opened(qtbot, lot, lot.deal())
    checks = page.verdicts.list
    raised = {
        w.objectName().removeprefix("point_") for w in checks.findChildren(QWidget) if w.objectName()[:6] == "point_"
    }
    satisfied = {code for code, label in checks.satisfied.items() if label.isVisibleTo(page)}
    assert raised | satisfied >= set(ALL_CODES)
    assert {"TD-01", "TD-08", "TD-09"} <= raised
    assert "TD-17" in satisfied
    assert link(page, "TD-01", page.tr("Go there")) is not None


@pytest.mark.rule("TD-05", "G-07")
def test_a_manager_lets_a_rule_pass_with_a_reason_that_is_long_enough(qtbot: QtBot, lot: Lot) -> None:
    deal, _, _ = lot.signed()
    lot.change(DrivingLicence, 1, first_issue=date(2025, 11, 23))
    page = opened(qtbot, lot, deal)
    fields = []
    page.view_model.refused.connect(lambda error: fields.append(set(error.fields)))
    for reason in ("熟客", "客户曾在国外驾驶多年，已核对"):
        button = next(
            button
            for point in [page.findChild(QWidget, "point_TD-05")]
            if point is not None
            for button in point.findChildren(QPushButton)
            if button.accessibleName().startswith(page.verdicts.list.tr("Let pass…"))
        )
        button.click()
        dialog = page.findChildren(ReasonDialog)[-1]
        dialog.reason.set_value(reason)
        dialog.confirm.click()
    assert fields == [{"reason"}]
    assert page.verdicts.list.satisfied["TD-05"].isVisibleTo(page)
    with lot.store.work.db.read() as session:
        stored = session.query(RuleOverride).one()
        assert (stored.code, stored.by) == ("TD-05", lot.people.manager.id)


@pytest.mark.rule("TD-02", "TD-06", "TD-18", "S2-27")
def test_a_ride_is_offered_where_only_a_rule_about_the_driver_fails(qtbot: QtBot, lot: Lot) -> None:
    deal, _, _ = lot.signed()
    lot.change(DrivingLicence, 1, valid_to=date(2026, 5, 20))
    page = opened(qtbot, lot, deal)
    assert page.verdicts.list.ride.isVisibleTo(page)
    page.verdicts.list.ride.click()
    point = page.findChild(QWidget, "point_TD-02")
    assert point is None or not point.isVisibleTo(page)
    assert not page.verdicts.list.ride.isVisibleTo(page)
    assert page.verdicts.list.satisfied["TD-02"].text().startswith("–")


@pytest.mark.rule("S2-27")
def test_what_is_satisfied_stands_in_two_full_columns_whatever_is_open(qtbot: QtBot, lot: Lot) -> None:
    deal, _, _ = lot.signed()
    lot.change(DrivingLicence, 1, valid_to=date(2026, 5, 20))
    verdicts = opened(qtbot, lot, deal).verdicts.list
    shown = [code for code, label in verdicts.satisfied.items() if label.isVisibleTo(verdicts)]
    assert "TD-02" not in shown
    half = (len(shown) + 1) // 2
    grid = verdicts.columns
    places = [cast("tuple[int, ...]", grid.getItemPosition(grid.indexOf(verdicts.satisfied[c])))[:2] for c in shown]
    assert places == [(n % half, n // half) for n in range(len(shown))], "no gap where TD-02 stood"


@pytest.mark.rule("TD-02", "TD-10", "TD-09")
def test_what_is_satisfied_names_what_it_rests_on(qtbot: QtBot, lot: Lot) -> None:
    deal, _, _ = lot.signed()
    shown = {code: label.text() for code, label in opened(qtbot, lot, deal).verdicts.list.satisfied.items()}
    assert shown["TD-02"].endswith("· 2030-05-20")
    assert "C2" in shown["TD-03"]
    assert lot.people.colleague.name in shown["TD-09"]
    assert "10:00–10:30" in shown["TD-13"]
