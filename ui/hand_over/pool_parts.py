"""Idle customers, and the pool they return to."""

from __future__ import annotations

from showroom.hand_over.views import IdleLine, Pool, PoolLine
from ui.context import UiContext
from ui.hand_over.part import Part, chosen_ids, show_rows
from ui.widgets.buttons import Button, PrimaryButton
from ui.widgets.form import Form
from ui.widgets.multi_line import MultiLine
from ui.widgets.paged_table import Column


class IdlePart(Part):
    """Who lies idle, by rule and with the reason; a manager confirms the return."""

    def __init__(self, context: UiContext) -> None:
        super().__init__(context, "idle_part")
        self.lines: tuple[IdleLine, ...] = ()
        self.add_text(
            self.tr(
                "Customers whose owner had no effective contact for longer than the rule allows (parameter"
                " ownership.idle_days). Nothing returns by itself: their tasks and open deals go to you."
            )
        )
        columns = (
            Column("name", self.tr("Customer"), lambda line: str(line.name), width=150),
            Column("grade", self.tr("Grade"), lambda line: str(line.grade.value), width=64),
            Column("owner", self.tr("Owner"), lambda line: str(line.owner), width=110),
            Column("days", self.tr("Days idle"), lambda line: str(line.days), right=True, width=90),
            Column("reason", self.tr("Why"), self._why, width=420),
        )
        self.table = self.add_table("idle_customers", self.tr("Idle customers"), columns, several=True)
        form = Form(columns=1)
        self.reason = form.add(MultiLine("reason", self.tr("Reason"), 1, max_length=200, required=True))
        self.add_form(form)
        self.all = Button(self.tr("Select all"))
        self.all.clicked.connect(self.table.selectAll)
        self.go = PrimaryButton(self.tr("Return the selected to the pool"), "Ctrl+Return")
        self.go.setObjectName("return_idle")
        self.go.clicked.connect(self.submit)
        self.add_foot(self.all, self.go)
        self.view_model.idle_read.connect(self._on_idle)
        self.view_model.idle_returned.connect(self._on_returned)

    def refresh(self) -> None:
        self.view_model.read_idle()

    def submit(self) -> None:
        """Return what is selected."""
        ids = chosen_ids(self.table)
        if not ids:
            self.message.show_text(self.tr("Select the customers first"), "caution")
            return
        values = self.binder.collect()
        if values is not None:
            self.view_model.return_idle(ids, str(values["reason"]))

    def _why(self, line: IdleLine) -> str:
        return line.reason.text(self.context.lang)

    def _on_idle(self, lines: tuple[IdleLine, ...]) -> None:
        self.lines = lines
        show_rows(self.table, lines)
        self.go.setEnabled(bool(lines))
        if not lines:
            self.message.show_text(self.tr("Nobody lies idle"), "good")

    def _on_returned(self, count: int) -> None:
        self.reason.set_value("")
        self.told(self.tr("{count} customers returned to the pool").format(count=count))
        self.refresh()


class PoolPart(Part):
    """Customers of nobody, to take."""

    def __init__(self, context: UiContext) -> None:
        super().__init__(context, "pool_part")
        self.pool: Pool | None = None
        columns = (
            Column("name", self.tr("Customer"), lambda line: str(line.name), width=150),
            Column("phone", self.tr("Phone"), lambda line: str(line.phone), width=130),
            Column("grade", self.tr("Grade"), lambda line: str(line.grade.value), width=64),
            Column("interest", self.tr("Interested in"), lambda line: str(line.interest), width=200),
            Column("district", self.tr("District"), lambda line: str(line.district), width=110),
            Column("last", self.tr("Last contact"), _last, width=110),
            Column("formerly", self.tr("Formerly of"), lambda line: str(line.formerly), width=110),
        )
        self.table = self.add_table("pool", self.tr("Pool"), columns)
        self.table.opened.connect(self._on_opened)
        self.go = PrimaryButton(self.tr("Take this customer"), "Ctrl+Return", "user-plus")
        self.go.setObjectName("take_from_pool")
        self.go.clicked.connect(self.submit)
        self.add_foot(self.go)
        self.view_model.pool_read.connect(self._on_pool)
        self.view_model.taken.connect(self._on_taken)

    def refresh(self) -> None:
        self.view_model.read_pool()

    def submit(self) -> None:
        """Take the selected customer."""
        ids = chosen_ids(self.table)
        if ids:
            self.view_model.take(ids[0])
        else:
            self.message.show_text(self.tr("Select a customer first"), "caution")

    def _on_opened(self, customer_id: int) -> None:
        self.view_model.take(customer_id)

    def _on_pool(self, pool: Pool) -> None:
        self.pool = pool
        show_rows(self.table, pool.lines)
        left = max(0, pool.limit - pool.taken)
        self.go.setEnabled(bool(pool.lines))
        text = self.tr("{total} customers without owner · you may take {left} more today (limit {limit})")
        self.message.show_text(text.format(total=pool.total, left=left, limit=pool.limit))

    def _on_taken(self, _count: int) -> None:
        self.context.notifier.done(self.tr("The customer is yours: plan the first contact"))
        self.refresh()


def _last(line: PoolLine) -> str:
    return "" if line.last_contact is None else line.last_contact.isoformat()
