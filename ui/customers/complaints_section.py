"""What the customer complained of: newest first, with its answer's day and how it ended (MF-08)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from showroom.kernel.clock import STORE_ZONE
from ui.widgets.cards import Section
from ui.widgets.line_list import Line, LineList

if TYPE_CHECKING:
    from showroom.follow_up.complaint_views import ComplaintRow
    from ui.context import UiContext


class ComplaintsSection(Section):
    """Hidden for a customer without any; read by itself when the history is shown."""

    def __init__(self, context: UiContext) -> None:
        super().__init__("")
        self.title.setText(self.tr("Complaints"))
        self._context = context
        self.lines = LineList("customer_complaints", "")
        self.add(self.lines)
        self.hide()

    def read(self, customer_id: int) -> None:
        """Ask for the customer's complaints."""
        act = partial(self._context.showroom.complaints.of_customer, self._context.actor, customer_id)
        self._context.jobs.read(act, self._show, self._context.notifier.error, key="customer_complaints")

    def _show(self, rows: tuple[ComplaintRow, ...]) -> None:
        self.lines.show_lines([self._line(row) for row in rows])
        self.setVisible(bool(rows))

    def _line(self, row: ComplaintRow) -> Line:
        from showroom.follow_up.complaint_words import CHANNELS, OUTCOMES, SUBJECTS

        lang = self._context.lang
        at = f"{row.received_at.astimezone(STORE_ZONE):%Y-%m-%d %H:%M}"
        said = (at, SUBJECTS[row.subject].text(lang), CHANNELS[row.channel].text(lang))
        line = Line(row.id, " · ".join(said), f"{row.text} · {row.owner}")
        if row.outcome is not None:
            return line.with_pill(OUTCOMES[row.outcome].text(lang), "muted")
        until = self.tr("answer by {day}").format(day=row.answer_by.isoformat())
        answered = row.answered_at is not None
        return line.with_pill(self.tr("answered") if answered else until, "good" if answered else "caution")
