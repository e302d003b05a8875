"""One field of two records: the value at the left, the value at the right, and what will be; chosen with the arrows."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QRadioButton, QSizePolicy, QWidget

from showroom.customers.merge_rules import Side, joined_text
from ui.customers.merge_words import EMPTY, field_text
from ui.theme import SPACE_3
from ui.widgets.cards import text_label
from ui.widgets.side_row import SideRow

LABEL_WIDTH, RESULT_WIDTH = 110, 230
LONGEST = 160


class ChoiceRow(SideRow):
    """Keep ours, take the other's, or B for both where two texts can stand one below the other."""

    def __init__(self, field: str, texts: tuple[str, str], side: Side, *, joins: bool = False) -> None:
        super().__init__(f"merge_{field}", Side.KEEP, Side.OTHER)
        self.field, self.texts, self.joins = field, texts, joins
        self.side = side
        self.radios = {Side.KEEP: self._radio(texts[0]), Side.OTHER: self._radio(texts[1])}
        self.result = _cell("")
        grid = columns_of(self)
        name = text_label(field_text(field), "label", wrap=True)
        for place, widget in enumerate((name, *self.radios.values(), self.result)):
            grid.addWidget(widget, 0, place, Qt.AlignmentFlag.AlignVCenter)
        if joins:
            grid.addWidget(text_label(self.tr("B: both, one below the other"), "fact"), 1, 1, 1, 2)
        self.choose(side)

    def choose(self, side: Side) -> None:
        """Take this side's value."""
        if side is Side.BOTH and not self.joins:
            return
        self.side = side
        for place, radio in self.radios.items():
            radio.setChecked(side in (place, Side.BOTH))
        self.result.setText(shortened(self.result_text()))
        told = self.tr("{field}: {value}").format(field=field_text(self.field), value=self.result_text())
        self.setAccessibleName(told)
        self.changed.emit()

    def result_text(self) -> str:
        """What the merged record will say."""
        if self.side is Side.BOTH:
            return joined_text(*self.texts)
        return self.texts[1 if self.side is Side.OTHER else 0]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_B and self.joins:
            self.choose(Side.BOTH)
        else:
            super().keyPressEvent(event)

    def _radio(self, text: str) -> QRadioButton:
        radio = QRadioButton(shortened(text).replace("&", "&&"))
        radio.setToolTip(text if len(text) > LONGEST // 4 else "")
        radio.setAutoExclusive(False)
        radio.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        radio.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        radio.clicked.connect(self._on_clicked)
        return radio

    def _on_clicked(self) -> None:
        sender = self.sender()
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.choose(Side.OTHER if sender is self.radios[Side.OTHER] else Side.KEEP)


class SameRow(QWidget):
    """A field in which both records say the same."""

    def __init__(self, field: str, text: str) -> None:
        super().__init__()
        self.setProperty("kind", "inner")
        grid = columns_of(self)
        grid.addWidget(text_label(field_text(field), "label"), 0, 0)
        for place in (1, 2, 3):
            grid.addWidget(_cell(shortened(text), muted=place < 3), 0, place)


def columns_of(widget: QWidget) -> QGridLayout:
    """The four columns that the heading and all rows share: field, left, right, result."""
    grid = QGridLayout(widget)
    grid.setContentsMargins(SPACE_3, 0, SPACE_3, 0)
    grid.setHorizontalSpacing(SPACE_3)
    grid.setVerticalSpacing(0)
    grid.setColumnMinimumWidth(0, LABEL_WIDTH)
    grid.setColumnMinimumWidth(3, RESULT_WIDTH)
    for place, stretch in enumerate((0, 1, 1, 1)):
        grid.setColumnStretch(place, stretch)
    return grid


def shortened(text: str) -> str:
    """At most one line's worth of a long text, its line breaks shown."""
    line = " ⏎ ".join(text.splitlines())
    return line if len(line) <= LONGEST else line[: LONGEST - 1] + "…"


def _cell(text: str, *, muted: bool = False) -> QLabel:
    label = text_label(text or EMPTY, tone="muted" if muted else "", wrap=True)
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    return label
