"""Discount limits in the settings: the general manager adds dated rows, the sales manager reads them (CT-04)."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from showroom.bootstrap import Showroom
from showroom.kernel.actor import Actor
from showroom.kernel.money import Money
from tests.deal_builders import Builder
from tests.store_fixtures import People, hire
from ui.changes import ChangeHub
from ui.context import UiContext
from ui.jobs import SameThreadJobs
from ui.messages import Notifier
from ui.settings.limits_part import LimitsPart
from ui.settings.page import SettingsPage


@pytest.fixture
def staff(sqlite_store: Showroom) -> People:
    people = hire(sqlite_store)
    Builder(sqlite_store.work).vehicle(people.manager)
    return people


def settings(qtbot: QtBot, store: Showroom, actor: Actor) -> SettingsPage:
    context = UiContext(
        showroom=store, actor=actor, jobs=SameThreadJobs(), notifier=Notifier(), changes=ChangeHub(),
        drafts=store.drafts, lang="zh",
    )  # fmt: skip
    page = SettingsPage(context)
    qtbot.addWidget(page)
    return page


@pytest.mark.rule("CT-04", "S3-36")
def test_the_general_manager_adds_a_limit_and_the_manager_reads_it(
    qtbot: QtBot, sqlite_store: Showroom, staff: People
) -> None:
    page = settings(qtbot, sqlite_store, staff.general_manager)
    part = page.open_part("limits")
    assert isinstance(part, LimitsPart)
    part.submit()
    assert {name for name, row in part.binder.rows.items() if row.is_bad} >= {"car", "reason"}
    series = next(key for key, car in part.cars.items() if car.text == "星河 E6")
    part.binder.set_values({"car": series, "share": "3.5％", "reason": "年末冲量"})
    part.submit()
    (row,) = sqlite_store.discount_limits.table(staff.manager).rows
    assert (row.car_text, str(row.share), row.set_by, row.in_force) == ("星河 E6", "0.035", "赵总", True)
    part.binder.set_values({"car": series, "amount": Money.of("9000"), "reason": "改为定额"})
    part.add_button.click()
    assert [part.model.data(part.model.index(n, 2)) for n in range(2)] == ["¥9,000.00", "3.50%"]
    other = settings(qtbot, sqlite_store, staff.manager)
    seen = other.open_part("limits")
    assert isinstance(seen, LimitsPart)
    assert seen.model.rowCount() == 2
    assert not seen.add_button.isVisibleTo(seen)
    with pytest.raises(KeyError):
        settings(qtbot, sqlite_store, staff.consultant).open_part("limits")
