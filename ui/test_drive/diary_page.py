"""The diary of all demo cars: one day as a grid and the same as a list."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from typing import Any

from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from showroom.kernel.clock import STORE_ZONE
from showroom.kernel.errors import ShowroomError
from showroom.test_drive.views import Diary, DiarySlot
from ui.changes import Changes
from ui.context import UiContext
from ui.test_drive import words
from ui.test_drive.diary import DiaryGrid
from ui.theme import ROW_HEIGHT, SPACE_3, SPACE_4, SPACE_5
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, text_label
from ui.widgets.fields import DateField
from ui.widgets.form import Form, FormBinder


class DiaryPage(QWidget):
    """Look through the days; a booking opens its deal."""

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self.setObjectName("diary_page")
        self.setProperty("kind", "page")
        self.context = context
        self.day: date = context.showroom.work.today()
        self._slots: list[DiarySlot] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_5, SPACE_4, SPACE_5, SPACE_4)
        column.setSpacing(SPACE_3)
        column.addLayout(self._build_head())
        card = Card()
        self.grid = DiaryGrid("diary_grid", self.tr("Diary of the demo cars: arrows move, Enter opens a booking"))
        card.add(self.grid)
        column.addWidget(card)
        listed = Card()
        self.table = self._build_table()
        listed.add(self.table, 1)
        column.addWidget(listed, 1)
        self.grid.opened.connect(self._open)
        self.binder = FormBinder(self.form, parent=self)
        self.binder.left.connect(self._on_day_typed)
        context.changes.changed.connect(self._on_changes)
        self.show_day(self.day)

    def show_day(self, day: date) -> None:
        """Read and show a day."""
        self.day = day
        self.binder.set_values({"diary_day": day})
        read = partial(self.context.showroom.test_drive.cars, self.context.actor, day)
        self.context.jobs.read(read, self._on_diary, self._on_failed, "diary")

    def snapshot(self) -> dict[str, Any]:
        """The day shown."""
        return {"day": self.day.isoformat()}

    def restore(self, snapshot: dict[str, Any]) -> None:
        """Show that day again."""
        self.show_day(date.fromisoformat(snapshot["day"]))

    def show_before(self) -> None:
        """One day back."""
        self.show_day(self.day - timedelta(days=1))

    def show_after(self) -> None:
        """One day on."""
        self.show_day(self.day + timedelta(days=1))

    def show_today(self) -> None:
        """Today."""
        self.show_day(self.context.showroom.work.today())

    def _build_head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE_3)
        row.addWidget(text_label(self.tr("Test drives"), "subject"))
        self.count = text_label("", "fact")
        row.addWidget(self.count)
        row.addStretch(1)
        self.form = Form(columns=1)
        self.form.add(DateField("diary_day", self.tr("Day"), today=self.context.showroom.work.today))
        for text, name, act in (
            (self.tr("Day before"), "day_before", self.show_before),
            (self.tr("Today"), "day_today", self.show_today),
            (self.tr("Day after"), "day_after", self.show_after),
        ):
            button = Button(text)
            button.setObjectName(name)
            button.clicked.connect(act)
            row.addWidget(button)
        row.addWidget(self.form)
        return row

    def _build_table(self) -> QTableWidget:
        heads = [self.tr("Time"), self.tr("Demo car"), self.tr("Customer"), self.tr("Escort"), self.tr("Mode")]
        heads += [self.tr("Status"), self.tr("Number")]
        table = QTableWidget(0, len(heads))
        table.setObjectName("diary_list")
        table.setAccessibleName(self.tr("Bookings of the day"))
        table.setHorizontalHeaderLabels(heads)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setTabKeyNavigation(False)
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        table.activated.connect(self._on_activated)
        return table

    def _on_diary(self, diary: Diary) -> None:
        self.grid.show_diary(diary)
        pairs = sorted(((slot, car) for car in diary.cars for slot in car.slots), key=lambda pair: pair[0].starts_at)
        self._slots = [slot for slot, _ in pairs]
        modes = dict(words.MODES)
        self.table.setRowCount(len(pairs))
        for row, (slot, car) in enumerate(pairs):
            start, end = slot.starts_at.astimezone(STORE_ZONE), slot.ends_at.astimezone(STORE_ZONE)
            status = self.tr("Overdue") if slot.overdue else words.word(words.STATUSES[slot.status.value])
            texts = (
                f"{start:%H:%M}–{end:%H:%M}", f"{car.text} · {car.plate}", slot.customer, slot.escort,
                words.word(modes[slot.mode.value]), status, slot.number,
            )  # fmt: skip
            for column, text in enumerate(texts):
                self.table.setItem(row, column, QTableWidgetItem(text))
        self.count.setText(
            self.tr("{cars} demo cars, {drives} bookings").format(cars=len(diary.cars), drives=len(pairs))
        )

    def _on_activated(self) -> None:
        row = self.table.currentRow()
        if 0 <= row < len(self._slots):
            self._open(self._slots[row])

    def _open(self, slot: DiarySlot) -> None:
        if slot.mine:
            self.context.open_place("deal", slot.deal_id)

    def _on_day_typed(self) -> None:
        values = self.binder.collect()
        if values is not None and values["diary_day"] is not None and values["diary_day"] != self.day:
            self.show_day(values["diary_day"])

    def _on_changes(self, changes: Changes) -> None:
        if changes.kind in ("test_drive", "vehicle"):
            self.show_day(self.day)

    def _on_failed(self, error: ShowroomError) -> None:
        self.context.notifier.error(error)
