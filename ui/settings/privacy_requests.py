"""Requests of persons: received, identity checked, answered or refused within their working days (PI-08)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from showroom.kernel.errors import FieldErrors, ShowroomError
from showroom.privacy.register_views import RequestDraft, RequestLine
from showroom.privacy.registers_model import RequestState, RightKind
from ui.context import UiContext
from ui.settings.privacy_words import text_of
from ui.theme import SPACE_3
from ui.widgets.buttons import Button, PrimaryButton
from ui.widgets.cards import Card, text_label
from ui.widgets.fields import CheckField, ChoiceField, DateField, TextField
from ui.widgets.fixed_rows import FixedRows
from ui.widgets.form import Form, FormBinder
from ui.widgets.number_fields import NumberField
from ui.widgets.paged_table import Column, PagedTableModel, TableView
from ui.widgets.reason_dialog import ReasonDialog


class RequestsPart(QWidget):
    """The register above, a new request below."""

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self.setObjectName("privacy_requests")
        self.setProperty("kind", "page")
        self.context = context
        self.desk = context.showroom.privacy_registers
        self.chosen: RequestLine | None = None
        self.dialog: ReasonDialog | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_3)
        column.addLayout(self._build_acts())
        self.model = PagedTableModel(self._columns(), FixedRows(()), context.jobs, self)
        self.table = TableView("rights_requests", self.tr("Requests of persons"), self.model)
        self.table.selectionModel().currentRowChanged.connect(self._on_chosen)
        column.addWidget(self.table, 1)
        column.addWidget(self._build_new())
        self._choose(None)
        self.load()

    def submit(self) -> None:
        """Write the typed request down."""
        values = self.binder.collect()
        if values is None:
            return
        draft = RequestDraft(
            RightKind(values["kind"]), values["name"], values["contact"], values["received_on"], values["wish"],
            values["customer_id"],
        )  # fmt: skip
        self._write(partial(self.desk.receive, self.context.actor, draft), self._on_received)

    def load(self) -> None:
        """Read the register anew."""
        act = partial(self.desk.requests, self.context.actor, closed=self.closed.isChecked())
        self.context.jobs.read(act, self._on_loaded, self._on_refused, key="rights_requests")

    def ask_identity(self) -> None:
        """How the identity was checked."""
        self._ask(self.tr("How was it made sure that this is the person?"), self.tr("Identity checked"), self._identity)

    def ask_answer(self) -> None:
        """What was answered."""
        self._ask(self.tr("What was done, and how was the person told?"), self.tr("Answered"), self._answer)

    def ask_refusal(self) -> None:
        """Why it is refused."""
        question = self.tr("A refusal needs its reason, which the person is told (PIPL 50).")
        self._ask(question, self.tr("Refuse"), partial(self._answer, refuse=True))

    def _build_acts(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE_3)
        self.closed = CheckField("closed", self.tr("Show closed requests"))
        self.closed.toggled.connect(self.load)
        row.addWidget(self.closed)
        row.addStretch(1)
        self.acts = []
        for name, text, act in (
            ("identity", self.tr("Identity checked…"), self.ask_identity),
            ("answer", self.tr("Answer…"), self.ask_answer),
            ("refuse", self.tr("Refuse…"), self.ask_refusal),
        ):
            button = Button(text)
            button.setObjectName(f"request_{name}")
            button.clicked.connect(act)
            row.addWidget(button)
            self.acts.append(button)
        return row

    def _build_new(self) -> Card:
        card = Card()
        card.add(text_label(self.tr("New request"), "heading"))
        form, today = Form(columns=12), self.context.showroom.work.today
        kinds = [(kind.value, text_of(kind)) for kind in RightKind]
        form.add(ChoiceField("kind", self.tr("What is asked for"), kinds, required=True), span=3)
        form.add(TextField("name", self.tr("Name"), required=True, max_length=80), span=2)
        form.add(TextField("contact", self.tr("How to reach the person"), required=True, max_length=120), span=3)
        form.add(DateField("received_on", self.tr("Received on"), required=True, today=today), span=2)
        form.add(NumberField("customer_id", self.tr("Customer no."), hint=self.tr("from “One person”")), span=2)
        form.add(TextField("wish", self.tr("In the person's words"), max_length=500), span=12)
        card.add(form)
        self.binder = FormBinder(form, parent=self)
        self.binder.set_values({"kind": RightKind.COPY.value, "received_on": today()})
        foot = QHBoxLayout()
        foot.addWidget(
            text_label(self.tr("Due 15 working days after it came in; public holidays do not count."), "fact")
        )
        foot.addStretch(1)
        self.add_button = PrimaryButton("")
        self.add_button.setObjectName("add_request")
        self.add_button.show_action(self.tr("Write down"), "Ctrl+Return")
        self.add_button.clicked.connect(self.submit)
        foot.addWidget(self.add_button)
        card.column.addLayout(foot)
        return card

    def _columns(self) -> tuple[Column, ...]:
        late = self.tr("late")
        return (
            Column("due", self.tr("Due"), lambda row: str(row.due.isoformat()), width=100, tone=_tone),
            Column(
                "state", self.tr("State"), lambda row: late if row.late else text_of(row.state), width=90, tone=_tone
            ),
            Column("kind", self.tr("What is asked for"), lambda row: text_of(row.kind), width=210),
            Column("name", self.tr("Name"), lambda row: str(row.name), width=110),
            Column("contact", self.tr("How to reach the person"), lambda row: str(row.contact), width=180),
            Column("received", self.tr("Received on"), lambda row: str(row.received_on.isoformat()), width=100),
            Column("identity", self.tr("Identity"), lambda row: str(row.identity), width=160),
            Column("wish", self.tr("Wish and answer"), lambda row: str(row.answer or row.wish), width=220),
        )

    def _ask(self, question: str, verb: str, act: Callable[[str], None]) -> None:
        self.dialog = ReasonDialog(self, question, verb)
        self.dialog.given.connect(act)
        self.dialog.open()

    def _identity(self, text: str) -> None:
        if self.chosen is not None:
            line = self.chosen
            self._write(
                partial(self.desk.check_identity, self.context.actor, line.id, text, line.version), self._on_done
            )

    def _answer(self, text: str, *, refuse: bool = False) -> None:
        if self.chosen is not None:
            line = self.chosen
            act = partial(self.desk.answer, self.context.actor, line.id, text, line.version, refuse=refuse)
            self._write(act, self._on_done)

    def _write(self, act: Callable[[], RequestLine], done: Callable[[RequestLine], None]) -> None:
        self.context.jobs.write(act, done, self._on_refused)

    def _on_loaded(self, lines: tuple[RequestLine, ...]) -> None:
        self._choose(None)
        self.model.use_source(FixedRows(lines))

    def _on_received(self, line: RequestLine) -> None:
        self.binder.set_values({"name": "", "contact": "", "wish": "", "customer_id": None})
        self.context.notifier.done(self.tr("Due on {day}").format(day=line.due.isoformat()))
        self.load()

    def _on_done(self, _line: RequestLine) -> None:
        self.context.notifier.done(self.tr("Written down"))
        self.load()

    def _on_refused(self, error: ShowroomError) -> None:
        if isinstance(error, FieldErrors) and not set(error.fields) - set(self.binder.rows):
            self.binder.show_errors(error)
        elif isinstance(error, FieldErrors):
            first = next(iter(error.fields.values()))
            self.context.notifier.error(ShowroomError(first.message, **first.values))
        else:
            self.context.notifier.error(error)

    def _on_chosen(self, current: QModelIndex, _previous: QModelIndex) -> None:
        self._choose(self.model.row_at(current.row()) if current.isValid() else None)

    def _choose(self, line: RequestLine | None) -> None:
        self.chosen = line
        is_open = line is not None and line.state is RequestState.OPEN
        for button in self.acts:
            button.setEnabled(is_open)


def _tone(row: RequestLine) -> str:
    return "refusal" if row.late else ""
