"""The export of the window and of the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from showroom.bootstrap import Location, NewStore, Showroom, create_store
from showroom.cli.entry import run
from showroom.kernel.actor import Actor, Role
from tests.deal_builders import Builder
from tests.desk_context import desk
from tests.exporting.hostile_store import REASON
from tests.store_fixtures import hire
from ui.settings.export_part import ExportPart
from ui.settings.page import SettingsPage
from ui.widgets.export_panel import ExportPanel

PASSWORD = "a long first password"


def page_of(qtbot: QtBot, store: Showroom, actor: Actor) -> SettingsPage:
    page = SettingsPage(desk(store, actor))
    qtbot.addWidget(page)
    page.show()
    return page


def panel_of(page: SettingsPage) -> ExportPanel:
    part = page.open_part("export")
    assert isinstance(part, ExportPart)
    return part.panel


def test_the_window_exports_masked_then_in_full_with_a_reason(
    qtbot: QtBot, sqlite_store: Showroom, tmp_path: Path
) -> None:
    people = hire(sqlite_store)
    Builder(sqlite_store.work).customer(people.consultant, people.consultant)
    page = page_of(qtbot, sqlite_store, people.manager)
    panel = panel_of(page)
    panel.show_target(tmp_path)
    assert panel.folder.value().startswith(str(tmp_path / "showroom-"))
    assert not panel.reason.isEnabled()
    panel.submit()
    folder = Path(panel.folder.value())
    assert "13800138000" not in (folder / "csv" / "customer.csv").read_text("utf-8-sig")
    assert str(folder) in panel.message.full_text
    assert "审计" in panel.left_out.text()  # a sales manager may not see it
    panel.submit()
    assert panel.form.rows["folder"].is_bad  # never over another one
    panel.folder.set_value(str(tmp_path / "full"))
    panel.reveal.click()
    panel.reason.set_value("太短")
    panel.submit()
    assert panel.form.rows["reason"].is_bad
    panel.reason.set_value(REASON)
    panel.submit()
    assert "13800138000" in (tmp_path / "full" / "csv" / "customer.csv").read_text("utf-8-sig")


def test_a_post_without_the_right_cannot_tick_full_numbers(
    qtbot: QtBot, sqlite_store: Showroom, tmp_path: Path
) -> None:
    people = hire(sqlite_store)
    admin = Actor(people.admin.id, people.admin.name, frozenset({Role.ADMINISTRATOR}))
    page = page_of(qtbot, sqlite_store, admin)
    panel = panel_of(page)
    assert not panel.reveal.isEnabled()
    with pytest.raises(KeyError):
        SettingsPage(desk(sqlite_store, people.consultant)).open_part("export")


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A store of its own, signed in by password."""
    monkeypatch.setenv("SHOWROOM_PASSWORD", PASSWORD)
    store, _actor = create_store(Location(tmp_path / "data"), NewStore("星河展厅", "店长", PASSWORD))
    store.close()
    return tmp_path / "data"


def test_the_command_exports_and_says_what(data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out"
    assert run(["export", str(out), "--data", str(data), "--format", "csv", "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert (answer["masked"], answer["folder"], answer["left_out"]) == (True, str(out), [])
    assert answer["tables"]["staff_member"] == 1
    assert answer["files"] == len([path for path in out.rglob("*") if path.is_file()])
    assert not (out / "showroom.xlsx").exists()

    assert run(["export", str(out), "--data", str(data), "--lang", "en"]) == 1
    assert "not overwritten" in capsys.readouterr().err
    assert run(["export", str(tmp_path / "b"), "--data", str(data), "--reveal", "--lang", "en"]) == 1
    assert "10 characters" in capsys.readouterr().err
    assert run(["export", str(tmp_path / "b"), "--data", str(data), "--format", "pdf"]) == 2
    capsys.readouterr()
    assert (
        run(["export", str(tmp_path / "b"), "--data", str(data), "--reveal", "--reason", REASON, "--lang", "zh"]) == 0
    )
    assert "完整号码，已记入审计" in capsys.readouterr().out
    assert {path.name for path in (tmp_path / "b").iterdir()} == {"csv", "json", "manifest.json", "showroom.xlsx"}
