"""A PDF beside the form: pages, zoom, search; QtPdf is loaded when the first paper is shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QModelIndex, QPointF, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.widgets.cards import EmptyState

_STEP, _LEAST, _MOST = 1.25, 0.2, 6.0
_ABOVE_HIT = 120  # pixels shown above a place that was found
Paper = TypeVar("Paper")


def with_viewer(read: Callable[[], Paper]) -> Paper:
    """On a worker thread: what `read` gives, and meanwhile the libraries loaded that will show it.

    Whoever shows the first paper of a run would otherwise wait for them, and the window with him.
    """
    from PySide6 import QtPdf, QtPdfWidgets  # noqa: F401 - for those who import them next

    return read()


class PdfPreview(QWidget):
    """Shows PDF bytes fitted to its width; empty until the first `show_pdf`. `turned(page, pages)` counts from 1."""

    turned = Signal(int, int)
    found = Signal(int)
    """How often the text that was looked for stands in the paper."""

    def __init__(self, name: str, label: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(label)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._empty = EmptyState("file-text", label)
        self._column.addWidget(self._empty)
        self._document: Any = None
        self._view: Any = None
        self._search: Any = None
        self._hit = -1
        self._buffer: QBuffer | None = None

    @property
    def pages(self) -> int:
        """Pages shown, 0 when empty."""
        return int(self._document.pageCount()) if self._document is not None else 0

    @property
    def page(self) -> int:
        """The page that is looked at, counted from 1; 0 when empty."""
        return int(self._view.pageNavigator().currentPage()) + 1 if self.pages else 0

    @property
    def document(self) -> Any:
        """The loaded QPdfDocument, None when empty."""
        return self._document

    @property
    def zoom(self) -> float:
        """How large the paper is shown; 0.0 while it is fitted to the width."""
        return float(self._view.zoomFactor()) if self._view is not None and not self._fitted() else 0.0

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
        readable = self._document.error() == QPdfDocument.Error.None_
        self._empty.setVisible(not readable)
        self._view.setVisible(readable)
        self._on_page()

    def clear(self) -> None:
        """Show no paper."""
        if self._document is not None:
            self._document.close()
            self._view.hide()
            self._empty.show()

    def turn(self, by: int) -> None:
        """Go `by` pages on, or back."""
        self.go_to(self.page + by)

    def go_to(self, page: int) -> None:
        """Show a page, counted from 1; beyond either end it is the first or the last."""
        if self.pages:
            self._view.pageNavigator().jump(max(0, min(page, self.pages) - 1), QPointF())

    def zoom_by(self, steps: int) -> None:
        """Larger or smaller by so many steps."""
        if self._view is None or not self.pages:
            return
        now = self._view.zoomFactor() if not self._fitted() else self._fitting_factor()
        self._view.setZoomMode(type(self._view).ZoomMode.Custom)
        self._view.setZoomFactor(max(_LEAST, min(_MOST, now * _STEP**steps)))

    def fit(self) -> None:
        """As wide as the view again."""
        if self._view is not None:
            self._view.setZoomMode(type(self._view).ZoomMode.FitToWidth)

    def search(self, text: str) -> None:
        """Mark `text` wherever it stands and show the first place; '' marks nothing. `found` tells how often."""
        if self._view is None:
            return
        if self._search is None:
            from PySide6.QtPdf import QPdfSearchModel

            self._search = QPdfSearchModel(self)
            self._search.setDocument(self._document)
            self._search.countChanged.connect(self._on_count)
            self._view.setSearchModel(self._search)
        self._hit = -1
        self._search.setSearchString(text)

    def found_count(self) -> int:
        """How often the text that was looked for stands in the paper, as far as it was searched."""
        return int(self._search.rowCount(QModelIndex())) if self._search is not None else 0

    def next_hit(self, by: int = 1) -> None:
        """Show the next place, or the one before."""
        count = self.found_count()
        if count:
            self._hit = (self._hit + by) % count
            link = self._search.resultAtIndex(self._hit)
            self._view.setCurrentSearchResultIndex(self._hit)
            self._view.verticalScrollBar().setValue(int(self._top_of(link.page(), link.location().y())) - _ABOVE_HIT)

    def _top_of(self, page: int, points: float) -> float:
        """How far down a point of a page is shown; Qt itself goes to the page alone while it is fitted to the width."""
        factor = (self._fitting_factor() if self._fitted() else self._view.zoomFactor()) * self.logicalDpiX() / 72
        before = sum(self._document.pagePointSize(other).height() for other in range(page))
        gaps = self._view.documentMargins().top() + page * self._view.pageSpacing()
        return float(gaps + (before + points) * factor)

    def _on_count(self) -> None:
        if self._hit < 0:
            self.next_hit()
        self.found.emit(self.found_count())

    def _on_page(self) -> None:
        self.turned.emit(self.page, self.pages)

    def _fitted(self) -> bool:
        return bool(self._view.zoomMode() == type(self._view).ZoomMode.FitToWidth)

    def _fitting_factor(self) -> float:
        margins = self._view.documentMargins()
        wide = self._view.viewport().width() - margins.left() - margins.right()
        points = self._document.pagePointSize(self.page - 1).width()
        return float(max(_LEAST, wide / (points * self.logicalDpiX() / 72)))

    def _build(self) -> None:
        from PySide6.QtPdf import QPdfDocument
        from PySide6.QtPdfWidgets import QPdfView

        self._document = QPdfDocument(self)
        self._view = view = QPdfView(self)
        view.setAccessibleName(self.accessibleName())
        view.setPageMode(QPdfView.PageMode.MultiPage)
        view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        view.setDocument(self._document)
        view.pageNavigator().currentPageChanged.connect(self._on_page)
        self._column.addWidget(view)
