"""Asks for a written reason; never blocks the program while it waits."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.widgets.asking_dialog import AskingDialog
from ui.widgets.form import Form
from ui.widgets.multi_line import MultiLine


class ReasonDialog(AskingDialog):
    """`given(text)` once a reason was written and the act (a verb on its button) confirmed; then it is gone."""

    width_wanted = 460

    def __init__(self, parent: QWidget, question: str, verb: str) -> None:
        super().__init__(parent, "reason_dialog", question, verb)

    def build(self) -> Form:
        form = Form(columns=1)
        self.reason = form.add(MultiLine("reason", self.tr("Reason"), required=True, max_length=200))
        return form

    def draft(self) -> str:
        return str(self.binder.values()["reason"])

    def send(self, draft: str) -> None:
        super().send(draft)
        self.accept()
