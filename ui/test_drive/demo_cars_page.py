"""The demo cars: a list with what is due, and one car's file with log, costs, fines and accidents."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QTabWidget, QVBoxLayout, QWidget

from showroom.kernel.actor import Permission
from showroom.kernel.clock import STORE_ZONE
from showroom.kernel.errors import FieldErrors, ShowroomError
from showroom.kernel.findings import Severity
from showroom.test_drive.demo_views import DemoCarFile, DemoCarRow, FineLine, IncidentView, MonthSheet
from showroom.vehicles.model import VehicleStatus
from ui.context import UiContext
from ui.test_drive.car_entry import EntryDialog
from ui.test_drive.demo_words import COST_KINDS, FINE_MATCHES, word
from ui.test_drive.incident_dialog import IncidentDialog
from ui.theme import SPACE_3, SPACE_5
from ui.widgets.buttons import Button, DangerButton
from ui.widgets.cards import EmptyState, text_label
from ui.widgets.fixed_rows import FixedRows
from ui.widgets.paged_table import Column, PagedTableModel, TableView
from ui.widgets.reason_dialog import ReasonDialog

Row = Any


def moment(at: datetime | None) -> str:
    """`11-22 10:05` in the store's own time."""
    return "" if at is None else f"{at.astimezone(STORE_ZONE):%m-%d %H:%M}"


class DemoCarsDialog(QDialog):
    """All demo cars above, the file of the chosen one below."""

    def __init__(self, parent: QWidget | None, context: UiContext) -> None:
        super().__init__(parent)
        self.setObjectName("demo_cars_dialog")
        self.setWindowTitle(self.tr("Demo cars"))
        self.resize(1040, 660)
        self.context = context
        self.file: DemoCarFile | None = None
        self.sheet: MonthSheet | None = None
        self.tables: dict[str, TableView] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_5, SPACE_5, SPACE_5, SPACE_5)
        column.setSpacing(SPACE_3)
        self.list = self._table("cars", self.tr("Demo cars"), self._car_columns())
        self.list.setMaximumHeight(190)
        self.list.selectionModel().currentRowChanged.connect(self._on_chosen)
        self.empty = EmptyState("car", self.tr("No demo car yet. Give a car in the stock the state Demo car."))
        column.addWidget(self.list)
        column.addWidget(self.empty)
        self.notes = text_label("", "fact", wrap=True)
        self.notes.setObjectName("car_notes")
        column.addWidget(self.notes)
        column.addLayout(self._build_acts())
        self.tabs = QTabWidget()
        self.tabs.setObjectName("car_tabs")
        self.tabs.setDocumentMode(True)
        for key, title, columns in (
            ("log", self.tr("Log"), self._log_columns()), ("costs", self.tr("Costs"), self._cost_columns()),
            ("fines", self.tr("Fines"), self._fine_columns()),
            ("accidents", self.tr("Accidents"), self._crash_columns()),
        ):  # fmt: skip
            self.tabs.addTab(self._table(key, title, columns), title)
        column.addWidget(self.tabs, 1)
        self.tables["accidents"].opened.connect(self.open_incident)
        self.reload()

    def reload(self) -> None:
        """Read the cars anew; the chosen one stays."""
        read = partial(self.context.showroom.demo_cars.cars, self.context.actor)
        self.context.jobs.read(read, self._on_cars, self._on_failed, key="cars")

    def open_car(self, vehicle_id: int) -> None:
        """Read the file of a car with this month's log."""
        showroom, actor = self.context.showroom, self.context.actor
        today = showroom.work.today()

        def read() -> tuple[Any, ...]:
            return (
                showroom.demo_cars.car(actor, vehicle_id),
                showroom.car_log.month(actor, vehicle_id, today.year, today.month),
                showroom.fines.of_car(actor, vehicle_id), showroom.incidents.of_car(actor, vehicle_id),
            )  # fmt: skip

        self.context.jobs.read(read, self._on_file, self._on_failed, key="car")

    def enter(self, kind: str) -> EntryDialog | None:
        """Enter a cost, fine, temporary plate, policy or stop of the chosen car."""
        if self.file is None:
            return None
        dialog = EntryDialog(self, self.context, kind, self.file.row.id)
        dialog.saved.connect(self.reload)
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

    def report(self) -> None:
        """Report an accident with the chosen car."""
        if self.file is not None:
            self._show_incident(IncidentDialog(self, self.context, self.file.row.id))

    def open_incident(self, incident_id: int) -> None:
        """Show a recorded accident."""
        found = self._row("accidents", incident_id)
        if found is not None:
            self._show_incident(IncidentDialog(self, self.context, found.vehicle_id, found))

    def export(self) -> None:
        """Ask where to write the month's sheet."""
        if self.sheet is None:
            return
        dialog = QFileDialog(self, self.tr("Save the month's sheet…"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("xlsx")
        dialog.selectFile(f"{self.sheet.plate} {self.sheet.year}-{self.sheet.month:02d}.xlsx")
        dialog.fileSelected.connect(self.save_sheet)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def save_sheet(self, path: str) -> None:
        """Write the month's sheet there."""
        if self.file is None or self.sheet is None:
            return
        when, context = (self.sheet.year, self.sheet.month), self.context
        act = partial(
            context.showroom.car_log.export_month, context.actor, self.file.row.id, when, Path(path), context.lang
        )
        context.jobs.write(act, self._on_exported, self._on_failed)

    def _build_acts(self) -> QHBoxLayout:
        row, may = QHBoxLayout(), self.context.actor.may
        row.setSpacing(SPACE_3)
        self.acts: dict[str, Button] = {}
        acts: tuple[tuple[str, str, Callable[[], object], Permission], ...] = (
            ("cost", self.tr("Cost…"), partial(self.enter, "cost"), Permission.TEST_DRIVE_WRITE),
            ("fine", self.tr("Fine…"), partial(self.enter, "fine"), Permission.TEST_DRIVE_WRITE),
            ("plate", self.tr("Temporary plate…"), partial(self.enter, "plate"), Permission.STOCK_WRITE),
            ("cover", self.tr("Insurance…"), partial(self.enter, "cover"), Permission.STOCK_WRITE),
            ("export", self.tr("Month's sheet…"), self.export, Permission.EXPORT),
            ("report", self.tr("Accident…"), self.report, Permission.TEST_DRIVE_WRITE),
        )
        for key, title, act, right in acts:
            self._add_act(row, key, Button(title), act).setVisible(may(right))
        row.addStretch(1)
        self._add_act(row, "free", Button(self.tr("Return to fleet…")), self.free)
        self._add_act(row, "stop", DangerButton(self.tr("Out of service…")), partial(self.enter, "stop"))
        return row

    def _add_act(self, row: QHBoxLayout, key: str, button: Button, act: Callable[[], object]) -> Button:
        button.setObjectName(f"car_{key}")
        button.clicked.connect(lambda _checked=False: act())
        row.addWidget(button)
        self.acts[key] = button
        return button

    def _table(self, key: str, title: str, columns: tuple[Column, ...]) -> TableView:
        model = PagedTableModel(columns, FixedRows(), self.context.jobs, self)
        self.tables[key] = TableView(f"demo_{key}", title, model)
        return self.tables[key]

    def _rows(self, key: str, rows: Sequence[Row]) -> None:
        model = self.tables[key].model()
        assert isinstance(model, PagedTableModel)
        model.use_source(FixedRows(rows))

    def _row(self, key: str, ident: int) -> Row | None:
        model = self.tables[key].model()
        assert isinstance(model, PagedTableModel)
        found = (model.row_at(number) for number in range(model.rowCount()))
        return next((row for row in found if row is not None and row.id == ident), None)

    def _car_columns(self) -> tuple[Column, ...]:
        return (
            Column("car", self.tr("Car"), lambda row: str(row.text), width=230),
            Column("plate", self.tr("Plate"), lambda row: str(row.plate), width=110),
            Column("state", self.tr("State"), self._state, width=130, tone=_state_tone),
            Column("km", self.tr("Odometer"), lambda row: f"{row.odometer_km:,} km", right=True, width=110),
            Column("energy", self.tr("Energy"), _energy, right=True, width=80),
            Column("next", self.tr("Next date"), lambda row: str(row.next_due or ""), width=110, tone=_due_tone),
            Column("what", self.tr("Due"), self._due, width=200, tone=_due_tone),
        )

    def _log_columns(self) -> tuple[Column, ...]:
        return (
            Column("number", self.tr("Drive or purpose"), lambda row: str(row.number), width=190),
            Column("driver", self.tr("Driver"), lambda row: str(row.driver), width=110),
            Column("staff", self.tr("Staff"), lambda row: str(row.staff), width=110),
            Column("out", self.tr("Out"), lambda row: moment(row.out_at), width=120),
            Column("back", self.tr("Back"), lambda row: moment(row.back_at), width=120),
            Column("km", self.tr("km"), lambda row: "" if row.km is None else str(row.km), right=True, width=70),
            Column("energy", self.tr("Energy"), _used, right=True, width=120),
        )

    def _cost_columns(self) -> tuple[Column, ...]:
        return (
            Column("day", self.tr("Day"), lambda row: str(row.day), width=120),
            Column("kind", self.tr("Kind"), lambda row: word(COST_KINDS, row.kind), width=120),
            Column("amount", self.tr("Amount"), lambda row: f"¥{row.amount.grouped()}", right=True, width=120),
            Column("voucher", self.tr("Receipt"), lambda row: str(row.voucher), width=150),
            Column("note", self.tr("Note"), lambda row: str(row.note), width=220),
            Column("by", self.tr("By"), lambda row: str(row.by), width=100),
        )

    def _fine_columns(self) -> tuple[Column, ...]:
        return (
            Column("at", self.tr("Time"), lambda row: moment(row.at), width=110),
            Column("offence", self.tr("Offence"), lambda row: str(row.offence), width=170),
            Column("place", self.tr("Place"), lambda row: str(row.place), width=130),
            Column("amount", self.tr("Amount"), lambda row: f"¥{row.amount.grouped()}", right=True, width=100),
            Column("points", self.tr("Points"), lambda row: str(row.points), right=True, width=60),
            Column("driver", self.tr("Driver"), _fine_driver, width=250, tone=_fine_tone),
            Column("paid", self.tr("State"), self._fine_state, width=130),
        )

    def _crash_columns(self) -> tuple[Column, ...]:
        return (
            Column("at", self.tr("Time"), lambda row: moment(row.at), width=120),
            Column("what", self.tr("What happened"), lambda row: str(row.what), width=260),
            Column("driver", self.tr("Driver"), lambda row: str(row.driver_name), width=120),
            Column("steps", self.tr("Steps"), _steps, right=True, width=80),
            Column("case", self.tr("Case no."), lambda row: str(row.case_number), width=130),
            Column("state", self.tr("State"), self._crash_state, width=120),
        )

    def _state(self, row: DemoCarRow) -> str:
        return self.tr("Out of service") if row.status is VehicleStatus.OUT_OF_SERVICE else self.tr("Demo car")

    def _due(self, row: DemoCarRow) -> str:
        return row.warnings[0].told.text(self.context.lang) if row.warnings else ""

    def _fine_state(self, row: FineLine) -> str:
        if row.paid_on is not None:
            return self.tr("paid")
        return self.tr("told") if row.told_at is not None else self.tr("open")

    def _crash_state(self, row: IncidentView) -> str:
        return self.tr("closed") if row.closed_at is not None else self.tr("open")

    def _show_incident(self, dialog: IncidentDialog) -> None:
        dialog.changed.connect(self.reload)
        dialog.open()

    def _on_cars(self, rows: tuple[DemoCarRow, ...]) -> None:
        chosen = None if self.file is None else self.file.row.id
        self._rows("cars", rows)
        self.empty.setVisible(not rows)
        for widget in (self.list, self.tabs, self.notes, *self.acts.values()):
            widget.setEnabled(bool(rows))
        place = next((number for number, row in enumerate(rows) if row.id == chosen), 0)
        if rows:
            self.list.selectRow(place)
            self.open_car(rows[place].id)

    def _on_chosen(self) -> None:
        model, index = self.list.model(), self.list.currentIndex()
        assert isinstance(model, PagedTableModel)
        if index.isValid() and (self.file is None or self.file.row.id != model.id_at(index.row())):
            self.open_car(model.id_at(index.row()))

    def _on_file(self, found: tuple[DemoCarFile, MonthSheet, Sequence[FineLine], Sequence[IncidentView]]) -> None:
        self.file, self.sheet, fines, incidents = found
        for key, rows in (("log", self.sheet.log), ("costs", self.sheet.costs), ("fines", fines)):
            self._rows(key, rows)
        self._rows("accidents", incidents)
        texts = [warning.told.text(self.context.lang) for warning in self.file.row.warnings]
        texts += [self.tr("Booked: {numbers}").format(numbers=", ".join(b.number for b in self.file.later))] * bool(
            self.file.later
        )
        month = self.tr("This month: {km} km, costs ¥{costs}, fines ¥{fines}").format(
            km=self.sheet.km, costs=self.sheet.cost_total.grouped(), fines=self.sheet.fine_total.grouped()
        )
        self.notes.setText(" · ".join([month, *texts]))
        stopped = self.file.row.status is VehicleStatus.OUT_OF_SERVICE
        may = self.context.actor.may
        self.acts["stop"].setVisible(not stopped and may(Permission.TEST_DRIVE_WRITE))
        self.acts["free"].setVisible(stopped and may(Permission.RULE_OVERRIDE))

    def _on_freed(self, note: str) -> None:
        if self.file is not None:
            act = partial(self.context.showroom.demo_cars.free, self.context.actor, self.file.row.id, note)
            self.context.jobs.write(act, self._on_done, self._on_failed)

    def _on_done(self, _file: object) -> None:
        self.reload()

    def _on_exported(self, _sheet: object) -> None:
        self.context.notifier.done(self.tr("The month's sheet is written"))

    def _on_failed(self, error: ShowroomError) -> None:
        text = error.text(self.context.lang)
        if isinstance(error, FieldErrors):
            text = next(iter(error.fields.values())).text(self.context.lang)
        self.notes.setText(f"✕ {text}")
        self.context.notifier.error(error)


def _state_tone(row: DemoCarRow) -> str:
    return "refusal" if row.status is VehicleStatus.OUT_OF_SERVICE else "good"


def _due_tone(row: DemoCarRow) -> str:
    if row.severity >= Severity.NEEDS_APPROVAL:
        return "refusal"
    return "caution" if row.severity is Severity.WARN else ""


def _energy(row: DemoCarRow) -> str:
    return "" if row.energy_percent is None else f"{row.energy_percent} %"


def _used(row: Row) -> str:
    return "" if row.out_energy is None or row.back_energy is None else f"{row.out_energy} → {row.back_energy} %"


def _fine_driver(row: FineLine) -> str:
    named = " / ".join(choice.text for choice in row.candidates)
    found = " · ".join(part for part in (row.driver, row.drive_number, named) if part)
    return f"{word(FINE_MATCHES, row.match)}{': ' if found else ''}{found}"


def _fine_tone(row: FineLine) -> str:
    return "" if row.driver else "caution"


def _steps(row: IncidentView) -> str:
    return f"{sum(step.done_at is not None for step in row.steps)} / {len(row.steps)}"
