"""A repair or a claim of the open deal's car, from Ctrl+K."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from ui.context import UiContext


def open_repair(window: QWidget, context: UiContext) -> None:
    """登记维修 on the open deal."""
    _begin(window, context, "record_repair")


def open_claim(window: QWidget, context: UiContext) -> None:
    """登记三包要求 on the open deal."""
    _begin(window, context, "open_claim")


def _begin(window: QWidget, context: UiContext, act: str) -> None:
    """Go to the follow-up of the deal on the screen and begin there; says so where no deal is open."""
    deal: Any = window.findChild(QWidget, "deal_page")
    if deal is not None and deal.isVisibleTo(window) and deal.view_model.view is not None:
        deal.go_to("follow_up")
        page: Any = deal.findChild(QWidget, "follow_up_page")
        if deal.step == "follow_up" and page is not None:
            page.claims.begin(act)
            return
    context.notifier.info(QCoreApplication.translate("ClaimsPart", "Open a deal with a delivered car first"))
