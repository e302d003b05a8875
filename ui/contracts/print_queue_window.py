"""The manager's print queue: papers in order beside a preview, one printer, progress with cancel, PDF, and the log."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QProgressBar,
    QSplitter,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from showroom.kernel.errors import ShowroomError
from ui.context import UiContext
from ui.contracts.print_fate_part import PrintFatePart
from ui.contracts.print_log_part import PrintLogPart
from ui.contracts.print_queue_model import Entry, OnPaper, State, ToFolder, queue_of
from ui.contracts.queue_table import QueueModel, QueueTable
from ui.theme import SPACE_2, SPACE_3, SPACE_5
from ui.widgets.buttons import Button, IconButton, PrimaryButton
from ui.widgets.form import MessageLine
from ui.widgets.labels import text_label
from ui.widgets.pdf_preview import PdfPreview, with_viewer
from ui.widgets.print_choice import PrintChoice
from ui.widgets.print_devices import device_of

WIDTH, HEIGHT = 1180, 700


class PrintQueueWindow(QDialog):
    """Shows one person's queue; closing it keeps the queue, and a run under way goes on."""

    def __init__(self, parent: QWidget | None, context: UiContext) -> None:
        super().__init__(parent)
        self.setObjectName("print_queue")
        self.setWindowTitle(self.tr("Print queue"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.context, self.queue = context, queue_of(context)
        self._shown: int | None = None
        self.tabs = QTabBar()
        self.tabs.setObjectName("print_tabs")
        self.tabs.setAccessibleName(self.tr("Print queue"))
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        for title in (self.tr("Queue"), self.tr("Print log")):
            self.tabs.addTab(title)
        self._log: PrintLogPart | None = None
        self.stack = QStackedWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_5, SPACE_3, SPACE_5, SPACE_5)
        column.setSpacing(SPACE_3)
        column.addWidget(self.tabs)
        column.addWidget(self.stack, 1)
        self._build_queue()
        self._build_foot(column)
        room = self.screen().availableGeometry()
        self.resize(min(WIDTH, room.width() - 32), min(HEIGHT, room.height() - 64))
        self._connect()
        self._bind_keys()
        self._on_changed()
        self.table.choose(0)
        self.table.setFocus()
        self.choice.load()
        self.queue.load()
        self.queue.watched = True

    @property
    def log(self) -> PrintLogPart:
        """What was printed; built when it is first looked at, since the window must open at once."""
        if self._log is None:
            self._log = PrintLogPart(self.context)
            self.stack.addWidget(self._log)
        return self._log

    def done(self, result: int) -> None:
        self.queue.watched = False
        super().done(result)

    def start(self) -> None:
        """Print what waits, in order; a paper that an empty tray kept back is the first of them."""
        self.message.show_text("")
        if not self.choice.name:
            self.message.show_text(self.tr("No printer is set up on this computer. Save as PDF instead."), "refusal")
            return
        self.queue.start(OnPaper(self.choice.name, self.choice.duplex, device_of))

    def ask_folder(self) -> None:
        """Ask where the PDFs go."""
        home = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        dialog = QFileDialog(self, self.tr("Save as PDF into"), home)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly, on=True)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.save_into)
        dialog.open()

    def save_into(self, folder: str) -> None:
        """Every waiting paper as a PDF; nothing there is overwritten."""
        self.message.show_text("")
        self.queue.start(ToFolder(Path(folder)))

    def try_again(self) -> None:
        """The chosen papers wait again; with none chosen, all that failed."""
        failed = [entry.id for entry in self.queue.entries if entry.state is State.FAILED]
        self.queue.try_again(self.table.chosen() or failed)

    def _build_queue(self) -> None:
        """From the outside in: a widget that gets a parent has all its children styled anew."""
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setObjectName("print_split")
        split.setChildrenCollapsible(False)
        self.stack.addWidget(split)
        left = QWidget()
        left.setProperty("kind", "inner")
        split.addWidget(left)
        self.choice = PrintChoice(self.context.jobs)
        self.rows = QueueModel(self.queue, self.context.lang)
        self.table = QueueTable(self.rows, self.tr("Papers to print"))
        self.empty = text_label(
            self.tr("Nothing waits. Choose contracts in the list and add them with Ctrl+P."), "hint", wrap=True
        )
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_2)
        column.addWidget(self.choice)
        self.fate = PrintFatePart(self.queue, self.table)
        column.addWidget(self.fate)
        column.addWidget(self.table, 1)
        column.addWidget(self.empty)
        self._build_acts(column)
        self.preview = PdfPreview("queue_preview", self.tr("Preview"))
        self.preview.setMinimumWidth(300)
        split.addWidget(self.preview)
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 2)
        split.setSizes([WIDTH * 62 // 100, WIDTH * 38 // 100])

    def _build_acts(self, column: QVBoxLayout) -> None:
        row = QHBoxLayout()
        row.setSpacing(SPACE_2)
        column.addLayout(row)
        acts = (
            ("chevron-up", self.tr("Earlier"), "Alt+Up", partial(self._move, -1)),
            ("chevron-down", self.tr("Later"), "Alt+Down", partial(self._move, 1)),
            ("trash-2", self.tr("Take out of the queue"), "Del", self._drop),
        )
        for icon, name, keys, act in acts:
            button = IconButton(icon, name, keys)
            button.setObjectName(f"queue_{icon}")
            button.clicked.connect(act)
            row.addWidget(button)
        self.again_button = Button(self.tr("Try again"), "Ctrl+R")
        self.again_button.setObjectName("try_again")
        self.again_button.clicked.connect(self.try_again)
        row.addWidget(self.again_button)
        row.addStretch(1)
        self.sum = text_label("", "hint")
        self.sum.setObjectName("queue_sum")
        row.addWidget(self.sum)

    def _build_foot(self, column: QVBoxLayout) -> None:
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setMaximumWidth(200)
        self.bar.setAccessibleName(self.tr("Progress"))
        self.message = MessageLine()
        self.message.setObjectName("queue_message")
        self.cancel_button = Button(self.tr("Cancel"))
        self.cancel_button.setObjectName("cancel_printing")
        self.cancel_button.clicked.connect(self._on_cancel)
        self.save_button = Button(self.tr("Save all as PDF…"), "Ctrl+S")
        self.save_button.setObjectName("save_all")
        self.save_button.clicked.connect(self.ask_folder)
        self.close_button = Button(self.tr("Close"), "Esc")
        self.close_button.clicked.connect(self.reject)
        self.print_button = PrimaryButton(self.tr("Print"), "Ctrl+P", "printer")
        self.print_button.setObjectName("print_all")
        self.print_button.clicked.connect(self.start)
        foot = QHBoxLayout()
        foot.setSpacing(SPACE_2)
        column.addLayout(foot)
        foot.addWidget(self.bar)
        foot.addWidget(self.message, 1)
        for button in (self.cancel_button, self.close_button, self.save_button, self.print_button):
            foot.addWidget(button)

    def _connect(self) -> None:
        self.queue.changed.connect(self._on_changed)
        self.queue.progressed.connect(self._on_progressed)
        self.queue.ended.connect(self._on_ended)
        self.table.picked.connect(self._on_picked)
        self.table.unwanted.connect(self._drop)
        self.table.selectionModel().selectionChanged.connect(self._on_selected)
        self.choice.copies_wanted.connect(self._on_copies)
        self.choice.found.connect(self._on_printers)
        self.tabs.currentChanged.connect(self._on_tab)

    def _bind_keys(self) -> None:
        for keys, act in (
            ("Alt+Up", partial(self._move, -1)), ("Alt+Down", partial(self._move, 1)),
            ("PgUp", partial(self.preview.turn, -1)), ("PgDown", partial(self.preview.turn, 1)),
            ("Ctrl++", partial(self.preview.zoom_by, 1)), ("Ctrl+=", partial(self.preview.zoom_by, 1)),
            ("Ctrl+-", partial(self.preview.zoom_by, -1)), ("Ctrl+0", self.preview.fit),
        ):  # fmt: skip
            QShortcut(QKeySequence(keys), self, act)

    def _move(self, by: int) -> None:
        self.queue.move(self.table.chosen(), by)

    def _drop(self) -> None:
        self.queue.drop(self.table.chosen())

    def _on_changed(self) -> None:
        entries, running = self.queue.entries, self.queue.running
        self.table.show_entries(entries)
        waiting = self.queue.waiting()
        sides = sum(entry.paper.pages * entry.copies for entry in entries if entry.waits)
        self.sum.setText(self.tr("{papers} wait, {pages} pages").format(papers=waiting, pages=sides))
        self.empty.setVisible(not entries)
        self.bar.setVisible(running)
        self.cancel_button.setVisible(running)
        if not running:
            self.cancel_button.setEnabled(True)  # for the next run
        self.print_button.setEnabled(bool(waiting) and not running and bool(self.choice.names))
        self.save_button.setEnabled(bool(waiting) and not running)
        self.again_button.setEnabled(any(entry.state in (State.FAILED, State.DONE) for entry in entries))
        self._on_picked(self.table.current())

    def _on_picked(self, entry: Entry | None) -> None:
        if entry is None:
            self._shown = None
            self.preview.clear()
        elif entry.id != self._shown:
            self._shown = entry.id
            service, actor = self.context.showroom.documents, self.context.actor
            read = partial(with_viewer, partial(service.pdf, actor, entry.id))
            self.context.jobs.read(read, self.preview.show_pdf, self._on_failed, key="preview")

    def _on_selected(self) -> None:
        chosen = set(self.table.chosen())
        copies = {entry.copies for entry in self.queue.entries if entry.id in chosen}
        if len(copies) == 1:
            self.choice.show_copies(copies.pop())

    def _on_copies(self, count: int) -> None:
        self.queue.set_copies(self.table.chosen(), count)

    def _on_printers(self, count: int) -> None:
        if not count:
            self.message.show_text(self.tr("No printer is set up on this computer. Save as PDF instead."), "caution")
        self._on_changed()

    def _on_progressed(self, done: int, wanted: int, page: int, pages: int) -> None:
        self.bar.setRange(0, wanted * 100)
        self.bar.setValue(done * 100 + (page * 100 // pages if pages else 0))
        text = self.tr("Paper {paper} of {papers}").format(paper=min(done + 1, wanted), papers=wanted)
        if pages:
            text += self.tr(", page {page} of {pages}").format(page=page, pages=pages)
        self.message.show_text(text)

    def _on_ended(self, error: ShowroomError | None) -> None:
        failed = sum(entry.refused for entry in self.queue.entries)
        if error is not None:
            self.message.show_text(error.text(self.context.lang), "refusal")
        elif failed:
            self.message.show_text(
                self.tr("{count} did not come out; see why in the list").format(count=failed), "refusal"
            )
        elif self.queue.waiting():
            self.message.show_text(self.tr("Stopped; {count} wait").format(count=self.queue.waiting()), "caution")
        else:
            self.message.show_text(self.tr("All done"), "good")
        if self._log is not None:
            self._log.refresh()

    def _on_cancel(self) -> None:
        self.cancel_button.setEnabled(False)
        self.queue.cancel()

    def _on_tab(self, number: int) -> None:
        if number:
            self.log.refresh()
        self.stack.setCurrentIndex(number)

    def _on_failed(self, error: ShowroomError) -> None:
        self.preview.clear()
        self.message.show_text(error.text(self.context.lang), "refusal")


def open_print_queue(window: QWidget, context: UiContext) -> PrintQueueWindow:
    """The queue from anywhere."""
    found = PrintQueueWindow(window, context)
    found.open()
    return found
