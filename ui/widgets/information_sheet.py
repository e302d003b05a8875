"""Shows the information sheet of a version or of the car that a deal is about (MF-02), wherever it is asked for."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from showroom.kernel.errors import FieldErrors, ShowroomError
from ui.context import UiContext
from ui.widgets.paper_window import PaperWindow


class InformationSheets(QObject):
    """Draws the sheet on a reader thread and opens it in a paper window; what is missing is told by name."""

    def __init__(self, context: UiContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._context, self._page = context, parent
        self._deal_id = 0
        self.window: PaperWindow | None = None

    def action(self, deal_id: int) -> tuple[str, Callable[[], None]]:
        """An entry for a page's print menu, about the version that the deal is about."""
        self._deal_id = deal_id
        return self.tr("Quality and after-sales information"), self.show_deal

    def show_deal(self) -> None:
        """The sheet of that version."""
        papers, lang = self._context.showroom.quality_papers, self._context.lang
        self._read(partial(papers.information_sheet_of_deal, self._context.actor, self._deal_id, lang))

    def show_model(self, model_id: int) -> None:
        """The sheet of a version."""
        papers = self._context.showroom.quality_papers
        self._read(partial(papers.information_sheet, self._context.actor, model_id, self._context.lang))

    def _read(self, act: Callable[[], bytes]) -> None:
        self._context.jobs.read(act, self._on_pdf, self._on_failed, key="information_sheet")

    def _on_pdf(self, pdf: bytes) -> None:
        self.window = PaperWindow(self.tr("Quality and after-sales information"), pdf, self._page, self._context)
        self.window.show()

    def _on_failed(self, error: ShowroomError) -> None:
        if isinstance(error, FieldErrors):
            self._context.notifier.error(next(iter(error.fields.values())).text(self._context.lang))
        else:
            self._context.notifier.error(error)
