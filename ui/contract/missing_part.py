"""What still stands before the paper: empty ★ fields as links, and the findings that are not of one field (§3.2)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from showroom.contract.drafts import ContractView
from showroom.kernel.findings import Finding, Severity
from ui.messages import window_language
from ui.theme import SPACE_3
from ui.widgets.buttons import LinkButton
from ui.widgets.cards import FindingCard, FlowRow, Section


class MissingPart(Section):
    """Hidden when nothing is missing or the contract is signed; a link puts the cursor where it is mended."""

    def __init__(self, focus: Callable[[str], object]) -> None:
        super().__init__("", "")
        self.title.setText(self.tr("Still missing"))
        self.subtitle.setText(self.tr("nothing is printed without these (§3.2 ★)"))
        self._focus = focus
        self.links: list[LinkButton] = []
        self.row = FlowRow()
        self.add(self.row)
        self.findings_box = QVBoxLayout()
        self.findings_box.setSpacing(SPACE_3)
        self.findings_box.setContentsMargins(0, 0, 0, 0)
        holder = QWidget()
        holder.setProperty("kind", "inner")
        holder.setLayout(self.findings_box)
        self.add(holder)

    def show_missing(self, view: ContractView) -> None:
        """Show what the contract still needs."""
        for link in self.links:
            link.deleteLater()
        self.links = []
        for found in view.missing:
            link = LinkButton(found.values["label"] if window_language() == "en" else found.text_zh.split("：")[-1])
            link.setObjectName(f"missing_{found.field}")
            link.clicked.connect(partial(self._focus, found.field))
            self.row.add(link)
            self.links.append(link)
        while (item := self.findings_box.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        rest = [found for found in view.findings if found.code != "§3.2" and found.severity > Severity.INFO]
        for found in rest:
            card = FindingCard(found)
            card.activated.connect(self._on_finding)
            self.findings_box.addWidget(card)
        self.setVisible(bool(view.missing or rest) and view.signed is None)

    def _on_finding(self, found: Finding) -> None:
        self._focus(found.field)
