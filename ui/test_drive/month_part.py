"""A demo car's month: every time it was away, what it cost, the totals, and lines struck out with their reason."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from showroom.kernel.actor import Permission
from showroom.kernel.clock import STORE_ZONE
from showroom.kernel.errors import FieldErrors, ShowroomError
from showroom.test_drive.demo_views import CostLine, DemoCarFile, LogLine, MonthSheet
from ui.context import UiContext
from ui.test_drive.demo_words import COST_KINDS, word
from ui.test_drive.row_table import RowTable
from ui.theme import SPACE_2, SPACE_3
from ui.widgets.buttons import Button, IconButton
from ui.widgets.cards import text_label
from ui.widgets.paged_table import Column
from ui.widgets.reason_dialog import ReasonDialog

UNITS = {"fuel": "l", "charge": "kWh"}


class MonthPart(QWidget):
    """`entry_wanted(kind)` for a form; `changed` when a line was struck."""

    entry_wanted = Signal(str)
    changed = Signal()

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self.setProperty("kind", "inner")
        self.context = context
        today = context.showroom.work.today()
        self.when = (today.year, today.month)
        self.car: DemoCarFile | None = None
        self.sheet: MonthSheet | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE_2, 0, 0)
        column.setSpacing(SPACE_3)
        self.trip_button, self.log_strike = Button(self.tr("Staff trip…")), Button(self.tr("Strike out…"))
        self.cost_button, self.cost_strike = Button(self.tr("Cost…")), Button(self.tr("Strike out…"))
        column.addLayout(self._build_head())
        self.totals = text_label("", wrap=True)
        self.totals.setObjectName("month_totals")
        column.addWidget(self.totals)
        self.sides = QStackedWidget()
        self.sides.setProperty("kind", "inner")
        self.log = RowTable("car_log", self.tr("Log"), _fading(self._log_columns()), context.jobs)
        self.costs = RowTable("car_costs", self.tr("Costs"), _fading(self._cost_columns()), context.jobs)
        for table in (self.log, self.costs):
            self.sides.addWidget(table)
            table.picked.connect(self._on_picked)
        self._connect()
        column.addWidget(self.sides, 1)
        self.show_side(costs=False)

    def show_side(self, *, costs: bool) -> None:
        """The month's payments, or when the car was away."""
        self.sides.setCurrentIndex(1 if costs else 0)
        self.trip_button.setVisible(not costs)
        self.log_strike.setVisible(not costs and self.context.actor.may(Permission.RULE_OVERRIDE))
        self.cost_button.setVisible(costs)
        self.cost_strike.setVisible(costs)

    def show_car(self, car: DemoCarFile) -> None:
        """Read the month shown, of this car."""
        self.car = car
        service, actor = self.context.showroom.car_log, self.context.actor
        read = partial(service.month, actor, car.row.id, *self.when)
        self.context.jobs.read(read, self._on_sheet, self.context.notifier.error, key="month")

    def turn(self, months: int) -> None:
        """So many months on; a month that has not begun is not shown."""
        number = self.when[0] * 12 + self.when[1] - 1 + months
        today = self.context.showroom.work.today()
        self.when = min((number // 12, number % 12 + 1), (today.year, today.month))
        if self.car is not None:
            self.show_car(self.car)

    def strike_log(self) -> ReasonDialog | None:
        """Take a wrong trip off the log, with why; a customer's drive stays."""
        line: LogLine | None = self.log.row()
        if line is None or line.kind != "trip" or line.struck:
            return None
        service = self.context.showroom.car_log  # rows of trips are told from those of drives by their sign
        return self._ask(partial(service.strike_trip, self.context.actor, -line.id))

    def strike_cost(self) -> ReasonDialog | None:
        """Take a wrong payment off, with why."""
        line: CostLine | None = self.costs.row()
        if line is None or line.struck:
            return None
        return self._ask(partial(self.context.showroom.car_log.strike_cost, self.context.actor, line.id))

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
        if self.car is None:
            return
        service, context = self.context.showroom.car_log, self.context
        act = partial(service.export_month, context.actor, self.car.row.id, self.when, Path(path), context.lang)
        context.jobs.write(act, self._on_exported, self._on_failed)

    def _build_head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE_2)
        self.before, self.after = (
            IconButton("chevron-left", self.tr("Month before")), IconButton("chevron-right", self.tr("Month after")),
        )  # fmt: skip
        self.month = text_label("", "heading")
        self.month.setObjectName("month_shown")
        self.export_button = Button(self.tr("Month's sheet…"))
        self.export_button.setObjectName("car_export")
        self.export_button.setVisible(self.context.actor.may(Permission.EXPORT))
        for widget in (self.before, self.month, self.after):
            row.addWidget(widget)
        row.addStretch(1)
        for button in (
            self.trip_button, self.log_strike, self.cost_button, self.cost_strike, self.export_button,
        ):  # fmt: skip
            row.addWidget(button)
        return row

    def _connect(self) -> None:
        for button, name, act in (
            (self.before, "month_before", partial(self.turn, -1)), (self.after, "month_after", partial(self.turn, 1)),
            (self.export_button, "car_export", self.export), (self.log_strike, "trip_strike", self.strike_log),
            (self.cost_strike, "cost_strike", self.strike_cost),
            (self.trip_button, "car_trip", partial(self.entry_wanted.emit, "trip")),
            (self.cost_button, "car_cost", partial(self.entry_wanted.emit, "cost")),
        ):  # fmt: skip
            button.setObjectName(name)
            button.clicked.connect(partial(_call, act))

    def _log_columns(self) -> tuple[Column, ...]:
        return (
            Column("number", self.tr("Drive or purpose"), _purpose, width=170),
            Column("driver", self.tr("Driver"), lambda row: str(row.driver), width=80),
            Column("staff", self.tr("Staff"), lambda row: str(row.staff), width=80),
            Column("out", self.tr("Out"), lambda row: _moment(row.out_at), width=95),
            Column("back", self.tr("Back"), lambda row: _moment(row.back_at), width=95),
            Column("km", self.tr("km"), lambda row: "" if row.km is None else str(row.km), right=True, width=50),
            Column("energy", self.tr("Energy"), _used, right=True, width=100),
        )

    def _cost_columns(self) -> tuple[Column, ...]:
        return (
            Column("day", self.tr("Day"), lambda row: str(row.day), width=95),
            Column("kind", self.tr("Kind"), lambda row: word(COST_KINDS, row.kind), width=90),
            Column("amount", self.tr("Amount"), lambda row: f"¥{row.amount.grouped()}", right=True, width=90),
            Column("quantity", self.tr("Quantity"), _quantity, right=True, width=85),
            Column("voucher", self.tr("Receipt"), lambda row: str(row.voucher), width=90),
            Column("by", self.tr("By"), lambda row: str(row.by), width=70),
            Column("note", self.tr("Note"), self._note, width=160),
        )

    def _note(self, row: CostLine) -> str:
        struck = self.tr("struck: {why}").format(why=row.struck) if row.struck else ""
        return " · ".join(part for part in (struck, row.note) if part)

    def _on_sheet(self, sheet: MonthSheet) -> None:
        self.sheet = sheet
        self.month.setText(f"{sheet.year}-{sheet.month:02d}")
        today = self.context.showroom.work.today()
        self.after.setEnabled(self.when < (today.year, today.month))
        self.log.show_rows(sorted((*sheet.log, *sheet.struck_log), key=lambda line: line.out_at))
        self.costs.show_rows(sorted((*sheet.costs, *sheet.struck_costs), key=lambda line: (line.day, line.id)))
        bought = [f"{word(COST_KINDS, kind)} {amount / 100:,.2f} {UNITS[kind]}" for kind, amount in sheet.quantities]
        kinds = [f"{word(COST_KINDS, kind)} ¥{amount.grouped()}" for kind, amount in sheet.by_kind]
        text = self.tr("{km} km, of them {own} km by staff · costs ¥{costs} · fines ¥{fines}").format(
            km=sheet.km, own=sheet.trip_km, costs=sheet.cost_total.grouped(), fines=sheet.fine_total.grouped()
        )
        self.totals.setText("\n".join(part for part in (text, " · ".join([*kinds, *bought])) if part))

    def _on_picked(self) -> None:
        line, cost = self.log.row(), self.costs.row()
        self.log_strike.setEnabled(line is not None and line.kind == "trip" and not line.struck)
        self.cost_strike.setEnabled(cost is not None and not cost.struck)

    def _ask(self, act: Any) -> ReasonDialog:
        dialog = ReasonDialog(self, self.tr("Why is this line struck out?"), self.tr("Strike out"))
        dialog.given.connect(partial(self._on_reason, act))
        dialog.open()
        return dialog

    def _on_reason(self, act: Any, reason: str) -> None:
        self.context.jobs.write(partial(act, reason), self._on_struck, self._on_failed)

    def _on_struck(self, _nothing: object) -> None:
        self.context.notifier.done(self.tr("Struck out; it counts no more and stays to be seen"))
        self.changed.emit()

    def _on_exported(self, _sheet: object) -> None:
        self.context.notifier.done(self.tr("The month's sheet is written"))

    def _on_failed(self, error: ShowroomError) -> None:
        told = next(iter(error.fields.values()), None) if isinstance(error, FieldErrors) else None
        self.context.notifier.error(error if told is None else ShowroomError(told.message, **told.values))


def _call(act: Any, _checked: bool = False) -> None:
    act()


def _moment(at: Any) -> str:
    """`11-22 10:05` in the store's own time."""
    return "" if at is None else f"{at.astimezone(STORE_ZONE):%m-%d %H:%M}"


def _fading(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """A struck line stands back in every column."""
    return tuple(replace(column, tone=_tone) for column in columns)


def _purpose(row: LogLine) -> str:
    return f"✕ {row.number} · {row.struck}" if row.struck else row.number


def _tone(row: LogLine | CostLine) -> str:
    return "muted" if row.struck else ""


def _used(row: LogLine) -> str:
    return "" if row.out_energy is None or row.back_energy is None else f"{row.out_energy} → {row.back_energy} %"


def _quantity(row: CostLine) -> str:
    return "" if row.quantity is None else f"{row.quantity / 100:,.2f} {UNITS.get(row.kind, '')}"
