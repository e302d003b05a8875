"""Discount limits per post and kind of car: every dated row above, the new row below, none ever edited (CT-04)."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from showroom.kernel.actor import Permission, Role
from showroom.kernel.errors import FieldErrors, ShowroomError
from showroom.negotiation.limit_service import POSTS, CarScope, LimitRow, LimitTable
from ui.context import UiContext
from ui.settings.limits_view_model import LimitsViewModel
from ui.settings.words import post_text
from ui.theme import SPACE_3
from ui.widgets.buttons import PrimaryButton
from ui.widgets.cards import Card, text_label
from ui.widgets.fields import ChoiceField, DateField, MoneyField, TextField
from ui.widgets.fixed_rows import FixedRows
from ui.widgets.form import Form, FormBinder
from ui.widgets.paged_table import Column, PagedTableModel, TableView


class LimitsPart(QWidget):
    """What consultants and sales managers may give away alone; only the general manager adds to it."""

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self.setObjectName("limits_part")
        self.setProperty("kind", "page")
        self.context = context
        self.may_add = context.actor.may(Permission.LIMITS_WRITE)
        self.cars: dict[str, CarScope] = {}
        self.view_model = LimitsViewModel(context, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_3)
        head = QHBoxLayout()
        head.setSpacing(SPACE_3)
        head.addWidget(text_label(self.tr("Discount limits"), "subject"))
        self.house = text_label("", "fact")
        head.addWidget(self.house)
        head.addStretch(1)
        column.addLayout(head)
        self.model = PagedTableModel(self._columns(), FixedRows(()), context.jobs, self)
        self.table = TableView("discount_limits", self.tr("Discount limits"), self.model)
        column.addWidget(self.table, 1)
        column.addWidget(self._build_new())
        self.view_model.loaded.connect(self._on_loaded)
        self.view_model.added.connect(self._on_added)
        self.view_model.refused.connect(self._on_refused)
        self.view_model.load()

    def submit(self) -> None:
        """Add the typed row."""
        values = self.binder.collect() if self.may_add else None
        if values is not None:
            self.view_model.add(values, self.cars.get(values["car"]))

    def flush_drafts(self) -> None:
        """A single row is quickly typed again: no draft."""

    def _build_new(self) -> Card:
        card = Card()
        card.add(text_label(self.tr("New limit"), "heading"))
        form, today = Form(columns=12), self.context.showroom.work.today
        posts = [(role.value, post_text(role)) for role in POSTS]
        form.add(ChoiceField("role", self.tr("Post"), posts, required=True), span=2)
        form.add(ChoiceField("car", self.tr("Brand, series or model"), [], required=True), span=4)
        form.add(TextField("share", self.tr("Share of the guide price, %"), max_length=12), span=3)
        form.add(MoneyField("amount", self.tr("or amount")), span=3)
        form.add(DateField("valid_from", self.tr("From"), required=True, today=today), span=2)
        form.add(DateField("valid_to", self.tr("To (included)"), today=today, placeholder="—"), span=2)
        form.add(TextField("reason", self.tr("Reason"), required=True, max_length=200), span=8)
        card.add(form)
        self.binder = FormBinder(form, parent=self)
        self.binder.set_values({"role": Role.CONSULTANT.value, "valid_from": today()})
        foot = QHBoxLayout()
        foot.addWidget(text_label(self.tr("The narrower limit wins; older rows stay, for older quotations."), "fact"))
        foot.addStretch(1)
        self.add_button = PrimaryButton("")
        self.add_button.setObjectName("add_limit")
        self.add_button.show_action(self.tr("Add limit"), "Ctrl+Return")
        self.add_button.clicked.connect(self.submit)
        foot.addWidget(self.add_button)
        card.column.addLayout(foot)
        card.setVisible(self.may_add)
        return card

    def _columns(self) -> tuple[Column, ...]:
        in_force = self.tr("✓ in force")
        return (
            Column("post", self.tr("Post"), lambda row: post_text(row.role), width=120),
            Column("car", self.tr("Car"), lambda row: str(row.car_text), width=230),
            Column("limit", self.tr("Limit"), _measure, right=True, width=120),
            Column("from", self.tr("From"), lambda row: str(row.valid_from.isoformat()), width=100),
            Column("to", self.tr("To"), _end, width=100),
            Column("now", self.tr("Today"), lambda row: in_force if row.in_force else "", width=90, tone=_tone),
            Column("by", self.tr("Set by"), lambda row: str(row.set_by), width=90),
            Column("reason", self.tr("Reason"), lambda row: str(row.reason), width=200),
        )

    def _on_loaded(self, table: LimitTable) -> None:
        consultant, manager = f"{table.house.consultant:.2%}", f"{table.house.manager:.2%}"
        text = self.tr("without a row: consultant {consultant}, sales manager {manager} of the guide price")
        self.house.setText(text.format(consultant=consultant, manager=manager))
        self.cars = {f"{car.scope}:{car.model_id or ''}:{car.brand}:{car.series}": car for car in table.cars}
        field = self.binder["car"].field
        if isinstance(field, ChoiceField):
            field.set_choices([(key, car.text) for key, car in self.cars.items()])
        self.model.use_source(FixedRows(table.rows))

    def _on_added(self) -> None:
        self.binder.set_values({"share": "", "amount": None, "valid_to": None, "reason": ""})
        self.context.notifier.done(self.tr("Limit added"))

    def _on_refused(self, error: ShowroomError) -> None:
        if isinstance(error, FieldErrors):
            self.binder.show_errors(error)
        else:
            self.context.notifier.error(error)


def _measure(row: LimitRow) -> str:
    return f"{row.share:.2%}" if row.share is not None else f"¥{row.amount.grouped()}" if row.amount else "¥0.00"


def _end(row: LimitRow) -> str:
    return "" if row.valid_to is None else row.valid_to.isoformat()


def _tone(row: LimitRow) -> str:
    return "good" if row.in_force else ""
