"""Next year's compulsory premium beside the reminder call, by the record of accidents (FU-7, §4.1)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.messages import window_language
from ui.theme import SPACE_1, SPACE_4, Tone
from ui.widgets.cards import text_label

if TYPE_CHECKING:
    from showroom.follow_up.views import FollowUpView, TaskLine
    from showroom.negotiation.renewal import Renewal
    from ui.context import UiContext

RENEWAL = "FU-7"


class RenewalPart(QWidget):
    """Stands in the contact's card while the renewal of the insurance is what it is about."""

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self.setObjectName("renewal_part")
        self.setProperty("kind", "inner")
        self._context, self._deal_id = context, 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(SPACE_4)
        self._grid.setVerticalSpacing(SPACE_1)
        self._grid.setColumnStretch(3, 1)
        self.hide()

    def show_task(self, view: FollowUpView, task: TaskLine | None) -> None:
        """Read the premiums of this deal where the task is a renewal, else stand back."""
        if task is None or task.kind != RENEWAL:
            self._deal_id = 0
            self.hide()
            return
        if self._deal_id == view.deal_id:
            return
        self._deal_id = view.deal_id
        act = partial(self._context.showroom.renewals.of_deal, self._context.actor, view.deal_id)
        self._context.jobs.read(act, partial(self._on_read, view.deal_id), self._context.notifier.error, key="renewal")

    def texts(self) -> list[tuple[str, ...]]:
        """The rows as they stand there."""
        rows = range(self._grid.rowCount())
        cells = [[self._grid.itemAtPosition(row, column) for column in range(3)] for row in rows]
        return [tuple(getattr(cell.widget(), "text", str)() for cell in row if cell is not None) for row in cells]

    def _on_read(self, deal_id: int, found: Renewal | None) -> None:
        if deal_id != self._deal_id:
            return
        while (item := self._grid.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self.setVisible(found is not None)
        if found is None:
            return
        title = self.tr("Compulsory insurance from {day}, scheme {scheme}, base ¥{base}")
        head = title.format(day=found.on.isoformat(), scheme=found.scheme, base=found.base.grouped())
        self._grid.addWidget(text_label(head, "fact", wrap=True), 0, 0, 1, 4)
        for row, line in enumerate(found.lines, 1):
            tone: Tone = "good" if line.change < 0 else "caution" if line.change > 0 else ""
            percent = f"{line.change * 100:+.0f}\N{NO-BREAK SPACE}%" if line.change else "0\N{NO-BREAK SPACE}%"
            texts = (line.record.text(window_language()), percent, f"¥{line.premium.grouped()}")
            for column, text in enumerate(texts):
                label = text_label(text, tone=tone if column else "")
                if column:
                    label.setAlignment(Qt.AlignmentFlag.AlignRight)
                self._grid.addWidget(label, row, column)
