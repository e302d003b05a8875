"""A doubtful row beside the record that it may be, and what becomes of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QStackedWidget, QVBoxLayout, QWidget

from showroom.kernel.errors import Lang
from ui.theme import SPACE_2
from ui.widgets.buttons import LinkButton
from ui.widgets.cards import Card, EmptyState, text_label
from ui.widgets.figure_table import Figure, FigureTable

if TYPE_CHECKING:
    from showroom.imports.views import Pair, Side

LEAST_TABLE, MOST_TABLE = 150, 600
CHOICES = ("same", "new", "leave")


class ComparePanel(Card):
    """`decided(row, choice)` for the row shown, `decided_all(fate, choice)` for all of its fate."""

    decided = Signal(int, str)
    decided_all = Signal(str, str)

    def __init__(self, lang: Lang) -> None:
        super().__init__()
        self.lang = lang
        self.pair: Pair | None = None
        self.pages = QStackedWidget()
        self.pages.setProperty("kind", "inner")
        hint = self.tr("Choose a row that is a duplicate or to be compared: both records are shown here.")
        self.pages.addWidget(EmptyState("users", hint))
        self.pages.addWidget(self._build_pair())
        self.column.addWidget(self.pages)

    def show_pair(self, pair: Pair | None, sides: Sequence[Side]) -> None:
        """Show a row beside whom it may be, or the hint for None."""
        self.pair = pair
        self.pages.setCurrentIndex(0 if pair is None else 1)
        if pair is None:
            return
        self.title.setText(self.tr("Row {row}: {name}").format(row=pair.row, name=pair.title))
        self.reason.setText(pair.reason.text(self.lang))
        zh = self.lang == "zh"
        self.table.show_rows([(s.zh if zh else s.en, s.imported, s.existing) for s in sides])
        self.table.setMinimumHeight(LEAST_TABLE)  # it takes the room there is, rather than as much as its rows want
        self.table.setMaximumHeight(MOST_TABLE)
        stored = self.tr("On file") if not pair.other_row else self.tr("Row {row}").format(row=pair.other_row)
        header = self.table.horizontalHeaderItem(2)
        if header is not None:
            header.setText(stored)

    def show_choice(self, chosen: str, *, open_: bool) -> None:
        """What was decided; `open_` while it can still be changed."""
        for key, button in self.choices.items():
            button.setEnabled(open_ and (key != "new" or (self.pair is not None and self.pair.may_be_new)))
            button.setChecked(key == chosen)
        self.all_link.setVisible(open_)

    def _build_pair(self) -> QWidget:
        page = QWidget()
        page.setProperty("kind", "inner")
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_2)
        self.title = text_label("", "heading")
        self.reason = text_label("", "hint", wrap=True)
        sides = (self.tr("In the file"), self.tr("On file"))
        columns = (Figure("", 112, number=False), *(Figure(text, number=False) for text in sides))
        self.table = FigureTable("compare", self.tr("Both records"), columns, 7)
        column.addWidget(self.title)
        column.addWidget(self.reason)
        column.addWidget(self.table, 1)
        texts = {
            "same": self.tr("Same person: fill in what is missing"),
            "new": self.tr("Somebody else: a new customer"),
            "leave": self.tr("Leave the row out"),
        }
        self.group = QButtonGroup(self)
        self.choices: dict[str, QRadioButton] = {}
        for key in CHOICES:
            button = QRadioButton(texts[key])
            button.setObjectName(f"decide_{key}")
            button.setProperty("choice", key)
            button.clicked.connect(self._on_decided)
            self.group.addButton(button)
            self.choices[key] = button
            column.addWidget(button)
        self.all_link = LinkButton(self.tr("The same for all rows of this kind"))
        self.all_link.setObjectName("decide_all")
        self.all_link.clicked.connect(self._on_all)
        column.addWidget(self.all_link)
        return page

    def _chosen(self) -> str:
        button = self.group.checkedButton()
        return "leave" if button is None else str(button.property("choice"))

    def _on_decided(self) -> None:
        if self.pair is not None:
            self.decided.emit(self.pair.row, self._chosen())

    def _on_all(self) -> None:
        if self.pair is not None:
            self.decided_all.emit(self.pair.fate.value, self._chosen())
