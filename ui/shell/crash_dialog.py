"""The one dialog for our own mistakes, with a report to copy."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ui.jobs import BugReport
from ui.theme import SPACE_3, SPACE_5
from ui.widgets.buttons import Button, PrimaryButton
from ui.widgets.cards import text_label


class CrashDialog(QDialog):
    """Says that nothing saved was lost, and offers the report to copy; no traceback is shown."""

    def __init__(self, parent: QWidget | None, report: BugReport) -> None:
        super().__init__(parent)
        self.setObjectName("crash_dialog")
        self.setWindowTitle(self.tr("Showroom made a mistake"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(560)
        self._report = report
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_5, SPACE_5, SPACE_5, SPACE_5)
        column.setSpacing(SPACE_3)
        column.addWidget(text_label(self.tr("Showroom made a mistake"), "subject"))
        calm = self.tr(
            "What was saved is safe, and your drafts are kept. Please send the report to your administrator."
        )
        column.addWidget(text_label(calm, wrap=True))
        foot = QHBoxLayout()
        foot.addStretch(1)
        copy = Button(self.tr("Copy report"), icon="copy")
        copy.setObjectName("copy_report")
        copy.clicked.connect(self.copy_report)
        close = PrimaryButton(self.tr("Go on working"))
        close.clicked.connect(self.accept)
        foot.addWidget(copy)
        foot.addWidget(close)
        column.addLayout(foot)

    def copy_report(self) -> None:
        """The report to the clipboard."""
        QGuiApplication.clipboard().setText(f"{self._report.title}\n\n{self._report.details}")
