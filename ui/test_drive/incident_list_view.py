"""The incident list, which only managers see: who, why, until when, and taken off with a reason (TD-17)."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from showroom.kernel.clock import STORE_ZONE
from showroom.kernel.errors import FieldErrors, ShowroomError
from showroom.test_drive.demo_views import ListEntry
from ui.changes import Changes
from ui.context import UiContext
from ui.test_drive.car_entry import About, EntryDialog
from ui.test_drive.demo_words import LIST_STATES, worded
from ui.test_drive.row_table import RowTable
from ui.theme import SPACE_3, SPACE_4, SPACE_5
from ui.widgets.buttons import Button
from ui.widgets.cards import text_label
from ui.widgets.fields import ChoiceField
from ui.widgets.paged_table import Column
from ui.widgets.reason_dialog import ReasonDialog


class IncidentListView(QWidget):
    """Entries in force, or those that expired or were removed."""

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self.setObjectName("incident_list_view")
        self.setProperty("kind", "page")
        self.context = context
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_5, SPACE_4, SPACE_5, SPACE_4)
        column.setSpacing(SPACE_3)
        column.addLayout(self._build_head())
        self.table = RowTable("incident_list", self.tr("Incident list"), self._columns(), context.jobs)
        self.table.picked.connect(self._on_picked)
        self.table.opened.connect(self.open_customer)
        column.addWidget(self.table, 1)
        self.facts = text_label("", wrap=True)
        self.facts.setObjectName("list_facts")
        column.addWidget(self.facts)
        context.changes.changed.connect(self._on_changes)
        self.reload()

    def reload(self) -> None:
        """Read the list again."""
        past = self.state.value() == "past"
        read = partial(self.context.showroom.incident_list.entries, self.context.actor, past=past)
        self.context.jobs.read(read, self.table.show_rows, self.context.notifier.error, key="list")

    def enter(self) -> EntryDialog:
        """Put somebody on the list."""
        dialog = EntryDialog(self, self.context, "list", About())
        dialog.saved.connect(self._on_done)
        dialog.open()
        return dialog

    def remove(self) -> ReasonDialog | None:
        """Take the chosen customer off before the entry expires."""
        entry = self.table.row()
        if entry is None:
            return None
        question = self.tr("Why is {customer} taken off the list?").format(customer=entry.customer)
        dialog = ReasonDialog(self, question, self.tr("Take off the list"))
        dialog.given.connect(partial(self._on_removed, entry.id))
        dialog.open()
        return dialog

    def open_customer(self, entry_id: int) -> None:
        """The customer's file."""
        found: ListEntry | None = next((row for row in self.table.rows if row.id == entry_id), None)
        if found is not None:
            self.context.open_place("customer", found.customer_id)

    def _build_head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE_3)
        row.addWidget(text_label(self.tr("Incident list"), "subject"))
        self.state = ChoiceField("list_state", self.tr("Show"), worded(LIST_STATES))
        self.state.setMinimumWidth(170)
        self.state.set_value("now")
        self.state.changed.connect(self.reload)
        row.addWidget(self.state)
        hint = self.tr("On the list: to drive, the general manager must approve (TD-17)")
        row.addWidget(text_label(hint, "fact"))
        row.addStretch(1)
        self.add_button = Button(self.tr("Add…"))
        self.add_button.setObjectName("list_add")
        self.add_button.clicked.connect(self._on_add)
        self.remove_button = Button(self.tr("Take off the list…"))
        self.remove_button.setObjectName("list_remove")
        self.remove_button.clicked.connect(self._on_remove)
        row.addWidget(self.add_button)
        row.addWidget(self.remove_button)
        return row

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column("customer", self.tr("Customer"), lambda row: str(row.customer), width=120),
            Column("reason", self.tr("Reason"), lambda row: str(row.reason), width=330),
            Column("drive", self.tr("Test drive"), lambda row: str(row.drive_number), width=150),
            Column("at", self.tr("Since"), lambda row: f"{row.at.astimezone(STORE_ZONE):%Y-%m-%d}", width=110),
            Column("by", self.tr("By"), lambda row: str(row.by), width=100),
            Column("expires", self.tr("Expires on"), lambda row: str(row.expires_on), width=110),
            Column("state", self.tr("State"), self._state_of, width=120, tone=_tone),
        )

    def _state_of(self, row: ListEntry) -> str:
        if row.removed_at is not None:
            return self.tr("removed")
        return self.tr("in force") if row.active else self.tr("expired")

    def _on_add(self, _checked: bool = False) -> None:
        self.enter()

    def _on_remove(self, _checked: bool = False) -> None:
        self.remove()

    def _on_picked(self) -> None:
        entry: ListEntry | None = self.table.row()
        self.remove_button.setEnabled(entry is not None and entry.active)
        if entry is None:
            self.facts.setText(self.tr("Nobody."))
        elif entry.removed_at is not None:
            text = self.tr("{customer}: {reason}. Taken off by {by} on {day}: {why}")
            day = f"{entry.removed_at.astimezone(STORE_ZONE):%Y-%m-%d}"
            self.facts.setText(
                text.format(
                    customer=entry.customer, reason=entry.reason, by=entry.removed_by, day=day, why=entry.remove_reason
                )
            )
        else:
            text = self.tr("{customer}: {reason}. Until {day}, that day included.")
            self.facts.setText(text.format(customer=entry.customer, reason=entry.reason, day=entry.expires_on))

    def _on_removed(self, entry_id: int, reason: str) -> None:
        act = partial(self.context.showroom.incident_list.remove, self.context.actor, entry_id, reason)
        self.context.jobs.write(act, self._on_done, self._on_failed)

    def _on_done(self, result: object) -> None:
        if isinstance(result, ListEntry):
            self.table.choose(result.id)
        self.reload()

    def _on_changes(self, changes: Changes) -> None:
        if changes.kind == "drive_incident" and self.isVisible():
            self.reload()

    def _on_failed(self, error: ShowroomError) -> None:
        told = next(iter(error.fields.values()), None) if isinstance(error, FieldErrors) else None
        self.context.notifier.error(error if told is None else ShowroomError(told.message, **told.values))
        self.reload()


def _tone(row: ListEntry) -> str:
    return "refusal" if row.active else ""
