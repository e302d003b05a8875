"""Effective calls of a day by person against the quota of the post (PH-05, S3-10): one's own, or everybody's."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from showroom.kernel.errors import ShowroomError
from showroom.reception.call_rules import CallQuota
from showroom.reception.call_views import CallCountRow
from ui.changes import Changes
from ui.context import UiContext
from ui.reception.desk_tabs import open_desk_part
from ui.widgets.cards import Card, text_label
from ui.widgets.fields import DateField
from ui.widgets.filter_row import FilterRow
from ui.widgets.fixed_rows import FixedRows
from ui.widgets.paged_table import Column, PagedTableModel, TableView

DAY_WIDTH = 220
COUNTED = ("enquiry", "visit", "deal", "customer", "call_list_entry")
"""What a logged call changes."""


class CallTargetsPart(QWidget):
    """One line a person; the day can be chosen."""

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self.setObjectName("call_targets_part")
        self.context = context
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        card = Card()
        filters = FilterRow(self)
        self.day = filters.add(
            DateField("targets_day", self.tr("Day, empty for today"), today=context.showroom.work.today)
        )
        filters.setFixedWidth(DAY_WIDTH)
        filters.changed.connect(self.reload)
        head = QHBoxLayout()
        head.addWidget(filters)
        head.addStretch(1)
        card.column.addLayout(head)
        rule = self.tr("A call counts when connected, and long enough or with a written result (PH-05).")
        self.rule = text_label(rule, "fact", wrap=True)
        card.add(self.rule)
        self.model = PagedTableModel(self._columns(), FixedRows(()), context.jobs, self)
        self.table = TableView("call_targets", self.tr("Effective calls against the quota"), self.model)
        filters.list_wanted.connect(self.table.setFocus)
        card.add(self.table, 1)
        column.addWidget(card, 1)
        context.changes.changed.connect(self._on_changed)

    def begin(self) -> None:
        """The part is opened."""
        self.reload()
        self.table.setFocus()

    def reload(self) -> None:
        """Count again."""
        act = partial(self.context.showroom.call_counts.board, self.context.actor, self._day())
        self.context.jobs.read(act, self._on_rows, self.context.notifier.error, key="call_targets")

    def _day(self) -> date | None:
        """The day that is typed; half a day, or none, is today."""
        try:
            day: date | None = self.day.value()
        except ShowroomError:
            return None
        return day

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column("name", self.tr("Colleague"), lambda row: str(row.name), width=110),
            Column("morning", self.tr("Morning"), _morning, right=True, width=100, tone=_behind),
            Column("afternoon", self.tr("Afternoon"), _afternoon, right=True, width=100),
            Column("day", self.tr("Whole day"), _whole, right=True, width=100, tone=_met),
            Column("missing", self.tr("Missing"), lambda row: str(row.missing or ""), right=True, width=90),
            Column("not_counted", self.tr("Not counted"), lambda row: str(row.not_counted or ""), width=110),
        )

    def _on_rows(self, rows: tuple[CallCountRow, ...]) -> None:
        self.model.use_source(FixedRows(rows))

    def _on_changed(self, changes: Changes) -> None:
        if changes.kind in COUNTED and self.isVisible():
            self.reload()


def open_call_quota(window: QWidget, context: UiContext) -> None:
    """From anywhere."""
    open_desk_part(window, context, "targets")


def _of(done: int, quota: CallQuota | None, part: str) -> str:
    return str(done) if quota is None else f"{done} / {getattr(quota, part)}"


def _morning(row: CallCountRow) -> str:
    return _of(row.morning, row.quota, "morning")


def _afternoon(row: CallCountRow) -> str:
    return _of(row.afternoon, row.quota, "afternoon")


def _whole(row: CallCountRow) -> str:
    return _of(row.day, row.quota, "day")


def _behind(row: CallCountRow) -> str:
    return "caution" if row.behind else ""


def _met(row: CallCountRow) -> str:
    return "good" if row.quota is not None and not row.missing else ""
