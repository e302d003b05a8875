"""What the tabs of prospecting share: reading and writing, a table, a form with its acts, and where errors are told."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Unpack

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QBoxLayout, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from showroom.kernel.errors import FieldErrors, ShowroomError
from showroom.reception.campaign_messages import LEFT_OUT
from showroom.reception.campaign_views import LeftOut
from showroom.reception.desk_views import CampaignRow
from ui.context import UiContext
from ui.messages import window_language
from ui.theme import SPACE_3
from ui.widgets.buttons import Button
from ui.widgets.cards import ChecklistWidget
from ui.widgets.fields import ChoiceField, FieldOptions
from ui.widgets.fixed_rows import FixedRows
from ui.widgets.form import Form, FormBinder, MessageLine
from ui.widgets.labels import text_label
from ui.widgets.paged_table import Column, PagedTableModel, TableView


class CampaignPart(QWidget):
    """One tab of the dialog; `submit` is its main act, called by Ctrl+Enter."""

    def __init__(self, context: UiContext, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("kind", "page")
        self.context = context
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(SPACE_3)
        self.message = MessageLine()
        self.message.setObjectName(f"{name}_message")
        self.binder = FormBinder(parent=self)

    def refresh(self) -> None:
        """Read anew."""
        raise NotImplementedError

    def submit(self) -> None:
        """The part's main act."""
        raise NotImplementedError

    def read(self, act: Callable[[], Any], done: Callable[[Any], None], key: str) -> None:
        """Read off the window's thread; an older answer of the same key is dropped."""
        self.context.jobs.read(act, done, self.on_failed, key=key)

    def write(self, act: Callable[[], Any], done: Callable[[Any], None]) -> None:
        """Write off the window's thread."""
        self.context.jobs.write(act, done, self.on_failed)

    def add_text(self, text: str) -> None:
        """A line of explanation."""
        self.column.addWidget(text_label(text, "fact", wrap=True))

    def make_table(self, name: str, label: str, columns: tuple[Column, ...]) -> TableView:
        """A table of fixed rows, to be put anywhere."""
        return TableView(name, label, PagedTableModel(columns, FixedRows(()), self.context.jobs, self))

    def add_form(self, form: Form) -> None:
        """A form whose fields the binder watches."""
        self.column.addWidget(form)
        self.binder.watch(form.rows.values())

    def add_foot(self, *buttons: QWidget) -> None:
        """The message, and the acts beside it."""
        row = QHBoxLayout()
        row.setSpacing(SPACE_3)
        row.addWidget(self.message, 1)
        for button in buttons:
            row.addWidget(button)
        self.column.addLayout(row)

    def told(self, text: str) -> None:
        """Say here and in the message bar what was done."""
        self.message.show_text(text, "good")
        self.context.notifier.done(text)

    def on_failed(self, error: ShowroomError) -> None:
        """Beside the fields where they are here, else in the message."""
        if isinstance(error, FieldErrors):
            left = self.binder.show_errors(error)
            if left:
                self.message.show_text(error.fields[left[0]].text(self.context.lang), "refusal")
        else:
            self.message.show_text(error.text(self.context.lang), "refusal")


class TickRow(ChecklistWidget):
    """Points to tick, side by side."""

    def __init__(
        self, name: str, label: str, points: Sequence[tuple[str, str]], **options: Unpack[FieldOptions]
    ) -> None:
        super().__init__(name, label, points, **options)
        self._column.setDirection(QBoxLayout.Direction.LeftToRight)
        self._column.setSpacing(SPACE_3)
        self._column.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


class FileButton(Button):
    """Asks where to save; the path goes into `field`."""

    def __init__(self, owner: QWidget, field: Any, endings: Sequence[str]) -> None:
        super().__init__("")
        self.show_text(self.tr("Choose…"))
        self._owner, self._field, self._endings = owner, field, endings
        self.clicked.connect(self.choose)

    def choose(self) -> None:
        """Open the file dialog beside what is typed already."""
        filters = " ".join(f"*{ending}" for ending in self._endings)
        dialog = QFileDialog(self._owner, self.tr("Save as"), str(self._field.value()), f"({filters})")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(self._endings[0].removeprefix("."))
        dialog.fileSelected.connect(self._field.set_value)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


def level(button: QWidget) -> QWidget:
    """The button level with the fields beside it, between their labels and messages."""
    box = QWidget()
    box.setProperty("kind", "inner")
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 22, 0, 20)
    row.addWidget(button)
    return box


def proposed_file(name: str, day: date) -> str:
    """A new file among the person's documents."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return str(Path(folder) / f"{name}-{day:%Y-%m-%d}.xlsx")


def chosen_row(table: TableView) -> Any | None:
    """The row the cursor is on."""
    model = table.model()
    assert isinstance(model, PagedTableModel)
    index = table.currentIndex()
    return model.row_at(index.row()) if index.isValid() else None


def chosen_ids(table: TableView) -> list[int]:
    """The ids of the selected rows, top to bottom."""
    model = table.model()
    assert isinstance(model, PagedTableModel)
    return [model.id_at(index.row()) for index in sorted(table.selectionModel().selectedRows())]


def show_rows(table: TableView, rows: Sequence[Any], keep: int | None = None) -> None:
    """Put these rows into the table; the cursor goes to the row `keep`, else to the first."""
    model = table.model()
    assert isinstance(model, PagedTableModel)
    model.use_source(FixedRows(tuple(rows)))
    if rows:
        place = next((number for number, row in enumerate(rows) if row.id == keep), 0)
        table.setCurrentIndex(model.index(place, 0))


def campaign_choices(rows: Sequence[CampaignRow], nothing: str = "—") -> list[tuple[str, str]]:
    """Campaigns to choose from, newest first."""
    return [("", nothing), *((str(row.id), f"{row.draft.name} · {row.draft.starts}") for row in rows)]


def number_of(field: ChoiceField) -> int | None:
    """The id that is chosen."""
    value = str(field.value())
    return int(value) if value else None


def left_out_text(left: LeftOut) -> str:
    """`2 do not contact · 5 no consent …`, '' for nobody."""
    lang = window_language()
    return " · ".join(
        f"{getattr(left, key)} {message.text(lang)}" for key, message in LEFT_OUT.items() if getattr(left, key)
    )
