"""A paper in a window of its own: look at it, print it, save a copy."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSaveFile, Qt
from PySide6.QtGui import QKeySequence, QPainter, QShortcut
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import SPACE_2, SPACE_3
from ui.widgets.buttons import Button, PrimaryButton
from ui.widgets.cards import text_label
from ui.widgets.pdf_preview import PdfPreview

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

PRINT_DPI = 300


class PaperWindow(QDialog):
    """Shows `pdf`; printing and saving use exactly these bytes."""

    def __init__(self, title: str, pdf: bytes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("paper_window")
        self.setWindowTitle(title)
        self.pdf, self._title = pdf, title
        self.preview = PdfPreview("paper_preview", title)
        self.message = text_label("", "hint")
        self._printer: QPrinter | None = None
        print_button = PrimaryButton(self.tr("Print…"), "Ctrl+P")
        print_button.setObjectName("print_paper")
        print_button.clicked.connect(self.print_paper)
        save_button = Button(self.tr("Save a copy…"), "Ctrl+S")
        save_button.setObjectName("save_paper")
        save_button.clicked.connect(self.ask_path)
        close_button = Button(self.tr("Close"), "Esc")
        close_button.clicked.connect(self.close)
        row = QHBoxLayout()
        row.setSpacing(SPACE_2)
        row.addWidget(self.message, 1)
        for button in (close_button, save_button, print_button):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_3, SPACE_3, SPACE_3, SPACE_3)
        column.setSpacing(SPACE_3)
        column.addWidget(self.preview, 1)
        column.addLayout(row)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Print), self, self.print_paper)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Save), self, self.ask_path)
        room = self.screen().availableGeometry().height() - 64  # title bar and task bar: the buttons must be seen
        self.resize(820, min(900, room))
        self.preview.show_pdf(pdf)

    def ask_path(self) -> None:
        """Ask where to save the copy."""
        dialog = QFileDialog(self, self.tr("Save a copy"), f"{self._title}.pdf", "PDF (*.pdf)")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.save_to)
        dialog.open()

    def save_to(self, path: str) -> None:
        """Write the copy whole or not at all."""
        file = QSaveFile(path)
        whole = file.open(QSaveFile.OpenModeFlag.WriteOnly) and file.write(self.pdf) == len(self.pdf) and file.commit()
        name = Path(path).name
        self.message.setText(
            self.tr("Saved as {name}").format(name=name)
            if whole
            else self.tr("{name} could not be written: {why}").format(name=name, why=file.errorString())
        )

    def print_paper(self) -> None:
        """Ask for the printer, then print at its own resolution."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        self._printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(self._printer, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(self._on_printer_chosen)
        QDialog.open(dialog)

    def _on_printer_chosen(self) -> None:
        if self._printer is not None:
            self.print_on(self._printer)

    def print_on(self, printer: QPrinter) -> None:
        """Draw every page on `printer`."""
        document = self.preview.document
        painter = QPainter()
        if document is None or not painter.begin(printer):
            self.message.setText(self.tr("The printer does not answer; check that it is on and has paper."))
            return
        for page in range(document.pageCount()):
            if page:
                printer.newPage()
            area = painter.viewport()
            size = (document.pagePointSize(page) * PRINT_DPI / 72).toSize()
            painter.drawImage(area, document.render(page, size.scaled(size, Qt.AspectRatioMode.KeepAspectRatio)))
        painter.end()
        self.message.setText(self.tr("Sent to the printer"))
