"""What was handed over, to take back; and who opened how many customer files today, to raise."""

from __future__ import annotations

from typing import Any

from showroom.customers.viewing import ViewCount
from showroom.hand_over.model import HandOverKind
from showroom.hand_over.views import HandedOver
from ui.context import UiContext
from ui.hand_over.part import Part, chosen_ids, show_rows
from ui.widgets.buttons import Button, PrimaryButton
from ui.widgets.form import Form
from ui.widgets.multi_line import MultiLine
from ui.widgets.number_fields import NumberField
from ui.widgets.paged_table import Column


class DonePart(Part):
    """The newest hand-overs; one that nothing was changed of can be taken back."""

    def __init__(self, context: UiContext) -> None:
        super().__init__(context, "done_part")
        columns = (
            Column("at", self.tr("When"), self._when, width=130),
            Column("what", self.tr("What"), self._what, width=110),
            Column("from", self.tr("From"), lambda line: str(line.from_name), width=90),
            Column("to", self.tr("To"), lambda line: " · ".join(line.to_names), width=150),
            Column("count", self.tr("Customers"), lambda line: str(line.load.customers), right=True, width=90),
            Column("by", self.tr("By"), lambda line: str(line.by), width=90),
            Column("state", self.tr("State"), self._state, width=130),
            Column("reason", self.tr("Reason"), lambda line: str(line.reason), width=200),
        )
        self.table = self.add_table("hand_overs", self.tr("Hand-overs"), columns)
        self.go = Button(self.tr("Take back"), "", "history")
        self.go.setObjectName("undo_hand_over")
        self.go.clicked.connect(self.submit)
        self.add_foot(self.go)
        self.view_model.history_read.connect(self._on_history)
        self.view_model.undone.connect(self._on_undone)

    def refresh(self) -> None:
        self.view_model.read_history()

    def submit(self) -> None:
        """Take the selected one back."""
        ids = chosen_ids(self.table)
        if ids:
            self.view_model.undo(ids[0])
        else:
            self.message.show_text(self.tr("Select a hand-over first"), "caution")

    def _when(self, line: HandedOver) -> str:
        return f"{line.at.astimezone(self.context.showroom.work.zone):%Y-%m-%d %H:%M}"

    def _what(self, line: HandedOver) -> str:
        return self.tr("to the pool") if line.kind is HandOverKind.IDLE else self.tr("hand-over")

    def _state(self, line: HandedOver) -> str:
        if line.undone:
            return self.tr("taken back")
        return self.tr("can be taken back") if line.undoable else self.tr("changed since")

    def _on_history(self, lines: tuple[HandedOver, ...]) -> None:
        show_rows(self.table, lines)

    def _on_undone(self, _done: HandedOver) -> None:
        self.told(self.tr("Taken back"))
        self.refresh()


class _CountRow:
    """A count as a table row."""

    def __init__(self, line: ViewCount) -> None:
        self.id, self.line = line.staff_id, line


class ViewingPart(Part):
    """Files opened today by person, and the manager's word that somebody may open more."""

    def __init__(self, context: UiContext) -> None:
        super().__init__(context, "viewing_part")
        self.add_text(
            self.tr(
                "Customer files opened and numbers revealed today; one's own customers with a task today do not count"
                " (parameters customer.daily_views.*)."
            )
        )
        columns = (
            Column("name", self.tr("Colleague"), lambda row: str(row.line.name), width=180),
            Column("count", self.tr("Opened today"), lambda row: str(row.line.count), right=True, width=120),
            Column("limit", self.tr("Limit"), _limit, right=True, width=110),
            Column("extra", self.tr("Raised today by"), _extra, right=True, width=140),
            Column("rest", "", lambda _row: "", width=60),
        )
        self.table = self.add_table("view_counts", self.tr("Files opened today"), columns)
        form = Form(columns=4)
        form.add(NumberField("extra", self.tr("More files today"), required=True))
        form.add(MultiLine("reason", self.tr("Reason, at least 10 characters"), 1, max_length=200), span=3)
        self.add_form(form)
        self.go = PrimaryButton(self.tr("Raise for today"), "Ctrl+Return")
        self.go.setObjectName("raise_limit")
        self.go.clicked.connect(self.submit)
        self.add_foot(self.go)
        self.view_model.counts_read.connect(self._on_counts)
        self.view_model.limit_raised.connect(self._on_raised)

    def refresh(self) -> None:
        self.view_model.read_counts()

    def submit(self) -> None:
        """Raise the limit of the selected colleague."""
        ids = chosen_ids(self.table)
        if not ids:
            self.message.show_text(self.tr("Select a colleague first"), "caution")
            return
        values = self.binder.collect()
        if values is not None:
            self.view_model.raise_limit(ids[0], int(values["extra"]), str(values["reason"]))

    def _on_counts(self, lines: tuple[ViewCount, ...]) -> None:
        show_rows(self.table, map(_CountRow, lines))

    def _on_raised(self, line: ViewCount) -> None:
        self.binder.set_values({"extra": None, "reason": ""})
        self.told(self.tr("{name} may open {limit} files today").format(name=line.name, limit=line.limit))
        self.refresh()


def _limit(row: Any) -> str:
    return "—" if row.line.limit is None else str(row.line.limit)


def _extra(row: Any) -> str:
    return f"+{row.line.extra}" if row.line.extra else ""
