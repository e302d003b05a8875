"""The way to merging from a customer's card and from the list."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from showroom.customers.views import CustomerView
from showroom.kernel.actor import Permission, Role
from ui.context import UiContext
from ui.widgets.buttons import Button

DECIDERS = (Role.SALES_MANAGER, Role.GENERAL_MANAGER)


class MergeButton(Button):
    """`changed(customer id)` after a merge or its undoing; shown to the owner and to managers (OW)."""

    changed = Signal(int)

    def __init__(self, page: QWidget, context: UiContext) -> None:
        super().__init__("", "", "users")
        self.setObjectName("merge_customer")
        self.page, self.context = page, context
        self.customer_id = 0
        self.show_text(self.tr("Possible duplicates…"))
        self.clicked.connect(self.open_dialog)

    def show_store(self) -> None:
        """Offer the pairs of the whole store, to whom decides about owners."""
        self.setVisible(self.context.actor.may(Permission.OWNERSHIP_OVERRIDE))

    def show_customer(self, view: CustomerView | None) -> None:
        """Offer merging one customer, where the right is there; None for a new one."""
        actor = self.context.actor
        mine = view is not None and not view.limited and (view.owner_id == actor.id or actor.is_any(*DECIDERS))
        self.customer_id = view.id if view is not None else 0
        self.show_text(self.tr("Merge…"))
        self.setVisible(mine and actor.may(Permission.CUSTOMER_WRITE))

    def open_dialog(self) -> None:
        """Show the records that may be the same person."""
        from ui.customers.merge_candidates import CandidatesDialog

        self.dialog = CandidatesDialog(self.page, self.context, self.customer_id)
        self.dialog.changed.connect(self.changed)
        self.dialog.open()
