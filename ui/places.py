"""Which places and step pages the window has: found by module, imported when first opened."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.context import UiContext
    from ui.widgets.step_page import StepPage


@dataclass(frozen=True, slots=True)
class Place:
    """One entry of the rail; `page` is 'module:Class', a QWidget made with the context."""

    key: str
    icon: str
    source_title: str
    page: str

    @property
    def title(self) -> str:
        return QCoreApplication.translate("Places", self.source_title)

    def exists(self) -> bool:
        """Whether the page's module is part of this program."""
        return find_spec(self.page.partition(":")[0]) is not None

    def build(self, context: UiContext) -> QWidget:
        """The page, imported now."""
        return cast("QWidget", _load(self.page)(context))


PLACES = (
    Place("today", "calendar-check", str(QT_TRANSLATE_NOOP("Places", "Today")), "ui.today.page:TodayPage"),
    Place(
        "front_desk",
        "concierge-bell",
        str(QT_TRANSLATE_NOOP("Places", "Front desk")),
        "ui.reception.front_desk_page:FrontDeskPage",
    ),
    Place("customers", "users", str(QT_TRANSLATE_NOOP("Places", "Customers")), "ui.customers.page:CustomersPage"),
    Place("deals", "handshake", str(QT_TRANSLATE_NOOP("Places", "Deals")), "ui.deals.list_page:DealListPage"),
    Place("test_drives", "car", str(QT_TRANSLATE_NOOP("Places", "Test drives")), "ui.test_drive.place:TestDrivePlace"),
    Place("stock", "warehouse", str(QT_TRANSLATE_NOOP("Places", "Stock")), "ui.stock.page:StockPage"),
    Place("contracts", "file-text", str(QT_TRANSLATE_NOOP("Places", "Contracts")), "ui.contracts.page:ContractsPage"),
    Place("reports", "chart-column", str(QT_TRANSLATE_NOOP("Places", "Reports")), "ui.reports.page:ReportsPage"),
    Place("settings", "settings", str(QT_TRANSLATE_NOOP("Places", "Settings")), "ui.settings.page:SettingsPage"),
)
STEP_PAGES = {
    "reception": "ui.reception.page:ReceptionPage",
    "consultation": "ui.consultation.page:ConsultationPage",
    "presentation": "ui.presentation.page:PresentationPage",
    "test_drive": "ui.test_drive.page:TestDrivePage",
    "negotiation": "ui.negotiation.page:NegotiationPage",
    "contract": "ui.contract.page:ContractPage",
    "financing": "ui.financing.page:FinancingPage",
    "delivery": "ui.delivery.page:DeliveryPage",
    "follow_up": "ui.follow_up.page:FollowUpPage",
}


def places() -> tuple[Place, ...]:
    """The places whose page exists, in the rail's order."""
    return tuple(place for place in PLACES if place.exists())


def step_factories() -> Mapping[str, Callable[[UiContext], StepPage]]:
    """`{step: factory(context)}` of the step pages that exist."""
    return {step: partial(_build_step, page) for step, page in STEP_PAGES.items() if find_spec(page.partition(":")[0])}


def _build_step(page: str, context: UiContext) -> StepPage:
    return cast("StepPage", _load(page)(context))


def _load(page: str) -> Any:
    module, _, name = page.partition(":")
    return getattr(importlib.import_module(module), name)
