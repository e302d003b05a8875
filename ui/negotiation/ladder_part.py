"""The price ladder, live: from the guide price to the amount due, each step with its reason (S0-29)."""

from __future__ import annotations

from collections.abc import Collection

from showroom.kernel.money import ZERO
from showroom.negotiation.ladder import Rung, RungKind, ladder
from showroom.negotiation.views import QuoteView
from ui.messages import window_language
from ui.widgets.cards import Section
from ui.widgets.figure_table import Figure, FigureTable

MOST_ROWS = 200


def embolden(table: FigureTable, rows: Collection[int]) -> None:
    """These rows stand out as totals."""
    for row in rows:
        for column in range(table.columnCount()):
            item = table.item(row, column)
            if item is not None:
                font = item.font()
                font.setBold(True)
                item.setFont(font)


class LadderPart(Section):
    """Every step in the order of the paper; below the amount due what is in no total."""

    def __init__(self) -> None:
        super().__init__(self.tr("Price ladder"), self.tr("as it is printed"))
        columns = (
            Figure(self.tr("Step"), 200, False), Figure(self.tr("Who gives it, why, how it is reckoned"), number=False),
            Figure(self.tr("Amount"), 120),
        )  # fmt: skip
        self.table = FigureTable("price_ladder", self.tr("Price ladder"), columns, MOST_ROWS)
        self.add(self.table)

    def show_view(self, view: QuoteView) -> None:
        """Show what an offer comes to."""
        lang = window_language()
        rungs = ladder(view.draft, view.reckoned)
        rows = [
            (rung.name(lang), self.tr("no value is told: it has no price here"), "–")
            if _is_unvalued(rung, view)
            else (rung.name(lang), rung.note(lang), _amount(rung))
            for rung in rungs
        ]
        self.table.show_rows(rows)
        embolden(self.table, [row for row, rung in enumerate(rungs) if rung.kind is RungKind.TOTAL])


def _is_unvalued(rung: Rung, view: QuoteView) -> bool:
    """Whether it is a gift of which the paper tells name and number only (价格欺诈 18)."""
    return rung.key.startswith("gift.") and rung.key.split(".", 2)[2] in view.unvalued


def _amount(rung: Rung) -> str:
    """A reduction has its minus; what is added says so; what is in no total stands in brackets."""
    said = rung.amount.grouped()
    if rung.kind is RungKind.APART:
        return f"({said})"
    starts = rung.kind is RungKind.TOTAL or rung.key == "guide"
    return said if starts or rung.amount <= ZERO else f"+{said}"
