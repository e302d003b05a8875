"""Customers change hands: a leaver's, idle ones, the pool; what was done; and how many files are opened."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QDialog, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from showroom.kernel.actor import Permission
from ui.context import UiContext
from ui.hand_over.leave_part import LeavePart
from ui.hand_over.part import Part
from ui.hand_over.pool_parts import IdlePart, PoolPart
from ui.hand_over.record_parts import DonePart, ViewingPart
from ui.theme import SPACE_3, SPACE_5


class HandOverDialog(QDialog):
    """Tabs of what this person may do; `staff_id` names who leaves. Opened from customers and staff."""

    def __init__(self, parent: QWidget | None, context: UiContext, tab: str = "", staff_id: int | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("hand_over_dialog")
        self.setWindowTitle(self.tr("Hand-over and pool"))
        self.resize(1000, 680)
        self.context, self.staff_id = context, staff_id
        self.parts: dict[str, Part] = {}
        self.tabs = QTabBar()
        self.tabs.setObjectName("hand_over_tabs")
        self.tabs.setAccessibleName(self.tr("Hand-over and pool"))
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.stack = QStackedWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_5, SPACE_5, SPACE_5, SPACE_5)
        column.setSpacing(SPACE_3)
        column.addWidget(self.tabs)
        column.addWidget(self.stack, 1)
        for key, title in self._offered():
            self.tabs.addTab(title)
            self.tabs.setTabData(self.tabs.count() - 1, key)
        self.tabs.currentChanged.connect(self._on_tab)
        self.open_tab(tab or str(self.tabs.tabData(0)))

    def open_tab(self, key: str) -> Part:
        """Show leave, idle, pool, done or viewing; raises KeyError for what this person may not do."""
        keys = [str(self.tabs.tabData(number)) for number in range(self.tabs.count())]
        if key not in keys:
            raise KeyError(key)
        self.tabs.setCurrentIndex(keys.index(key))
        self._on_tab(keys.index(key))
        return self.parts[key]

    def _offered(self) -> list[tuple[str, str]]:
        may = self.context.actor.may
        offered = []
        if may(Permission.HAND_OVER):
            offered.append(("leave", self.tr("A consultant leaves")))
        if may(Permission.OWNERSHIP_OVERRIDE):
            offered.append(("idle", self.tr("Idle customers")))
        if may(Permission.CUSTOMER_WRITE):
            offered.append(("pool", self.tr("Pool")))
        if may(Permission.HAND_OVER):
            offered.append(("done", self.tr("Done")))
        if may(Permission.OWNERSHIP_OVERRIDE):
            offered.append(("viewing", self.tr("Files opened")))
        return offered

    def _on_tab(self, number: int) -> None:
        key = str(self.tabs.tabData(number))
        if key not in self.parts:
            makers: dict[str, Callable[[UiContext], Part]] = {
                "leave": partial(LeavePart, staff_id=self.staff_id), "idle": IdlePart, "pool": PoolPart,
                "done": DonePart, "viewing": ViewingPart,
            }  # fmt: skip
            self.parts[key] = makers[key](self.context)
            self.stack.addWidget(self.parts[key])
        self.stack.setCurrentWidget(self.parts[key])
        self.parts[key].refresh()


def open_hand_over(window: QWidget, context: UiContext, tab: str = "") -> None:
    """Hand-over, idle customers and pool, from anywhere."""
    dialog = HandOverDialog(window, context, tab)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def open_idle(window: QWidget, context: UiContext) -> None:
    """The idle customers, to be returned to the pool."""
    open_hand_over(window, context, "idle")
