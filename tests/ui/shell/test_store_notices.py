"""The bar's right end and the banners: the last proved backup, a place that harms, what opening the store said."""

from __future__ import annotations

from dataclasses import replace
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


def test_whoever_typed_it_hears_before_an_unsaved_draft_is_deleted_and_after(
    qtbot: QtBot, sqlite_store: Showroom, clock: FixedClock
) -> None:
    people = hire(sqlite_store)
    went: list[tuple[str, int]] = []
    context = replace(desk(sqlite_store, people.consultant), open_place=lambda kind, ident: went.append((kind, ident)))
    bar = MessageBar(context.notifier)
    qtbot.addWidget(bar)
    sqlite_store.drafts.save(people.consultant.id, "test_drive", "deal:7", "{}")
    sqlite_store.drafts.save(people.colleague.id, "contract", "deal:8", "{}")
    clock.at += timedelta(days=9, hours=23)
    bar.follow(context)
    bar.look_at_store()
    assert bar.notices is not None
    assert "drafts_ending" not in bar.notices.banners
    clock.at += timedelta(hours=2)
    bar.notices.read()
    banner = bar.notices.banners["drafts_ending"]
    assert "试驾" in banner.text.text()
    assert "合同" not in banner.text.text(), "another's draft is nobody's business"
    assert "2026-12-06" in banner.text.text()
    banner.way.click()
    assert went == [("deal", 7)]
    sqlite_store.drafts.close()
    del sqlite_store.__dict__["drafts"]  # as after the next start
    clock.at += timedelta(days=4)
    bar.notices.read()
    assert "drafts_ending" not in bar.notices.banners
    assert "1" in bar.notices.banners["drafts_ended"].text.text()
    assert sqlite_store.drafts.load(people.consultant.id, "test_drive", "deal:7") is None


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
