"""Asks why staff refuse a drive: the rule and their own words (TD-15, §2.4 item 13)."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from showroom.kernel.errors import REQUIRED
from showroom.test_drive.points import REFUSALS
from ui.messages import window_language
from ui.theme import SPACE_3, SPACE_5
from ui.widgets.buttons import Button, DangerButton
from ui.widgets.cards import ChecklistWidget, text_label
from ui.widgets.form import Form
from ui.widgets.multi_line import MultiLine


class RefuseDialog(QDialog):
    """`given(codes, words)` once at least one rule was ticked and a reason written; blocks nothing while it waits."""

    given = Signal(object, str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("refuse_dialog")
        self.setWindowTitle(self.tr("Refuse the drive"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(460)
        english = window_language() == "en"
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_5, SPACE_5, SPACE_5, SPACE_5)
        column.setSpacing(SPACE_3)
        column.addWidget(text_label(self.tr("Why is the drive refused?"), "heading", wrap=True))
        points = [(code, f"{names[english]} · {code}") for code, names in REFUSALS.items()]
        self.form = Form(columns=1)
        self.codes = self.form.add(ChecklistWidget("codes", self.tr("Rule"), points, required=True))
        self.reason = self.form.add(MultiLine("reason", self.tr("In your own words"), required=True, max_length=200))
        column.addWidget(self.form)
        foot = QHBoxLayout()
        foot.addStretch(1)
        cancel = Button(self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        self.confirm = DangerButton(self.tr("Refuse"))
        self.confirm.setObjectName("confirm_refuse")
        self.confirm.clicked.connect(self._on_confirmed)
        foot.addWidget(cancel)
        foot.addWidget(self.confirm)
        column.addLayout(foot)
        self.codes.setFocus()

    def _on_confirmed(self) -> None:
        codes = tuple(code for code in REFUSALS if code in self.codes.value())
        words = self.reason.value()
        missing = [name for name, there in (("codes", codes), ("reason", words)) if not there]
        for name in missing:
            self.form.rows[name].show_error(REQUIRED.text(window_language()))
        if missing:
            self.form.rows[missing[0]].field.setFocus()
            return
        self.given.emit(codes, words)
        self.accept()
