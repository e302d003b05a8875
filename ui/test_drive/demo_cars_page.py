"""The demo cars: a list with what is due, and one car's file with papers, log, costs, fines and accidents."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from showroom.kernel.actor import Permission
from showroom.kernel.clock import STORE_ZONE
from showroom.kernel.errors import FieldErrors, ShowroomError
from showroom.kernel.findings import Severity
from showroom.test_drive.demo_views import DemoCarFile, DemoCarRow, IncidentView
from showroom.vehicles.model import VehicleStatus
from ui.changes import Changes
from ui.context import UiContext
from ui.test_drive.car_entry import About, EntryDialog
from ui.test_drive.fines_view import FinesView
from ui.test_drive.incident_dialog import IncidentDialog
from ui.test_drive.month_part import MonthPart
from ui.test_drive.papers_part import PapersPart
from ui.test_drive.row_table import RowTable
from ui.theme import SPACE_2, SPACE_3, SPACE_4, SPACE_5
from ui.widgets.buttons import Button, DangerButton
from ui.widgets.cards import Card, EmptyState, Pill, text_label
from ui.widgets.paged_table import Column
from ui.widgets.reason_dialog import ReasonDialog

LIST_WIDTH = 330


class DemoCarsPage(QWidget):
    """All demo cars at the left, the file of the chosen one beside them."""

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self.setObjectName("demo_cars_page")
        self.setProperty("kind", "page")
        self.context = context
        self.file: DemoCarFile | None = None
        self.staff: tuple[tuple[int, str], ...] = ()
        self.acts: dict[str, Button] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_5, SPACE_4, SPACE_5, SPACE_4)
        column.setSpacing(SPACE_3)
        self.list = RowTable("demo_cars", self.tr("Demo cars"), self._car_columns(), context.jobs)
        self.list.picked.connect(self._on_chosen)
        parts = QSplitter(Qt.Orientation.Horizontal)
        parts.setChildrenCollapsible(False)
        parts.addWidget(self.list)
        parts.addWidget(self._build_file())
        parts.setStretchFactor(1, 1)
        parts.setSizes([LIST_WIDTH, 3 * LIST_WIDTH])
        self.empty = EmptyState("car", self.tr("No demo car yet. Give a car in the stock the state Demo car."))
        self.stack = QStackedWidget()
        self.stack.addWidget(parts)
        self.stack.addWidget(self.empty)
        column.addWidget(self.stack, 1)
        context.changes.changed.connect(self._on_changes)
        self.reload()

    def reload(self) -> None:
        """Read the cars anew; the chosen one stays."""
        read = partial(self.context.showroom.demo_cars.cars, self.context.actor)
        self.context.jobs.read(read, self._on_cars, self._on_failed, key="cars")

    def open_car(self, vehicle_id: int) -> None:
        """Show this car's file."""
        self.list.choose(vehicle_id)
        showroom, actor = self.context.showroom, self.context.actor

        def read() -> tuple[Any, ...]:
            return (
                showroom.demo_cars.car(actor, vehicle_id), showroom.incidents.of_car(actor, vehicle_id),
                tuple((person.id, person.name) for person in showroom.staff.colleagues(actor)),
            )  # fmt: skip

        self.context.jobs.read(read, self._on_file, self._on_failed, key="car")

    def enter(self, kind: str) -> EntryDialog | None:
        """One of the short forms, for the chosen car."""
        if self.file is None:
            return None
        dialog = EntryDialog(self, self.context, kind, About(car=self.file, staff=self.staff))
        dialog.saved.connect(self._on_done)
        dialog.open()
        return dialog

    def free(self) -> ReasonDialog | None:
        """Return the chosen car to the fleet, with what was done about it."""
        if self.file is None:
            return None
        dialog = ReasonDialog(self, self.tr("What was done before the car returns?"), self.tr("Return to fleet"))
        dialog.given.connect(self._on_freed)
        dialog.open()
        return dialog

    def strike_cover(self, cover_id: int) -> ReasonDialog:
        """Take a wrongly recorded policy off, with why."""
        dialog = ReasonDialog(self, self.tr("Why is this policy struck out?"), self.tr("Strike out"))
        dialog.given.connect(partial(self._on_cover_struck, cover_id))
        dialog.open()
        return dialog

    def report(self) -> None:
        """Report an accident with the chosen car."""
        if self.file is not None:
            self._show_incident(IncidentDialog(self, self.context, self.file.row.id))

    def open_incident(self, incident_id: int) -> None:
        """Show a recorded accident."""
        found: IncidentView | None = next((row for row in self.crashes.rows if row.id == incident_id), None)
        if found is not None:
            self._show_incident(IncidentDialog(self, self.context, found.vehicle_id, found))

    def snapshot(self) -> dict[str, Any]:
        """The car and the tab, for the language switch."""
        return {"car": 0 if self.file is None else self.file.row.id, "tab": self.tabs.currentIndex()}

    def restore(self, snapshot: dict[str, Any]) -> None:
        """Show them again."""
        self.tabs.setCurrentIndex(int(snapshot.get("tab", 0)))
        if snapshot.get("car"):
            self.open_car(int(snapshot["car"]))

    def _build_file(self) -> Card:
        card = Card()
        head = QHBoxLayout()
        head.setSpacing(SPACE_2)
        self.title = text_label("", "subject")
        self.state = Pill("", "good")
        head.addWidget(self.title)
        head.addWidget(self.state)
        head.addStretch(1)
        acts: tuple[tuple[str, Button, Callable[[], object]], ...] = (
            ("report", Button(self.tr("Accident…")), self.report),
            ("free", Button(self.tr("Return to fleet…")), self.free),
            ("stop", DangerButton(self.tr("Out of service…")), partial(self.enter, "stop")),
        )
        for key, button, act in acts:
            button.setObjectName(f"car_{key}")
            button.clicked.connect(partial(_call, act))
            head.addWidget(button)
            self.acts[key] = button
        self.acts["report"].setVisible(self.context.actor.may(Permission.TEST_DRIVE_WRITE))
        card.column.addLayout(head)
        self.notes = text_label("", "", "caution", wrap=True)
        self.notes.setObjectName("car_notes")
        card.add(self.notes)
        self._build_parts()
        card.add(self.tabs)
        card.add(self.parts, 1)
        return card

    def _build_parts(self) -> None:
        self.papers, self.month = PapersPart(self.context), MonthPart(self.context)
        self.fines = FinesView(self.context, all_cars=False)
        self.crashes = RowTable("demo_accidents", self.tr("Accidents"), self._crash_columns(), self.context.jobs)
        self.crashes.opened.connect(self.open_incident)
        self.tabs, self.parts = QTabBar(), QStackedWidget()
        self.parts.setProperty("kind", "inner")
        self.tabs.setObjectName("car_tabs")
        self.tabs.setAccessibleName(self.tr("File of the car"))
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(False)
        for title in (
            self.tr("Papers"), self.tr("Log"), self.tr("Costs"), self.tr("Fines"), self.tr("Accidents"),
        ):  # fmt: skip
            self.tabs.addTab(title)
        for widget in (self.papers, self.month, self.fines, self.crashes):
            self.parts.addWidget(widget)
        self.tabs.currentChanged.connect(self._on_tab)
        for part in (self.papers, self.month):
            part.entry_wanted.connect(self.enter)
        self.papers.strike_wanted.connect(self.strike_cover)
        self.month.changed.connect(self.reload)
        self.acts |= self.papers.acts | {"cost": self.month.cost_button, "export": self.month.export_button}

    def _on_tab(self, number: int) -> None:
        """Log and costs are two sides of the same month."""
        self.parts.setCurrentIndex((0, 1, 1, 2, 3)[number])
        if number in (1, 2):
            self.month.show_side(costs=number == 2)

    def _car_columns(self) -> tuple[Column, ...]:
        return (
            Column("plate", self.tr("Car"), lambda row: str(row.plate or row.text), width=104, tone=_state_tone),
            Column("due", self.tr("Due"), self._due, width=200, tone=_due_tone),
        )

    def _crash_columns(self) -> tuple[Column, ...]:
        return (
            Column("at", self.tr("Time"), _moment, width=95),
            Column("what", self.tr("What happened"), lambda row: str(row.what), width=220),
            Column("driver", self.tr("Driver"), lambda row: str(row.driver_name), width=90),
            Column("steps", self.tr("Steps"), _steps, right=True, width=60),
            Column("case", self.tr("Case no."), lambda row: str(row.case_number), width=120),
            Column("state", self.tr("State"), self._crash_state, width=80),
        )

    def _due(self, row: DemoCarRow) -> str:
        if row.warnings:
            return row.warnings[0].told.text(self.context.lang)
        return str(row.next_due or "")

    def _crash_state(self, row: IncidentView) -> str:
        return self.tr("closed") if row.closed_at is not None else self.tr("open")

    def _show_incident(self, dialog: IncidentDialog) -> None:
        dialog.changed.connect(self.reload)
        dialog.open()

    def _on_cars(self, rows: tuple[DemoCarRow, ...]) -> None:
        self.stack.setCurrentIndex(0 if rows else 1)
        for act in self.acts.values():
            act.setEnabled(bool(rows))
        self.list.show_rows(rows)

    def _on_chosen(self) -> None:
        row: DemoCarRow | None = self.list.row()
        if row is not None:
            self.open_car(row.id)

    def _on_file(self, found: tuple[DemoCarFile, Sequence[IncidentView], tuple[tuple[int, str], ...]]) -> None:
        self.file, incidents, self.staff = found
        row = self.file.row
        self.title.setText(" · ".join(part for part in (row.text, row.plate) if part))
        stopped = row.status is VehicleStatus.OUT_OF_SERVICE
        self.state.show_state(
            self.tr("Out of service") if stopped else self.tr("Demo car"), "refusal" if stopped else "good"
        )
        texts = [warning.told.text(self.context.lang) for warning in row.warnings]
        if self.file.later:
            numbers = ", ".join(booking.number for booking in self.file.later)
            texts.append(self.tr("Booked: {numbers}").format(numbers=numbers))
        self.notes.setText(" · ".join(texts))
        self.notes.setVisible(bool(texts))
        self.papers.show_file(self.file)
        self.month.show_car(self.file)
        self.fines.show_car(self.file)
        self.crashes.show_rows(incidents)
        may = self.context.actor.may
        self.acts["stop"].setVisible(not stopped and may(Permission.TEST_DRIVE_WRITE))
        self.acts["free"].setVisible(stopped and may(Permission.RULE_OVERRIDE))

    def _on_freed(self, note: str) -> None:
        if self.file is not None:
            act = partial(self.context.showroom.demo_cars.free, self.context.actor, self.file.row.id, note)
            self.context.jobs.write(act, self._on_done, self._on_failed)

    def _on_cover_struck(self, cover_id: int, reason: str) -> None:
        act = partial(self.context.showroom.demo_cars.strike_cover, self.context.actor, cover_id, reason)
        self.context.jobs.write(act, self._on_done, self._on_failed)

    def _on_done(self, _result: object) -> None:
        self.context.notifier.done(self.tr("Saved"))
        self.reload()

    def _on_changes(self, changes: Changes) -> None:
        if changes.kind in ("vehicle", "test_drive") and self.isVisible():
            self.reload()

    def _on_failed(self, error: ShowroomError) -> None:
        told = next(iter(error.fields.values()), None) if isinstance(error, FieldErrors) else None
        self.context.notifier.error(error if told is None else ShowroomError(told.message, **told.values))


def _call(act: Callable[[], object], _checked: bool = False) -> None:
    act()


def _moment(row: IncidentView) -> str:
    return f"{row.at.astimezone(STORE_ZONE):%m-%d %H:%M}"


def _state_tone(row: DemoCarRow) -> str:
    return "refusal" if row.status is VehicleStatus.OUT_OF_SERVICE else ""


def _due_tone(row: DemoCarRow) -> str:
    if row.severity >= Severity.NEEDS_APPROVAL:
        return "refusal"
    return "caution" if row.severity is Severity.WARN else ""


def _steps(row: IncidentView) -> str:
    return f"{sum(step.done_at is not None for step in row.steps)} / {len(row.steps)}"
