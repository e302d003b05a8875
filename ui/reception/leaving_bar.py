"""What is asked when a party leaves, in one row below the board: grade, next step with its day, state."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

from showroom.customers.model import Grade
from showroom.kernel.errors import FieldErrors
from showroom.reception.desk_views import Leaving
from showroom.reception.model import LineState
from showroom.reception.views import OpenVisit
from ui.reception import words
from ui.widgets.buttons import Button
from ui.widgets.fields import ChoiceField, DateField, TextField
from ui.widgets.form import Form, FormBinder


class LeavingBar(QWidget):
    """Enter says `left(visit, Leaving)`, Esc closes; an anonymous party is only asked why there is no file."""

    left = Signal(int, object)
    closed = Signal()

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self.setObjectName("leaving")
        self.setProperty("kind", "inner")
        self.visit: OpenVisit | None = None
        self._today = today
        self.form = Form(columns=12)
        self.binder = FormBinder(self.form, parent=self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.form, 1)
        box = QWidget()
        box.setProperty("kind", "inner")
        inner = QHBoxLayout(box)
        inner.setContentsMargins(0, 22, 0, 20)  # level with the fields, between label and message
        self.button = Button(self.tr("Leaves"), "", "log-out")
        self.button.setObjectName("confirm_leaving")
        inner.addWidget(self.button)
        row.addWidget(box)
        self.button.clicked.connect(self.submit)
        self.hide()

    def ask(self, visit: OpenVisit) -> None:
        """Open for this party; the cursor stands in the first field."""
        self.visit = visit
        if not self.form.rows:
            self._build_rows()
        known = visit.customer_id is not None
        empty: dict[str, Any] = dict.fromkeys(self.binder.rows, "")
        self.binder.set_values(empty | {"leaving_next_on": None})
        for name, row in self.binder.rows.items():
            row.setVisible(known != (name == "leaving_no_file_reason"))
        self.show()
        self.binder.focus("leaving_grade" if known else "leaving_no_file_reason")

    def submit(self) -> None:
        """The party leaves with what is typed."""
        values = self.binder.collect()
        if values is None or self.visit is None:
            return
        grade, state = values["leaving_grade"], values["leaving_state"]
        leaving = Leaving(
            Grade(grade) if grade else None, values["leaving_next_step"], values["leaving_next_on"],
            LineState(state) if state else None, no_file_reason=values["leaving_no_file_reason"],
        )  # fmt: skip
        self.left.emit(self.visit.id, leaving)

    def close_bar(self) -> None:
        """The party stays."""
        self.visit = None
        self.hide()
        self.closed.emit()

    def show_errors(self, errors: FieldErrors) -> None:
        """Mark what was refused."""
        self.binder.show_errors(FieldErrors({f"leaving_{name}": told for name, told in errors.fields.items()}))

    def _build_rows(self) -> None:
        """The fields, when somebody leaves for the first time: until then nobody sees them."""
        today = self._today
        self.form.add(ChoiceField("leaving_grade", self.tr("Grade at leaving"), words.grades()), span=2)
        self.form.add(TextField("leaving_next_step", self.tr("Next step"), max_length=200), span=4)
        self.form.add(DateField("leaving_next_on", self.tr("On"), today=today), span=3)
        self.form.add(ChoiceField("leaving_state", self.tr("State"), words.states()), span=3)
        self.form.add(TextField("leaving_no_file_reason", self.tr("Why no file"), max_length=200), span=12)
        self.binder.watch(self.form.rows.values())
        last: QWidget | None = None
        for row in self.form.rows.values():
            row.field.installEventFilter(self)
            if last is not None:
                QWidget.setTabOrder(last, row.field)
            last = row.field
        if last is not None:
            QWidget.setTabOrder(last, self.button)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape:
                self.close_bar()
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(watched, (QLineEdit, QComboBox)):
                self.submit()
                return True
        return super().eventFilter(watched, event)
