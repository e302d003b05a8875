"""What the negotiation page has beside the figures: objections, the 100 % question, buying signals, closings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from ui.negotiation.closing_part import ClosingPart
from ui.negotiation.objections_part import ObjectionsPart
from ui.negotiation.talk_view_model import TalkViewModel

if TYPE_CHECKING:
    from ui.context import UiContext
    from ui.negotiation.talk_dialogs import AnswerDialog
    from ui.widgets.step_page import StepPage


class Answering(QObject):
    """From any step: reads the talk of a deal, then asks for the answer to one of its objections."""

    def __init__(self, parent: QWidget, context: UiContext, deal_id: int, objection_id: int) -> None:
        super().__init__(parent)
        self._parent, self._wanted = parent, objection_id
        self.dialog: AnswerDialog | None = None
        self.model = TalkViewModel(context, self)
        self.model.shown.connect(self._on_shown)
        self.model.load(deal_id)

    def _on_shown(self, _view: object) -> None:
        line = self.model.line(self._wanted)
        if self.dialog is None and line is not None and line.settled_at is None:
            from ui.negotiation.talk_dialogs import AnswerDialog

            self.dialog = AnswerDialog(self._parent, self.model, line)
            self.dialog.finished.connect(self.deleteLater)
            self.dialog.open()


class TalkPart(QObject):
    """Puts both parts at the end of the page's column; they share one view model and know nothing of the quotation."""

    def __init__(self, page: StepPage) -> None:
        super().__init__(page)
        self.model = TalkViewModel(page.context, self)
        self.objections = ObjectionsPart(self.model)
        self.closing = ClosingPart(self.model)
        page.column.addWidget(self.objections)
        page.column.addWidget(self.closing)

    def load(self, deal_id: int) -> None:
        """Read what was said in this deal."""
        self.model.load(deal_id)

    def focus_field(self, name: str) -> bool:
        """A finding's link."""
        return self.objections.focus_field(name)

    def hide_internal(self, hidden: bool) -> None:
        """The customer sees neither the signals we look for nor how we ask (and no colleague's answers)."""
        self.closing.setVisible(not hidden)
        self.objections.library_button.setVisible(not hidden)
