"""Forms: rows with label above and message below, a grid of rows, and the binder that reads and restores them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeVar, cast

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from showroom.kernel.errors import REQUIRED, FieldErrors, ShowroomError, Told
from ui.messages import window_language
from ui.theme import SPACE_1, SPACE_4, Tone, restyle
from ui.widgets.fields import CheckField, Field
from ui.widgets.focus import reveal

F = TypeVar("F", bound=QWidget)
MESSAGE_HEIGHT, MOST_HEIGHT = 20, 400


class MessageLine(QLabel):
    """One reserved line below a field: a hint too long for it is elided with a tool tip, a refusal takes more lines."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "message")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFixedHeight(MESSAGE_HEIGHT)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self._full = ""
        self._whole = False

    @property
    def full_text(self) -> str:
        """The message, not elided."""
        return self._full

    def show_text(self, text: str, tone: Tone = "") -> None:
        """Show `text`; good begins with ✓, refusal with ✕, so that colour never speaks alone."""
        mark = {"good": "✓ ", "refusal": "✕ ", "caution": "! "}.get(tone, "") if text else ""
        self._full = mark + text
        self._whole = tone == "refusal"
        restyle(self, tone=tone)
        self._elide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._elide()

    def _elide(self) -> None:
        self.setWordWrap(self._whole)
        self.setFixedHeight(self._height())
        if self._whole:
            self.setText(self._full)
            self.setToolTip("")
            return
        shown = self.fontMetrics().elidedText(self._full, Qt.TextElideMode.ElideRight, max(40, self.width()))
        self.setText(shown)
        self.setToolTip(self._full if shown != self._full else "")

    def _height(self) -> int:
        """Pixels: one line, or as many as a refusal needs at this width."""
        if not self._whole:
            return MESSAGE_HEIGHT
        wrap = Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextWrapAnywhere
        needed = self.fontMetrics().boundingRect(0, 0, max(40, self.width()), MOST_HEIGHT, wrap, self._full).height()
        return min(MOST_HEIGHT, max(MESSAGE_HEIGHT, needed + 2))


class WholeMessage(MessageLine):
    """Below a form: one reserved line, and as many more as the text needs."""

    def __init__(self) -> None:
        super().__init__()
        self.setWordWrap(True)
        self.setMinimumHeight(MESSAGE_HEIGHT)
        self.setMaximumHeight(MOST_HEIGHT)

    def _elide(self) -> None:
        self.setText(self._full)


class FormRow(QWidget):
    """Label above, the field, and the message line below."""

    def __init__(self, field: QWidget) -> None:
        super().__init__()
        self.field = field
        face = cast("Field", field)
        self._hint = face.options.get("hint", "")
        self.label = QLabel("" if isinstance(field, CheckField) else face.label_text)
        self.label.setProperty("kind", "label")
        if face.options.get("required"):
            self.label.setText(f"{face.label_text} *")
        self.label.setBuddy(field)
        self.message = MessageLine()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_1)
        column.addWidget(self.label)
        column.addWidget(field)
        column.addWidget(self.message)
        column.addStretch(1)
        face.noticed.connect(self._on_noticed)
        face.left.connect(self.show_hint)
        face.changed.connect(self._on_changed)
        self.show_hint()

    def show_error(self, text: str) -> None:
        """Mark the field wrong, with the reason below it."""
        restyle(self.field, bad="true")
        self.message.show_text(text, "refusal")
        self.field.setAccessibleDescription(text)

    def show_good(self, text: str) -> None:
        """A quiet ✓ below the field, such as 与身份证一致."""
        self.clear_error()
        self.message.show_text(text, "good")

    def show_hint(self) -> None:
        """The field's own positive hint, else its standing hint; an error stays."""
        if self.is_bad:
            return
        positive = cast("Field", self.field).positive_hint()
        self.message.show_text(positive or self._hint, "good" if positive else "")
        self.field.setAccessibleDescription(positive or self._hint)

    def set_hint(self, text: str) -> None:
        """Change the standing hint."""
        self._hint = text
        self.show_hint()

    def clear_error(self) -> None:
        """The field is no longer marked wrong."""
        restyle(self.field, bad="")
        self.show_hint()

    @property
    def is_bad(self) -> bool:
        return bool(self.field.property("bad") == "true")

    def _on_changed(self) -> None:
        if self.is_bad:
            self.clear_error()

    def _on_noticed(self, text: str) -> None:
        self.message.show_text(text, "caution")


class Form(QWidget):
    """Rows in a grid of `columns` (1 to 4); the tab order is the order of adding."""

    def __init__(self, columns: int = 2) -> None:
        super().__init__()
        self.setProperty("kind", "inner")
        self._columns = columns
        self._next = 0
        self.rows: dict[str, FormRow] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(SPACE_4)
        self._grid.setVerticalSpacing(SPACE_1)
        for column in range(columns):
            self._grid.setColumnStretch(column, 1)

    def add(self, field: F, span: int = 1) -> F:
        """Put `field` into the next free place, `span` columns wide; returns it."""
        row = FormRow(field)
        self.rows[cast("Field", field).name] = row
        self.add_widget(row, span)
        return field

    def add_widget(self, widget: QWidget, span: int = 1) -> None:
        """Put any widget into the next free place."""
        span = min(span, self._columns)
        if self._next % self._columns + span > self._columns:
            self._next += self._columns - self._next % self._columns
        self._grid.addWidget(widget, self._next // self._columns, self._next % self._columns, 1, span)
        self._next += span

    @property
    def fields(self) -> tuple[QWidget, ...]:
        """All fields, in order."""
        return tuple(row.field for row in self.rows.values())


class FormBinder(QObject):
    """Reads, fills, marks and keeps the fields of one page, across several forms.

    `changed` tells that a person changed something; `left` that a field was left.
    """

    changed = Signal()
    left = Signal()

    def __init__(self, *forms: Form, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: dict[str, FormRow] = {}
        for form in forms:
            self.watch(form.rows.values())

    def watch(self, rows: Iterable[FormRow]) -> None:
        """Take more rows in."""
        for row in rows:
            field = cast("Field", row.field)
            self.rows[field.name] = row
            field.changed.connect(self.changed)
            field.left.connect(self.left)

    def __getitem__(self, name: str) -> FormRow:
        return self.rows[name]

    def values(self) -> dict[str, Any]:
        """`{field name: value}`; raises FieldErrors for text that cannot be read and required fields left empty."""
        values: dict[str, Any] = {}
        wrong: dict[str, Told] = {}
        for name, row in self.rows.items():
            field = cast("Field", row.field)
            try:
                values[name] = field.value()
            except ShowroomError as error:
                wrong[name] = Told(error.message, error.values)
                continue
            if field.options.get("required") and values[name] in (None, ""):
                wrong[name] = Told(REQUIRED, {})
        if wrong:
            raise FieldErrors(wrong)
        return values

    def collect(self) -> dict[str, Any] | None:
        """`values()`, or None after marking what is wrong."""
        self.clear_errors()
        try:
            return self.values()
        except FieldErrors as errors:
            self.show_errors(errors)
            return None

    def set_values(self, values: dict[str, Any]) -> None:
        """Fill the named fields; names without field are ignored."""
        for name, value in values.items():
            if name in self.rows:
                cast("Field", self.rows[name].field).set_value(value)
                self.rows[name].clear_error()

    def show_errors(self, errors: FieldErrors) -> tuple[str, ...]:
        """Mark the fields and focus the first bad one; returns names that have no field here."""
        lang = window_language()
        for name, row in self.rows.items():
            if name in errors.fields:
                row.show_error(errors.fields[name].text(lang))
        first = next((name for name in self.rows if name in errors.fields), "")
        if first:
            self.focus(first)
        return tuple(name for name in errors.fields if name not in self.rows)

    def clear_errors(self) -> None:
        """No field is marked wrong."""
        for row in self.rows.values():
            row.clear_error()

    def focus(self, name: str) -> bool:
        """Put the cursor into the field `name`; False when it is not here."""
        if name not in self.rows:
            return False
        self.rows[name].field.setFocus(Qt.FocusReason.OtherFocusReason)
        reveal(self.rows[name].field)
        return True

    def snapshot(self) -> dict[str, Any]:
        """Everything typed, JSON-able, also what cannot be read yet."""
        return {name: cast("Field", row.field).raw() for name, row in self.rows.items()}

    def restore(self, snapshot: dict[str, Any]) -> None:
        """Put a snapshot back."""
        for name, raw in snapshot.items():
            if name in self.rows:
                cast("Field", self.rows[name].field).set_raw(raw)
                self.rows[name].clear_error()
