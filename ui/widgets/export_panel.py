"""Takes data out: where to, in which format, masked or in full with a reason; progress, cancel, and where it lies."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from showroom.kernel.actor import Permission
from showroom.kernel.errors import FieldErrors, ShowroomError
from ui.context import UiContext
from ui.jobs import Ticket
from ui.theme import SPACE_3, SPACE_5, Tone
from ui.widgets.buttons import Button, PrimaryButton
from ui.widgets.fields import CheckField, ChoiceField, TextField
from ui.widgets.form import Form, FormBinder, MessageLine
from ui.widgets.labels import text_label
from ui.widgets.multi_line import MultiLine
from ui.widgets.progress_row import ProgressRow

if TYPE_CHECKING:
    from showroom.exporting.service import Exported


class ExportPanel(QWidget):
    """The form and its act; `tables` empty means everything. `exported(Exported)` when the folder is whole."""

    exported = Signal(object)

    def __init__(self, context: UiContext, tables: tuple[str, ...] = ()) -> None:
        super().__init__()
        self.setObjectName("export_panel")
        self.context, self.tables = context, tables
        self.ticket: Ticket | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_3)
        self.form = self._build_form()
        column.addWidget(self.form)
        self.binder = FormBinder(self.form, parent=self)
        self.progress = ProgressRow()
        column.addWidget(self.progress)
        self.message = MessageLine()
        self.message.setObjectName("export_message")
        column.addWidget(self.message)
        column.addWidget(self._build_left_out())
        self.form.rows["reason"].setEnabled(False)
        self.show_target(Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)))

    def show_target(self, parent: Path) -> None:
        """Propose a new folder within `parent`."""
        now = datetime.now(self.context.showroom.work.zone)
        self.form.rows["folder"].clear_error()
        self.folder.set_value(str(parent / f"showroom-{now:%Y-%m-%d-%H%M}"))

    def choose_folder(self) -> None:
        """Ask where to; `show_target` follows."""
        dialog = QFileDialog(self, self.tr("Where to export"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly, on=True)
        dialog.fileSelected.connect(self._on_folder)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def submit(self) -> None:
        """Export as the form says."""
        if self.ticket is not None:
            return
        values = self.binder.collect()
        if values is None:
            return
        from showroom.exporting.service import ExportOrder
        from showroom.exporting.writers import Format

        formats = frozenset(Format) if values["format"] == "all" else frozenset({Format(values["format"])})
        order = ExportOrder(
            Path(values["folder"]).expanduser(), formats, bool(values["reveal"]), values["reason"], tables=self.tables
        )
        self.message.show_text("")
        self.left_out.hide()
        self.ticket = Ticket()
        self.progress.watch(self.ticket, self.tr("Exporting…"))
        export = partial(self.context.showroom.exporting.export, self.context.actor, order, self.ticket)
        self.context.jobs.read(export, self._on_done, self._on_failed)

    def cancel(self) -> None:
        """Ask a running export to stop; nothing stays behind."""
        if self.ticket is not None:
            self.ticket.cancel()

    def _build_form(self) -> Form:
        form = Form(columns=4)
        self.folder = form.add(TextField("folder", self.tr("New folder"), required=True, max_length=400), span=3)
        self.choose_button = Button(self.tr("Choose…"))
        self.choose_button.setObjectName("choose_folder")
        self.choose_button.clicked.connect(self.choose_folder)
        form.add_widget(self.choose_button)
        formats = [
            ("all", self.tr("Excel, CSV and JSON")),
            ("xlsx", self.tr("Excel workbook")),
            ("csv", self.tr("CSV files")),
            ("json", self.tr("JSON Lines")),
        ]
        kinds = form.add(ChoiceField("format", self.tr("Format"), formats, required=True), span=4)
        kinds.set_value("all")
        may = self.context.actor.may(Permission.CUSTOMER_REVEAL)
        words = self.tr("Full phone, document and account numbers, images and stored papers; this is audited")
        if self.tables:
            words = self.tr("Full phone, document and account numbers; this is audited")
        self.reveal = form.add(CheckField("reveal", words), span=4)
        self.reveal.setEnabled(may)
        if not may:
            self.reveal.setToolTip(self.tr("Your post may not see full numbers (PI-10)"))
        reason = MultiLine("reason", self.tr("Reason, at least 10 characters"), 2, max_length=200)
        self.reason = form.add(reason, span=4)
        self.reveal.toggled.connect(self._on_reveal)
        return form

    def _build_left_out(self) -> QWidget:
        self.left_out = text_label("", "fact", wrap=True)
        self.left_out.setObjectName("left_out")
        self.left_out.hide()
        return self.left_out

    def _on_folder(self, folder: str) -> None:
        self.show_target(Path(folder))

    def _on_reveal(self, full: bool) -> None:
        self.form.rows["reason"].setEnabled(full)
        self.form.rows["reason"].clear_error()

    def _on_done(self, done: Exported) -> None:
        self._finish()
        text = self.tr("{rows} rows in {folder}").format(rows=f"{done.rows:,}", folder=done.folder)
        self.message.show_text(text, "good")
        self.context.notifier.done(self.tr("Exported to {folder}").format(folder=done.folder))
        if done.left_out:
            from showroom.exporting.words import table_title

            names = "、" if self.context.lang == "zh" else ", "
            missing = names.join(table_title(entry.table, self.context.lang) for entry in done.left_out)
            self.left_out.setText(self.tr("Left out, since your post may not see it: {tables}").format(tables=missing))
            self.left_out.show()
        self.exported.emit(done)

    def _on_failed(self, error: ShowroomError) -> None:
        self._finish()
        if isinstance(error, FieldErrors):
            self.binder.show_errors(error)
            return
        tone: Tone = "caution" if error.code == "export_cancelled" else "refusal"
        if error.code in ("export_folder_not_empty", "export_no_parent"):
            self.form.rows["folder"].show_error(error.text(self.context.lang))
            self.binder.focus("folder")
        else:
            self.message.show_text(error.text(self.context.lang), tone)

    def _finish(self) -> None:
        self.ticket = None
        self.progress.finish()


class ExportDialog(QDialog):
    """The panel in a window of its own, for one list."""

    def __init__(self, parent: QWidget, context: UiContext, title: str, tables: tuple[str, ...]) -> None:
        super().__init__(parent)
        self.setObjectName("export_dialog")
        self.setWindowTitle(title)
        self.setMinimumWidth(640)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_5, SPACE_5, SPACE_5, SPACE_5)
        column.setSpacing(SPACE_3)
        column.addWidget(text_label(title, "subject"))
        self.panel = ExportPanel(context, tables)
        column.addWidget(self.panel)
        foot = QHBoxLayout()
        foot.addStretch(1)
        close = Button(self.tr("Close"))
        close.clicked.connect(self.reject)
        self.export_button = PrimaryButton(self.tr("Export"), "Ctrl+Return", "download")
        self.export_button.setObjectName("export")
        self.export_button.clicked.connect(self.panel.submit)
        foot.addWidget(close)
        foot.addWidget(self.export_button)
        column.addLayout(foot)

    def reject(self) -> None:
        self.panel.cancel()
        super().reject()
