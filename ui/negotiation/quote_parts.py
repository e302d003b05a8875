"""What the negotiation page shows beside the typed offer: ladder, versions, proposals side by side, margin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from showroom.negotiation.views import QuoteView
from ui.negotiation.ladder_part import LadderPart
from ui.negotiation.margin_part import MarginPart
from ui.negotiation.proposals_part import ProposalsPart
from ui.widgets.buttons import Button

if TYPE_CHECKING:
    from ui.negotiation.page import NegotiationPage
    from ui.negotiation.versions_dialog import VersionsDialog


class QuoteParts(QObject):
    """Puts its parts at the end of the page's column and a button beside the quotation's number."""

    def __init__(self, page: NegotiationPage) -> None:
        super().__init__(page)
        self.page = page
        self.dialog: VersionsDialog | None = None
        self.versions_button = Button(self.tr("Versions"), icon="history")
        self.versions_button.setObjectName("versions")
        self.versions_button.clicked.connect(self._on_versions)
        page.offer.add_action(self.versions_button)
        self.ladder = LadderPart()
        self.proposals = ProposalsPart(page.context, page.typed_draft)
        self.proposals.chosen.connect(self._on_chosen)
        self.margin = MarginPart(page.context)
        for part in (self.ladder, self.proposals, self.margin):
            page.column.addWidget(part)

    def show_view(self, view: QuoteView, *, stored: bool = True) -> None:
        """Show what the offer comes to; `stored` also reads what hangs on a saved one."""
        self.ladder.show_view(view)
        if stored:
            self.versions_button.setVisible(bool(view.number))
            self.versions_button.setText(self.tr("Versions ({count})").format(count=view.revision))
            self.proposals.load(view.deal_id)
            self.margin.load(view.deal_id)

    def hide_internal(self, hidden: bool) -> None:
        """The customer sees no margin."""
        self.margin.hide_internal(hidden)

    def _on_versions(self) -> None:
        from ui.negotiation.versions_dialog import open_versions

        self.dialog = open_versions(self.page, self.page.context, self.page.deal_id)

    def _on_chosen(self) -> None:
        self.page.context.notifier.done(self.tr("The proposal is the quotation now"))
        self.page.stored()
        self.page.load(self.page.deal_id)
