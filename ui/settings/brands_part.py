"""Brands: by whose word each is sold, from when to when, or who answers for one sold without (MF-03)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from showroom.kernel.errors import FieldErrors, ShowroomError
from showroom.staff.brand_model import BrandKind
from showroom.staff.brands import BrandDraft, BrandRow
from ui.context import UiContext
from ui.theme import SPACE_3
from ui.widgets.buttons import Button, PrimaryButton
from ui.widgets.cards import Card, text_label
from ui.widgets.fields import ChoiceField, DateField, TextField
from ui.widgets.fixed_rows import FixedRows
from ui.widgets.form import Form, FormBinder
from ui.widgets.paged_table import Column, PagedTableModel, TableView


class BrandsPart(QWidget):
    """Every row above, the new one below; a row is ended, never overwritten."""

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self.setObjectName("brands_part")
        self.setProperty("kind", "page")
        self.context = context
        self.rows: dict[int, BrandRow] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_3)
        head = QHBoxLayout()
        head.setSpacing(SPACE_3)
        head.addWidget(text_label(self.tr("Brands"), "subject"))
        note = self.tr("without a row in force the contract warns in writing and names who answers (MF-03)")
        head.addWidget(text_label(note, "fact"))
        head.addStretch(1)
        column.addLayout(head)
        self.model = PagedTableModel(self._columns(), FixedRows(()), context.jobs, self)
        self.table = TableView("brands", self.tr("Brands"), self.model)
        column.addWidget(self.table, 1)
        column.addWidget(self._build_new())
        self._read()

    def submit(self) -> None:
        """Add the typed row."""
        values = self.binder.collect()
        if values is not None:
            kind = BrandKind(values.pop("kind"))
            draft = BrandDraft(kind=kind, **values)
            self._write(partial(self.context.showroom.brands.add, self.context.actor, draft), self._on_added)

    def end_row(self) -> None:
        """Let the chosen row end on the day beside the button."""
        index = self.table.currentIndex()
        row = self.rows.get(self.model.id_at(index.row()) or 0) if index.isValid() else None
        if row is None:
            self.context.notifier.info(self.tr("Choose the row that ends"))
            return
        values = self.ending.collect()
        if values is not None:
            brands, actor = self.context.showroom.brands, self.context.actor
            act = partial(brands.end, actor, row.id, values["last_day"], row.version)
            self._write(act, self._on_ended)

    def flush_drafts(self) -> None:
        """A single row is quickly typed again: no draft."""

    def _build_new(self) -> Card:
        card, today = Card(), self.context.showroom.work.today
        card.add(text_label(self.tr("New row"), "heading"))
        form = Form(columns=12)
        kinds = [
            (BrandKind.AUTHORISED.value, self.tr("authorised by its supplier")),
            (BrandKind.UNAUTHORISED.value, self.tr("sold without authorisation")),
        ]
        form.add(TextField("brand", self.tr("Brand"), required=True, max_length=60), span=3)
        form.add(ChoiceField("kind", self.tr("Standing"), kinds, required=True), span=3)
        form.add(TextField("supplier", self.tr("Supplier"), max_length=120), span=3)
        form.add(TextField("paper_number", self.tr("Paper number"), max_length=60), span=3)
        liable = self.tr("Liable for quality and after-sales, where not authorised")
        form.add(TextField("liable", liable, max_length=200), span=6)
        form.add(DateField("valid_from", self.tr("From"), required=True, today=today), span=3)
        form.add(DateField("valid_to", self.tr("To (included)"), today=today, placeholder="—"), span=3)
        card.add(form)
        self.binder = FormBinder(form, parent=self)
        self.binder.set_values({"kind": BrandKind.AUTHORISED.value, "valid_from": today()})
        foot = QHBoxLayout()
        end_form = Form(columns=1)
        end_form.add(DateField("last_day", self.tr("Last day of the chosen row"), required=True, today=today))
        end_form.setMaximumWidth(220)
        self.ending = FormBinder(end_form, parent=self)
        foot.addWidget(end_form)
        end = Button(self.tr("End the chosen row"))
        end.setObjectName("end_brand")
        end.clicked.connect(self.end_row)
        foot.addWidget(end)
        foot.addStretch(1)
        self.add_button = PrimaryButton("")
        self.add_button.setObjectName("add_brand")
        self.add_button.show_action(self.tr("Add row"), "Ctrl+Return")
        self.add_button.clicked.connect(self.submit)
        foot.addWidget(self.add_button)
        card.column.addLayout(foot)
        return card

    def _columns(self) -> tuple[Column, ...]:
        in_force = self.tr("✓ in force")
        standing = {
            BrandKind.AUTHORISED: self.tr("authorised"), BrandKind.UNAUTHORISED: self.tr("not authorised"),
        }  # fmt: skip
        return (
            Column("brand", self.tr("Brand"), lambda row: str(row.brand), width=110),
            Column("kind", self.tr("Standing"), lambda row: standing[row.kind], width=110, tone=_standing_tone),
            Column("who", self.tr("Supplier, or who is liable"), lambda row: row.supplier or row.liable, width=250),
            Column("paper", self.tr("Paper number"), lambda row: str(row.paper_number), width=130),
            Column("from", self.tr("From"), lambda row: str(row.valid_from), width=100),
            Column("to", self.tr("To"), lambda row: str(row.valid_to or ""), width=100),
            Column("now", self.tr("Today"), lambda row: in_force if row.in_force else "", width=90, tone=_tone),
        )

    def _read(self) -> None:
        act = partial(self.context.showroom.brands.rows, self.context.actor)
        self.context.jobs.read(act, self._on_rows, self._on_refused, key="brands")

    def _write(self, act: Callable[[], Any], done: Callable[[tuple[BrandRow, ...]], None]) -> None:
        self.context.jobs.write(act, done, self._on_refused)

    def _on_rows(self, rows: tuple[BrandRow, ...]) -> None:
        self.rows = {row.id: row for row in rows}
        self.model.use_source(FixedRows(rows))

    def _on_added(self, rows: tuple[BrandRow, ...]) -> None:
        self._on_rows(rows)
        self.binder.set_values({"brand": "", "supplier": "", "paper_number": "", "liable": "", "valid_to": None})
        self.context.notifier.done(self.tr("Row added"))

    def _on_ended(self, rows: tuple[BrandRow, ...]) -> None:
        self._on_rows(rows)
        self.ending.set_values({"last_day": None})
        self.context.notifier.done(self.tr("Row ended"))

    def _on_refused(self, error: ShowroomError) -> None:
        if isinstance(error, FieldErrors):
            self.binder.show_errors(error)
        else:
            self.context.notifier.error(error)


def _standing_tone(row: BrandRow) -> str:
    return "" if row.kind is BrandKind.AUTHORISED else "caution"


def _tone(row: BrandRow) -> str:
    return "good" if row.in_force else ""
