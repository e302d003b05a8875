"""What the parts of the hand-over dialog share: a table above, a short form with one act below, and its message."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QVBoxLayout, QWidget

from showroom.kernel.errors import FieldErrors, ShowroomError
from ui.context import UiContext
from ui.hand_over.view_model import HandOverViewModel
from ui.theme import SPACE_3
from ui.widgets.buttons import Button
from ui.widgets.fixed_rows import FixedRows
from ui.widgets.form import Form, FormBinder, MessageLine
from ui.widgets.labels import text_label
from ui.widgets.paged_table import Column, PagedTableModel, TableView


class Part(QWidget):
    """One tab of the dialog."""

    def __init__(self, context: UiContext, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("kind", "page")
        self.context = context
        self.view_model = HandOverViewModel(context, self)
        self.view_model.refused.connect(self._on_refused)
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

    def add_text(self, text: str) -> None:
        """A line of explanation."""
        self.column.addWidget(text_label(text, "fact", wrap=True))

    def add_table(self, name: str, label: str, columns: tuple[Column, ...], *, several: bool = False) -> TableView:
        """A table of fixed rows; `several`: more than one row may be chosen."""
        model = PagedTableModel(columns, FixedRows(()), self.context.jobs, self)
        table = TableView(name, label, model)
        mode = QAbstractItemView.SelectionMode
        table.setSelectionMode(mode.ExtendedSelection if several else mode.SingleSelection)
        self.column.addWidget(table, 1)
        return table

    def add_form(self, form: Form) -> None:
        """A form whose fields the binder watches."""
        self.column.addWidget(form)
        self.binder.watch(form.rows.values())

    def add_foot(self, *buttons: Button) -> None:
        """The message and the acts."""
        self.column.addWidget(self.message)
        row = QHBoxLayout()
        row.setSpacing(SPACE_3)
        row.addStretch(1)
        for button in buttons:
            row.addWidget(button)
        self.column.addLayout(row)

    def told(self, text: str) -> None:
        """Say here and in the message bar what was done."""
        self.message.show_text(text, "good")
        self.context.notifier.done(text)

    def _on_refused(self, error: ShowroomError) -> None:
        if isinstance(error, FieldErrors):
            left = self.binder.show_errors(error)
            if not left:
                return
            self.message.show_text(error.fields[left[0]].text(self.context.lang), "refusal")
        else:
            self.message.show_text(error.text(self.context.lang), "refusal")


def chosen_ids(table: TableView) -> list[int]:
    """The ids of the selected rows, top to bottom."""
    model = table.model()
    assert isinstance(model, PagedTableModel)
    return [model.id_at(index.row()) for index in sorted(table.selectionModel().selectedRows())]


def show_rows(table: TableView, rows: Any) -> None:
    """Put these rows into the table."""
    model = table.model()
    assert isinstance(model, PagedTableModel)
    model.use_source(FixedRows(tuple(rows)))
