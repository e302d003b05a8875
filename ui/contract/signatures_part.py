"""The signatures of both sides, and the review copies that are read together before (CT-01)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from showroom.kernel.errors import Lang
from ui.theme import SPACE_4
from ui.widgets.buttons import Button, LinkButton
from ui.widgets.cards import Section, text_label
from ui.widgets.signature_pad import SignaturePad


class SignaturesPart(Section):
    """Two pads side by side; hidden once the contract is signed."""

    def __init__(self, show_review: Callable[[Lang], None]) -> None:
        super().__init__("", "")
        self.title.setText(self.tr("Signatures"))
        self.subtitle.setText(self.tr("read the review copy together first (CT-01)"))
        reviews: tuple[tuple[Lang, str], ...] = (
            ("zh", self.tr("Review copy 中文")),
            ("en", self.tr("Review copy English")),
        )
        for lang, text in reviews:
            button = Button(text, icon="file-text")
            button.setObjectName(f"review_{lang}")
            button.clicked.connect(partial(show_review, lang))
            self.add_action(button)
        row = QHBoxLayout()
        row.setSpacing(SPACE_4)
        self.buyer_pad = SignaturePad("buyer_signature", self.tr("Buyer's signature"))
        self.seller_pad = SignaturePad("seller_signature", self.tr("Seller's signature"))
        for pad in (self.buyer_pad, self.seller_pad):
            row.addLayout(self._pad_column(pad))
        holder = QWidget()
        holder.setProperty("kind", "inner")
        holder.setLayout(row)
        self.add(holder)

    def unsigned(self) -> list[SignaturePad]:
        """The pads that nobody has signed."""
        return [pad for pad in (self.buyer_pad, self.seller_pad) if pad.is_empty]

    def snapshot(self) -> dict[str, Any]:
        """The strokes, for the page's draft."""
        return {"buyer_signature": self.buyer_pad.strokes(), "seller_signature": self.seller_pad.strokes()}

    def restore(self, snapshot: dict[str, Any]) -> None:
        """Put the strokes of `snapshot` back."""
        self.buyer_pad.set_strokes(snapshot.get("buyer_signature", []))
        self.seller_pad.set_strokes(snapshot.get("seller_signature", []))

    def _pad_column(self, pad: SignaturePad) -> QVBoxLayout:
        column, head = QVBoxLayout(), QHBoxLayout()
        again = LinkButton(self.tr("Sign again"))
        again.setAccessibleName(f"{again.text()}: {pad.accessibleName()}")
        again.clicked.connect(pad.clear)
        head.addWidget(text_label(pad.accessibleName(), "label"), 1)
        head.addWidget(again)
        column.addLayout(head)
        column.addWidget(pad)
        return column
