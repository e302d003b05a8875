"""The archive of calls (S3-60): found by any word that was written down, or by day."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from showroom.kernel.clock import STORE_ZONE
from showroom.kernel.errors import ShowroomError
from showroom.reception.desk_views import EnquiryRow
from showroom.reception.messages import CALL_OUTCOMES
from ui.changes import Changes
from ui.context import UiContext
from ui.widgets.cards import Card
from ui.widgets.fields import DateField, TextField
from ui.widgets.filter_row import FilterRow
from ui.widgets.fixed_rows import FixedRows
from ui.widgets.paged_table import Column, PagedTableModel, TableView

TONES = {"short": "", "on_target": "good", "long": "caution"}


class CallsPart(QWidget):
    """Calls, newest first."""

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self.setObjectName("calls_part")
        self.context = context
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        card = Card()
        filters = FilterRow(self)
        self.text = filters.add(TextField("calls_text", self.tr("Name, last digits, car, any word")), 3)
        today = context.showroom.work.today
        self.first = filters.add(DateField("calls_first", self.tr("From"), today=today))
        self.last = filters.add(DateField("calls_last", self.tr("Until"), today=today))
        filters.changed.connect(self.reload)
        card.add(filters)
        self.model = PagedTableModel(self._columns(), FixedRows(()), context.jobs, self)
        self.table = TableView("calls", self.tr("Calls"), self.model)
        filters.list_wanted.connect(self.table.setFocus)
        card.add(self.table, 1)
        column.addWidget(card, 1)
        context.changes.changed.connect(self._on_changed)

    def begin(self) -> None:
        """The part is opened."""
        self.reload()
        self.text.setFocus()

    def reload(self) -> None:
        """Search again."""
        act = partial(
            self.context.showroom.enquiries.enquiries, self.context.actor, self.text.value(),
            _day(self.first), _day(self.last),
        )  # fmt: skip
        self.context.jobs.read(act, self._on_rows, self.context.notifier.error, key="calls")

    def _columns(self) -> tuple[Column, ...]:
        lang = self.context.lang
        return (
            Column("at", self.tr("When"), _when, width=110),
            Column("length", self.tr("Length"), _length, right=True, width=66, tone=_tone),
            Column("who", self.tr("Customer"), lambda row: str(row.who) or "—", width=90),
            Column("phone", self.tr("Phone"), lambda row: str(row.phone_masked), width=116),
            Column("district", self.tr("District"), lambda row: str(row.district), width=90),
            Column("wishes", self.tr("Wishes"), lambda row: str(row.wishes), width=220),
            Column("price", self.tr("Price asked"), lambda row: "✓" if row.asked_price else "—", width=80),
            Column("outcome", self.tr("Outcome"), lambda row: CALL_OUTCOMES[row.outcome].text(lang), width=110),
            Column("consultant", self.tr("Consultant"), lambda row: str(row.consultant), width=90),
            Column("note", self.tr("What was said"), lambda row: str(row.note), width=200),
        )

    def _on_rows(self, rows: tuple[EnquiryRow, ...]) -> None:
        self.model.use_source(FixedRows(rows))

    def _on_changed(self, changes: Changes) -> None:
        if changes.kind == "enquiry":
            self.reload()


def _day(field: DateField) -> date | None:
    """The day that is typed; half a day filters nothing yet."""
    try:
        day: date | None = field.value()
    except ShowroomError:
        return None
    return day


def _when(row: EnquiryRow) -> str:
    return f"{row.started_at.astimezone(STORE_ZONE):%m-%d %H:%M}"


def _length(row: EnquiryRow) -> str:
    return f"{row.seconds // 60}:{row.seconds % 60:02d}"


def _tone(row: EnquiryRow) -> str:
    return TONES[row.tone]
