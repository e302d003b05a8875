"""What leads cost: money for channels and campaigns beside the leads that each brought (S0-17)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QHBoxLayout

from showroom.customers.channels import GROUP_NAMES, group_of
from showroom.kernel.errors import ShowroomError
from showroom.kernel.money import Money
from showroom.reception.campaign_views import CostDraft, CostLine, CostReport, CostRow
from showroom.reception.desk_views import CampaignRow
from ui.context import UiContext
from ui.reception.campaign_part import CampaignPart, campaign_choices, chosen_row, number_of, show_rows
from ui.theme import SPACE_3
from ui.widgets.buttons import Button, PrimaryButton
from ui.widgets.channels import channel_choices, channel_text
from ui.widgets.fields import ChoiceField, DateField, MoneyField, TextField
from ui.widgets.figure_table import Figure, FigureTable
from ui.widgets.filter_row import FilterRow
from ui.widgets.form import Form
from ui.widgets.labels import text_label
from ui.widgets.paged_table import Column

NOTHING = "—"
ROWS_SHOWN = 7


class CampaignCostsPart(CampaignPart):
    """The manager's figures of a period, and the amounts behind them."""

    def __init__(self, context: UiContext) -> None:
        super().__init__(context, "campaign_costs_part")
        today = context.showroom.work.today
        filters = FilterRow(self)
        self.first = filters.add(DateField("costs_first", self.tr("From"), today=today))
        self.last = filters.add(DateField("costs_last", self.tr("Until"), today=today))
        ways = [("channels", self.tr("By channel")), ("campaigns", self.tr("By campaign"))]
        self.by = filters.add(ChoiceField("costs_by", self.tr("Leads and money"), ways))
        self.by.set_value("channels")
        self.first.set_value(today().replace(day=1))
        self.last.set_value(today())
        filters.changed.connect(self.refresh)
        self.column.addWidget(filters)
        self.figures = FigureTable("cost_figures", self.tr("What leads cost"), self._figures(), ROWS_SHOWN)
        self.column.addWidget(self.figures)
        self.column.addWidget(text_label(self.tr("Amounts"), "heading"))
        self.column.addLayout(self._build_amounts(), 1)
        self.add_form(self._build_form())
        self.strike_button = Button(self.tr("Strike the amount"))
        self.strike_button.setObjectName("strike_cost")
        self.strike_button.clicked.connect(self.strike)
        self.save_button = PrimaryButton(self.tr("Add the amount"), "Ctrl+Return", "plus")
        self.save_button.setObjectName("add_cost")
        self.save_button.clicked.connect(self.submit)
        self.add_foot(self.strike_button, self.save_button)

    def refresh(self) -> None:
        act = partial(self.context.showroom.campaigns.campaigns, self.context.actor)
        self.read(act, self._on_campaigns, "campaigns")
        try:
            first, last = self.first.value(), self.last.value()
        except ShowroomError:
            return  # half a day is typed
        if first is not None and last is not None:
            report = partial(self.context.showroom.campaign_costs.report, self.context.actor, first, last)
            self.read(report, self._on_report, "report")

    def submit(self) -> None:
        """Write an amount down."""
        values = self.binder.collect()
        if values is None:
            return
        draft = CostDraft(
            values["day"], values["amount"], str(values["channel"]), number_of(self.campaign), str(values["voucher"]),
            str(values["note"]),
        )  # fmt: skip
        self.write(partial(self.context.showroom.campaign_costs.add_cost, self.context.actor, draft), self._on_added)

    def strike(self) -> None:
        """Strike the chosen amount; it can be taken back from the message bar."""
        row: CostRow | None = chosen_row(self.costs)
        if row is not None:
            act = partial(self.context.showroom.campaign_costs.strike_cost, self.context.actor, row.id)
            self.write(act, partial(self._on_struck, row.id))

    def restore(self, cost_id: int) -> None:
        """The amount counts again."""
        act = partial(self.context.showroom.campaign_costs.restore_cost, self.context.actor, cost_id)
        self.write(act, self._on_restored)

    def _figures(self) -> tuple[Figure, ...]:
        return (
            Figure("", 0, number=False), Figure(self.tr("Spent"), 110), Figure(self.tr("Leads"), 70),
            Figure(self.tr("Valid"), 70), Figure(self.tr("Not valid"), 80), Figure(self.tr("Open"), 70),
            Figure(self.tr("Filing rate"), 90), Figure(self.tr("Per lead"), 100),
            Figure(self.tr("Per valid lead"), 120),
        )  # fmt: skip

    def _build_amounts(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE_3)
        columns = (
            Column("day", self.tr("Day"), lambda cost: cost.day.isoformat(), width=96),
            Column("channel", self.tr("Channel"), lambda cost: channel_text(cost.channel) or NOTHING, width=130),
            Column("campaign", self.tr("Campaign"), lambda cost: str(cost.campaign) or NOTHING, width=160),
            Column("amount", self.tr("Amount"), lambda cost: cost.amount.grouped(), right=True, width=110),
            Column("voucher", self.tr("Receipt"), lambda cost: str(cost.voucher), width=110),
            Column("note", self.tr("Note"), lambda cost: str(cost.note), width=200),
            Column("by", self.tr("By"), lambda cost: str(cost.by), width=80),
        )
        self.costs = self.make_table("campaign_costs", self.tr("Amounts"), columns)
        row.addWidget(self.costs)
        return row

    def _build_form(self) -> Form:
        today = self.context.showroom.work.today
        form = Form(columns=8)
        self.day = form.add(DateField("day", self.tr("Day"), today=today, required=True), 1)
        self.day.set_value(today())
        form.add(MoneyField("amount", self.tr("Amount"), required=True), 1)
        form.add(ChoiceField("channel", self.tr("Channel"), channel_choices()), 2)
        self.campaign = form.add(ChoiceField("campaign_id", self.tr("Campaign"), [("", NOTHING)]), 2)
        form.add(TextField("voucher", self.tr("Receipt"), max_length=40), 1)
        form.add(TextField("note", self.tr("Note"), max_length=200), 1)
        return form

    def _on_campaigns(self, rows: Sequence[CampaignRow]) -> None:
        self.campaign.set_choices(campaign_choices(rows, NOTHING))

    def _on_report(self, report: CostReport) -> None:
        self.message.show_text("")
        if self.by.value() == "campaigns":
            self.figures.show_rows([self._texts(line.name, line) for line in report.campaigns])
        else:
            lines = [self._texts(self._channel(line), line) for line in report.channels]
            whole = CostLine(0, "", "", None, report.whole)
            self.figures.show_rows([*lines, self._texts(self.tr("All"), whole)], strong=len(lines))
        show_rows(self.costs, report.costs)
        self.strike_button.setEnabled(bool(report.costs))

    def _channel(self, line: CostLine) -> str:
        group = group_of(line.channel)
        name = channel_text(line.channel) or self.tr("no channel")
        return name if group is None else f"{name} · {GROUP_NAMES[group].text(self.context.lang)}"

    def _texts(self, name: str, line: CostLine) -> tuple[str, ...]:
        tally = line.tally
        rate = NOTHING if tally.card_rate is None else f"{float(tally.card_rate):.0%}"
        return (
            name, tally.spent.grouped(), str(tally.leads), str(tally.valid), str(tally.invalid), str(tally.still_open),
            rate, _money(tally.cost_per_lead), _money(tally.cost_per_valid),
        )  # fmt: skip

    def _on_added(self, _cost_id: int) -> None:
        self.told(self.tr("Amount added"))
        self.binder.set_values({"amount": None, "voucher": "", "note": ""})
        self.refresh()
        self.binder.focus("amount")

    def _on_struck(self, cost_id: int, _nothing: None) -> None:
        self.context.notifier.done(self.tr("Amount struck"), partial(self.restore, cost_id))
        self.refresh()

    def _on_restored(self, _nothing: None) -> None:
        self.refresh()


def _money(amount: Money | None) -> str:
    return NOTHING if amount is None else amount.grouped()
