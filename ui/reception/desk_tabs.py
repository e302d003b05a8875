"""The parts of the front desk below its line, one tab each; a part is imported when it is first opened."""

from __future__ import annotations

import importlib
from functools import partial
from importlib.util import find_spec
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget

from showroom.kernel.actor import Permission
from ui.context import UiContext
from ui.theme import SPACE_2

TITLES = {
    "board": str(QT_TRANSLATE_NOOP("DeskTabs", "In the store")),
    "log": str(QT_TRANSLATE_NOOP("DeskTabs", "Today's log")),
    "appointments": str(QT_TRANSLATE_NOOP("DeskTabs", "Appointments")),
    "call": str(QT_TRANSLATE_NOOP("DeskTabs", "Call")),
    "calls": str(QT_TRANSLATE_NOOP("DeskTabs", "Calls")),
    "sheet": str(QT_TRANSLATE_NOOP("DeskTabs", "Q&A sheet")),
    "campaigns": str(QT_TRANSLATE_NOOP("DeskTabs", "Campaigns")),
    "targets": str(QT_TRANSLATE_NOOP("DeskTabs", "Call quota")),
    "review": str(QT_TRANSLATE_NOOP("DeskTabs", "Self-review")),
}
PARTS = {
    "log": "ui.reception.desk_tables:LogPart",
    "appointments": "ui.reception.appointments_part:AppointmentsPart",
    "call": "ui.reception.call_part:CallPart",
    "calls": "ui.reception.calls_part:CallsPart",
    "sheet": "ui.reception.sheet_part:SheetPart",
    "campaigns": "ui.reception.campaigns_part:CampaignsPart",
    "targets": "ui.reception.call_targets_part:CallTargetsPart",
    "review": "ui.reception.review_part:ReviewPart",
}
NEEDS = {
    "sheet": Permission.FRONT_DESK_MANAGE,
    "campaigns": Permission.FRONT_DESK_MANAGE,
    "review": Permission.DEAL_WRITE,
}


class DeskTabs(QWidget):
    """`opened(key)`; `made(key)`, before it, for a new part; a part's `received(VisitLogged)` comes out as `logged`."""

    opened = Signal(str)
    made = Signal(str)
    logged = Signal(object)

    def __init__(self, context: UiContext, first: dict[str, QWidget]) -> None:
        super().__init__()
        self.setProperty("kind", "inner")
        self.context = context
        self.parts: dict[str, QWidget] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_2)
        self.bar = QTabBar()
        self.bar.setObjectName("desk_tabs")
        self.bar.setAccessibleName(self.tr("Parts of the front desk"))
        self.bar.setDrawBase(False)
        self.bar.setExpanding(False)
        self.stack = QStackedWidget()
        column.addWidget(self.bar)
        column.addWidget(self.stack, 1)
        for key, part in first.items():
            self._keep(key, part)
        for key in self._offered(first):
            number = self.bar.addTab(self._title(key))
            self.bar.setTabData(number, key)
            self.bar.setTabToolTip(number, f"Alt+{number + 1}")
        self.bar.currentChanged.connect(self._on_tab)

    @property
    def key(self) -> str:
        """The part that is open."""
        return str(self.bar.tabData(self.bar.currentIndex()))

    def open_tab(self, key: str) -> QWidget | None:
        """Show a part; None for one that this person is not offered."""
        keys = [self.bar.tabData(number) for number in range(self.bar.count())]
        if key not in keys:
            return None
        self.bar.setCurrentIndex(keys.index(key))
        self._on_tab(keys.index(key))
        return self.parts[key]

    def open_number(self, number: int) -> None:
        """Alt+1 is the first."""
        if number < self.bar.count():
            self.open_tab(str(self.bar.tabData(number)))

    def listen(self, page: QWidget) -> None:
        """Alt with a number opens a part from anywhere on `page`."""
        for number in range(9):
            shortcut = QShortcut(QKeySequence(f"Alt+{number + 1}"), page)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(partial(self.open_number, number))

    def set_count(self, key: str, count: int) -> None:
        """Say in the tab how many there are."""
        for number in range(self.bar.count()):
            if self.bar.tabData(number) == key:
                self.bar.setTabText(number, f"{self._title(key)}  {count}" if count else self._title(key))

    def _offered(self, first: dict[str, QWidget]) -> list[str]:
        may = self.context.actor.may
        further = [
            key
            for key, place in PARTS.items()
            if find_spec(place.partition(":")[0]) is not None and (key not in NEEDS or may(NEEDS[key]))
        ]
        return [*first, *further]

    def _title(self, key: str) -> str:
        return QCoreApplication.translate("DeskTabs", TITLES[key]).replace("&", "&&")

    def _on_tab(self, number: int) -> None:
        key = str(self.bar.tabData(number))
        if key not in self.parts:
            module, _, name = PARTS[key].partition(":")
            self._keep(key, getattr(importlib.import_module(module), name)(self.context))
            self.made.emit(key)
        part: Any = self.parts[key]
        self.stack.setCurrentWidget(part)
        if hasattr(part, "begin"):
            part.begin()
        self.opened.emit(key)

    def _keep(self, key: str, part: QWidget) -> None:
        self.parts[key] = part
        self.stack.addWidget(part)
        if hasattr(part, "received"):
            part.received.connect(self.logged)


def open_desk_part(window: QWidget, context: UiContext, key: str) -> None:
    """One part of the front desk from anywhere in the window."""
    context.open_place("front_desk", 0)
    tabs = window.findChild(DeskTabs)
    if tabs is not None:
        tabs.open_tab(key)
