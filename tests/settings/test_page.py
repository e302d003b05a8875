"""The settings page over a real store: who sees which part, and what each part changes."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from showroom.bootstrap import Location, NewStore, Showroom, create_store
from showroom.kernel.actor import Actor, Role
from tests.desk_context import desk
from tests.store_fixtures import People, hire
from ui.settings.own_part import OwnPart
from ui.settings.page import SettingsPage
from ui.settings.parameter_part import ParameterPart
from ui.settings.staff_part import StaffPart
from ui.settings.store_part import StorePart

PASSWORD, NEW_PASSWORD = "a long first password", "another long password"


@pytest.fixture
def staff(sqlite_store: Showroom) -> People:
    return hire(sqlite_store)


def open_page(qtbot: QtBot, store: Showroom, actor: Actor) -> SettingsPage:
    page = SettingsPage(desk(store, actor))
    qtbot.addWidget(page)
    page.show()
    return page


def test_only_an_administrator_sees_more_than_the_own_part(qtbot: QtBot, sqlite_store: Showroom, staff: People) -> None:
    page = open_page(qtbot, sqlite_store, staff.consultant)
    assert list(page.parts) == ["own"]
    with pytest.raises(KeyError):
        page.open_part("staff")
    page = open_page(qtbot, sqlite_store, staff.admin)
    tabs = [page.tabs.tabData(number) for number in range(page.tabs.count())]
    assert tabs == ["store", "staff", "parameters", "limits", "goods", "brands", "duties", "privacy", "export", "own"]


def test_the_store_card_is_saved(qtbot: QtBot, sqlite_store: Showroom, staff: People) -> None:
    page = open_page(qtbot, sqlite_store, staff.admin)
    part = page.open_part("store")
    assert isinstance(part, StorePart)
    part.binder.set_values({"name": ""})
    page.primary()
    assert part.binder["name"].is_bad
    part.binder.set_values({"name": "星河展厅二店", "bank": "工商银行"})
    page.primary()
    card = sqlite_store.staff.store_card(staff.admin)
    assert (card.name, card.bank, card.phone) == ("星河展厅二店", "工商银行", "021-55550000")


@pytest.mark.rule("TD-09")
def test_a_colleague_is_added_then_made_an_escort(qtbot: QtBot, sqlite_store: Showroom, staff: People) -> None:
    page = open_page(qtbot, sqlite_store, staff.admin)
    part = page.open_part("staff")
    assert isinstance(part, StaffPart)
    part.open_new()
    part.form.binder.set_values({"name": "吴新"})
    page.primary()
    assert part.form.binder["roles"].is_bad
    part.form.binder.set_values({"roles": {"consultant"}})
    page.primary()
    card = part.view_model.card
    assert card is not None
    assert (card.draft.name, card.draft.roles) == ("吴新", frozenset({Role.CONSULTANT}))
    assert "吴新" in {part.model.index(row, 0).data() for row in range(part.model.rowCount())}
    part.form.binder.set_values({"escort": True})
    page.primary()
    assert part.form.binder["licence_classes"].is_bad
    part.form.binder.set_values({"licence_classes": "C1", "licence_valid_to": date(2032, 5, 20)})
    part.form.binder.set_values({"training_held_on": date(2026, 1, 10), "training_valid_to": date(2028, 1, 10)})
    page.primary()
    assert sqlite_store.staff.card(staff.admin, card.id).draft.escort


@pytest.mark.rule("G-06")
def test_a_parameter_row_is_found_and_a_newer_one_added(qtbot: QtBot, sqlite_store: Showroom, staff: People) -> None:
    page = open_page(qtbot, sqlite_store, staff.admin)
    part = page.open_part("parameters")
    assert isinstance(part, ParameterPart)
    part.text.set_value("purchase_rate")
    part.filter_row.changed.emit()
    assert part.model.rowCount() == 1
    part.table.setCurrentIndex(part.model.index(0, 0))
    page.primary()
    assert part.binder["value"].is_bad
    part.binder.set_values({"value": "0.12", "valid_from": date(2026, 11, 1), "source": "公告 2026-30"})
    page.primary()
    assert part.model.rowCount() == 2
    part.current.click()
    assert part.model.rowCount() == 1
    assert part.model.index(0, 1).data() == "0.12"


def test_passwords_are_given_changed_and_checked(qtbot: QtBot, tmp_path: Path) -> None:
    store, admin = create_store(Location(tmp_path / "store"), NewStore("星河展厅", "系统管理员", PASSWORD))
    try:
        staff = hire(store)
        page = open_page(qtbot, store, admin)
        part = page.open_part("staff")
        assert isinstance(part, StaffPart)
        part.open_card(staff.consultant.id)
        part.form.password.set_value("short")
        part.form.give_password()
        assert part.form.password_form.rows["password"].is_bad
        part.form.password.set_value(NEW_PASSWORD)
        part.form.give_password()
        assert part.form.password.text() == ""
        assert store.sign_in("周敏", NEW_PASSWORD).id == staff.consultant.id
        own_page = open_page(qtbot, store, staff.consultant)
        own = own_page.parts["own"]
        assert isinstance(own, OwnPart)
        typed = {"old_password": "wrong", "new_password": PASSWORD, "again": PASSWORD + "x"}
        own.binder.set_values(typed)
        own.submit()
        assert own.binder["again"].is_bad
        own.binder.set_values(typed | {"again": PASSWORD})
        own.submit()
        assert own.binder["old_password"].is_bad
        own.binder.set_values(typed | {"old_password": NEW_PASSWORD, "again": PASSWORD})
        own.submit()
        assert store.sign_in("周敏", PASSWORD).id == staff.consultant.id
        assert own.binder.snapshot() == {"old_password": "", "new_password": "", "again": ""}
    finally:
        store.close()
