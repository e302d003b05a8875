"""Ctrl+K: one list over records and commands, driven from the search field without taking its focus."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QLineEdit

from ui.context import UiContext
from ui.shell.commands import Commands
from ui.widgets.search_choice import Choice, SuggestionList

SLOW_MS, DEBOUNCE_MS = 25, 60  # a store that answers at once is asked at every key; a distant one waits for a pause
RECORDS, COMMANDS = 8, 6


class SearchPalette(QObject):
    """Looks up what is typed; `opened(kind, id)` for records, commands run by themselves."""

    opened = Signal(str, int)
    searched = Signal()

    def __init__(self, edit: QLineEdit, commands: Commands, context: Callable[[], UiContext | None]) -> None:
        super().__init__(edit)
        self._edit = edit
        self._commands = commands
        self._context = context
        self._list: SuggestionList | None = None
        self._asked = ""
        self._enter = False
        self._asked_at = 0.0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self.search)
        edit.returnPressed.connect(self._on_return)
        edit.textChanged.connect(self._on_typed)  # only committed text: an input method's preedit is no text yet

    @property
    def hits(self) -> SuggestionList:
        """The list below the field."""
        if self._list is None:
            self._list = SuggestionList(self._edit, 540)
            self._list.chosen.connect(self._on_chosen)
        return self._list

    def search(self) -> None:
        """Look up the text of now; commands are shown at once, records when the store answers."""
        self._asked = self._edit.text().strip()
        context = self._context()
        if not self._asked or context is None:
            self.hits.hide()
            return
        self._asked_at = time.monotonic()
        find = partial(context.showroom.search.find, context.actor, self._asked, RECORDS)
        context.jobs.read(find, self._on_found, key="search")

    def _on_found(self, found: tuple[Any, ...]) -> None:
        taken = (time.monotonic() - self._asked_at) * 1000
        self._timer.setInterval(DEBOUNCE_MS if taken > SLOW_MS else 0)
        if self._edit.text().strip() != self._asked or not self._edit.hasFocus():
            return
        names = self._kind_names()
        records = [Choice(("open", hit.kind, hit.id), hit.title, _detail(names, hit)) for hit in found]
        commands = [Choice(("run", a.objectName()), a.text(), _keys(a)) for a in self._commands.matching(self._asked)]
        hits = records + commands[:COMMANDS]
        self.hits.show_hits(hits or [Choice(("nothing",), self.tr("Nothing found"))])
        if self._enter and hits:
            self.hits.choose_current()
        self._enter = False
        self.searched.emit()

    def _on_typed(self, _text: str) -> None:
        self._enter = False
        self.hits.stale = True
        self._timer.start()

    def _on_return(self) -> None:
        """Enter came before the hits: the first one is opened as soon as they are there."""
        self._enter = True
        self._timer.stop()
        self.search()

    def _on_chosen(self, payload: object) -> None:
        if not isinstance(payload, Choice) or payload.key[0] == "nothing":
            return
        self._edit.clear()
        self._edit.clearFocus()
        if payload.key[0] == "run":
            self._commands[payload.key[1]].trigger()
        else:
            self.opened.emit(payload.key[1], payload.key[2])

    def _kind_names(self) -> dict[str, str]:
        return {
            "customer": self.tr("Customer"),
            "deal": self.tr("Deal"),
            "vehicle": self.tr("Car"),
            "contract": self.tr("Contract"),
        }


def _detail(names: dict[str, str], hit: Any) -> str:
    return " · ".join(part for part in (names.get(hit.kind, hit.kind), hit.detail) if part)


def _keys(action: QAction) -> str:
    return action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
