"""What the store earns on the offer, for those who may see it; gone as soon as the customer looks on."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QWidget

from showroom.kernel.actor import Permission
from showroom.kernel.errors import ShowroomError
from showroom.kernel.money import Money
from showroom.negotiation.margin import CostDraft, MarginView
from ui.context import UiContext
from ui.theme import SPACE_1, SPACE_4
from ui.widgets.asking_dialog import AskingDialog
from ui.widgets.buttons import Button
from ui.widgets.cards import Section, text_label
from ui.widgets.fields import MoneyField
from ui.widgets.form import Form

DASH = "—"
PER_ROW = 5


class MarginPart(Section):
    """Guide price, discount, costs and gross margin of the saved offer."""

    def __init__(self, context: UiContext) -> None:
        super().__init__(self.tr("Margin"), self.tr("internal, of the saved offer, incl. VAT"))
        self.setObjectName("margin_part")
        self.context, self.deal_id = context, 0
        self.view: MarginView | None = None
        self.dialog: CostsDialog | None = None
        self.hidden = False
        self.may_see = context.actor.may(Permission.MARGIN_READ)
        self.costs_button = Button(self.tr("Enter costs…"), icon="banknote")
        self.costs_button.setObjectName("enter_costs")
        self.costs_button.clicked.connect(self._on_costs)
        self.add_action(self.costs_button)
        titles = (
            self.tr("Guide price"), self.tr("Discount"), self.tr("Contract price"), self.tr("Options"),
            self.tr("Service fees"), self.tr("Back from the manufacturer"), self.tr("Cost of the car"),
            self.tr("Cost of options and gifts"),
            self.tr("Gross margin"), self.tr("Margin %"),
        )  # fmt: skip
        tile = QFrame()
        tile.setProperty("kind", "tile")
        grid = QGridLayout(tile)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SPACE_4)
        grid.setVerticalSpacing(SPACE_1)
        self.figures: list[QLabel] = []
        for place, title in enumerate(titles):
            figure = text_label(DASH, "large" if place < len(titles) - 2 else "subject")
            figure.setAccessibleName(title)
            row, column = divmod(place, PER_ROW)
            grid.addWidget(text_label(title, "label"), row * 2, column)
            grid.addWidget(figure, row * 2 + 1, column)
            grid.setColumnStretch(column, 1)
            self.figures.append(figure)
        self.add(tile)
        self.setVisible(False)

    def load(self, deal_id: int) -> None:
        """Read the margin, where the signed-in person may."""
        self.deal_id = deal_id
        if self.may_see:
            act = partial(self.context.showroom.margins.margin, self.context.actor, deal_id)
            self.context.jobs.read(act, self.show_view, self._on_failed, key="margin")

    def hide_internal(self, hidden: bool) -> None:
        """One key hides it from the customer."""
        self.hidden = hidden
        self.setVisible(not hidden and self.may_see and self.view is not None)

    def show_view(self, view: MarginView) -> None:
        """Show the figures; what is not known is a dash."""
        self.view = view
        row = (
            view.guide_price.grouped(), (-view.discount).grouped(), view.contract_price.grouped(),
            view.options_price.grouped(), view.service_fees.grouped(), view.from_manufacturer.grouped(),
            _figure(view.car_cost),
            _figure(view.options_cost), _figure(view.gross), f"{view.percent} %" if view.percent else DASH,
        )  # fmt: skip
        for figure, text in zip(self.figures, row, strict=True):
            figure.setText(text)
        self.setVisible(self.may_see and not self.hidden)

    def _on_costs(self) -> None:
        if self.view is not None:
            self.dialog = CostsDialog(self, self.context, self.view)
            self.dialog.kept.connect(self.show_view)
            self.dialog.open()

    def _on_failed(self, error: ShowroomError) -> None:
        if error.code != "no_car":  # told by the quotation itself
            self.context.notifier.error(error)


class CostsDialog(AskingDialog):
    """What the allotted car and one piece of each accessory cost the store."""

    kept = Signal(object)

    def __init__(self, parent: QWidget | None, context: UiContext, view: MarginView) -> None:
        self.context, self.view = context, view
        self.names = tuple(dict.fromkeys(line.name for line in view.lines))
        about = self.tr("Incl. VAT; empty: not known.")
        super().__init__(parent, "costs_dialog", self.tr("Costs"), self.tr("Keep the costs"), about)

    def build(self) -> Form:
        form = Form(columns=2)
        if self.view.vin:
            car = form.add(MoneyField("car", self.tr("Cost of the car {vin}").format(vin=self.view.vin)), 2)
            car.set_value(self.view.car_cost)
        known = {line.name: line.unit_cost for line in self.view.lines}
        for place, name in enumerate(self.names):
            field = form.add(MoneyField(f"cost_{place}", self.tr("One piece of {name}").format(name=name)))
            field.set_value(known[name])
        return form

    def draft(self) -> CostDraft:
        values = self.binder.values()
        costs = tuple((name, values[f"cost_{place}"]) for place, name in enumerate(self.names))
        return CostDraft(values.get("car"), costs)

    def send(self, draft: CostDraft) -> None:
        act = partial(self.context.showroom.margins.set_costs, self.context.actor, self.view.deal_id, draft)
        self.context.jobs.write(act, self.on_stored, self.on_failed)

    def on_stored(self, view: MarginView) -> None:
        super().on_stored(view)
        self.kept.emit(view)
        self.context.notifier.done(self.tr("Costs kept"))


def _figure(amount: Money | None) -> str:
    return DASH if amount is None else amount.grouped()
