"""The way from the follow-up of a deal to the complaint register (MF-08)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.widgets.buttons import Button

if TYPE_CHECKING:
    from ui.widgets.step_page import StepPage


class ComplaintButton(Button):
    """Takes down a complaint of the customer of this deal, over the register."""

    def __init__(self, page: StepPage) -> None:
        super().__init__("", icon="triangle-alert")
        self.setText(self.tr("Complaint…"))
        self.setObjectName("complaint")
        self._page = page
        self.clicked.connect(self.begin)

    def begin(self, _checked: bool = False) -> None:
        """A new complaint about the deal on the page."""
        from ui.follow_up.complaint_dialog import ComplaintsDialog
        from ui.follow_up.complaint_forms import NEW

        dialog = ComplaintsDialog(self._page.window(), self._page.context)
        dialog.open()
        dialog.begin(NEW, self._page.deal_id)
