"""Prospecting in one window: calls, leads, call lists, messages and costs; each person sees what they may do."""

from __future__ import annotations

import importlib
from functools import partial

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from showroom.kernel.actor import Permission
from ui.context import UiContext
from ui.reception.campaign_part import CampaignPart
from ui.theme import SPACE_3, SPACE_5

P = Permission
TABS = {
    "calls": (
        P.FOLLOW_UP_WRITE, str(QT_TRANSLATE_NOOP("CampaignDialog", "Calls")), "campaign_calls_part:CampaignCallsPart",
    ),
    "take": (
        P.CUSTOMER_WRITE, str(QT_TRANSLATE_NOOP("CampaignDialog", "Take a lead")), "campaign_take_part:TakeLeadPart",
    ),
    "leads": (P.VISIT_READ, str(QT_TRANSLATE_NOOP("CampaignDialog", "Leads")), "campaign_leads_part:CampaignLeadsPart"),
    "lists": (
        P.FRONT_DESK_MANAGE, str(QT_TRANSLATE_NOOP("CampaignDialog", "Call lists")),
        "campaign_lists_part:CampaignListsPart",
    ),
    "new": (
        P.FRONT_DESK_MANAGE, str(QT_TRANSLATE_NOOP("CampaignDialog", "New list")), "campaign_new_list_part:NewListPart",
    ),
    "messages": (
        P.EXPORT, str(QT_TRANSLATE_NOOP("CampaignDialog", "Messages")), "campaign_message_part:CampaignMessagePart",
    ),
    "costs": (
        P.FRONT_DESK_MANAGE, str(QT_TRANSLATE_NOOP("CampaignDialog", "Costs")), "campaign_costs_part:CampaignCostsPart",
    ),
}  # fmt: skip


class CampaignDialog(QDialog):
    """A tab is built when it is first opened."""

    def __init__(self, parent: QWidget | None, context: UiContext, tab: str = "") -> None:
        super().__init__(parent)
        self.setObjectName("campaign_dialog")
        self.setWindowTitle(self.tr("Prospecting"))
        self.context = context
        self.parts: dict[str, CampaignPart] = {}
        self.tabs = QTabBar()
        self.tabs.setObjectName("campaign_tabs")
        self.tabs.setAccessibleName(self.tr("Prospecting"))
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.stack = QStackedWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_5, SPACE_5, SPACE_5, SPACE_5)
        column.setSpacing(SPACE_3)
        column.addWidget(self.tabs)
        column.addWidget(self.stack, 1)
        for key in self._offered():
            number = self.tabs.addTab(QCoreApplication.translate("CampaignDialog", TABS[key][1]))
            self.tabs.setTabData(number, key)
            self.tabs.setTabToolTip(number, f"Alt+{number + 1}")
            shortcut = QShortcut(QKeySequence(f"Alt+{number + 1}"), self)
            shortcut.activated.connect(partial(self.tabs.setCurrentIndex, number))
        self.tabs.currentChanged.connect(self._on_tab)
        room = self.screen().availableGeometry()
        self.resize(min(1100, room.width() - 64), min(760, room.height() - 64))
        self.open_tab(tab or str(self.tabs.tabData(0)))

    def open_tab(self, key: str) -> CampaignPart | None:
        """Show a tab; None for what this person may not do."""
        keys = [str(self.tabs.tabData(number)) for number in range(self.tabs.count())]
        if key not in keys:
            return None
        self.tabs.setCurrentIndex(keys.index(key))
        self._on_tab(keys.index(key))
        return self.parts[key]

    def _offered(self) -> list[str]:
        may = self.context.actor.may
        return [key for key, (right, _title, _place) in TABS.items() if may(right) and may(P.VISIT_READ)]

    def _on_tab(self, number: int) -> None:
        key = str(self.tabs.tabData(number))
        if key not in self.parts:
            module, _, name = TABS[key][2].partition(":")
            part: CampaignPart = getattr(importlib.import_module(f"ui.reception.{module}"), name)(self.context)
            self.parts[key] = part
            self.stack.addWidget(part)
        self.stack.setCurrentWidget(self.parts[key])
        self.parts[key].refresh()


def open_campaigns(window: QWidget, context: UiContext, tab: str = "") -> CampaignDialog:
    """Prospecting, from anywhere."""
    dialog = CampaignDialog(window, context, tab)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
    return dialog


def open_calls(window: QWidget, context: UiContext) -> None:
    """One's own calls before a campaign."""
    open_campaigns(window, context, "calls")


def open_take_lead(window: QWidget, context: UiContext) -> None:
    """A number for a gift."""
    open_campaigns(window, context, "take")


def open_lists(window: QWidget, context: UiContext) -> None:
    """Call lists, and from there messages and costs."""
    open_campaigns(window, context, "lists")
