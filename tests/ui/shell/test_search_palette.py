"""Ctrl+K: Enter opens what is typed now, however quickly it follows."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from showroom.persistence.search_index import Hit
from ui.context import UiContext
from ui.jobs import SameThreadJobs
from ui.shell.commands import Commands
from ui.shell.search_palette import SearchPalette

HITS = {"a": Hit("customer", 1, "A", ""), "ab": Hit("deal", 2, "AB", "")}


def find(_actor: object, text: str, _limit: int) -> tuple[Hit, ...]:
    return (HITS[text],) if text in HITS else ()


@pytest.fixture
def palette(qtbot: QtBot) -> SearchPalette:
    window = QWidget()
    qtbot.addWidget(window)
    edit = QLineEdit()
    QVBoxLayout(window).addWidget(edit)
    window.show()
    qtbot.waitActive(window)
    edit.setFocus()
    context = SimpleNamespace(
        showroom=SimpleNamespace(search=SimpleNamespace(find=find)), actor=None, jobs=SameThreadJobs()
    )
    made = SearchPalette(edit, Commands(window), lambda: cast("UiContext", context))
    made.setParent(edit)
    return made


def opened(palette: SearchPalette) -> list[tuple[Any, ...]]:
    seen: list[tuple[Any, ...]] = []
    palette.opened.connect(lambda *what: seen.append(what))
    return seen


def test_enter_before_the_hits_waits_for_them(palette: SearchPalette, qtbot: QtBot) -> None:
    seen, edit = opened(palette), palette.parent()
    qtbot.keyClicks(edit, "ab")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert seen == [("deal", 2)]


def test_enter_never_opens_a_hit_of_an_earlier_text(palette: SearchPalette, qtbot: QtBot) -> None:
    seen, edit = opened(palette), palette.parent()
    qtbot.keyClicks(edit, "a")
    with qtbot.waitSignal(palette.searched):
        pass
    qtbot.keyClicks(edit, "b")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert seen == [("deal", 2)]


def test_enter_on_nothing_found_opens_nothing(palette: SearchPalette, qtbot: QtBot) -> None:
    seen, edit = opened(palette), palette.parent()
    qtbot.keyClicks(edit, "zz")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert seen == []
    assert isinstance(edit, QLineEdit)
    assert edit.text() == "zz"
