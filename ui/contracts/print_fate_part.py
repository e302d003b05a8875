"""Papers that were being sent when the program ended: only who stands at the printer can tell whether they came out."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.contracts.print_queue_model import Entry, PrintQueue
from ui.contracts.queue_table import QueueTable
from ui.theme import SPACE_1, SPACE_2
from ui.widgets.buttons import Button
from ui.widgets.form import MessageLine


class PrintFatePart(QWidget):
    """Asks, for the chosen papers among them or for all; nothing of them is printed before it is answered."""

    def __init__(self, queue: PrintQueue, table: QueueTable) -> None:
        super().__init__()
        self.setObjectName("print_fate")
        self.setProperty("kind", "inner")
        self._queue, self._table = queue, table
        self.question = MessageLine()
        row = QHBoxLayout()
        row.setSpacing(SPACE_2)
        for name, text, keys, came_out in (
            ("came_out", self.tr("They came out"), "Ctrl+Y", True),
            ("print_anew", self.tr("Not printed: let them wait"), "Ctrl+Shift+R", False),
        ):
            button = Button(text, keys)
            button.setObjectName(name)
            button.clicked.connect(partial(self._settle, came_out))
            row.addWidget(button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_1)
        column.addWidget(self.question)
        column.addLayout(row)
        queue.changed.connect(self.refresh)
        table.selectionModel().selectionChanged.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Ask about what is unknown now; nothing to ask hides the whole row."""
        asked = self._asked()
        self.setVisible(bool(asked))
        if asked:
            text = self.tr("Being printed when the program ended: {count}. Look at the printer: did they come out?")
            self.question.show_text(text.format(count=len(asked)), "caution")

    def _asked(self) -> tuple[Entry, ...]:
        unknown, chosen = self._queue.unknown(), set(self._table.chosen())
        return tuple(entry for entry in unknown if entry.id in chosen) or unknown

    def _settle(self, came_out: bool, _checked: bool = False) -> None:
        self._queue.settle([entry.id for entry in self._asked()], came_out=came_out)
