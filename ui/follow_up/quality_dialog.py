"""A form in a dialog for repairs and claims: one verb, errors beside their fields, closed once the act is stored."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from showroom.follow_up.quality_views import QualityView
from showroom.kernel.errors import FieldErrors, ShowroomError
from ui.follow_up.claims_view_model import ClaimsViewModel
from ui.messages import window_language
from ui.theme import SPACE_3, SPACE_5
from ui.widgets.buttons import Button, PrimaryButton
from ui.widgets.form import Form, FormBinder, MessageLine


class QualityDialog(QDialog):
    """Subclasses build the form, make the draft of it and say which act of the service takes it."""

    def __init__(self, parent: QWidget, model: ClaimsViewModel, name: str, texts: tuple[str, str]) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setWindowTitle(texts[0])
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(720)
        self.model = model
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_5, SPACE_5, SPACE_5, SPACE_5)
        column.setSpacing(SPACE_3)
        self.form = self.build()
        column.addWidget(self.form)
        self.place_more(column)
        self.message = MessageLine()
        column.addWidget(self.message)
        foot = QHBoxLayout()
        foot.addStretch(1)
        back = Button(self.tr("Back"))
        back.clicked.connect(self.reject)
        self.confirm = PrimaryButton(texts[1])
        self.confirm.setObjectName(f"{name}_confirm")
        self.confirm.clicked.connect(self.submit)
        foot.addWidget(back)
        foot.addWidget(self.confirm)
        column.addLayout(foot)
        self.binder = FormBinder(self.form, parent=self)

    def build(self) -> Form:
        """The fields."""
        raise NotImplementedError

    def place_more(self, column: QVBoxLayout) -> None:
        """What stands below the form."""

    def send(self, values: dict[str, Any]) -> None:
        """Hand what is typed to the service."""
        raise NotImplementedError

    def submit(self) -> None:
        """Store, or mark what is wrong."""
        self.binder.clear_errors()
        values = self.binder.collect()
        if values is None:
            return
        self.confirm.setEnabled(False)  # and with it Back and Esc, until there is an answer
        self.send(values)

    def reject(self) -> None:
        if self.confirm.isEnabled():
            super().reject()

    def on_stored(self, view: QualityView) -> None:
        """Done: close, and tell the page."""
        self.accept()
        self.model.take(view)

    def on_failed(self, error: ShowroomError) -> None:
        """Beside the field, or in the message line."""
        self.confirm.setEnabled(True)
        if isinstance(error, FieldErrors):
            rest = self.binder.show_errors(error)
            self.message.show_text("；".join(error.fields[name].text(window_language()) for name in rest), "refusal")
        else:
            self.message.show_text(error.message.text(window_language(), **error.values), "refusal")


def choices(words: dict[Any, Any]) -> Sequence[tuple[str, str]]:
    """Words of the papers as choices in the window's language."""
    return [(key.value, text(window_language())) for key, text in words.items()]
