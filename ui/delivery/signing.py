"""The three signatures of the delivery form (DV-05)."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QGridLayout, QWidget

from showroom.kernel.errors import Told
from ui.messages import window_language
from ui.theme import SPACE_4
from ui.widgets.buttons import LinkButton
from ui.widgets.cards import text_label
from ui.widgets.signature_pad import SignaturePad


class Signing(QWidget):
    """Customer or agent, sales, service: side by side, each with its message."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "inner")
        titles = {
            "customer_signature": self.tr("Customer or agent"),
            "sales_signature": self.tr("Sales consultant"),
            "service_signature": self.tr("Service adviser"),
        }
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SPACE_4)
        self.pads = {name: SignaturePad(name, title) for name, title in titles.items()}
        self.messages = {name: text_label("", "message", "refusal") for name in titles}
        for column, (name, title) in enumerate(titles.items()):
            clear = LinkButton(self.tr("Clear"))
            clear.setObjectName(f"clear_{name}")
            clear.setAccessibleName(f"{self.tr('Clear')}: {title}")
            clear.clicked.connect(self.pads[name].clear)
            grid.addWidget(text_label(title, "label"), 0, column)
            grid.addWidget(self.pads[name], 1, column)
            grid.addWidget(clear, 2, column)
            grid.addWidget(self.messages[name], 3, column)
            grid.setColumnStretch(column, 1)

    def images(self) -> tuple[bytes, bytes, bytes]:
        """Customer's, sales' and service's signature as PNG bytes, b'' where nobody signed."""
        customer, sales, service = (pad.png_bytes() for pad in self.pads.values())
        return customer, sales, service

    def show_errors(self, fields: Mapping[str, Told]) -> None:
        """Say below each pad what is missing."""
        for name, label in self.messages.items():
            label.setText(fields[name].text(window_language()) if name in fields else "")

    def clear(self) -> None:
        """Start again."""
        for pad in self.pads.values():
            pad.clear()
        self.show_errors({})
