"""The incident list: entries with expiry, taken off with a reason, shown to managers only (TD-17)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from showroom.customers.records import CustomerDraft
from showroom.kernel.clock import FixedClock
from showroom.kernel.errors import FieldErrors, ShowroomError
from showroom.settings import RowDraft
from showroom.test_drive.incident_list import EntryDraft
from tests.desk_context import desk
from tests.test_drive.driving import Lot
from ui.messages import set_window_language
from ui.test_drive.incident_list_view import IncidentListView
from ui.theme import Theme
from ui.widgets.search_choice import Choice

SUNDAY = date(2026, 11, 22)


@pytest.fixture(autouse=True)
def chinese(qapp: QApplication) -> Iterator[None]:
    theme = Theme(qapp)
    set_window_language("zh")
    yield
    set_window_language("en")
    theme.setParent(None)


def customer(lot: Lot) -> int:
    return lot.service.view(lot.people.consultant, lot.deal()).driver.customer_id


@pytest.mark.rule("TD-17")
def test_an_entry_expires_after_the_months_of_the_store_unless_it_says_otherwise(lot: Lot) -> None:
    listed, boss, who = lot.store.incident_list, lot.people.manager, customer(lot)
    assert listed.enter(boss, EntryDraft(who, "假证")).expires_on == date(2028, 11, 22)
    chosen = listed.enter(boss, EntryDraft(who, "超速", SUNDAY + timedelta(days=1)))
    assert chosen.expires_on == SUNDAY + timedelta(days=1)
    lot.store.parameters.add_row(
        lot.people.admin, RowDraft("test_drive.incident_months", "12", SUNDAY, None, "店务会决定")
    )
    assert listed.enter(boss, EntryDraft(who, "拒绝指挥")).expires_on == date(2027, 11, 22)
    for draft, field in (
        (EntryDraft(who, " "), "reason"), (EntryDraft(who, "超速", SUNDAY), "expires_on"),
    ):  # fmt: skip
        with pytest.raises(FieldErrors) as refused:
            listed.enter(boss, draft)
        assert set(refused.value.fields) == {field}
    with pytest.raises(ShowroomError):
        listed.enter(boss, EntryDraft(10**6, "超速"))


@pytest.mark.rule("TD-17")
def test_it_counts_on_its_last_day_and_is_past_on_the_next(lot: Lot, clock: FixedClock) -> None:
    listed, boss = lot.store.incident_list, lot.people.manager
    entry = listed.enter(boss, EntryDraft(customer(lot), "超速", SUNDAY + timedelta(days=1)))
    clock.move(days=1)
    assert [(e.id, e.active) for e in listed.entries(boss)] == [(entry.id, True)]
    assert listed.entries(boss, past=True) == ()
    clock.move(days=1)
    assert listed.entries(boss) == ()
    assert [(e.id, e.active, e.removed_at) for e in listed.entries(boss, past=True)] == [(entry.id, False, None)]
    with pytest.raises(ShowroomError):
        listed.remove(boss, entry.id, "误会")


@pytest.mark.rule("TD-17")
def test_only_managers_see_and_keep_it(lot: Lot) -> None:
    listed, who = lot.store.incident_list, customer(lot)
    entry = listed.enter(lot.people.general_manager, EntryDraft(who, "假证"))
    for post in (lot.people.consultant, lot.people.receptionist, lot.people.finance):
        for act in (
            lambda post=post: listed.entries(post),
            lambda post=post: listed.enter(post, EntryDraft(who, "x")),
            lambda post=post: listed.remove(post, entry.id, "x"),
        ):
            with pytest.raises(ShowroomError) as refused:
                act()
            assert refused.value.code == "not_allowed"


@pytest.mark.rule("TD-17")
def test_the_window_adds_and_takes_off_with_reasons(qtbot: QtBot, lot: Lot) -> None:
    boss, who = lot.people.manager, customer(lot)
    page = IncidentListView(desk(lot.store, boss))
    qtbot.addWidget(page)
    assert not page.remove_button.isEnabled()
    entry = page.enter()
    entry.submit()
    assert entry.binder["customer_id"].is_bad
    entry.binder.set_values({"customer_id": Choice(who, "张三"), "reason": "假证", "expires_on": SUNDAY})
    entry.submit()
    assert "TD-17" in entry.binder["expires_on"].message.full_text
    entry.binder.set_values({"expires_on": SUNDAY + timedelta(days=90)})
    entry.submit()
    assert [row.customer for row in page.table.rows] == ["张三"]
    assert str(SUNDAY + timedelta(days=90)) in page.facts.text()
    dialog = page.remove()
    assert dialog is not None
    dialog.confirm.click()  # without a reason nothing happens
    assert len(lot.store.incident_list.entries(boss)) == 1
    dialog.reason.set_value("核实为误会")
    dialog.confirm.click()
    assert page.table.rows == ()
    page.state.set_value("past")
    page.state.changed.emit()
    assert "核实为误会" in page.facts.text()
    assert boss.name in page.facts.text()
    assert not page.remove_button.isEnabled()


@pytest.mark.rule("TD-17")
def test_customers_are_found_by_name_for_the_list(qtbot: QtBot, lot: Lot) -> None:
    who = lot.store.customers.create(lot.people.consultant, CustomerDraft("张三丰", "13812345678")).id
    lot.car()
    page = IncidentListView(desk(lot.store, lot.people.manager))
    qtbot.addWidget(page)
    hits: list[Choice] = []
    page.enter()._ask_customers("张三", hits.extend)
    assert [hit.key for hit in hits] == [who]
