"""Open deals in a table; Enter opens one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from showroom.kernel.clock import STORE_ZONE
from ui.changes import Changes
from ui.deals.view_model import OpenDeals
from ui.theme import SPACE_3, SPACE_4, SPACE_5
from ui.widgets.buttons import PrimaryButton
from ui.widgets.cards import EmptyState, text_label
from ui.widgets.paged_table import Column, PagedTableModel, TableView

if TYPE_CHECKING:
    from showroom.deals.views import DealRow
    from ui.context import UiContext


class DealListPage(QWidget):
    """Open deals, newest first: a consultant's own, the office's all."""

    ready = Signal()

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self.setObjectName("deal_list_page")
        self.setProperty("kind", "page")
        self.context = context
        self._titles = _titles(context.lang)
        self.model = PagedTableModel(self._columns(), OpenDeals(context), context.jobs, self)
        self.model.loaded.connect(self._on_loaded)
        self.table = TableView("deals", self.tr("Open deals"), self.model)
        self.table.opened.connect(self._open)
        self.count = text_label("", "fact")
        first = PrimaryButton(self.tr("Log the first visit"))
        first.clicked.connect(self._open_front_desk)
        empty = EmptyState("handshake", self.tr("No open deals. Every deal begins with a visit or a call."), first)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(empty)
        head = QHBoxLayout()
        head.setSpacing(SPACE_3)
        head.addWidget(text_label(self.tr("Deals"), "subject"))
        head.addWidget(self.count)
        head.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_5, SPACE_4, SPACE_5, SPACE_4)
        column.setSpacing(SPACE_3)
        column.addLayout(head)
        column.addWidget(self._stack, 1)
        context.changes.changed.connect(self._on_changed)
        self.model.reload()

    def hide_internal(self, hidden: bool) -> None:
        """The customer looks on: no grades."""
        self.table.setColumnHidden(2, hidden)

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column("customer", self.tr("Customer"), lambda row: str(row.customer_name), width=120),
            Column("phone", self.tr("Phone"), lambda row: str(row.phone_masked), width=130),
            Column("grade", self.tr("Grade"), lambda row: str(row.grade), width=70),
            Column("car", self.tr("Car"), lambda row: str(row.car_text), width=240),
            Column("step", self.tr("Step"), self._step_of, width=110),
            Column("owner", self.tr("Owner"), lambda row: str(row.owner_name), width=110),
            Column("opened", self.tr("Since"), _since, width=110),
            Column("number", self.tr("Number"), lambda row: str(row.number), width=120),
        )

    def _step_of(self, row: DealRow) -> str:
        return self._titles[str(row.current_step)]

    def _open(self, deal_id: int) -> None:
        self.context.open_place("deal", deal_id)

    def _open_front_desk(self) -> None:
        self.context.open_place("front_desk", 0)

    def _on_loaded(self) -> None:
        count = self.model.rowCount()
        self.count.setText(str(count))
        self._stack.setCurrentIndex(0 if count else 1)
        if count and not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.model.index(0, 0))
        self.ready.emit()

    def _on_changed(self, changes: object) -> None:
        if isinstance(changes, Changes) and changes.kind in ("deal", "customer"):
            self.model.reload()


def _titles(lang: str) -> dict[str, str]:
    from showroom.deals.handover import STEP_NAMES

    return {str(step): names[0 if lang == "zh" else 1] for step, names in STEP_NAMES.items()}


def _since(row: DealRow) -> str:
    return row.opened_at.astimezone(STORE_ZONE).strftime("%Y-%m-%d")
