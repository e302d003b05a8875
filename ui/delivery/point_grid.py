"""Many points to tick in columns, by groups, with one tick for all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Unpack

from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QWidget

from ui.theme import SPACE_1, SPACE_2, SPACE_4
from ui.widgets.buttons import LinkButton
from ui.widgets.cards import ChecklistWidget, text_label
from ui.widgets.fields import FieldOptions, introduce

Points = Sequence[tuple[str, str]]


class PointGrid(ChecklistWidget):
    """A checklist laid out in columns; its value is the set of ticked keys over all groups."""

    def __init__(self, name: str, label: str, columns: int, **options: Unpack[FieldOptions]) -> None:
        super().__init__(name, label, (), **options)
        self._columns = columns
        self._groups: list[QWidget] = []

    def set_groups(self, groups: Mapping[str, Points]) -> None:
        """Show these points by group title; what was ticked and is still there stays ticked."""
        ticked = self.value()
        for old in self._groups:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._groups.clear()
        self.boxes.clear()
        for title, points in groups.items():
            if points:
                self._add_group(title, points)
        self.set_value(ticked)
        if self.boxes:
            self.setFocusProxy(next(iter(self.boxes.values())))
            self._order_tabs()

    def _order_tabs(self) -> None:
        """Tab goes from box to box, and from the last box of a group to its "tick all"."""
        before: QWidget | None = None
        for group in self._groups:
            for stop in (*group.findChildren(QCheckBox), *group.findChildren(LinkButton)):
                if before is not None:
                    self.setTabOrder(before, stop)
                before = stop

    def _add_group(self, title: str, points: Points) -> None:
        holder = QWidget()
        holder.setProperty("kind", "inner")
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, SPACE_1)
        grid.setHorizontalSpacing(SPACE_4)
        grid.setVerticalSpacing(0)
        head = QHBoxLayout()
        head.setSpacing(SPACE_2)
        head.addWidget(text_label(title, "label"))
        every = LinkButton(self.tr("Tick all"))
        every.setObjectName(f"{self.name}_all_{len(self._groups)}")
        every.setAccessibleName(f"{self.tr('Tick all')}: {title}")
        every.clicked.connect(partial(self._on_all, tuple(key for key, _ in points)))
        head.addWidget(every)
        head.addStretch(1)
        grid.addLayout(head, 0, 0, 1, self._columns)
        for number, (key, text) in enumerate(points):
            box = QCheckBox(text)
            introduce(box, f"{self.name}_{key}", text)
            box.clicked.connect(self._on_clicked)
            grid.addWidget(box, 1 + number // self._columns, number % self._columns)
            self.boxes[key] = box
        for column in range(self._columns):
            grid.setColumnStretch(column, 1)
        self._column.addWidget(holder)
        self._groups.append(holder)

    def _on_all(self, keys: Sequence[str], _checked: bool = False) -> None:
        for key in keys:
            self.boxes[key].setChecked(True)
        self._on_clicked()
