"""Closes a task: how it went, and when the next contact is due."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ui.customers import words
from ui.theme import SPACE_3, SPACE_5
from ui.widgets.buttons import Button, PrimaryButton
from ui.widgets.cards import text_label
from ui.widgets.fields import ChoiceField, DateField, TextField
from ui.widgets.form import Form, FormBinder
from ui.widgets.multi_line import MultiLine


class TaskDialog(QDialog):
    """`given(task id, result, note, next date or None)`."""

    given = Signal(int, str, str, object)

    def __init__(self, parent: QWidget, task_id: int, today: Callable[[], date]) -> None:
        super().__init__(parent)
        self.task_id = task_id
        self.setObjectName("task_dialog")
        self.setWindowTitle(self.tr("Task done"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(420)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_5, SPACE_5, SPACE_5, SPACE_5)
        column.setSpacing(SPACE_3)
        column.addWidget(text_label(self.tr("How did it go?"), "heading"))
        form = Form(columns=1)
        form.add(ChoiceField("result", self.tr("Result"), words.results(), required=True))
        form.add(MultiLine("note", self.tr("Note"), max_length=500))
        hint = self.tr("empty: by grade (GR-02)")
        form.add(DateField("next_due", self.tr("Next contact on"), today=today, hint=hint))
        column.addWidget(form)
        self.binder = FormBinder(form, parent=self)
        foot = QHBoxLayout()
        foot.addStretch(1)
        cancel = Button(self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        self.confirm = PrimaryButton(self.tr("Close the task"), "Ctrl+Return")
        self.confirm.setObjectName("close_task")
        self.confirm.clicked.connect(self._on_confirmed)
        foot.addWidget(cancel)
        foot.addWidget(self.confirm)
        column.addLayout(foot)
        self.binder.focus("result")

    def _on_confirmed(self) -> None:
        values = self.binder.collect()
        if values is not None:
            self.given.emit(self.task_id, values["result"], values["note"], values["next_due"])
            self.accept()


class PlanDialog(QDialog):
    """`given(due, note)` of a next contact; the day is obligatory."""

    given = Signal(object, str)

    def __init__(self, parent: QWidget, today: Callable[[], date]) -> None:
        super().__init__(parent)
        self.setObjectName("plan_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        title = self.tr("Plan the next contact")
        self.setWindowTitle(title)
        self.setMinimumWidth(380)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_5, SPACE_5, SPACE_5, SPACE_5)
        column.setSpacing(SPACE_3)
        column.addWidget(text_label(title, "heading"))
        form = Form(columns=1)
        form.add(DateField("due", self.tr("On"), today=today, required=True))
        form.add(TextField("note", self.tr("What for"), max_length=300))
        column.addWidget(form)
        self.binder = FormBinder(form, parent=self)
        foot = QHBoxLayout()
        foot.addStretch(1)
        cancel = Button(self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        self.confirm = PrimaryButton(self.tr("Plan"), "Ctrl+Return")
        self.confirm.setObjectName("plan")
        self.confirm.clicked.connect(self._on_confirmed)
        foot.addWidget(cancel)
        foot.addWidget(self.confirm)
        column.addLayout(foot)
        self.binder.focus("due")

    def _on_confirmed(self) -> None:
        values = self.binder.collect()
        if values is not None:
            self.given.emit(values["due"], values["note"])
            self.accept()
