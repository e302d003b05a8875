"""Words of the stock in the window's language."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from showroom.kernel.errors import Lang
from showroom.vehicles.model import Energy, VehicleStatus
from showroom.vehicles.quality_entry import Scope
from showroom.vehicles.rules import STATUS_NAMES
from ui.theme import Tone

ENERGIES = {
    Energy.BEV: str(QT_TRANSLATE_NOOP("StockWords", "Battery electric")),
    Energy.PHEV: str(QT_TRANSLATE_NOOP("StockWords", "Plug-in hybrid")),
    Energy.ICE: str(QT_TRANSLATE_NOOP("StockWords", "Fuel")),
    Energy.FCEV: str(QT_TRANSLATE_NOOP("StockWords", "Fuel cell")),
}
SCOPES = {
    Scope.VERSION: str(QT_TRANSLATE_NOOP("StockWords", "This version")),
    Scope.SERIES: str(QT_TRANSLATE_NOOP("StockWords", "The whole series")),
    Scope.BRAND: str(QT_TRANSLATE_NOOP("StockWords", "The whole brand")),
}
STATUS_TONES: dict[VehicleStatus, Tone] = {
    VehicleStatus.IN_STOCK: "good", VehicleStatus.IN_TRANSIT: "muted", VehicleStatus.RESERVED: "caution",
    VehicleStatus.SOLD: "accent", VehicleStatus.DELIVERED: "muted", VehicleStatus.DEMO: "accent",
    VehicleStatus.OUT_OF_SERVICE: "refusal",
}  # fmt: skip


def energy_text(energy: Energy) -> str:
    """A kind of drive."""
    return QCoreApplication.translate("StockWords", ENERGIES[energy])


def energies() -> list[tuple[str, str]]:
    """Choices of drives."""
    return [(energy.value, energy_text(energy)) for energy in ENERGIES]


def status_text(status: VehicleStatus, lang: Lang) -> str:
    """A car's state."""
    return STATUS_NAMES[status][0 if lang == "zh" else 1]


def statuses(lang: Lang) -> list[tuple[str, str]]:
    """Choices of states."""
    return [(status.value, status_text(status, lang)) for status in VehicleStatus]


def scope_text(scope: Scope) -> str:
    """What quality terms hold for."""
    return QCoreApplication.translate("StockWords", SCOPES[scope])


def scopes() -> list[tuple[str, str]]:
    """Choices of what quality terms hold for."""
    return [(scope.value, scope_text(scope)) for scope in SCOPES]
