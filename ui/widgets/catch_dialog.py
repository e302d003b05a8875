"""Catches what a customer just said, a promise or an objection, without leaving the page."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from showroom.kernel.errors import REQUIRED, FieldErrors, ShowroomError
from ui.messages import window_language
from ui.theme import SPACE_3, SPACE_5
from ui.widgets.buttons import Button, PrimaryButton
from ui.widgets.cards import text_label
from ui.widgets.fields import ChoiceField
from ui.widgets.form import Form, FormBinder
from ui.widgets.multi_line import MultiLine


class CatchDialog(QDialog):
    """`given(kind, text)` when the verb is pressed; it stays open until `stored()` or `refuse(error)` answers.

    `kinds` are (key, text) to choose from; without any, kind is ''. Ctrl+Return stores, Escape gives up.
    """

    given = Signal(str, str)

    def __init__(self, parent: QWidget, title: str, label: str, kinds: Sequence[tuple[str, str]] = ()) -> None:
        super().__init__(parent)
        self.setObjectName("catch_dialog")
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(460)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_5, SPACE_5, SPACE_5, SPACE_5)
        column.setSpacing(SPACE_3)
        column.addWidget(text_label(title, "heading", wrap=True))
        self.form = Form(columns=1)
        self.words = self.form.add(MultiLine("caught", label, required=True, max_length=300))
        self.kind = self.form.add(ChoiceField("category", self.tr("Kind"), kinds, required=True)) if kinds else None
        column.addWidget(self.form)
        self.binder = FormBinder(self.form, parent=self)
        foot = QHBoxLayout()
        foot.addStretch(1)
        back = Button(self.tr("Cancel"))
        back.clicked.connect(self.reject)
        self.confirm = PrimaryButton(self.tr("Write down"), "Ctrl+Return")
        self.confirm.setObjectName("catch_confirm")
        self.confirm.clicked.connect(self._on_confirmed)
        foot.addWidget(back)
        foot.addWidget(self.confirm)
        column.addLayout(foot)
        self.words.setFocus()

    def reject(self) -> None:
        if self.confirm.isEnabled():  # while it is being stored there is nothing to give up
            super().reject()

    def stored(self) -> None:
        """It is written down."""
        self.accept()

    def refuse(self, error: ShowroomError) -> None:
        """Say why not, beside the field where it has one."""
        self.confirm.setEnabled(True)
        lang = window_language()
        if not isinstance(error, FieldErrors):
            self.form.rows["caught"].show_error(error.text(lang))
            return
        for name, told in error.fields.items():
            self.form.rows[name if name in self.form.rows else "caught"].show_error(told.text(lang))

    def _on_confirmed(self) -> None:
        kind = "" if self.kind is None else str(self.kind.value() or "")
        self.binder.clear_errors()
        missing = [name for name, given in (("caught", self.words.value()), ("category", kind)) if not given]
        wrong = [name for name in missing if name in self.form.rows]
        for name in wrong:
            self.form.rows[name].show_error(REQUIRED.text(window_language()))
        if wrong:
            self.binder.focus(wrong[0])
            return
        self.confirm.setEnabled(False)  # until there is an answer
        self.given.emit(kind, self.words.value())
