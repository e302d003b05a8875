"""The signatures of all who sign on the screen, and the review copies that are read together before (CT-01, §3.6)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from showroom.contract.drafts import ContractView, SignDraft
from showroom.documents.strokes import TOO_LITTLE
from showroom.kernel.errors import Lang
from ui.messages import window_language
from ui.theme import SPACE_4
from ui.widgets.buttons import Button, LinkButton
from ui.widgets.cards import Section, text_label
from ui.widgets.signature_pad import SignaturePad


class SignaturesPart(Section):
    """Pads side by side: buyer or agent, the guardian of a minor, seller; hidden once the contract is signed."""

    changed = Signal()
    """Somebody signed or wiped a pad."""

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
        row.setContentsMargins(0, 0, 0, 0)
        self._labels: dict[str, QLabel] = {}
        self._columns: dict[str, QWidget] = {}
        self.buyer_pad = SignaturePad("buyer_signature", self.tr("Buyer's signature"))
        self.guardian_pad = SignaturePad("guardian_signature", self.tr("Guardian's signature"))
        self.seller_pad = SignaturePad("seller_signature", self.tr("Seller's signature"))
        self.pads = (self.buyer_pad, self.guardian_pad, self.seller_pad)
        for pad in self.pads:
            row.addWidget(self._pad_column(pad), 1, Qt.AlignmentFlag.AlignBottom)
            pad.signed.connect(self.changed)
            pad.cleared.connect(self.changed)
        self._columns["guardian_signature"].hide()
        holder = QWidget()
        holder.setProperty("kind", "inner")
        holder.setLayout(row)
        self.add(holder)

    def show_people(self, view: ContractView) -> None:
        """Name the pads after who signs: the agent in the buyer's place, a guardian beside a minor (G-05)."""
        draft = view.draft
        who = self.tr("Agent's signature") if draft.agent else self.tr("Buyer's signature")
        names = {self.buyer_pad: (who, draft.agent or draft.buyer_name),
                 self.guardian_pad: (self.tr("Guardian's signature"), draft.guardian)}  # fmt: skip
        for pad, (label, name) in names.items():
            pad.setAccessibleName(label)
            self._labels[pad.objectName()].setText(f"{label} · {name}" if name else label)
        self._columns["guardian_signature"].setVisible(bool(draft.guardian))

    def unsigned(self) -> list[SignaturePad]:
        """The pads that nobody has signed."""
        return [pad for pad in self._wanted() if pad.is_empty]

    def too_little(self) -> tuple[SignaturePad, str] | None:
        """The first pad with a dot or a dash on it, and what to say."""
        dotted = next((pad for pad in self._wanted() if pad.evidence().too_little()), None)
        return None if dotted is None else (dotted, f"{dotted.accessibleName()}: {TOO_LITTLE.text(window_language())}")

    def sign_draft(self, key: str) -> SignDraft:
        """What stands on the pads, with the strokes behind it."""
        pads = {pad.objectName(): pad for pad in self._wanted()}
        images = {name: pad.png_bytes() for name, pad in pads.items()}
        return SignDraft(key, **images, strokes={name: pad.evidence() for name, pad in pads.items()})

    def snapshot(self) -> dict[str, Any]:
        """The strokes and their devices, for the page's draft."""
        names = {pad.objectName(): pad for pad in self.pads}
        return {name: pad.strokes() for name, pad in names.items()} | {
            f"{name}_devices": pad.devices() for name, pad in names.items()
        }

    def restore(self, snapshot: dict[str, Any]) -> None:
        """Put the strokes of `snapshot` back."""
        for pad in self.pads:
            name = pad.objectName()
            pad.set_strokes(snapshot.get(name, []), snapshot.get(f"{name}_devices", []))

    def _wanted(self) -> list[SignaturePad]:
        return [pad for pad in self.pads if not self._columns[pad.objectName()].isHidden()]

    def _pad_column(self, pad: SignaturePad) -> QWidget:
        column, head = QVBoxLayout(), QHBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        again = LinkButton(self.tr("Sign again"))
        again.setAccessibleName(f"{again.text()}: {pad.accessibleName()}")
        again.clicked.connect(pad.clear)
        label = self._labels[pad.objectName()] = text_label(pad.accessibleName(), "label", wrap=True)
        head.addWidget(label, 1)
        head.addWidget(again)
        column.addLayout(head)
        column.addWidget(pad)
        holder = self._columns[pad.objectName()] = QWidget()
        holder.setProperty("kind", "inner")
        holder.setLayout(column)
        return holder
