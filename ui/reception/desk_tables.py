"""The two lists of the front desk: who is in the store, and today's log."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from showroom.kernel.clock import STORE_ZONE
from showroom.reception.model import VisitKind
from showroom.reception.rules import Traffic
from showroom.reception.views import DayLog, LogRow, OpenVisit
from ui.context import UiContext
from ui.reception import words
from ui.reception.leaving_bar import LeavingBar
from ui.reception.live_board import LiveBoard, LiveBoardModel, arrived_text
from ui.theme import SPACE_2
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, text_label
from ui.widgets.channels import channel_text
from ui.widgets.fixed_rows import FixedRows
from ui.widgets.paged_table import Column, PagedTableModel, TableView


class BoardPart(QWidget):
    """The live board with its acts, and the row that asks at leaving."""

    opened = Signal(int)
    selected_changed = Signal(int)
    """The party that is selected, 0 for none."""

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self.setProperty("kind", "inner")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        card = Card()
        head = QHBoxLayout()
        head.setSpacing(SPACE_2)
        self.title = text_label(self.tr("In the store"), "heading")
        head.addWidget(self.title)
        head.addStretch(1)
        self.assign_button = Button(self.tr("Next in turn takes them"))
        self.assign_button.setObjectName("assign")
        self.correct_button = Button(self.tr("Correct"), "F7", "pencil")
        self.correct_button.setObjectName("correct")
        self.leave_button = Button(self.tr("Leaves"), "F9", "log-out")
        self.leave_button.setObjectName("leave")
        for button in (self.assign_button, self.correct_button, self.leave_button):
            head.addWidget(button)
        card.column.addLayout(head)
        self.model = LiveBoardModel(context.lang, context.showroom.work.clock.now, context.jobs, self)
        self.table = LiveBoard(self.tr("In the store"), self.model)
        card.add(self.table, 1)
        self.leaving = LeavingBar(context.showroom.work.today)
        card.add(self.leaving)
        column.addWidget(card, 1)
        self.table.opened.connect(self.opened)
        self.table.selectionModel().currentRowChanged.connect(self._on_row)
        self.assign_button.hide()

    def show_rows(self, rows: tuple[OpenVisit, ...]) -> None:
        """Show who is here; the party that was selected stays selected."""
        chosen = self.selected_id()
        self.model.show_rows(rows)
        self.title.setText(self.tr("In the store: {count}").format(count=len(rows)))
        place = next((number for number, row in enumerate(rows) if row.id == chosen), 0)
        if rows and self.table.currentIndex().row() != place:
            self.table.setCurrentIndex(self.model.index(place, 0))
        self._on_row()

    def selected(self) -> OpenVisit | None:
        """The party that is selected."""
        index = self.table.currentIndex()
        row: OpenVisit | None = self.model.row_at(index.row()) if index.isValid() else None
        return row

    def selected_id(self) -> int | None:
        """Its visit."""
        row = self.selected()
        return None if row is None else row.id

    def _on_row(self, *_indexes: object) -> None:
        row = self.selected()
        self.assign_button.setVisible(row is not None and not row.consultant)
        for button in (self.correct_button, self.leave_button):
            button.setEnabled(row is not None)
        self.selected_changed.emit(0 if row is None else row.id)


class LogPart(QWidget):
    """Today's lines, newest first; Enter corrects one."""

    opened = Signal(int)

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self.setProperty("kind", "inner")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        card = Card()
        head = QHBoxLayout()
        head.setSpacing(SPACE_2)
        head.addWidget(text_label(self.tr("Today's log"), "heading"))
        head.addStretch(1)
        self.strike_button = Button(self.tr("Take the line back"), "", "undo-2")
        self.strike_button.setObjectName("take_line_back")
        self.correct_button = Button(self.tr("Correct"), "F7", "pencil")
        self.correct_button.setObjectName("correct_line")
        head.addWidget(self.strike_button)
        head.addWidget(self.correct_button)
        card.column.addLayout(head)
        self.model = PagedTableModel(self._columns(), FixedRows(()), context.jobs, self)
        self.table = TableView("visit_log", self.tr("Today's log"), self.model)
        self.table.opened.connect(self.opened)
        card.add(self.table, 1)
        column.addWidget(card, 1)

    def show_log(self, log: DayLog) -> None:
        """Show a day."""
        chosen = self.selected_id()
        self.model.use_source(FixedRows(log.rows))
        place = next((number for number, row in enumerate(log.rows) if row.id == chosen), 0)
        if log.rows:
            self.table.setCurrentIndex(self.model.index(place, 0))

    def selected_id(self) -> int | None:
        """The line that is selected."""
        index = self.table.currentIndex()
        row = self.model.row_at(index.row()) if index.isValid() else None
        return None if row is None else int(row.id)

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column("number", self.tr("No."), lambda row: str(row.number), right=True, width=44),
            Column("arrived", self.tr("Arrived"), arrived_text, width=64),
            Column("left", self.tr("Left"), _left, width=58),
            Column("minutes", self.tr("Minutes"), _stayed, right=True, width=60),
            Column("kind", self.tr("How"), lambda row: words.word(words.KINDS[row.kind]), width=92),
            Column("people", self.tr("People"), lambda row: str(row.party_size), right=True, width=58),
            Column("who", self.tr("Customer"), self._who, width=90),
            Column("phone", self.tr("Phone"), lambda row: str(row.phone_masked), width=112),
            Column("wanted", self.tr("Intended car"), lambda row: str(row.wanted_model), width=116),
            Column("consultant", self.tr("Receives"), lambda row: str(row.consultant), width=80),
            Column("traffic", self.tr("Counts as"), _traffic, width=100, tone=_traffic_tone),
            Column("state", self.tr("State"), _state, width=84),
            Column("channel", self.tr("Channel"), lambda row: channel_text(row.channel), width=90),
            Column("drive", self.tr("Test drive"), lambda row: str(row.test_drive) or "—", width=100),
            Column("quoted", self.tr("Quotation"), lambda row: "✓" if row.quoted else "—", width=70),
        )

    def _who(self, row: LogRow) -> str:
        return row.who or self.tr("anonymous")


def _left(row: LogRow) -> str:
    return "" if row.left_at is None or row.kind is VisitKind.CALL else f"{row.left_at.astimezone(STORE_ZONE):%H:%M}"


def _stayed(row: LogRow) -> str:
    return "" if row.minutes is None or row.kind is VisitKind.CALL else str(row.minutes)


def _traffic(row: LogRow) -> str:
    return "—" if row.traffic is None else words.word(words.TRAFFIC[row.traffic])


def _traffic_tone(row: LogRow) -> str:
    return "caution" if row.traffic is Traffic.INCOMPLETE else ""


def _state(row: LogRow) -> str:
    return "" if row.state is None else words.word(words.STATES[row.state])
