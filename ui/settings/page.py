"""Settings: the store, the staff and the parameters for those with the right; language, looks and password for all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget

from showroom.kernel.actor import Permission
from ui.context import UiContext
from ui.settings.export_part import ExportPart
from ui.settings.own_part import OwnPart
from ui.settings.parameter_part import ParameterPart
from ui.settings.staff_part import StaffPart
from ui.settings.store_part import StorePart
from ui.theme import SPACE_3, SPACE_4, SPACE_5

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.settings.brands_part import BrandsPart
    from ui.settings.duties_part import DutiesPart
    from ui.settings.goods_part import GoodsPart
    from ui.settings.limits_part import LimitsPart
    from ui.settings.privacy_part import PrivacyPart

Part: TypeAlias = (
    "StorePart | StaffPart | ParameterPart | LimitsPart | BrandsPart | DutiesPart | GoodsPart | PrivacyPart"
    " | ExportPart | OwnPart"
)


class SettingsPage(QWidget):
    """Tabs of what this person may set."""

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self.setObjectName("settings_page")
        self.setProperty("kind", "page")
        self.context = context
        self.parts: dict[str, Part] = {}
        self.tabs = QTabBar()
        self.tabs.setObjectName("settings_tabs")
        self.tabs.setAccessibleName(self.tr("Settings"))
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.stack = QStackedWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_5, SPACE_3, SPACE_5, SPACE_4)
        column.setSpacing(SPACE_3)
        column.addWidget(self.tabs)
        column.addWidget(self.stack, 1)
        for key, title in self._offered():
            self.tabs.addTab(title)
            self.tabs.setTabData(self.tabs.count() - 1, key)
        self.tabs.setVisible(self.tabs.count() > 1)
        self.tabs.currentChanged.connect(self._on_tab)
        self._on_tab(0)

    def open_part(self, key: str) -> Part:
        """Show store, staff, parameters, export or own; raises KeyError for what this person may not set."""
        keys = [self.tabs.tabData(number) for number in range(self.tabs.count())]
        if key not in keys:
            raise KeyError(key)
        self.tabs.setCurrentIndex(keys.index(key))
        self._on_tab(keys.index(key))
        return self.parts[key]

    def primary(self) -> None:
        """Ctrl+Enter: the main act of the open part."""
        self.parts[str(self.tabs.tabData(self.tabs.currentIndex()))].submit()

    def flush_drafts(self) -> None:
        """Store what is typed."""
        for part in self.parts.values():
            part.flush_drafts()

    def snapshot(self) -> dict[str, Any]:
        """Which part is open, for the language switch."""
        return {"tab": self.tabs.currentIndex()}

    def restore(self, snapshot: dict[str, Any]) -> None:
        """Put it back."""
        self.tabs.setCurrentIndex(snapshot["tab"])

    def _offered(self) -> list[tuple[str, str]]:
        may = self.context.actor.may
        offered = []
        if may(Permission.SETTINGS_WRITE):
            offered.append(("store", self.tr("Store")))
        if may(Permission.STAFF_WRITE):
            offered.append(("staff", self.tr("Staff")))
        if may(Permission.SETTINGS_WRITE):
            offered.append(("parameters", self.tr("Parameters")))
        if may(Permission.DISCOUNT_APPROVE):
            offered.append(("limits", self.tr("Discount limits")))
        if may(Permission.STOCK_WRITE):
            offered.append(("goods", self.tr("Price board")))
        if may(Permission.STORE_DUTIES):
            offered += [("brands", self.tr("Brands")), ("duties", self.tr("Registration"))]
        if may(Permission.PRIVACY_DESK):
            offered.append(("privacy", self.tr("Privacy desk")))
        if may(Permission.EXPORT):
            offered.append(("export", self.tr("Export")))
        return [*offered, ("own", self.tr("Me"))]

    def _on_tab(self, number: int) -> None:
        key = str(self.tabs.tabData(number))
        if key not in self.parts:
            makers: dict[str, Callable[[UiContext], Part]] = {
                "store": StorePart, "staff": StaffPart, "parameters": ParameterPart, "limits": _limits,
                "privacy": _privacy,
                "brands": _brands, "duties": _duties, "goods": _goods,
                "export": ExportPart, "own": OwnPart,
            }  # fmt: skip
            self.parts[key] = makers[key](self.context)
            self.stack.addWidget(self.parts[key])
        self.stack.setCurrentWidget(self.parts[key])


def _limits(context: UiContext) -> Part:
    from ui.settings.limits_part import LimitsPart

    return LimitsPart(context)


def _brands(context: UiContext) -> Part:
    from ui.settings.brands_part import BrandsPart

    return BrandsPart(context)


def _duties(context: UiContext) -> Part:
    from ui.settings.duties_part import DutiesPart

    return DutiesPart(context)


def _privacy(context: UiContext) -> Part:
    from ui.settings.privacy_part import PrivacyPart

    return PrivacyPart(context)


def _goods(context: UiContext) -> Part:
    from ui.settings.goods_part import GoodsPart

    return GoodsPart(context)
