"""One request that waits for the manager: who, how much, why, since when; opened with its whole deal."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from showroom.kernel.clock import STORE_ZONE
from showroom.kernel.money import Money
from ui.theme import SPACE_1, SPACE_2, SPACE_3
from ui.widgets.buttons import LinkButton
from ui.widgets.cards import text_label

if TYPE_CHECKING:
    from showroom.approvals.views import WaitingItem

translate = QCoreApplication.translate


class ApprovalCard(QFrame):
    """Look at the whole deal and decide, or go to the deal."""

    review_wanted = Signal(str)
    deal_wanted = Signal(int)

    def __init__(self, waiting: WaitingItem) -> None:
        super().__init__()
        self.waiting = waiting
        self.setObjectName(f"approval_{waiting.kind}_{waiting.id}")
        self.setProperty("kind", "finding")
        self.setProperty("tone", "caution")
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_3, SPACE_2, SPACE_3, SPACE_2)
        column.setSpacing(SPACE_1)
        column.addWidget(text_label(f"{waiting.customer} · {waiting.car_text}", "heading", wrap=True))
        column.addWidget(text_label(what_is_asked(waiting), wrap=True))
        column.addWidget(text_label(f"{waiting.asked_by}: {waiting.reason}", "fact", wrap=True))
        column.addLayout(self._build_foot())

    def _build_foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE_2)
        self.review = LinkButton(self.tr("Decide…"))
        self.review.setObjectName(f"review_{self.waiting.kind}_{self.waiting.id}")
        self.review.clicked.connect(self._on_review)
        self.open_button = LinkButton(self.tr("Open deal"))
        self.open_button.setObjectName(f"open_deal_{self.waiting.deal_id}")
        self.open_button.clicked.connect(self._on_open)
        for button in (self.review, self.open_button):
            button.setAccessibleName(f"{button.text()}: {self.waiting.customer}")
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(text_label(store_minute(self.waiting.since), "fact"))
        return row

    def _on_review(self) -> None:
        self.review_wanted.emit(self.waiting.key)

    def _on_open(self) -> None:
        self.deal_wanted.emit(self.waiting.deal_id)


def what_is_asked(item: WaitingItem) -> str:
    """How much off what, or the kind of change."""
    discount, guide = item.discount, item.guide_price
    if discount is not None and guide is not None:
        text = translate("ApprovalCard", "¥{discount} off ¥{guide} ({share})")
        return text.format(discount=discount.grouped(), guide=guide.grouped(), share=share_of(discount, guide))
    return {
        "change": translate("ApprovalCard", "Change order"),
        "cancel": translate("ApprovalCard", "Cancellation"),
        "reissue": translate("ApprovalCard", "Contract issued anew"),
        "notice": translate("ApprovalCard", "Notice of termination"),
        "order": translate("ApprovalCard", "Order by phone, fax or message"),
        "terms": translate("ApprovalCard", "Special terms"),
        "claim": translate("ApprovalCard", "Three-guarantees claim"),
    }.get(item.kind.value, translate("ApprovalCard", "Discount"))


def share_of(part: Money, whole: Money) -> str:
    """4.0 %, never broken in two; — of nothing."""
    return "—" if whole.fen <= 0 else f"{part.fen * 100 / whole.fen:.1f}\N{NO-BREAK SPACE}%"


def store_minute(at: datetime) -> str:
    """11-22 10:05 in the store's zone."""
    return at.astimezone(STORE_ZONE).strftime("%m-%d %H:%M")
