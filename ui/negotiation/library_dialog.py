"""The shared library of objections: search, read, add and improve answers; success is counted, never typed (S0-23)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from showroom.deals.talk_words import CATEGORIES, name_of
from showroom.kernel.actor import Permission
from showroom.kernel.clock import STORE_ZONE
from showroom.kernel.errors import FieldErrors, ShowroomError
from showroom.negotiation.talk_views import EntryDraft, EntryRow, EntryVersion
from ui.context import UiContext
from ui.messages import window_language
from ui.theme import SPACE_2, SPACE_3, SPACE_5
from ui.widgets.buttons import Button, PrimaryButton
from ui.widgets.cards import text_label
from ui.widgets.fields import CheckField, ChoiceField, TextField
from ui.widgets.fixed_rows import FixedRows
from ui.widgets.form import Form, FormBinder, MessageLine
from ui.widgets.line_list import Line, LineList
from ui.widgets.multi_line import MultiLine
from ui.widgets.paged_table import Column, PagedTableModel, TableView

FIELDS = ("category", "series", "text", "answer", "evidence", "active")
PAUSE_MS = 150


class LibraryDialog(QDialog):
    """Above the entries found, below the chosen one; only its author or a manager may change it."""

    def __init__(self, parent: QWidget | None, context: UiContext, category: str = "") -> None:
        super().__init__(parent)
        self.setObjectName("objection_library")
        self.setWindowTitle(self.tr("Objection library"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.context = context
        self.chosen: EntryRow | None = None
        self._library: Any = context.showroom.objection_library
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_5, SPACE_5, SPACE_5, SPACE_5)
        column.setSpacing(SPACE_3)
        column.addWidget(self._build_search())
        self.model = PagedTableModel(self._columns(), FixedRows(()), context.jobs, self)
        self.table = TableView("objection_entries", self.tr("Objection library"), self.model)
        self.table.selectionModel().currentRowChanged.connect(self._on_row)
        column.addWidget(self.table, 1)
        column.addWidget(self._build_form())
        self.message = MessageLine()
        column.addWidget(self.message)
        column.addLayout(self._build_foot())
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.reload)
        room = self.screen().availableGeometry()
        self.resize(min(1060, room.width() - 64), min(740, room.height() - 64))
        context.jobs.read(partial(self._library.series, context.actor), self._on_series, context.notifier.error)
        self.only.set_value(category)
        self.new()
        self.reload()
        self.sought.setFocus()

    def reload(self) -> None:
        """Read what is sought."""
        act = partial(
            self._library.entries, self.context.actor, str(self.sought.value()), str(self.only.value() or ""),
            retired=bool(self.retired.value()),
        )  # fmt: skip
        self.context.jobs.read(act, self._on_rows, self._on_failed, key="entries")

    def new(self) -> None:
        """An empty form for a new answer."""
        self.table.selectionModel().clear()
        self._show(None)
        self.binder.set_values({**dict.fromkeys(FIELDS, ""), "active": True})

    def submit(self) -> None:
        """Store the form into the chosen entry, or as a new one."""
        values = self.binder.collect()
        if values is None:
            return
        self.save_button.setEnabled(False)
        draft = EntryDraft(**{name: values[name] for name in FIELDS})
        row = self.chosen
        which = () if row is None else (row.id, row.version)
        act = partial(self._library.save_entry, self.context.actor, draft, *which)
        self.context.jobs.write(act, self._on_saved, self._on_failed)

    def _build_search(self) -> Form:
        form = Form(columns=4)
        words = self.tr("words, pinyin or initials")
        self.sought = form.add(TextField("sought", self.tr("Search"), max_length=80, placeholder=words), span=2)
        every = [("", self.tr("every kind")), *self._kinds()]
        self.only = form.add(ChoiceField("only", self.tr("Kind of objection"), every))
        self.only.set_value("")
        self.retired = form.add(CheckField("retired", self.tr("also those no longer used")))
        self.sought.changed.connect(self._on_sought)
        self.only.changed.connect(self.reload)
        self.retired.changed.connect(self.reload)
        return form

    def _build_form(self) -> QWidget:
        holder = QWidget()
        holder.setProperty("kind", "inner")
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_5)
        form = Form(columns=4)
        form.add(ChoiceField("category", self.tr("Kind of objection"), self._kinds(), required=True))
        self.series = form.add(ChoiceField("series", self.tr("Holds for"), [("", self.tr("every car"))]))
        form.add(TextField("text", self.tr("Objection"), required=True, max_length=300), span=2)
        form.add(MultiLine("answer", self.tr("Best answer"), lines=3, required=True, max_length=500), span=4)
        form.add(TextField("evidence", self.tr("Fact or case that proves it"), max_length=300), span=3)
        form.add(CheckField("active", self.tr("in use")))
        self.binder = FormBinder(form, parent=self)
        row.addWidget(form, 3)
        self.versions = LineList("entry_versions", self.tr("Its earlier wordings stand here."))
        row.addWidget(self.versions, 1, Qt.AlignmentFlag.AlignTop)
        return holder

    def _build_foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setSpacing(SPACE_2)
        self.whose = text_label("", "fact")
        foot.addWidget(self.whose)
        foot.addStretch(1)
        self.new_button = Button(self.tr("New"), "", "plus")
        self.new_button.setObjectName("new_entry")
        self.new_button.clicked.connect(self.new)
        self.save_button = PrimaryButton(self.tr("Save"), "Ctrl+Return")
        self.save_button.setObjectName("save_entry")
        self.save_button.clicked.connect(self.submit)
        back = Button(self.tr("Close"))
        back.clicked.connect(self.reject)
        self.stories_button = Button(self.tr("Case stories…"))
        self.stories_button.setObjectName("open_stories")
        self.stories_button.clicked.connect(self._open_stories)
        self.haggling_button = Button(self.tr("Why they haggle…"))
        self.haggling_button.setObjectName("open_haggling")
        self.haggling_button.clicked.connect(self._open_haggling)
        self.haggling_button.setVisible(self.context.actor.may(Permission.QUOTE_WRITE))
        for button in (self.haggling_button, self.stories_button, back, self.new_button, self.save_button):
            foot.addWidget(button)
        return foot

    def _open_haggling(self) -> None:
        from ui.negotiation.haggling_dialog import open_haggling

        open_haggling(self, self.context)

    def _open_stories(self) -> None:
        from ui.negotiation.stories_dialog import open_stories

        open_stories(self, self.context)

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column("category", self.tr("Kind"), self._kind_of, width=150),
            Column("text", self.tr("Objection"), lambda row: str(row.draft.text), width=220),
            Column("rate", self.tr("Settled"), lambda row: str(row.rate.text), width=110),
            Column("answer", self.tr("Best answer"), lambda row: " ".join(row.draft.answer.split()), width=340),
            Column("series", self.tr("Car"), lambda row: row.draft.series or self.tr("every"), width=80),
            Column("author", self.tr("Author"), lambda row: str(row.author), width=80),
        )

    def _kinds(self) -> list[tuple[str, str]]:
        return [(key, name_of(CATEGORIES, key, window_language())) for key in CATEGORIES]

    def _kind_of(self, row: EntryRow) -> str:
        return name_of(CATEGORIES, row.draft.category, window_language())

    def _on_sought(self) -> None:
        self._pause.start()

    def _on_series(self, series: Sequence[str]) -> None:
        self.series.set_choices([("", self.tr("every car")), *((name, name) for name in series)])

    def _on_rows(self, rows: Sequence[EntryRow]) -> None:
        self.model.use_source(FixedRows(rows))

    def _on_row(self, *_indexes: object) -> None:
        index = self.table.currentIndex()
        row = self.model.row_at(index.row()) if index.isValid() else None
        if row is not None:
            self._show(row)
            self.binder.set_values({name: getattr(row.draft, name) for name in FIELDS})
            act = partial(self._library.versions, self.context.actor, row.id)
            self.context.jobs.read(act, self._on_versions, self._on_failed, key="versions")

    def _show(self, row: EntryRow | None) -> None:
        self.chosen = row
        may_write = self.context.actor.may(Permission.DEAL_WRITE)
        mine = may_write if row is None else row.may_edit
        for form_row in self.binder.rows.values():
            form_row.field.setEnabled(mine)
        self.save_button.setEnabled(mine)
        self.new_button.setEnabled(may_write)
        self.versions.show_lines([])
        self.message.show_text("")
        told = "" if row is None or mine else self.tr("{author} wrote it: the author or a manager may change it")
        self.whose.setText(told.format(author="" if row is None else row.author))

    def _on_versions(self, versions: Sequence[EntryVersion]) -> None:
        self.versions.show_lines([
            Line(one.revision, one.draft.answer, f"{one.by} {one.at.astimezone(STORE_ZONE):%Y-%m-%d %H:%M}")
            for one in versions[1:4]
        ])  # fmt: skip

    def _on_saved(self, row: EntryRow) -> None:
        self.context.notifier.done(self.tr("Answer kept in the library"))
        self._show(row)
        self.reload()

    def _on_failed(self, error: ShowroomError) -> None:
        self.save_button.setEnabled(self.chosen is None or self.chosen.may_edit)
        lang = window_language()
        if isinstance(error, FieldErrors):
            self.binder.show_errors(error)
            self.message.show_text("；".join(told.text(lang) for told in error.fields.values()), "refusal")
        else:
            self.message.show_text(error.text(lang), "refusal")


def open_library(window: QWidget, context: UiContext) -> None:
    """From the palette."""
    LibraryDialog(window, context).open()
