"""Taking everything out, in formats that any other program reads."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.context import UiContext
from ui.theme import SPACE_3
from ui.widgets.buttons import PrimaryButton
from ui.widgets.cards import Card, text_label
from ui.widgets.export_panel import ExportPanel


class ExportPart(QWidget):
    """One card with the export of everything."""

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self.setObjectName("export_part")
        self.setProperty("kind", "page")
        card = Card()
        card.setMaximumWidth(820)
        text = self.tr(
            "Every table as an Excel workbook, CSV files and JSON Lines, with a list of all files and their check sums."
            " Text stays text: no cell is run as a formula."
        )
        card.add(text_label(text, "fact", wrap=True))
        self.panel = ExportPanel(context)
        card.add(self.panel)
        foot = QHBoxLayout()
        foot.addStretch(1)
        self.export_button = PrimaryButton("", "", "download")
        self.export_button.show_action(self.tr("Export everything"), "Ctrl+Return")
        self.export_button.setObjectName("export_everything")
        self.export_button.clicked.connect(self.panel.submit)
        foot.addWidget(self.export_button)
        card.column.addLayout(foot)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_3)
        column.addWidget(text_label(self.tr("Export"), "subject"))
        column.addWidget(card)
        column.addStretch(1)

    def submit(self) -> None:
        """Ctrl+Enter: export."""
        self.panel.submit()

    def flush_drafts(self) -> None:
        """Nothing typed here outlives the page."""
