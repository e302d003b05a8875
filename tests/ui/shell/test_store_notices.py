"""The bar's right end and the banners: the last proved backup, a place that harms, what opening the store said."""

from __future__ import annotations

from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from showroom.bootstrap import Showroom
from showroom.kernel.clock import FixedClock
from showroom.kernel.errors import told
from showroom.persistence.data_place import ON_SHARE
from showroom.privacy.repeating import REPEATED
from showroom.safekeeping import SafekeepingService
from showroom.staff.store_watch import StoreStanding
from tests.desk_context import desk
from tests.store_fixtures import hire
from ui.changes import Changes
from ui.shell.message_bar import MessageBar


def test_the_bar_says_when_the_last_backup_was_and_a_banner_when_it_is_old(
    qtbot: QtBot, sqlite_store: Showroom, clock: FixedClock
) -> None:
    people = hire(sqlite_store)
    context = desk(sqlite_store, people.consultant)
    bar = MessageBar(context.notifier)
    qtbot.addWidget(bar)
    bar.follow(context)
    bar.look_at_store()
    notices = bar.notices
    assert notices is not None
    assert bar.backup.text() in ("No backup yet", "尚无备份")
    assert "backup" not in notices.banners, "the store is new"
    clock.at += timedelta(days=1)
    SafekeepingService(sqlite_store).note_backup(people.admin, "0" * 64)
    context.changes.changed.emit(Changes("store", frozenset({1})))
    assert "10:00" in bar.backup.text()
    clock.at += timedelta(days=1)
    notices.read()
    assert "yesterday" in bar.backup.text() or "昨天" in bar.backup.text()
    assert notices.banners == {}
    clock.at += timedelta(days=1, minutes=1)
    notices.read()
    assert "2026-11-23" in notices.banners["backup"].text.text()
    notices.banners["backup"].close_link.click()
    notices.read()
    assert notices.banners == {}, "hidden is hidden until the next start"
    bar.follow(desk(sqlite_store, people.manager))
    bar.look_at_store()
    assert bar.notices is not None
    assert set(bar.notices.banners) == {"backup"}


def test_what_opening_said_and_a_harmful_place_stand_there_in_the_windows_language(
    qtbot: QtBot, sqlite_store: Showroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    people = hire(sqlite_store)
    sqlite_store.told_at_opening = (told(REPEATED, count=2, numbers="5, 7"),)
    place = told(ON_SHARE, place="/mnt/shop", kind="cifs")
    monkeypatch.setattr(sqlite_store.store_watch, "look", lambda _actor: StoreStanding(None, False, None, place))
    context = desk(sqlite_store, people.receptionist)
    bar = MessageBar(context.notifier)
    qtbot.addWidget(bar)
    bar.follow(context)
    bar.look_at_store()
    assert bar.notices is not None
    said = [banner.text.text() for banner in bar.notices.banners.values()]
    assert said == [sqlite_store.told_at_opening[0].text("zh"), place.text("zh")]
    assert bar.backup.text() == ""
