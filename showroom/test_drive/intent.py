"""What the customer says after the drive, and the grade that follows from it (TR-03, §6.1); pure."""

from __future__ import annotations

from enum import StrEnum

from showroom.customers.model import Grade

ASPECTS = ("power", "handling", "braking", "comfort", "quietness", "space", "adas", "seat", "view")
ASPECT_NAMES = {
    "power": ("动力", "Power"),
    "handling": ("操控", "Handling"),
    "braking": ("制动", "Braking"),
    "comfort": ("舒适", "Comfort"),
    "quietness": ("静谧", "Quietness"),
    "space": ("空间", "Space"),
    "adas": ("智驾辅助", "Driver assistance"),
    "seat": ("座椅", "Seat"),
    "view": ("视野", "View"),
}
BEST = 5


class Intent(StrEnum):
    """When the customer means to order."""

    WEEK = "week"
    FORTNIGHT = "fortnight"
    MONTH = "month"
    QUARTER = "quarter"
    NONE = "none"


INTENT_NAMES = {
    Intent.WEEK: ("7 天内订车（H）", "Orders within 7 days (H)"),
    Intent.FORTNIGHT: ("15 天内订车（A）", "Orders within 15 days (A)"),
    Intent.MONTH: ("30 天内订车（B）", "Orders within 30 days (B)"),
    Intent.QUARTER: ("90 天内订车（C）", "Orders within 90 days (C)"),
    Intent.NONE: ("暂无购车意向", "No intention to buy for now"),
}
_GRADES = {Intent.WEEK: Grade.H, Intent.FORTNIGHT: Grade.A, Intent.MONTH: Grade.B, Intent.QUARTER: Grade.C}
_BEFORE_ORDER = frozenset({Grade.N, Grade.H, Grade.A, Grade.B, Grade.C})


def grade_after(intent: Intent, now: Grade) -> Grade:
    """The customer's grade after the drive; one who ordered or was lost keeps his, no intention means C (GR-01)."""
    return _GRADES.get(intent, Grade.C) if now in _BEFORE_ORDER else now
