"""A PDF beside the form; QtPdf is loaded when the first paper is shown."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.widgets.cards import EmptyState


class PdfPreview(QWidget):
    """Shows PDF bytes fitted to its width; empty until the first `show_pdf`."""

    def __init__(self, name: str, label: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(label)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._empty = EmptyState("file-text", label)
        self._column.addWidget(self._empty)
        self._document: Any = None
        self._buffer: QBuffer | None = None

    @property
    def pages(self) -> int:
        """Pages shown, 0 when empty."""
        return int(self._document.pageCount()) if self._document is not None else 0

    @property
    def document(self) -> Any:
        """The loaded QPdfDocument, None when empty."""
        return self._document

    def show_pdf(self, content: bytes) -> None:
        """Show `content`; the old paper goes away."""
        from PySide6.QtPdf import QPdfDocument

        if self._document is None:
            self._build()
        buffer = QBuffer(self)
        buffer.setData(QByteArray(content))
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document.close()
        self._document.load(buffer)
        if self._buffer is not None:
            self._buffer.deleteLater()
        self._buffer = buffer
        if self._document.error() != QPdfDocument.Error.None_:
            self._empty.show()

    def _build(self) -> None:
        from PySide6.QtPdf import QPdfDocument
        from PySide6.QtPdfWidgets import QPdfView

        self._document = QPdfDocument(self)
        view = QPdfView(self)
        view.setAccessibleName(self.accessibleName())
        view.setPageMode(QPdfView.PageMode.MultiPage)
        view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        view.setDocument(self._document)
        self._empty.hide()
        self._column.addWidget(view)
