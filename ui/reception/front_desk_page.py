"""The front desk: one line for every arrival and call, who is in the store, whose turn it is, and today's log."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from showroom.kernel.errors import FieldErrors
from showroom.reception.desk_views import KnownCustomer, VisitLine
from showroom.reception.model import VisitKind
from showroom.reception.views import DayLog, LineBefore, OpenVisit, OwnershipAnswer, VisitLogged
from ui.context import UiContext
from ui.reception import words
from ui.reception.desk_tables import BoardPart, LogPart
from ui.reception.desk_tabs import DeskTabs
from ui.reception.front_desk_view_model import FrontDeskViewModel
from ui.reception.greeting_card import GreetingCard
from ui.reception.line_form import LineForm
from ui.reception.queue_card import QueueCard
from ui.theme import SPACE_2, SPACE_3, SPACE_4, SPACE_5
from ui.widgets.buttons import Button, QuietButton
from ui.widgets.cards import Card, Pill, text_label
from ui.widgets.ownership_note import OwnershipNote

SIDE_WIDTH = 284
OWN_FORM = ("call", "sheet", "campaigns", "review")
"""Parts with a form of their own: the line makes room for them."""
ROOMY_HEIGHT = 780
"""From this height the tables stay below the opened line."""


class FrontDeskPage(QWidget):
    """Enter logs what is typed, nothing typed is an anonymous visitor."""

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self.setObjectName("front_desk_page")
        self.setProperty("kind", "page")
        self.context = context
        self.view_model = FrontDeskViewModel(context, self)
        self._last: VisitLogged | None = None
        self.log: LogPart | None = None
        self.day_log: DayLog | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_5, SPACE_3, SPACE_5, SPACE_4)
        column.setSpacing(SPACE_3)
        column.addLayout(self._build_head())
        self.entry = self._build_entry()
        column.addWidget(self.entry)
        column.addWidget(self._build_under(), 1)
        self._connect()
        self._connect_answers()
        self.view_model.load()

    def open_item(self, _ident: int) -> None:
        """Come here to log: the cursor stands in the first field."""
        self.binder.focus("phone")

    def snapshot(self) -> dict[str, Any]:
        """What is typed and not logged, and which tab is open."""
        return {"line": self.binder.snapshot(), "tab": self.tabs.key}

    def restore(self, snapshot: dict[str, Any]) -> None:
        """Put it back."""
        self.line_form.restore(snapshot.get("line", {}))
        self.tabs.open_tab(str(snapshot.get("tab", "board")))

    def primary(self) -> None:
        """The window's Ctrl+Enter: as Enter in a field of the line, or of the part that stands in its place."""
        part: Any = self.tabs.parts[self.tabs.key]
        (part if self.tabs.key in OWN_FORM else self).submit()

    def submit(self) -> None:
        """Log the line, or store the one that is corrected."""
        draft, line = self.line_form.draft(), self.line_form.line
        if draft is not None and line is not None:
            self.view_model.correct(line, draft)
        elif draft is not None:
            self.view_model.log(draft)

    def correct_selected(self) -> None:
        """Open the selected line of board or log with all its columns."""
        listed = self.log if self.log is not None and self.tabs.key == "log" else self.board_part
        visit_id = listed.selected_id()
        if visit_id is not None:
            self.view_model.open_line(visit_id)

    def leave_selected(self) -> None:
        """The selected party leaves: ask how they stand, below the board."""
        visit = self.board_part.selected()
        if visit is not None:
            self.tabs.open_tab("board")
            self.board_part.leaving.ask(visit)

    def assign_selected(self) -> None:
        """The next in turn takes the selected party that waits."""
        visit = self.board_part.selected()
        if visit is not None and not visit.consultant:
            self.view_model.assign(visit.id)

    def show_more(self) -> None:
        """Show or hide the columns that a hasty line does not need."""
        self.line_form.show_more()

    def open_day_close(self) -> None:
        """What the day lacks, its totals and its sheet; a gap leads back here to its line."""
        from ui.reception.day_close import DayCloseDialog

        self.day_close = DayCloseDialog(self.context, self)
        self.day_close.line_wanted.connect(self._to_line)
        self.day_close.open()

    def _to_line(self, visit_id: int) -> None:
        self.tabs.open_tab("board")  # other parts stand in the line's place
        self.view_model.open_line(visit_id)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.binder.focus("phone")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _build_head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE_3)
        row.addWidget(text_label(self.tr("Front desk"), "subject"))
        self.totals = text_label("", "fact")
        row.addWidget(self.totals)
        row.addStretch(1)
        self.call_button = Button(self.tr("A call comes in"), "F3", "phone")
        self.call_button.setObjectName("call_comes_in")
        self.day_button = Button(self.tr("Day close"), "F12", "clipboard-check")
        self.day_button.setObjectName("open_day_close")
        row.addWidget(self.call_button)
        row.addWidget(self.day_button)
        return row

    def _build_entry(self) -> Card:
        card = Card()
        self.line_form = LineForm(self.view_model.find, self.context.showroom.work.today)
        self.binder, self.log_button = self.line_form.binder, self.line_form.log_button
        card.column.setSpacing(0)
        card.add(self.line_form, 1)
        card.add(self._build_outcome())
        self.note = OwnershipNote(self.context, only_facts=True)
        card.add(self.note)
        return card

    def _build_outcome(self) -> QWidget:
        box = QWidget()
        box.setProperty("kind", "inner")
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_2)
        self.rule = Pill("", "accent")
        self.rule.show_state("", "accent")
        self.outcome = text_label("", "fact", wrap=True)
        self.outcome.setObjectName("outcome")
        self._say_how()
        self.deal_button = Button(self.tr("Open deal"), "F6", "handshake")
        self.deal_button.setObjectName("open_deal")
        self.deal_button.hide()
        self.cancel_button = Button(self.tr("Leave it as it was"), "Esc")
        self.cancel_button.setObjectName("cancel_correction")
        self.cancel_button.hide()
        self.more_button = QuietButton(self.tr("All columns"), "F10")
        self.more_button.setObjectName("more_fields")
        widgets = ((self.rule, 0), (self.outcome, 1), (self.cancel_button, 0), (self.deal_button, 0))
        for widget, stretch in (*widgets, (self.more_button, 0)):
            row.addWidget(widget, stretch)
        box.setMinimumHeight(36)
        return box

    def _build_under(self) -> QWidget:
        self.under = QWidget()
        self.under.setProperty("kind", "inner")
        row = QHBoxLayout(self.under)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_3)
        self.board_part = BoardPart(self.context)
        self.tabs = DeskTabs(self.context, {"board": self.board_part})
        row.addWidget(self.tabs, 1)
        self.side = QWidget()
        self.side.setProperty("kind", "inner")
        self.side.setFixedWidth(SIDE_WIDTH)
        side = QVBoxLayout(self.side)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(SPACE_3)
        self.queue = QueueCard(self.context.showroom.work.today)
        self.greeting = GreetingCard(self.context.lang)
        side.addWidget(self.queue, 4)
        side.addWidget(self.greeting, 5)
        row.addWidget(self.side)
        return self.under

    def _connect(self) -> None:
        self.line_form.submitted.connect(self.submit)
        self.line_form.opened.connect(self._make_room)
        self.line_form.find_field.chosen.connect(self._on_picked)
        self.binder.changed.connect(self._on_typed)
        self.tabs.opened.connect(self._on_tab)
        self.tabs.logged.connect(self._on_received)
        self.tabs.made.connect(self._on_made)
        self.queue.absent.connect(self.view_model.mark_away)
        self.queue.back.connect(self.view_model.mark_back)
        self.greeting.greeted.connect(self.view_model.greet)
        board = self.board_part
        board.opened.connect(self._on_visit_opened)
        board.selected_changed.connect(self._on_selected)
        board.leaving.left.connect(self.view_model.leave)
        board.leaving.closed.connect(board.table.setFocus)
        for button, act in (
            (self.log_button, self.submit), (self.deal_button, self._open_last_deal),
            (self.more_button, self.show_more), (self.cancel_button, self.cancel_correction),
            (self.call_button, self._open_call), (self.day_button, self.open_day_close),
            (board.leave_button, self.leave_selected),
            (board.correct_button, self.correct_selected), (board.assign_button, self.assign_selected),
        ):  # fmt: skip
            button.clicked.connect(act)
        self.tabs.listen(self)

    def _connect_answers(self) -> None:
        model = self.view_model
        for signal, answer in (
            (model.board_read, self._on_board), (model.log_read, self._on_log),
            (model.queue_read, self.queue.show_queue),
            (model.staff_read, self.line_form.use_staff), (model.campaigns_read, self.line_form.use_campaigns),
            (model.found, self.line_form.find_field.show_found), (model.looked_up, self._on_looked_up),
            (model.logged, self._on_logged), (model.corrected, self._on_corrected), (model.line_read, self._on_line),
            (model.party_read, self.greeting.show_line), (model.deal_opened, partial(self.context.open_place, "deal")),
            (model.left, self._on_left), (model.struck, self._on_struck), (model.refused, self._on_refused),
            (model.leaving_refused, self.board_part.leaving.show_errors),
            (model.absence_refused, self.queue.show_errors), (model.absence_stored, self.queue.done),
        ):  # fmt: skip
            signal.connect(answer)

    def cancel_correction(self) -> None:
        """The line stays as it was stored."""
        self._new_line()
        self._say_how()

    def _new_line(self) -> None:
        self.line_form.clear()
        self.cancel_button.hide()
        self.log_button.show_action(self.tr("Log"), "Ctrl+Return")
        if not self.line_form.area.isHidden():
            self.line_form.show_more(False)
        self.binder.focus("phone")

    def _say_how(self) -> None:
        self.rule.show_state("", "accent")
        self.outcome.setText(
            self.tr("Enter logs; an empty line is an anonymous visitor, 3 a party of three; ↓ opens all columns.")
        )

    def _make_room(self, _shown: bool = False) -> None:
        """With all columns open, a low window shows the line only."""
        self.under.setHidden(not self.line_form.area.isHidden() and self.height() < ROOMY_HEIGHT)

    def _on_typed(self) -> None:
        chosen = self.line_form.choice("consultant_id").value()
        self.view_model.look_up(self.line_form.find_field.value(), int(chosen) if chosen else None)

    def _on_picked(self, customer: KnownCustomer | None) -> None:
        if customer is None:
            self._say_how()
            return
        self.rule.show_state(self.tr("known"), "accent")
        owner = self.tr("owner {name}").format(name=customer.owner)
        parts = (customer.name, customer.phone_masked, customer.interest, owner)
        self.outcome.setText(" · ".join(part for part in parts if part))

    def _on_tab(self, key: str) -> None:
        self.side.setVisible(key == "board")
        self.entry.setVisible(key not in OWN_FORM)

    def _on_made(self, key: str) -> None:
        part = self.tabs.parts[key]
        if isinstance(part, LogPart):
            self.log = part
            part.opened.connect(self.view_model.open_line)
            part.correct_button.clicked.connect(self.correct_selected)
            part.strike_button.clicked.connect(self._strike_selected)
            if self.day_log is not None:
                part.show_log(self.day_log)

    def _open_call(self) -> None:
        self.tabs.open_tab("call")

    def _on_board(self, board: tuple[OpenVisit, ...]) -> None:
        self.board_part.show_rows(board)
        self.tabs.set_count("board", len(board))

    def _on_log(self, log: DayLog) -> None:
        self.day_log = log
        if self.log is not None:
            self.log.show_log(log)
        parts = [f"{words.word(words.TRAFFIC[kind])} {count}" for kind, count in log.counts.items() if count]
        text = self.tr("Today: arrivals {total}, calls {calls}").format(total=log.total, calls=log.calls)
        self.totals.setText(" · ".join([text, *parts]))

    def _on_selected(self, visit_id: int) -> None:
        if visit_id:
            self.view_model.show_party(visit_id)
        else:
            self.greeting.show_line(None)

    def _on_looked_up(self, answer: OwnershipAnswer | None) -> None:
        self.rule.show_state("" if answer is None else answer.rule, "accent")
        if answer is not None:
            self.outcome.setText(words.verdict_text(answer, self.context.lang))
        self.note.show_answer(answer if answer is not None and answer.evidence is not None else None)

    def _on_line(self, line: VisitLine) -> None:
        self.line_form.edit(line)
        self.cancel_button.show()
        self.log_button.show_action(self.tr("Store"), "Ctrl+Return")
        facts = [
            self.tr("Correcting the line of {name}").format(name=line.draft.name or self.tr("an anonymous party")),
            self.tr("test drive: {car}").format(car=line.test_drive or self.tr("no")),
            self.tr("quotation given: yes") if line.quoted else self.tr("quotation given: no"),
            self.tr("on file") if line.filed else self.tr("no file"),
        ]
        self.rule.show_state("", "accent")
        self.outcome.setText(" · ".join(facts))
        self.line_form.show_more(True)

    def _on_logged(self, logged: VisitLogged) -> None:
        self._tell(logged)
        undo = partial(self.view_model.strike, logged.visit_id)
        called = self.line_form.choice("kind").value() == VisitKind.CALL
        self._new_line()
        self.context.notifier.done(self.tr("Call logged") if called else self.tr("Visit logged"), undo)

    def _on_received(self, logged: VisitLogged) -> None:
        self._on_logged(logged)
        self.view_model.reload()

    def _on_corrected(self, logged: VisitLogged) -> None:
        self._tell(logged)
        self._new_line()
        undo = None if logged.before is None else partial(self.view_model.restore, logged.before)
        self.context.notifier.done(self.tr("Line stored"), undo)

    def _tell(self, logged: VisitLogged) -> None:
        self._last = logged
        verdict = logged.verdict
        receives = self.tr("Logged: {name} receives").format(name=logged.consultant)
        waits = self.tr("Logged: everybody is away, the party waits")
        facts = [receives if logged.consultant else waits]
        facts.append("" if verdict is None else words.verdict_text(verdict, self.context.lang))
        facts.append("" if logged.notice is None else logged.notice.text(self.context.lang))
        self.rule.show_state("" if verdict is None else verdict.rule, "good")
        self.outcome.setText(" · ".join(fact for fact in facts if fact))
        self.deal_button.show_text(self.tr("Go to deal") if logged.deal_id else self.tr("Open deal"))
        self.deal_button.setVisible(logged.customer_id is not None)

    def _strike_selected(self) -> None:
        visit_id = None if self.log is None else self.log.selected_id()
        if visit_id is not None:
            self.view_model.strike(visit_id)

    def _on_struck(self, before: LineBefore) -> None:
        self.deal_button.hide()
        self._say_how()
        self.context.notifier.done(self.tr("Line taken back"), partial(self.view_model.restore, before))

    def _open_last_deal(self) -> None:
        if self._last is None:
            return
        if self._last.deal_id is not None:
            self.context.open_place("deal", self._last.deal_id)
        else:
            self.view_model.open_deal(self._last.visit_id)

    def _on_visit_opened(self, visit_id: int) -> None:
        visit = self.board_part.selected()
        if visit is not None and visit.id == visit_id and visit.deal_id is not None:
            self.context.open_place("deal", visit.deal_id)
        else:
            self.view_model.open_deal(visit_id)

    def _on_left(self, visit_id: int, minutes: int) -> None:
        self.board_part.leaving.close_bar()
        text = self.tr("Left after {minutes} minutes").format(minutes=minutes)
        self.context.notifier.done(text, partial(self.view_model.take_back, visit_id))
        self.binder.focus("phone")

    def _on_refused(self, errors: FieldErrors) -> None:
        hidden = set(self.line_form.more.rows) & set(errors.fields)
        if hidden and self.line_form.area.isHidden():
            self.line_form.show_more(True)
        homeless = self.binder.show_errors(errors)
        if homeless:
            self.context.notifier.error(errors.fields[homeless[0]].text(self.context.lang))
