"""The national system of car dealers: registered in 90 days, changes told in 30, each done with evidence (MF-10)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from showroom.kernel.errors import FieldErrors, ShowroomError
from showroom.staff.duties import CHANGED_FACTS, DutyBook, DutyRow
from showroom.staff.duty_model import DutyKind
from ui.context import UiContext
from ui.messages import window_language
from ui.theme import SPACE_3, Tone
from ui.widgets.buttons import Button, PrimaryButton
from ui.widgets.cards import Card, text_label
from ui.widgets.fields import ChoiceField, DateField, TextField
from ui.widgets.fixed_rows import FixedRows
from ui.widgets.form import Form, FormBinder
from ui.widgets.paged_table import Column, PagedTableModel, TableView


class DutiesPart(QWidget):
    """What is owed and done above; licence, other changes and the evidence below."""

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self.setObjectName("duties_part")
        self.setProperty("kind", "page")
        self.context = context
        self.rows: dict[int, DutyRow] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_3)
        head = QHBoxLayout()
        head.setSpacing(SPACE_3)
        head.addWidget(text_label(self.tr("National system of car dealers"), "subject"))
        self.facts = text_label("", "fact")
        head.addWidget(self.facts)
        head.addStretch(1)
        column.addLayout(head)
        self.model = PagedTableModel(self._columns(), FixedRows(()), context.jobs, self)
        self.table = TableView("store_duties", self.tr("National system of car dealers"), self.model)
        column.addWidget(self.table, 1)
        cards = QHBoxLayout()
        cards.setSpacing(SPACE_3)
        cards.addWidget(self._build_clock(), 1)
        cards.addWidget(self._build_done(), 1)
        column.addLayout(cards)
        act = partial(context.showroom.duties.book, context.actor)
        context.jobs.read(act, self._on_book, context.notifier.error, key="duties")

    def submit(self) -> None:
        """Record that the chosen entry was made."""
        index = self.table.currentIndex()
        row = self.rows.get(self.model.id_at(index.row()) or 0) if index.isValid() else None
        if row is None or row.done_on is not None:
            self.context.notifier.info(self.tr("Choose the entry that was made"))
            return
        values = self.done_form.collect()
        if values is not None:
            made = values["done_on"], values["evidence"], row.version
            self._write(partial(self._duties.done, self.context.actor, row.id, *made), self._on_done, self.done_form)

    def set_licence(self) -> None:
        """Enter the day of the business licence."""
        values = self.licence_form.collect()
        if values is not None:
            act = partial(self._duties.set_licence, self.context.actor, values["licence_on"])
            self._write(act, self._on_book, self.licence_form)

    def note_change(self) -> None:
        """Something changed that the settings do not know of."""
        values = self.change_form.collect()
        if values is not None:
            act = partial(self._duties.note_other_change, self.context.actor, values["fact"], values["happened_on"])
            self._write(act, self._on_book, self.change_form)

    def flush_drafts(self) -> None:
        """A date and a word are quickly typed again: no draft."""

    @property
    def _duties(self) -> Any:
        return self.context.showroom.duties

    def _build_clock(self) -> Card:
        card, today, lang = Card(), self.context.showroom.work.today, window_language()
        card.add(text_label(self.tr("What starts the clock"), "heading"))
        licence = Form(columns=2)
        licence.add(DateField("licence_on", self.tr("Business licence issued on"), required=True, today=today))
        self.licence_form = FormBinder(licence, parent=self)
        card.add(self._row(licence, "set_licence", self.tr("Enter licence"), self.set_licence))
        change = Form(columns=2)
        facts = [(fact, text.text(lang)) for fact, text in CHANGED_FACTS.items()]
        change.add(ChoiceField("fact", self.tr("Other change"), facts, required=True))
        change.add(DateField("happened_on", self.tr("Changed on"), required=True, today=today))
        self.change_form = FormBinder(change, parent=self)
        card.add(self._row(change, "note_change", self.tr("Note change"), self.note_change))
        note = self.tr("Name, address, legal representative and brands start it by themselves when changed here.")
        card.add(text_label(note, "fact", wrap=True))
        card.column.addStretch(1)
        return card

    def _build_done(self) -> Card:
        card, today = Card(), self.context.showroom.work.today
        card.add(text_label(self.tr("The chosen entry was made"), "heading"))
        form = Form(columns=1)
        form.add(DateField("done_on", self.tr("Made on"), required=True, today=today))
        evidence = self.tr("Evidence: number, receipt, where it is kept")
        form.add(TextField("evidence", evidence, required=True, max_length=300))
        self.done_form = FormBinder(form, parent=self)
        self.done_form.set_values({"done_on": today()})
        card.add(form)
        foot = QHBoxLayout()
        foot.addStretch(1)
        self.done_button = PrimaryButton("")
        self.done_button.setObjectName("duty_done")
        self.done_button.show_action(self.tr("Record as done"), "Ctrl+Return")
        self.done_button.clicked.connect(self.submit)
        foot.addWidget(self.done_button)
        card.column.addLayout(foot)
        card.column.addStretch(1)
        return card

    def _row(self, form: Form, name: str, title: str, act: Callable[[], None]) -> QWidget:
        box = QWidget()
        box.setProperty("kind", "inner")
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_3)
        row.addWidget(form, 1)
        button = Button(title)
        button.setObjectName(name)
        button.clicked.connect(act)
        row.addWidget(button)
        return box

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column("what", self.tr("Entry"), self._what, width=300),
            Column("happened", self.tr("Since"), lambda row: str(row.happened_on), width=100),
            Column("due", self.tr("Due"), lambda row: str(row.due), width=100),
            Column("state", self.tr("State"), self._state, width=170, tone=_tone),
            Column("evidence", self.tr("Evidence"), lambda row: str(row.evidence), width=240),
        )

    def _what(self, row: DutyRow) -> str:
        if row.kind is DutyKind.LICENCE:
            return self.tr("Register the store (90 days after the licence)")
        lang = window_language()
        joint = "、" if lang == "zh" else ", "
        facts = joint.join(CHANGED_FACTS[fact].text(lang) for fact in row.facts)
        return self.tr("Tell of the change: {facts}").format(facts=facts)

    def _state(self, row: DutyRow) -> str:
        if row.done_on is not None:
            return self.tr("done on {day}").format(day=row.done_on)
        left = row.days_left or 0
        text = self.tr("{days} days overdue") if left < 0 else self.tr("{days} days left")
        return text.format(days=abs(left))

    def _write(self, act: Callable[[], Any], done: Callable[[DutyBook], None], form: FormBinder) -> None:
        self.context.jobs.write(act, done, partial(self._on_refused, form))

    def _on_book(self, book: DutyBook) -> None:
        self.rows = {row.id: row for row in book.rows}
        self.model.use_source(FixedRows(book.rows))
        parts = (
            (self.tr("licence {day}"), book.licence_on), (self.tr("registered {day}"), book.registered_on),
            (self.tr("last change {day}"), book.last_change), (self.tr("last told {day}"), book.last_told),
        )  # fmt: skip
        self.facts.setText(" · ".join(text.format(day=day) for text, day in parts if day is not None))
        if book.licence_on is not None:
            self.licence_form.set_values({"licence_on": book.licence_on})

    def _on_done(self, book: DutyBook) -> None:
        self._on_book(book)
        self.done_form.set_values({"evidence": ""})
        self.context.notifier.done(self.tr("Recorded as done"))

    def _on_refused(self, form: FormBinder, error: ShowroomError) -> None:
        if isinstance(error, FieldErrors):
            form.show_errors(error)
        else:
            self.context.notifier.error(error)


def _tone(row: DutyRow) -> Tone:
    if row.done_on is not None:
        return "good"
    return "refusal" if (row.days_left or 0) < 0 else ""
