"""What the offer comes to, in figures that move while one types."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QGridLayout, QLabel

from showroom.kernel.capitals import capitals
from showroom.kernel.errors import FieldErrors, ShowroomError
from showroom.kernel.money import ZERO
from showroom.negotiation.reckoning import Reckoned
from ui.messages import window_language
from ui.theme import SPACE_1, SPACE_4, restyle
from ui.widgets.cards import text_label


class Totals(QFrame):
    """Contract price, tax, on-road price and amount due, the last in capitals too (RM-06)."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "tile")
        self.setObjectName("totals")
        titles = {
            "contract_price": self.tr("Contract price"),
            "tax": self.tr("Purchase tax"),
            "on_road": self.tr("On-road price"),
            "due": self.tr("Amount due"),
        }
        self.figures: dict[str, QLabel] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SPACE_4)
        grid.setVerticalSpacing(SPACE_1)
        for column, (name, title) in enumerate(titles.items()):
            figure = text_label("–", "subject" if name in ("on_road", "due") else "large")
            figure.setObjectName(f"total_{name}")
            figure.setAccessibleName(title)
            grid.addWidget(text_label(title, "label"), 0, column)
            grid.addWidget(figure, 1, column)
            grid.setColumnStretch(column, 1)
            self.figures[name] = figure
        self.capitals = text_label("", "hint")
        self.capitals.setObjectName("total_capitals")
        self.note = text_label("", "hint")
        grid.addWidget(self.capitals, 2, 0, 1, 4)
        grid.addWidget(self.note, 3, 0, 1, 4)
        self.caution = text_label("", tone="caution", wrap=True)
        self.caution.setObjectName("no_rule_for_date")
        grid.addWidget(self.caution, 4, 0, 1, 4)

    def show_reckoned(self, found: Reckoned) -> None:
        """Show what a draft comes to."""
        price = found.price
        for name, amount in (
            ("contract_price", price.contract_price),
            ("tax", price.tax.payable),
            ("on_road", price.on_road),
            ("due", price.due),
        ):
            self.figures[name].setText(f"¥{amount.grouped()}")
            restyle(self.figures[name], tone="")
        self.capitals.setText(capitals(price.due) if price.due >= ZERO else "")
        subsidy = found.subsidy
        self.note.setText(
            ""
            if subsidy is None
            else self.tr("Expected state subsidy ¥{amount}, not guaranteed; only what the store advances is deducted")
            .format(amount=subsidy.grouped())
        )  # fmt: skip
        self.note.setVisible(subsidy is not None)
        self.caution.setText("\n".join(one.text(window_language()) for one in found.facts.no_rule))
        self.caution.setVisible(bool(found.facts.no_rule))

    def show_waiting(self, error: ShowroomError) -> None:
        """The figures are those before something was typed that cannot be reckoned: dim them and say why."""
        first = next(iter(error.fields.values()), error) if isinstance(error, FieldErrors) else error
        for figure in self.figures.values():
            restyle(figure, tone="muted")
        self.capitals.setText("")
        self.caution.setText(
            self.tr("These are the figures before: {reason}").format(reason=first.text(window_language()))
        )
        self.caution.show()
