"""Asks on which day the print was signed, and for the scan if it is at hand."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from showroom.contract.ink_drafts import InkView
from showroom.kernel.errors import FieldErrors, ShowroomError
from ui.contract.ink_view_model import InkViewModel, scan_filter
from ui.contract.ink_words import Asked
from ui.messages import window_language
from ui.theme import SPACE_3, SPACE_5
from ui.widgets.buttons import Button, PrimaryButton
from ui.widgets.cards import text_label
from ui.widgets.fields import DateField
from ui.widgets.form import Form, MessageLine


class InkDialog(QDialog):
    """`signed(InkView)` once the service took it; stays open, with what was typed, until then."""

    signed = Signal(object)

    def __init__(self, parent: QWidget, model: InkViewModel, asked: Asked, today: Callable[[], date]) -> None:
        super().__init__(parent)
        self.setObjectName("ink_dialog")
        self.setWindowTitle(asked.verb)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(460)
        self._model = model
        self.paths: list[Path] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_5, SPACE_5, SPACE_5, SPACE_5)
        column.setSpacing(SPACE_3)
        column.addWidget(text_label(asked.heading, "heading", wrap=True))
        column.addWidget(text_label(asked.about, "hint", wrap=True))
        self.form = Form(columns=1)
        self.day = self.form.add(DateField("signed_on", self.tr("Signed on"), required=True, today=today))
        self.day.set_value(today())
        column.addWidget(self.form)
        column.addLayout(self._build_files())
        self.message = MessageLine()
        column.addWidget(self.message)
        column.addLayout(self._build_foot(asked.verb))

    def choose(self) -> None:
        """Ask for the scan."""
        dialog = QFileDialog(self, self.tr("Scan of the signed paper"), "", scan_filter())
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(self.take_files)
        dialog.open()

    def take_files(self, names: list[str]) -> None:
        """These are the scan's files."""
        self.paths = [Path(name) for name in names]
        self.files.setText(", ".join(path.name for path in self.paths))

    def submit(self) -> None:
        """It is signed."""
        row = self.form.rows["signed_on"]
        try:
            day = self.day.value()
        except ShowroomError as error:
            row.show_error(error.message.text(window_language(), **error.values))
            return
        if day is None:
            self.day.setFocus()
            return
        row.show_error("")
        self.confirm.setEnabled(False)
        self._model.confirm(day, self.paths, self._on_signed, self._on_failed)

    def reject(self) -> None:
        if self.confirm.isEnabled():
            super().reject()

    def _build_files(self) -> QHBoxLayout:
        line = QHBoxLayout()
        choose = Button(self.tr("Choose the scan…"), icon="file-text")
        choose.setObjectName("choose_scan")
        choose.clicked.connect(self.choose)
        self.files = text_label("", "fact", wrap=True)
        line.addWidget(choose)
        line.addWidget(self.files, 1)
        return line

    def _build_foot(self, verb: str) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.addStretch(1)
        back = Button(self.tr("Back"))
        back.clicked.connect(self.reject)
        self.confirm = PrimaryButton(verb)
        self.confirm.setObjectName("confirm_ink_button")
        self.confirm.clicked.connect(self.submit)
        foot.addWidget(back)
        foot.addWidget(self.confirm)
        return foot

    def _on_signed(self, view: InkView) -> None:
        self.accept()
        self.signed.emit(view)

    def _on_failed(self, error: ShowroomError) -> None:
        self.confirm.setEnabled(True)
        lang = window_language()
        if isinstance(error, FieldErrors):
            for told in error.fields.values():
                self.form.rows["signed_on"].show_error(told.text(lang))
            return
        self.message.show_text(error.message.text(lang, **error.values), "refusal")
