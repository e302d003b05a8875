"""Asks on which day both have signed the print, and for the scan if it is at hand."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from showroom.contract.drafts import Signed
from showroom.kernel.errors import FieldErrors, ShowroomError
from ui.contract.ink_view_model import InkViewModel, scan_filter
from ui.messages import window_language
from ui.theme import SPACE_3, SPACE_5
from ui.widgets.buttons import Button, PrimaryButton
from ui.widgets.cards import text_label
from ui.widgets.fields import DateField
from ui.widgets.form import Form, MessageLine


class InkDialog(QDialog):
    """`signed(Signed)` once the service took it; stays open, with what was typed, until then."""

    signed = Signal(object)

    def __init__(self, parent: QWidget, model: InkViewModel, today: Callable[[], date]) -> None:
        super().__init__(parent)
        self.setObjectName("ink_dialog")
        self.setWindowTitle(self.tr("Both have signed"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(460)
        self._model = model
        self.paths: list[Path] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_5, SPACE_5, SPACE_5, SPACE_5)
        column.setSpacing(SPACE_3)
        heading = self.tr("Has everybody signed {number}?").format(number=model.view.number)
        column.addWidget(text_label(heading, "heading", wrap=True))
        text = self.tr(
            "With this the contract is signed and can no longer be changed. The scan may follow later: a task asks"
            " for it until it is here."
        )
        column.addWidget(text_label(text, "hint", wrap=True))
        self.form = Form(columns=1)
        self.day = self.form.add(DateField("signed_on", self.tr("Signed on"), required=True, today=today))
        self.day.set_value(today())
        column.addWidget(self.form)
        column.addLayout(self._build_files())
        self.message = MessageLine()
        column.addWidget(self.message)
        column.addLayout(self._build_foot())

    def choose(self) -> None:
        """Ask for the scan."""
        dialog = QFileDialog(self, self.tr("Scan of the signed contract"), "", scan_filter())
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(self.take_files)
        dialog.open()

    def take_files(self, names: list[str]) -> None:
        """These are the scan's files."""
        self.paths = [Path(name) for name in names]
        self.files.setText(", ".join(path.name for path in self.paths))

    def submit(self) -> None:
        """The contract is signed."""
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

    def _build_foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.addStretch(1)
        back = Button(self.tr("Back"))
        back.clicked.connect(self.reject)
        self.confirm = PrimaryButton(self.tr("Both have signed"))
        self.confirm.setObjectName("confirm_ink_button")
        self.confirm.clicked.connect(self.submit)
        foot.addWidget(back)
        foot.addWidget(self.confirm)
        return foot

    def _on_signed(self, signed: Signed) -> None:
        self.accept()
        self.signed.emit(signed)

    def _on_failed(self, error: ShowroomError) -> None:
        self.confirm.setEnabled(True)
        lang = window_language()
        if isinstance(error, FieldErrors):
            for told in error.fields.values():
                self.form.rows["signed_on"].show_error(told.text(lang))
            return
        self.message.show_text(error.message.text(lang, **error.values), "refusal")
