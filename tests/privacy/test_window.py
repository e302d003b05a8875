"""The privacy desk in the window: who sees it, what two clicks do, what a form refuses (PI-08, PI-09)."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from showroom.bootstrap import Showroom
from showroom.kernel.actor import Actor
from showroom.kernel.clock import FixedClock
from showroom.privacy.due import DueRule
from tests.customers.merge_world import create
from tests.desk_context import desk
from tests.privacy.planting import LATELY, PHONE, planted
from tests.store_fixtures import People, hire
from ui.settings.page import SettingsPage
from ui.settings.privacy_due import DuePart
from ui.settings.privacy_incidents import IncidentsPart
from ui.settings.privacy_part import PrivacyPart
from ui.settings.privacy_person import PersonPart
from ui.settings.privacy_records import RecordsPart
from ui.settings.privacy_requests import RequestsPart
from ui.today.page import TodayPage


@pytest.fixture
def staff(sqlite_store: Showroom) -> People:
    return hire(sqlite_store)


def privacy(qtbot: QtBot, store: Showroom, actor: Actor) -> tuple[SettingsPage, PrivacyPart]:
    page = SettingsPage(desk(store, actor))
    qtbot.addWidget(page)
    page.show()
    part = page.open_part("privacy")
    assert isinstance(part, PrivacyPart)
    return page, part


@pytest.mark.rule("PI-08", "MF-09")
def test_one_person_is_looked_up_masked_restricted_by_a_second_click_and_opened_with_a_reason(
    qtbot: QtBot, sqlite_store: Showroom, staff: People, clock: FixedClock, tmp_path: Path
) -> None:
    customer_id, _ = planted(sqlite_store, staff.manager, clock, LATELY)
    _page, part = privacy(qtbot, sqlite_store, staff.admin)
    one = part.open_desk("person")
    assert isinstance(one, PersonPart)
    one.search.setText(PHONE)
    part.submit()
    assert one.name.text().startswith("仉***")
    assert "MF-09" in one.why.text()
    assert "2036-01-05" in one.why.text()
    one.write_copy(str(tmp_path))
    assert sorted(path.suffix for path in tmp_path.glob("customer-*")) == [".json", ".pdf"]
    one.act_button.click()
    assert sqlite_store.erasing.preview(staff.admin, customer_id).person.standing is None  # one click does nothing
    one.really.click()
    assert one.open_button.isVisibleTo(one)
    assert not one.act_button.isVisibleTo(one)
    one.ask_open()
    assert one.dialog is not None
    one.dialog.reason.setPlainText("法院调取证据，案号另附文件")
    one.dialog.confirm.click()
    values = [one.stored_model.data(one.stored_model.index(n, 2)) for n in range(one.stored_model.rowCount())]
    assert PHONE in values
    with pytest.raises(KeyError):
        SettingsPage(desk(sqlite_store, staff.general_manager)).open_part("privacy")


@pytest.mark.rule("PI-07")
def test_what_is_due_is_listed_first_and_ended_by_a_second_click(
    qtbot: QtBot, sqlite_store: Showroom, staff: People, clock: FixedClock
) -> None:
    today = clock.at
    clock.at = today - timedelta(days=800)
    create(sqlite_store, staff.manager, "王小明", "13900000001")
    clock.at = today
    _page, part = privacy(qtbot, sqlite_store, staff.admin)
    due = part.open_desk("due")
    assert isinstance(due, DuePart)
    due.rules.acted.emit(DueRule.LEAD.value, "show")
    assert due.model.rowCount() == 1
    assert due.model.data(due.model.index(0, 2)) == "王**"
    part.submit()
    assert due.model.rowCount() == 1
    part.submit()
    assert due.model.rowCount() == 0
    assert not due.progress.isVisibleTo(due)


@pytest.mark.rule("PI-08", "PI-09")
def test_requests_records_and_incidents_are_written_down_and_refused_beside_their_fields(
    qtbot: QtBot, sqlite_store: Showroom, staff: People, clock: FixedClock
) -> None:
    _page, part = privacy(qtbot, sqlite_store, staff.admin)
    requests = part.open_desk("requests")
    assert isinstance(requests, RequestsPart)
    part.submit()
    assert {name for name, row in requests.binder.rows.items() if row.is_bad} == {"name", "contact"}
    requests.binder.set_values({"name": "张三", "contact": PHONE, "received_on": date(2026, 11, 20)})
    part.submit()
    assert requests.model.data(requests.model.index(0, 0)) == "2026-12-11"
    requests.table.selectRow(0)
    requests.ask_refusal()
    assert requests.dialog is not None
    requests.dialog.reason.setPlainText("身份无法核实，已书面告知理由")
    requests.dialog.confirm.click()
    assert requests.model.rowCount() == 0
    requests.closed.setChecked(True)
    assert requests.model.rowCount() == 1
    records = part.open_desk("records")
    assert isinstance(records, RecordsPart)
    records.binder.set_values({"kind": "assessment", "title": "轨迹", "purpose": "安全", "data_kinds": "位置"})
    part.submit()
    assert {name for name, row in records.binder.rows.items() if row.is_bad} == {"risk", "measures"}
    incidents = part.open_desk("incidents")
    assert isinstance(incidents, IncidentsPart)
    incidents.binder.set_values({"what": "电脑遗失", "data_kinds": "电话", "concerned": "试驾客户", "persons": 40})
    part.submit()
    today = TodayPage(desk(sqlite_store, staff.admin))
    qtbot.addWidget(today)
    today.show()
    qtbot.waitUntil(lambda: today.sections["privacy"].body.count() == 1)
    assert not today.sections["privacy"].isHidden()
    incidents.table.selectRow(0)
    incidents.tell_authority()
    (line,) = sqlite_store.privacy_registers.breaches(staff.admin)
    assert line.authority_at == clock.now()
