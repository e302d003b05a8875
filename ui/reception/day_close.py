"""The window of the day close 日结: what is missing, the totals of RC-01, the sheet, and the days closed before."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from showroom.kernel.clock import STORE_ZONE
from showroom.kernel.errors import Lang
from showroom.reception.day_close_rules import DayTotals
from showroom.reception.day_close_views import ClosedDay, DayGap, DayOverview
from showroom.reception.rules import Traffic
from ui.context import UiContext
from ui.reception import words
from ui.reception.day_close_view_model import DayCloseViewModel
from ui.theme import SPACE_2, SPACE_3, SPACE_4
from ui.widgets.buttons import Button, IconButton, LinkButton, PrimaryButton
from ui.widgets.cards import Card, EmptyState, Pill, text_label
from ui.widgets.fixed_rows import FixedRows
from ui.widgets.paged_table import Column, PagedTableModel, TableView
from ui.widgets.reason_dialog import ReasonDialog

MOST_FORGOTTEN = 5
HISTORY_HEIGHT = 196


@dataclass(frozen=True, slots=True)
class GapRow:
    """A gap with a number of its own, as tables want it."""

    id: int
    gap: DayGap


class DayCloseDialog(QDialog):
    """Enter on a gap leads to its line: `line_wanted(visit id)`."""

    line_wanted = Signal(int)

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("day_close")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Day close"))
        self.context = context
        self.view_model = DayCloseViewModel(context, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_4, SPACE_4, SPACE_4, SPACE_4)
        column.setSpacing(SPACE_3)
        column.addLayout(self._build_head())
        column.addWidget(self._build_forgotten())
        middle = QHBoxLayout()
        middle.setSpacing(SPACE_3)
        middle.addWidget(self._build_gaps(), 1)
        middle.addWidget(self._build_totals())
        column.addLayout(middle, 1)
        column.addWidget(self._build_history())
        column.addLayout(self._build_foot())
        self._connect()
        room = self.screen().availableGeometry()
        self.resize(min(1060, room.width() - 64), min(656, room.height() - 64))
        self.view_model.load()

    def _build_head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE_2)
        self.day = text_label("", "subject")
        self.day.setObjectName("day")
        self.back_button = IconButton("chevron-left", self.tr("Day before"), "Alt+Left")
        self.next_button = IconButton("chevron-right", self.tr("Day after"), "Alt+Right")
        for button, keys in ((self.back_button, "Alt+Left"), (self.next_button, "Alt+Right")):
            button.setShortcut(keys)
        self.state = Pill("", "accent")
        for widget in (self.back_button, self.day, self.next_button, self.state):
            row.addWidget(widget)
        row.addStretch(1)
        return row

    def _build_forgotten(self) -> QWidget:
        """Links to earlier days that nobody closed."""
        self.forgotten = QWidget()
        self.forgotten.setProperty("kind", "inner")
        row = QHBoxLayout(self.forgotten)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_2)
        row.addWidget(text_label(self.tr("Earlier days not closed:"), "fact", "caution"))
        self.links = [LinkButton("") for _ in range(MOST_FORGOTTEN)]
        for link in self.links:
            link.clicked.connect(self._on_forgotten)
            row.addWidget(link)
        row.addStretch(1)
        return self.forgotten

    def _build_gaps(self) -> Card:
        card = Card()
        self.gaps_title = text_label("", "heading")
        self.gaps_title.setObjectName("gaps_title")
        card.add(self.gaps_title)
        self.gaps_model = PagedTableModel(self._gap_columns(), FixedRows(()), self.context.jobs, self)
        self.gaps = TableView("day_gaps", self.tr("Still missing"), self.gaps_model)
        card.add(self.gaps, 1)
        self.whole = EmptyState("circle-check", self.tr("Nothing is missing."))
        card.add(self.whole, 1)
        self.gaps_hint = text_label(self.tr("Enter opens the line."), "hint")
        card.add(self.gaps_hint)
        return card

    def _build_totals(self) -> Card:
        card = Card(scroll=True)
        card.setFixedWidth(340)
        card.add(text_label(self.tr("Traffic (RC-01)"), "heading"))
        self.figures: dict[str, QLabel] = {}
        box = QWidget()
        box.setProperty("kind", "inner")
        grid = QGridLayout(box)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(0)
        names = [("total", self.tr("Arrivals")), ("first", self.tr("First visits"))]
        names += [(kind.value, words.word(words.TRAFFIC[kind])) for kind in Traffic]
        names += [("calls", self.tr("Phone calls")), ("test_drives", self.tr("Test drives"))]
        for place, (key, name) in enumerate(names):
            strong = key in ("total", "first")
            grid.addWidget(text_label(name, "" if strong else "fact"), place, 0)
            self.figures[key] = text_label("", "" if strong else "fact")
            self.figures[key].setObjectName(f"figure_{key}")
            self.figures[key].setAlignment(Qt.AlignmentFlag.AlignRight)
            grid.addWidget(self.figures[key], place, 1)
        card.add(box)
        self.consultants = text_label("", "fact", wrap=True)
        self.consultants.setObjectName("consultants")
        card.add(text_label(self.tr("By consultant"), "heading"))
        card.add(self.consultants)
        card.column.addStretch(1)
        return card

    def _build_history(self) -> Card:
        card = Card()
        card.add(text_label(self.tr("Closed days"), "heading"))
        self.history_model = PagedTableModel(self._history_columns(), FixedRows(()), self.context.jobs, self)
        self.history = TableView("closed_days", self.tr("Closed days"), self.history_model)
        card.add(self.history, 1)
        card.setFixedHeight(HISTORY_HEIGHT)
        return card

    def _build_foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE_2)
        self.message = text_label("", "hint", wrap=True)
        self.message.setObjectName("day_message")
        row.addWidget(self.message, 1)
        self.cancel_button = Button(self.tr("Back to the front desk"), "Esc")
        self.reopen_button = Button(self.tr("Reopen…"), "F8")
        self.preview_button = Button(self.tr("Preview"), "Ctrl+P", "file-text")
        self.close_button = PrimaryButton(self.tr("Close the day"), "Ctrl+Return")
        for button, name in (
            (self.cancel_button, "leave_day_close"), (self.reopen_button, "reopen_day"),
            (self.preview_button, "preview_day"), (self.close_button, "close_day"),
        ):  # fmt: skip
            button.setObjectName(name)
            row.addWidget(button)
        return row

    def _gap_columns(self) -> tuple[Column, ...]:
        return (
            Column("number", self.tr("No."), lambda row: str(row.gap.number or "—"), right=True, width=50),
            Column("at", self.tr("Arrived"), _gap_time, width=80),
            Column("who", self.tr("Customer"), lambda row: row.gap.who or self.tr("anonymous"), width=110),
            Column("missing", self.tr("What is missing"), self._gap_text, width=300, tone=_caution),
            Column("rule", self.tr("Rule"), lambda row: str(row.gap.rule), width=70),
        )

    def _history_columns(self) -> tuple[Column, ...]:
        return (
            Column("day", self.tr("Day"), lambda row: row.day.isoformat(), width=100),
            Column("number", self.tr("Sheet"), lambda row: str(row.number), width=200),
            Column("total", self.tr("Arrivals"), lambda row: str(row.totals.total), right=True, width=80),
            Column("first", self.tr("First visits"), lambda row: str(row.totals.first), right=True, width=90),
            Column("calls", self.tr("Phone calls"), lambda row: str(row.totals.calls), right=True, width=100),
            Column("closed", self.tr("Closed"), _closed_by, width=170),
            Column("reopened", self.tr("Reopened"), _reopened_by, width=260, tone=_reopened_tone),
        )

    def _connect(self) -> None:
        model = self.view_model
        for signal, act in (
            (model.loaded, self._on_loaded), (model.history_read, self._on_history),
            (model.paper_ready, self._on_paper), (model.closed, self._on_closed), (model.told, self.message.setText),
            (self.gaps.opened, self._on_gap), (self.history.opened, self._on_closing),
            (self.back_button.clicked, partial(model.step, -1)), (self.next_button.clicked, partial(model.step, 1)),
            (self.cancel_button.clicked, self.reject), (self.reopen_button.clicked, self.ask_reason),
            (self.preview_button.clicked, self.show_sheet), (self.close_button.clicked, self.close_day),
        ):  # fmt: skip
            signal.connect(act)

    def close_day(self) -> None:
        """Close the day, or print the sheet of one that is closed."""
        overview = self.view_model.overview
        if overview is not None and overview.closed is not None:
            self.view_model.paper(overview.closed.number)
        else:
            self.message.setText("")
            self.view_model.close()

    def show_sheet(self) -> None:
        """The sheet as it would be printed, marked as a draft."""
        self.view_model.preview()

    def ask_reason(self) -> None:
        """The manager says why the day is opened again."""
        question = self.tr("Why is {day} opened again? Ten characters or more (G-07).").format(
            day=self.view_model.day.isoformat()
        )
        dialog = ReasonDialog(self, question, self.tr("Reopen the day"))
        dialog.given.connect(self.view_model.reopen)
        dialog.open()

    def _on_loaded(self, overview: DayOverview) -> None:
        closed = overview.closed
        self.day.setText(overview.on.isoformat())
        self.next_button.setEnabled(overview.on < self.context.showroom.work.today())
        self._say_state(overview)
        self.gaps_model.use_source(FixedRows([GapRow(place, gap) for place, gap in enumerate(overview.gaps, 1)]))
        if overview.gaps:
            self.gaps.setCurrentIndex(self.gaps_model.index(0, 0))
            self.gaps.setFocus()
        else:
            self.close_button.setFocus()
        for widget, shown in ((self.gaps, bool(overview.gaps)), (self.gaps_hint, bool(overview.gaps)),
                              (self.whole, not overview.gaps)):  # fmt: skip
            widget.setVisible(shown)
        self._show_totals(overview)
        self._show_forgotten(overview)
        self.close_button.show_text(self.tr("Close the day") if closed is None else self.tr("Sheet…"))
        self.preview_button.setVisible(closed is None)
        self.reopen_button.setVisible(closed is not None and overview.may_reopen)

    def _say_state(self, overview: DayOverview) -> None:
        closed, gaps = overview.closed, len(overview.gaps)
        if closed is not None:
            self.state.show_state(self.tr("closed, {number}").format(number=closed.number), "good")
        elif gaps:
            self.state.show_state(self.tr("not closed, {count} to complete").format(count=gaps), "caution")
        else:
            self.state.show_state(self.tr("ready to close"), "accent")
        title = self.tr("Still missing: {count}").format(count=gaps) if gaps else self.tr("Every line is complete")
        self.gaps_title.setText(title)

    def _show_totals(self, overview: DayOverview) -> None:
        totals = overview.totals
        numbers = {kind.value: totals.of(kind) for kind in Traffic}
        numbers |= {"total": totals.total, "first": totals.first, "calls": totals.calls}
        numbers["test_drives"] = totals.test_drives
        for key, label in self.figures.items():
            label.setText(str(numbers[key]))
        lines = [self._part(name, part) for name, part in overview.by_consultant]
        self.consultants.setText("\n".join(lines) or "—")

    def _part(self, name: str, part: DayTotals) -> str:
        text = self.tr("{name}: {total} arrivals, {calls} calls, {drives} drives")
        return text.format(name=name or "—", total=part.total, calls=part.calls, drives=part.test_drives)

    def _show_forgotten(self, overview: DayOverview) -> None:
        days = [day for day in overview.forgotten if day != overview.on][:MOST_FORGOTTEN]
        for place, link in enumerate(self.links):
            link.setVisible(place < len(days))
            link.show_text(days[place].isoformat() if place < len(days) else "")
        self.forgotten.setVisible(bool(days))

    def _on_forgotten(self) -> None:
        sender = self.sender()
        if isinstance(sender, LinkButton):
            self.view_model.load(date.fromisoformat(sender.text()))

    def _gap_text(self, row: GapRow) -> str:
        lang: Lang = self.context.lang
        return row.gap.told.text(lang)

    def _on_history(self, days: tuple[ClosedDay, ...]) -> None:
        self.history_model.use_source(FixedRows(days))

    def _on_gap(self, ident: int) -> None:
        row = next((self.gaps_model.row_at(n) for n in range(self.gaps_model.rowCount())
                    if self.gaps_model.id_at(n) == ident), None)  # fmt: skip
        if not isinstance(row, GapRow):
            return
        gap = row.gap
        if gap.visit_id is not None:
            self.line_wanted.emit(gap.visit_id)
        elif gap.deal_id is not None:
            self.context.open_place("deal", gap.deal_id)
        self.accept()

    def _on_closing(self, ident: int) -> None:
        for place in range(self.history_model.rowCount()):
            row = self.history_model.row_at(place)
            if isinstance(row, ClosedDay) and row.id == ident:
                self.view_model.paper(row.number)

    def _on_closed(self, closed: ClosedDay) -> None:
        self.message.setText(self.tr("Closed: sheet {number} is ready to be signed").format(number=closed.number))
        self.view_model.paper(closed.number)

    def _on_paper(self, name: str, pdf: bytes) -> None:
        from ui.widgets.paper_window import PaperWindow

        self.paper = PaperWindow(name, pdf, self)
        self.paper.open()


def _gap_time(row: GapRow) -> str:
    return "" if row.gap.at is None else f"{row.gap.at.astimezone(STORE_ZONE):%H:%M}"


def _caution(_row: GapRow) -> str:
    return "caution"


def _closed_by(row: ClosedDay) -> str:
    return f"{row.closed_at.astimezone(STORE_ZONE):%m-%d %H:%M} {row.closed_by}"


def _reopened_by(row: ClosedDay) -> str:
    if row.reopened_at is None:
        return ""
    return f"{row.reopened_at.astimezone(STORE_ZONE):%m-%d %H:%M} {row.reopened_by}: {row.reopen_reason}"


def _reopened_tone(row: ClosedDay) -> str:
    return "caution" if row.reopened_at is not None else ""


def open_day_close(window: QWidget, context: UiContext) -> None:
    """The day close from anywhere; at the front desk, where its gaps are mended."""
    from ui.reception.front_desk_page import FrontDeskPage

    context.open_place("front_desk", 0)
    page = window.findChild(FrontDeskPage)
    if page is not None:
        page.open_day_close()
