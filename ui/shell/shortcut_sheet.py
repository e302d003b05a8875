"""F1: every command with its shortcut, made from the one registry."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QVBoxLayout, QWidget

from ui.shell.commands import Commands
from ui.theme import SPACE_1, SPACE_2, SPACE_5
from ui.widgets.buttons import shortcut_text
from ui.widgets.cards import Card, text_label


class ShortcutSheet(QDialog):
    """Shortcuts by group; Escape closes it."""

    def __init__(self, parent: QWidget, commands: Commands) -> None:
        super().__init__(parent)
        self.setObjectName("shortcut_sheet")
        self.setWindowTitle(self.tr("Shortcuts"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumSize(560, 520)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_5, SPACE_5, SPACE_5, SPACE_5)
        card = Card(scroll=True)
        column.addWidget(card)
        groups: dict[str, list[tuple[str, str]]] = {}
        for action in commands:
            keys = action.shortcut().toString()
            if keys:
                groups.setdefault(str(action.property("group")), []).append((action.text(), shortcut_text(keys)))
        for group, lines in groups.items():
            card.add(text_label(group, "heading"))
            grid = QGridLayout()
            grid.setHorizontalSpacing(SPACE_5)
            grid.setVerticalSpacing(SPACE_1)
            grid.setColumnStretch(0, 1)
            grid.setColumnMinimumWidth(1, 110)
            for number, (text, keys) in enumerate(lines):
                grid.addWidget(text_label(text), number, 0)
                grid.addWidget(text_label(keys, "fact"), number, 1)
            card.column.addLayout(grid)
            card.column.addSpacing(SPACE_2)
        card.column.addStretch(1)
