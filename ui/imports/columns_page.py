"""Second page of an import: every column with some of its values and the field it is taken for, to be corrected."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.context import UiContext
from ui.imports.choice_table import ChoiceLine, ChoiceModel, ChoiceTable
from ui.imports.view_model import ImportViewModel
from ui.theme import SPACE_3
from ui.widgets.cards import text_label
from ui.widgets.fields import ChoiceField

if TYPE_CHECKING:
    from showroom.imports.views import ColumnGuess

MOST_HEADER = 40


class ColumnsPage(QWidget):
    """The mapping; each correction tries the file anew in the background."""

    def __init__(self, context: UiContext, view_model: ImportViewModel) -> None:
        super().__init__()
        self.context, self.view_model = context, view_model
        titles = (self.tr("Column"), self.tr("Heading"), self.tr("Values"), self.tr("Known from"), self.tr("Taken as"))
        self.model = ChoiceModel(titles, self)
        self.model.chosen.connect(view_model.set_column)
        self.table = ChoiceTable("import_columns", self.tr("Columns of the file"), self.model, (70, 200, 360, 120))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_3)
        column.addLayout(self._build_head())
        column.addWidget(self.table, 1)
        view_model.mapped.connect(self.show_mapping)

    def show_mapping(self) -> None:
        """Show what the columns are taken for now."""
        mapping, opened = self.view_model.mapping, self.view_model.opened_file
        if mapping is None or opened is None:
            return
        self.header.set_value(str(mapping.header + 1))
        sheets = opened.book.sheets
        self.sheet.set_choices([(str(number), sheet.name) for number, sheet in enumerate(sheets)])
        self.sheet.set_value(str(mapping.sheet))
        self.sheet.setVisible(len(sheets) > 1)
        self.sheet_label.setVisible(len(sheets) > 1)
        lines = [
            ChoiceLine(
                entry.place, (_letters(entry.place), entry.heading, " · ".join(entry.samples), self._origin(entry)),
                entry.field, "" if entry.field else "faint",
            )
            for entry in mapping.columns
        ]  # fmt: skip
        self.model.show_lines(lines, self._choices())

    def _build_head(self) -> QHBoxLayout:
        self.sheet_label = text_label(self.tr("Sheet"), "label")
        self.sheet = ChoiceField("import_sheet", self.tr("Sheet"), [])
        self.sheet.setMinimumWidth(160)
        self.sheet.changed.connect(self._on_sheet)
        rows = [("0", self.tr("none")), *((str(row), str(row)) for row in range(1, MOST_HEADER + 1))]
        self.header = ChoiceField("header_row", self.tr("Headings in row"), rows)
        self.header.setFixedWidth(90)
        self.header.changed.connect(self._on_header)
        label = text_label(self.tr("Headings in row"), "label")
        label.setBuddy(self.header)
        head = QHBoxLayout()
        head.setSpacing(SPACE_3)
        hint = self.tr("Check what each column is taken for. A correction is remembered for the next file.")
        head.addWidget(text_label(hint, "hint", wrap=True), 1)
        for widget in (self.sheet_label, self.sheet, label, self.header):
            head.addWidget(widget)
        return head

    def _choices(self) -> list[tuple[str, str]]:
        """The fields, the required ones marked, after the choice to leave a column out."""
        zh = self.context.lang == "zh"
        fields = [(e.name, (e.zh if zh else e.en) + (" *" if e.required else "")) for e in self.view_model.fields]
        return [("", self.tr("— leave out —")), *fields]

    def _origin(self, entry: ColumnGuess) -> str:
        if entry.place in self.view_model.corrected:
            return self.tr("your choice")
        if entry.remembered:
            return self.tr("last time")
        return self.tr("guessed") if entry.field else ""

    def _on_header(self) -> None:
        self.view_model.set_header(int(self.header.value()))

    def _on_sheet(self) -> None:
        self.view_model.set_sheet(int(self.sheet.value()))


def _letters(place: int) -> str:
    """A, B, … Z, AA as Excel names columns."""
    text = ""
    number = place + 1
    while number:
        number, rest = divmod(number - 1, 26)
        text = chr(ord("A") + rest) + text
    return text
