"""What another desk saved meanwhile beside what is typed here: chosen piece by piece, saved in one act (trust Q1)."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QRadioButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from showroom.kernel.comparison import Compared, Row, Verdict
from showroom.kernel.three_way import Side
from ui.theme import SPACE_2, SPACE_3, SPACE_5
from ui.widgets.buttons import Button, PrimaryButton
from ui.widgets.cards import Card, text_label
from ui.widgets.settling import said, saved_text
from ui.widgets.side_row import SideRow

WIDTH, HEIGHT = 1000, 560
NAME_WIDTH, BASE_WIDTH = 150, 190
UNSHOWN = "…"


class ComparedRow(SideRow):
    """One question: theirs at the left, mine at the right; neither is chosen before a person does."""

    def __init__(self, row: Row, *, hidden: bool) -> None:
        super().__init__(f"compared_{row.key}", Side.THEIRS, Side.MINE)
        self.key = row.key
        self.side: Side | None = None
        self.name = said(row.name)
        gone = self.tr("not there")
        base, theirs, mine = (UNSHOWN if hidden else said(text) or gone for text in (row.base, row.theirs, row.mine))
        self.texts = {Side.THEIRS: theirs, Side.MINE: mine}
        self.radios = {side: QRadioButton() for side in self.texts}
        grid = _columns(self)
        grid.addWidget(text_label(self.name, "label", wrap=True), 0, 0)
        grid.addWidget(_cell(base, muted=True), 0, 1)
        self._boxes = {side: self._choice(side, text) for side, text in self.texts.items()}
        for place, box in enumerate(self._boxes.values(), 2):
            grid.addWidget(box, 0, place)
        self._tell()

    def choose(self, side: Side) -> None:
        """Take this side's version."""
        self.side = side
        for place, radio in self.radios.items():
            radio.setChecked(place is side)
        self._tell()
        self.changed.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press anywhere in a column chooses it: the texts are longer than the buttons are wide."""
        for side, box in self._boxes.items():
            if box.geometry().left() <= event.position().x() <= box.geometry().right():
                self.choose(side)
        super().mousePressEvent(event)

    def _choice(self, side: Side, text: str) -> QWidget:
        radio = self.radios[side]
        radio.setAutoExclusive(False)
        radio.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        radio.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        radio.setAccessibleName(f"{self.name}: {text}")
        box = QWidget()
        box.setProperty("kind", "inner")
        box.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        line = QHBoxLayout(box)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(SPACE_2)
        line.addWidget(radio, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(_cell(text), 1)
        return box

    def _tell(self) -> None:
        chosen = self.texts[self.side] if self.side is not None else self.tr("not chosen yet")
        self.setAccessibleName(self.tr("{field}: {value}").format(field=self.name, value=chosen))


class ComparisonDialog(QDialog):
    """`settled(draft)` with the merged draft. Left and Right choose, Up and Down go from row to row, Esc goes back."""

    settled = Signal(object)

    def __init__(self, parent: QWidget, compared: Compared[Any], *, hide_internal: bool = False) -> None:
        super().__init__(parent)
        self.compared = compared
        self.setObjectName("comparison_dialog")
        self.setWindowTitle(self.tr("Saved at another desk meanwhile"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(WIDTH, HEIGHT)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_5, SPACE_5, SPACE_5, SPACE_5)
        column.setSpacing(SPACE_3)
        column.addWidget(text_label(saved_text(compared), "subject", wrap=True))
        column.addWidget(text_label(self._advice(), "fact", wrap=True))
        for note in compared.notes:
            column.addWidget(text_label(f"! {said(note)}", "", "caution", wrap=True))
        self.rows = [ComparedRow(row, hidden=row.internal and hide_internal) for row in compared.asked]
        column.addWidget(self._build_table(hide_internal), 1)
        column.addLayout(self._build_foot())
        for row in self.rows:
            row.changed.connect(self._look)
            row.step.connect(self._on_step)
        self._look()
        (self.rows[0] if self.rows else self.confirm).setFocus()

    def choose_all(self, side: Side, _checked: bool = False) -> None:
        """The same side everywhere."""
        for row in self.rows:
            row.choose(side)
        self.confirm.setFocus()

    def submit(self) -> None:
        """Merge as chosen."""
        if self.confirm.isEnabled():
            self.settled.emit(self.compared.draft({row.key: row.side for row in self.rows if row.side is not None}))
            self.accept()

    def _advice(self) -> str:
        if not self.compared.asked:
            return self.tr("Nothing you typed is in the way of it. Both are saved together.")
        return self.tr("Both desks changed what is listed first. Choose what shall hold: until then nothing is saved.")

    def _build_table(self, hide_internal: bool) -> Card:
        card = Card(scroll=True)
        card.column.setSpacing(SPACE_2 // 2)
        card.column.setContentsMargins(SPACE_3, SPACE_3, SPACE_3, SPACE_3)
        if self.rows:
            head = QWidget()
            head.setProperty("kind", "inner")
            grid = _columns(head)
            by = self.compared.by or self.tr("Another desk")
            for place, title in enumerate(("", self.tr("Before"), by, self.tr("Typed here"))):
                grid.addWidget(text_label(title, "heading" if place > 1 else "label"), 0, place)
            card.add(head)
        for row in self.rows:
            card.add(row)
        for verdict, title in self._merged_titles():
            rows = [row for row in self.compared.rows if row.verdict is verdict]
            if rows:
                card.column.addSpacing(SPACE_2)
                card.add(_indented(text_label(title, "heading")))
            for one in rows:
                card.add(_indented(self._merged_line(one, hidden=one.internal and hide_internal)))
        card.column.addStretch(1)
        return card

    def _merged_titles(self) -> tuple[tuple[Verdict, str], ...]:
        return (
            (Verdict.BLENDED, self.tr("Holds the changes of both")),
            (Verdict.BY_THEM, self.tr("Taken over from the other desk")),
            (Verdict.BY_ME, self.tr("Kept as typed here")),
        )

    def _merged_line(self, row: Row, *, hidden: bool) -> QLabel:
        new = row.mine if row.verdict is Verdict.BY_ME else row.theirs
        gone = self.tr("not there")
        field, old, text = said(row.name), said(row.base) or gone, said(new) or gone
        if hidden:
            old = text = UNSHOWN
        elif row.verdict is Verdict.BLENDED:
            return _cell(self.tr("{field}: {first} + {second}").format(field=field, first=text, second=said(row.mine)))
        return _cell(self.tr("{field}: {old} → {new}").format(field=field, old=old, new=text))

    def _build_foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setSpacing(SPACE_2)
        for name, text, side in (
            ("theirs_for_all", self.tr("Take theirs for all"), Side.THEIRS),
            ("mine_for_all", self.tr("Keep mine for all"), Side.MINE),
        ):
            button = Button(text)
            button.setObjectName(name)
            button.setVisible(bool(self.rows))
            button.clicked.connect(partial(self.choose_all, side))
            foot.addWidget(button)
        self.left = text_label("", "fact")
        foot.addWidget(self.left)
        foot.addStretch(1)
        back = Button(self.tr("Back to editing"), "Esc")
        back.setObjectName("back_to_editing")
        back.clicked.connect(self.reject)
        self.confirm = PrimaryButton(self.tr("Save merged"), "Ctrl+Return")
        self.confirm.setObjectName("save_merged")
        self.confirm.clicked.connect(self.submit)
        foot.addWidget(back)
        foot.addWidget(self.confirm)
        return foot

    def _look(self) -> None:
        open_rows = sum(row.side is None for row in self.rows)
        self.confirm.setEnabled(not open_rows)
        keys = self.tr("← → choose · ↑ ↓ next")
        count = self.tr("{count} still to choose").format(count=open_rows)
        self.left.setText(f"{count}   {keys}" if open_rows else keys if self.rows else "")

    def _on_step(self, by: int) -> None:
        place = next(number for number, row in enumerate(self.rows) if row is self.sender())
        wanted = place + by
        if 0 <= wanted < len(self.rows):
            self.rows[wanted].setFocus(Qt.FocusReason.TabFocusReason)
        elif wanted == len(self.rows):
            self.confirm.setFocus(Qt.FocusReason.TabFocusReason)


def _columns(widget: QWidget) -> QGridLayout:
    """The four columns that the heading and all rows share: what, before, theirs, mine."""
    grid = QGridLayout(widget)
    grid.setContentsMargins(SPACE_3, SPACE_2 // 2, SPACE_3, SPACE_2 // 2)
    grid.setHorizontalSpacing(SPACE_3)
    grid.setColumnMinimumWidth(0, NAME_WIDTH)
    grid.setColumnMinimumWidth(1, BASE_WIDTH)
    for place, stretch in enumerate((0, 0, 1, 1)):
        grid.setColumnStretch(place, stretch)
    return grid


def _indented(label: QLabel) -> QLabel:
    """In line with what stands in the rows."""
    label.setContentsMargins(SPACE_3 + 2, 0, 0, 0)
    return label


def _cell(text: str, *, muted: bool = False) -> QLabel:
    label = text_label(text, tone="muted" if muted else "", wrap=True)
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    return label
