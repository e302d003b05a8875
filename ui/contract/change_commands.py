"""Change order, reissue and cancellation of the open deal's contract, from Ctrl+K."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from ui.context import UiContext


def open_change(window: QWidget, context: UiContext) -> None:
    """换订 on the open deal."""
    _begin(window, context, "change_order")


def open_reissue(window: QWidget, context: UiContext) -> None:
    """作废重开 on the open deal."""
    _begin(window, context, "reissue_contract")


def open_cancel(window: QWidget, context: UiContext) -> None:
    """退订 on the open deal."""
    _begin(window, context, "cancel_contract")


def open_notice(window: QWidget, context: UiContext) -> None:
    """解除通知 on the open deal."""
    _begin(window, context, "notice_contract")


def _begin(window: QWidget, context: UiContext, act: str) -> None:
    """Go to the contract step of the deal on the screen and begin there; says so where no deal is open."""
    deal: Any = window.findChild(QWidget, "deal_page")
    if deal is None or not deal.isVisibleTo(window) or deal.view_model.view is None:
        text = QCoreApplication.translate("ChangesPart", "Open a deal with a signed contract first")
        context.notifier.info(text)
        return
    deal.go_to("contract")
    page: Any = deal.findChild(QWidget, "contract_page")
    if deal.step == "contract" and page is not None:
        page.changes.begin(act)
    else:
        context.notifier.info(QCoreApplication.translate("ChangesPart", "This deal has no signed contract yet"))
