"""Progress of a long job, with cancel."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QWidget

from ui.jobs import Ticket
from ui.theme import SPACE_3
from ui.widgets.buttons import Button


class ProgressRow(QWidget):
    """`watch(ticket, text)` shows a bar until `finish()`; Cancel asks the job to stop."""

    def __init__(self) -> None:
        super().__init__()
        self._ticket: Ticket | None = None
        self.text = QLabel()
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.cancel = Button(self.tr("Cancel"))
        self.cancel.clicked.connect(self._on_cancel)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_3)
        row.addWidget(self.text)
        row.addWidget(self.bar, 1)
        row.addWidget(self.cancel)
        self.hide()

    def watch(self, ticket: Ticket, text: str) -> None:
        """Show the progress of `ticket`."""
        self._ticket = ticket
        self.text.setText(text)
        self.bar.setAccessibleName(text)
        self.bar.setRange(0, 0)
        self.cancel.setEnabled(True)
        ticket.progressed.connect(self._on_progressed)
        self.show()

    def finish(self) -> None:
        """The job has ended."""
        self._ticket = None
        self.hide()

    def _on_progressed(self, count: int, total: int) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(count)

    def _on_cancel(self) -> None:
        self.cancel.setEnabled(False)
        if self._ticket is not None:
            self._ticket.cancel()
