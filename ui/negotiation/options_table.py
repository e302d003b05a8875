"""Accessories and gifts, with the kind of part as it must be labelled (MF-07)."""

from __future__ import annotations

from typing import Any, Unpack

from showroom.kernel.errors import Message, ShowroomError
from showroom.kernel.money import ZERO, Money
from showroom.negotiation.draft import OptionLine, PartQuality
from showroom.negotiation.ladder import QUALITIES
from ui.messages import window_language
from ui.negotiation.lines_table import LinesTable, TableColumn
from ui.widgets.fields import FieldOptions

OPTION_UNREADABLE = Message(
    "option_unreadable",
    "第 {row} 行：数量写整数，单价写金额",
    "Row {row}: the number must be whole and the price an amount",
)
NAME, COUNT, PRICE, GIFT, QUALITY, FACTORY = range(6)


class OptionsTable(LinesTable):
    """A field whose value is a tuple of OptionLine; a row without name and price is no row."""

    def __init__(self, name: str, label: str, **options: Unpack[FieldOptions]) -> None:
        super().__init__(name, label, **options)
        self.add_button("add_option", self.tr("Add accessory"), "plus").clicked.connect(self._on_add_clicked)
        self.add_button("add_gift", self.tr("Add gift"), "gift").clicked.connect(self._on_gift_clicked)
        self.add_button("remove_option", self.tr("Remove row"), "trash-2").clicked.connect(self._on_remove_clicked)

    def make_columns(self) -> tuple[TableColumn, ...]:
        lang = window_language()
        qualities = ((PartQuality.UNSTATED.value, "—"), *((key.value, words(lang)) for key, words in QUALITIES.items()))
        return (
            TableColumn(self.tr("Name")),
            TableColumn(self.tr("Number"), 70, "figure"),
            TableColumn(self.tr("Unit price or value"), 140, "figure"),
            TableColumn(self.tr("Gift"), 60, "tick"),
            TableColumn(self.tr("Kind of part"), 170, "choice", qualities),
            TableColumn(self.tr("Factory"), 80, "tick"),
        )

    def line(self, row: int, cells: list[Any]) -> OptionLine:
        """Raises ShowroomError(option_unreadable)."""
        try:
            price = Money.parse(cells[PRICE]) if cells[PRICE] else ZERO
        except ShowroomError:
            raise ShowroomError(OPTION_UNREADABLE, row=row) from None
        count = cells[COUNT] or "1"
        if not (count.isascii() and count.isdigit() and len(count) <= 3):
            raise ShowroomError(OPTION_UNREADABLE, row=row)
        return OptionLine(cells[NAME], int(count), price, cells[GIFT], PartQuality(cells[QUALITY]), cells[FACTORY])

    def cells(self, line: OptionLine) -> list[Any]:
        price = "" if line.gift and not line.price else line.price.grouped()
        return [line.name, str(line.count), price, line.gift, line.quality.value, line.factory]

    def is_filled(self, cells: list[Any]) -> bool:
        return bool(cells[NAME] or cells[PRICE])

    def _on_add_clicked(self) -> None:
        self.add_row(["", "1", "", False, "", False])

    def _on_gift_clicked(self) -> None:
        self.add_row(["", "1", "", True, "", False])

    def _on_remove_clicked(self) -> None:
        self.remove_current()
