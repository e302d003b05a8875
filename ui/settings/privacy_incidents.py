"""Incidents with personal data: logged, told to authority and persons against the clock, closed (PI-09, PIPL 57)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, time
from functools import partial

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from showroom.kernel.errors import FieldErrors, ShowroomError
from showroom.privacy.register_views import BreachDraft, BreachLine, TellDraft
from ui.context import UiContext
from ui.theme import SPACE_3
from ui.widgets.buttons import Button, PrimaryButton
from ui.widgets.cards import Card, text_label
from ui.widgets.fields import DateField, TextField
from ui.widgets.fixed_rows import FixedRows
from ui.widgets.form import Form, FormBinder
from ui.widgets.number_fields import NumberField
from ui.widgets.paged_table import Column, PagedTableModel, TableView
from ui.widgets.reason_dialog import ReasonDialog

_TEXTS = ("what", "data_kinds", "concerned", "measures")


class IncidentsPart(QWidget):
    """The log above, a new incident below."""

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self.setObjectName("privacy_incidents")
        self.setProperty("kind", "page")
        self.context = context
        self.desk = context.showroom.privacy_registers
        self.chosen: BreachLine | None = None
        self.dialog: ReasonDialog | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_3)
        column.addLayout(self._build_acts())
        self.model = PagedTableModel(self._columns(), FixedRows(()), context.jobs, self)
        self.table = TableView("breaches", self.tr("Incidents"), self.model)
        self.table.selectionModel().currentRowChanged.connect(self._on_chosen)
        column.addWidget(self.table, 1)
        column.addWidget(self._build_new())
        self._choose(None)
        self.load()

    def submit(self) -> None:
        """Log the typed incident; noticed now unless another day is given."""
        values = self.binder.collect()
        if values is None:
            return
        work, day = self.context.showroom.work, values["noticed_on"]
        noticed = work.clock.now() if day == work.today() else datetime.combine(day, time(), work.zone)
        draft = BreachDraft(noticed, persons=values["persons"] or 0, **{name: values[name] for name in _TEXTS})
        self._write(partial(self.desk.log_breach, self.context.actor, draft))

    def load(self) -> None:
        """Read the log anew."""
        act = partial(self.desk.breaches, self.context.actor)
        self.context.jobs.read(act, self._on_loaded, self._on_refused, key="breaches")

    def tell_authority(self) -> None:
        """The authority was told now."""
        self._note(TellDraft(authority_at=self.context.showroom.work.clock.now()))

    def tell_persons(self) -> None:
        """The persons were told now."""
        self._note(TellDraft(persons_at=self.context.showroom.work.clock.now()))

    def ask_why_not(self) -> None:
        """Why the persons need not be told."""
        question = self.tr("Persons need not be told where measures keep harm away. Which ones?")
        self.dialog = ReasonDialog(self, question, self.tr("Persons not told"))
        self.dialog.given.connect(self._on_reason)
        self.dialog.open()

    def close_incident(self) -> None:
        """All were told."""
        if self.chosen is not None:
            self._write(partial(self.desk.close_breach, self.context.actor, self.chosen.id, self.chosen.version))

    def _build_acts(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE_3)
        row.addStretch(1)
        self.acts = []
        for name, text, act in (
            ("authority", self.tr("Authority told now"), self.tell_authority),
            ("persons", self.tr("Persons told now"), self.tell_persons),
            ("not_told", self.tr("Persons not told…"), self.ask_why_not),
            ("close", self.tr("Close"), self.close_incident),
        ):
            button = Button(text)
            button.setObjectName(f"incident_{name}")
            button.clicked.connect(act)
            row.addWidget(button)
            self.acts.append(button)
        return row

    def _build_new(self) -> Card:
        card = Card()
        card.add(text_label(self.tr("New incident"), "heading"))
        form, today = Form(columns=12), self.context.showroom.work.today
        form.add(TextField("what", self.tr("What happened"), required=True, max_length=500), span=7)
        form.add(DateField("noticed_on", self.tr("Noticed on"), required=True, today=today), span=3)
        form.add(NumberField("persons", self.tr("Persons concerned")), span=2)
        form.add(TextField("data_kinds", self.tr("Kinds of data"), required=True, max_length=300), span=4)
        hint = self.tr("which group, no names")
        form.add(TextField("concerned", self.tr("Whom it concerns"), required=True, max_length=300, hint=hint), span=4)
        form.add(TextField("measures", self.tr("What was done at once"), max_length=500), span=4)
        card.add(form)
        self.binder = FormBinder(form, parent=self)
        self.binder.set_values({"noticed_on": today()})
        foot = QHBoxLayout()
        foot.addWidget(text_label(self.tr("The authority is told at once: the clock starts with the notice."), "fact"))
        foot.addStretch(1)
        self.add_button = PrimaryButton("")
        self.add_button.setObjectName("add_incident")
        self.add_button.show_action(self.tr("Log incident"), "Ctrl+Return")
        self.add_button.clicked.connect(self.submit)
        foot.addWidget(self.add_button)
        card.column.addLayout(foot)
        return card

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column("tell", self.tr("Tell the authority by"), lambda row: self._at(row.tell_by), width=150, tone=_tone),
            Column("state", self.tr("State"), self._state, width=130, tone=_tone),
            Column("what", self.tr("What happened"), lambda row: str(row.what), width=240),
            Column("persons", self.tr("Persons concerned"), lambda row: str(row.persons), right=True, width=140),
            Column("data", self.tr("Kinds of data"), lambda row: str(row.data_kinds), width=150),
            Column("authority", self.tr("Authority told"), lambda row: self._at(row.authority_at), width=140),
            Column("told", self.tr("Persons told"), self._persons, width=160),
            Column("measures", self.tr("Measures"), lambda row: str(row.measures), width=200),
        )

    def _at(self, at: datetime | None) -> str:
        return "" if at is None else f"{at.astimezone(self.context.showroom.work.zone):%Y-%m-%d %H:%M}"

    def _state(self, row: BreachLine) -> str:
        if row.closed_at is not None:
            return self.tr("closed")
        return self.tr("late") if row.late else self.tr("open")

    def _persons(self, row: BreachLine) -> str:
        return self._at(row.persons_at) or row.not_told_reason

    def _on_reason(self, reason: str) -> None:
        self._note(TellDraft(not_told_reason=reason))

    def _note(self, draft: TellDraft) -> None:
        if self.chosen is not None:
            line = self.chosen
            self._write(partial(self.desk.note_told, self.context.actor, line.id, draft, line.version))

    def _write(self, act: Callable[[], BreachLine]) -> None:
        self.context.jobs.write(act, self._on_done, self._on_refused)

    def _on_done(self, _line: BreachLine) -> None:
        self.binder.set_values(dict.fromkeys(_TEXTS, "") | {"persons": None})
        self.context.notifier.done(self.tr("Written down"))
        self.load()

    def _on_loaded(self, lines: tuple[BreachLine, ...]) -> None:
        self._choose(None)
        self.model.use_source(FixedRows(lines))

    def _on_refused(self, error: ShowroomError) -> None:
        if isinstance(error, FieldErrors):
            self.binder.show_errors(error)
        else:
            self.context.notifier.error(error)

    def _on_chosen(self, current: QModelIndex, _previous: QModelIndex) -> None:
        self._choose(self.model.row_at(current.row()) if current.isValid() else None)

    def _choose(self, line: BreachLine | None) -> None:
        self.chosen = line
        for button in self.acts:
            button.setEnabled(line is not None and line.closed_at is None)


def _tone(row: BreachLine) -> str:
    return "refusal" if row.late and row.closed_at is None else ""
