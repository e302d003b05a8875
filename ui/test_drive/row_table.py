"""A table over rows that were read already; the chosen row stays chosen when they are read again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal

from ui.jobs import JobRunner
from ui.widgets.fixed_rows import FixedRows
from ui.widgets.paged_table import Column, PagedTableModel, TableView


class RowTable(TableView):
    """`picked` when another row is chosen or the rows are new; `row()` is the chosen one."""

    picked = Signal()

    def __init__(self, name: str, label: str, columns: Sequence[Column], jobs: JobRunner) -> None:
        self._rows: dict[int, Any] = {}
        self._chosen: int | None = None
        self._model = PagedTableModel(columns, FixedRows(), jobs)
        super().__init__(name, label, self._model)
        self._model.setParent(self)
        self._model.loaded.connect(self._on_loaded)
        self.selectionModel().currentRowChanged.connect(self._on_current)

    def show_rows(self, rows: Sequence[Any]) -> None:
        """Show these instead."""
        self._rows = {row.id: row for row in rows}
        self._model.use_source(FixedRows(rows))

    def choose(self, ident: int) -> None:
        """Choose the row of this record, also one that is still to be shown."""
        self._chosen = ident
        self._select()

    def row(self) -> Any | None:
        """The chosen row, None for none."""
        return None if self._chosen is None else self._rows.get(self._chosen)

    @property
    def rows(self) -> tuple[Any, ...]:
        """All rows in their order."""
        return tuple(self._rows.values())

    def _select(self) -> None:
        for number in range(self._model.rowCount()):
            if self._model.id_at(number) == self._chosen:
                self.selectRow(number)

    def _on_loaded(self) -> None:
        if self._chosen not in self._rows:
            self._chosen = next(iter(self._rows), None)
        self._select()
        self.picked.emit()

    def _on_current(self) -> None:
        index = self.currentIndex()
        if index.isValid() and self._model.id_at(index.row()) != self._chosen:
            self._chosen = self._model.id_at(index.row())
            self.picked.emit()
