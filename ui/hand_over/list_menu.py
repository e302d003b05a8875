"""What else can be done with the customer list: take it out, hand customers over, take from the pool."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QMenu, QWidget

from showroom.kernel.actor import Permission
from ui.context import UiContext
from ui.widgets.buttons import Button


class ListActions(Button):
    """One button with a menu of what this person may; hidden where that is nothing."""

    def __init__(self, page: QWidget, context: UiContext) -> None:
        super().__init__("", "", "ellipsis")
        self.show_text(self.tr("More"))
        self.setObjectName("list_actions")
        self.setProperty("menu", "true")
        self._page, self._context = page, context
        self.dialog: QDialog | None = None
        menu = QMenu(self)
        self.setMenu(menu)
        may = context.actor.may
        manages = may(Permission.HAND_OVER)
        if manages or may(Permission.CUSTOMER_WRITE):
            text = self.tr("Hand-over and pool…") if manages else self.tr("Pool…")
            menu.addAction(text).triggered.connect(self.open_hand_over)
        if may(Permission.EXPORT) and may(Permission.CUSTOMER_READ):
            menu.addAction(self.tr("Export list…")).triggered.connect(self.open_export)
        self.setVisible(not menu.isEmpty())

    def open_export(self) -> None:
        """The customers, their consents, grades and tasks as files."""
        from showroom.exporting.service import CUSTOMER_TABLES
        from ui.widgets.export_panel import ExportDialog

        self._show(ExportDialog(self._page, self._context, self.tr("Export customers"), CUSTOMER_TABLES))

    def open_hand_over(self) -> None:
        """Hand-over, idle customers, pool, files opened."""
        from ui.hand_over.dialog import HandOverDialog

        self._show(HandOverDialog(self._page, self._context))

    def _show(self, dialog: QDialog) -> None:
        self.dialog = dialog
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
