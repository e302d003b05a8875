"""An insurer's quote line by line, as the insurer states it; nothing of it is worked out here (§4.1)."""

from __future__ import annotations

from typing import Any, Unpack

from showroom.kernel.errors import Message, ShowroomError
from showroom.kernel.money import ZERO, Money
from showroom.negotiation.draft import InsuranceKind, InsuranceLine
from showroom.negotiation.ladder import INSURANCES
from ui.messages import window_language
from ui.negotiation.lines_table import LinesTable, TableColumn
from ui.widgets.fields import FieldOptions

PREMIUM_UNREADABLE = Message(
    "premium_unreadable", "第 {row} 行：保费写金额", "Row {row}: the premium must be an amount"
)
KIND, INSURER, COVER, PREMIUM = range(4)


class InsuranceTable(LinesTable):
    """A field whose value is a tuple of InsuranceLine; a new row takes the insurer of the one above."""

    def __init__(self, name: str, label: str, **options: Unpack[FieldOptions]) -> None:
        super().__init__(name, label, **options)
        self.add_button("add_insurance", self.tr("Add insurance line"), "plus").clicked.connect(self._on_add_clicked)
        self.add_button("remove_insurance", self.tr("Remove row"), "trash-2").clicked.connect(self._on_remove_clicked)

    def make_columns(self) -> tuple[TableColumn, ...]:
        lang = window_language()
        kinds = tuple((kind.value, words(lang)) for kind, words in INSURANCES.items())
        return (
            TableColumn(self.tr("Insurance"), 190, "choice", kinds),
            TableColumn(self.tr("Insurer")),
            TableColumn(self.tr("Cover"), 180),
            TableColumn(self.tr("Premium"), 120, "figure"),
        )

    def line(self, row: int, cells: list[Any]) -> InsuranceLine:
        """Raises ShowroomError(premium_unreadable)."""
        try:
            premium = Money.parse(cells[PREMIUM]) if cells[PREMIUM] else ZERO
        except ShowroomError:
            raise ShowroomError(PREMIUM_UNREADABLE, row=row) from None
        return InsuranceLine(InsuranceKind(cells[KIND]), premium, cells[INSURER], cells[COVER])

    def cells(self, line: InsuranceLine) -> list[Any]:
        return [line.kind.value, line.insurer, line.cover, line.premium.grouped()]

    def is_filled(self, cells: list[Any]) -> bool:
        return bool(cells[INSURER] or cells[COVER] or cells[PREMIUM])

    def _on_add_clicked(self) -> None:
        before = self.raw()
        used = {cells[KIND] for cells in before}
        kind = next((kind.value for kind in InsuranceKind if kind.value not in used), InsuranceKind.OTHER.value)
        self.add_row([kind, before[-1][INSURER] if before else "", "", ""])

    def _on_remove_clicked(self) -> None:
        self.remove_current()
