"""The parts of a template as a list: blocks with their numbers, their clauses, and what an import left over."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from showroom.contract.template_shape import INTRO
from showroom.kernel.errors import Lang
from ui.settings.template_text import Spot, TextState
from ui.theme import SPACE_1, SPACE_2, active
from ui.widgets.buttons import IconButton

_SHORT = 80


class TemplateOutline(QWidget):
    """`chosen(Spot)` when another part is looked at; `acted(word)` for up, down, add, block, remove."""

    chosen = Signal(object)
    acted = Signal(str)

    def __init__(self, lang: Lang) -> None:
        super().__init__()
        self.setProperty("kind", "inner")
        self._lang: Lang = lang
        self._spots: list[Spot] = []
        self._quiet = False
        self.list = QListWidget()
        self.list.setObjectName("template_outline")
        self.list.setAccessibleName(self.tr("Parts of the template"))
        self.list.setUniformItemSizes(True)
        self.list.setWordWrap(False)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentRowChanged.connect(self._on_row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_2)
        column.addWidget(self.list, 1)
        self.buttons = QWidget()
        self.buttons.setProperty("kind", "inner")
        row = QHBoxLayout(self.buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_1)
        for word, icon, text in (
            ("up", "chevron-up", self.tr("Move up")),
            ("down", "chevron-down", self.tr("Move down")),
            ("add", "plus", self.tr("New clause")),
            ("block", "list", self.tr("New block")),
            ("remove", "trash-2", self.tr("Remove")),
        ):
            button = IconButton(icon, text)
            button.setObjectName(f"template_{word}")
            button.setProperty("word", word)
            button.clicked.connect(self._on_button)
            row.addWidget(button)
        row.addStretch(1)
        column.addWidget(self.buttons)

    def show_state(self, state: TextState, marked: frozenset[str], at: Spot) -> None:
        """Show the parts; `marked` are the fields with something to mend. Keeps the place `at`."""
        self._quiet = True
        scroll = self.list.verticalScrollBar().value()
        self.list.clear()
        self._spots = []
        number = 0
        for place, block in enumerate(state.blocks):
            number += block.key != INTRO
            title = block.title_zh if self._lang == "zh" else block.title_en
            head = f"{number}  {title}" if block.key != INTRO else title
            self._add(Spot(place), head, bold=True, bad=_any(marked, f"block_{place}", exact=True))
            for count, clause in enumerate(block.clauses):
                text = (clause.zh if self._lang == "zh" else clause.en) or clause.zh or clause.en or "…"
                bad = _any(marked, f"block_{place}_clause_{count}")
                self._add(Spot(place, count), f"      {_shown(text)}", bad=bad)
        if state.left_over:
            for count, text in enumerate(state.left_over):
                self._add(Spot(-1, count), self.tr("Not placed: {text}").format(text=_shown(text)), bad=True)
        self.choose(at)
        self.list.verticalScrollBar().setValue(scroll)
        self.list.scrollToItem(self.list.currentItem())
        self._quiet = False

    def choose(self, spot: Spot) -> None:
        """Stand at `spot`."""
        if spot in self._spots:
            self.list.setCurrentRow(self._spots.index(spot))

    def _add(self, spot: Spot, text: str, *, bold: bool = False, bad: bool = False) -> None:
        item = QListWidgetItem(f"✕ {text.strip()}" if bad else text)
        item.setSizeHint(QSize(0, 28))
        item.setToolTip(text.strip())
        font = item.font()
        font.setBold(bold)
        item.setFont(font)
        if bad:
            item.setForeground(active().color("refusal"))
        self.list.addItem(item)
        self._spots.append(spot)

    def _on_row(self, row: int) -> None:
        if not self._quiet and 0 <= row < len(self._spots):
            self.chosen.emit(self._spots[row])

    def _on_button(self) -> None:
        sender = self.sender()
        if sender is not None:
            self.acted.emit(str(sender.property("word")))


def _shown(text: str) -> str:
    plain = " ".join(text.replace("**", "").split())
    return plain if len(plain) <= _SHORT else plain[:_SHORT] + "…"


def _any(marked: frozenset[str], name: str, *, exact: bool = False) -> bool:
    if exact:
        return bool({name, f"{name}_title_zh", f"{name}_title_en"} & marked)
    return bool({f"{name}_zh", f"{name}_en"} & marked)
