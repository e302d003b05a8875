"""Jobs: answers on the GUI thread, late ones dropped, errors sorted into told and bug."""

from __future__ import annotations

import threading
from functools import partial

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from showroom.kernel.errors import NOT_FOUND, ShowroomError
from ui.changes import grouped
from ui.jobs import Jobs, owner_of


class Page(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.got: list[object] = []
        self.threads: list[int] = []

    def take(self, value: object) -> None:
        self.got.append(value)
        self.threads.append(threading.get_ident())


def refuse() -> None:
    raise ShowroomError(NOT_FOUND, what="x")


def test_writes_keep_their_order_and_answer_on_the_gui_thread(qtbot: QtBot) -> None:
    jobs, page = Jobs(), Page()
    with qtbot.waitSignal(jobs.idle):
        for number in range(20):
            jobs.write(partial(int, number), page.take)
    assert page.got == list(range(20))
    assert set(page.threads) == {threading.get_ident()}
    assert jobs.close()


def test_older_read_of_the_same_key_is_dropped(qtbot: QtBot) -> None:
    jobs, page, gate = Jobs(), Page(), threading.Event()

    def slow() -> str:
        gate.wait(5)
        return "old"

    with qtbot.waitSignal(jobs.idle):
        jobs.read(slow, page.take, key="search")
        jobs.read(lambda: "new", page.take, key="search")
        gate.set()
    assert page.got == ["new"]
    assert jobs.close()


def test_error_goes_to_failed_or_is_told(qtbot: QtBot) -> None:
    jobs, page = Jobs(), Page()
    with qtbot.waitSignal(jobs.idle):
        jobs.read(refuse, failed=page.take)
    assert [error.code for error in page.got if isinstance(error, ShowroomError)] == ["not_found"]
    with qtbot.waitSignal(jobs.refused):
        jobs.read(refuse)
    assert jobs.close()


def test_after_close_nothing_starts() -> None:
    jobs, page = Jobs(), Page()
    assert jobs.close()
    jobs.write(lambda: 1, page.take)
    assert jobs.under_way == 0


def test_owner_is_found_through_partials() -> None:
    page = Page()
    assert owner_of(partial(partial(page.take), 1)) is page
    assert owner_of(print) is None


class Thing:
    def __init__(self, kind: str, ident: int) -> None:
        self.kind, self.id = kind, ident


@pytest.mark.parametrize("kinds", [("deal", "visit", "deal")])
def test_changes_are_grouped_by_kind(kinds: tuple[str, ...]) -> None:
    changes = grouped(Thing(kind, number) for number, kind in enumerate(kinds))
    assert [(c.kind, sorted(c.ids)) for c in changes] == [("deal", [0, 2]), ("visit", [1])]
