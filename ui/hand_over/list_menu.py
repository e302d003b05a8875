"""What else can be done with the customer list: take it out, hand customers over, take from the pool."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QHBoxLayout, QWidget

from showroom.kernel.actor import Permission
from ui.context import UiContext
from ui.widgets.buttons import Button


class ListActions(QWidget):
    """The buttons beside the list's own, as far as this person may; dialogs are imported when first opened."""

    def __init__(self, page: QWidget, context: UiContext) -> None:
        super().__init__()
        self._page, self._context = page, context
        self.dialog: QDialog | None = None
        self.export = Button(self.tr("Export list…"), "", "download")
        self.export.setObjectName("export_customers")
        self.export.clicked.connect(self.open_export)
        may = context.actor.may
        self.export.setVisible(may(Permission.EXPORT) and may(Permission.CUSTOMER_READ))
        manages = may(Permission.HAND_OVER)
        self.hand_over = Button(self.tr("Hand-over and pool…") if manages else self.tr("Pool…"), "", "users")
        self.hand_over.setObjectName("open_hand_over")
        self.hand_over.clicked.connect(self.open_hand_over)
        self.hand_over.setVisible(manages or may(Permission.CUSTOMER_WRITE))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.hand_over)
        row.addWidget(self.export)

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
