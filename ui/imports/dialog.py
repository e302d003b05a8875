"""Takes a whole list over, page by page: file, columns, consultants, rows, result; nothing is written on the way."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QMessageBox, QStackedWidget, QVBoxLayout, QWidget

from showroom.kernel.clock import STORE_ZONE
from ui.context import UiContext
from ui.imports.columns_page import ColumnsPage
from ui.imports.file_page import FilePage
from ui.imports.people_page import PeoplePage
from ui.imports.result_page import ResultPage
from ui.imports.rows_page import RowsPage
from ui.imports.view_model import ImportViewModel
from ui.imports.words import kind_title
from ui.jobs import Ticket
from ui.theme import SPACE_2, SPACE_3, SPACE_5, Tone
from ui.widgets.buttons import Button, PrimaryButton
from ui.widgets.cards import Pill, text_label
from ui.widgets.focus import focus_first
from ui.widgets.form import MessageLine
from ui.widgets.progress_row import ProgressRow

if TYPE_CHECKING:
    from showroom.imports.views import RunLine
    from ui.messages import Notifier

FILE, COLUMNS, PEOPLE, ROWS, RESULT = range(5)
WIDTH, HEIGHT = 1120, 640


class ImportDialog(QDialog):
    """`imported(count)` once rows were taken over, `undone()` once an import was taken back."""

    imported = Signal(int)
    undone = Signal()

    def __init__(self, parent: QWidget, context: UiContext, kind: str) -> None:
        super().__init__(parent)
        self.setObjectName("import_dialog")
        self.resize(WIDTH, HEIGHT)
        self.context = context
        self.view_model = ImportViewModel(context, kind, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_5, SPACE_5, SPACE_5, SPACE_5)
        column.setSpacing(SPACE_3)
        column.addLayout(self._build_head())
        column.addWidget(self._build_pages(), 1)
        self.progress = ProgressRow()
        column.addWidget(self.progress)
        self.message = MessageLine()
        self.message.setObjectName("import_message")
        column.addWidget(self.message)
        column.addLayout(self._build_foot())
        self._connect()
        self._show_kind()
        self.file_page.reload()
        self.show_page(FILE)

    # --- building -------------------------------------------------------------------------------------------------

    def _build_head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE_3)
        self.title = text_label("", "subject")
        self.file_name = text_label("", "fact")
        row.addWidget(self.title)
        row.addWidget(self.file_name)
        row.addStretch(1)
        titles = (self.tr("File"), self.tr("Columns"), self.tr("Consultants"), self.tr("Rows"), self.tr("Result"))
        self.marks = [Pill(text, "muted") for text in titles]
        for mark in self.marks:
            row.addWidget(mark)
        return row

    def _build_pages(self) -> QStackedWidget:
        context, model = self.context, self.view_model
        self.file_page, self.columns_page = FilePage(context, model), ColumnsPage(context, model)
        self.people_page, self.rows_page = PeoplePage(context, model), RowsPage(context, model)
        self.result_page = ResultPage(context, model)
        self.pages = QStackedWidget()
        shown = (self.file_page, self.columns_page, self.people_page, self.rows_page, self.result_page)
        self._page_widgets: tuple[QWidget, ...] = shown
        for page in shown:
            self.pages.addWidget(page)
        return self.pages

    def _build_foot(self) -> QHBoxLayout:
        self.back_button = Button(self.tr("Back"), "Alt+Left", "chevron-left")
        self.back_button.setObjectName("back")
        self.back_button.clicked.connect(self.go_back)
        self.rejects_button = Button(self.tr("Save rows not taken…"), "", "download")
        self.rejects_button.setObjectName("save_planned_rejects")
        self.rejects_button.clicked.connect(self.choose_rejects)
        self.close_button = Button(self.tr("Close"))
        self.close_button.setObjectName("close_import")
        self.close_button.clicked.connect(self.reject)
        self.next_button = PrimaryButton("", "Ctrl+Return")
        self.next_button.setObjectName("next")
        self.next_button.clicked.connect(self.go_on)
        row = QHBoxLayout()
        row.setSpacing(SPACE_2)
        row.addWidget(self.back_button)
        row.addWidget(self.rejects_button)
        row.addStretch(1)
        row.addWidget(self.close_button)
        row.addWidget(self.next_button)
        return row

    def _connect(self) -> None:
        model = self.view_model
        model.opened.connect(self._on_opened)
        model.mapped.connect(self._show_state)
        model.tried.connect(self._on_tried)
        model.taken.connect(self._on_taken)
        model.undone.connect(self._on_undone)
        model.in_use.connect(self._on_in_use)
        model.busy.connect(self._on_busy)
        model.told.connect(self._on_told)
        model.rejects_saved.connect(self._on_rejects_saved)
        self.file_page.file_wanted.connect(self.choose_file)
        self.file_page.kind_chosen.connect(self._on_kind)
        self.file_page.undo_wanted.connect(self.ask_undo)
        model.decided.connect(self._show_state)
        self.result_page.undo_wanted.connect(self.ask_undo)
        self.result_page.rejects_wanted.connect(self.choose_rejects)
        self.result_page.rows_wanted.connect(self._on_rows_wanted)
        self.result_page.again_wanted.connect(self.start_again)
        shortcut = QShortcut(QKeySequence("Ctrl+O"), self)
        shortcut.activated.connect(self.choose_file)

    # --- acts -----------------------------------------------------------------------------------------------------

    def choose_file(self) -> None:
        """Ask for the file; `read_file` follows."""
        if self.view_model.ticket is not None:
            return
        dialog = QFileDialog(self, self.title.text())
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(self.tr("Excel and CSV") + " (*.xlsx *.xlsm *.csv *.txt)")
        dialog.fileSelected.connect(self.read_file)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def read_file(self, path: str) -> None:
        """Read a file and find out what its columns mean and what its rows would become."""
        self.message.show_text("")
        self.view_model.read_file(path)

    def go_on(self) -> None:
        """The next page; from the rows: take them over."""
        page = self.pages.currentIndex()
        if page == ROWS and self.view_model.done is None:
            self.view_model.take()
        elif page == COLUMNS and self.view_model.trial is None:
            self.view_model.try_now()
        elif page in (COLUMNS, PEOPLE) and self.next_button.isEnabled():
            self.show_page(PEOPLE if page == COLUMNS and self._has_strangers() else ROWS)
        elif page == ROWS:
            self.show_page(RESULT)

    def go_back(self) -> None:
        """The page before."""
        page = self.pages.currentIndex()
        if page == ROWS and self.view_model.done is not None:
            self.show_page(RESULT)
        elif page == ROWS and self._has_strangers():
            self.show_page(PEOPLE)
        else:
            self.show_page(COLUMNS if page in (PEOPLE, ROWS) else FILE)

    def start_again(self) -> None:
        """Another file."""
        self.view_model.forget()
        self.file_page.reload()
        self.show_page(FILE)

    def choose_rejects(self) -> None:
        """Ask where to; the workbook of rows that are not taken is written there."""
        dialog = QFileDialog(self, self.tr("Save rows not taken…"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(self.tr("Excel workbooks") + " (*.xlsx)")
        dialog.setDefaultSuffix("xlsx")
        not_taken = self.tr("not taken")
        dialog.selectFile(f"{Path(self.view_model.file).stem} {not_taken}.xlsx")
        dialog.fileSelected.connect(self.view_model.save_rejects)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def ask_undo(self, run_id: int) -> None:
        """Ask once more; the whole import is taken back then."""
        question = QMessageBox(self)
        question.setObjectName("ask_undo")
        question.setWindowTitle(self.tr("Undo this import…"))
        question.setText(self.tr("Take the whole import back?"))
        question.setInformativeText(
            self.tr("Everything that it brought is removed, and what it changed becomes what it was before.")
        )
        undo = question.addButton(self.tr("Undo the import"), QMessageBox.ButtonRole.AcceptRole)
        undo.setObjectName("confirm_undo")
        undo.setProperty("run", run_id)
        undo.clicked.connect(self._on_undo_confirmed)
        question.addButton(self.tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
        question.finished.connect(question.deleteLater)
        question.open()

    def show_page(self, page: int) -> None:
        """Show a page, and where in the import it is."""
        self.pages.setCurrentIndex(page)
        if page != RESULT:
            self.message.show_text("")
        self._show_state()
        focus_first(self._page_widgets[page])

    def reject(self) -> None:
        self.view_model.cancel()
        super().reject()

    # --- answers --------------------------------------------------------------------------------------------------

    def _on_opened(self) -> None:
        self.show_page(COLUMNS)

    def _on_tried(self) -> None:
        self._show_state()

    def _on_taken(self) -> None:
        done = self.view_model.done
        assert done is not None
        count = done.run.counts.get("accept", 0)
        text = self.tr("{count} rows imported").format(count=count)
        self.show_page(RESULT)
        self.message.show_text(text, "good")
        said = self.tr("The import of {file} was undone").format(file=done.run.file)
        self.context.notifier.done(text, partial(_undo_later, self.context, done.run.id, said))
        self.imported.emit(count)

    def _on_undone(self, run: RunLine) -> None:
        text = self.tr("The import of {file} was undone").format(file=run.file)
        self.file_page.reload()
        self._show_state()
        self.message.show_text(text, "good")
        self.context.notifier.done(text)
        self.undone.emit()

    def _on_in_use(self, _uses: object) -> None:
        text = self.message.full_text
        if self.pages.currentIndex() == FILE:
            self.pages.setCurrentIndex(RESULT)
            self.result_page.show_only_uses()
        self._show_state()
        self.message.show_text(text.removeprefix("✕ "), "refusal")

    def _on_busy(self, ticket: Ticket | None, what: str) -> None:
        texts = {
            "reading": self.tr("Reading the file…"), "trying": self.tr("Trying every row…"),
            "writing": self.tr("Importing…"), "undoing": self.tr("Undoing the import…"),
        }  # fmt: skip
        if ticket is None:
            self.progress.finish()
        else:
            self.progress.watch(ticket, texts[what])
        self._show_state()

    def _on_told(self, text: str, tone: Tone) -> None:
        self._show_state()
        self.message.show_text(text, tone)

    def _on_rejects_saved(self, file: str, count: int) -> None:
        self.message.show_text(self.tr("{count} rows written to {file}").format(count=count, file=file), "good")

    def _on_rows_wanted(self) -> None:
        self.show_page(ROWS)

    def _on_undo_confirmed(self) -> None:
        self.view_model.undo(int(self.sender().property("run")))

    def _on_kind(self, kind: str) -> None:
        self.view_model.forget()
        self.view_model.kind = kind
        self._show_kind()

    # --- showing --------------------------------------------------------------------------------------------------

    def _has_strangers(self) -> bool:
        trial = self.view_model.trial
        return trial is not None and bool(trial.plan.owners)

    def _show_kind(self) -> None:
        name = kind_title(self.view_model.kind, self.context.lang)
        self.title.setText(self.tr("Import: {list}").format(list=name))
        self.setWindowTitle(self.title.text())

    def _show_state(self) -> None:
        model, page = self.view_model, self.pages.currentIndex()
        busy = model.ticket is not None
        self.file_name.setText(model.file)
        for number, mark in enumerate(self.marks):
            mark.show_state(mark.text(), "accent" if number == page else "muted")
        self.marks[PEOPLE].setVisible(self._has_strangers())
        self.back_button.setVisible(page in (COLUMNS, PEOPLE, ROWS) or (page == RESULT and model.done is None))
        self.back_button.setEnabled(not busy)
        self.rejects_button.setVisible(page == ROWS and model.done is None)
        self.rejects_button.setEnabled(not busy and model.counts.get("", 0) > model.counts.get("accept", 0))
        self.next_button.setVisible(page in (COLUMNS, PEOPLE, ROWS))
        self._show_next(page, busy=busy)
        if page == COLUMNS and not busy:
            self._show_outlook()

    def _show_next(self, page: int, *, busy: bool) -> None:
        model = self.view_model
        if page == ROWS and model.done is None:
            self.next_button.show_text(self.tr("Import {count} rows").format(count=model.taking))
            self.next_button.setEnabled(not busy and model.taking > 0)
            return
        self.next_button.show_text(self.tr("Next"))
        self.next_button.setEnabled(not busy and (model.done is not None or not model.missing))

    def _show_outlook(self) -> None:
        """What the columns as they are mean for the rows, in one line."""
        model, zh = self.view_model, self.context.lang == "zh"
        if model.missing:
            names = ("、" if zh else ", ").join(field.zh if zh else field.en for field in model.missing)
            self.message.show_text(self.tr("No column is taken for: {names}").format(names=names), "refusal")
        elif model.trial is not None:
            said = self.tr(
                "{all} rows: {accept} to import, {review} to compare, {duplicate} duplicates, {reject} refused"
            )
            counts = {key or "all": count for key, count in model.counts.items()}
            before = model.opened_file.taken_before if model.opened_file else None
            text = said.format(**counts)
            if before is not None:
                day = f"{before.at.astimezone(STORE_ZONE):%Y-%m-%d}"
                again = self.tr("This very file was imported on {day} by {name}.").format(day=day, name=before.by)
                text = f"{again}  {text}"
            self.message.show_text(text, "caution" if before is not None else "")


def _undo_later(context: UiContext, run_id: int, said: str) -> None:
    """Undo an import from the message bar, when its window may be gone."""
    service, actor, notifier = context.showroom.imports, context.actor, context.notifier
    context.jobs.write(partial(service.undo, actor, run_id), partial(_say, notifier, said), notifier.error)


def _say(notifier: Notifier, said: str, _run: RunLine) -> None:
    notifier.done(said)


def open_import(parent: QWidget, context: UiContext, kind: str) -> ImportDialog:
    """Open the import of a list ('customers', 'stock', 'prices', 'visits'); the answer's signals tell of it."""
    dialog = ImportDialog(parent, context, kind)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog


def open_lists(window: QWidget, context: UiContext) -> None:
    """The import from anywhere: it begins with customers."""
    open_import(window, context, "customers")
