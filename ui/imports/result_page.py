"""Last page of an import: the counts, the rows that were not taken as a workbook, and the whole import undone."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from showroom.kernel.errors import Told
from ui.context import UiContext
from ui.imports.view_model import ImportViewModel
from ui.imports.words import FATES, fate_text
from ui.theme import SPACE_1, SPACE_3, SPACE_5, Tone, restyle
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, text_label
from ui.widgets.line_list import Line, LineList

SHOWN_USES = 200


class ResultPage(QWidget):
    """What was taken over; `undo_wanted(run)`, `rejects_wanted()` and `again_wanted()` are its acts."""

    undo_wanted = Signal(int)
    rejects_wanted = Signal()
    rows_wanted = Signal()
    again_wanted = Signal()

    def __init__(self, context: UiContext, view_model: ImportViewModel) -> None:
        super().__init__()
        self.context, self.view_model = context, view_model
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_3)
        self.counts_card, self.acts_card = self._build_counts(), self._build_acts()
        column.addWidget(self.counts_card)
        column.addWidget(self.acts_card)
        self.below = QStackedWidget()
        self.below.setProperty("kind", "inner")
        self.below.addWidget(QWidget())
        self.below.addWidget(self._build_uses())
        column.addWidget(self.below, 1)
        view_model.taken.connect(self.show_result)
        view_model.undone.connect(self.show_result)
        view_model.in_use.connect(self.show_uses)

    def show_result(self, *_: object) -> None:
        """Show the finished import, or that it was taken back."""
        done = self.view_model.done
        if done is None:
            return
        counts, undone = self.view_model.done_counts, done.run.undone_at is not None
        self.title.setText(self._title(done.run.file, undone=undone))
        restyle(self.title, tone="muted" if undone else "")
        for fate, label in self.figures.items():
            label.setText(str(counts.get(fate, 0)))
        self.undo_button.setEnabled(not undone)
        self.rejects_button.setEnabled(counts[""] > counts["accept"])
        self.counts_card.show()
        self.acts_card.show()
        self.below.setCurrentIndex(0)

    def show_uses(self, uses: Sequence[Told]) -> None:
        """Name, row by row, what stands in the way of an undo."""
        lang = self.context.lang
        lines = [Line(number, told.text(lang)) for number, told in enumerate(uses[:SHOWN_USES])]
        self.uses.show_lines(lines)
        self.below.setCurrentIndex(1)

    def show_only_uses(self) -> None:
        """The obstacles of an older import that was chosen from the list."""
        self.counts_card.hide()
        self.acts_card.hide()

    def _title(self, file: str, *, undone: bool) -> str:
        if undone:
            return self.tr("The import of {file} was undone: the store is as it was before.").format(file=file)
        return self.tr("{file} is in the store").format(file=file)

    def _build_counts(self) -> Card:
        card = Card()
        card.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.title = text_label("", "subject", wrap=True)
        card.column.addWidget(self.title)
        row = QHBoxLayout()
        row.setSpacing(SPACE_5 * 2)
        self.figures = {}
        for fate, _, _, tone in FATES:
            box = QVBoxLayout()
            box.setSpacing(SPACE_1)
            figure = text_label("0", "figure", _shown(tone))
            figure.setObjectName(f"count_{fate}")
            self.figures[fate] = figure
            box.addWidget(figure)
            box.addWidget(text_label(fate_text(fate, done=True), "label"))
            row.addLayout(box)
        row.addStretch(1)
        card.column.addLayout(row)
        return card

    def _build_acts(self) -> Card:
        card = Card()
        self.rejects_button = Button(self.tr("Save rows not taken…"), "", "download")
        self.rejects_button.setObjectName("save_rejects")
        self.rejects_button.clicked.connect(self.rejects_wanted)
        self.rows_button = Button(self.tr("Show every row"), "", "list")
        self.rows_button.setObjectName("show_rows")
        self.rows_button.clicked.connect(self.rows_wanted)
        self.again_button = Button(self.tr("Import another file"), "", "upload")
        self.again_button.setObjectName("import_again")
        self.again_button.clicked.connect(self.again_wanted)
        self.undo_button = Button(self.tr("Undo this import…"), "", "undo-2")
        self.undo_button.setObjectName("undo_import")
        self.undo_button.clicked.connect(self._on_undo)
        row = QHBoxLayout()
        row.setSpacing(SPACE_3)
        for button in (self.rejects_button, self.rows_button, self.again_button):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.undo_button)
        card.column.addLayout(row)
        hint = self.tr(
            "The workbook of rows not taken has the reason beside each row: correct them there and import it again."
        )
        card.column.addWidget(text_label(hint, "hint", wrap=True))
        return card

    def _build_uses(self) -> Card:
        self.uses_card = Card(scroll=True)
        self.uses_card.column.addWidget(text_label(self.tr("What stands in the way of undoing"), "heading"))
        self.uses = LineList("import_uses", "")
        self.uses_card.column.addWidget(self.uses)
        self.uses_card.column.addStretch(1)
        return self.uses_card

    def _on_undo(self) -> None:
        if self.view_model.done is not None:
            self.undo_wanted.emit(self.view_model.done.run.id)


def _shown(tone: Tone) -> Tone:
    return "" if tone == "muted" else tone
