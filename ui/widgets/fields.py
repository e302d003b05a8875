"""Input fields: each knows its name, label and value, keeps half-typed input, and says when a person changed it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, Protocol, TypedDict, Unpack

from PySide6.QtCore import QDate, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QCalendarWidget, QCheckBox, QComboBox, QLineEdit, QWidget

from showroom.kernel.errors import TOO_LONG, ShowroomError
from showroom.kernel.money import Money
from ui.messages import window_language
from ui.theme import active
from ui.widgets.date_text import parse_date

Check = Callable[[str], str]
"""Looks at the typed text on leaving the field: returns a short positive hint, or raises ShowroomError."""


class FieldOptions(TypedDict, total=False):
    """What every field may be told on construction."""

    required: bool
    hint: str
    placeholder: str
    max_length: int
    check: Check
    today: Callable[[], date]


class SignalLike(Protocol):
    """A bound Qt signal."""

    def connect(self, slot: Any, /) -> Any: ...

    def emit(self, *values: Any) -> None: ...


class Field(Protocol):
    """A named input. `value()` raises ShowroomError when the text cannot be read; `raw()` is JSON-able."""

    name: str
    label_text: str
    options: FieldOptions

    @property
    def changed(self) -> SignalLike: ...

    @property
    def noticed(self) -> SignalLike: ...

    @property
    def left(self) -> SignalLike: ...

    def value(self) -> Any: ...

    def set_value(self, value: Any) -> None: ...

    def raw(self) -> Any: ...

    def set_raw(self, raw: Any) -> None: ...

    def positive_hint(self) -> str: ...


def introduce(widget: QWidget, name: str, label: str) -> None:
    """Give the objectName and accessible name that every input must have."""
    widget.setObjectName(name)
    widget.setAccessibleName(label)


def cut_notice(limit: int) -> str:
    """What is told when typing or pasting went beyond the limit."""
    return TOO_LONG.text(window_language(), limit=limit)


class TextField(QLineEdit):
    """One line of text; `value()` is stripped."""

    changed = Signal()
    noticed = Signal(str)
    left = Signal()

    def __init__(self, name: str, label: str, **options: Unpack[FieldOptions]) -> None:
        super().__init__()
        self.name, self.label_text, self.options = name, label, options
        introduce(self, name, label)
        self.setMaxLength(options.get("max_length", 80))
        self.setPlaceholderText(options.get("placeholder", ""))
        self.textEdited.connect(self._on_edited)
        self.inputRejected.connect(self._on_rejected)

    def value(self) -> Any:
        """The text without surrounding space."""
        return self.text().strip()

    def set_value(self, value: Any) -> None:
        """Show `value`; None is empty."""
        self.setText("" if value is None else str(value))
        self.setCursorPosition(0)

    def raw(self) -> Any:
        """What is typed, as typed."""
        return self.text()

    def set_raw(self, raw: Any) -> None:
        """Put back what `raw` gave."""
        self.setText(str(raw or "")[: self.maxLength()])

    def positive_hint(self) -> str:
        """The check's word on what is typed, '' when there is none or it fails."""
        check = self.options.get("check")
        if check is None or not self.text().strip():
            return ""
        try:
            return check(str(self.value()))
        except ShowroomError:
            return ""  # refusals are shown on saving, beside the field

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._tidy()
            self.left.emit()

    def _tidy(self) -> None:
        """Show the text in its usual form when the field is left."""

    def _on_edited(self, _text: str) -> None:
        self.changed.emit()

    def _on_rejected(self) -> None:
        if len(self.text()) >= self.maxLength():
            self.noticed.emit(cut_notice(self.maxLength()))


class PhoneField(TextField):
    """A telephone number; spaces and hyphens are dropped."""

    def __init__(self, name: str, label: str, **options: Unpack[FieldOptions]) -> None:
        options.setdefault("max_length", 24)
        super().__init__(name, label, **options)
        self.setInputMethodHints(Qt.InputMethodHint.ImhDialableCharactersOnly)

    def value(self) -> Any:
        """Digits and a leading + only (other characters are kept for the rule to refuse)."""
        return self.text().translate(str.maketrans("０１２３４５６７８９＋", "0123456789+", " -\t()（）")).strip()

    def _tidy(self) -> None:
        self.setText(str(self.value()))


class IdField(TextField):
    """A number with check digit (ID card, licence, VIN, USCC): upper case, spaces and hyphens dropped."""

    def __init__(self, name: str, label: str, **options: Unpack[FieldOptions]) -> None:
        options.setdefault("max_length", 32)
        super().__init__(name, label, **options)
        self.setInputMethodHints(Qt.InputMethodHint.ImhUppercaseOnly)

    def value(self) -> Any:
        """Upper case without spaces and hyphens."""
        return "".join(self.text().split()).replace("-", "").upper()

    def _on_edited(self, text: str) -> None:
        if text != text.upper() and len(text) == len(text.upper()):
            at = self.cursorPosition()
            self.setText(text.upper())
            self.setCursorPosition(at)
        super()._on_edited(text)

    def _tidy(self) -> None:
        self.setText(str(self.value()))


class MoneyField(TextField):
    """An amount in yuan; right-aligned, grouped when left, with the amount in 万 as its hint."""

    def __init__(self, name: str, label: str, **options: Unpack[FieldOptions]) -> None:
        options.setdefault("max_length", 20)
        super().__init__(name, label, **options)
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    def value(self) -> Any:
        """Money, or None when empty; raises ShowroomError(bad_amount)."""
        return Money.parse(self.text()) if self.text().strip() else None

    def set_value(self, value: Any) -> None:
        """Show a Money grouped; None is empty."""
        self.setText("" if value is None else value.grouped())

    def positive_hint(self) -> str:
        """The amount in 万 from ten thousand on."""
        try:
            amount = self.value()
        except ShowroomError:
            return ""
        if amount is None or abs(amount.fen) < 1_000_000 or window_language() != "zh":
            return ""
        return f"{(amount.yuan / 10_000).normalize():,f} 万"

    def _tidy(self) -> None:
        try:
            self.set_value(self.value())
        except ShowroomError:
            return  # keep what was typed; it is refused on saving


class DateField(TextField):
    """A day as yyyy-MM-dd; understands 今天 and +3; F4 or Alt+Down opens the calendar."""

    def __init__(self, name: str, label: str, **options: Unpack[FieldOptions]) -> None:
        options.setdefault("max_length", 20)
        super().__init__(name, label, **options)
        if "placeholder" not in options:
            self.setPlaceholderText(self.tr("year-month-day"))  # a day would read as the answer once the form is closed
        self._calendar: QCalendarWidget | None = None
        self._pick = QAction(active().icon("calendar"), self.tr("Calendar: {label}").format(label=label), self)
        self._pick.setToolTip(self.tr("Calendar") + "  F4")
        self._pick.triggered.connect(self.open_calendar)
        active().changed.connect(self._on_theme_changed)
        self.addAction(self._pick, QLineEdit.ActionPosition.TrailingPosition)

    def value(self) -> Any:
        """date, or None when empty; raises ShowroomError(bad_date_text)."""
        return parse_date(self.text(), self._today()) if self.text().strip() else None

    def set_value(self, value: Any) -> None:
        """Show a date; None is empty."""
        self.setText("" if value is None else value.isoformat())

    def open_calendar(self) -> None:
        """Show the month to pick from."""
        if self._calendar is None:
            self._calendar = QCalendarWidget(self)
            self._calendar.setWindowFlag(Qt.WindowType.Popup)
            self._calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
            self._calendar.clicked.connect(self._on_picked)
            self._calendar.activated.connect(self._on_picked)
        try:
            shown = self.value() or self._today()
        except ShowroomError:
            shown = self._today()
        self._calendar.setSelectedDate(QDate(shown.year, shown.month, shown.day))
        self._calendar.move(self.mapToGlobal(QPoint(0, self.height() + 2)))
        self._calendar.show()
        self._calendar.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt_down = event.key() == Qt.Key.Key_Down and event.modifiers() == Qt.KeyboardModifier.AltModifier
        if event.key() == Qt.Key.Key_F4 or alt_down:
            self.open_calendar()
            return
        super().keyPressEvent(event)

    def _on_theme_changed(self) -> None:
        self._pick.setIcon(active().icon("calendar"))

    def _on_picked(self, day: QDate) -> None:
        self.set_value(date(day.year(), day.month(), day.day()))
        if self._calendar is not None:
            self._calendar.hide()
        self.setFocus()
        self.changed.emit()

    def _today(self) -> date:
        return self.options.get("today", date.today)()

    def _tidy(self) -> None:
        try:
            self.set_value(self.value())
        except ShowroomError:
            return  # keep what was typed; it is refused on saving


class ChoiceField(QComboBox):
    """One of a few; `value()` is the choice's key, '' when nothing is chosen."""

    changed = Signal()
    noticed = Signal(str)
    left = Signal()

    def __init__(
        self, name: str, label: str, choices: Sequence[tuple[str, str]], **options: Unpack[FieldOptions]
    ) -> None:
        super().__init__()
        self.name, self.label_text, self.options = name, label, options
        introduce(self, name, label)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        self.setPlaceholderText(options.get("placeholder", self.tr("Choose…")))
        self.set_choices(choices)
        self.activated.connect(self._on_activated)

    def set_choices(self, choices: Sequence[tuple[str, str]]) -> None:
        """Offer (key, text) pairs; what was chosen stays chosen if it is still there."""
        chosen = self.value()
        self.clear()
        for key, text in choices:
            self.addItem(text, key)
        self.set_value(chosen)

    def value(self) -> Any:
        """The key of the choice, '' for none."""
        return self.currentData() if self.currentIndex() >= 0 else ""

    def set_value(self, value: Any) -> None:
        """Choose by key; an unknown one chooses nothing."""
        self.setCurrentIndex(self.findData(str(value)) if value not in (None, "") else self.findData(""))

    def raw(self) -> Any:
        """The key."""
        return self.value()

    def set_raw(self, raw: Any) -> None:
        """Choose by key."""
        self.set_value(raw)

    def positive_hint(self) -> str:
        """A choice needs none."""
        return ""

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()  # scrolling the page must not change a choice on the way

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    def _on_activated(self, _index: int) -> None:
        self.changed.emit()


class CheckField(QCheckBox):
    """Yes or no; its label stands beside the box."""

    changed = Signal()
    noticed = Signal(str)
    left = Signal()

    def __init__(self, name: str, label: str, **options: Unpack[FieldOptions]) -> None:
        super().__init__(label)
        self.name, self.label_text, self.options = name, label, options
        introduce(self, name, label)
        self.clicked.connect(self._on_clicked)

    def value(self) -> Any:
        """True when ticked."""
        return self.isChecked()

    def set_value(self, value: Any) -> None:
        """Tick or not."""
        self.setChecked(bool(value))

    def raw(self) -> Any:
        """True when ticked."""
        return self.isChecked()

    def set_raw(self, raw: Any) -> None:
        """Tick or not."""
        self.setChecked(bool(raw))

    def positive_hint(self) -> str:
        """A tick needs none."""
        return ""

    def _on_clicked(self) -> None:
        self.changed.emit()
        self.left.emit()
