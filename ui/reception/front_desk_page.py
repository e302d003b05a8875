"""The front desk: one line for every arrival and call, who is in the store, and today's log."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSplitter, QVBoxLayout, QWidget

from showroom.deals.handover import STEP_NAMES
from showroom.kernel.clock import STORE_ZONE
from showroom.kernel.errors import FieldErrors
from showroom.reception.model import VisitKind
from showroom.reception.rules import Traffic
from showroom.reception.views import DayLog, LogRow, OpenVisit, OwnershipAnswer, VisitLogged
from showroom.staff.service import Colleague
from ui.context import UiContext
from ui.reception import words
from ui.reception.front_desk_view_model import FixedRows, FrontDeskViewModel
from ui.theme import SPACE_2, SPACE_3, SPACE_4, SPACE_5
from ui.widgets.buttons import Button, PrimaryButton, QuietButton
from ui.widgets.cards import Card, Pill, text_label
from ui.widgets.channels import channel_choices
from ui.widgets.fields import ChoiceField, DateField, PhoneField, TextField
from ui.widgets.form import Form, FormBinder
from ui.widgets.paged_table import Column, PagedTableModel, TableView

MINUTE_MS = 60_000
LONG_STAY = 60


class FrontDeskPage(QWidget):
    """Enter logs what is typed, nothing typed is an anonymous visitor."""

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self.setObjectName("front_desk_page")
        self.setProperty("kind", "page")
        self.context = context
        self.view_model = FrontDeskViewModel(context, self)
        self._last: VisitLogged | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_5, SPACE_4, SPACE_5, SPACE_4)
        column.setSpacing(SPACE_3)
        column.addLayout(self._build_head())
        column.addWidget(self._build_entry())
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.setChildrenCollapsible(False)
        parts.addWidget(self._build_board())
        parts.addWidget(self._build_log())
        parts.setSizes([200, 240])
        column.addWidget(parts, 1)
        self._minute = QTimer(self)
        self._minute.setInterval(MINUTE_MS)
        self._minute.timeout.connect(self.view_model.reload)
        self._connect()
        self.view_model.load()

    def open_item(self, _ident: int) -> None:
        """Come here to log: the cursor stands in the first field."""
        self.binder.focus("phone")

    def snapshot(self) -> dict[str, Any]:
        """What is typed and not logged."""
        return self.binder.snapshot()

    def restore(self, snapshot: dict[str, Any]) -> None:
        """Put it back."""
        self.binder.restore(snapshot)

    def primary(self) -> None:
        """The window's Ctrl+Enter: as Enter in a field."""
        self.submit()

    def submit(self) -> None:
        """Log the line."""
        values = self.binder.collect()
        if values is not None:
            self.view_model.log(values)

    def add_to_selected(self) -> None:
        """Add what is typed to the selected party."""
        visit, values = self._selected(), self.binder.collect()
        if visit is not None and values is not None:
            self.view_model.complete(visit, values)

    def leave_selected(self) -> None:
        """The selected party leaves."""
        visit = self._selected()
        if visit is not None:
            self.view_model.leave(visit.id)

    def show_more(self) -> None:
        """Show or hide the fields that a hasty line does not need."""
        self.more.setHidden(not self.more.isHidden())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._minute.start()
        self.binder.focus("phone")

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._minute.stop()

    def _build_head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE_3)
        row.addWidget(text_label(self.tr("Front desk"), "subject"))
        self.totals = text_label("", "fact")
        row.addWidget(self.totals)
        row.addStretch(1)
        return row

    def _build_entry(self) -> Card:
        card = Card()
        self.form = Form(columns=17)
        self.form.add(PhoneField("phone", self.tr("Phone")), span=2)
        self.form.add(TextField("name", self.tr("Name")), span=2)
        self.form.add(TextField("wanted_model", self.tr("Intended car"), max_length=120), span=2)
        self.form.add(TextField("party_size", self.tr("People"), max_length=3))
        self.form.add(ChoiceField("kind", self.tr("How"), words.kinds()), span=3)
        self.form.add(ChoiceField("purpose", self.tr("Why"), words.purposes()), span=3)
        self.form.add(ChoiceField("consultant_id", self.tr("Receives"), [("", self.tr("In turn"))]), span=2)
        self.form.add_widget(self._build_entry_buttons(), span=2)
        self.more = Form(columns=3)
        self.more.setObjectName("more")
        self.more.add(ChoiceField("asks_for_id", self.tr("Asks for"), [("", self.tr("Nobody"))]))
        self.more.add(ChoiceField("channel", self.tr("Channel"), channel_choices()))
        today = self.context.showroom.work.today
        self.more.add(DateField("appointment_on", self.tr("Will come on"), today=today))
        self.more.hide()
        self.binder = FormBinder(self.form, self.more, parent=self)
        card.column.setSpacing(0)
        card.add(self.form)
        card.add(self.more)
        card.add(self._build_outcome())
        self._clear()
        return card

    def _build_entry_buttons(self) -> QWidget:
        box = QWidget()
        box.setProperty("kind", "inner")
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 22, 0, 20)  # level with the fields, between label and message
        row.setSpacing(SPACE_2)
        self.log_button = PrimaryButton(self.tr("Log visit"))
        self.log_button.setObjectName("log_visit")
        self.log_button.show_action(self.tr("Log visit"), "Ctrl+Return")
        row.addWidget(self.log_button, 1)
        return box

    def _build_outcome(self) -> QWidget:
        box = QWidget()
        box.setProperty("kind", "inner")
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_2)
        self.rule = Pill("", "accent")
        self.rule.show_state("", "accent")
        self.outcome = text_label(
            self.tr("Enter logs the line; an empty line is an anonymous visitor."), "fact", wrap=True
        )
        self.outcome.setObjectName("outcome")
        self.deal_button = Button(self.tr("Open deal"), "F6", "handshake")
        self.deal_button.setObjectName("open_deal")
        self.deal_button.hide()
        self.more_button = QuietButton(self.tr("More fields"), "F10")
        self.more_button.setObjectName("more_fields")
        for widget, stretch in ((self.rule, 0), (self.outcome, 1), (self.deal_button, 0), (self.more_button, 0)):
            row.addWidget(widget, stretch)
        box.setMinimumHeight(36)
        return box

    def _build_board(self) -> Card:
        card = Card()
        head = QHBoxLayout()
        head.setSpacing(SPACE_2)
        self.board_title = text_label(self.tr("In the store"), "heading")
        head.addWidget(self.board_title)
        head.addStretch(1)
        self.add_button = Button(self.tr("Add to selected"), "F7")
        self.add_button.setObjectName("add_to_selected")
        self.leave_button = Button(self.tr("Leaves"), "F9", "log-out")
        self.leave_button.setObjectName("leave")
        head.addWidget(self.add_button)
        head.addWidget(self.leave_button)
        card.column.addLayout(head)
        self.board_model = PagedTableModel(self._board_columns(), FixedRows(()), self.context.jobs, self)
        self.board = TableView("board", self.tr("In the store"), self.board_model)
        card.add(self.board, 1)
        return card

    def _build_log(self) -> Card:
        card = Card()
        card.add(text_label(self.tr("Today"), "heading"))
        self.log_model = PagedTableModel(self._log_columns(), FixedRows(()), self.context.jobs, self)
        self.log_table = TableView("visit_log", self.tr("Today's log"), self.log_model)
        card.add(self.log_table, 1)
        return card

    def _board_columns(self) -> tuple[Column, ...]:
        return (
            Column("arrived", self.tr("Arrived"), _arrived, width=80),
            Column("minutes", self.tr("Minutes"), lambda row: str(row.minutes), right=True, width=80, tone=_stay_tone),
            Column("people", self.tr("People"), lambda row: str(row.party_size), right=True, width=70),
            Column("who", self.tr("Customer"), self._who, width=120),
            Column("wanted", self.tr("Intended car"), lambda row: str(row.wanted_model), width=180),
            Column("purpose", self.tr("Why"), lambda row: words.word(words.PURPOSES[row.purpose]), width=130),
            Column("consultant", self.tr("Receives"), lambda row: str(row.consultant), width=110),
            Column("step", self.tr("Step"), self._step, width=110),
        )

    def _log_columns(self) -> tuple[Column, ...]:
        return (
            Column("number", self.tr("No."), lambda row: str(row.number), right=True, width=56),
            Column("arrived", self.tr("Arrived"), _arrived, width=80),
            Column("left", self.tr("Left"), _left, width=70),
            Column("minutes", self.tr("Minutes"), _stayed, right=True, width=70),
            Column("kind", self.tr("How"), lambda row: words.word(words.KINDS[row.kind]), width=100),
            Column("people", self.tr("People"), lambda row: str(row.party_size), right=True, width=70),
            Column("who", self.tr("Customer"), self._who, width=110),
            Column("phone", self.tr("Phone"), lambda row: str(row.phone_masked), width=130),
            Column("wanted", self.tr("Intended car"), lambda row: str(row.wanted_model), width=140),
            Column("consultant", self.tr("Receives"), lambda row: str(row.consultant), width=100),
            Column("traffic", self.tr("Counts as"), _traffic, width=120, tone=_traffic_tone),
        )

    def _connect(self) -> None:
        for row in self.binder.rows.values():
            if isinstance(row.field, QLineEdit):
                row.field.returnPressed.connect(self.submit)
        self.log_button.clicked.connect(self.submit)
        self.add_button.clicked.connect(self.add_to_selected)
        self.leave_button.clicked.connect(self.leave_selected)
        self.deal_button.clicked.connect(self._open_last_deal)
        self.more_button.clicked.connect(self.show_more)
        self.board.opened.connect(self._on_visit_opened)
        self.binder.changed.connect(self._on_typed)
        model = self.view_model
        for signal, act in (
            (model.board_read, self._on_board),
            (model.log_read, self._on_log),
            (model.staff_read, self._on_staff),
            (model.looked_up, self._on_looked_up),
            (model.logged, self._on_logged),
            (model.deal_opened, self._on_deal_opened),
            (model.left, self._on_left),
            (model.refused, self._on_refused),
        ):
            signal.connect(act)

    def _clear(self) -> None:
        empty: dict[str, Any] = dict.fromkeys(self.binder.rows, "")
        empty |= {"party_size": "1", "kind": "walk_in", "purpose": "buy", "appointment_on": None}
        self.binder.set_values(empty)

    def _selected(self) -> OpenVisit | None:
        index = self.board.currentIndex()
        row: OpenVisit | None = self.board_model.row_at(index.row()) if index.isValid() else None
        return row

    def _choice(self, name: str) -> str:
        field = self.binder[name].field
        assert isinstance(field, ChoiceField)
        return str(field.value())

    def _who(self, row: OpenVisit | LogRow) -> str:
        return row.who or self.tr("anonymous")

    def _step(self, row: OpenVisit) -> str:
        return "" if row.step is None else STEP_NAMES[row.step][0 if self.context.lang == "zh" else 1]

    def _on_typed(self) -> None:
        if self._choice("kind") == VisitKind.CALL:
            self.more.show()  # a call is about a day to come (RC-05)
        chosen = self._choice("consultant_id")
        phone = self.binder["phone"].field
        assert isinstance(phone, PhoneField)
        self.view_model.look_up(phone.value(), int(chosen) if chosen else None)

    def _on_staff(self, people: tuple[Colleague, ...]) -> None:
        names = [(str(person.id), person.name) for person in people]
        for name, nobody in (("consultant_id", self.tr("In turn")), ("asks_for_id", self.tr("Nobody"))):
            field = self.binder[name].field
            assert isinstance(field, ChoiceField)
            field.set_choices([("", nobody), *names])

    def _on_board(self, board: tuple[OpenVisit, ...]) -> None:
        chosen = self._selected()
        self.board_model.use_source(FixedRows(board))
        self.board_title.setText(self.tr("In the store: {count}").format(count=len(board)))
        place = next((n for n, row in enumerate(board) if chosen is not None and row.id == chosen.id), 0)
        if board:
            self.board.setCurrentIndex(self.board_model.index(place, 0))

    def _on_log(self, log: DayLog) -> None:
        self.log_model.use_source(FixedRows(log.rows))
        parts = [f"{words.word(words.TRAFFIC[kind])} {count}" for kind, count in log.counts.items() if count]
        text = self.tr("Today: arrivals {total}, calls {calls}").format(total=log.total, calls=log.calls)
        self.totals.setText(" · ".join([text, *parts]))

    def _on_looked_up(self, answer: OwnershipAnswer | None) -> None:
        self.rule.show_state("" if answer is None else answer.rule, "accent")
        if answer is not None:
            self.outcome.setText(words.verdict_text(answer, self.context.lang))

    def _on_logged(self, logged: VisitLogged) -> None:
        self._last = logged
        self._clear()
        verdict = logged.verdict
        receives = self.tr("Logged: {name} receives").format(name=logged.consultant)
        facts = [receives, "" if verdict is None else words.verdict_text(verdict, self.context.lang)]
        facts.append("" if logged.notice is None else logged.notice.text(self.context.lang))
        self.rule.show_state("" if verdict is None else verdict.rule, "good")
        self.outcome.setText(" · ".join(fact for fact in facts if fact))
        self.deal_button.show_text(self.tr("Go to deal") if logged.deal_id else self.tr("Open deal"))
        self.deal_button.setVisible(logged.customer_id is not None)
        self.context.notifier.done(self.tr("Visit logged"))
        self.binder.focus("phone")

    def _open_last_deal(self) -> None:
        if self._last is None:
            return
        if self._last.deal_id is not None:
            self.context.open_place("deal", self._last.deal_id)
        else:
            self.view_model.open_deal(self._last.visit_id)

    def _on_visit_opened(self, visit_id: int) -> None:
        visit = self._selected()
        if visit is not None and visit.id == visit_id and visit.deal_id is not None:
            self.context.open_place("deal", visit.deal_id)
        else:
            self.view_model.open_deal(visit_id)

    def _on_deal_opened(self, deal_id: int) -> None:
        self.context.open_place("deal", deal_id)

    def _on_left(self, visit_id: int, minutes: int) -> None:
        text = self.tr("Left after {minutes} minutes").format(minutes=minutes)
        self.context.notifier.done(text, partial(self.view_model.take_back, visit_id))

    def _on_refused(self, errors: FieldErrors) -> None:
        self.binder.show_errors(errors)


def _arrived(row: OpenVisit | LogRow) -> str:
    return f"{row.arrived_at.astimezone(STORE_ZONE):%H:%M}"


def _left(row: LogRow) -> str:
    return "" if row.left_at is None or row.kind is VisitKind.CALL else f"{row.left_at.astimezone(STORE_ZONE):%H:%M}"


def _stayed(row: LogRow) -> str:
    return "" if row.minutes is None or row.kind is VisitKind.CALL else str(row.minutes)


def _stay_tone(row: OpenVisit) -> str:
    return "caution" if row.minutes >= LONG_STAY else ""


def _traffic(row: LogRow) -> str:
    return "—" if row.traffic is None else words.word(words.TRAFFIC[row.traffic])


def _traffic_tone(row: LogRow) -> str:
    return "caution" if row.traffic is Traffic.INCOMPLETE else ""
