"""A list that the manager keeps, with a form below it: the Q&A sheet and the campaigns."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from showroom.kernel.errors import FieldErrors, ShowroomError
from ui.context import UiContext
from ui.theme import SPACE_2
from ui.widgets.buttons import Button, PrimaryButton
from ui.widgets.cards import Card, text_label
from ui.widgets.fixed_rows import FixedRows
from ui.widgets.form import Form, FormBinder
from ui.widgets.paged_table import Column, PagedTableModel, TableView


class KeptList(QWidget):
    """Subclasses give columns and form, `read`, `values_of` a row, `empty` values, and `store(values, id, version)`."""

    def __init__(self, context: UiContext, name: str, title: str, form: Form) -> None:
        super().__init__()
        self.setObjectName(f"{name}_part")
        self.context = context
        self.chosen: Any = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        card = Card()
        head = self.head = QHBoxLayout()
        head.setSpacing(SPACE_2)
        head.addWidget(text_label(title, "heading"))
        head.addStretch(1)
        self.new_button = Button(self.tr("New"), "", "plus")
        self.new_button.setObjectName(f"new_{name}")
        self.new_button.clicked.connect(self.new)
        self.save_button = PrimaryButton(self.tr("Save"))
        self.save_button.setObjectName(f"save_{name}")
        self.save_button.show_action(self.tr("Save"), "Ctrl+Return")
        self.save_button.clicked.connect(self.submit)
        head.addWidget(self.new_button)
        head.addWidget(self.save_button)
        card.column.addLayout(head)
        self.model = PagedTableModel(self.columns(), FixedRows(()), context.jobs, self)
        self.table = TableView(name, title, self.model)
        self.table.selectionModel().currentRowChanged.connect(self._on_row)
        card.add(self.table, 1)
        self.binder = FormBinder(form, parent=self)
        card.add(form)
        column.addWidget(card, 1)

    def columns(self) -> tuple[Column, ...]:
        """The table's columns."""
        raise NotImplementedError

    def read(self) -> Callable[[], Sequence[Any]]:
        """What reads the rows."""
        raise NotImplementedError

    def values_of(self, row: Any) -> dict[str, Any]:
        """`{field: value}` of a row."""
        raise NotImplementedError

    def empty(self) -> dict[str, Any]:
        """`{field: value}` of a new one."""
        raise NotImplementedError

    def store(self, values: dict[str, Any]) -> Callable[[], Any]:
        """What writes the form's values into `chosen`, or as a new one."""
        raise NotImplementedError

    def begin(self) -> None:
        """The part is opened."""
        self.reload()

    def reload(self) -> None:
        """Read the list."""
        self.context.jobs.read(self.read(), self._on_rows, self.context.notifier.error, key=self.objectName())

    def new(self) -> None:
        """An empty form."""
        self.chosen = None
        self.table.clearSelection()
        self.binder.set_values(self.empty())
        self.binder.focus(next(iter(self.binder.rows)))

    def submit(self) -> None:
        """Store the form."""
        values = self.binder.collect()
        if values is not None:
            self.context.jobs.write(self.store(values), self._on_stored, self._on_failed)

    def _on_rows(self, rows: Sequence[Any]) -> None:
        self.model.use_source(FixedRows(rows))
        if rows:
            self.table.setCurrentIndex(self.model.index(0, 0))
        else:
            self.new()

    def _on_row(self, *_indexes: object) -> None:
        index = self.table.currentIndex()
        row = self.model.row_at(index.row()) if index.isValid() else None
        if row is not None:
            self.chosen = row
            self.binder.set_values(self.values_of(row))

    def _on_stored(self, _answer: object) -> None:
        self.context.notifier.done(self.tr("Saved"))
        self.reload()

    def _on_failed(self, error: ShowroomError) -> None:
        if isinstance(error, FieldErrors):
            self.binder.show_errors(error)
        else:
            self.context.notifier.error(error)
