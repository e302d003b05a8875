"""Car and price as negotiation left them: to read, not to change; the capitals stand under the price (RM-06)."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from showroom.contract.drafts import SaleFacts
from showroom.kernel.money import Money
from ui.theme import SPACE_1, SPACE_4
from ui.widgets.cards import Section, text_label


class SaleCard(Section):
    """Eight facts in two rows, then the price in figures and in capitals."""

    def __init__(self) -> None:
        super().__init__("", "")
        self.title.setText(self.tr("Car and price"))
        self.subtitle.setText(self.tr("from the accepted quotation"))
        self._values: dict[str, QLabel] = {}
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SPACE_4)
        grid.setVerticalSpacing(SPACE_1)
        for place, (key, label) in enumerate(self._labels()):
            row, column = 2 * (place // 4), place % 4
            self._values[key] = text_label("", wrap=True)
            grid.addWidget(text_label(label, "label"), row, column)
            grid.addWidget(self._values[key], row + 1, column)
            grid.setColumnStretch(column, 1)
        holder = QWidget()
        holder.setProperty("kind", "inner")
        holder.setLayout(grid)
        self.add(holder)
        self.price = text_label("", "figure")
        self.price.setObjectName("contract_price")
        self.capitals = text_label("", "fact", wrap=True)
        self.capitals.setObjectName("contract_price_capitals")
        self.add(text_label(self.tr("Contract price incl. VAT"), "label"))
        self.add(self.price)
        self.add(self.capitals)

    def show_sale(self, sale: SaleFacts) -> None:
        """Fill in the facts; what is not known yet is a dash."""
        ways = {"cash": self.tr("in full"), "loan": self.tr("with a loan")}
        shown = {
            "car": f"{sale.brand} {sale.model}".strip(),
            "version": sale.version_name,
            "colours": " / ".join(part for part in (sale.exterior, sale.interior) if part),
            "vin": sale.vin or self.tr("to be allocated"),
            "guide": _amount(sale.guide_price),
            "discount": _amount(sale.discount),
            "options": _amount(sale.options_price),
            "pay_way": ways.get(sale.pay_way, ""),
        }
        for key, label in self._values.items():
            label.setText(shown[key] or "—")
        self.price.setText(_amount(sale.contract_price) or "—")
        self.capitals.setText(sale.capitals)

    def _labels(self) -> tuple[tuple[str, str], ...]:
        return (
            ("car", self.tr("Car")), ("version", self.tr("Version")), ("colours", self.tr("Colours")), ("vin", "VIN"),
            ("guide", self.tr("Guide price")), ("discount", self.tr("Discount")), ("options", self.tr("Options")),
            ("pay_way", self.tr("Pays")),
        )  # fmt: skip


def _amount(amount: Money | None) -> str:
    return "" if amount is None else f"¥{amount.grouped()}"
