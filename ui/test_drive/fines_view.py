"""Fines of one car or of all: open and done, whose they are with what says so, told, paid, assigned, struck (TR-04)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from showroom.kernel.actor import Permission
from showroom.kernel.clock import STORE_ZONE
from showroom.kernel.errors import FieldErrors, ShowroomError
from showroom.test_drive.demo_model import FineMatch
from showroom.test_drive.demo_views import DemoCarFile, DemoCarRow, DriverChoice, FineLine
from showroom.test_drive.fines import FineState
from ui.changes import Changes
from ui.context import UiContext
from ui.test_drive.car_entry import About, EntryDialog
from ui.test_drive.demo_words import FINE_MATCHES, FINE_STATES, word, worded
from ui.test_drive.row_table import RowTable
from ui.theme import SPACE_2, SPACE_3, SPACE_4, SPACE_5
from ui.widgets.buttons import Button
from ui.widgets.cards import text_label
from ui.widgets.fields import ChoiceField
from ui.widgets.paged_table import Column
from ui.widgets.reason_dialog import ReasonDialog


class FinesView(QWidget):
    """A list with its acts; as a page of its own it shows the fines of all cars."""

    def __init__(self, context: UiContext, *, all_cars: bool = True) -> None:
        super().__init__()
        self.setObjectName("fines_view" if all_cars else "car_fines")
        self.setProperty("kind", "page" if all_cars else "inner")
        self.context, self.all_cars = context, all_cars
        self.car: DemoCarFile | None = None
        self.acts: dict[str, Button] = {}
        column = QVBoxLayout(self)
        if all_cars:
            column.setContentsMargins(SPACE_5, SPACE_4, SPACE_5, SPACE_4)
        else:
            column.setContentsMargins(0, SPACE_2, 0, 0)
        column.setSpacing(SPACE_3)
        column.addLayout(self._build_head())
        name, columns = ("fines", self._columns()) if all_cars else ("car_fine_list", self._columns()[1:])
        self.table = RowTable(name, self.tr("Fines"), columns, context.jobs)
        self.table.picked.connect(self._on_picked)
        self.table.opened.connect(self.open_deal)
        column.addWidget(self.table, 1)
        self.evidence = text_label("", wrap=True)
        self.evidence.setObjectName("fine_evidence")
        column.addWidget(self.evidence)
        if all_cars:
            context.changes.changed.connect(self._on_changes)
            self.reload()

    def show_car(self, car: DemoCarFile) -> None:
        """Show the fines of this car."""
        self.car = car
        self.reload()

    def reload(self) -> None:
        """Read the list again."""
        service, actor = self.context.showroom.fines, self.context.actor
        if self.all_cars:
            read = partial(service.listed, actor, FineState(self.state.value() or "open"))
            self.context.jobs.read(read, self.table.show_rows, self.context.notifier.error, key="fines")
        elif self.car is not None:
            read = partial(service.of_car, actor, self.car.row.id)
            self.context.jobs.read(read, self._on_car_fines, self.context.notifier.error, key="fines")

    def enter(self) -> None:
        """Enter a fine of this car, or of any."""
        if self.car is not None:
            self.show_entry("fine", About(car=self.car))
        else:
            read = partial(self.context.showroom.demo_cars.cars, self.context.actor)
            self.context.jobs.read(read, self._on_cars, self.context.notifier.error, key="cars")

    def tell(self) -> None:
        """The driver was told."""
        fine = self.table.row()
        if fine is not None:
            act = partial(self.context.showroom.fines.tell, self.context.actor, fine.id, fine.version)
            self.context.jobs.write(act, self._on_done, self._on_failed)

    def pay(self) -> None:
        """The fine is paid: when, and with which receipt."""
        fine = self.table.row()
        if fine is not None:
            self.show_entry("pay", About(fine=fine))

    def assign(self) -> None:
        """The manager says who drove, and why."""
        fine = self.table.row()
        if fine is not None:
            read = partial(self.context.showroom.fines.drivers, self.context.actor, fine.id)
            self.context.jobs.read(read, partial(self._on_drivers, fine), self.context.notifier.error, key="drivers")

    def strike(self) -> ReasonDialog | None:
        """Take a wrong entry off the list, with why."""
        fine = self.table.row()
        if fine is None:
            return None
        dialog = ReasonDialog(self, self.tr("Why is this fine struck out?"), self.tr("Strike out"))
        dialog.given.connect(partial(self._on_struck, fine))
        dialog.open()
        return dialog

    def open_deal(self, fine_id: int) -> None:
        """The deal of the drive that the fine belongs to."""
        fine: FineLine | None = next((row for row in self.table.rows if row.id == fine_id), None)
        if fine is not None and fine.deal_id is not None:
            self.context.open_place("deal", fine.deal_id)

    def show_entry(self, kind: str, about: About) -> EntryDialog:
        """One of the short forms, over this list."""
        dialog = EntryDialog(self, self.context, kind, about)
        dialog.saved.connect(self._on_done)
        dialog.open()
        return dialog

    def _build_head(self) -> QHBoxLayout:
        row, may = QHBoxLayout(), self.context.actor.may
        row.setSpacing(SPACE_3)
        if self.all_cars:
            row.addWidget(text_label(self.tr("Fines"), "subject"))
        self.state = ChoiceField("fine_state", self.tr("Show"), worded(FINE_STATES))
        self.state.setMinimumWidth(110)
        self.state.set_value("open")
        self.state.changed.connect(self.reload)
        row.addWidget(self.state)
        row.addStretch(1)
        acts: tuple[tuple[str, str, Callable[[], object], Permission], ...] = (
            ("new", self.tr("New fine…"), self.enter, Permission.TEST_DRIVE_WRITE),
            ("tell", self.tr("Driver told"), self.tell, Permission.TEST_DRIVE_WRITE),
            ("pay", self.tr("Paid…"), self.pay, Permission.TEST_DRIVE_WRITE),
            ("assign", self.tr("Who drove…"), self.assign, Permission.RULE_OVERRIDE),
            ("strike", self.tr("Strike out…"), self.strike, Permission.RULE_OVERRIDE),
        )
        for key, title, act, right in acts:
            button = self.acts[key] = Button(title)
            button.setObjectName(f"fine_{key}")
            button.clicked.connect(partial(_call, act))
            button.setVisible(may(right))
            row.addWidget(button)
        return row

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column("plate", self.tr("Car"), lambda row: str(row.plate or row.car), width=100),
            Column("at", self.tr("Time"), _moment, width=92),
            Column("offence", self.tr("Offence"), lambda row: str(row.offence), width=150 if self.all_cars else 120),
            Column("amount", self.tr("Amount"), lambda row: f"¥{row.amount.grouped()}", right=True, width=84),
            Column("points", self.tr("Points"), lambda row: str(row.points), right=True, width=54),
            Column("driver", self.tr("Driver"), _driver, width=300 if self.all_cars else 176, tone=_driver_tone),
            Column("state", self.tr("State"), self._state_of, width=118, tone=_state_tone),
            Column("place", self.tr("Place"), lambda row: str(row.place), width=50),
        )

    def _state_of(self, row: FineLine) -> str:
        if row.paid_on is not None and not row.done:
            return self.tr("paid, not told")
        if row.paid_on is not None:
            return self.tr("paid {day}").format(day=row.paid_on)
        return self.tr("told") if row.told_at is not None else self.tr("open")

    def _on_car_fines(self, fines: tuple[FineLine, ...]) -> None:
        wanted = FineState(self.state.value() or "open")
        self.table.show_rows([f for f in fines if wanted is FineState.ALL or f.done is (wanted is FineState.DONE)])

    def _on_picked(self) -> None:
        fine: FineLine | None = self.table.row()
        known = fine is not None and fine.match in (FineMatch.CUSTOMER, FineMatch.STAFF)
        self.acts["tell"].setEnabled(fine is not None and known and fine.told_at is None)
        self.acts["pay"].setEnabled(fine is not None and fine.paid_on is None)
        for key in ("assign", "strike"):
            self.acts[key].setEnabled(fine is not None)
        empty = {"open": self.tr("No open fine."), "done": self.tr("No fine is done."), "all": self.tr("No fine.")}
        shown = fine.evidence.text(self.context.lang) if fine is not None else empty[str(self.state.value() or "open")]
        self.evidence.setText(shown)

    def _on_cars(self, cars: tuple[DemoCarRow, ...]) -> None:
        self.show_entry("fine", About(cars=cars))

    def _on_drivers(self, fine: FineLine, drivers: tuple[DriverChoice, ...]) -> None:
        self.show_entry("assign", About(fine=fine, drivers=drivers))

    def _on_struck(self, fine: FineLine, reason: str) -> None:
        act = partial(self.context.showroom.fines.strike, self.context.actor, fine.id, reason, fine.version)
        self.context.jobs.write(act, self._on_done, self._on_failed)

    def _on_done(self, result: Any) -> None:
        if isinstance(result, FineLine):
            self.table.choose(result.id)
            self.context.notifier.done(result.evidence.text(self.context.lang))
        self.reload()

    def _on_changes(self, changes: Changes) -> None:
        if changes.kind == "vehicle" and self.isVisible():
            self.reload()

    def _on_failed(self, error: ShowroomError) -> None:
        told = next(iter(error.fields.values()), None) if isinstance(error, FieldErrors) else None
        self.context.notifier.error(error if told is None else ShowroomError(told.message, **told.values))
        self.reload()


def _call(act: Callable[[], object], _checked: bool = False) -> None:
    act()


def _moment(row: FineLine) -> str:
    return f"{row.at.astimezone(STORE_ZONE):%m-%d %H:%M}"


def _driver(row: FineLine) -> str:
    named = " / ".join(choice.text for choice in row.candidates)
    found = " · ".join(part for part in (row.driver, row.drive_number, named) if part)
    return f"{word(FINE_MATCHES, row.match)}{': ' if found else ''}{found}"


def _driver_tone(row: FineLine) -> str:
    return "" if row.driver else "caution"


def _state_tone(row: FineLine) -> str:
    return "good" if row.done else ""
