"""The cost sheet's place on the page: its number, a look at it, and the borrower's signature (FI-08)."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.theme import SPACE_2
from ui.widgets.buttons import Button
from ui.widgets.cards import Pill, Section, text_label
from ui.widgets.signature_pad import SignaturePad


class SheetSection(Section):
    """Signed or to be signed; the page's primary button signs."""

    def __init__(self) -> None:
        super().__init__("")
        self.title.setText(self.tr("Cost sheet"))
        self.subtitle.setText(self.tr("the borrower signs it before the loan contract (FI-08)"))
        self.state = Pill("", "caution")
        self.add_action(self.state)
        self.show_button = Button(self.tr("Show"), icon="file-text")
        self.show_button.setObjectName("show_cost_sheet")
        self.add_action(self.show_button)
        self.pad = SignaturePad("borrower_signature", self.tr("Borrower's signature"))
        self.message = text_label("", "message", "refusal")
        self._box = QWidget()
        self._box.setProperty("kind", "inner")
        row = QHBoxLayout(self._box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_2)
        clear = Button(self.tr("Clear"))
        clear.setObjectName("clear_signature")
        clear.clicked.connect(self.pad.clear)
        row.addWidget(self.pad, 1)
        row.addWidget(clear, 0, Qt.AlignmentFlag.AlignBottom)
        self.add(self._box)
        self.add(self.message)

    def show_number(self, number: str) -> None:
        """The number of the signed sheet, '' while it is unsigned."""
        self._box.setVisible(not number)
        self.message.setText("")
        self.state.show_state(number or self.tr("not signed"), "good" if number else "caution")
