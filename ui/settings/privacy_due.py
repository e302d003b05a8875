"""What is due to end, rule by rule: the list is the preview, a second click runs it, and it can be stopped (PI-07)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from showroom.kernel.errors import ShowroomError
from showroom.privacy.due import DueCount, DueItem, DueRule
from showroom.privacy.retention import RunResult
from ui.context import UiContext
from ui.jobs import Ticket
from ui.messages import window_language
from ui.settings.privacy_words import text_of
from ui.theme import SPACE_3
from ui.widgets.buttons import Button, PrimaryButton
from ui.widgets.cards import Card, text_label
from ui.widgets.fixed_rows import FixedRows
from ui.widgets.line_list import Line, LineList
from ui.widgets.paged_table import Column, PagedTableModel, TableView
from ui.widgets.progress_row import ProgressRow


@dataclass(frozen=True, slots=True)
class DueRow:
    """One line of the list."""

    id: int
    item: DueItem


class DuePart(QWidget):
    """The rules with their counts above, what is due by the chosen one below."""

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self.setObjectName("privacy_due")
        self.setProperty("kind", "page")
        self.context = context
        self.desk = context.showroom.retention
        self.items: tuple[DueItem, ...] = ()
        self.rule: DueRule | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_3)
        card = Card()
        card.add(text_label(self.tr("What is due"), "heading"))
        note = self.tr(
            "Periods are parameters; the law's ten years cannot be shortened. This program records no talks."
        )
        card.add(text_label(note, "fact", wrap=True))
        self.rules = LineList("due_rules", "")
        self.rules.acted.connect(self._on_rule)
        card.add(self.rules)
        column.addWidget(card)
        self.model = PagedTableModel(self._columns(), FixedRows(()), context.jobs, self)
        self.table = TableView("due_items", self.tr("What is due"), self.model)
        column.addWidget(self.table, 1)
        column.addWidget(self._build_run())
        self.load()

    def submit(self) -> None:
        """Ctrl+Enter: first offer the run, then run it."""
        if self.sure.isVisibleTo(self):
            self.run()
        elif self.run_button.isEnabled():
            self.ask()

    def load(self) -> None:
        """Count anew."""
        act = partial(self.desk.counts, self.context.actor)
        self.context.jobs.read(act, self._on_counts, self._on_refused, key="privacy_counts")
        if self.rule is not None:
            self.show_rule(self.rule)

    def show_rule(self, rule: DueRule) -> None:
        """What is due by this rule."""
        self.rule = rule
        act = partial(self.desk.due, self.context.actor, rule)
        self.context.jobs.read(act, self._on_items, self._on_refused, key="privacy_due")

    def ask(self) -> None:
        """Say what cannot be undone, and offer the second click."""
        self.sure.show()
        self.really.setFocus()

    def run(self) -> None:
        """End what the list shows."""
        self.sure.hide()
        self.run_button.setEnabled(False)
        ticket = Ticket()
        self.progress.watch(ticket, self.tr("Ending…"))
        act = partial(self.desk.run, self.context.actor, self.items, ticket)
        self.context.jobs.write(act, self._on_run, self._on_refused)

    def _build_run(self) -> Card:
        card = Card()
        row = QHBoxLayout()
        row.setSpacing(SPACE_3)
        self.fact = text_label(self.tr("Choose a rule above."), "fact", wrap=True)
        self.run_button = Button("")
        self.run_button.setObjectName("end_due")
        self.run_button.setText(self.tr("End all listed…"))
        self.run_button.setEnabled(False)
        self.run_button.clicked.connect(self.ask)
        row.addWidget(self.fact, 1)
        row.addWidget(self.run_button)
        card.column.addLayout(row)
        self.sure = QWidget()
        sure = QHBoxLayout(self.sure)
        sure.setContentsMargins(0, 0, 0, 0)
        sure.setSpacing(SPACE_3)
        text = self.tr("What ends now is gone for ever. What a period still protects of it stays, locked away.")
        sure.addWidget(text_label(text, tone="caution", wrap=True), 1)
        self.really = PrimaryButton(self.tr("End for good"))
        self.really.setObjectName("really_end")
        self.really.clicked.connect(self.run)
        sure.addWidget(self.really)
        self.sure.hide()
        card.add(self.sure)
        self.progress = ProgressRow()
        card.add(self.progress)
        self.left = LineList("due_left", "")
        self.left.hide()
        card.add(self.left)
        return card

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column("due", self.tr("Kept until"), lambda row: str(row.item.due.isoformat()), width=110),
            Column("since", self.tr("Counted from"), lambda row: str(row.item.since.isoformat()), width=110),
            Column("who", self.tr("Who"), lambda row: str(row.item.who or "—"), width=120),
            Column("no", self.tr("Customer no."), lambda row: str(row.item.customer_id), right=True, width=100),
            Column("number", self.tr("Number"), lambda row: str(row.item.number), width=190),
            Column("what", self.tr("What happens"), self._what, width=320, tone=_tone),
        )

    def _what(self, row: DueRow) -> str:
        item = row.item
        if item.blocked is not None:
            return item.blocked.text(window_language())
        if item.kept_until is not None:
            return self.tr("locked away until {day}, then erased").format(day=_day(item.kept_until))
        return self.tr("erased for good")

    def _on_counts(self, counts: tuple[DueCount, ...]) -> None:
        lines = []
        for one in counts:
            text = self.tr("{count} due").format(count=f"{one.count}{'+' if one.more else ''}")
            line = Line(one.rule.value, f"{text_of(one.rule)}  ·  {text}")
            lines.append(line.with_link("show", self.tr("Show")) if one.count else line.with_pill("✓", "good"))
        self.rules.show_lines(lines)

    def _on_rule(self, key: object, _act: str) -> None:
        self.left.hide()
        self.show_rule(DueRule(str(key)))

    def _on_items(self, items: tuple[DueItem, ...]) -> None:
        self.items = items
        self.sure.hide()
        self.model.use_source(FixedRows([DueRow(place, item) for place, item in enumerate(items, 1)]))
        self.run_button.setEnabled(any(item.blocked is None for item in items))
        rule = "" if self.rule is None else text_of(self.rule)
        self.fact.setText(self.tr("{rule}: {count} listed").format(rule=rule, count=len(items)))

    def _on_run(self, result: RunResult) -> None:
        self.progress.finish()
        lang = window_language()
        text = self.tr("Ended: {done}; left: {left}").format(done=len(result.done), left=len(result.left))
        self.context.notifier.done(text if result.complete else self.tr("Stopped. {text}").format(text=text))
        self.left.show_lines([
            Line(place, one.why.text(lang), f"{one.item.who} · {one.item.customer_id}", "caution")
            for place, one in enumerate(result.left)
        ])  # fmt: skip
        self.left.setVisible(bool(result.left))
        self.load()

    def _on_refused(self, error: ShowroomError) -> None:
        self.progress.finish()
        self.context.notifier.error(error)


def _day(day: date) -> str:
    return day.isoformat()


def _tone(row: DueRow) -> str:
    return "caution" if row.item.blocked is not None else ""
