"""A paper in a window of its own: look at it, search it, print it, save a copy."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from showroom.documents.file_names import safe_name
from showroom.kernel.clock import STORE_ZONE
from showroom.kernel.errors import ShowroomError
from ui.context import UiContext
from ui.jobs import Ticket
from ui.messages import window_language
from ui.theme import SPACE_2, SPACE_3
from ui.widgets.buttons import Button, IconButton, PrimaryButton
from ui.widgets.fields import TextField
from ui.widgets.labels import text_label
from ui.widgets.pdf_preview import PdfPreview

if TYPE_CHECKING:
    from showroom.documents.print_service import PrintLine

WIDTH, HEIGHT = 860, 960


class PaperWindow(QDialog):
    """Shows `pdf`; printing and saving use exactly these bytes, and a stored paper's are written into the print log.

    What it prints with is the desk of the page that opens it, or `context`; without either it only shows and saves.
    """

    def __init__(self, title: str, pdf: bytes, parent: QWidget | None = None, context: UiContext | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("paper_window")
        self.setWindowTitle(title)
        self.pdf, self._title, self._context = pdf, title, context or _desk_of(parent)
        self.preview = PdfPreview("paper_preview", title)
        self.message = text_label("", "hint", wrap=True)
        self.message.setObjectName("paper_message")
        self._ticket: Ticket | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_3, SPACE_3, SPACE_3, SPACE_3)
        column.setSpacing(SPACE_3)
        column.addLayout(self._build_head())
        column.addWidget(self.preview, 1)
        if self._context is not None:
            from ui.widgets.print_choice import PrintChoice

            self.choice = PrintChoice(self._context.jobs)
            self.choice.found.connect(self._on_printers)
            column.addWidget(self.choice)
        column.addLayout(self._build_foot())
        room = self.screen().availableGeometry().height() - 64  # title bar and task bar: the buttons must be seen
        self.resize(WIDTH, min(HEIGHT, room))
        self._bind_keys()
        self.preview.turned.connect(self._on_turned)
        self.preview.show_pdf(pdf)
        (self.save_button if self._context is None else self.print_button).setFocus()
        if self._context is not None:
            self.choice.load()
            self._read_history()

    def ask_path(self) -> None:
        """Ask where to save the copy; the dialog itself asks before it takes the place of another file."""
        dialog = QFileDialog(self, self.tr("Save a copy"), safe_name(self._title), "PDF (*.pdf)")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.save_to)
        dialog.open()

    def save_to(self, path: str) -> None:
        """Write the copy whole or not at all."""
        from ui.widgets.paper_printing import save_paper

        save = partial(save_paper, self._context, self.pdf, Path(path))
        if self._context is None:
            try:
                self._on_saved(save())
            except ShowroomError as error:
                self._on_failed(error)
        else:
            self._context.jobs.read(save, self._on_saved, self._on_failed)

    def print_paper(self) -> None:
        """Print as the row below the paper says; a second press while it prints does nothing."""
        from ui.widgets.paper_printing import print_paper
        from ui.widgets.print_devices import PrintOrder

        if self._context is None or self._ticket is not None:
            return
        self._ticket = Ticket()
        self._ticket.progressed.connect(self._on_pages)
        self.message.setText(self.tr("Printing…"))
        order = PrintOrder(self._title, self.pdf, self.choice.count, self.choice.duplex)
        act = partial(print_paper, self._context, self.choice.name, order, self._ticket)
        self._context.jobs.read(act, self._on_printed, self._on_failed)

    def reject(self) -> None:
        if self._ticket is not None:
            self._ticket.cancel()
        super().reject()

    def _build_head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE_2)
        self.page_text = text_label("", "hint")
        self.find_field = TextField("find_in_paper", self.tr("Find in this paper"), max_length=100)
        self.find_field.setPlaceholderText(self.tr("Find in this paper"))
        self.find_field.setMaximumWidth(260)
        self.find_field.changed.connect(self._on_find)
        self.find_field.returnPressed.connect(self.preview.next_hit)
        self.hits = text_label("", "hint")
        self.preview.found.connect(self._on_hits)
        acts = (
            ("chevron-up", self.tr("Page before"), "PgUp", partial(self.preview.turn, -1)),
            ("chevron-down", self.tr("Next page"), "PgDown", partial(self.preview.turn, 1)),
            ("minus", self.tr("Smaller"), "Ctrl+-", partial(self.preview.zoom_by, -1)),
            ("plus", self.tr("Larger"), "Ctrl++", partial(self.preview.zoom_by, 1)),
        )
        for icon, name, keys, act in acts:
            button = IconButton(icon, name, keys)
            button.setObjectName(f"paper_{icon}")
            button.clicked.connect(act)
            row.addWidget(button)
            if icon == "chevron-down":
                row.addWidget(self.page_text)
        row.addStretch(1)
        row.addWidget(self.hits)
        row.addWidget(self.find_field)
        return row

    def _build_foot(self) -> QHBoxLayout:
        self.print_button = PrimaryButton(self.tr("Print"), "Ctrl+P", "printer")
        self.print_button.setObjectName("print_paper")
        self.print_button.clicked.connect(self.print_paper)
        self.print_button.setVisible(self._context is not None)
        self.save_button = Button(self.tr("Save a copy…"), "Ctrl+S")
        self.save_button.setObjectName("save_paper")
        self.save_button.clicked.connect(self.ask_path)
        close_button = Button(self.tr("Close"), "Esc")
        close_button.clicked.connect(self.close)
        row = QHBoxLayout()
        row.setSpacing(SPACE_2)
        row.addWidget(self.message, 1)
        for button in (close_button, self.save_button, self.print_button):
            row.addWidget(button)
        return row

    def _bind_keys(self) -> None:
        preview = self.preview
        for keys, act in (
            ("PgUp", partial(preview.turn, -1)), ("PgDown", partial(preview.turn, 1)),
            ("Ctrl+Home", partial(preview.go_to, 1)), ("Ctrl+End", partial(preview.go_to, 10_000)),
            ("Ctrl++", partial(preview.zoom_by, 1)), ("Ctrl+=", partial(preview.zoom_by, 1)),
            ("Ctrl+-", partial(preview.zoom_by, -1)), ("Ctrl+0", preview.fit),
            ("Ctrl+F", self.find_field.setFocus), ("F3", preview.next_hit),
            ("Shift+F3", partial(preview.next_hit, -1)),
        ):  # fmt: skip
            QShortcut(QKeySequence(keys), self, act)

    def _read_history(self) -> None:
        from ui.widgets.paper_printing import history_of

        if self._context is not None:
            self._context.jobs.read(partial(history_of, self._context, self.pdf), self._on_history, self._on_failed)

    def _on_history(self, lines: Sequence[PrintLine]) -> None:
        """How often this very paper was printed; every attempt is in the tool tip."""
        zone = STORE_ZONE if self._context is None else self._context.showroom.work.zone
        told = [
            f"{line.at.astimezone(zone):%Y-%m-%d %H:%M}  {line.by}  {line.printer}  {line.reason}" for line in lines
        ]
        done = [line for line in lines if line.printing is not None]
        if done and not self.message.text():
            text = self.tr("Printed {count} times, last on {day} by {name}")
            day = f"{done[0].at.astimezone(zone):%Y-%m-%d %H:%M}"
            self.message.setText(text.format(count=done[0].printing, day=day, name=done[0].by))
        self.message.setToolTip("\n".join(line.rstrip() for line in told[:20]))

    def _on_turned(self, page: int, pages: int) -> None:
        self.page_text.setText(self.tr("{page} of {pages}").format(page=page, pages=pages) if pages else "")

    def _on_find(self) -> None:
        self.preview.search(self.find_field.text().strip())
        if not self.find_field.text().strip():
            self.hits.setText("")

    def _on_hits(self, count: int) -> None:
        looked = self.find_field.text().strip()
        self.hits.setText(self.tr("{count} places").format(count=count) if looked else "")

    def _on_printers(self, count: int) -> None:
        if not count:
            self.print_button.setEnabled(False)
            self.message.setText(self.tr("No printer is set up on this computer. Save a copy instead."))

    def _on_pages(self, page: int, pages: int) -> None:
        self.message.setText(self.tr("Printing page {page} of {pages}…").format(page=page, pages=pages))

    def _on_printed(self, printing: int | None) -> None:
        self._ticket = None
        text = self.tr("Sent to the printer")
        if printing is not None and printing > 1:
            text = self.tr("Sent to the printer; reprint {count}, logged").format(count=printing - 1)
        self.message.setText(text)

    def _on_saved(self, path: Path) -> None:
        self.message.setText(self.tr("Saved as {name}").format(name=path.name))

    def _on_failed(self, error: ShowroomError) -> None:
        self._ticket = None
        self.message.setText(error.text(window_language()))


def _desk_of(widget: QWidget | None) -> UiContext | None:
    """The context that the page around `widget` was given."""
    while widget is not None:
        for name in ("context", "_context"):
            found = getattr(widget, name, None)
            if isinstance(found, UiContext):
                return found
        widget = widget.parentWidget()
    return None
