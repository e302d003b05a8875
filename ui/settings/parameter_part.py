"""The dated numbers of law, tax, insurance and house: looked up, and added to, never edited (G-06)."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from showroom.kernel.errors import FieldErrors, ShowroomError
from showroom.settings import DatedRow, RowDraft
from ui.context import UiContext
from ui.settings.view_model import SettingsViewModel
from ui.theme import SPACE_3
from ui.widgets.buttons import PrimaryButton
from ui.widgets.cards import Card, text_label
from ui.widgets.fields import CheckField, DateField, TextField
from ui.widgets.filter_row import FilterRow
from ui.widgets.fixed_rows import FixedRows
from ui.widgets.form import Form, FormBinder
from ui.widgets.paged_table import Column, PagedTableModel, TableView


class ParameterPart(QWidget):
    """All rows above, the new row below; a selected row names the key of the new one."""

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self.setObjectName("parameter_part")
        self.setProperty("kind", "page")
        self.context = context
        self.rows: tuple[DatedRow, ...] = ()
        self.view_model = SettingsViewModel(context, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_3)
        head = QHBoxLayout()
        head.setSpacing(SPACE_3)
        head.addWidget(text_label(self.tr("Parameters"), "subject"))
        self.count = text_label("", "fact")
        head.addWidget(self.count)
        head.addStretch(1)
        column.addLayout(head)
        self.filter_row = self._build_filter()
        column.addWidget(self.filter_row)
        self.model = PagedTableModel(self._columns(), FixedRows(()), context.jobs, self)
        self.table = TableView("parameters", self.tr("Parameters"), self.model)
        self.table.opened.connect(self._on_opened)
        self.table.selectionModel().currentRowChanged.connect(self._on_row)
        column.addWidget(self.table, 1)
        column.addWidget(self._build_new())
        self.view_model.parameters_read.connect(self._on_rows)
        self.view_model.parameter_added.connect(self._on_added)
        self.view_model.refused.connect(self._on_refused)
        self.view_model.read_parameters()

    def submit(self) -> None:
        """Add the typed row."""
        values = self.binder.collect()
        if values is not None:
            self.view_model.add_parameter(RowDraft(**values))

    def flush_drafts(self) -> None:
        """A single row is quickly typed again: no draft."""

    def _build_filter(self) -> FilterRow:
        row = FilterRow(self)
        self.text = row.add(TextField("filter", self.tr("Key, value or source")), 4)
        self.current = row.add(CheckField("current", self.tr("Only what is in force today")), 0)
        row.changed.connect(self._show)
        row.list_wanted.connect(self._on_list_wanted)
        return row

    def _build_new(self) -> Card:
        card = Card()
        card.add(text_label(self.tr("New row"), "heading"))
        form = Form(columns=12)
        today = self.context.showroom.work.today
        form.add(TextField("key", self.tr("Key"), required=True), span=3)
        form.add(TextField("value", self.tr("Value"), required=True, max_length=2000), span=2)
        form.add(DateField("valid_from", self.tr("From"), required=True, today=today, placeholder="2027-01-01"), span=2)
        form.add(DateField("valid_to", self.tr("To (included)"), today=today, placeholder="—"), span=2)
        form.add(TextField("source", self.tr("Source"), required=True, max_length=200), span=3)
        card.add(form)
        self.binder = FormBinder(form, parent=self)
        foot = QHBoxLayout()
        foot.addWidget(text_label(self.tr("Older rows stay: papers of earlier days keep their numbers."), "fact"))
        foot.addStretch(1)
        self.add_button = PrimaryButton("")
        self.add_button.setObjectName("add_parameter")
        self.add_button.show_action(self.tr("Add row"), "Ctrl+Return")
        self.add_button.clicked.connect(self.submit)
        foot.addWidget(self.add_button)
        card.column.addLayout(foot)
        return card

    def _columns(self) -> tuple[Column, ...]:
        in_force = self.tr("✓ in force")
        return (
            Column("key", self.tr("Key"), lambda row: str(row.key), width=290),
            Column("value", self.tr("Value"), lambda row: str(row.value), right=True, width=150),
            Column("from", self.tr("From"), lambda row: str(row.valid_from.isoformat()), width=110),
            Column("to", self.tr("To"), _end, width=110),
            Column("now", self.tr("Today"), lambda row: in_force if row.in_force else "", width=100, tone=_tone),
            Column("source", self.tr("Source"), lambda row: str(row.source), width=260),
        )

    def _on_rows(self, rows: tuple[DatedRow, ...]) -> None:
        self.rows = rows
        self._show()

    def _show(self) -> None:
        wanted = self.text.value().lower()
        shown = [
            row
            for row in self.rows
            if (row.in_force or not self.current.value())
            and (not wanted or wanted in f"{row.key} {row.value} {row.source}".lower())
        ]
        self.count.setText(f"{len(shown)} / {len(self.rows)}")
        self.model.use_source(FixedRows(shown))

    def _on_list_wanted(self) -> None:
        self.table.setFocus()
        if self.model.rowCount():
            self.table.setCurrentIndex(self.model.index(0, 0))

    def _on_row(self, current: QModelIndex, _before: QModelIndex) -> None:
        row = self.model.row_at(current.row()) if current.isValid() else None
        if row is not None:
            self.binder.set_values({"key": row.key})

    def _on_opened(self, _row_id: int) -> None:
        self.binder.focus("value")

    def _on_added(self, row: DatedRow) -> None:
        self.binder.set_values({"value": "", "valid_from": None, "valid_to": None, "source": ""})
        self.context.notifier.done(self.tr("{key} added").format(key=row.key))

    def _on_refused(self, error: ShowroomError) -> None:
        if isinstance(error, FieldErrors):
            self.binder.show_errors(error)
        else:
            self.context.notifier.error(error)


def _end(row: DatedRow) -> str:
    return "" if row.valid_to is None else row.valid_to.isoformat()


def _tone(row: DatedRow) -> str:
    return "good" if row.in_force else ""
