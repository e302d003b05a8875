"""Asks for a written reason; never blocks the program while it waits."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from showroom.kernel.errors import REQUIRED
from ui.messages import window_language
from ui.theme import SPACE_3, SPACE_5
from ui.widgets.buttons import Button, PrimaryButton
from ui.widgets.cards import text_label
from ui.widgets.form import Form
from ui.widgets.multi_line import MultiLine


class ReasonDialog(QDialog):
    """`given(text)` once a reason was written and the act (a verb on its button) confirmed."""

    given = Signal(str)

    def __init__(self, parent: QWidget, question: str, verb: str) -> None:
        super().__init__(parent)
        self.setObjectName("reason_dialog")
        self.setWindowTitle(verb)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(420)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_5, SPACE_5, SPACE_5, SPACE_5)
        column.setSpacing(SPACE_3)
        column.addWidget(text_label(question, "heading", wrap=True))
        self.form = Form(columns=1)
        self.reason = self.form.add(MultiLine("reason", self.tr("Reason"), required=True, max_length=200))
        column.addWidget(self.form)
        foot = QHBoxLayout()
        foot.addStretch(1)
        cancel = Button(self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        self.confirm = PrimaryButton(verb)
        self.confirm.setDefault(True)
        self.confirm.clicked.connect(self._on_confirmed)
        foot.addWidget(cancel)
        foot.addWidget(self.confirm)
        column.addLayout(foot)
        self.reason.setFocus()

    def _on_confirmed(self) -> None:
        text = self.reason.value()
        if not text:
            self.form.rows["reason"].show_error(REQUIRED.text(window_language()))
            self.reason.setFocus()
            return
        self.given.emit(text)
        self.accept()
