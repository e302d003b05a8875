"""Up to three proposals beside the working quotation, in columns; one becomes the quotation (S4-07)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Signal

from showroom.kernel.errors import ShowroomError
from showroom.negotiation.draft import QuoteDraft
from showroom.negotiation.proposal_lines import side_lines
from showroom.negotiation.proposals import Column, ProposalsView
from ui.context import UiContext
from ui.messages import window_language
from ui.negotiation.ladder_part import embolden
from ui.widgets.buttons import Button
from ui.widgets.cards import FlowRow, Section, text_label
from ui.widgets.figure_table import Figure, FigureTable
from ui.widgets.paper_window import PaperWindow


class ProposalsPart(Section):
    """The columns, and what is done with each; `take` gives the offer as it is typed, None while it cannot be read."""

    chosen = Signal()
    """A proposal became the working quotation: the page reads it."""

    def __init__(self, context: UiContext, take: Callable[[], QuoteDraft | None]) -> None:
        super().__init__(self.tr("Proposals side by side"), self.tr("up to three, with their loans"))
        self.context, self.deal_id, self._take = context, 0, take
        self.view: ProposalsView | None = None
        self._paper: PaperWindow | None = None
        self.dialog: Any = None
        self.keep_button = Button(self.tr("Keep as a proposal…"), icon="plus")
        self.keep_button.setObjectName("keep_proposal")
        self.keep_button.clicked.connect(self._on_keep)
        self.print_button = Button(self.tr("On one page"), icon="printer")
        self.print_button.setObjectName("print_proposals")
        self.print_button.clicked.connect(self._on_print)
        self.add_action(self.print_button)
        self.add_action(self.keep_button)
        self.empty = text_label(
            self.tr("Keep the offer as it stands, then change it: cash beside a loan, or another version of the car."),
            "hint", wrap=True,
        )  # fmt: skip
        self.add(self.empty)
        self.table: FigureTable | None = None
        self.acts: FlowRow | None = None
        self._show(None)

    def load(self, deal_id: int) -> None:
        """Read the deal's proposals."""
        self.deal_id = deal_id
        act = partial(self.context.showroom.proposals.view, self.context.actor, deal_id)
        self.context.jobs.read(act, self._on_view, self._on_failed, key="proposals")

    def _on_view(self, view: ProposalsView) -> None:
        self._show(view)

    def _show(self, view: ProposalsView | None) -> None:
        self.view = view
        for old in (self.table, self.acts):
            if old is not None:
                self.body.removeWidget(old)
                old.hide()
                old.deleteLater()
        self.table = self.acts = None
        kept = view is not None and any(column.position for column in view.columns)
        self.empty.setVisible(not kept)
        self.print_button.setEnabled(kept)
        self.keep_button.setEnabled(view is not None and sum(bool(c.position) for c in view.columns) < 3)
        if view is not None and kept:
            self.table = self._table(view)
            self.acts = FlowRow(
                *(button for column in view.columns if column.position for button in self._buttons(column))
            )
            self.add(self.table)
            self.add(self.acts)

    def _table(self, view: ProposalsView) -> FigureTable:
        titles = [self.tr("Present quotation") if not one.position else one.title for one in view.columns]
        columns = (Figure("", 210, number=False), *(Figure(title) for title in titles))
        lang = window_language()
        lines = side_lines(view.columns, lang)
        rows = [(line.name, *line.values) for line in lines]
        problems = [one.problem.text(lang) if one.problem else "" for one in view.columns]
        if any(problems):
            rows.append((self.tr("Cannot be offered today"), *problems))
        table = FigureTable("proposals", self.tr("Proposals side by side"), columns, len(rows))
        table.show_rows(rows)
        embolden(table, [row for row, line in enumerate(lines) if line.total])
        return table

    def _buttons(self, column: Column) -> tuple[Button, Button]:
        take = Button(self.tr("Take “{title}”").format(title=column.title), icon="check")
        take.setObjectName(f"choose_proposal_{column.position}")
        take.setEnabled(column.found is not None)
        take.clicked.connect(partial(self._on_choose, column))
        drop = Button(self.tr("Remove “{title}”").format(title=column.title), icon="trash-2")
        drop.setObjectName(f"remove_proposal_{column.position}")
        drop.clicked.connect(partial(self._on_remove, column))
        return take, drop

    def _on_keep(self) -> None:
        from ui.negotiation.proposal_dialog import ProposalDialog

        quote = self._take()
        if quote is None or self.view is None:
            return
        self.dialog = ProposalDialog(self, self.context, self.view, quote)
        self.dialog.kept.connect(self._on_kept)
        self.dialog.open()

    def _on_kept(self, view: ProposalsView) -> None:
        self.context.notifier.done(self.tr("Proposal kept"))
        self._show(view)

    def _on_choose(self, column: Column, _checked: bool = False) -> None:
        service = self.context.showroom.proposals
        act = partial(service.choose, self.context.actor, self.deal_id, column.position, column.version)
        self.context.jobs.write(act, self._on_chosen, self._on_failed)

    def _on_chosen(self, view: ProposalsView) -> None:
        self._show(view)
        self.chosen.emit()

    def _on_remove(self, column: Column, _checked: bool = False) -> None:
        act = partial(self.context.showroom.proposals.remove, self.context.actor, self.deal_id, column.position)
        self.context.jobs.write(act, self._on_view, self._on_failed)

    def _on_print(self) -> None:
        act = partial(self.context.showroom.proposals.paper, self.context.actor, self.deal_id, self.context.lang)
        self.context.jobs.read(act, self._on_pdf, self._on_failed, key="proposals_pdf")

    def _on_pdf(self, pdf: bytes) -> None:
        self._paper = PaperWindow(self.tr("Proposals side by side"), pdf, self)
        self._paper.show()

    def _on_failed(self, error: ShowroomError) -> None:
        self.context.notifier.error(error)
