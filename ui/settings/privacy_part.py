"""The privacy desk: requests, one person's file, what is due, and the registers (§3.5)."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from ui.context import UiContext
from ui.settings.privacy_due import DuePart
from ui.settings.privacy_incidents import IncidentsPart
from ui.settings.privacy_person import PersonPart
from ui.settings.privacy_records import RecordsPart
from ui.settings.privacy_requests import RequestsPart
from ui.theme import SPACE_3
from ui.widgets.cards import text_label

Desk: TypeAlias = RequestsPart | PersonPart | DuePart | RecordsPart | IncidentsPart


class PrivacyPart(QWidget):
    """Tabs of the administrator's privacy desk, each made when first opened."""

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self.setObjectName("privacy_part")
        self.setProperty("kind", "page")
        self.context = context
        self.parts: dict[str, Desk] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_3)
        head = QHBoxLayout()
        head.setSpacing(SPACE_3)
        head.addWidget(text_label(self.tr("Privacy desk"), "subject"))
        head.addWidget(
            text_label(self.tr("Names stay masked; what is opened in full is logged with a reason."), "fact")
        )
        head.addStretch(1)
        column.addLayout(head)
        self.tabs = QTabBar()
        self.tabs.setObjectName("privacy_tabs")
        self.tabs.setAccessibleName(self.tr("Privacy desk"))
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.stack = QStackedWidget()
        column.addWidget(self.tabs)
        column.addWidget(self.stack, 1)
        for key, title in (
            ("requests", self.tr("Requests")),
            ("person", self.tr("One person")),
            ("due", self.tr("Retention")),
            ("records", self.tr("Processing records")),
            ("incidents", self.tr("Incidents")),
        ):
            self.tabs.addTab(title)
            self.tabs.setTabData(self.tabs.count() - 1, key)
        self.tabs.currentChanged.connect(self._on_tab)
        self._on_tab(0)

    def open_desk(self, key: str) -> Desk:
        """Show requests, person, due, records or incidents."""
        keys = [self.tabs.tabData(number) for number in range(self.tabs.count())]
        self.tabs.setCurrentIndex(keys.index(key))
        self._on_tab(keys.index(key))
        return self.parts[key]

    def submit(self) -> None:
        """Ctrl+Enter: the main act of the open tab."""
        self.parts[str(self.tabs.tabData(self.tabs.currentIndex()))].submit()

    def flush_drafts(self) -> None:
        """What is typed here names persons: it is kept nowhere but in the registers."""

    def _on_tab(self, number: int) -> None:
        key = str(self.tabs.tabData(number))
        if key not in self.parts:
            makers: dict[str, Callable[[UiContext], Desk]] = {
                "requests": RequestsPart, "person": PersonPart, "due": DuePart, "records": RecordsPart,
                "incidents": IncidentsPart,
            }  # fmt: skip
            self.parts[key] = makers[key](self.context)
            self.stack.addWidget(self.parts[key])
        self.stack.setCurrentWidget(self.parts[key])
