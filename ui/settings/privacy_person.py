"""One person's file: found masked, then erased, restricted, given back or opened with a reason (PI-08)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from showroom.customers.standing_model import Standing
from showroom.exporting.words import heading, table_title
from showroom.kernel.errors import FieldErrors, ShowroomError
from showroom.privacy.subject_copy import SubjectCopy
from showroom.privacy.views import Act, Done, Person, Preview, StoredField, StoredFile
from ui.context import UiContext
from ui.messages import window_language
from ui.settings.privacy_words import rows_text
from ui.theme import SPACE_3
from ui.widgets.buttons import Button, PrimaryButton
from ui.widgets.cards import Card, FindingCard, Pill, text_label
from ui.widgets.fields import TextField
from ui.widgets.fixed_rows import FixedRows
from ui.widgets.form import Form
from ui.widgets.line_list import Line, LineList
from ui.widgets.paged_table import Column, PagedTableModel, TableView
from ui.widgets.reason_dialog import ReasonDialog

_CODES = ("_id", "_at", "_by", "by", "kind", "saved", "taken", "filed", "confirmed")
"""Columns that say nothing of the person."""
_NAMED = 12  # tables named in the preview; the tool tip names all


@dataclass(frozen=True, slots=True)
class StoredRow:
    """One line of a stored file."""

    id: int
    field: StoredField


class PersonPart(QWidget):
    """Look somebody up by exact name, number or document; see what may be done; do it after a second click."""

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self.setObjectName("privacy_person")
        self.setProperty("kind", "page")
        self.context = context
        self.desk = context.showroom.erasing
        self.preview: Preview | None = None
        self.dialog: ReasonDialog | None = None
        self.extra: list[QWidget] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_3)
        column.addWidget(self._build_search())
        column.addWidget(self._build_file())
        self.stored_model = PagedTableModel(self._columns(), FixedRows(()), context.jobs, self)
        self.stored = TableView("stored_file", self.tr("Stored file"), self.stored_model)
        column.addWidget(self.stored, 1)
        column.addStretch(0)
        self.file.hide()
        self.stored.hide()

    def submit(self) -> None:
        """Look up what was typed."""
        text = self.search.value()
        if text:
            act = partial(self.desk.find, self.context.actor, text)
            self.context.jobs.read(act, self._on_found, self._on_refused, key="privacy_find")

    def show_person(self, customer_id: int) -> None:
        """What may be done with this file."""
        act = partial(self.desk.preview, self.context.actor, customer_id)
        self.context.jobs.read(act, self._on_preview, self._on_refused, key="privacy_preview")

    def ask_act(self) -> None:
        """First click: say what cannot be undone, and offer the second."""
        self.sure.show()
        self.really.setFocus()

    def carry_out(self) -> None:
        """Second click: do it."""
        if self.preview is None:
            return
        self.really.setEnabled(False)
        act = partial(self.desk.carry_out, self.context.actor, self.preview.person.customer_id, self.preview.act)
        self.context.jobs.write(act, self._on_done, self._on_refused)

    def ask_back(self) -> None:
        """Why the restriction is lifted."""
        self._ask(self.tr("Why is the restriction lifted?"), self.tr("Give back"), "give_back")

    def ask_open(self) -> None:
        """Why the stored file is opened."""
        question = self.tr("Why must the stored file be opened? Your name, the time and the reason are kept.")
        self._ask(question, self.tr("Open"), "open_stored")

    def ask_folder(self) -> None:
        """Where the copy goes."""
        dialog = QFileDialog(self, self.tr("Where to write the copy"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(self.write_copy)
        dialog.open()

    def write_copy(self, folder: str) -> None:
        """JSON and PDF of everything kept of this person (PI-08)."""
        if self.preview is not None:
            copies, person = self.context.showroom.subject_copies, self.preview.person
            lang = window_language()
            act = partial(copies.write, self.context.actor, person.customer_id, Path(folder), lang)
            self.context.jobs.write(act, self._on_copied, self._on_refused)

    def _on_copied(self, copy: SubjectCopy) -> None:
        text = self.tr("{rows} rows of {tables} tables written to {file}")
        self.context.notifier.done(text.format(rows=copy.rows, tables=copy.tables, file=copy.files[-1].name))

    def _build_search(self) -> Card:
        card = Card()
        form = Form(columns=12)
        hint = self.tr("exactly as it is written: name, phone, document number, or customer no.")
        self.search = form.add(TextField("person", self.tr("Who"), hint=hint), span=12)
        self.search.returnPressed.connect(self.submit)
        self.find_button = PrimaryButton("")
        self.find_button.setObjectName("find_person")
        self.find_button.show_action(self.tr("Look up"), "Ctrl+Return")
        self.find_button.clicked.connect(self.submit)
        row = QHBoxLayout()
        row.setSpacing(SPACE_3)
        row.addWidget(form, 1)
        row.addWidget(self.find_button)
        card.column.addLayout(row)
        self.list = LineList("privacy_persons", self.tr("Nobody looked up yet."))
        self.list.acted.connect(self._on_line)
        card.add(self.list)
        return card

    def _build_file(self) -> Card:
        self.file = Card()
        head = QHBoxLayout()
        head.setSpacing(SPACE_3)
        self.name = text_label("", "subject")
        self.pill = Pill()
        head.addWidget(self.name)
        head.addWidget(self.pill)
        head.addStretch(1)
        self.file.column.addLayout(head)
        self.why = text_label("", wrap=True)
        self.rows = text_label("", "fact", wrap=True)
        self.file.add(self.why)
        self.findings = QVBoxLayout()
        self.file.column.addLayout(self.findings)
        self.file.add(self.rows)
        self.file.column.addLayout(self._build_acts())
        self.sure = QWidget()
        sure = QHBoxLayout(self.sure)
        sure.setContentsMargins(0, 0, 0, 0)
        sure.setSpacing(SPACE_3)
        self.warning = text_label("", tone="caution", wrap=True)
        self.really = PrimaryButton("")
        self.really.setObjectName("really_do")
        self.really.clicked.connect(self.carry_out)
        sure.addWidget(self.warning, 1)
        sure.addWidget(self.really)
        self.file.add(self.sure)
        return self.file

    def _columns(self) -> tuple[Column, ...]:
        lang = window_language()
        return (
            Column("table", self.tr("Where"), lambda row: table_title(row.field.table, lang), width=180),
            Column("column", self.tr("What"), lambda row: heading(row.field.column, lang), width=180),
            Column("value", self.tr("Stored value"), lambda row: str(row.field.value), width=500),
        )

    def _build_acts(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE_3)
        row.addStretch(1)
        self.copy_button = Button(self.tr("Copy for the person…"))
        self.copy_button.setObjectName("copy_for_person")
        self.copy_button.clicked.connect(self.ask_folder)
        row.addWidget(self.copy_button)
        self.open_button, self.back_button = Button(self.tr("Open the stored file…")), Button(self.tr("Give back…"))
        self.act_button = Button("")
        for button, name, act in (
            (self.open_button, "open_stored", self.ask_open),
            (self.back_button, "give_back", self.ask_back),
            (self.act_button, "erase_or_restrict", self.ask_act),
        ):
            button.setObjectName(name)
            button.clicked.connect(act)
            row.addWidget(button)
        return row

    def _on_found(self, persons: tuple[Person, ...]) -> None:
        self.list.show_lines([self._line(person) for person in persons])
        self.file.hide()
        if not persons:
            self.context.notifier.info(self.tr("Nobody has exactly this name or number."))
        elif len(persons) == 1:
            self.show_person(persons[0].customer_id)

    def _line(self, person: Person) -> Line:
        fact = self.tr("customer no. {id} · {phone}").format(id=person.customer_id, phone=person.phone or "—")
        line = Line(person.customer_id, person.name, fact)
        return line.with_link("show", self.tr("What may be done"))

    def _on_line(self, key: object, _act: str) -> None:
        if isinstance(key, int):
            self.show_person(key)

    def _on_preview(self, preview: Preview) -> None:
        self.preview = preview
        person, lang = preview.person, window_language()
        self.name.setText(f"{person.name}  ·  {person.customer_id}")
        self._show_state(person)
        self.why.setText("\n".join(why.text(lang) for why in preview.why))
        self.why.setVisible(bool(preview.why))
        total, text = sum(count for _, count in preview.rows), rows_text(preview.rows[:_NAMED])
        more = "" if len(preview.rows) <= _NAMED else " · …"
        self.rows.setText(self.tr("{count} rows: {tables}").format(count=total, tables=text + more))
        self.rows.setToolTip(rows_text(preview.rows))
        for card in self.extra:
            self.findings.removeWidget(card)
            card.deleteLater()
        self.extra = [FindingCard(finding) for finding in preview.findings]
        for card in self.extra:
            self.findings.addWidget(card)
        self._show_acts(preview)
        self.file.show()

    def _show_state(self, person: Person) -> None:
        texts = {
            None: (self.tr("ordinary file"), "accent"),
            Standing.RESTRICTED: (self.tr("restricted until {day}").format(day=person.until), "caution"),
            Standing.ERASED: (self.tr("erased"), "muted"),
        }
        text, tone = texts[person.standing]
        self.pill.show_state(text, tone)  # type: ignore[arg-type] # the tones above

    def _show_acts(self, preview: Preview) -> None:
        restricted = preview.person.standing is Standing.RESTRICTED
        self.sure.hide()
        self.really.setEnabled(True)
        self.stored.hide()
        self.open_button.setVisible(restricted)
        self.back_button.setVisible(restricted)
        self.copy_button.setVisible(preview.person.standing is not Standing.ERASED)
        self.act_button.setVisible(preview.act is not Act.NONE)
        erase = preview.act is Act.ERASE
        self.act_button.setText(self.tr("Erase…") if erase else self.tr("Restrict…"))
        self.really.setText(self.tr("Erase for good") if erase else self.tr("Restrict now"))
        self.warning.setText(
            self.tr("Everything about this person goes, in every table and for ever. Only counts remain.")
            if erase
            else self.tr("Signed papers stay; all else is locked away. Nobody finds or calls this person any more.")
        )

    def _ask(self, question: str, verb: str, act: str) -> None:
        self.dialog = ReasonDialog(self, question, verb)
        self.dialog.given.connect(self._on_back_reason if act == "give_back" else self._on_open_reason)
        self.dialog.open()

    def _on_back_reason(self, reason: str) -> None:
        if self.preview is not None:
            act = partial(self.desk.give_back, self.context.actor, self.preview.person.customer_id, reason)
            self.context.jobs.write(act, self._on_done, self._on_refused)

    def _on_open_reason(self, reason: str) -> None:
        if self.preview is not None:
            act = partial(self.desk.open_stored, self.context.actor, self.preview.person.customer_id, reason)
            self.context.jobs.write(act, self._on_stored, self._on_refused)

    def _on_stored(self, file: StoredFile) -> None:
        shown = (one for one in file.fields if one.value and not one.column.endswith(_CODES))
        self.stored_model.use_source(FixedRows([StoredRow(place, one) for place, one in enumerate(shown, 1)]))
        self.stored.show()

    def _on_done(self, done: Done) -> None:
        text = self.tr("Done: {count} rows").format(count=done.total)
        self.context.notifier.done(text)
        self.list.show_lines([])
        self.show_person(done.customer_id)

    def _on_refused(self, error: ShowroomError) -> None:
        self.really.setEnabled(True)
        if isinstance(error, FieldErrors):
            first = next(iter(error.fields.values()))
            error = ShowroomError(first.message, **first.values)
        self.context.notifier.error(error)
