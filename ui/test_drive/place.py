"""The place of the test drives: diary, demo cars, fines, and for managers the incident list, side by side."""

from __future__ import annotations

import importlib
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from showroom.kernel.actor import Permission
from ui.context import UiContext
from ui.theme import SPACE_3, SPACE_5

DIARY, CARS, FINES, LISTED = "diary", "cars", "fines", "list"
PAGES = {
    DIARY: ("ui.test_drive.diary_page", "DiaryPage", Permission.DEAL_READ),
    CARS: ("ui.test_drive.demo_cars_page", "DemoCarsPage", Permission.TEST_DRIVE_WRITE),
    FINES: ("ui.test_drive.fines_view", "FinesView", Permission.TEST_DRIVE_WRITE),
    LISTED: ("ui.test_drive.incident_list_view", "IncidentListView", Permission.RULE_OVERRIDE),
}
INTERNAL = frozenset({CARS, FINES, LISTED})
"""What a customer who looks on must not see: fines, accidents and the list name other customers."""


class TestDrivePlace(QWidget):
    """Each tab's page is imported and built when it is first shown."""

    __test__ = False  # pytest takes the name for a test class

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self.setObjectName("test_drive_place")
        self.setProperty("kind", "page")
        self.context = context
        self.pages: dict[str, QWidget] = {}
        self._hidden = False
        may = context.actor.may
        self.keys = [key for key, (_, _, right) in PAGES.items() if key == DIARY or may(right)]
        titles = {
            DIARY: self.tr("Diary"), CARS: self.tr("Demo cars"), FINES: self.tr("Fines"),
            LISTED: self.tr("Incident list"),
        }  # fmt: skip
        self.tabs = QTabBar()
        self.tabs.setObjectName("test_drive_tabs")
        self.tabs.setAccessibleName(self.tr("Test drives"))
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(False)
        for key in self.keys:
            self.tabs.addTab(titles[key])
        self.tabs.setVisible(len(self.keys) > 1)
        self.stack = QStackedWidget()
        bar = QHBoxLayout()
        bar.setContentsMargins(SPACE_5, SPACE_3, SPACE_5, 0)
        bar.addWidget(self.tabs, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addWidget(self.stack, 1)
        self.tabs.currentChanged.connect(self._on_tab)
        self.show_page(DIARY)

    def show_page(self, key: str) -> QWidget | None:
        """Show a tab; None where this person has none such, or while a customer looks on who must not see it."""
        if key not in self.keys or (self._hidden and key in INTERNAL):
            return None
        if key not in self.pages:
            module, name, _ = PAGES[key]
            self.pages[key] = getattr(importlib.import_module(module), name)(self.context)
            self.stack.addWidget(self.pages[key])
        self.stack.setCurrentWidget(self.pages[key])
        self.tabs.setCurrentIndex(self.keys.index(key))
        return self.pages[key]

    def open_item(self, vehicle_id: int) -> None:
        """Show the file of a demo car."""
        page: Any = self.show_page(CARS)
        if page is not None:
            page.open_car(vehicle_id)

    def reload(self) -> None:
        """Read the page that is shown again."""
        page: Any = self.stack.currentWidget()
        if isinstance(page, QWidget) and hasattr(page, "reload"):
            page.reload()

    def snapshot(self) -> dict[str, Any]:
        """The tab, and what its pages keep, for the language switch."""
        kept = {key: page.snapshot() for key, page in self.pages.items() if hasattr(page, "snapshot")}
        return {"tab": self.keys[self.tabs.currentIndex()], "pages": kept}

    def restore(self, snapshot: dict[str, Any]) -> None:
        """Put it back."""
        for key, kept in snapshot["pages"].items():
            page: Any = self.show_page(key)
            if page is not None:
                page.restore(kept)
        self.show_page(snapshot["tab"])

    def hide_internal(self, hidden: bool) -> None:
        """The customer looks on: nobody else's fines and accidents, and no incident list."""
        if hidden and self.keys[self.tabs.currentIndex()] in INTERNAL:
            self.show_page(DIARY)
        self._hidden = hidden
        for number, key in enumerate(self.keys):
            if key in INTERNAL:
                self.tabs.setTabVisible(number, not hidden)

    def _on_tab(self, number: int) -> None:
        self.show_page(self.keys[number])


def open_demo_cars(window: QWidget, context: UiContext) -> None:
    """The command of Ctrl+K."""
    _open(window, context, CARS)


def open_fines(window: QWidget, context: UiContext) -> None:
    """The command of Ctrl+K."""
    _open(window, context, FINES)


def open_incident_list(window: QWidget, context: UiContext) -> None:
    """The command of Ctrl+K."""
    _open(window, context, LISTED)


def _open(window: QWidget, context: UiContext, key: str) -> None:
    """To the place, and there to the tab; `add_acts` gives the window's first context, so the window itself opens."""
    context.open_place("test_drives", 0)
    place: Any = window.findChild(TestDrivePlace, "test_drive_place")
    if place is not None:
        place.show_page(key)
